package yamldoc_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// TestTOML holds that a file in TOML is known as one, and is written as YAML where
// both read its lines alike; one that other programs read as TOML stays as it is.
func TestTOML(t *testing.T) {
	for _, test := range []struct{ name, text, table, want string }{
		{"a.yaml", "a = \"x\"  # one\nb = 5\n\n[c]\n  d = 0.5\n# two\ne = [1, 2]\n", "4:1-4:4 c", "a: \"x\"  # one\nb: 5\n\nc:\n  d: 0.5\n# two\n  e: [1, 2]\n"},
		{"a.yaml", "[c]\nd = true\n[e]  # last\nf = 'it'\n", "1:1-1:4 c", "c:\n  d: true\ne:  # last\n  f: 'it'\n"},
		{"a.yaml", "\ufeffa = 1\r\n[c]\r\nd = 2\r\n", "2:1-2:4 c", "\ufeffa: 1\r\nc:\r\n  d: 2\r\n"},
		{"a.yaml", "[c.d]\ne = 1\n", "1:1-1:6 c.d", ""},
		{"a.yaml", "[[c]]\ne = 1\n", "1:1-1:6 c", ""},
		{"a.yaml", "[c]\ne = 1_000\n", "1:1-1:4 c", ""},
		{"a.yaml", "[c]\ne = \"\\u00e9\"\n", "1:1-1:4 c", ""},
		{"a.yaml", "[c]\ne = 2026-01-01\n", "1:1-1:4 c", ""},
		{"a.toml", "[c]\ne = 1\n", "1:1-1:4 c", ""},
	} {
		root, problems := yamldoc.Parse(&value.Source{Name: test.name, Text: []byte(test.text)}, yamldoc.DefaultLimits())
		if root != nil || len(problems) != 1 {
			t.Errorf("%q: %v", test.text, problems)
			continue
		}
		d := problems[0]
		if d.Message != "the file is written in TOML" && d.Message != "the text is not YAML: the file is written in TOML" {
			t.Errorf("%q: %v", test.text, d)
		}
		at, table, _ := strings.Cut(test.table, " ")
		if got := fmt.Sprintf("%d:%d-%d:%d", d.Line, d.Column, d.EndLine, d.EndColumn); got != at {
			t.Errorf("%q: got %s, want %s", test.text, got, at)
		}
		if want := "write key: value for key = value, and " + table + ": for [" + table + "], with its fields indented below it"; d.Suggestion != want {
			t.Errorf("%q: got %s, want %s", test.text, d.Suggestion, want)
		}
		fixed, _ := diag.ApplyFixes([]byte(test.text), problems, false)
		if test.want == "" {
			test.want = test.text
		}
		if string(fixed) != test.want {
			t.Errorf("%q\nbecomes\n%q\nwant\n%q", test.text, fixed, test.want)
		}
	}
}
