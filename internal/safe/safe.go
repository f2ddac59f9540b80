// Package safe makes text harmless to show: what a terminal or a log viewer
// would act on, rather than display, is escaped as Go writes it. It also quotes
// words for a POSIX shell. It knows nothing of where text comes from or goes to.
package safe

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Text escapes, in s, control characters, the characters that change how the
// text around them is shown (bidirectional controls and their like), those
// that show as nothing, and bytes that are not UTF-8. A text that is harmless
// is returned as it is.
func Text(s string) string { return Except(s, "") }

// Except is Text but for some characters, which it leaves as they are.
func Except(s, kept string) string {
	if isHarmless(s) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		c, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case c == utf8.RuneError && size == 1:
			b.WriteString(`\x` + strconv.FormatUint(uint64(s[i])|0x100, 16)[1:])
		case isEscaped(c) && !strings.ContainsRune(kept, c):
			b.WriteString(strings.Trim(strconv.QuoteRuneToASCII(c), "'"))
		default:
			b.WriteRune(c)
		}
		i += size
	}
	return b.String()
}

// Literal is Text for a name that is to be read back: a backslash is doubled.
// Unliteral returns the name.
func Literal(s string) string { return Text(strings.ReplaceAll(s, `\`, `\\`)) }

// Unliteral returns what Literal was given. The error is for a text that Literal
// does not return.
func Unliteral(s string) (string, error) {
	return strconv.Unquote(`"` + strings.ReplaceAll(s, `"`, `\"`) + `"`)
}

// JSON escapes what Text does in the text of a JSON document, as JSON has it.
// Line breaks stay.
func JSON(s string) string {
	if isHarmless(strings.ReplaceAll(s, "\n", "")) {
		return s
	}
	var b strings.Builder
	for _, c := range s {
		switch {
		case c == '\n' || !isEscaped(c):
			b.WriteRune(c)
		case c > 0xFFFF:
			high, low := utf16.EncodeRune(c)
			fmt.Fprintf(&b, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&b, `\u%04x`, c)
		}
	}
	return b.String()
}

func isHarmless(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] >= 0x7F {
			return isHarmlessUnicode(s)
		}
	}
	return true
}

func isHarmlessUnicode(s string) bool {
	for i, c := range s {
		if isEscaped(c) || c == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD") {
			return false
		}
	}
	return true
}

func isEscaped(c rune) bool { return c < ' ' || c >= 0x7F && c < 0xA0 || IsDeceptive(c) }

// IsDeceptive reports whether c, which is no control character, is shown as
// nothing, as a plain space, or changes how the text around it is shown.
func IsDeceptive(c rune) bool {
	switch {
	case c >= 0x200B && c <= 0x200F, c >= 0x2028 && c <= 0x202E, c >= 0x2060 && c <= 0x206F,
		c == 0xFEFF, c == 0x061C, c == 0x180E, c == 0xAD, c >= 0xFFF9 && c <= 0xFFFB,
		c >= 0xE0000 && c <= 0xE0FFF, c == 0x3000, c == 0xA0:
		return true
	default:
		return false
	}
}

// QuoteLength is how much of a text Quote and Shorten show: enough to recognise
// it, in runes for Quote and in bytes for Shorten.
const QuoteLength = 60

// Quote shows a text of a file in a message: in double quotes, with everything
// that a terminal could act on escaped, cut where it is long.
func Quote(s string) string {
	cut := len(s)
	runes := 0
	for i := range s {
		if runes == QuoteLength {
			cut = i
			break
		}
		runes++
	}
	quoted := strconv.QuoteToGraphic(s[:cut])
	if cut < len(s) {
		quoted = quoted[:len(quoted)-1] + `…"`
	}
	return Text(quoted)
}

// Shorten shows a word of a file in a message without quotes, such as a number:
// with everything that a terminal could act on escaped, cut where it is long.
func Shorten(word string) string {
	if len(word) > QuoteLength {
		word = word[:QuoteLength] + "…"
	}
	return Text(strings.ToValidUTF8(word, "?"))
}
