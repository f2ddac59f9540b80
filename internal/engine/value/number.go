package value

import (
	"cmp"
	"strconv"
	"strings"
)

// CompareNumbers compares two decimal literals of YAML's core schema exactly,
// without rounding either to a float: -1, 0 or +1.
func CompareNumbers(a, b string) int {
	x, y := decimalOf(a), decimalOf(b)
	switch {
	case x.sign() != y.sign():
		return cmp.Compare(x.sign(), y.sign())
	case x.negative:
		return y.compareMagnitude(x)
	default:
		return x.compareMagnitude(y)
	}
}

// decimal is 0.DIGITS × 10^exponent, without leading or trailing zeros in
// digits, so that each number has one form.
type decimal struct {
	negative bool
	digits   string
	exponent int
}

func decimalOf(literal string) decimal {
	var d decimal
	d.negative = strings.HasPrefix(literal, "-")
	mantissa := strings.TrimLeft(literal, "+-")
	if i := strings.IndexAny(mantissa, "eE"); i >= 0 {
		// An exponent too long for an int is clamped to the largest, which orders as it should.
		d.exponent, _ = strconv.Atoi(strings.TrimPrefix(mantissa[i+1:], "+"))
		d.exponent = max(min(d.exponent, 1<<40), -1<<40)
		mantissa = mantissa[:i]
	}
	whole, fraction, _ := strings.Cut(mantissa, ".")
	d.exponent += len(whole)
	digits := whole + fraction
	d.digits = strings.TrimLeft(digits, "0")
	d.exponent -= len(digits) - len(d.digits)
	d.digits = strings.TrimRight(d.digits, "0")
	return d
}

func (d decimal) sign() int {
	switch {
	case d.digits == "":
		return 0
	case d.negative:
		return -1
	default:
		return 1
	}
}

func (d decimal) compareMagnitude(other decimal) int {
	if d.digits == "" || other.digits == "" {
		return cmp.Compare(len(d.digits), len(other.digits))
	}
	if c := cmp.Compare(d.exponent, other.exponent); c != 0 {
		return c
	}
	return strings.Compare(d.digits, other.digits)
}
