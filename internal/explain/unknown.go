package explain

import (
	"fmt"
	"slices"
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/plan"
	"github.com/llenergymeasure/llemcfg/internal/spec"
	"github.com/llenergymeasure/llemcfg/internal/value"
	"github.com/llenergymeasure/llemcfg/internal/yamldoc"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// unknown says of a key that it is a name of v1, misspelt, or in the wrong
// section; and which field of its own section is meant, if one is.
func (x *Explainer) unknown(p plan.Problem) (ds []diag.Diagnostic, meant string) {
	if old := x.oldName(p.Path); old != nil {
		d, meant := x.renamed(p, old)
		return []diag.Diagnostic{d}, meant
	}
	if ds := x.oldSection(p); ds != nil {
		return ds, ""
	}
	key := p.Path[len(p.Path)-1]
	section := p.Path[:len(p.Path)-1]
	var names []string
	for _, f := range p.Section.Fields {
		names = append(names, f.Name)
	}
	message := "there is no such field"
	if len(section) > 0 {
		message += " in " + yamldoc.Path(section).String()
	}
	if near := nearest(key, names); near != "" {
		return []diag.Diagnostic{at(p, diag.UnknownField, message, "did you mean "+near+"?")}, near
	}
	if homes := x.homes(key, p.Section); len(homes) > 0 {
		return []diag.Diagnostic{at(p, diag.UnknownField, message, elsewhere(key, homes))}, ""
	}
	suggestion := "remove it"
	if len(names) <= fewNames {
		suggestion += ", or write one of " + strings.Join(names, ", ")
	}
	return []diag.Diagnostic{at(p, diag.UnknownField, message, suggestion)}, ""
}

// fewNames is how many names a suggestion lists.
const fewNames = 8

// renamed is the diagnostic of a name of v1. A field of the same section that
// has taken over counts as meant.
func (x *Explainer) renamed(p plan.Problem, old *spec.OldName) (d diag.Diagnostic, meant string) {
	if old.Elsewhere {
		return at(p, diag.UnknownField, old.Message, "remove it"), ""
	}
	if old.To == "" {
		return at(p, diag.RemovedField, old.Message, "remove it"), ""
	}
	to := strings.Split(old.To, ".")
	if slices.Equal(to[:len(to)-1], p.Path[:len(p.Path)-1]) {
		meant = to[len(to)-1]
	}
	if p.Section.Field(meant) == nil {
		// The whole section is in the form of v1, and what it lacks is not missing.
		meant = ""
		for _, f := range p.Section.Fields {
			if f.Required && len(p.Path) > 1 {
				meant = f.Name
			}
		}
	}
	return at(p, diag.RenamedField, old.Message, "write "+old.Write), meant
}

// oldName gives what became of the v1 name at path, or nil.
func (x *Explainer) oldName(path []string) *spec.OldName {
	var rest *spec.OldName
	for i := range x.schema.OldNames {
		old := &x.schema.OldNames[i]
		if slices.Equal(old.Path, path) {
			return old
		}
		last := len(old.Path) - 1
		if old.Path[last] == "*" && len(path) == len(old.Path) && slices.Equal(old.Path[:last], path[:last]) {
			rest = old
		}
	}
	return rest
}

// oldSection gives a diagnostic for each key of a section that v1 had.
func (x *Explainer) oldSection(p plan.Problem) []diag.Diagnostic {
	if !slices.ContainsFunc(x.schema.OldNames, func(old spec.OldName) bool {
		return len(old.Path) > len(p.Path) && slices.Equal(old.Path[:len(p.Path)], p.Path)
	}) {
		return nil
	}
	var ds []diag.Diagnostic
	for _, e := range p.Value.Entries {
		child := p
		child.Path = append(slices.Clone(p.Path), e.Key)
		child.At, child.Source, child.Value = e.KeyAt, e.Value.Source, e.Value
		if old := x.oldName(child.Path); old != nil {
			d, _ := x.renamed(child, old)
			ds = append(ds, d)
		}
	}
	if ds == nil {
		ds = append(ds, at(p, diag.RemovedField, "removed in v2.0", "remove it"))
	}
	return ds
}

// homes are the paths of the fields elsewhere that have the name.
func (x *Explainer) homes(name string, not *spec.Section) []string {
	var homes []string
	root := x.schema.Root()
	if root != not && root.Field(name) != nil {
		homes = append(homes, name)
	}
	for _, f := range root.Fields {
		if f.Section == spec.NoSection || &x.schema.Sections[f.Section] == not {
			continue
		}
		if x.schema.Sections[f.Section].Field(name) != nil {
			homes = append(homes, f.Name)
		}
	}
	return homes
}

func elsewhere(key string, homes []string) string {
	if homes[0] == key {
		return key + " belongs at the top of the file"
	}
	return fmt.Sprintf("%s belongs under %s:", key, strings.Join(homes, ": or "))
}

// describe says in a few words what a value is; nothing where what the field
// accepts says it all.
func describe(v *value.Value, f *spec.Field) string {
	switch v.Kind {
	case value.Null:
		return "null"
	case value.Bool, value.Int, value.Float:
		return v.Text
	case value.String:
		switch {
		case v.Text == "" && f.NotEmpty:
			return ""
		case v.Text == "":
			return "an empty string"
		case len(f.Words) > 0:
			return yamldoc.Quote(v.Text)
		}
		return "the string " + yamldoc.Quote(v.Text)
	case value.Map:
		return "a mapping"
	case value.List:
		return "a list"
	default:
		return "this"
	}
}
