package judge

import (
	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// EachOpen calls visit with each scalar of a resolved config whose type the
// schema leaves open. The path is valid during the call.
func (p *Plan) EachOpen(resolved *value.Value, visit func(path value.Path, e *value.Entry)) {
	walk{plan: p, reach: &p.open, visit: func(path value.Path, e *value.Entry, _ *typ) { visit(path, e) }}.section(0, resolved, nil)
}

// EachText calls visit with each string of a resolved config that is written and
// not one of the words of its field, and whether its type is open. The path is
// valid during the call.
func (p *Plan) EachText(resolved *value.Value, visit func(path value.Path, e *value.Entry, open bool)) {
	walk{plan: p, reach: &p.texts, visit: func(path value.Path, e *value.Entry, t *typ) {
		if e.Value.Kind == value.String {
			visit(path, e, t.IsAny())
		}
	}}.section(0, resolved, make(value.Path, 0, fewSteps))
}

// fewSteps is how many steps nearly every path has at most.
const fewSteps = 4

// Takes reports whether a type, of a field or a part of one, takes a scalar.
func (p *Plan) Takes(t *spec.Type, v *value.Value) bool {
	made := newType(t)
	return v.Kind&(value.Map|value.List|value.Invalid) == 0 && made.refuses(v) == ""
}

// reach is where in a config there may be values of some types.
type reach struct {
	is func(*typ) bool
	// fields are those of each section that may hold one.
	fields [][]int
}

// walk visits the scalars of the types of a reach.
type walk struct {
	plan  *Plan
	reach *reach
	visit func(path value.Path, e *value.Entry, t *typ)
}

func (w walk) section(i int, v *value.Value, path value.Path) {
	s := &w.plan.sections[i]
	if path == nil {
		path = make(value.Path, 0, 8) // which few paths are longer than
	}
	for _, j := range w.reach.fields[i] {
		f := &s.fields[j]
		if e := v.Lookup(f.Name); e != nil && e.KeyAt.IsValid() {
			w.value(&f.typ, e, append(path, value.Key(f.Name)))
		}
	}
}

func (w walk) value(t *typ, e *value.Entry, path value.Path) {
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
		if w.reach.is(t) {
			w.visit(path, e, t)
		}
	}
}

func isOpen(t *typ) bool { return t.IsAny() }

func isText(t *typ) bool {
	return t.IsAny() || t.Kinds.Has(value.String) && len(t.words) == 0 && len(t.forms) == 0
}

// reachOf finds which fields hold values of some types, or may.
func (p *Plan) reachOf(is func(*typ) bool) reach {
	r := reach{is, make([][]int, len(p.sections))}
	// A field of a section counts until no section is left that it may be in.
	holds := make([]bool, len(p.sections))
	for changed := true; changed; {
		changed = false
		for i := range p.sections {
			s := &p.sections[i]
			r.fields[i] = r.fields[i][:0]
			for j := range s.fields {
				if s.fields[j].mayHold(is, holds) {
					r.fields[i] = append(r.fields[i], j)
				}
			}
			if len(r.fields[i]) > 0 && !holds[i] {
				holds[i], changed = true, true
			}
		}
	}
	return r
}

func (t *typ) mayHold(is func(*typ) bool, holds []bool) bool {
	if is(t) || t.Section != spec.NoSection && holds[t.Section] {
		return true
	}
	if t.Kinds.Has(value.Map) && t.Section == spec.NoSection && len(t.entries) == 0 || t.Kinds.Has(value.List) && t.items == nil {
		return is(&anything)
	}
	for i := range t.entries {
		if t.entries[i].typ.mayHold(is, holds) {
			return true
		}
	}
	return t.items != nil && t.items.mayHold(is, holds)
}
