// Package glossary explains on a terminal everything that has a name: fields,
// their words, presets, rules, codes of diagnostics, names of v1 and of other tools.
package glossary

import (
	"cmp"
	"slices"
	"strings"

	"github.com/hbollon/go-edlib"

	"github.com/llenergymeasure/llemcfg/internal/present/docs"
	"github.com/llenergymeasure/llemcfg/pkg/reference"
)

// Glossary is all entries, in the order in which they are listed.
type Glossary struct {
	reference *reference.Reference
	study     *reference.Reference
	settings  *reference.Reference
	entries   []entry
	// passthrough is the path of the field whose entries are passed on to the backend.
	passthrough string
}

// Kind is what an entry is about.
type Kind string

// The kinds, in the order in which they are listed.
const (
	Field   Kind = "field"
	Study   Kind = "study"
	Setting Kind = "setting"
	Code    Kind = "code"
	Preset  Kind = "preset"
	Value   Kind = "value"
	Rule    Kind = "rule"
	Warning Kind = "warning"
	Reading Kind = "reading"
	Table   Kind = "table"
	V1      Kind = "v1"
	Other   Kind = "other tools"
)

// entry is one thing that has a name.
type entry struct {
	kind Kind
	// name identifies the entry among those of its kind.
	name string
	// also are other names that stand for nothing else, and short are names that
	// several entries may share.
	also, short []string
	// brief is the entry in one line.
	brief string
	write func(b *strings.Builder, recursive bool)
}

// rank says how well a name fits an entry. The path of a field is better than its
// last part or the name of something else, and all are better than the last part
// of an old name.
type rank int

const (
	exact rank = iota
	named
	old
	none
)

func (e *entry) rank(name string) rank {
	is := func(n string) bool { return folded(n) == name }
	switch {
	case is(e.name) || slices.ContainsFunc(e.also, is):
		if e.kind == Field || e.kind == Study || e.kind == Setting {
			return exact
		}
		return named
	case slices.ContainsFunc(e.short, is):
		return e.shortRank()
	default:
		return none
	}
}

// shortRank is how well the short names fit.
func (e *entry) shortRank() rank {
	if e.kind == V1 {
		return old
	}
	return named
}

// folded is a name without what people write in several ways.
func folded(name string) string { return strings.ReplaceAll(strings.ToLower(name), "-", "_") }

// Explain returns what there is to know of a name: the text of each entry that it
// fits best, and one line of each other entry that it fits. With recursive, a
// section has all that is within it. It is not ok if nothing has the name.
func (g *Glossary) Explain(name string, recursive bool) (text string, ok bool) {
	fits, best := g.fits(name)
	if best == none {
		return g.explainPart(name)
	}
	var b strings.Builder
	for i, e := range fits[best] {
		if i > 0 {
			b.WriteString("\n")
		}
		e.write(&b, recursive)
	}
	var rest []*entry
	for r := best + 1; r < none; r++ {
		rest = append(rest, fits[r]...)
	}
	if len(rest) > 0 {
		b.WriteString("\nSEE ALSO\n")
		for _, e := range rest {
			docs.Paragraph(&b, "  ", e.title()+": "+e.brief)
		}
	}
	return b.String(), true
}

// fits are the entries that a name fits, by how well, and the best of these ranks.
func (g *Glossary) fits(name string) (fits map[rank][]*entry, best rank) {
	fits, best = map[rank][]*entry{}, none
	for i := range g.entries {
		e := &g.entries[i]
		if r := e.rank(folded(name)); r < none {
			fits[r] = append(fits[r], e)
			best = min(best, r)
		}
	}
	return fits, best
}

// explainPart explains a section of v1, and what v1 or another tool has in a
// section that is no part of its name here, such as vllm.trust_remote_code or
// batching.anything.
func (g *Glossary) explainPart(path string) (text string, ok bool) {
	var b strings.Builder
	for i := range g.entries {
		e := &g.entries[i]
		if e.kind == V1 && strings.HasPrefix(folded(e.name), folded(path)+".") {
			if b.Len() == 0 {
				b.WriteString("V1: " + path + "\n")
			}
			docs.Paragraph(&b, "  ", e.name+": "+e.brief)
		}
	}
	if b.Len() > 0 {
		return b.String(), true
	}
	section, last, ok := cut(path)
	if !ok {
		return "", false
	}
	for i := range g.entries {
		e := &g.entries[i]
		if e.kind == V1 && e.rank(folded(section+".*")) == named || e.kind == Other && e.rank(folded(last)) == named {
			if b.Len() > 0 {
				b.WriteString("\n")
			}
			e.write(&b, false)
		}
	}
	return b.String(), b.Len() > 0
}

// cut separates a path from its last name.
func cut(path string) (section, last string, ok bool) {
	i := strings.LastIndex(path, ".")
	if i < 0 {
		return "", path, false
	}
	return path[:i], path[i+1:], true
}

// Nearest returns the names that a misspelt one most likely stands for: none, or
// up to three that are equally near.
func (g *Glossary) Nearest(name string) []string {
	const most, longest = 3, 256
	if len(name) > longest {
		return nil // no name is so long, and the distance takes time
	}
	name = folded(name)
	best := nearness{distance: min(len(name)/3, 4), rank: none}
	var near []string
	for i := range g.entries {
		e := &g.entries[i]
		try := func(candidate, suggestion string, r rank) {
			if strings.Contains(candidate, "*") { // it stands for names that are not listed
				return
			}
			if far := len(candidate) - len(name); max(far, -far) > 2*best.distance { // runes have more bytes than one
				return
			}
			n := nearness{edlib.OSADamerauLevenshteinDistance(name, folded(candidate)), r, e.kind == V1 || e.kind == Other}
			if n.better(best) {
				near, best = nil, n
			}
			if n == best && len(near) < most && !slices.Contains(near, suggestion) {
				near = append(near, suggestion)
			}
		}
		for _, candidate := range append([]string{e.name}, e.also...) {
			try(candidate, candidate, e.rank(folded(candidate)))
		}
		for _, candidate := range e.short {
			try(candidate, e.name, e.shortRank())
		}
	}
	return near
}

// nearness says how good a suggestion is: a smaller distance first, then what a
// file may write.
type nearness struct {
	distance int
	rank     rank
	foreign  bool
}

func (n nearness) better(than nearness) bool {
	return cmp.Or(cmp.Compare(n.distance, than.distance), cmp.Compare(n.rank, than.rank)) < 0 ||
		n.distance == than.distance && n.rank == than.rank && !n.foreign && than.foreign
}

// Name is one of the names that can be explained.
type Name struct {
	Kind        Kind
	Name, Brief string
}

// Names lists the entries.
func (g *Glossary) Names() []Name {
	var out []Name
	for _, e := range g.entries {
		out = append(out, Name{e.kind, e.name, e.brief})
	}
	return out
}

// title is the first line of an entry.
func (e *entry) title() string {
	if e.kind == Field {
		return e.name
	}
	return strings.ToUpper(string(e.kind)) + ": " + cmp.Or(e.name, string(e.kind))
}

func (g *Glossary) add(e entry) { g.entries = append(g.entries, e) }
