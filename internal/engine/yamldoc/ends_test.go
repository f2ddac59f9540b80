package yamldoc

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// TestRanges has texts with the keys and values that are in them, each as the
// text of its range.
func TestRanges(t *testing.T) {
	for name, test := range map[string]struct {
		file, text string
		want       []string
	}{
		"simple":          {"a.yaml", "a: x y # c\nb:\nc: {d: 1, e: 'x'} # d\nf:\n  g: [1, 2]\n", []string{"a", "x y", "b", "", "c", "{d: 1, e: 'x'}", "d", "1", "e", "'x'", "f", "g: [1, 2]", "g", "[1, 2]", "1", "1", "2", "2"}},
		"quoted":          {"a.yaml", "a: \"x \\\" # \\\\\" # c\n'b''s' : 'it''s'\n", []string{"a", `"x \" # \\"`, "'b''s'", "'it''s'"}},
		"quoted on lines": {"a.yaml", "a: \"x\n\n  y\\\n  z\"\nb: 1\n", []string{"a", "\"x\n\n  y\\\n  z\"", "b", "1"}},
		"plain on lines":  {"a.yaml", "a: x\n  y z\n\n  w   # c\nb: 1\n", []string{"a", "x\n  y z\n\n  w", "b", "1"}},
		"literal":         {"a.yaml", "a: |  # c\n  x\n\n   y # no comment\n\n\nb: >-\n  z\n", []string{"a", "|  # c\n  x\n\n   y # no comment", "b", ">-\n  z"}},
		"empty literal":   {"a.yaml", "a: | # c\n\nb: >+\n\n\nc: 1\n", []string{"a", "|", "b", ">+", "c", "1"}},
		"folded":          {"a.yaml", "a: >2\n    x\n  y\n   z\n", []string{"a", ">2\n    x\n  y\n   z"}},
		"properties":      {"a.yaml", "a: &x !!str  y\nb: &z\n  - 1\nc: !!map # c\n  {d: 1}\ne: &n\nf: !<tag:yaml.org,2002:str> g\n", []string{"a", "&x !!str  y", "b", "&z\n  - 1", "1", "1", "c", "!!map # c\n  {d: 1}", "d", "1", "e", "&n", "f", "!<tag:yaml.org,2002:str> g"}},
		"aliases":         {"a.yaml", "a: &x [é, 1]\nb: *x\nc: [*x]\n", []string{"a", "&x [é, 1]", "é", "é", "1", "1", "b", "*x", "c", "[*x]", "*x", "*x"}},
		"merge":           {"a.yaml", "a: &x {k: 1}\nb:\n  c: 2\n  <<: *x\nd:\n  <<: {e: 3}\n", []string{"a", "&x {k: 1}", "k", "1", "b", "c: 2\n  <<: *x", "c", "2", "k", "*x", "d", "<<: {e: 3}", "e", "3"}},
		"block lists":     {"a.yaml", "a:\n- 1\n-\n- - x\n  - y\nb:\n  - c: 1\n    d:\n", []string{"a", "- 1\n-\n- - x\n  - y", "1", "1", "", "", "- x\n  - y", "- x\n  - y", "x", "x", "y", "y", "b", "- c: 1\n    d:", "c: 1\n    d:", "c: 1\n    d:", "c", "1", "d", ""}},
		"flow on lines":   {"a.yaml", "a: [ # c ]\n  1, # ]\n  {b: 2}, [], {},\n  c: 3,\n  ]\n", []string{"a", "[ # c ]\n  1, # ]\n  {b: 2}, [], {},\n  c: 3,\n  ]", "1", "1", "{b: 2}", "{b: 2}", "b", "2", "[]", "[]", "{}", "{}", "c: 3", "c: 3", "c", "3"}},
		"flow with holes": {"a.yaml", "a: {b, c: , ? d, ? e : 1 }\n", []string{"a", "{b, c: , ? d, ? e : 1 }", "b", "", "c", "", "d", "", "e", "1"}},
		"carriage return": {"a.yaml", "a: 'x'\r\nb: |\r\n  y\r\n", []string{"a", "'x'", "b", "|\r\n  y"}},
		"byte order mark": {"a.yaml", "\uFEFFé: ü # c\n? x\n: [ä]\n", []string{"é", "ü", "x", "[ä]", "ä", "ä"}},
		"JSON":            {"a.json", "{\"a\" : [1, -2.5e3, \"x\\\"é\", {}, []],\n \"b\": {\"c\": null}, \"d\": true }", []string{`"a"`, `[1, -2.5e3, "x\"é", {}, []]`, "1", "1", "-2.5e3", "-2.5e3", `"x\"é"`, `"x\"é"`, "{}", "{}", "[]", "[]", `"b"`, `{"c": null}`, `"c"`, "null", `"d"`, "true"}},
	} {
		t.Run(name, func(t *testing.T) {
			root, problems := Parse(&value.Source{Name: test.file, Text: []byte(test.text)}, DefaultLimits())
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			x := newIndex([]byte(test.text))
			var got []string
			for _, r := range rangesIn(root) {
				got = append(got, x.of(r))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// of is the text of a range.
func (x *index) of(r value.Range) string { return string(x.text[x.offset(r.Start):x.offset(r.End)]) }

// rangesIn are those of all keys, items, aliases and values, in order.
func rangesIn(v *value.Value) []value.Range {
	var all []value.Range
	for i := range v.Entries {
		e := &v.Entries[i]
		all = append(all, e.KeyAt, e.At())
		if e.Alias == nil {
			all = append(all, rangesIn(e.Value)...)
		}
	}
	return all
}

// TestRangesHoldTheirValues holds, for random documents in every style, that the
// text of a scalar's range is that scalar, that brackets are in their range, and
// that a block ends where its last part does.
func TestRangesHoldTheirValues(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := documents().Draw(t, "document")
		r := reader{src: &value.Source{Name: "a.yaml", Text: []byte(text)}, limits: DefaultLimits()}
		root := r.readAnyYAML()
		if len(r.problems) > 0 {
			t.Fatalf("%v in\n%s", r.problems, text)
		}
		x := newIndex([]byte(text))
		checkRanges(t, x, root)
	})
}

func checkRanges(t *rapid.T, x *index, v *value.Value) {
	text := x.of(v.At)
	switch {
	case v.Kind&(value.Map|value.List) == 0:
		again, problems := ParseValue(&value.Source{Name: "a.yaml", Text: []byte(text)}, nil, DefaultLimits())
		if text == "" && v.Kind == value.Null {
			break
		}
		if len(problems) > 0 || !value.Equal(again, v) && strings.TrimRight(again.Text, "\n") != strings.TrimRight(v.Text, "\n") {
			t.Fatalf("%q is %q and not %q: %v", text, again.Text, v.Text, problems)
		}
	case text[0] == '[' && text[len(text)-1] != ']', text[0] == '{' && text[len(text)-1] != '}':
		t.Fatalf("%q is not closed", text)
	case text[0] != '[' && text[0] != '{':
		end := value.Pos{}
		for i := range v.Entries {
			end = later(later(end, v.Entries[i].KeyAt.End), v.Entries[i].Value.At.End)
		}
		if end != v.At.End {
			t.Fatalf("%q ends at %v and its last part at %v", text, v.At.End, end)
		}
	}
	for i := range v.Entries {
		checkRanges(t, x, v.Entries[i].Value)
	}
}

// documents draws YAML in which values stand in every style.
func documents() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		var b strings.Builder
		block(t, &b, 0, 3)
		return b.String()
	})
}

