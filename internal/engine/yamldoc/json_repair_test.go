package yamldoc_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// TestJSONRepairs has texts that are no JSON, each with the place of the mistake,
// what is said of it, and the text with the fix made, if there is one: with a question
// mark, if it may not be what is meant.
func TestJSONRepairs(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{`{"a": 1,}`, `1:8 invalid character ',' at start of value: remove the comma
{"a": 1}`},
		{`{"a": [1, 2, ]}`, `1:12 invalid character ',' at start of value: remove the comma
{"a": [1, 2 ]}`},
		{`{"a": [1,,2]}`, `1:10 invalid character ',' at start of value: remove the comma
{"a": [1,2]}`},
		{`{,"a": 1}`, `1:2 invalid character ',' at start of value: remove the comma
{"a": 1}`},
		{`{"a": 1 // c
}`, `1:9 invalid character '/' after object value (expecting ',' or '}'): remove the comment, which JSON does not have
? {"a": 1
}`},
		{`{"a": 1, # c
"b": 2}`, `1:10 invalid character '#' at start of value: remove the comment, which JSON does not have
? {"a": 1,
"b": 2}`},
		{`{'a': 'b'}`, `1:2 invalid character '\'' at start of value: use double quotes
{"a": "b"}`},
		{`{"a": 'b'}`, `1:7 invalid character '\'' at start of value: use double quotes
{"a": "b"}`},
		{`{"a": 'it"s'}`, `1:7 invalid character '\'' at start of value: use double quotes`},
		{`{"a": 017}`, `1:8 invalid character '1' after object value (expecting ',' or '}'): write the number without its leading zero
{"a": 17}`},
		{`{"a": -017}`, `1:9 invalid character '1' after object value (expecting ',' or '}'): write the number without its leading zero
{"a": -17}`},
		{`{"a": 00.5}`, `1:8 invalid character '0' after object value (expecting ',' or '}'): write the number without its leading zero
{"a": 0.5}`},
		{`{"a": 10 5}`, `1:10 invalid character '5' after object value (expecting ',' or '}'): put a comma before it`},
		{`{"a": 0 5}`, `1:9 invalid character '5' after object value (expecting ',' or '}'): put a comma before it`},
		{`{"a": True, "b": None}`, `1:7 invalid character 'T' at start of value: write true
{"a": true, "b": None}`},
		{`{"a": FALSE}`, `1:7 invalid character 'F' at start of value: write false
{"a": false}`},
		{`{"a": Truth}`, `1:7 the text Truth has no quotes: write "Truth"
{"a": "Truth"}`},
		{`{"a": NaN}`, `1:7 invalid character 'N' at start of value: write a finite number`},
		{`{"a": Infinity}`, `1:7 invalid character 'I' at start of value: write a finite number`},
		{`{"a": -Infinity}`, `1:8 invalid character 'I' in number (expecting digit): write a finite number`},
		{`{"a": 1 "b": 2}`, `1:9 invalid character '"' after object value (expecting ',' or '}'): put a comma before it
{"a": 1, "b": 2}`},
		{`{"a": 1
 "b": 2}`, `2:2 invalid character '"' after object value (expecting ',' or '}'): put a comma before it
{"a": 1,
 "b": 2}`},
		{`{"a": 1 b}`, `1:9 invalid character 'b' after object value (expecting ',' or '}'): put a comma before it`},
		{`{"a": [1, {"b": 2`, `1:18 unexpected EOF: close what is open: write }]} at the end
{"a": [1, {"b": 2}]}`},
		{`{"a": "b`, `1:9 unexpected EOF: close what is open: quotes, brackets and braces`},
		{`{"a": "b"`, `1:10 unexpected EOF: close what is open: write } at the end
{"a": "b"}`},
		{`{"a": 1}}`, `1:9 invalid character '}' at start of value: `},
		{`{"a": ]`, `1:7 invalid character ']' after object value (expecting ',' or '}'): put a comma before it`},
		{`{"a": "\ud800"}`, "1:8 invalid surrogate pair `\\ud800\"}` in string: write the character itself, or both halves of its escape"},
		{`{"a": "\q"}`, "1:8 invalid escape sequence `\\q` in string: "},
		{`{"a" 1}`, `1:6 invalid character '1' after object name (expecting ':'): `},
		{`{a: 1}`, `1:2 the text a has no quotes: write "a"
{"a": 1}`},
		{``, `1:1 the file is empty: write fields, such as model: gpt2`},
		{`[`, `1:2 unexpected EOF: close what is open: write ] at the end
[]`},
		{`{"a": "x\" [" `, `1:15 unexpected EOF: close what is open: write } at the end
{"a": "x\" ["} `},
		{`{"a": +1}`, `1:7 JSON does not write a number as +1: write 1
{"a": 1}`},
		{`{"a": .5}`, `1:7 JSON does not write a number as .5: write 0.5
{"a": 0.5}`},
		{`{"a": 1.}`, `1:7 JSON does not write a number as 1.: write 1
{"a": 1}`},
		{`{"a": 0x10}`, `1:7 0x10 is neither a number nor a text in quotes: put it in quotes, if it is a text: write "0x10"
? {"a": "0x10"}`},
	} {
		_, problems := parse("a.json", test.text)
		var got []string
		for _, d := range problems {
			got = append(got, fmt.Sprintf("%d:%d %s: %s", d.Line, d.Column, strings.TrimPrefix(d.Message, "the text is not JSON: "), d.Suggestion))
			for _, f := range d.Fixes {
				fixed, _ := diag.ApplyFixes([]byte(test.text), []diag.Diagnostic{d}, true)
				got = append(got, map[bool]string{true: "", false: "? "}[f.Safe]+string(fixed))
			}
		}
		if text := strings.Join(got, "\n"); text != test.want {
			t.Errorf("%s\ngot\n%s\nwant\n%s", test.text, text, test.want)
		}
	}
}
