//go:build unix

package files_test

import (
	"errors"
	"io"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/files"
)

// TestSpecialFiles holds that nothing but a file is read, and that nobody waits
// for one.
func TestSpecialFiles(t *testing.T) {
	dir := t.TempDir()
	pipe := filepath.Join(dir, "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	socket := filepath.Join(dir, "s")
	listener, err := net.Listen("unix", socket)
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	for path, want := range map[string]string{
		pipe:        "it is a named pipe, not a file",
		socket:      "it is a socket, not a file",
		"/dev/zero": "it is a device, not a file",
	} {
		if _, err := files.Read(path, 10); err == nil || files.Reason(err) != "the file cannot be read: "+want {
			t.Errorf("%s: %v", path, err)
		}
		if err := files.Replace(path, nil, []byte("new")); err == nil || !strings.HasSuffix(err.Error(), want) {
			t.Errorf("%s: %v", path, err)
		}
	}

	// A socket is written to.
	received := make(chan string)
	go func() {
		conn, err := listener.Accept()
		if err != nil {
			received <- err.Error()
			return
		}
		text, _ := io.ReadAll(conn)
		received <- string(text)
	}()
	if err := files.Write(socket, []byte("to the socket"), 0o600); err != nil {
		t.Error(err)
	}
	if got := <-received; got != "to the socket" {
		t.Error(got)
	}
}

// TestOwner holds that a file keeps who it belongs to, and its permissions.
func TestOwner(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("only root may give files away")
	}
	path := filepath.Join(t.TempDir(), "a")
	write(t, path, "old")
	if err := errors.Join(os.Chown(path, 1234, 5678), os.Chmod(path, 0o664|fs.ModeSetgid|fs.ModeSetuid)); err != nil {
		t.Fatal(err)
	}
	if err := files.Write(path, []byte("new"), 0o600); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if s := info.Sys().(*syscall.Stat_t); s.Uid != 1234 || s.Gid != 5678 || info.Mode() != 0o664 {
		t.Errorf("%d:%d %v", s.Uid, s.Gid, info.Mode())
	}
}

// TestLeftOver holds that a temporary file is removed if no process has it, and
// nothing else is.
func TestLeftOver(t *testing.T) {
	dir := t.TempDir()
	ofAnother := filepath.Join(dir, ".llemcfg-00000000000000aa.tmp")
	keep := []string{".llemcfg-00000000000000aa.tmp", ".llemcfg-0000000000000link.tmp", ".llemcfg-00000000000000ab.tmp", "a"}
	for _, name := range append(keep, ".llemcfg-00000000000000ac.tmp", ".llemcfg-00000000000000ad.tmp") {
		if name == ".llemcfg-00000000000000ab.tmp" {
			if err := os.Symlink("a", filepath.Join(dir, name)); err != nil {
				t.Fatal(err)
			}
			continue
		}
		write(t, filepath.Join(dir, name), "x")
	}
	f, err := os.Open(ofAnother)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		t.Skip(err)
	}
	if err := files.Write(filepath.Join(dir, "a"), []byte("new"), 0o600); err != nil {
		t.Fatal(err)
	}
	slices.Sort(keep)
	if got := names(t, dir); !slices.Equal(got, keep) {
		t.Errorf("%v, want %v", got, keep)
	}
}

// TestNamesOfOne holds that a file of two names is refused, unless one of them
// is that of a temporary file left over.
func TestNamesOfOne(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a")
	write(t, path, "old")
	if err := os.Link(path, filepath.Join(dir, ".llemcfg-00000000000000aa.tmp")); err != nil {
		t.Skip(err)
	}
	if err := files.Write(path, []byte("new"), 0o600); err != nil {
		t.Error(err)
	}
	if err := os.Link(path, filepath.Join(dir, "b")); err != nil {
		t.Fatal(err)
	}
	if err := files.Write(path, []byte("newer"), 0o600); err == nil || !strings.HasSuffix(err.Error(), "it has 2 names (hard links), and the others would keep the old content") {
		t.Error(err)
	}
	expect(t, path, "new")
}

// TestUnwritableFolder holds that a failure leaves nothing, and says what failed.
func TestUnwritableFolder(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may write in any folder")
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "a")
	write(t, path, "old")
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Chmod(dir, 0o700) })
	err := files.Write(path, []byte("new"), 0o600)
	if err == nil || !strings.HasSuffix(err.Error(), "a: no file can be created in its folder: permission denied") {
		t.Error(err)
	}
	expect(t, path, "old")
}
