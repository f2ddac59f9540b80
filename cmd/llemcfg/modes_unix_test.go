//go:build unix

package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// TestModes has the permissions of what commands write, before the umask takes some
// away.
func TestModes(t *testing.T) {
	defer syscall.Umask(syscall.Umask(0))
	work := t.TempDir()
	t.Chdir(work)
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(work, "config"))
	if err := os.WriteFile("s.yaml", []byte("model: gpt2\nexecution: {experiment_gap_seconds: 0}\nsweep: {n: [1, 2]}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ call, want string }{
		{"config init", "config rwx------, config/llenergymeasure rwx------, config/llenergymeasure/config.yaml rw-------"},
		{"config init --force", ""},
		{"init a.yaml", "a.yaml rw-r--r--"},
		{"docs -o d.md", "d.md rw-r--r--"},
		{"schema -o s.json", "s.json rw-r--r--"},
		{"study lock s.yaml -o l", "l rw-r--r--"},
		{"study write s.yaml deep/out", "deep rwxr-xr-x, deep/out rwxr-xr-x, deep/out/.llemcfg-study.json rw-r--r--, " +
			"deep/out/1_n-1_a5f96800f238.yaml rw-r--r--, deep/out/2_n-2_3b32c96c834b.yaml rw-r--r--"},
		{"study slurm l --state st --max-array 7 --llemcfg llemcfg -o jobs -- true", "jobs rwxrwxrwx, jobs/array-1-of-1.sbatch rw-r--r--, jobs/submit.sh rwxr-xr-x"},
	} {
		before := modes(t)
		var out, errs bytes.Buffer
		if status := (&Command{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &errs}).Main(strings.Fields(c.call)); status != exitOK {
			t.Errorf("%s: %d %s", c.call, status, errs.String())
		}
		var added []string
		for _, line := range modes(t) {
			if !slices.Contains(before, line) {
				added = append(added, line)
			}
		}
		if got := strings.Join(added, ", "); got != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.call, got, c.want)
		}
	}
}

// modes are the files and folders below this one with their permissions.
func modes(t *testing.T) []string {
	var all []string
	err := filepath.WalkDir(".", func(path string, e fs.DirEntry, err error) error {
		if err != nil || path == "." {
			return err
		}
		info, err := e.Info()
		if err == nil {
			all = append(all, fmt.Sprintf("%s %s", path, info.Mode().String()[1:]))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}
