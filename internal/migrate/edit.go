package migrate

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// editor changes a text as a plan has it.
type editor struct {
	*document
	// source is the entry of each operation, and home the mapping it stands in.
	source map[*op]*entry
	home   map[*op]*mapping
	// anchors are top-level entries with what was last put after each.
	after map[*entry]*entry
}

// edit carries out the operations of a plan.
func edit(d *document, p *plan) error {
	ed := &editor{document: d, source: map[*op]*entry{}, home: map[*op]*mapping{}, after: map[*entry]*entry{}}
	for _, o := range p.ops {
		if o.entry == nil || o.action == Kept {
			continue
		}
		m, e := d.root.find(o.path)
		if e == nil {
			return errShape // it comes from a merge
		}
		ed.source[o], ed.home[o] = e, m
	}
	before := map[*entry]bool{}
	d.root.filled(before)
	moved := ed.renameSections(p)
	var late []*op
	for _, o := range p.ops {
		// A mapping has its new name before more is put into it.
		if whole(o) {
			ed.rename(ed.source[o], o.to[0])
		}
	}
	for _, o := range p.ops {
		switch {
		case o.action == Kept || o.entry == nil || whole(o):
		case o.action == Dropped || o.merged:
			ed.remove(ed.home[o], ed.source[o])
		case len(o.to) < len(o.path) && slices.Equal(o.to, o.path[:len(o.to)]):
			late = append(late, o)
		default:
			ed.move(o, moved)
		}
	}
	for _, o := range late {
		ed.collapse(o)
	}
	ed.prune(d.root, before)
	for _, o := range p.ops {
		if o.action == Written {
			ed.writeDefault(o, p)
		}
	}
	if len(d.root.entries) == 0 && !d.root.flow {
		// Without a key there would be no mapping.
		d.root.end = "{}" + d.newline + d.root.end
	}
	return nil
}

// whole reports whether a mapping at the top gets another name, and no more.
func whole(o *op) bool {
	return o.action == Moved && !o.merged && o.now == nil && len(o.path) == 1 && len(o.to) == 1 && o.entry.Value.Kind == value.Map
}

// filled notes the entries that hold a mapping that is not empty.
func (m *mapping) filled(into map[*entry]bool) {
	for _, e := range m.entries {
		if e.m != nil && len(e.m.entries) > 0 {
			into[e] = true
			e.m.filled(into)
		}
	}
}

// renameSections gives a section its new name where all that is left of it goes
// to one and the same new section, so that its comments stay in it.
func (ed *editor) renameSections(p *plan) map[*mapping]string {
	moved := map[*mapping]string{}
	targets := map[string]map[string]bool{} // by section: where its entries go
	for _, o := range p.ops {
		if len(o.path) < 2 || o.entry == nil || o.action == Dropped || o.merged {
			continue
		}
		to := ""
		if (o.action == Moved) && len(o.path) == 2 && len(o.to) == 2 {
			to = o.to[0]
		}
		if targets[o.path[0]] == nil {
			targets[o.path[0]] = map[string]bool{}
		}
		targets[o.path[0]][to] = true
	}
	for _, e := range ed.root.entries {
		to := targets[e.name]
		if len(to) != 1 || to[""] || to[e.name] || e.m == nil {
			continue
		}
		for name := range to {
			if ed.root.entry(name) == nil {
				ed.rename(e, name)
				moved[e.m] = name
			}
		}
	}
	return moved
}

func (ed *editor) rename(e *entry, name string) {
	if e.name != name {
		e.key, e.name = ed.keyLike(e.key, name), name
	}
}

// keyLike writes a key as another is written.
func (ed *editor) keyLike(like, name string) string {
	switch {
	case ed.json || strings.HasPrefix(like, `"`):
		return quote(name)
	case strings.HasPrefix(like, "'"):
		return "'" + strings.ReplaceAll(name, "'", "''") + "'"
	default:
		return plain(name)
	}
}

