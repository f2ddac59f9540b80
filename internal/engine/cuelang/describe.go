package cuelang

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"cuelang.org/go/cue"
	"cuelang.org/go/cue/ast"
	"cuelang.org/go/cue/cuecontext"
	"cuelang.org/go/cue/format"
	"cuelang.org/go/encoding/yaml"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// Describe reads the whole schema of an experiment from the CUE package as
// plain data. CUE that the data cannot express is named in Beyond; a schema that
// would mislead those who go by it, such as a rule about a field that there is
// not, is an error.
func (s *Source) Describe() (*spec.Schema, error) {
	d, err := s.describe(experiment)
	if err != nil {
		return nil, err
	}
	d.out.URL = d.text(d.root, "SchemaURL")
	d.out.Rules = d.rules("Rules")
	d.out.Advisories = d.rules("Advisories")
	d.out.OldNames = d.oldNames()
	d.out.OldValues = d.oldValues()
	d.out.OldDefaults = d.oldDefaults()
	d.out.OldSilences = d.oldSilences()
	d.out.OldNull = d.text(d.root, "OldNull")
	d.out.UnknownOption = d.text(d.root, "UnknownOption")
	d.out.Capabilities = d.capabilities()
	d.out.Presets = d.presets()
	d.out.Reading = d.reading()
	return d.described()
}

// DescribeUser reads the schema of the user's own settings.
func (s *Source) DescribeUser() (*spec.Schema, error) {
	d, err := s.describe(user)
	if err != nil {
		return nil, err
	}
	d.out.File = d.text(d.root, "UserConfigFile")
	d.out.Misplaced = d.misplaced("UserMisplaced")
	return d.described()
}

// describe begins a description: with the sections below a definition.
func (s *Source) describe(definition string) (*describer, error) {
	root, err := s.build(cuecontext.New())
	if err != nil {
		return nil, err
	}
	files, err := s.syntax()
	if err != nil {
		return nil, err
	}
	d := &describer{files: files, root: root, sections: map[string]int{}}
	d.section(definition)
	d.out.Version = d.text(root, "SchemaVersion")
	return d, nil
}

type describer struct {
	files    []*ast.File
	root     cue.Value
	sections map[string]int
	out      spec.Schema
	defects  []error
}

func (d *describer) described() (*spec.Schema, error) {
	if err := errors.Join(d.defects...); err != nil {
		return nil, err
	}
	return &d.out, nil
}

// defect notes what has to be mended in the CUE.
func (d *describer) defect(at cue.Value, form string, args ...any) {
	d.defects = append(d.defects, fmt.Errorf("%v: %s: %s", at.Pos(), at.Path(), fmt.Sprintf(form, args...)))
}

// fail notes what the description cannot express.
func (d *describer) fail(at cue.Value, form string, args ...any) {
	d.out.Beyond = append(d.out.Beyond, fmt.Sprintf("%v: %s: %s", at.Pos(), at.Path(), fmt.Sprintf(form, args...)))
}

func (d *describer) check(at cue.Value, err error) {
	if err != nil {
		d.fail(at, "%v", err)
	}
}

// section describes a definition and everything that its fields refer to, and
// gives its index.
func (d *describer) section(name string) int {
	if i, ok := d.sections[name]; ok {
		return i
	}
	i := len(d.out.Sections)
	d.sections[name] = i
	d.out.Sections = append(d.out.Sections, spec.Section{})
	def := d.root.LookupPath(cue.ParsePath(name))
	d.checkShape(def, name)
	section := spec.Section{Name: strings.TrimPrefix(name, "#"), Doc: docOf(def)}
	for _, f := range d.fields(def) {
		section.Fields = append(section.Fields, d.field(f))
	}
	d.defaultsBy(def, &section)
	d.out.Sections[i] = section
	return i
}

