package spec_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

func ofKind(kinds value.Kind) spec.Type { return spec.Type{Kinds: kinds, Section: spec.NoSection} }

func section(i int) spec.Type { return spec.Type{Kinds: value.Map, Section: i} }

// kettle has a section two levels below the root, a list, and a field of the
// same name at every level.
var kettle = &spec.Schema{
	Version: "7",
	Sections: []spec.Section{
		{Name: "Kettle", Fields: []spec.Field{
			{Name: "name", Required: true, Type: ofKind(value.String)},
			{Name: "heater", Type: section(1)},
			{Name: "lid", Optional: true, Type: section(3)},
			{Name: "cups", Default: &spec.Scalar{Kind: value.List}, Type: ofKind(value.List)},
		}},
		{Name: "Heater", Fields: []spec.Field{
			{Name: "name", Default: &spec.Scalar{Kind: value.String, Text: "coil"}, Type: ofKind(value.String)},
			{Name: "plug", Type: section(2)},
		}},
		{Name: "Plug", Fields: []spec.Field{
			{Name: "volts", Default: &spec.Scalar{Kind: value.Int, Text: "230"}, Type: ofKind(value.Int)},
		}},
		{Name: "Lid", Fields: []spec.Field{{Name: "name", Required: true, Type: ofKind(value.String)}}},
	},
	OldNames: []spec.OldName{
		{Path: []string{"title"}, To: "name"},
		{Path: []string{"coil", "*"}, To: "heater"},
		{Path: []string{"coil", "watts"}, To: "heater.plug.volts"},
	},
	OldValues: []spec.OldValue{{Path: "heater.name", Old: "spiral"}},
}

// TestFieldAt holds that each field is at its path, and nothing is anywhere else.
func TestFieldAt(t *testing.T) {
	fields := map[string]*spec.Field{}
	var walk func(s *spec.Section, path value.Path)
	walk = func(s *spec.Section, path value.Path) {
		for i := range s.Fields {
			f := &s.Fields[i]
			at := path.With(value.Key(f.Name))
			fields[at.String()] = f
			if f.Section != spec.NoSection {
				walk(&kettle.Sections[f.Section], at)
			}
		}
	}
	walk(kettle.Root(), nil)
	if len(fields) != 8 {
		t.Fatalf("%d fields", len(fields))
	}
	names := []string{"name", "heater", "plug", "volts", "lid", "cups", "", "Name"}
	rapid.Check(t, func(t *rapid.T) {
		var path value.Path
		for range rapid.IntRange(0, 4).Draw(t, "steps") {
			if rapid.IntRange(0, 9).Draw(t, "index") == 0 {
				path = append(path, value.Index(0))
			} else {
				path = append(path, value.Key(rapid.SampledFrom(names).Draw(t, "name")))
			}
		}
		if got, want := kettle.FieldAt(path), fields[path.String()]; got != want {
			t.Fatalf("%s: %v, want %v", path, got, want)
		}
	})
}

// TestHasToBeWritten holds that a field has to be written if it is required, or
// something required is in it, unless it may be left out.
func TestHasToBeWritten(t *testing.T) {
	for path, want := range map[string]bool{
		"name": true, "heater": false, "heater.plug.volts": false, "lid": false, "lid.name": true, "cups": false,
	} {
		p, err := value.ParsePath(path)
		if err != nil {
			t.Fatal(err)
		}
		if got := kettle.HasToBeWritten(kettle.FieldAt(p)); got != want {
			t.Errorf("%s: %v", path, got)
		}
	}
	lid := *kettle.FieldAt(value.Keys("lid"))
	lid.Optional = false
	if !kettle.HasToBeWritten(&lid) {
		t.Error("a section with a required field can be left out")
	}
}

