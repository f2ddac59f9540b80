package yamledit_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/engine/yamledit"
)

// pieces says of each entry of a mapping its name, its key and its value as they
// are written, and in parentheses the lines that it has for itself and what else is
// known of it.
func pieces(text string, m *yamledit.Mapping) []string {
	var all []string
	for e := range m.Entries() {
		keyAt, keyEnd := e.Key()
		valueAt, valueEnd := e.Value()
		said := fmt.Sprintf("%s: %q %q", e.Name, text[keyAt:keyEnd], text[valueAt:min(valueEnd, len(text))])
		if start, end, ok := e.Lines(); ok {
			said += fmt.Sprintf(" %q", text[start:min(end, len(text))])
		}
		for _, fact := range []struct {
			name  string
			holds bool
		}{{"empty", e.IsEmpty()}, {"plain", e.IsPlain()}, {"in braces", e.In().IsFlow()}} {
			if fact.holds {
				said += " " + fact.name
			}
		}
		all = append(all, said)
		if e.Map != nil {
			for _, inner := range pieces(text, e.Map) {
				all = append(all, "  "+inner)
			}
		}
	}
	return all
}

// TestPieces has texts with the pieces that each is cut into.
func TestPieces(t *testing.T) {
	for _, c := range []struct {
		text, want string
	}{
		{"a: 1", `
a: "a" "1" plain`},
		{"a: 1\nb: 2", `
a: "a" "1" "a: 1\n" plain
b: "b" "2" "b: 2" plain`},
		{"\ufeffa: 1\r\nb: x y # c\r\n", `
a: "a" "1" "a: 1\r\n" plain
b: "b" "x y" "b: x y # c\r\n" plain`},
		{"# c\n\n  # d\na:   1  \n", `
a: "a" "1" plain`},
		{"%YAML 1.2\n# c\n---\na: 1\n...\n", `
a: "a" "1" plain`},
		{"---  # c\na: 1\n--- \nb: 2\n", `
a: "a" "1" plain`},
		{"--- {a: 1}\n", `
a: "a" "1" plain in braces`},
		{"---\n---a: 1\n", `
---a: "---a" "1" plain`},
		{"---a: 1\n", `
---a: "---a" "1" plain`},
		{"...\na: 1\n", `
line 1: no mapping`},
		{"--- # c\n{a: 1}\n", `
a: "a" "1" plain in braces`},
		{"a:\n- 1\n-b: 2\n", `
a: "a" "- 1" "a:\n- 1\n"
-b: "-b" "2" "-b: 2\n" plain`},
		{"a:\n- 1\nb : 2\n", `
a: "a" "- 1" "a:\n- 1\n"
b: "b" "2" "b : 2\n" plain`},
		{"a:\n- 1\n-\n- \n-\t2\nb: 1\n", `
a: "a" "- 1\n-\n- \n-\t2" "a:\n- 1\n-\n- \n-\t2\n"
b: "b" "1" "b: 1\n" plain`},
		{"{a : 1, 'b' : 2, c\n  : 3, \"d\"\n:4}\n", `
a: "a" "1" plain in braces
b: "'b'" "2" plain in braces
c: "c" "3" in braces
d: "\"d\"" "4" in braces`},
		{"a:  # c\n\n  # d\n  x\n  y\nb: # c\r\n  z\n", `
a: "a" "x\n  y" "a:  # c\n\n  # d\n  x\n  y\n"
b: "b" "z" "b: # c\r\n  z\n"`},
		{"a: !t &x 1\nb: &y\n  - 1\nc: &z # c\n  d: 1\n", `
a: "a" "1" "a: !t &x 1\n"
b: "b" "  - 1" "b: &y\n  - 1\n"
c: "c" "  d: 1\n" "c: &z # c\n  d: 1\n"
  d: "d" "1" plain`},
		{"a: &x {b: 1}\nc: !!map {d: &y 2, e: !!str , f: &z }\n", `
a: "a" "{b: 1}" "a: &x {b: 1}\n"
  b: "b" "1" plain in braces
c: "c" "{d: &y 2, e: !!str , f: &z }" "c: !!map {d: &y 2, e: !!str , f: &z }\n"
  d: "d" "2" plain in braces
  e: "e" "" in braces
  f: "f" "" plain in braces`},
		{"a: 1\n---\n", `
a: "a" "1" plain`},
		{"a: 1\n...", `
a: "a" "1" plain`},
		{" a: 1\n b: 2\n", `
a: "a" "1" " a: 1\n" plain
b: "b" "2" " b: 2\n" plain`},
		{"a:\nb: ~\n", `
a: "a" "" "a:\n" empty plain
b: "b" "~" "b: ~\n" plain`},
		{"a: # c\nb:\n\n# d\nc:", `
a: "a" "" "a: # c\n" empty plain
b: "b" "" "b:\n" empty plain
c: "c" "" "c:" empty plain`},
		{"a: &x\nb: !!str\nc: &y !!null # c\nd: &z 1\n", `
a: "a" "" "a: &x\n" plain
b: "b" "" "b: !!str\n"
c: "c" "" "c: &y !!null # c\n"
d: "d" "1" "d: &z 1\n" plain`},
		{"a: !!int 5\nb: *x\n", `
a: "a" "5" "a: !!int 5\n"
b: "b" "*x" "b: *x\n" plain`},
		{"a:\n  b: 1\n  # in\n\nc:\n    d:\n      e: 1\n", `
a: "a" "  b: 1\n  # in\n" "a:\n  b: 1\n  # in\n"
  b: "b" "1" plain
c: "c" "    d:\n      e: 1\n" "c:\n    d:\n      e: 1\n"
  d: "d" "      e: 1\n"
    e: "e" "1" plain`},
		{"a:\n- 1\n- 2\nb: 1\n", `
a: "a" "- 1\n- 2" "a:\n- 1\n- 2\n"
b: "b" "1" "b: 1\n" plain`},
		{"a:\n  - 1\n  # in\n\n  - 2 # c\n  # in\n# out\nb: 1\n", `
a: "a" "  - 1\n  # in\n\n  - 2 # c\n  # in" "a:\n  - 1\n  # in\n\n  - 2 # c\n  # in\n"
b: "b" "1" "b: 1\n" plain`},
		{"a:\n  - b: 1\n    c: 2\n  - - 3\n    - 4\n  -\n    d: 5\n  -\n  - &x\n    - y\nb: 1\n", `
a: "a" "  - b: 1\n    c: 2\n  - - 3\n    - 4\n  -\n    d: 5\n  -\n  - &x\n    - y" "a:\n  - b: 1\n    c: 2\n  - - 3\n    - 4\n  -\n    d: 5\n  -\n  - &x\n    - y\n"
b: "b" "1" "b: 1\n" plain`},
		{"a:\n-\n-\nb: 1\n", `
a: "a" "-\n-" "a:\n-\n-\n"
b: "b" "1" "b: 1\n" plain`},
		{"a: |\n  x\n\nb: >-\n  y\n  # no comment\n\n# c\nc: |+ # keep\n\n  z\n\n\nd: 1\n", `
a: "a" "|\n  x" "a: |\n  x\n"
b: "b" ">-\n  y\n  # no comment" "b: >-\n  y\n  # no comment\n"
c: "c" "|+ # keep\n\n  z\n\n" "c: |+ # keep\n\n  z\n\n\n"
d: "d" "1" "d: 1\n" plain`},
		{"a: | # no + here\n  x\n\nb: 1\n", `
a: "a" "| # no + here\n  x" "a: | # no + here\n  x\n"
b: "b" "1" "b: 1\n" plain`},
		{"a:\n  b: |\n    x\n   # c\nd: 1\n", `
a: "a" "  b: |\n    x\n   # c\n" "a:\n  b: |\n    x\n   # c\n"
  b: "b" "|\n    x\n   # c"
d: "d" "1" "d: 1\n" plain`},
		{"a: x\n  y\n\n  z # c\nb: 1\n", `
a: "a" "x\n  y\n\n  z" "a: x\n  y\n\n  z # c\n"
b: "b" "1" "b: 1\n" plain`},
		{"a: x # c\n# d\nb: -1\nc: :x\nd: a:b#c\n", `
a: "a" "x" "a: x # c\n" plain
b: "b" "-1" "b: -1\n" plain
c: "c" ":x" "c: :x\n" plain
d: "d" "a:b#c" "d: a:b#c\n" plain`},
		{"a: 'it''s'\nb: \"x\\\"y\" # c\n\"c\\td\" : 'x\n  y'\n", `
a: "a" "'it''s'" "a: 'it''s'\n" plain
b: "b" "\"x\\\"y\"" "b: \"x\\\"y\" # c\n" plain
c	d: "\"c\\td\"" "'x\n  y'" "\"c\\td\" : 'x\n  y'\n"`},
		{"a: [1, 'x]', {b: 2}] # c\nb: [\n  1, # ]\n  2\n]\n", `
a: "a" "[1, 'x]', {b: 2}]" "a: [1, 'x]', {b: 2}] # c\n" plain
b: "b" "[\n  1, # ]\n  2\n]" "b: [\n  1, # ]\n  2\n]\n"`},
		{"a: [x, y:z, \"}\"]\nb: [[], {}]\n", `
a: "a" "[x, y:z, \"}\"]" "a: [x, y:z, \"}\"]\n" plain
b: "b" "[[], {}]" "b: [[], {}]\n" plain`},
		{"{a: 1, b: x y, 'c': \"z\", \"d\":5, e:6, f, g: , h: [1, 2], i: {j: 1}, k: }", `
a: "a" "1" plain in braces
b: "b" "x y" plain in braces
c: "'c'" "\"z\"" plain in braces
d: "\"d\"" "5" plain in braces
e:6: "e:6" "" empty plain in braces
f: "f" "" empty plain in braces
g: "g" "" empty plain in braces
h: "h" "[1, 2]" plain in braces
i: "i" "{j: 1}" in braces
  j: "j" "1" plain in braces
k: "k" "" empty plain in braces`},
		{"{ a: 1 , # c\n  b: x\n    y,\n  c: &x !!str z, d: *x,\n}\n# end\n", `
a: "a" "1" plain in braces
b: "b" "x\n    y" in braces
c: "c" "z" in braces
d: "d" "*x" plain in braces`},
		{"# head\n{\"a\": {\"b\": []}, \"c\": null}\n", `
a: "\"a\"" "{\"b\": []}" in braces
  b: "\"b\"" "[]" plain in braces
c: "\"c\"" "null" plain in braces`},
		{"a: {}\nb: { }\nc: {x}\nd: {x: 'y', }\n", `
a: "a" "{}" "a: {}\n"
b: "b" "{ }" "b: { }\n"
c: "c" "{x}" "c: {x}\n"
  x: "x" "" empty plain in braces
d: "d" "{x: 'y', }" "d: {x: 'y', }\n"
  x: "x" "'y'" plain in braces`},
		{"a: {b: http://x, c: a#b, d: x # c\n  }\n", `
a: "a" "{b: http://x, c: a#b, d: x # c\n  }"
  b: "b" "http://x" plain in braces
  c: "c" "a#b" plain in braces
  d: "d" "x" plain in braces`},
		{"a: {b: x\n# c\n, c: 2}\n", `
a: "a" "{b: x\n# c\n, c: 2}"
  b: "b" "x" plain in braces
  c: "c" "2" plain in braces`},
		{"? a\n: 1\n", `
line 1: a key that is not known here`},
		{"? a: 1\n", `
line 1: a key that is not known here`},
		{"- a: 1\n", `
line 1: a key that is not known here`},
		{"-\ta: 1\n", `
line 1: a key that is not known here`},
		{"a: 1\n?\n", `
line 2: a key that is not known here`},
		{"a: 1\n%b: 2\n", `
line 2: a key that is not known here`},
		{"a: 1\n,b: 2\n", `
line 2: a key that is not known here`},
		{"a: {? : 1}\n", `
line 1: a key that is not known here`},
		{"a: {?b: 1, -c: 2}\n", `
a: "a" "{?b: 1, -c: 2}"
  ?b: "?b" "1" plain in braces
  -c: "-c" "2" plain in braces`},
		{"?a: 1\n-b: 2\n- : 3\n", `
line 3: a key that is not known here`},
		{"a b : 1\n1: 2\nx:y: 3\n", `
a b: "a b" "1" "a b : 1\n" plain
1: "1" "2" "1: 2\n" plain
x:y: "x:y" "3" "x:y: 3\n" plain`},
		{"a: 1\n  # c\n # d\n", `
a: "a" "1" plain`},
		{"a:\n  b: 1\n # out\n  # in\nc: 2\n", `
a: "a" "  b: 1\n" "a:\n  b: 1\n"
  b: "b" "1" plain
c: "c" "2" "c: 2\n" plain`},
		{"a:\n    b: 1\n\n\n", `
a: "a" "    b: 1\n"
  b: "b" "1" plain`},
		{"a: *x # c\nb: [*x, *y]\n", `
a: "a" "*x" "a: *x # c\n" plain
b: "b" "[*x, *y]" "b: [*x, *y]\n" plain`},
		{"*x : 1\n", `
line 1: a key that is not known here`},
		{"a: 'x' y\n", `
line 1: text after a value`},
		{"a: [1] # c\nb: [1]# c\n", `
line 2: text after a value`},
		{"a: {? b: 1}\n", `
line 1: a key that is not known here`},
		{"a: {&x b: 1}\n", `
line 1: a key that is not known here`},
		{"a: {: 1}\n", `
line 1: a key that is not known here`},
		{"a: {b: 1\n", `
line 2: a mapping in braces that is not known here`},
		{"a: {b: 1]\n", `
line 1: a mapping in braces that is not known here`},
		{"a: {\"b\" 1}\n", `
line 1: a mapping in braces that is not known here`},
		{"a: {'b: 1}\n", `
line 1: quotes that are not closed`},
		{"a: [']\n", `
line 1: quotes that are not closed`},
		{"\"\\x\": 1\n", `
line 1: a key that is not known here`},
		{"'a\nb': 1\n", `
line 1: a key that is not known here`},
		{"# nothing\n", `
line 2: no mapping`},
		{"---\n", `
line 2: no mapping`},
		{"a: 1\nb\n", `
line 2: a key that is not known here`},
		{"  a: 1\nb: 2\n", `
line 2: text after the mapping`},
	} {
		d, err := yamledit.Parse(c.text, false)
		var got []string
		if err != nil {
			got = []string{err.Error()}
		} else {
			got = pieces(c.text, d.Root)
			if back := d.String(); back != c.text {
				t.Errorf("%q became %q", c.text, back)
			}
		}
		if got := "\n" + strings.Join(got, "\n"); got != c.want {
			t.Errorf("%q\ngot%s\nwant%s", c.text, got, c.want)
		}
	}
}
