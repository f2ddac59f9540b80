//go:build unix

package task

import (
	"context"
	"errors"
	"io"
	"math"
	"os"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/llenergymeasure/llemcfg/internal/run/lock"
	"github.com/llenergymeasure/llemcfg/internal/run/state"
)

// TestLoopEnds has loops over four runs, of which the second and the third fail
// with 3 and 4, with what they tell and what comes of them.
func TestLoopEnds(t *testing.T) {
	for name, test := range map[string]struct {
		change  func(l *Loop, f *fixture, ctx context.Context) context.Context
		want    []string
		summary Summary
	}{
		"at a failure": {nil, []string{"start 0", "succeeded 0", "start 1", "failed 1"}, Summary{Succeeded: 1, Failed: 1, ExitStatus: 3}},
		"not at a failure": {func(l *Loop, _ *fixture, ctx context.Context) context.Context { l.KeepGoing = true; return ctx },
			[]string{"start 0", "succeeded 0", "start 1", "failed 1", "start 2", "failed 2", "start 3", "succeeded 3"}, Summary{Succeeded: 2, Failed: 2, ExitStatus: 3}},
		"at the limit": {func(l *Loop, _ *fixture, ctx context.Context) context.Context { l.Limit = 1; return ctx },
			[]string{"start 0", "succeeded 0"}, Summary{Succeeded: 1, Limited: true}},
		"before the limit": {func(l *Loop, _ *fixture, ctx context.Context) context.Context {
			l.Limit, l.Indices = 1, l.Indices[:1]
			return ctx
		},
			[]string{"start 0", "succeeded 0"}, Summary{Succeeded: 1}},
		"at a signal": {func(_ *Loop, f *fixture, ctx context.Context) context.Context {
			f.signals <- syscall.SIGHUP
			return ctx
		},
			nil, Summary{Interrupted: syscall.SIGHUP}},
		"not at every signal": {func(l *Loop, f *fixture, ctx context.Context) context.Context {
			f.signals <- syscall.SIGUSR1
			l.Indices = l.Indices[:1]
			return ctx
		}, []string{"start 0", "succeeded 0"}, Summary{Succeeded: 1}},
		"when it is cancelled": {func(_ *Loop, _ *fixture, ctx context.Context) context.Context {
			ctx, stop := context.WithCancel(ctx)
			stop()
			return ctx
		}, nil, Summary{Interrupted: os.Interrupt}},
		"in a gap": {func(l *Loop, f *fixture, ctx context.Context) context.Context {
			l.Observer = pausing{l.Observer, func() { f.signals <- syscall.SIGTERM }}
			return ctx
		}, []string{"start 0", "succeeded 0", "experiment gap 1h0m0s"}, Summary{Succeeded: 1, Interrupted: syscall.SIGTERM}},
		"cancelled in a gap": {func(l *Loop, _ *fixture, ctx context.Context) context.Context {
			ctx, stop := context.WithCancel(ctx)
			l.Observer = pausing{l.Observer, stop}
			return ctx
		}, []string{"start 0", "succeeded 0", "experiment gap 1h0m0s"}, Summary{Succeeded: 1, Interrupted: os.Interrupt}},
	} {
		t.Run(name, func(t *testing.T) {
			gap := new(0.0)
			if strings.HasSuffix(name, "in a gap") {
				gap = new(3600.0)
			}
			f := newFixture(t, gap, gap)
			f.sh(`case $0 in 1) exit 3;; 2) exit 4;; esac`)
			var o observed
			l := &Loop{Task: f.Task, Indices: []int{0, 1, 2, 3}, Observer: &o}
			ctx := t.Context()
			if test.change != nil {
				ctx = test.change(l, f, ctx)
			}
			summary, err := l.Run(ctx)
			if err != nil || *summary != test.summary {
				t.Errorf("got %+v, %v, want %+v", *summary, err, test.summary)
			}
			o.check(t, test.want...)
		})
	}
}

// pausing does something when a gap begins.
type pausing struct {
	Observer
	do func()
}

func (p pausing) Pause(gap lock.Gap, d time.Duration) {
	p.Observer.Pause(gap, d)
	p.do()
}

// TestLoopErrors holds that a loop ends with what is wrong with its first run.
func TestLoopErrors(t *testing.T) {
	f := newFixture(t, nil, nil)
	f.sh("exit 0")
	broken := errors.New("the settings are broken")
	for name, change := range map[string]func(l *Loop){
		"there are no settings": func(l *Loop) { l.Settings = func() (*Settings, error) { return nil, broken } },
		"there is no program":   func(l *Loop) { l.Command = []string{"no-such-program"} },
		"there is no such run":  func(l *Loop) { l.Indices = []int{99} },
	} {
		task := *f.Task
		var o observed
		l := &Loop{Task: &task, Indices: []int{0, 1}, Observer: &o}
		change(l)
		if summary, err := l.Run(t.Context()); err == nil || summary.Succeeded+summary.Failed > 0 || len(o.list) > 1 {
			t.Errorf("%s: %+v, %v, %q", name, summary, err, o.list)
		}
		if s := f.state(0); s != nil {
			t.Errorf("%s: a state is left: %s", name, mustMarshal(t, s))
		}
	}
}

