// Package yamledit edits the text of a YAML or JSON document and leaves the rest
// as its author wrote it: order, quoting, comments and blank lines.
//
// A Document is the text cut into pieces, in the manner of hclwrite: written one
// after the other they are the text again, and an edit replaces, drops or adds
// pieces. It knows nothing of values or of a schema. It expects a text that a
// parser has accepted, and refuses the few forms of YAML that it does not know.
// It never guesses: a caller compares what the result says with what it wanted.
package yamledit

import (
	"iter"
	"strings"
)

// Document is the text of a mapping in pieces. It is not safe for concurrent use.
type Document struct {
	Root *Mapping
	// head is what stands before the root: directives, the start of the
	// document, and all that precedes an opening brace.
	head, foot string
	newline    string
	// step is what a nested mapping is indented by.
	step string
	// open is set where the last line does not end.
	open bool
	json bool
}

// Mapping is the text of a mapping.
type Mapping struct {
	flow bool
	// indent is what stands before each key of a block mapping.
	indent      string
	first, last *Entry
	index       map[string]*Entry
	// written is set where the source has entries in it.
	written bool
	// comma is set where a comma follows the last entry of a flow mapping.
	comma bool
	// end is what follows the last entry: whole lines of comments, or what is
	// left up to the closing brace.
	end string
}

// Entry is the text of a key and its value: lead, key, sep, props, the value,
// and tail.
type Entry struct {
	Name string
	// Map is the value if it is a mapping.
	Map *Mapping

	// keyAt, valueAt, valueEnd and end are bytes of the text that was parsed.
	keyAt, valueAt, valueEnd, end int

	in         *Mapping
	prev, next *Entry
	removed    bool
	// lead is what precedes the key: whole lines of comments and blank lines in
	// a block mapping, the space after a brace or comma in a flow mapping.
	lead string
	key  string
	// sep is what stands between the key and the value, and props the anchor and
	// the tag of the value.
	sep, props string
	// raw is a value that is no mapping.
	raw string
	// tail is what follows the value: the rest of its line, or the space before
	// a comma or brace.
	tail string
}

// Entries are the entries that have not been removed.
func (m *Mapping) Entries() iter.Seq[*Entry] {
	return func(yield func(*Entry) bool) {
		for e := m.first; e != nil; e = e.next {
			if !e.removed && !yield(e) {
				return
			}
		}
	}
}

// Entry is the first entry of a name that has not been removed, or nil.
func (m *Mapping) Entry(name string) *Entry {
	if m == nil {
		return nil
	}
	few := fewEntries
	for e := range m.Entries() {
		if e.Name == name {
			return e
		}
		if few--; few == 0 {
			return m.indexed(name)
		}
	}
	return nil
}

// fewEntries is up to how many entries are looked through one by one.
const fewEntries = 16

func (m *Mapping) indexed(name string) *Entry {
	if m.index == nil {
		m.index = map[string]*Entry{}
		for e := range m.Entries() {
			if m.index[e.Name] == nil {
				m.index[e.Name] = e
			}
		}
	}
	if e := m.index[name]; e != nil && !e.removed && e.Name == name {
		return e
	}
	return nil
}

// note makes an entry known by its name, if no other has it.
func (m *Mapping) note(e *Entry) {
	if m.index != nil && m.indexed(e.Name) == nil {
		m.index[e.Name] = e
	}
}

// Find is the entry at a path, or nil.
func (d *Document) Find(path ...string) *Entry {
	m := d.Root
	for i, name := range path {
		e := m.Entry(name)
		if e == nil || i == len(path)-1 {
			return e
		}
		m = e.Map
	}
	return nil
}

// Key is where the key stands in the text that was parsed, in bytes.
func (e *Entry) Key() (start, end int) { return e.keyAt, e.keyAt + len(e.key) }

// Value is where the value stands in the text that was parsed, in bytes, without
// its anchor and tag. It is empty where nothing is written.
func (e *Entry) Value() (start, end int) { return e.valueAt, e.valueEnd }

// Lines are the whole lines of an entry in the text that was parsed, without the
// comments above it, and false where it has not lines of its own, or where its
// mapping has no other entry.
func (e *Entry) Lines() (start, end int, ok bool) {
	return e.keyAt - len(e.in.indent), e.end, !e.in.flow && e.in.first != e.in.last
}

// IsEmpty reports whether nothing is written as the value.
func (e *Entry) IsEmpty() bool { return e.Map == nil && e.raw == "" && e.props == "" }

// IsPlain reports whether the value is on the line of its key, without a tag, or
// is not there.
func (e *Entry) IsPlain() bool {
	return e.Map == nil && !strings.Contains(e.props, "!") && !strings.Contains(e.sep+e.raw, "\n")
}

