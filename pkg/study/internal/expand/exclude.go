package expand

import (
	"slices"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// excluded is a row of exclude.
type excluded struct {
	at     place
	path   value.Path
	fields []excludedField
}

// excludedField is a path with the values any of which will do, resolved.
type excludedField struct {
	target
	values []*value.Value
	items  []value.Entry
}

// readExclude reads the combinations that are not wanted.
func (f *reader) readExclude(e *value.Entry, path value.Path) {
	if e == nil || e.Value.Kind != value.List {
		return
	}
	for i := range e.Value.Entries {
		item := &e.Value.Entries[i]
		path := path.With(value.Index(i))
		if item.Value.Kind != value.Map {
			continue // the schema of a study has been asked
		}
		if len(item.Value.Entries) == 0 {
			f.report(valuePlace(item), diag.EmptyList, path, "the row is empty, and would exclude every point", "write the paths and values of the combination, or remove the row")
			continue
		}
		row := excluded{at: valuePlace(item), path: path}
		f.eachPath(item.Value, path, func(t target, e *value.Entry, path value.Path) {
			if e.Value.Kind == value.Map && t.takesRange() {
				f.report(valuePlace(e), diag.InvalidRange, path, "a range does not exclude", "write the values as a list")
				return
			}
			a := f.readAxis(t, e, path, f.in.Root.Source)
			if a == nil {
				return
			}
			field := excludedField{target: t, items: a.items}
			for j := range a.items {
				field.values = append(field.values, f.schema.resolvedAt(t.names, a.items[j]))
			}
			row.fields = append(row.fields, field)
		})
		f.study.exclude = append(f.study.exclude, row)
	}
}

// resolvedAt is a value as it is in a resolved experiment that has it at a path.
func (s *Schema) resolvedAt(names []string, item value.Entry) *value.Value {
	resolved, _ := s.plan.NewStepwise().Resolve(tree(names, item))
	return lookup(resolved, names)
}

// lookup returns the value at a path of a resolved experiment. What is in a
// section that is null is null. It returns nil where there is no value: below a
// single value, and for a key that a mapping of any keys does not have.
func lookup(v *value.Value, names []string) *value.Value {
	for _, name := range names {
		if v.Kind == value.Null {
			return v
		}
		e := v.Lookup(name)
		if e == nil {
			return nil
		}
		v = e.Value
	}
	return v
}

// excludes reports whether a resolved experiment has all that the row says.
func (x *excluded) excludes(resolved *value.Value) bool {
	for i := range x.fields {
		if !x.fields[i].matches(resolved) {
			return false
		}
	}
	return true
}

func (f *excludedField) matches(resolved *value.Value) bool {
	v := lookup(resolved, f.names)
	if v == nil || f.field == nil && v.Kind == value.Null && resolved.Lookup(f.names[0]).Value.Kind == value.Null {
		return false
	}
	same := value.Equivalent
	if f.field == nil || f.field.Section == spec.NoSection && f.field.Kinds.Has(value.Map) { // any mapping: compared as written
		same = value.Equal
	}
	return slices.ContainsFunc(f.values, func(want *value.Value) bool {
		return want != nil && want.Kind != value.Invalid && same(want, v)
	})
}

// Filter tells resolved experiments that have a value at a path.
type Filter struct{ field excludedField }

// NewFilter returns the filter of a value at a path. There are problems if there
// is no such path, or no experiment may have the value.
func (s *Schema) NewFilter(names []string, v *value.Value) (*Filter, []diag.Diagnostic) {
	t, ok := s.target(value.Keys(names...).String())
	item := value.Entry{Key: names[len(names)-1], Value: v}
	problems := s.explainer.ExplainParts(tree(names, item))
	if len(problems) > 0 || !ok {
		return nil, problems
	}
	return &Filter{excludedField{target: t, values: []*value.Value{s.resolvedAt(names, item)}}}, nil
}

// Matches reports whether a resolved experiment has the value.
func (f *Filter) Matches(resolved *value.Value) bool { return f.field.matches(resolved) }
