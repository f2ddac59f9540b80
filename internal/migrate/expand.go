package migrate

import (
	"encoding/json"
	"slices"

	"gopkg.in/yaml.v3"
)

// expand writes out what aliases stand for and what << merges, where an entry
// of a mapping does so.
func (d *document) expand() { d.expandIn(d.root) }

func (d *document) expandIn(m *mapping) {
	for i := 0; i < len(m.entries); i++ {
		e := m.entries[i]
		switch {
		case e.m != nil:
			d.expandIn(e.m)
			if e.name == "<<" {
				i = d.merge(m, i, e.node)
			}
		case e.node == nil:
		case e.name == "<<":
			i = d.merge(m, i, e.node)
		case e.node.Kind == yaml.AliasNode:
			d.write(e, e.node.Alias)
		}
	}
}

// merge puts the entries that << merges in its place, but for those that the
// mapping writes itself.
func (d *document) merge(m *mapping, i int, n *yaml.Node) int {
	sources := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		sources = n.Content
	}
	var entries []*entry
	seen := map[string]bool{}
	for _, e := range m.entries {
		seen[e.name] = true
	}
	for _, source := range sources {
		if source.Kind == yaml.AliasNode {
			source = source.Alias
		}
		for j := 0; j+1 < len(source.Content); j += 2 {
			key, v := source.Content[j], source.Content[j+1]
			if seen[key.Value] {
				continue
			}
			seen[key.Value] = true
			e := &entry{name: key.Value, key: plain(key.Value), sep: ": ", tail: d.newline}
			d.write(e, v)
			if m.flow {
				e.lead, e.tail = " ", ""
			}
			entries = append(entries, e)
		}
	}
	old := m.entries[i]
	if len(entries) > 0 {
		entries[0].lead = old.lead
	}
	m.entries = slices.Replace(m.entries, i, i+1, entries...)
	return i + len(entries) - 1
}

// write gives an entry the value of a node, on one line and without anchors.
func (d *document) write(e *entry, n *yaml.Node) {
	for n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	e.node, e.raw, e.m = n, "", nil
	switch {
	case n.Kind == yaml.ScalarNode && n.Style&^yaml.TaggedStyle == 0:
		e.raw = n.Value
	case n.Kind == yaml.MappingNode:
		e.m = &mapping{flow: true, end: "}"}
		for i := 0; i+1 < len(n.Content); i += 2 {
			part := &entry{name: n.Content[i].Value, key: plain(n.Content[i].Value), sep: ": "}
			if i > 0 {
				part.lead = " "
			}
			d.write(part, n.Content[i+1])
			e.m.entries = append(e.m.entries, part)
		}
		d.expandIn(e.m)
	default:
		var v any
		if err := n.Decode(&v); err == nil {
			if text, err := json.Marshal(v); err == nil {
				e.raw = string(text)
			}
		}
	}
}
