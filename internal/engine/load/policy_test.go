package load_test

import (
	"io/fs"
	"strings"
	"testing"
	mapfs "testing/fstest"
	"time"

	"github.com/llenergymeasure/llemcfg/cue"
	"github.com/llenergymeasure/llemcfg/internal/engine/cuelang"
	"github.com/llenergymeasure/llemcfg/internal/engine/load"
)

// policy is an engine of a definition that narrows the one of experiments, in a
// package of its own that imports it. Nothing is read from the disk.
func policy(t testing.TB, fields string, opts ...load.Option) (*load.Engine, error) {
	t.Helper()
	const schema = "github.com/llenergymeasure/llemcfg/cue"
	text := "package lab\n\nimport \"" + schema + ":llemcfg\"\n\n#Lab: llemcfg.#ExperimentConfig & {\n" + fields + "\n} @schema()\n"
	source, err := cuelang.ParseWith(mapfs.MapFS{"lab.cue": &mapfs.MapFile{Data: []byte(text)}}, map[string]fs.FS{schema: cue.Files})
	if err != nil {
		t.Fatal(err)
	}
	return load.FromCUE(source, "#Lab", opts...)
}

// TestPolicy holds that a definition may narrow another one, with defaults and
// messages of its own, in sections too.
func TestPolicy(t *testing.T) {
	const fields = `	n: *500 | (int & >=500) | error("this lab needs at least 500 prompts")
	decoder: preset: "deterministic"
	backend: "pytorch" | "vllm"`
	began := time.Now()
	e, err := policy(t, fields)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("made in %v", time.Since(began))
	literal, err := policy(t, fields, load.WithCUEVerdicts())
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"model: gpt2": "n: 500",
		"model: gpt2\nn: 600\ndecoder: {top_p: 0.9}": "temperature: 0.0",
		"model: gpt2\nn: 100":                        "this lab needs at least 500 prompts, not 100",
		"model: gpt2\nbackend: tensorrt":             "backend: must be one of pytorch, vllm",
		"model: gpt2\ndecoder: {preset: creative}":   "decoder.preset: must be one of deterministic",
		"model: gpt2\nprecison: fp16":                "did you mean precision?",
		"model: gpt2\ndecoder: {temperature: 3}":     "decoder.temperature: must be a number from 0 to 2, not 3",
	} {
		config, problems := resolve(t, e, load.Bytes("lab.yaml", []byte(text)))
		if got := config + strings.Join(problems, "\n"); !strings.Contains(got, want) {
			t.Errorf("%s: no %q in\n%s", text, want, got)
		}
		byCUE, cueProblems := resolve(t, literal, load.Bytes("lab.yaml", []byte(text)))
		if byCUE != config || (len(cueProblems) == 0) != (len(problems) == 0) {
			t.Errorf("%s\nthe description: %s%v\nCUE: %s%v", text, config, problems, byCUE, cueProblems)
		}
	}
	for fields, want := range map[string]string{
		"	m: 5":             "field not allowed",
		"	n: >=model":       "Lab.n",
		"	if true {n: 600}": "a condition that is no rule",
	} {
		if _, err := policy(t, fields); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", fields, err, want)
		}
	}
}
