package reference

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
)

func ofInt(literal string) Value {
	i, _ := strconv.ParseInt(literal, 10, 64) // CUE has checked it
	return Value{Go: i, YAML: literal}
}

// ofFloat returns a number with the point that shows that it is one.
func ofFloat(literal string) Value {
	f := floatOf(literal)
	return Value{Go: f, YAML: value.FormatFloat(f)}
}

func floatOf(literal string) float64 {
	f, _ := strconv.ParseFloat(literal, 64) // CUE has checked it
	return f
}

// literal returns what an attribute states as a value of one of the kinds: a
// string where it has strings, as the schema reads it; nil for nothing.
func literal(text string, kinds value.Kind) *Value {
	switch {
	case text == "":
		return nil
	case kinds.Has(value.String):
		return new(ofString(text))
	case kinds.Has(value.Float):
		return new(ofFloat(text))
	case kinds.Has(value.Int):
		return new(ofInt(text))
	case kinds.Has(value.Bool):
		return new(Value{Go: text == "true", YAML: text})
	default:
		root, _ := yamldoc.Parse(&value.Source{Text: []byte("{literal: " + text + "}")}, yamldoc.DefaultLimits())
		if root == nil {
			return nil // a literal that CUE alone reads
		}
		return new(ofValue(root.Entries[0].Value))
	}
}

// bound returns the end of a range, written as the schema writes it.
func bound(text string, kinds value.Kind) *Value {
	v := literal(text, kinds&(value.Int|value.Float))
	if v != nil {
		v.YAML = text
	}
	return v
}

// fixed are the values that the schema itself names for a field.
func fixed(f *spec.Field) []Value {
	var out []Value
	if f.Default != nil && f.Default.Kind != value.Null {
		out = append(out, scalar(*f.Default))
	}
	for _, by := range f.DefaultBy {
		out = append(out, scalar(by.Default))
	}
	for _, text := range []string{f.Own, f.Example} {
		if v := literal(text, f.Kinds); v != nil {
			out = append(out, *v)
		}
	}
	return out
}

// tests are values that a field accepts, those at its edges among them.
func (b *builder) tests(f *spec.Field) []Value {
	var out []Value
	for _, v := range f.Values {
		out = append(out, scalar(v))
	}
	for _, w := range f.Words {
		out = append(out, ofString(w.Name))
	}
	isOpen := func(kind value.Kind) bool {
		return f.Kinds.Has(kind) && !slices.ContainsFunc(f.Values, func(v spec.Scalar) bool { return v.Kind&kind != 0 })
	}
	switch {
	case isOpen(value.Float) && isOpen(value.Int):
		out = append(out, numbers(f)...)
	case isOpen(value.Int) && isOpen(value.Float) == f.Kinds.Has(value.Float):
		out = append(out, integers(f)...)
	}
	if isOpen(value.Bool) {
		out = append(out, Value{Go: true, YAML: "true"}, Value{Go: false, YAML: "false"})
	}
	if f.Kinds.Has(value.String) && len(f.Words) == 0 {
		out = append(out, ofKind(fixed(f), isString)...)
		if !f.NotEmpty && len(f.Forms) == 0 && f.MinRunes == 0 {
			out = append(out, ofString(""))
		}
	}
	if f.Kinds.Has(value.List) {
		out = append(out, ofKind(fixed(f), isList)...)
		out = append(out, b.samples(f, value.List)...)
	}
	if f.Kinds.Has(value.Map) && f.Section == spec.NoSection {
		out = append(out, ofKind(fixed(f), isMap)...)
		out = append(out, b.samples(f, value.Map)...)
	}
	if f.Kinds.Has(value.Null) {
		out = append(out, Value{YAML: "null"})
	}
	return distinct(out)
}

// samples is one value of a kind that a field accepts, if one is found.
func (b *builder) samples(f *spec.Field, kind value.Kind) []Value {
	t := f.Type
	t.Kinds = kind
	if v := b.sample(&t); v != nil {
		return []Value{ofValue(v)}
	}
	return nil
}

func (b *builder) sample(t *spec.Type) *value.Value { return sample(b.schema, t, 0) }

func ofKind(values []Value, is func(any) bool) []Value {
	return slices.DeleteFunc(values, func(v Value) bool { return !is(v.Go) })
}

func isString(x any) bool { _, ok := x.(string); return ok }
func isList(x any) bool   { _, ok := x.([]any); return ok }
func isMap(x any) bool    { _, ok := x.(map[string]any); return ok }
func isInt(x any) bool    { _, ok := x.(int64); return ok }
func isFloat(x any) bool  { _, ok := x.(float64); return ok }

// integerBounds are the least and the greatest integer of a type.
func integerBounds(t *spec.Type) (low, high int64) {
	bound := func(literal string, open bool, end, by int64) int64 {
		if literal == "" {
			return end
		}
		i, err := strconv.ParseInt(literal, 10, 64)
		if err != nil { // a bound with a point
			f := floatOf(literal)
			if by > 0 {
				return int64(math.Ceil(f))
			}
			return int64(math.Floor(f))
		}
		if open {
			i += by
		}
		return i
	}
	return bound(t.Min, t.MinOpen, math.MinInt64, +1), bound(t.Max, t.MaxOpen, math.MaxInt64, -1)
}

func integers(f *spec.Field) []Value {
	low, high := integerBounds(&f.Type)
	out := ofKind(fixed(f), isInt)
	for _, i := range []int64{low, low + 1, 0, high} {
		if low <= i && i <= high {
			out = append(out, ofInt(strconv.FormatInt(i, 10)))
		}
	}
	slices.SortFunc(out, func(a, b Value) int { return cmp.Compare(a.Go.(int64), b.Go.(int64)) })
	return out
}

func numbers(f *spec.Field) []Value {
	out := ofKind(fixed(f), isFloat)
	low, high := literal(f.Min, value.Float), literal(f.Max, value.Float)
	if low != nil && !f.MinOpen {
		out = append(out, *low)
	}
	if high != nil && !f.MaxOpen {
		out = append(out, *high)
	}
	if low != nil && high != nil {
		out = append(out, ofFloat(value.FormatFloat((low.Go.(float64)+high.Go.(float64))/2)))
	}
	slices.SortFunc(out, func(a, b Value) int { return cmp.Compare(a.Go.(float64), b.Go.(float64)) })
	return out
}

func distinct(values []Value) []Value {
	var out []Value
	for _, v := range values {
		if !slices.ContainsFunc(out, func(o Value) bool { return o.YAML == v.YAML }) {
			out = append(out, v)
		}
	}
	return out
}

// example is a value that one might write for a field; nil for a section.
func (b *builder) example(f *spec.Field) *Value {
	for _, text := range []string{f.Example, f.Own} {
		if v := literal(text, f.Kinds); v != nil {
			return v
		}
	}
	for _, v := range append(fixed(f), b.tests(f)...) {
		if v.Go != nil && !isEmpty(v.Go) {
			return &v
		}
	}
	for _, v := range b.tests(f) {
		if v.Go != nil {
			return &v
		}
	}
	if v := b.sample(&f.Type); v != nil && f.Section == spec.NoSection && v.Kind != value.Null {
		return new(ofValue(v))
	}
	return nil
}

// isEmpty reports whether a value is an empty list.
func isEmpty(x any) bool {
	list, ok := x.([]any)
	return ok && len(list) == 0
}
