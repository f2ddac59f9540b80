package schema

import (
	"fmt"
	"strconv"

	"cuelang.org/go/cue"

	"github.com/llenergymeasure/llemcfg/internal/spec"
	"github.com/llenergymeasure/llemcfg/internal/value"
)

// decode gives a resolved section as CUE has it, in the order of the schema.
func decode(v cue.Value, schema *spec.Schema, section *spec.Section) (*value.Value, error) {
	out := &value.Value{Kind: value.Map}
	for i := range section.Fields {
		f := &section.Fields[i]
		fv := v.LookupPath(cue.MakePath(cue.Str(f.Name)))
		if d, ok := fv.Default(); ok {
			fv = d
		}
		var child *value.Value
		var err error
		if fv.Kind() == cue.StructKind && f.Section != spec.NoSection {
			child, err = decode(fv, schema, &schema.Sections[f.Section])
		} else {
			child, err = decodeFree(fv)
		}
		if err != nil {
			return nil, err
		}
		if child.Kind == value.Int && f.Kinds.Has(value.Float) {
			child = value.OfFloat(child.Float)
		}
		out.Entries = append(out.Entries, value.Entry{Key: f.Name, Value: child})
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
			out.Items = append(out.Items, value.Item{Value: item})
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
