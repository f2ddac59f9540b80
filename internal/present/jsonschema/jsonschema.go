// Package jsonschema writes the schema of an experiment as JSON Schema of draft
// 2020-12, for editors and for programs in other languages: what it accepts is
// what the loader accepts, as far as JSON Schema can say it. It knows nothing of
// CUE, and no field or rule by name.
package jsonschema

import (
	"fmt"
	"slices"
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// Of returns the JSON Schema of s. It is an error if s has a field that CUE
// judges when a file is read, or a rule that JSON Schema cannot say.
func Of(s *spec.Schema) ([]byte, error) {
	for i := range s.Sections {
		for _, f := range s.Sections[i].Fields {
			if f.AskCUE != "" {
				return nil, fmt.Errorf("JSON Schema cannot say what CUE judges when a file is read: %s.%s, %s", s.Sections[i].Name, f.Name, f.AskCUE)
			}
		}
	}
	root := s.Root()
	out := object{{"$schema", "https://json-schema.org/draft/2020-12/schema"}}
	if s.URL != "" {
		out = out.with("$id", s.URL)
	}
	out = append(out, object{{"title", root.Name + " " + s.Version}, {"description", root.Doc}, {"type", "object"}}...)
	w := &writer{schema: s}
	out = append(out, w.mapping(root, "")...)
	if w.err != nil {
		return nil, w.err
	}
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

// writer writes the types of a schema.
type writer struct {
	schema *spec.Schema
	// open are the sections that are being written.
	open []*spec.Section
	// partial leaves out that a field has to be there.
	partial bool
	err     error
}

// fail notes what JSON Schema cannot say of what is at path.
func (w *writer) fail(path, what string) {
	if w.err == nil {
		w.err = fmt.Errorf("JSON Schema cannot say %s: %s", path, what)
	}
}

// mapping says which keys a section has.
func (w *writer) mapping(section *spec.Section, path string) object {
	if slices.Contains(w.open, section) {
		w.fail(strings.TrimSuffix(path, "."), "a section within itself")
		return nil
	}
	w.open = append(w.open, section)
	defer func() { w.open = w.open[:len(w.open)-1] }()
	var properties object
	var required []string
	for i := range section.Fields {
		f := &section.Fields[i]
		if w.schema.HasToBeWritten(f) && !w.partial {
			required = append(required, f.Name)
		}
		properties = properties.with(f.Name, w.property(section, f, path+f.Name))
	}
	out := object{{"properties", properties}}
	if len(required) > 0 {
		out = out.with("required", required)
	}
	return out.with("additionalProperties", false)
}

func (w *writer) property(section *spec.Section, f *spec.Field, path string) object {
	out := object{{"title", path}, {"description", description(section, f)}}
	out = append(out, w.typeOf(&f.Type, path)...)
	switch {
	case f.Default != nil:
		out = out.with("default", jsonOf(*f.Default))
	case !w.schema.HasToBeWritten(f) && !f.Optional:
		out = out.with("default", object{})
	}
	if f.Example != "" {
		out = out.with("examples", []any{exampleOf(f)})
	} else if f.Own != "" {
		out = out.with("examples", []any{literal(f.Own)})
	}
	return append(out, w.sectionOf(&f.Type, path+".")...)
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

func jsonOf(s spec.Scalar) any {
	switch s.Kind {
	case value.String:
		return s.Text
	case value.Null:
		return nil
	case value.List:
		items := []any{}
		for _, part := range s.Parts {
			items = append(items, jsonOf(part.Value))
		}
		return items
	case value.Map:
		var out object
		for _, part := range s.Parts {
			out = out.with(part.Key, jsonOf(part.Value))
		}
		return out
	default:
		return literal(s.Text)
	}
}
