package main

import (
	"encoding/json"
	"errors"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/llenergymeasure/llemcfg/internal/run/lock"
	"github.com/llenergymeasure/llemcfg/internal/run/state"
	"github.com/llenergymeasure/llemcfg/internal/run/status"
	"github.com/llenergymeasure/llemcfg/internal/run/task"
)

// TestRough has durations as they are shown.
func TestRough(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0: "0.0s", 1234 * time.Millisecond: "1.2s", 10*time.Second - 1: "10.0s", 10 * time.Second: "10s", time.Minute - 1: "60s",
		time.Minute: "1m00s", 61 * time.Second: "1m01s", time.Hour - 1: "59m59s", time.Hour: "1h00m", 61 * time.Minute: "1h01m",
		48*time.Hour - 1: "47h59m", 48 * time.Hour: "2.0 days", 60 * time.Hour: "2.5 days",
	} {
		if got := rough(d); got != want {
			t.Errorf("%d is %s and not %s", d, got, want)
		}
	}
	for perHour, want := range map[float64]string{0.1234: "0.123", 12.34: "12.3", 99.96: "100", 100: "100", 1234.5: "1234"} {
		if got := rate(perHour); got != want {
			t.Errorf("%v is %s and not %s", perHour, got, want)
		}
	}
}

// TestConcluded has what was done with five runs, with what is said of it and the
// exit status.
func TestConcluded(t *testing.T) {
	for _, c := range []struct {
		done   task.Summary
		want   string
		status int
	}{
		{task.Summary{Succeeded: 5}, "5 runs succeeded", 0},
		{task.Summary{Succeeded: 1, Failed: 1, ExitStatus: 3}, "1 run succeeded, 1 failed, 3 not started", 3},
		{task.Summary{Succeeded: 2, Old: 3}, "2 runs succeeded, 3 had succeeded before", 0},
		{task.Summary{Succeeded: 2, Old: 1, Busy: 1}, "2 runs succeeded, 1 had succeeded before, 1 is being done by another process, 1 not started", exitBusy},
		{task.Summary{Busy: 5, Failed: 0, ExitStatus: 4}, "0 runs succeeded, 5 are being done by other processes", 4},
		{task.Summary{Succeeded: 1, Interrupted: syscall.SIGINT, ExitStatus: 4}, "interrupted: 1 run succeeded, 4 not started; the same command goes on", exitInterrupted},
	} {
		if got := concluded(&c.done, 5); got != c.want {
			t.Errorf("%+v: %s, want %s", c.done, got, c.want)
		}
		err := (&runProgress{quiet: true}).conclude(&c.done)
		var status exitStatus
		if errors.As(err, &status); int(status) != c.status || err == nil && c.status != 0 {
			t.Errorf("%+v: %v, want %d", c.done, err, c.status)
		}
	}
}

// TestStatusText holds a report on a study as a terminal shows it.
func TestStatusText(t *testing.T) {
	failed := func(index int, s *state.State) status.Failure {
		return status.Failure{Index: index, Number: 2, Cycle: 1, Coordinates: json.RawMessage(`{"n":5,"model":"a b","x":null}`), Status: status.Failed, Log: "state/1.log", State: s}
	}
	interrupted := status.Failure{Index: 7, Number: 3, Cycle: 2, Coordinates: json.RawMessage(`{}`), Status: status.Interrupted, Log: "state/2.log"}
	many := make([]status.Failure, shownFailures+2)
	for i := range many {
		many[i] = interrupted
	}
	counts := func(succeeded, failed, missing int) map[status.Status]int {
		return map[status.Status]int{status.Succeeded: succeeded, status.Failed: failed, status.Missing: missing, status.Running: 0}
	}
	for name, c := range map[string]struct {
		report status.Report
		want   string
	}{
		"nothing done": {status.Report{Study: "a", Runs: 1, Counts: counts(0, 0, 1)}, `study a: 1 run
  succeeded 0
  missing   1
`},
		"at work": {status.Report{Study: "a\x1b", Runs: 100, Counts: counts(98, 0, 2), RatePerHour: new(120.0), SecondsLeft: new(60.0)}, `study a\x1b: 100 runs
  succeeded  98
  missing     2
120 runs an hour, about 1m00s left
`},
		"done": {status.Report{Study: "a", Runs: 2, Counts: counts(2, 0, 0), RatePerHour: new(120.0), SecondsLeft: new(0.0), Commands: []status.Command{{Command: []string{"sh", "x y"}, Runs: 2}}}, `study a: 2 runs
  succeeded 2
`},
		"two commands": {status.Report{Study: "a", Runs: 10, Counts: counts(10, 0, 0), Commands: []status.Command{{Command: []string{"sh", "x y"}, Runs: 9}, {Command: []string{"true"}, Runs: 1}}}, `study a: 10 runs
  succeeded 10

The runs that succeeded were done by different commands:
   9 sh "x y"
   1 true
`},
		"failures": {status.Report{Study: "a", Runs: 5, Counts: counts(2, 3, 0), Failures: []status.Failure{
			failed(3, &state.State{Status: state.Failed, ExitStatus: new(2), Owner: state.Owner{Host: "node7"}, LastLines: []string{"a\tb", "\x1b[31m"}}),
			failed(4, &state.State{Status: state.Failed, Signal: "SIGKILL", Interrupted: "SIGTERM", Owner: state.Owner{Host: "node8"}}),
			interrupted,
		}}, `study a: 5 runs
  succeeded 2
  failed    3

run 3 (point 2, cycle 1) failed (exit status 2) on node7
  n=5 model=a b x=null
  state/1.log
  | a	b
  | \x1b[31m

run 4 (point 2, cycle 1) failed (SIGKILL), after SIGTERM on node8
  n=5 model=a b x=null
  state/1.log

run 7 (point 3, cycle 2) interrupted
  state/2.log
`},
		"many failures": {status.Report{Study: "a", Runs: 22, Counts: counts(0, 22, 0), Failures: many}, "study a: 22 runs\n  succeeded  0\n  failed    22\n" +
			strings.Repeat("\nrun 7 (point 3, cycle 2) interrupted\n  state/2.log\n", shownFailures) + "\nand 2 more; --format json and csv have all\n"},
	} {
		if diff := cmp.Diff(c.want, string(statusText(&c.report))); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", name, diff)
		}
	}
}

