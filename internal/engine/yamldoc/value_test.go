package yamldoc_test

import (
	"fmt"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
)

// TestParseValue has texts that stand for a value two levels down, of four, with
// the value or what is said of it.
func TestParseValue(t *testing.T) {
	limits := yamldoc.DefaultLimits()
	limits.Depth, limits.Bytes = 4, 40
	for _, c := range []struct{ text, want string }{
		{"1", "1"}, {"x y", `"x y"`}, {"[1, x]", `[1,"x"]`}, {"a: 1", `{"a":1}`}, {"{a: [b]}", `{"a":["b"]}`}, {"- 1\n- 2", "[1,2]"}, {"'1'", `"1"`}, {"~", "~"}, {"a=1", `"a=1"`},
		{"", "a.b: the text is empty [not-a-mapping] invalid"}, {"# c", "a.b: the text is empty [not-a-mapping] invalid"}, {"[", "a.b: the text is not YAML: a value is missing here [syntax] invalid"}, {"017", "a.b: 017 with its leading zero is octal in YAML 1.1 and decimal in YAML 1.2 [ambiguous-value] invalid"}, {"[017, 1]", "a.b[0]: 017 with its leading zero is octal in YAML 1.1 and decimal in YAML 1.2 [ambiguous-value] [017,1]"}, {"{a: 017}", `a.b.a: 017 with its leading zero is octal in YAML 1.1 and decimal in YAML 1.2 [ambiguous-value] {"a":017}`}, {"{1: 2}", "a.b: a key must be a string, and 1 is not [invalid-key] {}"},
		{"[[[]]]", "a.b: mappings and lists are nested more than 4 deep [limit] invalid"}, {"[[1]]", "[[1]]"}, {"a: 1\na: 2", `a.b.a: the key "a" is written twice: first on line 1, column 1, and again here [duplicate-key] {"a":1}`}, {"\x00", "a.b: the file is not text: it has a NUL character, U+0000 [encoding] invalid"}, {"\xff", "a.b: the text is not UTF-8 [encoding] invalid"}, {"a\n---\nb", "a.b: a second document begins here, and a file holds one [syntax] invalid"}, {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "a.b: the file is larger than 40 bytes [limit] invalid"},
		{"*a", "a.b: the text is not YAML: there is no anchor above that the alias *a could stand for [syntax] invalid"}, {"&a [*a]", "a.b: the alias *a refers to a value that contains it [syntax] invalid"}, {"!x 1", "a.b: the tag !x is not supported here [invalid-tag] invalid"},
	} {
		v, problems := yamldoc.ParseValue(&value.Source{Name: "--set", Text: []byte(c.text), Synthetic: true}, value.Keys("a", "b"), limits)
		got := ""
		for _, d := range problems {
			got += fmt.Sprintf("%s: %s [%s] ", d.Path, d.Message, d.Code)
			if len(d.Fixes) > 0 {
				t.Errorf("%s: a fix of what is no file", c.text)
			}
		}
		switch {
		case v == nil || v.Source == nil || v.Source.Name != "--set":
			t.Errorf("%s: %v", c.text, v)
		case v.Kind == value.Invalid:
			got += "invalid"
		default:
			got += plain(v)
		}
		if got != c.want {
			t.Errorf("%q\ngot\n%s\nwant\n%s", c.text, got, c.want)
		}
	}
}
