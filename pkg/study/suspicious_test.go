package study_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/llenergymeasure/llemcfg/pkg/study"
)

// TestSuspicious holds that a study warns once of each value that readers of YAML
// 1.1 read as another, wherever it is written, and that --strict skips no point
// for it.
func TestSuspicious(t *testing.T) {
	s, err := study.LoadBytes("s.yaml", []byte(`model: gpt2
passthrough_kwargs: {a: 12:30:45, quoted: "12:30:45"}
sweep:
  passthrough_kwargs.b: [0o17, x, 12:30:46]
  n: [1, 2]
  g: [{passthrough_kwargs.c: 0o20}, {}]
experiments:
  - {passthrough_kwargs: {d: 0o21}}
`), study.WithStrict())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range s.Warnings {
		got = append(got, fmt.Sprintf("%d:%d %s %s", d.Line, d.Column, d.Code, d.Path))
	}
	want := []string{
		"2:25 yaml-version passthrough_kwargs.a", "4:26 yaml-version passthrough_kwargs.b", "4:35 yaml-version passthrough_kwargs.b",
		"6:30 yaml-version passthrough_kwargs.c", "8:30 yaml-version passthrough_kwargs.d",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	if counts := s.Outcome().Counts; counts.Run != 13 || counts.Skipped != 0 {
		t.Errorf("%+v", counts)
	}
}
