package main

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/schollz/progressbar/v3"

	"github.com/llenergymeasure/llemcfg/internal/run/lock"
	"github.com/llenergymeasure/llemcfg/internal/run/state"
	"github.com/llenergymeasure/llemcfg/internal/run/task"
	"github.com/llenergymeasure/llemcfg/internal/schema"
	"github.com/llenergymeasure/llemcfg/internal/testkit"
)

// observe has a run that succeeds, a gap, one that fails, one that had succeeded
// before and one that another process does.
func observe(p *runProgress) {
	first, second := lock.Run{Index: 4, Number: 2, Cycle: 1}, lock.Run{Index: 5, Number: 3, Cycle: 1}
	p.Start(first)
	p.End(first, &task.Result{State: &state.State{Status: state.Succeeded, Seconds: 90}})
	p.Pause(lock.ExperimentGap, 1500*time.Millisecond)
	p.Start(second)
	p.End(second, &task.Result{State: &state.State{Status: state.Failed, ExitStatus: new(3), Seconds: 0.25}})
	p.End(lock.Run{Index: 6}, &task.Result{IsOld: true, State: &state.State{Status: state.Succeeded}})
	p.Busy(lock.Run{Index: 7}, &state.BusyError{Owner: state.Owner{Host: "node\x1b", PID: 7}})
}

// TestRunProgress holds what is said of runs where there is no terminal. They began
// ten days ago, so that the time that is left does not depend on this machine.
func TestRunProgress(t *testing.T) {
	var out bytes.Buffer
	p := &runProgress{w: &out, total: 5, began: time.Now().Add(-240 * time.Hour)}
	observe(p)
	p.close()
	if err := p.conclude(&task.Summary{Succeeded: 1, Failed: 1, Old: 1, Busy: 1, ExitStatus: 3}); err != exitStatus(3) {
		t.Error(err)
	}
	want := `llemcfg: run 4 (1 of 5): point 2, cycle 1
llemcfg: run 4 succeeded in 1m30s, about 40.0 days left
llemcfg: experiment gap of 1.5s
llemcfg: run 5 (2 of 5): point 3, cycle 1
llemcfg: run 5 failed (exit status 3) in 0.2s, about 15.0 days left
llemcfg: run 7: it is being done by process 7 on node\x1b
llemcfg: 1 run succeeded, 1 failed, 1 had succeeded before, 1 is being done by another process, 1 not started
`
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}

	out.Reset()
	p = &runProgress{w: &out, total: 5, quiet: true, began: time.Now()}
	observe(p)
	if err := p.conclude(&task.Summary{Succeeded: 1}); err != nil || out.Len() > 0 {
		t.Errorf("%v %q", err, out.String())
	}
	if p.total = 3; p.left() != "" {
		t.Errorf("when all is over: %s", p.left())
	}
}

// TestRunProgressBar holds that on a terminal a bar says the same, and stands
// below what the commands print and never in a line of theirs.
func TestRunProgressBar(t *testing.T) {
	var screen bytes.Buffer
	p := &runProgress{total: 5, began: time.Now().Add(-240 * time.Hour), bar: progressbar.NewOptions(5, progressbar.OptionSetWriter(&screen), progressbar.OptionShowCount(),
		progressbar.OptionSetWidth(10), progressbar.OptionClearOnFinish(), progressbar.OptionSetPredictTime(false))}
	drawn := func(do func()) string {
		before := screen.Len()
		do()
		return screen.String()[before:]
	}
	if got := drawn(func() { observe(p) }); !strings.Contains(got, "run 4 succeeded in 1m30s, about 40.0 days left") || !strings.Contains(got, "(3/5)") {
		t.Errorf("%q", got)
	}
	out := p.above(&screen)
	for _, c := range []struct {
		text        string
		clears, bar bool
	}{{"a line\n", true, true}, {"half ", true, false}, {"a line", false, false}, {"\n", false, true}} {
		got := drawn(func() {
			if n, err := io.WriteString(out, c.text); n != len(c.text) || err != nil {
				t.Error(n, err)
			}
		})
		before, after, found := strings.Cut(got, c.text)
		if !found || strings.Contains(before, "\r") != c.clears || strings.Contains(after, "(3/5)") != c.bar {
			t.Errorf("%q: %q", c.text, got)
		}
	}
	p.close()
}

// TestTemplate holds the file that llemcfg config init writes.
func TestTemplate(t *testing.T) {
	testkit.Golden(t, "testdata/settings.txt", string(template(schema.User())))
}
