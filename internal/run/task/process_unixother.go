//go:build unix && !linux

package task

import "syscall"

func endWithParent(*syscall.SysProcAttr) {}
