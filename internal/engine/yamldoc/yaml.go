package yamldoc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/lazy"
	"github.com/llenergymeasure/llemcfg/internal/safe"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

func (r *reader) readYAML() *value.Value {
	if over := overIndicators(r.src.Text, r.limits.Indicators); over >= 0 {
		r.refuse(value.Point(PosOf(r.src.Text, over)), diag.Limit, r.limits.tooManyIndicators(), "")
		return nil
	}
	root, left := r.readSimple()
	if root != nil && left.from > 0 {
		root = r.readRest(root, left)
	}
	if root != nil || r.fatal {
		return root
	}
	return r.readAnyYAML()
}

// readAnyYAML reads all that YAML is.
func (r *reader) readAnyYAML() *value.Value {
	root := r.parse(withKnownVersion(r.src.Text))
	if root == nil {
		return nil
	}
	b := builder{reader: r, index: newIndex(r.src.Text), indent: -1}
	if !b.measure(root, r.within+1) {
		return nil
	}
	b.allocate()
	return b.build(root)
}

// readRest adds to a document what readSimple has left of it, or gives nil where
// that has to be read together with what is before it.
func (r *reader) readRest(v *value.Value, left rest) *value.Value {
	doc, next, err := decode(r.src.Text[left.from:])
	if err != nil || next != nil || doc == nil {
		return nil
	}
	root := doc.Content[0]
	if root.Kind != yaml.MappingNode {
		return nil
	}
	var seen keySet
	for i := 0; i < len(root.Content); i += 2 {
		if key := root.Content[i]; key.Kind != yaml.ScalarNode || isMerge(key) || seen.add(v.Entries, key.Value) >= 0 {
			return nil
		}
	}
	b := builder{reader: r, index: newIndex(r.src.Text), indent: -1, line: int(left.line) - 1, nodes: v.Nodes() - 1}
	if !b.measure(root, r.within+1) {
		return nil
	}
	b.allocate()
	more := b.build(root)
	v.Entries = append(v.Entries, more.Entries...)
	v.At.End = more.At.End
	return v
}

// parse returns the root node of the only document, or nil if there is none or it
// is refused.
func (r *reader) parse(text []byte) *yaml.Node {
	doc, next, err := decode(text)
	switch {
	case err != nil:
		return r.parseAgain(text, err)
	case doc == nil:
		return nil
	case next != nil:
		r.refuse(value.Point(posOf(next)), diag.Syntax,
			"a second document begins here, and a file holds one", "put it in a file of its own")
		return nil
	default:
		return doc.Content[0]
	}
}

// decode returns the first document of a text and the next, each nil where there
// is none.
func decode(text []byte) (doc, next *yaml.Node, err error) {
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	for _, to := range []**yaml.Node{&doc, &next} {
		var n yaml.Node
		switch err := decoder.Decode(&n); {
		case errors.Is(err, io.EOF):
			return doc, next, nil
		case err != nil:
			return nil, nil, err
		}
		*to = &n
	}
	return doc, next, nil
}

// versionLine is a line that says YAML 1.2, before the first document.
var versionLine = lazy.Regexp(`\A(?:\x{FEFF})?(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n)|%(?:[^Y\r\n][^\r\n]*)?[\r\n]+)*%YAML[ \t]+1\.(2)[ \t\r\n]`)

// withKnownVersion says YAML 1.1 where the text says 1.2, which yaml.v3 refuses.
// What its parser does is right for both: scalars are resolved here, by 1.2.
func withKnownVersion(text []byte) []byte {
	if !bytes.Contains(text, []byte("%YAML")) {
		return text
	}
	at := versionLine().FindSubmatchIndex(text)
	if at == nil {
		return text
	}
	text = bytes.Clone(text)
	text[at[2]] = '1'
	return text
}

