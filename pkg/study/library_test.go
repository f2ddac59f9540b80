package study_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/llenergymeasure/llemcfg/pkg/diag"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
	"github.com/llenergymeasure/llemcfg/pkg/study"
)

// TestIdleTime has studies with the pauses and the warm-ups of their runs.
func TestIdleTime(t *testing.T) {
	const execution = "execution: {n_cycles: 3, cycle_order: %s, experiment_gap_seconds: 2, cycle_gap_seconds: 10}\n"
	for name, test := range map[string]struct {
		study         string
		gaps, warmUps time.Duration
	}{
		"one after the other": {
			"warmup: {thermal_floor_seconds: 30}\nsweep: {n: [1, 2]}\n" + fmt.Sprintf(execution, "interleaved"),
			(2*10 + 3*2) * time.Second, 6 * 30 * time.Second,
		},
		"all cycles of a point first": {
			"sweep: {n: [1, 2]}\n" + fmt.Sprintf(execution, "sequential"),
			(4*10 + 1*2) * time.Second, 6 * 60 * time.Second,
		},
		"warm-ups that vary": {
			"sweep: {warmup.thermal_floor_seconds: [30, 40.5]}\n" + fmt.Sprintf(execution, "interleaved"),
			(2*10 + 3*2) * time.Second, 211500 * time.Millisecond,
		},
		"warm-ups of an entry": {
			"n: 7\nexperiments: [{n: 1}, {warmup: {thermal_floor_seconds: 90}}]\n" + fmt.Sprintf(execution, "interleaved"),
			(2*10 + 3*2) * time.Second, 3 * (60 + 90) * time.Second,
		},
		"warm-ups of a backend": {
			"backend: [pytorch, vllm]\nsweep:\n  g: [{vllm.max_num_seqs: 8, warmup.thermal_floor_seconds: 50}]\n" + fmt.Sprintf(execution, "interleaved"),
			(2*10 + 3*2) * time.Second, 6 * 50 * time.Second,
		},
		"one run":   {"execution: {experiment_gap_seconds: 5, cycle_gap_seconds: 7, n_cycles: 1}\n", 0, 60 * time.Second},
		"none runs": {"exclude: [{n: 1}]\nsweep: {n: [1]}\n", 0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			s, err := study.LoadBytes("study.yaml", []byte("model: gpt2\n"+test.study))
			if err != nil {
				t.Fatal(err)
			}
			if got := s.Outcome().IdleTime(); got.Gaps != test.gaps || got.WarmUps != test.warmUps {
				t.Errorf("got %v and %v, want %v and %v", got.Gaps, got.WarmUps, test.gaps, test.warmUps)
			}
		})
	}
}

