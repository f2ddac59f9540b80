package loader

import (
	"strings"
	"testing"
)

// TestFormsAreNotLost holds that each way to write a field is understood or
// refused by name: nothing of it is dropped, so that the loader never accepts
// what CUE refuses.
func TestFormsAreNotLost(t *testing.T) {
	if testing.Short() {
		t.Skip("it compiles the schema once for each form")
	}
	for form, texts := range map[string][]string{
		`*"a" | "b"`:                         {"a", "b", "c", "''", "1", "null"},
		"*null | 4 | 8":                      {"null", "4", "8", "5", "4.0", "true"},
		"*null | true":                       {"null", "true", "false"},
		"*1 | 2 | 3":                         {"1", "2", "0", "4", "1.0"},
		`*1 | >=1 | "auto"`:                  {"1", "0", "1.5", "auto", "manual"},
		"*[] | [...string]":                  {"[]", "[a]", "[1]", "[a, null]", "a"},
		"*{} | {[string]: int}":              {"{}", "{a: 1}", "{a: x}", "{a: 1.5}", "1"},
		"*0.5 | float":                       {"0.5", "1", "1.0"},
		"*1 | (int & >=0 & <5) | (int & >9)": {"0", "5", "9", "10"},
	} {
		t.Run(form, func(t *testing.T) {
			t.Parallel()
			field := "	// The maximum number of sequences processed concurrently.\n"
			byPlan, byCUE, err := tryLoaderOf(t, changed(t, field, "	// A form.\n	form: "+form+"\n\n"+field))
			if err != nil {
				if !strings.Contains(err.Error(), "VLLMConfig.form: ") {
					t.Errorf("generation fails for another reason: %v", err)
				}
				return
			}
			for _, text := range texts {
				text = "model: gpt2\nbackend: vllm\nvllm: {form: " + text + "}\n"
				got, valid := resolvedBy(t, byPlan, text)
				want, wantValid := resolvedBy(t, byCUE, text)
				if valid != wantValid || valid && got != want {
					t.Errorf("%s\nthe loader: %v\n%s\nCUE: %v\n%s", text, valid, got, wantValid, want)
				}
			}
		})
	}
}
