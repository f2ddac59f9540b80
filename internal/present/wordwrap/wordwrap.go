// Package wordwrap breaks text into lines.
package wordwrap

import (
	"strings"

	"github.com/mattn/go-runewidth"
)

// Lines returns the words of text in lines of at most width columns, with one
// space between words. A longer word has a line of its own. A text without words
// has no lines.
func Lines(text string, width int) []string {
	columns := &runewidth.Condition{} // the same in every locale
	var lines []string
	used := 0
	for _, word := range strings.Fields(text) {
		w := columns.StringWidth(word)
		if last := len(lines) - 1; last >= 0 && used+1+w <= width {
			lines[last] += " " + word
			used += 1 + w
		} else {
			lines = append(lines, word)
			used = w
		}
	}
	return lines
}
