package yamldoc_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// TestRepairs has texts that are no YAML, each with the range of the mistake,
// what is said of it, and the text with the fixes made. A fix that may not be
// what is meant is marked with a question mark.
func TestRepairs(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"a: 1\nb:\u00a02\nc: 3\n", `2:3-2:4 there is a no-break space, U+00A0, on this line, which YAML does not read as a space: write a space
a: 1
b: 2
c: 3
`},
		{"a:\u00a0\u00a01\n", `1:1-1:6 the line has no colon with a space after it, so that it is read as text: write a: 1
a: 1
`},
		{"a:\n\tb: 1\n", `2:1-2:2 a tab cannot indent a line: indent with spaces
a:
  b: 1
`},
		{"a:\n  b: 1\n\tc: 2\n", `3:1-3:2 a tab cannot indent a line: indent with spaces
a:
  b: 1
  c: 2
`},
		{"a:\n  b:\n \tc: 2\n\td: 3\n", `3:2-3:3 a tab cannot indent a line: indent with spaces
? a:
  b:
  c: 2
  d: 3
`},
		{"a: @b # c\n", `1:4-1:6 a value cannot begin with @: write "@b"
a: "@b" # c
`},
		{"a: `b` # c\n", "1:4-1:7 a value cannot begin with `: write \"b\"\na: \"b\" # c\n"},
		{"a: [@b, 1]\n", `1:5-1:7 a value cannot begin with @: write "@b"
a: ["@b", 1]
`},
		{"a: {b: @c}\n", `1:8-1:10 a value cannot begin with @: write "@c"
a: {b: "@c"}
`},
		{"a: [1] @b\n", `1:8-1:10 the value ends before this text: remove the text, or put quotes around all of the value
? a: "[1] @b"
`},
		{"a: %b\n", `1:4-1:6 a value cannot begin with %: write "%b"
a: "%b"
`},
		{"a: @it's \"b\"\n", `1:4-1:13 a value cannot begin with @: write '@it''s "b"'
a: '@it''s "b"'
`},
		{"a: @xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n", `1:4-1:65 a value cannot begin with @: put quotes around it
a: "@xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
`},
		{"a: @xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n", `1:4-1:64 a value cannot begin with @: write "@xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
a: "@xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
`},
		{"a: *b # c\n", `1:4-1:6 there is no anchor above that the alias *b could stand for: write an anchor, such as &name, before the value that is meant; or put quotes around a value that begins with *
? a: "*b" # c
`},
		{"a: [*b, 1]\n", `1:5-1:7 there is no anchor above that the alias *b could stand for: write an anchor, such as &name, before the value that is meant; or put quotes around a value that begins with *
? a: ["*b", 1]
`},
		{"a: *.txt # c\n", `1:4-1:9 a value that begins with * is read as an alias, and this is not the name of an anchor: write "*.txt"
a: "*.txt" # c
`},
		{"a: *xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx/\n", `1:4-1:66 a value that begins with * is read as an alias, and this is not the name of an anchor: put quotes around it
a: "*xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx/"
`},
		{"a: \"b\" c # d\n", `1:8-1:9 the value ends before this text: remove the text, or put quotes around all of the value
? a: '"b" c' # d
`},
		{"a: 'b' c\n", `1:8-1:9 the value ends before this text: remove the text, or put quotes around all of the value
? a: "'b' c"
`},
		{"a: [1], # c\nb: {c: 2}, # d\n", `1:7-1:8 a comma cannot follow a value here: remove it
a: [1] # c
b: {c: 2} # d
`},
		{"a: \"b\";\nc: \"d\";\ne: f\n", `1:7-1:8 a semicolon cannot follow a value here: remove it
a: "b"
c: "d"
e: f
`},
		{"- a: \"b\",\n- a: \"c\",\n", `1:9-1:10 a comma cannot follow a value here: remove it
- a: "b"
- a: "c"
`},
		{"a: \"C:\\q\\d\" # c\n", `1:7-1:7 the backslash does not begin an escape that YAML knows: write 'C:\q\d'
a: 'C:\q\d' # c
`},
		{"a: \"it's \\q\"\n", `1:10-1:10 the backslash does not begin an escape that YAML knows: write 'it''s \q'
a: 'it''s \q'
`},
		{"a: \"\\\\ \\q\"\n", `1:8-1:8 the backslash does not begin an escape that YAML knows: use single quotes around a value with a backslash
`},
		{"a: 1\n// b\nc: 2\n", `2:1-2:3 this line is neither a field nor a comment: begin a comment with #
a: 1
# b
c: 2
`},
		{"a: 1\n-- b\nc: 2\n", `2:1-2:3 this line is neither a field nor a comment: begin a comment with #
a: 1
# b
c: 2
`},
		{"a: 1\nb=2 # c\nd = 3\ne: 4\n", `2:1-2:4 this line has no colon with a space after it, so that it is not read as a key and a value: write b: 2
a: 1
b: 2 # c
d: 3
e: 4
`},
		{"a: 1\nb:2\nc:3\n", `2:1-2:4 this line has no colon with a space after it, so that it is not read as a key and a value: put a space after the colon: write b: 2
a: 1
b: 2
c: 3
`},
		{"b:2\n", `1:1-1:4 the line has no colon with a space after it, so that it is read as text: put a space after the colon: write b: 2
b: 2
`},
		{"b:2\n\n# c\nd=3\n", `4:1-4:4 this line has no colon with a space after it, so that it is not read as a key and a value: write d: 3
b:2

# c
d: 3
`},
		{"a=1\n", `1:1-1:4 the line has no colon with a space after it, so that it is read as text: write a: 1
a: 1
`},
		{"a: 1\nb：2\n", `2:1-2:4 this line has no colon with a space after it, so that it is not read as a key and a value: write b: 2
a: 1
b: 2
`},
		{"a: 1\nhttp://b\n", `2:1-2:1 this is not a key, since no colon and space follow it: write a colon and a space after the key
`},
		{"a: 1\nxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx:xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n", `2:1-2:82 this line has no colon with a space after it, so that it is not read as a key and a value: put a space after the colon: write key: value
a: 1
xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
`},
		{"a: 1\nxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx:xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n", `2:1-2:62 this line has no colon with a space after it, so that it is not read as a key and a value: put a space after the colon: write xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
a: 1
xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
`},
		{"a: 1\nb 2 # c\nd: 3\n", `2:1-2:2 this is not a key, since no colon and space follow it: write b: 2
? a: 1
b: 2 # c
d: 3
`},
		{"a: - b # c\n", `1:4-1:7 a list cannot begin on the line of its key: write [b], or begin the list on the next line
a: [b] # c
`},
		{"a: - xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n", `1:4-1:64 a list cannot begin on the line of its key: write [xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx], or begin the list on the next line
a: [xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx]
`},
		{"a: - xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n", `1:4-1:66 a list cannot begin on the line of its key: write [xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx], or begin the list on the next line
a: [xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx]
`},
		{"a: - xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n", "1:4-1:4 a list cannot begin here: begin the list on a line of its own, indented\n"},
		{"a: {b: 1 c: 2 d: 3} # e\n", `1:9-1:10 a comma is missing between the entries of a mapping: put a comma before c
a: {b: 1, c: 2, d: 3} # e
`},
		{"a: {b: 1 \"c\": 2}\n", `1:9-1:10 a comma is missing between the entries of a mapping: put a comma before "c"
a: {b: 1, "c": 2}
`},
		{"a: \"b\n", `1:4-1:6 the quotes that open here are not closed: close the quotes at the end of the line
a: "b"
`},
		{"a: 'b  \nc: 1\n", `1:4-1:6 the quotes that open here are not closed: close the quotes at the end of the line
a: 'b'  
c: 1
`},
		{"a: \"b # c\n", `1:4-1:6 the quotes that open here are not closed: close the quotes at the end of the line
? a: "b" # c
`},
		{"a: [1, \"b]\n", `1:8-1:8 the quotes that open here are not closed: close the quotes
`},
		{"a: [1, 2\n", `1:4-1:5 the list that begins here is not closed, or a comma is missing in it: close it: write ] at the end of the line
a: [1, 2]
`},
		{"a: [1, {b: 2 # c\nd: 1\n", `1:8-1:9 the mapping that begins here is not closed, or a comma is missing in it: close it: write }] at the end of the line
a: [1, {b: 2}] # c
d: 1
`},
		{"a: {b: 1\nc: 2\n", `1:4-1:5 the mapping that begins here is not closed, or a comma is missing in it: close it: write } at the end of the line
a: {b: 1}
c: 2
`},
		{"a: [\"b\n", `1:5-1:5 the quotes that open here are not closed: close the quotes
`},
		{"a: [1}\n", `1:4-1:4 the list that begins here is not closed, or a comma is missing in it: close the list with ]
`},
		{"a: b: c # d\n", `1:5-1:5 there is a second colon and space on this line: put quotes around the value, if all of this is the value: "b: c"
? a: "b: c" # d
`},
		{"a: b: c, 'd'\n", `1:5-1:5 there is a second colon and space on this line: put quotes around the value, if all of this is the value: "b: c, 'd'"
? a: "b: c, 'd'"
`},
		{"a: it's \"b\": c\n", `1:12-1:12 there is a second colon and space on this line: put quotes around the value, if all of this is the value: 'it''s "b": c'
? a: 'it''s "b": c'
`},
		{"a: b: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n", `1:5-1:5 there is a second colon and space on this line: put quotes around the value, if all of this is the value: "b: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
? a: "b: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
`},
		{"a: b: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n", `1:5-1:5 there is a second colon and space on this line: put quotes around a value that has a colon and a space in it
`},
		{"- a: b: c\n", `1:7-1:7 there is a second colon and space on this line: put quotes around the value, if all of this is the value: "b: c"
? - a: "b: c"
`},
		{"a:\n  b: 1\n   c: 2\n", `3:1-3:4 this line is indented by 3 spaces, which matches no line above that it could belong with: indent it by 2 spaces, as line 2 is
a:
  b: 1
  c: 2
`},
		{"a:\n  b: 1\n c: 2\n", `3:1-3:2 this line is indented by 1 space, which matches no line above that it could belong with: indent it by 2 spaces, as line 2 is, or by 0 spaces, as line 1 is
`},
		{"a:\n    b: 1\n  c: 2\n", `3:1-3:3 this line is indented by 2 spaces, which matches no line above that it could belong with: indent it by 4 spaces, as line 2 is
a:
    b: 1
    c: 2
`},
		{"a:\n    b: 1\n   c: 2\n", `3:1-3:4 this line is indented by 3 spaces, which matches no line above that it could belong with: indent it by 4 spaces, as line 2 is
a:
    b: 1
    c: 2
`},
		{"a: 1\n b: 2\n", `2:1-2:2 this line is indented by 1 space, which matches no line above that it could belong with: do not indent it, as line 1 is not
a: 1
b: 2
`},
		{"a: 1\n  b: 2\n", `2:1-2:3 this line is indented by 2 spaces, which matches no line above that it could belong with: do not indent it, as line 1 is not
? a: 1
b: 2
`},
		{"a: 1\n   b: 2\n", `2:1-2:4 this line is indented by 3 spaces, which matches no line above that it could belong with: do not indent it, as line 1 is not
? a: 1
b: 2
`},
		{"  a: 1\n  # d\n\n  b:\n    c: 2\nd: 3\n", `6:1-6:1 the fields above are indented by 2 spaces, and this one by 0 spaces: do not indent the fields above
a: 1
# d

b:
  c: 2
d: 3
`},
		{"  a: 1\n b: 2\n", `2:2-2:2 the fields above are indented by 2 spaces, and this one by 1 space: indent all of them by 1 space
 a: 1
 b: 2
`},
		{"  a: 1\n# c\nb: 2\n", `3:1-3:1 the fields above are indented by 2 spaces, and this one by 0 spaces: do not indent the fields above
a: 1
# c
b: 2
`},
		{"a:\n- b: 1\n   c: 2\n", `3:1-3:4 this line is indented by 3 spaces, which matches no line above that it could belong with: indent it by 2 spaces, as line 2 is
a:
- b: 1
  c: 2
`},
		{"a:\n  - b: 1\n    c: 2\n   d: 3\n", `4:1-4:4 this line is indented by 3 spaces, which matches no line above that it could belong with: indent it by 4 spaces, as line 3 is, or by 2 spaces, as line 2 is
`},
		{"a:\n  - b\n - c\n", `3:1-3:2 this line is indented by 1 space, which matches no line above that it could belong with: indent it by 2 spaces, as line 2 is, or by 0 spaces, as line 1 is
`},
		{"x:\n  word\n  b: 2\n", `2:3-2:3 this is not a key, since no colon and space follow it: write a colon and a space after the key
`},
		{"x:\n    word\n  b: 2\n", `3:4-3:4 a key cannot stand here, within the value above: give all keys of a mapping the same indentation
`},
		{"x: y\nword\nb: 2\n", `2:1-2:1 this is not a key, since no colon and space follow it: write a colon and a space after the key
`},
		{"- word\nb: 2\n", `2:1-2:1 an item of the list is expected here: give all items of a list the same indentation
`},
		{"'word'\nb: 2\n", `2:1-2:1 the value has ended, and the file continues here: write each field with a key, a colon and a value, and put quotes around the whole of a value that contains quotes
`},
		{"a: [1, 2\nb: 2\n", `1:4-1:5 the list that begins here is not closed, or a comma is missing in it: close it: write ] at the end of the line
a: [1, 2]
b: 2
`},
		{"a: {c: 1,\n  d: [1,\nb: 2\n", `2:6-2:7 the list that begins here is not closed, or a comma is missing in it: close it: write ] at the end of the line
a: {c: 1,
  d: [1,]
b: 2
`},
		{"%YAML 1.2\na: 1\n", `2:1-2:1 a line with --- must separate the lines that begin with % from the fields: write --- before this line
`},
		{"a: '''\n", `1:6-1:7 the value ends before this text: remove the text, or put quotes around all of the value
? a: "'''"
`},
		{"- '''\n", `1:3-1:3 the quotes that open here are not closed: close the quotes
`},
		{"- a: 1\n  b: 2\n", `1:1-1:1 the file holds a list of one mapping, and not the mapping itself: write its fields without the dash
a: 1
b: 2
`},
		{"- a: 1\n  b:\n    c: 1\n# c\n\n  # d\n", `1:1-1:1 the file holds a list of one mapping, and not the mapping itself: write its fields without the dash
a: 1
b:
  c: 1
# c

# d
`},
		{"- a: 1\n- b: 2\n", `1:1-1:1 the file holds a list and not a mapping of fields: write fields, each a name and its value
`},
		{"- 1\n", `1:1-1:1 the file holds a list and not a mapping of fields: write fields, each a name and its value
`},
		{"-   a: 1\n    b: 2\n", `1:1-1:1 the file holds a list of one mapping, and not the mapping itself: write its fields without the dash
a: 1
b: 2
`},
		{"[{a: 1}]\n", `1:1-1:1 the file holds a list of one mapping, and not the mapping itself: write the mapping without the brackets around it
{a: 1}
`},
		{"[{a: 1},]\n", `1:1-1:1 the file holds a list of one mapping, and not the mapping itself: write the mapping without the brackets around it
{a: 1}
`},
		{"# c\n[\n  {a: 1}\n] # d\n", `2:1-2:1 the file holds a list of one mapping, and not the mapping itself: write the mapping without the brackets around it
# c
{a: 1} # d
`},
		{"[ # c\n {a: 1} ]\n", `1:1-1:1 the file holds a list of one mapping, and not the mapping itself: write the mapping without the brackets around it
`},
		{"[a: 1]\n", `1:1-1:1 the file holds a list of one mapping, and not the mapping itself: write the mapping without the brackets around it
a: 1
`},
		{"- {a: 1}\n", `1:1-1:1 the file holds a list of one mapping, and not the mapping itself: write its fields without the dash
`},
		{"- {a: 1,\n  b: 2}\n", `1:1-1:1 the file holds a list of one mapping, and not the mapping itself: write its fields without the dash
`},
		{"- {a: 1,\n b: 2}\n", `1:1-1:1 the file holds a list of one mapping, and not the mapping itself: write its fields without the dash
`},
		{"- a: 1\n  b: |\n    x\n", `1:1-1:1 the file holds a list of one mapping, and not the mapping itself: write its fields without the dash
a: 1
b: |
  x
`},
		{"-\n  a: 1\n", `1:1-1:1 the file holds a list of one mapping, and not the mapping itself: write its fields without the dash
`},
		{"---\n- a: 1\n", `2:1-2:1 the file holds a list of one mapping, and not the mapping itself: write its fields without the dash
---
a: 1
`},
		{"- &x a: 1\n", `1:1-1:1 the file holds a list of one mapping, and not the mapping itself: write its fields without the dash
&x a: 1
`},
		{"- a: 017\n", `1:6-1:9 017 with its leading zero is octal in YAML 1.1 and decimal in YAML 1.2: write 17, or "017" for a string
1:1-1:1 the file holds a list and not a mapping of fields: write fields, each a name and its value
`},
		{"[]\n", `1:1-1:1 the file holds a list and not a mapping of fields: write fields, each a name and its value
`},
		{"- {}\n", `1:1-1:1 the file holds a list of one mapping, and not the mapping itself: write its fields without the dash
`},
		{"x\n", `1:1-1:1 the file holds a single value and not a mapping of fields: write fields, each a name and its value
`},
		{"'x'\n", `1:1-1:1 the file holds a single value and not a mapping of fields: write fields, each a name and its value
`},
		{"5\n", `1:1-1:1 the file holds a single value and not a mapping of fields: write fields, each a name and its value
`},
		{"a: !foo 1\n", `1:4-1:10 the tag !foo is not supported here: remove the tag
`},
		{"a: !!seq {b: 1}\n", `1:4-1:9 the tag !!seq is not supported here: remove the tag
`},
		{"a: !!map [1]\n", `1:4-1:9 the tag !!map is not supported here: remove the tag
`},
		{"a: !!set {b}\n", `1:4-1:9 the tag !!set is not supported here: remove the tag
`},
		{"!!map {a: !!seq [1]}\n", ""},
		{"a: !!int x\nb: !!float 5\nc: !!bool yes\nd: !!null x\ne: !!int 017\nf: !!str 017\n", `1:4-1:11 the tag !!int is not supported here: remove the tag
3:4-3:14 the tag !!bool is not supported here: remove the tag
4:4-4:12 the tag !!null is not supported here: remove the tag
5:4-5:13 017 with its leading zero is octal in YAML 1.1 and decimal in YAML 1.2: write 17, or "017" for a string
`},
		{"x: &a b\n*a : 1\nb: 2\n", `3:1-3:2 the key "b" is written twice: first on line 2, column 1, and again here: keep one of the two
? x: &a b
b: 2
`},
		{"x: &a [1]\n*a : 1\n", `2:1-2:3 a key must be a string, and this is a mapping or a list: 
`},
		{"1: 2\n", `1:1-1:2 a key must be a string, and 1 is not: write "1" in quotes
"1": 2
`},
		{"a:\n  ~: 2 # c\n", `2:3-2:4 a key must be a string, and ~ is not: write "~" in quotes
a:
  "~": 2 # c
`},
		{"'a': 1\n\"a\": 2\n", `2:1-2:4 the key "a" is written twice: first on line 1, column 1, and again here: keep one of the two
? "a": 2
`},
		{"? [b]\n: 2\n", `1:3-1:3 a key must be a string, and this is a mapping or a list: 
`},
		{"!!int 1: 2\n", `1:1-1:8 a key must be a string, and 1 is not: write "1" in quotes
`},
		{"&a 1: 2\n", `1:1-1:5 a key must be a string, and 1 is not: write "1" in quotes
"1": 2
`},
		{"a: 1\na: 1\n", `2:1-2:2 the key "a" is written twice: first on line 1, column 1, and again here: keep one of the two
a: 1
`},
		{"a: 1 # c\na: 1\nb: 1", `2:1-2:2 the key "a" is written twice: first on line 1, column 1, and again here: keep one of the two
a: 1 # c
b: 1`},
		{"a: 1\nb: 1\na: 1 # c\n", `3:1-3:2 the key "a" is written twice: first on line 1, column 1, and again here: keep one of the two
b: 1
a: 1 # c
`},
		{"a: 1 # c\na: 1 # d\n", `2:1-2:2 the key "a" is written twice: first on line 1, column 1, and again here: keep one of the two
`},
		{"a: 1\na: 2\n", `2:1-2:2 the key "a" is written twice: first on line 1, column 1, and again here: keep one of the two
? a: 2
`},
		{"a: 1\na: 2 # c\na: 3\n", `2:1-2:2 the key "a" is written twice: first on line 1, column 1, and again here: keep one of the two
? a: 2 # c
a: 3
3:1-3:2 the key "a" is written twice: first on line 1, column 1, and again here: keep one of the two
? a: 2 # c
a: 3
`},
		{"a: {b: 1}\na: {b: 2}\n", `2:1-2:2 the key "a" is written twice: first on line 1, column 1, and again here: keep one of the two
`},
		{"a: 1\na: {b: 2}\n", `2:1-2:2 the key "a" is written twice: first on line 1, column 1, and again here: keep one of the two
`},
		{"a: {b: 1, b: 1}\n", `1:11-1:12 the key "b" is written twice: first on line 1, column 5, and again here: keep one of the two
`},
		{"x:\n- a: 1\n  a: 1\n", `3:3-3:4 the key "a" is written twice: first on line 2, column 3, and again here: keep one of the two
x:
- a: 1
`},
		{"a: [1, x]\na: [1, x]\n", `2:1-2:2 the key "a" is written twice: first on line 1, column 1, and again here: keep one of the two
a: [1, x]
`},
		{"a: [1, x]\na: [1, y]\n", `2:1-2:2 the key "a" is written twice: first on line 1, column 1, and again here: keep one of the two
`},
		{"a:\n  b: 1\na:\n  b: 1\nc: 1", `3:1-3:2 the key "a" is written twice: first on line 1, column 1, and again here: keep one of the two
a:
  b: 1
c: 1`},
		{"a: 1\r\na: 2\r\nb: 3\r\n", "2:1-2:2 the key \"a\" is written twice: first on line 1, column 1, and again here: keep one of the two\n? a: 2\r\nb: 3\r\n"},
		{"a: 1\na: '1'\n", `2:1-2:2 the key "a" is written twice: first on line 1, column 1, and again here: keep one of the two
? a: '1'
`},
		{"a: 017\na: 017\n", `1:4-1:7 017 with its leading zero is octal in YAML 1.1 and decimal in YAML 1.2: write 17, or "017" for a string
2:4-2:7 017 with its leading zero is octal in YAML 1.1 and decimal in YAML 1.2: write 17, or "017" for a string
2:1-2:2 the key "a" is written twice: first on line 1, column 1, and again here: keep one of the two
? a: 017
`},
		{"a: {b: 1}\na: {c: 1}\n", `2:1-2:2 the key "a" is written twice: first on line 1, column 1, and again here: keep one of the two
`},
		{"<<: {b: 1}\n<<: {c: 1}\n", `2:1-2:3 the key "<<" is written twice: first on line 1, column 1, and again here: keep one of the two
`},
		{"a: 1\nb: {c: x# d\n", `2:4-2:5 the mapping that begins here is not closed, or a comma is missing in it: close it: write } at the end of the line
a: 1
b: {c: x# d}
`},
		{"a: b # c: d: e\n  f: g\n", `2:1-2:3 this line is indented by 2 spaces, which matches no line above that it could belong with: do not indent it, as line 1 is not
? a: b # c: d: e
f: g
`},
		{"a: 1\nb:c:d\n", `2:1-2:6 this line has no colon with a space after it, so that it is not read as a key and a value: put a space after the colon: write b: c:d
a: 1
b: c:d
`},
		{"a: 1\nb==2\n", `2:1-2:1 this is not a key, since no colon and space follow it: write a colon and a space after the key
`},
		{"a: 1\nb= \n", `2:1-2:1 this is not a key, since no colon and space follow it: write a colon and a space after the key
`},
		{"a : 1\nb c\n  d: 1\n", `2:1-2:2 this is not a key, since no colon and space follow it: write b: c
? a : 1
b: c
  d: 1
`},
		{"a: 1\n;b\n", `2:1-2:2 this line is neither a field nor a comment: begin a comment with #
a: 1
#b
`},
		{"a: 1\n---b\n", `2:1-2:1 this is not a key, since no colon and space follow it: write a colon and a space after the key
`},
		{"a: 1\n  // b\n", ""},
		{"a:\n  - 1\n  * 2\n", `3:3-3:6 a value that begins with * is read as an alias, and this is not the name of an anchor: write "* 2"
a:
  - 1
  "* 2"
`},
		{"a: *\n", `1:4-1:5 a value that begins with * is read as an alias, and this is not the name of an anchor: write "*"
a: "*"
`},
		{"a: *b.c d\n", `1:4-1:10 a value that begins with * is read as an alias, and this is not the name of an anchor: write "*b.c d"
a: "*b.c d"
`},
		{"a: {b: *c}\n", `1:8-1:10 there is no anchor above that the alias *c could stand for: write an anchor, such as &name, before the value that is meant; or put quotes around a value that begins with *
? a: {b: "*c"}
`},
		{"a: \"b\" \"c\"\n", `1:8-1:11 the value ends before this text: remove the text, or put quotes around all of the value
? a: '"b" "c"'
`},
		{"a: [1] [2]\n", `1:8-1:11 the value ends before this text: remove the text, or put quotes around all of the value
? a: "[1] [2]"
`},
		{"a: {b: 1} c # d\n", `1:11-1:12 the value ends before this text: remove the text, or put quotes around all of the value
? a: "{b: 1} c" # d
`},
		{"'a b': \"c\", # d\n", `1:11-1:12 a comma cannot follow a value here: remove it
'a b': "c" # d
`},
		{"a: 'b' c: d\n", `1:8-1:12 the value ends before this text: remove the text, or put quotes around all of the value
? a: "'b' c: d"
`},
		{"a: [1, 2\nb: [3\n", `1:4-1:5 the list that begins here is not closed, or a comma is missing in it: close it: write ] at the end of the line
a: [1, 2]
b: [3
`},
		{"a: (1]\n", ""},
		{"a: ]\n", `1:4-1:4 a value is missing here: write a value, or close the bracket
`},
		{"a: {b: 1]\n", `1:4-1:4 the mapping that begins here is not closed, or a comma is missing in it: close the mapping with }
`},
		{"a: {b: [1}\n", `1:8-1:8 the list that begins here is not closed, or a comma is missing in it: close the list with ]
`},
		{"a: \"b\nc: 1\n", `1:4-1:6 the quotes that open here are not closed: close the quotes at the end of the line
a: "b"
c: 1
`},
		{"a: {b: 1 c}\n", ""},
		{"a: {b: 1\n  c: 2}\n", `1:4-1:4 the mapping that begins here is not closed, or a comma is missing in it: close the mapping with }
`},
		{"a: {b: 1\nc: [{2}]\n", `1:4-1:5 the mapping that begins here is not closed, or a comma is missing in it: close it: write } at the end of the line
a: {b: 1}
c: [{2}]
`},
		{"a: {b: 1\nc: [2]]\n", `1:4-1:4 the mapping that begins here is not closed, or a comma is missing in it: close the mapping with }
`},
		{"a:\n    b: 1\n  - 2\n", `3:3-3:3 a key is expected here: give all keys of a mapping the same indentation, and put quotes around the whole of a value that contains quotes
`},
		{"a:\n- b\nc: 1\n - d\n", ""},
		{"---\n  a: 1\n b: 2\n", `3:2-3:2 the value has ended, and the file continues here: write each field with a key, a colon and a value, and put quotes around the whole of a value that contains quotes
`},
		{"a: 1\n    b: 2\n", `2:1-2:5 this line is indented by 4 spaces, which matches no line above that it could belong with: do not indent it, as line 1 is not
? a: 1
b: 2
`},
		{"a:\n  b:\n    c: 1\n   d: 2\n", `4:1-4:4 this line is indented by 3 spaces, which matches no line above that it could belong with: indent it by 4 spaces, as line 3 is, or by 2 spaces, as line 2 is
`},
		{"a: %b %\n", `1:4-1:8 a value cannot begin with %: write "%b %"
a: "%b %"
`},
		{"a: `b\n", "1:4-1:6 a value cannot begin with `: write \"b\"\na: \"b\"\n"},
		{"a: 1\nb: @c d, e # f\n", `2:4-2:11 a value cannot begin with @: write "@c d, e"
a: 1
b: "@c d, e" # f
`},
		{"a: {b: @c d, e: 1}\n", `1:8-1:12 a value cannot begin with @: write "@c d"
a: {b: "@c d", e: 1}
`},
		{"a=1\nb=2 # c\n\n# d\nc = x y\n", `5:1-5:8 this line has no colon with a space after it, so that it is not read as a key and a value: write c: x y
a=1
b=2 # c

# d
c: x y
`},
		{"a=1\nb\n", `1:1-1:1 the file holds a single value and not a mapping of fields: write fields, each a name and its value
`},
		{"a:1\n", `1:1-1:4 the line has no colon with a space after it, so that it is read as text: put a space after the colon: write a: 1
a: 1
`},
		{"a = \n", `1:1-1:1 the file holds a single value and not a mapping of fields: write fields, each a name and its value
`},
		{"# c\n\n", `1:1-1:1 the file is empty: write fields, each a name and its value
`},
		{"a: \"\\q\n", `1:5-1:5 the backslash does not begin an escape that YAML knows: use single quotes around a value with a backslash
`},
		{"a: \"b\\q\" \"c\"\n", `1:10-1:13 the value ends before this text: remove the text, or put quotes around all of the value
? a: '"b\q" "c"'
`},
		{"a: b \\q\n", ""},
		{"a: 1\n/b\n", `2:1-2:1 this is not a key, since no colon and space follow it: begin a comment with #
`},
		{"a: {b 1 c: 2}\n", ""},
		{"a: {b: 1 2}\n", ""},
		{"a: [\"x\", 1\nb: 2\n", `1:4-1:4 the list that begins here is not closed, or a comma is missing in it: close the list with ]
`},
		{"a: {b: \"x\nc: 1\n", `1:8-1:8 the quotes that open here are not closed: close the quotes
`},
		{"- a: 1\n b: 2\n", `2:1-2:2 this line is indented by 1 space, which matches no line above that it could belong with: indent it by 2 spaces, as line 1 is, or by 0 spaces, as line 1 is
`},
		{"- a: 1\n # c\n  b: 2\n", `1:1-1:1 the file holds a list of one mapping, and not the mapping itself: write its fields without the dash
a: 1
 # c
b: 2
`},
		{"- a: |\n   x\n", `1:1-1:1 the file holds a list of one mapping, and not the mapping itself: write its fields without the dash
a: |
 x
`},
		{"- a: x\n   y\n", `1:1-1:1 the file holds a list of one mapping, and not the mapping itself: write its fields without the dash
a: x
 y
`},
		{"k0: 0\nk1: 1\nk2: 2\nk3: 3\nk4: 4\nk5: 5\nk6: 6\nk7: 7\nk8: 8\nk9: 9\nk10: 10\nk11: 11\nk12: 12\nk13: 13\nk14: 14\nk15: 15\nk16: 16\nk17: 17\nk18: 18\nk19: 19\nk3: 3\n", `21:1-21:3 the key "k3" is written twice: first on line 4, column 1, and again here: keep one of the two
k0: 0
k1: 1
k2: 2
k3: 3
k4: 4
k5: 5
k6: 6
k7: 7
k8: 8
k9: 9
k10: 10
k11: 11
k12: 12
k13: 13
k14: 14
k15: 15
k16: 16
k17: 17
k18: 18
k19: 19
`},
		{"k0: 0\nk1: 1\nk2: 2\nk3: 3\nk4: 4\nk5: 5\nk6: 6\nk7: 7\nk8: 8\nk9: 9\nk10: 10\nk11: 11\nk12: 12\nk13: 13\nk14: 14\nk15: 15\nk16: 16\nk17: 17\nk18: 18\nk19: 19\nk3: 4 # c\n", `21:1-21:3 the key "k3" is written twice: first on line 4, column 1, and again here: keep one of the two
? k0: 0
k1: 1
k2: 2
k4: 4
k5: 5
k6: 6
k7: 7
k8: 8
k9: 9
k10: 10
k11: 11
k12: 12
k13: 13
k14: 14
k15: 15
k16: 16
k17: 17
k18: 18
k19: 19
k3: 4 # c
`},
		{"x: {k0: 0, k1: 1, k2: 2, k3: 3, k4: 4, k5: 5, k6: 6, k7: 7, k8: 8, k9: 9, k10: 10, k11: 11, k12: 12, k13: 13, k14: 14, k15: 15, k16: 16, k17: 17, k18: 18, k19: 19, k19: 1}\n", `1:165-1:168 the key "k19" is written twice: first on line 1, column 156, and again here: keep one of the two
`},
		{"a:\n- b\n-c\n", `3:1-3:1 this is not a key, since no colon and space follow it: write a colon and a space after the key
`},
		{"a: !<x\n", `1:4-1:4 the tag that begins here is not closed: close it with >, or put quotes around a value that begins with !
`},
		{"a: !<x> 1\n", `1:4-1:10 the tag x is not supported here: remove the tag
`},
		{"a: |x\n", `1:5-1:5 a text cannot follow | or > on its line: write the text on the next lines, indented; or put quotes around a value that begins with | or >
`},
		{"a: >5-\n  b\n", `2:1-2:3 this line is indented by 2 spaces, which matches no line above that it could belong with: do not indent it, as line 1 is not
? a: >5-
b
`},
		{"a: b\n c: d\n", `2:1-2:2 this line is indented by 1 space, which matches no line above that it could belong with: do not indent it, as line 1 is not
a: b
c: d
`},
		{"? a\nb: 1\n", ""},
		{"a: &\n", `1:4-1:4 a name is missing after * or &: put quotes around a value that begins with * or &
`},
		{"a: & b\n", `1:4-1:4 a name is missing after * or &: put quotes around a value that begins with * or &
`},
		{"&a\n&b\nc: 1\n", `2:1-2:1 the value has ended, and the file continues here: write each field with a key, a colon and a value, and put quotes around the whole of a value that contains quotes
`},
		{"a: \"\\u12\"\n", `1:7-1:7 this escape lacks hexadecimal digits: write all of them, or use single quotes around a value with a backslash
`},
		{"a: \"\\x1\"\n", `1:7-1:7 this escape lacks hexadecimal digits: write all of them, or use single quotes around a value with a backslash
`},
		{"a: 'b''\n", `1:7-1:8 the value ends before this text: remove the text, or put quotes around all of the value
? a: "'b''"
`},
		{"a: \"b\\\"\n", `1:4-1:4 the quotes that open here are not closed: close the quotes
`},
		{"%FOO\n---\na: 1\n", `1:5-1:5 a line that begins with % is a directive, and this is none: remove the line, or put quotes around a value that begins with %
`},
		{"%YAML 2.0\n---\na: 1\n", `1:1-1:1 only YAML 1.1 and 1.2 are read: write %YAML 1.2, or remove the line
`},
		{"a: 1\n%b\n", `2:3-2:3 a line that begins with % is a directive, and this is none: remove the line, or put quotes around a value that begins with %
`},
		{"---\n---\n", `2:1-2:1 a second document begins here, and a file holds one: put it in a file of its own
`},
		{"a: 1\n---\nb: 2\n", `2:1-2:1 a second document begins here, and a file holds one: put it in a file of its own
`},
		{"a: 1\n...\n", ""},
		{"a: 1\n...\n---\n", `3:1-3:1 a second document begins here, and a file holds one: put it in a file of its own
`},
		{"a: 1\n---\n", `2:1-2:1 a second document begins here, and a file holds one: put it in a file of its own
`},
		{"{a: 1}\n{b: 2}\n", `2:1-2:1 the value has ended, and the file continues here: write each field with a key, a colon and a value, and put quotes around the whole of a value that contains quotes
`},
		{"a: {b: 1}, c\n", `1:10-1:13 the value ends before this text: remove the text, or put quotes around all of the value
? a: "{b: 1}, c"
`},
		{"\ta: 1\n", `1:1-1:2 a tab cannot indent a line: indent with spaces
  a: 1
`},
		{"a: 1\n\tb: 2\n", `2:1-2:2 a tab cannot indent a line: indent with spaces
a: 1
b: 2
`},
		{"a:\n  - 1\n\t- 2\n", `3:1-3:2 a tab cannot indent a line: indent with spaces
? a:
  - 1
  - 2
`},
		{"a: [1,\n\t2]\n", ""},
		{"a: 1 # c\n\t# d\n", ""},
		{"a: x\n# c\n  b: 2\n", `3:1-3:3 this line is indented by 2 spaces, which matches no line above that it could belong with: do not indent it, as line 1 is not
? a: x
# c
b: 2
`},
		{"# c\nword\nb: 2\n", `2:1-2:1 this is not a key, since no colon and space follow it: write a colon and a space after the key
`},
		{"a:\tb: c\n", "1:5-1:5 there is a second colon and space on this line: put quotes around the value, if all of this is the value: \"b: c\"\n? a:\t\"b: c\"\n"},
		{"a: 1\nb:\tc: d\n", "2:5-2:5 there is a second colon and space on this line: put quotes around the value, if all of this is the value: \"c: d\"\n? a: 1\nb:\t\"c: d\"\n"},
		{"[a]: b: c\n", `1:7-1:7 there is a second colon and space on this line: put quotes around a value that has a colon and a space in it
`},
		{"a: [1, {b: 2}, 3\nb: 2\n", `1:4-1:5 the list that begins here is not closed, or a comma is missing in it: close it: write ] at the end of the line
a: [1, {b: 2}, 3]
b: 2
`},
		{"a: [x, # ]\nb: 2\n", `1:4-1:4 the list that begins here is not closed, or a comma is missing in it: close the list with ]
`},
		{"a: 'it''s ['\n b: 2\n", `2:1-2:2 this line is indented by 1 space, which matches no line above that it could belong with: do not indent it, as line 1 is not
a: 'it''s ['
b: 2
`},
		{"- [1\nb: 2\n", `1:3-1:4 the list that begins here is not closed, or a comma is missing in it: close it: write ] at the end of the line
- [1]
b: 2
`},
		{"a:\n  [1,\nb: 2\n", `2:3-2:4 the list that begins here is not closed, or a comma is missing in it: close it: write ] at the end of the line
a:
  [1,]
b: 2
`},
		{"? [1\nb: 2\n", `1:3-1:4 the list that begins here is not closed, or a comma is missing in it: close it: write ] at the end of the line
? [1]
b: 2
`},
		{"a: x #[\n b: 2\n", `2:1-2:2 this line is indented by 1 space, which matches no line above that it could belong with: do not indent it, as line 1 is not
a: x #[
b: 2
`},
		{"a: {b: [\n  1],\n  c: 2\nd: 3\n", `1:4-1:4 the mapping that begins here is not closed, or a comma is missing in it: close the mapping with }
`},
		{"a: x[1\n  y: 2\n", `2:1-2:3 this line is indented by 2 spaces, which matches no line above that it could belong with: do not indent it, as line 1 is not
? a: x[1
y: 2
`},
		{"a: \"[\"\n  y: 2\n", `2:1-2:3 this line is indented by 2 spaces, which matches no line above that it could belong with: do not indent it, as line 1 is not
? a: "["
y: 2
`},
		{"a:\n- {b: 1,\n  c: 2\nd: 3\n", `2:3-2:4 the mapping that begins here is not closed, or a comma is missing in it: close it: write } at the end of the line
a:
- {b: 1,}
  c: 2
d: 3
`},
		{"é: [ü,\nb: 1\n", `1:4-1:5 the list that begins here is not closed, or a comma is missing in it: close it: write ] at the end of the line
é: [ü,]
b: 1
`},
		{"%TAG ! x\na: 1\n", `2:1-2:1 a line with --- must separate the lines that begin with % from the fields: write --- before this line
`},
		{"%YAML 1.1\n# c\na: 1\n", `3:1-3:1 the value has ended, and the file continues here: write each field with a key, a colon and a value, and put quotes around the whole of a value that contains quotes
`},
		{"a: 1\n%c\nb: 2\n", `2:3-2:3 a line that begins with % is a directive, and this is none: remove the line, or put quotes around a value that begins with %
`},
		{"x: y\n  word\nb: 2\n", ""},
		{"x:\n  word word\n  b: 2\n", `2:3-2:7 this is not a key, since no colon and space follow it: write word: word
? x:
  word: word
  b: 2
`},
		{"x:\n  -word\n  b: 2\n", `3:4-3:4 a key cannot stand here, within the value above: give all keys of a mapping the same indentation
`},
		{"x:\n  \"word\n  b: 2\n", `2:3-2:8 the quotes that open here are not closed: close the quotes at the end of the line
x:
  "word"
  b: 2
`},
		{"x:\n  @word\n  b: 2\n", `2:3-2:8 a value cannot begin with @: write "@word"
x:
  "@word"
  b: 2
`},
		{"x: 1\n\nb c\nd: 1\n", `3:1-3:2 this is not a key, since no colon and space follow it: write b: c
? x: 1

b: c
d: 1
`},
		{"a: 1\nb @c\nd: 1\n", `2:1-2:1 this is not a key, since no colon and space follow it: write a colon and a space after the key
`},
		{"a:\n  b: 1\n\n   c: 2\n", `4:1-4:4 this line is indented by 3 spaces, which matches no line above that it could belong with: indent it by 2 spaces, as line 2 is
a:
  b: 1

  c: 2
`},
		{"a:\n  b: 1\n # d\n   c: 2\n", `4:1-4:4 this line is indented by 3 spaces, which matches no line above that it could belong with: indent it by 2 spaces, as line 2 is
a:
  b: 1
 # d
  c: 2
`},
		{"a: [b:\n", `2:1-2:1 a value is missing here: write a value, or close the bracket
`},
		{"a: [1 2\n", `1:4-1:5 the list that begins here is not closed, or a comma is missing in it: close it: write ] at the end of the line
a: [1 2]
`},
		{"a: {b\n", `1:4-1:5 the mapping that begins here is not closed, or a comma is missing in it: close it: write } at the end of the line
a: {b}
`},
		{"a: {b: 1,\n", `2:1-2:1 a value is missing here: write a value, or close the bracket
`},
		{"a: [1, 2\r\nb: 1\r\n", "1:4-1:5 the list that begins here is not closed, or a comma is missing in it: close it: write ] at the end of the line\na: [1, 2]\r\nb: 1\r\n"},
		{"a: {b: 1 c-d: 2}\n", `1:9-1:10 a comma is missing between the entries of a mapping: put a comma before c-d
a: {b: 1, c-d: 2}
`},
		{"a: {b: 'x' c: 2}\n", `1:11-1:12 a comma is missing between the entries of a mapping: put a comma before c
a: {b: 'x', c: 2}
`},
		{"a: {b: [1] c: 2}\n", `1:11-1:12 a comma is missing between the entries of a mapping: put a comma before c
a: {b: [1], c: 2}
`},
		{"a: {b: {d: 1} c: 2}\n", `1:15-1:20 the value ends before this text: remove the text, or put quotes around all of the value
? a: "{b: {d: 1} c: 2}"
`},
		{"a: *b c\nd: 1\n", `1:4-1:8 a value that begins with * is read as an alias, and this is not the name of an anchor: write "*b c"
a: "*b c"
d: 1
`},
		{"a: *b, c\n", `1:4-1:9 a value that begins with * is read as an alias, and this is not the name of an anchor: write "*b, c"
a: "*b, c"
`},
		{"a: {b: *c d}\n", `1:8-1:12 a value that begins with * is read as an alias, and this is not the name of an anchor: write "*c d"
a: {b: "*c d"}
`},
		{"a: 'x\ny'\n z: 1\n", `3:1-3:2 this line is indented by 1 space, which matches no line above that it could belong with: do not indent it, as line 2 is not
a: 'x
y'
z: 1
`},
		{"a: %\n", `1:4-1:5 a value cannot begin with %: write "%"
a: "%"
`},
		{"a: [%b]\n", `1:5-1:7 a value cannot begin with %: write "%b"
a: ["%b"]
`},
		{"a: @\n", `1:4-1:5 a value cannot begin with @: write "@"
a: "@"
`},
		{"- @b\n", `1:3-1:5 a value cannot begin with @: write "@b"
- "@b"
`},
		{"a:\n  - `b` c\n", "2:5-2:10 a value cannot begin with `: write \"b` c\"\na:\n  - \"b` c\"\n"},
		{"a: !x!y 1\n", `1:4-1:4 no line with %TAG says what the handle of this tag is: remove the tag, or put quotes around a value that begins with !
`},
		{"a: !!x\n", `1:4-1:7 the tag !!x is not supported here: remove the tag
`},
		{"a: &x !y 1\n", `1:4-1:11 the tag !y is not supported here: remove the tag
`},
		{"a: \"x\\z\" # \"c\"\n", `1:6-1:6 the backslash does not begin an escape that YAML knows: write 'x\z'
a: 'x\z' # "c"
`},
		{"a: \"x\\z\n", `1:6-1:6 the backslash does not begin an escape that YAML knows: use single quotes around a value with a backslash
`},
		{"a: ['b\\z', \"c\\z\"]\n", `1:14-1:14 the backslash does not begin an escape that YAML knows: write 'c\z'
a: ['b\z', 'c\z']
`},
		{"a: \"\\ud83d\"\n", `1:7-1:7 this escape stands for no character: write the character itself, or use single quotes around a value with a backslash
`},
		{"a: \"\\U12\"\n", `1:7-1:7 this escape lacks hexadecimal digits: write all of them, or use single quotes around a value with a backslash
`},
		{"a: - b: c\n", `1:4-1:4 there is a second colon and space on this line: put quotes around the value, if all of this is the value: "- b: c"
? a: "- b: c"
`},
		{"a: - 'b'\n", `1:4-1:4 a list cannot begin here: begin the list on a line of its own, indented
`},
		{"a: - b, c\n", `1:4-1:4 a list cannot begin here: begin the list on a line of its own, indented
`},
		{"a: - -b\n", `1:4-1:4 a list cannot begin here: begin the list on a line of its own, indented
`},
		{"a:  -  b\n", `1:5-1:5 a list cannot begin here: begin the list on a line of its own, indented
`},
		{"a: - b#c\n", `1:4-1:4 a list cannot begin here: begin the list on a line of its own, indented
`},
		{"- a: - b\n", `1:6-1:6 a list cannot begin here: begin the list on a line of its own, indented
`},
		{"a: 1\nb =2\nc: 3\n", `2:1-2:5 this line has no colon with a space after it, so that it is not read as a key and a value: write b: 2
a: 1
b: 2
c: 3
`},
		{"a: 1\nb = \"c\" # d\n", `2:1-2:8 this line has no colon with a space after it, so that it is not read as a key and a value: write b: "c"
a: 1
b: "c" # d
`},
		{"a: 1\nb：\u30002\n", `2:1-2:5 this line has no colon with a space after it, so that it is not read as a key and a value: write b: 2
a: 1
b: 2
`},
		{"a: 1\n  b=2\n", ""},
		{"a: 1\nb.c-d=2\n", `2:1-2:8 this line has no colon with a space after it, so that it is not read as a key and a value: write b.c-d: 2
a: 1
b.c-d: 2
`},
		{"a: 1\n1=2\n", `2:1-2:1 this is not a key, since no colon and space follow it: write a colon and a space after the key
`},
		{"a: 1\nb= =2\n", `2:1-2:1 this is not a key, since no colon and space follow it: write a colon and a space after the key
`},
		{"a: 1\nb c d\n", `2:1-2:1 this is not a key, since no colon and space follow it: write a colon and a space after the key
`},
		{"a: 1\nb c:d\n", `2:1-2:1 this is not a key, since no colon and space follow it: write a colon and a space after the key
`},
		{"a: 1\nb  c\n", `2:1-2:2 this is not a key, since no colon and space follow it: write b: c
? a: 1
b: c
`},
		{"a: 1\n b c\n", ""},
		{"a: 'b' 'c', # d\n", `1:8-1:12 the value ends before this text: remove the text, or put quotes around all of the value
? a: "'b' 'c'," # d
`},
		{"a: [1],;\n", `1:7-1:9 the value ends before this text: remove the text, or put quotes around all of the value
? a: "[1],;"
`},
		{"a: {b: 1};\n", `1:10-1:11 a semicolon cannot follow a value here: remove it
a: {b: 1}
`},
		{"a : \"b\",\n", `1:8-1:9 a comma cannot follow a value here: remove it
a : "b"
`},
		{"- \"b\",\n", `1:6-1:6 an item of the list is expected here: give all items of a list the same indentation
`},
		{"a: \"b\", \n  c\n", `1:7-1:8 a comma cannot follow a value here: remove it
a: "b" 
  c
`},
		{"a:\u00a0[1]\n", `1:1-1:7 the line has no colon with a space after it, so that it is read as text: write a: [1]
a: [1]
`},
		{"\u00a0a: 1\n", ""},
		{"a: 1\n\u00a0b: 2\nc: 3\n", ""},
		{"a: 1 #\u00a0c\nb: @\n", "2:4-2:5 a value cannot begin with @: write \"@\"\na: 1 #\u00a0c\nb: \"@\"\n"},
		{"a:\n\t\tb: 1\n\t\tc: 2\n", `2:1-2:3 a tab cannot indent a line: indent with spaces
a:
    b: 1
    c: 2
`},
		{"a:\n\t- 1\n\t- 2\n", `2:1-2:2 a tab cannot indent a line: indent with spaces
a:
  - 1
  - 2
`},
		{"a:\n  b: 1\n\t  c: 2\n", `3:1-3:4 a tab cannot indent a line: indent with spaces
a:
  b: 1
  c: 2
`},
		{"a: |\n\tx\n", `2:1-2:2 a tab cannot indent a line: indent with spaces
a: |
  x
`},
		{"  a: 1\nb: 2\n  c: 3\n", `2:1-2:1 the fields above are indented by 2 spaces, and this one by 0 spaces: do not indent the fields above
a: 1
b: 2
  c: 3
`},
		{"    a: 1\n  b: 2\n", `2:3-2:3 the fields above are indented by 4 spaces, and this one by 2 spaces: indent all of them by 2 spaces
  a: 1
  b: 2
`},
		{"   a:\n     - 1\n  b: 2\n", `3:3-3:3 the fields above are indented by 3 spaces, and this one by 2 spaces: indent all of them by 2 spaces
  a:
    - 1
  b: 2
`},
		{"  a: 1\n # c\n b: 2\n", `3:2-3:2 the fields above are indented by 2 spaces, and this one by 1 space: indent all of them by 1 space
 a: 1
# c
 b: 2
`},
		{"a:\n  - b: 1\n   - c: 2\n", `3:1-3:4 this line is indented by 3 spaces, which matches no line above that it could belong with: indent it by 4 spaces, as line 2 is, or by 2 spaces, as line 2 is
`},
		{"a:\n    - b\n   - c\n", `3:1-3:4 this line is indented by 3 spaces, which matches no line above that it could belong with: indent it by 4 spaces, as line 2 is
a:
    - b
    - c
`},
		{"a:\n  - - b\n   - c\n", `3:1-3:4 this line is indented by 3 spaces, which matches no line above that it could belong with: indent it by 4 spaces, as line 2 is, or by 2 spaces, as line 2 is
`},
		{"a:\n      b: 1\n   c: 2\n", `3:1-3:4 this line is indented by 3 spaces, which matches no line above that it could belong with: indent it by 6 spaces, as line 2 is
a:
      b: 1
      c: 2
`},
		{"a:\n  b:\n      c: 1\n     d: 2\n", `4:1-4:6 this line is indented by 5 spaces, which matches no line above that it could belong with: indent it by 6 spaces, as line 3 is
a:
  b:
      c: 1
      d: 2
`},
		{"...\na: 1\n", ""},
		{"a: 1\n... # c\nb: 2\n", `2:1-2:1 the value has ended, and the file continues here: write each field with a key, a colon and a value, and put quotes around the whole of a value that contains quotes
`},
		{"a: 1\n...  \nb: 2\n", `2:1-2:1 this line ends the document, and the file continues: remove the line
? a: 1
b: 2
`},
		{"<<<<<<< a\nx: 1\n=======\ny: 2\n>>>>>>> b\n", `1:1-1:1 a merge conflict of Git begins here: resolve it: keep what is meant, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>
`},
		{"a: 1\n<<<<<<< a\nx: 1\n=======\r\ny: 2\r\n>>>>>>> b\n", `2:1-2:1 a merge conflict of Git begins here: resolve it: keep what is meant, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>
`},
		{"a: 1\n<<<<<<< a\nb: @\n", `2:1-2:1 this is not a key, since no colon and space follow it: write a colon and a space after the key
`},
		{"{a: 1", `1:1-1:2 the mapping that begins here is not closed, or a comma is missing in it: close it: write } at the end of the line
{a: 1}`},
		{"[a: 1", `1:1-1:2 the list that begins here is not closed, or a comma is missing in it: close it: write ] at the end of the line
[a: 1]`},
		{"{a: 1}}\n", `1:7-1:7 the value has ended, and the file continues here: write each field with a key, a colon and a value, and put quotes around the whole of a value that contains quotes
`},
		{"{a: 1} b\n", `1:8-1:8 the value has ended, and the file continues here: write each field with a key, a colon and a value, and put quotes around the whole of a value that contains quotes
`},
		{"{a: {b: 1}\n", `1:1-1:2 the mapping that begins here is not closed, or a comma is missing in it: close it: write } at the end of the line
{a: {b: 1}}
`},
		{"{\"a\": 1 \"b\": 2}\n", `1:8-1:9 a comma is missing between the entries of a mapping: put a comma before "b"
{"a": 1, "b": 2}
`},
		{"{a: 1,, b: 2}\n", `1:7-1:7 a value is missing here: write a value, or close the bracket
`},
		{"? - a\n  - b\n: 1\n", `1:3-1:3 a key must be a string, and this is a mapping or a list: 
`},
		{"? {a: 1}\n: 2\n", `1:3-1:3 a key must be a string, and this is a mapping or a list: 
`},
		{"*a: 1\n", `1:1-1:6 a value that begins with * is read as an alias, and this is not the name of an anchor: write "*a: 1"
"*a: 1"
`},
		{"&a b: 1\n&a c: 2\n", ""},
		{"a: ,b\n", `1:4-1:4 a value is missing here: write a value, or close the bracket
`},
		{"a: }\n", `1:4-1:4 a value is missing here: write a value, or close the bracket
`},
		{"a: b, c: d\n", `1:8-1:8 there is a second colon and space on this line: put quotes around the value, if all of this is the value: "b, c: d"
? a: "b, c: d"
`},
		{"a: \"b\"\nc: \"d\"e\nf: 1\n", `2:7-2:8 the value ends before this text: remove the text, or put quotes around all of the value
? a: "b"
c: '"d"e'
f: 1
`},
		{"a: 'b'c\n", `1:7-1:8 the value ends before this text: remove the text, or put quotes around all of the value
? a: "'b'c"
`},
		{"a: [b]c\n", `1:7-1:8 the value ends before this text: remove the text, or put quotes around all of the value
? a: "[b]c"
`},
		{"a: {b: c}d # e\n", `1:10-1:11 the value ends before this text: remove the text, or put quotes around all of the value
? a: "{b: c}d" # e
`},
		{"a: !<b\nc: 1\n", `1:4-1:4 the tag that begins here is not closed: close it with >, or put quotes around a value that begins with !
`},
		{"!a\n", `1:1-1:3 the tag !a is not supported here: remove the tag
`},
		{"- - a: 1\n", `1:1-1:1 the file holds a list and not a mapping of fields: write fields, each a name and its value
`},
		{"[{a: 1}, {b: 2}]\n", `1:1-1:1 the file holds a list and not a mapping of fields: write fields, each a name and its value
`},
		{"[[{a: 1}]]\n", `1:1-1:1 the file holds a list and not a mapping of fields: write fields, each a name and its value
`},
		{"[{a: 1} , ]  # c\n", `1:1-1:1 the file holds a list of one mapping, and not the mapping itself: write the mapping without the brackets around it
{a: 1}  # c
`},
		{"[{a: 1,\n  b: 2}]\n", `1:1-1:1 the file holds a list of one mapping, and not the mapping itself: write the mapping without the brackets around it
{a: 1,
  b: 2}
`},
		{"-\ta: 1\n", `1:2-1:2 a tab cannot indent a line: indent with spaces
`},
		{"- a: 1\n  b: 2\n c: 3\n", `3:1-3:2 this line is indented by 1 space, which matches no line above that it could belong with: indent it by 2 spaces, as line 2 is, or by 0 spaces, as line 1 is
`},
		{"-  a: 1\n   b:\n     - 2\n\n   c: 3\n", `1:1-1:1 the file holds a list of one mapping, and not the mapping itself: write its fields without the dash
a: 1
b:
  - 2

c: 3
`},
		{"a: {b: 1}\na: {b: 1} # c\n", `2:1-2:2 the key "a" is written twice: first on line 1, column 1, and again here: keep one of the two
a: {b: 1} # c
`},
		{"a: &x 1\na: *x\n", `2:1-2:2 the key "a" is written twice: first on line 1, column 1, and again here: keep one of the two
a: &x 1
`},
		{"a: 1\nb:\n  c: 1\na: 1", `4:1-4:2 the key "a" is written twice: first on line 1, column 1, and again here: keep one of the two
a: 1
b:
  c: 1
`},
		{"a: |\n  x\na: |\n  x\n", `3:1-3:2 the key "a" is written twice: first on line 1, column 1, and again here: keep one of the two
a: |
  x
`},
		{"  a: 1\n  a: 1\n", `2:3-2:4 the key "a" is written twice: first on line 1, column 3, and again here: keep one of the two
  a: 1
`},
		{"{a: 1, a: 2}\n", `1:8-1:9 the key "a" is written twice: first on line 1, column 2, and again here: keep one of the two
`},
		{"a: ~\na:\n", `2:1-2:2 the key "a" is written twice: first on line 1, column 1, and again here: keep one of the two
? a:
`},
		{"a: 1\n'a' : 1\n", `2:1-2:4 the key "a" is written twice: first on line 1, column 1, and again here: keep one of the two
a: 1
`},
		{"a: [1]\na: 2\n", `2:1-2:2 the key "a" is written twice: first on line 1, column 1, and again here: keep one of the two
`},
		{"a: 'x'#c\n", `1:7-1:8 a comment needs a space before it: put a space before the #
a: 'x' #c
`},
		{"a: [1]#c\n", `1:7-1:8 a comment needs a space before it: put a space before the #
a: [1] #c
`},
		{"a: {b: 1}#c\n", `1:10-1:11 a comment needs a space before it: put a space before the #
a: {b: 1} #c
`},
		{"a: {b: c:}\n", `1:8-1:10 this is read as "c:", with the colon: put a space after the colon, or quotes around it
`},
		{"a: [b:]\n", `1:5-1:7 this is read as "b:", with the colon: put a space after the colon, or quotes around it
`},
		{"a: {b: 'c'#d\n}\n", `1:11-1:12 a comment needs a space before it: put a space before the #
a: {b: 'c' #d
}
`},
		{"a: \"x\n  y\n z\"\n", ""},
		{"a:\n  b: 'x\n  y'\n", `2:6-2:6 the quotes that open here close on line 3, and the text on line 3 is not indented deeper than the key: close the quotes on their line, or indent the lines that follow
`},
		{"a:\n  b: 'x\n\n  y'\n", `2:6-2:6 the quotes that open here close on line 4, and the text on line 4 is not indented deeper than the key: close the quotes on their line, or indent the lines that follow
`},
		{"a: {{ b }}\n", `1:5-1:5 a key must be a string, and this is a mapping or a list: put quotes around a value that begins with {{
`},
		{"a: [{{ b }}]\n", `1:6-1:6 a key must be a string, and this is a mapping or a list: put quotes around a value that begins with {{
`},
		{"a: {{b}: 1}\n", `1:5-1:5 a key must be a string, and this is a mapping or a list: put quotes around a value that begins with {{
`},
		{"a: {[b]: 1}\n", `1:5-1:5 a key must be a string, and this is a mapping or a list: 
`},
		{"a: x{{ b }}\n", ""},
		{"{{ a }}: b\n", `1:1-1:1 a key must be a string, and this is a mapping or a list: 
`},
		{"<<: 1\n", `1:5-1:6 << merges a mapping, or a list of mappings, and this is neither: write an alias of a mapping, such as *name
`},
		{"<<: [1]\n", `1:5-1:8 << merges a mapping, or a list of mappings, and this is neither: write an alias of a mapping, such as *name
`},
		{"a: &x [1]\nb: {<<: *x}\n", `2:9-2:11 << merges a mapping, or a list of mappings, and this is neither: write an alias of a mapping, such as *name
`},
		{"<<: [{a: 1}, {a: 2, b: 3}]\na: 0\n", ""},
		{"'<<': {a: 1}\n", ""},
		{"<<:\n", `1:4-1:4 << merges a mapping, or a list of mappings, and this is neither: write an alias of a mapping, such as *name
`},
		{": 1\n", `1:1-1:1 the key is missing: write a key before the colon
`},
		{"a:\n  : 1\n", `2:3-2:3 the key is missing: write a key before the colon
`},
		{"'': 1\n", ""},
		{"{: 1}\n", `1:2-1:2 the key is missing: write a key before the colon
`},
		{"a: 1_0\n1_0: a\n", `1:4-1:7 "1_0" is a number in YAML 1.1 and a string in YAML 1.2: write 10, or "1_0" for a string
2:1-2:4 a key must be a string, and 1_0 is not: write "1_0" in quotes
a: 1_0
"1_0": a
`},
		{"1.5: a\n", `1:1-1:4 a key must be a string, and 1.5 is not: write "1.5" in quotes
"1.5": a
`},
		{"true: a\n", `1:1-1:5 a key must be a string, and true is not: write "true" in quotes
"true": a
`},
		{"null: a\n", `1:1-1:5 a key must be a string, and null is not: write "null" in quotes
"null": a
`},
		{"0x1: a\n", `1:1-1:4 a key must be a string, and 0x1 is not: write "0x1" in quotes
"0x1": a
`},
		{".inf: a\n", `1:1-1:5 a key must be a string, and .inf is not: write ".inf" in quotes
".inf": a
`},
		{"2020-01-01: a\n", ""},
		{"yes: a\n", ""},
		{"!!str 1: a\n", ""},
		{"!!binary a: 1\n", `1:1-1:11 a key must be a string, and a is not: write "a" in quotes
`},
		{"*x : 1\n", `1:1-1:7 a value that begins with * is read as an alias, and this is not the name of an anchor: write "*x : 1"
"*x : 1"
`},
		{"a: x [1\n  y: 2\n", `2:1-2:3 this line is indented by 2 spaces, which matches no line above that it could belong with: do not indent it, as line 1 is not
? a: x [1
y: 2
`},
		{"a:\n- x [1\n  y: 2\n", `3:4-3:4 a key cannot stand here, within the value above: give all keys of a mapping the same indentation
`},
		{"a: x\r[1\n  y: 2\n", `2:1-2:1 a key is expected here: give all keys of a mapping the same indentation, and put quotes around the whole of a value that contains quotes
`},
		{"a:\n    b: 1\n\tc: 2\n", `3:1-3:2 a tab cannot indent a line: indent with spaces
a:
    b: 1
    c: 2
`},
		{"a:\n        b: 1\n\tc: 2\n", `3:1-3:2 a tab cannot indent a line: indent with spaces
a:
        b: 1
        c: 2
`},
		{"a:\n   b: 1\n\tc: 2\n", `3:1-3:2 a tab cannot indent a line: indent with spaces
? a:
   b: 1
c: 2
`},
		{"a: &a [*a, *a]\n", `1:8-1:10 the alias *a refers to a value that contains it: 
`},
		{"a: &a {b: *a, c: [*a]}\n", `1:11-1:13 the alias *a refers to a value that contains it: 
`},
		{"- a: [1,\n 2]\n", `1:1-1:1 the file holds a list of one mapping, and not the mapping itself: write its fields without the dash
`},
		{"- a: 'x\n y'\n", `1:6-1:6 the quotes that open here close on line 2, and the text on line 2 is not indented deeper than the key: close the quotes on their line, or indent the lines that follow
1:1-1:1 the file holds a list and not a mapping of fields: write fields, each a name and its value
`},
		{"a: 1\ra: 1\rb: 2\r", "2:1-2:2 the key \"a\" is written twice: first on line 1, column 1, and again here: keep one of the two\na: 1\rb: 2\r"},
		{"a: 1\r\na: 1\r\nb: 2", "2:1-2:2 the key \"a\" is written twice: first on line 1, column 1, and again here: keep one of the two\na: 1\r\nb: 2"},
		{"a: 1\na: 1\r", `2:1-2:2 the key "a" is written twice: first on line 1, column 1, and again here: keep one of the two
a: 1
`},
		{"a: 1\r\ra: 1\r\r", "3:1-3:2 the key \"a\" is written twice: first on line 1, column 1, and again here: keep one of the two\na: 1\r\r\r"},
		{"a: {b: @}\n", `1:8-1:9 a value cannot begin with @: write "@"
a: {b: "@"}
`},
		{"a: [*]\n", `1:5-1:6 a value that begins with * is read as an alias, and this is not the name of an anchor: write "*"
a: ["*"]
`},
		{"a: [1, @b]\n", `1:8-1:10 a value cannot begin with @: write "@b"
a: [1, "@b"]
`},
		{"a: 1\nb: {c: [d, @e}]}\n", `2:15-2:17 the value ends before this text: remove the text, or put quotes around all of the value
? a: 1
b: "{c: [d, @e}]}"
`},
		{"a: [b] @\n", `1:8-1:9 the value ends before this text: remove the text, or put quotes around all of the value
? a: "[b] @"
`},
		{"a: b]: @c\n", `1:6-1:6 there is a second colon and space on this line: put quotes around the value, if all of this is the value: "b]: @c"
? a: "b]: @c"
`},
		{"# é\na: {b: 1 c: 2}\n", `2:9-2:10 a comma is missing between the entries of a mapping: put a comma before c
# é
a: {b: 1, c: 2}
`},
		{"é: @ü # é\n", `1:4-1:6 a value cannot begin with @: write "@ü"
é: "@ü" # é
`},
		{"é: {ü: @ä, b: 1}\n", `1:8-1:10 a value cannot begin with @: write "@ä"
é: {ü: "@ä", b: 1}
`},
		{"\ufeffé: [ü\n", "1:4-1:5 the list that begins here is not closed, or a comma is missing in it: close it: write ] at the end of the line\n\ufeffé: [ü]\n"},
		{"é: \"ü\\q\"\n", `1:6-1:6 the backslash does not begin an escape that YAML knows: write 'ü\q'
é: 'ü\q'
`},
		{"a: 1\nb 2\nc 3\n", `2:1-2:2 this is not a key, since no colon and space follow it: write b: 2
? a: 1
b: 2
c 3
`},
		{"a 1\nb: 2\n", `1:1-1:2 this is not a key, since no colon and space follow it: write a: 1
? a: 1
b: 2
`},
		{"a:1\nb: 2\n", `2:2-2:2 a key cannot stand here, within the value above: give all keys of a mapping the same indentation
`},
		{"a:1\nb:2\nc: 3\n", `3:2-3:2 a key cannot stand here, within the value above: give all keys of a mapping the same indentation
`},
		{"a:1 # c\n# d\nb=2\n", `3:1-3:4 this line has no colon with a space after it, so that it is not read as a key and a value: write b: 2
a:1 # c
# d
b: 2
`},
		{"a:1\nhttp://x\n", `1:1-1:1 the file holds a single value and not a mapping of fields: write fields, each a name and its value
`},
		{"a: 1\n\"k: [\": x\n  y: 2\n", `3:1-3:3 this line is indented by 2 spaces, which matches no line above that it could belong with: do not indent it, as line 2 is not
? a: 1
"k: [": x
y: 2
`},
		{"a: 1\r\n'k: [': x\r\n  y: 2\r\n", "3:1-3:3 this line is indented by 2 spaces, which matches no line above that it could belong with: do not indent it, as line 2 is not\n? a: 1\r\n'k: [': x\r\ny: 2\r\n"},
		{`"\/` + strings.Repeat("a", 1020) + "\": 1\n", ""},
		{`? "\/` + strings.Repeat("a", 1021) + "\"\n: 1\n", ""},
		{`"\/` + strings.Repeat("a", 1021) + "\": 1\n", `1:1-1:1026 a key has at most 1024 characters in YAML: 
`},
	} {
		_, problems := parse("a.yaml", test.text)
		var b strings.Builder
		for _, d := range problems {
			fmt.Fprintf(&b, "%d:%d-%d:%d %s: %s\n", d.Line, d.Column, d.EndLine, d.EndColumn, strings.TrimPrefix(d.Message, "the text is not YAML: "), d.Suggestion)
			for _, f := range d.Fixes {
				fixed, _ := diag.ApplyFixes([]byte(test.text), []diag.Diagnostic{d}, true)
				fmt.Fprintf(&b, "%s%s", map[bool]string{true: "", false: "? "}[f.Safe], fixed)
			}
		}
		if b.String() != test.want {
			t.Errorf("%s\ngot\n%s\nwant\n%s", test.text, b.String(), test.want)
		}
	}
}

// TestMeantNumber has numbers that are written with leading zeros or underscores,
// with what they stand for, and what they are if they are octal.
func TestMeantNumber(t *testing.T) {
	for text, want := range map[string][2]string{
		"017": {"17", "15"}, "-017": {"-17", "-15"}, "00": {"0", ""}, "07": {"7", ""}, "08": {"8", ""}, "1_000": {"1000", ""}, "0_17": {"17", "15"}, "0": {"0", ""}, "0.5": {"0.5", ""},
		"+017": {"+17", "15"}, "-0": {"-0", ""}, "00.5": {"00.5", ""}, "1_0.5": {"10.5", ""}, "0x1_F": {"0x1F", ""}, "10": {"10", ""}, "0777777777777777777777777": {"777777777777777777777777", ""},
	} {
		number, octal := yamldoc.MeantNumber(text)
		if got := [2]string{number, octal}; got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