// plain writes a string without quotes where it is read back as it is.
func plain(s string) string {
	if identifier.MatchString(s) && !words[strings.ToLower(s)] {
		return s
	}
	text, err := yaml.Marshal(s)
	if err != nil || strings.Count(string(text), "\n") > 1 {
		return quote(s)
	}
	return strings.TrimSuffix(string(text), "\n")
}

var identifier = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)

// words are the identifiers that some version of YAML does not read as strings.
// The encoder counts y and n among them, which no reader of a config does.
var words = map[string]bool{"null": true, "true": true, "false": true, "yes": true, "no": true, "on": true, "off": true}

func quote(s string) string {
	text, _ := json.Marshal(s) // a string is always JSON
	return string(text)
}

// set writes another value in the form of the one that it replaces.
func (ed *editor) set(e *entry, s *spec.Scalar) {
	properties := ""
	old := e.raw
	for strings.HasPrefix(old, "&") {
		i := strings.IndexAny(old, " \t")
		if i < 0 {
			break
		}
		rest := strings.TrimLeft(old[i:], " \t")
		properties += old[:len(old)-len(rest)]
		old = rest
	}
	e.m = nil
	e.raw = properties + ed.scalar(s, old)
	if strings.TrimLeft(e.sep, " \t") == ":" && !strings.HasSuffix(e.sep, " ") {
		e.sep += " "
	}
}

func (ed *editor) scalar(s *spec.Scalar, like string) string {
	switch {
	case s.Kind != value.String:
		return s.Text
	case ed.json || strings.HasPrefix(like, `"`):
		return quote(s.Text)
	case strings.HasPrefix(like, "'"):
		return "'" + s.Text + "'"
	default:
		return plain(s.Text)
	}
}

// remove takes an entry out. The comments before it stay.
func (ed *editor) remove(m *mapping, e *entry) {
	i := m.index(e)
	if i < 0 {
		return
	}
	last := i == len(m.entries)-1
	m.entries = slices.Delete(m.entries, i, i+1)
	if m.flow {
		if last && i > 0 {
			if previous := m.entries[i-1]; previous.tail == "" && strings.TrimSpace(e.tail) == "" {
				previous.tail = e.tail
			}
		} else if i == 0 && len(m.entries) > 0 {
			m.entries[0].lead = e.lead
		}
		return
	}
	if !last {
		next := m.entries[i]
		next.lead = joinLeads(e.lead, next.lead, i == 0 && m == ed.root)
		return
	}
	if strings.TrimSpace(e.lead) == "" && strings.TrimSpace(m.end) == "" {
		return
	}
	m.end = joinLeads(e.lead, m.end, false)
}

// joinLeads joins what stands before two entries without two gaps in a row.
func joinLeads(first, second string, top bool) string {
	if top && first == "" || endsBlank(first) {
		for {
			line, rest, found := strings.Cut(second, "\n")
			if !found || strings.TrimSpace(line) != "" {
				break
			}
			second = rest
		}
	}
	return first + second
}

func endsBlank(lead string) bool {
	lines := strings.Split(strings.TrimSuffix(lead, "\n"), "\n")
	return lead != "" && strings.TrimSpace(lines[len(lines)-1]) == ""
}

// move puts an entry where it goes: under another name in its mapping, or in
// another one.
func (ed *editor) move(o *op, moved map[*mapping]string) {
	m, e := ed.home[o], ed.source[o]
	if o.now != nil {
		ed.set(e, o.now)
	}
	name := o.to[len(o.to)-1]
	from, to := o.path[:len(o.path)-1], o.to[:len(o.to)-1]
	if slices.Equal(from, to) || len(to) == 1 && moved[m] == to[0] {
		ed.rename(e, name)
		return
	}
	top := ed.root.topOf(e)
	into := ed.section(to, top)
	copied := *e
	copied.lead = ""
	ed.rename(&copied, name)
	ed.fit(&copied, m, into)
	if !into.flow {
		ed.endLine(&copied)
	}
	if into == ed.root {
		ed.insertAfter(top, &copied)
	} else {
		ed.add(into, &copied)
	}
	ed.remove(m, e)
}

