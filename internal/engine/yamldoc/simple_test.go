package yamldoc

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// FuzzSimple holds that what readSimple reads, the parser of all YAML reads as
// the very same tree, to the last place, and finds nothing wrong with; and that
// the two together read any text as that parser does alone, and report the same.
func FuzzSimple(f *testing.F) {
	for _, text := range append(simpleTexts, otherTexts...) {
		f.Add([]byte(text))
	}
	for _, text := range fixtures(f) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text []byte) { readBoth(t, text) })
}

// readBoth compares the two readers on a text, and tells whether it is simple.
func readBoth(t rapid.TB, text []byte) bool {
	t.Helper()
	limits := DefaultLimits()
	few := limits
	few.Nodes, few.Depth, few.Scalar = 12, 9, 8
	return readWithin(t, text, few) != nil || readWithin(t, text, limits) != nil
}

// readWithin compares the two readers on a text, and returns what is read if it
// is simple.
func readWithin(t rapid.TB, text []byte, limits Limits) *value.Value {
	t.Helper()
	src := &value.Source{Name: "m.yaml", Text: text}
	one, other := reader{src: src, limits: limits}, reader{src: src, limits: limits}
	if !one.checkSize() || !one.checkText() || overIndicators(text, limits.Indicators) >= 0 {
		return nil
	}
	simple, left := one.readSimple()
	root, any := one.readYAML(), other.readAnyYAML()
	if !reflect.DeepEqual(one.problems, other.problems) || one.fatal != other.fatal || !reflect.DeepEqual(root, any) {
		t.Fatalf("%q\nproblems: %v\nnot:      %v\nsimple: %s\nany:    %s", text, one.problems, other.problems, dump(root), dump(any))
	}
	if simple == nil || left.from > 0 {
		return nil
	}
	if len(one.problems) > 0 || !reflect.DeepEqual(simple, root) {
		t.Fatalf("%q\nproblems: %v\nsimple: %s\nany:    %s", text, one.problems, dump(simple), dump(any))
	}
	return simple
}

