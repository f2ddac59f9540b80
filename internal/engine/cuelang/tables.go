package cuelang

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"cuelang.org/go/cue"
	"cuelang.org/go/encoding/yaml"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// schemaTables are the arguments of @schema: each is the name of what the
// package states beside the definition.
var schemaTables = map[string]func(d *describer, v cue.Value){
	"version":       func(d *describer, v cue.Value) { d.out.Version = d.str(v) },
	"url":           func(d *describer, v cue.Value) { d.out.URL = d.str(v) },
	"varies":        func(d *describer, v cue.Value) { d.out.Varies = d.str(v) },
	"file":          func(d *describer, v cue.Value) { d.out.File = d.str(v) },
	"rules":         func(d *describer, v cue.Value) { d.out.Rules = d.rules(v) },
	"advisories":    func(d *describer, v cue.Value) { d.out.Advisories = d.rules(v) },
	"oldFile":       func(d *describer, v cue.Value) { d.out.OldFile = d.str(v) },
	"oldNames":      func(d *describer, v cue.Value) { d.out.OldNames = d.oldNames(v) },
	"oldValues":     func(d *describer, v cue.Value) { d.out.OldValues = d.oldValues(v) },
	"oldDefaults":   func(d *describer, v cue.Value) { d.out.OldDefaults = d.oldDefaults(v) },
	"oldUnset":      func(d *describer, v cue.Value) { d.out.OldUnset = d.oldUnset(v) },
	"oldNull":       func(d *describer, v cue.Value) { d.out.OldNull = d.str(v) },
	"unknownOption": func(d *describer, v cue.Value) { d.out.UnknownOption = d.str(v) },
	"otherNames":    func(d *describer, v cue.Value) { d.out.OtherNames = d.otherNames(v) },
	"otherOptions":  func(d *describer, v cue.Value) { d.check(v, v.Decode(&d.out.OtherOptions)) },
	"otherValues":   func(d *describer, v cue.Value) { d.out.OtherValues = d.otherValues(v) },
	"otherNulls":    func(d *describer, v cue.Value) { d.check(v, v.Decode(&d.out.OtherNulls)) },
	"misplaced":     func(d *describer, v cue.Value) { d.out.Misplaced = d.misplaced(v) },
	"limits":        func(d *describer, v cue.Value) { d.check(v, v.Decode(&d.out.Limits)) },
	"reading":       func(d *describer, v cue.Value) { d.out.Reading = d.reading(v) },
}

// tables describes what the attribute @schema of a definition names, but for
// what has been described already.
func (d *describer) tables(s *scope, name string) {
	definition := s.root.LookupPath(cue.ParsePath(name))
	for _, a := range definition.Attributes(cue.FieldAttr) {
		if a.Name() != "schema" {
			d.defectAt(definition, "the attribute @%s; a definition may have @schema", a.Name())
			continue
		}
		_, named, err := arguments(a, false, slices.Collect(maps.Keys(schemaTables)))
		if err != nil {
			d.defectAt(definition, "%v", err)
		}
		for _, key := range slices.Sorted(maps.Keys(named)) {
			if key == "rules" && !slices.Contains(d.asked, named[key]) {
				d.defectAt(definition, "@schema(rules=%s): the definition does not ask these rules: for r in %s …, for r in #added …", named[key], named[key])
			}
			table := s.root.LookupPath(cue.ParsePath(named[key]))
			if !table.Exists() {
				d.defectAt(definition, "@schema: there is no %s", named[key])
				continue
			}
			if !d.described[key] {
				d.described[key] = true
				schemaTables[key](d, table)
			}
		}
	}
}

// table is a table of the package, or of one that it imports.
func (d *describer) table(name string) cue.Value {
	v := d.root.LookupPath(cue.ParsePath(name))
	for _, other := range d.imports {
		if !v.Exists() {
			v = other.root.LookupPath(cue.ParsePath(name))
		}
	}
	return v
}

func (d *describer) str(v cue.Value) string {
	text, err := v.String()
	d.check(v, err)
	return text
}

// ruleFields are what a rule states.
var ruleFields = []string{"code", "at", "about", "forbids", "shows", "reason", "remedy", "message", "example"}

