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
			if text, ok := flowText(e.node.Alias); ok {
				e.raw = text
			}
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
			text, ok := flowText(v)
			if seen[key.Value] || !ok {
				continue
			}
			seen[key.Value] = true
			e := &entry{name: key.Value, key: plain(key.Value), sep: ": ", raw: text, tail: d.newline, node: v}
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

// flowText writes a node on one line.
func flowText(n *yaml.Node) (string, bool) {
	if n.Kind == yaml.ScalarNode && n.Style == 0 {
		return n.Value, true
	}
	var v any
	if err := n.Decode(&v); err != nil {
		return "", false
	}
	text, err := json.Marshal(v)
	return string(text), err == nil
}
