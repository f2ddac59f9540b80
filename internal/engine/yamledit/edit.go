package yamledit

import (
	"encoding/json"
	"fmt"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
	"github.com/llenergymeasure/llemcfg/internal/lazy"
)

// Rename gives an entry another key, quoted as the old one is.
func (d *Document) Rename(e *Entry, name string) {
	if e.Name == name {
		return
	}
	e.key, e.Name = d.keyLike(e.key, name), name
	if e.in != nil {
		e.in.note(e)
	}
}

// Set replaces a value by a scalar, quoted as the old one is, or by a list of
// scalars. An anchor stays.
func (d *Document) Set(e *Entry, v *value.Value) {
	d.setRaw(e, d.scalar(v, e.raw))
}

func (d *Document) setRaw(e *Entry, raw string) {
	e.Map, e.raw = nil, raw
	if !strings.HasPrefix(e.props, "&") {
		e.props = ""
	}
	if !strings.HasSuffix(e.sep, " ") {
		e.sep = ": "
	}
	if !e.in.flow && !strings.HasSuffix(e.tail, "\n") {
		e.tail += d.newline
	}
}

// Remove takes an entry out, with what stands behind it on its line. The
// comments above it stay.
func (d *Document) Remove(e *Entry) { e.removed = true }

// Collapse replaces the mapping that holds an entry by the value of the entry.
func (d *Document) Collapse(into, e *Entry) {
	d.setRaw(into, e.raw)
	into.Map, into.props = e.Map, e.props
	if strings.TrimSpace(into.tail) == "" && !into.in.flow {
		into.tail = e.tail
		if !strings.HasSuffix(into.tail, "\n") {
			into.tail += d.newline
		}
	}
}

// Move puts an entry at the end of a mapping, under a name. The comments above
// it stay where they are.
func (d *Document) Move(e *Entry, into *Mapping, name string) {
	moved := d.moved(e, into, name)
	d.append(into, moved)
}

// MoveAfter puts an entry behind another one of any mapping, under a name.
func (d *Document) MoveAfter(e, after *Entry, name string) *Entry {
	moved := d.moved(e, after.in, name)
	d.place(after, moved)
	return moved
}

func (d *Document) moved(e *Entry, into *Mapping, name string) *Entry {
	copied := *e
	copied.lead, copied.in = "", nil
	d.Rename(&copied, name)
	d.fit(&copied, e.in, into)
	d.Remove(e)
	return &copied
}

// Insert adds an entry at the end of a mapping, with a comment behind it where
// the mapping has lines.
func (d *Document) Insert(into *Mapping, name string, v *value.Value, comment string) *Entry {
	e := d.fresh(into, name, v, comment)
	d.append(into, e)
	return e
}

// InsertAfter is Insert, but behind another entry.
func (d *Document) InsertAfter(after *Entry, name string, v *value.Value, comment string) *Entry {
	e := d.fresh(after.in, name, v, comment)
	d.place(after, e)
	return e
}

// InsertBefore adds an entry before another one, below the comments above that.
func (d *Document) InsertBefore(before *Entry, name string, v *value.Value) *Entry {
	e := d.fresh(before.in, name, v, "")
	if e.lead, before.lead = before.lead, ""; before.in.flow {
		before.lead = " "
	}
	before.in.insert(before.prev, e)
	return e
}

func (d *Document) fresh(into *Mapping, name string, v *value.Value, comment string) *Entry {
	like := d.someKey(into)
	e := &Entry{Name: name, key: d.keyLike(like, name), sep: ": "}
	if !into.flow {
		like = ""
		if e.tail = d.newline; comment != "" {
			e.tail = "  # " + comment + d.newline
		}
	}
	e.raw = d.scalar(v, like)
	return e
}

// Section is the mapping at a path. What is missing of it is added behind an
// entry of the root, or at the end where that is nil; added is the entry that
// the root has got.
func (d *Document) Section(path []string, after *Entry) (m *Mapping, added *Entry) {
	m = d.Root
	for _, name := range path {
		e := m.Entry(name)
		switch {
		case e == nil:
			e = &Entry{Name: name, key: d.keyLike(d.someKey(m), name)}
			d.makeEmpty(e, m, d.newline)
			if m == d.Root && after != nil {
				d.place(after, e)
			} else {
				d.append(m, e)
			}
			if m == d.Root {
				added = e
			}
		case e.Map == nil, e.Map.empty() && !m.flow && e.props == "":
			d.makeEmpty(e, m, e.tail)
		}
		m = e.Map
	}
	return m, added
}

