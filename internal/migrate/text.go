package migrate

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// errShape says that a text is written in a way that is not edited here.
var errShape = errors.New("this way of writing YAML is not understood here")

// mapping is the text of a mapping, cut into its entries so that nothing is
// lost: written one after the other they are the text again.
type mapping struct {
	flow    bool
	entries []*entry
	// indent is what stands before each key of a block mapping.
	indent string
	// comma is set where a comma follows the last entry of a flow mapping.
	comma bool
	// end is what follows the last entry: whole lines of comments, or the
	// rest up to and including the closing brace.
	end string
}

// entry is the text of a key with its value.
type entry struct {
	name string
	// lead is what stands before the key: whole lines of comments and blank
	// lines in a block mapping, the space after a brace or comma in a flow one.
	lead string
	// key is the key as it is written.
	key string
	// sep is what stands between the key and the value.
	sep string
	// raw is the value as it is written, if it is no mapping; m, if it is.
	raw string
	m   *mapping
	// tail is what follows the value: the rest of its line, or the space
	// before a comma or brace.
	tail string
	node *yaml.Node
}

func (m *mapping) write(b *strings.Builder) {
	if m.flow {
		b.WriteString("{")
	}
	for i, e := range m.entries {
		if m.flow && i > 0 {
			b.WriteString(",")
		}
		b.WriteString(e.lead)
		b.WriteString(m.indent)
		b.WriteString(e.key)
		b.WriteString(e.sep)
		if e.m != nil {
			e.m.write(b)
		} else {
			b.WriteString(e.raw)
		}
		b.WriteString(e.tail)
	}
	if m.flow && m.comma && len(m.entries) > 0 {
		b.WriteString(",")
	}
	b.WriteString(m.end)
}

// find gives the entry at a path with the mapping that it stands in, or nil.
func (m *mapping) find(path []string) (*mapping, *entry) {
	for i, name := range path {
		if m == nil {
			return nil, nil
		}
		e := m.entry(name)
		if e == nil || i == len(path)-1 {
			return m, e
		}
		m = e.m
	}
	return nil, nil
}

func (m *mapping) entry(name string) *entry {
	for _, e := range m.entries {
		if e.name == name {
			return e
		}
	}
	return nil
}

func (m *mapping) index(e *entry) int {
	for i := range m.entries {
		if m.entries[i] == e {
			return i
		}
	}
	return -1
}

// document is a text in pieces.
type document struct {
	// before is what stands before the root, and after what follows it, where
	// the root is a flow mapping.
	before, after string
	root          *mapping
	newline       string
	// step is what a nested mapping is indented by.
	step string
	json bool
}

func (d *document) String() string {
	var b strings.Builder
	b.WriteString(d.before)
	d.root.write(&b)
	b.WriteString(d.after)
	return b.String()
}

// cutter cuts a text into pieces by the places of the nodes that it holds.
type cutter struct {
	text  string
	lines []int // where each line starts
	step  string
}

// cut cuts the text of a file. It fails where the text is written in a way that
// it does not understand, and never gives pieces that are not the text.
func cut(text string, json bool) (doc *document, err error) {
	var file yaml.Node
	if err := yaml.Unmarshal([]byte(text), &file); err != nil || len(file.Content) == 0 {
		return nil, errShape
	}
	c := &cutter{text: text, lines: []int{0}}
	for i := range len(text) {
		if text[i] == '\n' {
			c.lines = append(c.lines, i+1)
		}
	}
	doc = &document{newline: "\n", json: json}
	if i := strings.IndexByte(text, '\n'); i > 0 && text[i-1] == '\r' {
		doc.newline = "\r\n"
	}
	defer func() {
		// A place that is not in the text is as good as a text that is not understood.
		if r := recover(); r != nil {
			doc, err = nil, fmt.Errorf("%w: %v", errShape, r)
		}
	}()
	root := file.Content[0]
	if root.Kind != yaml.MappingNode || root.Anchor != "" || root.Style&yaml.TaggedStyle != 0 {
		return nil, errShape
	}
	if root.Style&yaml.FlowStyle != 0 {
		at := c.offset(root)
		doc.before = text[:at]
		var end int
		if doc.root, end, err = c.flow(root, at); err == nil {
			doc.after = text[end:]
		}
	} else {
		var end int
		start := 0
		if doc.root, end, err = c.block(root, start, len(text)); err == nil {
			doc.root.end = text[end:]
		}
	}
	if err != nil {
		return nil, err
	}
	doc.step = c.step
	if doc.step == "" {
		doc.step = "  "
	}
	if doc.String() != text {
		return nil, errShape
	}
	return doc, nil
}

