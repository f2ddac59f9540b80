package yamldoc

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/safe"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// resolvePlain sets v to what the plain scalar text is in the core schema of
// YAML 1.2. It returns a problem instead where YAML 1.1 reads the text as
// another number, or where no number of 64 bits is meant.
func resolvePlain(v *value.Value, text string) *problem {
	v.Text = text
	v.Kind = value.String
	if text == "" {
		v.Kind = value.Null
		return nil
	}
	switch text[0] {
	case '~', 'n', 'N':
		switch text {
		case "~", "null", "Null", "NULL":
			v.Kind = value.Null
		}
		return nil
	case 't', 'T':
		switch text {
		case "true", "True", "TRUE":
			v.Kind, v.Text = value.Bool, "true"
		}
		return nil
	case 'f', 'F':
		switch text {
		case "false", "False", "FALSE":
			v.Kind, v.Text = value.Bool, "false"
		}
		return nil
	}
	if !mayBeNumber(text[0]) {
		return nil
	}
	return resolveNumber(v, text)
}

func mayBeNumber(c byte) bool { return c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.' }

type problem struct {
	code                diag.Code
	message, suggestion string
}

func resolveNumber(v *value.Value, text string) *problem {
	digits := text
	if digits[0] == '-' || digits[0] == '+' {
		digits = digits[1:]
	}
	switch digits {
	case ".inf", ".Inf", ".INF":
		return &problem{diag.InvalidNumber, "infinity is not allowed", "write a finite number"}
	case ".nan", ".NaN", ".NAN":
		if digits == text {
			return &problem{diag.InvalidNumber, "NaN is not allowed: it is not a number", "write a number"}
		}
	}
	switch shape := shapeOf(digits); {
	case shape == notANumber:
		if isUnderscored(digits) {
			plain, _ := MeantNumber(text)
			return &problem{diag.AmbiguousValue,
				fmt.Sprintf("%s is a number in YAML 1.1 and a string in YAML 1.2", safe.Quote(text)),
				fmt.Sprintf("write %s, or %s for a string", safe.Shorten(plain), safe.Quote(text))}
		}
		return nil
	case shape == integer && len(digits) > 1 && digits[0] == '0':
		is := "octal"
		if strings.ContainsAny(digits, "89") {
			is = "a string"
		}
		return &problem{diag.AmbiguousValue,
			fmt.Sprintf("%s with its leading zero is %s in YAML 1.1 and decimal in YAML 1.2", safe.Shorten(text), is),
			fmt.Sprintf("write %s, or %s for a string", safe.Shorten(withoutZeros(text)), safe.Quote(text))}
	case shape == based && digits != text:
		return nil // the core schema gives 0x and 0o no sign
	case shape == integer || shape == based:
		i, err := parseInt(text, shape)
		if err != nil {
			return &problem{diag.InvalidNumber, fmt.Sprintf("%s does not fit into 64 bits", safe.Shorten(text)),
				fmt.Sprintf("write an integer from %d to %d", math.MinInt64, math.MaxInt64)}
		}
		v.Kind, v.Float = value.Int, float64(i)
		v.Octal = shape == based && text[1] == 'o'
		if shape == based || text[0] == '+' {
			v.Text = strconv.FormatInt(i, 10)
		}
		return nil
	default:
		f, err := strconv.ParseFloat(text, 64)
		if err != nil || f == 0 && strings.ContainsAny(mantissa(digits), "123456789") {
			return &problem{diag.InvalidNumber, fmt.Sprintf("%s does not fit into a 64-bit float", safe.Shorten(text)), "write a number nearer to 1"}
		}
		v.Kind, v.Float = value.Float, f
		return nil
	}
}

func mantissa(digits string) string {
	if i := strings.IndexAny(digits, "eE"); i >= 0 {
		return digits[:i]
	}
	return digits
}

func parseInt(text string, shape shape) (int64, error) {
	if shape == integer {
		return strconv.ParseInt(text, 10, 64)
	}
	return strconv.ParseInt(strings.ToLower(text), 0, 64)
}

func withoutZeros(text string) string {
	sign := ""
	if text[0] == '-' || text[0] == '+' {
		sign, text = text[:1], text[1:]
	}
	if text = strings.TrimLeft(text, "0"); text == "" {
		text = "0"
	}
	return sign + text
}

// MeantNumber is the number that a text with underscores or leading zeros stands
// for, and another one if it may be octal.
func MeantNumber(text string) (number, octal string) {
	number = strings.ReplaceAll(text, "_", "")
	digits := strings.TrimLeft(number, "+-")
	if shapeOf(digits) != integer {
		return number, ""
	}
	if i, err := strconv.ParseInt(number, 8, 64); err == nil && len(digits) > 1 && digits[0] == '0' {
		if octal = strconv.FormatInt(i, 10); octal == withoutZeros(number) {
			octal = ""
		}
	}
	return withoutZeros(number), octal
}

type shape uint8

const (
	notANumber shape = iota
	integer          // 12
	based            // 0x1F, 0o17
	fractional       // 1.5, .5, 5., 1e3
)

// shapeOf tells which number of the core schema the unsigned text is, if any.
func shapeOf(text string) shape {
	if len(text) > 2 && text[0] == '0' {
		switch text[1] {
		case 'x':
			return onlyIf(all(text[2:], isHex), based)
		case 'o':
			return onlyIf(all(text[2:], isOctal), based)
		}
	}
	whole, rest := leadingDigits(text)
	result := integer
	fraction := 0
	if rest != "" && rest[0] == '.' {
		result = fractional
		fraction, rest = leadingDigits(rest[1:])
	}
	if whole+fraction == 0 {
		return notANumber
	}
	if rest != "" && (rest[0] == 'e' || rest[0] == 'E') {
		result = fractional
		rest = rest[1:]
		if rest != "" && (rest[0] == '+' || rest[0] == '-') {
			rest = rest[1:]
		}
		var exponent int
		if exponent, rest = leadingDigits(rest); exponent == 0 {
			return notANumber
		}
	}
	return onlyIf(rest == "", result)
}

func onlyIf(ok bool, s shape) shape {
	if ok {
		return s
	}
	return notANumber
}

func leadingDigits(text string) (n int, rest string) {
	for n < len(text) && text[n] >= '0' && text[n] <= '9' {
		n++
	}
	return n, text[n:]
}

func all(text string, is func(byte) bool) bool {
	for i := range len(text) {
		if !is(text[i]) {
			return false
		}
	}
	return true
}

func isHex(c byte) bool   { return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F' }
func isOctal(c byte) bool { return c >= '0' && c <= '7' }

// isUnderscored reports whether text is a number but for its underscores.
func isUnderscored(text string) bool {
	return text != "" && text[0] != '_' && strings.Contains(text, "_") && shapeOf(strings.ReplaceAll(text, "_", "")) != notANumber
}

// KeyProblem is why a key that is a string cannot be one; empty if it can. CUE
// normalises keys, and so two of them could become one there.
func KeyProblem(key string) string {
	if isASCII(key) || norm.NFC.IsNormalString(key) {
		return ""
	}
	return fmt.Sprintf("the key %s is not in the normal form NFC of Unicode, in which CUE reads it", safe.Quote(key))
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

const normaliseKey = "type the key again, or write it in ASCII"

// ReadPlain is the value that a text written without quotes stands for; nil if it
// is one of those that are refused.
func ReadPlain(text string) *value.Value {
	v := &value.Value{}
	if resolvePlain(v, text) != nil {
		return nil
	}
	return v
}

// IsPlainString reports whether s, written without quotes on one line, is read
// as a string; what else plain style cannot hold is the writer's to know.
func IsPlainString(s string) bool {
	var v value.Value
	if p := resolvePlain(&v, s); p != nil || v.Kind != value.String {
		return false
	}
	for _, c := range s {
		if safe.IsDeceptive(c) || c == '\n' || c == '\r' || c == '\t' {
			return false
		}
	}
	return s != "<<" && !HasToBeEscaped(s)
}

// HasToBeEscaped reports whether s has a character that can only be an escape in
// a YAML document.
func HasToBeEscaped(s string) bool {
	for _, c := range s {
		if message, _ := forbidden(c, 2, false); message != "" || c == '\r' {
			return true
		}
	}
	return false
}
