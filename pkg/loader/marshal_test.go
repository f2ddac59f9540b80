package loader_test

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
	"pgregory.net/rapid"

	"github.com/llenergymeasure/llemcfg/pkg/diag"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
)

// library is a library that writes and reads Go values.
type library struct {
	marshal   func(any) ([]byte, error)
	unmarshal func([]byte, any) error
}

// libraries are the two that this module has; tools/yaml has the others.
var libraries = map[string]library{
	"encoding/json":    {json.Marshal, json.Unmarshal},
	"gopkg.in/yaml.v3": {yaml.Marshal, yaml.Unmarshal},
}

// job is how a program holds an experiment and sections.
type job struct {
	Name       string                         `json:"name" yaml:"name"`
	Experiment loader.Experiment              `json:"experiment" yaml:"experiment"`
	Decoder    loader.DecoderConfig           `json:"decoder" yaml:"decoder"`
	VLLM       *loader.VLLMConfig             `json:"vllm" yaml:"vllm"`
	LoRA       []loader.LoRAConfig            `json:"lora" yaml:"lora"`
	Settings   loader.UserSettings            `json:"settings" yaml:"settings"`
	UI         *loader.UserUIConfig           `json:"ui" yaml:"ui"`
	Warmup     map[string]loader.WarmupConfig `json:"warmup" yaml:"warmup"`
}

// TestReadBack holds that every library reads what it wrote, and that what it
// wrote is a config that the loader reads too; or that writing it is an error.
func TestReadBack(t *testing.T) {
	settings, err := loader.New().LoadUserConfigFrom("", func(string) string { return "" })
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		layers := []loader.Layer{loader.Map("program", map[string]any{
			"model": rapid.SampledFrom([]string{"gpt2", "yes", "1.0", "0x10", "2026-01-01", "~", "a: b", "é\n#", "=", "1_000", "08", "<<"}).Draw(t, "model"),
			"n":     rapid.Int64Range(1, 1<<62).Draw(t, "n"),
			"decoder": map[string]any{
				"temperature": rapid.SampledFrom([]float64{0, 0.5, 1, 2, 1e-9}).Draw(t, "temperature"),
				"preset":      rapid.SampledFrom([]any{nil, "creative"}).Draw(t, "preset"),
			},
			"backend":            "vllm",
			"vllm":               map[string]any{"max_num_seqs": rapid.Int64Range(1, 9).Draw(t, "seqs")},
			"dataset":            rapid.SampledFrom([]any{"aienergyscore", map[string]any{"n": 3}}).Draw(t, "dataset"),
			"passthrough_kwargs": map[string]any{"a": normal(aGoValue(3).Draw(t, "a"))},
		})}
		e, err := loader.New().LoadLayers(layers...)
		if err != nil {
			t.Fatal(err)
		}
		in := job{"x", *e, e.Decoder, e.VLLM, []loader.LoRAConfig{{AdapterID: new("a")}}, *settings, &settings.UI, map[string]loader.WarmupConfig{"w": e.Warmup}}
		for name, lib := range libraries {
			text, err := lib.marshal(in)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			var out job
			if err := lib.unmarshal(text, &out); err != nil {
				t.Fatalf("%s: %v\n%s", name, err, text)
			}
			if !reflect.DeepEqual(out.Experiment.ExperimentConfig, e.ExperimentConfig) || out.Experiment.Fingerprint() != e.Fingerprint() {
				t.Fatalf("%s: %v\n%s", name, loader.Diff(e, &out.Experiment), text)
			}
			if !reflect.DeepEqual(out.Decoder, in.Decoder) || !reflect.DeepEqual(out.VLLM, in.VLLM) || !reflect.DeepEqual(out.LoRA, in.LoRA) ||
				!reflect.DeepEqual(out.UI, in.UI) || !reflect.DeepEqual(out.Warmup, in.Warmup) || !reflect.DeepEqual(out.Settings.UserConfig, in.Settings.UserConfig) {
				t.Fatalf("%s: sections differ\n%s", name, text)
			}
		}
	})
}

// TestYAMLForm holds that gopkg.in/yaml.v3 writes what the YAML method writes.
func TestYAMLForm(t *testing.T) {
	e := mustLoad(t, "model: gpt2\ndecoder: {preset: creative}\npassthrough_kwargs: {a: 1.0, b: [1, \" x\\ny\"]}\n")
	want, err := e.YAML()
	if err != nil {
		t.Fatal(err)
	}
	text, err := yaml.Marshal(e)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.ReplaceAll(string(text), "    ", "  "); got != string(want) {
		t.Errorf("it writes\n%s\nand not\n%s", got, want)
	}
}

// TestReadingIsStrict holds that what is no section is an error.
func TestReadingIsStrict(t *testing.T) {
	for text, want := range map[string]diag.Code{
		`{"max_num_seqs": 0}`:      diag.OutOfRange,
		`{"max_num_seqs": 1.5}`:    diag.WrongType,
		`{"max_num_seq": 1}`:       diag.UnknownField,
		`{"MaxNumSeqs": 1}`:        diag.UnknownField,
		`{"quantization": "int3"}`: diag.NotAllowed,
		`[]`:                       diag.NotAMap,
		`1`:                        diag.NotAMap,
	} {
		for name, lib := range libraries {
			var c loader.VLLMConfig
			err := lib.unmarshal([]byte(text), &c)
			if !errors.Is(err, want) {
				t.Errorf("%s of %s: %v", name, text, err)
			}
			if c != (loader.VLLMConfig{}) {
				t.Errorf("%s of %s changes the section", name, text)
			}
		}
	}
	for text, want := range map[string]diag.Code{
		`{"model": "gpt2", "n": 0}`:     diag.OutOfRange,
		`{"model": "gpt2", "vllm": {}}`: diag.SectionMismatch,
		`{"n": 1}`:                      diag.MissingField,
	} {
		for name, lib := range libraries {
			e := *mustLoad(t, "model: before")
			if err := lib.unmarshal([]byte(text), &e); !errors.Is(err, want) || e.Model != "before" {
				t.Errorf("%s of %s: %v, model %s", name, text, err, e.Model)
			}
		}
	}
	var c loader.VLLMConfig
	if err := json.Unmarshal([]byte(`{"max_num_seqs": 1, "max_num_seqs": 2}`), &c); !errors.Is(err, diag.DuplicateKey) {
		t.Errorf("%v", err)
	}
	var e loader.Experiment
	if err := json.Unmarshal([]byte("null"), &e); err == nil {
		t.Error("null is an experiment")
	}
}

// TestNoPlaceInJSON holds that what encoding/json is told has no place: its text
// may be a part of a document.
func TestNoPlaceInJSON(t *testing.T) {
	for _, text := range []string{
		`{"model": "gpt2",\n "n": 0}`,
		`{"model": "gpt2",\n "model": "gpt2"}`,
		`{"model": "gpt2",\n "n": "3"}`,
		`[\n1]`,
	} {
		err := json.Unmarshal([]byte(strings.ReplaceAll(text, `\n`, "\n")), new(loader.Experiment))
		all := diag.Of(err)
		if len(all) == 0 {
			t.Errorf("%s: %v", text, err)
		}
		for _, d := range all {
			if d.File != "JSON" || d.Line != 0 || d.Column != 0 || d.EndLine != 0 || d.EndColumn != 0 || len(d.Fixes) > 0 {
				t.Errorf("%s: %+v", text, d)
			}
		}
	}
}