// fields are the fields of v in the order of the source.
func (d *describer) fields(v cue.Value) []field {
	iter, err := v.Fields(cue.Optional(true))
	d.check(v, err)
	var fields []field
	for err == nil && iter.Next() {
		fields = append(fields, field{iter.Selector(), iter.Value()})
	}
	return fields
}

type field struct {
	selector cue.Selector
	value    cue.Value
}

func (f field) name() string { return f.selector.Unquoted() }

// checkShape refuses what stands in the definition beside its fields, other
// than the one comprehension that asks the rules.
func (d *describer) checkShape(def cue.Value, name string) {
	for _, file := range d.files {
		for _, decl := range file.Decls {
			f, ok := decl.(*ast.Field)
			if !ok || labelOf(f) != name {
				continue
			}
			literal, ok := structOf(f.Value)
			if !ok {
				d.fail(def, "the definition is no struct")
				return
			}
			for _, element := range literal.Elts {
				switch e := element.(type) {
				case *ast.LetClause, *ast.CommentGroup:
				case *ast.Field:
					if labelOf(e) == "" {
						d.fail(def, "a field whose name is not fixed")
					}
				case *ast.Comprehension:
					if !asksTheRules(e) {
						d.fail(def, "a condition that is no rule in rules.cue")
					}
				default:
					d.fail(def, "a %T", element)
				}
			}
		}
	}
}

func labelOf(f *ast.Field) string {
	name, _, err := ast.LabelName(f.Label)
	if err != nil {
		return ""
	}
	return name
}

func structOf(e ast.Expr) (*ast.StructLit, bool) {
	if alias, ok := e.(*ast.Alias); ok {
		e = alias.Expr
	}
	literal, ok := e.(*ast.StructLit)
	return literal, ok
}

// asksTheRules recognises the loop in #ExperimentConfig over all rules.
func asksTheRules(c *ast.Comprehension) bool {
	loop, ok := c.Clauses[0].(*ast.ForClause)
	if !ok {
		return false
	}
	over, err := format.Node(loop.Source)
	return err == nil && string(over) == "[Rules, _added]"
}

// field describes one field from the alternatives of its value.
func (d *describer) field(f field) spec.Field {
	out := spec.Field{
		Name:     f.name(),
		Doc:      docOf(f.value),
		Required: f.selector.ConstraintType() == cue.RequiredConstraint,
		Section:  spec.NoSection,
		Unit:     attribute(f.value, "unit"),
		Own:      attribute(f.value, "own"),
		Example:  attribute(f.value, "example"),

		Incidental: hasAttribute(f.value, "incidental"),

		Env:      attribute(f.value, "env"),
		EnvMeans: argument(f.value, "env", "means"),
	}
	if f.selector.ConstraintType() == cue.OptionalConstraint {
		d.fail(f.value, "an optional field; give it a default, so that a resolved config has it")
	}
	alternatives := []cue.Value{f.value}
	if op, args := f.value.Expr(); op == cue.OrOp {
		alternatives = args
	}
	for _, a := range alternatives {
		d.alternative(&out, a)
	}
	if v, ok := f.value.Default(); ok && v.IsConcrete() && v.Kind() != cue.StructKind {
		out.Default = d.scalar(v, out.Kinds)
	} else if !out.Required && out.Section == spec.NoSection {
		d.fail(f.value, "a field that is neither required nor has a default")
	}
	if out.Doc == "" {
		d.defect(f.value, "a comment above the field has to say what it is")
	}
	if out.Section == spec.NoSection && out.Says == "" {
		d.defect(f.value, "the field needs a message: end it with | error(…)")
	}
	return out
}

// alternative adds to a field what one alternative of its value accepts.
func (d *describer) alternative(out *spec.Field, v cue.Value) {
	op, args := v.Expr()
	switch op {
	case cue.CallOp:
		if fmt.Sprint(args[0]) != "error" {
			d.fail(v, "a call of %v", args[0])
			return
		}
		says, err := args[1].String()
		d.check(v, err)
		out.Says = says
		return
	case cue.SelectorOp:
		if name, err := args[1].String(); err == nil && strings.HasPrefix(name, "#") {
			out.Kinds |= value.Map
			out.Section = d.section(name)
			return
		}
		d.words(out, args[0].LookupPath(cue.ParsePath("words")))
		d.forms(out, args[0])
		v = v.Eval()
	}
	out.Kinds |= kindsOf(v.IncompleteKind())
	d.constraint(out, v)
}

