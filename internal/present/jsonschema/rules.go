package jsonschema

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// claim is what a condition, or its opposite, says of a value after defaults.
type claim struct {
	// on is it as the schema of a value that is written.
	on object
	// of is it of a scalar that is not written; of a Map it is of any.
	of func(spec.Scalar) bool
}

// ruleOf says a rule as if and then: where all but one of the conditions hold,
// the last one may not.
func ruleOf(s *spec.Schema, r *spec.Rule) (object, error) {
	conditions := []spec.Condition{{Path: r.About(), Test: spec.Set}} // what the rule is about is not null
	conditions = append(conditions, r.Forbids...)
	last := conclusion(r, conditions)
	then, err := claimOf(s, conditions[last], true)
	if err != nil {
		return nil, err
	}
	message := strings.Join(r.At, ".") + ": " + strings.ReplaceAll(r.Message(), "{}", "…")
	then.on = then.on.with("errorMessage", message)
	var when []object
	for i, c := range conditions {
		if i == last || i == 0 && implied(s, conditions) {
			continue
		}
		holds, err := claimOf(s, c, false)
		if err != nil {
			return nil, err
		}
		when = append(when, state(s, s.Root(), c.Path, holds))
	}
	out := object{{"$comment", message}}
	consequence := state(s, s.Root(), conditions[last].Path, then)
	switch len(when) {
	case 0:
		return append(out, consequence...), nil
	case 1:
		return append(out, member{"if", when[0]}, member{"then", consequence}), nil
	default:
		return append(out, member{"if", object{{"allOf", when}}}, member{"then", consequence}), nil
	}
}

// conclusion chooses the condition that an editor should mark: the last that is
// about what the rule's diagnostic points at.
func conclusion(r *spec.Rule, conditions []spec.Condition) int {
	for i := len(conditions) - 1; i > 0; i-- {
		if conditions[i].Path[0] == r.At[0] {
			return i
		}
	}
	return 0
}

// implied reports whether some other condition holds only where the first does.
func implied(s *spec.Schema, conditions []spec.Condition) bool {
	return slices.ContainsFunc(conditions[1:], func(c spec.Condition) bool {
		holds, err := claimOf(s, c, false)
		return err == nil && !holds.of(null) && isWithin(c.Path, conditions[0].Path)
	})
}

func isWithin(path, section []string) bool {
	return len(path) >= len(section) && slices.Equal(path[:len(section)], section)
}

var null = spec.Scalar{Kind: value.Null, Text: "null"}

// claimOf says a condition, or that it does not hold.
func claimOf(s *spec.Schema, c spec.Condition, negate bool) (claim, error) {
	var says object
	var of func(spec.Scalar) bool
	switch c.Test {
	case spec.Set, spec.Unset:
		says, of = object{{"type", "null"}}, func(v spec.Scalar) bool { return v.Kind == value.Null }
		negate = negate != (c.Test == spec.Set)
	case spec.Is, spec.IsNot, spec.IsNoneOf:
		says, of = oneOf(c.Values), func(v spec.Scalar) bool {
			return slices.ContainsFunc(c.Values, func(w spec.Scalar) bool { return equal(v, w) })
		}
		negate = negate != (c.Test != spec.Is)
	case spec.Above, spec.Below:
		bound, sign := "exclusiveMinimum", +1
		if c.Test == spec.Below {
			bound, sign = "exclusiveMaximum", -1
		}
		says = object{{"type", "number"}, {bound, literal(c.Values[0].Text)}}
		of = func(v spec.Scalar) bool {
			return v.Kind&(value.Int|value.Float) != 0 && sign*value.CompareNumbers(v.Text, c.Values[0].Text) > 0
		}
	case spec.Matches:
		if part := notPortable(c.Values[0].Text); part != "" {
			return claim{}, fmt.Errorf("JSON Schema cannot say the pattern %s: %s", c.Values[0].Text, part)
		}
		says = object{{"type", "string"}, {"pattern", c.Values[0].Text}}
		of = func(v spec.Scalar) bool {
			matches, err := regexp.MatchString(c.Values[0].Text, v.Text)
			return v.Kind == value.String && err == nil && matches
		}
	case spec.NamesAField:
		var names []string
		for _, f := range s.Root().Fields {
			names = append(names, f.Name)
		}
		says = object{{"propertyNames", object{{"not", object{{"enum", names}}}}}}
		of = func(spec.Scalar) bool { return true }
		negate = !negate
	default:
		return claim{}, fmt.Errorf("JSON Schema cannot say what it says of %s", strings.Join(c.Path, "."))
	}
	if !negate {
		return claim{says, of}, nil
	}
	return claim{object{{"not", says}}, func(v spec.Scalar) bool { return !of(v) }}, nil
}

