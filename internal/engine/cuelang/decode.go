package cuelang

import (
	"fmt"
	"strconv"

	"cuelang.org/go/cue"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// decode gives a resolved section as CUE has it, in the order of the schema,
// with the places of what is written.
func decode(v cue.Value, written *value.Value, schema *spec.Schema, section *spec.Section) (*value.Value, error) {
	out := &value.Value{Kind: value.Map}
	if written != nil {
		out.At, out.Source = written.At, written.Source
	}
	for i := range section.Fields {
		f := &section.Fields[i]
		fv := v.LookupPath(cue.MakePath(cue.Str(f.Name)))
		if d, ok := fv.Default(); ok {
			fv = d
		}
		entry := value.Entry{Key: f.Name}
		var source *value.Value
		if e := written.Lookup(f.Name); e != nil {
			entry.KeyAt, entry.Alias, source = e.KeyAt, e.Alias, e.Value
		}
		var err error
		if fv.Kind() == cue.StructKind && f.Section != spec.NoSection {
			entry.Value, err = decode(fv, source, schema, &schema.Sections[f.Section])
		} else {
			entry.Value, err = decodeFree(fv)
		}
		if err != nil {
			return nil, err
		}
		if entry.Value.Kind == value.Int && f.Kinds.Has(value.Float) {
			entry.Value = value.OfFloat(entry.Value.Float)
		}
		if source != nil {
			entry.Value.At, entry.Value.Source = source.At, source.Source
		}
		out.Entries = append(out.Entries, entry)
	}
	return out, nil
}

// decodeFree gives any concrete value.
func decodeFree(v cue.Value) (*value.Value, error) {
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
