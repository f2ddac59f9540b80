//go:build unix

package files

import (
	"io/fs"
	"os"
	"syscall"
)

// withoutWaiting opens a file without waiting, for the other end of a pipe say,
// and never makes a terminal the process's own. Of a file opened like this, os
// does not ask whether it could block, which saves half of the system calls.
const withoutWaiting = syscall.O_NONBLOCK | syscall.O_NOCTTY

// links returns how many names an open file has.
func links(_ *os.File, info fs.FileInfo) (uint64, error) {
	return uint64(info.Sys().(*syscall.Stat_t).Nlink), nil
}

// keepOwner gives a file the owner and group of another.
func keepOwner(f *os.File, old fs.FileInfo) error {
	info, err := f.Stat()
	if err != nil {
		return err
	}
	has, want := info.Sys().(*syscall.Stat_t), old.Sys().(*syscall.Stat_t)
	if has.Uid == want.Uid && has.Gid == want.Gid {
		return nil
	}
	return f.Chown(int(want.Uid), int(want.Gid))
}