func oneOf(values []spec.Scalar) object {
	if len(values) == 1 {
		return object{{"const", jsonOf(values[0])}}
	}
	var all []any
	for _, v := range values {
		all = append(all, jsonOf(v))
	}
	return object{{"enum", all}}
}

func equal(a, b spec.Scalar) bool {
	numbers := value.Int | value.Float
	if a.Kind&numbers != 0 && b.Kind&numbers != 0 {
		return value.CompareNumbers(a.Text, b.Text) == 0
	}
	return a.Equal(b)
}

// state is the schema of a section in which the claim is true of what is at path.
func state(s *spec.Schema, section *spec.Section, path []string, c claim) object {
	f := section.Field(path[0])
	if len(path) == 1 {
		if len(f.DefaultBy) > 0 {
			return stateByChoice(s, section, f, c)
		}
		return claimed(f, c.on, !f.Required && c.of(defaultOf(f)))
	}
	inner := &s.Sections[f.Section]
	within := state(s, inner, path[1:], c)
	byDefault := c.of(null)
	if !byDefault {
		within = append(object{{"type", "object"}}, within...)
	}
	if f.Default == nil && !f.Required && !f.Optional {
		byDefault = holdsByDefault(s, inner, path[1:], c)
	}
	return claimed(f, within, byDefault)
}

// claimed says something of a field, which has to be written unless it is so by default.
func claimed(f *spec.Field, on object, byDefault bool) object {
	out := object{{"properties", object{{f.Name, on}}}}
	if !byDefault {
		out = out.with("required", []string{f.Name})
	}
	return out
}

// defaultOf is what a field that is not written is for the rules.
func defaultOf(f *spec.Field) spec.Scalar {
	switch {
	case f.Optional:
		return null
	case f.Default == nil:
		return spec.Scalar{Kind: value.Map}
	default:
		return *f.Default
	}
}

func holdsByDefault(s *spec.Schema, section *spec.Section, path []string, c claim) bool {
	f := section.Field(path[0])
	switch {
	case f.Required:
		return false
	case len(path) == 1:
		return c.of(defaultOf(f))
	case f.Default == nil && !f.Optional:
		return holdsByDefault(s, &s.Sections[f.Section], path[1:], c)
	default:
		return c.of(null)
	}
}

// stateByChoice is about a field whose default follows what another one is.
func stateByChoice(s *spec.Schema, section *spec.Section, f *spec.Field, c claim) object {
	usual := c.of(*f.Default)
	var unusual []spec.Scalar
	for _, by := range f.DefaultBy {
		if c.of(by.Default) != usual {
			unusual = append(unusual, spec.Scalar{Kind: value.String, Text: by.Is})
		}
	}
	written := claimed(f, c.on, false)
	if len(unusual) == 0 {
		return claimed(f, c.on, usual)
	}
	chosen := spec.Condition{Path: []string{f.DefaultBy[0].Field}, Test: spec.Is, Values: unusual}
	choice, _ := claimOf(s, chosen, usual) // Is can always be said
	unwritten := append(object{{"not", object{{"required", []string{f.Name}}}}}, state(s, section, chosen.Path, choice)...)
	return object{{"anyOf", []object{written, unwritten}}}
}
