package yamldoc

import (
	"bytes"
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// readSimple reads what nearly every experiment is written in: block mappings,
// on each line a key with a scalar of printable ASCII, a short flow mapping or
// list of such scalars, or nothing; and comments. That takes a small part of the
// time of a parser of all YAML. It stops at the first field of the document that
// holds anything else, and readYAML has the rest read by that parser. It gives nil
// if that is all of the document, or if something is wrong.
// FuzzSimple holds the two to each other: what readSimple reads, it reads as the
// parser does, to the last place.
func (r *reader) readSimple() (*value.Value, rest) {
	var few [64]line // on the stack, and enough for most files
	lines, left := r.cutLines(few[:0])
	if len(lines) == 1 || r.limits.Depth-r.within <= maxSimpleDepth || r.limits.Nodes < 2*len(lines) {
		return nil, rest{}
	}
	lines[0].at = lines[1].keyAt
	b := simpleBuilder{
		src:     r.src,
		text:    r.textOf(lines),
		values:  make([]value.Value, len(lines)),
		entries: make([]value.Entry, len(lines)-1),
	}
	_, root, ok := b.build(lines)
	if !ok {
		return nil, rest{}
	}
	return root, left
}

// rest is what readSimple leaves of a document, from one of its fields on.
type rest struct {
	from int   // where it begins in the text; 0 if nothing is left
	line int32 // the number of its first line
}

// line is a key with what it holds: a scalar, or nothing, or the mapping or list
// that the next lines are. Those of a flow collection are lines too. The first
// line is the document itself, and it and those of a list have no key.
type line struct {
	from        int   // where it begins in the text
	key, scalar int32 // their sizes
	children    int32 // lines of its mapping or list, without those within them
	end         int32 // the column after the scalar, or after the bracket that closes a flow collection
	keyAt, at   value.Pos
	quoted      bool
	kind        value.Kind // Map or List, or else a scalar
}

// keyIn and scalarIn are the key and the scalar in the text of the file.
func (l *line) keyIn(text []byte) []byte { return text[l.from+int(l.keyAt.Column)-1:][:l.key] }

func (l *line) scalarIn(text []byte) []byte {
	text = text[l.from+int(l.at.Column)-1:]
	if l.quoted {
		text = text[1:]
	}
	return text[:l.scalar]
}

// endsAt sets the end of what is on the line.
func (l *line) endsAt(c *cursor) { l.end = int32(c.at) + 1 }

// holds reports whether a value begins on the line.
func (l *line) holds() bool { return l.kind != 0 || l.quoted || l.scalar > 0 }

const (
	maxSimpleDepth = 8   // of mappings in each other
	maxSimpleKey   = 256 // bytes, well below what YAML allows for a key on one line
)

// cutLines takes the text apart into lines, and finds which make a mapping. At
// what it does not know it stops, without the field of the document that has it.
func (r *reader) cutLines(lines []line) ([]line, rest) {
	all := outline{lines: append(lines, line{kind: value.Map})}
	fields, children, left := 1, int32(0), rest{} // what is before the last field of the document, and it and the rest
	c := cursor{}
	for text := r.src.Text; len(text) > 0; {
		c.number, c.from, c.at, c.text = c.number+1, len(r.src.Text)-len(text), 0, text
		if end := bytes.IndexByte(text, '\n'); end >= 0 {
			c.text, text = text[:end], text[end+1:]
		} else {
			text = nil
		}
		c.text = bytes.TrimSuffix(c.text, carriageReturn)
		indent := c.spaces()
		if c.atEnd(true) {
			continue
		}
		if indent == 0 && c.isAtKey() {
			fields, children, left = len(all.lines), all.lines[0].children, rest{c.from, c.number}
		}
		if len(c.text) > r.limits.Scalar || !all.add(&c, indent) {
			all.lines[0].children = children
			return all.lines[:fields], left
		}
	}
	return all.lines, rest{}
}

// outline is lines, and the mappings that the last of them is in.
type outline struct {
	lines  []line
	levels [maxSimpleDepth]struct{ indent, parent int }
	depth  int
}

// add adds the line that begins at the cursor, after its indentation.
func (o *outline) add(c *cursor, indent int) (ok bool) {
	if indent > o.levels[o.depth].indent {
		parent := len(o.lines) - 1
		if o.depth++; parent == 0 || o.lines[parent].holds() || o.depth == maxSimpleDepth {
			return false
		}
		o.levels[o.depth].indent, o.levels[o.depth].parent = indent, parent
		o.lines[parent].kind, o.lines[parent].at, o.lines[parent].end = value.Map, c.pos(), 0
	}
	for indent < o.levels[o.depth].indent {
		o.depth--
	}
	if indent != o.levels[o.depth].indent {
		return false
	}
	o.lines[o.levels[o.depth].parent].children++
	lines, ok := c.cutLine(o.lines)
	if ok {
		o.lines = lines
	}
	return ok
}

// cursor is a place in a line of the file.
type cursor struct {
	text   []byte
	number int32 // of the line, from 1
	from   int   // where the line begins in the file
	at     int
}

// isAtKey reports whether a key is next.
func (c cursor) isAtKey() bool {
	_, ok := c.key()
	return ok
}

// line begins a line at the place.
func (c *cursor) line() line { return line{from: c.from, keyAt: c.pos()} }

func (c *cursor) pos() value.Pos { return value.Pos{Line: c.number, Column: int32(c.at) + 1} }

// peek returns the next byte, or 0 at the end of the line.
func (c *cursor) peek() byte {
	if c.at == len(c.text) {
		return 0
	}
	return c.text[c.at]
}

// before reports whether the byte after the next is one of a set.
func (c *cursor) before(set *[256]bool) bool { return c.at+1 < len(c.text) && set[c.text[c.at+1]] }

// spaces goes past spaces and gives how many there are.
func (c *cursor) spaces() int {
	from := c.at
	for c.peek() == ' ' {
		c.at++
	}
	return c.at - from
}

// atEnd reports whether nothing is left of the line but a comment, if one may
// begin here. A carriage return within it would end the line sooner.
func (c *cursor) atEnd(comment bool) bool {
	return c.at == len(c.text) || comment && c.peek() == '#' && bytes.IndexByte(c.text, '\r') < 0
}

// cutLine adds the line that begins at the key, and those of a collection in it.
func (c *cursor) cutLine(lines []line) (_ []line, ok bool) {
	l := c.line()
	if l.key, ok = c.key(); !ok {
		return nil, false
	}
	l.at = c.pos()
	l.endsAt(c)
	gap := c.spaces()
	if c.atEnd(gap > 0) {
		return append(lines, l), true
	}
	l.at = c.pos()
	if next := c.peek(); next == '{' || next == '[' {
		lines, ok = c.collection(append(lines, l))
	} else {
		l.scalar, l.quoted, ok = c.scalar(false)
		l.endsAt(c)
		lines = append(lines, l)
	}
	return lines, ok && gap > 0 && c.atEnd(c.spaces() > 0)
}

// key goes past a key and its colon.
func (c *cursor) key() (size int32, ok bool) {
	rest := c.text[c.at:]
	n := 0
	for n < len(rest) && inKey[rest[n]] {
		n++
	}
	c.at += n
	if n == 0 || n > maxSimpleKey || !beginsKey[rest[0]] || c.peek() != ':' {
		return 0, false
	}
	c.at++
	return int32(n), true
}

// collection adds the lines of a flow collection, of which the last line has the
// key.
func (c *cursor) collection(lines []line) (_ []line, ok bool) {
	parent := len(lines) - 1
	kind, closing := value.Map, byte('}')
	if c.peek() == '[' {
		kind, closing = value.List, ']'
	}
	lines[parent].kind = kind
	for c.at++; ; c.at++ {
		c.spaces()
		if c.peek() == closing && lines[parent].children == 0 {
			break
		}
		l := c.line()
		if kind == value.Map {
			if l.key, ok = c.key(); !ok || c.spaces() == 0 {
				return nil, false
			}
		}
		l.at = c.pos()
		if l.scalar, l.quoted, ok = c.scalar(true); !ok {
			return nil, false
		}
		l.endsAt(c)
		lines = append(lines, l)
		lines[parent].children++
		c.spaces()
		if c.peek() != ',' {
			break
		}
	}
	if c.peek() != closing {
		return nil, false
	}
	c.at++
	lines[parent].endsAt(c)
	return lines, true
}

// scalar goes past a scalar of a block or a flow collection.
func (c *cursor) scalar(flow bool) (size int32, quoted, ok bool) {
	switch first := c.peek(); {
	case first == '"' || first == '\'':
		size, ok = c.quoted(first)
		return size, true, ok
	case !inScalar[first], first == '-' && !c.before(&inScalar):
		return 0, false, false
	}
	rest := c.text[c.at:]
	end := 0 // after the last character that is no space
	for i, char := range rest {
		if inScalar[char] {
			end = i + 1
			continue
		}
		if flow || char == '#' && end < i {
			break
		}
		switch next := i + 1; {
		case char == ' ':
		case !isPrintable(char), char == ':' && (next == len(rest) || rest[next] == ' '):
			return 0, false, false
		default:
			end = next
		}
	}
	c.at += end
	return int32(end), false, true
}

// quoted goes past a scalar in quotes with none escaped.
func (c *cursor) quoted(quote byte) (size int32, ok bool) {
	c.at++
	n := bytes.IndexByte(c.text[c.at:], quote)
	if n < 0 {
		return 0, false
	}
	for _, char := range c.text[c.at : c.at+n] {
		if !isPrintable(char) || char == '\\' && quote == '"' {
			return 0, false
		}
	}
	c.at += n + 1
	return int32(n), true
}

func isPrintable(c byte) bool { return c >= ' ' && c <= '~' }

const (
	letters = "_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	digits  = "0123456789"
)

var (
	carriageReturn = []byte("\r")

	beginsKey = bytesOf(letters)
	inKey     = bytesOf(letters + digits + "-")
	// inScalar may stand at any place of a scalar, in a flow collection too.
	inScalar = bytesOf(letters + digits + "-+./~")
)

func bytesOf(all string) (has [256]bool) {
	for _, c := range []byte(all) {
		has[c] = true
	}
	return has
}

// simpleBuilder makes the tree of lines, one after the other.
type simpleBuilder struct {
	src  *value.Source
	next int // the line
	// text is all keys and scalars of the lines to come. The tree holds on to it,
	// and so not to all of the file.
	text string
	// What is left to take from.
	values  []value.Value
	entries []value.Entry
}

// textOf is the keys and scalars of lines, one after the other.
func (r *reader) textOf(lines []line) string {
	size := 0
	for i := range lines {
		size += int(lines[i].key + lines[i].scalar)
	}
	var text strings.Builder
	text.Grow(size)
	for i := range lines[1:] {
		text.Write(lines[1+i].keyIn(r.src.Text))
		text.Write(lines[1+i].scalarIn(r.src.Text))
	}
	return text.String()
}

// build makes a value of the next line and those within it.
func (b *simpleBuilder) build(lines []line) (key string, v *value.Value, ok bool) {
	l, v := &lines[b.next], &b.values[b.next]
	b.next++
	key, scalar := b.take(l.key), b.take(l.scalar)
	v.Kind, v.Source = l.kind, b.src
	v.At = value.Range{Start: l.at, End: value.Pos{Line: l.at.Line, Column: l.end}}
	switch {
	case l.kind != 0:
		v.Entries, ok = b.collection(lines, l)
		if l.end == 0 && ok { // a block mapping, which has entries
			v.At.End = v.Entries[len(v.Entries)-1].Value.At.End
		}
	case l.quoted:
		v.Kind, v.Text, v.Quoted = value.String, scalar, true
		ok = true
	default:
		ok = resolvePlain(v, scalar) == nil
	}
	return key, v, ok
}

// take cuts the next n bytes off the text.
func (b *simpleBuilder) take(n int32) string {
	taken := b.text[:n]
	b.text = b.text[n:]
	return taken
}

// collection makes the entries of a mapping or a list of the next lines.
func (b *simpleBuilder) collection(lines []line, of *line) ([]value.Entry, bool) {
	entries := b.entries[:0:of.children]
	b.entries = b.entries[of.children:]
	var seen keySet
	for range of.children {
		at := value.Point(lines[b.next].keyAt)
		key, v, ok := b.build(lines)
		at.End.Column += int32(len(key))
		if of.kind == value.List {
			at = v.At
		}
		if !ok || of.kind == value.Map && (!isStringKey(key) || seen.add(entries, key) >= 0) {
			return nil, false
		}
		entries = append(entries, value.Entry{Key: key, KeyAt: at, Value: v})
	}
	return entries, true
}
