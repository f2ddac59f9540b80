package yamldoc

import (
	"strconv"
	"strings"
)

// Path is the way from the root of a document to a value.
type Path []string

// String joins the keys with dots: decoder.top_p. A key that would not be read
// back as one step is quoted, and one that is very long is cut.
func (p Path) String() string {
	var b strings.Builder
	for _, step := range p {
		if strings.HasPrefix(step, "[") {
			b.WriteString(step)
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('.')
		}
		if isPlainKey(step) {
			b.WriteString(step)
		} else {
			b.WriteString(Quote(step))
		}
	}
	return b.String()
}

// Index is the step into a list, from 0.
func Index(i int) string { return "[" + strconv.Itoa(i) + "]" }

func isPlainKey(key string) bool {
	if key == "" || len(key) > maxQuoted {
		return false
	}
	for _, c := range key {
		if c != '_' && c != '-' && (c < '0' || c > '9') && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') {
			return false
		}
	}
	return true
}

// maxQuoted is how much of a text a message shows, in runes: enough to know it by.
const maxQuoted = 60

// Quote shows text of a file in a message: in double quotes, with everything
// that a terminal could act on escaped, cut where it is long.
func Quote(s string) string {
	cut := len(s)
	runes := 0
	for i := range s {
		if runes == maxQuoted {
			cut = i
			break
		}
		runes++
	}
	quoted := strconv.QuoteToGraphic(s[:cut])
	if cut < len(s) {
		quoted = quoted[:len(quoted)-1] + `…"`
	}
	return escapeFormat(quoted)
}

// escapeFormat escapes the characters that change how the text around them is
// shown, which count as graphic: bidirectional controls and their like.
func escapeFormat(s string) string {
	var b strings.Builder
	for _, c := range s {
		if isUnsafe(c) {
			b.WriteString(strings.Trim(strconv.QuoteRuneToASCII(c), "'"))
		} else {
			b.WriteRune(c)
		}
	}
	return b.String()
}

func isUnsafe(c rune) bool {
	switch {
	case c >= 0x200B && c <= 0x200F, c >= 0x2028 && c <= 0x202E, c >= 0x2060 && c <= 0x206F,
		c == 0xFEFF, c == 0x061C, c == 0x180E, c == 0xAD, c >= 0xFFF9 && c <= 0xFFFB,
		c >= 0xE0000 && c <= 0xE0FFF, c == 0x3000, c == 0xA0:
		return true
	default:
		return false
	}
}
