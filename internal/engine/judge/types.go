package judge

import (
	"regexp"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// typ is a type made ready.
type typ struct {
	*spec.Type
	words    map[string]bool
	forms    []*regexp.Regexp
	min, max bound
	// values are the numbers and bools that alone are accepted, by kind.
	values map[value.Kind][]*value.Value
	items  *typ
	// entries are the types of the values of a mapping by the patterns of their
	// keys.
	entries []entry
	// deep is set if there is something to judge within a list or mapping.
	deep bool
	// float is set if an integer is read as the float it equals.
	float bool
	// open is set if every value is accepted, and free if every string is.
	open, free bool
}

type entry struct {
	pattern *regexp.Regexp // nil if every key matches
	typ     typ
}

func newType(t *spec.Type) typ {
	out := typ{Type: t, min: newBound(t.Min, t.MinOpen), max: newBound(t.Max, t.MaxOpen)}
	out.open = t.IsAny()
	out.free = out.open || t.Kinds.Has(value.String) && len(t.Words) == 0 && len(t.Forms) == 0
	out.float = t.Kinds.Has(value.Float) && !out.open
	for _, form := range t.Forms {
		out.forms = append(out.forms, regexp.MustCompile(form.Pattern)) // CUE has compiled it
	}
	if len(t.Words) > 0 {
		out.words = make(map[string]bool, len(t.Words))
		for _, w := range t.Words {
			out.words[w.Name] = true
		}
	}
	for _, v := range t.Values {
		if out.values == nil {
			out.values = map[value.Kind][]*value.Value{}
		}
		kind := v.Kind
		if kind&numbers != 0 {
			kind = numbers
		}
		out.values[kind] = append(out.values[kind], v.Value())
	}
	if t.Items != nil {
		items := newType(t.Items)
		out.items = &items
	}
	for i := range t.Entries {
		e := entry{typ: newType(&t.Entries[i].Type)}
		if p := t.Entries[i].Pattern; p != "" {
			e.pattern = regexp.MustCompile(p) // CUE has compiled it
		}
		out.entries = append(out.entries, e)
	}
	out.deep = t.Items != nil || len(t.Entries) > 0
	return out
}

const numbers = value.Int | value.Float

// refuses is the code of what is wrong with v itself, or empty.
func (t *typ) refuses(v *value.Value) diag.Code {
	if !t.Kinds.Has(v.Kind) {
		return diag.WrongType
	}
	switch v.Kind {
	case value.Bool:
		if listed := t.values[value.Bool]; listed != nil && !contains(listed, v) {
			return diag.NotAllowed
		}
	case value.Int, value.Float:
		if listed := t.values[numbers]; listed != nil {
			if !contains(listed, v) {
				return diag.NotAllowed
			}
			return ""
		}
		if t.min.literal != "" && t.min.refuses(v, +1) || t.max.literal != "" && t.max.refuses(v, -1) {
			return diag.OutOfRange
		}
	case value.String:
		return t.refusesString(v.Text)
	case value.List:
		n := len(v.Entries)
		if n < t.MinItems || t.MaxItems < 0 && n > 0 || t.MaxItems > 0 && n > t.MaxItems {
			return diag.OutOfRange
		}
		if t.Unique && hasEqual(v.Entries) {
			return diag.NotAllowed
		}
	}
	return ""
}

func (t *typ) refusesString(text string) diag.Code {
	if (t.words != nil || t.forms != nil) && !t.words[text] && !t.hasForm(text) || t.NotEmpty && text == "" {
		return diag.NotAllowed
	}
	if t.MinRunes == 0 && t.MaxRunes == 0 {
		return ""
	}
	if n := utf8.RuneCountInString(text); n < t.MinRunes || t.MaxRunes > 0 && n > t.MaxRunes {
		return diag.OutOfRange
	}
	return ""
}

func (t *typ) hasForm(text string) bool {
	for _, form := range t.forms {
		if form.MatchString(text) {
			return true
		}
	}
	return false
}

// contains reports whether a constant of the very kind of v is listed.
func contains(listed []*value.Value, v *value.Value) bool {
	return slices.ContainsFunc(listed, func(w *value.Value) bool { return v.Kind == w.Kind && same(v, w) })
}

func hasEqual(items []value.Entry) bool {
	for i := range items {
		for j := range i {
			if value.Equal(items[i].Value, items[j].Value) {
				return true
			}
		}
	}
	return false
}

// value resolves what is written for a type.
func (r *resolver) value(s *section, f *field, t *typ, e *value.Entry) *value.Value {
	v := e.Value
	if v.Kind == value.Invalid {
		r.refused = true
		return invalid
	}
	if v.Kind == value.Map && t.Kinds.Has(value.Map) && t.Section != spec.NoSection {
		return r.section(&r.plan.sections[t.Section], v, e.KeyAt)
	}
	if code := t.refuses(v); code != "" {
		r.refuse(Problem{Code: code, At: e.At(), Source: v.Source, Section: s.Section, Field: f.Field, Type: t.Type, Value: v})
		return invalid
	}
	if v.Kind == value.Int && t.float {
		float := &take(&r.values, 1)[0]
		*float = value.Value{Kind: value.Float, At: v.At, Source: v.Source, Text: value.FormatFloat(v.Float), Float: v.Float}
		return float
	}
	if t.deep && v.Kind&(value.List|value.Map) != 0 {
		return r.parts(s, f, t, v)
	}
	if !isWhole(v) {
		r.refused = true
	}
	return v
}

// parts resolves the items of a list or the entries of a mapping.
func (r *resolver) parts(s *section, f *field, t *typ, v *value.Value) *value.Value {
	out := &take(&r.values, 1)[0]
	*out = *v
	out.Entries = take(&r.entries, len(v.Entries))
	for i := range v.Entries {
		e := &v.Entries[i]
		out.Entries[i] = *e
		part, step := t.items, value.Index(i)
		if v.Kind == value.Map {
			part, step = t.entryOf(e.Key), value.Key(e.Key)
		} else if part == nil {
			part = &anything
		}
		r.enter(step)
		if part == nil {
			r.refuse(Problem{Code: diag.UnknownField, At: e.KeyAt, Source: e.Value.Source, Section: s.Section, Type: t.Type, Value: e.Value})
			out.Entries[i].Value = invalid
		} else {
			out.Entries[i].Value = r.value(s, f, part, e)
		}
		r.leave()
	}
	return out
}

// entryOf is the type of the value of a key, or nil if it has no place.
func (t *typ) entryOf(key string) *typ {
	if len(t.entries) == 0 {
		return &anything
	}
	for i := range t.entries {
		if p := t.entries[i].pattern; p == nil || p.MatchString(key) {
			return &t.entries[i].typ
		}
	}
	return nil
}

var anything = func() typ {
	t := spec.Any()
	return newType(&t)
}()

// float of a literal that CUE has checked.
func floatOf(literal string) float64 {
	f, _ := strconv.ParseFloat(literal, 64)
	return f
}
