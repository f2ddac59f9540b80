package value_test

import (
	"fmt"
	"math"
	"math/big"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// numbers are literals of the core schema, many of them close to each other.
func numbers() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.StringMatching(`[-+]?(0|[1-9][0-9]{0,3})(\.[0-9]{0,3})?([eE][-+]?[0-9]{1,2})?`),
		rapid.StringMatching(`[-+]?\.[0-9]{1,4}([eE][-+]?[0-9]{1,2})?`),
		rapid.SampledFrom([]string{"0", "-0", "0.0", "1", "10", "100", "1e1", "1e2", "0.1", "0.10", "1.0", "9007199254740993", "9007199254740992", "9223372036854775807", "-9223372036854775808"}),
	)
}

// TestCompareNumbers holds that numbers are compared as big.Rat does.
func TestCompareNumbers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := numbers().Draw(t, "a"), numbers().Draw(t, "b")
		x, ok := new(big.Rat).SetString(a)
		y, ok2 := new(big.Rat).SetString(b)
		if !ok || !ok2 {
			t.Fatalf("%s and %s", a, b)
		}
		if got := value.CompareNumbers(a, b); got != x.Cmp(y) {
			t.Errorf("%s and %s compare as %d", a, b, got)
		}
		if got := value.CompareNumbers(b, a); got != y.Cmp(x) {
			t.Errorf("%s and %s compare as %d", b, a, got)
		}
	})
}

