package migrate

import (
	"slices"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// span is a range of a text, as a diagnostic has it.
type span struct{ line, column, endLine, endColumn int }

func spanOf(r value.Range) span {
	var s span
	s.line, s.column, s.endLine, s.endColumn = r.Coordinates()
	return s
}

// spot is a key or a value of the result.
type spot struct {
	path value.Path
	key  bool
}

// cite moves diagnostics of the result to the places in the source that their
// keys and values come from, and names the line of the result in the message.
// Fixes are left out: they edit the result.
func (p *plan) cite(ds []diag.Diagnostic, result *value.Value) {
	spots := map[span]spot{}
	collect(result, nil, spots)
	for i := range ds {
		d := &ds[i]
		d.Fixes = nil
		if d.Line == 0 {
			continue
		}
		line := d.Line
		at, ok := spots[span{d.Line, d.Column, d.EndLine, d.EndColumn}]
		if !ok {
			// It is about what is not written: the path leads to what would hold it.
			path, err := value.ParsePath(d.Path)
			if err != nil {
				path = nil
			}
			at = spot{path, true}
		}
		d.Line, d.Column, d.EndLine, d.EndColumn = p.source(at).Coordinates()
		if ok || d.Line > 0 {
			d.Message += " (line " + itoa(line) + " of the v2.0 file)"
		}
	}
	diag.Sort(ds)
}

// source is where the source has what stands at a spot of the result: the value
// itself, or the nearest that holds it. It is empty for what only the result has.
func (p *plan) source(at spot) value.Range {
	var from *op
	var depth int
	for _, o := range p.ops {
		if o.entry == nil || o.action == Dropped {
			continue
		}
		to := value.Keys(o.target()...)
		n := min(len(to), len(at.path))
		// The whole of the path in the result is the best, and next best the
		// first of what a section of the result holds.
		if slices.Equal(to[:n], at.path[:n]) && (from == nil || len(to) <= len(at.path) && len(to) > depth) {
			from, depth = o, len(to)
		}
	}
	if from == nil || len(at.path) == 0 {
		return value.Range{}
	}
	e, whole := from.entry, true
	for i := depth; i < len(at.path) && whole; i++ {
		var below *value.Entry
		if key, ok := at.path[i].Key(); ok {
			below = e.Value.Lookup(key)
		} else if k, _ := at.path[i].Index(); e.Value.Kind == value.List && k < len(e.Value.Entries) {
			below = &e.Value.Entries[k]
		}
		if whole = below != nil; whole {
			e = below
		}
	}
	if at.key || !whole || depth > len(at.path) {
		return e.KeyAt
	}
	return e.At()
}

// target is the path in the result of what is not dropped.
func (o *op) target() []string {
	if o.to != nil {
		return o.to
	}
	return o.path
}

// collect notes what stands where in the result.
func collect(v *value.Value, path value.Path, into map[span]spot) {
	for i := range v.Entries {
		e := &v.Entries[i]
		step := value.Index(i)
		if v.Kind == value.Map {
			step = value.Key(e.Key)
			into[spanOf(e.KeyAt)] = spot{path.With(step), true}
		}
		if at := spanOf(e.At()); into[at].path == nil {
			into[at] = spot{path.With(step), false}
		}
		collect(e.Value, path.With(step), into)
	}
}
