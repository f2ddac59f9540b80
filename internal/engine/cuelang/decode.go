package cuelang

import (
	"fmt"
	"strconv"

	"cuelang.org/go/cue"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// decodeSection is a resolved section as CUE has it, in the order of the schema.
func decodeSection(v cue.Value, schema *spec.Schema, section *spec.Section) (*value.Value, error) {
	out := &value.Value{Kind: value.Map}
	for i := range section.Fields {
		f := &section.Fields[i]
		fv := v.LookupPath(cue.MakePath(cue.Str(f.Name)))
		if f.Optional && !fv.Exists() {
			continue
		}
		decoded, err := decodeType(fv, schema, &f.Type)
		if err != nil {
			return nil, err
		}
		out.Entries = append(out.Entries, value.Entry{Key: f.Name, Value: decoded})
	}
	return out, nil
}

// decodeType is a value of a type. An integer is the float it equals where a
// float is meant.
func decodeType(v cue.Value, schema *spec.Schema, t *spec.Type) (*value.Value, error) {
	if d, ok := v.Default(); ok {
		v = d
	}
	switch {
	case v.Kind() == cue.StructKind && t.Section != spec.NoSection:
		return decodeSection(v, schema, &schema.Sections[t.Section])
	case v.Kind() == cue.ListKind && t.Items != nil:
		out := &value.Value{Kind: value.List}
		list, err := v.List()
		for err == nil && list.Next() {
			var item *value.Value
			item, err = decodeType(list.Value(), schema, t.Items)
			out.Entries = append(out.Entries, value.Entry{Value: item})
		}
		return out, err
	case v.Kind() == cue.StructKind && len(t.Entries) > 0:
		out := &value.Value{Kind: value.Map}
		fields, err := v.Fields()
		for err == nil && fields.Next() {
			key := fields.Selector().Unquoted()
			of := entryType(t, key)
			var entry *value.Value
			entry, err = decodeType(fields.Value(), schema, of)
			out.Entries = append(out.Entries, value.Entry{Key: key, Value: entry})
		}
		return out, err
	}
	out, err := decodeFree(v)
	if err == nil && out.Kind == value.Int && t.Kinds.Has(value.Float) && !t.IsAny() {
		out = value.OfFloat(out.Float)
	}
	return out, err
}

// entryType is the type of the value of a key, which CUE has accepted.
func entryType(t *spec.Type, key string) *spec.Type {
	for i := range t.Entries {
		if p := t.Entries[i].Pattern; p == "" || hasForm(key, spec.Form{Pattern: p}) {
			return &t.Entries[i].Type
		}
	}
	return &spec.Type{Section: spec.NoSection}
}

// decodeFree returns any concrete value, with the defaults of what is in it.
func decodeFree(v cue.Value) (*value.Value, error) {
	if d, ok := v.Default(); ok {
		v = d
	}
	switch v.Kind() {
	case cue.NullKind:
		return value.OfNull(), nil
	case cue.BoolKind:
		b, err := v.Bool()
		return value.OfBool(b), err
	case cue.IntKind:
		// CUE's own Int64 refuses the least of them.
		i, err := strconv.ParseInt(fmt.Sprint(v), 10, 64)
		return value.OfInt(i), err
	case cue.FloatKind, cue.NumberKind:
		f, err := strconv.ParseFloat(fmt.Sprint(v), 64)
		return value.OfFloat(f), err
	case cue.StringKind:
		s, err := v.String()
		return value.OfString(s), err
	case cue.ListKind:
		out := &value.Value{Kind: value.List}
		list, err := v.List()
		for err == nil && list.Next() {
			var item *value.Value
			item, err = decodeFree(list.Value())
			out.Entries = append(out.Entries, value.Entry{Value: item})
		}
		return out, err
	case cue.StructKind:
		out := &value.Value{Kind: value.Map}
		fields, err := v.Fields()
		for err == nil && fields.Next() {
			var child *value.Value
			child, err = decodeFree(fields.Value())
			out.Entries = append(out.Entries, value.Entry{Key: fields.Selector().Unquoted(), Value: child})
		}
		return out, err
	default:
		return nil, fmt.Errorf("%s: a value of kind %v", v.Path(), v.Kind())
	}
}
