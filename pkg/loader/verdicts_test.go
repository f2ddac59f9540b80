package loader_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/llenergymeasure/llemcfg/internal/testkit"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
)

// TestBothWays holds that every fixture gets the same verdict, the same resolved
// config and the same diagnostics whether the description or CUE judges it.
func TestBothWays(t *testing.T) {
	t.Parallel()
	byDescription, byCUE := loader.New(), loader.New(loader.WithCUEVerdicts())
	for i, file := range slices.Concat(inputs(t, "valid"), inputs(t, "invalid")) {
		if !testkit.InSample(i, 4) || (testing.Short() || testkit.Race) && i%8 != 0 {
			continue
		}
		outcome := func(l *loader.Loader) (config string, ds []diag.Diagnostic) {
			e, err := l.Load(file)
			if err != nil {
				return "", diag.Of(err)
			}
			text, err := json.Marshal(e)
			if err != nil {
				t.Fatal(err)
			}
			return string(text), e.Advisories()
		}
		want, wantProblems := outcome(byCUE)
		got, problems := outcome(byDescription)
		if got != want || !cmp.Equal(wantProblems, problems) {
			t.Errorf("%s: (-CUE +description)\n%s\n%s", file, cmp.Diff(want, got), cmp.Diff(wantProblems, problems))
		}
	}
}
