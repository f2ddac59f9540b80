package loader_test

import (
	"embed"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/llenergymeasure/llemcfg/pkg/diag"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
)

// TestMisuse holds that a mistake of a program is an error that says what to do.
func TestMisuse(t *testing.T) {
	file := loader.Bytes("a.yaml", []byte("model: gpt2"))
	reader := loader.Reader("stdin", strings.NewReader("model: gpt2"))
	if _, err := loader.New().LoadLayers(reader); err != nil {
		t.Fatal(err)
	}
	var none *loader.Loader
	for name, test := range map[string]struct {
		l      *loader.Loader
		layers []loader.Layer
		want   string
	}{
		"nil loader":      {none, []loader.Layer{file}, "the *Loader is nil: make one with New"},
		"nil option":      {loader.New(nil), []loader.Layer{file}, "an option is nil"},
		"negative size":   {loader.New(loader.WithMaxBytes(-1)), []loader.Layer{file}, "the size must be at least 1 byte, not -1"},
		"nil policy":      {loader.New(loader.WithPolicy(nil)), []loader.Layer{file}, "WithPolicy: error: there is no policy: read one with LoadPolicy"},
		"zero policy":     {loader.New(loader.WithPolicy(&loader.Policy{})), []loader.Layer{file}, "WithPolicy: error: there is no policy: read one with LoadPolicy"},
		"zero layer":      {loader.New(), []loader.Layer{file, {}}, "layer 2: error: it is the zero Layer: make one with File"},
		"nil reader":      {loader.New(), []loader.Layer{loader.Reader("r", nil)}, "the reader of the layer is nil"},
		"reader twice":    {loader.New(), []loader.Layer{reader}, "a reader can be read once: read all of it, and use Bytes"},
		"nil file system": {loader.New(), []loader.Layer{loader.FS(nil, "a.yaml")}, "the file system of the layer is nil"},
		"nil section":     {loader.New(), []loader.Layer{loader.Typed("p", "vllm", nil)}, "the section is nil"},
		"index":           {loader.New(), []loader.Layer{loader.Typed("p", "vllm[0]", loader.VLLMConfig{})}, "has an index"},
	} {
		_, err := test.l.LoadLayers(test.layers...)
		if !errors.As(err, new(*loader.ConfigError)) || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v", name, err)
		}
		_, err = test.l.LoadUserConfigFrom("", func(string) string { return "" })
		if isBad := len(test.layers) == 1 && strings.HasPrefix(test.want, "the reader"); !isBad && err != nil && !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: settings: %v", name, err)
		}
	}
	var zero loader.Loader
	if e, err := zero.LoadLayers(file); err != nil || e.N != 100 {
		t.Errorf("zero loader: %v", err)
	}
	if _, err := zero.LoadUserConfigFrom("", func(string) string { return "" }); err != nil {
		t.Errorf("zero loader: settings: %v", err)
	}
	var empty loader.Experiment
	if _, ok := empty.Origin("n"); ok || len(empty.Origins()) > 0 {
		t.Error("the zero Experiment has origins")
	}
	loader.Diff(&empty, &empty)
	loader.DiffDefaults(&empty)
}

//go:embed typed_test.go
var embedded embed.FS

// TestFS holds that a file of a file system is read as one on disk.
func TestFS(t *testing.T) {
	fsys := fstest.MapFS{"lab/a.yaml": {Data: []byte("model: gpt2\nn: 7\n")}, "b.json": {Data: []byte(`{"model": "gpt2"}`)}}
	e, err := loader.New().LoadLayers(loader.FS(fsys, "lab/a.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	if o, _ := e.Origin("n"); o.Origin != "lab/a.yaml:2:1" {
		t.Errorf("n is from %s", o.Origin)
	}
	if _, err := loader.New().LoadLayers(loader.FS(fsys, "b.json")); err != nil {
		t.Error(err)
	}
	for path, want := range map[string]string{
		"missing.yaml": "there is no such file",
		"lab":          "it is a directory, not a file",
	} {
		if _, err := loader.New().LoadLayers(loader.FS(fsys, path)); err == nil || !errors.Is(err, diag.Unreadable) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", path, err)
		}
	}
	if _, err := loader.New(loader.WithMaxBytes(10)).LoadLayers(loader.FS(embedded, "typed_test.go")); !errors.Is(err, diag.Limit) {
		t.Errorf("over the limit: %v", err)
	}
}

// TestResolve holds that a config of a program is validated as a file is.
func TestResolve(t *testing.T) {
	e := mustLoad(t, "model: gpt2\nbackend: vllm\ndecoder: {preset: creative}\nvllm: {max_num_seqs: 8}\n")
	config := e.ExperimentConfig
	config.N = 250
	again, err := loader.New().Resolve(config)
	if err != nil {
		t.Fatal(err)
	}
	if o, _ := again.Origin("n"); o.Origin != "the program" || o.Value != int64(250) || o.Kind() != loader.FromOther {
		t.Errorf("n is %v from %s", o.Value, o.Origin)
	}
	config.N, config.PyTorch = 0, &loader.PyTorchConfig{}
	_, err = loader.New().Resolve(config)
	if !errors.Is(err, diag.OutOfRange) || !errors.Is(err, diag.SectionMismatch) || !strings.Contains(err.Error(), "the program: error: n: must be an integer of at least 1, not 0") {
		t.Errorf("%v", err)
	}
	config.Model = "\xff"
	if _, err = loader.New().Resolve(config); err == nil || !strings.Contains(err.Error(), "is not UTF-8") {
		t.Errorf("%v", err)
	}
	if _, err = new(loader.Loader).Resolve(loader.ExperimentConfig{}); !errors.Is(err, diag.OutOfRange) {
		t.Errorf("%v", err)
	}
}

