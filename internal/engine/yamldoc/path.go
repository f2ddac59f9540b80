package yamldoc

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/llenergymeasure/llemcfg/internal/safe"
)

// Path is the way from the root of a document to a value.
type Path []string

// String joins the keys with dots: decoder.top_p. A key that would not be read
// back as one step is quoted, and one that is very long is cut.
func (p Path) String() string { return p.join(isPlainKey, Quote) }

// Whole is the path as String has it, with nothing cut: ParsePath reads it.
func (p Path) Whole() string { return p.join(hasPlainRunes, strconv.Quote) }

// join quotes the keys that are not plain.
func (p Path) join(plain func(string) bool, quote func(string) string) string {
	var b strings.Builder
	for _, step := range p {
		if index, ok := strings.CutPrefix(step, indexMark); ok {
			b.WriteString(index)
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('.')
		}
		if plain(step) {
			b.WriteString(step)
		} else {
			b.WriteString(quote(step))
		}
	}
	return b.String()
}

// Index is the step into a list, from 0.
func Index(i int) string { return indexMark + "[" + strconv.Itoa(i) + "]" }

// IsIndex reports whether a step goes into a list.
func IsIndex(step string) bool { return strings.HasPrefix(step, indexMark) }

// indexMark tells the step into a list from a key that looks like one. No key
// begins with it, since it is no UTF-8.
const indexMark = "\xFF"

// ParsePath reads a path such as decoder.top_p, up to a character that can be
// no part of it, and gives what is left from there.
func ParsePath(text string) (p Path, rest string, err error) {
	rest = text
	for {
		var step string
		if strings.HasPrefix(rest, `"`) {
			quoted, err := strconv.QuotedPrefix(rest)
			if err != nil {
				return nil, rest, fmt.Errorf("a quote in %s is not closed", Quote(text))
			}
			step, _ = strconv.Unquote(quoted) // QuotedPrefix has checked it
			if !utf8.ValidString(step) {
				return nil, rest, fmt.Errorf("%s is no path: a name is not UTF-8", Quote(text))
			}
			rest = rest[len(quoted):]
		} else {
			step, rest = plainKey(rest)
			if step == "" {
				return nil, rest, fmt.Errorf("%s is no path: the name of a field is missing", Quote(text))
			}
		}
		p = append(p, step)
		for strings.HasPrefix(rest, "[") {
			digits, after, ok := strings.Cut(rest[1:], "]")
			i, err := strconv.Atoi(digits)
			if !ok || err != nil || i < 0 {
				return nil, rest, fmt.Errorf("%s is no path: between [ and ] goes the number of an item", Quote(text))
			}
			p = append(p, Index(i))
			rest = after
		}
		if !strings.HasPrefix(rest, ".") {
			return p, rest, nil
		}
		rest = rest[1:]
	}
}

// plainKey cuts what may stand without quotes off the front.
func plainKey(text string) (key, rest string) {
	for i, c := range text {
		if !isPlainRune(c) {
			return text[:i], text[i:]
		}
	}
	return text, ""
}

func isPlainKey(key string) bool { return len(key) <= maxQuoted && hasPlainRunes(key) }

func hasPlainRunes(key string) bool {
	if key == "" {
		return false
	}
	for _, c := range key {
		if !isPlainRune(c) {
			return false
		}
	}
	return true
}

func isPlainRune(c rune) bool {
	return c == '_' || c == '-' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
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
	return safe.Text(quoted)
}