// TestCoordinates has what varies as JSON and on a line.
func TestCoordinates(t *testing.T) {
	for text, want := range map[string]string{
		`{}`: "", `{"n":5,"model":"a"}`: "n=5 model=a", `{"a":[1,"b"],"c":{"d":null}}`: `a=[1,"b"] c={"d":null}`, `{"a":"\u001b"}`: `a=\x1b`,
		``: "", `{"a":}`: `{"a":}`, `{"a"`: `{"a"`, `{"a":1,`: `{"a":1,`,
	} {
		if got := coordinates(json.RawMessage(text)); got != want {
			t.Errorf("%s is %q and not %q", text, got, want)
		}
	}
}

// TestDuration has times, and numbers of things, as people say them.
func TestDuration(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0: "0 s", 1500 * time.Millisecond: "1.5 s", time.Minute - time.Second: "59 s", time.Minute: "1 min", 89 * time.Second: "1 min", 90 * time.Second: "2 min",
		59 * time.Minute: "59 min", time.Hour: "1 h", 61 * time.Minute: "1 h 1 min", 1000 * time.Hour: "1,000 h", 1000*time.Hour + time.Minute: "1,000 h 1 min",
	} {
		if got := duration(d); got != want {
			t.Errorf("%d is %q and not %q", d, got, want)
		}
	}
	for n, want := range map[int]string{0: "0 points", 1: "1 point", 2: "2 points", 1000: "1,000 points"} {
		if got := quantity(n, "point", "points"); got != want {
			t.Errorf("%d is %q and not %q", n, got, want)
		}
	}
}

// TestDifferences has changes of the header of a lock with what is said of each.
func TestDifferences(t *testing.T) {
	const same = "; what runs is the same: runs that have succeeded stay so"
	for _, c := range []struct {
		change func(h *lock.Header)
		want   string
	}{
		{func(h *lock.Header) {}, "points that do not run have changed" + same},
		{func(h *lock.Header) { h.Fingerprint, h.DesignHash, h.Counts.Run = "beef", "x", 3 }, `the experiments that run are others: there are 3, and the lock has 2`},
		{func(h *lock.Header) { h.DesignHash = "x" }, "the experiments that run are the same, in another order or with another output_dir" + same},
		{func(h *lock.Header) { h.Execution = json.RawMessage("{}") }, `how they are run has changed: {}, and the lock has {"n_cycles":1}` + same},
		{func(h *lock.Header) { h.Runners = map[string]string{"vllm": "docker:x"} }, "where they are run has changed" + same},
		{func(h *lock.Header) { h.Name = new("b") }, `its name is now "b", and was none` + same},
		{func(h *lock.Header) { h.Set = []string{"n=2"} }, "it was locked with other flags" + same},
		{func(h *lock.Header) { h.Strict = true }, "it was locked with other flags" + same},
		{func(h *lock.Header) { h.Tool = "v2" }, "it was locked by llemcfg v1 with schema 2.0" + same},
		{func(h *lock.Header) { h.SchemaVersion = "2.1" }, "it was locked by llemcfg v1 with schema 2.0" + same},
		{func(h *lock.Header) { h.Files = []lock.File{{Path: "a", SHA256: "1"}, {Path: "b", SHA256: "3"}} }, "b has changed" + same},
	} {
		header := func() *lock.Header {
			return &lock.Header{
				Tool: "v1", SchemaVersion: "2.0", Fingerprint: "f00d", DesignHash: "d", Counts: lock.Counts{Run: 2}, Execution: json.RawMessage(`{"n_cycles":1}`),
				Runners: map[string]string{"vllm": "local"}, Set: []string{"n=1"}, Files: []lock.File{{Path: "a", SHA256: "1"}, {Path: "b", SHA256: "2"}},
			}
		}
		now := header()
		c.change(now)
		if got := strings.Join(differences(header(), now), "; "); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

// TestManyFailures holds how many failures are printed, and what is said of the
// others.
func TestManyFailures(t *testing.T) {
	for failures, want := range map[int]string{
		20: "",
		21: "\nand 1 more; --format json and csv have all\n",
		25: "\nand 5 more; --format json and csv have all\n",
	} {
		r := status.Report{Study: "s", Runs: 30, Failures: make([]status.Failure, failures)}
		_, got, _ := strings.Cut(string(statusText(&r)), "\nand ")
		if got != "" {
			got = "\nand " + got
		}
		if got != want {
			t.Errorf("%d failures: %q, want %q", failures, got, want)
		}
	}
}