func (d *describer) rules(table cue.Value) []spec.Rule {
	var rules []spec.Rule
	for _, f := range d.fields(table) {
		for _, part := range d.fields(f.value) {
			if !slices.Contains(ruleFields, part.name()) {
				d.defectAt(part.value, "a rule has no %s; it has %s", part.name(), strings.Join(ruleFields, ", "))
			}
		}
		rule := spec.Rule{
			Name:   f.name(),
			Code:   d.text(f.value, "code"),
			At:     d.fieldPath(f.value, "at"),
			Shows:  -1,
			Reason: d.text(f.value, "reason"),
			Remedy: d.text(f.value, "remedy"),
		}
		if about := d.text(f.value, "about"); about != strings.Join(rule.About(), ".") {
			d.defectAt(f.value, "about is %s, and has to be the section of %s or, if it is in none, the field", about, strings.Join(rule.At, "."))
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

// tests are the names of what a condition may say. One that the CUE has beside
// them is a defect, whether or not a rule uses it.
var tests = []string{"set", "is", "isNot", "isNoneOf", "above", "below", "matches", "differsFrom", "namesAField", "written"}

func (d *describer) condition(v cue.Value) spec.Condition {
	c := spec.Condition{Path: d.fieldPath(v, "path")}
	for _, f := range d.fields(v) {
		if f.name() == "path" {
			continue
		}
		if !slices.Contains(tests, f.name()) {
			d.defectAt(v, "a condition has no %s; it has %s", f.name(), strings.Join(tests, ", "))
		}
		if f.selector.ConstraintType() != 0 {
			continue
		}
		if c.Test != 0 {
			d.defectAt(v, "a condition with more than one test")
		}
		switch f.name() {
		case "set":
			c.Test = spec.Unset
			if set, err := f.value.Bool(); err == nil && set {
				c.Test = spec.Set
			}
		case "is":
			c.Test, c.Values = spec.Is, []spec.Scalar{d.scalar(f.value)}
		case "isNot":
			c.Test, c.Values = spec.IsNot, []spec.Scalar{d.scalar(f.value)}
		case "isNoneOf":
			c.Test = spec.IsNoneOf
			for list, err := f.value.List(); err == nil && list.Next(); {
				c.Values = append(c.Values, d.scalar(list.Value()))
			}
		case "above":
			c.Test, c.Values = spec.Above, []spec.Scalar{d.scalar(f.value)}
		case "below":
			c.Test, c.Values = spec.Below, []spec.Scalar{d.scalar(f.value)}
		case "matches":
			c.Test, c.Values = spec.Matches, []spec.Scalar{d.scalar(f.value)}
			if _, err := regexp.Compile(c.Values[0].Text); err != nil {
				d.defectAt(v, "%v", err)
			}
		case "differsFrom":
			c.Test, c.Other = spec.DiffersFrom, d.fieldPath(v, "differsFrom")
		case "namesAField":
			c.Test = spec.NamesAField
		case "written":
			c.Test = spec.Written
		default:
			d.defectAt(v, "the test %s", f.name())
		}
	}
	if c.Test == 0 {
		d.defectAt(v, "a condition without a test")
	}
	if f := d.out.Root().Field(c.Path[0]); f != nil && f.Optional && slices.Contains([]spec.Test{spec.Unset, spec.IsNot, spec.IsNoneOf}, c.Test) {
		// The loop over the rules cannot tell a field that is absent from one that is wrong.
		d.defectAt(v, "%s is optional, and a condition that holds for an absent field needs one that may be null: %s: *null | …", c.Path[0], c.Path[0])
	}
	return c
}

// misplaced are the names that belong in files of another kind.
func (d *describer) misplaced(table cue.Value) []spec.Misplaced {
	var names []spec.Misplaced
	for _, f := range d.fields(table) {
		names = append(names, spec.Misplaced{Path: strings.Split(f.name(), "."), Message: d.text(f.value, "message")})
	}
	return names
}

func (d *describer) reading(table cue.Value) []spec.Reading {
	var facts []spec.Reading
	for _, f := range d.fields(table) {
		fact := spec.Reading{Name: f.name(), Says: d.text(f.value, "says")}
		if example := f.value.LookupPath(cue.ParsePath("example")); example.Exists() {
			fact.Example = d.text(f.value, "example")
		}
		facts = append(facts, fact)
	}
	return facts
}

// capabilities are the tables with the attribute @capability: what each of the
// sections that a field selects can do.
func (d *describer) capabilities() {
	for _, f := range d.fields(d.root) {
		a := f.value.Attribute("capability")
		if a.Err() != nil {
			continue
		}
		selects := slices.IndexFunc(d.out.Root().Fields, func(f spec.Field) bool { return f.Selects })
		if selects < 0 {
			continue // the table belongs to another schema of the package
		}
		table := spec.Capability{Name: f.name(), Doc: docOf(f.value)}
		for _, word := range d.out.Root().Fields[selects].Words {
			var values []string
			row := f.value.LookupPath(cue.MakePath(cue.Str(word.Name)))
			d.check(row, row.Decode(&values))
			table.Rows = append(table.Rows, spec.CapabilityRow{Backend: word.Name, Values: values})
		}
		d.out.Capabilities = append(d.out.Capabilities, table)
	}
}

// presets are the rows of the tables that fields choose from.
func (d *describer) presets() {
	for i := range d.out.Sections {
		for j := range d.out.Sections[i].Fields {
			chooser := &d.out.Sections[i].Fields[j]
			if chooser.Presets == "" {
				continue
			}
			for _, f := range d.fields(d.table(chooser.Presets)) {
				preset := spec.Preset{Name: f.name()}
				for _, word := range chooser.Words {
					if word.Name == f.name() {
						preset.Doc = word.Doc
					}
				}
				for _, v := range d.fields(f.value) {
					if d.out.Sections[i].Field(v.name()) == nil {
						d.defectAt(v.value, "a preset of a field that is not beside %s", chooser.Name)
					}
					preset.Values = append(preset.Values, spec.PresetValue{Field: v.name(), Value: d.scalar(v.value)})
				}
				d.out.Presets = append(d.out.Presets, preset)
			}
		}
	}
}

// fieldPath is the path of a field, which there has to be. It leads through
// sections alone: a list or a map of sections has no fields.
func (d *describer) fieldPath(v cue.Value, name string) []string {
	return d.pathOf(v, d.text(v, name))
}

// pathOf is the path of a field that is written as text.
func (d *describer) pathOf(v cue.Value, text string) []string {
	path := strings.Split(text, ".")
	section := d.out.Root()
	for i, step := range path {
		var f *spec.Field
		if section != nil {
			f = section.Field(step)
		}
		if f == nil {
			d.defectAt(v, "there is no field %s", strings.Join(path[:i+1], "."))
			break
		}
		section = nil
		if f.Section != spec.NoSection && f.Kinds.Has(value.Map) {
			section = &d.out.Sections[f.Section]
		}
	}
	return path
}

// docOf is the comment on v itself.
func docOf(v cue.Value) string {
	docs := v.Doc()
	if len(docs) == 0 {
		return ""
	}
	return strings.Join(strings.Fields(docs[0].Text()), " ")
}
