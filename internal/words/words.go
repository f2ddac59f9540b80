// Package words writes text for people: in lines that fit, and with numbers of
// things.
package words

import (
	"strconv"
	"strings"

	"github.com/mattn/go-runewidth"
)

// Count returns how many there are of something, such as 1 file or 2 files.
func Count(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return strconv.Itoa(n) + " " + what
}

// Are is the verb that agrees with how many there are of something: is or are.
func Are(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

// Grouped writes the digits of a whole number with commas between thousands.
func Grouped(digits string) string {
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

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
