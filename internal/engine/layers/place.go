package layers

import "github.com/llenergymeasure/llemcfg/internal/engine/value"

// Place notes in a resolved config that has no places, and which is nobody
// else's yet, where its values stand in the tree that it was resolved from.
func Place(resolved, root *value.Value) {
	resolved.At, resolved.Source = root.At, root.Source
	find := root.Finder()
	for i := range resolved.Entries {
		e, said := &resolved.Entries[i], (*value.Entry)(nil)
		if resolved.Kind == value.List && i < len(root.Entries) {
			said = &root.Entries[i]
		} else {
			said = find.Find(e.Key)
		}
		if said != nil {
			e.KeyAt, e.Alias, e.Over = said.KeyAt, said.Alias, said.Over
			if e.Value.Kind == said.Value.Kind { // how a scalar is written tells whether it is ambiguous
				e.Value.Text, e.Value.Quoted = said.Value.Text, said.Value.Quoted
			}
			Place(e.Value, said.Value)
		}
	}
}
