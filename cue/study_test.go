package cue_test

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/testkit"
)

// unseenInStudies are the studies that cue vet accepts and llemcfg refuses, with
// the reason.
var unseenInStudies = map[string]string{
	"base-is-a-study":              otherFile,
	"base-with-a-base":             otherFile,
	"base-missing":                 otherFile,
	"axis-misspelt":                paths,
	"group-near-miss":              paths,
	"exclude-unknown-path":         paths,
	"row-path-and-parent":          paths,
	"axis-and-row-same-path":       paths,
	"value-no-experiment-may-have": paths,
	"study-empty-axis":             paths,
	"range-not-integer":            "it does not compute ranges",
	"range-of-nothing":             "it does not compute ranges",
	"range-too-long":               "it does not compute ranges",
	"too-many-points":              points,
	"too-many-runs":                points,
	"scope-no-such-backend":        points,
	"study-scoped-not-in-list":     points,
	"unused-shared-section":        points,
	"unused-path-in-row":           points,
	"required-lacking-everywhere":  points,
	"skipped-all":                  points,
	"lone-section-mismatch":        points,
	"study-empty":                  points,
}

const (
	otherFile = "it reads one file"
	paths     = "it does not follow the paths of a sweep, nor look at what they are given"
	points    = "it does not combine what varies"
)

// TestStudies holds that cue vet on the package of studies says of every study
// what the loader says, as far as it can see it.
func TestStudies(t *testing.T) {
	if testing.Short() {
		t.Skip("it starts cue for every study")
	}
	text, err := os.ReadFile("../pkg/study/testdata/cases.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		Name, YAML string
		Valid      bool
	}
	if err := json.Unmarshal(text, &cases); err != nil {
		t.Fatal(err)
	}
	v := vetting(t, "./cue/study", "")
	var fine []string
	for i, c := range cases {
		unseen := unseenInStudies[c.Name] != ""
		if !unseen && !testkit.InSample(i, 8) {
			continue
		}
		if c.Valid || unseen {
			fine = append(fine, write(t, c.YAML))
		} else if v.report(t, c.YAML) == "" {
			t.Errorf("%s is accepted", c.Name)
		}
	}
	accepted(t, []string{"./cue/study"}, fine)
}
