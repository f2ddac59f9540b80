package loader

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/llenergymeasure/llemcfg/cue"
	"github.com/llenergymeasure/llemcfg/internal/engine/cuelang"
	"github.com/llenergymeasure/llemcfg/internal/engine/encode"
	"github.com/llenergymeasure/llemcfg/internal/engine/load"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/testkit"
)

// changed is the CUE package with one text in it replaced by another.
func changed(t *testing.T, old, replacement string) fs.FS {
	t.Helper()
	files := fstest.MapFS{}
	names, err := fs.Glob(cue.Files, "*.cue")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, name := range names {
		text, err := fs.ReadFile(cue.Files, name)
		if err != nil {
			t.Fatal(err)
		}
		found += strings.Count(string(text), old)
		files[name] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(string(text), old, replacement))}
	}
	if found != 1 {
		t.Fatalf("%q stands in the schema %d times", old, found)
	}
	return files
}

// loaderOf makes a Loader of a changed schema, and one that only asks its CUE.
func loaderOf(t *testing.T, files fs.FS) (byPlan, byCUE *load.Engine) {
	t.Helper()
	byPlan, byCUE, err := tryLoaderOf(t, files)
	if err != nil {
		t.Fatal(err)
	}
	return byPlan, byCUE
}

// tryLoaderOf is loaderOf, with the error of a schema that cannot be described.
func tryLoaderOf(t *testing.T, files fs.FS) (byPlan, byCUE *load.Engine, err error) {
	t.Helper()
	source, err := cuelang.Parse(files)
	if err != nil {
		return nil, nil, err
	}
	described, err := source.Describe("#ExperimentConfig")
	if err != nil {
		return nil, nil, err
	}
	return load.New(described, files), load.New(described, files, load.WithCUEVerdicts()), nil
}

// resolvedBy is the resolved config as JSON, or what is wrong with the text.
func resolvedBy(t *testing.T, e *load.Engine, text string) (config string, valid bool) {
	t.Helper()
	var out string
	err := e.Resolve([]load.Layer{load.Bytes("changed.yaml", []byte(text))}, func(_, resolved *value.Value) {
		out = string(encode.JSON(resolved))
	})
	if err != nil {
		return err.Error(), false
	}
	return out, true
}

// TestPlanFollowsCUE holds that a change of the CUE changes what the loader
// accepts, resolves and says, with no Go code changed.
func TestPlanFollowsCUE(t *testing.T) {
	if testkit.Race {
		t.Skip("no description of a schema starts a goroutine")
	}
	for name, test := range map[string]struct {
		old, replacement string
		text             string
		valid            bool
		want             string
	}{
		"a bound": {
			"_temperature: _range & {min: 0, max: 2}", "_temperature: _range & {min: 0, max: 1.75}",
			"model: gpt2\ndecoder: {temperature: 1.8}", false, "must be a number from 0 to 1.75, not 1.8",
		},
		"a wider bound": {
			"_temperature: _range & {min: 0, max: 2}", "_temperature: _range & {min: 0, max: 3}",
			"model: gpt2\ndecoder: {temperature: 2.5}", true, `"temperature":2.5`,
		},
		"a default": {
			"	n: *100 | _positive.accept | error(_positive.says) @unit(prompts)\n\n	// The source", "	n: *250 | _positive.accept | error(_positive.says) @unit(prompts)\n\n	// The source",
			"model: gpt2", true, `"n":250`,
		},
		"the default of a preset": {
			"factual: {temperature: 0.3,", "factual: {temperature: 0.4,",
			"model: gpt2\ndecoder: {preset: factual}", true, `"temperature":0.4`,
		},
		"a new word": {
			`fp8:  "8-bit floating point"
}}

_tensorrt`, `fp8:  "8-bit floating point"
	exl2: "EXL2"
}}

_tensorrt`,
			"model: gpt2\nbackend: vllm\nvllm: {quantization: exl2}", true, `"quantization":"exl2"`,
		},
		"a new field": {
			"	// How tokens are sampled.\n	decoder:", "	// How many GPUs.\n	gpu_count: *null | _positive.accept | error(_positive.says)\n\n	// How tokens are sampled.\n	decoder:",
			"model: gpt2\ngpu_count: 2", true, `"gpu_count":2`,
		},
		"a new field that is refused": {
			"	// How tokens are sampled.\n	decoder:", "	// How many GPUs.\n	gpu_count: *null | _positive.accept | error(_positive.says)\n\n	// How tokens are sampled.\n	decoder:",
			"model: gpt2\ngpu_count: 0", false, "gpu_count: must be an integer of at least 1, not 0",
		},
		"a new rule": {
			"	one_quantization: {", `	no_compiled_eager: {
		code: "conflict"
		at:   "pytorch.torch_compile"
		forbids: {
			compile: {path: "pytorch.torch_compile", is: true}
			eager: {path: "pytorch.attn_implementation", is: "eager"}
		}
		reason: "eager attention cannot be compiled"
		remedy: "Choose another implementation"
		example: {model: "gpt2", pytorch: {torch_compile: true, attn_implementation: "eager"}}
	}
	one_quantization: {`,
			"model: gpt2\npytorch: {torch_compile: true, attn_implementation: eager}", false,
			"pytorch.torch_compile: eager attention cannot be compiled. Choose another implementation.",
		},
		"a pattern": {
			"	is: string\n", "	is: =~\"^[^ ]+$\"\n",
			"model: gpt2\noutput_dir: my results", false, "output_dir: must be a string",
		},
	} {
		t.Run(name, func(t *testing.T) {
			byPlan, byCUE := loaderOf(t, changed(t, test.old, test.replacement))
			got, valid := resolvedBy(t, byPlan, test.text)
			if valid != test.valid || !strings.Contains(got, test.want) {
				t.Errorf("by plan: valid %v, want %v with %s:\n%s", valid, test.valid, test.want, got)
			}
			want, valid := resolvedBy(t, byCUE, test.text)
			if valid != test.valid || valid && want != got {
				t.Errorf("by CUE: valid %v:\n%s", valid, want)
			}
		})
	}
}

