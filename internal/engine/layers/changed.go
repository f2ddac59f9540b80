package layers

import "github.com/llenergymeasure/llemcfg/internal/engine/value"

// Program is the source of values that a program has put into a resolved config.
var Program = &value.Source{Name: "the program", Synthetic: true}

// Changed is a config as it is now, with the places of what it was: a value that
// is the same has the place that it had, and any other is written in source. was
// is nil if nothing is known of it.
func Changed(was, now *value.Value, source *value.Source) *value.Value {
	if was != nil && value.Equal(was, now) {
		return was
	}
	out := *now
	out.Source, out.At, out.Entries = source, written, nil
	if was != nil && was.Kind == value.Map && now.Kind == value.Map {
		out.Source, out.At = was.Source, was.At // a part of it has changed
	}
	for _, e := range now.Entries {
		if before := was.Lookup(e.Key); before != nil && now.Kind == value.Map {
			e.Value = Changed(before.Value, e.Value, source)
			if e.Value == before.Value || e.Value.Source != source {
				e.KeyAt, e.Alias, e.Over = before.KeyAt, before.Alias, before.Over
			} else {
				if e.KeyAt = written; before.KeyAt.IsValid() {
					e.Over = before // and not a default, which the schema knows
				}
			}
		} else {
			e.Value, e.KeyAt = Changed(nil, e.Value, source), written
		}
		out.Entries = append(out.Entries, e)
	}
	return &out
}
