package layers_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/llenergymeasure/llemcfg/internal/engine/layers"
	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// free is a schema of one field that takes any mapping.
var free = &spec.Schema{Version: "1", Sections: []spec.Section{{Name: "Free", Fields: []spec.Field{
	{Name: "x", Type: spec.Type{Kinds: value.Map | value.Null, Section: spec.NoSection}},
}}}}

func within(v *value.Value) *value.Value {
	return &value.Value{Kind: value.Map, Entries: []value.Entry{{Key: "x", Value: v}}}
}

// reversed is v with the entries of all its mappings in reverse.
func reversed(v *value.Value) *value.Value {
	out := *v
	out.Entries = slices.Clone(v.Entries)
	for i := range out.Entries {
		out.Entries[i].Value = reversed(out.Entries[i].Value)
	}
	if v.Kind == value.Map {
		slices.Reverse(out.Entries)
	}
	return &out
}

// TestDiff holds that there is no difference between equal configs, in whatever
// order; that there is one between others; and that what differs is at the path
// of the change, in both.
func TestDiff(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		source := &value.Source{Name: "a"}
		a := within(aTree(source, 3).Draw(t, "tree"))
		b := within(aTree(source, 3).Draw(t, "tree"))
		if changes := layers.Diff(free, a, reversed(a)); len(changes) > 0 {
			t.Fatalf("a config differs from itself at %v", changes[0].Path)
		}
		changes := layers.Diff(free, a, b)
		if (len(changes) == 0) != value.Equal(a, b) {
			t.Fatalf("%d changes", len(changes))
		}
		for _, c := range changes {
			old, now := at(a, c.Path), at(b, c.Path)
			if c.Old == nil && c.New == nil || c.Old != nil && old != nil && c.Old.Value != old || c.New != nil && now != nil && c.New.Value != now {
				t.Fatalf("%v is not what differs", c.Path)
			}
			if old != nil && now != nil && value.Equal(old, now) {
				t.Fatalf("nothing differs at %v", c.Path)
			}
		}
	})
}

// at is the value at a path, or nil.
func at(v *value.Value, path value.Path) *value.Value {
	for _, step := range path {
		if i, ok := step.Index(); ok {
			if v.Kind != value.List || i >= len(v.Entries) {
				return nil
			}
			v = v.Entries[i].Value
			continue
		}
		key, _ := step.Key()
		e := v.Lookup(key)
		if e == nil {
			return nil
		}
		v = e.Value
	}
	return v
}

// BenchmarkDiffReordered compares mappings of which one has its keys in reverse;
// the time should double with each row.
func BenchmarkDiffReordered(b *testing.B) {
	for _, n := range []int{5_000, 10_000, 20_000, 40_000} {
		v := &value.Value{Kind: value.Map}
		for i := range n {
			v.Entries = append(v.Entries, value.Entry{Key: fmt.Sprint("key", i), Value: value.OfInt(int64(i))})
		}
		old, now := within(v), within(reversed(v))
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				if len(layers.Diff(free, old, now)) > 0 {
					b.Fatal("they differ")
				}
			}
		})
	}
}
