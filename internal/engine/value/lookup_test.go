package value_test

import (
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// TestLookupPath has paths with what stands there in {a: {b: x}, c: null}.
func TestLookupPath(t *testing.T) {
	b := value.Entry{Key: "b", Value: value.OfString("x")}
	a := value.Entry{Key: "a", Value: &value.Value{Kind: value.Map, Entries: []value.Entry{b}}}
	root := &value.Value{Kind: value.Map, Entries: []value.Entry{a, {Key: "c", Value: value.OfNull()}}}
	for _, test := range []struct {
		path []string
		key  string
	}{
		{[]string{"a"}, "a"},
		{[]string{"a", "b"}, "b"},
		{[]string{"c"}, "c"},
		{[]string{"a", "b", "x"}, ""},
		{[]string{"c", "d"}, ""},
		{[]string{"d"}, ""},
		{nil, ""},
	} {
		key := ""
		if e := root.LookupPath(test.path...); e != nil {
			key = e.Key
		}
		if key != test.key {
			t.Errorf("%v: %q, want %q", test.path, key, test.key)
		}
	}
}
