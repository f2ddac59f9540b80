//go:build unix

package task

import (
	"os"
	"os/exec"
	"os/signal"
	"syscall"

	"golang.org/x/sys/unix"
)

// Signals are those that are passed on to the command.
func Signals() []os.Signal {
	return []os.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT, syscall.SIGUSR1, syscall.SIGUSR2}
}

// SurviveBrokenPipe lets the process live on when what reads its output ends,
// which would otherwise end the process and leave the run behind.
func SurviveBrokenPipe() (stop func()) {
	broken := make(chan os.Signal, 1)
	signal.Notify(broken, syscall.SIGPIPE)
	return func() { signal.Stop(broken) }
}

const terminate = syscall.SIGTERM

func endsCommand(s os.Signal) bool {
	return s == syscall.SIGTERM || s == syscall.SIGHUP || s == syscall.SIGQUIT
}

func own(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	endWithParent(cmd.SysProcAttr)
}

func (p *process) signal(s os.Signal) {
	if number, ok := s.(syscall.Signal); ok {
		// It may have ended already.
		_ = syscall.Kill(-p.cmd.Process.Pid, number)
	}
}

func (p *process) kill() { p.signal(syscall.SIGKILL) }

func signalName(s os.Signal) string {
	if number, ok := s.(syscall.Signal); ok {
		if name := unix.SignalName(number); name != "" {
			return name
		}
	}
	return s.String()
}

func exitOf(state *os.ProcessState) (status int, signal string) {
	if wait, ok := state.Sys().(syscall.WaitStatus); ok && wait.Signaled() {
		return 128 + int(wait.Signal()), signalName(wait.Signal())
	}
	return state.ExitCode(), ""
}
