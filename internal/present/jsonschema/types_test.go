package jsonschema_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	validator "github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/present/jsonschema"
	"github.com/llenergymeasure/llemcfg/internal/schema"
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

// TestPatterns holds which regular expressions JSON Schema takes as they are, and
// that the others are refused by name.
func TestPatterns(t *testing.T) {
	for pattern, want := range map[string]bool{
		"^a+[bc]{2}(d|e)$": true, `^\d\w\.`: true, "(?:a)": true,
		"(?i)a": false, "(?s)a": false, "(?m)a": false, "(?U)a": false, "(?P<n>a)": false,
		`\Aa`: false, `a\z`: false, `\Qa`: false, `\pL`: false, `\PL`: false, "[[:alpha:]]": false,
	} {
		form := spec.Type{Kinds: value.String, Section: spec.NoSection, Forms: []spec.Form{{Pattern: pattern}}}
		_, err := jsonschema.Of(&spec.Schema{Version: "7", Sections: []spec.Section{{Name: "Root", Fields: []spec.Field{{Name: "x", Required: true, Type: form}}}}})
		if (err == nil) != want || err != nil && !strings.Contains(err.Error(), "x: the pattern "+pattern) {
			t.Errorf("%s: %v", pattern, err)
		}
	}
}

// TestPublished holds that the files in schema are what go generate writes.
func TestPublished(t *testing.T) {
	experiment, err := jsonschema.Of(schema.Experiment())
	if err != nil {
		t.Fatal(err)
	}
	study, err := jsonschema.OfStudy(schema.Study(), schema.Experiment())
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string][]byte{"experiment": experiment, "study": study} {
		published, err := os.ReadFile("../../../schema/" + name + ".schema.json")
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(published), string(text)); diff != "" {
			t.Errorf("%s: go generate has not been run (-published +new)\n%s", name, diff)
		}
	}
}

// TestStudyPatterns holds that the schema of studies is refused, too, where a
// field of an experiment has a pattern that JavaScript does not read alike.
func TestStudyPatterns(t *testing.T) {
	e := *schema.Experiment()
	e.Sections = slices.Clone(e.Sections)
	e.Sections[0].Fields = slices.Clone(e.Sections[0].Fields)
	e.Sections[0].Fields[0].Forms = []spec.Form{{Pattern: "(?i)a"}}
	if _, err := jsonschema.OfStudy(schema.Study(), &e); err == nil || !strings.Contains(err.Error(), "the pattern (?i)a") {
		t.Errorf("%v", err)
	}
}

// TestRefused has what JSON Schema cannot say, with the error that names it.
func TestRefused(t *testing.T) {
	integer := spec.Type{Kinds: value.Int, Section: spec.NoSection}
	plain := []spec.Section{{Name: "Root", Fields: []spec.Field{{Name: "x", Required: true, Type: integer}, {Name: "y", Required: true, Type: integer}}}}
	matches := func(path, pattern string) spec.Condition {
		return spec.Condition{Path: []string{path}, Test: spec.Matches, Values: []spec.Scalar{{Kind: value.String, Text: pattern}}}
	}
	rule := func(conditions ...spec.Condition) []spec.Rule {
		return []spec.Rule{{Name: "r", At: []string{"x"}, Shows: -1, Forbids: conditions}}
	}
	asked := spec.Field{Name: "x", Required: true, Type: integer, AskCUE: "it is odd"}
	itself := spec.Field{Name: "x", Required: true, Type: spec.Type{Kinds: value.Map, Section: 0}}
	float := spec.Field{Name: "x", Required: true, Type: spec.Type{Kinds: value.Float, Section: spec.NoSection}}
	for want, s := range map[string]*spec.Schema{
		"JSON Schema cannot say what CUE judges when a file is read: Root.x, it is odd": {Sections: []spec.Section{{Name: "Root", Fields: []spec.Field{asked}}}},
		"JSON Schema cannot say x: a section within itself":                             {Sections: []spec.Section{{Name: "Root", Fields: []spec.Field{itself}}}},
		"JSON Schema cannot say x: a number that may not be written as an integer":      {Sections: []spec.Section{{Name: "Root", Fields: []spec.Field{float}}}},
		"the rule r: JSON Schema cannot say the pattern (?i)a: (?i":                     {Sections: plain, Rules: rule(matches("x", "(?i)a"))},
		"the rule r: JSON Schema cannot say the pattern (?s)b: (?s":                     {Sections: plain, Rules: rule(matches("y", "(?s)b"), matches("x", "a"))},
		"the rule r: JSON Schema cannot say what it says of x":                          {Sections: plain, Rules: rule(spec.Condition{Path: []string{"x"}, Test: spec.Written})},
		"the rule r: JSON Schema cannot say what it says of y":                          {Sections: plain, Rules: rule(spec.Condition{Path: []string{"y"}, Test: spec.DiffersFrom}, matches("x", "a"))},
	} {
		if text, err := jsonschema.Of(s); err == nil || err.Error() != want || text != nil {
			t.Errorf("got  %v\nwant %s", err, want)
		}
	}
}
