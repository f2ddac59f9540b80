package study

import (
	"time"

	"github.com/llenergymeasure/llemcfg/internal/engine/encode"
)

// Axis is what varies: an axis, or a group.
type Axis struct {
	// Name is the path of an axis, or the name of a group.
	Name string
	// Group is set for a group.
	Group bool
	// Options is how many values an axis has, and how many combinations a group.
	Options int
	// Values are those of an axis, as YAML on one line.
	Values []string
	// Paths are those that it sets, each once: one for an axis.
	Paths []string
	// Only is the backend whose experiments alone have the axis; empty for one
	// that all have.
	Only string
}

// Axes are what varies, the slowest first; those of single backends last.
func (s *Study) Axes() []Axis {
	var all []Axis
	for _, d := range s.expanded.Dimensions() {
		a := Axis{Name: d.Name, Group: d.Group, Options: d.Options, Paths: d.Paths, Only: d.Only}
		for _, v := range d.Values {
			a.Values = append(a.Values, encode.Flow(v))
		}
		all = append(all, a)
	}
	return all
}

// Entries is how many explicit experiments there are.
func (s *Study) Entries() int { return s.expanded.Entries() }

// IdleTime is the time in which nothing is measured, as far as the study says it.
type IdleTime struct {
	Gaps    time.Duration // the pauses between runs
	WarmUps time.Duration // the waits after the warm-ups
}

// IdleTime adds up the pauses and warm-ups of all runs.
func (o *Outcome) IdleTime() IdleTime {
	var idle IdleTime
	gaps, run, cycles := o.study.Gaps(), o.Counts.Run, int(o.study.Execution.NCycles)
	if o.Counts.Runs == 0 {
		return idle
	}
	// Of the cycles a new one begins cycles-1 times, for each point where all
	// cycles of a point come first.
	begins := cycles - 1
	if o.study.Execution.CycleOrder == Sequential {
		begins *= run
	}
	seconds := func(s float64) time.Duration { return time.Duration(s * float64(time.Second)) }
	idle.Gaps = time.Duration(begins)*seconds(gaps.Cycle) + time.Duration(o.Counts.Runs-1-begins)*seconds(gaps.Experiment)
	idle.WarmUps = seconds(o.study.expanded.SumOf(waits, &o.running) * float64(cycles))
	return idle
}

// waits are the fields of an experiment that say how long a run waits, in seconds.
var waits = [][]string{{"warmup", "thermal_floor_seconds"}}
