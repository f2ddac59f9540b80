package diag

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/mattn/go-runewidth"

	"github.com/llenergymeasure/llemcfg/internal/safe"
)

const (
	tabWidth   = 4  // cells from one tab stop to the next
	cellsUpTo  = 60 // cells of a long line shown before the place
	cellsAfter = 40 // and from the place on
)

// widths counts cells the same everywhere, whatever the locale.
var widths = &runewidth.Condition{StrictEmojiNeutral: true}

// sourceText finds places in a text. Places that are asked for in order cost
// one walk through the text altogether, however long its lines are.
type sourceText struct {
	text []byte
	// offset is that of line:column, in bytes; lineStart that of the line.
	line, column      int
	offset, lineStart int
}

func newSourceText(text []byte) *sourceText {
	s := &sourceText{text: bytes.TrimPrefix(text, []byte("\xEF\xBB\xBF"))}
	s.rewind()
	return s
}

func (s *sourceText) rewind() { s.line, s.column, s.offset, s.lineStart = 1, 1, 0, 0 }

// seek goes to a place, or to the end of its line if the line is shorter. It
// reports whether there is such a line.
func (s *sourceText) seek(line, column int) bool {
	if line < s.line || line == s.line && column < s.column {
		s.rewind()
	}
	for s.line < line {
		end := s.offset + lineLength(s.text[s.offset:])
		if end == len(s.text) {
			return false
		}
		if end += 1; s.text[end-1] == '\r' && end < len(s.text) && s.text[end] == '\n' {
			end++
		}
		s.line, s.column, s.offset, s.lineStart = s.line+1, 1, end, end
	}
	for s.column < column && s.offset < len(s.text) && !isLineEnd(s.text[s.offset]) {
		_, size := utf8.DecodeRune(s.text[s.offset:])
		s.offset += size
		s.column++
	}
	return true
}

// lineLength is how many bytes text has before the end of its first line.
func lineLength(text []byte) int {
	if i := bytes.IndexAny(text, "\n\r"); i >= 0 {
		return i
	}
	return len(text)
}

func isLineEnd(c byte) bool { return c == '\n' || c == '\r' }

// excerpt gives the line around a place as a terminal can show it, and the mark
// to show below it, under the token that begins at the place.
func (s *sourceText) excerpt(line, column int) (text, mark string, ok bool) {
	if len(s.text) == 0 || line < 1 || column < 1 || !s.seek(line, column) {
		return "", "", false
	}
	before, indent := s.before()
	// No more than this many bytes can be shown.
	after := s.text[s.offset:min(len(s.text), s.offset+cellsAfter*utf8.UTFMax)]
	rest := after[:lineLength(after)]
	tokenBytes := tokenLength(rest)
	var b strings.Builder
	b.WriteString(before)
	cells, marked := 0, 0
	for i := 0; i < len(rest); {
		_, size := utf8.DecodeRune(rest[i:])
		shown, width := show(rest[i:i+size], indent+cells)
		if cells+width > cellsAfter {
			b.WriteString("…")
			break
		}
		b.WriteString(shown)
		cells += width
		if i < tokenBytes {
			marked = cells
		}
		i += size
	}
	return strings.TrimRight(b.String(), " "), strings.Repeat(" ", indent) + "^" + strings.Repeat("~", max(marked-1, 0)), true
}

// before gives what is shown of the line before the place, and its width.
func (s *sourceText) before() (text string, width int) {
	start, runes := s.offset, 0
	for start > s.lineStart && runes < cellsUpTo {
		_, size := utf8.DecodeLastRune(s.text[s.lineStart:start])
		start -= size
		runes++
	}
	var b strings.Builder
	if start > s.lineStart {
		b.WriteString("…")
		width = 1
	}
	for start < s.offset {
		_, size := utf8.DecodeRune(s.text[start:])
		shown, cells := show(s.text[start:start+size], width)
		b.WriteString(shown)
		width += cells
		start += size
	}
	return b.String(), width
}

// show gives a character as it is shown in a certain cell, and its width.
func show(char []byte, cell int) (shown string, width int) {
	if char[0] == '\t' {
		width = tabWidth - cell%tabWidth
		return strings.Repeat(" ", width), width
	}
	shown = safe.Text(string(char))
	return shown, widths.StringWidth(shown)
}

// tokenLength tells how many bytes the token at the start of a line's rest has:
// a quoted text with its quotes, or a word.
func tokenLength(rest []byte) int {
	if len(rest) == 0 {
		return 0
	}
	if quote := rest[0]; quote == '"' || quote == '\'' {
		for i := 1; i < len(rest); i++ {
			switch {
			case rest[i] == '\\' && quote == '"':
				i++
			case rest[i] == quote:
				return i + 1
			}
		}
		return len(rest)
	}
	if strings.IndexByte("[]{},:", rest[0]) >= 0 {
		return 1
	}
	for i, c := range rest {
		next := byte(' ')
		if i+1 < len(rest) {
			next = rest[i+1]
		}
		switch {
		case c == ' ', c == '\t', c == ']', c == '}', c == ':' && (next == ' ' || next == '\t'):
			return i
		case c == ',' && (i == 0 || !isDigit(rest[i-1]) || !isDigit(next)):
			return i
		}
	}
	return len(rest)
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