// words notes what each of the strings of a choice stands for.
func (d *describer) words(out *spec.Field, words cue.Value) {
	if !words.Exists() {
		return
	}
	for _, w := range d.fields(words) {
		doc, err := w.value.String()
		d.check(w.value, err)
		out.Words = append(out.Words, spec.Word{Name: w.name(), Doc: doc})
	}
}

// forms notes the patterns of a text, and those that have messages of their own.
func (d *describer) forms(out *spec.Field, text cue.Value) {
	forms := text.LookupPath(cue.ParsePath("forms"))
	if !forms.Exists() {
		return
	}
	for _, f := range d.fields(forms) {
		out.Forms = append(out.Forms, spec.Form{Pattern: f.name(), Write: d.text(f.value, "write"), Doc: d.text(f.value, "means")})
	}
	for _, f := range d.fields(text.LookupPath(cue.ParsePath("refuses"))) {
		says, err := f.value.String()
		d.check(f.value, err)
		out.Refuses = append(out.Refuses, spec.Refusal{Pattern: f.name(), Says: says})
	}
}

// constraint adds the bounds of a type. The strings of a choice have been added
// with their meanings, and a default is accepted by what follows it.
func (d *describer) constraint(out *spec.Field, v cue.Value) {
	op, args := v.Expr()
	switch op {
	case cue.NoOp:
		if v.IncompleteKind() == cue.StructKind && !v.Allows(cue.AnyString) {
			d.fail(v, "a struct that is no definition")
		}
	case cue.OrOp, cue.AndOp:
		for _, a := range args {
			d.constraint(out, a)
		}
	case cue.GreaterThanEqualOp:
		out.Min = tighter(out.Min, fmt.Sprint(args[0]), +1)
	case cue.LessThanEqualOp:
		out.Max = tighter(out.Max, fmt.Sprint(args[0]), -1)
	case cue.NotEqualOp:
		if s, err := args[0].String(); err != nil || s != "" {
			d.fail(v, "!= with anything but the empty string")
		}
		out.NotEmpty = true
	case cue.RegexMatchOp:
		pattern, err := args[0].String()
		if len(args) > 1 {
			pattern, err = args[1].String()
		}
		d.check(v, err)
		if !slices.ContainsFunc(out.Forms, func(f spec.Form) bool { return f.Pattern == pattern }) {
			d.fail(v, "a pattern that is none of the forms of a text")
		}
	default:
		d.fail(v, "the operator %v", op)
	}
}

// tighter gives the bound that leaves less: the greater of two minimums (sign
// +1), the smaller of two maximums (sign -1). The ends of 64 bits are no
// bounds: a reader has no other integers.
func tighter(old, literal string, sign int) string {
	if literal == "-9223372036854775808" || literal == "9223372036854775807" {
		return old
	}
	if old == "" || sign*value.CompareNumbers(literal, old) > 0 {
		return literal
	}
	return old
}

func kindsOf(k cue.Kind) value.Kind {
	var kinds value.Kind
	for from, to := range map[cue.Kind]value.Kind{
		cue.NullKind: value.Null, cue.BoolKind: value.Bool, cue.IntKind: value.Int, cue.FloatKind: value.Float,
		cue.StringKind: value.String, cue.StructKind: value.Map, cue.ListKind: value.List,
	} {
		if k&from != 0 {
			kinds |= to
		}
	}
	return kinds
}

