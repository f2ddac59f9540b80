package loader_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestSurface holds what `go doc -all` says of the public packages, so that a
// change of what they export is seen.
func TestSurface(t *testing.T) {
	if testing.Short() {
		t.Skip("it runs go doc")
	}
	for _, name := range []string{"diag", "loader", "reference", "ssot", "study"} {
		got, err := exec.CommandContext(t.Context(), "go", "doc", "-all", "github.com/llenergymeasure/llemcfg/pkg/"+name).Output()
		if err != nil {
			t.Fatal(err)
		}
		golden := filepath.Join("testdata", "surface", name+".txt")
		if *update {
			if err := os.WriteFile(golden, got, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if want = bytes.ReplaceAll(want, []byte("\r\n"), []byte("\n")); !bytes.Equal(got, want) {
			t.Errorf("%s (-update writes it again):\n%s", golden, cmp.Diff(string(want), string(got)))
		}
	}
}
