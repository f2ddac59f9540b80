package files

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/llenergymeasure/llemcfg/internal/lazy"
)

// A temporary file is in the folder of its target, where it can take the place
// of the target in one step. Its process holds its lock, so that another can
// tell a file that was left over by a kill.
const temporaryName = ".llemcfg-%016x.tmp"

var isTemporary = lazy.Regexp(`^\.llemcfg-[0-9a-f]{16}\.tmp$`)

// writeTemporary writes a file, with the owner of old if that is not nil.
func writeTemporary(folder string, write func(io.Writer) error, perm fs.FileMode, old fs.FileInfo) (name string, err error) {
	first := perm
	if old != nil {
		first = 0o600 // until it has its owner
	}
	f, err := createTemporary(folder, first)
	if err != nil {
		return "", fmt.Errorf("no file can be created in its folder: %w", bare(err))
	}
	lock(f) // that it fails is no matter: place tries again if the file is taken away
	err = func() error {
		if err := write(f); err != nil {
			return err
		}
		if old != nil {
			if err := keepOwner(f, old); err != nil {
				return fmt.Errorf("its owner or group cannot be kept: %w", bare(err))
			}
			if err := f.Chmod(perm); err != nil && !errors.Is(err, errors.ErrUnsupported) {
				return err
			}
		}
		return f.Sync()
	}()
	if err = errors.Join(err, f.Close()); err != nil {
		return "", errors.Join(err, os.Remove(f.Name()))
	}
	return f.Name(), nil
}

func createTemporary(folder string, perm fs.FileMode) (*os.File, error) {
	for {
		name := filepath.Join(folder, fmt.Sprintf(temporaryName, rand.Uint64()))
		f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, perm)
		if !errors.Is(err, fs.ErrExist) {
			return f, err
		}
	}
}

// bare is err without a path, where that is a name of no interest.
func bare(err error) error {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		return pathError.Err
	}
	return err
}

// lockState is what came of asking for a lock.
type lockState uint8

const (
	unknown lockState = iota // there are no locks here
	taken
	held // by another process
)

// leftOver is the age at which a temporary file is taken for left over where
// there are no locks. Writing one takes milliseconds.
const leftOver = 10 * time.Minute

// swept are the folders in which this process has looked for files left over.
var swept sync.Map

// sweep removes the temporary files that a kill has left in a folder. What cannot
// be removed stays: it is no reason not to write.
func sweep(folder string) {
	if _, done := swept.LoadOrStore(folder, true); done {
		return
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		return
	}
	for _, e := range entries {
		if isTemporary().MatchString(e.Name()) && e.Type().IsRegular() {
			removeLeftOver(filepath.Join(folder, e.Name()))
		}
	}
}

func removeLeftOver(name string) {
	f, err := os.OpenFile(name, os.O_RDONLY|withoutWaiting, 0)
	if err != nil {
		return
	}
	state := lock(f)
	info, err := f.Stat()
	f.Close() // Windows removes no open file
	if state == taken || state == unknown && err == nil && time.Since(info.ModTime()) > leftOver {
		os.Remove(name)
	}
}
