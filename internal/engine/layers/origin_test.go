package layers_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/llenergymeasure/llemcfg/internal/engine/encode"
	"github.com/llenergymeasure/llemcfg/internal/engine/judge"
	"github.com/llenergymeasure/llemcfg/internal/engine/layers"
	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
)

func constant(kind value.Kind, text string) *spec.Scalar { return &spec.Scalar{Kind: kind, Text: text} }

// tea is a schema with a field whose default depends on another, a section and
// what the schema leaves free.
var tea = &spec.Schema{Version: "7", Sections: []spec.Section{
	{Name: "Tea", Fields: []spec.Field{
		{Name: "kind", Default: constant(value.String, "black"), Type: spec.Type{Kinds: value.String, Section: spec.NoSection}},
		{Name: "minutes", Default: constant(value.Int, "3"), DefaultBy: []spec.DefaultBy{{Field: "kind", Is: "green", Default: *constant(value.Int, "2")}}, Type: spec.Type{Kinds: value.Int, Section: spec.NoSection}},
		{Name: "pot", Type: spec.Type{Kinds: value.Map, Section: 1}},
		{Name: "cups", Default: &spec.Scalar{Kind: value.List}, Type: spec.Type{Kinds: value.List, Section: spec.NoSection, Items: &spec.Type{Kinds: value.String, Section: spec.NoSection}}},
		{Name: "notes", Default: constant(value.Null, ""), Type: spec.Type{Kinds: value.Map | value.Null, Section: spec.NoSection}},
		{Name: "sugar", Default: constant(value.String, "none"), Type: spec.Type{Kinds: value.String | value.Map, Section: spec.NoSection}},
	}},
	{Name: "Pot", Fields: []spec.Field{
		{Name: "litres", Default: constant(value.Float, "0.5"), Type: spec.Type{Kinds: value.Int | value.Float, Section: spec.NoSection}},
	}},
}}

func file(t *testing.T, name, text string) *value.Value {
	t.Helper()
	root, problems := yamldoc.Parse(&value.Source{Name: name, Text: []byte(text)}, yamldoc.DefaultLimits())
	if len(problems) > 0 {
		t.Fatal(text, problems)
	}
	return root
}