// TestChangedExperiment holds that the origins and differences of an experiment
// are those of its fields as they are, whatever they were.
func TestChangedExperiment(t *testing.T) {
	load := func() *loader.Experiment {
		return mustLoad(t, "model: gpt2\nn: 5\ndecoder: {preset: creative, top_p: 0.5}\npassthrough_kwargs: {a: 1, b: [1, 2]}\n")
	}
	for name, test := range map[string]struct {
		change func(e *loader.Experiment)
		want   []string // origins that differ
	}{
		"nothing":         {func(*loader.Experiment) {}, nil},
		"a value":         {func(e *loader.Experiment) { e.N = 6 }, []string{"n: 6 the program < 5 experiment.yaml:2:1 < 100 default"}},
		"a default":       {func(e *loader.Experiment) { e.RandomSeed = 1 }, []string{"random_seed: 1 the program < 42 default"}},
		"what overrode":   {func(e *loader.Experiment) { e.Decoder.TopP = 0.25 }, []string{"decoder.top_p: 0.25 the program < 0.5 experiment.yaml:3:29 < 0.9 preset creative < 1.0 default"}},
		"a part of a map": {func(e *loader.Experiment) { e.PassthroughKwargs = map[string]any{"a": 1, "b": []any{1}, "c": "x"} }, []string{"passthrough_kwargs.b: [1] the program < [1, 2] experiment.yaml:4:28", "passthrough_kwargs.c: x the program"}},
		"null":            {func(e *loader.Experiment) { e.PassthroughKwargs = nil }, []string{"passthrough_kwargs: null the program < {a: 1, b: [1, 2]} experiment.yaml:4:1 < null default"}},
		"a section":       {func(e *loader.Experiment) { e.LoRA = &loader.LoRAConfig{AdapterID: new("x")} }, []string{"lora.adapter_id: x the program < null default", "lora.adapter_path: null the program < null default", "lora.merge_weights: false the program < false default"}},
		"the preset":      {func(e *loader.Experiment) { e.Decoder.Preset = nil }, []string{"decoder.temperature: 0.8 the program < 1.0 default", "decoder.do_sample: true default", "decoder.top_p: 0.5 experiment.yaml:3:29 < 1.0 default", "decoder.repetition_penalty: 1.1 the program < 1.0 default", "decoder.preset: null the program < creative experiment.yaml:3:11 < null default"}},
	} {
		t.Run(name, func(t *testing.T) {
			before, e := load(), load()
			test.change(e)
			was := map[string]bool{}
			for _, o := range before.Origins() {
				was[shownOrigin(o)] = true
			}
			var got []string
			for _, o := range e.Origins() {
				if s := shownOrigin(o); !was[s] {
					got = append(got, s)
				}
			}
			if strings.Join(got, "\n") != strings.Join(test.want, "\n") {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(test.want, "\n"))
			}
			if differs := len(loader.Diff(before, e)) > 0; differs != (len(test.want) > 0) {
				t.Errorf("Diff: %v", loader.Diff(before, e))
			}
		})
	}
}

// TestChangedAdvisories holds that advisories are those of an experiment as it is.
func TestChangedAdvisories(t *testing.T) {
	for name, test := range map[string]struct {
		text   string
		change func(e *loader.Experiment)
		want   []string
	}{
		"nothing":                     {"model: gpt2\ndecoder: {do_sample: false, temperature: 0.5}\n", func(*loader.Experiment) {}, []string{"experiment.yaml:2:29 decoder.temperature"}},
		"one that goes":               {"model: gpt2\ndecoder: {do_sample: false, temperature: 0.5}\n", func(e *loader.Experiment) { e.Decoder.DoSample = true }, nil},
		"one that comes":              {"model: gpt2\ndecoder: {temperature: 0.5}\n", func(e *loader.Experiment) { e.Decoder.DoSample = false }, []string{"experiment.yaml:2:11 decoder.temperature"}},
		"one that the program writes": {"model: gpt2\n", func(e *loader.Experiment) { e.Decoder.DoSample, e.Decoder.TopK = false, 7 }, []string{"the program:0:0 decoder.top_k"}},
		"what no config can hold":     {"model: gpt2\n", func(e *loader.Experiment) { e.Decoder.Temperature = math.NaN() }, nil},
	} {
		e := mustLoad(t, test.text)
		test.change(e)
		var got []string
		for _, d := range e.Advisories() {
			got = append(got, fmt.Sprintf("%s:%d:%d %s", d.File, d.Line, d.Column, d.Path))
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
	if ds := new(loader.Experiment).Advisories(); ds != nil {
		t.Errorf("the zero Experiment: %v", ds)
	}
}

func shownOrigin(o loader.Origin) string {
	s := fmt.Sprintf("%s: %s %s", o.Path, o.Flow(), o.Statement.Origin)
	for _, over := range o.Overrode {
		s += fmt.Sprintf(" < %s %s", over.Flow(), over.Origin)
	}
	return s
}
