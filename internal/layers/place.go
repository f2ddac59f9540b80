package layers

import "github.com/llenergymeasure/llemcfg/internal/value"

// Place notes in a resolved config that has no places, and which is nobody
// else's yet, where its values stand in the tree that it was resolved from.
func Place(resolved, root *value.Value) {
	resolved.At, resolved.Source = root.At, root.Source
	for i := range resolved.Entries {
		e := &resolved.Entries[i]
		if said := root.Lookup(e.Key); said != nil {
			e.KeyAt, e.Alias, e.Over = said.KeyAt, said.Alias, said.Over
			Place(e.Value, said.Value)
		}
	}
	for i := range resolved.Items {
		if i < len(root.Items) {
			resolved.Items[i].Alias = root.Items[i].Alias
			Place(resolved.Items[i].Value, root.Items[i].Value)
		}
	}
}
