package study_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/llenergymeasure/llemcfg/pkg/loader"
	"github.com/llenergymeasure/llemcfg/pkg/study"
)

// variable is an axis of a random study, with values that are all different.
type variable struct {
	path   string
	values []string
}

var variables = []variable{
	{"precision", []string{"fp16", "bf16", "fp32"}},
	{"n", []string{"1", "20", "300"}},
	{"decoder.temperature", []string{"0.0", "0.5", "1.0", "1"}},
	{"decoder.do_sample", []string{"true", "false"}},
	{"decoder.preset", []string{"null", "creative", "deterministic"}},
	{"dataset.n", []string{"5", "6"}},
	{"lora", []string{"null", "{}", "{adapter_id: a/b}"}},
	{"passthrough_kwargs.x", []string{"1", "1.0", "[1]", "{a: 1}"}},
	{"pytorch.batch_size", []string{"1", "8", "null"}},
	{"pytorch.load_in_4bit", []string{"true", "false"}},
	{"pytorch.load_in_8bit", []string{"true", "false"}},
	{"vllm.max_num_seqs", []string{"4", "64"}},
	{"vllm.enable_prefix_caching", []string{"true"}},
}

// random is a random study, as text, with the number of its points.
type random struct {
	backends []string
	axes     []variable
	entries  int
	order    string
	cycles   int
}

func drawStudy(t *rapid.T) random {
	r := random{
		backends: rapid.SampledFrom([][]string{{"pytorch"}, {"vllm"}, {"pytorch", "vllm"}, {"vllm", "pytorch"}}).Draw(t, "backends"),
		entries:  rapid.IntRange(0, 3).Draw(t, "entries"),
		order:    rapid.SampledFrom(orderWords()).Draw(t, "order"),
		cycles:   rapid.IntRange(1, 4).Draw(t, "cycles"),
	}
	isNeeded := func(v variable) bool {
		section, _, _ := strings.Cut(v.path, ".")
		return section != "pytorch" && section != "vllm" || slices.Contains(r.backends, section)
	}
	for _, v := range rapid.Permutation(variables).Draw(t, "axes")[:rapid.IntRange(0, 5).Draw(t, "number of axes")] {
		if isNeeded(v) {
			n := rapid.IntRange(1, len(v.values)).Draw(t, v.path)
			r.axes = append(r.axes, variable{v.path, rapid.Permutation(v.values).Draw(t, "values")[:n]})
		}
	}
	return r
}

func (r random) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "model: gpt2\nbackend: [%s]\n", strings.Join(r.backends, ", "))
	if len(r.axes) > 0 {
		b.WriteString("sweep:\n")
	}
	for _, a := range r.axes {
		fmt.Fprintf(&b, "  %s: [%s]\n", a.path, strings.Join(a.values, ", "))
	}
	if r.entries > 0 {
		b.WriteString("experiments:\n")
	}
	for i := range r.entries {
		fmt.Fprintf(&b, "  - {backend: %s, n: %d}\n", r.backends[0], i+1)
	}
	fmt.Fprintf(&b, "execution: {cycle_order: %s, n_cycles: %d}\n", r.order, r.cycles)
	return b.String()
}

// points is the number of points that there should be.
func (r random) points() int {
	total := r.entries
	for _, backend := range r.backends {
		product := 1
		for _, a := range r.axes {
			if section, _, _ := strings.Cut(a.path, "."); section == backend || section != "pytorch" && section != "vllm" {
				product *= len(a.values)
			}
		}
		total += product
	}
	return total
}

func load(t *rapid.T, text string, opts ...study.Option) *study.Study {
	s, err := study.LoadBytes("study.yaml", []byte(text), opts...)
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return s
}

// line is a point without its number.
func line(p study.Point) string {
	var b strings.Builder
	for _, c := range p.Coordinates() {
		fmt.Fprintf(&b, "%s=%s ", c.Path, c.Flow())
	}
	return b.String() + p.Fingerprint
}

func lines(s *study.Study) []string {
	var all []string
	for p := range s.Points() {
		all = append(all, fmt.Sprintf("%d %s %d %s", p.Number, p.Status, p.Of, line(p)))
	}
	return all
}

