package expand

import (
	"fmt"
	"math/big"
	"slices"
	"sort"
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/engine/layers"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/safe"
	"github.com/llenergymeasure/llemcfg/internal/words"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// checkSize counts the points, and reports it if they are too many.
func (f *reader) checkSize() {
	s := f.study
	total := big.NewInt(int64(len(s.entries)))
	if s.isLone {
		total.SetInt64(1)
	}
	if s.sweeps {
		for word, combinations := range f.combinations() {
			points := new(big.Int).Set(combinations)
			for _, d := range s.scoped[word] {
				points.Mul(points, d.size())
			}
			total.Add(total, points)
		}
	}
	if total.Cmp(big.NewInt(int64(f.in.MaxPoints))) > 0 {
		f.reportTooMany(total)
		return
	}
	s.Points = int(total.Int64())
}

// combinations counts those of the dimensions that all experiments have, by the
// word that they have.
func (f *reader) combinations() map[string]*big.Int {
	s := f.study
	others := big.NewInt(1)
	for i, d := range s.free {
		if i != s.chooser {
			others.Mul(others, d.size())
		}
	}
	fixed := f.schema.choice.of(s.fixed)
	if s.chooser < 0 {
		return map[string]*big.Int{fixed: others}
	}
	counts := map[string]*big.Int{}
	add := func(word string, n *big.Int) {
		if counts[word] == nil {
			counts[word] = new(big.Int)
		}
		counts[word].Add(counts[word], n)
	}
	for i := range s.free[s.chooser].rows {
		r := &s.free[s.chooser].rows[i]
		rest, chooser := r.size(), (*axis)(nil)
		for _, a := range r.axes {
			if a.text == f.schema.choice.name {
				chooser = a
			}
		}
		if chooser == nil {
			add(fixed, rest)
			continue
		}
		rest.Quo(rest, big.NewInt(int64(chooser.len())))
		for j := range chooser.items {
			add(wordOf(&chooser.items[j]), rest)
		}
	}
	for _, n := range counts {
		n.Mul(n, others)
	}
	return counts
}

func (f *reader) reportTooMany(total *big.Int) {
	all := f.study.dimensions()
	slices.SortStableFunc(all, func(a, b *dimension) int { return b.size().Cmp(a.size()) })
	var largest []string
	for _, d := range all[:min(len(all), 3)] {
		largest = append(largest, fmt.Sprintf("%s (%s)", safe.Text(shorten(d.name)), words.Grouped(d.size().String())))
	}
	message := fmt.Sprintf("the study has %s points, and at most %s %s allowed", counted(total), Grouped(f.in.MaxPoints), words.Are(f.in.MaxPoints))
	switch len(largest) {
	case 0: // the points come from a list of experiments
	case 1:
		message += "; the only axis is " + largest[0]
	default:
		message += "; the largest axes are " + strings.Join(largest, ", ")
	}
	f.report(f.sweepPlace(), diag.TooManyPoints, f.sweepPath(), message, "write fewer values, or raise the limit with --max-points")
}

// fillRanges computes the values of all ranges.
func (f *reader) fillRanges() {
	for _, d := range f.study.dimensions() {
		for i := range d.rows {
			for _, a := range d.rows[i].axes {
				f.fill(a)
			}
		}
	}
}

// layout says which combination each point of the sweep is.
type layout struct {
	words  []string // of the options of the dimension that says the choice
	starts []int    // where the points of these options begin, within a round of them
	round  int      // points of one round: all that stand for one combination of the dimensions before
	scoped map[string]int
	after  int    // combinations of the dimensions after it
	swept  int    // points of the sweep
	word   string // where no dimension says the choice

	// By the word of a combination: what all experiments with it have, and its
	// dimensions, as many as it has options.
	fixed      map[string]*value.Value
	dimensions map[string][]*dimension
}

// finish lays out the points of a study that has no errors.
func (s *Study) finish() {
	l := &s.layout
	l.scoped, l.after = map[string]int{}, 1
	l.fixed, l.dimensions = map[string]*value.Value{}, map[string][]*dimension{}
	l.word = s.schema.choice.of(s.fixed)
	for i, d := range s.free {
		d.count()
		if i > s.chooser {
			l.after *= d.options()
		}
	}
	for word, dimensions := range s.scoped {
		l.scoped[word] = 1
		for _, d := range dimensions {
			d.count()
			l.scoped[word] *= d.options()
		}
	}
	if s.sweeps {
		l.swept = s.Points - len(s.entries)
	}
	if s.chooser < 0 {
		s.layWord(l.word)
		return
	}
	d := s.free[s.chooser]
	for option := range d.options() {
		word := l.word
		d.each(option, func(a *axis, item *value.Entry) {
			if a.text == s.schema.choice.name {
				word = wordOf(item)
			}
		})
		s.layWord(word)
		l.words = append(l.words, word)
		l.starts = append(l.starts, l.round)
		l.round += l.after * l.combinations(word)
	}
}

func (s *Study) layWord(word string) {
	if l := &s.layout; l.fixed[word] == nil {
		l.fixed[word] = s.fixedFor(word)
		l.dimensions[word] = slices.Concat(s.free, s.scoped[word])
	}
}

// combinations counts those of the axes that only experiments with a word have.
func (l *layout) combinations(word string) int { return max(l.scoped[word], 1) }

// fixedFor is what all experiments with a word have: without the sections that
// are for other words.
func (s *Study) fixedFor(word string) *value.Value {
	out := *s.fixed
	out.Entries = nil
	for _, e := range s.fixed.Entries {
		if only, ok := s.schema.choice.sections[e.Key]; !ok || only == word || s.isLone {
			out.Entries = append(out.Entries, e)
		}
	}
	return &out
}

// coordinates are the options of a point of the sweep.
type coordinates struct {
	word    string
	options []int // of the free dimensions, and then of the scoped ones
}

// locate finds the combination of point i of the sweep, from 0.
func (s *Study) locate(i int, c *coordinates) {
	l := &s.layout
	c.options = append(c.options[:0], make([]int, len(s.free))...)
	c.word = l.word
	rest := i
	if s.chooser >= 0 {
		before := i / l.round
		rest = i % l.round
		option := sort.SearchInts(l.starts, rest+1) - 1
		rest -= l.starts[option]
		c.word, c.options[s.chooser] = l.words[option], option
		spread(s.free[:s.chooser], before, c.options)
	}
	combinations := l.combinations(c.word)
	spread(s.free[s.chooser+1:], rest/combinations, c.options[s.chooser+1:])
	scoped := s.scoped[c.word]
	c.options = append(c.options, make([]int, len(scoped))...)
	spread(scoped, rest%combinations, c.options[len(s.free):])
}

// spread takes combination i of dimensions apart, the last one fastest.
func spread(dimensions []*dimension, i int, options []int) {
	for j := len(dimensions) - 1; j >= 0; j-- {
		n := dimensions[j].options()
		options[j] = i % n
		i /= n
	}
}

// compose is the experiment of an entry, before defaults.
func (s *Study) compose(x *entry) *value.Value {
	return layers.Merge(s.fixedFor(s.entryWord(x)), x.tree)
}
