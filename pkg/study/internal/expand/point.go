package expand

import (
	"crypto/sha256"
	"slices"

	"github.com/llenergymeasure/llemcfg/internal/engine/encode"
	"github.com/llenergymeasure/llemcfg/internal/engine/judge"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// Status is what becomes of a point.
type Status uint8

// The statuses.
const (
	Run        Status = iota + 1 // it is a valid experiment
	Excluded                     // a row of exclude names it
	Skipped                      // it is no valid experiment
	Duplicate                    // an earlier point that runs is the same experiment
	Equivalent                   // an earlier point that runs differs only in what has no effect
)

// Coordinate is a path that a point has a value for, from an axis, a row or an
// entry.
type Coordinate struct {
	Path  string
	Value *value.Value
	At    value.Range
}

// judged is what one point is, seen alone.
type judged struct {
	status      Status // Run, Excluded or Skipped
	fingerprint [sha256.Size]byte
	// class is the same for points that are equivalent.
	class      [sha256.Size]byte
	advisories uint64 // bits of the advisories that it breaks, of the first 64
	reasons    []diag.Diagnostic
	missing    []string // paths of the required fields that it lacks
}

// judging judges points. It is for one goroutine.
type judging struct {
	study    *Study
	stepwise *judge.Stepwise
	prints   prints
	hits     []bool // the rows of exclude that excluded a point
	at       coordinates
	last     coordinates
	trees    []*value.Value // after each dimension of the last combination
}

func (s *Study) newJudging() *judging {
	j := &judging{study: s, stepwise: s.schema.plan.NewStepwise(), hits: make([]bool, len(s.exclude))}
	j.prints.init(s.schema)
	return j
}

// Tree returns point i, from 0, as it is written, before defaults.
func (s *Study) Tree(i int) *value.Value { return s.newJudging().tree(i) }

// tree is Tree; points that follow each other share what they have in common.
func (j *judging) tree(i int) *value.Value {
	s := j.study
	switch {
	case s.isLone:
		return s.fixed
	case i >= s.layout.swept:
		return s.compose(&s.entries[i-s.layout.swept])
	}
	s.locate(i, &j.at)
	dimensions := s.layout.dimensions[j.at.word]
	same := 0
	if j.at.word == j.last.word && len(j.trees) > 0 {
		for same < len(dimensions) && j.at.options[same] == j.last.options[same] {
			same++
		}
		j.trees = j.trees[:same+1]
	} else {
		j.trees = append(j.trees[:0], s.layout.fixed[j.at.word])
	}
	for k := same; k < len(dimensions); k++ {
		tree := j.trees[k]
		dimensions[k].each(j.at.options[k], func(a *axis, item *value.Entry) {
			if a.only == "" || a.only == j.at.word {
				tree = put(tree, a.names, *item)
			}
		})
		j.trees = append(j.trees, tree)
	}
	j.at, j.last = j.last, j.at
	return j.trees[len(dimensions)]
}

// Coordinates returns those of point i, from 0.
func (s *Study) Coordinates(i int) []Coordinate {
	var all []Coordinate
	switch {
	case s.isLone:
		return nil
	case i >= s.layout.swept:
		for _, f := range s.entries[i-s.layout.swept].fields {
			all = append(all, Coordinate{f.text, f.item.Value, f.item.At()})
		}
		return all
	}
	var c coordinates
	s.locate(i, &c)
	for k, d := range s.layout.dimensions[c.word] {
		d.each(c.options[k], func(a *axis, item *value.Entry) {
			if a.only == "" || a.only == c.word {
				all = append(all, Coordinate{a.text, item.Value, item.KeyAt})
			}
		})
	}
	return all
}

// judge says what point i, from 0, is, seen alone.
func (j *judging) judge(i int) (out judged) {
	s := j.study
	root := j.tree(i)
	isLarge := s.mayBeLarge && root.Nodes() > s.schema.limits.Nodes
	if s.in.Judge != nil && !isLarge {
		return j.judgeNarrowed(i, root)
	}
	resolved, ok := j.stepwise.Resolve(root)
	if i < s.layout.swept && j.isExcluded(resolved) {
		out.status = Excluded
	}
	if !ok {
		out.missing = missing(resolved, "", nil)
	}
	switch {
	case out.status == Excluded:
		return out
	case isLarge:
		out.status = Skipped
		out.reasons = []diag.Diagnostic{{
			Severity: diag.Error, Code: diag.Limit, File: s.in.Name, Message: s.schema.limits.TooMany() + ", in all of the experiment together",
		}}
		return out
	case !ok || j.stepwise.Breaks(resolved):
		out.status = Skipped
		out.reasons = s.schema.explainer.Explain(root)
		diag.Sort(out.reasons)
		return out
	}
	if j.advise(resolved, &out) {
		out.fingerprint = j.prints.sum(j.stepwise, resolved)
		j.classify(resolved, &out)
	}
	return out
}

// judgeNarrowed is judge by the schema that is narrower.
func (j *judging) judgeNarrowed(i int, root *value.Value) (out judged) {
	s := j.study
	resolved, problems := s.in.Judge(root)
	seen := resolved
	if seen == nil {
		seen, _ = j.stepwise.Resolve(root)
	}
	if i < s.layout.swept && j.isExcluded(seen) {
		out.status = Excluded
	}
	for _, d := range problems {
		if d.Code == diag.MissingField {
			out.missing = append(out.missing, d.Path)
		}
	}
	switch {
	case out.status == Excluded:
	case resolved == nil:
		out.status, out.reasons = Skipped, problems
	case j.advise(resolved, &out):
		out.fingerprint = j.prints.fingerprinter.Sum(resolved)
		j.classify(resolved, &out)
	}
	return out
}

// advise notes the advisories that a valid experiment breaks, and reports whether
// it runs.
func (j *judging) advise(resolved *value.Value, out *judged) bool {
	s := j.study
	j.stepwise.Advisories(resolved, func(i int) { out.advisories |= 1 << min(i, 63) })
	out.status = Run
	if s.in.Strict && out.advisories != 0 {
		out.status = Skipped
		out.reasons = s.schema.explainer.Advise(resolved)
		for i := range out.reasons {
			out.reasons[i].Severity = diag.Error
		}
		diag.Sort(out.reasons)
	}
	return out.status == Run
}

// classify states which points a point that runs is equivalent to.
func (j *judging) classify(resolved *value.Value, out *judged) {
	out.class = out.fingerprint
	if !j.study.in.KeepEquivalents {
		if active, ok := j.study.schema.withoutIdle(resolved); ok {
			out.class = j.prints.fingerprinter.Sum(active)
		}
	}
}

// prints computes fingerprints of points that have much in common.
type prints struct {
	fingerprinter *encode.Fingerprinter
	fields        []int    // of the root, by the order of the fingerprinter
	texts         [][]byte // of these fields
	changes       []int    // with which they were written
	isPlain       []bool   // they say all
}

func (p *prints) init(s *Schema) {
	p.fingerprinter = encode.NewFingerprinter(s.experiment)
	for _, name := range p.fingerprinter.Fields() {
		p.fields = append(p.fields, s.experiment.Root().Index(name))
	}
	n := len(p.fields)
	p.texts, p.changes, p.isPlain = make([][]byte, n), make([]int, n), make([]bool, n)
}

// sum returns the fingerprint of a config that has just been resolved.
func (p *prints) sum(s *judge.Stepwise, resolved *value.Value) [sha256.Size]byte {
	plain, changes := true, s.Changes()
	for i, j := range p.fields {
		if p.changes[i] != changes[j] {
			p.changes[i] = changes[j]
			p.texts[i], p.isPlain[i] = p.texts[i][:0], true
			if v := s.Field(j); v != nil {
				p.texts[i], p.isPlain[i] = p.fingerprinter.AppendField(p.texts[i], i, v)
			}
		}
		plain = plain && p.isPlain[i]
	}
	if !plain {
		return p.fingerprinter.Sum(resolved)
	}
	return p.fingerprinter.SumOf(p.texts)
}

func (j *judging) isExcluded(resolved *value.Value) bool {
	is := false
	for i := range j.study.exclude {
		if j.study.exclude[i].excludes(resolved) {
			j.hits[i], is = true, true
		}
	}
	return is
}

// missing are the paths of what a resolved experiment lacks.
func missing(resolved *value.Value, prefix string, found []string) []string {
	for i := range resolved.Entries {
		switch e := &resolved.Entries[i]; e.Value.Kind {
		case value.Invalid:
			found = append(found, prefix+e.Key)
		case value.Map:
			found = missing(e.Value, prefix+e.Key+".", found)
		}
	}
	return found
}

// idleMark stands for the value of a field that has no effect.
var idleMark = &value.Value{Kind: value.String, Text: "\x00idle"}

// withoutIdle returns a resolved experiment in which the fields that have no
// effect all have the same value, and false if there are none.
func (s *Schema) withoutIdle(resolved *value.Value) (*value.Value, bool) {
	out := resolved
	for i := range s.idle {
		if s.idle[i].holds(resolved) {
			out = replace(out, s.idle[i].at, idleMark)
		}
	}
	return out, out != resolved
}

// replace returns v with another value at a path, which it has.
func replace(v *value.Value, names []string, now *value.Value) *value.Value {
	if len(names) == 0 {
		return now
	}
	out := *v
	out.Entries = append([]value.Entry(nil), v.Entries...)
	for i := range out.Entries {
		if out.Entries[i].Key == names[0] {
			out.Entries[i].Value = replace(out.Entries[i].Value, names[1:], now)
		}
	}
	return &out
}

// Resolved returns point i, from 0, resolved; what is wrong in it is Invalid.
func (s *Study) Resolved(i int) *value.Value {
	tree := s.Tree(i)
	if s.in.Judge != nil {
		if resolved, _ := s.in.Judge(tree); resolved != nil {
			return resolved
		}
	}
	resolved, _ := s.schema.plan.NewStepwise().Resolve(tree)
	return resolved
}

// Paths are those of all coordinates, each once: of the dimensions in the order
// in which they vary, and then of the entries.
func (s *Study) Paths() []string {
	var paths []string
	add := func(path string) {
		if !slices.Contains(paths, path) {
			paths = append(paths, path)
		}
	}
	for _, d := range s.dimensions() {
		for i := range d.rows {
			for _, a := range d.rows[i].axes {
				add(a.text)
			}
		}
	}
	for i := range s.entries {
		for _, f := range s.entries[i].fields {
			add(f.text)
		}
	}
	return paths
}

// dimensions are all of them: those of every experiment first.
func (s *Study) dimensions() []*dimension {
	all := slices.Clone(s.free)
	for _, word := range sortedKeys(s.scoped) {
		all = append(all, s.scoped[word]...)
	}
	return all
}

// Dimension is what varies, as it is shown.
type Dimension struct {
	Name    string
	Group   bool
	Options int
	Values  []*value.Value // of an axis
	Paths   []string       // that it sets
	Only    string         // the word whose experiments alone have it, or empty
}

// Dimensions are all of them: those of every experiment first.
func (s *Study) Dimensions() []Dimension {
	var all []Dimension
	for _, d := range s.dimensions() {
		out := Dimension{Name: d.name, Group: d.group, Options: d.options(), Only: d.only}
		for i := range d.rows {
			for _, a := range d.rows[i].axes {
				if !slices.Contains(out.Paths, a.text) {
					out.Paths = append(out.Paths, a.text)
				}
				for j := range a.items {
					if !d.group {
						out.Values = append(out.Values, a.items[j].Value)
					}
				}
			}
		}
		all = append(all, out)
	}
	return all
}

// Entries is how many explicit experiments there are.
func (s *Study) Entries() int { return len(s.entries) }

// SumOf adds up the numbers at paths of the points that run, of which there is one
// at least; where there is no number, nothing is added. Points are looked at one by
// one only if some of them may differ there.
func (s *Study) SumOf(paths [][]string, running *Running) float64 {
	at := func(i int) (sum float64) {
		resolved := s.Resolved(running.Number(i) - 1)
		for _, path := range paths {
			if v := lookup(resolved, path); v != nil {
				sum += v.Float
			}
		}
		return sum
	}
	if !s.varies(paths) {
		return at(0) * float64(running.Len())
	}
	sum := 0.0
	for i := range running.Len() {
		sum += at(i)
	}
	return sum
}

// varies reports whether anything sets one of the fields that paths begin with.
func (s *Study) varies(paths [][]string) bool {
	sets := func(t *target) bool {
		return slices.ContainsFunc(paths, func(path []string) bool { return path[0] == t.names[0] })
	}
	for _, d := range s.dimensions() {
		for i := range d.rows {
			if slices.ContainsFunc(d.rows[i].axes, func(a *axis) bool { return sets(&a.target) }) {
				return true
			}
		}
	}
	return slices.ContainsFunc(s.entries, func(x entry) bool {
		return slices.ContainsFunc(x.fields, func(f field) bool { return sets(&f.target) })
	})
}
