package judge

import (
	"slices"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// resolver walks one experiment.
type resolver struct {
	plan    *Plan
	report  Reporter
	refused bool
	path    value.Path
	// What the values and entries of the resolved experiment are cut off.
	values  []value.Value
	entries []value.Entry
	// sparse are the sections that have optional fields. What is absent is dropped
	// when the rules have been judged, which find fields by their indices.
	sparse []*value.Value
}

// experiment returns the resolved experiment, or nil if it is not accepted.
func (r *resolver) experiment(root *value.Value) *value.Value {
	resolved := r.section(&r.plan.sections[0], root, value.Point(root.At.Start))
	r.refuseBroken(resolved)
	if r.refused {
		return nil
	}
	r.dropAbsent()
	return resolved
}

// reset makes a resolver that reports to nobody ready for another experiment.
func (r *resolver) reset() {
	clear(r.values)
	clear(r.entries)
	clear(r.sparse)
	r.values, r.entries, r.sparse, r.refused = r.values[:0], r.entries[:0], r.sparse[:0], false
}

// take cuts n zero elements off a slab, or off a new and larger one.
func take[T any](slab *[]T, n int) []T {
	s := *slab
	if cap(s)-len(s) < n {
		s = make([]T, 0, 2*cap(s)+n)
	}
	s = s[:len(s)+n]
	*slab = s
	return s[len(s)-n : len(s) : len(s)]
}

// invalid stands for a value that has been reported, and absent for an optional
// field that is not written.
var (
	invalid = &value.Value{}
	absent  = &value.Value{Kind: value.Null}
)

// refuse notes a problem at the current path.
func (r *resolver) refuse(p Problem) (meant string, as *value.Value) {
	r.refused = true
	if r.report == nil {
		return "", nil
	}
	if p.Path == nil {
		p.Path = slices.Clone(r.path)
	}
	return r.report(p)
}

// refuseBroken notes the rules that a resolved experiment breaks.
func (r *resolver) refuseBroken(resolved *value.Value) {
	for _, p := range broken(r.plan.rules, resolved) {
		r.refuse(p)
	}
}

// enter adds a step to the path, if anybody wants to know it.
func (r *resolver) enter(step value.Step) {
	if r.report != nil {
		r.path = append(r.path, step)
	}
}

func (r *resolver) leave() {
	if r.report != nil {
		r.path = r.path[:len(r.path)-1]
	}
}

// section resolves a mapping that is a section; at is where what it lacks is
// missing.
func (r *resolver) section(s *section, v *value.Value, at value.Range) *value.Value {
	out := &take(&r.values, 1)[0]
	*out = value.Value{Kind: value.Map, At: v.At, Source: v.Source, Entries: take(&r.entries, len(s.fields))}
	copy(out.Entries, s.unwritten)
	next := 0
	for i := range v.Entries {
		e := &v.Entries[i]
		r.enter(value.Key(e.Key))
		if j := s.find(e.Key, next); j >= 0 {
			next = j + 1
			out.Entries[j] = *e
			out.Entries[j].Value = r.field(s, &s.fields[j], e)
		} else {
			meant, as := r.refuse(Problem{Code: diag.UnknownField, At: e.KeyAt, Source: e.Value.Source, Section: s.Section, Value: e.Value})
			if j, ok := s.index[meant]; ok && out.Entries[j].Value == s.unwritten[j].Value && v.Lookup(meant) == nil {
				out.Entries[j] = value.Entry{Key: meant, Value: invalid}
				if as != nil {
					out.Entries[j] = value.Entry{Key: meant, KeyAt: e.KeyAt, Alias: e.Alias, Value: as}
					out.Entries[j].Value = r.field(s, &s.fields[j], &out.Entries[j])
				}
			}
		}
		r.leave()
	}
	for j := range out.Entries {
		if out.Entries[j].Value == nil {
			f := s.fields[j].Field
			r.enter(value.Key(f.Name))
			r.refuse(Problem{Code: diag.MissingField, At: at, Source: v.Source, Section: s.Section, Field: f})
			r.leave()
			out.Entries[j].Value = invalid
		}
	}
	for _, j := range s.chosen {
		r.choose(s, j, out)
	}
	if s.optional {
		r.sparse = append(r.sparse, out)
	}
	return out
}

// choose replaces a default by the one that goes with what another field is.
func (r *resolver) choose(s *section, j int, out *value.Value) {
	if out.Entries[j].KeyAt.IsValid() {
		return
	}
	for _, c := range s.fields[j].by {
		if chosen := out.Entries[c.chooser].Value; chosen.Kind == value.String && chosen.Text == c.is {
			out.Entries[j].Value = c.fallback
		}
	}
}

// field resolves what is written for a field.
func (r *resolver) field(s *section, f *field, e *value.Entry) *value.Value {
	if f.AskCUE == "" {
		return r.value(s, f, &f.typ, e)
	}
	if !isWhole(e.Value) {
		r.refused = true
		return invalid
	}
	resolved, message, err := r.plan.ask(s.Section, f.Field, e.Value)
	if err != nil || message != "" {
		r.refuse(Problem{
			Code: diag.NotAllowed, At: e.At(), Source: e.Value.Source, Section: s.Section, Field: f.Field,
			Type: f.typ.Type, Value: e.Value, Message: message, Err: err,
		})
		return invalid
	}
	return resolved
}

// isWhole reports whether nothing within v has been found wrong by its reader.
func isWhole(v *value.Value) bool {
	for i := range v.Entries {
		if !isWhole(v.Entries[i].Value) {
			return false
		}
	}
	return v.Kind != value.Invalid
}
