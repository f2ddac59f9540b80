package loader_test

import (
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/testkit"
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
		testkit.Golden(t, golden, string(got))
	}
}
