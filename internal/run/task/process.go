package task

import (
	"errors"
	"os"
	"os/exec"
	"runtime"
	"time"
)

// endDelay is how long a command that has ended may keep its output open, by
// what it has left running, and how long one that has to end may take.
const endDelay = 10 * time.Second

// process is a command that runs.
type process struct {
	cmd  *exec.Cmd
	done chan error
}

// start starts a command in a process group of its own, so that it gets the
// signals of a terminal once, from here.
func start(cmd *exec.Cmd) (*process, error) {
	own(cmd)
	cmd.WaitDelay = endDelay
	p := &process{cmd: cmd, done: make(chan error, 1)}
	started := make(chan error, 1)
	go func() {
		// On Linux a command is ended with the thread that started it, which is
		// therefore kept until the command ends.
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		err := cmd.Start()
		started <- err
		if err == nil {
			p.done <- cmd.Wait()
		}
	}()
	return p, <-started
}

// end ends the command, by force if it does not end otherwise.
func (p *process) end() {
	p.signal(terminate)
	select {
	case <-p.done:
	case <-time.After(endDelay):
		p.kill()
		<-p.done
	}
}

// result returns how the command ended: by its exit status, as a shell has it,
// and by the name of a signal if that ended it.
func (p *process) result(err error) (status int, signal string, trouble error) {
	if err != nil && !errors.Is(err, exec.ErrWaitDelay) {
		if _, isExit := errors.AsType[*exec.ExitError](err); !isExit {
			return 0, "", err
		}
	}
	status, signal = exitOf(p.cmd.ProcessState)
	return status, signal, nil
}

// interrupts reports whether a signal is meant to end the command.
func interrupts(s os.Signal) bool { return s == os.Interrupt || endsCommand(s) }
