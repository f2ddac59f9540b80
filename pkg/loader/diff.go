package loader

import (
	"github.com/llenergymeasure/llemcfg/internal/engine/bind"
	"github.com/llenergymeasure/llemcfg/internal/engine/layers"
	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// Change is a path at which two resolved configs differ.
type Change struct {
	Path string
	// Old and New are what either says there, nil where it has no such path.
	Old, New *Statement
}

// MarshalJSON writes path, old and new; null where there is no such path.
func (c Change) MarshalJSON() ([]byte, error) {
	said := func(s *Statement) *value.Value {
		if s == nil {
			return value.OfNull()
		}
		return bind.Mapping(bind.Entry("value", s.tree()), bind.Entry("origin", value.OfString(s.Origin)))
	}
	return bind.JSON(bind.Mapping(
		bind.Entry("path", value.OfString(c.Path)), bind.Entry("old", said(c.Old)), bind.Entry("new", said(c.New)),
	))
}

// Diff returns the changes from one experiment to another, in the order of the
// schema; none if their configs are the same. Of a section that only one of them
// has, it returns what is set there.
func Diff(old, now *Experiment) []Change {
	return changes(old.schema(), old.current(old.tree()), now.current(now.tree()))
}

// DiffDefaults returns the changes that an experiment makes to the defaults of
// the schema. What the schema requires has no default, and Old is nil.
func DiffDefaults(e *Experiment) []Change {
	defaults := standard().Defaults()
	if e.engine != nil {
		defaults = e.engine.Defaults()
	}
	return changes(e.schema(), defaults, e.current(e.tree()))
}

func changes(schema *spec.Schema, old, now *value.Value) []Change {
	var all []Change
	for _, c := range layers.Diff(schema, old, now) {
		all = append(all, Change{c.Path.String(), statementOrNil(c.Old), statementOrNil(c.New)})
	}
	return all
}

func statementOrNil(s *layers.Statement) *Statement {
	if s == nil {
		return nil
	}
	said := statementFrom(*s)
	return &said
}