// TestOldNames holds that a name of its own comes before *, which stands for one
// name.
func TestOldNames(t *testing.T) {
	for _, c := range []struct {
		path []string
		to   string
	}{
		{[]string{"title"}, "name"}, {[]string{"coil", "watts"}, "heater.plug.volts"}, {[]string{"coil", "amps"}, "heater"},
		{[]string{"coil"}, ""}, {[]string{"coil", "amps", "x"}, ""}, {[]string{"name"}, ""}, {nil, ""},
	} {
		to := ""
		if old := kettle.OldName(c.path); old != nil {
			to = old.To
		}
		if to != c.to {
			t.Errorf("%q: %q, want %q", c.path, to, c.to)
		}
	}
	for name, want := range map[string]bool{"coil": true, "title": false, "lid": false} {
		if got := kettle.HasOldNamesIn([]string{name}); got != want {
			t.Errorf("in %s: %v", name, got)
		}
	}
	if kettle.OldValue("heater.name", "spiral") == nil || kettle.OldValue("heater.name", "coil") != nil || kettle.OldValue("name", "spiral") != nil {
		t.Error("an old value is that of its path and text")
	}
}

// TestBelow holds that a section can stand for a whole file, and that the schema
// itself is not changed.
func TestBelow(t *testing.T) {
	before := slices.Clone(kettle.Sections)
	below := kettle.Below(1)
	if below.Root().Name != "Heater" || below.Definition != "#Heater" || below.Version != "7" || len(below.OldNames) > 0 {
		t.Errorf("%+v", below)
	}
	if f := below.FieldAt(value.Keys("plug", "volts")); f == nil || f.Name != "volts" {
		t.Error("what is below the section is gone")
	}
	if kettle.Below(0) != kettle || kettle.Root().Name != before[0].Name {
		t.Error("the schema was changed")
	}
}

// scalars draws constants of any kind.
func scalars(depth int) *rapid.Generator[spec.Scalar] {
	return rapid.Custom(func(t *rapid.T) spec.Scalar {
		kinds := []value.Kind{value.Null, value.Bool, value.Int, value.Float, value.String}
		if depth > 0 {
			kinds = append(kinds, value.List, value.Map)
		}
		s := spec.Scalar{Kind: rapid.SampledFrom(kinds).Draw(t, "kind")}
		texts := map[value.Kind][]string{
			value.Null: {"null"}, value.Bool: {"true", "false"}, value.Int: {"0", "1", "-9223372036854775808"},
			value.Float: {"1.0", "0.5"}, value.String: {"", "1", "true"}, value.List: {""}, value.Map: {""},
		}
		s.Text = rapid.SampledFrom(texts[s.Kind]).Draw(t, "text")
		switch s.Kind {
		case value.List:
			for _, item := range rapid.SliceOfN(scalars(depth-1), 0, 2).Draw(t, "items") {
				s.Parts = append(s.Parts, spec.Part{Value: item})
			}
		case value.Map:
			for i, item := range rapid.SliceOfN(scalars(depth-1), 0, 2).Draw(t, "entries") {
				s.Parts = append(s.Parts, spec.Part{Key: string(rune('a' + i)), Value: item})
			}
		}
		return s
	})
}

// TestScalars holds that constants are equal if their values are.
func TestScalars(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := scalars(2).Draw(t, "a"), scalars(2).Draw(t, "b")
		if got, want := a.Equal(b), value.Equal(a.Value(), b.Value()); got != want {
			t.Fatalf("%v and %v: %v, and their values %v", a, b, got, want)
		}
		if !a.Equal(a) {
			t.Fatalf("%v is not itself", a)
		}
	})
	if v := (spec.Scalar{Kind: value.Int, Text: "3"}).Value(); v.Float != 3 || v.Int() != 3 {
		t.Errorf("%+v", v)
	}
	if v := (spec.Scalar{Kind: value.Float, Text: "0.25"}).Value(); v.Float != 0.25 {
		t.Errorf("%+v", v)
	}
}

