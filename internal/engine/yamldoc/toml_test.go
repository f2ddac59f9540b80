package yamldoc_test

import (
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// TestTOML holds that a file in TOML is known as one, and is written as YAML where
// both read its lines alike; one that other programs read as TOML stays as it is.
func TestTOML(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"a.yaml", "a = \"x\"  # one\nb = 5\n\n[c]\n  d = 0.5\n# two\ne = [1, 2]\n", "a: \"x\"  # one\nb: 5\n\nc:\n  d: 0.5\n# two\n  e: [1, 2]\n"},
		{"a.yaml", "[c]\nd = true\n[e]  # last\nf = 'it'\n", "c:\n  d: true\ne:  # last\n  f: 'it'\n"},
		{"a.yaml", "\ufeffa = 1\r\n[c]\r\nd = 2\r\n", "\ufeffa: 1\r\nc:\r\n  d: 2\r\n"},
		{"a.yaml", "[c.d]\ne = 1\n", ""},
		{"a.yaml", "[[c]]\ne = 1\n", ""},
		{"a.yaml", "[c]\ne = 1_000\n", ""},
		{"a.yaml", "[c]\ne = \"\\u00e9\"\n", ""},
		{"a.yaml", "[c]\ne = 2026-01-01\n", ""},
		{"a.toml", "[c]\ne = 1\n", ""},
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
		fixed, _ := diag.ApplyFixes([]byte(test.text), problems, false)
		if test.want == "" {
			test.want = test.text
		}
		if string(fixed) != test.want {
			t.Errorf("%q\nbecomes\n%q\nwant\n%q", test.text, fixed, test.want)
		}
	}
}
