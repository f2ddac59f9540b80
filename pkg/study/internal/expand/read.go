package expand

import (
	"fmt"
	"slices"
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/engine/layers"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/safe"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// Input is what a study is read from.
type Input struct {
	// Name is that of the study file.
	Name string
	// Root is the study file: a Map. What it says for the keys of a study
	// itself has been judged.
	Root *value.Value
	// Below are layers below the shared fields, lowest first: the base file last.
	Below []*value.Value
	// Above are layers above the shared fields.
	Above []*value.Value
	// MaxPoints is how many points a study may have.
	MaxPoints int
	// Strict is set where an experiment that breaks an advisory is skipped.
	Strict bool
	// KeepEquivalents is set where equivalent experiments run.
	KeepEquivalents bool
	// Judge resolves an experiment by a schema that is narrower than the Schema, or
	// says what is wrong with it; nil if there is none. It is safe for concurrent use.
	Judge func(root *value.Value) (resolved *value.Value, problems []diag.Diagnostic)
}

// Keys are the names of the keys of a study that expansion reads.
type Keys struct{ Sweep, Exclude, Experiments string }

// reader reads a study file.
type reader struct {
	schema   *Schema
	keys     Keys
	in       Input
	problems []diag.Diagnostic
	study    *Study
	// sources are those of the parts of the study. They have the text, for fixes,
	// while the study is read.
	sources []*value.Source
}

func (f *reader) report(at place, code diag.Code, path value.Path, message, suggestion string) {
	f.problems = append(f.problems, say(at, diag.Error, code, path, message, suggestion))
}

func (f *reader) warn(at place, code diag.Code, path value.Path, message, suggestion string) {
	f.problems = append(f.problems, say(at, diag.Warning, code, path, message, suggestion))
}

// reportAs reports problems with what is at a path of an experiment, under the
// path where the file says it.
func (f *reader) reportAs(problems []diag.Diagnostic, from string, to value.Path) {
	for _, d := range problems {
		if rest, ok := strings.CutPrefix(d.Path, from); ok {
			d.Path = to.Short() + rest
		}
		f.problems = append(f.problems, d)
	}
}

// Study is a study file that has been read.
type Study struct {
	schema *Schema
	in     Input
	// fixed is what all experiments have, sections of any word among it.
	fixed *value.Value
	// free are the dimensions of all experiments, in order, and scoped those
	// that only the experiments with a word have.
	free    []*dimension
	scoped  map[string][]*dimension
	exclude []excluded
	entries []entry
	// isLone is set where there is neither a sweep nor entries.
	isLone  bool
	sweeps  bool
	chooser int // which of free says the word of the choice; -1 if none does
	// Points is how many there are.
	Points int
	layout layout
	// mayBeLarge is set where a point may hold more than the limit of nodes.
	mayBeLarge bool
	// Warnings are about the file.
	Warnings []diag.Diagnostic
}

// entry is one of the explicit experiments.
type entry struct {
	at     place
	path   value.Path
	fields []field
	tree   *value.Value
}

// field is what an entry or a row says at a path.
type field struct {
	target
	key  place
	path value.Path
	item value.Entry
}

// The parts of a study that values come from.
const (
	fromAxis  = "axis"
	fromRow   = "row"
	fromEntry = "entry"
)

// Read reads a study. If there are problems that are errors, there is no Study.
func Read(schema *Schema, keys Keys, in Input) (*Study, []diag.Diagnostic) {
	f := &reader{schema: schema, keys: keys, in: in, study: &Study{schema: schema, in: in, scoped: map[string][]*dimension{}, chooser: -1}}
	defer func() {
		for _, source := range f.sources {
			source.Text = nil
		}
	}()
	s := f.study
	sweep, exclude, experiments := mapOf(in.Root, keys.Sweep), in.Root.Lookup(keys.Exclude), in.Root.Lookup(keys.Experiments)
	f.readFixed()
	// A point holds nothing that is not in one of them.
	s.mayBeLarge = s.fixed.Nodes()+f.in.Root.Nodes() > f.schema.limits.Nodes
	f.readSweep(sweep, value.Keys(keys.Sweep))
	f.readEntries(experiments, value.Keys(keys.Experiments))
	s.sweeps = len(s.free) > 0 || len(s.scoped) > 0
	s.isLone = !s.sweeps && len(s.entries) == 0
	f.readExclude(exclude, value.Keys(keys.Exclude))
	f.checkClaims()
	f.implyChoice()
	f.findChooser()
	if !f.hasErrors() {
		f.checkSize()
	}
	if !f.hasErrors() {
		f.fillRanges()
	}
	if !s.isLone {
		f.checkUnused()
	}
	if s.isLone {
		f.checkLone()
	}
	f.warnReplaced()
	f.warnSuspicious()
	if f.hasErrors() {
		diag.Sort(f.problems)
		return nil, f.problems
	}
	s.finish()
	diag.Sort(f.problems)
	s.Warnings = f.problems
	return s, f.problems
}

// explain says what is wrong with an experiment.
func (s *Study) explain(root *value.Value) []diag.Diagnostic {
	if s.in.Judge != nil {
		_, problems := s.in.Judge(root)
		return problems
	}
	return s.schema.explainer.Explain(root)
}

// checkLone judges the one experiment of a study without a sweep and entries as a
// file of its own.
func (f *reader) checkLone() {
	for _, d := range f.study.explain(f.study.fixed) {
		if !slices.ContainsFunc(f.problems, func(known diag.Diagnostic) bool { return known.String() == d.String() }) {
			f.problems = append(f.problems, d)
		}
	}
}

func (f *reader) hasErrors() bool {
	return slices.ContainsFunc(f.problems, func(d diag.Diagnostic) bool { return d.Severity == diag.Error })
}

func mapOf(root *value.Value, key string) *value.Value {
	if e := root.Lookup(key); e != nil && e.Value.Kind == value.Map {
		return e.Value
	}
	return nil
}

// source returns the source of the study, with the part of it that values come
// from.
func (f *reader) source(part string) *value.Source {
	source := *f.in.Root.Source
	source.Part = part
	f.sources = append(f.sources, &source)
	return &source
}

// readFixed reads what all experiments have. A list of the choice is a dimension.
func (f *reader) readFixed() {
	choice := f.schema.choice.name
	shared := &value.Value{Kind: value.Map, At: f.in.Root.At, Source: f.in.Root.Source}
	var list *value.Entry
	for i := range f.in.Root.Entries {
		switch e := &f.in.Root.Entries[i]; {
		case e.Key == choice && e.Value.Kind == value.List:
			list = e
		case f.schema.experiment.Root().Field(e.Key) != nil:
			shared.Entries = append(shared.Entries, *e)
		}
	}
	for _, layer := range slices.Concat(f.in.Below, []*value.Value{shared}) {
		f.problems = append(f.problems, f.schema.explainer.ExplainParts(layer)...)
	}
	for _, layer := range f.in.Above {
		f.problems = append(f.problems, f.schema.explainer.ExplainParts(layer)...)
		if layer.Lookup(choice) != nil {
			list = nil
		}
	}
	f.study.fixed = layers.Merge(slices.Concat(f.in.Below, []*value.Value{shared}, f.in.Above)...)
	if list != nil {
		t, _ := f.schema.target(choice)
		path := value.Keys(choice)
		d := &dimension{index: -1, name: t.text, key: keyPlace(list), path: path}
		if a := f.readAxis(t, list, path, f.source(fromAxis)); a != nil {
			d.rows = []row{{axes: []*axis{a}}}
		}
		f.study.free = append(f.study.free, d)
	}
}

// readSweep reads axes and groups.
func (f *reader) readSweep(sweep *value.Value, path value.Path) {
	if sweep == nil {
		return
	}
	for i := range sweep.Entries {
		e := &sweep.Entries[i]
		path := path.With(value.Key(e.Key))
		d := &dimension{index: i, name: e.Key, key: keyPlace(e), path: path}
		t, ok := f.schema.target(e.Key)
		switch {
		case ok:
			d.name = t.text
			if a := f.readAxis(t, e, path, f.source(fromAxis)); a != nil {
				d.rows = []row{{axes: []*axis{a}, at: d.key}}
			}
			d.only = t.only
		case f.namesGroup(e):
			d.group = true
			f.readRows(d, e)
		default:
			f.reportUnknown(e, path)
			continue
		}
		if d.only != "" {
			f.study.scoped[d.only] = append(f.study.scoped[d.only], d)
		} else {
			f.study.free = append(f.study.free, d)
		}
	}
}

// namesGroup reports whether an entry of the sweep, whose key is no path of a
// field, is a group.
func (f *reader) namesGroup(e *value.Entry) bool {
	return f.isGroupName(e.Key) && e.Value.Kind == value.List && len(e.Value.Entries) > 0 && !slices.ContainsFunc(e.Value.Entries, isNoRow)
}

// isGroupName reports whether a key may name a group: it is one word, and nearly
// the path of no field.
func (f *reader) isGroupName(key string) bool {
	path, err := value.ParsePath(key)
	return err == nil && len(path) == 1 && path[0] == value.Key(key) && !f.isNearMiss(key)
}

func isNoRow(item value.Entry) bool { return item.Value.Kind != value.Map }

// isNearMiss reports whether a word is nearly the path of a field.
func (f *reader) isNearMiss(key string) bool { return f.schema.whole(key) != "" }

// reportUnknown says of a key that it is no path of a field.
func (f *reader) reportUnknown(e *value.Entry, path value.Path) {
	if d, ok := f.schema.formerly(e); ok {
		f.reportAs([]diag.Diagnostic{d}, d.Path, path)
		return
	}
	if f.reportBadRows(e, path) {
		return
	}
	message, suggestion := "there is no such field", "remove it"
	if near := f.schema.nearest(e.Key); near != "" {
		suggestion = "did you mean " + near + "?"
	} else if len(path) == 2 && !strings.Contains(e.Key, ".") && e.Value.Kind&(value.List|value.Map) != 0 {
		suggestion = "write the path of a field, or a group: one word, with a list of rows, each a mapping of paths to values"
	}
	f.report(keyPlace(e), diag.UnknownField, path, message, suggestion)
}

// reportBadRows reports what is no row in a list that has rows, and whether it is
// such a list: a group with a mistake, and not a field.
func (f *reader) reportBadRows(e *value.Entry, path value.Path) bool {
	if e.Value.Kind != value.List || len(path) != 2 || !f.isGroupName(e.Key) {
		return false
	}
	bad := 0
	for i := range e.Value.Entries {
		if isNoRow(e.Value.Entries[i]) {
			bad++
		}
	}
	if bad == len(e.Value.Entries) {
		return false
	}
	for i := range e.Value.Entries {
		if item := &e.Value.Entries[i]; isNoRow(*item) {
			f.report(valuePlace(item), diag.WrongType, path.With(value.Index(i)), "a row of a group must be a mapping of paths to values", "write it as {path: value}, or {} for a row that sets nothing")
		}
	}
	return bad > 0
}

// readRows reads a group.
func (f *reader) readRows(d *dimension, e *value.Entry) {
	source := f.source(fromRow)
	for i := range e.Value.Entries {
		item := &e.Value.Entries[i]
		path := d.path.With(value.Index(i))
		r := row{at: valuePlace(item)}
		f.eachPath(item.Value, path, func(t target, e *value.Entry, path value.Path) {
			if a := f.readAxis(t, e, path, source); a != nil {
				r.axes = append(r.axes, a)
			}
		})
		d.rows = append(d.rows, r)
	}
}

// eachPath calls use with each key of a mapping that is a path of a field, and
// reports those that are not, and paths that cannot stand beside each other.
func (f *reader) eachPath(v *value.Value, path value.Path, use func(t target, e *value.Entry, path value.Path)) {
	var set claims
	for i := range v.Entries {
		e := &v.Entries[i]
		path := path.With(value.Key(e.Key))
		t, ok := f.schema.target(e.Key)
		if !ok {
			f.reportUnknown(e, path)
			continue
		}
		mine := &claim{text: t.text, place: keyPlace(e)}
		if other := set.add(t.names, mine, false); other != nil {
			f.reportOverlap(mine, other, path, "")
			continue
		}
		use(t, e, path)
	}
}

// reportOverlap says that two claims cannot stand beside each other.
func (f *reader) reportOverlap(mine, other *claim, path value.Path, by string) {
	where := other.place.near(mine.place)
	message := fmt.Sprintf("%s is given twice: %s, and again here", mine.text, where)
	if by != "" {
		message = fmt.Sprintf("%s is set twice: by %s %s, and again here", mine.text, by, where)
	}
	if mine.text != other.text {
		part, whole := mine.text, other.text
		if len(part) < len(whole) {
			part, whole = whole, part
		}
		message = fmt.Sprintf("%s is a part of %s, and both are set: %s %s, and %s here", part, whole, other.text, where, mine.text)
		if by != "" {
			message = fmt.Sprintf("%s is a part of %s, and both are set: %s by %s %s, and %s here", part, whole, other.text, by, where, mine.text)
		}
	}
	f.report(mine.place, diag.Overlap, path, message, "keep one of the two")
}

// checkClaims reports paths that two dimensions set.
func (f *reader) checkClaims() {
	var set claims
	all := f.study.dimensions()
	// In the order written, so that the later one is at fault.
	slices.SortStableFunc(all, func(a, b *dimension) int { return a.index - b.index })
	for owner, d := range all {
		reported := map[string]bool{}
		for i := range d.rows {
			for _, a := range d.rows[i].axes {
				mine := &claim{text: a.text, owner: owner, place: a.key}
				other := set.add(a.names, mine, true)
				if other == nil || reported[a.text] {
					continue
				}
				reported[a.text] = true
				f.reportOverlap(mine, other, a.path, all[other.owner].says())
			}
		}
	}
}

// says names a dimension in a message.
func (d *dimension) says() string {
	if d.group {
		return "the group " + safe.Text(d.name)
	}
	return "the axis " + d.name
}

// readEntries reads the explicit experiments.
func (f *reader) readEntries(e *value.Entry, path value.Path) {
	if e == nil || e.Value.Kind != value.List {
		return
	}
	source := f.source(fromEntry)
	hasList := len(f.study.free) > 0 && f.study.free[0].path[0] == value.Key(f.schema.choice.name)
	for i := range e.Value.Entries {
		item := &e.Value.Entries[i]
		path := path.With(value.Index(i))
		if item.Value.Kind != value.Map {
			continue // the schema of a study has been asked
		}
		x := entry{at: valuePlace(item), path: path}
		x.tree = &value.Value{Kind: value.Map, At: item.Value.At, Source: source}
		f.eachPath(item.Value, path, func(t target, e *value.Entry, path value.Path) {
			inner := *e
			inner.Key, inner.Value = t.names[len(t.names)-1], withSource(e.Value, source)
			problems := f.schema.explainer.ExplainParts(tree(t.names, inner))
			f.reportAs(problems, t.text, path)
			x.fields = append(x.fields, field{t, keyPlace(e), path, inner})
			x.tree = put(x.tree, t.names, inner)
		})
		if hasList && x.tree.Lookup(f.schema.choice.name) == nil {
			f.report(x.at, diag.MissingField, path.With(value.Key(f.schema.choice.name)),
				fmt.Sprintf("an experiment has to say its %s where %s is a list", f.schema.choice.name, f.schema.choice.name),
				"add "+f.schema.choice.name)
		}
		f.study.entries = append(f.study.entries, x)
	}
}

// withSource is v as a value of a source, all that is in it too.
func withSource(v *value.Value, source *value.Source) *value.Value {
	out := *v
	out.Source = source
	if len(v.Entries) > 0 {
		out.Entries = slices.Clone(v.Entries)
		for i := range out.Entries {
			out.Entries[i].Value = withSource(out.Entries[i].Value, source)
		}
	}
	return &out
}

// implyChoice adds the dimension of the words whose sections have axes, if
// nothing says the choice.
func (f *reader) implyChoice() {
	s := f.study
	choice := f.schema.choice.name
	if len(s.scoped) == 0 || s.fixed.Lookup(choice) != nil {
		return
	}
	for _, d := range s.free {
		for i := range d.rows {
			for _, a := range d.rows[i].axes {
				if a.text == choice {
					return
				}
			}
		}
	}
	var firsts []*dimension
	for _, dimensions := range s.scoped {
		firsts = append(firsts, dimensions[0])
	}
	slices.SortFunc(firsts, func(a, b *dimension) int { return a.index - b.index })
	t, _ := f.schema.target(choice)
	a := &axis{target: t, key: firsts[0].key, path: firsts[0].path}
	for _, d := range firsts {
		v := value.OfString(d.only)
		v.At, v.Source = d.key.at, f.source(fromAxis)
		a.items = append(a.items, value.Entry{Key: choice, KeyAt: d.key.at, Value: v})
	}
	implied := &dimension{name: t.text, key: firsts[0].key, path: firsts[0].path, rows: []row{{axes: []*axis{a}}}}
	s.free = append([]*dimension{implied}, s.free...)
}

// findChooser finds the dimension that says the choice.
func (f *reader) findChooser() {
	for i, d := range f.study.free {
		for j := range d.rows {
			for _, a := range d.rows[j].axes {
				if a.text == f.schema.choice.name {
					f.study.chooser = i
				}
			}
		}
	}
}

// words are those that points of the study have.
func (f *reader) words() map[string]bool {
	words := map[string]bool{}
	s := f.study
	fixed := f.schema.choice.of(s.fixed)
	switch {
	case s.chooser >= 0:
		d := s.free[s.chooser]
		for i := range d.rows {
			says := false
			for _, a := range d.rows[i].axes {
				if a.text != f.schema.choice.name {
					continue
				}
				says = true
				for j := range a.items {
					words[wordOf(&a.items[j])] = true
				}
			}
			if !says {
				words[fixed] = true
			}
		}
	case s.sweeps:
		words[fixed] = true
	}
	for i := range s.entries {
		words[s.entryWord(&s.entries[i])] = true
	}
	return words
}

// entryWord is the word of an entry: its own, or what all experiments have.
func (s *Study) entryWord(x *entry) string {
	c := s.schema.choice
	if e := x.tree.Lookup(c.name); e != nil {
		return e.Value.Text
	}
	return c.of(s.fixed)
}

// checkUnused reports what is said of sections that no point has.
func (f *reader) checkUnused() {
	words := f.words()
	report := func(at place, section, word string, path value.Path) {
		f.report(at, diag.UnusedSection, path,
			fmt.Sprintf("no experiment of this study has %s: %s, so that %s has no effect", f.schema.choice.name, word, section),
			fmt.Sprintf("remove it, or let experiments have %s: %s", f.schema.choice.name, word))
	}
	for i := range f.in.Root.Entries {
		e := &f.in.Root.Entries[i]
		if word, ok := f.schema.choice.sections[e.Key]; ok && e.Value.Kind != value.Null && !words[word] {
			report(keyPlace(e), e.Key, word, value.Keys(e.Key))
		}
	}
	for _, word := range sortedKeys(f.study.scoped) {
		for _, d := range f.study.scoped[word] {
			if !words[word] {
				report(d.key, d.name, word, d.path)
			}
		}
	}
	for _, d := range f.study.free {
		for i := range d.rows {
			for _, a := range d.rows[i].axes {
				if a.only != "" && !words[a.only] {
					report(a.key, a.text, a.only, a.path)
				}
			}
		}
	}
}

// spot is a place in a file.
type spot struct {
	file         string
	line, column int
}

// warnSuspicious warns once of each value that is written and probably not meant,
// such as one that readers of YAML 1.1 read as another.
func (f *reader) warnSuspicious() {
	seen := map[spot]bool{}
	warn := func(tree *value.Value) {
		for _, d := range f.schema.explainer.Suspicious(tree) {
			key := spot{d.File, d.Line, d.Column}
			if !seen[key] {
				seen[key] = true
				f.problems = append(f.problems, d)
			}
		}
	}
	warn(f.study.fixed)
	for _, d := range f.study.dimensions() {
		for i := range d.rows {
			for _, a := range d.rows[i].axes {
				for j := range a.items {
					warn(tree(a.names, a.items[j]))
				}
			}
		}
	}
	for i := range f.study.entries {
		warn(f.study.entries[i].tree)
	}
}

// warnReplaced warns of paths below a field for which the fixed part has a
// single value.
func (f *reader) warnReplaced() {
	all := f.study.dimensions()
	for _, d := range all {
		warned := map[string]bool{}
		for i := range d.rows {
			for _, a := range d.rows[i].axes {
				if warned[a.text] {
					continue
				}
				warned[a.text] = true
				f.warnIfReplaced(a)
			}
		}
	}
}

func (f *reader) warnIfReplaced(a *axis) {
	at := f.study.fixed
	for i, name := range a.names[:len(a.names)-1] {
		e := at.Lookup(name)
		if e == nil || e.Value.Kind == value.Null {
			return
		}
		if at = e.Value; at.Kind == value.Map {
			continue
		}
		f.warn(a.key, diag.Replaced, a.path, fmt.Sprintf("replaces the value that %s has %s: %s",
			value.Keys(a.names[:i+1]...), keyPlace(e).near(a.key), show(at)), "remove one of the two")
		return
	}
}

// show is a value in a message.
func show(v *value.Value) string {
	switch v.Kind {
	case value.String:
		return safe.Quote(v.Text)
	case value.List:
		return "a list"
	default:
		return shorten(v.Text)
	}
}

// sweepPlace is where the sweep stands, or else the file.
func (f *reader) sweepPlace() place {
	if e := f.in.Root.Lookup(f.keys.Sweep); e != nil {
		return keyPlace(e)
	}
	return place{f.in.Root.Source, f.in.Root.At}
}

func (f *reader) sweepPath() value.Path {
	if f.in.Root.Lookup(f.keys.Sweep) == nil {
		return nil
	}
	return value.Keys(f.keys.Sweep)
}
