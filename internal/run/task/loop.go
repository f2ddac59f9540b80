package task

import (
	"context"
	"errors"
	"math"
	"os"
	"time"

	"github.com/llenergymeasure/llemcfg/internal/run/lock"
	"github.com/llenergymeasure/llemcfg/internal/run/state"
)

// Loop does several runs, one after the other.
type Loop struct {
	*Task
	// Indices are those of the runs, ascending.
	Indices []int
	// KeepGoing goes on after a run has failed.
	KeepGoing bool
	// Limit is how many runs are done at most; 0 is all.
	Limit int
	// Observer is told what happens.
	Observer Observer
}

// Observer is told what a Loop does.
type Observer interface {
	// Pause is called before a gap.
	Pause(gap lock.Gap, d time.Duration)
	// Start is called before a run is tried.
	Start(run lock.Run)
	// End is called when a run is over, or had succeeded before.
	End(run lock.Run, r *Result)
	// Busy is called when a run is being done by another process.
	Busy(run lock.Run, err *state.BusyError)
}

// Summary is what a Loop has done.
type Summary struct {
	Succeeded, Failed, Old, Busy int
	// ExitStatus is that of the first run that failed.
	ExitStatus int
	// Interrupted is the signal that ended the loop, or nil.
	Interrupted os.Signal
	// Limited means that the limit ended it.
	Limited bool
}

// Run does the runs. Those that other processes do come once more at the end,
// since their processes may have been killed.
func (l *Loop) Run(ctx context.Context) (*Summary, error) {
	p := pass{Loop: l}
	for _, index := range l.Indices {
		if err := p.one(ctx, index, false); err != nil || p.over {
			return &p.Summary, err
		}
	}
	for _, index := range p.busy {
		if err := p.one(ctx, index, true); err != nil || p.over {
			return &p.Summary, err
		}
	}
	return &p.Summary, nil
}

// pass is the state of a Loop that runs.
type pass struct {
	*Loop
	Summary
	over bool
	done int // runs
	busy []int
	// before is the run with the longest gap of those since the last that was
	// done: one that is left out takes its gap to the next.
	before *lock.Run
}

func (p *pass) one(ctx context.Context, index int, last bool) error {
	if p.isInterrupted(ctx) {
		return nil
	}
	run, err := p.Lock.Run(index)
	if err != nil {
		return err
	}
	if p.before == nil || run.Gap == lock.CycleGap {
		p.before = &run
	}
	old, err := p.succeeded(idOf(run))
	if err != nil {
		return err
	}
	if old != nil {
		p.Old++
		p.Observer.End(run, old)
		return nil
	}
	if p.Limit > 0 && p.done == p.Limit {
		p.over, p.Limited = true, true
		return nil
	}
	if err := p.pause(ctx); err != nil || p.over {
		return err
	}
	p.Observer.Start(run)
	try := p.do
	if last {
		try = p.patiently
	}
	result, err := try(ctx, run)
	if busy, isBusy := errors.AsType[*state.BusyError](err); isBusy {
		if last {
			p.Busy++
			p.Observer.Busy(run, busy)
		} else {
			p.busy = append(p.busy, index)
		}
		return nil
	}
	if interrupted, ok := errors.AsType[*InterruptedError](err); ok {
		p.interrupt(interrupted.Signal)
		return nil
	}
	if err != nil {
		return err
	}
	p.Observer.End(run, result)
	p.count(result)
	return nil
}

func (p *pass) count(r *Result) {
	if r.IsOld {
		p.Old++
		return
	}
	p.done++
	p.before = nil
	switch {
	case r.State.Status == state.Succeeded:
		p.Succeeded++
	default:
		p.Failed++
		if p.ExitStatus == 0 {
			p.ExitStatus = r.ExitStatus()
		}
		p.over = !p.KeepGoing
	}
	if r.Interrupted != nil {
		p.Interrupted, p.over = r.Interrupted, true
	}
}

// isInterrupted looks for a signal that came between two runs.
func (p *pass) isInterrupted(ctx context.Context) bool {
	select {
	case s := <-p.Signals:
		p.interrupt(s)
	case <-ctx.Done():
		p.interrupt(os.Interrupt)
	default:
	}
	return p.over
}

func (p *pass) interrupt(s os.Signal) {
	if interrupts(s) {
		p.Interrupted, p.over = s, true
	}
}

// pause waits as long as the gap before the next run is.
func (p *pass) pause(ctx context.Context) error {
	if p.done == 0 || p.before.Gap == lock.NoGap {
		return nil
	}
	d, err := p.length(*p.before)
	if err != nil || d <= 0 {
		return err
	}
	p.Observer.Pause(p.before.Gap, d)
	end := time.After(d)
	for !p.over {
		select {
		case <-end:
			return nil
		case s := <-p.Signals:
			p.interrupt(s)
		case <-ctx.Done():
			p.interrupt(os.Interrupt)
		}
	}
	return nil
}

// length is that of the gap before a run.
func (p *pass) length(run lock.Run) (time.Duration, error) {
	if run.GapSeconds != nil {
		return seconds(*run.GapSeconds), nil
	}
	settings, err := p.Settings()
	if err != nil {
		return 0, err
	}
	if run.Gap == lock.CycleGap {
		return settings.CycleGap, nil
	}
	return settings.ExperimentGap, nil
}

// seconds is a duration; one that is too long to count is the longest.
func seconds(s float64) time.Duration {
	if s >= math.MaxInt64/float64(time.Second) {
		return math.MaxInt64
	}
	return time.Duration(s * float64(time.Second))
}
