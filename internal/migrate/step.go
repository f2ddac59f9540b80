package migrate

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/safe"
)

// Action is what became of a value.
type Action string

// The actions.
const (
	Kept     Action = "kept"     // it stands as it stood
	Moved    Action = "moved"    // it stands at To, as Now if that is not empty
	Passed   Action = "passed"   // it is passed to the backend, at To
	Dropped  Action = "dropped"  // it is gone: Why says why
	Written  Action = "written"  // v1 took it where the file was silent
	Conflict Action = "conflict" // something else says otherwise
	Noted    Action = "noted"    // nothing happened to it; Why is worth knowing
)

// Step is what became of one value of a v1 file: a scalar, a list, or a mapping
// without entries.
type Step struct {
	Action Action `json:"action"`
	// Path is where the value stood in the v1 file; empty if it is Written.
	Path string `json:"path"`
	// Line and Column are where its key stood.
	Line   int `json:"line"`
	Column int `json:"column"`
	// Value is the value as YAML on one line.
	Value string `json:"value"`
	// To is where it stands in v2.0, and Now its value there if it is another.
	To  string `json:"to"`
	Now string `json:"now"`
	// Why says why.
	Why string `json:"why"`
	// Loses is what of the value Now does not say.
	Loses string `json:"loses"`
	// NoEffect is set on what is Dropped and changed nothing in v1.
	NoEffect bool `json:"no_effect"`
}

// Lost reports whether the value, or some of it, is not in the result.
func (s Step) Lost() bool { return s.Action == Dropped && !s.NoEffect || s.Loses != "" }

// steps account for all values, in the order of their places.
func (p *plan) steps() []Step {
	var steps []Step
	for _, o := range p.ops {
		if o.entry == nil {
			steps = append(steps, Step{Action: o.action, To: value.Keys(o.to...).Short(), Now: o.now.Text, Why: o.why})
			continue
		}
		p.leaves(o, o.path, o.entry.Value, o.entry.KeyAt, &steps)
	}
	steps = append(steps, p.notes...)
	slices.SortStableFunc(steps, func(a, b Step) int {
		return cmp.Or(after(a.Line)-after(b.Line), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return steps
}

// after orders what has no place after what has one.
func after(line int) int {
	if line == 0 {
		return 1
	}
	return 0
}

// leaves adds a step for each value in what an operation is about.
func (p *plan) leaves(o *op, path []string, v *value.Value, at value.Range, steps *[]Step) {
	if v.Kind != value.Map || len(v.Entries) == 0 {
		*steps = append(*steps, p.step(o, path, v, at))
		return
	}
	for _, e := range v.Entries {
		p.leaves(o, append(slices.Clone(path), e.Key), e.Value, e.KeyAt, steps)
	}
}

func (p *plan) step(o *op, path []string, v *value.Value, at value.Range) Step {
	s := Step{
		Action: o.action,
		Path:   value.Keys(path...).Short(),
		Line:   int(at.Start.Line), Column: int(at.Start.Column),
		Value: literal(v),
		Why:   o.why,
		Loses: o.loses, NoEffect: o.noEffect,
	}
	if o.to != nil {
		s.To = value.Keys(append(slices.Clone(o.to), path[len(o.path):]...)...).Short()
	}
	if o.now != nil {
		s.Now = o.now.Text
	}
	if o.list != nil {
		s.Now = literal(o.list)
	}
	return s
}

// literal is a value on one line, for people.
func literal(v *value.Value) string {
	switch v.Kind {
	case value.Null:
		return "null"
	case value.String:
		if v.Quoted || v.Text == "" || strings.ContainsAny(v.Text, "\n\r") {
			return safe.Quote(v.Text)
		}
		return v.Text
	case value.Map:
		parts := make([]string, 0, len(v.Entries))
		for _, e := range v.Entries {
			parts = append(parts, e.Key+": "+literal(e.Value))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case value.List:
		parts := make([]string, 0, len(v.Entries))
		for _, item := range v.Entries {
			parts = append(parts, literal(item.Value))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	default:
		return v.Text
	}
}

func itoa(i int) string { return strconv.Itoa(i) }

// String is the step on one line, without its place.
func (s Step) String() string {
	var b strings.Builder
	b.WriteString(string(s.Action) + ": ")
	if s.Path != "" {
		b.WriteString(s.Path)
		if s.Value != "" {
			b.WriteString(": " + s.Value)
		}
	}
	if s.To != "" {
		if s.Path != "" {
			b.WriteString(" → ")
		}
		b.WriteString(s.To)
		if s.Now != "" {
			b.WriteString(": " + s.Now)
		}
	}
	if s.Why != "" {
		b.WriteString(" (" + s.Why + ")")
	}
	if s.Loses != "" {
		b.WriteString(" (lost: " + s.Loses + ")")
	}
	return b.String()
}
