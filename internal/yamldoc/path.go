package yamldoc

import (
	"strconv"
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/safe"
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
	return safe.Text(quoted)
}
