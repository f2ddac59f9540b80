package status

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/llenergymeasure/llemcfg/internal/run/state"
)

// TestRate has runs that succeeded, each with the minutes when it began and ended,
// with the rate that they make and the time that ten runs take then.
func TestRate(t *testing.T) {
	begin := time.Date(2026, 1, 2, 3, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		runs          [][2]int
		rate, seconds float64 // 0 if they are not known
	}{
		{nil, 0, 0},
		{[][2]int{{0, 60}}, 1, 9 * 3600},
		{[][2]int{{0, 0}}, 0, 0},
		{[][2]int{{60, 0}}, 0, 0},
		{[][2]int{{0, 30}, {30, 60}}, 2, 4 * 3600},
		{[][2]int{{30, 60}, {0, 30}}, 2, 4 * 3600},
		{[][2]int{{0, 60}, {0, 30}}, 2, 4 * 3600}, // at the same time
		{[][2]int{{20, 30}, {0, 60}}, 2, 4 * 3600},
		{[][2]int{{0, -1}, {0, 60}}, 1, 8 * 3600}, // the first is not over
	} {
		r := Report{Runs: 10, Counts: map[Status]int{Succeeded: len(c.runs)}}
		var recent []*state.State
		for _, run := range c.runs {
			s := &state.State{Since: begin.Add(time.Duration(run[0]) * time.Minute)}
			if run[1] >= 0 {
				s.Ended = new(begin.Add(time.Duration(run[1]) * time.Minute))
			}
			recent = latest(recent, s)
		}
		r.estimate(recent)
		var rate, left float64
		if r.RatePerHour != nil {
			rate, left = *r.RatePerHour, *r.SecondsLeft
		}
		if rate != c.rate || left != c.seconds {
			t.Errorf("%v: got %g, %g, want %g, %g", c.runs, rate, left, c.rate, c.seconds)
		}
	}
}

// TestLatest holds that the fifty runs that ended last are kept, the last first.
func TestLatest(t *testing.T) {
	begin := time.Date(2026, 1, 2, 3, 0, 0, 0, time.UTC)
	var recent []*state.State
	for i := range 100 {
		minute := (i*37 + 5) % 100 // each once, in no order
		recent = latest(recent, &state.State{Index: minute, Ended: new(begin.Add(time.Duration(minute) * time.Minute))})
	}
	var got, want []string
	for i, s := range recent {
		got, want = append(got, fmt.Sprint(s.Index)), append(want, fmt.Sprint(99-i))
	}
	if len(recent) != 50 || strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("%d: %v", len(recent), got)
	}
}

// TestCommands holds that commands are counted, the most frequent first, and else
// by their words.
func TestCommands(t *testing.T) {
	commands := map[string]*Command{}
	for _, command := range []string{"b x", "a", "b y", "b x", "c", "c", "c"} {
		count(commands, strings.Fields(command))
	}
	count(commands, []string{"b x"}) // one word
	var got []string
	for _, c := range sorted(commands) {
		got = append(got, fmt.Sprintf("%d %q", c.Runs, c.Command))
	}
	want := []string{`3 ["c"]`, `2 ["b" "x"]`, `1 ["a"]`, `1 ["b" "y"]`, `1 ["b x"]`}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if got := sorted(nil); got == nil || len(got) != 0 {
		t.Errorf("no commands are %#v", got)
	}
}
