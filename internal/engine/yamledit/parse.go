package yamledit

import (
	"fmt"
	"strings"

	"gopkg.in/yaml.v3"
)

// Parse cuts a text into pieces. It fails where the text is written in a way
// that is not known here.
func Parse(text string, json bool) (*Document, error) {
	d := &Document{newline: "\n", json: json}
	if i := strings.IndexByte(text, '\n'); i > 0 && text[i-1] == '\r' {
		d.newline = "\r\n"
	}
	if !strings.HasSuffix(text, "\n") {
		d.open = true
		text += d.newline
	}
	p := &parser{text: text}
	d.head = p.prologue()
	at := p.at
	if p.skipSpace(); p.peek() == '{' {
		d.head += text[at:p.at]
		d.Root = p.flow()
	} else {
		p.at = at
		d.Root = p.block(p.depthOfNext(), false)
		if p.err == nil && d.Root.first == nil {
			p.fail("no mapping")
		}
	}
	d.foot = text[p.at:]
	d.step = p.step
	if d.step == "" {
		d.step = "  "
	}
	if p.skipSpace(); p.at < len(text) && !isMarker(text[p.at:]) {
		p.fail("text after the mapping")
	}
	if p.err != nil {
		return nil, p.err
	}
	return d, nil
}

// parser goes through a text from its start. It never looks past the end, where
// peek is 0. After a failure it is at the end.
type parser struct {
	text  string
	at    int
	depth int
	step  string
	err   error
}

const maxDepth = 500

func (p *parser) fail(what string) {
	if p.err == nil {
		line := 1 + strings.Count(p.text[:p.at], "\n")
		p.err = fmt.Errorf("line %d: %s", line, what)
	}
	p.at = len(p.text)
}

func (p *parser) byteAt(at int) byte {
	if at < len(p.text) {
		return p.text[at]
	}
	return 0
}

func (p *parser) peek() byte { return p.byteAt(p.at) }

// blankAt reports whether a byte ends a token: a blank, or the end of a line.
func (p *parser) blankAt(at int) bool {
	switch p.byteAt(at) {
	case ' ', '\t', '\r', '\n', 0:
		return true
	}
	return false
}

