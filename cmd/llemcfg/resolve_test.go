package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/testkit"
)

// TestSlurmPaths holds that scripts have absolute paths, and that a path is refused
// that sbatch cannot be told.
func TestSlurmPaths(t *testing.T) {
	work := t.TempDir()
	t.Chdir(work)
	f := &slurmFlags{output: "scripts"}
	f.State, f.MaxArray, f.Program = "st", 7, "/bin/llemcfg"
	if err := f.resolve(t.Context(), "l"); err != nil {
		t.Fatal(err)
	}
	for got, want := range map[string]string{
		f.Lock: filepath.Join(work, "l"), f.State: filepath.Join(work, "st"), f.Folder: work, f.Logs: filepath.Join(work, "scripts"), f.Program: "/bin/llemcfg",
	} {
		if got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	if f.MaxArray != 7 {
		t.Errorf("the longest array is %d", f.MaxArray)
	}
	f.Program = ""
	if err := f.resolve(t.Context(), "l"); err != nil || !filepath.IsAbs(f.Program) {
		t.Errorf("%s %v", f.Program, err)
	}
	lock, err := testkit.StudyLock(2, 1)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("l", lock, 0o600); err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	args := []string{"study", "slurm", "l", "--state", "st", "--max-array", "7", "--output", "a\nb", "--", "true"}
	status := (&Command{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &errs}).Main(args)
	if want := "llemcfg: \"" + work + "/a\\nb\": sbatch cannot be told a path with a line break\n"; status != exitTrouble || out.Len() > 0 || errs.String() != want {
		t.Errorf("%d %q\ngot  %s\nwant %s", status, out.String(), errs.String(), want)
	}
}
