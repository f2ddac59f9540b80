package yamldoc_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/llenergymeasure/llemcfg/pkg/diag"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
)

// TestRefused has texts that are refused, with the place, what is found and what
// to write.
func TestRefused(t *testing.T) {
	filler := strings.Repeat("x", 472)
	for name, test := range map[string]struct {
		file, text string
		want       []string
	}{
		"byte order mark in a value": {"a.yaml", "model: gpt2\npassthrough_kwargs: {k: \"" + filler + "\uFEFF\", l: [\n12,\n13]}\n", []string{
			`2:498 a byte order mark, U+FEFF, can only be the first character of a file: remove it, or write "\ufeff" in double quotes`}},
		"two byte order marks": {"a.yaml", "\uFEFF\uFEFFmodel: gpt2\n", []string{
			`1:1 a byte order mark, U+FEFF, can only be the first character of a file: remove it, or write "\ufeff" in double quotes`}},
		"UTF-16":                   {"a.yaml", "\xFF\xFEm\x00", []string{"1:1 the text is UTF-16: save the file as UTF-8"}},
		"UTF-16 BE":                {"a.yaml", "\xFE\xFF\x00m", []string{"1:1 the text is UTF-16: save the file as UTF-8"}},
		"UTF-32":                   {"a.yaml", "\xFF\xFE\x00\x00m\x00\x00\x00", []string{"1:1 the text is UTF-32: save the file as UTF-8"}},
		"UTF-32 BE":                {"a.yaml", "\x00\x00\xFE\xFF\x00\x00\x00m", []string{"1:1 the text is UTF-32: save the file as UTF-8"}},
		"UTF-16 without a mark":    {"a.yaml", "m\x00o\x00", []string{"1:1 the text is UTF-16: save the file as UTF-8"}},
		"UTF-16 BE without a mark": {"a.yaml", "\x00m\x00o", []string{"1:1 the text is UTF-16: save the file as UTF-8"}},
		"UTF-32 without a mark":    {"a.yaml", "m\x00\x00\x00", []string{"1:1 the text is UTF-32: save the file as UTF-8"}},
		"UTF-32 BE without a mark": {"a.yaml", "\x00\x00\x00m", []string{"1:1 the text is UTF-32: save the file as UTF-8"}},
		"NUL":                      {"a.yaml", "a: x\x00", []string{"1:5 the file is not text: it has a NUL character, U+0000: save the file as UTF-8 text"}},
		"NUL alone":                {"a.json", "\x00\x00\x00\x00", []string{"1:1 the file is not text: it has a NUL character, U+0000: save the file as UTF-8 text"}},

		"merge conflict": {"a.yaml", "model: gpt2\n<<<<<<< HEAD\nn: 5\n=======\nn: 6\n>>>>>>> other\n", []string{
			"2:1 the text is not YAML: a merge conflict of Git begins here: resolve it: keep what is meant, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>"}},
		"merge conflict at the top": {"a.yaml", "<<<<<<< HEAD\nn: 5\n||||||| base\n=======\n- n\n>>>>>>> other\nmodel: gpt2\n", []string{
			"1:1 the text is not YAML: a merge conflict of Git begins here: resolve it: keep what is meant, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>"}},
		"end of the document": {"a.yaml", "model: gpt2\n...\nn: 5\n", []string{
			"2:1 the text is not YAML: this line ends the document, and the file continues: remove the line"}},

		"DEL":        {"a.yaml", "a: \x7f", []string{`1:4 the control character U+007F is not allowed: remove it, or write "\u007f" in double quotes`}},
		"NEL":        {"a.yaml", "a: x\u0085", []string{`1:5 the line separator U+0085 ends a line in YAML 1.1 and does not in YAML 1.2: remove it, or write "\u0085" in double quotes`}},
		"U+FFFE":     {"a.yaml", "a: \uFFFE", []string{`1:4 U+FFFE is not a character: remove it`}},
		"JSON tab":   {"a.json", "{\"a\": \"\t\"}", []string{"1:8 the text is not JSON: invalid character '\\t' in string (expecting non-control character)"}},
		"JSON ctrl":  {"a.json", "{\"a\": \"\x01\"}", []string{`1:8 the control character U+0001 is not allowed: remove it, or write "\u0001" in double quotes`}},
		"JSON BOM":   {"a.json", "{\uFEFF\"a\": 1}", []string{"1:2 the text is not JSON: invalid character '\\ufeff' at start of value"}},
		"JSON latin": {"a.json", "{\"a\": \"\xe9\"}", []string{"1:8 the text is not UTF-8: save the file as UTF-8"}},

		"continuation":    {"a.yaml", "a: \x80", []string{"1:4 the text is not UTF-8: save the file as UTF-8"}},
		"JSON infinity":   {"a.json", "{\"a\": -Infinity}", []string{"1:8 the text is not JSON: invalid character 'I' in number (expecting digit): write a finite number"}},
		"JSON nan":        {"a.json", "{\"a\": NaN}", []string{"1:7 the text is not JSON: invalid character 'N' at start of value: write a finite number"}},
		"JSON two signs":  {"a.json", "{\"a\": --5}", []string{"1:7 the text is not JSON: --5 is neither a number nor a text in quotes: put it in quotes, if it is a text: write \"--5\""}},
		"comma in braces": {"a.yaml", "a: {b: 1 c: 2}\n", []string{"1:9 the text is not YAML: a comma is missing between the entries of a mapping: put a comma before c"}},

		"error below %YAML": {"a.yaml", "%YAML 1.2\n---\na: b: c\n", []string{
			"3:5 the text is not YAML: there is a second colon and space on this line: put quotes around a value that has a colon and a space in it"}},
		"unknown version": {"a.yaml", "# c\n%YAML 1.3\n---\na: 1\n", []string{
			"2:1 the text is not YAML: only YAML 1.1 and 1.2 are read: write %YAML 1.2, or remove the line"}},
		"directive without document": {"a.yaml", "%YAML 1.2\na: 1\n", []string{
			"2:1 the text is not YAML: a line with --- must separate the lines that begin with % from the fields: write --- before this line"}},

		"closing quote forgotten": {"a.yaml", "model: \"gpt2\nn: 5\"\nx: y\n", []string{
			"1:8 the quotes that open here close on line 2, and the text on line 2 is not indented deeper than the key: close the quotes on their line, or indent the lines that follow"}},
		"closing quote of a list item": {"a.yaml", "a:\n- 'x\ny'\n", []string{
			"2:3 the quotes that open here close on line 3, and the text on line 3 is not indented deeper than the key: close the quotes on their line, or indent the lines that follow"}},
		"closing quote in brackets": {"a.yaml", "a: {b: 'x\n\n\ny', c: 2}\n", []string{
			"1:8 the quotes that open here close on line 4, and the text on line 4 is not indented deeper than the key: close the quotes on their line, or indent the lines that follow"}},
		"closing quote of a key": {"a.yaml", "a:\n  b: {\"x\n y\": 1}\n  c: {\"x\n   y\": 1}\n", []string{
			"2:7 the quotes that open here close on line 3, and the text on line 3 is not indented deeper than the key: close the quotes on their line, or indent the lines that follow"}},

		"comment after quotes":       {"a.yaml", "a: \"x\"# c\n", []string{"1:7 a comment needs a space before it: put a space before the #"}},
		"comment after brackets":     {"a.yaml", "a: [1]# c\n", []string{"1:7 a comment needs a space before it: put a space before the #"}},
		"comment after inner braces": {"a.yaml", "a: [{b: 1}# c\n ]\n", []string{"1:11 a comment needs a space before it: put a space before the #"}},

		"key with its colon":  {"a.yaml", "x: {a:, b: 1}\n", []string{`1:5 this is read as "a:", with the colon: put a space after the colon, or quotes around it`}},
		"item with its colon": {"a.yaml", "x: [a:]\n", []string{`1:5 this is read as "a:", with the colon: put a space after the colon, or quotes around it`}},

		"empty key":             {"a.yaml", "a: 1\n: x\n", []string{"2:1 the key is missing: write a key before the colon"}},
		"null key":              {"a.yaml", "null: x\n", []string{`1:1 a key must be a string, and null is not: write "null" in quotes`}},
		"long key":              {"a.yaml", "a: 1\n" + strings.Repeat("k", 1025) + ": x\n", []string{"2:1 a key has at most 1024 characters in YAML"}},
		"long quoted key":       {"a.yaml", "a: 1\n\"" + strings.Repeat("k", 1025) + "\": x\n", []string{"2:1 a key has at most 1024 characters in YAML"}},
		"merge of no mappings":  {"a.yaml", "a: 1\n<<: [1, 2, 3]\n", []string{"2:5 << merges a mapping, or a list of mappings, and this is neither: write an alias of a mapping, such as *name"}},
		"merge of some others":  {"a.yaml", "x: &x {a: 1}\nb:\n  <<: [*x, 2]\n", []string{"3:7 << merges a mapping, or a list of mappings, and this is neither: write an alias of a mapping, such as *name"}},
		"tab before a key":      {"a.yaml", "a:\n\tb: 1\n", []string{"2:1 the text is not YAML: a tab cannot indent a line: indent with spaces"}},
		"tab before a key deep": {"a.yaml", "a:\n  b: 1\n\tc: 1\n", []string{"3:1 the text is not YAML: a tab cannot indent a line: indent with spaces"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, problems := parse(test.file, test.text)
			var got []string
			for _, d := range problems {
				text := fmt.Sprintf("%d:%d %s", d.Line, d.Column, d.Message)
				if d.Suggestion != "" {
					text += ": " + d.Suggestion
				}
				got = append(got, text)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestCommentWithoutSpace holds that the space that a comment lacks is put there.
func TestCommentWithoutSpace(t *testing.T) {
	const text = "a: [1]# c\n"
	_, problems := parse("a.yaml", text)
	got, count := diag.ApplyFixes([]byte(text), problems, false)
	if string(got) != "a: [1] # c\n" || count.Applied != 1 || problems[0].Fixes[0].Message != "put a space before the #" {
		t.Errorf("%s, %+v, %v", got, count, problems)
	}
}

// TestMissingKey holds that what has no key is said to lack it, and is no entry.
func TestMissingKey(t *testing.T) {
	root, problems := parse("a.yaml", "a: 1\n: x\n")
	if len(root.Entries) != 1 || root.Entries[0].Key != "a" || len(problems) != 1 {
		t.Errorf("%+v, %v", root.Entries, problems)
	}
}

// TestAccepted has texts that are YAML 1.2 and that yaml.v3 refuses, or that are
// easily taken for something else, with what they hold as JSON.
func TestAccepted(t *testing.T) {
	for name, test := range map[string]struct{ file, text, want string }{
		"escaped slash":                {"a.yaml", `a: "x\/y"` + "\n", `{"a":"x/y"}`},
		"question mark in brackets":    {"a.yaml", "a: [User?, Q]\n", `{"a":["User?","Q"]}`},
		"question mark in a key":       {"a.yaml", "a: {ok?: true}\n", `{"a":{"ok?":true}}`},
		"literal that begins with tab": {"a.yaml", "a: |\n  \tx\n  y\n", `{"a":"\tx\ny\n"}`},
		"blank line with a tab":        {"a.yaml", "a: 1\n\t\nb: 2\n", `{"a":1,"b":2}`},
		"blank line with tabs, deep":   {"a.yaml", "a:\n  b: 1\n\t\t\n  c: 2\n \t\n", `{"a":{"b":1,"c":2}}`},
		"tab after a dash":             {"a.yaml", "a:\n-\tx\n-\ty\n", `{"a":["x","y"]}`},
		"anchor with a point":          {"a.yaml", "a: &a.b x\nb: *a.b\n", `{"a":"x","b":"x"}`},
		"%YAML 1.2":                    {"a.yaml", "%YAML 1.2\n---\na: 1\n", `{"a":1}`},
		"%YAML with spaces":            {"a.yaml", "%YAML  1.2 # c\n---\na: 1\n", `{"a":1}`},
		"%YAML with a tab":             {"a.yaml", "%YAML\t1.2\n---\na: 1\n", `{"a":1}`},
		"%YAML after a comment":        {"a.yaml", "\uFEFF# a comment\n\n%YAML 1.2\r\n---\na: 1\n", `{"a":1}`},
		"1.2 in a value":               {"a.yaml", "# %YAML 1.2\na: |\n  %YAML 1.2\n", `{"a":"%YAML 1.2\n"}`},
		"quoted over lines":            {"a.yaml", "a: \"x\n\n  y\n z\"\nb:\n- 'c\n  d'\n", `{"a":"x\ny z","b":["c d"]}`},
		"quoted over lines in braces":  {"a.yaml", "{\"a\":\n\"x\ny\"}\n", `{"a":"x y"}`},
		"comment after a quote":        {"a.yaml", "a: 'x' # c\nb: [1] # d\nc: {d: 1}\t# e\n", `{"a":"x","b":[1],"c":{"d":1}}`},
		"sharp in a value":             {"a.yaml", "a: x#y\n", `{"a":"x#y"}`},
		"colon in a value":             {"a.yaml", "a: [b:c, 'd:', e::f]\ng: h:i\n", `{"a":["b:c","d:","e::f"],"g":"h:i"}`},
		"byte order mark escaped":      {"a.yaml", `a: "\ufeff"` + "\n", "{\"a\":\"\uFEFF\"}"},
		"single quote at the end":      {"a.yaml", "a: 'x'", `{"a":"x"}`},
		"number-like names":            {"a.yaml", "a: 3_shot_model\nb: 1.5b\nc: 7b-chat\nd: 0x\ne: 1_\nf: _1\n", ""},
		"overridden merge":             {"a.yaml", "a: &a {x: 1}\nb:\n  <<: &m {<<: *a, y: 2}\n  y: 3\nc: *m\n", `{"a":{"x":1},"b":{"y":3,"x":1},"c":{"y":2,"x":1}}`},
		"tags":                         {"a.yaml", "a: !!float 5\nb: !!float -2.5\nc: !!int 7\nd: !!str 8\ne: !!bool true\nf: !!null ~\ng: !!null\nh: !!str\n", `{"a":5.0,"b":-2.5,"c":7,"d":"8","e":true,"f":~,"g":,"h":""}`},
		"JSON NEL":                     {"a.json", "{\"a\": \"\u0085\"}", "{\"a\":\"\u0085\"}"},
		"JSON DEL":                     {"a.json", "{\"a\": \"\u007f\u0080\"}", "{\"a\":\"\u007f\u0080\"}"},
		"JSON U+FFFE, U+FFFF":          {"a.json", "{\"a\": \"\uFFFE\uFFFF\uFEFF\"}", "{\"a\":\"\uFFFE\uFFFF\uFEFF\"}"},
		"JSON with byte order mark":    {"a.json", "\uFEFF{\"a\": 1}", `{"a":1}`},
	} {
		t.Run(name, func(t *testing.T) {
			root, problems := parse(test.file, test.text)
			if test.want == "" {
				if len(problems) != 1 {
					t.Errorf("%v", problems)
				}
				return
			}
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			if got := plain(root); got != test.want {
				t.Errorf("%s\nwant %s", got, test.want)
			}
		})
	}
}

// plain is a tree as JSON, as far as the tests above need it.
func plain(v *value.Value) string {
	var parts []string
	for _, e := range v.Entries {
		if v.Kind == value.Map {
			parts = append(parts, `"`+e.Key+`":`+plain(e.Value))
		} else {
			parts = append(parts, plain(e.Value))
		}
	}
	switch v.Kind {
	case value.Map:
		return "{" + strings.Join(parts, ",") + "}"
	case value.List:
		return "[" + strings.Join(parts, ",") + "]"
	case value.String:
		return `"` + strings.NewReplacer("\n", `\n`, "\t", `\t`).Replace(v.Text) + `"`
	default:
		return v.Text
	}
}

// TestSyntaxPlaces breaks a file of many lines in every way people do, on each of
// its lines: the error is on the line, at or before the column.
func TestSyntaxPlaces(t *testing.T) {
	good := strings.Split("# an experiment\nmodel: gpt2\n\ndecoder:\n  # how\n  temperature: 0.5\n  top_p: 1.0 # all\npassthrough_kwargs:\n  stop: [a, b]\n  deep:\n    deeper: {x: 1}\n  list:\n  - 1\n  - two\n  text: |\n    any text\n    at all\n  after: 1\nn: 5\noutput_dir: out", "\n")
	if _, problems := parse("a.yaml", strings.Join(good, "\n")); len(problems) > 0 {
		t.Fatal(problems)
	}
	for mistake, column := range map[string]int{
		"x: y: z":       5,
		"x: @y":         4,
		"x: `y`":        4,
		"x: %y":         4,
		"x: \"\\q\"":    5,
		"x: *nobody":    4,
		"x: [1, 2":      4,
		"x: {a: 1":      4,
		"x: ]":          4,
		"x: [1}":        6,
		"x: \"abc":      4,
		"x: 'it's'":     8,
		"x: - y":        4,
		"x: \"a\" b":    8,
		"x: & y":        4,
		"x: !<y":        4,
		"no colon here": 1,
		"\tx: 1":        1,
	} {
		for i, line := range good {
			if i < 1 || line == "" || strings.HasPrefix(strings.TrimSpace(line), "#") || strings.Contains(line, "any text") || strings.Contains(line, "at all") || strings.Contains(line, "|") {
				continue
			}
			indent := len(line) - len(strings.TrimLeft(line, " -"))
			if strings.Contains(line, "- ") {
				continue
			}
			for _, version := range []string{"", "%YAML 1.2\n---\n"} {
				text := version + strings.Join(good[:i], "\n") + "\n" + line[:indent] + mistake + "\n" + strings.Join(good[i:], "\n") + "\n"
				at := i + 1 + strings.Count(version, "\n")
				_, problems := parse("a.yaml", text)
				if len(problems) == 0 {
					t.Errorf("%q on line %d is accepted", mistake, at)
					continue
				}
				d := problems[0]
				if d.Line != at || d.Column > indent+column {
					t.Errorf("%q on line %d, column %d is reported at %d:%d: %s", mistake, at, indent+column, d.Line, d.Column, d.Message)
				}
			}
		}
	}
}

var _ = yamldoc.DefaultLimits
