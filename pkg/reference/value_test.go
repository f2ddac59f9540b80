package reference

import (
	"encoding/json"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/engine/encode"
	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// TestValueJSON has values with their JSON: a float always looks like one.
func TestValueJSON(t *testing.T) {
	for _, c := range []struct {
		value Value
		want  string
	}{
		{Value{Go: nil, YAML: "null"}, "null"},
		{Value{Go: true, YAML: "true"}, "true"},
		{Value{Go: int64(1), YAML: "1"}, "1"},
		{Value{Go: 1.0, YAML: "1.0"}, "1.0"},
		{Value{Go: "a b", YAML: "a b"}, `"a b"`},
		{Value{Go: []any{}}, "[]"},
		{Value{Go: []any{int64(1), 2.0, "x", nil, false}}, `[1,2.0,"x",null,false]`},
		{Value{Go: map[string]any{}}, "{}"},
		{Value{Go: map[string]any{"b": int64(1), "a": []any{1.5, map[string]any{"c": nil}}, "d": 3.0}}, `{"a":[1.5,{"c":null}],"b":1,"d":3.0}`},
	} {
		if got, err := json.Marshal(c.value); err != nil || string(got) != c.want {
			t.Errorf("got %s, %v, want %s", got, err, c.want)
		}
	}
	for _, wrong := range []any{[]any{3}, map[string]any{"a": uint(3)}} {
		if got, err := (Value{Go: wrong}).MarshalJSON(); err == nil {
			t.Errorf("%v is %s", wrong, got)
		}
	}
}

// TestSample has types with a value of each, as YAML; empty where none is found.
func TestSample(t *testing.T) {
	of := func(kinds value.Kind, change func(*spec.Type)) spec.Type {
		out := spec.Type{Kinds: kinds, Section: spec.NoSection}
		if change != nil {
			change(&out)
		}
		return out
	}
	text := func(pattern string) spec.Type {
		return of(value.String, func(t *spec.Type) { t.Forms = []spec.Form{{Pattern: pattern}} })
	}
	integer := of(value.Int, nil)
	none := of(0, nil)
	for _, c := range []struct {
		name string
		of   spec.Type
		want string
	}{
		{"anything", spec.Any(), "text"},
		{"nothing", none, ""},
		{"null", of(value.Null, nil), "null"},
		{"a constant", of(value.Int|value.String, func(t *spec.Type) { t.Values = []spec.Scalar{{Kind: value.Int, Text: "7"}} }), "7"},
		{"a word", of(value.Int|value.String, func(t *spec.Type) { t.Words = []spec.Word{{Name: "b"}, {Name: "a"}} }), "b"},
		{"a string before a number", of(value.Int|value.String, nil), "text"},
		{"an integer before a float", of(value.Int|value.Float, nil), "1"},
		{"a bool before a list", of(value.Bool|value.List, nil), "true"},
		{"a list before a mapping", of(value.List|value.Map, nil), "[text]"},
		{"a mapping before null", of(value.Map|value.Null, nil), "{}"},
		{"an integer of at least 0", of(value.Int, func(t *spec.Type) { t.Min = "0" }), "1"},
		{"an integer of at most 0", of(value.Int, func(t *spec.Type) { t.Max = "0" }), "0"},
		{"an integer below 0", of(value.Int, func(t *spec.Type) { t.Max, t.MaxOpen = "0", true }), "-1"},
		{"an integer of at least 2.5", of(value.Int, func(t *spec.Type) { t.Min = "2.5" }), "3"},
		{"an integer of at most -2.5", of(value.Int, func(t *spec.Type) { t.Max = "-2.5" }), "-3"},
		{"a float of a range", of(value.Float, func(t *spec.Type) { t.Min, t.Max = "1", "2" }), "1.5"},
		{"a short string", of(value.String, func(t *spec.Type) { t.MaxRunes = 3 }), "tex"},
		{"a string of as many", of(value.String, func(t *spec.Type) { t.MinRunes, t.MaxRunes = 4, 4 }), "text"},
		{"a long string", of(value.String, func(t *spec.Type) { t.MinRunes = 5 }), "textx"},
		{"a form that is too short", of(value.String, func(t *spec.Type) { t.Forms, t.MinRunes = []spec.Form{{Pattern: "^a+$"}}, 2 }), ""},
		{"a form that may be longer", of(value.String, func(t *spec.Type) { t.Forms, t.MinRunes = []spec.Form{{Pattern: "^a"}}, 3 }), "axx"},
		{"what cannot be", text("^a$b"), ""},
		{"no expression", text("("), ""},
		{"no character", text(`^[^\x00-\x{10FFFF}]$`), ""},
		{"a class", text("^[b-d][^x][0-9]$"), "ba1"},
		{"repetitions", text("^a{2,3}(bc){2}d?e*f+$"), "aabcbcf"},
		{"alternatives", text("^(cat|dog).$"), "catx"},
		{"a class of signs", text("^[-+]$"), "+"},
		{"a list that has to be long", of(value.List, func(t *spec.Type) { t.Items, t.MinItems = &integer, 3 }), "[1, 1, 1]"},
		{"a list of different items", of(value.List, func(t *spec.Type) { t.Items, t.MinItems, t.Unique = &integer, 2, true }), ""},
		{"a list of one item", of(value.List, func(t *spec.Type) { t.Items, t.Unique = &integer, true }), "[1]"},
		{"an empty list", of(value.List, func(t *spec.Type) { t.MaxItems = -1 }), "[]"},
		{"a list of nothing", of(value.List, func(t *spec.Type) { t.Items = &none }), "[]"},
		{"a list that is not empty, of nothing", of(value.List, func(t *spec.Type) { t.Items, t.MinItems = &none, 1 }), ""},
		{"a mapping", of(value.Map, func(t *spec.Type) { t.Entries = []spec.Entry{{Type: integer}} }), "{name: 1}"},
		{"a mapping of forms", of(value.Map, func(t *spec.Type) {
			t.Entries = []spec.Entry{{Pattern: "^x[0-9]$", Type: integer}, {Pattern: "(", Type: integer}, {Pattern: "^y", Type: none}}
		}), "{x1: 1}"},
		{"a section", of(value.Map, func(t *spec.Type) { t.Section = 0 }), "{need: 1}"},
		{"a section that cannot be", of(value.Map, func(t *spec.Type) { t.Section = 1 }), ""},
	} {
		s := &spec.Schema{Sections: []spec.Section{
			{Name: "A", Fields: []spec.Field{{Name: "need", Required: true, Type: integer}, {Name: "may", Type: integer, Default: &spec.Scalar{Kind: value.Int, Text: "1"}}}},
			{Name: "B", Fields: []spec.Field{{Name: "none", Required: true, Type: none}}},
		}}
		got := ""
		if v := sample(s, &c.of, 0); v != nil {
			got = encode.Flow(v)
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}
