package bind

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// TestConversionsAreInverse holds that what the generated code makes of lists,
// maps and values that may be null becomes the same tree again.
func TestConversionsAreInverse(t *testing.T) {
	item := func(v *value.Value) value.Entry { return value.Entry{Value: v} }
	list := &value.Value{Kind: value.List, Entries: []value.Entry{item(value.OfInt(1)), item(value.OfNull()), item(value.OfInt(-3))}}
	table := Mapping(Entry("a", value.OfString("x")), Entry("b", value.OfString("")))
	for name, c := range map[string]struct{ got, want *value.Value }{
		"items that may be null": {ItemsTo(false, PointerTo(Int64To))(ItemsFrom(PointerFrom(Int64From))(list)), list},
		"a map":                  {EntriesTo(false, StringTo[string])(EntriesFrom(StringFrom[string])(table)), table},
		"a list in a map": {
			EntriesTo(false, ItemsTo(false, Int64To))(EntriesFrom(ItemsFrom(Int64From))(Mapping(Entry("k", &value.Value{Kind: value.List, Entries: []value.Entry{item(value.OfInt(2))}})))),
			Mapping(Entry("k", &value.Value{Kind: value.List, Entries: []value.Entry{item(value.OfInt(2))}})),
		},
		"null for a list":     {ItemsTo(true, BoolTo)(ItemsFrom(BoolFrom)(value.OfNull())), value.OfNull()},
		"no list":             {ItemsTo(false, BoolTo)(nil), &value.Value{Kind: value.List}},
		"null for a map":      {EntriesTo(true, BoolTo)(EntriesFrom(BoolFrom)(value.OfNull())), value.OfNull()},
		"an absent field":     {Sparse(Entry("a", value.OfInt(1)), EntryIfAny("b", Null(Optional(FieldOf(table, "c"), Int64From), Int64To))), Mapping(Entry("a", value.OfInt(1)))},
		"a field that is set": {Sparse(EntryIfAny("a", StringTo(StringFrom[string](FieldOf(table, "a"))))), Mapping(Entry("a", value.OfString("x")))},
	} {
		if !value.Equal(c.got, c.want) {
			t.Errorf("%s: %s", name, cmp.Diff(c.want, c.got))
		}
	}
}

// TestFromAndTo has values with the Go value that each becomes, and back.
func TestFromAndTo(t *testing.T) {
	type section struct{ size int64 }
	fill := func(s *section, v *value.Value) { s.size = Int64From(v) }
	if got := SectionFrom(fill)(value.OfInt(7)); got.size != 7 {
		t.Errorf("a section: %+v", got)
	}
	if Float64From(value.OfFloat(0.5)) != 0.5 || Float64From(value.OfInt(2)) != 2 || !BoolFrom(value.OfBool(true)) || BoolFrom(value.OfBool(false)) {
		t.Error("scalars")
	}
	tree := Mapping(Entry("a", value.OfInt(1)), Entry("b", &value.Value{Kind: value.List, Entries: []value.Entry{{Value: value.OfFloat(0.5)}, {Value: value.OfString("x")}}}), Entry("c", value.OfNull()), Entry("d", value.OfBool(true)), Entry("e", Mapping()))
	of := map[string]any{"a": int64(1), "b": []any{0.5, "x"}, "c": nil, "d": true, "e": map[string]any{}}
	if diff := cmp.Diff(of, MapFrom(tree)); diff != "" {
		t.Error(diff)
	}
	if got := MapTo(of); !value.Equal(got, tree) {
		t.Error(cmp.Diff(tree, got))
	}
	if MapFrom(value.OfNull()) != nil || MapTo(nil).Kind != value.Null || MapTo(map[string]any{}).Kind != value.Map {
		t.Error("no map is null, and an empty one is not")
	}
	if got := EntriesTo(false, BoolTo)(nil); got.Kind != value.Map || len(got.Entries) != 0 {
		t.Errorf("a map that may not be null: %v", got)
	}
}

// TestChecked has what no config can hold, with the reason.
func TestChecked(t *testing.T) {
	for want, v := range map[string]*value.Value{
		"":                               Mapping(Entry("a", Mapping(Entry("b", value.OfInt(1))))),
		`the string "\xff" is not UTF-8`: StringTo("\xff"),
		"+Inf is not a number that a config can hold":        Float64To(math.Inf(1)),
		"NaN is not a number that a config can hold":         Float64To(math.NaN()),
		"a: b: -Inf is not a number that a config can hold":  Mapping(Entry("z", value.OfInt(1)), Entry("a", Mapping(Entry("b", Float64To(math.Inf(-1)))))),
		`a: the string "k\xff" is not UTF-8`:                 Mapping(Entry("a", Mapping(Entry("k\xff", value.OfInt(1))))),
		"a config cannot hold a value of the Go type func()": AnyTo(func() {}),
	} {
		got := ""
		checked, err := Checked(v)
		if err != nil {
			got = err.Error()
		} else if checked != v {
			t.Errorf("%v became %v", v, checked)
		}
		if got != want {
			t.Errorf("got %s, want %s", got, want)
		}
		text, jsonErr := JSON(v)
		if (jsonErr == nil) != (want == "") || want == "" && string(text) != `{"a":{"b":1}}` || want != "" && text != nil {
			t.Errorf("%s: %s, %v", want, text, jsonErr)
		}
	}
}
