package yamledit_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamledit"
)

// TestExpand has texts with what each is without aliases and merges, or why that
// cannot be said.
func TestExpand(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"a: 1\nb: [2]\n", "a: 1\nb: [2]\n"},
		{"a: &a x, y\nb: *a # why\nc: {d: *a}\n", "a: &a x, y\nb: 'x, y' # why\nc: {d: 'x, y'}\n"},
		{"a: &a\n  b: &b [1, {c: 2}]\n  d: *b\ne: *a\n", "a: &a\n  b: &b [1, {c: 2}]\n  d: [1, {c: 2}]\ne: {b: [1, {c: 2}], d: [1, {c: 2}]}\n"},
		{"a: &a {x: 1}\n# above\nc:\n  # in\n  <<: *a # beside\n  # last\n  y: 2\n", "a: &a {x: 1}\n# above\nc:\n  # in\n  x: 1\n  # last\n  y: 2\n"},
		{"a: &a {x: 1}\nc:\n  # in\n  <<: *a\n  x: 2\n", "a: &a {x: 1}\nc:\n  # in\n  x: 2\n"},
		{"a: &a {x: 1}\nb: &b {x: 2, y: &y 3, z: *y}\nc:\n  <<: [*a, *b, {w: {v: 1}}]\n", "a: &a {x: 1}\nb: &b {x: 2, y: &y 3, z: 3}\nc:\n  x: 1\n  y: 3\n  z: 3\n  w: {v: 1}\n"},
		{"a: &a {x: 1, y: 2}\nc: { <<: *a, z: 3 }\n", "a: &a {x: 1, y: 2}\nc: { x: 1, y: 2, z: 3 }\n"},
		{"a: &a {x: 1, y: 2}\nc: { z: 3, <<: *a }\n", "a: &a {x: 1, y: 2}\nc: { z: 3, x: 1, y: 2}\n"},
		{"a: &a {x: 1}\nc: { <<: *a, x: 3 }\n", "a: &a {x: 1}\nc: { x: 3 }\n"},
		{"a: &a {x: 1}\nb: {c: {d: *a}}\n", "a: &a {x: 1}\nb: {c: {d: {x: 1}}}\n"},
		{"a: &a {x: 1}\nb: &b {<<: *a, y: 2}\nc: {<<: *b}\n", "a merge within a merge"},
		{"a: &a |\n  x\n  y\nb: *a\n", "a: &a |\n  x\n  y\nb: \"x\\ny\\n\"\n"},
		{"a: &a\n  \"x: y\": 1\n  no: 2\nb: {<<: *a}\nc:\n  <<: *a\n", "a: &a\n  \"x: y\": 1\n  no: 2\nb: {'x: y': 1, \"no\": 2}\nc:\n  'x: y': 1\n  \"no\": 2\n"},
	} {
		d, err := yamledit.Parse(c.text, false)
		if err != nil {
			t.Errorf("%q: %v", c.text, err)
			continue
		}
		got := ""
		if err := d.Expand(); err != nil {
			got = err.Error()
		} else {
			got = d.String()
		}
		if got != c.want {
			t.Errorf("%s\ngot\n%s\nwant\n%s", c.text, got, c.want)
		}
	}
}

// TestManyEntries holds that entries are found in a mapping of many as in one of
// few, whatever has been done to it since.
func TestManyEntries(t *testing.T) {
	for _, n := range []int{3, 16, 17, 40} {
		var text strings.Builder
		for i := range n {
			fmt.Fprintf(&text, "k%d: %d\n", i, i)
		}
		d, err := yamledit.Parse(text.String()+"k1: again\n", false)
		if err != nil {
			t.Fatal(err)
		}
		last := fmt.Sprintf("k%d", n-1)
		found := func(name string) string {
			e := d.Find(name)
			if e == nil {
				return ""
			}
			start, end := e.Value()
			return e.Name + " " + text.String()[start:end]
		}
		if got := found("k1") + ", " + found(last) + ", " + found("none"); got != "k1 1, "+last+" "+last[1:]+", " {
			t.Errorf("%d: %s", n, got)
		}
		d.Rename(d.Find(last), "renamed")
		if got := found(last) + ", " + found("renamed"); got != ", renamed "+last[1:] {
			t.Errorf("%d, renamed: %s", n, got)
		}
		d.Rename(d.Find("k0"), "renamed")
		d.Insert(d.Root, "new", value.OfInt(1), "")
		d.Insert(d.Root, "renamed", value.OfInt(2), "")
		if d.Find("new") == nil || d.Find("k0") != nil {
			t.Errorf("%d: what was inserted is not found, or what was renamed is", n)
		}
		d.Remove(d.Find("new"))
		if d.Find("new") != nil {
			t.Errorf("%d: what was removed is found", n)
		}
		if d.Find("k1", "x") != nil || d.Find() != nil {
			t.Errorf("%d: found in what is no mapping", n)
		}
	}
}
