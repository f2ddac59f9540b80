package study_test

import (
	"fmt"
	"testing"

	"github.com/llenergymeasure/llemcfg/pkg/study"
)

// BenchmarkOutcome expands, judges, deduplicates and counts studies of 1e3 to 1e6
// points, on one core and on two.
func BenchmarkOutcome(b *testing.B) {
	for _, thousands := range []int{1, 10, 100, 1000} {
		text := fmt.Sprintf(`model: gpt2
sweep:
  n: {min: 1, max: %d, step: 1}
  precision: [bf16, fp16]
  decoder.temperature: {min: 0.1, max: 1.0, num: 10}
  max_output_tokens: {pow2: {min: 16, max: 256}}
  pytorch.batch_size: {pow2: {min: 1, max: 512}}
`, thousands)
		for _, jobs := range []int{1, 2} {
			b.Run(fmt.Sprintf("points=%d000/jobs=%d", thousands, jobs), func(b *testing.B) {
				b.ReportAllocs()
				points := 0
				for b.Loop() {
					s, err := study.LoadBytes("study.yaml", []byte(text), study.WithJobs(jobs))
					if err != nil {
						b.Fatal(err)
					}
					if points = s.Outcome().Counts.Run; points != thousands*1000 {
						b.Fatal(points)
					}
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*points), "ns/point")
			})
		}
	}
}