func (c *cutter) offset(n *yaml.Node) int {
	at := c.lines[n.Line-1]
	for range n.Column - 1 {
		_, size := utf8.DecodeRuneInString(c.text[at:])
		at += size
	}
	return at
}

// lineStart and lineEnd are where the line of a place starts, and where the
// next one does.
func (c *cutter) lineStart(at int) int { return strings.LastIndexByte(c.text[:at], '\n') + 1 }

func (c *cutter) lineEnd(at int) int {
	if i := strings.IndexByte(c.text[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return len(c.text)
}

// block cuts a block mapping whose comments begin at start, and gives the end
// of its last entry.
func (c *cutter) block(n *yaml.Node, start, end int) (*mapping, int, error) {
	m := &mapping{}
	at := start
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := c.offset(n.Content[i])
		line := c.lineStart(key)
		indent := c.text[line:key]
		if line < at || strings.TrimLeft(indent, " ") != "" || i > 0 && indent != m.indent {
			return nil, 0, errShape
		}
		m.indent = indent
		limit := end
		if i+2 < len(n.Content) {
			limit = c.lineStart(c.offset(n.Content[i+2]))
		}
		e, next, err := c.blockEntry(n.Content[i], n.Content[i+1], key, indent, limit)
		if err != nil {
			return nil, 0, err
		}
		e.lead = c.text[at:line]
		m.entries = append(m.entries, e)
		at = next
	}
	return m, at, nil
}

func (c *cutter) blockEntry(key, v *yaml.Node, at int, indent string, limit int) (*entry, int, error) {
	after, colon, err := c.key(key, at)
	if err != nil {
		return nil, 0, err
	}
	if colon < 0 {
		return nil, 0, errShape
	}
	e := &entry{name: key.Value, key: c.text[at:after], node: v}
	isMap := v.Kind == yaml.MappingNode
	isFlow := v.Style&yaml.FlowStyle != 0
	switch {
	case isMap && !isFlow && len(v.Content) > 0:
		body := c.lineEnd(max(colon, c.propertyStart(v, colon)))
		m, end, err := c.block(v, body, limit)
		if err != nil {
			return nil, 0, err
		}
		if len(m.indent) <= len(indent) {
			return nil, 0, errShape
		}
		if c.step == "" {
			c.step = m.indent[len(indent):]
		}
		e.sep, e.m = c.text[after:body], m
		rest := c.comments(end, limit, len(m.indent))
		m.end = c.text[end:rest]
		return e, rest, nil
	case isMap && isFlow:
		start := c.skipProperties(c.offset(v))
		m, end, err := c.flow(v, start)
		if err != nil {
			return nil, 0, err
		}
		next := c.lineEnd(end)
		e.sep, e.m, e.tail = c.text[after:start], m, c.text[end:next]
		return e, next, nil
	case v.Kind == yaml.ScalarNode && v.Value == "" && v.Style&^yaml.TaggedStyle == 0:
		next := c.lineEnd(colon)
		end := colon
		if v.Anchor != "" || v.Style&yaml.TaggedStyle != 0 {
			return nil, 0, errShape
		}
		e.sep, e.tail = c.text[after:end], c.text[end:next]
		return e, next, nil
	}
	start := c.offset(v)
	end, err := c.leafEnd(v, start, len(indent), limit)
	if err != nil {
		return nil, 0, err
	}
	if v.Kind == yaml.SequenceNode && !isFlow {
		start = c.lineEnd(colon) // the indentation of the first item is the value's
		if v.Anchor != "" {
			start = c.lineEnd(c.offset(v))
		}
	}
	next := c.lineEnd(end)
	if rest := strings.TrimLeft(c.text[end:next], " \t\r\n"); rest != "" && rest[0] != '#' {
		return nil, 0, errShape
	}
	e.sep, e.raw, e.tail = c.text[after:start], c.text[start:end], c.text[end:next]
	return e, next, nil
}

// propertyStart is where an anchor or a tag of a block value stands.
func (c *cutter) propertyStart(v *yaml.Node, colon int) int {
	if v.Anchor != "" || v.Style&yaml.TaggedStyle != 0 {
		return c.offset(v)
	}
	return colon
}

// key gives the end of a key and what follows its colon, or -1 if it has none.
func (c *cutter) key(n *yaml.Node, at int) (end, colon int, err error) {
	switch {
	case n.Kind != yaml.ScalarNode || n.Anchor != "" || n.Style&yaml.TaggedStyle != 0:
		return 0, 0, errShape
	case n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0:
		end = quoted(c.text, at)
	case n.Style == 0 && strings.HasPrefix(c.text[at:], n.Value):
		end = at + len(n.Value)
	default:
		return 0, 0, errShape
	}
	colon = end + len(c.text[end:]) - len(strings.TrimLeft(c.text[end:], " \t"))
	if colon >= len(c.text) || c.text[colon] != ':' {
		return end, -1, nil
	}
	return end, colon + 1, nil
}

// comments gives the end of the comments from at on that are indented at least
// as deep as the mapping that they follow.
func (c *cutter) comments(at, limit, depth int) int {
	end := at
	for at < limit {
		next := c.lineEnd(at)
		line := c.text[at:next]
		trimmed := strings.TrimLeft(line, " ")
		switch {
		case strings.TrimSpace(line) == "":
		case trimmed[0] == '#' && len(line)-len(trimmed) >= depth:
			end = next
		default:
			return end
		}
		at = next
	}
	return end
}

// leafEnd is where a value that is no mapping ends: in a block mapping whose
// keys are indented by depth.
func (c *cutter) leafEnd(v *yaml.Node, at, depth, limit int) (int, error) {
	if v.Kind == yaml.AliasNode {
		return at + 1 + len(v.Value), nil
	}
	inner := c.skipProperties(at)
	switch {
	case v.Kind == yaml.SequenceNode && v.Style&yaml.FlowStyle != 0:
		return bracketed(c.text, inner)
	case v.Kind == yaml.SequenceNode:
		return c.lastLine(at, depth, limit, false), nil
	case v.Kind != yaml.ScalarNode:
		return 0, errShape
	case v.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0:
		return quoted(c.text, inner), nil
	case v.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return c.lastLine(at, depth, limit, true), nil
	}
	return c.plainEnd(v, inner, limit)
}

// lastLine is the end of the last line of a block scalar or a sequence, its
// newline not included.
func (c *cutter) lastLine(at, depth, limit int, scalar bool) int {
	end := c.lineEnd(at)
	for at = end; at < limit; {
		next := c.lineEnd(at)
		line := strings.TrimRight(c.text[at:next], " \t\r\n")
		trimmed := strings.TrimLeft(line, " ")
		indent := len(line) - len(trimmed)
		switch {
		case trimmed == "":
		case scalar && indent <= depth:
			return c.beforeNewline(end)
		case !scalar && trimmed[0] == '#' && indent <= depth:
		default:
			end = next
		}
		at = next
	}
	return c.beforeNewline(end)
}

func (c *cutter) beforeNewline(end int) int {
	if end > 0 && c.text[end-1] == '\n' {
		end--
	}
	if end > 0 && c.text[end-1] == '\r' {
		end--
	}
	return end
}

// plainEnd is the end of a plain scalar, which may run over several lines.
func (c *cutter) plainEnd(v *yaml.Node, at, limit int) (int, error) {
	if strings.HasPrefix(c.text[at:], v.Value) {
		return at + len(v.Value), nil
	}
	want := strings.Join(strings.Fields(v.Value), " ")
	for end := c.lineEnd(at); ; end = c.lineEnd(end) {
		text := strings.TrimRight(c.text[at:end], " \t\r\n")
		for i := len(text); i > 0; i-- {
			if strings.Join(strings.Fields(text[:i]), " ") == want {
				return at + len(strings.TrimRight(text[:i], " \t\r\n")), nil
			}
		}
		if end >= limit {
			return 0, errShape
		}
	}
}

// skipProperties gives the place after an anchor and a tag.
func (c *cutter) skipProperties(at int) int {
	for at < len(c.text) && (c.text[at] == '&' || c.text[at] == '!') {
		at += strings.IndexAny(c.text[at:], " \t\r\n")
		at += len(c.text[at:]) - len(strings.TrimLeft(c.text[at:], " \t\r\n"))
	}
	return at
}

// flow cuts a flow mapping that begins at a brace, and gives its end.
func (c *cutter) flow(n *yaml.Node, at int) (*mapping, int, error) {
	if c.text[at] != '{' {
		return nil, 0, errShape
	}
	m := &mapping{flow: true}
	at++
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := c.offset(n.Content[i])
		e, next, err := c.flowEntry(n.Content[i], n.Content[i+1], key)
		if err != nil {
			return nil, 0, err
		}
		if key < at || strings.Trim(blank(c.text[at:key]), " \t\r\n") != "" {
			return nil, 0, errShape
		}
		e.lead = c.text[at:key]
		stop := next + len(c.text[next:]) - len(strings.TrimLeft(blank(c.text[next:]), " \t\r\n"))
		e.tail = c.text[next:stop]
		m.entries = append(m.entries, e)
		at = stop
		if at < len(c.text) && c.text[at] == ',' {
			at++
			m.comma = i+2 >= len(n.Content)
		} else if i+2 < len(n.Content) {
			return nil, 0, errShape
		}
	}
	stop := at + len(c.text[at:]) - len(strings.TrimLeft(blank(c.text[at:]), " \t\r\n"))
	if stop >= len(c.text) || c.text[stop] != '}' {
		return nil, 0, errShape
	}
	m.end = c.text[at : stop+1]
	return m, stop + 1, nil
}