// makeEmpty makes the value of an entry of m a mapping without entries.
func (d *Document) makeEmpty(e *Entry, m *Mapping, tail string) {
	e.raw = ""
	if m.flow {
		e.sep, e.Map = ": ", &Mapping{flow: true, end: "}"}
		if tail == d.newline {
			e.tail = ""
		}
		return
	}
	if !strings.HasSuffix(tail, "\n") {
		tail += d.newline
	}
	e.sep, e.tail = ":"+tail, ""
	e.Map = &Mapping{indent: m.indent + d.step}
}

func (d *Document) append(m *Mapping, e *Entry) {
	last := m.last
	for last != nil && last.removed {
		last = last.prev
	}
	if m.flow && last != nil {
		e.lead, e.tail = last.lead, ""
		if strings.TrimSpace(e.lead) != "" || last.prev == nil && !strings.Contains(e.lead, "\n") {
			e.lead = " "
		}
		if strings.TrimSpace(last.tail) == "" {
			e.tail, last.tail = last.tail, ""
		}
	}
	m.insert(m.last, e)
}

// place puts an entry behind another one.
func (d *Document) place(after, e *Entry) {
	m := after.in
	if m.flow {
		if after == m.last {
			d.append(m, e)
			return
		}
		e.lead, e.tail = after.next.lead, ""
	}
	m.insert(after, e)
}

func (d *Document) someKey(m *Mapping) string {
	for _, m := range []*Mapping{m, d.Root} {
		for e := range m.Entries() {
			return e.key
		}
	}
	return ""
}

func (d *Document) keyLike(like, name string) string {
	return d.scalar(&value.Value{Kind: value.String, Text: name}, like)
}

// Scalar writes a scalar as it may stand in the document, quoted as the value of
// the entry is.
func (d *Document) Scalar(v *value.Value, like *Entry) string { return d.scalar(v, like.raw) }

// ScalarLike is Scalar with the text of the value that is quoted so.
func (d *Document) ScalarLike(v *value.Value, like string) string { return d.scalar(v, like) }

// KeyText writes a name as the key of the entry is written.
func (d *Document) KeyText(like *Entry, name string) string { return d.keyLike(like.key, name) }

// scalar writes a scalar, quoted as another is, or a list of them.
func (d *Document) scalar(v *value.Value, like string) string {
	switch {
	case v.Kind == value.List:
		items := make([]string, 0, len(v.Entries))
		for _, item := range v.Entries {
			items = append(items, d.scalar(item.Value, ""))
		}
		return "[" + strings.Join(items, ", ") + "]"
	case v.Kind != value.String:
		return v.Text
	case d.json || strings.HasPrefix(like, `"`):
		return quote(v.Text)
	case strings.HasPrefix(like, "'"):
		return "'" + strings.ReplaceAll(v.Text, "'", "''") + "'"
	default:
		return plain(v.Text)
	}
}

// plain writes a string without quotes where every reader of YAML takes it for
// that string, and else in quotes.
func plain(s string) string {
	if identifier().MatchString(s) && yamldoc.IsPlain(s) {
		return s
	}
	text, err := yaml.Marshal(s)
	if err != nil || strings.Count(string(text), "\n") > 1 {
		return quote(s)
	}
	return strings.TrimSuffix(string(text), "\n")
}

var identifier = lazy.Regexp(`^[A-Za-z_][A-Za-z0-9_]*$`)

func quote(s string) string {
	text, _ := json.Marshal(s) // a string is always JSON
	return string(text)
}

// fit gives an entry the form that the mapping it moves to needs.
func (d *Document) fit(e *Entry, from, into *Mapping) {
	switch {
	case into.flow:
		if !from.flow {
			d.inline(e)
		}
		e.sep, e.tail = ": ", ""
	case from.flow:
		e.sep, e.tail = ": ", d.newline
		d.inline(e)
	default:
		shift(e, from.indent, into.indent)
	}
}