// In is the mapping that holds the entry.
func (e *Entry) In() *Mapping { return e.in }

// IsFlow reports whether the mapping is written in braces.
func (m *Mapping) IsFlow() bool { return m.flow }

func (m *Mapping) empty() bool {
	for range m.Entries() {
		return false
	}
	return true
}

// insert puts an entry after another, or first where that is nil.
func (m *Mapping) insert(after, e *Entry) {
	e.in, e.prev = m, after
	if after == nil {
		e.next, m.first = m.first, e
	} else {
		e.next, after.next = after.next, e
	}
	if e.next == nil {
		m.last = e
	} else {
		e.next.prev = e
	}
	m.note(e)
}

// String is the text. A mapping that has lost all its entries is left out.
func (d *Document) String() string {
	var b strings.Builder
	d.write(func(piece string, _ bool) { b.WriteString(piece) })
	if d.open {
		text := strings.TrimSuffix(b.String(), d.newline)
		return text
	}
	return b.String()
}

// Comments are the comments of the text, in order, but for those inside a value
// that is no mapping, such as a list over several lines.
func (d *Document) Comments() []string {
	var found []string
	d.write(func(piece string, space bool) {
		if !space {
			return
		}
		for line := range strings.Lines(piece) {
			if i := strings.IndexByte(line, '#'); i >= 0 {
				found = append(found, strings.TrimRight(line[i:], " \t\r\n"))
			}
		}
	})
	return found
}

// write emits the pieces in order; space is set on those that hold only blanks,
// comments and punctuation.
func (d *Document) write(emit func(piece string, space bool)) {
	d.prune(d.Root)
	emit(d.head, true)
	if d.Root.empty() && !d.Root.flow {
		// Without a key there would be no mapping.
		emit("{}"+d.newline, false)
	}
	d.Root.write(emit, true)
	emit(d.foot, true)
}

// prune removes the entries whose mapping has lost all that was in it.
func (d *Document) prune(m *Mapping) {
	for e := range m.Entries() {
		if e.Map == nil {
			continue
		}
		d.prune(e.Map)
		if e.Map.written && e.Map.empty() {
			e.removed = true
		}
	}
}

func (m *Mapping) write(emit func(string, bool), root bool) {
	if m.flow {
		m.writeFlow(emit)
	} else {
		m.writeBlock(emit, root)
	}
}

func (e *Entry) write(emit func(string, bool)) {
	emit(e.key, false)
	emit(e.sep, true)
	emit(e.props, false)
	if e.Map != nil {
		e.Map.write(emit, false)
	} else {
		emit(e.raw, false)
	}
}

// writeBlock keeps the comments before an entry that is removed, but not two
// gaps in a row.
func (m *Mapping) writeBlock(emit func(string, bool), root bool) {
	var leads []string // of entries that are removed, since the last that is not
	atStart := root
	join := func(next string) {
		gap := atStart
		for i, lead := range append(leads, next) {
			if gap && (i > 0 || !atStart) {
				lead = withoutGap(lead)
			}
			emit(lead, true)
			if lead != "" {
				gap = endsInGap(lead)
			}
		}
		leads = leads[:0]
	}
	for e := m.first; e != nil; e = e.next {
		if e.removed {
			leads = append(leads, e.lead)
			continue
		}
		join(e.lead)
		atStart = false
		emit(m.indent, false)
		e.write(emit)
		emit(e.tail, true)
	}
	if strings.TrimSpace(m.end) == "" && strings.TrimSpace(strings.Join(leads, "")) == "" {
		leads = nil
	}
	join(m.end)
}

// withoutGap is whole lines without the blank ones at their start.
func withoutGap(lines string) string {
	for {
		line, rest, found := strings.Cut(lines, "\n")
		if !found || strings.TrimSpace(line) != "" {
			return lines
		}
		lines = rest
	}
}

// endsInGap reports whether the last of whole lines is blank.
func endsInGap(lines string) bool {
	lines = strings.TrimSuffix(lines, "\n")
	return strings.TrimSpace(lines[strings.LastIndexByte(lines, '\n')+1:]) == ""
}

// writeFlow keeps the space inside the braces.
func (m *Mapping) writeFlow(emit func(string, bool)) {
	emit("{", false)
	var before *Entry
	for e := range m.Entries() {
		lead := e.lead
		if before != nil {
			emit(before.tail+",", true)
		} else if m.first != e {
			lead = m.first.lead
		}
		emit(lead, true)
		e.write(emit)
		before = e
	}
	if before != nil {
		tail := before.tail
		if before != m.last && tail == "" && strings.TrimSpace(m.last.tail) == "" {
			tail = m.last.tail
		}
		emit(tail, true)
		if m.comma {
			emit(",", false)
		}
	}
	emit(m.end, true)
}
