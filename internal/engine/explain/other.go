package explain

import (
	"slices"
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/engine/judge"
	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
)

// otherName is what to do about a name that other tools have for a field.
func (x *Explainer) otherName(p judge.Problem, key string) (a advice, ok bool) {
	name := x.schema.OtherName(key)
	if name == nil {
		return advice{}, false
	}
	section, _ := p.Path[:len(p.Path)-1].Names()
	to := x.meantOf(name, section)
	if to == nil {
		var all []string
		for _, path := range name.Means {
			all = append(all, strings.Join(path, "."))
		}
		return advice{says: "write " + orList(all)}, true
	}
	f := x.schema.FieldAt(value.Keys(to...))
	if !name.SameValue || p.Value.Kind&(value.Map|value.List) != 0 && !f.Kinds.Has(p.Value.Kind) {
		return advice{says: "write " + strings.Join(to, ".") + " instead"}, true
	}
	a.to = to
	v, certain := p.Value, true
	if now, nearly := x.otherValue(to, f, v); now != nil {
		a.now, v, certain = now, now, !nearly
	}
	shown := v
	if !x.plan.Takes(&f.Type, v) {
		shown = nil // whatever is to be written, it is not this
	}
	a.says = "write " + assignment(to, section, shown)
	isNearly := slices.ContainsFunc(name.Nearly, func(path []string) bool { return slices.Equal(path, to) })
	a.safe = certain && !isNearly && fits(&f.Type, v.Kind, v.Text)
	return a, true
}

// meantOf is the field that a name means: the only one, the one in the section
// where the name stands, or the one in the section that the file selects.
func (x *Explainer) meantOf(name *spec.OtherName, section []string) []string {
	if len(name.Means) == 1 {
		return name.Means[0]
	}
	selected := x.selected()
	if len(section) == 1 {
		selected = section[0]
	}
	for _, path := range name.Means {
		if path[0] == selected {
			return path
		}
	}
	return nil
}

// selected is the section that the file selects, in words or by default.
func (x *Explainer) selected() string {
	f := x.selector()
	if word := x.written(f); word != "" || f == nil || f.Default == nil {
		return word
	}
	return f.Default.Text
}

// selector is the field that selects a section; nil if the schema has none.
func (x *Explainer) selector() *spec.Field {
	for i := range x.schema.Root().Fields {
		if f := &x.schema.Root().Fields[i]; f.Selects {
			return f
		}
	}
	return nil
}

// written is the text that the file has for a field at its top, or empty.
func (x *Explainer) written(f *spec.Field) string {
	if x.root == nil || f == nil {
		return ""
	}
	if e := x.root.Lookup(f.Name); e != nil {
		return e.Value.Text
	}
	return ""
}

// otherOption is what to do about an option of a backend that is no field.
func (x *Explainer) otherOption(p judge.Problem, key string) (a advice, ok bool) {
	for i := range x.schema.Root().Fields {
		f := &x.schema.Root().Fields[i]
		if f.Passthrough {
			to := []string{f.Name, key}
			section, _ := p.Path[:len(p.Path)-1].Names()
			a := advice{says: "pass it on to the backend: write " + assignment(to, nil, p.Value), to: to, safe: true}
			if len(section) > 0 {
				a.says += " at the top of the file"
			}
			return a, true
		}
	}
	return advice{}, false
}

// otherValue is the value that a word or a number of another tool means in a
// field, or nil, and whether it means it only nearly.
func (x *Explainer) otherValue(path []string, f *spec.Field, v *value.Value) (now *value.Value, nearly bool) {
	if f == nil || v == nil || v.Kind&(value.String|value.Int) == 0 {
		return nil, false
	}
	at := strings.Join(path, ".")
	if old := x.schema.OldValue(at, v.Text); old != nil && old.Now != nil && old.Loses == "" {
		return old.Now.Value(), false
	}
	if other := x.schema.OtherValue(at, v.Text); other != nil {
		return other.Now.Value(), other.Nearly
	}
	return nil, false
}

// assignment is how a value is written at a path, as seen from a section.
func assignment(to, section []string, v *value.Value) string {
	const longest = 40
	if len(section) > 0 && len(to) > len(section) && slices.Equal(to[:len(section)], section) {
		to = to[len(section):]
		section = nil
	}
	text := "…"
	if v != nil && v.Kind&(value.Bool|value.Int|value.Float|value.String|value.Null) != 0 && v.Text != "" && len(v.Text) <= longest &&
		!strings.ContainsAny(v.Text, ":#,[]{}\"'&*!|>%@`\n") && (v.Kind != value.String || yamldoc.IsPlainString(v.Text)) {
		text = v.Text
	}
	out := strings.Join(to, ": {") + ": " + text + strings.Repeat("}", len(to)-1)
	if len(section) > 0 {
		out += " at the top of the file"
	}
	return out
}

func orList(names []string) string {
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " or " + names[last]
}
