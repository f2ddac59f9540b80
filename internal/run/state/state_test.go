package state

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestFolders has folders with what is said of those that cannot be opened or
// made. Where a message ends with a colon the system says the rest.
func TestFolders(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string][2]string{
		"":         {"<nil>", "<nil>"},
		"new":      {"there is no state folder DIR/new: nothing was run with it yet", "<nil>"},
		"none/new": {"there is no state folder DIR/none/new: nothing was run with it yet", "the state folder DIR/none/new cannot be made: there is no folder DIR/none"},
		"file":     {"the state folder DIR/file is a file", "the state folder DIR/file is a file"},
		"file/new": {"the state folder:", "the state folder cannot be made:"},
	} {
		path := filepath.Join(dir, name)
		_, opened := Open(path)
		_, made := Create(path)
		for i, err := range []error{opened, made} {
			got := strings.ReplaceAll(fmt.Sprint(err), dir, "DIR")
			if got != want[i] && !(strings.HasSuffix(want[i], ":") && strings.HasPrefix(got, want[i])) {
				t.Errorf("%s: %s, want %s", name, got, want[i])
			}
		}
	}
}

// TestLoad has what the file of a state says, with what is said of it.
func TestLoad(t *testing.T) {
	s := newStore(t, DefaultTimes())
	if state, err := s.Load(aRun); state != nil || err != nil {
		t.Errorf("a run that was never started: %v, %v", state, err)
	}
	path := s.path(aRun, ".json")
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		`{"fingerprint":"f00d","cycle":1,"status":"running"}`:   "<nil>",
		`{"fingerprint":"f00d","cycle":1,"status":"succeeded"}`: "<nil>",
		`{"fingerprint":"f00d","cycle":1,"status":"failed"}`:    "<nil>",
		`{"fingerprint":"f00d","cycle":1,"status":"lost"}`:      `PATH has the unknown status "lost"; another version of llemcfg wrote it`,
		`{"fingerprint":"f00d","cycle":2,"status":"failed"}`:    "PATH is the state of another run; delete it to run it again",
		`{"fingerprint":"beef","cycle":1,"status":"failed"}`:    "PATH is the state of another run; delete it to run it again",
		`{`: "PATH is not the state of a run: unexpected end of JSON input; delete it to run it again",
	} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		state, err := s.Load(aRun)
		if got := strings.ReplaceAll(fmt.Sprint(err), path, "PATH"); got != want || (state == nil) != (err != nil) {
			t.Errorf("%s: %v, %s, want %s", text, state, got, want)
		}
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(path, 0o777); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Load(aRun); err == nil || !strings.HasPrefix(err.Error(), "the state of a run: ") {
		t.Errorf("a folder: %v", err)
	}
}