// TestCompareNumbersExactly has numbers that rounding or a careless comparison
// takes for each other.
func TestCompareNumbersExactly(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"10", "100", -1}, {"-10", "-100", 1}, {"1", "1.0", 0}, {"1e2", "100", 0}, {"0", "-0.0", 0}, {"-1", "1", -1},
		{"9007199254740992", "9007199254740993", -1}, {"0.1", "0.1000000000000000055", -1}, {"1e-400", "0", 1},
		{"1e99999999999999999999", "1e9", 1}, {"1e-99999999999999999999", "1e-9", -1}, {"-9223372036854775808", "-9223372036854775807", -1},
	} {
		if got := value.CompareNumbers(c.a, c.b); got != c.want {
			t.Errorf("%s and %s compare as %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

func mapOf(entries ...value.Entry) *value.Value {
	return &value.Value{Kind: value.Map, Entries: entries}
}

func e(key string, v *value.Value) value.Entry { return value.Entry{Key: key, Value: v} }

func list(items ...*value.Value) *value.Value {
	v := &value.Value{Kind: value.List}
	for _, item := range items {
		v.Entries = append(v.Entries, value.Entry{Value: item})
	}
	return v
}

// TestEqual has values in classes: those of one class are equal, and no others.
func TestEqual(t *testing.T) {
	many := func(from, to int) *value.Value {
		v := mapOf()
		for i := from; i != to; i += (to - from) / max(to-from, from-to) {
			v.Entries = append(v.Entries, e(strconv.Itoa(i), value.OfInt(int64(i))))
		}
		return v
	}
	classes := [][]*value.Value{
		{value.OfNull(), {Kind: value.Null, Text: "~"}},
		{value.OfBool(true)}, {value.OfBool(false)},
		{value.OfInt(0)}, {value.OfInt(1), {Kind: value.Int, Text: "1", Float: 1, At: value.Point(value.Pos{Line: 3, Column: 1})}},
		{value.OfInt(10)}, {value.OfInt(100)}, {value.OfInt(1 << 53)}, {value.OfInt(1<<53 + 1)}, {value.OfInt(math.MinInt64)},
		{value.OfFloat(1), {Kind: value.Float, Text: "1e0", Float: 1}}, {value.OfFloat(0)}, {value.OfFloat(math.Copysign(0, -1))},
		{value.OfString("1"), {Kind: value.String, Text: "1", Quoted: true}}, {value.OfString("")}, {value.OfString("true")},
		{list()}, {list(value.OfNull())}, {list(value.OfInt(1), value.OfInt(2))}, {list(value.OfInt(2), value.OfInt(1))},
		{mapOf()}, {mapOf(e("a", value.OfInt(1)))}, {mapOf(e("b", value.OfInt(1)))},
		{mapOf(e("a", value.OfInt(1)), e("b", value.OfInt(2))), mapOf(e("b", value.OfInt(2)), e("a", value.OfInt(1)))},
		{mapOf(e("a", value.OfInt(1)), e("b", value.OfInt(2)), e("c", value.OfNull()))},
		{mapOf(e("a", value.OfInt(2)), e("b", value.OfInt(1)))},
		{many(0, 40), many(39, -1)}, {many(0, 41)}, {many(1, 41)},
	}
	for i, class := range classes {
		for j, other := range classes {
			for _, a := range class {
				for _, b := range other {
					if got := value.Equal(a, b); got != (i == j) {
						t.Errorf("%v %s and %v %s: %v", a.Kind, a.Text, b.Kind, b.Text, got)
					}
				}
			}
		}
	}
}

// TestEquivalent has values in classes, as TestEqual has.
func TestEquivalent(t *testing.T) {
	float := func(text string) *value.Value {
		f, err := strconv.ParseFloat(text, 64)
		if err != nil {
			t.Fatal(err)
		}
		return &value.Value{Kind: value.Float, Text: text, Float: f}
	}
	classes := [][]*value.Value{
		{value.OfInt(1), float("1.0"), float("1e0"), float("10e-1")},
		{value.OfInt(10), float("1e1")}, {value.OfInt(100), float("1e2")},
		{value.OfInt(0), float("0.0"), float("-0.0")},
		{value.OfInt(1<<53 + 1), float("9007199254740993.0")}, {float("9007199254740992.0")}, // one and the same float64
		{value.OfString("1")}, {value.OfString("1.0")}, {value.OfBool(true)}, {value.OfNull()},
		{list(value.OfInt(1)), list(float("1.0"))}, {list(value.OfInt(1), value.OfInt(1))},
		{mapOf(e("a", value.OfInt(1)), e("b", list(float("2.0")))), mapOf(e("b", list(value.OfInt(2))), e("a", float("1.0")))},
		{mapOf(e("a", value.OfInt(1)))}, {mapOf(e("b", value.OfInt(1)))}, {mapOf()},
	}
	for i, class := range classes {
		for j, other := range classes {
			for _, a := range class {
				for _, b := range other {
					if got := value.Equivalent(a, b); got != (i == j) {
						t.Errorf("%v %s and %v %s: %v", a.Kind, a.Text, b.Kind, b.Text, got)
					}
				}
			}
		}
	}
}

// TestFinder holds that a Finder finds what Lookup finds, in any order.
func TestFinder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := mapOf()
		for _, key := range rapid.SliceOfNDistinct(rapid.StringMatching(`[a-f]{0,3}`), 0, 60, rapid.ID[string]).Draw(t, "keys") {
			v.Entries = append(v.Entries, e(key, value.OfNull()))
		}
		find := v.Finder()
		for _, key := range rapid.SliceOf(rapid.StringMatching(`[a-f]{0,3}`)).Draw(t, "asked") {
			if got := find.Find(key); got != v.Lookup(key) {
				t.Fatalf("%q: %v", key, got)
			}
		}
		for i := range v.Entries {
			if got := find.Find(v.Entries[i].Key); got != &v.Entries[i] {
				t.Fatalf("%q: %v", v.Entries[i].Key, got)
			}
		}
	})
	none := (*value.Value)(nil).Finder()
	if none.Find("") != nil || (*value.Value)(nil).Lookup("") != nil {
		t.Error("nothing has an entry")
	}
}

// TestOf holds that values without a place say of themselves what they are.
func TestOf(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		i := rapid.Int64().Draw(t, "int")
		if v := value.OfInt(i); v.Int() != i || v.Text != strconv.FormatInt(i, 10) || v.Float != float64(i) {
			t.Errorf("%d: %+v", i, v)
		}
		f := rapid.Float64().Draw(t, "float")
		v := value.OfFloat(f)
		if back, err := strconv.ParseFloat(v.Text, 64); err != nil || math.Float64bits(back) != math.Float64bits(f) {
			t.Errorf("%v is written %s", f, v.Text)
		}
		if _, err := strconv.ParseInt(v.Text, 10, 64); err == nil {
			t.Errorf("%v is written as an integer, %s", f, v.Text)
		}
	})
	if value.OfBool(true).Bool() != true || value.OfBool(false).Bool() || value.OfString("true").Bool() {
		t.Error("bools are mixed up")
	}
}