// TestDefectsAreRefused holds that CUE which would mislead whoever goes by its
// description is named, and nothing is generated from it.
func TestDefectsAreRefused(t *testing.T) {
	if testkit.Race {
		t.Skip("no description of a schema starts a goroutine")
	}
	for want, edit := range map[string][2]string{
		"the rule one_quantization is about pytorch.load_in_3bit, and there is no such field": {`four: {path: "pytorch.load_in_4bit", is: true}`, `four: {path: "pytorch.load_in_3bit", is: true}`},
		"a comment above the field":                                                  {"	// The local path of the adapter.\n", ""},
		"a condition that is no rule":                                                {"	// Further rules: the advisories", "	if n > 1000 {max_output_tokens: <=100}\n\n	// Further rules: the advisories"},
		"ExperimentConfig.random_seed: it depends on the field n":                    {"random_seed: *42 | _seed.accept", "random_seed: *42 | (>=n & int64)"},
		"the preset deterministic sets temperature to 0.0, and no decoder may be so": {"_temperature: _range & {min: 0, max: 2}", "_temperature: _range & {min: 0.25, max: 2}"},
		"the default of top_k is a value that it does not accept":                    {"	top_k:              50\n", "	top_k:              -1\n"},
		"the attribute @units":                                                       {"@own(256) @unit(sequences)", "@own(256) @units(sequences)"},
		"@incidental(yes) has an argument":                                           {"@example(\"./results/llama-8b\") @incidental()", "@example(\"./results/llama-8b\") @incidental(yes)"},
		"states the value 0":                                                         {"@own(256) @unit(sequences)", "@own(0) @unit(sequences)"},
		"there is no field for the backend local in the experiment":                  {"	pytorch:  \"HuggingFace Transformers on PyTorch\"\n", "	pytorch:  \"HuggingFace Transformers on PyTorch\"\n	local: \"nothing\"\n"},
		"a condition has no atMost":                                                  {"	// The file sets the field, even if to its default.\n", "	atMost?: number\n	// The file sets the field, even if to its default.\n"},
		"@schema(rules=Rules): the definition does not ask these rules":              {"for r in Rules if", "for r in OtherNames if"},
		"about is pytorch.load_in_8bit":                                              {`strings.Join(list.Take(steps, len(steps)-1), ".")][0]`, "path][0]"},
		"a rule has no unless":                                                       {"	// An experiment that violates this rule and no other.\n", "	unless?: string\n	// An experiment that violates this rule and no other.\n"},
	} {
		source, err := cuelang.Parse(changed(t, edit[0], edit[1]))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := source.Describe("#ExperimentConfig"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
}