func comment(t *rapid.T) string {
	return rapid.SampledFrom([]string{"", "", "", " ", " # c", "  # ] } ' \" :"}).Draw(t, "comment")
}

func block(t *rapid.T, b *strings.Builder, indent, depth int) {
	pad := strings.Repeat(" ", indent)
	isList := indent > 0 && rapid.Bool().Draw(t, "list")
	for i := range rapid.IntRange(1, 3).Draw(t, "entries") {
		if rapid.IntRange(0, 5).Draw(t, "between") == 0 {
			b.WriteString(rapid.SampledFrom([]string{"\n", pad + "# comment\n"}).Draw(t, "line"))
		}
		b.WriteString(pad)
		if isList {
			b.WriteString("-")
		} else {
			fmt.Fprintf(b, rapid.SampledFrom([]string{"k%d:", "\"k %d\":", "'é%d' :"}).Draw(t, "key"), i)
		}
		style := rapid.IntRange(0, 9).Draw(t, "style")
		switch {
		case style == 0 && depth > 0:
			b.WriteString(comment(t) + "\n")
			block(t, b, indent+2, depth-1)
		case style == 1:
			header := rapid.SampledFrom([]string{"|", ">", "|-", ">-", "|+", ">+"}).Draw(t, "header")
			b.WriteString(" " + header + comment(t) + "\n")
			for line := range rapid.IntRange(0, 3).Draw(t, "lines") {
				b.WriteString(pad + "  " + strings.Repeat(" ", min(line, rapid.IntRange(0, 1).Draw(t, "deeper"))) + rapid.SampledFrom([]string{"text", "x # y", "'a", "é: 1"}).Draw(t, "text") + "\n")
				b.WriteString(rapid.SampledFrom([]string{"", "", "\n"}).Draw(t, "blank"))
			}
		case style == 2:
			b.WriteString(" first\n" + pad + "  second  word" + comment(t) + "\n")
		default:
			b.WriteString(" " + flowValue(t, pad+"  ", depth) + comment(t) + "\n")
		}
	}
}