func (c *cutter) flowEntry(key, v *yaml.Node, at int) (*entry, int, error) {
	after, colon, err := c.key(key, at)
	if err != nil {
		return nil, 0, err
	}
	e := &entry{name: key.Value, key: c.text[at:after], node: v}
	if colon < 0 {
		return e, after, nil
	}
	if v.Kind == yaml.ScalarNode && v.Value == "" && v.Style == 0 {
		e.sep = c.text[after:colon]
		return e, colon, nil
	}
	start := c.offset(v)
	if v.Kind == yaml.MappingNode {
		inner := c.skipProperties(start)
		m, end, err := c.flow(v, inner)
		e.sep, e.m = c.text[after:inner], m
		return e, end, err
	}
	end, err := c.leafEnd(v, start, 0, len(c.text))
	if err != nil {
		return nil, 0, err
	}
	e.sep, e.raw = c.text[after:start], c.text[start:end]
	return e, end, nil
}

// blank is text of the same length with spaces for the comments at its start.
func blank(text string) string {
	b := []byte(text)
	for i := 0; i < len(b); {
		switch {
		case b[i] == '#':
			for i < len(b) && b[i] != '\n' {
				b[i] = ' '
				i++
			}
		case strings.IndexByte(" \t\r\n", b[i]) >= 0:
			i++
		default:
			return string(b)
		}
	}
	return string(b)
}

