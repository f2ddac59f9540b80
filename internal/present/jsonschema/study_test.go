package jsonschema_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/llenergymeasure/llemcfg/internal/present/jsonschema"
	"github.com/llenergymeasure/llemcfg/internal/schema"
)

// unseenInStudies are the studies that JSON Schema accepts and the loader
// refuses, with the reason.
var unseenInStudies = map[string]string{
	"base-is-a-study":             "it sees one file",
	"base-with-a-base":            "it sees one file",
	"base-missing":                "it sees one file",
	"row-path-and-parent":         "it does not compare paths",
	"axis-and-row-same-path":      "it does not compare paths",
	"group-near-miss":             "it takes what it does not know for a group",
	"range-not-integer":           "it does not compute ranges",
	"range-of-nothing":            "it does not compute ranges",
	"range-too-long":              "it does not compute ranges",
	"too-many-points":             points,
	"too-many-runs":               points,
	"scope-no-such-backend":       points,
	"study-scoped-not-in-list":    points,
	"unused-shared-section":       points,
	"unused-path-in-row":          points,
	"required-lacking-everywhere": points,
	"skipped-all":                 points,
	"lone-section-mismatch":       points,
	"study-empty":                 points,
	"yaml-duplicate-key":          "its reader keeps one of two keys",
}

const points = "it does not combine what varies"

// TestStudies holds that the JSON Schema of studies says of every study what the
// loader says, as far as it can.
func TestStudies(t *testing.T) {
	text, err := jsonschema.OfStudy(schema.Study(), schema.Experiment())
	if err != nil {
		t.Fatal(err)
	}
	compiled := compile(t, text)
	source, err := os.ReadFile("../../../pkg/study/testdata/cases.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		Name, YAML string
		Valid      bool
	}
	if err := json.Unmarshal(source, &cases); err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		var document any
		if err := yaml.Unmarshal([]byte(c.YAML), &document); err != nil {
			if !c.Valid && strings.Contains(err.Error(), "already defined") {
				continue // a key that is written twice
			}
			t.Fatal(c.Name, err)
		}
		err := compiled.Validate(document)
		if want := c.Valid || unseenInStudies[c.Name] != ""; (err == nil) != want {
			t.Errorf("%s: accepted: %v, want %v: %v", c.Name, err == nil, want, err)
		}
	}
}
