package judge

import (
	"regexp"
	"slices"
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// rule is a rule with its paths looked up.
type rule struct {
	*spec.Rule
	at, about  steps
	conditions []condition
}

type condition struct {
	*spec.Condition
	path, other steps
	values      []*value.Value
	pattern     *regexp.Regexp // of Matches
}

func newCondition(schema *spec.Schema, c *spec.Condition) condition {
	out := condition{Condition: c, path: stepsTo(schema, c.Path), other: stepsTo(schema, c.Other)}
	for _, v := range c.Values {
		out.values = append(out.values, v.Value())
	}
	if c.Test == spec.Matches {
		out.pattern = regexp.MustCompile(c.Values[0].Text) // its description has compiled it
	}
	return out
}

// steps are the fields on the way to a value, with their indices in a section of
// which nothing is absent.
type steps []step

type step struct {
	index int
	name  string
}

func newRules(schema *spec.Schema, rules []spec.Rule) []rule {
	out := make([]rule, len(rules))
	for i := range rules {
		out[i] = rule{Rule: &rules[i], at: stepsTo(schema, rules[i].At), about: stepsTo(schema, rules[i].About())}
		for j := range rules[i].Forbids {
			out[i].conditions = append(out[i].conditions, newCondition(schema, &rules[i].Forbids[j]))
		}
	}
	return out
}

func stepsTo(schema *spec.Schema, path []string) steps {
	var out steps
	section := schema.Root()
	for _, name := range path {
		i := section.Index(name)
		out = append(out, step{i, name})
		if next := section.Fields[i].Section; next != spec.NoSection {
			section = &schema.Sections[next]
		}
	}
	return out
}

// null is what a field of an absent section is.
var null = &value.Entry{Value: value.OfNull()}

func (s steps) in(root *value.Value) *value.Entry {
	v, entry := root, null
	for _, step := range s {
		switch v.Kind {
		case value.Invalid:
			return entry
		case value.Map:
		default:
			return null
		}
		if entry = entryAt(v, step.index, step.name); entry == nil {
			return null
		}
		v = entry.Value
	}
	return entry
}

// entryAt is the entry of a field in a section, resolved or not, or nil: in one of
// which nothing is absent it has the index of the field.
func entryAt(v *value.Value, index int, name string) *value.Entry {
	if index < len(v.Entries) && v.Entries[index].Key == name {
		return &v.Entries[index]
	}
	return v.Lookup(name)
}

// has reports whether a config has a field of a name. It has no optional field
// that is not written, which is there until the rules have been judged.
func has(root *value.Value, name string) bool {
	e := root.Lookup(name)
	return e != nil && e.Value != absent
}

// broken returns a problem for each rule that a resolved experiment breaks. Of
// what has been reported as wrong, no rule says anything.
func broken(rules []rule, resolved *value.Value) (problems []Problem) {
	for i := range rules {
		rule := &rules[i]
		if finding, broken := rule.broken(resolved); broken {
			entry := rule.at.in(resolved)
			at, source := rule.place(entry, resolved)
			problems = append(problems, Problem{
				Code: diag.Code(rule.Code), Path: value.Keys(rule.At...), At: at, Source: source,
				Rule: rule.Rule, Finding: finding, Value: entry.Value, Decides: rule.decides(resolved),
			})
		}
	}
	return problems
}

// concerns reports whether there is anything that the rule is about.
func (c *rule) concerns(resolved *value.Value) bool {
	about := c.about.in(resolved).Value
	return about.Kind != value.Null && about.Kind != value.Invalid
}

// decides is the field whose value is the finding, if it is another one than the
// rule points at.
func (c *rule) decides(root *value.Value) *value.Entry {
	if c.Shows < 0 || slices.Equal(c.conditions[c.Shows].Path, c.At) {
		return nil
	}
	return c.conditions[c.Shows].path.in(root)
}

// place is where a diagnostic of the rule points: at the key that collides, or
// at the key of the field.
func (c *rule) place(entry *value.Entry, root *value.Value) (value.Range, *value.Source) {
	for _, c := range c.conditions {
		if c.Test == spec.NamesAField {
			for _, e := range c.path.in(root).Value.Entries {
				if has(root, e.Key) {
					return e.KeyAt, e.Value.Source
				}
			}
		}
	}
	if entry.Value.Source == nil { // a default
		return entry.KeyAt, root.Source
	}
	return entry.KeyAt, entry.Value.Source
}

// broken reports whether there is anything that the rule is about and all that it
// forbids holds, and what was found.
func (c *rule) broken(root *value.Value) (finding string, broken bool) {
	if !c.concerns(root) {
		return "", false
	}
	for i := range c.conditions {
		found, holds := c.conditions[i].holds(root)
		if !holds {
			return "", false
		}
		if i == c.Shows {
			finding = found
		}
	}
	return finding, true
}

// holds reports whether the condition holds, and the value it looked at.
func (c *condition) holds(root *value.Value) (found string, holds bool) {
	entry := c.path.in(root)
	v := entry.Value
	isSet := v.Kind != value.Null
	if v.Kind == value.Invalid {
		return "", false
	}
	switch c.Test {
	case spec.Set:
		holds = isSet
	case spec.Unset:
		holds = !isSet
	case spec.Is:
		holds = same(v, c.values[0])
	case spec.IsNot:
		holds = !same(v, c.values[0])
	case spec.IsNoneOf:
		holds = !slices.ContainsFunc(c.values, func(w *value.Value) bool { return same(v, w) })
	case spec.Above:
		holds = v.Kind&numbers != 0 && value.CompareNumbers(v.Text, c.Values[0].Text) > 0
	case spec.Below:
		holds = v.Kind&numbers != 0 && value.CompareNumbers(v.Text, c.Values[0].Text) < 0
	case spec.Matches:
		holds = v.Kind == value.String && c.pattern.MatchString(v.Text)
	case spec.DiffersFrom:
		other := c.other.in(root).Value
		holds = isSet && other.Kind != value.Null && other.Kind != value.Invalid &&
			!same(v, other)
	case spec.NamesAField:
		var names []string
		for _, e := range v.Entries {
			if has(root, e.Key) {
				names = append(names, e.Key)
			}
		}
		slices.Sort(names)
		return strings.Join(names, ", "), len(names) > 0
	case spec.Written:
		holds = entry.KeyAt.IsValid()
	}
	return v.Text, holds
}

// same reports whether CUE takes two values for equal: numbers are if they are the
// same number, in whatever notation.
func same(a, b *value.Value) bool {
	switch {
	case a.Kind&numbers != 0 && b.Kind&numbers != 0:
		return value.CompareNumbers(a.Text, b.Text) == 0
	case a.Kind == value.Null && b.Kind == value.Null:
		return true
	case a.Kind != b.Kind || a.Text != b.Text || len(a.Entries) != len(b.Entries):
		return false
	}
	find := b.Finder()
	for i := range a.Entries {
		other := &b.Entries[i]
		if a.Kind == value.Map {
			other = find.Find(a.Entries[i].Key)
		}
		if other == nil || !same(a.Entries[i].Value, other.Value) {
			return false
		}
	}
	return true
}