// builder turns the nodes of a YAML document into values. All values are taken
// from one slab, and all entries from another, so that a document costs a
// handful of allocations.
type builder struct {
	*reader
	*index
	line           int // how many lines of the text are before what was parsed
	nodes, written int // with each alias as all that it stands for, and as one
	entries, keys  int // entries and those that have keys
	values         []value.Value
	slab           []value.Entry
	// indent is that of the innermost block mapping or list, -1 outside of all.
	indent int
	// inFlow is set within brackets.
	inFlow  bool
	anchors map[*yaml.Node]*anchor
}

// anchor is a node that aliases can stand for.
type anchor struct {
	value *value.Value // nil while it is being built
	nodes int          // it and all below it, aliases within it counted as what they stand for
}

// measure counts what the document holds and refuses it if that is too much.
func (b *builder) measure(n *yaml.Node, depth int) bool {
	n.Line += b.line
	if depth > b.limits.Depth && n.Kind&(yaml.MappingNode|yaml.SequenceNode) != 0 {
		b.refuse(b.rangeOf(n), diag.Limit, b.limits.TooDeep(), "")
		return false
	}
	before := b.nodes
	b.nodes++
	b.written++
	switch n.Kind {
	case yaml.AliasNode:
		target := b.anchors[n.Alias]
		if target == nil || target.nodes == 0 {
			b.refuse(b.rangeOf(n), diag.Syntax, fmt.Sprintf("the alias *%s refers to a value that contains it", safe.Shorten(n.Value)), "")
			return false
		}
		b.nodes += target.nodes
	case yaml.ScalarNode:
		if len(n.Value) > b.limits.Scalar {
			b.refuse(b.rangeOf(n), diag.Limit, b.limits.TooLong(len(n.Value)), "")
			return false
		}
	case yaml.MappingNode:
		b.entries += len(n.Content) / 2
		b.keys += len(n.Content) / 2
	case yaml.SequenceNode:
		b.entries += len(n.Content)
	}
	if n.Anchor != "" {
		if b.anchors == nil {
			b.anchors = map[*yaml.Node]*anchor{}
		}
		b.anchors[n] = &anchor{}
	}
	if b.nodes > b.limits.Nodes {
		b.refuse(b.rangeOf(n), diag.Limit, b.limits.TooMany(), "")
		return false
	}
	for _, child := range n.Content {
		if !b.measure(child, depth+1) {
			return false
		}
	}
	if n.Anchor != "" {
		b.anchors[n].nodes = b.nodes - before
	}
	return true
}

func (b *builder) allocate() {
	b.values = make([]value.Value, 0, b.written-b.keys)
	b.slab = make([]value.Entry, 0, b.entries)
}

func posOf(n *yaml.Node) value.Pos {
	return value.Pos{Line: int32(n.Line), Column: int32(n.Column)}
}

func (b *builder) build(n *yaml.Node) *value.Value {
	if n.Kind == yaml.AliasNode {
		if v := b.anchors[n.Alias].value; v != nil {
			return v
		}
		return b.build(n.Alias) // the anchor of a key
	}
	if n.Anchor != "" && b.anchors[n].value != nil {
		return b.anchors[n].value // an alias has been here already
	}
	b.values = append(b.values, value.Value{At: b.rangeOf(n), Source: b.src})
	v := &b.values[len(b.values)-1]
	if n.Anchor != "" {
		b.anchors[n].value = v
	}
	if n.Kind == yaml.ScalarNode {
		b.buildScalar(v, n)
		b.checkScalar(n, v.At)
		return v
	}
	indent, inFlow := b.indent, b.inFlow
	if n.Style&yaml.FlowStyle != 0 {
		b.inFlow = true
	} else if len(n.Content) > 0 {
		b.indent = min(n.Column, n.Content[0].Column) - 1
	}
	switch {
	case n.Kind == yaml.SequenceNode && b.checkTag(n, "!!seq"):
		b.buildList(v, n)
	case n.Kind == yaml.MappingNode && b.checkTag(n, "!!map"):
		b.buildMap(v, n)
	}
	if b.inFlow {
		b.checkComment(v.At)
	}
	b.indent, b.inFlow = indent, inFlow
	return v
}