// topOf is the entry of m that e is or stands in.
func (m *mapping) topOf(e *entry) *entry {
	for _, top := range m.entries {
		if top == e || top.m != nil && top.m.topOf(e) != nil {
			return top
		}
	}
	return nil
}

// section gives the mapping at a path, which is the root or a section, and
// makes it after the entry top if it is not there.
func (ed *editor) section(path []string, top *entry) *mapping {
	m := ed.root
	for _, name := range path {
		e := m.entry(name)
		if e == nil {
			e = &entry{name: name, key: ed.keyLike(ed.keyOf(m), name)}
			ed.empty(m, e, ed.newline)
			if m == ed.root {
				ed.insertAfter(top, e)
			} else {
				ed.add(m, e)
			}
		} else if e.m == nil || len(e.m.entries) == 0 && !m.flow && !strings.Contains(e.sep, "&") {
			ed.empty(m, e, e.tail)
		}
		m = e.m
	}
	return m
}

// keyOf is some key of a mapping, to write another like it.
func (ed *editor) keyOf(m *mapping) string {
	if len(m.entries) > 0 {
		return m.entries[0].key
	}
	if len(ed.root.entries) > 0 {
		return ed.root.entries[0].key
	}
	return ""
}

// empty makes the value of e a mapping without entries, in the style of m, that
// stands in m.
func (ed *editor) empty(m *mapping, e *entry, tail string) {
	e.raw = ""
	if m.flow {
		e.sep, e.m = ": ", &mapping{flow: true, end: "}"}
		if !ed.json && !strings.Contains(e.lead, "\n") && e.tail == ed.newline {
			e.tail = ""
		}
		return
	}
	if !strings.HasSuffix(tail, "\n") {
		tail += ed.newline
	}
	e.sep, e.tail = ":"+tail, ""
	e.m = &mapping{indent: m.indent + ed.step}
}

// add puts an entry at the end of a mapping.
func (ed *editor) add(m *mapping, e *entry) {
	if len(m.entries) > 0 {
		last := m.entries[len(m.entries)-1]
		if m.flow {
			e.lead = last.lead
			if len(m.entries) == 1 && strings.TrimSpace(e.lead) == "" && !strings.Contains(e.lead, "\n") {
				e.lead = " "
			}
			if strings.TrimSpace(e.lead) != "" {
				e.lead = " "
			}
			e.tail = ""
			if strings.TrimSpace(last.tail) == "" {
				e.tail, last.tail = last.tail, ""
			}
		} else {
			ed.endLine(last)
		}
	}
	m.entries = append(m.entries, e)
}

// insertAfter puts an entry into the root after another, and after what was put
// there before.
func (ed *editor) insertAfter(top, e *entry) {
	m := ed.root
	if top == nil {
		ed.add(m, e)
		return
	}
	at := top
	for ed.after[at] != nil {
		at = ed.after[at]
	}
	ed.after[at] = e
	i := m.index(at)
	if i < 0 || m.flow && i == len(m.entries)-1 {
		ed.add(m, e)
		return
	}
	if m.flow {
		e.lead, e.tail = m.entries[i+1].lead, ""
	} else {
		ed.endLine(at)
	}
	m.entries = slices.Insert(m.entries, i+1, e)
}

// endLine makes sure that what follows an entry begins on a line of its own.
func (ed *editor) endLine(e *entry) {
	var b strings.Builder
	(&mapping{entries: []*entry{e}}).write(&b)
	if !strings.HasSuffix(b.String(), "\n") {
		for e.m != nil && !e.m.flow && len(e.m.entries) > 0 && e.m.end == "" {
			e = e.m.entries[len(e.m.entries)-1]
		}
		if e.m != nil && !e.m.flow {
			e.m.end += ed.newline
		} else {
			e.tail += ed.newline
		}
	}
}

