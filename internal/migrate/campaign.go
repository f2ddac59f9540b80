package migrate

import (
	"slices"
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/schema"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
	"github.com/llenergymeasure/llemcfg/pkg/study"
)

// campaign is the plan of a v1 campaign, a file that describes several
// experiments.
type campaign struct {
	*plan
	study *tables
	// backends are those of the campaign.
	backends []string
	// axes are in v1's order of combinations, however the file orders them.
	axes []*op
}

// campaign decides what becomes of a v1 campaign, and of a study of v2.0; nil if
// the file is neither.
func (m *Migrator) campaign(root *value.Value) *plan {
	if !slices.ContainsFunc(root.Entries, func(e value.Entry) bool {
		old := m.study.OldName([]string{e.Key})
		return old != nil && old.Required
	}) {
		return m.kept(root)
	}
	c := campaign{plan: &plan{tables: m.experiment.tables, root: root, options: m.options}, study: m.study}
	c.findBackends()
	for i := range root.Entries {
		c.decide(&root.Entries[i], []string{root.Entries[i].Key})
	}
	c.order()
	c.place()
	c.writeDefaults()
	return c.plan
}

// kept is the plan that leaves a study of v2.0 as it is; nil if the file is none.
func (m *Migrator) kept(root *value.Value) *plan {
	if !m.isStudy(root) {
		return nil
	}
	p := &plan{tables: m.experiment.tables, root: root, options: m.options}
	for i := range root.Entries {
		p.add(&op{path: []string{root.Entries[i].Key}, entry: &root.Entries[i], action: Kept})
	}
	return p
}

// isStudy reports whether a file is a study of v2.0: by its experiments, or by a
// key that only a study has, where every other key is one of v2.0 too.
func (m *Migrator) isStudy(root *value.Value) bool {
	if root.Lookup(schema.StudySweep) != nil || root.Lookup(schema.StudyExperiments) != nil {
		return true
	}
	found := false
	for _, e := range root.Entries {
		ofStudy := m.study.Root().Field(e.Key) != nil
		if !ofStudy && m.experiment.Root().Field(e.Key) == nil {
			return false
		}
		found = found || ofStudy && e.Key != schema.StudyVersion
	}
	return found
}

// axisOf is the path in v2.0 of the axis of a field.
func axisOf(field ...string) []string {
	return []string{schema.StudySweep, strings.Join(field, ".")}
}

// findBackends finds what v1 took for the axis of the backends.
func (c *campaign) findBackends() {
	to := strings.Join(axisOf(c.chooser), ".")
	for _, old := range c.study.OldNames {
		if old.To != to {
			continue
		}
		v := c.root
		for _, key := range old.Path {
			e := v.Lookup(key)
			if e == nil {
				return
			}
			v = e.Value
		}
		for _, item := range items(v) {
			c.backends = append(c.backends, item.Value.Text)
		}
	}
	if len(c.backends) == 1 {
		c.backend = c.backends[0]
	}
}

// items are those of a list; a value that is none is the only item.
func items(v *value.Value) []value.Entry {
	if v.Kind == value.List {
		return v.Entries
	}
	return []value.Entry{{Value: v}}
}

func (c *campaign) decide(e *value.Entry, path []string) {
	old := c.study.OldName(path)
	isMap := e.Value.Kind == value.Map && len(e.Value.Entries) > 0
	switch {
	case old != nil && old.Inherits:
		o := c.add(&op{path: path, entry: e, action: Kept})
		c.refuse(o, diag.RemovedField, old.Gone,
			"migrate each of these files, write what they set as entries of "+schema.StudyExperiments+", and remove "+path[0])
	case isMap && old != nil && old.To == schema.StudySweep && len(path) > 1:
		for i := range e.Value.Entries {
			c.axis(&e.Value.Entries[i], append(slices.Clone(path), e.Value.Entries[i].Key), nil)
		}
	case isMap && (c.study.HasOldNamesIn(path) || c.isStudySection(path)):
		for i := range e.Value.Entries {
			c.decide(&e.Value.Entries[i], append(slices.Clone(path), e.Value.Entries[i].Key))
		}
	case old != nil && strings.HasPrefix(old.To, schema.StudySweep+"."):
		c.axis(e, path, strings.Split(old.To, ".")[1:])
	case old != nil && e.Value.Kind == value.Null:
		c.add(&op{path: path, entry: e}).drop(c.OldNull)
	case old != nil:
		c.renamed(c.add(&op{path: path, entry: e, action: Kept}), old)
	case c.FieldAt(value.Keys(path...)) != nil || c.study.FieldAt(value.Keys(path...)) != nil:
		c.add(&op{path: path, entry: e, action: Kept})
	case c.study.HasOldNamesIn(path):
		c.add(&op{path: path, entry: e}).drop("there is nothing in it")
	default:
		o := c.add(&op{path: path, entry: e, action: Kept})
		c.unknown = append(c.unknown, o)
		if c.study.FieldAt(value.Keys(path[0])) == nil && c.study.HasOldNamesIn(path[:1]) {
			// The section is gone, and nothing can stay in it. refusals lists what is unknown.
			c.closed = true
		}
	}
}

func (c *campaign) isStudySection(path []string) bool {
	f := c.study.FieldAt(value.Keys(path...))
	return f != nil && f.Section != spec.NoSection
}

