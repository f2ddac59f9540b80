package study

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/schema"
	"github.com/llenergymeasure/llemcfg/internal/words"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
	"github.com/llenergymeasure/llemcfg/pkg/study/internal/expand"
)

// maxRuns is how many runs a study may have.
var maxRuns = schema.StudyLimit(schema.StudyRuns)

// Gaps are the pauses between runs, in seconds.
type Gaps struct{ Experiment, Cycle float64 }

// Gap is a kind of pause.
type Gap string

// The pauses.
const (
	NoGap         Gap = ""
	ExperimentGap Gap = "experiment"
	CycleGap      Gap = "cycle"
)

// A RunOf is one run of an experiment.
type RunOf struct {
	// Index counts from 0, in the order of execution.
	Index int
	// Number is that of the point.
	Number int
	// Cycle counts from 1.
	Cycle int
	// Gap is the kind of the pause before the run.
	Gap Gap
	// GapSeconds is its length, the user's where the study has none.
	GapSeconds float64
	// Fingerprint is that of the experiment, as 64 hex digits.
	Fingerprint string
}

// countRuns counts the runs, and reports what is wrong with them.
func (o *Outcome) countRuns() {
	x := o.study.Execution
	run, cycles := o.Counts.Run, int(x.NCycles)
	if run == 0 {
		return
	}
	if cycles > maxRuns/run {
		o.report(diag.Error, diag.TooManyRuns, "n_cycles",
			fmt.Sprintf("the study has %s points that run, in %s cycles, and at most %s runs are allowed",
				expand.Grouped(run), expand.Grouped(cycles), expand.Grouped(maxRuns)),
			"write fewer cycles, or fewer points")
		return
	}
	o.Counts.Runs = run * cycles
	if rows := latinRows(run); x.CycleOrder == LatinSquare && cycles%rows != 0 {
		o.report(diag.Warning, diag.Unbalanced, "n_cycles",
			fmt.Sprintf("%s %s not balanced: a latin square of %d experiments has %d rows", words.Count(cycles, "cycle"), words.Are(cycles), run, rows),
			fmt.Sprintf("write a multiple of %d", rows))
	}
}

// report adds a diagnostic about a field of execution.
func (o *Outcome) report(severity diag.Severity, code diag.Code, field, message, suggestion string) {
	o.Diagnostics = append(o.Diagnostics, diag.Diagnostic{
		Severity: severity, Code: code, Path: schema.StudyExecution + "." + field, File: o.study.File,
		Line: int(o.study.cyclesAt.Start.Line), Column: int(o.study.cyclesAt.Start.Column), EndLine: int(o.study.cyclesAt.End.Line), EndColumn: int(o.study.cyclesAt.End.Column), Message: message, Suggestion: suggestion,
	})
}

// Runs yields the runs in the order of execution. There are none if the outcome
// has errors.
func (o *Outcome) Runs() iter.Seq[RunOf] {
	return func(yield func(RunOf) bool) {
		if o.Err() != nil {
			return
		}
		gaps := o.study.Gaps()
		index, last := 0, 0
		for i, cycle := range o.order() {
			run := RunOf{Index: index, Number: o.running.Number(i), Cycle: cycle, Fingerprint: o.print(i)}
			switch {
			case index == 0:
			case cycle > last:
				run.Gap, run.GapSeconds = CycleGap, gaps.Cycle
			default:
				run.Gap, run.GapSeconds = ExperimentGap, gaps.Experiment
			}
			last = cycle
			if !yield(run) {
				return
			}
			index++
		}
	}
}

func (o *Outcome) print(i int) string {
	sum := o.running.Fingerprint(i)
	return hex.EncodeToString(sum[:])
}

// order yields the points that run, by their index from 0, with the cycle.
func (o *Outcome) order() iter.Seq2[int, int] {
	m, cycles := o.running.Len(), int(o.study.Execution.NCycles)
	if o.study.Execution.CycleOrder == Sequential {
		return func(yield func(int, int) bool) {
			for i := range m {
				for cycle := range cycles {
					if !yield(i, cycle+1) {
						return
					}
				}
			}
		}
	}
	at := o.inCycle()
	return func(yield func(int, int) bool) {
		for cycle := 1; cycle <= cycles; cycle++ {
			nth := at(cycle)
			for i := range m {
				if !yield(nth(i), cycle) {
					return
				}
			}
		}
	}
}

// inCycle returns, for a cycle from 1, which point comes at each place in it.
func (o *Outcome) inCycle() func(cycle int) func(i int) int {
	m := o.running.Len()
	inOrder := func(i int) int { return i }
	switch o.study.Execution.CycleOrder {
	case Reversed:
		return func(cycle int) func(int) int {
			if cycle%2 == 0 {
				return func(i int) int { return m - 1 - i }
			}
			return inOrder
		}
	case Shuffled:
		seed := o.Fingerprint()
		if s := o.study.Execution.ShuffleSeed; s != nil {
			seed = strconv.FormatInt(*s, 10)
		}
		return func(cycle int) func(int) int {
			order := o.shuffled(seed + ":" + strconv.Itoa(cycle) + ":")
			return func(i int) int { return int(order[i]) }
		}
	case LatinSquare:
		return func(cycle int) func(int) int { return latinRow(m, (cycle-1)%latinRows(m)) }
	case Interleaved:
		return func(int) func(int) int { return inOrder }
	}
	// A test holds the orders to the words of the schema.
	panic("study: no order " + string(o.study.Execution.CycleOrder))
}

// shuffled sorts the points by the SHA-256 of a prefix and their fingerprints.
func (o *Outcome) shuffled(prefix string) []uint32 {
	type keyed struct {
		sum   [sha256.Size]byte
		index uint32
	}
	all := make([]keyed, o.running.Len())
	text := []byte(prefix)
	for i := range all {
		sum := o.running.Fingerprint(i)
		all[i] = keyed{sha256.Sum256(hex.AppendEncode(text[:len(prefix)], sum[:])), uint32(i)}
	}
	slices.SortFunc(all, func(a, b keyed) int { return strings.Compare(string(a.sum[:]), string(b.sum[:])) })
	order := make([]uint32, len(all))
	for i := range all {
		order[i] = all[i].index
	}
	return order
}

// latinRows is how many rows a Williams design of m experiments has.
func latinRows(m int) int {
	if m%2 == 1 {
		return 2 * m
	}
	return m
}

// latinRow is a row, from 0, of a Williams design of m experiments: row 0 is 0,
// 1, m-1, 2, m-2 and so on, row r adds r modulo m; after the first m rows they
// come again reversed.
func latinRow(m, row int) func(i int) int {
	return func(i int) int {
		if row >= m {
			i = m - 1 - i
		}
		first := (i + 1) / 2
		if i%2 == 0 {
			first = (m - i/2) % m
		}
		return (first + row) % m
	}
}

// Gaps are the pauses between runs: the user's where the study has none.
func (s *Study) Gaps() Gaps {
	g := s.options.gaps
	if own := s.Execution.ExperimentGapSeconds; own != nil {
		g.Experiment = *own
	}
	if own := s.Execution.CycleGapSeconds; own != nil {
		g.Cycle = *own
	}
	return g
}
