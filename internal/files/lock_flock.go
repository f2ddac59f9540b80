//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package files

import (
	"errors"
	"os"
	"syscall"
)

// lock takes the lock of an open file, which the system releases when the
// process ends, however it ends. It is held when another process has it; unknown
// where the file system has no locks.
func lock(f *os.File) lockState {
	conn, err := f.SyscallConn()
	if err != nil {
		return unknown
	}
	var failed error
	err = conn.Control(func(fd uintptr) { failed = syscall.Flock(int(fd), syscall.LOCK_EX|syscall.LOCK_NB) })
	switch {
	case err != nil:
		return unknown
	case failed == nil:
		return taken
	case errors.Is(failed, syscall.EWOULDBLOCK):
		return held
	default:
		return unknown
	}
}
