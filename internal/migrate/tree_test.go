package migrate

import (
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// TestTree holds what may be put beside, and below, what is there.
func TestTree(t *testing.T) {
	at := func(v *value.Value) *op { return &op{entry: &value.Entry{Value: v}} }
	one, mapping := at(value.OfInt(1)), at(&value.Value{Kind: value.Map, Entries: []value.Entry{{Key: "x", Value: value.OfInt(2)}}})
	null := at(value.OfNull())
	tree := newTree()
	for _, c := range []struct {
		path []string
		o    *op
		want *op
	}{
		{[]string{"a"}, one, nil},
		{[]string{"a"}, null, one},
		{[]string{"a", "b"}, null, one}, // a number has no fields
		{[]string{"m"}, mapping, nil},
		{[]string{"m", "y"}, one, nil},
		{[]string{"n"}, null, nil},
		{[]string{"n", "y"}, one, nil},
		{[]string{"s", "t", "u"}, one, nil},
		{[]string{"s"}, null, one},
	} {
		if got := tree.put(c.path, c.o); got != c.want {
			t.Errorf("%v: %v is there, want %v", c.path, got, c.want)
		}
	}
	if clash := tree.put([]string{"m", "x"}, one); clash == nil || clash.entry.Value.Text != "2" {
		t.Errorf("m.x: %v is there, want 2", clash)
	}
	for _, c := range []struct {
		path []string
		text string
		want bool
	}{
		{[]string{"a"}, "", true}, {[]string{"a"}, "1", false}, {[]string{"b"}, "", false}, {[]string{"m", "x"}, "", true}, {[]string{"m", "y"}, "", true},
		{[]string{"m", "z"}, "", false}, {[]string{"s", "t"}, "", true},
	} {
		if got := tree.is(c.path, c.text); got != c.want {
			t.Errorf("is %v %q: %v, want %v", c.path, c.text, got, c.want)
		}
	}
}
