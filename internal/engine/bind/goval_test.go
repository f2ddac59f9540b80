package bind_test

import (
	"encoding/json"
	"errors"
	"math"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/engine/bind"
	"github.com/llenergymeasure/llemcfg/internal/engine/encode"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
)

// TestTreeOf has numbers of Go of each width with the value that each is.
func TestTreeOf(t *testing.T) {
	for _, c := range []struct {
		number any
		want   string
	}{
		{int8(-8), "-8"}, {uint8(255), "255"}, {int16(-16), "-16"}, {uint16(math.MaxUint16), "65535"}, {int32(-32), "-32"}, {uint32(math.MaxUint32), "4294967295"},
		{int64(math.MinInt64), "-9223372036854775808"}, {uint64(math.MaxInt64), "9223372036854775807"}, {uint(1), "1"}, {float32(0.5), "0.5"}, {1.0, "1.0"}, {json.Number("7"), "7"}, {json.Number("7.0"), "7.0"},
	} {
		root, err := bind.TreeOf(&value.Source{Name: "program", Synthetic: true}, map[string]any{"a": c.number}, yamldoc.DefaultLimits())
		if err != nil || encode.Flow(root) != "{a: "+c.want+"}" {
			t.Errorf("%T %v: %v, %v", c.number, c.number, root, err)
		}
	}
	if root, err := bind.TreeOf(&value.Source{Name: "program", Synthetic: true}, map[string]any{"a": uint64(math.MaxInt64 + 1)}, yamldoc.DefaultLimits()); err == nil {
		t.Errorf("more than 64 bits with a sign: %v", root)
	}
}

// TestWhatAConfigHolds has what a program may have, with the value that it is, or
// why a config cannot hold it. There may be three levels, eight nodes, and strings
// of five bytes.
func TestWhatAConfigHolds(t *testing.T) {
	type name string
	one, two := 1, 2
	pointer := &one
	var itself any
	itself = &itself
	limits := yamldoc.DefaultLimits()
	limits.Depth, limits.Nodes, limits.Scalar = 3, 8, 5
	for _, c := range []struct {
		of   any
		want string
	}{
		{map[string]any{}, "{}"},
		{map[string]any(nil), "{}"},
		{map[string]any{"b": true, "a": "x", "c": nil}, "{a: x, b: true, c: null}"},
		{map[name]name{"k": "v"}, "{k: v}"},
		{map[string]any{"a": &pointer, "b": any(&two)}, "{a: 1, b: 2}"},
		{map[string]*int{"a": nil}, "{a: null}"},
		{map[string]any{"a": []int{1, 2}, "b": [1]bool{true}}, "{a: [1, 2], b: [true]}"},
		{map[string]any{"a": []int(nil), "b": map[string]int(nil)}, "{a: [], b: null}"},
		{map[string]any{"a": map[string]any{"b": map[string]any{}}}, "{a: {b: {}}}"},
		{map[string]any{"a": map[string]any{"b": []any{[]any{}}}}, limits.TooDeep()},
		{map[string]any{"a": []int{1, 2, 3, 4, 5}}, "{a: [1, 2, 3, 4, 5]}"},
		{map[string]any{"a": []int{1, 2, 3, 4, 5, 6}}, limits.TooMany()},
		{map[string]any{"a": 1, "b": 2, "c": 3, "d": nil}, limits.TooMany()},
		{map[string]any{"a": "abcde"}, "{a: abcde}"},
		{map[string]any{"a": "abcdef"}, limits.TooLong(6)},
		{map[string]any{"abcdef": 1}, limits.TooLong(6)},
		{map[string]any{"a": []any{itself}}, "there are more than 64 pointers to a value"},
		{map[string]any{"a": []any{1, "\xff"}}, `a: [1]: the string "\xff" is not UTF-8`},
		{map[string]any{"\xff": 1}, `the string "\xff" is not UTF-8`},
		{map[string]any{"": 1}, `{"": 1}`},
		{map[string]any{"e\u0301": 1}, yamldoc.KeyProblem("e\u0301")},
		{map[string]any{"a.b": math.Inf(1)}, `"a.b": +Inf is not a number that a config can hold`},
		{map[string]any{"a": float32(math.Inf(-1))}, "a: -Inf is not a number that a config can hold"},
		{map[string]any{"a": math.NaN()}, "a: NaN is not a number that a config can hold"},
		{map[string]any{"a": json.Number("1e400")}, `a: "1e400" is not a number that a config can hold`},
		{map[string]any{"a": json.Number("NaN")}, `a: "NaN" is not a number that a config can hold`},
		{map[string]any{"a": json.Number("x")}, `a: "x" is not a number that a config can hold`},
		{map[string]any{"a": json.Number("1e30")}, "{a: 1.0e+30}"},
		{map[string]any{"a": func() {}}, "a: a config cannot hold a value of the Go type func()"},
		{map[string]any{"a": struct{}{}}, "a: a config cannot hold a value of the Go type struct {}"},
		{map[int]any{1: 2}, "the keys of a map must be strings, and those of map[int]interface {} are not"},
	} {
		source := &value.Source{Name: "program", Synthetic: true}
		root, err := bind.TreeOf(source, c.of, limits)
		got := ""
		if err != nil {
			got = err.Error()
		} else {
			got = encode.Flow(root)
			if root.Source != source || !root.At.IsValid() {
				t.Errorf("%v has no place", c.of)
			}
			for _, e := range root.Entries {
				if e.KeyAt != root.At || e.Value.At != root.At || e.Value.Source != source {
					t.Errorf("%v: %s has no place", c.of, e.Key)
				}
			}
		}
		if got != c.want {
			t.Errorf("%#v:\ngot  %s\nwant %s", c.of, got, c.want)
		}
		var over bind.OverLimit
		if isLimit := c.want == limits.TooDeep() || c.want == limits.TooMany() || c.want == limits.TooLong(6) || errors.As(err, &over) && c.want == over.Error(); errors.As(err, &over) != isLimit {
			t.Errorf("%v: %T", c.of, err)
		}
	}
}
