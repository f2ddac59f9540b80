package main

import (
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"

	"github.com/llenergymeasure/llemcfg/internal/run/lock"
	"github.com/llenergymeasure/llemcfg/internal/run/state"
	"github.com/llenergymeasure/llemcfg/internal/run/task"
	"github.com/llenergymeasure/llemcfg/internal/safe"
	"github.com/llenergymeasure/llemcfg/internal/words"
)

// runProgress shows on standard error how far study run has come: a bar on a
// terminal, below what the commands print, and a line for each run elsewhere.
type runProgress struct {
	w     io.Writer
	quiet bool
	total int

	mu   sync.Mutex
	bar  *progressbar.ProgressBar // nil unless on a terminal
	line bool                     // the output has not ended its line

	over, done int // runs that need no more doing; of them, those done here
	began      time.Time
}

func (c *Command) runProgress(quiet bool, t *task.Task, indices []int) *runProgress {
	p := &runProgress{w: c.Stderr, quiet: quiet, total: len(indices), began: time.Now()}
	if !quiet && isTerminal(c.Stderr) {
		p.bar = progressbar.NewOptions(len(indices), progressbar.OptionSetWriter(c.Stderr), progressbar.OptionShowCount(),
			progressbar.OptionSetWidth(30), progressbar.OptionClearOnFinish(), progressbar.OptionSetPredictTime(false))
		t.Stdout, t.Stderr = p.above(c.Stdout), p.above(c.Stderr)
	}
	return p
}

// above returns a writer of what stands above the bar.
func (p *runProgress) above(w io.Writer) io.Writer { return aboveBar{p, w} }

type aboveBar struct {
	*runProgress
	w io.Writer
}

func (a aboveBar) Write(text []byte) (int, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if !a.line {
		a.bar.Clear()
	}
	n, err := a.w.Write(text)
	if n > 0 {
		a.line = text[n-1] != '\n'
	}
	if !a.line {
		a.bar.RenderBlank()
	}
	return n, err
}

// say prints a line where there is no bar, and has the bar say it elsewhere.
func (p *runProgress) say(text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.quiet:
	case p.bar == nil:
		fmt.Fprintf(p.w, "llemcfg: %s\n", text)
	default:
		if p.line { // which the bar would be drawn over
			fmt.Fprintln(p.w)
			p.line = false
		}
		p.bar.Describe(text + p.left())
		if p.over < p.total { // the bar goes away when it is full
			p.bar.Set(p.over)
		}
	}
}

// left is the time that is left, if it can be told.
func (p *runProgress) left() string {
	if p.done == 0 || p.over >= p.total {
		return ""
	}
	each := time.Since(p.began) / time.Duration(p.done)
	return fmt.Sprintf(", about %s left", rough(each*time.Duration(p.total-p.over)))
}

func (p *runProgress) Pause(gap lock.Gap, d time.Duration) {
	p.say(fmt.Sprintf("%s gap of %s", gap, rough(d)))
}

func (p *runProgress) Start(run lock.Run) {
	p.say(fmt.Sprintf("run %d (%d of %d): point %d, cycle %d", run.Index, p.over+1, p.total, run.Number, run.Cycle))
}

func (p *runProgress) End(run lock.Run, r *task.Result) {
	p.over++
	if r.IsOld {
		return
	}
	p.done++
	text := fmt.Sprintf("run %d %s in %s", run.Index, ended(r.State), rough(time.Duration(r.State.Seconds*float64(time.Second))))
	if p.bar == nil {
		p.say(text + p.left())
	} else {
		p.say(text)
	}
}

func (p *runProgress) Busy(run lock.Run, err *state.BusyError) {
	p.say(safe.Text(fmt.Sprintf("run %d: %v", run.Index, err)))
}

func (p *runProgress) close() {
	if p.bar != nil {
		p.bar.Clear()
	}
}

// conclude says what was done, and returns the exit status.
func (p *runProgress) conclude(s *task.Summary) error {
	if !p.quiet {
		fmt.Fprintf(p.w, "llemcfg: %s\n", concluded(s, p.total))
	}
	switch {
	case s.Interrupted != nil:
		return exitStatus(exitInterrupted)
	case s.ExitStatus != 0:
		return exitStatus(s.ExitStatus)
	case s.Busy > 0:
		return exitStatus(exitBusy)
	}
	return nil
}

func concluded(s *task.Summary, total int) string {
	text := fmt.Sprintf("%s succeeded", words.Count(s.Succeeded, "run"))
	if s.Failed > 0 {
		text += fmt.Sprintf(", %d failed", s.Failed)
	}
	if s.Old > 0 {
		text += fmt.Sprintf(", %d had succeeded before", s.Old)
	}
	if s.Busy > 0 {
		text += ", " + quantity(s.Busy, "is being done by another process", "are being done by other processes")
	}
	if rest := total - s.Succeeded - s.Failed - s.Old - s.Busy; rest > 0 {
		text += fmt.Sprintf(", %d not started", rest)
	}
	if s.Interrupted != nil {
		text = "interrupted: " + text + "; the same command goes on"
	}
	return text
}

// ended is how a run has ended.
func ended(s *state.State) string {
	switch {
	case s.Status == state.Succeeded:
		return "succeeded"
	case s.Signal != "":
		return "failed (" + s.Signal + ")"
	case s.ExitStatus != nil:
		return fmt.Sprintf("failed (exit status %d)", *s.ExitStatus)
	default:
		return string(s.Status)
	}
}

// rough is a duration as precise as is of use.
func rough(d time.Duration) string {
	switch {
	case d < 10*time.Second:
		return fmt.Sprintf("%.1fs", d.Seconds())
	case d < time.Minute:
		return fmt.Sprintf("%.0fs", d.Seconds())
	case d < time.Hour:
		return fmt.Sprintf("%dm%02ds", int(d.Minutes()), int(d.Seconds())%60)
	case d < 48*time.Hour:
		return fmt.Sprintf("%dh%02dm", int(d.Hours()), int(d.Minutes())%60)
	default:
		return fmt.Sprintf("%.1f days", d.Hours()/24)
	}
}
