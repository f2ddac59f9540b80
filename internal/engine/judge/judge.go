// Package judge judges and resolves configs by the description of a schema. What
// it accepts is resolved: every field is there, in the order of the schema, with
// its default where it was not written. What it does not accept it reports,
// problem by problem. It knows nothing of CUE.
package judge

import (
	"sync"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// Plan is a schema made ready. It is safe for concurrent use.
type Plan struct {
	schema     *spec.Schema
	ask        Asker
	sections   []section
	rules      []rule
	advisories []rule
	idle       sync.Pool // of resolvers that report to nobody
}

type section struct {
	*spec.Section
	index  map[string]int
	fields []field
	// unwritten are its entries where no field is written; one that is required
	// has no value.
	unwritten []value.Entry
	// chosen are the indices of the fields whose defaults follow another field.
	chosen []int
	// free are the indices of the fields that are free or may hold what is.
	free []int
	// optional is set if a field of it may be absent.
	optional bool
	// absent is the section when nothing of it is written; nil if a field is required.
	absent *value.Value
}

// find returns the index of a field, or -1. Fields are mostly written in the
// order of the schema, so those from next on are looked at first.
func (s *section) find(name string, next int) int {
	for j := next; j < len(s.unwritten) && j < next+fewAhead; j++ {
		if s.unwritten[j].Key == name {
			return j
		}
	}
	if j, ok := s.index[name]; ok {
		return j
	}
	return -1
}

const fewAhead = 4

type field struct {
	*spec.Field
	typ
	by []choice
}

// choice is a default that holds while another field is a certain string.
type choice struct {
	chooser  int
	is       string
	fallback *value.Value
}

// Asker asks CUE about the value of a field that the description cannot express.
// It returns the value resolved, or else what CUE says of it.
type Asker func(section *spec.Section, field *spec.Field, v *value.Value) (resolved *value.Value, message string, err error)

// New makes a plan of a schema. A schema without fields that CUE judges needs no
// Asker.
func New(schema *spec.Schema, ask Asker) *Plan {
	p := &Plan{schema: schema, ask: ask, sections: make([]section, len(schema.Sections))}
	for i := range schema.Sections {
		p.sections[i] = newSection(&schema.Sections[i])
	}
	for i := range p.sections {
		p.fillAbsent(i)
	}
	p.findFree()
	p.rules = newRules(schema, schema.Rules)
	p.advisories = newRules(schema, schema.Advisories)
	p.idle.New = func() any { return &resolver{plan: p} }
	return p
}

func newSection(s *spec.Section) section {
	n := len(s.Fields)
	out := section{Section: s, index: make(map[string]int, n), fields: make([]field, n), unwritten: make([]value.Entry, n)}
	for i := range s.Fields {
		f := &s.Fields[i]
		out.index[f.Name] = i
		out.fields[i] = field{Field: f, typ: newType(&f.Type)}
		out.unwritten[i].Key = f.Name
		if f.Default != nil {
			out.unwritten[i].Value = f.Default.Value()
		}
		if f.Optional {
			out.unwritten[i].Value = absent
		}
		if len(f.DefaultBy) > 0 {
			out.chosen = append(out.chosen, i)
		}
		for _, by := range f.DefaultBy {
			out.fields[i].by = append(out.fields[i].by, choice{s.Index(by.Field), by.Is, by.Default.Value()})
		}
		out.optional = out.optional || f.Optional
	}
	return out
}

// fillAbsent sets what a section is when it is not written, and with it the
// default of every field that holds the section and has no default of its own.
func (p *Plan) fillAbsent(i int) {
	s := &p.sections[i]
	if s.absent != nil {
		return
	}
	whole, complete := &value.Value{Kind: value.Map}, true
	for j := range s.fields {
		f, e := &s.fields[j], &s.unwritten[j]
		if e.Value == nil && f.typ.Section != spec.NoSection && !f.Required {
			p.fillAbsent(f.typ.Section)
			e.Value = p.sections[f.typ.Section].absent
		}
		complete = complete && e.Value != nil
		if !f.Optional {
			whole.Entries = append(whole.Entries, *e)
		}
	}
	if complete {
		s.absent = whole
	}
}

// Defaults is the root section with every field that has a default and nothing
// else.
func (p *Plan) Defaults() *value.Value {
	defaults := &value.Value{Kind: value.Map}
	for _, e := range p.sections[0].unwritten {
		if e.Value != nil && e.Value != absent {
			defaults.Entries = append(defaults.Entries, e)
		}
	}
	return defaults
}

// Problem is something that the plan does not accept.
type Problem struct {
	Code diag.Code
	// Path leads to it; of an unknown field it ends in the unknown key.
	Path value.Path
	// At is where it is written, or where its parent is if it is missing.
	At     value.Range
	Source *value.Source
	// Section and Field are where the schema speaks of it; Field is nil for an
	// unknown field. Of an item or an entry within the value of a field, Type is
	// what the schema says of that.
	Section *spec.Section
	Field   *spec.Field
	Type    *spec.Type
	// Message is what CUE says of the value of a field that CUE judges, and Err is
	// why it could not be asked.
	Message string
	Err     error
	// Value is what was written; nil if the field is missing.
	Value *value.Value
	// Rule is the rule that is broken, and Finding what its {} stands for.
	Rule    *spec.Rule
	Finding string
	// Decides is the field, if it is another than the one at Path, whose value
	// is the Finding. It has no place if no file says it.
	Decides *value.Entry
}

// Reporter is told of problems. Of an unknown field it returns the name of the
// field of the same section that is meant, if it can tell, which is then not
// missing, and the value that is meant for it, which is judged there; nil if
// nothing is left to say of the value.
type Reporter func(Problem) (meant string, as *value.Value)

// Resolve returns the resolved experiment, or nil if the plan does not accept
// root, which has to be a Map.
func (p *Plan) Resolve(root *value.Value) *value.Value {
	return (&resolver{plan: p}).experiment(root)
}

// With is Resolve for those who keep nothing of the resolved experiment: it is
// there while use runs. It reports whether the plan accepts root.
func (p *Plan) With(root *value.Value, use func(resolved *value.Value)) bool {
	r := p.idle.Get().(*resolver)
	resolved := r.experiment(root)
	if resolved != nil {
		use(resolved)
	}
	r.reset()
	p.idle.Put(r)
	return resolved != nil
}

// Report reports all that the plan does not accept of root, which has to be a
// Map. It returns root resolved as far as it is accepted: what is missing or not
// accepted is Invalid in it. What an unknown field means is report's to say.
func (p *Plan) Report(root *value.Value, report Reporter) (parts *value.Value) {
	r := &resolver{plan: p, report: report}
	parts = r.section(&p.sections[0], root, value.Point(root.At.Start))
	r.refuseBroken(parts)
	r.dropAbsent()
	return parts
}

// Advise returns a problem for each advisory that a resolved experiment breaks.
func (p *Plan) Advise(resolved *value.Value) []Problem { return broken(p.advisories, resolved) }
