package yamldoc_test

import (
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// TestParseOptional holds which documents are empty mappings where one may be
// missing, and are refused elsewhere.
func TestParseOptional(t *testing.T) {
	for name, test := range map[string]struct {
		file, text string
		code       diag.Code // of Parse, or empty
		optional   diag.Code // of ParseOptional, or empty
	}{
		"nothing":      {"a.yaml", "", diag.NotAMap, ""},
		"spaces":       {"a.yaml", " \n\n", diag.NotAMap, ""},
		"comments":     {"a.yaml", "# a\n\n# b\n", diag.NotAMap, ""},
		"document":     {"a.yaml", "---\n", diag.NotAMap, ""},
		"null":         {"a.yaml", "null\n", diag.NotAMap, ""},
		"mark":         {"a.yaml", "\uFEFF", diag.NotAMap, ""},
		"JSON nothing": {"a.json", "", diag.NotAMap, ""},
		"JSON spaces":  {"a.json", "\n \n", diag.NotAMap, ""},
		"JSON null":    {"a.json", "null", diag.NotAMap, ""},
		"list":         {"a.yaml", "[]\n", diag.NotAMap, diag.NotAMap},
		"scalar":       {"a.yaml", "x\n", diag.NotAMap, diag.NotAMap},
		"empty string": {"a.yaml", "''\n", diag.NotAMap, diag.NotAMap},
		"syntax":       {"a.yaml", "a: [\n", diag.Syntax, diag.Syntax},
		"two":          {"a.yaml", "null\n---\nnull\n", diag.Syntax, diag.Syntax},
		"JSON two":     {"a.json", "null null", diag.Syntax, diag.Syntax},
		"empty map":    {"a.yaml", "{}\n", "", ""},
		"fields":       {"a.yaml", "a: 1\n", "", ""},
	} {
		for way, parse := range map[string]func(*value.Source, yamldoc.Limits) (*value.Value, []diag.Diagnostic){"Parse": yamldoc.Parse, "ParseOptional": yamldoc.ParseOptional} {
			want := test.code
			if way == "ParseOptional" {
				want = test.optional
			}
			root, problems := parse(&value.Source{Name: test.file, Text: []byte(test.text)}, yamldoc.DefaultLimits())
			var got diag.Code
			if len(problems) > 0 {
				got = problems[0].Code
			}
			if got != want || len(problems) > 1 || (root == nil) != (want != "") || root != nil && (root.Kind != value.Map || root.Source == nil || !root.At.IsValid()) {
				t.Errorf("%s, %s: %v, %v", way, name, root, problems)
			}
		}
	}
}
