package reference_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/llenergymeasure/llemcfg/pkg/reference"
)

// TestShapes has shapes with their type and with what they allow, in words.
func TestShapes(t *testing.T) {
	of := func(yaml string) *reference.Value { return &reference.Value{YAML: yaml} }
	words := []reference.Choice{{Value: "a"}, {Value: "b"}}
	integer := reference.Shape{Types: []string{"integer"}, Min: of("1")}
	thing := reference.Shape{Types: []string{"mapping"}, Definition: "#Thing"}
	for _, c := range []struct {
		shape         reference.Shape
		kind, allowed string
	}{
		{reference.Shape{Types: []string{"string"}}, "string", ""},
		{reference.Shape{Types: []string{"string", "integer"}, Nullable: true}, "string or integer or null", ""},
		{reference.Shape{Types: []string{"string"}, Enum: words}, "string", "a, b"},
		{reference.Shape{Types: []string{"string", "integer"}, Values: []reference.Value{*of("1"), *of("2")}, Enum: words}, "string or integer", "1, 2, a, b"},
		{reference.Shape{Types: []string{"string"}, Forms: []reference.Form{{Write: "docker:<image>"}, {Pattern: "^x"}}}, "string", "docker:<image>, matching ^x"},
		{reference.Shape{Types: []string{"string"}, Enum: words, Forms: []reference.Form{{Write: "docker:<image>"}}}, "string", "a, b, or docker:<image>"},
		{reference.Shape{Types: []string{"string"}, Forms: []reference.Form{{Pattern: "^x"}}, MaxLength: 9}, "string", "matching ^x, or at most 9 characters"},

		{reference.Shape{Types: []string{"integer"}, Min: of("1")}, "integer", "at least 1"},
		{reference.Shape{Types: []string{"integer"}, Max: of("9")}, "integer", "at most 9"},
		{reference.Shape{Types: []string{"integer"}, Min: of("1"), Max: of("9")}, "integer", "1 to 9"},
		{reference.Shape{Types: []string{"number"}, Min: of("0"), MinOpen: true}, "number", "above 0"},
		{reference.Shape{Types: []string{"number"}, Max: of("1"), MaxOpen: true}, "number", "below 1"},
		{reference.Shape{Types: []string{"number"}, Min: of("0"), MinOpen: true, Max: of("1")}, "number", "above 0 and at most 1"},
		{reference.Shape{Types: []string{"number"}, Min: of("0"), Max: of("1"), MaxOpen: true}, "number", "at least 0 and below 1"},

		{reference.Shape{Types: []string{"string"}, NotEmpty: true}, "string", "not empty"},
		{reference.Shape{Types: []string{"string"}, NotEmpty: true, MinLength: 1}, "string", "at least 1 character"},
		{reference.Shape{Types: []string{"string"}, MaxLength: 2}, "string", "at most 2 characters"},
		{reference.Shape{Types: []string{"string"}, MinLength: 1, MaxLength: 1}, "string", "1 to 1 character"},

		{reference.Shape{Types: []string{"list"}}, "list", ""},
		{reference.Shape{Types: []string{"list"}, Items: &integer}, "list of integers", "each at least 1"},
		{reference.Shape{Types: []string{"list"}, Items: &thing}, "list of Thing", ""},
		{reference.Shape{Types: []string{"list"}, Items: &reference.Shape{Types: []string{"mapping"}, Definition: "#Thing", Nullable: true}}, "list of mappings or null", ""},
		{reference.Shape{Types: []string{"list"}, Items: &reference.Shape{Types: []string{"string"}, Enum: words}, Unique: true}, "list of strings", "no two alike; each one of a, b"},
		{reference.Shape{Types: []string{"list"}, Items: &reference.Shape{Types: []string{"string"}, Enum: words[:1]}}, "list of strings", "each a"},
		{reference.Shape{Types: []string{"list"}, Items: &reference.Shape{Types: []string{"list"}, Items: &integer}}, "list of lists of integers", "each each at least 1"},
		{reference.Shape{Types: []string{"list"}, MaxItems: new(0)}, "list", "empty"},
		{reference.Shape{Types: []string{"list"}, MinItems: 1}, "list", "at least 1 item"},
		{reference.Shape{Types: []string{"list"}, MaxItems: new(3)}, "list", "at most 3 items"},
		{reference.Shape{Types: []string{"list"}, MinItems: 1, MaxItems: new(3)}, "list", "1 to 3 items"},
		{reference.Shape{Types: []string{"string", "list"}, NotEmpty: true, Items: &integer, MinItems: 2}, "string or list of integers", "not empty; at least 2 items; each at least 1"},

		{reference.Shape{Types: []string{"mapping"}}, "mapping", ""},
		{reference.Shape{Types: []string{"mapping"}, Entries: []reference.Entry{{Shape: integer}}}, "mapping of names to integers", "each at least 1"},
		{reference.Shape{Types: []string{"mapping"}, Entries: []reference.Entry{{Pattern: "^(a|b)$", Shape: integer}, {Pattern: "^x", Shape: thing}}}, "mapping of a, b to integers, of names matching ^x to Thing", "each at least 1"},
	} {
		if kind, allowed := c.shape.Type(), c.shape.Allowed(); kind != c.kind || allowed != c.allowed {
			t.Errorf("got %q, %q\nwant %q, %q", kind, allowed, c.kind, c.allowed)
		}
	}
}

