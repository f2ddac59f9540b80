package study_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/llenergymeasure/llemcfg/pkg/loader"
	"github.com/llenergymeasure/llemcfg/pkg/study"
)

// TestPolicy holds what becomes of the points of a study under a lab's policy, and
// that each that runs is the experiment that a file with a policy is.
func TestPolicy(t *testing.T) {
	for name, test := range map[string]struct{ policy, study, want string }{
		"a value of an axis": {
			`n: *500 | (int & >=500) | error("too few")`,
			"model: gpt2\nsweep: {n: [100, 500, 600]}\n",
			"1 skipped too few (lab.cue:1), 2 run, 3 run",
		},
		"the default is a duplicate": {
			`n: *500 | (int & >=500)`,
			"model: gpt2\nsweep:\n  sizes: [{}, {n: 500}, {n: 600}]\n",
			"1 run, 2 duplicate of 1, 3 run",
		},
		"a preferred default": {
			`#default: n: 500`,
			"model: gpt2\nsweep:\n  sizes: [{}, {n: 500}, {n: 100}]\n",
			"1 run, 2 duplicate of 1, 3 run",
		},
		"the backend of the policy has its section": {
			`backend: "vllm"`,
			"model: gpt2\nvllm: {max_num_seqs: 8}\nsweep: {n: [1, 2]}\n",
			"1 run, 2 run",
		},
		"a preferred backend": {
			`#default: backend: "vllm"`,
			"model: gpt2\nvllm: {max_num_seqs: 8}\nsweep: {n: [1, 2]}\n",
			"1 run, 2 run",
		},
		"what is excluded has the defaults of the policy": {
			`n: *500 | (int & >=500)`,
			"model: gpt2\nsweep: {precision: [fp16, bf16]}\nexclude: [{n: 500, precision: fp16}]\n",
			"1 excluded, 2 run",
		},
		"what the policy supplies is not missing": {
			`model: "gpt2"`,
			"sweep: {n: [1, 2]}\n",
			"1 run, 2 run",
		},
		"what the schema refuses stays refused": {
			`backend: "vllm" | "pytorch"`,
			"model: gpt2\nexperiments: [{backend: vllm, pytorch: {batch_size: 1}}, {backend: vllm}, {backend: tensorrt}]\n",
			`1 skipped config section provided but backend="vllm". Remove the pytorch: section or set backend: pytorch., 2 run, 3 skipped must be "vllm" or "pytorch", not "tensorrt" (lab.cue:1)`,
		},
		"a rule": {
			"#added: short: {\n\tcode: \"conflict\"\n\tat: \"n\"\n\tforbids: {a: {path: \"n\", is: 7}}\n\treason: \"seven is taken\"\n\tremedy: \"Take eight\"\n}",
			"model: gpt2\nsweep: {n: [7, 8]}\n",
			"1 skipped seven is taken. Take eight. (lab.cue:1), 2 run",
		},
	} {
		t.Run(name, func(t *testing.T) {
			policy, err := loader.ParsePolicy("lab.cue", []byte(test.policy))
			if err != nil {
				t.Fatal(err)
			}
			s, err := study.LoadBytes("s.yaml", []byte(test.study), study.WithPolicy(policy))
			if err != nil {
				t.Fatal(err)
			}
			if !slices.ContainsFunc(s.Files, func(f study.File) bool { return f.Name == "lab.cue" && string(f.Data) == test.policy }) {
				t.Error("the policy is not among the files")
			}
			var got []string
			for p := range s.Points() {
				text := fmt.Sprint(p.Number, " ", p.Status)
				switch p.Status {
				case study.Skipped:
					text += " " + p.Reasons[0].Message
				case study.Duplicate:
					text += fmt.Sprint(" of ", p.Of)
				case study.Run:
					checkPoint(t, p, policy)
				}
				got = append(got, text)
			}
			if got := strings.Join(got, ", "); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

// checkPoint holds that a point is the experiment of its file, with the policy and,
// resolved, without it.
func checkPoint(t *testing.T, p study.Point, policy *loader.Policy) {
	t.Helper()
	e, err := p.Experiment()
	if err != nil {
		t.Fatal(err)
	}
	text, err := p.YAML()
	if err != nil {
		t.Fatal(err)
	}
	alone, err := loader.New(loader.WithPolicy(policy)).LoadBytes("point.yaml", text)
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	resolved, err := e.YAML()
	if err != nil {
		t.Fatal(err)
	}
	plain, err := loader.New().LoadBytes("resolved.yaml", resolved)
	if err != nil {
		t.Fatalf("the policy allows what the schema refuses: %v\n%s", err, resolved)
	}
	for _, other := range []*loader.Experiment{e, alone, plain} {
		if other.Fingerprint() != p.Fingerprint {
			t.Errorf("point %d has another fingerprint than its experiment", p.Number)
		}
	}
	if p.ConfigHash() != e.ConfigHash() {
		t.Errorf("point %d has another config_hash than its experiment", p.Number)
	}
}

// TestPolicyNothingRuns holds the errors of a study that a policy refuses whole.
func TestPolicyNothingRuns(t *testing.T) {
	policy, err := loader.ParsePolicy("lab.cue", []byte("n: >=500"))
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"model: gpt2\nsweep: {n: [1, 2]}\n":               "s.yaml:1:1: error: no point of the study runs: 2 skipped: 1 for n: must be at least 500, not 1 (lab.cue:1); 1 for n: must be at least 500, not 2 (lab.cue:1) [nothing-runs]",
		"model: gpt2\nsweep: {precision: [fp16, bf16]}\n": "s.yaml:1:1: error: n: must be at least 500, and is not set (lab.cue:1); no experiment of this study has it [missing-field]",
	} {
		s, err := study.LoadBytes("s.yaml", []byte(text), study.WithPolicy(policy))
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Outcome().Err(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s\ngot  %v\nwant %s", text, err, want)
		}
	}
}

// TestMisuse holds that a program that gives an option nonsense is told so.
func TestMisuse(t *testing.T) {
	for want, opt := range map[string]study.Option{
		"an option is nil":                               nil,
		"read one with loader.LoadPolicy":                study.WithPolicy(nil),
		"WithMaxBytes: error: the number must be at":     study.WithMaxBytes(0),
		"WithMaxPoints: error: the number must be at":    study.WithMaxPoints(-1),
		"WithJobs: error: the number must be at least 1": study.WithJobs(0),
		"WithPolicy: error: there is no policy":          study.WithPolicy(&loader.Policy{}),
		"WithUserSettings: error: the settings are nil":  study.WithUserSettings(nil),
	} {
		_, err := study.LoadBytes("s.yaml", []byte("model: gpt2\nsweep: {n: [1]}"), opt)
		if !errors.As(err, new(*loader.ConfigError)) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", want, err)
		}
	}
	if _, err := study.LoadFS(nil, "s.yaml"); !errors.As(err, new(*loader.ConfigError)) || !strings.Contains(err.Error(), "the file system is nil") {
		t.Errorf("%v", err)
	}
}
