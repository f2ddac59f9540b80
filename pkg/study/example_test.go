package study_test

import (
	"fmt"

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
