// Package study turns a study file, which describes many experiments, into the
// experiments: each resolved and judged before anything runs.
//
//	s, err := study.Load("study.yaml")
//	for p := range s.Points() {
//		fmt.Println(p.Number, p.Status)
//	}
//
// The schema of study files is the CUE package in the folder cue of this module.
package study

import (
	"iter"
	"runtime"
	"sync"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
	"github.com/llenergymeasure/llemcfg/pkg/study/internal/expand"
)

// Study is a study file that has been read: what its experiments share, what
// varies, and how they are run. Its points are computed when they are asked
// for, so that a study of a million points takes no more memory than one of ten.
// It is safe for concurrent use.
type Study struct {
	// File is the name that it was loaded under.
	File string
	// Name is what people call it, or empty.
	Name string
	// Version is that of the schema.
	Version string
	// Execution is how its experiments are run.
	Execution Execution
	// Runners is where they are run, by backend: local, docker or docker:<image>.
	// A backend that the study does not name is absent.
	Runners map[string]string
	// Warnings are about the file, in order of position. What only the points
	// show is in the Outcome.
	Warnings []diag.Diagnostic
	// Files are those that were read: the study file first, then its base and
	// layers.
	Files []File

	options  options
	expanded *expand.Study
	loader   *loader.Loader
	outcome  func() *Outcome
	cyclesAt value.Range // of the number of cycles, or of the file
}

// File is a file that was read.
type File struct {
	// Name is its path, as it was opened.
	Name string
	// Data are its bytes.
	Data []byte
}

// Len returns the number of points: all of them, those that do not run among
// them.
func (s *Study) Len() int { return s.expanded.Points }

// Points yields the points in order, each judged when its turn comes. Several
// are judged at once, as WithJobs says.
func (s *Study) Points() iter.Seq[Point] {
	return func(yield func(Point) bool) {
		s.expanded.Walk(s.options.jobs, func(p *expand.Point) bool { return yield(s.point(p)) })
	}
}

// Stream calls yield with every point in order, until yield returns false, and
// returns the outcome of the points that it has judged.
func (s *Study) Stream(yield func(Point) bool) *Outcome {
	return s.outcomeOf(s.expanded.Walk(s.options.jobs, func(p *expand.Point) bool { return yield(s.point(p)) }))
}

// Paths are the paths that coordinates of the study have, each once.
func (s *Study) Paths() []string { return s.expanded.Paths() }

// Point returns the point of a number, from 1, and false if there is none. The
// first call judges all points.
func (s *Study) Point(number int) (Point, bool) {
	if number < 1 || number > s.Len() {
		return Point{}, false
	}
	running := &s.Outcome().running
	p := s.expanded.Point(number-1, running)
	return s.point(&p), true
}

// Outcome judges all points, once, and returns the result.
func (s *Study) Outcome() *Outcome { return s.outcome() }

// Outcome is the result of judging the points of a study.
type Outcome struct {
	Counts Counts
	// Skips are why points are skipped, each reason once, in the order in which
	// they come up. A point counts for its first reason alone.
	Skips []Reason
	// Diagnostics are what only the points show, in order of position: errors,
	// such as that none runs, and warnings.
	Diagnostics []diag.Diagnostic

	study   *Study
	running expand.Running
}

// Counts are numbers of points by status, and of runs.
type Counts struct {
	Points     int `json:"points"`
	Run        int `json:"run"`
	Excluded   int `json:"excluded"`
	Skipped    int `json:"skipped"`
	Duplicate  int `json:"duplicate"`
	Equivalent int `json:"equivalent"`
	Runs       int `json:"runs"`
}

// Reason is why points are skipped.
type Reason struct {
	// Diagnostic is that of the first of them.
	Diagnostic diag.Diagnostic
	// Points is how many there are.
	Points int
	// First is the number of the first.
	First int
}

// Err returns a *loader.ValidationError with the errors among the diagnostics,
// or nil if there are none.
func (o *Outcome) Err() error {
	var errs []diag.Diagnostic
	for _, d := range o.Diagnostics {
		if d.Severity == diag.Error {
			errs = append(errs, d)
		}
	}
	if errs == nil {
		return nil
	}
	return &loader.ValidationError{File: o.study.File, Diagnostics: errs}
}

// Running yields the points that run, in the order of their numbers.
func (o *Outcome) Running() iter.Seq[Point] {
	return func(yield func(Point) bool) {
		for i := range o.running.Len() {
			p := expand.Point{Number: o.running.Number(i), Status: expand.Run, Fingerprint: o.running.Fingerprint(i)}
			if !yield(o.study.point(&p)) {
				return
			}
		}
	}
}

func (s *Study) outcomeOf(t *expand.Tally) *Outcome {
	o := &Outcome{study: s, running: t.Running, Diagnostics: s.expanded.Diagnostics(t)}
	o.Counts = Counts{t.Points, t.Run, t.Excluded, t.Skipped, t.Duplicate, t.Equivalent, 0}
	for _, skip := range t.Skips {
		o.Skips = append(o.Skips, Reason{skip.Diagnostic, skip.Count, skip.First})
	}
	o.countRuns()
	diag.Sort(o.Diagnostics)
	return o
}

func (s *Study) prepare() {
	s.outcome = sync.OnceValue(func() *Outcome {
		return s.outcomeOf(s.expanded.Walk(s.options.jobs, func(*expand.Point) bool { return true }))
	})
}

func defaultJobs() int { return runtime.GOMAXPROCS(0) }

func textOf(root *value.Value, key string) string {
	if e := root.Lookup(key); e != nil && e.Value.Kind == value.String {
		return e.Value.Text
	}
	return ""
}
