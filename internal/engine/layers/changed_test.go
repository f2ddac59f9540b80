package layers_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/engine/encode"
	"github.com/llenergymeasure/llemcfg/internal/engine/judge"
	"github.com/llenergymeasure/llemcfg/internal/engine/layers"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// origins says of each value of a resolved config of tea what it is, where it came
// from and what it is over, but for defaults.
func origins(resolved *value.Value) string {
	var lines []string
	for _, f := range layers.Facts(tea, resolved) {
		if f.From == (layers.Origin{}) && len(f.Overrode) == 0 {
			continue
		}
		line := fmt.Sprintf("%s: %s from %s", f.Path, encode.Flow(f.Value), f.From)
		for _, over := range f.Overrode {
			line += fmt.Sprintf(", over %s from %s", encode.Flow(over.Value), over.From)
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// TestDiffs has two configs with the changes from one to the other.
func TestDiffs(t *testing.T) {
	for _, c := range []struct{ old, now, want string }{
		{"{}", "{}", ""},
		{"kind: black", "{}", ""},
		{"kind: green\nminutes: 2", "kind: green", ""},
		{"{}", "kind: green", `kind: black from default to green from now:1:1
minutes: 3 from default to 2 from kind green`},
		{"pot: {litres: 1}", "pot: {litres: 1.0}", ""},
		{"pot: {litres: 1}", "pot: {litres: 2}", "pot.litres: 1.0 from old:1:7 to 2.0 from now:1:7"},
		{"cups: [a, b]", "cups: [b, a]", "cups: [a, b] from old:1:1 to [b, a] from now:1:1"},
		{"notes: {a: 1, b: 2}", "notes: {b: 3, c: 4}", `notes.b: 2 from old:1:15 to 3 from now:1:9
notes.c: nothing to 4 from now:1:15
notes.a: 1 from old:1:9 to nothing`},
		{"notes: {a: {x: 1, y: 2}}", "notes: {a: {y: 2, x: 3}}", "notes.a.x: 1 from old:1:13 to 3 from now:1:19"},
		{"notes: null", "notes: {a: 1, b: null, c: {d: 2}}", `notes.a: null from old:1:1 to 1 from now:1:9
notes.c: null from old:1:1 to {d: 2} from now:1:24`},
		{"notes: {a: 1, b: null}", "notes: null", "notes.a: 1 from old:1:9 to null from now:1:1"},
		{"notes: {}", "notes: null", "notes: {} from old:1:1 to null from now:1:1"},
		{"notes: null", "notes: {a: null}", "notes: null from old:1:1 to {a: null} from now:1:1"},
		{"sugar: two", "sugar: {lumps: 2}", "sugar: two from old:1:1 to {lumps: 2} from now:1:1"},
		{"sugar: {lumps: 2}", "sugar: two", "sugar: {lumps: 2} from old:1:1 to two from now:1:1"},
		{"notes: {a: [1, 2]}", "notes: {a: [1]}", "notes.a: [1, 2] from old:1:9 to [1] from now:1:9"},
	} {
		plan := judge.New(tea, nil)
		old, now := plan.Resolve(file(t, "old", c.old)), plan.Resolve(file(t, "now", c.now))
		said := func(s *layers.Statement) string {
			if s == nil {
				return "nothing"
			}
			return fmt.Sprintf("%s from %s", encode.Flow(s.Value), s.From)
		}
		var lines []string
		for _, change := range layers.Diff(tea, old, now) {
			lines = append(lines, fmt.Sprintf("%s: %s to %s", change.Path, said(change.Old), said(change.New)))
		}
		if got := strings.Join(lines, "\n"); got != c.want {
			t.Errorf("%s to %s\ngot\n%s\nwant\n%s", c.old, c.now, got, c.want)
		}
	}
}

// TestChanged has a file and what a program makes of its config, with what is then
// said of where the values that it changed, or the file says, came from.
func TestChanged(t *testing.T) {
	const text = "kind: green\nminutes: 5\nnotes: {a: 1, b: {c: x, d: [y]}}\ncups: [u, v]\nsugar: &s {n: 1}"
	for _, c := range []struct{ now, want string }{
		{text, `kind: green from tea.yaml:1:1, over black from default
minutes: 5 from tea.yaml:2:1, over 2 from kind green, over 3 from default
cups: [u, v] from tea.yaml:4:1, over [] from default
notes.a: 1 from tea.yaml:3:9
notes.b.c: x from tea.yaml:3:19
notes.b.d: [y] from tea.yaml:3:25
sugar.n: 1 from tea.yaml:5:12`},
		{"kind: black\nminutes: 5\nnotes: {a: 1, b: {c: z, d: [y]}, e: 2}\ncups: [u, w]\nsugar: {n: 1}", `kind: black from the program, over green from tea.yaml:1:1, over black from default
minutes: 5 from tea.yaml:2:1, over 3 from default
cups: [u, w] from the program, over [u, v] from tea.yaml:4:1, over [] from default
notes.a: 1 from tea.yaml:3:9
notes.b.c: z from the program, over x from tea.yaml:3:19
notes.b.d: [y] from tea.yaml:3:25
notes.e: 2 from the program
sugar.n: 1 from tea.yaml:5:12`},
		{"kind: green\nminutes: 2\nnotes: null\ncups: []\nsugar: none\npot: {litres: 3}", `kind: green from tea.yaml:1:1, over black from default
minutes: 2 from the program, over 5 from tea.yaml:2:1, over 2 from kind green, over 3 from default
pot.litres: 3.0 from the program, over 0.5 from default
cups: [] from the program, over [u, v] from tea.yaml:4:1, over [] from default
notes: null from the program, over {a: 1, b: {c: x, d: [y]}} from tea.yaml:3:1, over null from default
sugar: none from the program, over {n: 1} from tea.yaml:5:1, over none from default`},
		{"kind: green\nminutes: 5\nnotes: {f: [1]}\ncups: [u, v]\nsugar: {}", `kind: green from tea.yaml:1:1, over black from default
minutes: 5 from tea.yaml:2:1, over 2 from kind green, over 3 from default
cups: [u, v] from tea.yaml:4:1, over [] from default
notes.f: [1] from the program
sugar: {} from tea.yaml:5:1, over none from default`},
	} {
		plan := judge.New(tea, nil)
		was := plan.Resolve(file(t, "tea.yaml", text))
		resolved := plan.Resolve(file(t, "", c.now))
		got := origins(layers.Changed(was, resolved, layers.Program))
		if got != c.want {
			t.Errorf("%s\ngot\n%s\nwant\n%s", c.now, got, c.want)
		}
	}
	fresh := layers.Changed(nil, file(t, "", "notes: {a: [1]}"), layers.Program)
	for e := &(value.Entry{Value: fresh}); len(e.Value.Entries) > 0; e = &e.Value.Entries[0] {
		if e.Value.Source != layers.Program || !e.Value.At.IsValid() {
			t.Errorf("%s is from %v", e.Key, e.Value.Source)
		}
	}
}

// TestPlace holds that a resolved config without places has those of the config it
// was resolved from.
func TestPlace(t *testing.T) {
	root := layers.Merge(file(t, "a.yaml", "kind: green\nsugar: &s {n: \"1\"}\nnotes: {a: [1, {b: 2.50}], c: *s}"), file(t, "b.yaml", "kind: black\npot: {litres: 2}\ncups: [x]"))
	const config = "kind: black\nminutes: 3\npot: {litres: 2.0}\ncups: [x]\nnotes: {a: [1, {b: 2.5}], c: {n: '1'}}\nsugar: {n: '1'}"
	resolved := bare(file(t, "", config))
	layers.Place(resolved, root)
	const want = `kind: black from b.yaml:1:1, over green from a.yaml:1:1, over black from default
pot.litres: 2.0 from b.yaml:2:7, over 0.5 from default
cups: [x] from b.yaml:3:1, over [] from default
notes.a: [1, {b: 2.5}] from a.yaml:3:9
notes.c.n: "1" from a.yaml:3:28, anchor a.yaml:2:12
sugar.n: "1" from a.yaml:2:12`
	if got := origins(resolved); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	b := resolved.Lookup("notes").Value.Lookup("a").Value.Entries[1].Value.Lookup("b").Value
	if b.Text != "2.50" || !resolved.Lookup("sugar").Value.Lookup("n").Value.Quoted {
		t.Errorf("the text is %s, or the quotes are lost", b.Text)
	}
	if litres := resolved.Lookup("pot").Value.Lookup("litres").Value; litres.Kind != value.Float || litres.Text != "2.0" {
		t.Errorf("the kind or the text is another: %v", litres)
	}
}

// bare is a value without places.
func bare(v *value.Value) *value.Value {
	out := &value.Value{Kind: v.Kind, Text: v.Text, Float: v.Float}
	for _, e := range v.Entries {
		out.Entries = append(out.Entries, value.Entry{Key: e.Key, Value: bare(e.Value)})
	}
	return out
}
