package study_test

import (
	"encoding/json"
	"errors"
	"os"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/llenergymeasure/llemcfg/pkg/diag"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
	"github.com/llenergymeasure/llemcfg/pkg/study"
)

// labelled is a study with what an independent program says of it.
type labelled struct {
	Name       string
	YAML       string
	Base       *string
	Valid      bool
	Points     int
	Run        int
	Excluded   int
	Skipped    int
	Duplicate  int
	Equivalent int
	Runs       int
	Order      [][2]int
	Hash       string `json:"study_design_hash"`
	Warnings   []diag.Code
	Why        string
}

func readCases(t *testing.T) []labelled {
	t.Helper()
	text, err := os.ReadFile("testdata/cases.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []labelled
	if err := json.Unmarshal(text, &cases); err != nil {
		t.Fatal(err)
	}
	return cases
}

func (c labelled) load(opts ...study.Option) (*study.Study, error) {
	files := fstest.MapFS{"study.yaml": {Data: []byte(c.YAML)}}
	if c.Base != nil {
		files["common.yaml"] = &fstest.MapFile{Data: []byte(*c.Base)}
	}
	return study.LoadFS(files, "study.yaml", opts...)
}

func TestCases(t *testing.T) {
	for _, c := range readCases(t) {
		t.Run(c.Name, func(t *testing.T) {
			s, err := c.load()
			var outcome *study.Outcome
			if err == nil {
				outcome = s.Outcome()
				err = outcome.Err()
			}
			if !c.Valid {
				var validation *loader.ValidationError
				if err == nil {
					t.Errorf("it is valid, and should not be: %s", c.Why)
				} else if !errors.As(err, &validation) {
					t.Errorf("the error is a %T: %v", err, err)
				}
				t.Log(err)
				return
			}
			if err != nil {
				t.Fatalf("%v\n%s", err, c.Why)
			}
			want := study.Counts{Points: c.Points, Run: c.Run, Excluded: c.Excluded, Skipped: c.Skipped,
				Duplicate: c.Duplicate, Equivalent: c.Equivalent, Runs: c.Runs}
			if outcome.Counts != want {
				t.Errorf("counts are %+v, want %+v: %s", outcome.Counts, want, c.Why)
			}
			if got := outcome.DesignHash(); got != c.Hash {
				t.Errorf("study_design_hash is %s, want %s: %s", got, c.Hash, c.Why)
			}
			var order [][2]int
			for r := range outcome.Runs() {
				order = append(order, [2]int{r.Number, r.Cycle})
			}
			if c.Order != nil && !slices.Equal(order, c.Order) {
				t.Errorf("order is %v, want %v: %s", order, c.Order, c.Why)
			}
			var warnings []diag.Code
			for _, d := range slices.Concat(s.Warnings, outcome.Diagnostics) {
				if _, isOurs := map[diag.Code]bool{diag.MostlySkipped: true, diag.ExcludesNothing: true, diag.Unbalanced: true}[d.Code]; isOurs {
					warnings = append(warnings, d.Code)
				}
				t.Log(d)
			}
			if !slices.Equal(warnings, c.Warnings) {
				t.Errorf("warnings are %v, want %v: %s", warnings, c.Warnings, c.Why)
			}
		})
	}
}