// checkScalar reports what yaml.v3 lets pass in a scalar, a key among them, and
// YAML 1.2 does not: it would be read as something else than is meant.
func (b *builder) checkScalar(n *yaml.Node, at value.Range) {
	switch {
	case n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0:
		if line := b.shallowLine(at); line > 0 {
			b.report(value.Point(at.Start), diag.Syntax,
				fmt.Sprintf("the quotes that open here close on line %d, and the text on line %d is not indented deeper than the key", at.End.Line, line),
				"close the quotes on their line, or indent the lines that follow")
		}
		b.checkComment(at)
	case b.inFlow && isPlain(n) && strings.HasSuffix(n.Value, ":"):
		b.report(at, diag.Syntax, fmt.Sprintf("this is read as %s, with the colon", safe.Quote(n.Value)),
			"put a space after the colon, or quotes around it")
	}
}

// shallowLine is the first line on which a scalar goes on and that is not
// indented deeper than its key, or 0.
func (b *builder) shallowLine(at value.Range) int32 {
	for line := at.Start.Line + 1; line <= at.End.Line; line++ {
		text := b.text[b.lines[line-1]:]
		text = text[:lineLength(text)]
		if rest := bytes.TrimLeft(text, " \t"); len(rest) > 0 && len(text)-len(bytes.TrimLeft(text, " ")) <= b.indent {
			return line
		}
	}
	return 0
}

// checkComment reports a comment that begins where something ends.
func (b *builder) checkComment(at value.Range) {
	if end := b.offset(at.End); end < len(b.text) && b.text[end] == '#' {
		b.report(value.Range{Start: at.End, End: b.pos(end + 1)}, diag.Syntax, "a comment needs a space before it", "put a space before the #")
		b.fix(b.index, "put a space before the #", true, textEdit{end, end, " "})
	}
}

func (b *builder) buildList(v *value.Value, n *yaml.Node) {
	v.Kind = value.List
	items := b.cut(len(n.Content))
	for i, child := range n.Content {
		b.path = append(b.path, value.Index(i))
		item := value.Entry{Alias: b.aliasAt(child), Value: b.build(child)}
		item.KeyAt = item.At()
		items = append(items, item)
		b.path = b.path[:len(b.path)-1]
		v.At.End = later(v.At.End, item.KeyAt.End)
	}
	v.At.End = b.closeFlow(n, v.At.End)
	v.Entries = items
}

func later(a, b value.Pos) value.Pos {
	if a.Compare(b) < 0 {
		return b
	}
	return a
}

// cut gives room for n entries.
func (b *builder) cut(n int) []value.Entry {
	start := len(b.slab)
	b.slab = b.slab[:start+n]
	return b.slab[start : start : start+n]
}

// aliasAt is where n stands if it is an alias.
func (b *builder) aliasAt(n *yaml.Node) *value.Range {
	if n.Kind != yaml.AliasNode {
		return nil
	}
	at := b.rangeOf(n)
	return &at
}

