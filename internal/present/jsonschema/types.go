package jsonschema

import (
	"math"
	"strconv"
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// typeNames are the kinds as JSON Schema calls them.
var typeNames = []struct {
	kind value.Kind
	name string
}{
	{value.String, "string"}, {value.Bool, "boolean"}, {value.Int, "integer"}, {value.Float, "number"},
	{value.List, "array"}, {value.Map, "object"}, {value.Null, "null"},
}

// typeOf are the keywords of a type, but for the fields of its section.
func (w *writer) typeOf(t *spec.Type, path string) object {
	if t.IsAny() {
		return nil
	}
	if t.Kinds.Has(value.Float) && !t.Kinds.Has(value.Int) && len(t.Values) == 0 {
		w.fail(path, "a number that may not be written as an integer")
	}
	constants, docs := constantsOf(t)
	others := t.Kinds &^ constantKinds(t)
	if len(constants) == 0 || others&^value.Null == 0 {
		return w.plain(t, t.Kinds, constants, docs, path)
	}
	rest := *t
	rest.Words, rest.Values = nil, nil
	if len(t.Forms) > 0 {
		others |= value.String
	}
	return object{{"anyOf", []object{{{"enum", constants}}, w.plain(&rest, others, nil, nil, path)}}}
}

// constantKinds are the kinds of which a type has constants alone.
func constantKinds(t *spec.Type) value.Kind {
	var kinds value.Kind
	if len(t.Words) > 0 {
		kinds |= value.String
	}
	for _, v := range t.Values {
		if v.Kind == value.Bool {
			kinds |= value.Bool
		} else {
			kinds |= value.Int | value.Float
		}
	}
	return kinds
}

// constantsOf are the words and values of a type, with what they stand for.
func constantsOf(t *spec.Type) (constants []any, docs []string) {
	for _, v := range t.Values {
		constants = append(constants, jsonOf(v))
	}
	for _, word := range t.Words {
		constants = append(constants, word.Name)
		docs = append(docs, word.Doc)
	}
	if len(docs) != len(constants) || strings.Join(docs, "") == "" {
		docs = nil
	}
	return constants, docs
}

// plain are the keywords of kinds whose constants, if there are any, are all
// that is accepted.
func (w *writer) plain(t *spec.Type, kinds value.Kind, constants []any, docs []string, path string) object {
	var types []string
	for _, name := range typeNames {
		if kinds.Has(name.kind) && !(name.kind == value.Int && kinds.Has(value.Float)) {
			types = append(types, name.name)
		}
	}
	var out object
	if len(types) == 1 {
		out = out.with("type", types[0])
	} else {
		out = out.with("type", types)
	}
	if len(constants) > 0 {
		if kinds.Has(value.Null) {
			constants = append(constants, nil)
			if docs != nil {
				docs = append(docs, "not set")
			}
		}
		out = out.with("enum", constants)
		if docs != nil {
			out = out.with("enumDescriptions", docs)
		}
		return out
	}
	if kinds&(value.Int|value.Float) != 0 {
		out = append(out, bounds(t, kinds)...)
	}
	if kinds.Has(value.String) {
		out = append(out, w.text(t, path)...)
	}
	if kinds.Has(value.List) {
		out = append(out, w.list(t, path)...)
	}
	if kinds.Has(value.Map) {
		out = append(out, w.entries(t, path)...)
	}
	return out
}

// bounds are those of the schema, and else those of what a number is read as.
func bounds(t *spec.Type, kinds value.Kind) object {
	low, high := t.Min, t.Max
	if kinds.Has(value.Float) {
		if low == "" {
			low = strconv.FormatFloat(-math.MaxFloat64, 'g', -1, 64)
		}
		if high == "" {
			high = strconv.FormatFloat(math.MaxFloat64, 'g', -1, 64)
		}
	} else {
		if low == "" {
			low = strconv.FormatInt(math.MinInt64, 10)
		}
		if high == "" {
			high = strconv.FormatInt(math.MaxInt64, 10)
		}
	}
	minimum, maximum := "minimum", "maximum"
	if t.MinOpen {
		minimum = "exclusiveMinimum"
	}
	if t.MaxOpen {
		maximum = "exclusiveMaximum"
	}
	return object{{minimum, literal(low)}, {maximum, literal(high)}}
}

func (w *writer) text(t *spec.Type, path string) object {
	var out object
	switch {
	case t.MinRunes > 0:
		out = out.with("minLength", t.MinRunes)
	case t.NotEmpty:
		out = out.with("minLength", 1)
	}
	if t.MaxRunes > 0 {
		out = out.with("maxLength", t.MaxRunes)
	}
	var patterns []string
	for _, form := range t.Forms {
		patterns = append(patterns, w.pattern(form.Pattern, path))
	}
	switch len(patterns) {
	case 0:
		return out
	case 1:
		return out.with("pattern", patterns[0])
	default:
		return out.with("pattern", "("+strings.Join(patterns, ")|(")+")")
	}
}

// pattern is a regular expression of CUE that JavaScript reads alike.
func (w *writer) pattern(p, path string) string {
	if notPortable(p) != "" {
		w.fail(path, "the pattern "+p)
	}
	return p
}

// notPortable is a part of a regular expression of CUE that JavaScript does not
// read alike, or empty.
func notPortable(p string) string {
	for _, part := range []string{"(?i", "(?s", "(?m", "(?U", "(?P", `\A`, `\z`, `\Q`, `\p`, `\P`, "[["} {
		if strings.Contains(p, part) {
			return part
		}
	}
	return ""
}

func (w *writer) list(t *spec.Type, path string) object {
	var out object
	if t.Items != nil {
		out = out.with("items", w.part(t.Items, path+"[]"))
	}
	if t.MinItems > 0 {
		out = out.with("minItems", t.MinItems)
	}
	if t.MaxItems != 0 {
		out = out.with("maxItems", max(t.MaxItems, 0))
	}
	if t.Unique {
		out = out.with("uniqueItems", true)
	}
	return out
}

// entries are the keywords of a mapping that is no section.
func (w *writer) entries(t *spec.Type, path string) object {
	var out, patterns object
	for i := range t.Entries {
		e := &t.Entries[i]
		of := w.part(&e.Type, path+".*")
		if e.Pattern == "" {
			return out.with("additionalProperties", of)
		}
		patterns = patterns.with(w.pattern(e.Pattern, path), of)
	}
	if len(patterns) == 0 {
		return out
	}
	return out.with("patternProperties", patterns).with("additionalProperties", false)
}

// part is the schema of an item of a list or of an entry of a mapping.
func (w *writer) part(t *spec.Type, path string) object {
	var out object
	if t.Section != spec.NoSection && t.Kinds&^value.Null == value.Map {
		out = out.with("description", w.schema.Sections[t.Section].Doc)
	}
	out = append(append(out, w.typeOf(t, path)...), w.sectionOf(t, path+".")...)
	if out == nil {
		return object{}
	}
	return out
}

// sectionOf are the keywords of the section of a type, if it has one.
func (w *writer) sectionOf(t *spec.Type, path string) object {
	if t.Section == spec.NoSection {
		return nil
	}
	return w.mapping(&w.schema.Sections[t.Section], path)
}