// TestMeanings has shapes of which all that is accepted has a meaning, or not.
func TestMeanings(t *testing.T) {
	word, form := reference.Choice{Value: "a", Doc: "what a is"}, reference.Form{Write: "<a>", Doc: "what it is"}
	for name, c := range map[string]struct {
		shape reference.Shape
		want  bool
	}{
		"nothing":               {reference.Shape{}, false},
		"a word":                {reference.Shape{Enum: []reference.Choice{word}}, true},
		"a form":                {reference.Shape{Forms: []reference.Form{form}}, true},
		"a word without":        {reference.Shape{Enum: []reference.Choice{word, {Value: "b"}}}, false},
		"a form without":        {reference.Shape{Forms: []reference.Form{form, {Write: "<b>"}}}, false},
		"a form without a name": {reference.Shape{Forms: []reference.Form{{Doc: "what it is"}}}, false},
		"a number as well":      {reference.Shape{Enum: []reference.Choice{word}, Values: []reference.Value{{YAML: "1"}}}, false},
		"a bound as well":       {reference.Shape{Enum: []reference.Choice{word}, Min: &reference.Value{YAML: "1"}}, false},
		"a length as well":      {reference.Shape{Enum: []reference.Choice{word}, MaxLength: 9}, false},
		"items as well":         {reference.Shape{Enum: []reference.Choice{word}, Items: &reference.Shape{}}, false},
		"entries as well":       {reference.Shape{Enum: []reference.Choice{word}, Entries: []reference.Entry{{}}}, false},
	} {
		if got := c.shape.HasMeanings(); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// TestWithin holds where the sections are that stand within a value.
func TestWithin(t *testing.T) {
	shape := reference.Shape{
		Fields:  "a",
		Items:   &reference.Shape{Fields: "a[]", Items: &reference.Shape{Fields: "a[][]"}},
		Entries: []reference.Entry{{Shape: reference.Shape{}}, {Shape: reference.Shape{Fields: "a.*"}}},
	}
	if got := strings.Join(shape.Within(), " "); got != "a a[] a[][] a.*" {
		t.Error(got)
	}
}

// TestPresets holds what each preset sets, as YAML; what it names stands before
// the bar, and what is a default after it.
func TestPresets(t *testing.T) {
	got := map[string]string{}
	for _, p := range reference.New().Presets {
		var named, defaults []string
		for _, v := range p.Values {
			text := v.Path + ": " + v.Value.YAML
			if v.Named {
				named = append(named, text)
			} else {
				defaults = append(defaults, text)
			}
		}
		if p.Doc == "" {
			t.Errorf("%s is not explained", p.Name)
		}
		got[p.Path+"="+p.Name] = strings.Join(named, ", ") + " | " + strings.Join(defaults, ", ")
	}
	want := map[string]string{
		"decoder.preset=deterministic": "decoder.temperature: 0.0, decoder.do_sample: false | decoder.top_k: 50, decoder.top_p: 1.0, decoder.repetition_penalty: 1.0",
		"decoder.preset=standard":      "decoder.temperature: 1.0, decoder.do_sample: true, decoder.top_p: 0.95 | decoder.top_k: 50, decoder.repetition_penalty: 1.0",
		"decoder.preset=creative":      "decoder.temperature: 0.8, decoder.do_sample: true, decoder.top_p: 0.9, decoder.repetition_penalty: 1.1 | decoder.top_k: 50",
		"decoder.preset=factual":       "decoder.temperature: 0.3, decoder.do_sample: true | decoder.top_k: 50, decoder.top_p: 1.0, decoder.repetition_penalty: 1.0",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
