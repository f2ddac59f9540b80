package yamldoc

import (
	"bytes"
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/value"
)

// readSimple reads what nearly every experiment is written in: block mappings,
// on each line a key with a scalar of printable ASCII or nothing, and comments.
// That takes a small part of the time of a parser of all YAML. It gives nil for
// whatever else it meets, also for whatever is wrong, and readYAML has the text
// read by that parser. FuzzSimple holds the two to each other: what readSimple
// reads, it reads as the parser does, to the last place.
func (r *reader) readSimple() *value.Value {
	var few [64]line // on the stack, and enough for most files
	lines, ok := r.cutLines(few[:0])
	if !ok {
		return nil
	}
	b := newSimpleBuilder(r.src, lines)
	_, root, ok := b.build(lines)
	if !ok {
		return nil
	}
	return root
}

// line is a key with what it holds: a scalar, or nothing, or the mapping that
// the next lines are. The first line is the document itself and has no key.
type line struct {
	key, scalar []byte
	quoted      bool
	children    int // lines of its mapping, without those within them
	keyAt, at   value.Pos
}

// holds reports whether a scalar stands on the line.
func (l *line) holds() bool { return l.quoted || len(l.scalar) > 0 }

const (
	maxSimpleDepth = 8   // of mappings in each other
	maxSimpleKey   = 256 // bytes, well below what YAML allows for a key on one line
)

// cutLines takes the text apart into lines, and finds which make a mapping.
func (r *reader) cutLines(lines []line) (_ []line, ok bool) {
	type level struct{ indent, parent int }
	var levels [maxSimpleDepth]level
	depth := 0
	lines = append(lines, line{})
	number := int32(0)
	for rest := r.src.Text; len(rest) > 0; {
		var text []byte
		text, rest, _ = bytes.Cut(rest, newline)
		text = bytes.TrimSuffix(text, carriageReturn)
		number++
		indent := spaces(text)
		if indent == len(text) || isComment(text[indent:]) {
			continue
		}
		l, column, ok := cutLine(text[indent:])
		if !ok || len(l.scalar) > r.limits.Scalar {
			return nil, false
		}
		l.keyAt = value.Pos{Line: number, Column: int32(indent) + 1}
		l.at = value.Pos{Line: number, Column: int32(indent+column) + 1}

		if indent > levels[depth].indent {
			parent := len(lines) - 1
			if depth++; parent == 0 || lines[parent].holds() || depth == maxSimpleDepth || depth >= r.limits.Depth {
				return nil, false
			}
			levels[depth] = level{indent, parent}
			lines[parent].at = l.keyAt
		}
		for indent < levels[depth].indent {
			depth--
		}
		if indent != levels[depth].indent {
			return nil, false
		}
		lines[levels[depth].parent].children++
		lines = append(lines, l)
	}
	if len(lines) == 1 || 2*len(lines) > r.limits.Nodes {
		return nil, false
	}
	lines[0].at = lines[1].keyAt
	return lines, true
}

// cutLine takes a line without its indentation apart. The column is where the
// scalar begins, from 0, or where the colon ends if there is none.
func cutLine(text []byte) (l line, column int, ok bool) {
	end := 0
	for end < len(text) && inKey[text[end]] {
		end++
	}
	if end == 0 || end > maxSimpleKey || !beginsKey[text[0]] || end == len(text) || text[end] != ':' {
		return line{}, 0, false
	}
	l.key = text[:end]
	rest := text[end+1:]
	gap := spaces(rest)
	switch {
	case gap == len(rest), gap > 0 && isComment(rest[gap:]):
		return l, end + 1, true
	case gap == 0:
		return line{}, 0, false
	}
	l.scalar, l.quoted, ok = cutScalar(rest[gap:])
	return l, end + 1 + gap, ok
}

// cutScalar takes the scalar off the front of text, which may go on with a
// comment.
func cutScalar(text []byte) (scalar []byte, quoted, ok bool) {
	if text[0] == '"' || text[0] == '\'' {
		scalar, ok = cutQuoted(text)
		return scalar, true, ok
	}
	if !beginsScalar[text[0]] || text[0] == '-' && (len(text) == 1 || text[1] == ' ') {
		return nil, false, false
	}
	end := 0 // after the last character that is no space
	for i, c := range text {
		switch {
		case c == ' ':
		case c == '#' && end < i:
			return text[:end], false, isComment(text[i:])
		case !isPrintable(c), c == ':' && (i+1 == len(text) || text[i+1] == ' '):
			return nil, false, false
		default:
			end = i + 1
		}
	}
	return text[:end], false, true
}

// cutQuoted takes a scalar in quotes, with none escaped, off the front of text.
func cutQuoted(text []byte) (scalar []byte, ok bool) {
	quote := text[0]
	end := 1 + bytes.IndexByte(text[1:], quote)
	if end == 0 {
		return nil, false
	}
	scalar, rest := text[1:end], text[end+1:]
	for _, c := range scalar {
		if !isPrintable(c) || c == '\\' && quote == '"' {
			return nil, false
		}
	}
	gap := spaces(rest)
	return scalar, gap == len(rest) || gap > 0 && isComment(rest[gap:])
}

func spaces(text []byte) int {
	n := 0
	for n < len(text) && text[n] == ' ' {
		n++
	}
	return n
}

// isComment reports whether text, which begins a line or follows a space, is a
// comment up to its end. A carriage return would end it sooner.
func isComment(text []byte) bool { return text[0] == '#' && bytes.IndexByte(text, '\r') < 0 }

func isPrintable(c byte) bool { return c >= ' ' && c <= '~' }

var (
	carriageReturn = []byte("\r")

	beginsKey    = bytesOf("_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
	inKey        = bytesOf("_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-")
	beginsScalar = bytesOf("_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-+./~")
)

func bytesOf(all string) (has [256]bool) {
	for _, c := range []byte(all) {
		has[c] = true
	}
	return has
}

// simpleBuilder makes the tree of lines, one after the other.
type simpleBuilder struct {
	src     *value.Source
	next    int    // the line
	text    string // all keys and scalars of the lines to come
	values  []value.Value
	entries []value.Entry // to take from
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
	v.At, v.Source = l.at, b.src
	switch {
	case l.children > 0:
		v.Kind = value.Map
		v.Entries, ok = b.mapping(lines, l.children)
		return key, v, ok
	case l.quoted:
		v.Kind, v.Text, v.Quoted = value.String, scalar, true
		return key, v, true
	default:
		return key, v, resolvePlain(v, scalar) == nil
	}
}

// take cuts the next n bytes off the text.
func (b *simpleBuilder) take(n int) string {
	taken := b.text[:n]
	b.text = b.text[n:]
	return taken
}

// mapping makes the entries of the next n lines, not counting those within them.
func (b *simpleBuilder) mapping(lines []line, n int) ([]value.Entry, bool) {
	entries := b.entries[:0:n]
	b.entries = b.entries[n:]
	var seen keySet
	for range n {
		at := lines[b.next].keyAt
		key, v, ok := b.build(lines)
		if !ok || !isStringKey(key) || seen.add(entries, key) >= 0 {
			return nil, false
		}
		entries = append(entries, value.Entry{Key: key, KeyAt: at, Value: v})
	}
	return entries, true
}
