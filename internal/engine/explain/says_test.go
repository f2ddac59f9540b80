package explain_test

import (
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/engine/explain"
	"github.com/llenergymeasure/llemcfg/internal/engine/judge"
	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// TestSays has types with what is said that a value must be.
func TestSays(t *testing.T) {
	const numbers = value.Int | value.Float
	any, whole := spec.Any(), &spec.Type{Kinds: value.Int, Section: spec.NoSection}
	for _, c := range []struct {
		of   spec.Type
		want string
	}{
		{spec.Type{Kinds: value.Int}, "an integer"},
		{spec.Type{Kinds: numbers}, "a number"},
		{spec.Type{Kinds: value.Float}, "a number with a point"},
		{spec.Type{Kinds: value.Int, Min: "1", Max: "8"}, "an integer from 1 to 8"},
		{spec.Type{Kinds: value.Int, Min: "1"}, "an integer of at least 1"},
		{spec.Type{Kinds: value.Int, Max: "8"}, "an integer of at most 8"},
		{spec.Type{Kinds: numbers, Min: "0", MinOpen: true}, "a number above 0"},
		{spec.Type{Kinds: numbers, Max: "1", MaxOpen: true}, "a number below 1"},
		{spec.Type{Kinds: numbers, Min: "0", MinOpen: true, Max: "1"}, "a number above 0 and of at most 1"},
		{spec.Type{Kinds: numbers, Min: "0", Max: "1", MaxOpen: true}, "a number of at least 0 and below 1"},
		{spec.Type{Kinds: value.String, MinRunes: 2}, "a string of at least 2 characters"},
		{spec.Type{Kinds: value.String, MinRunes: 1}, "a string of at least 1 character"},
		{spec.Type{Kinds: value.String, MaxRunes: 1}, "a string of at most 1 character"},
		{spec.Type{Kinds: value.String, MaxRunes: 3}, "a string of at most 3 characters"},
		{spec.Type{Kinds: value.String, MinRunes: 2, MaxRunes: 3}, "a string of 2 to 3 characters"},
		{spec.Type{Kinds: value.String, NotEmpty: true}, "a string that is not empty"},
		{spec.Type{Kinds: value.String, Forms: []spec.Form{{Pattern: "^a"}}}, "a string that matches ^a"},
		{spec.Type{Kinds: value.String, Forms: []spec.Form{{Pattern: "^a"}}, MaxRunes: 3}, "a string that matches ^a and is at most 3 characters"},
		{spec.Type{Kinds: value.String, Forms: []spec.Form{{Pattern: "^a", Write: "a<name>"}}}, "a<name>"},
		{spec.Type{Kinds: value.List}, "a list"},
		{spec.Type{Kinds: value.List, MaxItems: -1}, "an empty list"},
		{spec.Type{Kinds: value.List, MinItems: 1}, "a list of at least 1 item"},
		{spec.Type{Kinds: value.List, MaxItems: 2}, "a list of at most 2 items"},
		{spec.Type{Kinds: value.List, MinItems: 1, MaxItems: 2}, "a list of 1 to 2 items"},
		{spec.Type{Kinds: value.List, MinItems: 2, Unique: true, Items: whole}, "a list of at least 2 items that differ from each other, each an integer"},
		{spec.Type{Kinds: value.Bool}, "true or false"},
		{spec.Type{Kinds: value.Bool, Values: []spec.Scalar{*yes}}, "true"},
		{spec.Type{Kinds: value.Bool | value.Int, Values: []spec.Scalar{*yes}}, "true, or an integer"},
		{spec.Type{Kinds: value.Bool | value.Int, Values: []spec.Scalar{*integer("2"), *integer("4")}}, "one of 2, 4, or true or false"},
		{spec.Type{Kinds: value.Int | value.String | value.Null, Values: []spec.Scalar{*integer("2")}, Words: []spec.Word{{Name: "all"}}}, "one of 2, all, or null"},
		{spec.Type{Kinds: value.String, Words: []spec.Word{{Name: "all"}}}, "all"},
		{spec.Type{Kinds: value.String, Words: []spec.Word{{Name: "all"}}, Forms: []spec.Form{{Pattern: "^a", Write: "a<name>"}, {Pattern: "^b"}}}, "all, a<name>, or a string that matches ^b"},
		{spec.Type{Kinds: value.List, Items: &any}, "a list, each any value"},
		{spec.Type{Kinds: value.List, MinItems: 2, MaxItems: 3}, "a list of 2 to 3 items"},
		{spec.Type{Kinds: value.List, MaxItems: 1}, "a list of at most 1 item"},
		{spec.Type{Kinds: value.Int, Says: "must be odd"}, "odd"},
		{spec.Type{Kinds: value.Int | value.Null}, "an integer, or null"},
	} {
		c.of.Section = spec.NoSection
		schema := &spec.Schema{Version: "7", Sections: []spec.Section{{Name: "Root", Fields: []spec.Field{{Name: "x", Required: true, Type: c.of}}}}}
		ds := explain.New(schema, judge.New(schema, nil)).Explain(read(t, "x: {a: 1}"))
		if len(ds) != 1 || ds[0].Message != "must be "+c.want+", not a mapping" {
			t.Errorf("want %s, got %v", c.want, ds)
		}
	}
}

// TestFixes holds what a fix says that it does, and that several fields of a
// section that are not indented are one mistake.
func TestFixes(t *testing.T) {
	for text, want := range map[string]string{
		"owner: ada\nmode: simer":                  "write simmer",
		"owner: ada\nheater:\nwatts: 5\nplug: D\n": "indent watts, plug below heater:",
	} {
		ds := explainer.Explain(read(t, text))
		if len(ds) != 1 || len(ds[0].Fixes) != 1 || ds[0].Fixes[0].Message != want {
			t.Errorf("%q: %+v, want %s", text, ds, want)
		}
	}
}