// endOfLine is the place after the newline of the line of a place.
func (p *parser) endOfLine(at int) int {
	if i := strings.IndexByte(p.text[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return len(p.text)
}

func (p *parser) skip(set string) {
	for p.at < len(p.text) && strings.IndexByte(set, p.text[p.at]) >= 0 {
		p.at++
	}
}

// skipSpace goes past blanks, newlines and comments.
func (p *parser) skipSpace() {
	for p.at < len(p.text) {
		switch p.text[p.at] {
		case ' ', '\t', '\r', '\n':
			p.at++
		case '#':
			if p.at > 0 && !p.blankAt(p.at-1) && strings.IndexByte(",[]{}", p.text[p.at-1]) < 0 {
				return
			}
			p.at = p.endOfLine(p.at)
		default:
			return
		}
	}
}

// isMarker reports whether a line begins or ends a document.
func isMarker(line string) bool {
	return (strings.HasPrefix(line, "---") || strings.HasPrefix(line, "...")) && (len(line) == 3 || strings.IndexByte(" \t\r\n", line[3]) >= 0)
}

// prologue goes past a byte order mark, directives and the start of the document.
func (p *parser) prologue() string {
	if strings.HasPrefix(p.text, "\ufeff") {
		p.at = len("\ufeff")
	}
	for {
		from := p.at
		p.skipLines()
		line := p.text[p.at:p.endOfLine(p.at)]
		switch {
		case strings.HasPrefix(line, "%"):
			p.at += len(line)
		case strings.HasPrefix(line, "---") && isMarker(line):
			if rest := strings.TrimSpace(line[3:]); rest == "" || rest[0] == '#' {
				p.at += len(line)
			} else {
				p.at += 3
			}
			return p.text[:p.at]
		default:
			p.at = from
			return p.text[:p.at]
		}
	}
}

// skipLines goes past whole lines that are blank or hold only a comment.
func (p *parser) skipLines() {
	for p.at < len(p.text) {
		at, end := p.at, p.endOfLine(p.at)
		for at < end && p.blankAt(at) {
			at++
		}
		if at < end && p.text[at] != '#' {
			return
		}
		p.at = end
	}
}

// depthOf is the number of spaces at a place.
func (p *parser) depthOf(at int) int {
	return len(p.text[at:]) - len(strings.TrimLeft(p.text[at:], " "))
}

// depthOfNext is the indentation of the next line that says something, or -1.
func (p *parser) depthOfNext() int {
	from := p.at
	defer func() { p.at = from }()
	if p.skipLines(); p.at == len(p.text) || isMarker(p.text[p.at:]) {
		return -1
	}
	return p.depthOf(p.at)
}

// block parses a block mapping, from the comments before its first key on, or
// from that key on if it stands behind a dash.
func (p *parser) block(depth int, behindDash bool) *Mapping {
	m := &Mapping{indent: strings.Repeat(" ", max(depth, 0)), written: true}
	defer p.nested()()
	for p.err == nil && (behindDash || p.depthOfNext() >= depth && depth >= 0) {
		e := &Entry{}
		if !behindDash {
			from := p.at
			p.skipLines()
			e.lead = p.text[from:p.at]
			if p.depthOf(p.at) != depth {
				p.fail("indentation that is not known here")
				break
			}
			p.at += depth
		}
		behindDash = false
		if !p.isKey() {
			p.fail("a key that is not known here")
			break
		}
		from := p.at
		e.keyAt = from
		if e.Name = p.key(); p.err != nil {
			break
		}
		e.key = p.text[from:p.at]
		p.value(e, depth)
		e.end = p.at
		m.insert(m.last, e)
	}
	from := p.at
	p.ownComments(depth)
	m.end = p.text[from:p.at]
	return m
}

func (p *parser) nested() func() {
	if p.depth++; p.depth > maxDepth {
		p.fail("too many levels")
	}
	return func() { p.depth-- }
}

// ownComments goes past the comments that are indented as deep as a mapping; at
// the end of the root, past all that is left.
func (p *parser) ownComments(depth int) {
	end := p.at
	for at := p.at; at < len(p.text); {
		next := p.endOfLine(at)
		line := p.text[at:next]
		comment := strings.TrimLeft(line, " ")
		if strings.TrimSpace(line) != "" {
			if comment[0] != '#' || len(line)-len(comment) < depth {
				break
			}
			end = next
		}
		if at = next; at == len(p.text) && depth == 0 {
			end = at
		}
	}
	p.at = end
}

// isKey reports whether a key and its colon stand here, on this line.
func (p *parser) isKey() bool {
	at := p.at
	ahead := parser{text: p.text, at: at}
	switch c := p.peek(); {
	case c == '"' || c == '\'':
		ahead.quoted()
	case strings.IndexByte("{[]},#&*!|>%@`", c) >= 0, strings.IndexByte("?-", c) >= 0 && p.blankAt(at+1):
		return false
	default:
		ahead.plain("")
	}
	if strings.Contains(p.text[at:ahead.at], "\n") {
		return false
	}
	ahead.skip(" \t")
	return ahead.err == nil && ahead.at > at && ahead.peek() == ':' && ahead.blankAt(ahead.at+1)
}

// key goes past a key and returns its name.
func (p *parser) key() string {
	from := p.at
	switch p.peek() {
	case '\'':
		p.quoted()
		return strings.ReplaceAll(strings.TrimSuffix(p.text[from+1:p.at], "'"), "''", "'")
	case '"':
		p.quoted()
		var name string
		if err := yaml.Unmarshal([]byte(p.text[from:p.at]), &name); err != nil {
			p.fail("a key that is not known here")
		}
		return name
	}
	p.plain("")
	return p.text[from:p.at]
}

// value parses what follows a key, or a dash, in a block whose depth is given.
func (p *parser) value(e *Entry, depth int) {
	keyEnd := p.at
	dash := e.key == "-"
	if !dash {
		p.skip(" \t")
		p.at++ // the colon, as isKey has seen
	}
	colon := p.at
	p.skip(" \t")
	from := p.at
	p.properties()
	start := p.at
	if c := p.peek(); c == '\n' || c == '\r' || c == '#' {
		line := p.endOfLine(p.at)
		next := p.depthOfNext()
		isList := false
		if next >= 0 {
			p.skipLines()
			p.at += next
			isList = p.peek() == '-' && p.blankAt(p.at+1)
		}
		switch {
		case next < depth, next == depth && (dash || !isList):
			// Nothing is written here.
			end := colon
			if e.props = strings.TrimRight(p.text[from:start], " \t"); e.props != "" {
				e.sep, end = p.text[keyEnd:from], from+len(e.props)
			} else {
				e.sep = p.text[keyEnd:colon]
			}
			e.tail = p.text[end:line]
			e.valueAt, e.valueEnd = end, end
			p.at = line
			return
		case isList:
			p.at = line
			p.list(next, false)
			if next > depth {
				p.ownComments(next)
			}
			e.sep = p.text[keyEnd:line]
			e.raw, e.tail = cutNewline(p.text[line:p.at])
			e.valueAt, e.valueEnd = line, line+len(e.raw)
			return
		case p.isKey():
			p.at = line
			e.sep, e.Map = p.text[keyEnd:line], p.block(next, false)
			e.valueAt, e.valueEnd = line, p.at
			if p.step == "" && !dash {
				p.step = strings.Repeat(" ", next-depth)
			}
			return
		}
		from, start = p.at, p.at
	}
	if dash && p.isKey() {
		p.block(p.column(), true)
		return
	}
	if dash && p.peek() == '-' && p.blankAt(p.at+1) {
		p.list(p.column(), true)
		return
	}
	e.sep, e.props = p.text[keyEnd:from], p.text[from:start]
	switch c := p.peek(); {
	case c == '{':
		e.Map = p.flow()
	case c == '|' || c == '>':
		p.literal(depth)
		e.raw, e.tail = cutNewline(p.text[start:p.at])
		e.valueAt, e.valueEnd = start, start+len(e.raw)
		return
	default:
		p.leaf("", depth)
		e.raw = p.text[start:p.at]
	}
	end := p.endOfLine(p.at)
	e.valueAt, e.valueEnd = start, p.at
	e.tail = p.text[p.at:end]
	if rest := strings.TrimLeft(e.tail, " \t\r\n"); rest != "" && (rest[0] != '#' || !p.blankAt(p.at)) {
		p.fail("text after a value")
		return
	}
	p.at = end
}

// column is the number of characters before a place on its line.
func (p *parser) column() int { return p.at - strings.LastIndexByte(p.text[:p.at], '\n') - 1 }

func cutNewline(text string) (line, newline string) {
	line = strings.TrimSuffix(strings.TrimSuffix(text, "\n"), "\r")
	return line, text[len(line):]
}

// list goes past a block sequence whose dashes stand at a depth.
func (p *parser) list(depth int, behindDash bool) {
	defer p.nested()()
	for p.err == nil && (behindDash || p.depthOfNext() == depth) {
		from := p.at
		if !behindDash {
			p.skipLines()
			p.at += depth
		}
		behindDash = false
		if p.peek() != '-' || !p.blankAt(p.at+1) {
			p.at = from
			break
		}
		p.at++
		p.value(&Entry{key: "-"}, depth)
	}
}

// properties goes past an anchor and a tag.
func (p *parser) properties() {
	for p.peek() == '&' || p.peek() == '!' {
		for !p.blankAt(p.at) {
			p.at++
		}
		p.skip(" \t")
	}
}

// leaf goes past a value that is no mapping and no block: in brackets with the
// indicators that end it, and else in a block of a depth.
func (p *parser) leaf(indicators string, depth int) {
	switch p.peek() {
	case '"', '\'':
		p.quoted()
	case '[':
		p.brackets()
	case '*':
		for !p.blankAt(p.at) && strings.IndexByte(",[]{}", p.peek()) < 0 {
			p.at++
		}
	default:
		p.plain(indicators)
		for indicators == "" && p.goesOn(depth) {
			p.skipLines()
			p.skip(" \t")
			p.plain("")
		}
	}
}

// goesOn reports whether the next line belongs to the plain scalar before it,
// and if so goes there.
func (p *parser) goesOn(depth int) bool {
	end := p.endOfLine(p.at)
	if strings.TrimSpace(p.text[p.at:end]) != "" {
		return false // a comment ends it
	}
	for at := end; at < len(p.text); at = p.endOfLine(at) {
		line := p.text[at:p.endOfLine(at)]
		text := strings.TrimLeft(line, " \t\r\n")
		if text == "" {
			continue
		}
		if text[0] == '#' || len(line)-len(strings.TrimLeft(line, " ")) <= depth {
			return false
		}
		p.at = at
		return true
	}
	return false
}

// quoted goes past a quoted scalar.
func (p *parser) quoted() {
	from, quote := p.at, p.peek()
	for p.at++; p.at < len(p.text); p.at++ {
		switch c := p.text[p.at]; {
		case c == '\\' && quote == '"':
			p.at++
		case c != quote:
		case quote == '\'' && p.byteAt(p.at+1) == quote:
			p.at++
		default:
			p.at++
			return
		}
	}
	p.at = from
	p.fail("quotes that are not closed")
}

// plain goes past a plain scalar on one line, which the indicators end too.
func (p *parser) plain(indicators string) {
	end := p.at
	for p.at < len(p.text) {
		c := p.text[p.at]
		if c == '\n' || c == ':' && p.blankAt(p.at+1) ||
			c == '#' && p.blankAt(p.at-1) || indicators != "" && strings.IndexByte(indicators, c) >= 0 {
			break
		}
		if p.at++; c != ' ' && c != '\t' && c != '\r' {
			end = p.at
		}
	}
	p.at = end
}

// literal goes past a block scalar in a block of a depth. The blank lines after
// it are part of it only if its header says so.
func (p *parser) literal(depth int) {
	end := p.endOfLine(p.at)
	header, _, _ := strings.Cut(p.text[p.at:end], "#")
	keep := strings.Contains(header, "+")
	for at := end; at < len(p.text); {
		next := p.endOfLine(at)
		blank := strings.TrimSpace(p.text[at:next]) == ""
		if !blank && p.depthOf(at) <= depth {
			break
		}
		if at = next; !blank || keep {
			end = at
		}
	}
	p.at = end
}

const flowIndicators = ",[]{}"

// brackets goes past a flow sequence.
func (p *parser) brackets() {
	from, depth := p.at, 0
	for p.at < len(p.text) {
		before := p.at
		switch c := p.text[p.at]; {
		case c == '[' || c == '{':
			depth++
			p.at++
		case c == ']' || c == '}':
			p.at++
			if depth--; depth == 0 {
				return
			}
		case c == '"' || c == '\'':
			p.quoted()
		case c == ',' || c == ':':
			p.at++
		default:
			if p.skipSpace(); p.at == before {
				p.plain(flowIndicators)
			}
			if p.at == before {
				p.at++
			}
		}
	}
	p.at = from
	p.fail("brackets that are not closed")
}

// flow parses a mapping in braces.
func (p *parser) flow() *Mapping {
	m := &Mapping{flow: true}
	defer p.nested()()
	if p.err != nil {
		return m
	}
	p.at++
	for p.err == nil {
		from := p.at
		p.skipSpace()
		if p.peek() == '}' {
			p.at++
			m.end = p.text[from:p.at]
			m.comma = m.first != nil
			break
		}
		e := &Entry{lead: p.text[from:p.at]}
		p.flowEntry(e)
		from = p.at
		p.skipSpace()
		e.tail = p.text[from:p.at]
		m.insert(m.last, e)
		if c := p.peek(); c == '}' {
			p.at++
			m.end = "}"
			break
		} else if c != ',' {
			p.fail("a mapping in braces that is not known here")
			break
		}
		p.at++
	}
	m.written = m.first != nil
	return m
}

func (p *parser) flowEntry(e *Entry) {
	from := p.at
	e.keyAt = from
	defer func() { e.valueEnd = p.at }()
	quoted := false
	switch c := p.peek(); {
	case c == '"' || c == '\'':
		quoted = true
		e.Name = p.key()
	case c == '?' && p.blankAt(p.at+1), strings.IndexByte("[{&*!", c) >= 0:
		p.fail("a key that is not known here")
		return
	default:
		p.plain(flowIndicators)
		e.Name = p.text[from:p.at]
	}
	if p.at == from {
		p.fail("a key that is not known here")
		return
	}
	keyEnd := p.at
	e.key = p.text[from:keyEnd]
	p.skipSpace()
	if p.peek() != ':' || !quoted && !p.blankAt(p.at+1) {
		p.at = keyEnd // a key alone
		e.valueAt = keyEnd
		return
	}
	p.at++
	colon := p.at
	p.skipSpace()
	if c := p.peek(); c == ',' || c == '}' {
		p.at = colon
		e.sep = p.text[keyEnd:colon]
		e.valueAt = colon
		return
	}
	props := p.at
	p.properties()
	p.skipSpace()
	e.sep, e.props = p.text[keyEnd:props], p.text[props:p.at]
	e.valueAt = p.at
	if p.peek() == '{' {
		e.Map = p.flow()
		return
	}
	from = p.at
	p.leaf(flowIndicators, 0)
	for p.err == nil && from < p.at {
		// A plain scalar may go on in the next line.
		end := p.at
		p.skip(" \t\r\n")
		if c := p.peek(); strings.IndexByte(",]}#:", c) >= 0 || c == 0 || p.at == end {
			p.at = end
			break
		}
		p.plain(flowIndicators)
	}
	e.raw = p.text[from:p.at]
}
