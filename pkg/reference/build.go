package reference

import (
	"fmt"
	"slices"
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/engine/encode"
	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/schema"
)

// New returns a copy of the reference.
func New() *Reference {
	r := Of(schema.Experiment())
	r.Settings = settings(schema.User())
	study := settings(schema.Study())
	r.Study, r.OldStudyNames = study.Sections, study.OldNames
	b := builder{schema: schema.Study()}
	b.others()
	r.OtherValues = append(r.OtherValues, b.out.OtherValues...)
	return r
}

// Of returns the reference of a schema that another package of this module has
// described.
func Of(described *spec.Schema) *Reference {
	b := builder{schema: described}
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
	// open are the sections around what is being built.
	open []openSection
	out  Reference
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

type openSection struct {
	section int
	path    string
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
	b.open = append(b.open, openSection{index, path})
	out := Section{Path: path, Definition: "#" + s.Name, Doc: s.Doc, Backends: b.users(path)}
	if slices.Contains(b.backends, path) {
		out.Backend = path
	}
	for i := range s.Fields {
		out.Parameters = append(out.Parameters, b.parameter(&out, &s.Fields[i]))
	}
	b.out.Sections = append(b.out.Sections, out)
	for i := range s.Fields {
		b.within(&s.Fields[i].Type, join(path, s.Fields[i].Name))
	}
	b.open = b.open[:len(b.open)-1]
}

// within adds the sections of a type.
func (b *builder) within(t *spec.Type, path string) {
	if t.Section != spec.NoSection && b.pathOf(t.Section, path) == path {
		b.section(path, t.Section)
	}
	if t.Items != nil {
		b.within(t.Items, path+"[]")
	}
	for i := range t.Entries {
		b.within(&t.Entries[i].Type, path+".*")
	}
}

// typeNames are the kinds as people call them, in the order in which they are listed.
var typeNames = []struct {
	kind value.Kind
	name string
}{
	{value.String, "string"}, {value.Bool, "boolean"}, {value.Int, "integer"}, {value.Float, "number"}, {value.Map, "mapping"}, {value.List, "list"},
}

// shape is what stands at path has to be.
func (b *builder) shape(t *spec.Type, path string) Shape {
	s := Shape{
		Nullable: t.Kinds.Has(value.Null), NotEmpty: t.NotEmpty, MinLength: t.MinRunes, MaxLength: t.MaxRunes,
		Min: bound(t.Min, t.Kinds), Max: bound(t.Max, t.Kinds), MinOpen: t.MinOpen, MaxOpen: t.MaxOpen,
		MinItems: t.MinItems, Unique: t.Unique,
	}
	for _, name := range typeNames {
		// An integer may stand where a number is due.
		if t.Kinds.Has(name.kind) && !(name.kind == value.Int && t.Kinds.Has(value.Float)) {
			s.Types = append(s.Types, name.name)
		}
	}
	if t.Section != spec.NoSection {
		s.Definition, s.Fields = "#"+b.schema.Sections[t.Section].Name, b.pathOf(t.Section, path)
	}
	for _, v := range t.Values {
		s.Values = append(s.Values, scalar(v))
	}
	for _, w := range t.Words {
		s.Enum = append(s.Enum, Choice{Value: w.Name, Doc: w.Doc})
	}
	for _, form := range t.Forms {
		s.Forms = append(s.Forms, Form(form))
	}
	for _, r := range t.Refuses {
		s.Refuses = append(s.Refuses, Refusal(r))
	}
	if t.MaxItems != 0 {
		s.MaxItems = new(max(t.MaxItems, 0))
	}
	if t.Items != nil {
		s.Items = new(b.shape(t.Items, path+"[]"))
	}
	for i := range t.Entries {
		e := &t.Entries[i]
		s.Entries = append(s.Entries, Entry{Pattern: e.Pattern, Shape: b.shape(&e.Type, path+".*")})
	}
	return s
}

// pathOf is the path of the section at path: another one if it is within itself.
func (b *builder) pathOf(section int, path string) string {
	for _, open := range b.open {
		if open.section == section {
			return open.path
		}
	}
	return path
}

func (b *builder) parameter(in *Section, f *spec.Field) Parameter {
	p := Parameter{
		Path: join(in.Path, f.Name), Name: f.Name, Section: in.Path, Doc: f.Doc,
		Shape: b.shape(&f.Type, join(in.Path, f.Name)), Required: b.schema.HasToBeWritten(f), Unit: f.Unit, Says: f.Says, Selects: f.Selects, Passthrough: f.Passthrough,
		Env: f.Env, EnvMeans: literal(f.EnvMeans, f.Kinds),
	}
	p.Backends = b.users(p.Path)
	p.Default = b.fallback(in, f)
	p.Tests = b.tests(f)
	p.Example = b.example(f)
	return p
}

func (b *builder) fallback(in *Section, f *spec.Field) Default {
	d := Default{Kind: Fixed}
	switch {
	case b.schema.HasToBeWritten(f):
		d.Kind = None
	case f.Optional:
		d.Kind = Absent
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
	if path != at && !strings.HasPrefix(path, at+".") && !strings.HasPrefix(path, at+"[") {
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
	path := ""
	for _, p := range b.out.All() {
		if p.Default.Kind == ByPreset {
			path = p.Default.By[0].Path
		}
	}
	section, ok := b.out.holding(path)
	for _, preset := range b.schema.Presets {
		out := Preset{Name: preset.Name, Doc: preset.Doc, Path: path}
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
		out := OtherName{Name: n.Name, SameValue: n.SameValue, Instead: n.Instead}
		for _, path := range n.Means {
			out.Means = append(out.Means, strings.Join(path, "."))
		}
		b.out.OtherNames = append(b.out.OtherNames, out)
	}
	b.out.OtherOptions = slices.Clone(b.schema.OtherOptions)
	for _, v := range b.schema.OtherValues {
		b.out.OtherValues = append(b.out.OtherValues, OtherValue{Path: v.Path, Word: v.Word, Value: scalar(v.Now), Nearly: v.Nearly})
	}
}

// scalar is a value that the schema states.
func scalar(s spec.Scalar) Value { return ofValue(s.Value()) }

func ofValue(v *value.Value) Value { return Value{Go: goOf(v), YAML: encode.Flow(v)} }

func goOf(v *value.Value) any {
	switch v.Kind {
	case value.Bool:
		return v.Bool()
	case value.Int:
		return v.Int()
	case value.Float:
		return v.Float
	case value.String:
		return v.Text
	case value.List:
		list := []any{}
		for _, item := range v.Entries {
			list = append(list, goOf(item.Value))
		}
		return list
	case value.Map:
		m := map[string]any{}
		for _, e := range v.Entries {
			m[e.Key] = goOf(e.Value)
		}
		return m
	case value.Null:
		return nil
	default:
		panic(fmt.Sprintf("the schema states a value of kind %d", v.Kind))
	}
}

func ofString(s string) Value { return ofValue(value.OfString(s)) }
