package loader_test

import (
	"os"
	"strings"
	"testing"

	"github.com/llenergymeasure/llemcfg/pkg/diag"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
)

const lab = "../../testdata/examples/policy/lab.cue"

func withPolicy(t *testing.T) *loader.Loader {
	t.Helper()
	text, err := os.ReadFile(lab)
	if err != nil {
		t.Fatal(err)
	}
	policy, err := loader.ParsePolicy("lab.cue", text)
	if err != nil {
		t.Fatal(err)
	}
	return loader.New(loader.WithPolicy(policy))
}

// TestPolicy holds what a lab's policy refuses, in whose words and for which
// reason.
func TestPolicy(t *testing.T) {
	l := withPolicy(t)
	for text, want := range map[string]string{
		"model: gpt2":                                                          "",
		"model: gpt2\nn: 100":                                                  "e.yaml:2:4: error: n: must be at least 500 in this lab (lab.cue:12) [not-allowed]",
		"model: gpt2\nn: 0":                                                    "e.yaml:2:4: error: n: must be an integer of at least 1, not 0 [out-of-range]",
		"model: gpt2\nbackend: pytorch":                                        `e.yaml:2:10: error: backend: must be "vllm", not "pytorch" (lab.cue:9) [not-allowed]`,
		"model: gpt2\nprecision: fp32":                                         "e.yaml:2:12: error: precision: must be fp16 or bf16: the lab's GPUs are slow in fp32 (lab.cue:14) [not-allowed]",
		"model: gpt2\ndecoder: {preset: creative}":                             `e.yaml:2:19: error: decoder.preset: must be "deterministic", not "creative" (lab.cue:16) [not-allowed]`,
		"model: gpt2\nlora: {adapter_id: x}":                                   "e.yaml:2:1: error: lora: adapters are measured merged in this lab. Write merge_weights: true. (lab.cue:18) [conflict]",
		"model: gpt2\nlora: {adapter_id: x, merge_weights: true}":              "",
		"model: gpt2\nn: 3\nfoo: 1\nbackend: vllm\nvllm: {quantization: int8}": "e.yaml:2:4: error: n: must be at least 500 in this lab (lab.cue:12) [not-allowed]\ne.yaml:3:1: error: foo: there is no such field [unknown-field]\ne.yaml:5:22: error: vllm.quantization: must be one of awq, gptq, fp8, or null, not \"int8\" [not-allowed]",
	} {
		_, err := l.LoadBytes("e.yaml", []byte(text))
		var got []string
		if err != nil {
			for _, d := range diag.Of(err) {
				got = append(got, d.String())
			}
		}
		if strings.Join(got, "\n") != want {
			t.Errorf("%s\ngot  %s\nwant %s", text, strings.Join(got, "\n"), want)
		}
	}
}

// TestPolicyExplains holds that the rules of the schema are explained with the
// defaults of the policy.
func TestPolicyExplains(t *testing.T) {
	for name, test := range map[string]struct{ policy, text, want string }{
		"the backend of the policy":   {`backend: "vllm"`, "model: gpt2\nvllm: {max_num_seqs: 8}\nn: 0", "e.yaml:3:4: error: n: must be an integer of at least 1, not 0 [out-of-range]"},
		"a preferred backend":         {`#default: backend: "vllm"`, "model: gpt2\nvllm: {max_num_seqs: 8}\nn: 0", "e.yaml:3:4: error: n: must be an integer of at least 1, not 0 [out-of-range]"},
		"the model of the policy":     {`model: "gpt2"`, "n: 0", "e.yaml:1:4: error: n: must be an integer of at least 1, not 0 [out-of-range]"},
		"a default of a section":      {"#default: {\n\tbackend: \"vllm\"\n\tvllm: max_num_seqs: 8\n}", "model: gpt2\nbackend: pytorch", `lab.cue:3:8: error: vllm: config section provided but backend="pytorch". Remove the vllm: section or set backend: vllm. [section-mismatch]`},
		"another backend than theirs": {`#default: backend: "vllm"`, "model: gpt2\nbackend: pytorch", ""},
	} {
		policy, err := loader.ParsePolicy("lab.cue", []byte(test.policy))
		if err != nil {
			t.Fatal(err)
		}
		_, err = loader.New(loader.WithPolicy(policy)).LoadBytes("e.yaml", []byte(test.text))
		var got []string
		for _, d := range diag.Of(err) {
			got = append(got, d.String())
		}
		if strings.Join(got, "\n") != test.want {
			t.Errorf("%s\ngot  %s\nwant %s", name, strings.Join(got, "\n"), test.want)
		}
	}
}

// TestPolicyPrefers holds that a preferred default has to be valid, and is
// replaced by whatever a file states.
func TestPolicyPrefers(t *testing.T) {
	for text, want := range map[string]string{
		"#default: n: 0":                          "lab.cue:1:11: error: the policy is not valid: #default.n: must be an integer of at least 1 [schema]",
		"#default: {\n\tnn: 1\n}":                 "lab.cue:2:2: error: the policy is not valid: #default.nn: field not allowed [schema]",
		"#default: vllm: max_num_seqs: 8":         "lab.cue:1:1: error: the policy is not valid: #default: vllm: config section provided but backend=\"pytorch\"",
		"#default: n: int":                        "lab.cue:1:11: error: the policy is not valid: #default.n must be a value [schema]",
		"n: *600 | (int & >=600)\n#default: n: 1": "lab.cue:2:11: error: the policy is not valid: #default.n: ",
	} {
		_, err := loader.ParsePolicy("lab.cue", []byte(text))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s\ngot  %v\nwant %s", text, err, want)
		}
	}
	policy, err := loader.ParsePolicy("lab.cue", []byte("#default: {\n\tn: 500\n\tdecoder: top_p: 0.9\n}"))
	if err != nil {
		t.Fatal(err)
	}
	e, err := loader.New(loader.WithPolicy(policy)).LoadBytes("e.yaml", []byte("model: gpt2\ndecoder: {top_p: 1.0}"))
	if err != nil || e.N != 500 || e.Decoder.TopP != 1 || e.Decoder.TopK != 50 {
		t.Fatalf("%v %+v", err, e)
	}
	if o, _ := e.Origin("n"); o.Origin != "lab.cue:2:2" || len(o.Overrode) != 1 || o.Overrode[0].Origin != "default" {
		t.Errorf("%+v", o)
	}
}

// TestPolicyDefaults holds that an experiment is resolved with the defaults of
// the policy.
func TestPolicyDefaults(t *testing.T) {
	e, err := withPolicy(t).LoadBytes("e.yaml", []byte("model: gpt2"))
	if err != nil {
		t.Fatal(err)
	}
	if e.N != 500 || e.Backend != loader.BackendVLLM || e.Precision != loader.PrecisionBF16 || e.Decoder.DoSample || e.MaxInputTokens != 512 {
		t.Errorf("%+v", e.ExperimentConfig)
	}
}
