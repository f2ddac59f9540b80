package study

import (
	"github.com/llenergymeasure/llemcfg/internal/schema"
	"io"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// Execution is how the experiments of a study are run.
type Execution struct {
	// NCycles is how often each experiment is run; at least 1.
	NCycles int64 `json:"n_cycles"`
	// CycleOrder is the order of the runs.
	CycleOrder CycleOrder `json:"cycle_order"`
	// ShuffleSeed is what shuffled runs are drawn from; nil derives it from the
	// study.
	ShuffleSeed *int64 `json:"shuffle_seed"`
	// ExperimentGapSeconds is the pause between two experiments; nil leaves it to
	// the user's setting.
	ExperimentGapSeconds *float64 `json:"experiment_gap_seconds"`
	// CycleGapSeconds is the pause between two cycles; nil leaves it to the
	// user's setting.
	CycleGapSeconds *float64 `json:"cycle_gap_seconds"`
	// SkipPreflight is set to run without the checks that come first.
	SkipPreflight bool `json:"skip_preflight"`
	// DeduplicateEquivalent is set to leave out experiments that differ from an
	// earlier one only in fields without effect.
	DeduplicateEquivalent bool `json:"deduplicate_equivalent"`
}

// CycleOrder is the order of runs.
type CycleOrder string

// The orders.
const (
	Sequential  CycleOrder = "sequential"
	Interleaved CycleOrder = "interleaved"
	Shuffled    CycleOrder = "shuffled"
	Reversed    CycleOrder = "reversed"
	LatinSquare CycleOrder = "latin_square"
)

// fill takes over what a study says beside the fields of an experiment, resolved.
func (s *Study) fill(resolved *value.Value) {
	s.Name, s.Version = textOf(resolved, schema.StudyName), textOf(resolved, schema.StudyVersion)
	if runners := resolved.Lookup(schema.StudyRunners).Value; runners.Kind == value.Map {
		for _, e := range runners.Entries {
			if e.Value.Kind == value.String {
				if s.Runners == nil {
					s.Runners = map[string]string{}
				}
				s.Runners[e.Key] = e.Value.Text
			}
		}
	}
	x := resolved.Lookup(schema.StudyExecution).Value
	at := func(key string) *value.Value { return x.Lookup(key).Value }
	s.Execution = Execution{
		NCycles:               at("n_cycles").Int(),
		CycleOrder:            CycleOrder(at("cycle_order").Text),
		SkipPreflight:         at("skip_preflight").Bool(),
		DeduplicateEquivalent: at("deduplicate_equivalent").Bool(),
	}
	if v := at("shuffle_seed"); v.Kind == value.Int {
		s.Execution.ShuffleSeed = new(v.Int())
	}
	if v := at("experiment_gap_seconds"); v.Kind == value.Float {
		s.Execution.ExperimentGapSeconds = new(v.Float)
	}
	if v := at("cycle_gap_seconds"); v.Kind == value.Float {
		s.Execution.CycleGapSeconds = new(v.Float)
	}
}

// readUpTo reads no more than tells that it is over the limit.
func readUpTo(r io.Reader, limit int) ([]byte, error) {
	return io.ReadAll(io.LimitReader(r, int64(limit)+1))
}
