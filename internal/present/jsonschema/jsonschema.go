// Package jsonschema writes the schema of an experiment as JSON Schema of draft
// 2020-12, for editors and for programs in other languages: what it accepts is
// what the loader accepts, as far as JSON Schema can say it. It knows nothing of
// CUE, and no field or rule by name.
package jsonschema

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// Of gives the JSON Schema of s. It is an error if s has a field that CUE
// judges when a file is read, or a rule that JSON Schema cannot say.
func Of(s *spec.Schema) ([]byte, error) {
	for i := range s.Sections {
		for _, f := range s.Sections[i].Fields {
			if f.AskCUE != "" {
				return nil, fmt.Errorf("JSON Schema cannot say what CUE judges when a file is read: %s.%s, %s", s.Sections[i].Name, f.Name, f.AskCUE)
			}
		}
	}
	root := s.Experiment()
	out := object{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"},
		{"$id", s.URL},
		{"title", root.Name + " " + s.Version},
		{"description", root.Doc},
		{"type", "object"},
	}
	out = append(out, mapping(s, root, "")...)
	var rules []object
	for i := range s.Rules {
		rule, err := ruleOf(s, &s.Rules[i])
		if err != nil {
			return nil, fmt.Errorf("the rule %s: %w", s.Rules[i].Name, err)
		}
		rules = append(rules, rule)
	}
	if len(rules) > 0 {
		out = out.with("allOf", rules)
	}
	return encode(out, "  ")
}

// mapping says which keys a section has.
func mapping(s *spec.Schema, section *spec.Section, path string) object {
	var properties object
	var required []string
	for i := range section.Fields {
		f := &section.Fields[i]
		if f.Required {
			required = append(required, f.Name)
		}
		properties = properties.with(f.Name, property(s, section, f, path+f.Name))
	}
	out := object{{"properties", properties}}
	if len(required) > 0 {
		out = out.with("required", required)
	}
	return out.with("additionalProperties", false)
}

// typeNames are the kinds as JSON Schema calls them.
var typeNames = []struct {
	kind value.Kind
	name string
}{
	{value.String, "string"}, {value.Bool, "boolean"}, {value.Int, "integer"}, {value.Float, "number"},
	{value.Map, "object"}, {value.Null, "null"},
}

func property(s *spec.Schema, section *spec.Section, f *spec.Field, path string) object {
	out := object{{"title", path}, {"description", description(section, f)}}
	var types []string
	for _, t := range typeNames {
		if f.Kinds.Has(t.kind) && !(t.kind == value.Int && f.Kinds.Has(value.Float)) {
			types = append(types, t.name)
		}
	}
	if len(types) == 1 {
		out = out.with("type", types[0])
	} else {
		out = out.with("type", types)
	}
	out = append(out, words(f)...)
	out = append(out, bounds(f)...)
	if f.NotEmpty {
		out = out.with("minLength", 1)
	}
	switch {
	case f.Default != nil:
		out = out.with("default", jsonOf(*f.Default))
	case !f.Required:
		out = out.with("default", object{})
	}
	if f.Example != "" {
		out = out.with("examples", []any{exampleOf(f)})
	} else if f.Own != "" {
		out = out.with("examples", []any{literal(f.Own)})
	}
	if f.Section != spec.NoSection {
		out = append(out, mapping(s, &s.Sections[f.Section], path+".")...)
	}
	return out
}

// exampleOf is the example of a field as JSON: a string, or a literal of YAML
// that is one of JSON too.
func exampleOf(f *spec.Field) any {
	if f.Kinds.Has(value.String) {
		return f.Example
	}
	return literal(f.Example)
}

// description is what an editor shows of a field: what it is, and what the
// keywords of JSON Schema do not say.
func description(section *spec.Section, f *spec.Field) string {
	says := []string{f.Doc}
	if f.Unit != "" {
		says = append(says, "Unit: "+f.Unit+".")
	}
	if f.Own != "" {
		says = append(says, "The backend's own default is "+f.Own+".")
	}
	for _, by := range f.DefaultBy {
		says = append(says, fmt.Sprintf("With %s: %s the default is %s.", by.Field, by.Is, by.Default.Text))
	}
	if f.Section == spec.NoSection && f.Says != "" {
		says = append(says, "It "+f.Says+".")
	}
	return strings.Join(says, " ")
}

func words(f *spec.Field) object {
	if len(f.Words) == 0 {
		return nil
	}
	var names []any
	var docs []string
	for _, w := range f.Words {
		names = append(names, w.Name)
		docs = append(docs, w.Doc)
	}
	if f.Kinds.Has(value.Null) {
		names = append(names, nil)
		docs = append(docs, "not set")
	}
	return object{{"enum", names}, {"enumDescriptions", docs}}
}

// bounds are those of the schema, and else those of what a number is read as.
func bounds(f *spec.Field) object {
	low, high := f.Min, f.Max
	switch {
	case f.Kinds.Has(value.Float):
		if low == "" {
			low = strconv.FormatFloat(-math.MaxFloat64, 'g', -1, 64)
		}
		if high == "" {
			high = strconv.FormatFloat(math.MaxFloat64, 'g', -1, 64)
		}
	case f.Kinds.Has(value.Int):
		if low == "" {
			low = strconv.FormatInt(math.MinInt64, 10)
		}
		if high == "" {
			high = strconv.FormatInt(math.MaxInt64, 10)
		}
	default:
		return nil
	}
	return object{{"minimum", literal(low)}, {"maximum", literal(high)}}
}

func jsonOf(s spec.Scalar) any {
	switch s.Kind {
	case value.String:
		return s.Text
	case value.Null:
		return nil
	default:
		return literal(s.Text)
	}
}
