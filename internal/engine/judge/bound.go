package judge

import (
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// bound is an end of a range; the zero bound is none.
type bound struct {
	literal string
	float   float64
	open    bool
}

func newBound(literal string, open bool) bound {
	if literal == "" {
		return bound{}
	}
	return bound{literal, floatOf(literal), open}
}

// refuses reports whether a number is past the bound; sign is +1 for a minimum
// and -1 for a maximum.
func (b bound) refuses(v *value.Value, sign int) bool {
	c := sign * b.compare(v)
	return c < 0 || c == 0 && b.open
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
