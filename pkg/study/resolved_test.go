package study_test

import (
	"encoding/json"
	"testing"

	"github.com/llenergymeasure/llemcfg/pkg/study"
)

// TestResolve holds that what is quick is the same as what is slow.
func TestResolve(t *testing.T) {
	s, err := study.LoadBytes("study.yaml", []byte(`
model: gpt2
backend: [pytorch, vllm, tensorrt]
output_dir: results
sweep:
  precision: [bf16, fp16]
  pytorch.num_processes: [1, 2]
  vllm.tensor_parallel_size: [null, 4]
  tensorrt.tp_size: [8]
`))
	if err != nil {
		t.Fatal(err)
	}
	design := study.NewDesign()
	var gpus []int
	for p := range s.Outcome().Running() {
		experiment, err := p.Experiment()
		if err != nil {
			t.Fatal(err)
		}
		text, err := json.Marshal(experiment)
		if err != nil {
			t.Fatal(err)
		}
		r := p.Resolve()
		if string(r.JSON) != string(text) || r.ConfigHash != experiment.ConfigHash() || r.Backend != string(experiment.Backend) {
			t.Errorf("point %d is %+v, and %s", p.Number, r, text)
		}
		gpus = append(gpus, r.GPUs)
		design.Add(r)
	}
	if got, want := design.Hash(), s.Outcome().DesignHash(); got != want {
		t.Errorf("the design hash is %s, and %s", got, want)
	}
	for i, want := range []int{1, 2, 1, 2, 1, 4, 1, 4, 8, 8} {
		if i >= len(gpus) || gpus[i] != want {
			t.Fatalf("the GPUs are %v", gpus)
		}
	}
}
