// Package bind turns values into Go structs and back: the generated types are
// written in its terms, so that what a program reads and changes is judged as a
// file is.
package bind

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

func StringFrom[S ~string](v *value.Value) S { return S(v.Text) }
func Int64From(v *value.Value) int64         { return v.Int() }
func Float64From(v *value.Value) float64     { return v.Float }
func BoolFrom(v *value.Value) bool           { return v.Bool() }

func Optional[T any](v *value.Value, from func(*value.Value) T) *T {
	if v.Kind == value.Null {
		return nil
	}
	return new(from(v))
}

// SectionFrom makes of the method that fills a section a function that makes one.
func SectionFrom[T any](fill func(*T, *value.Value)) func(*value.Value) T {
	return func(v *value.Value) T {
		var section T
		fill(&section, v)
		return section
	}
}

func MapFrom(v *value.Value) map[string]any { return EntriesFrom(AnyFrom)(v) }

// PointerFrom makes of a function for a value one for what may be null, as
// ItemsFrom does for a list and EntriesFrom for a mapping.
func PointerFrom[T any](from func(*value.Value) T) func(*value.Value) *T {
	return func(v *value.Value) *T { return Optional(v, from) }
}

func ItemsFrom[T any](from func(*value.Value) T) func(*value.Value) []T {
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

func EntriesFrom[T any](from func(*value.Value) T) func(*value.Value) map[string]T {
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

// FieldOf is the value of a field of a section that may lack it.
func FieldOf(v *value.Value, name string) *value.Value {
	if e := v.Lookup(name); e != nil {
		return e.Value
	}
	return value.OfNull()
}

func AnyFrom(v *value.Value) any { return v.Plain() }

// A Go value that no config can hold becomes an Invalid value with the reason as
// its text: checked finds it before anything is printed.

func StringTo[S ~string](s S) *value.Value {
	if !utf8.ValidString(string(s)) {
		return unholdable(notUTF8(string(s)))
	}
	return value.OfString(string(s))
}

func Float64To(f float64) *value.Value {
	if math.IsInf(f, 0) || math.IsNaN(f) {
		return unholdable(notFinite(f))
	}
	return value.OfFloat(f)
}

func Int64To(i int64) *value.Value { return value.OfInt(i) }
func BoolTo(b bool) *value.Value   { return value.OfBool(b) }

func Null[T any](p *T, to func(T) *value.Value) *value.Value {
	if p == nil {
		return value.OfNull()
	}
	return to(*p)
}

// PointerTo is the converse of PointerFrom, as ItemsTo and EntriesTo are of theirs; a
// nil list or map is null where null may be.
func PointerTo[T any](to func(T) *value.Value) func(*T) *value.Value {
	return func(p *T) *value.Value { return Null(p, to) }
}

func ItemsTo[T any](nullable bool, to func(T) *value.Value) func([]T) *value.Value {
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

// EntriesTo orders the keys, which a Go map does not.
func EntriesTo[T any](nullable bool, to func(T) *value.Value) func(map[string]T) *value.Value {
	return func(m map[string]T) *value.Value {
		if m == nil && nullable {
			return value.OfNull()
		}
		out := &value.Value{Kind: value.Map}
		for _, key := range slices.Sorted(maps.Keys(m)) {
			out.Entries = append(out.Entries, Entry(key, to(m[key])))
		}
		return out
	}
}

// EntryIfAny is the entry of an optional field; it has no value where the field
// is absent.
func EntryIfAny(key string, v *value.Value) value.Entry {
	if v.Kind == value.Null {
		return value.Entry{Key: key}
	}
	return Entry(key, v)
}

// Sparse is a mapping of the entries that have a value.
func Sparse(entries ...value.Entry) *value.Value {
	return Mapping(slices.DeleteFunc(entries, func(e value.Entry) bool { return e.Value == nil })...)
}

func Entry(key string, v *value.Value) value.Entry { return value.Entry{Key: key, Value: v} }

func Mapping(entries ...value.Entry) *value.Value {
	return &value.Value{Kind: value.Map, Entries: entries}
}

// MapTo orders the keys, which a Go map does not.
func MapTo(m map[string]any) *value.Value {
	if m == nil {
		return value.OfNull()
	}
	return AnyTo(m)
}

// AnyTo takes what AnyFrom returns, and what else loader.Map takes.
func AnyTo(x any) *value.Value {
	g := goReader{limits: yamldoc.DefaultLimits()}
	v, err := g.read(reflect.ValueOf(x), 1)
	if err != nil {
		return unholdable(err)
	}
	return v
}

func unholdable(err error) *value.Value { return &value.Value{Text: err.Error()} }

// Checked returns v, or the reason why something in it cannot be held.
func Checked(v *value.Value) (*value.Value, error) {
	if v.Kind == value.Invalid {
		return nil, errors.New(v.Text)
	}
	for i := range v.Entries {
		e := &v.Entries[i]
		if !utf8.ValidString(e.Key) {
			return nil, notUTF8(e.Key)
		}
		if _, err := Checked(e.Value); err != nil {
			return nil, fmt.Errorf("%s: %w", e.Key, err)
		}
	}
	return v, nil
}

func JSON(v *value.Value) ([]byte, error) {
	v, err := Checked(v)
	if err != nil {
		return nil, err
	}
	return encode.JSON(v), nil
}
