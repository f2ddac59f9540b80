//go:build !unix

package task

import (
	"os"
	"os/exec"
)

// Signals are those that are passed on to the command.
func Signals() []os.Signal { return []os.Signal{os.Interrupt} }

// SurviveBrokenPipe does nothing: no signal ends the process here.
func SurviveBrokenPipe() (stop func()) { return func() {} }

var terminate = os.Kill

func endsCommand(os.Signal) bool { return false }

func own(*exec.Cmd) {}

// signal ends the command: there are no other signals here.
func (p *process) signal(os.Signal) { p.kill() }

// kill ends the command, which may have ended already.
func (p *process) kill() { _ = p.cmd.Process.Kill() }

func signalName(s os.Signal) string { return s.String() }

func exitOf(state *os.ProcessState) (status int, signal string) { return state.ExitCode(), "" }
