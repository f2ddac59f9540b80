// Package expand turns the tree of a study file into points: it reads what is
// shared and what varies, counts the combinations, and judges each of them as an
// experiment. It knows nothing of files, of commands or of Go types of an
// experiment.
package expand

import (
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/engine/explain"
	"github.com/llenergymeasure/llemcfg/internal/engine/judge"
	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// Schema is what expansion has to know of an experiment. It is safe for
// concurrent use.
type Schema struct {
	experiment *spec.Schema
	plan       *judge.Plan
	explainer  *explain.Explainer
	limits     yamldoc.Limits
	paths      []string // of all fields
	choice     choice
	idle       []idle
}

// choice is the field whose word chooses one of several sections: what stands in
// another of these sections is for other experiments.
type choice struct {
	name     string            // of the field, at the top of an experiment
	fallback string            // the schema's default
	sections map[string]string // the word that each section is for
}

// idle is a field that has no effect while conditions hold.
type idle struct {
	at         []string
	conditions []judge.Condition
}

// NewSchema prepares the schema of an experiment.
func NewSchema(s *spec.Schema, p *judge.Plan, x *explain.Explainer, limits yamldoc.Limits) *Schema {
	out := &Schema{experiment: s, plan: p, explainer: x, limits: limits, choice: newChoice(s)}
	out.addPaths(s.Root(), "")
	for i := range s.Advisories {
		if a := &s.Advisories[i]; a.Code == string(diag.NoEffect) {
			out.idle = append(out.idle, newIdle(s, a))
		}
	}
	return out
}

// WithFallback returns the schema with another word that is chosen if none is
// written.
func (s *Schema) WithFallback(word string) *Schema {
	out := *s
	out.choice.fallback = word
	return &out
}

// Choice is the name of the field whose word chooses a section.
func (s *Schema) Choice() string { return s.choice.name }

func (s *Schema) addPaths(section *spec.Section, prefix string) {
	for i := range section.Fields {
		f := &section.Fields[i]
		s.paths = append(s.paths, prefix+f.Name)
		if f.Section != spec.NoSection {
			s.addPaths(&s.experiment.Sections[f.Section], prefix+f.Name+".")
		}
	}
}

// newChoice finds the field whose words are the names of sections.
func newChoice(s *spec.Schema) choice {
	c := choice{sections: map[string]string{}}
	root := s.Root()
	for i := range root.Fields {
		f := &root.Fields[i]
		if !f.Selects {
			continue
		}
		c.name = f.Name
		if f.Default != nil {
			c.fallback = f.Default.Text
		}
		for _, word := range f.Words {
			c.sections[word.Name] = word.Name
		}
	}
	return c
}

// of returns the word that a tree chooses, or the schema's default.
func (c *choice) of(tree *value.Value) string {
	if e := tree.Lookup(c.name); e != nil && e.Value.Kind == value.String {
		return e.Value.Text
	}
	return c.fallback
}

// newIdle makes of an advisory what it says without whether the field is
// written: of two fields that differ, that both are there.
func newIdle(s *spec.Schema, advisory *spec.Rule) idle {
	out := idle{at: advisory.At}
	for _, c := range advisory.Forbids {
		switch c.Test {
		case spec.Written:
			continue
		case spec.DiffersFrom:
			c = spec.Condition{Path: c.Path, Test: spec.Set}
		}
		out.conditions = append(out.conditions, judge.NewCondition(s, &c))
	}
	return out
}

func (i *idle) holds(resolved *value.Value) bool {
	for j := range i.conditions {
		if !i.conditions[j].Holds(resolved) {
			return false
		}
	}
	return true
}

// target is what a path leads to.
type target struct {
	names []string
	text  string      // the path as it is printed
	field *spec.Field // nil below a field that takes any mapping
	only  string      // the word whose experiments alone have it, or empty
}

// target returns what a key names, if there is such a field.
func (s *Schema) target(key string) (target, bool) {
	path, err := value.ParsePath(key)
	names, ok := path.Names()
	if err != nil || !ok || len(names) > s.limits.Depth {
		return target{}, false
	}
	t := target{names: names, text: path.String(), only: s.choice.sections[names[0]]}
	section := s.experiment.Root()
	for i, name := range names {
		f := section.Field(name)
		if f == nil {
			return target{}, false
		}
		if i == len(names)-1 {
			t.field = f
			return t, true
		}
		if f.Section == spec.NoSection {
			return t, f.Kinds.Has(value.Map)
		}
		section = &s.experiment.Sections[f.Section]
	}
	return target{}, false
}

// nearest suggests a path for a key that names none.
func (s *Schema) nearest(key string) string {
	if near := explain.Nearest(key, s.paths); near != "" {
		return near
	}
	last := key[strings.LastIndexByte(key, '.')+1:]
	names := make([]string, len(s.paths))
	for i, path := range s.paths {
		names[i] = path[strings.LastIndexByte(path, '.')+1:]
	}
	near := explain.Nearest(last, names)
	var found []string
	for i, name := range names {
		if near != "" && name == near {
			found = append(found, s.paths[i])
		}
	}
	return strings.Join(found, " or ")
}

// whole returns the path of a field that a word nearly is.
func (s *Schema) whole(word string) string { return explain.Nearest(word, s.paths) }

// formerly returns what there is to say of a key that is a name of v1.
func (s *Schema) formerly(e *value.Entry) (diag.Diagnostic, bool) {
	path, err := value.ParsePath(e.Key)
	names, ok := path.Names()
	if err != nil || !ok || len(names) > s.limits.Depth {
		return diag.Diagnostic{}, false
	}
	if old := s.experiment.OldName(names); old == nil || old.Study {
		return diag.Diagnostic{}, false
	}
	item := *e
	item.Key = names[len(names)-1]
	for _, d := range s.explainer.ExplainParts(tree(names, item)) {
		if d.Code == diag.RenamedField || d.Code == diag.RemovedField {
			return d, true
		}
	}
	return diag.Diagnostic{}, false
}

// IsPath returns the names of the path of a field that a key has.
func (s *Schema) IsPath(key string) (names []string, ok bool) {
	t, ok := s.target(key)
	return t.names, ok
}

// Nearest suggests a path for a key that names none.
func (s *Schema) Nearest(key string) string { return s.nearest(key) }

// Formerly returns what there is to say of a key that is a name of v1.
func (s *Schema) Formerly(e *value.Entry) (diag.Diagnostic, bool) { return s.formerly(e) }