func flowValue(t *rapid.T, pad string, depth int) string {
	style := rapid.IntRange(0, 9).Draw(t, "flow style")
	if depth == 0 && style < 2 {
		style = 5
	}
	gap := func() string {
		return rapid.SampledFrom([]string{"", " ", "\n" + pad, " # ]}\n" + pad}).Draw(t, "gap")
	}
	switch style {
	case 0, 1:
		open, end := "[", "]"
		if style == 1 {
			open, end = "{", "}"
		}
		out := open + gap()
		n := rapid.IntRange(0, 3).Draw(t, "items")
		for i := range n {
			if style == 1 {
				out += fmt.Sprintf("k%d: ", i)
			}
			out += flowValue(t, pad, depth-1)
			if i < n-1 || rapid.Bool().Draw(t, "comma") {
				out += gap() + "," + gap()
			}
		}
		return out + gap() + end
	case 2:
		return `"` + rapid.SampledFrom([]string{"", `x \" y`, `\\`, "# no", "é]}", "two\n" + pad + "lines"}).Draw(t, "double") + `"`
	case 3:
		return `'` + rapid.SampledFrom([]string{"", `it''s`, `\`, "# no", "é]}", "two\n\n" + pad + "lines"}).Draw(t, "single") + `'`
	default:
		return rapid.SampledFrom([]string{"1", "x", "-1.5", "null", "a b", "x#y", "é", "true"}).Draw(t, "plain")
	}
}

// TestIndex holds that the index finds the places that counting finds, and those at
// the end of a text and past it.
func TestIndex(t *testing.T) {
	for size := range 3 * indexBlock {
		for _, text := range []string{strings.Repeat("é", size/2), strings.Repeat("x", size), strings.Repeat("\né", size/3), "é" + strings.Repeat("x\n", size/2)} {
			x := newIndex([]byte(text))
			end := PosOf([]byte(text), len(text))
			if x.pos(len(text)) != end || x.pos(len(text)+1) != end || x.offset(end) != len(text) || x.offset(value.Pos{Line: end.Line, Column: end.Column + 9}) != len(text) {
				t.Fatalf("the end of %q is %v and not %v, at %d", text, x.pos(len(text)), end, x.offset(end))
			}
			if start := (value.Pos{Line: 1, Column: 1}); x.pos(-1) != start || x.offset(value.Pos{}) != 0 {
				t.Fatalf("before %q is %v, at %d", text, x.pos(-1), x.offset(value.Pos{}))
			}
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.RuneFrom([]rune("aé模🚀\n\r\n")), 0, 700, -1).Draw(t, "text")
		x := newIndex([]byte(text))
		for offset := range text {
			if text[offset] == '\n' && offset > 0 && text[offset-1] == '\r' {
				continue // within the end of a line
			}
			want := PosOf([]byte(text), offset)
			if got := x.pos(offset); got != want {
				t.Fatalf("offset %d of %q is %v and not %v", offset, text, got, want)
			}
			if got := x.offset(want); got != offset {
				t.Fatalf("%v of %q is at %d and not %d", want, text, got, offset)
			}
		}
	})
}
