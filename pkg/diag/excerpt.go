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

// excerpt returns the line where d begins as a terminal can show it, and the mark
// to show below it, up to where d ends or to the end of the line.
func (s *sourceText) excerpt(d *Diagnostic) (text, mark string, ok bool) {
	if len(s.text) == 0 || d.Line < 1 || d.Column < 1 || !s.seek(d.Line, d.Column) {
		return "", "", false
	}
	before, indent := s.before()
	// No more than this many bytes can be shown.
	after := s.text[s.offset:min(len(s.text), s.offset+cellsAfter*utf8.UTFMax)]
	rest := after[:lineLength(after)]
	runes := d.EndColumn - d.Column
	if d.EndLine > d.Line {
		runes = utf8.RuneCount(bytes.TrimRight(withoutComment(rest), " \t"))
	}
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
		if runes > 0 {
			marked = cells
			runes--
		}
		i += size
	}
	return strings.TrimRight(b.String(), " "), strings.Repeat(" ", indent) + "^" + strings.Repeat("~", max(marked-1, 0)), true
}

// before returns what is shown of the line before the place, and its width.
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

// show returns a character as it is shown in a certain cell, and its width.
func show(char []byte, cell int) (shown string, width int) {
	if char[0] == '\t' {
		width = tabWidth - cell%tabWidth
		return strings.Repeat(" ", width), width
	}
	shown = safe.Text(string(char))
	return shown, widths.StringWidth(shown)
}

// withoutComment is the rest of a line where something begins that goes on in
// the next.
func withoutComment(rest []byte) []byte {
	before, _, _ := bytes.Cut(rest, []byte(" #"))
	return before
}
