package task

import "syscall"

// endWithParent has the command end when this process is killed: another one
// takes over the run, and it must not be done twice at once.
func endWithParent(attr *syscall.SysProcAttr) { attr.Pdeathsig = syscall.SIGTERM }
