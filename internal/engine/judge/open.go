package judge

import (
	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// EachOpen calls visit with each scalar of a resolved config whose type the
// schema leaves open. The path is valid during the call.
func (p *Plan) EachOpen(resolved *value.Value, visit func(path value.Path, e *value.Entry)) {
	o := open{plan: p, visit: visit}
	o.section(0, resolved, nil)
}

type open struct {
	plan  *Plan
	visit func(path value.Path, e *value.Entry)
}

func (o *open) section(i int, v *value.Value, path value.Path) {
	s := &o.plan.sections[i]
	for _, j := range s.open {
		f := &s.fields[j]
		if e := v.Lookup(f.Name); e != nil && e.KeyAt.IsValid() {
			o.value(&f.typ, e, append(path, value.Key(f.Name)))
		}
	}
}

func (o *open) value(t *typ, e *value.Entry, path value.Path) {
	v := e.Value
	switch v.Kind {
	case value.Map:
		if t.Section != spec.NoSection {
			o.section(t.Section, v, path)
			return
		}
		for i := range v.Entries {
			if part := t.entryOf(v.Entries[i].Key); part != nil {
				o.value(part, &v.Entries[i], append(path, value.Key(v.Entries[i].Key)))
			}
		}
	case value.List:
		part := t.items
		if part == nil {
			part = &anything
		}
		for i := range v.Entries {
			o.value(part, &v.Entries[i], append(path, value.Index(i)))
		}
	default:
		if t.IsAny() {
			o.visit(path, e)
		}
	}
}

// findOpen notes which fields hold values whose type is open, or may.
func (p *Plan) findOpen() {
	// A field of a section counts until no section is left that it may be in.
	isOpen := make([]bool, len(p.sections))
	for changed := true; changed; {
		changed = false
		for i := range p.sections {
			s := &p.sections[i]
			s.open = s.open[:0]
			for j := range s.fields {
				if s.fields[j].mayBeOpen(isOpen) {
					s.open = append(s.open, j)
				}
			}
			if len(s.open) > 0 && !isOpen[i] {
				isOpen[i], changed = true, true
			}
		}
	}
}

func (t *typ) mayBeOpen(isOpen []bool) bool {
	if t.Section != spec.NoSection && isOpen[t.Section] {
		return true
	}
	if t.Kinds.Has(value.Map) && t.Section == spec.NoSection && len(t.entries) == 0 || t.Kinds.Has(value.List) && t.items == nil {
		return true
	}
	for i := range t.entries {
		if t.entries[i].typ.mayBeOpen(isOpen) {
			return true
		}
	}
	return t.items != nil && t.items.mayBeOpen(isOpen)
}