// quoted is the end of the quoted scalar at a place.
func quoted(text string, at int) int {
	quote := text[at]
	for i := at + 1; i < len(text); i++ {
		switch {
		case quote == '"' && text[i] == '\\':
			i++
		case text[i] == quote && quote == '\'' && i+1 < len(text) && text[i+1] == quote:
			i++
		case text[i] == quote:
			return i + 1
		}
	}
	return len(text)
}

// bracketed is the end of the flow collection at a place.
func bracketed(text string, at int) (int, error) {
	depth := 0
	fresh := true // a quote here would begin a scalar
	for i := at; i < len(text); i++ {
		switch ch := text[i]; {
		case ch == '[' || ch == '{':
			depth++
			fresh = true
		case ch == ']' || ch == '}':
			if depth--; depth == 0 {
				return i + 1, nil
			}
			fresh = false
		case ch == ',' || ch == ':':
			fresh = true
		case (ch == '"' || ch == '\'') && fresh:
			i = quoted(text, i) - 1
			fresh = false
		case ch == '#' && i > 0 && strings.IndexByte(" \t\n", text[i-1]) >= 0:
			for i+1 < len(text) && text[i+1] != '\n' {
				i++
			}
		case strings.IndexByte(" \t\r\n", ch) >= 0:
		default:
			fresh = false
		}
	}
	return 0, errShape
}
