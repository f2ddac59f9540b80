//go:build unix

package task

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/llenergymeasure/llemcfg/internal/run/lock"
	"github.com/llenergymeasure/llemcfg/internal/run/state"
	"github.com/llenergymeasure/llemcfg/internal/testkit"
)

// fixture is a study of four runs, two experiments in two cycles.
type fixture struct {
	*Task
	t       *testing.T
	dir     string
	out     bytes.Buffer
	signals chan os.Signal
	notes   []string
}

func newFixture(t *testing.T, gaps ...*float64) *fixture {
	t.Helper()
	if gaps == nil {
		gaps = []*float64{new(0.0), new(0.0)}
	}
	text, err := testkit.StudyLockWithGaps(3, 2, gaps[0], gaps[1])
	if err != nil {
		t.Fatal(err)
	}
	l, err := lock.New("study.lock.jsonl", bytes.NewReader(text), int64(len(text)))
	if err != nil {
		t.Fatal(err)
	}
	f := &fixture{t: t, dir: t.TempDir(), signals: make(chan os.Signal, 1)}
	store, err := state.Create(filepath.Join(f.dir, "state"))
	if err != nil {
		t.Fatal(err)
	}
	f.Task = &Task{
		Lock: l, Store: store, Stdout: &f.out, Stderr: &f.out, Signals: f.signals, Retries: []time.Duration{},
		Settings: func() (*Settings, error) {
			return &Settings{Runners: map[string]string{"pytorch": "local"}, ExperimentGap: time.Millisecond, CycleGap: 2 * time.Millisecond}, nil
		},
		Notify: func(format string, args ...any) { f.notes = append(f.notes, fmt.Sprintf(format, args...)) },
	}
	return f
}

// sh has the runs done by a shell.
func (f *fixture) sh(script string) { f.Command = []string{"sh", "-c", script, "{index}", f.dir} }

func (f *fixture) state(index int) *state.State {
	f.t.Helper()
	run, err := f.Lock.Run(index)
	if err != nil {
		f.t.Fatal(err)
	}
	s, err := f.Store.Load(idOf(run))
	if err != nil {
		f.t.Fatal(err)
	}
	return s
}

// observed is what a Loop tells.
type observed struct{ list []string }

func (o *observed) Pause(gap lock.Gap, d time.Duration) {
	o.list = append(o.list, fmt.Sprintf("%s gap %v", gap, d))
}
func (o *observed) Start(run lock.Run) { o.list = append(o.list, fmt.Sprintf("start %d", run.Index)) }
func (o *observed) End(run lock.Run, r *Result) {
	if r.IsOld {
		o.list = append(o.list, fmt.Sprintf("old %d", run.Index))
	} else {
		o.list = append(o.list, fmt.Sprintf("%s %d", r.State.Status, run.Index))
	}
}
func (o *observed) Busy(run lock.Run, _ *state.BusyError) {
	o.list = append(o.list, fmt.Sprintf("busy %d", run.Index))
}

func (o *observed) check(t *testing.T, want ...string) {
	t.Helper()
	if !slices.Equal(o.list, want) {
		t.Errorf("it tells\n%q, want\n%q", o.list, want)
	}
}

// TestGaps holds that a gap stands between two runs that are done: that of the
// later one, of those left out between them the longest, and none before the
// first.
func TestGaps(t *testing.T) {
	for name, test := range map[string]struct {
		gaps []*float64
		done []int
		want []string
	}{
		"of the study": {
			[]*float64{new(0.001), new(0.002)}, nil,
			[]string{"start 0", "succeeded 0", "experiment gap 1ms", "start 1", "succeeded 1", "cycle gap 2ms", "start 2", "succeeded 2", "experiment gap 1ms", "start 3", "succeeded 3"},
		},
		"of the user": {
			[]*float64{nil, nil}, []int{0},
			[]string{"old 0", "start 1", "succeeded 1", "cycle gap 2ms", "start 2", "succeeded 2", "experiment gap 1ms", "start 3", "succeeded 3"},
		},
		"none": {
			[]*float64{new(0.0), new(0.0)}, []int{2},
			[]string{"start 0", "succeeded 0", "start 1", "succeeded 1", "old 2", "start 3", "succeeded 3"},
		},
		"of a run left out": {
			[]*float64{new(0.001), new(0.002)}, []int{1, 2},
			[]string{"start 0", "succeeded 0", "old 1", "old 2", "cycle gap 2ms", "start 3", "succeeded 3"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			f := newFixture(t, test.gaps...)
			f.sh("exit 0")
			for _, index := range test.done {
				if _, err := f.Do(t.Context(), index); err != nil {
					t.Fatal(err)
				}
			}
			var o observed
			if _, err := (&Loop{Task: f.Task, Indices: []int{0, 1, 2, 3}, Observer: &o}).Run(t.Context()); err != nil {
				t.Fatal(err)
			}
			o.check(t, test.want...)
		})
	}
}