// TestJob has environments with the job that they say.
func TestJob(t *testing.T) {
	for want, env := range map[string]map[string]string{
		"":                   {},
		"slurm 12_3":         {"SLURM_ARRAY_JOB_ID": "12", "SLURM_ARRAY_TASK_ID": "3", "SLURM_JOB_ID": "15"},
		"slurm 15":           {"SLURM_JOB_ID": "15", "PBS_JOBID": "1"},
		"kubernetes index 4": {"JOB_COMPLETION_INDEX": "4"},
		"pbs 7.host":         {"PBS_JOBID": "7.host"},
		"lsf 8":              {"LSB_JOBID": "8"},
	} {
		if got := job(func(name string) string { return env[name] }); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// TestSeconds has numbers of seconds with their durations.
func TestSeconds(t *testing.T) {
	for s, want := range map[float64]time.Duration{0: 0, 1.5: 1500 * time.Millisecond, 9e9: 9e9 * time.Second, 1e10: math.MaxInt64, 1e300: math.MaxInt64} {
		if got := seconds(s); got != want {
			t.Errorf("%g: %d, want %d", s, got, want)
		}
	}
}

// TestLastLines has what commands print, with the lines of it that are kept.
func TestLastLines(t *testing.T) {
	long := strings.Repeat("x", keptBytes)
	for _, c := range []struct {
		writes []string
		want   []string
	}{
		{nil, nil},
		{[]string{"a\nb"}, []string{"a", "b"}},
		{[]string{"a", "b\n", "\n", "c\n"}, []string{"ab", "", "c"}},
		{[]string{"a\r\nb\r\n"}, []string{"a", "b"}},
		{[]string{"1%\r2%\r3%\ndone\n"}, []string{"3%", "done"}},
		{[]string{"1%\r", "2%\r", "3%\n"}, []string{"3%"}},
		{[]string{"1%", "\r2%"}, []string{"2%"}},
		{[]string{"1%\r", "\n"}, []string{"1%"}},
		{[]string{long + "y"}, []string{long}},
		{[]string{long[1:], "yz", "z\nb"}, []string{long[1:] + "y", "b"}},
		{[]string{"a\xffb\n"}, []string{"a\uFFFDb"}},
		{[]string{strings.Repeat("a\n", keptLines) + "b\n"}, append(slices.Repeat([]string{"a"}, keptLines-1), "b")},
	} {
		o := &output{log: io.Discard}
		w := o.through(io.Discard)
		for _, text := range c.writes {
			if n, err := io.WriteString(w, text); n != len(text) || err != nil {
				t.Errorf("%q: %d, %v", text, n, err)
			}
		}
		if got := o.last(); !slices.Equal(got, c.want) {
			t.Errorf("%.60q: got %.200q, want %.200q", c.writes, got, c.want)
		}
	}
}

// TestResult has how a run ended with its exit status, and signals with names.
func TestResult(t *testing.T) {
	for want, s := range map[int]*int{0: nil, 3: new(3)} {
		if got := (&Result{State: &state.State{ExitStatus: s}}).ExitStatus(); got != want {
			t.Errorf("got %d, want %d", got, want)
		}
	}
	for want, s := range map[string]os.Signal{"SIGTERM": syscall.SIGTERM, "SIGINT": os.Interrupt, "signal 99": syscall.Signal(99)} {
		if got := signalName(s); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	if got := (&InterruptedError{syscall.SIGHUP}).Error(); got != "interrupted by SIGHUP" {
		t.Error(got)
	}
	for _, s := range Signals() {
		if ends := s != syscall.SIGUSR1 && s != syscall.SIGUSR2; interrupts(s) != ends {
			t.Errorf("%v interrupts: %v", s, !ends)
		}
	}
}

// TestNoGapFirst holds that nothing is waited for before the first run that is done,
// whatever its gap is.
func TestNoGapFirst(t *testing.T) {
	f := newFixture(t, new(0.001), new(0.002))
	f.sh("exit 0")
	var o observed
	if _, err := (&Loop{Task: f.Task, Indices: []int{1, 2}, Observer: &o}).Run(t.Context()); err != nil {
		t.Fatal(err)
	}
	o.check(t, "start 1", "succeeded 1", "cycle gap 2ms", "start 2", "succeeded 2")
}
