package yamldoc_test

import (
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// TestLimits has texts, in JSON that is YAML too, with the least limits within which
// each is read.
func TestLimits(t *testing.T) {
	for _, test := range []struct {
		text                                    string
		depth, nodes, scalar, indicators, bytes int
	}{
		{`{}`, 1, 1, 0, 2, 2},
		{`{"a": 1}`, 1, 3, 1, 5, 8},
		{`{"ab": 1}`, 1, 3, 2, 5, 9},
		{`{"a": "bcd"}`, 1, 3, 3, 7, 12},
		{`{"a": 1.25}`, 1, 3, 4, 5, 11},
		{`{"a": true, "bcde": null}`, 1, 5, 4, 9, 25},
		{`{"a": {}}`, 2, 3, 1, 7, 9},
		{`{"a": []}`, 2, 3, 1, 7, 9},
		{`{"a": [1]}`, 2, 4, 1, 7, 10},
		{`{"a": [1, [2]], "b": 3}`, 3, 8, 1, 14, 23},
		{`{"a": {"b": {"c": 1}}}`, 3, 7, 1, 15, 22},
		{`{"a": [{"b": 1}, {"c": [2]}]}`, 4, 10, 1, 20, 29},
	} {
		for _, name := range []string{"a.json", "a.yaml"} {
			limits := yamldoc.DefaultLimits()
			for _, limit := range []struct {
				of   string
				is   *int
				want int
			}{
				{"depth", &limits.Depth, test.depth}, {"nodes", &limits.Nodes, test.nodes}, {"bytes", &limits.Bytes, test.bytes},
				{"scalar", &limits.Scalar, test.scalar}, {"indicators", &limits.Indicators, test.indicators},
			} {
				if name == "a.json" && limit.of == "indicators" {
					continue // JSON is counted as it is read
				}
				was := *limit.is
				got := 0
				for *limit.is = 0; ; *limit.is++ {
					root, problems := yamldoc.Parse(&value.Source{Name: name, Text: []byte(test.text)}, limits)
					if root != nil && len(problems) == 0 {
						got = *limit.is
						break
					}
					if len(problems) != 1 || problems[0].Code != diag.Limit {
						t.Fatalf("%s: %s, of %s %d: %v", name, test.text, limit.of, *limit.is, problems)
					}
				}
				if *limit.is = was; got != limit.want {
					t.Errorf("%s: %s is read within %d as %s, want %d", name, test.text, got, limit.of, limit.want)
				}
			}
		}
	}
}
