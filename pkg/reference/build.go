package reference

import (
	"slices"
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/engine/encode"
	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/schema"
)

// New returns a copy of the reference.
func New() *Reference {
	b := builder{schema: schema.Experiment()}
	b.chooser, b.backends = b.chooseBackend()
	b.section("", 0)
	b.out.SchemaVersion, b.out.SchemaURL = b.schema.Version, b.schema.URL
	b.out.Rules = rules(b.schema.Rules)
	b.out.Advisories = rules(b.schema.Advisories)
	b.presets()
	b.tables()
	b.old()
	for _, r := range b.schema.Reading {
		b.out.Reading = append(b.out.Reading, Reading(r))
	}
	b.others()
	b.out.Settings = settings(schema.User())
	study := settings(schema.Study())
	b.out.Study, b.out.OldStudyNames = study.Sections, study.OldNames
	return &b.out
}

// settings returns the sections of a schema that knows of no backend.
func settings(schema *spec.Schema) Settings {
	b := builder{schema: schema}
	b.section("", 0)
	s := Settings{File: schema.File, Sections: b.out.Sections, OldNames: oldNames(schema)}
	for _, m := range schema.Misplaced {
		s.Misplaced = append(s.Misplaced, Misplaced{Path: strings.Join(m.Path, "."), Message: m.Message})
	}
	return s
}

type builder struct {
	schema *spec.Schema
	// chooser is the field whose strings are the names of sections: backends.
	chooser  string
	backends []string
	out      Reference
}

// chooseBackend returns the field that selects a section, and their names.
func (b *builder) chooseBackend() (name string, backends []string) {
	for _, f := range b.schema.Root().Fields {
		if f.Selects {
			for _, w := range f.Words {
				backends = append(backends, w.Name)
			}
			return f.Name, backends
		}
	}
	return "", nil
}

func join(section, name string) string {
	if section == "" {
		return name
	}
	return section + "." + name
}

// section adds a section and those within it.
func (b *builder) section(path string, index int) {
	s := &b.schema.Sections[index]
	out := Section{Path: path, Definition: "#" + s.Name, Doc: s.Doc, Backends: b.users(path)}
	if slices.Contains(b.backends, path) {
		out.Backend = path
	}
	for i := range s.Fields {
		out.Parameters = append(out.Parameters, b.parameter(&out, &s.Fields[i]))
	}
	b.out.Sections = append(b.out.Sections, out)
	for i := range s.Fields {
		if f := &s.Fields[i]; f.Section != spec.NoSection {
			b.section(join(path, f.Name), f.Section)
		}
	}
}

// typeNames are the kinds as people call them, in the order in which they are listed.
var typeNames = []struct {
	kind value.Kind
	name string
}{
	{value.String, "string"}, {value.Bool, "boolean"}, {value.Int, "integer"}, {value.Float, "number"}, {value.Map, "mapping"}, {value.List, "list"},
}

func (b *builder) parameter(in *Section, f *spec.Field) Parameter {
	p := Parameter{
		Path: join(in.Path, f.Name), Name: f.Name, Section: in.Path, Doc: f.Doc,
		Nullable: f.Kinds.Has(value.Null), Required: f.Required, NotEmpty: f.NotEmpty, Unit: f.Unit, Says: f.Says, Selects: f.Selects, Passthrough: f.Passthrough,
		Min: bound(f.Min, f.Kinds), Max: bound(f.Max, f.Kinds),
		Env: f.Env, EnvMeans: literal(f.EnvMeans, f.Kinds),
	}
	p.Backends = b.users(p.Path)
	for _, t := range typeNames {
		// An integer may stand where a number is due.
		if f.Kinds.Has(t.kind) && !(t.kind == value.Int && f.Kinds.Has(value.Float)) {
			p.Types = append(p.Types, t.name)
		}
	}
	if f.Section != spec.NoSection {
		p.Definition = "#" + b.schema.Sections[f.Section].Name
	}
	for _, w := range f.Words {
		p.Enum = append(p.Enum, Choice{Value: w.Name, Doc: w.Doc})
	}
	for _, form := range f.Forms {
		p.Forms = append(p.Forms, Form(form))
	}
	for _, r := range f.Refuses {
		p.Refuses = append(p.Refuses, Refusal(r))
	}
	p.Default = b.fallback(in, f)
	p.Tests = tests(f)
	p.Example = example(f)
	return p
}

func (b *builder) fallback(in *Section, f *spec.Field) Default {
	d := Default{Kind: Fixed}
	switch {
	case f.Required:
		d.Kind = None
	case f.Default == nil:
		d.Kind = Defaults
	default:
		d.Value = new(scalar(*f.Default))
	}
	for _, by := range f.DefaultBy {
		d.Kind = ByPreset
		d.By = append(d.By, By{Path: join(in.Path, by.Field), Is: by.Is, Value: scalar(by.Default)})
	}
	if f.Default != nil && f.Default.Kind == value.Null && in.Backend != "" {
		d.Kind, d.Backend = Own, literal(f.Own, f.Kinds)
	}
	return d
}

// users are the backends that heed what stands at path: those of which no rule
// says that writing it there is of no use.
func (b *builder) users(path string) []string {
	return slices.DeleteFunc(slices.Clone(b.backends), func(backend string) bool {
		for _, rules := range [][]spec.Rule{b.schema.Rules, b.schema.Advisories} {
			for i := range rules {
				if b.excludes(&rules[i], backend, path) {
					return true
				}
			}
		}
		return false
	})
}

