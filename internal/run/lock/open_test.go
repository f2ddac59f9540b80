package lock_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/run/lock"
)

// TestOpen has what is said of what is no lock.
func TestOpen(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "l")
	if err := os.WriteFile(path, made(t, 2, 1), 0o600); err != nil {
		t.Fatal(err)
	}
	l, err := lock.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if l.Path() != path || l.Runs() != 2 {
		t.Errorf("%s, %d runs", l.Path(), l.Runs())
	}
	if err := errors.Join(l.Verify(), l.Close()); err != nil {
		t.Error(err)
	}
	if err := l.Verify(); !errors.Is(err, os.ErrClosed) || !strings.HasPrefix(err.Error(), path+": ") {
		t.Errorf("it is not closed: %v", err)
	}
	empty := filepath.Join(dir, "empty")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		filepath.Join(dir, "none"): filepath.Join(dir, "none") + ": there is no such file; llemcfg study lock writes a lock",
		dir:                        dir + " is not a regular file, as a lock has to be",
		empty:                      empty + " is not the lock of a study; llemcfg study lock writes one",
		path + "/x":                "stat " + path + "/x: not a directory",
	} {
		if _, err := lock.Open(path); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

// failing is a text of which nothing from an offset on can be read.
type failing struct {
	text []byte
	from int64
}

var errDisk = errors.New("the disk is broken")

func (f failing) ReadAt(p []byte, at int64) (int, error) {
	if at+int64(len(p)) > f.from {
		n := copy(p, f.text[min(at, f.from):f.from])
		return n, errDisk
	}
	return copy(p, f.text[at:]), nil
}

// TestUnreadable holds that what cannot be read is said, and is no damage.
func TestUnreadable(t *testing.T) {
	text := made(t, 4, 2)
	for from := range int64(len(text)) {
		l, err := lock.New("l", failing{text, from}, int64(len(text)))
		if err == nil {
			err = l.Verify()
		}
		if !errors.Is(err, errDisk) {
			t.Fatalf("from byte %d: %v", from, err)
		}
	}
}

// TestSwapped holds that a line of a lock does not pass for another.
func TestSwapped(t *testing.T) {
	text := made(t, 2, 2)
	lines := bytes.SplitAfter(text, []byte("\n"))
	var first int // run
	for i, line := range lines {
		if bytes.HasPrefix(line, []byte(`{"index":0,`)) {
			first = i
		}
	}
	lines[first], lines[first+1] = lines[first+1], lines[first]
	l, err := read(bytes.Join(lines, nil))
	if err != nil {
		t.Fatal(err)
	}
	want := "study.lock.jsonl is damaged or was edited: run 0: it is run 1; lock the study again"
	if _, err := l.Run(0); err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	for run, err := range l.All() {
		if err == nil || err.Error() != want {
			t.Errorf("%+v: got %v, want %s", run, err, want)
		}
	}
	if err := l.Verify(); err == nil || !strings.HasSuffix(err.Error(), "the whole: its SHA-256 does not match; lock the study again") {
		t.Error(err)
	}

	// The point of another run.
	if l, err = read(text); err != nil {
		t.Fatal(err)
	}
	one, err := l.Run(0)
	if err != nil {
		t.Fatal(err)
	}
	other, err := l.Run(1)
	if err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(r *lock.Run){
		"its place":       func(r *lock.Run) { r.Offset = other.Offset },
		"its number":      func(r *lock.Run) { r.Number = other.Number },
		"its fingerprint": func(r *lock.Run) { r.Fingerprint = other.Fingerprint },
	} {
		r := one
		change(&r)
		if _, err := l.Point(r); err == nil || !strings.Contains(err.Error(), "is damaged or was edited: the point of run 0: it is another point") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestIndices holds what is said of a run that a lock does not have.
func TestIndices(t *testing.T) {
	for runs, want := range map[int]string{1: "its only run is 0", 2: "its runs are 0 to 1", 3: "its runs are 0 to 2"} {
		l, err := read(made(t, 1, runs))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := l.Run(runs); err == nil || err.Error() != fmt.Sprintf("study.lock.jsonl has no run %d: %s", runs, want) {
			t.Errorf("%d runs: %v", runs, err)
		}
	}
}
