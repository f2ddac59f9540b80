package diag

import (
	"bytes"
	"cmp"
	"slices"
	"unicode/utf8"
)

// Fix is a change of the text that takes a mistake away.
type Fix struct {
	// Message says what the fix does, such as "write precision".
	Message string `json:"message"`
	// Safe is set where it is certain that the author means this.
	Safe bool `json:"safe"`
	// Edits change the file of the diagnostic. They do not overlap, and are in
	// the order of their places. Of two fixes that add the same key, each has an
	// edit where the other has one, which may insert nothing: so that they overlap,
	// and only one of them is applied.
	Edits []Edit `json:"edits"`
}

// Edit replaces a range of the text. Lines and columns count from 1, columns in
// runes; the end is the place after the last character that is replaced. Where
// the two places are the same, the text is inserted there.
type Edit struct {
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndLine   int    `json:"end_line"`
	EndColumn int    `json:"end_column"`
	NewText   string `json:"new_text"`
}

// FixCount says how many diagnostics had a fix that ApplyFixes applied or left.
type FixCount struct {
	// Applied is how many fixes were applied.
	Applied int
	// Unsafe is how many were left since they are not safe.
	Unsafe int
	// Blocked is how many were left since they overlap one that was applied; they
	// may fit when the result is checked again.
	Blocked int
}

// ApplyFixes applies the first fix of each diagnostic to the text that the
// diagnostics are about: those that are safe, or all. A fix is applied wholly or
// not at all. One that overlaps another, or that is not in the text, is left.
func ApplyFixes(text []byte, ds []Diagnostic, unsafe bool) ([]byte, FixCount) {
	var count FixCount
	lines := newLineIndex(text)
	var spans []span
	taken := &spanSet{}
	for _, d := range ds {
		if len(d.Fixes) == 0 {
			continue
		}
		fix := d.Fixes[0]
		if !fix.Safe && !unsafe {
			count.Unsafe++
			continue
		}
		here, ok := lines.spans(fix)
		if !ok || !taken.add(here) {
			count.Blocked++
			continue
		}
		count.Applied++
		spans = append(spans, here...)
	}
	if count.Applied == 0 {
		return text, count
	}
	slices.SortStableFunc(spans, func(a, b span) int { return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end)) })
	var b bytes.Buffer
	at := 0
	for _, s := range spans {
		b.Write(text[at:s.start])
		b.WriteString(s.text)
		at = s.end
	}
	b.Write(text[at:])
	return b.Bytes(), count
}

// span is an edit in bytes.
type span struct {
	start, end int
	text       string
}

// lineIndex finds bytes by lines and columns. A byte order mark has no column.
type lineIndex struct {
	text   []byte
	starts []int
}

func newLineIndex(text []byte) *lineIndex {
	first := 0
	if bytes.HasPrefix(text, []byte("\ufeff")) {
		first = len("\ufeff")
	}
	l := &lineIndex{text: text, starts: []int{first}}
	for i, c := range text {
		if c == '\n' || c == '\r' && (i+1 == len(text) || text[i+1] != '\n') {
			l.starts = append(l.starts, i+1)
		}
	}
	return l
}

// offset is the byte at a place. The place after the last line is the end.
func (l *lineIndex) offset(line, column int) (int, bool) {
	if line == len(l.starts)+1 && column == 1 {
		return len(l.text), true
	}
	if line < 1 || line > len(l.starts) || column < 1 {
		return 0, false
	}
	at := l.starts[line-1]
	for range column - 1 {
		if at >= len(l.text) || l.text[at] == '\n' {
			return 0, false
		}
		_, size := utf8.DecodeRune(l.text[at:])
		at += size
	}
	return at, true
}

func (l *lineIndex) spans(f Fix) ([]span, bool) {
	var spans []span
	for _, e := range f.Edits {
		start, ok1 := l.offset(e.Line, e.Column)
		end, ok2 := l.offset(e.EndLine, e.EndColumn)
		if !ok1 || !ok2 || end < start || len(spans) > 0 && start < spans[len(spans)-1].end {
			return nil, false
		}
		spans = append(spans, span{start, end, e.NewText})
	}
	return spans, len(spans) > 0
}

// spanSet holds spans that do not overlap, in order.
type spanSet struct{ spans []span }

// add adds all of some spans, or none if one of them touches one that is there.
func (s *spanSet) add(spans []span) bool {
	for _, x := range spans {
		i, _ := slices.BinarySearchFunc(s.spans, x, func(a, b span) int { return cmp.Compare(a.start, b.start) })
		if i < len(s.spans) && s.spans[i].start <= x.end || i > 0 && s.spans[i-1].end >= x.start {
			return false
		}
	}
	for _, x := range spans {
		i, _ := slices.BinarySearchFunc(s.spans, x, func(a, b span) int { return cmp.Compare(a.start, b.start) })
		s.spans = slices.Insert(s.spans, i, x)
	}
	return true
}
