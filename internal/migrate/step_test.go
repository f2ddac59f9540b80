package migrate_test

import (
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/migrate"
)

// TestLost has steps with whether something of the value is not in the result.
func TestLost(t *testing.T) {
	for _, c := range []struct {
		step migrate.Step
		want bool
	}{
		{migrate.Step{Action: migrate.Dropped}, true},
		{migrate.Step{Action: migrate.Dropped, NoEffect: true}, false},
		{migrate.Step{Action: migrate.Dropped, NoEffect: true, Loses: "the mode"}, true},
		{migrate.Step{Action: migrate.Moved, To: "a"}, false},
		{migrate.Step{Action: migrate.Moved, To: "a", Loses: "the mode"}, true},
		{migrate.Step{Action: migrate.Kept}, false},
	} {
		if got := c.step.Lost(); got != c.want {
			t.Errorf("%+v: %v", c.step, got)
		}
		r := migrate.Result{Steps: []migrate.Step{{Action: migrate.Kept}, c.step, {Action: migrate.Noted}}}
		if got := r.Lost(); got != c.want {
			t.Errorf("a result with %+v: %v", c.step, got)
		}
	}
}

// TestStepString has steps as people read them.
func TestStepString(t *testing.T) {
	for want, step := range map[string]migrate.Step{
		"kept: n: 1":                {Action: migrate.Kept, Path: "n", Value: "1"},
		"moved: a: 1 → b":           {Action: migrate.Moved, Path: "a", Value: "1", To: "b"},
		"moved: a: x → b: y":        {Action: migrate.Moved, Path: "a", Value: "x", To: "b", Now: "y"},
		"moved: a: x → b: y (w)":    {Action: migrate.Moved, Path: "a", Value: "x", To: "b", Now: "y", Why: "w"},
		"moved: a: x (w) (lost: l)": {Action: migrate.Moved, Path: "a", Value: "x", Why: "w", Loses: "l"},
		"written: b: 1":             {Action: migrate.Written, To: "b", Now: "1"},
		"noted: a (w)":              {Action: migrate.Noted, Path: "a", Why: "w"},
	} {
		if got := step.String(); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}
