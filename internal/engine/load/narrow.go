package load

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/engine/cuelang"
	"github.com/llenergymeasure/llemcfg/internal/engine/layers"
	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// FromNarrowed makes an Engine of a definition that a file narrows; base
// describes the definition. CUE judges and resolves every config, in about a
// millisecond. What the definition refuses is reported as without the file, and
// what the file alone refuses with the line of the file as the reason.
func FromNarrowed(base *spec.Schema, n *cuelang.Narrowing, opts ...Option) *Engine {
	described := *base
	described.Definition = cuelang.Narrowed
	source := func() (*cuelang.Source, error) { return n.Source, nil }
	e := newEngine(&described, cuelang.NewAuthority(source), append(opts, WithCUEVerdicts()))
	e.narrowing = n
	return e
}

// preferring is a config with what the file prefers where the config says nothing.
func (e *Engine) preferring(root *value.Value) *value.Value {
	if e.narrowing == nil || len(e.narrowing.Preferred.Entries) == 0 {
		return root
	}
	return layers.Merge(e.narrowing.Preferred, root)
}

// implying is a config with all defaults of the file, by which the definition's own
// rules are to be explained.
func (e *Engine) implying(root *value.Value) *value.Value {
	if e.narrowing == nil {
		return root
	}
	return layers.Merge(e.narrowing.Implied, e.preferring(root))
}

// refusals are the diagnostics of what the file refuses that narrows the
// definition; problems are those of the definition itself.
func (e *Engine) refusals(root *value.Value, problems []diag.Diagnostic) []diag.Diagnostic {
	if e.narrowing == nil {
		return nil
	}
	var all []diag.Diagnostic
	answer := e.ask(root)
	refusals := e.narrowing.Refusals(answer.verdict)
	if len(refusals) == 0 && len(problems) == 0 && answer.resolved == nil {
		// If CUE cannot be asked, its first answer says so.
		refusals, _ = e.authority.Lacking(e.narrowing, e.preferring(root))
	}
	for _, r := range refusals {
		if slices.ContainsFunc(refusals, func(inner cuelang.Refusal) bool { return isWithin(inner.Path, r.Path) }) {
			continue // that says more
		}
		d := diag.Diagnostic{Severity: diag.Error, Code: diag.Code(r.Code)}
		written := locate(&d, root, r.Path)
		if slices.ContainsFunc(problems, func(p diag.Diagnostic) bool { return p.Path == d.Path }) {
			continue // it has to be put right first
		}
		switch {
		case r.Code != "": // a rule points at the key
			if written != nil && d.Line > 0 {
				d.Line, d.Column, d.EndLine, d.EndColumn = written.KeyAt.Coordinates()
			}
			d.Message = r.Message
		case written == nil:
			d.Code = diag.MissingField
			d.Message = cmp.Or(r.Message, "must be "+r.Requires+", and is not set")
			d.Suggestion = e.notByDefault(r.Path)
		default:
			d.Code = diag.NotAllowed
			d.Message = cmp.Or(r.Message, "must be "+r.Requires+", not "+shown(written.Value))
		}
		d.Message += fmt.Sprintf(" (%s:%d)", e.narrowing.Name, r.Line)
		all = append(all, d)
	}
	return all
}

func isWithin(path, section []string) bool {
	return len(path) > len(section) && slices.Equal(path[:len(section)], section)
}

// notByDefault says what to write where the file takes neither the default of a
// field nor, of a field in a section that is no mapping by default, that.
func (e *Engine) notByDefault(path []string) string {
	for i := range path {
		f := e.schema.FieldAt(value.Keys(path[:i+1]...))
		if f == nil {
			return ""
		}
		if f.Default == nil || f.Default.Kind&(value.Map|value.List) != 0 {
			continue
		}
		says := "write " + strings.Join(path, ": {") + ": …" + strings.Repeat("}", len(path)-1)
		return says + "; " + e.narrowing.Name + " does not allow the default of " + strings.Join(path[:i+1], ".") + ", " + f.Default.Text
	}
	return ""
}

// shown is a value as a message has it.
func shown(v *value.Value) string {
	switch v.Kind {
	case value.String:
		return strconv.Quote(v.Text)
	case value.Map:
		return "a mapping"
	case value.List:
		return "a list"
	default:
		return v.Text
	}
}
