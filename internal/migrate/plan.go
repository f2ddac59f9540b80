package migrate

import (
	"regexp"
	"slices"
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/engine/explain"
	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// plan is what has to become of each value of one file. It is made from the
// values alone; how the text changes is the editor's work.
type plan struct {
	*tables
	root    *value.Value
	backend string
	options Options

	ops []*op
	// notes are steps that change nothing.
	notes []Step
	// studies are the keys that only a study has.
	studies []*op
	// marked is set where a name says that this is a whole v1 file.
	marked bool
	// errors are the entries because of which the file is not migrated, with what
	// is wrong with each.
	errors []refusal
	// unknown are the entries that have a name of neither version, and closed is
	// set where one of them stands in a section that v2.0 does not have.
	unknown []*op
	closed  bool
	// names are those that either version has in a section, by its path.
	names map[string][]string
	// result is what the migrated file has to hold.
	result *tree
}

// op is what becomes of one entry, with all that is below it.
type op struct {
	path  []string
	entry *value.Entry
	// as is the path that v1 had the entry at, which differs from path below a
	// section that stands under another name.
	as []string
	// action is Kept, Moved, Passed or Dropped.
	action Action
	// to is the path in v2.0 of what is Moved or Passed.
	to []string
	// now is the value in v2.0, if it is another one.
	now *spec.Scalar
	// list is the value in v2.0 if it is another list.
	list *value.Value
	// comment stands behind what is Written.
	comment string
	// merged is set on what another entry says already: only its text goes.
	merged bool
	// onlyV1 is set on what becomes of the entry only in a file of v1.
	onlyV1 bool
	// misspelt is set on a name that is surely another one.
	misspelt bool
	// noEffect is set on what is Dropped and changed nothing in v1.
	noEffect bool
	why      string
	loses    string
}

// refusal is what is wrong with one entry.
type refusal struct {
	op                  *op
	code                diag.Code
	message, suggestion string
}

func (p *plan) refuse(o *op, code diag.Code, message, suggestion string) {
	p.errors = append(p.errors, refusal{o, code, message, suggestion})
}

// tables are the facts of the schema that a migration needs, made ready.
type tables struct {
	*spec.Schema
	// sections are the sections that one value of chooser alone makes valid.
	sections map[string]string
	chooser  string
	// passthrough is the field that passes options to the backend.
	passthrough string
	patterns    map[string]*regexp.Regexp
}

func newTables(s *spec.Schema) *tables {
	t := &tables{Schema: s, sections: map[string]string{}, patterns: map[string]*regexp.Regexp{}}
	for _, f := range s.Root().Fields {
		switch {
		case f.Selects:
			t.chooser = f.Name
			for _, w := range f.Words {
				t.sections[w.Name] = w.Name
			}
		case f.Passthrough:
			t.passthrough = f.Name
		}
	}
	for _, old := range s.OldNames {
		for _, home := range old.Homes {
			if home.Matches != "" {
				t.patterns[home.Matches] = regexp.MustCompile(home.Matches)
			}
		}
	}
	return t
}

func accepts(f *spec.Field, v *value.Value) bool {
	if !f.Kinds.Has(v.Kind) && !(v.Kind == value.Int && f.Kinds.Has(value.Float)) {
		return false
	}
	return v.Kind != value.String || len(f.Words) == 0 || slices.ContainsFunc(f.Words, func(w spec.Word) bool { return w.Name == v.Text })
}

// newPlan decides what becomes of everything in root.
func newPlan(t *tables, root *value.Value, options Options) *plan {
	p := &plan{tables: t, root: root, options: options}
	if f := t.FieldAt(value.Keys(t.chooser)); f != nil {
		p.backend = f.Default.Text
	}
	if e := root.Lookup(t.chooser); e != nil && e.Value.Kind == value.String {
		p.backend = e.Value.Text
	}
	p.walk(root, nil, nil, nil)
	p.qualify()
	p.yield()
	p.settle()
	p.place()
	p.writeDefaults()
	return p
}

// walk decides on the entries of a mapping. Those that v1 knew no name for have
// the fate of the section, if it is gone.
func (p *plan) walk(m *value.Value, path, as []string, section *spec.OldName) {
	for i := range m.Entries {
		e := &m.Entries[i]
		p.decide(&op{
			path: append(slices.Clone(path), e.Key), as: append(slices.Clone(as), e.Key),
			entry: e, action: Kept,
		}, section)
	}
}

func (p *plan) add(o *op) *op {
	p.ops = append(p.ops, o)
	return o
}

func (p *plan) decide(o *op, section *spec.OldName) {
	e, path := o.entry, o.as
	old := p.OldName(path)
	field := p.FieldAt(value.Keys(path...))
	if field == nil && (old == nil || old.Path[len(old.Path)-1] == "*") {
		if near := p.nearest(path); near != "" {
			p.add(o).misspelt = true
			p.refuse(o, diag.UnknownField, "there is no such field"+inSection(path), "did you mean "+near+"?")
			return
		}
	}
	home := p.sectionHome(old, e.Value)
	if old == nil {
		old = section
	}
	inUse, isSection := p.sections[path[0]]
	switch {
	case isSection && inUse != p.backend && len(path) == 1:
		// The section of another backend stays as it is: vet refuses it.
		p.add(o)
	case old != nil && old.Study && len(path) == 1:
		p.studies = append(p.studies, p.add(o))
	case e.Value.Kind == value.Map && len(e.Value.Entries) > 0 && (field != nil && field.Section != spec.NoSection || p.HasOldNamesIn(path) || home != nil):
		if home != nil {
			path, old = home, nil
		}
		p.walk(e.Value, o.path, path, old)
	case old != nil:
		p.rename(p.add(o), old)
	case field != nil:
		p.keep(p.add(o), field)
	case p.HasOldNamesIn(path) && e.Value.Kind&(value.Map|value.Null) != 0:
		p.add(o).drop("there is nothing in it")
	case isSection:
		o.onlyV1 = !p.options.Passthrough
		p.option(p.add(o), p.UnknownOption)
	default:
		p.unknown = append(p.unknown, p.add(o)) // vet will say that there is no such field
		p.closed = p.closed || !slices.Equal(o.as, o.path)
	}
}

func (o *op) drop(why string) { o.action, o.to, o.now, o.why = Dropped, nil, nil, why }

// keep is about a field that has its name still.
func (p *plan) keep(o *op, field *spec.Field) {
	v := o.entry.Value
	if !slices.Equal(o.as, o.path) {
		o.action, o.to = Moved, o.as
	}
	if accepts(field, v) {
		return
	}
	if p.convert(o, strings.Join(o.as, "."), o.as) {
		return
	}
	if v.Kind == value.Null {
		o.drop(p.OldNull)
		o.onlyV1 = true
	}
}

// convert gives the value its form in v2.0, at the path of its field there, if
// it has another.
func (p *plan) convert(o *op, field string, to []string) bool {
	v := o.entry.Value
	text := v.Text
	if v.Kind == value.Null {
		text = "null"
	} else if v.Kind == value.String && text == "null" || v.Kind&(value.Map|value.List) != 0 {
		return false
	}
	old := p.OldValue(field, text)
	if old == nil {
		return false
	}
	if old.Now == nil {
		o.drop(old.Gone)
		return true
	}
	o.action, o.to, o.now, o.loses = Moved, to, old.Now, old.Loses
	return true
}

// rename is about a name of v1.
func (p *plan) rename(o *op, old *spec.OldName) {
	p.marked = p.marked || old.Required
	v := o.entry.Value
	if old.Inherits {
		p.refuse(o, diag.RemovedField, "this file builds on another one, which is not migrated with it",
			"copy what that file sets into this one, remove the line, and migrate again")
		return
	}
	if old.Options && v.Kind == value.Map && len(v.Entries) > 0 {
		p.ops = p.ops[:len(p.ops)-1]
		for i := range v.Entries {
			e := &v.Entries[i]
			p.option(p.add(&op{path: append(slices.Clone(o.path), e.Key), as: append(slices.Clone(o.as), e.Key), entry: e}), old.Gone)
		}
		return
	}
	home := p.home(old, v)
	switch {
	case old.Ignored != "":
		o.drop(old.Ignored)
		o.noEffect = true
	case home != "":
		o.action, o.to = Moved, strings.Split(home, ".")
		if p.convert(o, home, o.to) {
			return
		}
		if f := p.FieldAt(value.Keys(o.to...)); v.Kind == value.Null && f != nil && !f.Kinds.Has(value.Null) {
			o.drop(p.OldNull)
		} else if old.Note != "" && v.Kind != value.Null {
			note := p.step(o, o.path, v, o.entry.KeyAt)
			note.Action, note.To, note.Why = Noted, "", old.Note
			p.notes = append(p.notes, note)
		}
	case old.NoEffect:
		o.drop(old.Gone)
		o.noEffect = true
	case old.Idle != nil && p.text(old.Idle.By, old.Idle.Is) == old.Idle.Is:
		o.drop(old.Idle.Says)
		o.noEffect = true
	case old.Option && (old.OptionOf == "" || old.OptionOf == p.backend):
		p.option(o, old.Gone)
	default:
		o.drop(old.Gone)
	}
}

// option drops an option of the backend, or passes it on if it has a value.
func (p *plan) option(o *op, why string) {
	o.drop(why)
	if !p.options.Passthrough {
		return
	}
	if o.entry.Value.Kind == value.Null {
		o.why, o.noEffect = "null left it to the backend, and leaving it out does so too", true
		return
	}
	name := o.path[len(o.path)-1]
	if p.Root().Field(name) != nil {
		o.why = p.passthrough + " may not hold " + name + ", which is the name of a field of the experiment"
		return
	}
	o.action, o.to, o.why = Passed, []string{p.passthrough, name}, ""
}

// home is the place where a v1 value stands in v2.0, or empty.
func (p *plan) home(old *spec.OldName, v *value.Value) string {
	for _, h := range old.Homes {
		if (h.Backend == "" || h.Backend == p.backend) &&
			(h.By == "" || p.text(h.By, "") == h.Is) &&
			(h.Matches == "" || v.Kind == value.String && p.patterns[h.Matches].MatchString(v.Text)) &&
			(!h.Null || v.Kind == value.Null) {
			return h.To
		}
	}
	return ""
}

// sectionHome is the home of a mapping if v1 had names below it there too; nil
// otherwise.
func (p *plan) sectionHome(old *spec.OldName, v *value.Value) []string {
	if old == nil {
		return nil
	}
	home := strings.Split(p.home(old, v), ".")
	if !p.HasOldNamesIn(home) {
		return nil
	}
	return home
}

// text is the scalar at a path of the file, or absent if there is none.
func (p *plan) text(path, absent string) string {
	v := p.root
	for key := range strings.SplitSeq(path, ".") {
		e := v.Lookup(key)
		if e == nil || v.Kind != value.Map {
			return absent
		}
		v = e.Value
	}
	if v.Kind == value.Null {
		return absent
	}
	return v.Text
}

// qualify lets what only says how another value is meant go where that goes.
func (p *plan) qualify() {
	for _, o := range p.ops {
		old := p.OldName(o.as)
		if old == nil || old.Qualifies == "" {
			continue
		}
		for _, other := range p.ops {
			if strings.Join(other.as, ".") == old.Qualifies && other.action == Moved {
				o.action, o.to, o.merged, o.why = Moved, other.to, true, "it says how "+old.Qualifies+" is meant"
			}
		}
	}
}

// settle leaves alone what is changed only in files of v1, if this is none.
func (p *plan) settle() {
	v1 := slices.ContainsFunc(p.ops, func(o *op) bool { return o.action != Kept && !o.onlyV1 })
	for _, o := range p.ops {
		if o.onlyV1 && !v1 {
			o.action, o.why = Kept, ""
		}
	}
}

// place puts everything where it goes, and finds what two entries say
// differently.
func (p *plan) place() {
	p.result = newTree()
	for _, o := range p.ops {
		if o.action == Kept {
			p.result.put(o.path, o)
		}
	}
	// A whole mapping before its parts.
	for _, o := range p.ops {
		if o.action == Moved && !o.merged && o.entry.Value.Kind == value.Map {
			p.move(o)
		}
	}
	for _, o := range p.ops {
		if (o.action == Moved || o.action == Passed) && !o.merged && (o.action == Passed || o.entry.Value.Kind != value.Map) {
			p.move(o)
		}
	}
}

func (p *plan) move(o *op) {
	there := p.result.put(o.to, o)
	switch {
	case there == nil:
	case value.Equivalent(there.value(), o.value()):
		o.merged, o.why = true, value.Keys(there.path...).Short()+" says the same"
	default:
		o.action = Conflict
		o.why = conflict(there, o)
	}
}

// writeDefaults adds what v1 took where the file is silent.
func (p *plan) writeDefaults() {
	if !p.marked {
		return
	}
	for i := range p.OldDefaults {
		d := &p.OldDefaults[i]
		to := strings.Split(d.Path, ".")
		now, why, comment := &d.Value, "v1 used "+d.Value.Text+" where none was written, and v2.0 does not", "the default of v1"
		if d.ItemsOf != "" {
			n := p.items(d.ItemsOf)
			if n < 2 {
				continue
			}
			now = &spec.Scalar{Kind: value.Int, Text: itoa(n)}
			why, comment = "v1 used the number of "+d.ItemsOf+" where none was written", "the number of "+d.ItemsOf+" in v1"
		}
		if d.Backend != "" && d.Backend != p.backend || p.result.has(to) {
			continue
		}
		if slices.ContainsFunc(d.Unless, func(path string) bool { return p.result.has(strings.Split(path, ".")) }) {
			continue
		}
		o := &op{action: Written, to: to, now: now, why: why, comment: comment}
		if p.result.put(to, o) == nil {
			p.add(o)
		}
	}
	for _, s := range p.OldUnset {
		path := strings.Split(s.Path, ".")
		// What v1 took for silence, null and an empty section, is not written.
		written := slices.ContainsFunc(p.ops, func(o *op) bool {
			return len(o.as) >= len(path) && slices.Equal(o.as[:len(path)], path) && !isEmpty(o.entry.Value)
		})
		if written || p.result.says(path) || s.With != "" && !p.result.is(strings.Split(s.With, "."), s.Is) {
			continue
		}
		p.notes = append(p.notes, Step{Action: Noted, Path: s.Path, Why: s.Says})
	}
}

// isEmpty reports whether a value says nothing: null, or a mapping without entries.
func isEmpty(v *value.Value) bool {
	return v.Kind == value.Null || v.Kind == value.Map && len(v.Entries) == 0
}

// items is the number of items of the list at a path of the file; 0 if there is none.
func (p *plan) items(path string) int {
	v := p.root
	for key := range strings.SplitSeq(path, ".") {
		e := v.Lookup(key)
		if e == nil {
			return 0
		}
		v = e.Value
	}
	if v.Kind != value.List {
		return 0
	}
	return len(v.Entries)
}

// yield drops what another name held in the place of.
func (p *plan) yield() {
	for _, o := range p.ops {
		old := p.OldName(o.as)
		if old == nil || o.action != Moved {
			continue
		}
		for _, other := range p.ops {
			if other.action == Moved && slices.Contains(old.YieldsTo, strings.Join(other.as, ".")) && !value.Equivalent(other.value(), o.value()) {
				o.drop(value.Keys(other.path...).Short() + " took precedence in v1 where both are written")
				o.noEffect = true
				break
			}
		}
	}
}

// nearest is the name that is surely meant by one that neither version has: a
// field of its section, or a name that v1 had there.
func (p *plan) nearest(path []string) string {
	last := len(path) - 1
	names := p.names[strings.Join(path[:last], ".")]
	if names == nil {
		names = []string{}
		section := p.Root()
		if last > 0 {
			section = nil
			if f := p.FieldAt(value.Keys(path[:last]...)); f != nil && f.Section != spec.NoSection {
				section = &p.Sections[f.Section]
			}
		}
		if section != nil {
			for i := range section.Fields {
				names = append(names, section.Fields[i].Name)
			}
		}
		for _, old := range p.OldNames {
			if len(old.Path) == len(path) && slices.Equal(old.Path[:last], path[:last]) && old.Path[last] != "*" {
				names = append(names, old.Path[last])
			}
		}
		if p.names == nil {
			p.names = map[string][]string{}
		}
		p.names[strings.Join(path[:last], ".")] = names
	}
	return explain.Nearest(path[last], names)
}

func inSection(path []string) string {
	if len(path) == 1 {
		return ""
	}
	return " in " + value.Keys(path[:len(path)-1]...).Short()
}

// value is what o puts where it goes.
func (o *op) value() *value.Value {
	if o.list != nil {
		return o.list
	}
	if o.now != nil {
		return &value.Value{Kind: o.now.Kind, Text: o.now.Text}
	}
	return o.entry.Value
}
