package state

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// temporaryMark is in the name of every temporary file. One that a kill leaves
// behind is removed by the next claim of its run.
const temporaryMark = ".tmp-"

func temporaryBeside(path string) string { return path + temporaryMark + token() }

func token() string { return rand.Text()[:10] }

// replace replaces a file atomically, by way of a temporary file beside it.
func replace(path, temporary string, content []byte) error {
	f, err := os.OpenFile(temporary, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	if err == nil {
		err = f.Sync()
	}
	err = errors.Join(err, f.Close())
	if err == nil {
		err = os.Rename(temporary, path)
	}
	if err != nil {
		return errors.Join(err, ignoreMissing(os.Remove(temporary)))
	}
	return nil
}

func ignoreMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

func isReadOnly(err error) bool { return errors.Is(err, syscall.EROFS) }
