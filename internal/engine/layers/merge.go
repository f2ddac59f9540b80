// Package layers makes one config of several, each with its own say: files of
// defaults, an experiment, the flags of a command. It merges their trees before
// anybody judges them, remembers what was overridden, and says of every value
// of a resolved config where it came from. It knows nothing of CUE, and of the
// schema only what its description says.
package layers

import "github.com/llenergymeasure/llemcfg/internal/engine/value"

// Merge returns the tree of all layers, lowest first. Mappings merge deeply; a
// scalar, a list or a null takes the place of what is below it, whatever that
// is, and keeps it as what it is over. The layers are left as they are.
func Merge(trees ...*value.Value) *value.Value {
	merged := value.Entry{Value: trees[0]}
	for _, tree := range trees[1:] {
		merged = put(value.Entry{Value: tree}, merged)
	}
	return merged.Value
}

// put returns the entry that comes of writing higher over lower.
func put(higher, lower value.Entry) value.Entry {
	switch {
	case higher.Over != nil:
		// It is over something within its own layers already, and so is that.
		over := put(*higher.Over, lower)
		higher.Over = &over
		return higher
	case higher.Value.Kind == value.Map && lower.Value.Kind == value.Map:
		return mergeMaps(higher, lower)
	default:
		higher.Over = &lower
		return higher
	}
}

// mergeMaps keeps the order of the lower mapping; new keys follow. A mapping
// stands where the highest layer with lines wrote it.
func mergeMaps(higher, lower value.Entry) value.Entry {
	merged := higher
	if isSynthetic(higher.Value) && !isSynthetic(lower.Value) {
		merged = lower
	}
	merged.Over = lower.Over
	at := merged.Value
	merged.Value = &value.Value{Kind: value.Map, At: at.At, Source: at.Source}
	entries := make([]value.Entry, 0, len(lower.Value.Entries)+len(higher.Value.Entries))
	for _, e := range lower.Value.Entries {
		entries = append(entries, under(lower, e))
	}
	index := make(map[string]int, cap(entries))
	for i := range entries {
		index[entries[i].Key] = i
	}
	for _, e := range higher.Value.Entries {
		e = under(higher, e)
		if i, ok := index[e.Key]; ok {
			entries[i] = put(e, entries[i])
		} else {
			entries = append(entries, e)
		}
	}
	merged.Value.Entries = entries
	return merged
}

// under is an entry of parent's mapping, which is taken apart: that an alias
// stands for the mapping is noted on what is in it.
func under(parent, e value.Entry) value.Entry {
	if parent.Alias != nil && e.Alias == nil && e.Value.Source == parent.Value.Source {
		e.Alias = parent.Alias
	}
	return e
}

func isSynthetic(v *value.Value) bool { return v.Source != nil && v.Source.Synthetic }
