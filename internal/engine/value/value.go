// Package value holds a configuration as a tree of values, each with the place
// where it was written. It is what the readers produce, what layers merge,
// what the schema judges, and what the encoders print. It knows nothing of
// YAML, of CUE or of the schema.
package value

import (
	"math"
	"slices"
	"strconv"
)

// Kind is the kind of a value. Kinds are bits, so that a set of them is a Kind
// too.
type Kind uint8

// The kinds. Invalid is a value that its reader has reported as wrong already.
const (
	Invalid Kind = 0
	Null    Kind = 1 << (iota - 1)
	Bool
	Int
	Float
	String
	Map
	List
)

// Has reports whether k, as a set, has all kinds of other.
func (k Kind) Has(other Kind) bool { return k&other == other && other != 0 }

// Source is what values were read from.
type Source struct {
	// Name is what messages call it: a file's path, or a flag.
	Name string
	// Text is its content; positions count in it.
	Text []byte
	// Synthetic is set where there is no text to count lines in: a flag, a
	// variable of the environment, a map of a program. A valid place then says
	// only that a value is written.
	Synthetic bool
	// Part is the part of the document that the values come from, where their
	// origins are to say so; empty otherwise.
	Part string
}

// Value is a node of the tree. Values may be shared between places of the tree
// and are not changed once built.
type Value struct {
	Kind Kind
	// Quoted is set on a string that can be nothing else, since it is quoted.
	Quoted bool
	// Octal is set on an Int that is written as 0o17, which YAML 1.1 reads as a
	// string.
	Octal bool
	// At is where it was written: a scalar with its quotes, a collection in
	// brackets with these, a block mapping or list from its first key or dash to
	// the end of its last value. It is empty where nothing is written.
	At Range
	// Source is what At counts in; nil for a default of the schema.
	Source *Source
	// Text is the content of a String, the literal of a Bool or a Float, and the
	// decimal digits of an Int, which has 64 bits.
	Text string
	// Float is the number of a Float, and of an Int as near as it goes.
	Float float64
	// Entries are those of a Map, in the order written, or the items of a List.
	Entries []Entry
}

// Entry is a key of a Map with its value, or an item of a List. KeyAt and Alias
// count in the Source of the value.
type Entry struct {
	// Key is empty in an item.
	Key string
	// KeyAt is where the key stands, or the item.
	KeyAt Range
	// Alias is where an alias stands for the value; nil if none does.
	Alias *Range
	Value *Value
	// Over is the entry of a lower layer that this one took the place of, if
	// there was one. It may have taken the place of another in its turn.
	Over *Entry
}

// At is the place of the entry's value in the mapping or list: where the alias
// stands, if one stands for it.
func (e *Entry) At() Range {
	if e.Alias != nil {
		return *e.Alias
	}
	return e.Value.At
}

// Lookup returns the entry of key, or nil. A nil Value, or one that is no Map,
// has none.
func (v *Value) Lookup(key string) *Entry {
	if v == nil || v.Kind != Map {
		return nil
	}
	for i := range v.Entries {
		if v.Entries[i].Key == key {
			return &v.Entries[i]
		}
	}
	return nil
}

// Equal reports whether two values are the same, wherever they were written:
// mappings with the same keys in any order, and 1 is not 1.0.
func Equal(a, b *Value) bool {
	switch {
	case a.Kind != b.Kind:
		return false
	case a.Kind == Int:
		return a.Int() == b.Int()
	case a.Kind == Float:
		return math.Float64bits(a.Float) == math.Float64bits(b.Float)
	default:
		return equal(a, b, Equal)
	}
}

// Equivalent is Equal, but numbers are the same if their literals stand for the
// same number: 1 is 1.0, and 0.1 is 1e-1.
func Equivalent(a, b *Value) bool {
	const numbers = Int | Float
	switch {
	case a.Kind&numbers != 0 && b.Kind&numbers != 0:
		return CompareNumbers(a.Text, b.Text) == 0
	case a.Kind != b.Kind:
		return false
	default:
		return equal(a, b, Equivalent)
	}
}

// equal compares two values of one kind that are no numbers, and what they hold
// by same.
func equal(a, b *Value, same func(a, b *Value) bool) bool {
	switch {
	case len(a.Entries) != len(b.Entries):
		return false
	case a.Kind == Bool, a.Kind == String:
		return a.Text == b.Text
	case a.Kind == List:
		return slices.EqualFunc(a.Entries, b.Entries, func(x, y Entry) bool { return same(x.Value, y.Value) })
	}
	find := b.Finder()
	for i := range a.Entries {
		other := find.Find(a.Entries[i].Key)
		if other == nil || !same(a.Entries[i].Value, other.Value) {
			return false
		}
	}
	return true
}

// LookupPath returns the entry at a path of keys, or nil.
func (v *Value) LookupPath(names ...string) (e *Entry) {
	for _, name := range names {
		if e = v.Lookup(name); e == nil {
			return nil
		}
		v = e.Value
	}
	return e
}

// Nodes counts the values of the tree and its keys, as the limits do.
func (v *Value) Nodes() int {
	n := 1
	for i := range v.Entries {
		n += v.Entries[i].Value.Nodes()
	}
	if v.Kind == Map {
		n += len(v.Entries)
	}
	return n
}

// Bool returns the truth of a Bool.
func (v *Value) Bool() bool { return v.Kind == Bool && v.Text == "true" }

// Int returns the number of an Int.
func (v *Value) Int() int64 {
	i, _ := strconv.ParseInt(v.Text, 10, 64) // its reader has seen to it
	return i
}

// OfInt is an Int with no place.
func OfInt(i int64) *Value {
	return &Value{Kind: Int, Float: float64(i), Text: strconv.FormatInt(i, 10)}
}

// OfFloat is a Float with no place. Its literal always shows that it is one.
func OfFloat(f float64) *Value { return &Value{Kind: Float, Float: f, Text: FormatFloat(f)} }

// OfString is a String with no place.
func OfString(s string) *Value { return &Value{Kind: String, Text: s} }

// OfBool is a Bool with no place.
func OfBool(b bool) *Value { return &Value{Kind: Bool, Text: strconv.FormatBool(b)} }

// OfNull is a Null with no place.
func OfNull() *Value { return &Value{Kind: Null, Text: "null"} }

// FormatFloat writes f as Python's repr does: the shortest digits that read
// back as f, always with a point or an exponent, the exponent from 1e16 up and
// below 1e-4.
func FormatFloat(f float64) string {
	abs := f
	if abs < 0 {
		abs = -abs
	}
	if abs != 0 && (abs < 1e-4 || abs >= 1e16) {
		return strconv.FormatFloat(f, 'e', -1, 64)
	}
	s := strconv.FormatFloat(f, 'f', -1, 64)
	for i := range len(s) {
		if s[i] == '.' {
			return s
		}
	}
	return s + ".0"
}
