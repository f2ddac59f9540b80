//go:build unix

package files_test

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"

	"github.com/llenergymeasure/llemcfg/internal/files"
)

// TestLinks has symbolic links, with the file that is written when they are: a
// link stays one.
func TestLinks(t *testing.T) {
	dir := t.TempDir()
	for _, folder := range []string{"a/b", "c"} {
		if err := os.MkdirAll(filepath.Join(dir, folder), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for name, to := range map[string]string{
		"relative": "a/file", "a/up": "../c/file", "absolute": filepath.Join(dir, "a/file"), "two": "relative", "new": "a/made", "folder": "a/b",
		"folder-up": "folder/../file", // the folder above a/b, not above folder
		"loop":      "loop", "nowhere": "none/file",
	} {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	write(t, filepath.Join(dir, "file"), "another")
	for _, c := range []struct{ write, file, wrong string }{
		{"relative", "a/file", ""},
		{"a/up", "c/file", ""},
		{"absolute", "a/file", ""},
		{"two", "a/file", ""},
		{"new", "a/made", ""},
		{"folder/x", "a/b/x", ""},
		{"folder-up", "a/file", ""},
		{"loop", "", "too many levels of symbolic links"},
		{"nowhere", "", "no such file or directory"},
		{"none/file", "", "no such file or directory"},
		{"folder", "", "it is a directory, not a file"},
	} {
		if c.file != "" && c.file != "a/made" {
			write(t, filepath.Join(dir, c.file), "old")
		}
		path := filepath.Join(dir, c.write)
		err := files.Write(path, []byte(c.write), 0o644)
		if c.wrong != "" {
			if err == nil || err.Error() != "write "+path+": "+c.wrong {
				t.Errorf("%s: %v, want %s", c.write, err, c.wrong)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", c.write, err)
			continue
		}
		expect(t, filepath.Join(dir, c.file), c.write)
		if err := files.Replace(path, []byte(c.write), []byte("again")); err != nil {
			t.Errorf("%s: %v", c.write, err)
		}
		expect(t, filepath.Join(dir, c.file), "again")
	}
	expect(t, filepath.Join(dir, "file"), "another")
	for _, name := range []string{"relative", "new", "nowhere", "loop"} {
		path := filepath.Join(dir, name)
		if err := files.Create(path, nil, 0o644); !errors.Is(err, fs.ErrExist) {
			t.Errorf("%s: %v", name, err)
		}
		if info, err := os.Lstat(path); err != nil || info.Mode()&fs.ModeSymlink == 0 {
			t.Errorf("%s is no link any more: %v", name, err)
		}
	}
	// What stands for a file that is open is not followed to its name.
	open, err := os.OpenFile(filepath.Join(dir, "open"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	defer open.Close()
	name := filepath.Join("/proc/self/fd", strconv.Itoa(int(open.Fd())))
	if _, err := os.Stat(name); err != nil {
		t.Skip("there is no /proc")
	}
	for range 2 {
		if err := files.Write(name, []byte("more"), 0o600); err != nil {
			t.Error(err)
		}
	}
	if err := files.Replace(name, []byte("moremore"), nil); err == nil || err.Error() != "write "+name+": it stands for a file that a process has open" {
		t.Error(err)
	}
	text := make([]byte, 8)
	if _, err := open.ReadAt(text, 0); err != nil || string(text) != "moremore" {
		t.Errorf("%q: %v", text, err)
	}
}

// TestRefusedWrites holds that what may not be written stays as it is, and that a
// write that fails leaves no file behind.
func TestRefusedWrites(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a")
	write(t, path, "old")
	failure := errors.New("there is no more to write")
	fail := func(w io.Writer) error {
		_, err := w.Write([]byte("x"))
		return errors.Join(err, failure)
	}
	for _, path := range []string{path, filepath.Join(dir, "new"), os.DevNull} {
		if err := files.WriteFunc(path, fail, 0o644); !errors.Is(err, failure) {
			t.Errorf("%s: %v", path, err)
		}
	}
	if err := os.Chmod(path, 0o444); err != nil {
		t.Fatal(err)
	}
	for _, err := range []error{files.Write(path, nil, 0o644), files.Replace(path, []byte("old"), nil)} {
		if err == nil || !strings.HasSuffix(err.Error(), "a: it is read-only") && !strings.HasSuffix(err.Error(), "a: permission denied") {
			t.Error(err)
		}
	}
	expect(t, path, "old")
	if got := names(t, dir); !slices.Equal(got, []string{"a"}) {
		t.Error(got)
	}
	if err := files.Write(os.DevNull, []byte("x"), 0o644); err != nil {
		t.Error(err)
	}
	// A process without a terminal has this device and cannot open it.
	if f, want := os.OpenFile("/dev/tty", os.O_WRONLY, 0); want != nil {
		if err := files.Write("/dev/tty", nil, 0o644); !errors.Is(err, errors.Unwrap(want)) {
			t.Errorf("%v, want %v", err, want)
		}
	} else if err := f.Close(); err != nil {
		t.Error(err)
	}
}

// TestPermissions holds that a new file has those that are asked for, and one
// that exists keeps its own.
func TestPermissions(t *testing.T) {
	dir := t.TempDir()
	mask := syscall.Umask(0)
	defer syscall.Umask(mask)
	kept := filepath.Join(dir, "kept")
	write(t, kept, "")
	if err := os.Chmod(kept, 0o640); err != nil {
		t.Fatal(err)
	}
	made, created := filepath.Join(dir, "made"), filepath.Join(dir, "created")
	if err := errors.Join(files.Write(kept, nil, 0o606), files.Write(made, nil, 0o606), files.Create(created, nil, 0o604)); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]fs.FileMode{kept: 0o640, made: 0o606, created: 0o604} {
		if info, err := os.Stat(path); err != nil || info.Mode() != want {
			t.Errorf("%s: %v %v", path, info.Mode(), err)
		}
	}
}

// TestReadList holds that a list may come from a named pipe, and that no more is
// read of it than the limit and one byte.
func TestReadList(t *testing.T) {
	dir := t.TempDir()
	pipe, file := filepath.Join(dir, "pipe"), filepath.Join(dir, "file")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	write(t, file, "0123456789")
	for limit, want := range map[int]string{4: "01234", 10: "0123456789", 100: "0123456789"} {
		done := make(chan error)
		go func() {
			f, err := os.OpenFile(pipe, os.O_WRONLY, 0)
			if err == nil {
				_, err = f.WriteString("0123456789")
				err = errors.Join(err, f.Close())
			}
			done <- err
		}()
		got, err := files.ReadList(pipe, limit)
		if wrote := <-done; err != nil || wrote != nil || string(got) != want {
			t.Errorf("%d: %q %v %v", limit, got, err, wrote)
		}
		if got, err := files.ReadList(file, limit); err != nil || string(got) != want {
			t.Errorf("%d: %q %v", limit, got, err)
		}
	}
	if _, err := files.ReadList(filepath.Join(dir, "none"), 4); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
	if _, err := files.ReadList(dir, 4); err == nil || files.Reason(err) != "the file cannot be read: it is a directory, not a file" {
		t.Error(err)
	}
}

// TestReadFS does the same as TestRead in a file system.
func TestReadFS(t *testing.T) {
	fsys := fstest.MapFS{"a/b": {Data: []byte("0123456789")}, "pipe": {Mode: fs.ModeNamedPipe}, "socket": {Mode: fs.ModeSocket}, "device": {Mode: fs.ModeDevice}}
	for limit, want := range map[int]string{0: "0", 4: "01234", 10: "0123456789", 100: "0123456789"} {
		if got, err := files.ReadFS(fsys, "a/b", limit); err != nil || string(got) != want {
			t.Errorf("%d: %q %v", limit, got, err)
		}
	}
	for name, want := range map[string]string{
		"none": "there is no such file", "a": "the file cannot be read: it is a directory, not a file", "pipe": "the file cannot be read: it is a named pipe, not a file",
		"socket": "the file cannot be read: it is a socket, not a file", "device": "the file cannot be read: it is a device, not a file",
	} {
		if got, err := files.ReadFS(fsys, name, 10); err == nil || files.Reason(err) != want || got != nil {
			t.Errorf("%s: %q %v", name, got, err)
		}
	}
}
