package bind

import (
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