// TestKinds holds what sets of kinds have.
func TestKinds(t *testing.T) {
	set := value.Int | value.Float
	if !set.Has(value.Int) || !set.Has(set) || set.Has(value.String) || set.Has(value.Int|value.String) || set.Has(value.Invalid) {
		t.Error("a set has other kinds than were put in")
	}
}

// TestPlaces holds the order of places, and how they are shown.
func TestPlaces(t *testing.T) {
	a, b, c := value.Pos{Line: 1, Column: 9}, value.Pos{Line: 2, Column: 1}, value.Pos{Line: 2, Column: 3}
	for i, p := range []value.Pos{a, b, c} {
		for j, q := range []value.Pos{a, b, c} {
			if got := p.Compare(q); (got < 0) != (i < j) || (got > 0) != (i > j) {
				t.Errorf("%v and %v compare as %d", p, q, got)
			}
		}
	}
	r := value.Range{Start: a, End: c}
	if r.String() != "1:9-2:3" || !r.IsValid() || (value.Range{}).IsValid() || value.Point(a).End != a {
		t.Errorf("%v", r)
	}
	if line, column, endLine, endColumn := r.Coordinates(); line != 1 || column != 9 || endLine != 2 || endColumn != 3 {
		t.Error(line, column, endLine, endColumn)
	}
}

// TestPlain has values with the Go value of each, and with the number of nodes that
// it is, keys counted.
func TestPlain(t *testing.T) {
	for want, c := range map[string]struct {
		v     *value.Value
		nodes int
	}{
		"<nil> <nil>":                   {value.OfNull(), 1},
		"bool true":                     {value.OfBool(true), 1},
		"bool false":                    {value.OfBool(false), 1},
		"int64 -3":                      {value.OfInt(-3), 1},
		"float64 0.5":                   {value.OfFloat(0.5), 1},
		"string a":                      {value.OfString("a"), 1},
		"[]interface {} []":             {list(), 1},
		"map[string]interface {} map[]": {mapOf(), 1},
		"[]interface {} [1 <nil> [x]]":  {list(value.OfInt(1), value.OfNull(), list(value.OfString("x"))), 5},
		"map[string]interface {} map[a:1 b:map[c:[2 3]]]": {mapOf(e("a", value.OfInt(1)), e("b", mapOf(e("c", list(value.OfInt(2), value.OfInt(3)))))), 9},
	} {
		of := c.v.Plain()
		if got := fmt.Sprintf("%T %v", of, of); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
		if got := c.v.Nodes(); got != c.nodes {
			t.Errorf("%s: %d nodes, want %d", want, got, c.nodes)
		}
	}
}

// TestAt holds that an entry stands where its alias does, if it has one.
func TestAt(t *testing.T) {
	here, alias := value.Point(value.Pos{Line: 2, Column: 4}), value.Point(value.Pos{Line: 9, Column: 1})
	entry := value.Entry{Value: &value.Value{At: here}}
	if entry.At() != here {
		t.Error(entry.At())
	}
	if entry.Alias = &alias; entry.At() != alias {
		t.Error(entry.At())
	}
}

// TestFormatFloat has numbers as Python writes them.
func TestFormatFloat(t *testing.T) {
	for f, want := range map[float64]string{
		0: "0.0", 1: "1.0", -1: "-1.0", 0.1: "0.1", -2.5: "-2.5", 1e-4: "0.0001", 9.9e-5: "9.9e-05", -9.9e-5: "-9.9e-05",
		1e15: "1000000000000000.0", 9999999999999998: "9999999999999998.0", 1e16: "1e+16", -1e16: "-1e+16", 1e22: "1e+22", 5e-324: "5e-324",
	} {
		if got := value.FormatFloat(f); got != want {
			t.Errorf("%g is %s, want %s", f, got, want)
		}
	}
}