// TestIsAny holds that every fact about a type takes values from it.
func TestIsAny(t *testing.T) {
	if any := spec.Any(); !any.IsAny() {
		t.Error("Any is not any")
	}
	for i, change := range []func(*spec.Type){
		func(t *spec.Type) { t.Kinds &^= value.Null },
		func(t *spec.Type) { t.Section = 0 },
		func(t *spec.Type) { t.Entries = []spec.Entry{{Type: spec.Any()}} },
		func(t *spec.Type) { item := spec.Any(); t.Items = &item },
		func(t *spec.Type) { t.MinItems = 1 },
		func(t *spec.Type) { t.MaxItems = 1 },
		func(t *spec.Type) { t.Unique = true },
		func(t *spec.Type) { t.Values = []spec.Scalar{{Kind: value.Int, Text: "1"}} },
		func(t *spec.Type) { t.Min = "0" },
		func(t *spec.Type) { t.Max = "0" },
		func(t *spec.Type) { t.Words = []spec.Word{{Name: "a"}} },
		func(t *spec.Type) { t.Forms = []spec.Form{{Pattern: "a"}} },
		func(t *spec.Type) { t.NotEmpty = true },
		func(t *spec.Type) { t.MinRunes = 1 },
		func(t *spec.Type) { t.MaxRunes = 1 },
	} {
		of := spec.Any()
		if change(&of); of.IsAny() {
			t.Errorf("change %d leaves any value", i)
		}
	}
}

// TestOtherTools has names and words of other tools with what each means.
func TestOtherTools(t *testing.T) {
	schema := &spec.Schema{
		OtherNames:   []spec.OtherName{{Name: "max_volts", Means: [][]string{{"heater", "plug", "volts"}}}, {Name: "cup", Means: [][]string{{"cups"}}}},
		OtherValues:  []spec.OtherValue{{Path: "heater.name", Word: "tube_2", Now: spec.Scalar{Text: "tube"}}, {Path: "name", Word: "X-1", Now: spec.Scalar{Text: "x"}}},
		OtherNulls:   []string{"none", "not_set"},
		OtherOptions: []string{"hum"},
	}
	for name, want := range map[string]string{"max_volts": "heater.plug.volts", "Max-Volts": "heater.plug.volts", "cup": "cups", "cups": "", "": ""} {
		got := ""
		if other := schema.OtherName(name); other != nil {
			got = strings.Join(other.Means[0], ".")
		}
		if got != want {
			t.Errorf("%s means %q, want %q", name, got, want)
		}
	}
	for _, c := range []struct{ path, word, want string }{
		{"heater.name", "tube_2", "tube"}, {"heater.name", "TUBE-2", "tube"}, {"name", "tube_2", ""}, {"heater.name", "tube", ""},
		{"name", "X-1", "x"}, {"name", "x-1", ""},
	} {
		got := ""
		if other := schema.OtherValue(c.path, c.word); other != nil {
			got = other.Now.Text
		}
		if got != c.want {
			t.Errorf("%s in %s means %q, want %q", c.word, c.path, got, c.want)
		}
	}
	for word, want := range map[string]bool{"none": true, "None": true, "NOT-SET": true, "not": false, "": false} {
		if got := schema.IsOtherNull(word); got != want {
			t.Errorf("%s is null: %v", word, got)
		}
	}
	if !schema.IsOtherOption("hum") || schema.IsOtherOption("Hum") || schema.IsOtherOption("") {
		t.Error("an option is known by its very name")
	}
}

// TestRules holds what a rule is about and says, and whether CUE is asked.
func TestRules(t *testing.T) {
	r := spec.Rule{At: []string{"heater", "plug", "volts"}, Reason: "too much", Remedy: "write less"}
	if got := strings.Join(r.About(), "."); got != "heater.plug" {
		t.Errorf("it is about %s", got)
	}
	if r.At = r.At[:1]; strings.Join(r.About(), ".") != "heater" {
		t.Errorf("it is about %s", r.About())
	}
	if got := r.Message(); got != "too much. write less." {
		t.Error(got)
	}
	asking := &spec.Schema{Sections: slices.Clone(kettle.Sections)}
	if asking.AsksCUE() {
		t.Error("a schema asks CUE of no field")
	}
	asking.Sections[2].Fields = []spec.Field{{Name: "volts", AskCUE: "why"}}
	if !asking.AsksCUE() {
		t.Error("a schema asks CUE of a field")
	}
}
