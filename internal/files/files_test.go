package files_test

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/files"
)

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func expect(t *testing.T, path, want string) {
	t.Helper()
	if got, err := os.ReadFile(path); err != nil || string(got) != want {
		t.Errorf("%s: %v: %.80q, want %.80q", path, err, got, want)
	}
}

// names are those of all that is in a folder.
func names(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, e := range entries {
		all = append(all, e.Name())
	}
	return all
}

func TestRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.yaml")
	write(t, path, "0123456789")
	for limit, want := range map[int]string{0: "0", 4: "01234", 9: "0123456789", 10: "0123456789", 1 << 20: "0123456789"} {
		if got, err := files.Read(path, limit); err != nil || string(got) != want {
			t.Errorf("%d: %q %v", limit, got, err)
		}
	}
	if _, err := files.Read(filepath.Dir(path), 10); err == nil || err.Error() != "read "+filepath.Dir(path)+": it is a directory, not a file" {
		t.Errorf("%v", err)
	}
	for path, want := range map[string]string{
		filepath.Join(t.TempDir(), "none"): "there is no such file",
		t.TempDir():                        "the file cannot be read: it is a directory, not a file",
	} {
		if _, err := files.Read(path, 10); err == nil || files.Reason(err) != want {
			t.Errorf("%v", err)
		}
	}
}

func TestCreate(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a")
	if err := files.Create(path, []byte("new"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := files.Create(path, []byte("newer"), 0o644); !errors.Is(err, fs.ErrExist) {
		t.Errorf("%v", err)
	}
	expect(t, path, "new")
	if err := files.Create(filepath.Join(dir, "no", "folder"), nil, 0o644); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%v", err)
	}
	if got := names(t, dir); !slices.Equal(got, []string{"a"}) {
		t.Error(got)
	}
}

// TestReplace holds that what another has written meanwhile is not lost.
func TestReplace(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a")
	write(t, path, "old")
	for _, old := range []string{"", "ol", "other", "older"} {
		err := files.Replace(path, []byte(old), []byte("new"))
		if err == nil || !strings.HasSuffix(err.Error(), "a: it has been changed since it was read") {
			t.Errorf("%q: %v", old, err)
		}
		expect(t, path, "old")
	}
	if err := files.Replace(path, []byte("old"), []byte("new")); err != nil {
		t.Error(err)
	}
	expect(t, path, "new")
	if err := files.Replace(filepath.Join(dir, "none"), nil, nil); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
	if got := names(t, dir); !slices.Equal(got, []string{"a"}) {
		t.Error(got)
	}
}

// TestConcurrentWrites holds that a reader sees the whole of what one of several
// writers wrote, at any time.
func TestConcurrentWrites(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a")
	texts := make([][]byte, 4)
	for i := range texts {
		texts[i] = bytes.Repeat([]byte{byte('a' + i)}, 100_000)
	}
	if err := files.Write(path, texts[0], 0o600); err != nil {
		t.Fatal(err)
	}
	var writers sync.WaitGroup
	for _, text := range texts {
		writers.Go(func() {
			for range 20 {
				if err := files.Write(path, text, 0o600); err != nil {
					t.Error(err)
				}
			}
		})
	}
	for range 100 {
		got, err := files.Read(path, 1<<20)
		if err != nil || !slices.ContainsFunc(texts, func(text []byte) bool { return bytes.Equal(text, got) }) {
			t.Fatalf("%v: %d bytes", err, len(got))
		}
	}
	writers.Wait()
	if got := names(t, dir); !slices.Equal(got, []string{"a"}) {
		t.Error(got)
	}
}

// TestWritesOnce holds that a text is written once where it cannot be put in its
// place: a folder is in the way.
func TestWritesOnce(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a")
	calls := 0
	if err := os.MkdirAll(filepath.Join(path, "b"), 0o755); err != nil {
		t.Fatal(err)
	}
	err := files.WriteFunc(path, func(w io.Writer) error {
		calls++
		_, err := w.Write([]byte("x"))
		return err
	}, 0o644)
	if err == nil || calls > 1 {
		t.Errorf("%d calls: %v", calls, err)
	}
	if got := names(t, dir); !slices.Equal(got, []string{"a"}) {
		t.Error(got)
	}
}

// TestReason has errors with what a message that names the file says of them.
func TestReason(t *testing.T) {
	cause := errors.New("it is a socket")
	for _, c := range []struct {
		err  error
		want string
	}{
		{&fs.PathError{Op: "write", Path: "a", Err: cause}, "it is a socket"},
		{&fs.PathError{Op: "write", Path: "a", Err: fs.ErrPermission}, "permission denied"},
		{&fs.PathError{Op: "open", Path: "a", Err: fs.ErrNotExist}, "there is no such file"},
		{&fs.PathError{Op: "open", Path: "a", Err: fs.ErrPermission}, "reading it is not permitted"},
		{&fs.PathError{Op: "read", Path: "a", Err: cause}, "the file cannot be read: it is a socket"},
		{cause, "it is a socket"},
	} {
		if got := files.Reason(c.err); got != c.want {
			t.Errorf("%v: %s, want %s", c.err, got, c.want)
		}
	}
}
