package layers_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/llenergymeasure/llemcfg/internal/engine/layers"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// aTree draws a mapping of few keys, so that layers meet often.
func aTree(source *value.Source, depth int) *rapid.Generator[*value.Value] {
	return rapid.Custom(func(t *rapid.T) *value.Value {
		v := &value.Value{Kind: value.Map, At: value.Point(value.Pos{Line: 1, Column: 1}), Source: source}
		for i, key := range rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"a", "b", "c"}), 0, 3, rapid.ID[string]).Draw(t, "keys") {
			at := value.Point(value.Pos{Line: int32(i + 2), Column: 1})
			alias := value.Point(value.Pos{Line: 9, Column: int32(i + 1)})
			v.Entries = append(v.Entries, value.Entry{
				Key: key, KeyAt: at, Value: aValue(t, source, at, depth),
				Alias: rapid.SampledFrom([]*value.Range{nil, &alias}).Draw(t, "alias"),
			})
		}
		return v
	})
}

func aValue(t *rapid.T, source *value.Source, at value.Range, depth int) *value.Value {
	kinds := []value.Kind{value.Null, value.Int, value.List, value.Map, value.Map}
	if depth == 0 {
		kinds = kinds[:3]
	}
	switch kind := rapid.SampledFrom(kinds).Draw(t, "kind"); kind {
	case value.Map:
		return aTree(source, depth-1).Draw(t, "map")
	default:
		return &value.Value{Kind: kind, At: at, Source: source}
	}
}

// TestMergeIsAssociative holds that it does not matter in which order layers
// are merged, as long as they keep their order: not for the values, nor for
// where they are from, nor for what they are over.
func TestMergeIsAssociative(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var trees []*value.Value
		for i := range rapid.IntRange(2, 5).Draw(t, "layers") {
			source := &value.Source{Name: fmt.Sprint("layer ", i), Synthetic: rapid.Bool().Draw(t, "placeless")}
			trees = append(trees, aTree(source, 2).Draw(t, "tree"))
		}
		want := layers.Merge(trees...)
		cut := rapid.IntRange(1, len(trees)-1).Draw(t, "cut")
		got := layers.Merge(layers.Merge(trees[:cut]...), layers.Merge(trees[cut:]...))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
	})
}

// TestMergeLeavesLayers holds that merging changes no layer, and that one layer
// alone is what it was.
func TestMergeLeavesLayers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		source := &value.Source{Name: "layer"}
		low, high := aTree(source, 2).Draw(t, "low"), aTree(source, 2).Draw(t, "high")
		before, beforeHigh := fmt.Sprint(flat(low)), fmt.Sprint(flat(high))
		merged := layers.Merge(low, high)
		if fmt.Sprint(flat(low)) != before || fmt.Sprint(flat(high)) != beforeHigh {
			t.Fatal("a layer has changed")
		}
		if layers.Merge(low) != low {
			t.Fatal("one layer is not itself")
		}
		// The higher layer wins wherever it says anything that is no mapping.
		for path, v := range flat(high) {
			if flat(merged)[path] != v {
				t.Fatalf("%s is %v, and the higher layer says %v", path, flat(merged)[path], v)
			}
		}
	})
}

// flat are the values that are no mappings, by path.
func flat(v *value.Value) map[string]*value.Value {
	out := map[string]*value.Value{}
	var walk func(path string, v *value.Value)
	walk = func(path string, v *value.Value) {
		if v.Kind != value.Map {
			out[path] = v
		}
		for _, e := range v.Entries {
			walk(path+"."+e.Key, e.Value)
		}
	}
	walk("", v)
	return out
}

// TestMerge has layers, the lowest first, with what they make and what each value is
// over, whichever of them are merged first.
func TestMerge(t *testing.T) {
	said := func(e *value.Entry) string {
		text := ""
		for ; e != nil; e = e.Over {
			text += " " + e.Value.Text + "@" + e.Value.Source.Name
		}
		return text
	}
	for _, c := range []struct {
		layers []string
		want   string
	}{
		{[]string{"a: 1", "b: 2", "a: 3"}, "a: 3@2 1@0, b: 2@1"},
		{[]string{"a: 1\nb: 2", "b: 3\nc: 4", "a: 5\nb: 6"}, "a: 5@2 1@0, b: 6@2 3@1 2@0, c: 4@1"},
		{[]string{"a: 1", "a: null", "a: x"}, "a: x@2 null@1 1@0"},
		{[]string{"s: {a: 1, b: 2}", "s: {b: 3}", "s: {c: 4}"}, "s: @2, s.a: 1@0, s.b: 3@1 2@0, s.c: 4@2"},
		{[]string{"s: {a: 1}", "s: 5", "s: {b: 2}"}, "s: @2 5@1 @0, s.b: 2@2"},
		{[]string{"s: 1", "s: {a: 2}", "s: {a: 3}"}, "s: @2 1@0, s.a: 3@2 2@1"},
		{[]string{"l: [1, 2]", "l: [3]"}, "l: @1 @0, l.: 3@1"},
	} {
		var trees []*value.Value
		for i, text := range c.layers {
			trees = append(trees, file(t, fmt.Sprint(i), text))
		}
		ways := map[string]*value.Value{"at once": layers.Merge(trees...), "one by one": trees[0]}
		for _, tree := range trees[1:] {
			ways["one by one"] = layers.Merge(ways["one by one"], tree)
		}
		ways["the highest first"] = layers.Merge(trees[0], layers.Merge(trees[1:]...))
		for way, merged := range ways {
			var got []string
			for i := range merged.Entries {
				e := &merged.Entries[i]
				got = append(got, e.Key+":"+said(e))
				for j := range e.Value.Entries {
					got = append(got, e.Key+"."+e.Value.Entries[j].Key+":"+said(&e.Value.Entries[j]))
				}
			}
			if got := strings.Join(got, ", "); got != c.want {
				t.Errorf("%q, %s:\ngot  %s\nwant %s", c.layers, way, got, c.want)
			}
		}
	}
}

// TestOriginsInWords has places as they are shown.
func TestOriginsInWords(t *testing.T) {
	at, anchor := value.Pos{Line: 3, Column: 5}, value.Pos{Line: 1, Column: 2}
	for want, o := range map[string]layers.Origin{
		"default":                       {},
		"preset creative":               {Choice: "preset creative"},
		"a.yaml:3:5":                    {Source: &value.Source{Name: "a.yaml"}, At: at},
		"a.yaml:3:5 (axis size)":        {Source: &value.Source{Name: "a.yaml", Part: "axis size"}, At: at},
		"a.yaml:3:5, anchor a.yaml:1:2": {Source: &value.Source{Name: "a.yaml"}, At: at, Anchor: anchor},
		"--set a=1":                     {Source: &value.Source{Name: "--set a=1", Synthetic: true}, At: at, Anchor: anchor},
	} {
		if got := o.String(); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
