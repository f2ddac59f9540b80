package jsonschema

import (
	"slices"
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/schema"
)

// OfStudy returns the JSON Schema of a study: its own keys, the fields of an
// experiment, and every path of one as an axis. What is about combinations it
// does not say.
func OfStudy(study, experiment *spec.Schema) ([]byte, error) {
	root := study.Root()
	w := &writer{schema: study}
	x := &writer{schema: experiment, partial: true}
	paths := x.paths(experiment.Root(), "")
	var properties, defs object
	for i := range root.Fields {
		f := &root.Fields[i]
		property := w.property(root, f, f.Name)
		switch f.Name {
		case schema.StudySweep:
			property = append(property, pathsOf(paths, "axis.", object{
				{"description", "A group: rows of fields that vary together."}, {"type", "array"}, {"minItems", 1},
				{"items", object{{"$ref", "#/$defs/row"}}},
			})...)
		case schema.StudyExclude:
			property = property.set("items", append(object{{"type", "object"}, {"minProperties", 1}}, pathsOf(paths, "any.", false)...))
		case schema.StudyExperiments:
			property = property.set("items", append(object{{"type", "object"}}, pathsOf(paths, "value.", false)...))
		}
		properties = properties.with(f.Name, property)
	}
	for _, p := range paths {
		defs = defs.with("value."+p.text, p.schema)
		defs = defs.with("any."+p.text, object{{"anyOf", []object{ref("value." + p.text), listOf("value." + p.text)}}})
		axis := []object{ref("value." + p.text), listOf("value." + p.text)}
		if p.field.Kinds&(value.Int|value.Float) != 0 && !p.field.Kinds.Has(value.Map) {
			axis = append(axis, ref("range"))
		}
		defs = defs.with("axis."+p.text, object{{"title", p.text}, {"description", p.field.Doc}, {"anyOf", axis}})
		if !strings.Contains(p.text, ".") {
			of := ref("value." + p.text)
			if p.field.Selects {
				of = ref("any." + p.text)
			}
			properties = properties.with(p.text, of)
		}
	}
	defs = defs.with("row", append(object{{"type", "object"}}, pathsOf(paths, "axis.", false)...))
	defs = defs.with("range", ranges())
	if err := firstError(w.err, x.err); err != nil {
		return nil, err
	}
	return encode(object{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"},
		{"$id", study.URL},
		{"title", root.Name + " " + study.Version},
		{"description", root.Doc},
		{"type", "object"},
		{"properties", properties},
		{"additionalProperties", false},
		{"$defs", defs},
	}, "  ")
}

func firstError(errs ...error) error {
	i := slices.IndexFunc(errs, func(err error) bool { return err != nil })
	if i < 0 {
		return nil
	}
	return errs[i]
}

// fieldPath is the path of a field, with what it accepts.
type fieldPath struct {
	text   string
	field  *spec.Field
	schema object
}

func (w *writer) paths(section *spec.Section, prefix string) []fieldPath {
	var all []fieldPath
	for i := range section.Fields {
		f := &section.Fields[i]
		path := prefix + f.Name
		all = append(all, fieldPath{path, f, w.property(section, f, path)})
		if f.Section != spec.NoSection {
			all = append(all, w.paths(&w.schema.Sections[f.Section], path+".")...)
		}
	}
	return all
}

func ref(name string) object { return object{{"$ref", "#/$defs/" + name}} }

func listOf(name string) object {
	return object{{"type", "array"}, {"minItems", 1}, {"items", ref(name)}}
}

// pathsOf says that the keys of a mapping are paths, and what other keys hold.
func pathsOf(paths []fieldPath, def string, others any) object {
	var properties object
	var free []string
	for _, p := range paths {
		properties = properties.with(p.text, ref(def+p.text))
		if p.field.Kinds.Has(value.Map) && p.field.Section == spec.NoSection {
			free = append(free, p.text)
		}
	}
	out := object{{"properties", properties}}
	if len(free) > 0 {
		out = out.with("patternProperties", object{{"^(" + strings.Join(free, "|") + `)\.`, true}})
	}
	return out.with("additionalProperties", others)
}

// ranges are the mappings that stand for a list of numbers.
func ranges() object {
	number, count := object{{"type", "number"}}, object{{"type", "integer"}, {"minimum", 2}}
	of := func(keys ...member) object {
		var required []string
		var properties object
		for _, e := range keys {
			required = append(required, e.key)
			properties = properties.with(e.key, e.value)
		}
		return object{{"type", "object"}, {"properties", properties}, {"required", required}, {"additionalProperties", false}}
	}
	low, high := member{"min", number}, member{"max", number}
	return object{{"anyOf", []object{
		of(low, high, member{"step", object{{"type", "number"}, {"exclusiveMinimum", 0}}}),
		of(low, high, member{"num", count}),
		of(member{"log", of(low, high, member{"num", count})}),
		of(member{"pow2", of(low, high)}),
	}}}
}
