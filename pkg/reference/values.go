package reference

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

func ofInt(literal string) Value {
	i, _ := strconv.ParseInt(literal, 10, 64) // CUE has checked it
	return Value{Go: i, YAML: literal}
}

// ofFloat returns a number with the point that shows that it is one.
func ofFloat(literal string) Value {
	f, _ := strconv.ParseFloat(literal, 64) // CUE has checked it
	return Value{Go: f, YAML: value.FormatFloat(f)}
}

// literal returns what stands for a value of one of the kinds; nil for nothing.
func literal(text string, kinds value.Kind) *Value {
	switch {
	case text == "":
		return nil
	case kinds.Has(value.Float):
		return new(ofFloat(text))
	case kinds.Has(value.Int):
		return new(ofInt(text))
	case kinds.Has(value.Bool):
		return new(Value{Go: text == "true", YAML: text})
	default:
		return new(ofString(text))
	}
}

// bound returns the end of a range, written as the schema writes it.
func bound(text string, kinds value.Kind) *Value {
	v := literal(text, kinds)
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
func tests(f *spec.Field) []Value {
	var out []Value
	switch {
	case len(f.Words) > 0:
		for _, w := range f.Words {
			out = append(out, ofString(w.Name))
		}
	case f.Kinds.Has(value.Float):
		out = numbers(f)
	case f.Kinds.Has(value.Int):
		out = integers(f)
	case f.Kinds.Has(value.Bool):
		out = []Value{{Go: true, YAML: "true"}, {Go: false, YAML: "false"}}
	case f.Kinds.Has(value.String):
		out = fixed(f)
		if !f.NotEmpty && len(f.Forms) == 0 {
			out = append(out, ofString(""))
		}
	case f.Kinds.Has(value.Map) && f.Section == spec.NoSection:
		out = []Value{{Go: map[string]any{}, YAML: "{}"}}
	}
	if f.Kinds.Has(value.Null) {
		out = append(out, Value{YAML: "null"})
	}
	return distinct(out)
}

func integers(f *spec.Field) []Value {
	low, high := int64(math.MinInt64), int64(math.MaxInt64)
	if v := literal(f.Min, value.Int); v != nil {
		low = v.Go.(int64)
	}
	if v := literal(f.Max, value.Int); v != nil {
		high = v.Go.(int64)
	}
	out := fixed(f)
	for _, i := range []int64{low, low + 1, 0, high} {
		if low <= i && i <= high {
			out = append(out, ofInt(strconv.FormatInt(i, 10)))
		}
	}
	slices.SortFunc(out, func(a, b Value) int { return cmp.Compare(a.Go.(int64), b.Go.(int64)) })
	return out
}

func numbers(f *spec.Field) []Value {
	out := fixed(f)
	low, high := literal(f.Min, value.Float), literal(f.Max, value.Float)
	for _, v := range []*Value{low, high} {
		if v != nil {
			out = append(out, *v)
		}
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
func example(f *spec.Field) *Value {
	for _, text := range []string{f.Example, f.Own} {
		if v := literal(text, f.Kinds); v != nil {
			return v
		}
	}
	for _, v := range append(fixed(f), tests(f)...) {
		if v.Go != nil {
			return &v
		}
	}
	return nil
}
