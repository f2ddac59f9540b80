package explain

import (
	"github.com/llenergymeasure/llemcfg/internal/engine/judge"
	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
	"github.com/llenergymeasure/llemcfg/internal/safe"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// Settle says of values that versions of YAML read differently what to write, as
// far as the schema knows what they are: their reader does not.
func (x *Explainer) Settle(root *value.Value, problems []diag.Diagnostic) {
	x = x.explaining(root)
	for i := range problems {
		switch d := &problems[i]; {
		case d.Code == diag.AmbiguousValue && len(d.Fixes) == 0:
			x.settle(root, d)
		case d.Code == diag.InvalidKey && x.isSectionAt(d.Path):
			d.Fixes = nil // in quotes it would be an unknown field
		}
	}
}

// isSectionAt reports whether a path, as diagnostics have it, is that of a section.
func (x *Explainer) isSectionAt(path string) bool {
	if path == "" {
		return true
	}
	parsed, err := value.ParsePath(path)
	if err != nil {
		return false
	}
	f := x.schema.FieldAt(parsed)
	return f != nil && f.Section != spec.NoSection
}

func (x *Explainer) settle(root *value.Value, d *diag.Diagnostic) {
	path, err := value.ParsePath(d.Path)
	names, ok := path.Names()
	if err != nil || !ok || len(names) == 0 {
		return
	}
	e := root.LookupPath(names...)
	if e == nil {
		return
	}
	f, v, at := x.schema.FieldAt(path), e.Value, e.At()
	if f == nil || v.Kind != value.Invalid || v.Text == "" || v.Source == nil || v.Source.Name != d.File {
		return
	}
	a := advice{}
	switch number, octal := yamldoc.MeantNumber(v.Text); {
	case f.Kinds&numbers == 0 && f.Kinds.Has(value.String):
		a = advice{says: "write " + safe.Quote(v.Text) + " in quotes", now: value.OfString(v.Text), safe: true}
	case f.Kinds.Has(value.String) || f.Kinds&numbers == 0:
		return
	case octal != "":
		a = advice{says: "write " + number + ", or " + octal + " if it is octal", does: "write " + number, now: &value.Value{Kind: value.Int, Text: number}}
	default:
		a = advice{says: "write " + number, now: &value.Value{Kind: value.Int, Text: number}, safe: true}
	}
	d.Suggestion = a.says
	d.Fixes = x.fixes(judge.Problem{Path: path, At: at, Source: v.Source, Value: v}, a)
}
