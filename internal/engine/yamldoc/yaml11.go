package yamldoc

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/lazy"
	"github.com/llenergymeasure/llemcfg/internal/safe"
)

// What the plain scalars of YAML 1.1 are, as PyYAML has them: it knows y and n as
// strings. No text has two of the forms.
var yaml11 = []struct {
	form func() *regexp.Regexp
	is   string
	kind value.Kind
}{
	{lazy.Regexp(`^(?:[-+]?[0-9][0-9_]*\.[0-9_]*|\.[0-9][0-9_]*)(?:[eE][-+][0-9]+)?$`), "a number", value.Float},
	{lazy.Regexp(`^(?:yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF)$`), "a bool", value.Bool},
	{lazy.Regexp(`^[-+]?(?:0b[01_]+|0x[0-9a-fA-F_]+|[0-9][0-9_]*)$`), "an integer", value.Int},
	{lazy.Regexp(`^[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+$`), "an integer in base 60", value.Int},
	{lazy.Regexp(`^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$`), "a number in base 60", value.Float},
	{lazy.Regexp(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`), "a date", value.Invalid},
	{lazy.Regexp(`^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?$`), "a time", value.Invalid},
	{lazy.Regexp(`^=$`), "no value at all", value.Invalid},
}

// begins11 are the bytes with which they begin.
const begins11 = "yYnNoO-+.=0123456789"

// Ambiguity says how YAML 1.1 reads a plain scalar of a YAML file, which most
// readers in Python speak, and what to write, where that is not how it is read
// here. It is empty of any other value.
func Ambiguity(v *value.Value) (message, suggestion string) {
	if v.Quoted || v.Source == nil || v.Source.Synthetic || isJSON(v.Source) || v.Text == "" ||
		v.Kind&(value.String|value.Float) == 0 && !v.Octal {
		return "", ""
	}
	if v.Octal {
		return fmt.Sprintf("is the number %s here, in octal, and a string in YAML 1.1, which PyYAML reads", v.Text), "write " + v.Text
	}
	is, kind := read11(v.Text)
	switch {
	case kind == v.Kind:
		return "", ""
	case v.Kind == value.String:
		return fmt.Sprintf("is the string %s here, and %s in YAML 1.1, which PyYAML reads", safe.Quote(v.Text), is),
			"write " + safe.Quote(v.Text) + " in quotes"
	default:
		return fmt.Sprintf("is the number %s here, and %s in YAML 1.1, which PyYAML reads", safe.Shorten(v.Text), is),
			"write " + safe.Shorten(float11(v.Text))
	}
}

// read11 is how YAML 1.1 reads a text, which is not empty, without quotes.
func read11(text string) (is string, kind value.Kind) {
	for i := range yaml11 {
		if strings.IndexByte(begins11, text[0]) >= 0 && yaml11[i].form().MatchString(text) {
			return yaml11[i].is, yaml11[i].kind
		}
	}
	return "a string", value.String
}

// IsPlain is IsPlainString for readers of YAML 1.1 too.
func IsPlain(s string) bool {
	if !IsPlainString(s) {
		return false
	}
	_, kind := read11(s)
	return kind == value.String
}

// float11 is the literal of a float with an exponent as both versions of YAML
// read it: with a point, and with a sign in the exponent.
func float11(literal string) string {
	mantissa, exponent := literal, ""
	if i := strings.IndexAny(literal, "eE"); i >= 0 {
		mantissa, exponent = literal[:i], literal[i+1:]
		if exponent[0] != '-' && exponent[0] != '+' {
			exponent = "+" + exponent
		}
		exponent = "e" + exponent
	}
	sign := ""
	if mantissa[0] == '-' || mantissa[0] == '+' {
		sign, mantissa = mantissa[:1], mantissa[1:]
	}
	if mantissa[0] == '.' {
		mantissa = "0" + mantissa
	}
	if !strings.Contains(mantissa, ".") {
		mantissa += ".0"
	}
	return sign + mantissa + exponent
}
