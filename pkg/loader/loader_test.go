package loader_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	cueerrors "cuelang.org/go/cue/errors"
	"gopkg.in/yaml.v3"

	"github.com/llenergymeasure/llemcfg/pkg/diag"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
)

func Example() {
	experiment, err := loader.New().LoadBytes("experiment.yaml", []byte(`
model: gpt2
backend: vllm
dataset: {n: 10}
decoder: {preset: deterministic}
vllm: {max_num_seqs: 64}
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(experiment.Model, experiment.Backend == loader.BackendVLLM, experiment.Precision)
	fmt.Println(experiment.Decoder.IsDeterministic(), *experiment.VLLM.MaxNumSeqs, experiment.VLLM.Quantization)
	switch dataset := experiment.Dataset.(type) {
	case loader.DatasetName:
		fmt.Println("built-in", dataset)
	case loader.SyntheticDatasetConfig:
		fmt.Println("synthetic", dataset.N, dataset.InputLen)
	}
	// Output:
	// gpt2 true bf16
	// true 64 <nil>
	// synthetic 10 512
}

func ExampleValidationError() {
	_, err := loader.New().LoadBytes("experiment.yaml", []byte("model: gpt2\nn: 0\nprecison: fp16\n"))
	var invalid *loader.ValidationError
	if errors.As(err, &invalid) {
		for _, d := range invalid.Diagnostics {
			fmt.Println(d)
			fmt.Printf("  help: %q\n", d.Suggestion)
		}
	}
	// Output:
	// experiment.yaml:2:4: error: n: must be an integer of at least 1, not 0 [out-of-range]
	//   help: ""
	// experiment.yaml:3:1: error: precison: there is no such field [unknown-field]
	//   help: "did you mean precision?"
}

// TestCUEError holds that CUE's own error is there, as CUE has it, for who asks
// for it by name or by type.
func TestCUEError(t *testing.T) {
	l := loader.New()
	_, err := l.LoadBytes("experiment.yaml", []byte("model: gpt2\nn: 0\n"))
	var invalid *loader.ValidationError
	var cueError cueerrors.Error
	if !errors.As(err, &invalid) || !errors.As(err, &cueError) {
		t.Fatalf("no CUE error in %T", err)
	}
	if got := cueError.Path(); strings.Join(got, ".") != "#ExperimentConfig.n" && strings.Join(got, ".") != "n" {
		t.Errorf("path %v", got)
	}
	if invalid.CUEError() != error(cueError) {
		t.Errorf("%v is not %v", invalid.CUEError(), cueError)
	}
	_, err = l.LoadBytes("experiment.yaml", []byte("model: gpt2\nn: 5\nn: 5\n"))
	if errors.As(err, &cueError) {
		t.Errorf("CUE cannot see a key that is written twice, and says %v", cueError)
	}
}

// TestErrorsAs holds what errors.Is and errors.As tell of either error.
func TestErrorsAs(t *testing.T) {
	l := loader.New()
	_, invalid := l.LoadBytes("a.yaml", []byte("model: gpt2\nn: 0\nprecison: fp8\n"))
	_, missing := l.Load("missing.yaml")
	for _, test := range []struct {
		err     error
		is, not diag.Code
		first   string
	}{
		{invalid, diag.OutOfRange, diag.Syntax, "a.yaml:2:4: error: n: must be an integer of at least 1, not 0 [out-of-range]"},
		{invalid, diag.UnknownField, diag.Unreadable, "a.yaml:2:4: error: n: must be an integer of at least 1, not 0 [out-of-range]"},
		{missing, diag.Unreadable, diag.OutOfRange, "missing.yaml: error: there is no such file [unreadable]"},
	} {
		err := fmt.Errorf("wrapped: %w", test.err)
		var first *diag.Diagnostic
		var value diag.Diagnostic
		switch all := diag.Of(err); {
		case !errors.Is(err, test.is) || errors.Is(err, test.not):
			t.Errorf("%v: code", err)
		case !errors.As(err, &first) || first.String() != test.first || !errors.As(err, &value) || value.String() != test.first:
			t.Errorf("%v: the first is %v", err, first)
		case len(all) == 0 || all[0].String() != test.first:
			t.Errorf("%v: %v", err, all)
		}
	}
	if got := diag.Of(io.EOF); got != nil {
		t.Errorf("%v", got)
	}
	if !errors.Is(missing, fs.ErrNotExist) || errors.Is(invalid, fs.ErrNotExist) {
		t.Error("fs.ErrNotExist")
	}
	// CUE would make thousands.
	if n := testing.AllocsPerRun(10, func() { _ = errors.Is(invalid, fs.ErrNotExist) }); n > 0 {
		t.Errorf("errors.Is makes %v allocations", n)
	}
}

// TestConfigError holds that what is no config at all is told from what the
// schema refuses.
func TestConfigError(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "folder.yaml"), 0o755); err != nil {
		t.Fatal(err)
	}
	l := loader.New(loader.WithMaxBytes(100))
	for name, code := range map[string]diag.Code{
		filepath.Join(dir, "missing.yaml"): diag.Unreadable,
		filepath.Join(dir, "folder.yaml"):  diag.Unreadable,
	} {
		_, err := l.Load(name)
		var config *loader.ConfigError
		if !errors.As(err, &config) || config.Diagnostics[0].Code != code || config.Err == nil {
			t.Errorf("%s: %#v", name, err)
		}
	}
	if _, err := l.Load(filepath.Join(dir, "missing.yaml")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the error of the operating system is lost: %v", err)
	}
	for text, code := range map[string]diag.Code{
		"a: [":                               diag.Syntax,
		"":                                   diag.NotAMap,
		"- a":                                diag.NotAMap,
		"a: \xff":                            diag.Encoding,
		"model: " + strings.Repeat("x", 200): diag.Limit,
		strings.Repeat("[", 99):              diag.Syntax,
		"a: " + strings.Repeat("[", 65) + strings.Repeat("]", 32): diag.Syntax,
	} {
		_, err := l.LoadBytes("text.yaml", []byte(text))
		var config *loader.ConfigError
		var validation *loader.ValidationError
		if !errors.As(err, &config) || errors.As(err, &validation) {
			t.Errorf("%q: %T", text, err)
			continue
		}
		if got := config.Diagnostics[0].Code; got != code {
			t.Errorf("%q: %s, want %s", text, got, code)
		}
	}
	_, err := l.LoadBytes("text.yaml", []byte("model: gpt2\nn: 5\nn: 5\n"))
	var validation *loader.ValidationError
	if !errors.As(err, &validation) {
		t.Errorf("a key that is written twice: %T", err)
	}
}

// TestConcurrent holds that one Loader serves many goroutines.
func TestConcurrent(t *testing.T) {
	l := loader.New()
	files := append(inputs(t, "valid"), inputs(t, "invalid")...)
	var group sync.WaitGroup
	for worker := range 4 {
		group.Go(func() {
			for i := range files {
				file := files[(i+worker*len(files)/4)%len(files)]
				_, err := l.Load(file)
				if want := strings.Contains(file, "invalid"); (err != nil) != want {
					t.Errorf("%s: %v", file, err)
				}
			}
		})
	}
	group.Wait()
}

// TestMarshal holds that an Experiment that a program has changed is written as
// changed, and that JSON and YAML read back as the same experiment.
func TestMarshal(t *testing.T) {
	l := loader.New()
	experiment, err := l.LoadBytes("a.yaml", []byte("model: gpt2\npassthrough_kwargs: {b: [1, 2.0, null, 'yes'], a: {c: true}}\n"))
	if err != nil {
		t.Fatal(err)
	}
	experiment.N = 7
	experiment.Warmup.ThermalFloorSeconds = 1e-7
	experiment.Dataset = loader.SyntheticDatasetConfig{N: 7, InputLen: 1, OutputLen: 1}
	asJSON, err := json.Marshal(experiment)
	if err != nil {
		t.Fatal(err)
	}
	asYAML, err := yaml.Marshal(experiment)
	if err != nil {
		t.Fatal(err)
	}
	asCUE, err := experiment.CUE()
	if err != nil || !strings.Contains(string(asCUE), "1e-07") {
		t.Errorf("%v: %s", err, asCUE)
	}
	for name, text := range map[string][]byte{"a.json": asJSON, "a.yaml": asYAML} {
		again, err := l.LoadBytes(name, text)
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		if want, got := fmt.Sprint(experiment.ExperimentConfig.Dataset, experiment.N, experiment.Warmup, experiment.PassthroughKwargs),
			fmt.Sprint(again.Dataset, again.N, again.Warmup, again.PassthroughKwargs); want != got {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

// TestIsDeterministic has settings of decoding with whether the likeliest token is
// always taken.
func TestIsDeterministic(t *testing.T) {
	for text, want := range map[string]bool{
		"": false, "{temperature: 0}": true, "{temperature: 0.1}": false, "{temperature: 1}": false, "{do_sample: false}": true, "{do_sample: false, temperature: 1}": true,
		"{preset: deterministic}": true, "{preset: deterministic, do_sample: true, temperature: 1}": false, "{preset: creative}": false,
	} {
		e, err := loader.New().LoadBytes("a.yaml", []byte("model: m\ndecoder: "+text+"\n"))
		if text == "" {
			e, err = loader.New().LoadBytes("a.yaml", []byte("model: m\n"))
		}
		if err != nil {
			t.Fatal(text, err)
		}
		if got := e.Decoder.IsDeterministic(); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}
