package main

import (
	"encoding/json"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/llenergymeasure/llemcfg/pkg/loader"
)

// TestRun holds that both texts are the job that was read.
func TestRun(t *testing.T) {
	var out strings.Builder
	if err := run(&out, strings.NewReader("machine: gpu-1\nexperiment:\n  model: gpt2\n  decoder: {preset: creative}\n")); err != nil {
		t.Fatal(err)
	}
	asJSON, asYAML, _ := strings.Cut(out.String(), "\n---\n")
	var one, two Job
	if err := json.Unmarshal([]byte(asJSON), &one); err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal([]byte(asYAML), &two); err != nil {
		t.Fatal(err)
	}
	if one.Machine != "gpu-1" || one.Experiment.Decoder.TopP != 0.9 || two.Machine != one.Machine || len(loader.Diff(&one.Experiment, &two.Experiment)) > 0 {
		t.Errorf("%s", out.String())
	}
	if err := run(&out, strings.NewReader("machine: gpu-1\nexperiment: {model: gpt2, n: 0}\n")); err == nil {
		t.Error("n: 0 is valid")
	}
}
