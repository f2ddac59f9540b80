package yamldoc_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// TestJSONRepairs has texts that are no JSON, each with the range of the mistake,
// what is said of it, and the text with the fix made, if there is one: with a question
// mark, if it may not be what is meant.
func TestJSONRepairs(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{`{"a": 1,}`, `1:8-1:8 invalid character ',' at start of value: remove the comma
{"a": 1}`},
		{`{"a": [1, 2, ]}`, `1:12-1:12 invalid character ',' at start of value: remove the comma
{"a": [1, 2 ]}`},
		{`{"a": [1,,2]}`, `1:10-1:10 invalid character ',' at start of value: remove the comma
{"a": [1,2]}`},
		{`{,"a": 1}`, `1:2-1:2 invalid character ',' at start of value: remove the comma
{"a": 1}`},
		{`{"a": 1 // c
}`, `1:9-1:9 invalid character '/' after object value (expecting ',' or '}'): remove the comment, which JSON does not have
? {"a": 1
}`},
		{`{"a": 1, # c
"b": 2}`, `1:10-1:10 invalid character '#' at start of value: remove the comment, which JSON does not have
? {"a": 1,
"b": 2}`},
		{`{'a': 'b'}`, `1:2-1:2 invalid character '\'' at start of value: use double quotes
{"a": "b"}`},
		{`{"a": 'b'}`, `1:7-1:7 invalid character '\'' at start of value: use double quotes
{"a": "b"}`},
		{`{"a": 'it"s'}`, `1:7-1:7 invalid character '\'' at start of value: use double quotes`},
		{`{"a": 017}`, `1:8-1:8 invalid character '1' after object value (expecting ',' or '}'): write the number without its leading zero
{"a": 17}`},
		{`{"a": -017}`, `1:9-1:9 invalid character '1' after object value (expecting ',' or '}'): write the number without its leading zero
{"a": -17}`},
		{`{"a": 00.5}`, `1:8-1:8 invalid character '0' after object value (expecting ',' or '}'): write the number without its leading zero
{"a": 0.5}`},
		{`{"a": 10 5}`, `1:10-1:10 invalid character '5' after object value (expecting ',' or '}'): put a comma before it`},
		{`{"a": 0 5}`, `1:9-1:9 invalid character '5' after object value (expecting ',' or '}'): put a comma before it`},
		{`{"a": True, "b": None}`, `1:7-1:7 invalid character 'T' at start of value: write true
{"a": true, "b": None}`},
		{`{"a": FALSE}`, `1:7-1:7 invalid character 'F' at start of value: write false
{"a": false}`},
		{`{"a": Truth}`, `1:7-1:12 the text Truth has no quotes: write "Truth"
{"a": "Truth"}`},
		{`{"a": NaN}`, `1:7-1:7 invalid character 'N' at start of value: write a finite number`},
		{`{"a": Infinity}`, `1:7-1:7 invalid character 'I' at start of value: write a finite number`},
		{`{"a": -Infinity}`, `1:8-1:8 invalid character 'I' in number (expecting digit): write a finite number`},
		{`{"a": 1 "b": 2}`, `1:9-1:9 invalid character '"' after object value (expecting ',' or '}'): put a comma before it
{"a": 1, "b": 2}`},
		{"{\"a\": 1\n \"b\": 2}", `2:2-2:2 invalid character '"' after object value (expecting ',' or '}'): put a comma before it
{"a": 1,
 "b": 2}`},
		{`{"a": 1 b}`, `1:9-1:9 invalid character 'b' after object value (expecting ',' or '}'): put a comma before it`},
		{`{"a": [1, {"b": 2`, `1:18-1:18 unexpected EOF: close what is open: write }]} at the end
{"a": [1, {"b": 2}]}`},
		{`{"a": "b`, `1:9-1:9 unexpected EOF: close what is open: quotes, brackets and braces`},
		{`{"a": "b"`, `1:10-1:10 unexpected EOF: close what is open: write } at the end
{"a": "b"}`},
		{`{"a": 1}}`, `1:9-1:9 invalid character '}' at start of value: `},
		{`{"a": ]`, `1:7-1:7 invalid character ']' after object value (expecting ',' or '}'): close what is open: quotes, brackets and braces`},
		{`{"a": "\ud800"}`, "1:8-1:8 invalid surrogate pair `\\ud800\"}` in string: write the character itself, or both halves of its escape"},
		{`{"a": "\q"}`, "1:8-1:8 invalid escape sequence `\\q` in string: "},
		{`{"a" 1}`, `1:6-1:6 invalid character '1' after object name (expecting ':'): `},
		{`{a: 1}`, `1:2-1:3 the text a has no quotes: write "a"
{"a": 1}`},
		{``, `1:1-1:1 the file is empty: write fields, each a name and its value`},
		{`[`, `1:2-1:2 unexpected EOF: close what is open: write ] at the end
[]`},
		{`{"a": "x\" [" `, `1:15-1:15 unexpected EOF: close what is open: write } at the end
{"a": "x\" ["} `},
		{`{"a": +1}`, `1:7-1:9 JSON does not write a number as +1: write 1
{"a": 1}`},
		{`{"a": .5}`, `1:7-1:9 JSON does not write a number as .5: write 0.5
{"a": 0.5}`},
		{`{"a": 1.}`, `1:7-1:9 JSON does not write a number as 1.: write 1
{"a": 1}`},
		{`{"a": 0x10}`, `1:7-1:11 0x10 is neither a number nor a text in quotes: put it in quotes, if it is a text: write "0x10"
? {"a": "0x10"}`},
		{`{"a": 1 -}`, `1:9-1:9 invalid character '-' after object value (expecting ',' or '}'): put a comma before it`},
		{`{"a": -x}`, `1:7-1:9 -x is neither a number nor a text in quotes: put it in quotes, if it is a text: write "-x"
? {"a": "-x"}`},
		{`{"a": [1 2]}`, `1:10-1:10 invalid character '2' after array element (expecting ',' or ']'): put a comma before it`},
		{`{"a": tru}`, `1:7-1:10 the text tru has no quotes: write "tru"
{"a": "tru"}`},
		{`{"a": 1,,}`, `1:9-1:9 invalid character ',' at start of value: remove the comma before the closing bracket`},
		{`{"a": [,]}`, `1:8-1:8 invalid character ',' at start of value: remove the comma
{"a": []}`},
		{`{"a": 1 /* c */, /* d */ "b": 2}`, `1:9-1:9 invalid character '/' after object value (expecting ',' or '}'): remove the comments, which JSON does not have
? {"a": 1, "b": 2}`},
		{`{"a": 1 /* open`, `1:9-1:9 invalid character '/' after object value (expecting ',' or '}'): remove the comment, which JSON does not have`},
		{`// c
{"a": 1}
// d
`, `1:1-1:1 invalid character '/' at start of value: remove the comments, which JSON does not have
? {"a": 1}
`},
		{`{"a": "//" // c
, "b": "# \" /*" # d
}`, `1:12-1:12 invalid character '/' after object value (expecting ',' or '}'): remove the comments, which JSON does not have
? {"a": "//"
, "b": "# \" /*"
}`},
		{" \t# c\n{\"a\": 1}", `1:3-1:3 invalid character '#' at start of value: remove the comment, which JSON does not have
? {"a": 1}`},
		{`{"a": 1} # c`, `1:10-1:10 invalid character '#' at start of value: remove the comment, which JSON does not have
? {"a": 1}`},
		{"{\"a\": 1, /* c\n */\n\"b\": 2}", `1:10-1:10 invalid character '/' at start of value: remove the comment, which JSON does not have
? {"a": 1,
"b": 2}`},
		{`]`, `1:1-1:1 invalid character ']' at start of value: `},
		{`[1, 2}`, `1:6-1:6 invalid character '}' after array element (expecting ',' or ']'): close what is open: quotes, brackets and braces`},
		{`{"a": "b"c}`, `1:10-1:10 invalid character 'c' after object value (expecting ',' or '}'): put a comma before it`},
		{`{"a": "b" "c": 1}`, `1:11-1:11 invalid character '"' after object value (expecting ',' or '}'): put a comma before it
{"a": "b", "c": 1}`},
		{`{"a":: 1}`, `1:6-1:6 invalid character ':' at start of value: `},
		{`{"a"}`, `1:5-1:5 invalid character '}' after object name (expecting ':'): `},
		{`{"a":}`, `1:6-1:6 missing value after object name: `},
		{`{"a": gpt2-medium, "b": x/y.z}`, `1:7-1:18 the text gpt2-medium has no quotes: write "gpt2-medium"
{"a": "gpt2-medium", "b": x/y.z}`},
		{`{"a": 1-2}`, `1:7-1:10 1-2 is neither a number nor a text in quotes: put it in quotes, if it is a text: write "1-2"
? {"a": "1-2"}`},
		{`{"a": -.5}`, `1:7-1:10 JSON does not write a number as -.5: write -0.5
{"a": -0.5}`},
		{`{"a": +.5}`, `1:7-1:10 JSON does not write a number as +.5: write 0.5
{"a": 0.5}`},
		{`{"a": -5.}`, `1:7-1:10 JSON does not write a number as -5.: write -5
{"a": -5}`},
		{`{"a": +-5}`, `1:7-1:10 JSON does not write a number as +-5: write -5
{"a": -5}`},
		{`{"a": +}`, `1:7-1:8 + is neither a number nor a text in quotes: put it in quotes, if it is a text: write "+"
? {"a": "+"}`},
		{`{"a": .}`, `1:7-1:8 . is neither a number nor a text in quotes: put it in quotes, if it is a text: write "."
? {"a": "."}`},
		{`{"a": 1.e5}`, `1:7-1:11 1.e5 is neither a number nor a text in quotes: put it in quotes, if it is a text: write "1.e5"
? {"a": "1.e5"}`},
		{`{"a": 5x}`, `1:7-1:9 5x is neither a number nor a text in quotes: put it in quotes, if it is a text: write "5x"
? {"a": "5x"}`},
		{`{x}`, `1:2-1:3 the text x has no quotes: write "x"
{"x"}`},
		{`[x, y z]`, `1:2-1:3 the text x has no quotes: write "x"
["x", y z]`},
		{`{"a": -nan}`, `1:8-1:8 invalid character 'n' in number (expecting digit): `},
		{`{"a": +inf}`, `1:7-1:7 invalid character '+' at start of value: `},
		{`{"a": [x_1, -y]}`, `1:8-1:11 the text x_1 has no quotes: write "x_1"
{"a": ["x_1", -y]}`},
		{`nan`, `1:2-1:2 invalid character 'a' in literal null (expecting 'u'): `},
		{`x`, `1:1-1:1 invalid character 'x' at start of value: `},
		{`{"a": xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx}`, `1:7-1:7 invalid character 'x' at start of value: `},
		{`{"a": é}`, `1:7-1:7 invalid character 'é' at start of value: `},
		{`{"a": Null}`, `1:7-1:7 invalid character 'N' at start of value: write null
{"a": null}`},
		{`{"a": NULL, "b": 1}`, `1:7-1:7 invalid character 'N' at start of value: write null
{"a": null, "b": 1}`},
		{`{"a": Trues}`, `1:7-1:12 the text Trues has no quotes: write "Trues"
{"a": "Trues"}`},
		{`{'a': "it's 'x'", 'b': 'y'}`, `1:2-1:2 invalid character '\'' at start of value: use double quotes
{"a": "it's 'x'", "b": "y"}`},
		{`{"a": "x
y"}`, `1:9-1:9 invalid character '\n' in string (expecting non-control character): `},
		{`{"a": 1} {"b": 2}`, `1:10-1:10 a second value begins here, and a file holds one: put it in a file of its own`},
		{`{"a": 1} x`, `1:10-1:10 invalid character 'x' at start of value: `},
		{`{"a": 1}
]`, `2:1-2:1 invalid character ']' at start of value: `},
		{`{"a": 08}`, `1:8-1:8 invalid character '8' after object value (expecting ',' or '}'): write the number without its leading zero
{"a": 8}`},
		{`{"a": 10 08}`, `1:10-1:10 invalid character '0' after object value (expecting ',' or '}'): put a comma before it`},
		{`[00]`, `1:3-1:3 invalid character '0' after array element (expecting ',' or ']'): write the number without its leading zero
[0]`},
		{`[1]0`, `1:4-1:4 a second value begins here, and a file holds one: put it in a file of its own`},
		{`{"a": {"b": [1}`, `1:15-1:15 invalid character '}' after array element (expecting ',' or ']'): close what is open: quotes, brackets and braces`},
		{`{"a": "x" # ]
`, `1:11-1:11 invalid character '#' after object value (expecting ',' or '}'): remove the comment, which JSON does not have
? {"a": "x"
`},
		{`{"a": "\`, `1:8-1:8 unexpected EOF: close what is open: quotes, brackets and braces`},
		{`{"a": 'x' 'y'}`, `1:7-1:7 invalid character '\'' at start of value: use double quotes
{"a": "x" "y"}`},
		{`{"a": 1,
}`, `1:8-1:8 invalid character ',' at start of value: remove the comma
{"a": 1
}`},
		{`[1,
]`, `1:3-1:3 invalid character ',' at start of value: remove the comma
[1
]`},
		{`{"a": "x",, "b": 1}`, `1:11-1:11 invalid character ',' at start of value: remove the comma
{"a": "x", "b": 1}`},
		{`[{"a": 1}`, `1:10-1:10 unexpected EOF: close what is open: write ] at the end
[{"a": 1}]`},
		{`{"a": 1e}`, `1:7-1:9 1e is neither a number nor a text in quotes: put it in quotes, if it is a text: write "1e"
? {"a": "1e"}`},
		{`{"a": 1e+}`, `1:7-1:10 1e+ is neither a number nor a text in quotes: put it in quotes, if it is a text: write "1e+"
? {"a": "1e+"}`},
		{`{"a": 1, b: 2}`, `1:10-1:11 the text b has no quotes: write "b"
{"a": 1, "b": 2}`},
		{`{b : 2}`, `1:2-1:3 the text b has no quotes: write "b"
{"b" : 2}`},
		{`{"a": 1e999}`, `1:7-1:12 1e999 does not fit into a 64-bit float: write a number nearer to 1`},
		{`{"a": 99999999999999999999, "b": -0}`, `1:7-1:27 99999999999999999999 does not fit into 64 bits: write an integer from -9223372036854775808 to 9223372036854775807`},
		{"{\"a\": 1,\n \"a\": 2}", `2:2-2:5 the key "a" is written twice: first on line 1, column 2, and again here: keep one of the two`},
		{"{\"é\": 1}", `1:2-1:6 the key "é" is not in the normal form NFC of Unicode, in which CUE reads it: type the key again, or write it in ASCII`},
		{`[{"a": 1}, 2]`, `1:1-1:1 the file holds a list and not a mapping of fields: write fields, each a name and its value`},
		{`{"a": {"b": 1, "b": [2, 2]}}`, `1:16-1:19 the key "b" is written twice: first on line 1, column 8, and again here: keep one of the two`},
		{`"x"`, `1:1-1:1 the file holds a single value and not a mapping of fields: write fields, each a name and its value`},
		{`5`, `1:1-1:1 the file holds a single value and not a mapping of fields: write fields, each a name and its value`},
		{`[]`, `1:1-1:1 the file holds a list and not a mapping of fields: write fields, each a name and its value`},
		{`{"a": 1, "b": }`, `1:15-1:15 missing value after object name: `},
		{`{"a"`, `1:5-1:5 unexpected EOF: close what is open: quotes, brackets and braces`},
		{`{"a":`, `1:6-1:6 unexpected EOF: close what is open: quotes, brackets and braces`},
		{`{"a": [1`, `1:9-1:9 unexpected EOF: close what is open: write ]} at the end
{"a": [1]}`},
		{`{"a": "b", `, `1:12-1:12 unexpected EOF: close what is open: quotes, brackets and braces`},
		{`{"a": tru`, `1:10-1:10 unexpected EOF: close what is open: quotes, brackets and braces`},
		{`{1: 2}`, `1:2-1:2 object member name must be a string: `},
		{`{"a": "\u12"}`, "1:8-1:8 invalid escape sequence `\\u12\"}` in string: "},
		{`{"a": "\ud83d\ude80"}`, ""},
		{"\v", `1:1-1:2 the control character U+000B is not allowed: remove it, or write "\u000b" in double quotes
? `},
		{`{"a": [1,2,,]}`, `1:12-1:12 invalid character ',' at start of value: remove the comma before the closing bracket`},
		{`{"a": ,}`, `1:7-1:7 invalid character ',' at start of value: remove the comma
{"a": }`},
		{`{"a": tRue}`, `1:7-1:11 the text tRue has no quotes: write "tRue"
{"a": "tRue"}`},
		{`{"a": NULL}`, `1:7-1:7 invalid character 'N' at start of value: write null
{"a": null}`},
		{`{"a": none}`, `1:7-1:11 the text none has no quotes: write "none"
{"a": "none"}`},
		{`{"a": TRUE, "b": True}`, `1:7-1:7 invalid character 'T' at start of value: write true
{"a": true, "b": True}`},
		{`{"a": Nonesuch}`, `1:7-1:15 the text Nonesuch has no quotes: write "Nonesuch"
{"a": "Nonesuch"}`},
		{`{"a": True1}`, `1:7-1:12 the text True1 has no quotes: write "True1"
{"a": "True1"}`},
		{`{"a": 5.}`, `1:7-1:9 JSON does not write a number as 5.: write 5
{"a": 5}`},
		{`{"a": +5}`, `1:7-1:9 JSON does not write a number as +5: write 5
{"a": 5}`},
		{`{"a": 1.2.3}`, `1:7-1:12 1.2.3 is neither a number nor a text in quotes: put it in quotes, if it is a text: write "1.2.3"
? {"a": "1.2.3"}`},
		{`{"a": 0x1F}`, `1:7-1:11 0x1F is neither a number nor a text in quotes: put it in quotes, if it is a text: write "0x1F"
? {"a": "0x1F"}`},
		{`{"a": 7b}`, `1:7-1:9 7b is neither a number nor a text in quotes: put it in quotes, if it is a text: write "7b"
? {"a": "7b"}`},
		{`{"a": 1_000}`, `1:7-1:12 1_000 is neither a number nor a text in quotes: put it in quotes, if it is a text: write "1_000"
? {"a": "1_000"}`},
		{`{"a": -}`, `1:7-1:8 - is neither a number nor a text in quotes: put it in quotes, if it is a text: write "-"
? {"a": "-"}`},
		{`{"a": --1}`, `1:7-1:10 --1 is neither a number nor a text in quotes: put it in quotes, if it is a text: write "--1"
? {"a": "--1"}`},
		{`{"a": -inf}`, `1:8-1:8 invalid character 'i' in number (expecting digit): `},
		{`{"a": +Infinity}`, `1:7-1:7 invalid character '+' at start of value: `},
		{`{"a": nan}`, `1:8-1:8 invalid character 'a' in literal null (expecting 'u'): `},
		{`{"a": gpt2}`, `1:7-1:11 the text gpt2 has no quotes: write "gpt2"
{"a": "gpt2"}`},
		{`{"a": meta/llama-2.7}`, `1:7-1:21 the text meta/llama-2.7 has no quotes: write "meta/llama-2.7"
{"a": "meta/llama-2.7"}`},
		{`[gpt2]`, `1:2-1:6 the text gpt2 has no quotes: write "gpt2"
["gpt2"]`},
		{`{"a": [x, y]}`, `1:8-1:9 the text x has no quotes: write "x"
{"a": ["x", y]}`},
		{`{"a" b}`, `1:6-1:6 invalid character 'b' after object name (expecting ':'): `},
		{`{"a": x y}`, `1:7-1:8 the text x has no quotes: write "x"
{"a": "x" y}`},
		{`{"a":x}`, `1:6-1:7 the text x has no quotes: write "x"
{"a":"x"}`},
		{`{ a : 1 }`, `1:3-1:4 the text a has no quotes: write "a"
{ "a" : 1 }`},
		{`gpt2`, `1:1-1:1 invalid character 'g' at start of value: `},
		{`{"a": xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx}`, `1:7-1:67 the text xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx has no quotes: write "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
{"a": "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}`},
		{`{"a": 1é}`, `1:8-1:8 invalid character 'é' after object value (expecting ',' or '}'): put a comma before it`},
		{`{"a": 01}`, `1:8-1:8 invalid character '1' after object value (expecting ',' or '}'): write the number without its leading zero
{"a": 1}`},
		{`{"a": -01.5}`, `1:9-1:9 invalid character '1' after object value (expecting ',' or '}'): write the number without its leading zero
{"a": -1.5}`},
		{`{"a": 0 1}`, `1:9-1:9 invalid character '1' after object value (expecting ',' or '}'): put a comma before it`},
		{`{"a": [00, 1]}`, `1:9-1:9 invalid character '0' after array element (expecting ',' or ']'): write the number without its leading zero
{"a": [0, 1]}`},
		{`{"a": 000}`, `1:8-1:8 invalid character '0' after object value (expecting ',' or '}'): write the number without its leading zero
{"a": 00}`},
		{`{"a": 1.01}`, ""},
		{`{"a": 1} // c`, `1:10-1:10 invalid character '/' at start of value: remove the comment, which JSON does not have
? {"a": 1}`},
		{`{"a": 1} /* c */`, `1:10-1:10 invalid character '/' at start of value: remove the comment, which JSON does not have
? {"a": 1}`},
		{`/* c */{"a": 1}`, `1:1-1:1 invalid character '/' at start of value: remove the comment, which JSON does not have
? {"a": 1}`},
		{`{"a": 1, /* c
d */ "b": 2}`, `1:10-1:10 invalid character '/' at start of value: remove the comment, which JSON does not have
? {"a": 1, "b": 2}`},
		{"{\n  // c\n  \"a\": 1 // d\n}\n", `2:3-2:3 invalid character '/' at start of value: remove the comments, which JSON does not have
? {
  "a": 1
}
`},
		{`{"a": 1 /* c }`, `1:9-1:9 invalid character '/' after object value (expecting ',' or '}'): remove the comment, which JSON does not have`},
		{`{"a": "//", # c
"b": "# d"}`, `1:13-1:13 invalid character '#' at start of value: remove the comment, which JSON does not have
? {"a": "//",
"b": "# d"}`},
		{`# c
{"a": 1}
`, `1:1-1:1 invalid character '#' at start of value: remove the comment, which JSON does not have
? {"a": 1}
`},
		{`{"a": 1}
# c`, `2:1-2:1 invalid character '#' at start of value: remove the comment, which JSON does not have
? {"a": 1}
`},
		{"{\n\t# c\n\t\"a\": 1 /* d */ }", "2:2-2:2 invalid character '#' at start of value: remove the comments, which JSON does not have\n? {\n\t\"a\": 1 }"},
		{`{"a": /}`, `1:7-1:7 invalid character '/' at start of value: remove the comment, which JSON does not have`},
		{`{"a": {"b": [1, 2}`, `1:18-1:18 invalid character '}' after array element (expecting ',' or ']'): close what is open: quotes, brackets and braces`},
		{`{"a": "x`, `1:9-1:9 unexpected EOF: close what is open: quotes, brackets and braces`},
		{`{"a": "x\`, `1:9-1:9 unexpected EOF: close what is open: quotes, brackets and braces`},
		{`{"a": "x"`, `1:10-1:10 unexpected EOF: close what is open: write } at the end
{"a": "x"}`},
		{`{"a": "x"
`, `2:1-2:1 unexpected EOF: close what is open: write } at the end
{"a": "x"}
`},
		{`[1, {"a": 2}`, `1:13-1:13 unexpected EOF: close what is open: write ] at the end
[1, {"a": 2}]`},
		{`{"a": [1}`, `1:9-1:9 invalid character '}' after array element (expecting ',' or ']'): close what is open: quotes, brackets and braces`},
		{`{"a": 1]`, `1:8-1:8 invalid character ']' after object value (expecting ',' or '}'): close what is open: quotes, brackets and braces`},
		{`{"a": 1} {}`, `1:10-1:10 a second value begins here, and a file holds one: put it in a file of its own`},
		{`  `, `1:1-1:1 the file is empty: write fields, each a name and its value`},
		{`{`, `1:2-1:2 unexpected EOF: close what is open: write } at the end
{}`},
		{`{"a": 1,`, `1:9-1:9 unexpected EOF: close what is open: quotes, brackets and braces`},
		{`{"a": 1, "b"`, `1:13-1:13 unexpected EOF: close what is open: quotes, brackets and braces`},
		{`{"a": {"b": {}`, `1:15-1:15 unexpected EOF: close what is open: write }} at the end
{"a": {"b": {}}}`},
		{`{'a': 1, "b": 'c'}`, `1:2-1:2 invalid character '\'' at start of value: use double quotes
{"a": 1, "b": "c"}`},
		{`{'a\'b': 1}`, `1:2-1:2 invalid character '\'' at start of value: use double quotes`},
		{`{'a': 1, 'b': "it's"}`, `1:2-1:2 invalid character '\'' at start of value: use double quotes
{"a": 1, "b": "it's"}`},
		{`['a', "b'c", 'd']`, `1:2-1:2 invalid character '\'' at start of value: use double quotes
["a", "b'c", "d"]`},
		{`{"a": '}`, `1:7-1:7 invalid character '\'' at start of value: use double quotes`},
		{`{"a": 1; "b": 2}`, `1:8-1:8 invalid character ';' after object value (expecting ',' or '}'): put a comma before it`},
		{`{"a" = 1}`, `1:6-1:6 invalid character '=' after object name (expecting ':'): `},
		{`{"a" "b": 1}`, `1:6-1:6 invalid character '"' after object name (expecting ':'): `},
		{`{"a": ["x" "y"]}`, `1:12-1:12 invalid character '"' after array element (expecting ',' or ']'): put a comma before it
{"a": ["x", "y"]}`},
		{`{"a": ["x"
"y"]}`, `2:1-2:1 invalid character '"' after array element (expecting ',' or ']'): put a comma before it
{"a": ["x",
"y"]}`},
		{`{"a": {} "b": 1}`, `1:10-1:10 invalid character '"' after object value (expecting ',' or '}'): put a comma before it
{"a": {}, "b": 1}`},
		{`{"a": 1:}`, `1:8-1:8 invalid character ':' at start of value: `},
		{`{"a": (1)}`, `1:7-1:7 invalid character '(' at start of value: `},
		{"{\"a\": \"\t\"}", `1:8-1:8 invalid character '\t' in string (expecting non-control character): `},
		{`{"a": "\ud83d"}`, "1:8-1:8 invalid surrogate pair `\\ud83d\"}` in string: write the character itself, or both halves of its escape"},
		{`{"a": "\udc00x"}`, "1:8-1:8 invalid surrogate pair `\\udc00x\"}` in string: write the character itself, or both halves of its escape"},
		{"\ufeff{\"a\": 1,}", "1:8-1:8 invalid character ',' at start of value: remove the comma\n\ufeff{\"a\": 1}"},
		{"\ufeff\n{\"é\": é}", `2:7-2:7 invalid character 'é' at start of value: `},
		{"{\"é\": 1,\r\n\"ü\": tru}", "2:6-2:9 the text tru has no quotes: write \"tru\"\n{\"é\": 1,\r\n\"ü\": \"tru\"}"},
		{"{\"a\": 1,\r\"b\": ,}", "2:6-2:6 invalid character ',' at start of value: remove the comma\n{\"a\": 1,\r\"b\": }"},
		{`null`, `1:1-1:1 the file holds nothing and not a mapping of fields: write fields, each a name and its value`},
		{`true`, `1:1-1:1 the file holds a single value and not a mapping of fields: write fields, each a name and its value`},
		{`{"": 1}`, ""},
		{`{"a": 1, "a": 1, "a": 2}`, `1:10-1:13 the key "a" is written twice: first on line 1, column 2, and again here: keep one of the two
1:18-1:21 the key "a" is written twice: first on line 1, column 2, and again here: keep one of the two`},
		{`{"a": [1, [2, {"b": 017}]]}`, `1:22-1:22 invalid character '1' after object value (expecting ',' or '}'): write the number without its leading zero
{"a": [1, [2, {"b": 17}]]}`},
		{`{"a": 1e400, "b": {"c": [1e999]}}`, `1:7-1:12 1e400 does not fit into a 64-bit float: write a number nearer to 1
1:26-1:31 1e999 does not fit into a 64-bit float: write a number nearer to 1`},
		{`{"a": 1e-400}`, `1:7-1:13 1e-400 does not fit into a 64-bit float: write a number nearer to 1`},
	} {
		_, problems := parse("a.json", test.text)
		var got []string
		for _, d := range problems {
			got = append(got, fmt.Sprintf("%d:%d-%d:%d %s: %s", d.Line, d.Column, d.EndLine, d.EndColumn, strings.TrimPrefix(d.Message, "the text is not JSON: "), d.Suggestion))
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
