package files

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"os"
	"path/filepath"
)

// Write makes data the content of a file, whole or not at all. A file that does
// not exist is created with the permissions perm, less those that the umask
// takes away.
//
// A file that exists is replaced: by a new file with its permissions, its owner
// and its group, but neither setuid nor setgid. A symbolic link stays, and the
// file that it leads to is replaced. A file is refused, and left as it is, if it
// may not be written, if it has other names (hard links), which would keep the
// old content, or if its owner cannot be kept.
//
// A device, a named pipe or a socket is never replaced: data is written to it.
func Write(path string, data []byte, perm fs.FileMode) error {
	return WriteFunc(path, bytesOf(data), perm)
}

// WriteFunc is Write for what write writes, which may be called several times.
func WriteFunc(path string, write func(io.Writer) error, perm fs.FileMode) error {
	info, err := os.Stat(path)
	if err == nil && !info.Mode().IsRegular() {
		return explain(path, writeTo(path, info.Mode(), write))
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return explain(path, err)
	}
	target, err := resolve(path)
	switch {
	case errors.Is(err, errOpen):
		return explain(path, appendTo(path, write))
	case err != nil:
		return explain(path, err)
	}
	if info == nil {
		err = place(target, write, perm, nil, linkNew)
	}
	if info != nil || errors.Is(err, fs.ErrExist) {
		err = replace(target, write, nil)
	}
	return explain(path, err)
}

// Replace is Write for a regular file that has the content old, or is refused.
func Replace(path string, old, data []byte) error {
	target, err := resolve(path)
	if err == nil {
		err = replace(target, bytesOf(data), func() error { return unchanged(target, old) })
	}
	return explain(path, err)
}

// Create writes a file that does not exist yet, whole or not at all. The error
// is fs.ErrExist if there is something of this name, a symbolic link to nothing
// included.
func Create(path string, data []byte, perm fs.FileMode) error {
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		if err == nil {
			err = fs.ErrExist
		}
		return explain(path, err)
	}
	return explain(path, place(path, bytesOf(data), perm, nil, linkNew))
}

// What is refused.
var (
	errReadOnly = errors.New("it is read-only")
	errChanged  = errors.New("it has been changed since it was read")
	errLinks    = errors.New("too many levels of symbolic links")
	errOpen     = errors.New("it stands for a file that a process has open")
)

// explain is err with the path that the caller knows.
func explain(path string, err error) error {
	var pathError *fs.PathError
	var linkError *os.LinkError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &linkError):
		err = linkError.Err
	case errors.As(err, &pathError):
		err = pathError.Err
	}
	return &fs.PathError{Op: "write", Path: path, Err: err}
}

func bytesOf(data []byte) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	}
}

// writeTo writes to something that is no regular file.
func writeTo(path string, mode fs.FileMode, write func(io.Writer) error) error {
	if mode.IsDir() {
		return errors.New("it is a directory, not a file")
	}
	if mode&fs.ModeSocket != 0 {
		conn, err := net.Dial("unix", path)
		if err != nil {
			return err
		}
		return errors.Join(write(conn), conn.Close())
	}
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return errors.Join(write(f), f.Close())
}

// appendTo writes to a file that a process has open, such as /dev/stdout: to
// replace it would leave the process with the old one.
func appendTo(path string, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND, 0)
	if err != nil {
		return err
	}
	return errors.Join(write(f), f.Close())
}

// resolve follows symbolic links at the end of a path, also to a file that does
// not exist. The error is errOpen if one of them stands for a file that a process
// has open.
func resolve(path string) (target string, err error) {
	for range 40 {
		folder, name := filepath.Split(path) // Dir would take ".." for the folder above, which it need not be
		folder, err := filepath.EvalSymlinks(cmp.Or(folder, "."))
		if err != nil {
			return "", err
		}
		path = filepath.Join(folder, name)
		info, err := os.Lstat(path)
		if errors.Is(err, fs.ErrNotExist) {
			return path, nil
		}
		if err != nil {
			return "", err
		}
		if info.Mode()&fs.ModeSymlink == 0 {
			return path, nil
		}
		if ok, err := filepath.Match("/proc/*/fd", folder); err != nil || ok {
			return "", cmp.Or(err, errOpen)
		}
		next, err := os.Readlink(path)
		if err != nil {
			return "", err
		}
		if !filepath.IsAbs(next) {
			next = folder + string(filepath.Separator) + next // and so would Join
		}
		path = next
	}
	return "", errLinks
}

// replace replaces a regular file, if check, which may be nil, does not object.
func replace(target string, write func(io.Writer) error, check func() error) error {
	sweep(filepath.Dir(target)) // a file left over by a kill can be another name of the target
	info, err := mayReplace(target)
	if err != nil {
		return err
	}
	if check != nil {
		if err := check(); err != nil {
			return err
		}
	}
	return place(target, write, info.Mode().Perm(), info, os.Rename)
}

// mayReplace reports why a regular file may not be replaced. The file is closed
// again: Windows replaces none that is open.
func mayReplace(target string) (info fs.FileInfo, err error) {
	f, info, err := open(target, os.O_WRONLY)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info.Mode().Perm()&0o222 == 0 {
		return nil, errReadOnly // which an administrator could write all the same
	}
	n, err := links(f, info)
	if err == nil && n > 1 {
		err = fmt.Errorf("it has %d names (hard links), and the others would keep the old content", n)
	}
	return info, err
}

// unchanged reports a file that does not have the content old.
func unchanged(target string, old []byte) error {
	now, err := Read(target, len(old))
	if err == nil && !bytes.Equal(now, old) {
		err = errChanged
	}
	return err
}

// place writes a temporary file beside the target and has put give it the
// target's name.
func place(target string, write func(io.Writer) error, perm fs.FileMode, old fs.FileInfo, put func(from, to string) error) error {
	folder := filepath.Dir(target)
	sweep(folder)
	var err error
	for range 10 {
		var temporary string
		if temporary, err = writeTemporary(folder, write, perm, old); err != nil {
			return err
		}
		err = put(temporary, target)
		if err == nil {
			return nil
		}
		removed := os.Remove(temporary)
		if !errors.Is(removed, fs.ErrNotExist) {
			return err
		}
		// Another process has taken the file for one that was left over.
	}
	return err
}

// linkNew gives a file the name to, if there is nothing of that name.
func linkNew(from, to string) error { return giveName(from, to, os.Link) }

// giveName is linkNew where link may be what a file system cannot do.
func giveName(from, to string, link func(from, to string) error) error {
	err := link(from, to)
	switch {
	case err == nil:
		return os.Remove(from)
	case errors.Is(err, fs.ErrExist), errors.Is(err, fs.ErrNotExist):
		return err
	}
	// A file system without links: what takes the name decides who was first.
	f, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	if err := os.Rename(from, to); err != nil {
		return errors.Join(err, os.Remove(to))
	}
	return nil
}