// TestBusyComesLast holds that a loop leaves a run that another process does to
// the end, and then does it if that process has gone.
func TestBusyComesLast(t *testing.T) {
	f := newFixture(t)
	f.sh("exit 0")
	f.Store = f.Store.WithTimes(state.Times{Renew: 60 * time.Millisecond, Stale: 300 * time.Millisecond})
	run, err := f.Lock.Run(0)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(f.dir, "state", run.Fingerprint), 0o777); err != nil {
		t.Fatal(err)
	}
	claim := filepath.Join(f.dir, "state", run.Fingerprint, "1.claim-1")
	if err := os.WriteFile(claim, []byte(`{"host":"node7","pid":7,"attempt":"x"}`), 0o666); err != nil {
		t.Fatal(err)
	}
	var o observed
	summary, err := (&Loop{Task: f.Task, Indices: []int{0, 1}, Observer: &o}).Run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	o.check(t, "start 0", "start 1", "succeeded 1", "start 0", "succeeded 0")
	if summary.Succeeded != 2 || len(f.notes) != 1 || f.notes[0] != "run 0 is claimed by process 7 on node7; waiting to see whether it is still there" {
		t.Errorf("%+v, %q", summary, f.notes)
	}

	// One that renews its claim is still there.
	f.Again = true
	if err := os.WriteFile(claim, []byte(`{"host":"node7","pid":7,"attempt":"y"}`), 0o666); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	go func() {
		for ctx.Err() == nil {
			now := time.Now()
			os.Chtimes(claim, now, now)
			time.Sleep(60 * time.Millisecond)
		}
	}()
	o = observed{}
	summary, err = (&Loop{Task: f.Task, Indices: []int{0}, Observer: &o}).Run(t.Context())
	if err != nil || summary.Busy != 1 {
		t.Errorf("%+v, %v", summary, err)
	}
	o.check(t, "start 0", "start 0", "busy 0")
}

// TestSignals holds that the command gets signals, that the run is recorded as
// failed by them, and that a loop ends then.
func TestSignals(t *testing.T) {
	f := newFixture(t)
	f.sh(`trap 'echo asked to end; exit 9' TERM; trap 'echo hello' USR1; echo ready > "$1/ready"; while :; do sleep 0.02; done`)
	go func() {
		for !exists(filepath.Join(f.dir, "ready")) {
			time.Sleep(5 * time.Millisecond)
		}
		f.signals <- syscall.SIGUSR1
		time.Sleep(100 * time.Millisecond)
		f.signals <- syscall.SIGTERM
	}()
	var o observed
	summary, err := (&Loop{Task: f.Task, Indices: []int{0, 1}, KeepGoing: true, Observer: &o}).Run(t.Context())
	if err != nil || summary.Interrupted != syscall.SIGTERM || summary.ExitStatus != 9 {
		t.Fatalf("%+v, %v", summary, err)
	}
	o.check(t, "start 0", "failed 0")
	s := f.state(0)
	if s.Status != state.Failed || s.Interrupted != "SIGTERM" || *s.ExitStatus != 9 || !slices.Contains(s.LastLines, "hello") || !slices.Contains(s.LastLines, "asked to end") {
		t.Errorf("its state is %s", mustMarshal(t, s))
	}
}

// TestInterruptedTwice holds that a second Ctrl-C ends a command that ignores
// the first, with all of its processes.
func TestInterruptedTwice(t *testing.T) {
	f := newFixture(t)
	f.sh(`trap '' INT; echo ready > "$1/ready"; sleep 60; echo done`)
	go func() {
		for !exists(filepath.Join(f.dir, "ready")) {
			time.Sleep(5 * time.Millisecond)
		}
		f.signals <- os.Interrupt
		f.signals <- os.Interrupt
	}()
	result, err := f.Do(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	if s := result.State; s.Signal != "SIGKILL" || s.Interrupted != "SIGINT" || result.ExitStatus() != 137 {
		t.Errorf("its state is %s", mustMarshal(t, s))
	}
}

// TestLostClaim holds that a process that has lost its claim ends its command,
// and leaves the state to the process that has taken over.
func TestLostClaim(t *testing.T) {
	f := newFixture(t)
	f.Store = f.Store.WithTimes(state.Times{Renew: 20 * time.Millisecond, Stale: time.Hour})
	f.sh("sleep 60")
	run, err := f.Lock.Run(0)
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		folder := filepath.Join(f.dir, "state", run.Fingerprint)
		for !exists(filepath.Join(folder, "1.json")) {
			time.Sleep(5 * time.Millisecond)
		}
		os.WriteFile(filepath.Join(folder, "1.claim-2"), nil, 0o666)
	}()
	if _, err := f.Do(t.Context(), 0); !errors.Is(err, state.ErrLost) {
		t.Fatal(err)
	}
	if s := f.state(0); s.Status != state.Running {
		t.Errorf("its state is %s", mustMarshal(t, s))
	}
}

