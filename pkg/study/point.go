package study

import (
	"encoding/hex"

	"github.com/llenergymeasure/llemcfg/internal/bridge"
	"github.com/llenergymeasure/llemcfg/internal/engine/encode"
	"github.com/llenergymeasure/llemcfg/internal/engine/layers"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/schema"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
	"github.com/llenergymeasure/llemcfg/pkg/study/internal/expand"
)

// Status says whether a point runs, and if not, why.
type Status string

// The statuses.
const (
	Run        Status = "run"        // it is a valid experiment
	Excluded   Status = "excluded"   // a row of exclude names it
	Skipped    Status = "skipped"    // it is no valid experiment
	Duplicate  Status = "duplicate"  // an earlier point that runs is the same experiment
	Equivalent Status = "equivalent" // an earlier point that runs differs only in fields without effect
)

// Statuses are all of them.
func Statuses() []Status { return []Status{Run, Excluded, Skipped, Duplicate, Equivalent} }

var statuses = [...]Status{expand.Run: Run, expand.Excluded: Excluded, expand.Skipped: Skipped, expand.Duplicate: Duplicate, expand.Equivalent: Equivalent}

// Point is one of the experiments that a study describes, whether it runs or not.
type Point struct {
	// Number counts from 1, all points counted.
	Number int
	Status Status
	// Of is the number of the earlier point that runs, of a duplicate or an
	// equivalent; 0 otherwise.
	Of int
	// Fingerprint is that of the experiment, as 64 hex digits; empty where it is
	// skipped or excluded.
	Fingerprint string
	// Reasons are the diagnostics of a point that is skipped, in order of
	// position.
	Reasons []diag.Diagnostic

	study *Study
}

func (s *Study) point(p *expand.Point) Point {
	out := Point{Number: p.Number, Status: statuses[p.Status], Of: p.Of, Reasons: p.Reasons, study: s}
	if out.Status != Skipped && out.Status != Excluded {
		out.Fingerprint = hex.EncodeToString(p.Fingerprint[:])
	}
	return out
}

// Coordinate is a path that varies, with the value that a point has there.
type Coordinate struct {
	// Path leads to a field of the experiment, such as decoder.top_p.
	Path string
	// Value is nil, a bool, an int64, a float64, a string, a []any or a
	// map[string]any.
	Value any
	// Line and Column say where the value is written in the study file, or where
	// its range is.
	Line, Column int

	exact *value.Value
}

// Flow is the value as YAML on one line.
func (c Coordinate) Flow() string { return encode.Flow(c.exact) }

// JSON is the value as JSON: a float always looks like one.
func (c Coordinate) JSON() []byte { return encode.JSON(c.exact) }

// Coordinates are what the point has of the axes and groups, in the order in
// which they vary, or what the entry says.
func (p Point) Coordinates() []Coordinate {
	found := p.study.expanded.Coordinates(p.Number - 1)
	all := make([]Coordinate, len(found))
	for i, c := range found {
		all[i] = Coordinate{c.Path, c.Value.Plain(), int(c.At.Start.Line), int(c.At.Start.Column), c.Value}
	}
	return all
}

// YAML is the point as an experiment file: what the study says for it, without
// the defaults of the schema.
func (p Point) YAML() ([]byte, error) { return encode.YAML(p.study.expanded.Tree(p.Number - 1)) }

// ConfigHash is the config_hash of the experiment, as 16 hex digits; empty where
// it is skipped or excluded.
func (p Point) ConfigHash() string {
	if p.Fingerprint == "" {
		return ""
	}
	return encode.ConfigHash(p.study.expanded.Resolved(p.Number - 1))
}

// Experiment is the point as an experiment, with the origins of its values: they
// say which part of the study a value comes from. The error is a
// *loader.ValidationError if it is no valid experiment.
func (p Point) Experiment() (*loader.Experiment, error) {
	return p.study.loader.LoadLayers(bridge.Layer(p.study.File, p.study.expanded.Tree(p.Number-1)).(loader.Layer))
}

// Differs are the paths in which a point differs from another of its study, as
// resolved experiments, those aside that are no part of what an experiment is:
// of an equivalent and the point that it names, the fields without effect.
func (p Point) Differs(other int) []string {
	a, b := p.study.expanded.Resolved(other-1), p.study.expanded.Resolved(p.Number-1)
	var paths []string
	for _, c := range layers.Diff(schema.Experiment(), a, b) {
		if f := schema.Experiment().FieldAt(c.Path); f != nil && f.Incidental {
			continue
		}
		paths = append(paths, c.Path.String())
	}
	return paths
}
