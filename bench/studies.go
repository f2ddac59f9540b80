package main

import (
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"text/tabwriter"
	"time"

	"github.com/llenergymeasure/llemcfg/pkg/study"
)

// thousandPoints is a study of 1,000 experiments; scripts/pydantic_study.py has the
// same axes.
const thousandPoints = `model: gpt2
sweep:
  n: {min: 1, max: 1, step: 1}
  precision: [bf16, fp16]
  decoder.temperature: {min: 0.1, max: 1.0, num: 10}
  max_output_tokens: {pow2: {min: 16, max: 256}}
  pytorch.batch_size: {pow2: {min: 1, max: 512}}
`

// studies expands a study, judges and deduplicates its points, in each way that
// can run here.
func studies(o options) error {
	fmt.Printf("\nA study of 1,000 experiments, expanded, judged and deduplicated; µs an experiment:\n\n")
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "| \t| µs\t| × llemcfg\t|")
	fmt.Fprintln(w, "|---\t|---\t|---\t|")
	var first float64
	row := func(name string, micros float64) {
		if first == 0 {
			first = micros
		}
		fmt.Fprintf(w, "| %s\t| %.1f\t| %.1f\t|\n", name, micros, micros/first)
	}
	for _, jobs := range []int{1, 2} {
		var best time.Duration
		for pass := range o.passes {
			var err error
			d := repeat(5, func() { err = expand(jobs) })
			if err != nil {
				return err
			}
			if pass == 0 || d < best {
				best = d
			}
		}
		row(fmt.Sprintf("llemcfg, %d at once", jobs), float64(best.Nanoseconds())/1000/1000)
	}
	needs := scripts[0].needs
	if exec.Command(needs[0], needs[1:]...).Run() == nil {
		output, err := exec.Command("python3", "scripts/pydantic_study.py", "1").Output()
		if err != nil {
			return fmt.Errorf("pydantic_study.py: %w", err)
		}
		var points int
		var micros float64
		if _, err := fmt.Sscan(string(output), &points, &micros); err != nil || points != 1000 {
			return fmt.Errorf("pydantic_study.py prints %s", strconv.Quote(string(output)))
		}
		row("Python: itertools.product, Pydantic 2, hashlib", micros)
	}
	return w.Flush()
}

func expand(jobs int) error {
	s, err := study.LoadBytes("study.yaml", []byte(thousandPoints), study.WithJobs(jobs))
	if err != nil {
		return err
	}
	if run := s.Outcome().Counts.Run; run != 1000 {
		return fmt.Errorf("the study has %d experiments that run", run)
	}
	return nil
}
