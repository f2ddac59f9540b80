package judge

import (
	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// Stepwise judges configs one after the other, in steps: first its values, then
// the rules. It is for one goroutine.
type Stepwise struct{ r resolver }

// NewStepwise returns a Stepwise of the plan.
func (p *Plan) NewStepwise() *Stepwise { return &Stepwise{resolver{plan: p}} }

// Resolve returns the resolved config of root, which has to be a Map, before any
// rule is asked. A value that is missing or not accepted is Invalid in it, and
// then ok is false. The config is valid until the next call.
func (s *Stepwise) Resolve(root *value.Value) (resolved *value.Value, ok bool) {
	s.r.reset()
	resolved = s.r.section(&s.r.plan.sections[0], root, root.At)
	return resolved, !s.r.refused
}

// Breaks reports whether a resolved config breaks a rule.
func (s *Stepwise) Breaks(resolved *value.Value) bool {
	s.r.refused = false
	s.r.judge(s.r.plan.rules, resolved)
	return s.r.refused
}

// Advisories calls each with the index, in the schema's Advisories, of every
// advisory that a resolved config breaks.
func (s *Stepwise) Advisories(resolved *value.Value, each func(i int)) {
	for i := range s.r.plan.advisories {
		rule := &s.r.plan.advisories[i]
		if !rule.concerns(resolved) {
			continue
		}
		if _, broken := rule.broken(resolved); broken {
			each(i)
		}
	}
}

// Condition is a condition of a rule with its paths looked up.
type Condition struct{ condition }

// NewCondition returns a condition of the schema.
func NewCondition(schema *spec.Schema, c *spec.Condition) Condition {
	return Condition{condition{c, stepsTo(schema, c.Path), stepsTo(schema, c.Other)}}
}

// Holds reports whether the condition holds of a resolved config.
func (c *Condition) Holds(resolved *value.Value) bool {
	_, holds := c.holds(resolved)
	return holds
}

// At returns the entry of a resolved config that the condition looks at, with
// its steps as indices of fields. A field of a section that is null is null.
func (c *Condition) At(resolved *value.Value) *value.Entry { return c.path.in(resolved) }
