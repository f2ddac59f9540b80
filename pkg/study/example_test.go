package study_test

import (
	"fmt"

	"github.com/llenergymeasure/llemcfg/pkg/loader"
	"github.com/llenergymeasure/llemcfg/pkg/study"
)

func ExampleLoadBytes() {
	s, err := study.LoadBytes("study.yaml", []byte(`
model: gpt2
sweep:
  precision: [fp16, bf16]
  decoder.temperature: [0.0, 1.0]
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	for p := range s.Points() {
		experiment, err := p.Experiment()
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(p.Number, p.Status, experiment.Precision, experiment.Decoder.Temperature)
	}
	// Output:
	// 1 run fp16 0
	// 2 run fp16 1
	// 3 run bf16 0
	// 4 run bf16 1
}

// The outcome has the counts, the reasons for what is skipped, and the runs in the
// order of execution.
func ExampleStudy_Outcome() {
	s, err := study.LoadBytes("study.yaml", []byte(`
model: gpt2
backend: [pytorch, vllm]
sweep:
  n: [100, 200]
  lora: [null, {adapter_id: my-org/my-lora, adapter_path: ./lora}]
execution: {n_cycles: 2, cycle_order: interleaved}
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	outcome := s.Outcome()
	fmt.Println(outcome.Counts.Points, "points,", outcome.Counts.Run, "run,", outcome.Counts.Skipped, "skipped")
	for _, reason := range outcome.Skips {
		fmt.Println(reason.Points, reason.Diagnostic.Path, "-", reason.Diagnostic.Message)
	}
	for run := range outcome.Runs() {
		fmt.Println(run.Index, "point", run.Number, "cycle", run.Cycle)
	}
	// Output:
	// 8 points, 4 run, 4 skipped
	// 4 lora - exactly one of adapter_id and adapter_path must be set, and both are. Keep adapter_id for an adapter on HuggingFace, or adapter_path for one on disk.
	// 0 point 1 cycle 1
	// 1 point 3 cycle 1
	// 2 point 5 cycle 1
	// 3 point 7 cycle 1
	// 4 point 1 cycle 2
	// 5 point 3 cycle 2
	// 6 point 5 cycle 2
	// 7 point 7 cycle 2
}

func ExampleStudy_Where() {
	s, err := study.LoadBytes("study.yaml", []byte("model: gpt2\nsweep: {n: [100, 200], precision: [fp16, bf16]}\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	filter, err := s.Where("precision=bf16")
	if err != nil {
		fmt.Println(err)
		return
	}
	for p := range s.Points() {
		if filter.Matches(p) {
			c := p.Coordinates()
			fmt.Println(p.Number, c[0].Path, c[0].Value, c[1].Path, c[1].Value)
		}
	}
	// Output:
	// 2 n 100 precision bf16
	// 4 n 200 precision bf16
}

// A lab's policy skips the points that it refuses.
func ExampleWithPolicy() {
	policy, err := loader.ParsePolicy("lab.cue", []byte(`n: *500 | (int & >=500) | error("must be at least 500 in this lab")`))
	if err != nil {
		fmt.Println(err)
		return
	}
	s, err := study.LoadBytes("study.yaml", []byte("model: gpt2\nsweep: {n: [100, 500]}\n"), study.WithPolicy(policy))
	if err != nil {
		fmt.Println(err)
		return
	}
	for p := range s.Points() {
		fmt.Println(p.Number, p.Status)
		for _, reason := range p.Reasons {
			fmt.Println(" ", reason)
		}
	}
	// Output:
	// 1 skipped
	//   study.yaml:2:13: error: n: must be at least 500 in this lab (lab.cue:1) [not-allowed]
	// 2 run
}