// TestOrigins has layers, the highest last, with what is said of each value: where
// it came from and what it is over. A layer that is no mapping is an assignment.
func TestOrigins(t *testing.T) {
	for name, c := range map[string]struct {
		layers []string
		want   []string
	}{
		"nothing": {[]string{"{}"}, []string{
			"kind: black from default", "minutes: 3 from default", "pot.litres: 0.5 from default", "cups: [] from default", "notes: null from default", "sugar: none from default",
		}},
		"two files": {[]string{"kind: green\npot: {litres: 1}\nnotes: {a: 1, b: [x]}", "pot:\n  litres: 2\nnotes: {b: y}"}, []string{
			"kind: green from 1.yaml:1:1, over black from default", "minutes: 2 from kind green, over 3 from default", "pot.litres: 2.0 from 2.yaml:2:3, over 1 from 1.yaml:2:7, over 0.5 from default", "cups: [] from default", "notes.a: 1 from 1.yaml:3:9", "notes.b: y from 2.yaml:3:9, over [x] from 1.yaml:3:15", "sugar: none from default",
		}},
		"null removes": {[]string{"notes: {a: 1}\nminutes: 4", "notes: null"}, []string{
			"kind: black from default", "minutes: 4 from 1.yaml:2:1, over 3 from default", "pot.litres: 0.5 from default", "cups: [] from default", "notes: null from 2.yaml:1:1, over {a: 1} from 1.yaml:1:1, over null from default", "sugar: none from default",
		}},
		"a mapping for a string": {[]string{"sugar: two", "sugar: {lumps: 2}"}, []string{
			"kind: black from default", "minutes: 3 from default", "pot.litres: 0.5 from default", "cups: [] from default", "notes: null from default", "sugar: {lumps: 2} from 2.yaml:1:1, over two from 1.yaml:1:1, over none from default", "sugar.lumps: 2 from 2.yaml:1:9",
		}},
		"an alias": {[]string{"notes: &n {a: 1}\nsugar: *n"}, []string{
			"kind: black from default", "minutes: 3 from default", "pot.litres: 0.5 from default", "cups: [] from default", "notes.a: 1 from 1.yaml:1:12", "sugar.a: 1 from 1.yaml:2:1, anchor 1.yaml:1:12",
		}},
		"an alias of a scalar": {[]string{"kind: &k green\nsugar: *k", "kind: black"}, []string{
			"kind: black from 2.yaml:1:1, over green from 1.yaml:1:1, over black from default", "minutes: 3 from default", "pot.litres: 0.5 from default", "cups: [] from default", "notes: null from default", "sugar: green from 1.yaml:2:1, anchor 1.yaml:1:7, over none from default",
		}},
		"a list": {[]string{"cups: [a]", "cups: [b, c]"}, []string{
			"kind: black from default", "minutes: 3 from default", "pot.litres: 0.5 from default", "cups: [b, c] from 2.yaml:1:1, over [a] from 1.yaml:1:1, over [] from default", "notes: null from default", "sugar: none from default",
		}},
		"a preset": {[]string{"kind: green"}, []string{
			"kind: green from 1.yaml:1:1, over black from default", "minutes: 2 from kind green, over 3 from default", "pot.litres: 0.5 from default", "cups: [] from default", "notes: null from default", "sugar: none from default",
		}},
		"a preset and a value": {[]string{"kind: green\nminutes: 5"}, []string{
			"kind: green from 1.yaml:1:1, over black from default", "minutes: 5 from 1.yaml:2:1, over 2 from kind green, over 3 from default", "pot.litres: 0.5 from default", "cups: [] from default", "notes: null from default", "sugar: none from default",
		}},
		"assignments": {[]string{"minutes: 4", "minutes=5", "notes.a.b=x", "cups=[a, b]", "kind=5"}, []string{
			"kind: \"5\" from set, over black from default", "minutes: 5 from set, over 4 from 1.yaml:1:1, over 3 from default", "pot.litres: 0.5 from default", "cups: [a, b] from set, over [] from default", "notes.a.b: x from set", "sugar: none from default",
		}},
		"a merge": {[]string{"notes:\n  x: &x {a: 1, b: 2}\n  y: {<<: *x, b: 3}"}, []string{
			"kind: black from default", "minutes: 3 from default", "pot.litres: 0.5 from default", "cups: [] from default", "notes.x.a: 1 from 1.yaml:2:10", "notes.x.b: 2 from 1.yaml:2:16", "notes.y.b: 3 from 1.yaml:3:15", "notes.y.a: 1 from 1.yaml:3:11, anchor 1.yaml:2:10", "sugar: none from default",
		}},
	} {
		var trees []*value.Value
		for i, text := range c.layers {
			if strings.Contains(text, "=") {
				v, problems, err := layers.Override(tea, &value.Source{Name: "set", Synthetic: true}, text, yamldoc.DefaultLimits())
				if len(problems) > 0 || err != nil {
					t.Fatal(problems, err)
				}
				trees = append(trees, v)
			} else {
				trees = append(trees, file(t, fmt.Sprintf("%d.yaml", i+1), text))
			}
		}
		resolved := judge.New(tea, nil).Resolve(layers.Merge(trees...))
		if resolved == nil {
			t.Errorf("%s: not valid", name)
			continue
		}
		var got []string
		for _, f := range layers.Facts(tea, resolved) {
			text := fmt.Sprintf("%s: %s from %s", f.Path, encode.Flow(f.Value), f.From)
			for _, over := range f.Overrode {
				text += fmt.Sprintf(", over %s from %s", encode.Flow(over.Value), over.From)
			}
			got = append(got, text)
			if at, ok := layers.FactAt(tea, resolved, f.Path); !ok || at.From != f.From || at.Value != f.Value {
				t.Errorf("%s: %s is %v, %v", name, f.Path, at, ok)
			}
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", name, diff)
		}
		for _, gone := range []value.Path{nil, value.Keys("gone"), value.Keys("pot", "gone"), value.Keys("kind", "gone")} {
			if at, ok := layers.FactAt(tea, resolved, gone); ok {
				t.Errorf("%s: %s is %v", name, gone, at)
			}
		}
	}
}
