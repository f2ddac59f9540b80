package yamldoc

import (
	"bytes"
	"slices"
	"strings"

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

// fixDuplicate removes one of two entries of a block mapping: if they are equal, one
// that loses no comment; of two scalars that differ the first, which is a guess.
func (b *builder) fixDuplicate(first, second *value.Entry) {
	const structs = value.Map | value.List
	switch isEqual := equal(first.Value, second.Value); {
	case b.inFlow:
	case isEqual && b.removeEntry(second, "remove the second of the two", true):
	case isEqual:
		b.removeEntry(first, "remove the first of the two", true)
	case (first.Value.Kind|second.Value.Kind)&structs == 0:
		b.removeEntry(first, "keep the second, as most readers of YAML do", false)
	}
}

// removeEntry adds the fix that removes an entry, if it has its lines to itself and
// no comment on them, which is not to be lost.
func (b *builder) removeEntry(e *value.Entry, message string, safe bool) bool {
	line, end := b.lines[e.KeyAt.Start.Line-1], b.offset(e.At().End)
	end += lineLength(b.text[end:])
	before := b.text[line:b.offset(e.KeyAt.Start)]
	if len(bytes.TrimLeft(before, " ")) > 0 || bytes.IndexByte(b.text[line:end], '#') >= 0 {
		return false // such as - key: value
	}
	if end < len(b.text) && b.text[end] == '\r' {
		end++
	}
	if end < len(b.text) && b.text[end] == '\n' {
		end++
	}
	b.fix(b.index, message, safe, textEdit{line, end, ""})
	return true
}

// refuseList refuses a document that is a list. One mapping in it is what is meant.
func (r *reader) refuseList(root *value.Value) {
	at := value.Point(root.At.Start)
	if len(root.Entries) != 1 || root.Entries[0].Value.Kind != value.Map || len(r.problems) > 0 {
		r.refuse(at, diag.NotAMap, "the file holds a list and not a mapping of fields", writeFields)
		return
	}
	x := newIndex(r.src.Text)
	edits, how := withoutDash(x, root.Entries[0].Value), "write its fields without the dash"
	if text := x.text[x.offset(root.At.Start):]; len(text) > 0 && text[0] == '[' {
		edits, how = withoutBrackets(x, root), "write the mapping without the brackets around it"
	}
	r.refuse(at, diag.NotAMap, "the file holds a list of one mapping, and not the mapping itself", how)
	r.fix(x, how, true, edits...)
}

// withoutDash are the edits that take the dash of a mapping away, and move its lines
// to the left; none if they cannot be moved.
func withoutDash(x *index, item *value.Value) []textEdit {
	if len(item.Entries) == 0 {
		return nil
	}
	first := x.offset(item.Entries[0].KeyAt.Start)
	line := x.lines[item.Entries[0].KeyAt.Start.Line-1]
	width := first - line
	if strings.Trim(string(x.text[line:first]), " ") != "-" {
		return nil
	}
	edits := []textEdit{{line, first, ""}}
	for _, start := range x.lines[item.Entries[0].KeyAt.Start.Line:] {
		text := x.text[start : start+lineLength(x.text[start:])]
		switch rest := bytes.TrimLeft(text, " "); {
		case len(text)-len(rest) >= width:
			edits = append(edits, textEdit{start, start + width, ""})
		case len(rest) > 0 && rest[0] != '#':
			return nil
		}
	}
	return edits
}

// withoutBrackets are the edits that take the brackets around the only item of a
// list away; none if there is more than that.
func withoutBrackets(x *index, list *value.Value) []textEdit {
	item := list.Entries[0].Value
	open, start := x.offset(list.At.Start), x.offset(item.At.Start)
	end, closed := x.offset(item.At.End), x.offset(list.At.End)
	if end > closed || strings.Trim(string(x.text[open:start]), " \t\r\n") != "[" || strings.Trim(string(x.text[end:closed]), " \t\r\n,") != "]" {
		return nil
	}
	return []textEdit{{open, start, ""}, {end, closed, ""}}
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
