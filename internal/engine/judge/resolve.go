package judge

import (
	"regexp"
	"slices"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
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
}

// experiment gives the resolved experiment, or nil if it is not accepted.
func (r *resolver) experiment(root *value.Value) *value.Value {
	resolved := r.section(&r.plan.sections[0], root, value.Point(root.At.Start))
	r.judge(r.plan.rules, resolved)
	if r.refused {
		return nil
	}
	return resolved
}

// reset makes a resolver that reports to nobody ready for another experiment.
func (r *resolver) reset() {
	clear(r.values)
	clear(r.entries)
	r.values, r.entries, r.refused = r.values[:0], r.entries[:0], false
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

// invalid stands for a value that has been reported.
var invalid = &value.Value{}

// refuse notes a problem at the current path.
func (r *resolver) refuse(p Problem) (meant string) {
	r.refused = true
	if r.report == nil {
		return ""
	}
	if p.Path == nil {
		p.Path = slices.Clone(r.path)
	}
	return r.report(p)
}

// enter adds a key to the path, if anybody wants to know it.
func (r *resolver) enter(key string) {
	if r.report != nil {
		r.path = append(r.path, value.Key(key))
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
	for i := range v.Entries {
		e := &v.Entries[i]
		r.enter(e.Key)
		if j, ok := s.index[e.Key]; ok {
			out.Entries[j] = *e
			out.Entries[j].Value = r.field(s, &s.fields[j], e)
		} else {
			meant := r.refuse(Problem{Code: diag.UnknownField, At: e.KeyAt, Source: e.Value.Source, Section: s.Section, Value: e.Value})
			if j, ok := s.index[meant]; ok && out.Entries[j].Value == nil {
				out.Entries[j] = value.Entry{Key: meant, Value: invalid}
			}
		}
		r.leave()
	}
	for j := range s.fields {
		if out.Entries[j].Value != nil {
			continue
		}
		f := &s.fields[j]
		out.Entries[j] = value.Entry{Key: f.Name, Value: f.fallback}
		if f.fallback == nil {
			r.enter(f.Name)
			r.refuse(Problem{Code: diag.MissingField, At: at, Source: v.Source, Section: s.Section, Field: f.Field})
			r.leave()
			out.Entries[j].Value = invalid
		}
	}
	for j := range s.fields {
		r.choose(s, j, out)
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

// field resolves what was written for a field.
func (r *resolver) field(s *section, f *field, e *value.Entry) *value.Value {
	v := e.Value
	if v.Kind == value.Invalid {
		r.refused = true
		return invalid
	}
	if v.Kind == value.Map && f.Kinds.Has(value.Map) && f.Section != spec.NoSection {
		return r.section(&r.plan.sections[f.Section], v, e.KeyAt)
	}
	if code := f.judge(v); code != "" {
		r.refuse(Problem{Code: code, At: e.At(), Source: v.Source, Section: s.Section, Field: f.Field, Value: v})
		return invalid
	}
	if v.Kind == value.Int && f.Kinds.Has(value.Float) {
		float := &take(&r.values, 1)[0]
		*float = value.Value{Kind: value.Float, At: v.At, Source: v.Source, Text: value.FormatFloat(v.Float), Float: v.Float}
		return float
	}
	if !isWhole(v) {
		r.refused = true
	}
	return v
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

// judge gives the code of what is wrong with v, or none.
func (f *field) judge(v *value.Value) diag.Code {
	kind := v.Kind
	if kind == value.Int && f.Kinds.Has(value.Float) {
		kind = value.Float
	}
	if !f.Kinds.Has(kind) {
		return diag.WrongType
	}
	switch kind {
	case value.Int, value.Float:
		if f.min.literal != "" && f.min.compare(v) < 0 || f.max.literal != "" && f.max.compare(v) > 0 {
			return diag.OutOfRange
		}
	case value.String:
		if f.words != nil && !f.words[v.Text] || f.NotEmpty && v.Text == "" || f.forms != nil && !f.hasForm(v.Text) {
			return diag.NotAllowed
		}
	}
	return ""
}

func (f *field) hasForm(text string) bool {
	return slices.ContainsFunc(f.forms, func(form *regexp.Regexp) bool { return form.MatchString(text) })
}
