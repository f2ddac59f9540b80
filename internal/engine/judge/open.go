package judge

import (
	"slices"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// Free is a scalar that is written in a config where the schema takes more than
// it lists: any text, or any value at all.
type Free struct {
	Path  value.Path
	Entry *value.Entry
	// Open is set where the schema takes any value.
	Open bool
}

// Free returns the free scalars of a config, resolved or not, that wanted picks:
// it is asked of each.
func (p *Plan) Free(config *value.Value, wanted func(v *value.Value, open bool) bool) []Free {
	w := walk{plan: p, wanted: wanted}
	w.section(0, config, make(value.Path, 0, fewSteps))
	return w.found
}

// fewSteps is how many steps nearly every path has at most.
const fewSteps = 8

// Takes reports whether a type, of a field or a part of one, takes a scalar.
func (p *Plan) Takes(t *spec.Type, v *value.Value) bool {
	made := newType(t)
	return v.Kind&(value.Map|value.List|value.Invalid) == 0 && made.refuses(v) == ""
}

// walk finds the free scalars that are wanted. The path is that of the current
// section or value, in memory that is used again.
type walk struct {
	plan   *Plan
	wanted func(v *value.Value, open bool) bool
	found  []Free
}

func (w *walk) section(i int, v *value.Value, path value.Path) {
	s := &w.plan.sections[i]
	for _, j := range s.free {
		f := &s.fields[j]
		if e := entryAt(v, j, f.Name); e != nil && e.KeyAt.IsValid() {
			w.value(&f.typ, e, append(path, value.Key(f.Name)))
		}
	}
}

func (w *walk) value(t *typ, e *value.Entry, path value.Path) {
	v := e.Value
	switch v.Kind {
	case value.Map:
		if t.Section != spec.NoSection {
			w.section(t.Section, v, path)
			return
		}
		for i := range v.Entries {
			if part := t.entryOf(v.Entries[i].Key); part != nil {
				w.value(part, &v.Entries[i], append(path, value.Key(v.Entries[i].Key)))
			}
		}
	case value.List:
		part := t.items
		if part == nil {
			part = &anything
		}
		for i := range v.Entries {
			w.value(part, &v.Entries[i], append(path, value.Index(i)))
		}
	default:
		if (t.open || t.free && v.Kind == value.String) && w.wanted(v, t.open) {
			w.found = append(w.found, Free{slices.Clone(path), e, t.open})
		}
	}
}

// findFree finds the fields of each section that are free or may hold what is.
func (p *Plan) findFree() {
	// A field of a section counts until no section is left that it may be in.
	for changed := true; changed; {
		changed = false
		for i := range p.sections {
			s := &p.sections[i]
			var free []int
			for j := range s.fields {
				if p.mayHoldFree(&s.fields[j].typ) {
					free = append(free, j)
				}
			}
			changed = changed || len(free) > len(s.free)
			s.free = free
		}
	}
}

func (p *Plan) mayHoldFree(t *typ) bool {
	switch {
	case t.free, t.Section != spec.NoSection && len(p.sections[t.Section].free) > 0:
		return true
	case t.Kinds.Has(value.Map) && t.Section == spec.NoSection && len(t.entries) == 0, t.Kinds.Has(value.List) && t.items == nil:
		return true // what it holds may be anything
	}
	for i := range t.entries {
		if p.mayHoldFree(&t.entries[i].typ) {
			return true
		}
	}
	return t.items != nil && p.mayHoldFree(t.items)
}