// TestStateCannotBeWritten holds that who runs it is told how a run has ended
// whose state could not be written.
func TestStateCannotBeWritten(t *testing.T) {
	f := newFixture(t)
	f.Retries = []time.Duration{time.Millisecond}
	f.sh(`d=$(dirname "$1"/state/*/1.json); rm -r "$d"; : > "$d"`)
	_, err := f.Do(t.Context(), 0)
	if err == nil || !strings.Contains(err.Error(), "run 0 succeeded, and its state could not be written: ") {
		t.Error(err)
	}
	if len(f.notes) != 1 || !strings.Contains(f.notes[0], "run 0 succeeded, and its state cannot be written: ") {
		t.Errorf("the notes are %q", f.notes)
	}
}

// full is a writer to a full disk.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, syscall.ENOSPC }

// TestFullDisk holds that a log that cannot be written ends no command, nor does
// a closed terminal, and that the last lines are kept all the same.
func TestFullDisk(t *testing.T) {
	o := &output{log: full{}}
	out := o.through(full{})
	for i := range 50 {
		fmt.Fprintf(out, "line %d\r", i)
		fmt.Fprintf(out, "line %d done\n", i)
	}
	io.WriteString(out, strings.Repeat("x", 2000)+"\xff")
	last := o.last()
	if !errors.Is(o.logErr, syscall.ENOSPC) || len(last) != 20 || last[18] != "line 49 done" || last[19] != strings.Repeat("x", 500) {
		t.Errorf("%v, %q", o.logErr, last)
	}
}

// TestState holds what a state says, so that a result says how it came to be.
func TestState(t *testing.T) {
	f := newFixture(t)
	f.Tool = "v1.2.3"
	t.Setenv("SLURM_ARRAY_JOB_ID", "1234")
	t.Setenv("SLURM_ARRAY_TASK_ID", "5")
	f.sh("exit 0")
	if _, err := f.Do(t.Context(), 2); err != nil {
		t.Fatal(err)
	}
	s := f.state(2)
	host, err := os.Hostname()
	if err != nil {
		t.Fatal(err)
	}
	want := state.State{
		Status: state.Succeeded, Run: s.Run, Study: "made for tests", Index: 2, Point: 1, Attempt: 1,
		Command: f.Command, Runner: "local", ConfigHash: "1ff410c87daaa29b", Tool: "v1.2.3", GitCommit: s.GitCommit,
		Owner: state.Owner{Host: host, PID: os.Getpid(), Job: "slurm 1234_5"},
		Since: s.Since, Ended: s.Ended, Seconds: s.Seconds, ExitStatus: new(0),
	}
	if got, err := json.Marshal(s); err != nil || string(got) != mustMarshal(t, want) {
		t.Errorf("%s, want %s", got, mustMarshal(t, want))
	}
	if s.Run.Cycle != 2 || s.Seconds <= 0 || s.Ended.Before(s.Since) || len(strings.TrimSuffix(s.GitCommit, "-dirty")) != 40 {
		t.Errorf("its state is %s", mustMarshal(t, s))
	}
}

func mustMarshal(t *testing.T, v any) string {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// TestConfig holds what is said of a point whose experiment is no config.
func TestConfig(t *testing.T) {
	root, err := config(&lock.Point{Number: 3, Experiment: []byte(`{"model":"gpt2"}`)})
	if err != nil || root.Lookup("model").Value.Text != "gpt2" {
		t.Error(root, err)
	}
	for text, want := range map[string]string{
		`{"n":1,"n":2}`: `the experiment of point 3: the key "n" is written twice`,
	} {
		if _, err := config(&lock.Point{Number: 3, Experiment: []byte(text)}); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: %v", text, err)
		}
	}
}

// TestSucceededMeanwhile holds that a run that has succeeded by the time that it
// is claimed is not done again, unless it is asked for.
func TestSucceededMeanwhile(t *testing.T) {
	f := newFixture(t)
	f.sh(`echo done >> "$1/log"`)
	run, err := f.Lock.Run(0)
	if err != nil {
		t.Fatal(err)
	}
	for _, again := range []bool{false, false, true} {
		f.Again = again
		before := f.state(0)
		result, err := f.patiently(t.Context(), run)
		if err != nil || result.IsOld != (before != nil && !again) {
			t.Errorf("again %v: %+v, %v", again, result, err)
		}
	}
	if log, err := os.ReadFile(filepath.Join(f.dir, "log")); err != nil || string(log) != "done\ndone\n" {
		t.Errorf("%q, %v", log, err)
	}
}

// TestCannotRun has commands with why they cannot be run.
func TestCannotRun(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for program, want := range map[string]string{
		"sh":               "<nil>",
		"{index}":          "<nil>",
		"no-such-program":  "the command no-such-program cannot be run: there is no such program on the PATH",
		"/no/such/program": "the command /no/such/program cannot be run: there is no such file",
		file:               "the command " + file + " cannot be run: the file is not executable",
		filepath.Dir(file): "the command " + filepath.Dir(file) + " cannot be run: exec: \"" + filepath.Dir(file) + "\": is a directory",
	} {
		task := Task{Command: []string{program}}
		if got := fmt.Sprint(task.Check()); got != want {
			t.Errorf("%s: %s, want %s", program, got, want)
		}
	}
}