// inline writes a value on one line.
func (d *Document) inline(e *Entry) {
	if e.Map == nil && !strings.ContainsAny(e.raw, "\n,[]{}") {
		return
	}
	if e.Map == nil && e.raw != "" && strings.IndexByte(`['"`, e.raw[0]) >= 0 && !strings.Contains(e.raw, "\n") {
		return
	}
	var b strings.Builder
	b.WriteString("k")
	value := *e
	value.key = ""
	value.write(func(piece string, _ bool) { b.WriteString(piece) })
	b.WriteString(e.tail)
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(b.String()), &doc); err != nil {
		return // what it says is compared in the end
	}
	if text, err := flowText(doc.Content[0].Content[1]); err == nil {
		e.raw, e.Map, e.props = text, nil, ""
	}
}

// flowText writes a node on one line, as it may stand in brackets, with its
// aliases written out.
func flowText(n *yaml.Node) (string, error) {
	text, err := yaml.Marshal(&yaml.Node{Kind: yaml.SequenceNode, Style: yaml.FlowStyle, Content: []*yaml.Node{inFlow(n)}})
	if err != nil {
		return "", err
	}
	line := strings.TrimSuffix(string(text), "\n")
	if strings.Contains(line, "\n") {
		return "", fmt.Errorf("line %d: a value that does not fit on one line", n.Line)
	}
	return strings.TrimSuffix(strings.TrimPrefix(line, "["), "]"), nil
}

func inFlow(n *yaml.Node) *yaml.Node {
	for n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	out := &yaml.Node{Kind: n.Kind, Tag: n.Tag, Value: n.Value, Style: n.Style &^ (yaml.LiteralStyle | yaml.FoldedStyle)}
	switch {
	case n.Kind != yaml.ScalarNode:
		out.Style |= yaml.FlowStyle
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 || n.Style != 0 && strings.Contains(n.Value, "\n"):
		out.Style |= yaml.DoubleQuotedStyle
	}
	for _, child := range n.Content {
		out.Content = append(out.Content, inFlow(child))
	}
	return out
}

// shift moves the lines of a value to another depth.
func shift(e *Entry, from, to string) {
	e.raw = shiftLines(e.raw, from, to, strings.HasSuffix(e.sep, "\n"))
	if i := strings.IndexByte(e.sep, '\n'); i >= 0 {
		e.sep = e.sep[:i+1] + shiftLines(e.sep[i+1:], from, to, true)
	}
	if e.Map == nil || e.Map.flow {
		return
	}
	for x := range e.Map.Entries() {
		x.lead = shiftLines(x.lead, from, to, true)
		shift(x, from, to)
	}
	e.Map.end = shiftLines(e.Map.end, from, to, true)
	e.Map.indent = to + strings.TrimPrefix(e.Map.indent, from)
}

// shiftLines replaces the indentation of lines: the first too if it is whole.
func shiftLines(text, from, to string, whole bool) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if whole && strings.TrimSpace(line) != "" {
			if rest, ok := strings.CutPrefix(line, from); ok {
				line = to + rest
			}
		}
		whole = true
		b.WriteString(line)
	}
	return b.String()
}

// Unwrap replaces an entry that holds a block mapping by the entries of the
// mapping. What stands behind its key goes; the comments above and below stay.
func (d *Document) Unwrap(e *Entry) {
	m, into := e.Map, e.in
	if m == nil || m.flow || into.flow {
		return
	}
	after, lead := e, e.lead
	for x := range m.Entries() {
		moved := *x
		moved.lead = lead + shiftLines(x.lead, m.indent, into.indent, true)
		shift(&moved, m.indent, into.indent)
		into.insert(after, &moved)
		after, lead = &moved, ""
	}
	if after == e {
		return
	}
	after.tail += shiftLines(m.end, m.indent, into.indent, true)
	e.lead, e.removed = "", true
}

// Nest puts the entries that follow an entry, which holds nothing, below it,
// with the comments above them.
func (d *Document) Nest(under *Entry, entries ...*Entry) {
	d.makeEmpty(under, under.in, under.tail)
	for _, e := range entries {
		moved := *e
		shift(&moved, e.in.indent, under.Map.indent)
		moved.lead = shiftLines(e.lead, e.in.indent, under.Map.indent, true)
		under.Map.insert(under.Map.last, &moved)
		e.lead = ""
		d.Remove(e)
	}
}

// Wrap makes the value of an entry that of a field, in braces on the same line.
func (d *Document) Wrap(e *Entry, field string) {
	raw := e.props + e.raw
	e.raw, e.props = "", ""
	e.Map = &Mapping{flow: true, end: "}"}
	e.Map.insert(nil, &Entry{Name: field, key: d.keyLike(d.someKey(d.Root), field), sep: ": ", raw: raw})
}
