package migrate

import (
	"slices"
	"strings"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
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
	whole := &value.Value{Kind: value.Map, Entries: []value.Entry{
		{Key: "x", Value: value.OfString("text")}, {Key: "y", Value: &value.Value{Kind: value.Map, Entries: []value.Entry{{Key: "z", Value: value.OfInt(3)}}}},
	}}
	if clash := tree.put([]string{"w"}, at(whole)); clash != nil {
		t.Fatal(clash)
	}
	for _, c := range []struct {
		path []string
		text string
		want bool
	}{
		{[]string{"a"}, "", true}, {[]string{"a"}, "1", false}, {[]string{"b"}, "", false}, {[]string{"m", "x"}, "", true}, {[]string{"m", "y"}, "", true},
		{[]string{"m", "z"}, "", false}, {[]string{"s", "t"}, "", true},
		{[]string{"w", "x"}, "", true}, {[]string{"w", "x"}, "text", true}, {[]string{"w", "x"}, "other", false}, {[]string{"w", "z"}, "", false},
		{[]string{"w", "y", "z"}, "", true}, {[]string{"w", "y", "x"}, "", false}, {[]string{"w", "x", "x"}, "", false}, {[]string{"w", "y"}, "3", false},
	} {
		if got := tree.is(c.path, c.text); got != c.want {
			t.Errorf("is %v %q: %v, want %v", c.path, c.text, got, c.want)
		}
	}
}

// TestDiffers has values that a tree does not have, with where they differ.
func TestDiffers(t *testing.T) {
	tree := newTree()
	for _, path := range [][]string{{"a"}, {"m", "x"}, {"m", "y"}} {
		if clash := tree.put(path, &op{entry: &value.Entry{Value: value.OfInt(1)}}); clash != nil {
			t.Fatal(clash)
		}
	}
	for text, want := range map[string]string{
		"{a: 1, m: {x: 1, y: 1}}":       "",
		"{m: {y: 1, x: 1.0}, a: 1}":     "",
		"{m: {y: 1, x: 1.5}, a: 1}":     "m.x has another value",
		"{a: 2, m: {x: 1, y: 1}}":       "a has another value",
		"{a: {b: 1}, m: {x: 1, y: 1}}":  "a has another value",
		"{a: 1, m: {x: 1}}":             "m.y is not there",
		"{m: {x: 1, y: 1}}":             "a is not there",
		"{a: 1, m: {x: 1, y: 1, z: 1}}": "m.z is there",
		"{a: 1, m: 3}":                  "m is no mapping",
		"{a: 1, m: null}":               "m is no mapping",
		"{a: 1, m: {}}":                 "m.x is not there or m.y is not there",
	} {
		root, problems := yamldoc.Parse(&value.Source{Name: "a.yaml", Text: []byte(text)}, yamldoc.DefaultLimits())
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		if got := tree.differs(root, nil); !slices.Contains(strings.Split(want, " or "), got) {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
	if got := newTree().differs(value.OfNull(), nil); got != "" {
		t.Errorf("null for nothing: %s", got)
	}
}
