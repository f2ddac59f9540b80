package cuelang

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	mapfs "testing/fstest"

	"cuelang.org/go/cue"

	cuesource "github.com/llenergymeasure/llemcfg/cue"
	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/testkit"
)

// TestProofFindsMutants holds that no description but the right one is proven:
// each field of the schemas is described wrongly in every way that changes what
// it accepts, and the proof has to fail.
func TestProofFindsMutants(t *testing.T) {
	tried := 0
	lengths := mapfs.MapFS{"lengths.cue": {Data: []byte(lengthsSchema)}}
	for definition, files := range map[string]fs.FS{
		"#ExperimentConfig": cuesource.Files, "#UserConfig": cuesource.Files, "#StudyConfig": cuesource.Files, "#Lengths": lengths,
	} {
		source, err := Parse(files)
		if err != nil {
			t.Fatal(err)
		}
		d, err := source.describer()
		if err != nil {
			t.Fatal(err)
		}
		d.path = []string{definition[1:]}
		p, _ := d.find(definition)
		of, err := d.reference(p)
		if err != nil {
			t.Fatal(err)
		}
		d.describeFrom(of.Section)
		for i := range d.out.Sections {
			section := &d.out.Sections[i]
			whole := d.root.LookupPath(cue.MakePath(cue.Def(section.Name)))
			for j := range section.Fields {
				f := &section.Fields[j]
				v := whole.LookupPath(cue.MakePath(selector(f)))
				for name, mutant := range mutants(f.Type) {
					if tried++; !testkit.Proof && definition != "#Lengths" && tried%8 != 0 {
						continue
					}
					wrong := *f
					wrong.Type = mutant
					if d.proveField(&wrong, v) == nil {
						t.Errorf("%s.%s: %s: %s is proven in place of %s", section.Name, f.Name, name, render(mutant), render(f.Type))
					}
				}
			}
		}
	}
	t.Logf("%d mutants", tried)
	if tried < 400 {
		t.Errorf("only %d mutants", tried)
	}
}

// lengthsSchema has the bounds of lengths that the other schemas lack.
const lengthsSchema = `package lengths

import ("list", "strings")

// Lengths.
#Lengths: {
	// A.
	a!: strings.MinRunes(2) & strings.MaxRunes(12)
	// B.
	b!: strings.MinRunes(3) | error("no")
	// C.
	c!: string & strings.MaxRunes(5)
	// D.
	d: *["x"] | (list.MinItems(1) & [...string])
	// E.
	e!: list.MinItems(2) & list.MaxItems(4) & [...int]
	// F.
	f: *[] | (list.MaxItems(3) & [...string]) | error("no")
	// G.
	g!: [...int] & list.UniqueItems()
	// H.
	h: *null | (list.MinItems(2) & [...string]) | error("no")
	// I.
	i!: int | #Many
}

// Many.
#Many: list.MinItems(3) & list.MaxItems(3) & [...int]
`

// mutants are types that differ from t in what they accept, by what was done.
func mutants(t spec.Type) map[string]spec.Type {
	out := map[string]spec.Type{}
	add := func(name string, change func(*spec.Type)) {
		m := t
		m.Words, m.Forms, m.Values = slices.Clone(t.Words), slices.Clone(t.Forms), slices.Clone(t.Values)
		change(&m)
		if m.Kinds != 0 && render(m) != render(t) {
			out[name] = m
		}
	}
	for _, k := range []value.Kind{value.Null, value.Bool, value.Int, value.Float, value.String, value.List, value.Map} {
		add("a kind more or less "+render(spec.Type{Kinds: k, Section: spec.NoSection}), func(m *spec.Type) { m.Kinds ^= k })
	}
	if t.Kinds&numbers != 0 && len(t.Values) == 0 {
		for _, bound := range []string{"-1", "0.5", "3", "1000000"} {
			add("a minimum "+bound, func(m *spec.Type) { m.Min = bound })
			add("a maximum "+bound, func(m *spec.Type) { m.Max = bound })
		}
		add("no minimum", func(m *spec.Type) { m.Min = "" })
		add("no maximum", func(m *spec.Type) { m.Max = "" })
		add("an open minimum", func(m *spec.Type) { m.MinOpen = m.Min != "" })
		add("an open maximum", func(m *spec.Type) { m.MaxOpen = m.Max != "" })
		if t.Min != "" {
			add("a minimum a hair higher", func(m *spec.Type) { m.Min = hair(t.Min) })
		}
		if t.Max != "" {
			add("a maximum a hair higher", func(m *spec.Type) { m.Max = hair(t.Max) })
		}
	}
	if t.Kinds.Has(value.List) {
		for _, by := range []int{-1, 1} {
			add(fmt.Sprintf("a minimum of items %+d", by), func(m *spec.Type) { m.MinItems = max(m.MinItems+by, 0) })
			if t.MaxItems > 0 {
				add(fmt.Sprintf("a maximum of items %+d", by), func(m *spec.Type) { m.MaxItems += by })
			}
		}
		add("no maximum of items", func(m *spec.Type) { m.MaxItems = 0 })
		add("a maximum of items", func(m *spec.Type) { m.MaxItems = 7 })
	}
	if t.MinRunes > 0 || t.MaxRunes > 0 {
		for _, by := range []int{-1, 1} {
			add(fmt.Sprintf("a minimum of runes %+d", by), func(m *spec.Type) { m.MinRunes = max(m.MinRunes+by, 0) })
			if t.MaxRunes > 0 {
				add(fmt.Sprintf("a maximum of runes %+d", by), func(m *spec.Type) { m.MaxRunes += by })
			}
		}
		add("no maximum of runes", func(m *spec.Type) { m.MaxRunes = 0 })
		add("a maximum of runes", func(m *spec.Type) { m.MaxRunes = 40 })
	}
	if t.Kinds.Has(value.String) && t.Section == spec.NoSection {
		if len(t.Words)+len(t.Forms) == 0 {
			if t.MinRunes == 0 { // or it says the same
				add("not empty", func(m *spec.Type) { m.NotEmpty = !m.NotEmpty })
			}
		}
		add("a word more", func(m *spec.Type) { m.Words = append(m.Words, spec.Word{Name: "mutant"}) })
		add("another form", func(m *spec.Type) { m.Forms = append(m.Forms, spec.Form{Pattern: "^mutant$"}) })
		for i := range t.Words {
			add("a word less", func(m *spec.Type) { m.Words = slices.Delete(m.Words, i, i+1) })
			add("another word", func(m *spec.Type) { m.Words[i].Name += "x" })
		}
		for i := range t.Forms {
			add("a form less", func(m *spec.Type) { m.Forms = slices.Delete(m.Forms, i, i+1) })
			add("a form changed", func(m *spec.Type) { m.Forms[i].Pattern += "?" })
		}
	}
	return out
}

// hair is a number that is a little more than a literal.
func hair(literal string) string {
	if !strings.Contains(literal, ".") {
		literal += "."
	}
	return literal + "000000000000000001"
}
