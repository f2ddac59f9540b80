package loader

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
	table := mapping(entry("a", value.OfString("x")), entry("b", value.OfString("")))
	for name, c := range map[string]struct{ got, want *value.Value }{
		"items that may be null": {itemsTo(false, pointerTo(int64To))(itemsFrom(pointerFrom(int64From))(list)), list},
		"a map":                  {entriesTo(false, stringTo[string])(entriesFrom(stringFrom[string])(table)), table},
		"a list in a map": {
			entriesTo(false, itemsTo(false, int64To))(entriesFrom(itemsFrom(int64From))(mapping(entry("k", &value.Value{Kind: value.List, Entries: []value.Entry{item(value.OfInt(2))}})))),
			mapping(entry("k", &value.Value{Kind: value.List, Entries: []value.Entry{item(value.OfInt(2))}})),
		},
		"null for a list":     {itemsTo(true, boolTo)(itemsFrom(boolFrom)(value.OfNull())), value.OfNull()},
		"no list":             {itemsTo(false, boolTo)(nil), &value.Value{Kind: value.List}},
		"null for a map":      {entriesTo(true, boolTo)(entriesFrom(boolFrom)(value.OfNull())), value.OfNull()},
		"an absent field":     {sparse(entry("a", value.OfInt(1)), entryIfAny("b", null(optional(fieldOf(table, "c"), int64From), int64To))), mapping(entry("a", value.OfInt(1)))},
		"a field that is set": {sparse(entryIfAny("a", stringTo(stringFrom[string](fieldOf(table, "a"))))), mapping(entry("a", value.OfString("x")))},
	} {
		if !value.Equal(c.got, c.want) {
			t.Errorf("%s: %s", name, cmp.Diff(c.want, c.got))
		}
	}
}
