package judge

import (
	"strconv"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// bound is an inclusive end of a range; the zero bound is none.
type bound struct {
	literal string
	float   float64
}

func newBound(literal string) bound {
	if literal == "" {
		return bound{}
	}
	float, _ := strconv.ParseFloat(literal, 64) // CUE has checked it
	return bound{literal, float}
}

// fewDigits is how long a literal may be and still be told from any other that
// long by the float it reads as: 15 digits, by IEEE 754.
const fewDigits = 15

// compare compares a number with the bound exactly: -1, 0 or +1. Floats decide
// unless they are so close that rounding may have.
func (b bound) compare(v *value.Value) int {
	switch {
	case v.Float < b.float:
		return -1
	case v.Float > b.float:
		return +1
	case len(v.Text) <= fewDigits && len(b.literal) <= fewDigits:
		return 0
	default:
		return value.CompareNumbers(v.Text, b.literal)
	}
}
