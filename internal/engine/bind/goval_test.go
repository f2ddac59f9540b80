package bind_test

import (
	"encoding/json"
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
