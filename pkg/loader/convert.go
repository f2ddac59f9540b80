package loader

import (
	"errors"
	"fmt"
	"maps"
	"math"
	"reflect"
	"slices"
	"unicode/utf8"

	"github.com/llenergymeasure/llemcfg/internal/engine/encode"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
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

func anyFrom(v *value.Value) any { return v.Plain() }

// A Go value that no config can hold becomes an Invalid value with the reason as
// its text: checked finds it before anything is printed.

func stringTo[S ~string](s S) *value.Value {
	if !utf8.ValidString(string(s)) {
		return unholdable(notUTF8(string(s)))
	}
	return value.OfString(string(s))
}

func float64To(f float64) *value.Value {
	if math.IsInf(f, 0) || math.IsNaN(f) {
		return unholdable(notFinite(f))
	}
	return value.OfFloat(f)
}

func int64To(i int64) *value.Value { return value.OfInt(i) }
func boolTo(b bool) *value.Value   { return value.OfBool(b) }

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
	return anyTo(m)
}

// anyTo takes what anyFrom returns, and what else loader.Map takes.
func anyTo(x any) *value.Value {
	g := goReader{limits: yamldoc.DefaultLimits()}
	v, err := g.read(reflect.ValueOf(x), 1)
	if err != nil {
		return unholdable(err)
	}
	return v
}

func unholdable(err error) *value.Value { return &value.Value{Text: err.Error()} }

// checked returns v, or the reason why something in it cannot be held.
func checked(v *value.Value) (*value.Value, error) {
	if v.Kind == value.Invalid {
		return nil, errors.New(v.Text)
	}
	for i := range v.Entries {
		e := &v.Entries[i]
		if !utf8.ValidString(e.Key) {
			return nil, notUTF8(e.Key)
		}
		if _, err := checked(e.Value); err != nil {
			return nil, fmt.Errorf("%s: %w", e.Key, err)
		}
	}
	return v, nil
}

func marshalJSON(v *value.Value) ([]byte, error) {
	v, err := checked(v)
	if err != nil {
		return nil, err
	}
	return encode.JSON(v), nil
}
