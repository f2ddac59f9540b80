package yamledit_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamledit"
)

func TestEdits(t *testing.T) {
	text := func(s string) *value.Value { return value.OfString(s) }
	for _, test := range []struct {
		name       string
		edit       func(d *yamledit.Document)
		text, want string
	}{
		{
			"rename keeps the quotes",
			func(d *yamledit.Document) { d.Rename(d.Find("a"), "x"); d.Rename(d.Find("b"), "y") },
			"'a' : 1 # one\n\"b\": 2\n",
			"'x' : 1 # one\n\"y\": 2\n",
		},
		{
			"a key that would be no string is quoted",
			func(d *yamledit.Document) { d.Rename(d.Find("a"), "no") },
			"a: 1\n",
			"\"no\": 1\n",
		},
		{
			"set keeps quotes, anchor and comment",
			func(d *yamledit.Document) { d.Set(d.Find("a"), text("x")); d.Set(d.Find("b"), value.OfInt(2)) },
			"a: &n 'old'  # why\nb: !!str 1\n",
			"a: &n 'x'  # why\nb: 2\n",
		},
		{
			"set keeps the space around the colon, and writes what there is none of",
			func(d *yamledit.Document) {
				for e := range d.Root.Entries() {
					d.Set(e, value.OfInt(2))
				}
			},
			"a :  1\nb:\t1\nc:\nd:\n  - 1\ne:\n  1\nf:\n  g: 1\nh: &x\n  1\n",
			"a :  2\nb: 2\nc: 2\nd: 2\ne:\n  2\nf: 2\nh: &x\n  2\n",
		},
		{
			"set takes the place of a mapping",
			func(d *yamledit.Document) { d.Set(d.Find("a"), value.OfNull()) },
			"a:\n  b: 1\nc: 2\n",
			"a: null\nc: 2\n",
		},
		{
			"remove keeps the comments above, and not two gaps",
			func(d *yamledit.Document) { d.Remove(d.Find("b")); d.Remove(d.Find("c")) },
			"a: 1\n\n# above b\nb: 2  # beside b\n\nc: 3\n\nd: 4\n",
			"a: 1\n\n# above b\n\nd: 4\n",
		},
		{
			"a mapping that loses all goes",
			func(d *yamledit.Document) { d.Remove(d.Find("a", "b")) },
			"a:\n  b: 1\nc: 2\n",
			"c: 2\n",
		},
		{
			"a file that loses all is an empty mapping",
			func(d *yamledit.Document) { d.Remove(d.Find("a")) },
			"# why\na: 1\n",
			"{}\n# why\n",
		},
		{
			"remove in braces",
			func(d *yamledit.Document) { d.Remove(d.Find("m", "a")); d.Remove(d.Find("m", "c")) },
			"m: { a: 1, b: [2, 3], c: 4 }\n",
			"m: { b: [2, 3] }\n",
		},
		{
			"move into a section that is there, with another indentation",
			func(d *yamledit.Document) { d.Move(d.Find("a"), d.Find("s").Map, "x") },
			"a:\n  # within\n  - 1\n  - 2\ns:\n    b: 1\n",
			"s:\n    b: 1\n    x:\n      # within\n      - 1\n      - 2\n",
		},
		{
			"move a mapping with its comments",
			func(d *yamledit.Document) { d.Move(d.Find("a"), d.Find("s").Map, "x") },
			"a:\n  # above\n  b: 1  # beside\n  # below\ns:\n  c: 1\n",
			"s:\n  c: 1\n  x:\n    # above\n    b: 1  # beside\n    # below\n",
		},
		{
			"move into a section that is not there",
			func(d *yamledit.Document) {
				e := d.Find("a")
				m, _ := d.Section([]string{"s"}, e)
				d.Move(e, m, "x")
			},
			"a: 1  # beside\nb: 2",
			"s:\n  x: 1  # beside\nb: 2",
		},
		{
			"move from lines into braces",
			func(d *yamledit.Document) { d.Move(d.Find("a"), d.Find("s").Map, "a") },
			"a:\n  - 1  # one\n  - x: |\n      text\ns: {b: 2}\n",
			"s: {b: 2, a: [1, {x: \"text\\n\"}]}\n",
		},
		{
			"move from braces to lines",
			func(d *yamledit.Document) { d.MoveAfter(d.Find("s", "a"), d.Find("b"), "a") },
			"s: {a: {x: 1}, c: 2}\nb: 1",
			"s: {c: 2}\nb: 1\na: {x: 1}",
		},
		{
			"insert at the end, and behind",
			func(d *yamledit.Document) {
				d.InsertAfter(d.Find("a"), "x", value.OfInt(1), "why")
				d.Insert(d.Find("s").Map, "y", text("true"), "why")
				d.Insert(d.Root, "z", text("v"), "")
			},
			"a: 1\ns: {}\n# end\n",
			"a: 1\nx: 1  # why\ns: {y: \"true\"}\nz: v\n# end\n",
		},
		{
			"insert with CR LF",
			func(d *yamledit.Document) { d.Insert(d.Root, "b", value.OfInt(2), "") },
			"a: 1\r\n",
			"a: 1\r\nb: 2\r\n",
		},
		{
			"collapse a section into a value",
			func(d *yamledit.Document) { d.Collapse(d.Find("s"), d.Find("s", "name")) },
			"s:\n  name: 'x'  # why\nb: 1\n",
			"s: 'x'  # why\nb: 1\n",
		},
		{
			"expand aliases and merges",
			func(d *yamledit.Document) {
				if err := d.Expand(); err != nil {
					panic(err)
				}
			},
			"a: &a {x: 1, y: [1, 2]}\nb: *a\nc:\n  <<: *a\n  x: 2\n",
			"a: &a {x: 1, y: [1, 2]}\nb: {x: 1, y: [1, 2]}\nc:\n  y: [1, 2]\n  x: 2\n",
		},
		{
			"expand an inline merge that is overridden, before an alias",
			func(d *yamledit.Document) {
				if err := d.Expand(); err != nil {
					panic(err)
				}
			},
			"a: &a 1\nc:\n  <<: {x: 1, z: 3}\n  x: 2\n  y: *a\n",
			"a: &a 1\nc:\n  z: 3\n  x: 2\n  y: 1\n",
		},
		{
			"insert behind a quoted value at the end of the text",
			func(d *yamledit.Document) { d.Insert(d.Root, "b", value.OfInt(2), "") },
			"a: 'it''s'",
			"a: 'it''s'\nb: 2",
		},
		{
			"unwrap what stands below one key",
			func(d *yamledit.Document) { d.Unwrap(d.Find("experiment")) },
			"# head\nexperiment:  # beside\n  # first\n  a: 1\n\n  s:\n    b: |\n      text\n  # last\n",
			"# head\n# first\na: 1\n\ns:\n  b: |\n    text\n# last\n",
		},
		{
			"indent what belongs below a key",
			func(d *yamledit.Document) { d.Nest(d.Find("s"), d.Find("a"), d.Find("b")) },
			"s:  # section\n# first\na: 1\nb:\n- 2\nc: 3\n",
			"s:  # section\n  # first\n  a: 1\n  b:\n  - 2\nc: 3\n",
		},
		{
			"set a value that is not written",
			func(d *yamledit.Document) { d.Set(d.Find("a"), text("x")); d.Set(d.Find("b"), value.OfInt(2)) },
			"a:\nb: # why\nc:",
			"a: x\nb: 2 # why\nc:",
		},
		{
			"set to a list of scalars",
			func(d *yamledit.Document) {
				d.Set(d.Find("a"), &value.Value{Kind: value.List, Entries: []value.Entry{{Value: value.OfInt(1)}, {Value: text("no")}}})
			},
			"a: 'x'\n",
			"a: [1, \"no\"]\n",
		},
		{
			"set in the last line, which does not end",
			func(d *yamledit.Document) { d.Set(d.Find("a"), text("x")) },
			"a:\n  b: 1",
			"a: x",
		},
		{
			"set takes the place of a list, with a comment behind the key",
			func(d *yamledit.Document) { d.Set(d.Find("a"), text("x")) },
			"a: # why\n- 1\n- 2\nb: 1\n",
			"a: x\nb: 1\n",
		},
		{
			"set a value behind a tag",
			func(d *yamledit.Document) { d.Set(d.Find("a"), text("it's")) },
			"a: !!str  'x'\n",
			"a: 'it''s'\n",
		},
		{
			"set in braces",
			func(d *yamledit.Document) {
				d.Set(d.Find("m", "a"), text("x"))
				d.Set(d.Find("m", "b"), value.OfInt(2))
			},
			"m: {a: {x: 1}, b: , c: 3}\n",
			"m: {a: x, b: 2 , c: 3}\n",
		},
		{
			"collapse in braces",
			func(d *yamledit.Document) { d.Collapse(d.Find("m", "s"), d.Find("m", "s", "n")) },
			"m: {s: {n: &x [1]}, t: 2}\n",
			"m: {s: &x [1], t: 2}\n",
		},
		{
			"collapse a section with a comment of its own",
			func(d *yamledit.Document) { d.Collapse(d.Find("s"), d.Find("s", "n")) },
			"s: {n: 1} # why\n",
			"s: 1 # why\n",
		},
		{
			"collapse into a mapping",
			func(d *yamledit.Document) { d.Collapse(d.Find("s"), d.Find("s", "n")) },
			"s: {n: {x: 1}}\n",
			"s: {x: 1}\n",
		},
		{
			"collapse braces at the end of the text",
			func(d *yamledit.Document) { d.Collapse(d.Find("s"), d.Find("s", "n")) },
			"s:\n  n: 1",
			"s: 1",
		},
		{
			"insert before the first, below its comments",
			func(d *yamledit.Document) { d.InsertBefore(d.Find("a"), "x", text("no")) },
			"# why\na: 1\nb: 2\n",
			"# why\nx: \"no\"\na: 1\nb: 2\n",
		},
		{
			"insert before another",
			func(d *yamledit.Document) { d.InsertBefore(d.Find("b"), "x", value.OfInt(1)) },
			"a: 1\n\n# why\nb: 2\n",
			"a: 1\n\n# why\nx: 1\nb: 2\n",
		},
		{
			"insert before in braces",
			func(d *yamledit.Document) {
				d.InsertBefore(d.Find("m", "a"), "x", text("y"))
				d.InsertBefore(d.Find("m", "b"), "z", value.OfInt(1))
			},
			"m: {'a': 1, b: 2}\n",
			"m: {'x': 'y', 'a': 1, 'z': 1, b: 2}\n",
		},
		{
			"insert after in braces",
			func(d *yamledit.Document) {
				d.InsertAfter(d.Find("m", "a"), "x", text("y"), "lost")
				d.InsertAfter(d.Find("m", "b"), "z", value.OfInt(1), "")
			},
			"m: { a: 1, b: 2 }\n",
			"m: { a: 1, x: y, b: 2, z: 1 }\n",
		},
		{
			"insert into braces over lines",
			func(d *yamledit.Document) { d.Insert(d.Find("m").Map, "x", value.OfInt(1), "") },
			"m: {\n  a: 1,\n  b: 2\n}\n",
			"m: {\n  a: 1,\n  b: 2,\n  x: 1\n}\n",
		},
		{
			"insert into braces with a comma at the end",
			func(d *yamledit.Document) { d.Insert(d.Find("m").Map, "x", value.OfInt(1), "") },
			"m: {a: 1, b: 2, }\n",
			"m: {a: 1, b: 2, x: 1, }\n",
		},
		{
			"insert into braces behind a comment",
			func(d *yamledit.Document) { d.Insert(d.Find("m").Map, "x", value.OfInt(1), "") },
			"m: { # why\n  a: 1 }\n",
			"m: { # why\n  a: 1, x: 1 }\n",
		},
		{
			"insert into braces of which the last is removed",
			func(d *yamledit.Document) {
				d.Remove(d.Find("m", "b"))
				d.Insert(d.Find("m").Map, "x", value.OfInt(1), "")
			},
			"m: {a: 1, b: 2}\n",
			"m: {a: 1, x: 1}\n",
		},
		{
			"insert into braces of which all are removed",
			func(d *yamledit.Document) {
				d.Remove(d.Find("m", "a"))
				d.Insert(d.Find("m").Map, "x", value.OfInt(1), "")
			},
			"m: {a: 1}\n",
			"m: {x: 1}\n",
		},
		{
			"insert behind an entry that ends the text in braces",
			func(d *yamledit.Document) { d.Insert(d.Root, "x", value.OfInt(1), "") },
			"{a: 1}",
			"{a: 1, x: 1}",
		},
		{
			"a section in braces, and within",
			func(d *yamledit.Document) {
				m, _ := d.Section([]string{"s", "t"}, nil)
				d.Insert(m, "x", value.OfInt(1), "why")
			},
			"{a: 1, s: null}\n",
			"{a: 1, s: {t: {x: 1}}}\n",
		},
		{
			"a section in the place of a null with a comment",
			func(d *yamledit.Document) {
				m, _ := d.Section([]string{"s"}, nil)
				d.Insert(m, "x", value.OfInt(1), "why")
			},
			"s: ~ # section\nb: 1\n",
			"s: # section\n  x: 1  # why\nb: 1\n",
		},
		{
			"a section in the place of an empty one in braces",
			func(d *yamledit.Document) {
				m, _ := d.Section([]string{"s"}, nil)
				d.Insert(m, "x", value.OfInt(1), "")
			},
			"s: {}\n",
			"s:\n  x: 1\n",
		},
		{
			"a section in an empty one with an anchor",
			func(d *yamledit.Document) {
				m, _ := d.Section([]string{"s"}, nil)
				d.Insert(m, "x", value.OfInt(1), "")
			},
			"s: &s {}\nt: *s\n",
			"s: &s {x: 1}\nt: *s\n",
		},
		{
			"a section that is there",
			func(d *yamledit.Document) {
				m, _ := d.Section([]string{"s", "t"}, d.Find("s"))
				d.Insert(m, "x", value.OfInt(1), "")
			},
			"s:\n    t:\n        a: 1\nb: 1\n",
			"s:\n    t:\n        a: 1\n        x: 1\nb: 1\n",
		},
		{
			"new sections with the step of the file",
			func(d *yamledit.Document) {
				m, _ := d.Section([]string{"s", "t"}, d.Find("a"))
				d.Insert(m, "x", value.OfInt(1), "")
			},
			"a:\n    b: 1\nc: 1\n",
			"a:\n    b: 1\ns:\n    t:\n        x: 1\nc: 1\n",
		},
		{
			"a section at the end of a text that does not end",
			func(d *yamledit.Document) {
				m, _ := d.Section([]string{"s"}, nil)
				d.Insert(m, "x", value.OfInt(1), "")
			},
			"a: 1\ns:",
			"a: 1\ns:\n  x: 1",
		},
		{
			"move within braces",
			func(d *yamledit.Document) { d.Move(d.Find("m", "a"), d.Find("n").Map, "x") },
			"m: {a: [1], b: 2}\nn: {c: 3}\n",
			"m: {b: 2}\nn: {c: 3, x: [1]}\n",
		},
		{
			"move a list of lines behind an entry in braces",
			func(d *yamledit.Document) { d.MoveAfter(d.Find("a"), d.Find("m", "b"), "a") },
			"a:\n- x\n- \"y: z\"\nm: {b: 1, c: 2}\n",
			"m: {b: 1, a: [x, \"y: z\"], c: 2}\n",
		},
		{
			"move a string over lines and one with commas into braces",
			func(d *yamledit.Document) {
				d.Move(d.Find("a"), d.Find("m").Map, "a")
				d.Move(d.Find("b"), d.Find("m").Map, "b")
				d.Move(d.Find("c"), d.Find("m").Map, "c")
				d.Move(d.Find("e"), d.Find("m").Map, "e")
			},
			"a: x\n  y\nb: x, y\nc: 'x, y'\ne: >\n  x\n  y\nm: {d: 1}\n",
			"m: {d: 1, a: x y, b: 'x, y', c: 'x, y', e: \"x y\\n\"}\n",
		},
		{
			"move a value over lines out of braces",
			func(d *yamledit.Document) { d.MoveAfter(d.Find("m", "a"), d.Find("b"), "a") },
			"m: {a: [1,\n  2], c: 2}\nb: 1\n",
			"m: {c: 2}\nb: 1\na: [1, 2]\n",
		},
		{
			"move a quoted value over lines out of braces",
			func(d *yamledit.Document) { d.MoveAfter(d.Find("m", "a"), d.Find("b"), "a") },
			"m: {a: 'x\n  y', c: 2}\nb: 1\n",
			"m: {c: 2}\nb: 1\na: 'x y'\n",
		},
		{
			"move to the top what is deep, and its text",
			func(d *yamledit.Document) { d.MoveAfter(d.Find("s", "t", "a"), d.Find("b"), "a") },
			"s:\n  t:\n    a: |\n      x\n\n      y\n    c: 1\nb: 1\n",
			"s:\n  t:\n    c: 1\nb: 1\na: |\n  x\n\n  y\n",
		},
		{
			"move a section to the top",
			func(d *yamledit.Document) { d.MoveAfter(d.Find("s", "t"), d.Find("s"), "t") },
			"s:\n  t: # why\n    # in\n    a: {x: 1}\n    b:\n      c: 1\n    # end\n  d: 1\n",
			"s:\n  d: 1\nt: # why\n  # in\n  a: {x: 1}\n  b:\n    c: 1\n  # end\n",
		},
		{
			"unwrap what has other things beside it",
			func(d *yamledit.Document) { d.Unwrap(d.Find("w")) },
			"a: 1\n# above\nw:\n    # in\n    b: 1\n    c:\n        d: 1\n# below\ne: 1\n",
			"a: 1\n# above\n# in\nb: 1\nc:\n    d: 1\n# below\ne: 1\n",
		},
		{
			"unwrap braces, which is left",
			func(d *yamledit.Document) { d.Unwrap(d.Find("w")); d.Unwrap(d.Find("a")) },
			"w: {a: 1}\na: 1\n",
			"w: {a: 1}\na: 1\n",
		},
		{
			"unwrap within braces, which is left",
			func(d *yamledit.Document) { d.Unwrap(d.Find("w")) },
			"{w: {a: 1}}\n",
			"{w: {a: 1}}\n",
		},
		{
			"wrap a value",
			func(d *yamledit.Document) { d.Wrap(d.Find("a"), "x"); d.Wrap(d.Find("b"), "no") },
			"a: &x 1 # why\nb: [1]\n",
			"a: {x: &x 1} # why\nb: {\"no\": [1]}\n",
		},
		{
			"wrap a value in JSON",
			func(d *yamledit.Document) { d.Wrap(d.Find("a"), "x") },
			"{\"a\": 1}\n",
			"{\"a\": {\"x\": 1}}\n",
		},
		{
			"rename to the same name keeps the key",
			func(d *yamledit.Document) { d.Rename(d.Find("a b"), "a b") },
			"a b: 1\n",
			"a b: 1\n",
		},
		{
			"a key with a quote",
			func(d *yamledit.Document) {
				d.Rename(d.Find("a"), "it's")
				d.Rename(d.Find("b"), "it's \"")
				d.Rename(d.Find("c"), "On")
				d.Rename(d.Find("d"), "y")
				d.Rename(d.Find("e"), "x\ny")
			},
			"'a': 1\n\"b\": 2\nc: 3\nd: 4\ne: 5\n",
			"'it''s': 1\n\"it's \\\"\": 2\n\"On\": 3\ny: 4\n\"x\\ny\": 5\n",
		},
		{
			"remove all but a comment of a section",
			func(d *yamledit.Document) { d.Remove(d.Find("s", "a")) },
			"s:\n  # why\n  a: 1\n  b: 2\n",
			"s:\n  # why\n  b: 2\n",
		},
		{
			"remove the first, with a gap behind it",
			func(d *yamledit.Document) { d.Remove(d.Find("a")) },
			"a: 1\n\nb: 2\n",
			"b: 2\n",
		},
		{
			"remove the last, with a gap before it",
			func(d *yamledit.Document) { d.Remove(d.Find("b")) },
			"a: 1\n\nb: 2\n",
			"a: 1\n",
		},
		{
			"remove the last, with comments at the end",
			func(d *yamledit.Document) { d.Remove(d.Find("b")) },
			"a: 1\n\n# above\nb: 2\n\n# end\n",
			"a: 1\n\n# above\n\n# end\n",
		},
		{
			"remove the last of a section before a gap",
			func(d *yamledit.Document) { d.Remove(d.Find("s", "b")) },
			"s:\n  a: 1\n\n  b: 2\n\nc: 3\n",
			"s:\n  a: 1\n\nc: 3\n",
		},
		{
			"remove several between comments",
			func(d *yamledit.Document) { d.Remove(d.Find("b")); d.Remove(d.Find("c")) },
			"a: 1\n\n# b\n\nb: 2\n\n\n# c\nc: 3\n\nd: 4\n",
			"a: 1\n\n# b\n\n# c\n\nd: 4\n",
		},
		{
			"remove from braces over lines",
			func(d *yamledit.Document) { d.Remove(d.Find("m", "a")); d.Remove(d.Find("m", "c")) },
			"m: {\n  a: 1, # one\n  b: 2,\n  c: 3 # three\n}\n",
			"m: {\n  b: 2}\n",
		},
		{
			"remove all of braces",
			func(d *yamledit.Document) { d.Remove(d.Find("m", "a")) },
			"m: { a: 1 }\nb: 1\n",
			"b: 1\n",
		},
		{
			"remove all of a section within another",
			func(d *yamledit.Document) { d.Remove(d.Find("s", "t", "a")) },
			"s:\n  t:\n    a: 1\nb: 1\n",
			"b: 1\n",
		},
		{
			"remove all of a section, which keeps an empty one",
			func(d *yamledit.Document) { d.Remove(d.Find("s", "a")) },
			"s:\n  t: {}\n  a: 1\nb: 1\n",
			"s:\n  t: {}\nb: 1\n",
		},
		{
			"remove all of the root in braces",
			func(d *yamledit.Document) { d.Remove(d.Find("a")) },
			"{a: 1, }\n",
			"{ }\n",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			d, err := yamledit.Parse(test.text, false)
			if err != nil {
				t.Fatal(err)
			}
			test.edit(d)
			if diff := cmp.Diff(test.want, d.String()); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestJSON(t *testing.T) {
	const text = "{\n  \"a\": 1,\n  \"b\": {\"c\": \"x\"},\n  \"d\": 3\n}\n"
	d, err := yamledit.Parse(text, true)
	if err != nil {
		t.Fatal(err)
	}
	m, _ := d.Section([]string{"new"}, d.Find("a"))
	d.Move(d.Find("a"), m, "a")
	d.Set(d.Find("b", "c"), value.OfString("y"))
	d.Remove(d.Find("d"))
	const want = "{\n  \"new\": {\"a\": 1},\n  \"b\": {\"c\": \"y\"}\n}\n"
	if diff := cmp.Diff(want, d.String()); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestUnknownForms holds that a form that is not known is refused, with its line.
func TestUnknownForms(t *testing.T) {
	for text, want := range map[string]string{
		"a: 1\n? b\n: 2\n":       "line 2: a key that is not known here",
		"- a\n":                  "line 1: a key that is not known here",
		"a: 1\n---\nb: 2\n":      "",
		"{a: 1}\nb: 2\n":         "line 2: text after the mapping",
		"a: 'b\n":                "line 1: quotes that are not closed",
		"a: [1\n":                "line 1: brackets that are not closed",
		"":                       "line 1: no mapping",
		"a: {[b]: 1}\n":          "line 1: a key that is not known here",
		"a: \"b\" c\n":           "line 1: text after a value",
		"a:\n    b: 1\n  c: 2\n": "line 3: indentation that is not known here",

		strings.Repeat("{a: ", 500) + strings.Repeat("}", 500): "",
		strings.Repeat("{a: ", 501) + strings.Repeat("}", 501): "line 1: too many levels",
		"a:\n" + strings.Repeat("- ", 499) + "b\n":             "",
		"a:\n" + strings.Repeat("- ", 500) + "b\n":             "line 2: too many levels",
	} {
		_, err := yamledit.Parse(text, false)
		got := ""
		if err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// TestComments has texts with the comments that are in them.
func TestComments(t *testing.T) {
	for text, want := range map[string]string{
		"a: {b: 1,# c\n  d: 2}\n":                 "# c",
		"a: {# c\n  d: 2}\n":                      "# c",
		"a: {b: 'x'# c\n  }\n":                    "unknown",
		"a: 1\n":                                  "",
		"# a\na: 1\n":                             "# a",
		"# a\n\n  # b \na: 1 # c\n# d":            "# a|# b|# c|# d",
		"a: x#y\nb: '# no' #\n":                   "#",
		"a:\n  # in\n  b: 1 # c\n# after\nc: 2\n": "# in|# c|# after",
		"a: {b: 1, # c\n  d: 2} # e\n":            "# c|# e",
		"a: | # header\n  # text\nb: 1\n":         "",
	} {
		d, err := yamledit.Parse(text, false)
		if err != nil {
			if want != "unknown" {
				t.Errorf("%q: %v", text, err)
			}
			continue
		}
		if got := strings.Join(d.Comments(), "|"); got != want {
			t.Errorf("%q has %q and not %q", text, got, want)
		}
	}
}

// TestNames has mappings with the names of their entries.
func TestNames(t *testing.T) {
	for text, want := range map[string]string{
		"a: 1\nb : 2\n":                    "a|b",
		"'a''b': 1\n\"c\\n\\\"d\": 2\n":    "a'b|c\n\"d",
		"{'it''s': 1, \"b\": 2, c d: 3}\n": "it's|b|c d",
		"a b: 1\n1: 2\n":                   "a b|1",
	} {
		d, err := yamledit.Parse(text, false)
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		var names []string
		for e := range d.Root.Entries() {
			names = append(names, e.Name)
		}
		if got := strings.Join(names, "|"); got != want {
			t.Errorf("%q has %q and not %q", text, got, want)
		}
	}
}
