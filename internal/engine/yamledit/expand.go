package yamledit

import (
	"errors"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// Expand writes out what aliases stand for and what << merges, where an entry
// of a mapping does so. It comes before all edits.
func (d *Document) Expand() error {
	var file yaml.Node
	if err := yaml.Unmarshal([]byte(d.String()), &file); err != nil {
		return err
	}
	if len(file.Content) == 0 || file.Content[0].Kind != yaml.MappingNode {
		return errors.New("no mapping")
	}
	return d.expand(d.Root, file.Content[0])
}

func (d *Document) expand(m *Mapping, n *yaml.Node) error {
	written := map[string]bool{}
	for e := range m.Entries() {
		written[e.Name] = true
	}
	i := 0
	for _, e := range slices.Collect(m.Entries()) {
		if i+1 >= len(n.Content) || n.Content[i].Value != e.Name {
			return errors.New("a mapping that is not known here")
		}
		v := n.Content[i+1]
		i += 2
		var err error
		switch {
		case e.Name == "<<":
			err = d.merge(m, e, v, written)
		case v.Kind == yaml.AliasNode:
			err = d.writeOut(e, v)
		case e.Map != nil && v.Kind == yaml.MappingNode:
			err = d.expand(e.Map, v)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// merge puts the entries that << merges in its place, but for those that the
// mapping writes itself.
func (d *Document) merge(m *Mapping, e *Entry, n *yaml.Node, written map[string]bool) error {
	sources := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		sources = n.Content
	}
	lead, after := e.lead, e
	for _, source := range sources {
		if source.Kind == yaml.AliasNode {
			source = source.Alias
		}
		for j := 0; j+1 < len(source.Content); j += 2 {
			key := source.Content[j].Value
			if key == "<<" {
				return errors.New("a merge within a merge")
			}
			if written[key] {
				continue
			}
			written[key] = true
			merged := &Entry{Name: key, key: plain(key), in: m, tail: d.newline, lead: lead}
			if lead = ""; m.flow {
				merged.tail, lead = "", " "
			}
			if err := d.writeOut(merged, source.Content[j+1]); err != nil {
				return err
			}
			m.insert(after, merged)
			after = merged
		}
	}
	if e.removed = true; after != e && !m.flow {
		e.lead = ""
	}
	return nil
}

// writeOut gives an entry the value of a node, on one line and without anchors.
func (d *Document) writeOut(e *Entry, n *yaml.Node) error {
	for n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	text, err := flowText(n)
	if err != nil {
		return err
	}
	e.sep, e.props, e.raw, e.Map = ": ", "", text, nil
	if strings.HasPrefix(text, "{") {
		p := &parser{text: text}
		e.Map = p.flow()
		return p.err
	}
	return nil
}
