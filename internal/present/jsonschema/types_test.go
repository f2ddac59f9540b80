package jsonschema_test

import (
	"strings"
	"testing"

	validator "github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/present/jsonschema"
)

// TestTypes holds which values JSON Schema takes for a type, at its edges.
func TestTypes(t *testing.T) {
	of := func(kinds value.Kind, change func(*spec.Type)) spec.Type {
		out := spec.Type{Kinds: kinds, Section: spec.NoSection}
		if change != nil {
			change(&out)
		}
		return out
	}
	constant := func(kind value.Kind, text string) spec.Scalar { return spec.Scalar{Kind: kind, Text: text} }
	numbers := value.Int | value.Float
	for _, c := range []struct {
		name        string
		of          spec.Type
		takes, does string // separated by spaces: what it takes, and what it does not
	}{
		{"any integer of 64 bits", of(value.Int, nil), "0 -9223372036854775808 9223372036854775807", "9223372036854775808 -9223372036854775809 0.5 true null"},
		{"any number that a float holds", of(numbers, nil), "1e308 -1e308 0 0.5", "1e309 -1e309 true"},
		{"bounds", of(numbers, func(t *spec.Type) { t.Min, t.Max = "0", "1" }), "0 1 0.5", "-0.001 1.001"},
		{"open bounds", of(numbers, func(t *spec.Type) { t.Min, t.Max, t.MinOpen, t.MaxOpen = "0", "1", true, true }), "0.5 0.001", "0 1"},
		{"one bool, and any string", of(value.Bool|value.String, func(t *spec.Type) { t.Values = []spec.Scalar{constant(value.Bool, "true")} }), `true "x" ""`, "false 1 null"},
		{"one integer, and any bool", of(value.Int|value.Bool, func(t *spec.Type) { t.Values = []spec.Scalar{constant(value.Int, "4")} }), "4 true false", `5 "x"`},
		{"a word or null", of(value.String|value.Null, func(t *spec.Type) { t.Words = []spec.Word{{Name: "a"}} }), `"a" null`, `"b" 1`},
		{"a word or a form", of(value.String, func(t *spec.Type) { t.Words, t.Forms = []spec.Word{{Name: "a"}}, []spec.Form{{Pattern: "^b+$"}} }), `"a" "bb"`, `"ab" ""`},
		{"lengths", of(value.String, func(t *spec.Type) { t.MinRunes, t.MaxRunes = 2, 3 }), `"ab" "日本語"`, `"a" "abcd"`},
		{"no empty string", of(value.String, func(t *spec.Type) { t.NotEmpty = true }), `"a"`, `""`},
		{"a list", of(value.List, func(t *spec.Type) {
			item := spec.Type{Kinds: value.Int, Section: spec.NoSection}
			t.Items, t.MinItems, t.MaxItems, t.Unique = &item, 1, 2, true
		}), "[1] [1,2]", `[] [1,1] [1,2,3] ["a"]`},
		{"an empty list", of(value.List, func(t *spec.Type) { t.MaxItems = -1 }), "[]", "[1]"},
	} {
		text, err := jsonschema.Of(&spec.Schema{Version: "7", Sections: []spec.Section{{Name: "Root", Fields: []spec.Field{{Name: "x", Required: true, Type: c.of}}}}})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		s := compile(t, text)
		for words, want := range map[string]bool{c.takes: true, c.does: false} {
			for _, word := range strings.Fields(words) {
				instance, err := validator.UnmarshalJSON(strings.NewReader(`{"x": ` + word + `}`))
				if err != nil {
					t.Fatal(err)
				}
				if err := s.Validate(instance); (err == nil) != want {
					t.Errorf("%s: %s: accepted %v\n%s", c.name, word, err == nil, text)
				}
			}
		}
	}
}