// renamed is about a key that has another name in a study, or none.
func (c *campaign) renamed(o *op, old *spec.OldName) {
	if old.To == "" {
		o.drop(old.Gone)
		o.noEffect = old.NoEffect
		return
	}
	o.action, o.to = Moved, strings.Split(old.To, ".")
	for _, t := range []*tables{c.study, c.tables} {
		if was := t.OldValue(old.To, o.entry.Value.Text); was != nil && was.Now != nil && o.entry.Value.Kind == value.String {
			o.now, o.loses = was.Now, was.Loses
		}
	}
	if o.now == nil && slices.Equal(o.path, o.to) {
		o.action, o.to = Kept, nil
	}
}

// axis is about the values of a field: of the one given, or else of the one that
// v1 called by the key, in the section of a backend if the key stands in one.
func (c *campaign) axis(e *value.Entry, path, field []string) {
	if field == nil {
		last := path[len(path)-1]
		if _, isBackend := c.sections[last]; isBackend && e.Value.Kind == value.Map {
			for i := range e.Value.Entries {
				inner := &e.Value.Entries[i]
				c.axis(inner, append(slices.Clone(path), inner.Key), append([]string{last}, strings.Split(inner.Key, ".")...))
			}
			return
		}
		field = strings.Split(last, ".")
	}
	o := c.add(&op{path: path, entry: e, action: Moved})
	c.axes = append(c.axes, o)
	if _, isSection := c.sections[field[0]]; isSection && !slices.Contains(c.backends, field[0]) {
		o.drop("no experiment of the file has the backend " + field[0])
		o.noEffect = true
		return
	}
	if old := c.OldName(field); old != nil {
		home := c.home(old, e.Value)
		switch {
		case old.Ignored != "":
			o.drop(old.Ignored)
			o.noEffect = true
			return
		case home != "":
			field = strings.Split(home, ".")
		case len(old.Homes) > 0 && len(c.backends) != 1:
			c.refuse(o, diag.RemovedField, "each backend has a field of its own for it", "write it for each backend among what only that backend has ("+old.Write+"), and migrate again")
			return
		case len(items(e.Value)) == 1:
			o.drop(old.Gone)
			o.noEffect = old.NoEffect
			return
		default:
			c.refuse(o, diag.RemovedField, "an axis of what v2.0 has no field for: "+old.Gone, "remove it, and migrate again")
			return
		}
	}
	o.to = axisOf(field...)
	c.convertItems(o, strings.Join(field, "."))
}

// convertItems gives the values of an axis their form in v2.0.
func (c *campaign) convertItems(o *op, field string) {
	list := &value.Value{Kind: value.List}
	converted := false
	var loses []string
	for _, item := range items(o.entry.Value) {
		v := item.Value
		if old := c.OldValue(field, v.Text); old != nil && v.Kind&(value.Map|value.List|value.Null) == 0 {
			if old.Now == nil {
				c.refuse(o, diag.RemovedField, literal(v)+" has no place in v2.0: "+old.Gone, "remove it from the list, and migrate again")
				return
			}
			v, converted = &value.Value{Kind: old.Now.Kind, Text: old.Now.Text}, true
			if old.Loses != "" && !slices.Contains(loses, old.Loses) {
				loses = append(loses, old.Loses)
			}
		} else if v.Kind&(value.Map|value.List) != 0 {
			return // left as it is: vet says whether the field accepts it
		}
		list.Entries = append(list.Entries, value.Entry{Value: v})
	}
	if converted {
		o.list, o.loses = list, strings.Join(loses, "; ")
	}
}

// order puts the axes in v1's order of combinations: the backends, the models,
// what all backends share, and what each has of its own.
func (c *campaign) order() {
	rank := func(o *op) int {
		for i := range c.study.OldNames {
			old := &c.study.OldNames[i]
			if len(old.Path) <= len(o.path) && len(old.Path) > 1 && slices.Equal(old.Path, o.path[:len(old.Path)]) {
				return i
			}
		}
		return -1
	}
	places := map[*op]bool{}
	for _, o := range c.axes {
		places[o] = true
	}
	slices.SortStableFunc(c.axes, func(a, b *op) int { return rank(a) - rank(b) })
	next := 0
	for i, o := range c.ops {
		if places[o] {
			c.ops[i] = c.axes[next]
			next++
		}
	}
}

// writeDefaults adds what v1 took where the file is silent.
func (c *campaign) writeDefaults() {
	write := func(d *spec.OldDefault) {
		to := strings.Split(d.Path, ".")
		silent := func(path string) bool {
			return !c.result.has(strings.Split(path, ".")) && !c.result.has(axisOf(path))
		}
		if d.ItemsOf != "" || d.Backend != "" && !slices.Contains(c.backends, d.Backend) || !silent(d.Path) {
			return
		}
		if slices.ContainsFunc(d.Unless, func(path string) bool { return !silent(path) }) {
			return
		}
		o := &op{
			action: Written, to: to, now: &d.Value, comment: "the default of v1",
			why: "v1 used " + d.Value.Text + " where none was written, and v2.0 does not",
		}
		if c.result.put(to, o) == nil {
			c.add(o)
		}
	}
	for i := range c.OldDefaults {
		write(&c.OldDefaults[i])
	}
	for i := range c.study.OldDefaults {
		write(&c.study.OldDefaults[i])
	}
}

// vetStudy says what is wrong with a study.
func (m *Migrator) vetStudy(name string, text []byte, _ *value.Value) []diag.Diagnostic {
	s, err := study.LoadBytes(name, text)
	if err != nil {
		return diagnosticsOf(name, err)
	}
	return append(slices.Clone(s.Warnings), s.Outcome().Diagnostics...)
}