// excludes reports whether the rule forbids to write path for a backend, and
// says nothing else.
func (b *builder) excludes(r *spec.Rule, backend, path string) bool {
	at := strings.Join(r.At, ".")
	if path != at && !strings.HasPrefix(path, at+".") {
		return false
	}
	about := false
	for _, c := range r.Forbids {
		switch target := strings.Join(c.Path, "."); {
		case target == b.chooser:
			about = true
			named := slices.ContainsFunc(c.Values, func(s spec.Scalar) bool { return s.Text == backend })
			if named != (c.Test == spec.Is) || c.Test != spec.Is && c.Test != spec.IsNot && c.Test != spec.IsNoneOf {
				return false
			}
		case c.Test != spec.Written || target != at:
			return false
		}
	}
	return about
}

func rules(in []spec.Rule) []Rule {
	var out []Rule
	for i := range in {
		r := Rule{
			Name: in[i].Name, Code: in[i].Code, Path: strings.Join(in[i].At, "."), Example: in[i].Example,
			Reason: strings.ReplaceAll(in[i].Reason, "{}", "…"), Remedy: in[i].Remedy,
		}
		r.Paths = []string{r.Path}
		for _, c := range in[i].Forbids {
			for _, path := range [][]string{c.Path, c.Other} {
				if p := strings.Join(path, "."); p != "" && !slices.Contains(r.Paths, p) {
					r.Paths = append(r.Paths, p)
				}
			}
		}
		out = append(out, r)
	}
	return out
}

// presets returns each preset with what the parameters beside it become.
func (b *builder) presets() {
	named := func(preset, field string) bool {
		return slices.ContainsFunc(b.schema.Presets, func(p spec.Preset) bool {
			return p.Name == preset && slices.ContainsFunc(p.Values, func(v spec.PresetValue) bool { return v.Field == field })
		})
	}
	for _, preset := range b.schema.Presets {
		out := Preset{Name: preset.Name, Doc: preset.Doc}
		for _, p := range b.out.All() {
			if p.Default.Kind == ByPreset {
				out.Path = p.Default.By[0].Path
			}
		}
		section, ok := b.out.holding(out.Path)
		for _, p := range section.Parameters {
			if !ok || p.Path == out.Path || p.Default.Value == nil {
				continue
			}
			v := PresetValue{Path: p.Path, Value: *p.Default.Value, Named: named(preset.Name, p.Name)}
			for _, by := range p.Default.By {
				if by.Is == preset.Name {
					v.Value = by.Value
				}
			}
			out.Values = append(out.Values, v)
		}
		b.out.Presets = append(b.out.Presets, out)
	}
}

func (b *builder) tables() {
	for _, t := range b.schema.Capabilities {
		out := Table{Name: t.Name, Doc: t.Doc}
		for _, row := range t.Rows {
			out.Rows = append(out.Rows, Row{Backend: row.Backend, Values: slices.Clone(row.Values)})
			for _, v := range row.Values {
				if !slices.Contains(out.Values, v) {
					out.Values = append(out.Values, v)
				}
			}
		}
		b.out.Capabilities = append(b.out.Capabilities, out)
	}
}

func (b *builder) old() {
	b.out.OldNames = oldNames(b.schema)
	for _, v := range b.schema.OldValues {
		now := ""
		if v.Now != nil {
			now = v.Now.Text
		}
		b.out.OldValues = append(b.out.OldValues, OldValue{Path: v.Path, Old: v.Old, New: now, Loses: v.Loses, Gone: v.Gone})
	}
}

func oldNames(schema *spec.Schema) []OldName {
	var out []OldName
	for _, n := range schema.OldNames {
		out = append(out, OldName{
			Path: strings.Join(n.Path, "."), To: n.To, Write: n.Write, Message: n.Message,
			Ignored: n.Ignored, Note: n.Note, Option: n.Option, Study: n.Study,
		})
	}
	return out
}

func (b *builder) others() {
	for _, n := range b.schema.OtherNames {
		out := OtherName{Name: n.Name, SameValue: n.SameValue}
		for _, path := range n.Means {
			out.Means = append(out.Means, strings.Join(path, "."))
		}
		b.out.OtherNames = append(b.out.OtherNames, out)
	}
	b.out.OtherOptions = slices.Clone(b.schema.OtherOptions)
	for _, v := range b.schema.OtherValues {
		b.out.OtherValues = append(b.out.OtherValues, OtherValue{Path: v.Path, Word: v.Word, Value: scalar(v.Now)})
	}
}

// scalar returns a scalar of the schema.
func scalar(s spec.Scalar) Value {
	switch s.Kind {
	case value.Bool:
		return Value{Go: s.Text == "true", YAML: s.Text}
	case value.Int:
		return ofInt(s.Text)
	case value.Float:
		return ofFloat(s.Text)
	case value.String:
		return ofString(s.Text)
	default:
		return Value{YAML: "null"}
	}
}

func ofString(s string) Value {
	text, err := encode.YAML(value.OfString(s))
	if err != nil {
		text = []byte(s)
	}
	return Value{Go: s, YAML: strings.TrimSpace(string(text))}
}