// fit gives an entry the form that the mapping it moves to needs.
func (ed *editor) fit(e *entry, from, into *mapping) {
	switch {
	case into.flow:
		if !from.flow {
			e.raw, e.m = ed.inline(e), nil
		}
		e.sep, e.tail = ": ", ""
	case from.flow:
		e.tail = ed.newline
		if strings.TrimSpace(e.sep) == "" {
			e.sep = ": "
		}
	default:
		ed.indent(e, from.indent, into.indent)
	}
}

// inline writes a value on one line.
func (ed *editor) inline(e *entry) string {
	if e.m == nil && !strings.ContainsAny(e.raw, "\n,[]{}") {
		return e.raw
	}
	if e.m == nil && e.raw != "" && (e.raw[0] == '[' || e.raw[0] == '"' || e.raw[0] == '\'') {
		return e.raw
	}
	var v any
	if err := e.node.Decode(&v); err != nil {
		return e.raw
	}
	text, err := json.Marshal(v)
	if err != nil {
		return e.raw
	}
	return string(text)
}

// indent moves the lines of a value that has several to another depth.
func (ed *editor) indent(e *entry, from, to string) {
	if from == to {
		return
	}
	shift := func(text string, first bool) string {
		var b strings.Builder
		for line := range strings.Lines(text) {
			if first && strings.TrimSpace(line) != "" {
				if rest, ok := strings.CutPrefix(line, from); ok {
					line = to + rest
				}
			}
			first = true
			b.WriteString(line)
		}
		return b.String()
	}
	// The first line of a sequence is a whole line, that of a scalar is not.
	whole := strings.HasSuffix(e.sep, "\n")
	e.raw = shift(e.raw, whole)
	if e.m == nil {
		return
	}
	var all func(m *mapping)
	all = func(m *mapping) {
		if m.flow {
			return
		}
		for _, x := range m.entries {
			x.lead = shift(x.lead, true)
			x.raw = shift(x.raw, strings.HasSuffix(x.sep, "\n"))
			if x.m != nil {
				all(x.m)
			}
		}
		m.end = shift(m.end, true)
		m.indent = to + strings.TrimPrefix(m.indent, from)
	}
	all(e.m)
}

// collapse puts a value in the place of the section that it stands in.
func (ed *editor) collapse(o *op) {
	_, target := ed.root.find(o.to)
	e := ed.source[o]
	if target == nil || target == e {
		return
	}
	if o.now != nil {
		ed.set(e, o.now)
	}
	tail := target.tail
	if target.m != nil && !target.m.flow {
		tail = e.tail
	}
	target.raw, target.m, target.node = e.raw, e.m, e.node
	target.sep, target.tail = ": ", tail
}

// prune takes out the mappings that have lost all that they held.
func (ed *editor) prune(m *mapping, before map[*entry]bool) {
	for _, e := range slices.Clone(m.entries) {
		if e.m == nil {
			continue
		}
		ed.prune(e.m, before)
		if before[e] && len(e.m.entries) == 0 {
			ed.remove(m, e)
		}
	}
}

// writeDefault writes out what v1 took: after the field that marks a file of v1.
func (ed *editor) writeDefault(o *op, p *plan) {
	var top *entry
	if len(ed.root.entries) > 0 {
		top = ed.root.entries[0]
	}
	for _, other := range p.ops {
		if old := p.OldName(other.path); other.entry != nil && old != nil && old.Marks {
			if e := ed.root.entry(strings.Split(old.To, ".")[0]); e != nil {
				top = e
			}
		}
	}
	into := ed.section(o.to[:len(o.to)-1], top)
	e := &entry{name: o.to[len(o.to)-1], sep: ": ", tail: "  # the default of v1" + ed.newline}
	if into.flow {
		e.tail = ""
	}
	e.key = ed.keyLike(ed.keyOf(into), e.name)
	like := ""
	if into.flow && strings.HasPrefix(ed.keyOf(into), `"`) {
		like = `"`
	}
	e.raw = ed.scalar(o.now, like)
	if into == ed.root {
		ed.insertAfter(top, e)
	} else {
		ed.add(into, e)
	}
}
