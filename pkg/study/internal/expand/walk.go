package expand

import (
	"bytes"
	"fmt"
	"slices"
	"sync"

	"github.com/llenergymeasure/llemcfg/internal/words"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// Point is one point of a study, among the others.
type Point struct {
	// Number counts from 1.
	Number int
	Status Status
	// Of is the number of the earlier point of a duplicate or an equivalent.
	Of int
	// Fingerprint is that of a point that is a valid experiment and not excluded.
	Fingerprint [32]byte
	// Reasons are why it is skipped.
	Reasons []diag.Diagnostic
}

// Tally is what came of all points.
type Tally struct {
	Points, Run, Excluded, Skipped, Duplicate, Equivalent int
	// Skips are why points are skipped, in the order in which they come up.
	Skips []Skip
	// Advisories are of the points that run, each once.
	Advisories []Skip
	// Running are the points that run, in order.
	Running Running

	hits    []bool
	missing map[string]int
}

// Skip is a diagnostic with how many points it is about.
type Skip struct {
	Diagnostic diag.Diagnostic
	Count      int
	// First is the number of the first of them.
	First int
}

// Running are the points that run, with their fingerprints.
type Running struct {
	numbers []uint32
	classes *seen
	// prints are the fingerprints, if any is not the sum of its class.
	prints [][32]byte
}

// add adds a point, whose class has just been added.
func (r *Running) add(number int, in *judged) {
	if r.prints == nil && in.fingerprint != in.class {
		r.prints = slices.Clone(r.classes.sums[:len(r.numbers)])
	}
	if r.prints != nil {
		r.prints = append(r.prints, in.fingerprint)
	}
	r.numbers = append(r.numbers, uint32(number))
}

// find returns the index of the running point of a class, which there is.
func (r *Running) find(class *[32]byte) int { return r.classes.lookup(class) }

// Len returns how many they are.
func (r *Running) Len() int { return len(r.numbers) }

// Number returns the number of running point i, from 0.
func (r *Running) Number(i int) int { return int(r.numbers[i]) }

// Fingerprint returns that of running point i, from 0.
func (r *Running) Fingerprint(i int) [32]byte {
	if r.prints != nil {
		return r.prints[i]
	}
	return r.classes.sums[i]
}

// block is how many points are judged at a time.
const block = 256

// Walk judges all points, with up to jobs at once, and gives each to yield, in
// order, until yield returns false. The tally is complete if it never does.
func (s *Study) Walk(jobs int, yield func(*Point) bool) *Tally {
	t := &tallying{study: s}
	t.Running.classes = newSeen(s.Points)
	t.Points, t.missing, t.hits = s.Points, map[string]int{}, make([]bool, len(s.exclude))
	blocks := (s.Points + block - 1) / block
	jobs = max(1, min(jobs, blocks))
	var mu sync.Mutex
	work := func(j *judging, b int) []judged {
		first := b * block
		out := make([]judged, min(block, s.Points-first))
		for i := range out {
			out[i] = j.judge(first + i)
		}
		return out
	}
	hit := func(j *judging) {
		mu.Lock()
		defer mu.Unlock()
		for i, is := range j.hits {
			t.hits[i] = t.hits[i] || is
		}
	}
	if jobs == 1 {
		j := s.newJudging()
		for b := range blocks {
			if !t.add(b*block, work(j, b), yield) {
				break
			}
		}
		hit(j)
		return &t.Tally
	}
	// Each block is taken by the next worker that is free; the results are taken
	// in order, by this goroutine alone.
	const ahead = 8
	type task struct {
		block int
		done  chan []judged
	}
	tasks, order := make(chan task), make(chan task, ahead*jobs)
	stop := make(chan struct{})
	go func() {
		defer close(order)
		defer close(tasks)
		for b := range blocks {
			next := task{b, make(chan []judged, 1)}
			select {
			case order <- next:
			case <-stop:
				return
			}
			select {
			case tasks <- next:
			case <-stop:
				return
			}
		}
	}()
	var workers sync.WaitGroup
	for range jobs {
		workers.Go(func() {
			j := s.newJudging()
			for next := range tasks {
				next.done <- work(j, next.block)
			}
			hit(j)
		})
	}
	defer workers.Wait()
	defer close(stop)
	for next := range order {
		if !t.add(next.block*block, <-next.done, yield) {
			break
		}
	}
	return &t.Tally
}

// tallying counts points and finds duplicates.
type tallying struct {
	Tally
	study   *Study
	skips   map[string]int
	advised map[int]int // advisories by index
}

// add counts a block of points, and gives each to yield.
func (t *tallying) add(first int, points []judged, yield func(*Point) bool) bool {
	for i := range points {
		p := t.point(first+i, &points[i])
		if !yield(&p) {
			return false
		}
	}
	return true
}

func (t *tallying) point(i int, in *judged) Point {
	p := Point{Number: i + 1, Status: in.status, Fingerprint: in.fingerprint, Reasons: in.reasons}
	for _, path := range in.missing {
		t.missing[path]++
	}
	switch in.status {
	case Excluded:
		t.Excluded++
		return p
	case Skipped:
		t.Skipped++
		t.skip(&p)
		return p
	}
	of, isNew := t.Running.classes.add(&in.class, t.Running.Len())
	if isNew {
		t.Run++
		t.Running.add(p.Number, in)
		t.advise(i, in.advisories)
		return p
	}
	p.Of = t.Running.Number(of)
	if t.Running.Fingerprint(of) == in.fingerprint {
		p.Status = Duplicate
		t.Duplicate++
	} else {
		p.Status = Equivalent
		t.Equivalent++
	}
	return p
}

func (t *tallying) skip(p *Point) {
	d := p.Reasons[0]
	key := string(d.Code) + "\x00" + d.Path + "\x00" + d.Message
	i, ok := t.skips[key]
	if !ok {
		if t.skips == nil {
			t.skips = map[string]int{}
		}
		i = len(t.Skips)
		t.skips[key] = i
		t.Skips = append(t.Skips, Skip{d, 0, p.Number})
	}
	t.Skips[i].Count++
}

// advise counts the advisories that a running point breaks.
func (t *tallying) advise(i int, broken uint64) {
	for bit := 0; broken != 0; bit, broken = bit+1, broken>>1 {
		if broken&1 == 0 {
			continue
		}
		k, ok := t.advised[bit]
		if !ok {
			if t.advised == nil {
				t.advised = map[int]int{}
			}
			k = len(t.Advisories)
			t.advised[bit] = k
			t.Advisories = append(t.Advisories, Skip{t.study.advisory(i, bit), 0, i + 1})
		}
		t.Advisories[k].Count++
	}
}

// advisory is the diagnostic of an advisory that point i breaks.
func (s *Study) advisory(i, index int) diag.Diagnostic {
	rule := &s.schema.experiment.Advisories[index]
	for _, d := range s.schema.explainer.Advise(s.Resolved(i)) {
		if string(d.Code) == rule.Code && d.Path == joined(rule.At) {
			return d
		}
	}
	return diag.Diagnostic{Severity: diag.Warning, Code: diag.Code(rule.Code), Path: joined(rule.At), File: s.in.Name, Message: rule.Message()}
}

// Diagnostics are what only the points can show: of all of them, that none runs,
// or that every one lacks a field; and warnings.
func (s *Study) Diagnostics(t *Tally) []diag.Diagnostic {
	var ds []diag.Diagnostic
	at := place{s.in.Root.Source, s.in.Root.At}
	for _, path := range sortedKeys(t.missing) {
		if t.missing[path] == t.Points {
			d := s.missingEverywhere(path)
			ds = append(ds, d)
		}
	}
	if len(ds) == 0 && t.Run == 0 {
		ds = append(ds, s.nothingRuns(at, t)...)
	}
	for i, hit := range t.hits {
		if !hit {
			x := &s.exclude[i]
			ds = append(ds, say(x.at, diag.Warning, diag.ExcludesNothing, x.path, "no point of the sweep matches this row, so that it excludes nothing", "correct it, or remove it"))
		}
	}
	if 2*t.Skipped > t.Points && t.Run > 0 {
		ds = append(ds, say(at, diag.Warning, diag.MostlySkipped, nil,
			fmt.Sprintf("%s of %s points are skipped: more than half", words.Grouped(fmt.Sprint(t.Skipped)), words.Grouped(fmt.Sprint(t.Points))), "exclude what is not wanted, or put it in a group"))
	}
	for _, a := range t.Advisories {
		d := a.Diagnostic
		if t.Points > 1 {
			d.Message += " " + inPoints(a.Count, a.First)
		}
		ds = append(ds, d)
	}
	diag.Sort(ds)
	return ds
}

// inPoints says how many points something is about.
func inPoints(count, first int) string {
	if count == 1 {
		return fmt.Sprintf("In point %d.", first)
	}
	return fmt.Sprintf("In %s points, the first is %d.", words.Grouped(fmt.Sprint(count)), first)
}

// missingEverywhere is about a required field that every point lacks.
func (s *Study) missingEverywhere(path string) diag.Diagnostic {
	for _, d := range s.explain(s.Tree(0)) {
		if d.Code == diag.MissingField && d.Path == path {
			d.Message += "; no experiment of this study has it"
			return d
		}
	}
	return diag.Diagnostic{Severity: diag.Error, Code: diag.MissingField, Path: path, File: s.in.Name, Message: "is required, and no experiment of this study has it"}
}

// nothingRuns is about a study without a point that runs.
func (s *Study) nothingRuns(at place, t *Tally) []diag.Diagnostic {
	var parts []string
	if t.Excluded > 0 {
		parts = append(parts, words.Grouped(fmt.Sprint(t.Excluded))+" excluded")
	}
	if t.Skipped > 0 {
		parts = append(parts, fmt.Sprintf("%s skipped: %s", words.Grouped(fmt.Sprint(t.Skipped)), t.reasons()))
	}
	message := "no point of the study runs: " + joinWith(parts, "; ")
	return []diag.Diagnostic{say(at, diag.Error, diag.NothingRuns, nil, message, "")}
}

// reasons lists why points are skipped, the most frequent first.
func (t *Tally) reasons() string {
	skips := slices.Clone(t.Skips)
	slices.SortStableFunc(skips, func(a, b Skip) int { return b.Count - a.Count })
	const most = 5
	var parts []string
	for i, skip := range skips {
		if i == most {
			parts = append(parts, "and "+words.Count(len(skips)-most, "other reason"))
			break
		}
		parts = append(parts, fmt.Sprintf("%s for %s: %s", words.Grouped(fmt.Sprint(skip.Count)), skip.Diagnostic.Path, skip.Diagnostic.Message))
	}
	return joinWith(parts, "; ")
}

// Point judges point i, from 0, among the points that run.
func (s *Study) Point(i int, running *Running) Point {
	in := s.newJudging().judge(i)
	p := Point{Number: i + 1, Status: in.status, Fingerprint: in.fingerprint, Reasons: in.reasons}
	if in.status != Run {
		return p
	}
	if k, ok := slices.BinarySearch(running.numbers, uint32(p.Number)); ok && k < running.Len() {
		return p
	}
	of := running.find(&in.class)
	p.Of, p.Status = running.Number(of), Equivalent
	if running.Fingerprint(of) == in.fingerprint {
		p.Status = Duplicate
	}
	return p
}

// Sorted returns the fingerprints of the running points in order.
func (r *Running) Sorted() [][32]byte {
	sorted := slices.Clone(r.classes.sums)
	if r.prints != nil {
		sorted = slices.Clone(r.prints)
	}
	slices.SortFunc(sorted, func(a, b [32]byte) int { return bytes.Compare(a[:], b[:]) })
	return sorted
}