// dump shows a tree with its places.
func dump(v *value.Value) string {
	if v == nil {
		return "nothing"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%v %d ", v.At, v.Kind)
	if v.Kind != value.Map && v.Kind != value.List {
		fmt.Fprintf(&b, "%q %v %d %g", v.Text, v.Quoted, v.Int(), v.Float)
		return b.String()
	}
	for _, e := range v.Entries {
		fmt.Fprintf(&b, "{%v %s: %s}", e.KeyAt, e.Key, dump(e.Value))
	}
	return b.String()
}

// fixtures are the texts of testdata in YAML.
func fixtures(tb testing.TB) [][]byte {
	tb.Helper()
	var texts [][]byte
	err := filepath.WalkDir("../../../testdata", func(path string, d os.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".yaml" {
			return err
		}
		text, err := os.ReadFile(path)
		texts = append(texts, text)
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	return texts
}

// simpleTexts are what readSimple reads.
var simpleTexts = []string{
	"model: gpt2\n",
	"model: gpt2",
	"# first\n\nmodel: gpt2   # which\n   # and\nn: 5 #\n",
	"model: \"gpt2\"\nbackend: 'vllm' # quoted\n",
	"model: gpt2\r\ndecoder:\r\n  top_p: 0.5\r\n",
	"decoder:\n  top_p: 0.5\n\n  top_k: 5\nwarmup: # ten\n      n_warmup: 10\nn: 1\n",
	"a:\n  b:\n    c:\n      d: 1\n    e: 2\n  f: 3\n",
	"a:\nb: ~\nc: null\nd: # nothing\ne:",
	"a: -1\nb: +1.5e3\nc: .5\nd: 0x1F\ne: -.inf.\nf: ./results\ng: /tmp/x\nh: ~/y\n",
	"a: http://host:80/x#y\nb: it's\nc: a [b] {c}, d\nd: \"it's\"\n",
	"k: true\nl: False\nm: yes\nn: NULL\n",
	"model: gpt2   \n  \n \n# end",
	"k-1: x\n_k: y\n",
	"a: --- b\nb: -x\n",
	"a: {}\nb: []\nc: { }\nd: {e: 1, f: 'g', h: \"i j\"} # k\ne: [1, -2, x/y, 'z', .5 ] \nf: 1\n",
	"a:\n  b: { c: ~, d: -1.5 }\n  e: [a]\n",
	"# größer als ½\nmodel: gpt2 # 模型\n",
}

// otherTexts are what it leaves to the parser of all YAML.
var otherTexts = []string{
	"", "\n", "# nothing\n", "gpt2", "  model: gpt2\n", "\tmodel: gpt2\n", "model:\tgpt2\n", "model: gpt2\t\n",
	"model: gpt2\n continued\n", "model: gpt2\n  n: 5\n", "model:\n  gpt2\n", "model: |\n  gpt2\n", "model: >-\n  gpt2\n",
	"a:\n    b: 1\n  c: 2\n", "a:\n    b:\n  c: 2\n", "a: 1\nb: 2\n c: 3\n", "a: 1\na: 2\n",
	"a: b: c\n", "a: b:\n", "a:b\n", "a : b\n", "a: \"b\"c\n", "a: \"b\" c\n", "a: \"b\"#c\n", "a: 'b''c'\n", "a: \"b\\n\"\n", "a: \"b\nc\"\n",
	"a: *x\n", "a: &x 1\n", "a: !!str 1\n", "a: [1,\n 2]\n", "a: [[1]]\n", "a: [{b: 1}]\n", "a: {b: {}}\n", "a: {b: [1]}\n", "a: {b}\n", "a: {b: }\n", "a: {b:1}\n", "a: {b : 1}\n", "a: {b: 1,}\n", "a: [1,]\n", "a: [,]\n",
	"a: {b: 1, b: 2}\n", "a: [b: 1]\n", "a: [b c]\n", "a: [-]\n", "a: [- b]\n", "a: [b]c\n", "a: [b] c\n", "a: {b: 1}#c\n", "a: {b: 1} {}\n", "a: [1\n", "a: {b: 1]\n", "a: [017]\n", "a: {{ b }}\n", "a: {b: 1}\n  c: 2\n",
	"a: {}\n  c: 2\n", "a: [*b]\n", "a: [b, #c\n", "{a: 1}\n", "[a]\n", "a: ['b''c']\n", "a: {'b': c}\n", "a: {null: 1}\n", "a: [a:b]\n", "a: -[b\n",
	"a: - 1\n", "a: -1: 2\n", "a: -\n", "a: ? b\n", "a: %b\n", "a: @b\n", "a: `b`\n",
	"- 1\n", "a:\n- 1\n", "a:\n  - 1\n", "---\na: 1\n", "a: 1\n...\n", "a: 1\n---\nb: 1\n", "%YAML 1.2\n---\na: 1\n", "? a\n: b\n", "<<: b\n",
	"1: a\n", "null: a\n", "true: a\n", "'a': b\n", "a.b: c\n", "a b: c\n",
	"a: 017\n", "a: 1_000\n", "a: .inf\n", "a: .nan\n", "a: 1e999\n", "a: 99999999999999999999\n",
	"a: ü\n", "a: 'ü'\n", "\uFEFFa: 1\n", "a: 1\rb: 2\n", "# a\rb: 2\na: 1\n", "a: 1 # b\rc: 2\n", "a: 'x' # b\rc: 2\n", "a: # b\rc\n",
	"a:\n b:\n  c:\n   d:\n    e:\n     f:\n      g:\n       h:\n        i: 1\n",
}

// TestSimple holds that the two readers agree, and which texts are simple.
func TestSimple(t *testing.T) {
	for _, text := range simpleTexts {
		if !readBoth(t, []byte(text)) {
			t.Errorf("not simple: %q", text)
		}
		for n := range 26 { // at the limits too
			limits := DefaultLimits()
			for _, limit := range []*int{&limits.Nodes, &limits.Depth, &limits.Scalar, &limits.Indicators, &limits.Bytes} {
				was := *limit
				*limit = n
				readWithin(t, []byte(text), limits)
				*limit = was
			}
		}
	}
	for _, text := range otherTexts {
		if readBoth(t, []byte(text)) {
			t.Errorf("simple: %q", text)
		}
	}
	for _, text := range fixtures(t) {
		readBoth(t, text)
	}
}

// TestRest holds that the two readers agree on what is no longer simple where it goes
// on: what is read already and the rest are one document.
func TestRest(t *testing.T) {
	rests := append([]string{
		"? [b]\n: 1\n", "? b\n: [[1]]\n", "<<: {b: 1}\n", "b: [[1]]\nb: 2\n", "n: [[1]]\n", "b: [[1]]\n---\nc: 1\n", "b: [[1]]\n...\n", "'b': [[1]]\n", "'n': 1\n", "\"n\": 1\n",
		"b: &x [[1]]\nc: *x\n", "b: [[1]]\n? *x\n: 1\n", "- b\n", "b\n", "[b]\n", "--- \n", "...\n# c\n", "b: [[1]", "b: |\n  x\n\n", "017: [[1]]\n", "b: [[017]]\nc: 'd'#e\n", "b: {{ c }}\n",
	}, otherTexts...)
	for _, before := range []string{"a: 1\nn: 2\n", "# c\r\nn:\r\n  a: 1\r\n\r\n# c\r\nm: {a: 2}\r\n"} {
		for _, rest := range rests {
			readBoth(t, []byte(before+rest))
		}
	}
}

// TestRestAlone has what may follow fields that are simple, with whether it is read
// alone; or else the whole is read once more, which takes longer.
func TestRestAlone(t *testing.T) {
	for rest, alone := range map[string]bool{
		"b: [[1]]\n": true, "b: [[1]]\nc: 2\nd: [3]\n": true, "'b': 1\n": true, "b: &x [[1]]\nc: *x\n": true, "b: |\n  x\n": true, "b: [[1]]\n...\n": true, "? b\n: 1\n": true, "a: [[1]]\n": true,
		"n: [[1]]\n": false, "b: 'c''d'\nm: 1\n": false, "? [b]\n: 1\n": false, "<<: {b: 1}\n": false, "b: [[1]]\n---\nc: 1\n": false, "b: [[1]\n": false, "b: *y\n": false,
	} {
		src := &value.Source{Name: "m.yaml", Text: []byte("n: 1\nm:\n  a: 2\n" + rest)}
		r := reader{src: src, limits: DefaultLimits()}
		root, left := r.readSimple()
		if root == nil || left.from == 0 {
			t.Errorf("%q: nothing is simple, or all", rest)
			continue
		}
		if got := r.readRest(root, left) != nil; got != alone {
			t.Errorf("%q is read alone: %v", rest, got)
		}
	}
}

// TestSimpleOfPieces holds that the two readers agree on texts that are put
// together of what might matter to either.
func TestSimpleOfPieces(t *testing.T) {
	pick := func(words ...string) *rapid.Generator[string] { return rapid.SampledFrom(words) }
	indent := pick("", "", "", "  ", "  ", "    ", " ")
	key := pick("a", "b", "c", "d", "e", "f", "g", "model", "k-1", "_", "A9", "y", "null", "true", "a.b", "1", "a b", "'a'", "-", "- a", "<<", "#", "---", "...")
	colon := pick(": ", ": ", ": ", ": ", ":  ", ":", ":", " : ", "")
	piece := pick("x", "gpt2", "1", "0x1F", "1.5", "1e3", "017", "1_0", ".inf", "null", "~", "true", "yes", " ", " ", "  ", "#", " #", " # c", ":", ": ", ":x",
		"'", `"`, "'x'", `"x"`, `\`, `\n`, ",", "[", "]", "{", "}", "[]", "{}", "{a: 1}", "{a: x, b: 'y'}", "[1, x]", "a: ", ", ", "[ ", " }", " ]", "&a", "*a", "!", "!!str ", "|", ">", "-", "- ", "--", "---", "...", "?", "? ", "%", "@", "`",
		"+", ".", "/", "=", "<<", "é", "模", "\uFEFF", "\u00a0", "\t", "\r", "(", "$")
	line := rapid.Custom(func(t *rapid.T) string {
		return indent.Draw(t, "indent") + key.Draw(t, "key") + colon.Draw(t, "colon") +
			strings.Join(rapid.SliceOfN(piece, 0, 3).Draw(t, "value"), "") + pick("\n", "\n", "\n", "\n", "\r\n", "\n\n", "\n# c\n", "\n  # c\n", "").Draw(t, "end")
	})
	tried, simple := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		for range 20 {
			tried++
			if readBoth(t, []byte(strings.Join(rapid.SliceOfN(line, 1, 6).Draw(t, "lines"), ""))) {
				simple++
			}
		}
	})
	if simple < tried/100 {
		t.Errorf("%d of %d texts are simple", simple, tried)
	}
	t.Logf("%d of %d texts are simple", simple, tried)
}
