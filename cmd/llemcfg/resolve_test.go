//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/run/slurm"
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
	f.MaxArray = 0
	path := os.Getenv("PATH")
	t.Setenv("PATH", "")
	if err := f.resolve(t.Context(), "l"); err != nil || f.MaxArray != slurm.DefaultMaxArray {
		t.Errorf("the longest array is %d, %v", f.MaxArray, err)
	}
	t.Setenv("PATH", path)
	lock, err := testkit.StudyLock(2, 1)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("l", lock, 0o600); err != nil {
		t.Fatal(err)
	}
	args := []string{"study", "slurm", "l", "--state", "st", "--max-array", "7", "--output", "a\nb", "--", "true"}
	status, out, errs := called(nil, args)
	if want := "llemcfg: \"" + work + "/a\\nb\": sbatch cannot be told a path with a line break\n"; status != exitTrouble || out != "" || errs != want {
		t.Errorf("%d %q\ngot  %s\nwant %s", status, out, errs, want)
	}
}

// TestSubmit holds that each array is handed to sbatch, and that the first that is
// not accepted is said.
func TestSubmit(t *testing.T) {
	work := t.TempDir()
	t.Chdir(work)
	sbatch := "#!/bin/sh\ntest -e full && { echo no room >&2; exit 1; }\ngrep -e --gres >> submitted\ntouch \"$PLACE\"\necho Submitted\n"
	if err := os.WriteFile("s.yaml", []byte("model: gpt2\nbackend: vllm\nsweep: {vllm.tensor_parallel_size: [1, 4]}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("sbatch", []byte(sbatch), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", work+string(filepath.ListSeparator)+os.Getenv("PATH"))
	for _, c := range []struct {
		place, args, out, errs string
		status                 int
	}{
		{"x", "study lock s.yaml -o l", "", "", exitOK},
		{"x", "study slurm l --state st --max-array 7 --llemcfg llemcfg --submit -- true", "Submitted\nSubmitted\n", "", exitOK},
		{"full", "study slurm l --state st --max-array 7 --llemcfg llemcfg --submit -- true", "Submitted\n", "no room\nllemcfg: submitting array 2 of 2: exit status 1; those before it are submitted\n", exitTrouble},
	} {
		t.Setenv("PLACE", c.place)
		status, out, errs := called(nil, strings.Fields(c.args))
		if status != c.status || out != c.out || errs != c.errs {
			t.Errorf("%s: %d\n%s\n%s", c.args, status, out, errs)
		}
	}
	if text, err := os.ReadFile("submitted"); err != nil || string(text) != "#SBATCH --gres=gpu:1\n#SBATCH --gres=gpu:4\n#SBATCH --gres=gpu:1\n" {
		t.Errorf("%q %v", text, err)
	}

	// With a folder they can be submitted later.
	args := strings.Fields("study slurm l --state st --max-array 7 --llemcfg llemcfg --output new/scripts -- true")
	status, out, errs := called(nil, args)
	if status != exitOK || out != "new/scripts/submit.sh\n" || errs != "" {
		t.Errorf("%d %q %q", status, out, errs)
	}
	for name, want := range map[string]string{"array-1-of-2.sbatch": "--gres=gpu:1\n", "array-2-of-2.sbatch": "--gres=gpu:4\n", "submit.sh": "array-2-of-2.sbatch\n"} {
		path := filepath.Join("new/scripts", name)
		text, err := os.ReadFile(path)
		info, statErr := os.Stat(path)
		if err != nil || statErr != nil || !strings.Contains(string(text), want) || (info.Mode()&0o100 != 0) != (name == "submit.sh") {
			t.Errorf("%s: %v %v\n%s", name, err, statErr, text)
		}
	}
}
