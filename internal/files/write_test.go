package files

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// TestGiveName holds that the first file of a name keeps it, also where the file
// system has no links.
func TestGiveName(t *testing.T) {
	none := func(from, to string) error {
		return &os.LinkError{Op: "link", Old: from, New: to, Err: errors.ErrUnsupported}
	}
	for kind, link := range map[string]func(from, to string) error{"links": os.Link, "none": none} {
		dir := t.TempDir()
		first, second, to := filepath.Join(dir, "1"), filepath.Join(dir, "2"), filepath.Join(dir, "to")
		if err := errors.Join(os.WriteFile(first, []byte("1"), 0o600), os.WriteFile(second, []byte("2"), 0o600)); err != nil {
			t.Fatal(err)
		}
		if err := giveName(first, to, link); err != nil {
			t.Errorf("%s: %v", kind, err)
		}
		if err := giveName(second, to, link); !errors.Is(err, fs.ErrExist) {
			t.Errorf("%s: %v", kind, err)
		}
		if text, err := os.ReadFile(to); err != nil || string(text) != "1" {
			t.Errorf("%s: %q %v", kind, text, err)
		}
		if _, err := os.Lstat(first); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: the first name is left: %v", kind, err)
		}
		if _, err := os.Lstat(second); err != nil {
			t.Errorf("%s: %v", kind, err)
		}
		// What there is not gets no name, and leaves no empty file.
		if err := giveName(first, filepath.Join(dir, "other"), link); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: %v", kind, err)
		}
		if left, err := filepath.Glob(filepath.Join(dir, "*")); err != nil || len(left) != 2 {
			t.Errorf("%s: %q are there", kind, left)
		}
	}
}
