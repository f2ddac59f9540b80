// Package task does the runs of a locked study: one, or one after the other.
package task

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"time"

	"github.com/llenergymeasure/llemcfg/internal/run/lock"
	"github.com/llenergymeasure/llemcfg/internal/run/state"
)

// Settings are the user's settings that runs depend on.
type Settings struct {
	Runners       map[string]string // by backend
	ResultsDir    string
	ExperimentGap time.Duration
	CycleGap      time.Duration
}

// Task does runs of a study.
type Task struct {
	Lock  *lock.Lock
	Store *state.Store
	// Command is the program with its arguments, in which placeholders stand.
	Command []string
	// Again runs also what has succeeded.
	Again bool
	// Tool is the version of llemcfg.
	Tool string
	// Settings loads the user's settings, if they are needed.
	Settings func() (*Settings, error)
	// SkipPreflight is the study's setting of that name.
	SkipPreflight bool
	// Stdout and Stderr are where the output of the command is passed on to.
	Stdout, Stderr io.Writer
	// Signals are passed on to the command.
	Signals <-chan os.Signal
	// Notify is told what is worth knowing, in a line.
	Notify func(format string, args ...any)

	// Retries are the pauses between attempts to write a final state; nil is a
	// minute in all.
	Retries []time.Duration
}

// Result is how a run ended.
type Result struct {
	// State is its state, now recorded; or the state it had, if IsOld.
	State *state.State
	// IsOld means that it had succeeded before, and was not run again.
	IsOld bool
	// Interrupted is the signal that asked the command to end, or nil.
	Interrupted os.Signal
}

// ExitStatus is that of the command, as a shell has it.
func (r *Result) ExitStatus() int {
	if r.State.ExitStatus == nil {
		return 0
	}
	return *r.State.ExitStatus
}

// Check reports a command that cannot be started.
func (t *Task) Check() error {
	program := t.Command[0]
	if strings.Contains(program, "{") {
		return nil // known only when it is run
	}
	_, err := exec.LookPath(program)
	return cannotRun(program, err)
}

func cannotRun(program string, err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, exec.ErrNotFound):
		return fmt.Errorf("the command %s cannot be run: there is no such program on the PATH", program)
	case errors.Is(err, os.ErrNotExist):
		return fmt.Errorf("the command %s cannot be run: there is no such file", program)
	case errors.Is(err, os.ErrPermission):
		return fmt.Errorf("the command %s cannot be run: the file is not executable", program)
	default:
		return fmt.Errorf("the command %s cannot be run: %w", program, err)
	}
}

// Do does a run, unless it has succeeded. If another process has claimed it, Do
// waits to see whether that process is still there: it renews its claim, or else
// its claim is taken over. In the first case the error is a *state.BusyError.
func (t *Task) Do(ctx context.Context, index int) (*Result, error) {
	run, err := t.Lock.Run(index)
	if err != nil {
		return nil, err
	}
	if old, err := t.succeeded(idOf(run)); old != nil || err != nil {
		return old, err
	}
	return t.patiently(ctx, run)
}

// InterruptedError means that a signal came before the run was started.
type InterruptedError struct{ Signal os.Signal }

func (e *InterruptedError) Error() string { return "interrupted by " + signalName(e.Signal) }

func (t *Task) patiently(ctx context.Context, run lock.Run) (*Result, error) {
	var first *state.BusyError
	for {
		result, err := t.do(ctx, run)
		busy, isBusy := errors.AsType[*state.BusyError](err)
		if !isBusy || busy.Certain || first != nil && (busy.Age < first.Age || busy.Owner != first.Owner) {
			return result, err
		}
		if first == nil {
			t.Notify("run %d is claimed by %s; waiting to see whether it is still there", run.Index, busy.Owner)
		}
		first = busy
		select {
		case <-time.After(t.Store.Poll()):
		case <-ctx.Done():
			return nil, &InterruptedError{os.Interrupt}
		case s := <-t.Signals:
			if interrupts(s) {
				return nil, &InterruptedError{s}
			}
		}
	}
}

func (t *Task) do(ctx context.Context, run lock.Run) (*Result, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	commit := gitCommit(ctx) // which takes as long as all that comes before the command
	point, err := t.Lock.Point(run)
	if err != nil {
		return nil, err
	}
	claim, err := t.Store.Claim(idOf(run), Owner())
	if err != nil {
		return nil, err
	}
	a := attempt{Task: t, run: run, point: point, id: idOf(run), claim: claim}
	result, err := a.do(ctx, commit)
	return result, errors.Join(err, claim.Release())
}

func idOf(run lock.Run) state.Run {
	return state.Run{Fingerprint: run.Fingerprint, Cycle: run.Cycle}
}

// succeeded returns the result of a run that has succeeded and is not to be run
// again.
func (t *Task) succeeded(id state.Run) (*Result, error) {
	if t.Again {
		return nil, nil
	}
	old, err := t.Store.Load(id)
	if err != nil || old == nil || old.Status != state.Succeeded {
		return nil, err
	}
	return &Result{State: old, IsOld: true}, t.Store.Tidy(id, Owner())
}