// buildMap fills v with the entries that n writes, and then with those that it
// merges and does not write. What is left out of v is built all the same, for
// the problems in it and the anchors.
func (b *builder) buildMap(v *value.Value, n *yaml.Node) {
	v.Kind = value.Map
	entries := b.cut(len(n.Content) / 2)
	var seen keySet
	var merge, merged *yaml.Node
	for i := 0; i < len(n.Content); i += 2 {
		keyNode, child := n.Content[i], n.Content[i+1]
		keyAt := b.rangeOf(keyNode)
		if isMerge(keyNode) {
			if merge != nil {
				b.reportDuplicate(b.rangeOf(merge), keyAt, keyNode.Value)
			}
			merge, merged = keyNode, child
			continue
		}
		key, ok := b.key(keyNode)
		if keyNode.Kind == yaml.ScalarNode {
			b.checkScalar(keyNode, keyAt)
		}
		if b.hasLongKeys && b.isLongKey(keyAt) {
			b.report(keyAt, diag.Limit, longKey, "")
		}
		if problem := KeyProblem(key); problem != "" {
			b.report(keyAt, diag.InvalidKey, problem, normaliseKey)
			ok = false
		}
		b.path = append(b.path, value.Key(key))
		if child.Kind == yaml.ScalarNode && child.Value == "" && isPlain(child) && child.Line != keyNode.Line {
			// There is no value, and the parser places it where the next thing is.
			child.Line, child.Column = keyNode.Line, keyNode.Column
		}
		entry := value.Entry{Key: key, KeyAt: keyAt, Alias: b.aliasAt(child), Value: b.build(child)}
		v.At.End = later(later(v.At.End, keyAt.End), entry.At().End)
		if ok {
			if first := seen.add(entries, key); first >= 0 {
				b.reportDuplicate(entries[first].KeyAt, entry.KeyAt, key)
				b.fixDuplicate(&entries[first], &entry)
			} else {
				entries = append(entries, entry)
			}
		}
		b.path = b.path[:len(b.path)-1]
	}
	if merged != nil {
		var end value.Pos
		entries, end = b.merge(entries, &seen, merged)
		v.At.End = later(v.At.End, end)
	}
	v.At.End = b.closeFlow(n, v.At.End)
	v.Entries = entries
	if len(n.Content) == 2 && b.isTemplate(n.Content[0]) {
		v.Kind, v.Entries = value.Invalid, nil // what is meant is text
	}
}

func (r *reader) reportDuplicate(first, second value.Range, key string) {
	r.report(second, diag.DuplicateKey,
		fmt.Sprintf("the key %s is written twice: first on line %d, column %d, and again here", safe.Quote(key), first.Start.Line, first.Start.Column),
		"keep one of the two")
}

// merge adds the entries of what << names that are not there yet: the first of
// several mappings wins. It returns where what << names ends.
func (b *builder) merge(entries []value.Entry, seen *keySet, n *yaml.Node) (_ []value.Entry, end value.Pos) {
	v, alias := b.build(n), b.aliasAt(n)
	at := v.At
	if alias != nil {
		at = *alias
	}
	sources := []*value.Value{v}
	if v.Kind == value.List {
		sources = nil
		for _, item := range v.Entries {
			sources = append(sources, item.Value)
		}
	}
	if slices.ContainsFunc(sources, func(s *value.Value) bool { return s.Kind != value.Map && s.Kind != value.Invalid }) {
		b.report(at, diag.InvalidMerge, "<< merges a mapping, or a list of mappings, and this is neither", "write an alias of a mapping, such as *name")
		return entries, at.End
	}
	for _, source := range sources {
		for _, e := range source.Entries {
			if seen.add(entries, e.Key) < 0 {
				if e.Alias == nil {
					e.Alias = alias
				}
				entries = append(entries, e)
			}
		}
	}
	return entries, at.End
}

// key reads a key, which has to be a string.
func (b *builder) key(n *yaml.Node) (string, bool) {
	scalar := n
	if n.Kind == yaml.AliasNode {
		scalar = n.Alias
	}
	if scalar.Kind != yaml.ScalarNode {
		suggestion := ""
		if b.isTemplate(n) {
			suggestion = "put quotes around a value that begins with {{"
		}
		b.report(b.rangeOf(n), diag.InvalidKey, "a key must be a string, and this is a mapping or a list", suggestion)
		return "", false
	}
	if isPlain(scalar) {
		if isStringKey(scalar.Value) {
			return scalar.Value, true
		}
	} else if tag := scalar.Tag; tag == "!!str" {
		return scalar.Value, true
	}
	if scalar.Value == "" && isPlain(scalar) {
		b.report(b.rangeOf(n), diag.InvalidKey, "the key is missing", "write a key before the colon")
		return "", false
	}
	at := b.rangeOf(n)
	b.report(at, diag.InvalidKey, fmt.Sprintf("a key must be a string, and %s is not", safe.Shorten(scalar.Value)),
		"write "+safe.Quote(scalar.Value)+" in quotes")
	if isPlain(n) && n.Kind == yaml.ScalarNode {
		b.fix(b.index, "put quotes around the key", true, textEdit{b.offset(at.Start), b.offset(at.End), quoted(n.Value)})
	}
	return "", false
}

