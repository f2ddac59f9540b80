package encode

import (
	"math"
	"testing"

	"github.com/gowebpki/jcs"
	"pgregory.net/rapid"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// trees draws values of all kinds, with numbers and strings that are hard to
// write.
func trees(depth int) *rapid.Generator[*value.Value] {
	return rapid.Custom(func(t *rapid.T) *value.Value {
		kinds := []value.Kind{value.Null, value.Bool, value.Int, value.Float, value.String}
		if depth > 0 {
			kinds = append(kinds, value.Map, value.List)
		}
		switch kind := rapid.SampledFrom(kinds).Draw(t, "kind"); kind {
		case value.Bool:
			return value.OfBool(rapid.Bool().Draw(t, "bool"))
		case value.Int:
			return value.OfInt(rapid.Int64().Draw(t, "int"))
		case value.Float:
			f := rapid.Float64().Draw(t, "float")
			if math.IsInf(f, 0) || math.IsNaN(f) {
				f = 0
			}
			return value.OfFloat(f)
		case value.String:
			return value.OfString(rapid.OneOf(rapid.String(), rapid.StringMatching(`[\n \ta#:é'"-]{0,8}`)).Draw(t, "string"))
		case value.Map, value.List:
			v := &value.Value{Kind: kind}
			for _, key := range rapid.SliceOfNDistinct(rapid.String(), 0, 5, rapid.ID[string]).Draw(t, "keys") {
				if kind == value.List {
					key = ""
				}
				v.Entries = append(v.Entries, value.Entry{Key: key, Value: trees(depth-1).Draw(t, "value")})
			}
			return v
		default:
			return value.OfNull()
		}
	})
}

// TestCanonicalIsJCS holds that canonical JSON is what another program makes of
// the same values.
func TestCanonicalIsJCS(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := &value.Value{Kind: value.List, Entries: []value.Entry{{Value: trees(3).Draw(t, "tree")}}}
		want, err := jcs.Transform(JSON(v))
		if err != nil {
			t.Skip(err)
		}
		got, err := Canonical(v)
		if err != nil || string(got) != string(want) {
			t.Errorf("%s, %v\nwant %s", got, err, want)
		}
	})
}

// TestCanonical has the numbers and the order of keys of RFC 8785, sections
// 3.2.2.3 and 3.2.3.
func TestCanonical(t *testing.T) {
	for _, c := range []struct {
		float float64
		want  string
	}{
		{0, "0"}, {math.Copysign(0, -1), "0"}, {5e-324, "5e-324"}, {-1.7976931348623157e308, "-1.7976931348623157e+308"},
		{9007199254740992, "9007199254740992"}, {295147905179352830000, "295147905179352830000"}, {1e21, "1e+21"},
		{999999999999999900000, "999999999999999900000"}, {1e-6, "0.000001"}, {1e-7, "1e-7"}, {333333333.33333329, "333333333.3333333"},
	} {
		if got, err := Canonical(value.OfFloat(c.float)); err != nil || string(got) != c.want {
			t.Errorf("%v is %s, %v, want %s", c.float, got, err, c.want)
		}
	}
	v := &value.Value{Kind: value.Map}
	for _, key := range []string{"\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\u0080", "\u00f6"} {
		v.Entries = append(v.Entries, value.Entry{Key: key, Value: value.OfNull()})
	}
	const want = "{\"\\r\":null,\"1\":null,\"\u0080\":null,\"\u00f6\":null,\"\u20ac\":null,\"\U0001f600\":null,\"\ufb33\":null}"
	if got, err := Canonical(v); err != nil || string(got) != want {
		t.Errorf("%q, %v, want %q", got, err, want)
	}
	for _, v := range []*value.Value{value.OfFloat(math.NaN()), value.OfFloat(math.Inf(1)), value.OfString("\xff")} {
		if got, err := Canonical(v); err == nil {
			t.Errorf("%s, and no error", got)
		}
	}
}
