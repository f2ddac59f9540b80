//go:build unix

package main

import (
	"errors"
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
		status, _, errs := called(nil, strings.Fields(c.call))
		if status != exitOK {
			t.Errorf("%s: %d %s", c.call, status, errs)
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

// TestStudyWriteRefuses has folders that study write leaves as they are.
func TestStudyWriteRefuses(t *testing.T) {
	t.Chdir(t.TempDir())
	call := func(args string) (int, string) {
		status, out, errs := called(nil, strings.Fields(args))
		return status, out + errs
	}
	for name, text := range map[string]string{"s.yaml": "model: gpt2\nsweep: {n: [1]}\n", "file": ""} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("nowhere", "link"); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir("empty", 0o755); err != nil {
		t.Fatal(err)
	}
	const written = "out/1_n-1_a5f96800f238.yaml"
	for _, c := range []struct {
		change func() error
		folder string
		want   string // empty where it is written
	}{
		{nil, "link/out", "mkdir link: file exists"},
		{nil, "file", "open file: not a directory"},
		{nil, "empty", ""},
		{nil, "out", ""},
		{nil, "./out/", ""},
		{func() error { return os.WriteFile("out/notes", nil, 0o600) }, "out", "out holds notes beside the experiments of the study, and is left as it is: move it away"},
		{func() error { return os.Rename("out/notes", "out/x_a5f96800f238.yaml") }, "out", "out holds x_a5f96800f238.yaml beside the experiments of the study, and is left as it is: move it away"},
		{func() error { return os.Rename("out/x_a5f96800f238.yaml", "out/2_n-1_a5f96800f23.yaml") }, "out", "out holds 2_n-1_a5f96800f23.yaml beside the experiments of the study, and is left as it is: move it away"},
		{func() error { return os.Rename("out/2_n-1_a5f96800f23.yaml", "out/_a5f96800f238.yaml") }, "out", "out holds _a5f96800f238.yaml beside the experiments of the study, and is left as it is: move it away"},
		{func() error { return os.Rename("out/_a5f96800f238.yaml", "out/1_n-1_a5f96800f238") }, "out", "out holds 1_n-1_a5f96800f238 beside the experiments of the study, and is left as it is: move it away"},
		{func() error {
			return errors.Join(os.Remove("out/1_n-1_a5f96800f238"), os.Mkdir("out/3_n-1_a5f96800f238.yaml", 0o755))
		}, "out", "out holds 3_n-1_a5f96800f238.yaml beside the experiments of the study, and is left as it is: move it away"},
		{func() error {
			return errors.Join(os.Remove("out/3_n-1_a5f96800f238.yaml"), os.WriteFile("out/9_n-1_a5f96800f238.yaml", nil, 0o600))
		}, "out", ""}, // a file of the study as it was before
		{func() error { return os.WriteFile("out/.llemcfg-study.json", []byte(`{"fingerprint": "f00d"}`), 0o600) }, "out", "out holds the experiments of another study, and is left as it is: name another folder, or remove this one"},
		{func() error { return os.Remove("out/.llemcfg-study.json") }, "out", "out holds files that no study has written, and is left as it is: name another folder"},
	} {
		if c.change != nil {
			if err := c.change(); err != nil {
				t.Fatal(err)
			}
		}
		before := modes(t)
		status, got := call("study write s.yaml " + c.folder)
		if c.want == "" {
			if want := "1 experiment in " + c.folder + "\n"; status != exitOK || got != want {
				t.Errorf("%s: %d %s", c.folder, status, got)
			}
			continue
		}
		if status != exitTrouble || got != "llemcfg: "+c.want+"\n" {
			t.Errorf("%s: %d %s", c.folder, status, got)
		}
		if after := modes(t); !slices.Equal(before, after) {
			t.Errorf("%s: there was\n%s\nand is\n%s", c.folder, before, after)
		}
	}
	// A folder beside it has a longer name, until it takes its place.
	if status, got := call("study write s.yaml " + strings.Repeat("x", 250)); status != exitTrouble || !strings.HasPrefix(got, "llemcfg: mkdir ") || !strings.HasSuffix(got, ": file name too long\n") {
		t.Errorf("%d %s", status, got)
	}
	if text, err := os.ReadFile(written); err != nil || string(text) != "# Point 1 of s.yaml.\nmodel: gpt2\nn: 1\n" {
		t.Errorf("%q %v", text, err)
	}

	// The folder that the process is in has no other that takes its place.
	t.Chdir("empty")
	before := modes(t)
	if status, got := call("study write ../s.yaml ."); status != exitTrouble || !strings.HasPrefix(got, "llemcfg: rename . ") {
		t.Errorf("%d %s", status, got)
	}
	if after := modes(t); !slices.Equal(before, after) {
		t.Errorf("there was\n%s\nand is\n%s", before, after)
	}
}
