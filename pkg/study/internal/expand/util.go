package expand

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/safe"
	"github.com/llenergymeasure/llemcfg/internal/words"
)

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

func shorten(word string) string { return safe.Shorten(word) }

// put returns root, a Map, with item at a path. What is on the way and no Map is
// replaced by one. Nothing is changed in root; the entry that item replaces is
// what it is over.
func put(root *value.Value, names []string, item value.Entry) *value.Value {
	out := *root
	entries := make([]value.Entry, len(root.Entries), len(root.Entries)+1)
	copy(entries, root.Entries)
	out.Entries = entries
	i := slices.IndexFunc(entries, func(e value.Entry) bool { return e.Key == names[0] })
	var old *value.Entry
	if i >= 0 {
		old = &root.Entries[i]
	} else {
		i = len(entries)
		out.Entries = append(entries, value.Entry{})
	}
	switch {
	case len(names) == 1:
		item.Over = old
		out.Entries[i] = item
	case old != nil && old.Value.Kind == value.Map:
		below := put(old.Value, names[1:], item)
		below.At, below.Source = item.KeyAt, item.Value.Source
		out.Entries[i] = value.Entry{Key: names[0], KeyAt: item.KeyAt, Value: below, Over: old.Over}
	default:
		out.Entries[i] = value.Entry{Key: names[0], KeyAt: item.KeyAt, Value: tree(names[1:], item), Over: old}
	}
	return &out
}

func joinWith(parts []string, separator string) string { return strings.Join(parts, separator) }

// joined is a path of names as a diagnostic has it.
func joined(names []string) string { return value.Keys(names...).Short() }

// Grouped writes a number with commas.
func Grouped(n int) string { return words.Grouped(strconv.Itoa(n)) }
