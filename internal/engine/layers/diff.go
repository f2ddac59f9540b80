package layers

import (
	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// Change is a path at which two resolved configs differ.
type Change struct {
	Path value.Path
	// Old and New are what either says there, nil where it has no such path.
	Old, New *Statement
}

// Diff returns the changes from a to b in the order of the schema. Two mappings
// differ in what they hold; a mapping and a null in what the mapping holds that
// is not null; anything else as a whole.
func Diff(schema *spec.Schema, a, b *value.Value) []Change {
	return diffParts(factsOf(schema, schema.Root(), a, nil, Origin{}), factsOf(schema, schema.Root(), b, nil, Origin{}))
}

func diffParts(old, now []Fact) []Change {
	var changes []Change
	left := make(map[value.Step]*Fact, len(old))
	for i := range old {
		left[old[i].step()] = &old[i]
	}
	for i := range now {
		changes = append(changes, diff(left[now[i].step()], &now[i])...)
		delete(left, now[i].step())
	}
	for i := range old {
		if left[old[i].step()] != nil {
			changes = append(changes, diff(&old[i], nil)...)
		}
	}
	return changes
}

func (f *Fact) step() value.Step { return f.Path[len(f.Path)-1] }

func diff(old, now *Fact) []Change {
	switch {
	case old == nil:
		return []Change{{now.Path, nil, &now.Statement}}
	case now == nil:
		return []Change{{old.Path, &old.Statement, nil}}
	case old.Value.Kind == value.Map && now.Value.Kind == value.Map:
		return diffParts(old.parts(), now.parts())
	case value.Equal(old.Value, now.Value):
		return nil
	}
	whole := []Change{{old.Path, &old.Statement, &now.Statement}}
	switch was, is := old.Value.Kind, now.Value.Kind; {
	case was == value.Null && is == value.Map:
		return orElse(againstNull(now, func(part *Statement) Change { return Change{nil, &old.Statement, part} }), whole)
	case was == value.Map && is == value.Null:
		return orElse(againstNull(old, func(part *Statement) Change { return Change{nil, part, &now.Statement} }), whole)
	default:
		return whole
	}
}

// againstNull are the changes between a null and what a mapping holds.
func againstNull(mapping *Fact, change func(part *Statement) Change) []Change {
	var changes []Change
	for _, part := range mapping.parts() {
		if part.Value.Kind != value.Null {
			c := change(&part.Statement)
			c.Path = part.Path
			changes = append(changes, c)
		}
	}
	return changes
}

func orElse(changes, otherwise []Change) []Change {
	if len(changes) > 0 {
		return changes
	}
	return otherwise
}
