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
