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
