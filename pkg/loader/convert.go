package loader

import (
	"maps"
	"slices"

	"github.com/llenergymeasure/llemcfg/internal/engine/encode"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// What the generated code is made of: from values to Go, and back.

func stringFrom[S ~string](v *value.Value) S { return S(v.Text) }
func int64From(v *value.Value) int64         { return v.Int() }
func float64From(v *value.Value) float64     { return v.Float }
func boolFrom(v *value.Value) bool           { return v.Bool() }

func optional[T any](v *value.Value, from func(*value.Value) T) *T {
	if v.Kind == value.Null {
		return nil
	}
	return new(from(v))
}

// filler is a pointer to a section.
type filler[T any] interface {
	*T
	fill(*value.Value)
}

func sectionFrom[T any, P filler[T]](v *value.Value) T {
	var section T
	P(&section).fill(v)
	return section
}

func mapFrom(v *value.Value) map[string]any {
	if v.Kind == value.Null {
		return nil
	}
	m := make(map[string]any, len(v.Entries))
	for _, e := range v.Entries {
		m[e.Key] = anyFrom(e.Value)
	}
	return m
}

// pointerFrom, itemsFrom and entriesFrom make of a function for a value one for
// what may be null, a list and a mapping.
func pointerFrom[T any](from func(*value.Value) T) func(*value.Value) *T {
	return func(v *value.Value) *T { return optional(v, from) }
}

func itemsFrom[T any](from func(*value.Value) T) func(*value.Value) []T {
	return func(v *value.Value) []T {
		if v.Kind == value.Null {
			return nil
		}
		items := make([]T, len(v.Entries))
		for i := range v.Entries {
			items[i] = from(v.Entries[i].Value)
		}
		return items
	}
}

func entriesFrom[T any](from func(*value.Value) T) func(*value.Value) map[string]T {
	return func(v *value.Value) map[string]T {
		if v.Kind == value.Null {
			return nil
		}
		m := make(map[string]T, len(v.Entries))
		for _, e := range v.Entries {
			m[e.Key] = from(e.Value)
		}
		return m
	}
}

// fieldOf is the value of a field of a section that may lack it.
func fieldOf(v *value.Value, name string) *value.Value {
	if e := v.Lookup(name); e != nil {
		return e.Value
	}
	return value.OfNull()
}

func anyFrom(v *value.Value) any {
	switch v.Kind {
	case value.Bool:
		return v.Bool()
	case value.Int:
		return v.Int()
	case value.Float:
		return v.Float
	case value.String:
		return v.Text
	case value.Map:
		return mapFrom(v)
	case value.List:
		list := make([]any, len(v.Entries))
		for i, item := range v.Entries {
			list[i] = anyFrom(item.Value)
		}
		return list
	default:
		return nil
	}
}

func stringTo[S ~string](s S) *value.Value { return value.OfString(string(s)) }
func int64To(i int64) *value.Value         { return value.OfInt(i) }
func float64To(f float64) *value.Value     { return value.OfFloat(f) }
func boolTo(b bool) *value.Value           { return value.OfBool(b) }

func null[T any](p *T, to func(T) *value.Value) *value.Value {
	if p == nil {
		return value.OfNull()
	}
	return to(*p)
}

// pointerTo, itemsTo and entriesTo are the converse; a nil list or map is null
// where null may be.
func pointerTo[T any](to func(T) *value.Value) func(*T) *value.Value {
	return func(p *T) *value.Value { return null(p, to) }
}

func itemsTo[T any](nullable bool, to func(T) *value.Value) func([]T) *value.Value {
	return func(items []T) *value.Value {
		if items == nil && nullable {
			return value.OfNull()
		}
		out := &value.Value{Kind: value.List}
		for _, item := range items {
			out.Entries = append(out.Entries, value.Entry{Value: to(item)})
		}
		return out
	}
}

// entriesTo orders the keys, which a Go map does not.
func entriesTo[T any](nullable bool, to func(T) *value.Value) func(map[string]T) *value.Value {
	return func(m map[string]T) *value.Value {
		if m == nil && nullable {
			return value.OfNull()
		}
		out := &value.Value{Kind: value.Map}
		for _, key := range slices.Sorted(maps.Keys(m)) {
			out.Entries = append(out.Entries, entry(key, to(m[key])))
		}
		return out
	}
}

// entryIfAny is the entry of an optional field; it has no value where the field
// is absent.
func entryIfAny(key string, v *value.Value) value.Entry {
	if v.Kind == value.Null {
		return value.Entry{Key: key}
	}
	return entry(key, v)
}

// sparse is a mapping of the entries that have a value.
func sparse(entries ...value.Entry) *value.Value {
	return mapping(slices.DeleteFunc(entries, func(e value.Entry) bool { return e.Value == nil })...)
}

func entry(key string, v *value.Value) value.Entry { return value.Entry{Key: key, Value: v} }

func mapping(entries ...value.Entry) *value.Value {
	return &value.Value{Kind: value.Map, Entries: entries}
}

// mapTo orders the keys, which a Go map does not.
func mapTo(m map[string]any) *value.Value {
	if m == nil {
		return value.OfNull()
	}
	out := &value.Value{Kind: value.Map}
	for _, key := range slices.Sorted(maps.Keys(m)) {
		out.Entries = append(out.Entries, entry(key, anyTo(m[key])))
	}
	return out
}

// anyTo takes what anyFrom gives, and what a Go program is likely to put there;
// what no config can hold becomes null.
func anyTo(x any) *value.Value {
	v, err := treeOf(nil, x)
	if err != nil {
		return value.OfNull()
	}
	return v
}

func marshalJSON(v *value.Value) ([]byte, error) { return encode.JSON(v), nil }
func marshalYAML(v *value.Value) (any, error)    { return encode.Node(v), nil }

// Any is a value that another package of this module has read, as Origin has it.
func Any(v *value.Value) any { return anyFrom(v) }
