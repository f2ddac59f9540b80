package layers_test

import (
	"fmt"
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
