package yamldoc

import (
	"bytes"
	"slices"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// textEdit replaces the bytes of a text between two offsets.
type textEdit struct {
	start, end int
	text       string
}

// fix adds a fix to the problem reported last, as edits of the text of an index.
// A source that is no file has none.
func (r *reader) fix(x *index, message string, safe bool, edits ...textEdit) {
	if r.src.Synthetic || len(edits) == 0 || len(r.problems) == 0 {
		return
	}
	f := diag.Fix{Message: message, Safe: safe}
	for _, e := range edits {
		start, end := x.pos(e.start), x.pos(e.end)
		f.Edits = append(f.Edits, diag.Edit{
			Line: int(start.Line), Column: int(start.Column),
			EndLine: int(end.Line), EndColumn: int(end.Column), NewText: e.text,
		})
	}
	d := &r.problems[len(r.problems)-1]
	d.Fixes = append(d.Fixes, f)
}

// apply makes edits, which are in the order of their places.
func apply(text []byte, edits []textEdit) []byte {
	text = slices.Clone(text)
	for _, e := range slices.Backward(edits) {
		text = slices.Replace(text, e.start, e.end, []byte(e.text)...)
	}
	return text
}

// fixDuplicate removes the second of two entries of a block mapping that are
// equal, if it has its lines to itself.
func (b *builder) fixDuplicate(first, second *value.Entry) {
	if b.inFlow || !equal(first.Value, second.Value) {
		return
	}
	line, end := b.lines[second.KeyAt.Start.Line-1], b.offset(second.At().End)
	end += lineLength(b.text[end:])
	before := b.text[line:b.offset(second.KeyAt.Start)]
	if len(bytes.TrimLeft(before, " ")) > 0 || bytes.IndexByte(b.text[line:end], '#') >= 0 {
		return // such as - key: value, or a comment, which is not to be lost
	}
	if end < len(b.text) && b.text[end] == '\r' {
		end++
	}
	if end < len(b.text) && b.text[end] == '\n' {
		end++
	}
	b.fix(b.index, "remove the second of the two", true, textEdit{line, end, ""})
}

// equal reports whether two values are written for the same thing.
func equal(a, b *value.Value) bool {
	if a.Kind != b.Kind || a.Kind == value.Invalid || a.Text != b.Text || len(a.Entries) != len(b.Entries) {
		return false
	}
	for i := range a.Entries {
		if a.Entries[i].Key != b.Entries[i].Key || !equal(a.Entries[i].Value, b.Entries[i].Value) {
			return false
		}
	}
	return true
}
