package judge

import (
	"slices"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// Stepwise judges configs that have much in common, one after the other, in
// steps: first the values, then the rules. A field of the root that is the same
// Value as in the config before is not judged again. It is for one goroutine.
type Stepwise struct {
	r       resolver
	written []value.Entry // what the last config writes for each field of the root
	fields  []value.Entry // resolved
	refused []bool
	changes []int
	isFirst bool
	seen    []bool
	out     value.Value
	entries []value.Entry
}

// NewStepwise returns a Stepwise of the plan.
func (p *Plan) NewStepwise() *Stepwise {
	n := len(p.sections[0].fields)
	return &Stepwise{
		r: resolver{plan: p}, written: make([]value.Entry, n), fields: make([]value.Entry, n),
		refused: make([]bool, n), changes: make([]int, n), seen: make([]bool, n), entries: make([]value.Entry, 0, n), isFirst: true,
	}
}

// Resolve returns the resolved config of root, which has to be a Map, before any
// rule is asked. A value that is missing or not accepted is Invalid in it, and
// then ok is false. The config is valid until the next call, the values of its
// fields for ever.
func (s *Stepwise) Resolve(root *value.Value) (resolved *value.Value, ok bool) {
	section := &s.r.plan.sections[0]
	ok = true
	clear(s.seen)
	for i := range root.Entries {
		e := &root.Entries[i]
		j, known := section.index[e.Key]
		if !known {
			ok = false
			continue
		}
		s.seen[j] = true
		if was := &s.written[j]; was.Value != e.Value || was.KeyAt != e.KeyAt {
			s.resolve(section, j, e)
		}
	}
	for j := range section.fields {
		if !s.seen[j] && (s.isFirst || s.written[j].Value != nil) {
			s.leaveOut(section, j)
		}
		ok = ok && !s.refused[j]
	}
	s.isFirst = false
	s.out = value.Value{Kind: value.Map, At: root.At, Source: root.Source, Entries: s.fields}
	for _, j := range section.chosen {
		if !s.seen[j] {
			s.leaveOut(section, j)
			s.r.choose(section, j, &s.out)
		}
	}
	s.entries = s.entries[:0]
	for _, e := range s.fields {
		if e.Value != absent {
			s.entries = append(s.entries, e)
		}
	}
	s.out.Entries = s.entries
	return &s.out, ok
}

// resolve judges what is written for field j.
func (s *Stepwise) resolve(section *section, j int, e *value.Entry) {
	// What other configs share with this one stays: memory is not used again.
	s.r.values, s.r.entries, s.r.sparse, s.r.refused = nil, nil, nil, false
	s.written[j], s.fields[j] = *e, *e
	s.fields[j].Value = s.r.field(section, &section.fields[j], e)
	s.r.dropAbsent()
	s.refused[j] = s.r.refused
	s.changes[j]++
}

// leaveOut sets what field j is when nothing is written.
func (s *Stepwise) leaveOut(section *section, j int) {
	s.written[j] = value.Entry{}
	s.fields[j] = section.unwritten[j]
	if s.refused[j] = s.fields[j].Value == nil; s.refused[j] {
		s.fields[j].Value = invalid
	}
	s.changes[j]++
}

// Changes returns a number for each field of the root, in the order of the
// schema, that is another one whenever the field's resolved value is.
func (s *Stepwise) Changes() []int { return s.changes }

// Field returns the resolved value of a field of the root; nil if it is absent.
func (s *Stepwise) Field(j int) *value.Value {
	if v := s.fields[j].Value; v != absent {
		return v
	}
	return nil
}

// Breaks reports whether a resolved config breaks a rule.
func (s *Stepwise) Breaks(resolved *value.Value) bool {
	rules := s.r.plan.rules
	for i := range rules {
		if _, broken := rules[i].broken(resolved); broken {
			return true
		}
	}
	return false
}

// Advisories calls each with the index, in the schema's Advisories, of every
// advisory that a resolved config breaks.
func (s *Stepwise) Advisories(resolved *value.Value, each func(i int)) {
	advisories := s.r.plan.advisories
	for i := range advisories {
		if _, broken := advisories[i].broken(resolved); broken {
			each(i)
		}
	}
}

// dropAbsent drops optional fields that are not written.
func (r *resolver) dropAbsent() {
	for _, v := range r.sparse {
		v.Entries = slices.DeleteFunc(v.Entries, func(e value.Entry) bool { return e.Value == absent })
	}
}

// Condition is a condition of a rule with its paths looked up.
type Condition struct{ condition }

// NewCondition returns a condition of the schema.
func NewCondition(schema *spec.Schema, c *spec.Condition) Condition {
	return Condition{newCondition(schema, c)}
}

// Holds reports whether the condition holds of a resolved config.
func (c *Condition) Holds(resolved *value.Value) bool {
	_, holds := c.holds(resolved)
	return holds
}
