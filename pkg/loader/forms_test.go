package loader

import (
	"fmt"
	"strings"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/testkit"
)

// TestFormsAreNotLost holds that each way to write a field is understood, and
// nothing of it is dropped, so that the loader never accepts what CUE refuses. The
// forms are fields of one schema. TestDefectsAreRefused has one that is refused.
func TestFormsAreNotLost(t *testing.T) {
	t.Parallel()
	if testing.Short() || testkit.Race {
		t.Skip("no description of a schema starts a goroutine")
	}
	forms := []struct {
		form  string
		texts []string
	}{
		{`*"a" | "b"`, []string{"a", "b", "c", "''", "1", "null"}},
		{"*null | 4 | 8", []string{"null", "4", "8", "5", "4.0", "true"}},
		{"*null | true", []string{"null", "true", "false"}},
		{"*1 | 2 | 3", []string{"1", "2", "0", "4", "1.0"}},
		{`*1 | >=1 | "auto"`, []string{"1", "0", "1.5", "auto", "manual"}},
		{"*[] | [...string]", []string{"[]", "[a]", "[1]", "[a, null]", "a"}},
		{"*{} | {[string]: int}", []string{"{}", "{a: 1}", "{a: x}", "{a: 1.5}", "1"}},
		{"*0.5 | float", []string{"0.5", "1", "1.0"}},
	}
	const before = "	// The maximum number of sequences processed concurrently.\n"
	var fields strings.Builder
	for i, f := range forms {
		fmt.Fprintf(&fields, "	// A form.\n	form%d: %s\n\n", i, f.form)
	}
	byPlan, byCUE, err := loaderOf(changed(t, edit{before, fields.String() + before}))
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range forms {
		t.Run(f.form, func(t *testing.T) {
			for _, text := range f.texts {
				text = fmt.Sprintf("model: gpt2\nbackend: vllm\nvllm: {form%d: %s}\n", i, text)
				got, valid := resolvedBy(t, byPlan, text)
				want, wantValid := resolvedBy(t, byCUE, text)
				if valid != wantValid || valid && got != want {
					t.Errorf("%s\nthe loader: %v\n%s\nCUE: %v\n%s", text, valid, got, wantValid, want)
				}
			}
		})
	}
}