// scalar gives v as a value of one of the kinds: an int where a float is meant
// is written as one.
func (d *describer) scalar(v cue.Value, kinds value.Kind) *spec.Scalar {
	out := spec.Scalar{Kind: kindsOf(v.Kind()), Text: fmt.Sprint(v)}
	switch out.Kind {
	case value.String:
		text, err := v.String()
		d.check(v, err)
		out.Text = text
	case value.Int:
		if kinds.Has(value.Float) {
			out = spec.Scalar{Kind: value.Float, Text: out.Text + ".0"}
		}
	case value.Null, value.Bool, value.Float:
	default:
		d.fail(v, "a value of kind %v where a scalar is due", v.Kind())
	}
	return &out
}

// defaultsBy finds the defaults that follow a choice: it makes each choice in
// turn and looks what the other fields become. A preset may also say what is
// the default anyway.
func (d *describer) defaultsBy(def cue.Value, section *spec.Section) {
	for _, chooser := range section.Fields {
		for _, word := range chooser.Words {
			chosen := def.FillPath(cue.MakePath(cue.Str(chooser.Name)), word.Name)
			for i := range section.Fields {
				f := &section.Fields[i]
				v, ok := chosen.LookupPath(cue.MakePath(cue.Str(f.Name))).Default()
				if f.Name == chooser.Name || f.Default == nil || !ok || v.Kind() == cue.StructKind {
					continue
				}
				named := d.root.LookupPath(cue.MakePath(cue.Str("SamplingPresets"), cue.Str(word.Name), cue.Str(f.Name)))
				if now := d.scalar(v, f.Kinds); *now != *f.Default || named.Exists() {
					f.DefaultBy = append(f.DefaultBy, spec.DefaultBy{Field: chooser.Name, Is: word.Name, Default: *now})
				}
			}
		}
	}
}

func (d *describer) rules(table string) []spec.Rule {
	var rules []spec.Rule
	for _, f := range d.fields(d.root.LookupPath(cue.ParsePath(table))) {
		rule := spec.Rule{
			Name:   f.name(),
			Code:   d.text(f.value, "code"),
			At:     d.path(f.value, "at"),
			Shows:  -1,
			Reason: d.text(f.value, "reason"),
			Remedy: d.text(f.value, "remedy"),
		}
		shows := d.text(f.value, "shows")
		for i, c := range d.fields(f.value.LookupPath(cue.ParsePath("forbids"))) {
			if c.name() == shows {
				rule.Shows = i
			}
			rule.Forbids = append(rule.Forbids, d.condition(c.value))
		}
		example, err := yaml.Encode(f.value.LookupPath(cue.ParsePath("example")))
		d.check(f.value, err)
		rule.Example = string(example)
		rules = append(rules, rule)
	}
	return rules
}

func (d *describer) condition(v cue.Value) spec.Condition {
	c := spec.Condition{Path: d.path(v, "path")}
	for _, f := range d.fields(v) {
		if f.name() == "path" || f.selector.ConstraintType() != 0 {
			continue
		}
		if c.Test != 0 {
			d.fail(v, "a condition with more than one test")
		}
		switch f.name() {
		case "set":
			c.Test = spec.Unset
			if set, err := f.value.Bool(); err == nil && set {
				c.Test = spec.Set
			}
		case "is":
			c.Test, c.Values = spec.Is, []spec.Scalar{*d.scalar(f.value, 0)}
		case "isNot":
			c.Test, c.Values = spec.IsNot, []spec.Scalar{*d.scalar(f.value, 0)}
		case "isNoneOf":
			c.Test = spec.IsNoneOf
			for list, err := f.value.List(); err == nil && list.Next(); {
				c.Values = append(c.Values, *d.scalar(list.Value(), 0))
			}
		case "differsFrom":
			c.Test, c.Other = spec.DiffersFrom, d.path(v, "differsFrom")
		case "namesAField":
			c.Test = spec.NamesAField
		case "written":
			c.Test = spec.Written
		default:
			d.fail(v, "the test %s", f.name())
		}
	}
	if c.Test == 0 {
		d.fail(v, "a condition without a test")
	}
	return c
}