// TestOptions has options with what comes of a study that has a base.
func TestOptions(t *testing.T) {
	files := fstest.MapFS{
		"lab/study.yaml":  {Data: []byte("model: gpt2\nbase: ../base.yaml\nsweep: {n: [1, 2]}\n")},
		"base.yaml":       {Data: []byte("max_input_tokens: 100\nrandom_seed: 2\n")},
		"defaults.yaml":   {Data: []byte("max_input_tokens: 300\nmax_output_tokens: 30\nrandom_seed: 3\n")},
		"more.yaml":       {Data: []byte("max_output_tokens: 40\n")},
		"wrong.yaml":      {Data: []byte("max_output_tokens: 0\n")},
		"no-mapping.yaml": {Data: []byte("- 1\n")},
	}
	const plain = "n=1 100/128/2, n=2 100/128/2; lab/study.yaml base.yaml"
	for _, test := range []struct {
		name    string
		options []study.Option
		want    string
	}{
		{"none", nil, plain},
		{"defaults are below the base", []study.Option{study.WithDefaults("defaults.yaml")}, "n=1 100/30/2, n=2 100/30/2; lab/study.yaml defaults.yaml base.yaml"},
		{"the last defaults win", []study.Option{study.WithDefaults("defaults.yaml"), study.WithDefaults("more.yaml")}, "n=1 100/40/2, n=2 100/40/2; lab/study.yaml defaults.yaml more.yaml base.yaml"},
		{"assignments are above it", []study.Option{study.WithSet("random_seed=5", "max_input_tokens=7"), study.WithSet("random_seed=6")}, "n=1 7/128/6, n=2 7/128/6; lab/study.yaml base.yaml"},
		{"no such defaults", []study.Option{study.WithDefaults("none.yaml")}, "none.yaml: error: there is no such file [unreadable]"},
		{"defaults that are no mapping", []study.Option{study.WithDefaults("no-mapping.yaml")}, "no-mapping.yaml:1:1: error: the file holds a list and not a mapping of fields [not-a-mapping]"},
		{"defaults with an error", []study.Option{study.WithDefaults("wrong.yaml")}, "wrong.yaml:1:20: error: max_output_tokens: must be an integer of at least 1, not 0 [out-of-range]"},
		{"no assignment", []study.Option{study.WithSet("random_seed")}, "--set random_seed: error: \"random_seed\" is not an assignment: write path=value, such as n=200 [syntax]"},
		{"an assignment with an error", []study.Option{study.WithSet("max_input_tokens=0")}, "--set max_input_tokens=0: error: max_input_tokens: must be an integer of at least 1, not 0 [out-of-range]"},
		{"as many points", []study.Option{study.WithMaxPoints(2)}, plain},
		{"too many points", []study.Option{study.WithMaxPoints(1)}, "lab/study.yaml:3:1: error: sweep: the study has 2 points, and at most 1 is allowed; the only axis is n (2) [too-many-points]"},
		{"as many bytes", []study.Option{study.WithMaxBytes(50)}, plain},
		{"too many bytes", []study.Option{study.WithMaxBytes(49)}, "lab/study.yaml:1:1: error: the file is larger than 49 bytes [limit]"},
		{"one job", []study.Option{study.WithJobs(1)}, plain},
	} {
		t.Run(test.name, func(t *testing.T) {
			s, err := study.LoadFS(files, "lab/study.yaml", test.options...)
			if err != nil {
				if _, got, _ := strings.Cut(err.Error(), "\n"); got != test.want {
					t.Errorf("got  %s\nwant %s", got, test.want)
				}
				return
			}
			var points, names []string
			for p := range s.Points() {
				e, err := p.Experiment()
				if err != nil {
					t.Fatal(err)
				}
				points = append(points, fmt.Sprintf("n=%d %d/%d/%d", e.N, e.MaxInputTokens, e.MaxOutputTokens, e.RandomSeed))
			}
			for _, f := range s.Files {
				names = append(names, f.Name)
				if string(f.Data) != string(files[f.Name].Data) {
					t.Errorf("%s is %q", f.Name, f.Data)
				}
			}
			if got := strings.Join(points, ", ") + "; " + strings.Join(names, " "); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

// TestPoint holds that points are found by their numbers, those that do not run
// too, and that there are no others.
func TestPoint(t *testing.T) {
	s, err := study.LoadBytes("study.yaml", []byte("model: gpt2\nsweep: {precision: [bf16, fp16], n: [1, 2, 2]}\nexclude: [{precision: fp16, n: 1}]\nexperiments: [{precision: bf16, n: 2}, {decoder.preset: deterministic, n: 3}, {decoder.do_sample: false, n: 3}]\n"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for n := range s.Len() + 3 {
		p, ok := s.Point(n - 1)
		if !ok {
			got = append(got, fmt.Sprint(n-1, " is none"))
			continue
		}
		text := fmt.Sprint(p.Number, " ", p.Status)
		if p.Of > 0 {
			text += fmt.Sprint(" of ", p.Of)
		}
		if len(p.Fingerprint) != 64 || len(p.ConfigHash()) != 16 {
			text += fmt.Sprintf(" %q %q", p.Fingerprint, p.ConfigHash())
		}
		got = append(got, text)
	}
	want := []string{
		"-1 is none", "0 is none", "1 run", "2 run", "3 duplicate of 2", `4 excluded "" ""`, "5 run", "6 duplicate of 5",
		"7 duplicate of 2", "8 run", "9 equivalent of 8", "10 is none",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	for range s.Points() {
		break // the points that follow are not asked for
	}
	for range s.Outcome().Running() {
		break
	}
	for range s.Outcome().Runs() {
		break
	}
}

// TestWhere has assignments with the numbers of the points that have the value, or
// what is wrong with them.
func TestWhere(t *testing.T) {
	s, err := study.LoadBytes("study.yaml", []byte("model: gpt2\nsweep: {decoder.temperature: [0.5, 1.0], n: [1, 2], lora: [null, {adapter_id: a/b}]}\nexclude: [{n: 2}]\npassthrough_kwargs: {a: 1}\n"))
	if err != nil {
		t.Fatal(err)
	}
	for assignment, want := range map[string]string{
		"decoder.temperature=0.5":   "[1 2 3 4]",
		"decoder.temperature=1":     "[5 6 7 8]",
		"n=2":                       "[3 4 7 8]",
		"n=3":                       "[]",
		"lora.adapter_id=a/b":       "[2 4 6 8]",
		"lora.adapter_id=null":      "[1 3 5 7]",
		"lora=null":                 "[1 3 5 7]",
		"passthrough_kwargs.a=1":    "[1 2 3 4 5 6 7 8]",
		"passthrough_kwargs.a=1.0":  "[]",
		"passthrough_kwargs.b=null": "[]",
		"max_input_tokens=512":      "[1 2 3 4 5 6 7 8]",
		"n":                         "\"n\" is not an assignment",
		"lora=[1":                   "lora=[1: error: lora: the text is not YAML",
		"n=0":                       "n: must be an integer of at least 1, not 0",
		"decoder.heat=1":            "decoder.heat: there is no such field in decoder",
		"decoder[0]=1":              "",
	} {
		filter, err := s.Where(assignment)
		if err != nil {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%s: got %v, want %s", assignment, err, want)
			}
			continue
		}
		var numbers []int
		for p := range s.Points() {
			if filter.Matches(p) {
				numbers = append(numbers, p.Number)
			}
		}
		if got := fmt.Sprint(numbers); got != want {
			t.Errorf("%s: got %s, want %s", assignment, got, want)
		}
	}
}

// TestUnknownKeys has keys of a study that there are none of, with what is said
// instead, and the text that the fix writes.
func TestUnknownKeys(t *testing.T) {
	for key, want := range map[string]string{
		"presicion: fp16":    "did you mean precision? / safe precision",
		"swep: {}":           "did you mean sweep? / safe sweep",
		`"swep": {}`:         `did you mean sweep? / safe "sweep"`,
		"'swep' : {}":        `did you mean sweep? / safe "sweep"`,
		"top_p: 0.5":         "did you mean decoder.top_p?",
		"decoder.top_p: 0.5": "write it in its section, decoder: {top_p: …}, or as an axis below sweep",
		"zzzzzzzz: 1":        "remove it",
		"temprature: 1":      "did you mean decoder.temperature?",
		"modle: gpt2":        "did you mean model?",
	} {
		_, err := study.LoadBytes("study.yaml", []byte("model: gpt2\nexperiments: [{n: 1}]\n"+key+"\n"))
		var invalid *loader.ValidationError
		if !errors.As(err, &invalid) || len(invalid.Diagnostics) != 1 {
			t.Errorf("%s: %v", key, err)
			continue
		}
		d := invalid.Diagnostics[0]
		got := d.Suggestion
		if len(d.Fixes) > 0 {
			got += fmt.Sprintf(" / %s %s", map[bool]string{true: "safe", false: "unsafe"}[d.Fixes[0].Safe], d.Fixes[0].Edits[0].NewText)
		}
		if got != want || d.Code != diag.UnknownField || d.Line != 3 || d.Column != 1 || d.EndLine != 3 || d.EndColumn != 1+len(strings.TrimSpace(key[:strings.Index(key, ":")])) {
			t.Errorf("%s: got %q at %d:%d-%d:%d (%s), want %q", key, got, d.Line, d.Column, d.EndLine, d.EndColumn, d.Code, want)
		}
	}
}

// TestIs has documents with whether they are studies.
func TestIs(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       bool
	}{
		{"a.study.yaml", "", true},
		{"a.study.yml", "", true},
		{"a.study.json", "", true},
		{"a.study.txt", "", false},
		{"study.yaml", "model: gpt2", false},
		{"a.yaml", "model: gpt2\nsweep: {n: [1]}", true},
		{"a.yaml", "model: gpt2\nexperiments: [{n: 1}]", true},
		{"a.yaml", "model: sweep", false},
		{"a.yaml", `{"model": "gpt2", "s\u0077eep": {}}`, true},
		{"a.yaml", `"experiment\x73": []`, true},
		{"a.yaml", "sweep", false},
		{"a.yaml", "", false},
	} {
		if got := study.Is(test.name, []byte(test.text)); got != test.want {
			t.Errorf("%s, %q: got %v", test.name, test.text, got)
		}
	}
}

// TestShown holds what a study says of itself: what varies, the paths, and how many
// experiments are written out.
func TestShown(t *testing.T) {
	for _, test := range []struct{ name, study, want string }{
		{"one experiment", "", " 0"},
		{"experiments alone", "experiments: [{n: 1, precision: fp16}, {n: 2, decoder: {top_k: 1}}, {}]\n", "n precision decoder 3"},
		{
			"all that there is", `backend: [pytorch, vllm]
sweep:
  vllm.max_num_seqs: [1, 2]
  n: {min: 1, max: 2, step: 1}
  warmup.thermal_floor_seconds: 60
  sizes:
    - {decoder.top_k: [1, 2], decoder.top_p: 0.5}
    - {}
    - {precision: fp16, decoder.top_k: 5}
  pytorch.batch_size: {pow2: {min: 1, max: 4}}
  lora: [null, {adapter_id: a/b}]
experiments: [{backend: vllm, n: 1, random_seed: 5}]
`,
			`backend 2 [pytorch vllm] [backend]
n 2 [1 2] [n]
warmup.thermal_floor_seconds 1 [60] [warmup.thermal_floor_seconds]
group sizes 4 [] [decoder.top_k decoder.top_p precision]
lora 2 [null {adapter_id: a/b}] [lora]
pytorch.batch_size 3 [1 2 4] [pytorch.batch_size] of pytorch
vllm.max_num_seqs 2 [1 2] [vllm.max_num_seqs] of vllm
backend n warmup.thermal_floor_seconds decoder.top_k decoder.top_p precision lora pytorch.batch_size vllm.max_num_seqs random_seed 1`,
		},
	} {
		s, err := study.LoadBytes("study.yaml", []byte("model: gpt2\n"+test.study))
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		for _, a := range s.Axes() {
			if a.Group {
				b.WriteString("group ")
			}
			fmt.Fprint(&b, a.Name, " ", a.Options, " ", a.Values, " ", a.Paths)
			if a.Only != "" {
				b.WriteString(" of " + a.Only)
			}
			b.WriteString("\n")
		}
		fmt.Fprint(&b, strings.Join(s.Paths(), " "), " ", s.Entries())
		if got := b.String(); got != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", test.name, got, test.want)
		}
	}
}

// TestPointValues holds the values of a point, each as Go, YAML and JSON, with its
// place.
func TestPointValues(t *testing.T) {
	s, err := study.LoadBytes("study.yaml", []byte(`model: gpt2
sweep:
  decoder.temperature: {min: 1, max: 2, num: 2}
  lora: [null, {adapter_id: a/b}]
  passthrough_kwargs.x:
    - [1, 2.0, "3", true]
experiments:
  - {n: 7}
`))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, number := range []int{2, 5} {
		p, _ := s.Point(number)
		for _, c := range p.Coordinates() {
			got = append(got, fmt.Sprintf("%d:%d %s %v %s %s", c.Line, c.Column, c.Path, c.Value, c.Flow(), c.JSON()))
		}
	}
	want := []string{
		`3:24 decoder.temperature 1 1.0 1.0`,
		`4:16 lora map[adapter_id:a/b] {adapter_id: a/b} {"adapter_id":"a/b"}`,
		`6:7 passthrough_kwargs.x [1 2 3 true] [1, 2.0, "3", true] [1,2.0,"3",true]`,
		`8:9 n 7 7 7`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// TestStrict holds that an experiment that breaks an advisory is skipped where that
// is asked for, with the warning as an error.
func TestStrict(t *testing.T) {
	text := []byte("model: gpt2\ndecoder: {do_sample: false}\nsweep: {decoder.temperature: [0.5, 0.7, 1]}\n")
	for _, test := range []struct {
		want    string
		options []study.Option
	}{
		{`1 run 64 []
2 equivalent 64 []
3 equivalent 64 []
study.yaml:3:31: warning: decoder.temperature: has no effect when do_sample is false: the most likely token is always selected. Remove it, or set do_sample: true. In point 1. [no-effect]
`, nil},
		{`1 skipped 0 [study.yaml:3:31: error: decoder.temperature: has no effect when do_sample is false: the most likely token is always selected. Remove it, or set do_sample: true. [no-effect]]
2 skipped 0 [study.yaml:3:36: error: decoder.temperature: has no effect when do_sample is false: the most likely token is always selected. Remove it, or set do_sample: true. [no-effect]]
3 skipped 0 [study.yaml:3:41: error: decoder.temperature: has no effect when do_sample is false: the most likely token is always selected. Remove it, or set do_sample: true. [no-effect]]
study.yaml:1:1: error: no point of the study runs: 3 skipped: 3 for decoder.temperature: has no effect when do_sample is false: the most likely token is always selected. Remove it, or set do_sample: true. [nothing-runs]
`, []study.Option{study.WithStrict()}},
	} {
		s, err := study.LoadBytes("study.yaml", text, test.options...)
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		for p := range s.Points() {
			fmt.Fprintln(&b, p.Number, p.Status, len(p.Fingerprint), p.Reasons)
		}
		for _, d := range s.Outcome().Diagnostics {
			fmt.Fprintln(&b, d)
		}
		if b.String() != test.want {
			t.Errorf("got\n%swant\n%s", &b, test.want)
		}
	}
}

// TestStop holds that the points and runs that come before a program stops are those
// that would come anyway, however many are judged at once.
func TestStop(t *testing.T) {
	text := []byte("model: gpt2\nsweep: {n: {min: 1, max: 300, step: 1}}\nexecution: {n_cycles: 2, cycle_order: ")
	for _, jobs := range []int{1, 3} {
		for _, order := range []study.CycleOrder{study.Sequential, study.Interleaved, study.Reversed} {
			s, err := study.LoadBytes("study.yaml", append(text, order+"}\n"...), study.WithJobs(jobs))
			if err != nil {
				t.Fatal(err)
			}
			for _, stop := range []int{1, 256, 257, 300} {
				number := 0
				for p := range s.Points() {
					if number++; p.Number != number || p.Status != study.Run {
						t.Fatalf("%d jobs: point %d is %d, %s", jobs, number, p.Number, p.Status)
					}
					if number == stop {
						break
					}
				}
				if number != stop {
					t.Errorf("%d jobs: %d points, want %d", jobs, number, stop)
				}
				number = 0
				for r := range s.Outcome().Runs() {
					if r.Index != number {
						t.Fatalf("run %d is %d", number, r.Index)
					}
					if number++; number == stop {
						break
					}
				}
			}
		}
	}
}

// TestSameExperiments holds that studies with the same experiments have the same
// fingerprint, those beside equivalents too.
func TestSameExperiments(t *testing.T) {
	of := func(text string, options ...study.Option) string {
		s, err := study.LoadBytes("study.yaml", []byte("model: gpt2\n"+text), options...)
		if err != nil {
			t.Fatal(err)
		}
		return s.Outcome().Fingerprint()
	}
	one := of("decoder: {do_sample: false, temperature: 0.5}\n")
	two := of("decoder: {do_sample: false}\nsweep: {decoder.temperature: [0.5, 0.7, 0.5]}\n")
	three := of("decoder: {do_sample: false, temperature: 0.7}\n")
	if one != two || two == three || len(one) != 64 {
		t.Errorf("%s, %s and %s", one, two, three)
	}
	if a, b := of("sweep: {n: [1, 2, 3]}\n"), of("experiments: [{n: 3}, {n: 1}, {n: 2}, {n: 1}]\n"); a != b || a == one {
		t.Errorf("%s and %s", a, b)
	}
	if a, b := of("decoder: {do_sample: false}\nsweep: {n: [1, 2], decoder.temperature: [0.5, 0.7]}\n"), of("decoder: {do_sample: false, temperature: 0.5}\nsweep: {n: [2, 1]}\n"); a != b {
		t.Errorf("%s and %s", a, b)
	}
}

// TestBackendThatIsSet holds that a backend that is set replaces a list of them.
func TestBackendThatIsSet(t *testing.T) {
	text := []byte("model: gpt2\nbackend: [pytorch, vllm]\nsweep: {n: [1, 2]}\n")
	for set, want := range map[string]string{"": "4 [backend n]", "backend=vllm": "2 [n]", "random_seed=5": "4 [backend n]"} {
		var options []study.Option
		if set != "" {
			options = append(options, study.WithSet(set))
		}
		s, err := study.LoadBytes("study.yaml", text, options...)
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(s.Len(), " ", s.Paths()); got != want {
			t.Errorf("%s: got %s, want %s", set, got, want)
		}
	}
	if got := fmt.Sprint(study.Statuses()); got != "[run excluded skipped duplicate equivalent]" {
		t.Errorf("the statuses are %s", got)
	}
}

// TestTooManyWithoutSweep holds where it is said that there are too many points of a
// study without a sweep.
func TestTooManyWithoutSweep(t *testing.T) {
	for text, want := range map[string]string{
		"model: gpt2\nexperiments: [{n: 1}, {n: 2}]\n": "study.yaml:1:1: error: the study has 2 points, and at most 1 is allowed [too-many-points]",
		"model: gpt2\nbackend: [pytorch, vllm]\n":      "study.yaml:1:1: error: the study has 2 points, and at most 1 is allowed; the only axis is backend (2) [too-many-points]",
		"model: gpt2\nn: 5\n\nsweep:\n  n: [1, 2]\n":   "study.yaml:4:1: error: sweep: the study has 2 points, and at most 1 is allowed; the only axis is n (2) [too-many-points]",
	} {
		_, err := study.LoadBytes("study.yaml", []byte(text), study.WithMaxPoints(1))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %s", text, err, want)
		}
	}
}

// TestOriginsOfPoints holds which part of which file each value of a point comes from,
// and what it overrides.
func TestOriginsOfPoints(t *testing.T) {
	files := fstest.MapFS{
		"study.yaml": {Data: []byte(`base: base.yaml
max_input_tokens: 3
backend: [pytorch, vllm]
sweep:
  n: [1, 2]
  group:
    - {decoder.top_k: 5, lora: {adapter_id: a/b}}
experiments:
  - {backend: vllm, max_output_tokens: 6, decoder: {top_p: 0.5}}
`)},
		"base.yaml":     {Data: []byte("model: gpt2\nmax_input_tokens: 2\nrandom_seed: 7\nn: 3\n")},
		"defaults.yaml": {Data: []byte("max_input_tokens: 1\nprecision: fp16\n")},
	}
	s, err := study.LoadFS(files, "study.yaml", study.WithDefaults("defaults.yaml"), study.WithSet("random_seed=8"))
	if err != nil {
		t.Fatal(err)
	}
	for number, want := range map[int]string{
		1: `backend=pytorch study.yaml:3:11 (axis)
decoder.top_k=5 study.yaml:7:23 (row)
lora.adapter_id=a/b study.yaml:7:33 (row)
max_input_tokens=3 study.yaml:2:1 (shared), over 2 base.yaml:2:1 (base), over 1 defaults.yaml:1:1 (defaults)
model=gpt2 base.yaml:1:1 (base)
n=1 study.yaml:5:7 (axis), over 3 base.yaml:4:1 (base)
precision=fp16 defaults.yaml:2:1 (defaults)
random_seed=8 --set random_seed=8, over 7 base.yaml:3:1 (base)
`,
		5: `backend=vllm study.yaml:9:6 (entry)
decoder.top_p=0.5 study.yaml:9:53 (entry)
max_input_tokens=3 study.yaml:2:1 (shared), over 2 base.yaml:2:1 (base), over 1 defaults.yaml:1:1 (defaults)
max_output_tokens=6 study.yaml:9:21 (entry)
model=gpt2 base.yaml:1:1 (base)
n=3 base.yaml:4:1 (base)
precision=fp16 defaults.yaml:2:1 (defaults)
random_seed=8 --set random_seed=8, over 7 base.yaml:3:1 (base)
`,
	} {
		p, _ := s.Point(number)
		e, err := p.Experiment()
		if err != nil {
			t.Fatal(err)
		}
		var lines []string
		for _, o := range e.Origins() {
			if o.Kind() == loader.FromDefault || o.Kind() == loader.FromPreset {
				continue
			}
			line := fmt.Sprintf("%s=%s %s", o.Path, o.Flow(), o.Origin)
			for _, over := range o.Overrode {
				if over.Kind() != loader.FromDefault {
					line += fmt.Sprintf(", over %s %s", over.Flow(), over.Origin)
				}
			}
			lines = append(lines, line+"\n")
		}
		slices.Sort(lines)
		if got := strings.Join(lines, ""); got != want {
			t.Errorf("point %d: got\n%swant\n%s", number, got, want)
		}
	}
}