// TestPoints holds that there are as many points as there should be, that they
// are the same however many are judged at once, and that each is what an
// experiment file of its own would be.
func TestPoints(t *testing.T) {
	l := loader.New()
	rapid.Check(t, func(t *rapid.T) {
		r := drawStudy(t)
		s := load(t, r.text(), study.WithJobs(1))
		if s.Len() != r.points() {
			t.Fatalf("%d points, want %d\n%s", s.Len(), r.points(), r.text())
		}
		if one, many := lines(s), lines(load(t, r.text(), study.WithJobs(3))); !slices.Equal(one, many) {
			t.Fatalf("with one job\n%s\nwith three\n%s", strings.Join(one, "\n"), strings.Join(many, "\n"))
		}
		running := map[string]study.Point{}
		for p := range s.Points() {
			text, err := p.YAML()
			if err != nil {
				t.Fatal(err)
			}
			experiment, err := l.LoadBytes("point.yaml", text)
			switch p.Status {
			case study.Skipped:
				if err == nil {
					t.Fatalf("point %d is skipped, and valid on its own:\n%s", p.Number, text)
				}
				continue
			case study.Excluded:
				continue
			}
			if err != nil {
				t.Fatalf("point %d is %s, and not valid on its own: %v", p.Number, p.Status, err)
			}
			if experiment.Fingerprint() != p.Fingerprint || experiment.ConfigHash() != p.ConfigHash() {
				t.Fatalf("point %d has other hashes than its file:\n%s", p.Number, text)
			}
			mine, err := p.Experiment()
			if err != nil || mine.Fingerprint() != p.Fingerprint {
				t.Fatalf("point %d as an experiment: %v", p.Number, err)
			}
			switch first, ok := running[p.Fingerprint]; {
			case p.Status == study.Run && ok:
				t.Fatalf("points %d and %d run, and are the same", first.Number, p.Number)
			case p.Status == study.Run:
				running[p.Fingerprint] = p
			case p.Status == study.Duplicate && first.Number != p.Of:
				t.Fatalf("point %d is a duplicate of %d and said to be one of %d", p.Number, first.Number, p.Of)
			case p.Status == study.Equivalent && ok:
				t.Fatalf("point %d is equivalent, and a duplicate of %d", p.Number, first.Number)
			}
			if again, ok := s.Point(p.Number); !ok || again.Status != p.Status || again.Of != p.Of || again.Fingerprint != p.Fingerprint {
				t.Fatalf("asked for alone, point %d is %+v, want %+v", p.Number, again, p)
			}
		}
	})
}

// TestRemoveValue holds that without a value of an axis the study has all other
// points, and no others.
func TestRemoveValue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := drawStudy(t)
		r.entries = 0
		i := slices.IndexFunc(r.axes, func(a variable) bool { return len(a.values) > 1 })
		if i < 0 {
			return
		}
		gone := r.axes[i].path + "=" + r.axes[i].values[0] + " "
		var want []string
		for p := range load(t, r.text()).Points() {
			section, _, _ := strings.Cut(r.axes[i].path, ".")
			isScoped := section == "pytorch" || section == "vllm"
			l := line(p)
			if !strings.Contains(l, gone) || isScoped && !strings.Contains(l, "backend="+section+" ") {
				want = append(want, l)
			}
		}
		r.axes[i].values = r.axes[i].values[1:]
		var got []string
		for p := range load(t, r.text()).Points() {
			got = append(got, line(p))
		}
		if !slices.Equal(got, want) {
			t.Fatalf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	})
}

// TestOrders holds that every order runs each experiment once a cycle, with the
// right pauses, and that the study's identity does not depend on it.
func TestOrders(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := drawStudy(t)
		o := load(t, r.text()).Outcome()
		if o.Err() != nil {
			return // none runs
		}
		seen := map[[2]int]int{}
		last := study.RunOf{Index: -1}
		place := map[int][]int{} // of the points, cycle by cycle
		for run := range o.Runs() {
			if run.Index != last.Index+1 {
				t.Fatalf("run %d after %d", run.Index, last.Index)
			}
			want := study.ExperimentGap
			switch {
			case run.Index == 0:
				want = study.NoGap
			case run.Cycle > last.Cycle:
				want = study.CycleGap
			}
			if run.Gap != want {
				t.Fatalf("before run %d there is the pause %q, want %q", run.Index, run.Gap, want)
			}
			seen[[2]int{run.Number, run.Cycle}]++
			place[run.Cycle] = append(place[run.Cycle], run.Number)
			last = run
		}
		if len(seen) != o.Counts.Runs || last.Index != o.Counts.Runs-1 || o.Counts.Runs != o.Counts.Run*r.cycles {
			t.Fatalf("%d runs, %d different ones, want %d", last.Index, len(seen), o.Counts.Runs)
		}
		if r.order == "reversed" && r.cycles > 1 {
			slices.Reverse(place[2])
			if !slices.Equal(place[1], place[2]) {
				t.Fatalf("cycle 2 is not cycle 1 backwards: %v", place)
			}
		}
		other := r
		other.order, other.cycles = "interleaved", 1
		slices.Reverse(other.backends)
		if r.entries == 0 && load(t, other.text()).Outcome().Counts.Equivalent == 0 && o.Counts.Equivalent == 0 {
			if again := load(t, other.text()).Outcome(); again.Fingerprint() != o.Fingerprint() {
				t.Fatalf("in another order the fingerprint is another")
			}
		}
	})
}

// TestLatinSquare holds what a Williams design is for: over all of its rows each
// experiment comes directly after each other one equally often.
func TestLatinSquare(t *testing.T) {
	for m := 2; m <= 9; m++ {
		rows := m
		if m%2 == 1 {
			rows = 2 * m
		}
		text := fmt.Sprintf("model: gpt2\nsweep: {n: {min: 1, max: %d, step: 1}}\nexecution: {n_cycles: %d, cycle_order: latin_square}\n", m, rows)
		s, err := study.LoadBytes("study.yaml", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		after := map[[2]int]int{}
		last := study.RunOf{Index: -1}
		for run := range s.Outcome().Runs() {
			if run.Cycle == last.Cycle {
				after[[2]int{last.Number, run.Number}]++
			}
			last = run
		}
		if len(s.Outcome().Diagnostics) > 0 {
			t.Errorf("%d experiments: %v", m, s.Outcome().Diagnostics)
		}
		for pair, n := range after {
			if n != rows/m || len(after) != m*(m-1) {
				t.Errorf("%d experiments: %v %d times, want %d; %d pairs", m, pair, n, rows/m, len(after))
			}
		}
	}
}