// misplaced are the names that belong in files of another kind.
func (d *describer) misplaced(table string) []spec.Misplaced {
	var names []spec.Misplaced
	for _, f := range d.fields(d.root.LookupPath(cue.ParsePath(table))) {
		names = append(names, spec.Misplaced{Path: strings.Split(f.name(), "."), Message: d.text(f.value, "message")})
	}
	return names
}

// capabilities are the tables whose names end in Support.
func (d *describer) capabilities() []spec.Capability {
	var tables []spec.Capability
	for _, f := range d.fields(d.root) {
		if !strings.HasSuffix(f.name(), "Support") {
			continue
		}
		table := spec.Capability{Name: f.name(), Doc: docOf(f.value)}
		for _, backend := range d.out.Experiment().Field("backend").Words {
			var values []string
			row := f.value.LookupPath(cue.MakePath(cue.Str(backend.Name)))
			d.check(row, row.Decode(&values))
			table.Rows = append(table.Rows, spec.CapabilityRow{Backend: backend.Name, Values: values})
		}
		tables = append(tables, table)
	}
	return tables
}

func (d *describer) presets() []spec.Preset {
	docs := map[string]string{}
	for _, section := range d.out.Sections {
		if f := section.Field("preset"); f != nil {
			for _, word := range f.Words {
				docs[word.Name] = word.Doc
			}
		}
	}
	var presets []spec.Preset
	for _, f := range d.fields(d.root.LookupPath(cue.ParsePath("SamplingPresets"))) {
		preset := spec.Preset{Name: f.name(), Doc: docs[f.name()]}
		for _, v := range d.fields(f.value) {
			preset.Values = append(preset.Values, spec.PresetValue{Field: v.name(), Value: *d.scalar(v.value, 0)})
		}
		presets = append(presets, preset)
	}
	return presets
}

func (d *describer) reading() []spec.Reading {
	var facts []spec.Reading
	for _, f := range d.fields(d.root.LookupPath(cue.ParsePath("Reading"))) {
		fact := spec.Reading{Name: f.name(), Says: d.text(f.value, "says")}
		if example := f.value.LookupPath(cue.ParsePath("example")); example.Exists() {
			fact.Example = d.text(f.value, "example")
		}
		facts = append(facts, fact)
	}
	return facts
}

func (d *describer) text(v cue.Value, name string) string {
	text, err := v.LookupPath(cue.ParsePath(name)).String()
	d.check(v, err)
	return text
}

// path is that of a field, which there has to be.
func (d *describer) path(v cue.Value, name string) []string {
	path := strings.Split(d.text(v, name), ".")
	section := d.out.Root()
	for _, step := range path {
		f := section.Field(step)
		if f == nil {
			d.defect(v, "there is no field %s", strings.Join(path, "."))
			break
		}
		if f.Section != spec.NoSection {
			section = &d.out.Sections[f.Section]
		}
	}
	return path
}

// docOf is the comment on v itself: of a field that refers to a definition, not
// that of the definition.
func docOf(v cue.Value) string {
	docs := v.Doc()
	if len(docs) == 0 {
		return ""
	}
	text := docs[0].Text()
	return strings.Join(strings.Fields(text), " ")
}

func hasAttribute(v cue.Value, name string) bool {
	a := v.Attribute(name)
	return a.Err() == nil
}

// argument is the text after key= in an attribute, or empty.
func argument(v cue.Value, name, key string) string {
	a := v.Attribute(name)
	text, _, _ := a.Lookup(1, key)
	return text
}

func attribute(v cue.Value, name string) string {
	a := v.Attribute(name)
	if a.Err() != nil {
		return ""
	}
	text, _ := a.String(0)
	return text
}

// DescribeStudy reads the schema of what a study has beside the fields of an
// experiment.
func (s *Source) DescribeStudy() (*spec.Schema, error) {
	d, err := s.describe(study)
	if err != nil {
		return nil, err
	}
	return d.described()
}
