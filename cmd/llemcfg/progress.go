package main

import (
	"io"
	"time"

	"github.com/schollz/progressbar/v3"
)

// patience is how long work goes on without a progress bar; tests have less.
var patience = time.Second

// progress shows on a terminal how far long work has come. The nil progress
// shows nothing.
type progress struct {
	w     io.Writer
	doing string // what the bar says, such as vetting
	now   func() time.Time
	start time.Time
	total func() int // counts all that there is to do; it may take its time
	done  int
	bar   *progressbar.ProgressBar
	count chan int
	all   int // what total has counted, or 0
}

func (c *Command) progress(doing string, quiet bool, total func() int) *progress {
	if quiet || !isTerminal(c.Stderr) {
		return nil
	}
	return newProgress(c.Stderr, doing, time.Now, total)
}

func newProgress(w io.Writer, doing string, now func() time.Time, total func() int) *progress {
	return &progress{w: w, doing: doing, now: now, start: now(), total: total, count: make(chan int, 1)}
}

// step counts one more thing done. If something is about to be printed, the bar
// makes room for it.
func (p *progress) step(prints bool) {
	if p == nil {
		return
	}
	p.done++
	if p.bar == nil {
		if p.now().Sub(p.start) < patience {
			return
		}
		p.bar = p.barOf(-1) // unknown
		go func() { p.count <- p.total() }()
	}
	select {
	case p.all = <-p.count:
		p.bar.Clear()
		p.bar = p.barOf(p.all)
	default:
	}
	if prints {
		p.bar.Clear()
	}
	if p.all == 0 || p.done < p.all { // a full bar ends itself
		p.bar.Set(p.done)
	}
}

// barOf is a bar for so many things.
func (p *progress) barOf(all int) *progressbar.ProgressBar {
	return progressbar.NewOptions(all, progressbar.OptionSetWriter(p.w), progressbar.OptionSetDescription(p.doing),
		progressbar.OptionShowCount(), progressbar.OptionSetWidth(30), progressbar.OptionClearOnFinish(),
		progressbar.OptionThrottle(65*time.Millisecond),
		// A bar that turned by itself would draw over what is printed.
		progressbar.OptionSetSpinnerChangeInterval(0))
}

// end takes the bar away.
func (p *progress) end() {
	if p != nil && p.bar != nil {
		p.bar.Clear()
	}
}
