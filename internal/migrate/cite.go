package migrate

import (
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/lazy"
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

// citedLine is how a suggestion cites the line that decides that a rule is broken.
var citedLine = lazy.Regexp(`\bline (\d+) says\b`)

// cite moves diagnostics of the result to the places in the source that their
// keys and values come from, and names the line of the result in the message.
// Fixes are left out: they edit the result.
func (p *plan) cite(ds []diag.Diagnostic, result *value.Value) {
	spots := map[span]spot{}
	collect(result, nil, spots)
	source := p.newSources()
	for i := range ds {
		d := &ds[i]
		d.Fixes = nil
		d.Suggestion = citedLine().ReplaceAllStringFunc(d.Suggestion, func(cited string) string {
			line := citedLine().FindStringSubmatch(cited)[1]
			if of := source.line(spots, line); of > 0 {
				return "line " + itoa(of) + " says"
			}
			return "line " + line + " of the v2.0 file says"
		})
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
		d.Line, d.Column, d.EndLine, d.EndColumn = source.of(at).Coordinates()
		if ok || d.Line > 0 {
			d.Message += " (line " + itoa(line) + " of the v2.0 file)"
		}
	}
	diag.Sort(ds)
}

// sources find where the source has what stands in the result.
type sources struct {
	// at are the operations by the paths in the result, and within the first
	// operation below each section of it.
	at, within map[string]*op
}

func (p *plan) newSources() *sources {
	s := &sources{map[string]*op{}, map[string]*op{}}
	add := func(to map[string]*op, path value.Path, o *op) {
		if key := path.String(); to[key] == nil {
			to[key] = o
		}
	}
	for _, o := range p.ops {
		if o.entry == nil || o.action == Dropped {
			continue
		}
		path := value.Keys(o.target()...)
		add(s.at, path, o)
		for n := len(path) - 1; n > 0; n-- {
			add(s.within, path[:n], o)
		}
	}
	return s
}

// of is where the source has what stands at a spot of the result: the value
// itself, or the nearest that holds it. It is empty for what only the result has.
func (s *sources) of(at spot) value.Range {
	var from *op
	depth := len(at.path)
	for ; depth > 0 && from == nil; depth-- {
		from = s.at[at.path[:depth].String()]
	}
	if from == nil {
		if from = s.within[at.path.String()]; from == nil {
			return value.Range{}
		}
		return from.entry.KeyAt
	}
	e := from.entry
	for _, step := range at.path[depth+1:] {
		below := entryOf(e.Value, step)
		if below == nil {
			return e.KeyAt
		}
		e = below
	}
	if at.key {
		return e.KeyAt
	}
	return e.At()
}

// line is the line of the source that a line of the result comes from, or 0.
func (s *sources) line(spots map[span]spot, text string) int {
	first := 0
	for at, spot := range spots {
		if spot.key && itoa(at.line) == text {
			if line := int(s.of(spot).Start.Line); line > 0 && (first == 0 || line < first) {
				first = line
			}
		}
	}
	return first
}

// entryOf is the entry of a mapping or a list that a step leads to, or nil.
func entryOf(v *value.Value, step value.Step) *value.Entry {
	if key, ok := step.Key(); ok {
		return v.Lookup(key)
	}
	if i, _ := step.Index(); v.Kind == value.List && i < len(v.Entries) {
		return &v.Entries[i]
	}
	return nil
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
