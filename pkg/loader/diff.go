package loader

import (
	"github.com/llenergymeasure/llemcfg/internal/engine/layers"
	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// Change is a path at which two resolved configs differ.
type Change struct {
	Path string
	// Old and New are what either says there, nil where it has no such path.
	Old, New *Said
}

// MarshalJSON writes path, old and new; null where there is no such path.
func (c Change) MarshalJSON() ([]byte, error) {
	said := func(s *Said) *value.Value {
		if s == nil {
			return value.OfNull()
		}
		return mapping(entry("value", s.tree()), entry("origin", value.OfString(s.Origin)))
	}
	return marshalJSON(mapping(
		entry("path", value.OfString(c.Path)), entry("old", said(c.Old)), entry("new", said(c.New)),
	))
}

// Diff gives the changes from one experiment to another, as they were loaded,
// in the order of the schema; none if their resolved configs are the same. Of a
// section that only one of them has, it gives what is set there.
func Diff(old, now *Experiment) []Change {
	return changes(old.engine.Schema(), old.resolved(), now.resolved())
}

// DiffDefaults gives the changes that an experiment makes to the defaults of
// the schema. What the schema requires has no default, and Old is nil.
func DiffDefaults(e *Experiment) []Change {
	return changes(e.engine.Schema(), e.engine.Defaults(), e.resolved())
}

func changes(schema *spec.Schema, old, now *value.Value) []Change {
	var all []Change
	for _, c := range layers.Diff(schema, old, now) {
		all = append(all, Change{c.Path.String(), saidOrNil(c.Old), saidOrNil(c.New)})
	}
	return all
}

func saidOrNil(s *layers.Said) *Said {
	if s == nil {
		return nil
	}
	said := saidFrom(*s)
	return &said
}
