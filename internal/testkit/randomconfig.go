package testkit

import (
	"fmt"
	"strconv"
	"strings"

	"pgregory.net/rapid"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// Generator draws experiments for tests: valid ones, and ones broken in every
// way that the description of the schema suggests. It knows no field by name.
type Generator struct {
	Schema *spec.Schema
	// Broken is how often, of 100 fields, one gets a value that is likely wrong,
	// and of 100 sections, one gets a key that it does not have.
	Broken int
}

// Experiment draws an experiment as flow YAML that is JSON but for numbers.
func (g Generator) Experiment() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string { return g.section(t, g.Schema.Root()) })
}

func (g Generator) section(t *rapid.T, s *spec.Section) string {
	var entries []string
	for i := range s.Fields {
		f := &s.Fields[i]
		if !f.Required && !oneIn(t, 3) || f.Required && g.Broken > 0 && oneIn(t, 40) {
			continue
		}
		entries = append(entries, strconv.Quote(f.Name)+": "+g.field(t, s, f))
	}
	if g.Broken > 0 && rapid.IntRange(1, 100).Draw(t, "unknown key") <= g.Broken {
		entries = append(entries, g.unknown(t, s))
	}
	if len(entries) > 1 {
		entries = rapid.Permutation(entries).Draw(t, "order")
	}
	return "{" + strings.Join(entries, ", ") + "}"
}

// unknown draws an entry that the section does not have: a field under a wrong name,
// or anything.
func (g Generator) unknown(t *rapid.T, s *spec.Section) string {
	if f := &s.Fields[rapid.IntRange(0, len(s.Fields)-1).Draw(t, "field")]; oneIn(t, 2) && s.Field(f.Name+"x") == nil {
		return strconv.Quote(f.Name+"x") + ": " + g.field(t, s, f)
	}
	key := rapid.OneOf(
		rapid.StringMatching(`[a-z_]{1,12}`),
		rapid.SampledFrom([]string{"_hidden", "#Definition", "a.b", "$x", "", "model!"}),
	).Filter(func(key string) bool { return s.Field(key) == nil }).Draw(t, "key")
	return strconv.Quote(key) + ": " + g.junk(t)
}

func (g Generator) field(t *rapid.T, s *spec.Section, f *spec.Field) string {
	if g.Broken > 0 && rapid.IntRange(1, 100).Draw(t, "broken") <= g.Broken {
		return g.junk(t)
	}
	if f.Kinds.Has(value.Null) && oneIn(t, 6) {
		return "null"
	}
	if f.Section != spec.NoSection && (f.Kinds&^(value.Map|value.Null) == 0 || oneIn(t, 2)) {
		return g.section(t, &g.Schema.Sections[f.Section])
	}
	switch {
	case len(f.Words) > 0:
		return strconv.Quote(rapid.SampledFrom(f.Words).Draw(t, f.Name).Name)
	case f.Kinds.Has(value.Bool):
		return strconv.FormatBool(rapid.Bool().Draw(t, f.Name))
	case f.Kinds.Has(value.Float):
		return g.number(t, f)
	case f.Kinds.Has(value.Int):
		return g.integer(t, f)
	case f.Kinds.Has(value.String):
		return strconv.Quote(rapid.StringMatching(`[a-zA-Z0-9/_. -]{1,12}`).Draw(t, f.Name))
	default:
		return g.mapping(t, 2)
	}
}

// integer draws one that is in bounds, or just outside if it may be wrong.
func (g Generator) integer(t *rapid.T, f *spec.Field) string {
	low := int64(-1 << 63)
	if f.Min != "" {
		low, _ = strconv.ParseInt(f.Min, 10, 64)
		if g.Broken > 0 && oneIn(t, 20) {
			low--
		}
	}
	return strconv.FormatInt(rapid.OneOf(
		rapid.Just(low), rapid.Int64Range(low, 1<<63-1), rapid.Int64Range(max(low, 0), max(low, 0)+100), rapid.Just(int64(1<<63-1)),
	).Draw(t, f.Name), 10)
}

// number draws one that is in bounds, or a hair outside if it may be wrong.
func (g Generator) number(t *rapid.T, f *spec.Field) string {
	low, high := -1000.0, 1000.0
	var edges []string
	if f.Min != "" {
		low, _ = strconv.ParseFloat(f.Min, 64)
		edges = append(edges, f.Min)
	}
	if f.Max != "" {
		high, _ = strconv.ParseFloat(f.Max, 64)
		edges = append(edges, f.Max)
	}
	if g.Broken > 0 && oneIn(t, 10) {
		edge := rapid.SampledFrom(append(edges, "0")).Draw(t, "edge")
		return rapid.SampledFrom([]string{justAbove(edge), "-1e-300", "-0.5", "1000.5", manyDigits(edge), "1e3"}).Draw(t, f.Name)
	}
	return rapid.OneOf(
		rapid.SampledFrom(append(edges, value.FormatFloat(high), value.FormatFloat(low))),
		rapid.Map(rapid.Float64Range(low, high), value.FormatFloat),
	).Draw(t, f.Name)
}

// manyDigits is the same number written long.
func manyDigits(literal string) string {
	if !strings.Contains(literal, ".") {
		literal += "."
	}
	return literal + "0000000000000000000000"
}

// justAbove is a number that a float cannot tell from the literal.
func justAbove(literal string) string { return manyDigits(literal) + "1" }

// junk draws a value of any kind.
func (g Generator) junk(t *rapid.T) string {
	words := []string{"yes", "true", "50", "", "null", "~", "fp64", "pytorchx"}
	return rapid.OneOf(
		rapid.SampledFrom([]string{"null", "true", "false", "0", "-1", "1", "1.0", "1e3", "2.5", "[]", "{}", "[1, {}]", `{"n": 1}`, `{"a": {"b": null}}`}),
		rapid.Map(rapid.SampledFrom(words), strconv.Quote),
		rapid.Map(rapid.Int64(), func(i int64) string { return fmt.Sprint(i) }),
		rapid.Custom(func(t *rapid.T) string { return g.mapping(t, 1) }),
	).Draw(t, "junk")
}

// mapping draws a free mapping; some of its keys are names of fields.
func (g Generator) mapping(t *rapid.T, depth int) string {
	names := []string{"a", "flag", "yes", "1", "x.y", "_z"}
	for _, f := range g.Schema.Root().Fields {
		if g.Broken > 0 && oneIn(t, 60) {
			names = append(names, f.Name)
		}
	}
	var entries []string
	for _, name := range rapid.SliceOfNDistinct(rapid.SampledFrom(names), 0, 4, rapid.ID[string]).Draw(t, "keys") {
		v := rapid.SampledFrom([]string{"1", "1.5", "null", "true", `"s"`, "[1, 2.0, []]"}).Draw(t, "value")
		if depth > 0 && oneIn(t, 3) {
			v = g.mapping(t, depth-1)
		}
		entries = append(entries, strconv.Quote(name)+": "+v)
	}
	return "{" + strings.Join(entries, ", ") + "}"
}

func oneIn(t *rapid.T, n int) bool { return rapid.IntRange(1, n).Draw(t, "chance") == 1 }
