package yamldoc

import (
	"bytes"
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// readSimple reads what nearly every experiment is written in: block mappings,
// on each line a key with a scalar of printable ASCII, a short flow mapping or
// list of such scalars, or nothing; and comments. That takes a small part of the
// time of a parser of all YAML. It gives nil for whatever else it meets, also
// for whatever is wrong, and readYAML has the text read by that parser.
// FuzzSimple holds the two to each other: what readSimple reads, it reads as the
// parser does, to the last place.
func (r *reader) readSimple() *value.Value {
	var few [64]line // on the stack, and enough for most files
	lines, ok := r.cutLines(few[:0])
	if !ok || r.limits.Depth-r.within <= maxSimpleDepth || r.limits.Nodes < 2*len(lines) {
		return nil
	}
	b := newSimpleBuilder(r.src, lines)
	_, root, ok := b.build(lines)
	if !ok {
		return nil
	}
	return root
}

// line is a key with what it holds: a scalar, or nothing, or the mapping or list
// that the next lines are. Those of a flow collection are lines too. The first
// line is the document itself, and it and those of a list have no key.
type line struct {
	key, scalar []byte
	quoted      bool
	kind        value.Kind // Map or List, or else a scalar
	children    int        // lines of its mapping or list, without those within them
	keyAt, at   value.Pos
	end         int32 // the column after the scalar, or after the bracket that closes a flow collection
}

// endsAt sets the end of what is on the line.
func (l *line) endsAt(c *cursor) { l.end = int32(c.at) + 1 }

// holds reports whether a value begins on the line.
func (l *line) holds() bool { return l.kind != 0 || l.quoted || len(l.scalar) > 0 }

const (
	maxSimpleDepth = 8   // of mappings in each other
	maxSimpleKey   = 256 // bytes, well below what YAML allows for a key on one line
)

// cutLines takes the text apart into lines, and finds which make a mapping.
func (r *reader) cutLines(lines []line) (_ []line, ok bool) {
	type level struct{ indent, parent int }
	var levels [maxSimpleDepth]level
	depth := 0
	lines = append(lines, line{kind: value.Map})
	c := cursor{}
	for rest := r.src.Text; len(rest) > 0; {
		c.text, rest, _ = bytes.Cut(rest, newline)
		c.text = bytes.TrimSuffix(c.text, carriageReturn)
		c.number, c.at = c.number+1, 0
		indent := c.spaces()
		if c.atEnd(true) {
			continue
		}
		if len(c.text) > r.limits.Scalar {
			return nil, false
		}
		if indent > levels[depth].indent {
			parent := len(lines) - 1
			if depth++; parent == 0 || lines[parent].holds() || depth == maxSimpleDepth {
				return nil, false
			}
			levels[depth] = level{indent, parent}
			lines[parent].kind, lines[parent].at, lines[parent].end = value.Map, c.pos(), 0
		}
		for indent < levels[depth].indent {
			depth--
		}
		if indent != levels[depth].indent {
			return nil, false
		}
		lines[levels[depth].parent].children++
		if lines, ok = c.cutLine(lines); !ok {
			return nil, false
		}
	}
	if len(lines) == 1 {
		return nil, false
	}
	lines[0].at = lines[1].keyAt
	return lines, true
}

// cursor is a place in a line of the file.
type cursor struct {
	text   []byte
	number int32 // of the line, from 1
	at     int
}

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
	l := line{keyAt: c.pos()}
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
func (c *cursor) key() (key []byte, ok bool) {
	from := c.at
	for inKey[c.peek()] {
		c.at++
	}
	key = c.text[from:c.at]
	if len(key) == 0 || len(key) > maxSimpleKey || !beginsKey[key[0]] || c.peek() != ':' {
		return nil, false
	}
	c.at++
	return key, true
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
		l := line{keyAt: c.pos()}
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
func (c *cursor) scalar(flow bool) (scalar []byte, quoted, ok bool) {
	switch first := c.peek(); {
	case first == '"' || first == '\'':
		scalar, ok = c.quoted(first)
		return scalar, true, ok
	case !beginsScalar[first], first == '-' && !c.before(&beginsScalar):
		return nil, false, false
	}
	from := c.at
	if flow {
		for inFlow[c.peek()] {
			c.at++
		}
		return c.text[from:c.at], false, true
	}
	end := from // after the last character that is no space
	for i, char := range c.text[from:] {
		switch next := from + i + 1; {
		case char == ' ':
			continue
		case char == '#' && end < next-1:
			c.at = end
			return c.text[from:end], false, true
		case !isPrintable(char), char == ':' && (next == len(c.text) || c.text[next] == ' '):
			return nil, false, false
		default:
			end = next
		}
	}
	c.at = end
	return c.text[from:end], false, true
}

// quoted goes past a scalar in quotes with none escaped.
func (c *cursor) quoted(quote byte) (scalar []byte, ok bool) {
	c.at++
	size := bytes.IndexByte(c.text[c.at:], quote)
	if size < 0 {
		return nil, false
	}
	scalar = c.text[c.at : c.at+size]
	for _, char := range scalar {
		if !isPrintable(char) || char == '\\' && quote == '"' {
			return nil, false
		}
	}
	c.at += size + 1
	return scalar, true
}

func isPrintable(c byte) bool { return c >= ' ' && c <= '~' }

const (
	letters = "_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	digits  = "0123456789"
)

var (
	carriageReturn = []byte("\r")

	beginsKey    = bytesOf(letters)
	inKey        = bytesOf(letters + digits + "-")
	beginsScalar = bytesOf(letters + digits + "-+./~")
	inFlow       = bytesOf(letters + digits + "-+./~")
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
	next int    // the line
	text string // all keys and scalars of the lines to come
	// What is left to take from.
	values  []value.Value
	entries []value.Entry
}

func newSimpleBuilder(src *value.Source, lines []line) simpleBuilder {
	size := 0
	for i := range lines {
		size += len(lines[i].key) + len(lines[i].scalar)
	}
	// The tree holds on to this, and so not to all of the file.
	var text strings.Builder
	text.Grow(size)
	for i := range lines {
		text.Write(lines[i].key)
		text.Write(lines[i].scalar)
	}
	return simpleBuilder{
		src:     src,
		text:    text.String(),
		values:  make([]value.Value, len(lines)),
		entries: make([]value.Entry, len(lines)-1),
	}
}

// build makes a value of the next line and those within it.
func (b *simpleBuilder) build(lines []line) (key string, v *value.Value, ok bool) {
	l, v := &lines[b.next], &b.values[b.next]
	b.next++
	key, scalar := b.take(len(l.key)), b.take(len(l.scalar))
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
func (b *simpleBuilder) take(n int) string {
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
