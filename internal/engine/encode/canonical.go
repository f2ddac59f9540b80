package encode

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// Canonical writes v as the canonical JSON of RFC 8785. All numbers are floats
// there: an integer past 2^53 is the nearest float, and 1.0 is 1. It is an error
// if v holds what is no JSON: a number that is not finite, or a string that is
// not UTF-8.
func Canonical(v *value.Value) ([]byte, error) { return appendCanonical(nil, v) }

func appendCanonical(b []byte, v *value.Value) ([]byte, error) {
	var err error
	switch v.Kind {
	case value.Int, value.Float:
		return appendCanonicalNumber(b, v.Float)
	case value.String:
		return appendCanonicalString(b, v.Text)
	case value.List:
		b = append(b, '[')
		for i := range v.Entries {
			if i > 0 {
				b = append(b, ',')
			}
			if b, err = appendCanonical(b, v.Entries[i].Value); err != nil {
				return nil, err
			}
		}
		return append(b, ']'), nil
	case value.Map:
		b = append(b, '{')
		var some [fewEntries]int
		for i, j := range inOrder(v.Entries, some[:0]) {
			if i > 0 {
				b = append(b, ',')
			}
			if b, err = appendCanonicalString(b, v.Entries[j].Key); err != nil {
				return nil, err
			}
			if b, err = appendCanonical(append(b, ':'), v.Entries[j].Value); err != nil {
				return nil, err
			}
		}
		return append(b, '}'), nil
	default:
		return append(b, literal(v)...), nil
	}
}

// fewEntries is how many entries of a mapping are put in order without memory.
const fewEntries = 32

// inOrder returns the indices of entries in the order of their keys.
func inOrder(entries []value.Entry, order []int) []int {
	for i := range entries {
		order = append(order, i)
	}
	slices.SortFunc(order, func(i, j int) int { return compareKeys(entries[i].Key, entries[j].Key) })
	return order
}

// compareKeys compares two keys by their code units in UTF-16. They sort as the
// bytes do, but that a surrogate, which stands for what is past U+FFFF, comes
// before U+E000.
func compareKeys(a, b string) int {
	if isBelowSurrogates(a) || isBelowSurrogates(b) {
		return strings.Compare(a, b)
	}
	return slices.Compare(utf16.Encode([]rune(a)), utf16.Encode([]rune(b)))
}

func isBelowSurrogates(s string) bool {
	for i := range len(s) {
		if s[i] >= 0xED { // which begins U+D000
			return false
		}
	}
	return true
}

// appendCanonicalNumber writes a number as ECMAScript does.
func appendCanonicalNumber(b []byte, f float64) ([]byte, error) {
	switch abs := math.Abs(f); {
	case math.IsNaN(f) || math.IsInf(f, 0):
		return nil, fmt.Errorf("%v is no number of JSON", f)
	case f == 0:
		return append(b, '0'), nil
	case abs >= 1e-6 && abs < 1e21:
		return strconv.AppendFloat(b, f, 'f', -1, 64), nil
	}
	b = strconv.AppendFloat(b, f, 'e', -1, 64)
	// Go writes an exponent of at least two digits: 1e-07.
	if n := len(b); b[n-2] == '0' && (b[n-3] == '-' || b[n-3] == '+') {
		b = append(b[:n-2], b[n-1])
	}
	return b, nil
}

func appendCanonicalString(b []byte, s string) ([]byte, error) {
	const hex = "0123456789abcdef"
	b = append(b, '"')
	start := 0
	for i := range len(s) {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		b = append(b, s[start:i]...)
		start = i + 1
		switch c {
		case '"', '\\':
			b = append(b, '\\', c)
		case '\b', '\t', '\n', '\f', '\r':
			b = append(b, '\\', "btn_fr"[c-'\b'])
		default:
			b = append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		}
	}
	if !utf8.ValidString(s) {
		return nil, fmt.Errorf("the string %q is not UTF-8", s)
	}
	return append(append(b, s[start:]...), '"'), nil
}
