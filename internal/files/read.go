// Package files reads and writes files for every command. It never waits for
// something that is no file, never reads more than it was told to, and never
// leaves a file half written. It knows nothing of what is in them. ReadConfig
// reports a file that cannot be read as a diagnostic.
package files

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// Read returns the content of a regular file, up to limit+1 bytes: one byte more
// than the limit tells the caller that the file is over it. It neither opens nor
// waits for a device, pipe or socket.
func Read(path string, limit int) ([]byte, error) {
	f, info, err := open(path, os.O_RDONLY)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var data bytes.Buffer
	data.Grow(int(min(info.Size(), int64(limit))) + bytes.MinRead)
	_, err = data.ReadFrom(io.LimitReader(f, int64(limit)+1))
	return data.Bytes(), err
}

// ReadFS is Read for a file of a file system.
func ReadFS(fsys fs.FS, path string, limit int) ([]byte, error) {
	f, err := fsys.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err == nil {
		err = regular(path, info)
	}
	if err != nil {
		return nil, err
	}
	return io.ReadAll(io.LimitReader(f, int64(limit)+1))
}

// ReadList is Read for a list of names, which may also come from a named pipe,
// as the shell makes one of <(command). Like any reader of a pipe it waits for
// who writes.
func ReadList(path string, limit int) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil || info.Mode()&fs.ModeNamedPipe == 0 {
		return Read(path, limit)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, int64(limit)+1))
}

// open opens a regular file. The kind of file is tested before opening it, since
// opening alone can have effects on a device, and again afterwards, since the
// name may stand for another file by then.
func open(path string, flag int) (f *os.File, info fs.FileInfo, err error) {
	info, err = os.Stat(path)
	if err == nil {
		err = regular(path, info)
	}
	if err != nil {
		return nil, nil, err
	}
	if f, err = os.OpenFile(path, flag|withoutWaiting, 0); err != nil {
		return nil, nil, err
	}
	info, err = f.Stat()
	if err == nil {
		err = regular(path, info)
	}
	if err != nil {
		return nil, nil, errors.Join(err, f.Close())
	}
	return f, info, nil
}

func regular(path string, info fs.FileInfo) error {
	if info.Mode().IsRegular() {
		return nil
	}
	return &fs.PathError{Op: "read", Path: path, Err: fmt.Errorf("it is %s, not a file", kindOf(info.Mode()))}
}

func kindOf(mode fs.FileMode) string {
	switch {
	case mode.IsDir():
		return "a directory"
	case mode&fs.ModeNamedPipe != 0:
		return "a named pipe"
	case mode&fs.ModeSocket != 0:
		return "a socket"
	default:
		return "a device"
	}
}

// Reason is the text of an error of this package without the path, for messages
// that name the file already.
func Reason(err error) string {
	var pathError *fs.PathError
	switch {
	case errors.As(err, &pathError) && pathError.Op == "write":
		return pathError.Err.Error()
	case errors.Is(err, fs.ErrNotExist):
		return "there is no such file"
	case errors.Is(err, fs.ErrPermission):
		return "reading it is not permitted"
	case errors.As(err, &pathError):
		return "the file cannot be read: " + pathError.Err.Error()
	default:
		return err.Error()
	}
}
