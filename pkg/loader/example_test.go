package loader_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"testing/fstest"

	"github.com/llenergymeasure/llemcfg/pkg/diag"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
)

// A lab's defaults, a file and a flag make one experiment.
func ExampleLoader_LoadLayers() {
	fsys := fstest.MapFS{"defaults.yaml": {Data: []byte("n: 500\ndecoder: {preset: deterministic}\n")}}
	experiment, err := loader.New().LoadLayers(
		loader.FS(fsys, "defaults.yaml"),
		loader.Bytes("experiment.yaml", []byte("model: gpt2\nn: 200\n")),
		loader.Set("--set", "decoder.top_k=10"),
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(experiment.Model, experiment.N, experiment.Decoder.Temperature, experiment.Decoder.TopK)
	// Output: gpt2 200 0 10
}

func ExampleMap() {
	experiment, err := loader.New().LoadLayers(loader.Map("sweep", map[string]any{
		"model": "gpt2", "backend": "vllm", "vllm": map[string]any{"max_num_seqs": 64},
	}))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(*experiment.VLLM.MaxNumSeqs)
	// Output: 64
}

func ExampleTyped() {
	experiment, err := loader.New().LoadLayers(
		loader.Bytes("experiment.yaml", []byte("model: gpt2\nbackend: vllm\n")),
		loader.Typed("sweep", "vllm", loader.VLLMConfig{MaxNumSeqs: new(int64(64))}),
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	origin, _ := experiment.Origin("vllm.max_num_seqs")
	fmt.Println(origin.Value, origin.Statement.Origin)
	// Output: 64 sweep
}

// A program changes a loaded config and has it validated again.
func ExampleLoader_Resolve() {
	l := loader.New()
	experiment, err := l.LoadBytes("experiment.yaml", []byte("model: gpt2\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	config := experiment.ExperimentConfig
	config.N = 250
	changed, err := l.Resolve(config)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, change := range loader.Diff(experiment, changed) {
		fmt.Println(change.Path, change.Old.Value, "->", change.New.Value)
	}
	config.N = 0
	_, err = l.Resolve(config)
	fmt.Println(errors.Is(err, diag.OutOfRange))
	// Output:
	// n 100 -> 250
	// true
}

func ExampleExperiment_Origin() {
	experiment, err := loader.New().LoadBytes("experiment.yaml", []byte("model: gpt2\ndecoder:\n  preset: creative\n  top_p: 0.5\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	origin, _ := experiment.Origin("decoder.top_p")
	fmt.Println(origin.Flow(), "from", origin.Statement.Origin)
	for _, below := range origin.Overrode {
		fmt.Println("  over", below.Flow(), "from", below.Origin)
	}
	// Output:
	// 0.5 from experiment.yaml:4:3
	//   over 0.9 from preset creative
	//   over 1.0 from default
}

func ExampleDiffDefaults() {
	experiment, err := loader.New().LoadBytes("experiment.yaml", []byte("model: gpt2\nn: 5\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, change := range loader.DiffDefaults(experiment) {
		fmt.Println(change.Path, change.New.Flow())
	}
	// Output:
	// model gpt2
	// n 5
}

func ExampleWithPolicy() {
	policy, err := loader.ParsePolicy("lab.cue", []byte(`
import "github.com/llenergymeasure/llemcfg/cue:llemcfg"

llemcfg.#ExperimentConfig

n: *500 | (int & >=500) | error("must be at least 500 in this lab")
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	_, err = loader.New(loader.WithPolicy(policy)).LoadBytes("experiment.yaml", []byte("model: gpt2\nn: 5\n"))
	for _, d := range diag.Of(err) {
		fmt.Println(d)
	}
	// Output: experiment.yaml:2:4: error: n: must be at least 500 in this lab (lab.cue:6) [not-allowed]
}

// An experiment is a named field of a program's own struct.
func ExampleExperiment() {
	type job struct {
		Name       string            `json:"name"`
		Experiment loader.Experiment `json:"experiment"`
	}
	var j job
	err := json.Unmarshal([]byte(`{"name": "first", "experiment": {"model": "gpt2", "n": 5}}`), &j)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(j.Name, j.Experiment.Model, j.Experiment.N, j.Experiment.Precision)

	err = json.Unmarshal([]byte(`{"name": "second", "experiment": {"model": "gpt2", "nn": 5}}`), &j)
	fmt.Println(diag.Of(err)[0])
	// Output:
	// first gpt2 5 bf16
	// JSON: error: nn: there is no such field [unknown-field]
}

// Any encoder reads an experiment that it wrote, strictly.
func ExampleExperiment_UnmarshalJSON() {
	text, err := json.Marshal(struct {
		Name   string
		Config map[string]any
	}{"first", map[string]any{"model": "gpt2", "n": 0}})
	if err != nil {
		fmt.Println(err)
		return
	}
	var job struct {
		Name   string
		Config loader.Experiment
	}
	fmt.Println(json.Unmarshal(text, &job))
	// Output:
	// JSON is not valid
	// JSON: error: n: must be an integer of at least 1, not 0 [out-of-range]
}

// Advisories are about what is valid and likely not meant.
func ExampleExperiment_Advisories() {
	experiment, err := loader.New().LoadBytes("experiment.yaml", []byte("model: gpt2\ndecoder: {do_sample: false, temperature: 0.7}\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, d := range experiment.Advisories() {
		fmt.Println(d)
	}
	experiment.Decoder.DoSample = true
	fmt.Println(len(experiment.Advisories()))
	// Output:
	// experiment.yaml:2:29: warning: decoder.temperature: has no effect when do_sample is false: the most likely token is always selected. Remove it, or set do_sample: true. [no-effect]
	// 0
}

func ExampleLoader_LoadUserConfigFrom() {
	getenv := func(name string) string { return map[string]string{"LLEM_DATACENTER_PUE": "1.2"}[name] }
	settings, err := loader.New().LoadUserConfigFrom("", getenv)
	if err != nil {
		fmt.Println(err)
		return
	}
	origin, _ := settings.Origin("measurement.datacenter_pue")
	fmt.Println(settings.UI.Verbosity, origin.Flow(), "from", origin.Statement.Origin)
	// Output:
	// standard 1.2 from LLEM_DATACENTER_PUE
}
