package judge

import (
	"strconv"
	"strings"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// TestTypes holds which values are in a type, at its edges.
func TestTypes(t *testing.T) {
	integer := func(text string) *value.Value {
		f, err := strconv.ParseFloat(text, 64)
		if err != nil {
			t.Fatal(err)
		}
		return &value.Value{Kind: value.Int, Text: text, Float: f}
	}
	float := func(text string) *value.Value {
		v := integer(text)
		v.Kind = value.Float
		return v
	}
	list := func(items ...*value.Value) *value.Value {
		v := &value.Value{Kind: value.List}
		for _, i := range items {
			v.Entries = append(v.Entries, value.Entry{Value: i})
		}
		return v
	}
	ints := func(min, max string) spec.Type {
		return spec.Type{Kinds: value.Int, Section: spec.NoSection, Min: min, Max: max}
	}
	open := spec.Type{Kinds: value.Int | value.Float, Section: spec.NoSection, Min: "0", Max: "1", MinOpen: true, MaxOpen: true}
	for _, c := range []struct {
		name string
		of   spec.Type
		v    *value.Value
		want diag.Code
	}{
		{"the least integer", ints("-9223372036854775808", ""), integer("-9223372036854775808"), ""},
		{"the greatest", ints("", "9223372036854775807"), integer("9223372036854775807"), ""},
		{"one below a great bound", ints("9223372036854775807", ""), integer("9223372036854775806"), diag.OutOfRange},
		{"a float for an integer", ints("1", ""), float("1.0"), diag.WrongType},
		{"an integer for a float alone", spec.Type{Kinds: value.Float, Section: spec.NoSection}, integer("1"), diag.WrongType},
		{"an open minimum", open, float("0.0"), diag.OutOfRange},
		{"a hair above it", open, float("0.00000000000000000001"), ""},
		{"an open maximum", open, integer("1"), diag.OutOfRange},
		{"a hair below it", open, &value.Value{Kind: value.Float, Text: "0.99999999999999999999999", Float: 1}, ""},
		{"a number that is listed", spec.Type{Kinds: value.Int, Section: spec.NoSection, Values: []spec.Scalar{{Kind: value.Int, Text: "4"}}}, integer("4"), ""},
		{"one that is not", spec.Type{Kinds: value.Int, Section: spec.NoSection, Values: []spec.Scalar{{Kind: value.Int, Text: "4"}}}, integer("40"), diag.NotAllowed},
		{"the other bool", spec.Type{Kinds: value.Bool, Section: spec.NoSection, Values: []spec.Scalar{{Kind: value.Bool, Text: "true"}}}, value.OfBool(false), diag.NotAllowed},
		{"runes and not bytes", spec.Type{Kinds: value.String, Section: spec.NoSection, MaxRunes: 2}, value.OfString("日本"), ""},
		{"too many runes", spec.Type{Kinds: value.String, Section: spec.NoSection, MaxRunes: 2}, value.OfString("abc"), diag.OutOfRange},
		{"a word or a form", spec.Type{Kinds: value.String, Section: spec.NoSection, Words: []spec.Word{{Name: "a"}}, Forms: []spec.Form{{Pattern: "^b"}}}, value.OfString("bc"), ""},
		{"neither", spec.Type{Kinds: value.String, Section: spec.NoSection, Words: []spec.Word{{Name: "a"}}, Forms: []spec.Form{{Pattern: "^b"}}}, value.OfString("ab"), diag.NotAllowed},
		{"an empty list", spec.Type{Kinds: value.List, Section: spec.NoSection, MinItems: 1}, list(), diag.OutOfRange},
		{"as few items as there may be", spec.Type{Kinds: value.List, Section: spec.NoSection, MinItems: 1, MaxItems: 1}, list(integer("1")), ""},
		{"two items where one may be", spec.Type{Kinds: value.List, Section: spec.NoSection, MaxItems: 1}, list(integer("1"), integer("2")), diag.OutOfRange},
		{"no item where none is allowed", spec.Type{Kinds: value.List, Section: spec.NoSection, MaxItems: -1}, list(), ""},
		{"items that differ", spec.Type{Kinds: value.List, Section: spec.NoSection, Unique: true}, list(integer("1"), integer("2"), integer("3")), ""},
		{"as many runes as there may be", spec.Type{Kinds: value.String, Section: spec.NoSection, MinRunes: 1, MaxRunes: 1}, value.OfString("é"), ""},
		{"too few runes", spec.Type{Kinds: value.String, Section: spec.NoSection, MinRunes: 1}, value.OfString(""), diag.OutOfRange},
		{"no item allowed", spec.Type{Kinds: value.List, Section: spec.NoSection, MaxItems: -1}, list(integer("1")), diag.OutOfRange},
		{"equal items", spec.Type{Kinds: value.List, Section: spec.NoSection, Unique: true}, list(integer("1"), integer("1")), diag.NotAllowed},
		{"anything", spec.Any(), list(list()), ""},
	} {
		of := newType(&c.of)
		if got := of.refuses(c.v); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// small is a schema of a section within a list, with a default that follows a
// choice and an optional field.
var small = spec.Schema{
	Sections: []spec.Section{
		{Name: "Root", Fields: []spec.Field{
			{Name: "items", Type: spec.Type{Kinds: value.List, Section: spec.NoSection, Items: &spec.Type{Kinds: value.Map, Section: 1}}, Default: &spec.Scalar{Kind: value.List}},
			{Name: "note", Optional: true, Type: spec.Type{Kinds: value.String, Section: spec.NoSection}},
		}},
		{Name: "Item", Fields: []spec.Field{
			{Name: "kind", Type: spec.Type{Kinds: value.String, Section: spec.NoSection, Words: []spec.Word{{Name: "a"}, {Name: "b"}}}, Default: &spec.Scalar{Kind: value.String, Text: "a"}},
			{
				Name: "size", Type: spec.Type{Kinds: value.Int | value.Float, Section: spec.NoSection}, Default: &spec.Scalar{Kind: value.Float, Text: "1.0"},
				DefaultBy: []spec.DefaultBy{{Field: "kind", Is: "b", Default: spec.Scalar{Kind: value.Float, Text: "2.0"}}},
			},
		}},
	},
}

// TestResolvingAgain holds that a resolved config resolves to itself, that what is
// absent stays absent, and that a config is left as it was.
func TestResolvingAgain(t *testing.T) {
	at := value.Range{Start: value.Pos{Line: 1, Column: 1}, End: value.Pos{Line: 1, Column: 2}}
	config := &value.Value{Kind: value.Map, Entries: []value.Entry{{Key: "items", KeyAt: at, Value: &value.Value{Kind: value.List, Entries: []value.Entry{
		{Value: &value.Value{Kind: value.Map}},
		{Value: &value.Value{Kind: value.Map, Entries: []value.Entry{{Key: "kind", KeyAt: at, Value: value.OfString("b")}}}},
		{Value: &value.Value{Kind: value.Map, Entries: []value.Entry{{Key: "size", KeyAt: at, Value: value.OfInt(3)}}}},
	}}}}}
	p := New(&small, nil)
	once := p.Resolve(config)
	if once == nil {
		t.Fatal("refused")
	}
	var sizes []string
	for _, e := range once.Entries[0].Value.Entries {
		sizes = append(sizes, e.Value.Lookup("size").Value.Text)
	}
	if len(sizes) != 3 || sizes[0] != "1.0" || sizes[1] != "2.0" || sizes[2] != "3.0" {
		t.Errorf("the sizes are %v", sizes)
	}
	if once.Lookup("note") != nil {
		t.Error("the optional field is there")
	}
	if twice := p.Resolve(once); twice == nil || !value.Equal(once, twice) {
		t.Error("resolving again changes it")
	}
	if len(config.Entries) != 1 || len(config.Entries[0].Value.Entries[0].Value.Entries) != 0 {
		t.Error("the config was changed")
	}
}

// TestConditions holds each condition on a value in which it holds and on one, as
// near as there is, in which it does not.
func TestConditions(t *testing.T) {
	any := spec.Any()
	optional := func(name string) spec.Field {
		return spec.Field{Name: name, Type: any, Default: &spec.Scalar{Kind: value.Null, Text: "null"}}
	}
	schema := &spec.Schema{Sections: []spec.Section{{Name: "Root", Fields: []spec.Field{optional("a"), optional("b")}}}}
	num := func(text string) spec.Scalar {
		kind := value.Int
		if strings.Contains(text, ".") {
			kind = value.Float
		}
		return spec.Scalar{Kind: kind, Text: text}
	}
	word := func(text string) spec.Scalar { return spec.Scalar{Kind: value.String, Text: text} }
	null := spec.Scalar{Kind: value.Null, Text: "null"}
	for _, c := range []struct {
		test         spec.Test
		values       []spec.Scalar
		holds, fails spec.Scalar
	}{
		{spec.Set, nil, num("0"), null},
		{spec.Unset, nil, null, num("0")},
		{spec.Is, []spec.Scalar{num("10")}, num("10.0"), num("100")},
		{spec.Is, []spec.Scalar{word("x")}, word("x"), word("X")},
		{spec.IsNot, []spec.Scalar{num("10")}, num("1"), num("10.0")},
		{spec.IsNoneOf, []spec.Scalar{num("1"), num("2")}, num("3"), num("2.0")},
		{spec.Above, []spec.Scalar{num("1")}, num("1.00000000000000000001"), num("1")},
		{spec.Above, []spec.Scalar{num("1")}, num("2"), word("2")},
		{spec.Below, []spec.Scalar{num("1")}, num("0.99999999999999999999"), num("1.0")},
		{spec.Below, []spec.Scalar{num("1")}, num("-1"), null},
		{spec.Matches, []spec.Scalar{word("^x+$")}, word("xx"), word("xy")},
		{spec.Matches, []spec.Scalar{word("1")}, word("1"), num("1")},
	} {
		condition := NewCondition(schema, &spec.Condition{Path: []string{"a"}, Test: c.test, Values: c.values})
		for _, at := range []struct {
			v    spec.Scalar
			want bool
		}{{c.holds, true}, {c.fails, false}} {
			config := &value.Value{Kind: value.Map, Entries: []value.Entry{{Key: "a", Value: at.v.Value()}, {Key: "b", Value: null.Value()}}}
			if got := condition.Holds(config); got != at.want {
				t.Errorf("test %d of %v on %s: %v", c.test, c.values, at.v.Text, got)
			}
		}
	}
	differs := NewCondition(schema, &spec.Condition{Path: []string{"a"}, Test: spec.DiffersFrom, Other: []string{"b"}})
	for _, c := range []struct {
		a, b spec.Scalar
		want bool
	}{{num("1"), num("2"), true}, {num("1"), num("1.0"), false}, {num("1"), null, false}, {null, num("1"), false}} {
		config := &value.Value{Kind: value.Map, Entries: []value.Entry{{Key: "a", Value: c.a.Value()}, {Key: "b", Value: c.b.Value()}}}
		if got := differs.Holds(config); got != c.want {
			t.Errorf("%s differs from %s: %v", c.a.Text, c.b.Text, got)
		}
	}
}