// isStringKey reports whether a key written without quotes is a string.
func isStringKey(text string) bool {
	var v value.Value
	return resolvePlain(&v, text) == nil && v.Kind == value.String
}

// isTemplate reports whether a key is the inner half of {{ name }}, which YAML
// reads as a mapping with a mapping as its key.
func (b *builder) isTemplate(key *yaml.Node) bool {
	return key.Kind == yaml.MappingNode && bytes.HasSuffix(b.text[:b.offset(posOf(key))], []byte("{"))
}

// isMerge reports whether a key is << as it stands, and not something tagged to
// be one.
func isMerge(key *yaml.Node) bool { return key.Tag == "!!merge" && key.Value == "<<" && isPlain(key) }

// isPlain reports whether n is written without quotes, bars or a tag.
func isPlain(n *yaml.Node) bool { return n.Style == 0 }

func (b *builder) buildScalar(v *value.Value, n *yaml.Node) {
	if n.Style&yaml.TaggedStyle != 0 {
		b.buildTagged(v, n)
		return
	}
	if n.Style != 0 {
		v.Kind, v.Text, v.Quoted = value.String, n.Value, true
		return
	}
	b.resolve(v, n)
}

func (b *builder) resolve(v *value.Value, n *yaml.Node) {
	if p := resolvePlain(v, n.Value); p != nil {
		v.Kind = value.Invalid
		b.report(b.rangeOf(n), p.code, p.message, p.suggestion)
	}
}

// buildTagged accepts a tag of the core schema on a text that has its form.
func (b *builder) buildTagged(v *value.Value, n *yaml.Node) {
	if n.Tag == "!!str" {
		v.Kind, v.Text, v.Quoted = value.String, n.Value, true
		return
	}
	b.resolve(v, n)
	switch {
	case v.Kind == value.Invalid || v.Kind == tagKinds[n.Tag]:
	case v.Kind == value.Int && n.Tag == "!!float":
		*v = value.Value{Kind: value.Float, At: v.At, Source: v.Source, Text: v.Text + ".0", Float: v.Float}
	default:
		b.reportTag(n)
		v.Kind = value.Invalid
	}
}

var tagKinds = map[string]value.Kind{
	"!!null":  value.Null,
	"!!bool":  value.Bool,
	"!!int":   value.Int,
	"!!float": value.Float,
}

func (b *builder) checkTag(n *yaml.Node, own string) bool {
	if n.Style&yaml.TaggedStyle == 0 || n.Tag == own {
		return true
	}
	b.reportTag(n)
	return false
}

func (b *builder) reportTag(n *yaml.Node) {
	b.report(b.rangeOf(n), diag.InvalidTag,
		fmt.Sprintf("the tag %s is not supported here", safe.Shorten(n.Tag)),
		"remove the tag")
}

// keySet finds keys that a mapping has already. It looks through a few entries
// one by one, and keeps a map for many.
type keySet struct {
	index map[string]int
}

const fewKeys = 16

// add gives the index of the entry that has key, or -1 when none has, and
// then takes the key for that of the entry to be appended next.
func (s *keySet) add(entries []value.Entry, key string) int {
	if s.index == nil {
		for i := range entries {
			if entries[i].Key == key {
				return i
			}
		}
		if len(entries) < fewKeys {
			return -1
		}
		s.index = make(map[string]int, 2*len(entries))
		for i := range entries {
			s.index[entries[i].Key] = i
		}
	}
	if i, ok := s.index[key]; ok {
		return i
	}
	s.index[key] = len(entries)
	return -1
}
