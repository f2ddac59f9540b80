package loader

import (
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/llenergymeasure/llemcfg/cue"
	"github.com/llenergymeasure/llemcfg/internal/engine/cuelang"
	"github.com/llenergymeasure/llemcfg/internal/engine/encode"
	"github.com/llenergymeasure/llemcfg/internal/engine/load"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/schema"
	"github.com/llenergymeasure/llemcfg/internal/testkit"
)

// edit replaces a text that stands in the CUE once.
type edit struct{ old, replacement string }

// changed is the CUE package with some texts in it replaced, in all of its files.
func changed(t *testing.T, edits ...edit) fs.FS {
	t.Helper()
	files := fstest.MapFS{}
	names, err := fs.Glob(cue.Files, "*.cue")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		text, err := fs.ReadFile(cue.Files, name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: text}
	}
	for _, e := range edits {
		found := 0
		for _, file := range files {
			found += strings.Count(string(file.Data), e.old)
			file.Data = []byte(strings.ReplaceAll(string(file.Data), e.old, e.replacement))
		}
		if found != 1 {
			t.Fatalf("%q stands in the schema %d times", e.old, found)
		}
	}
	return files
}

// loaderOf makes a Loader of a changed schema, and one that only asks its CUE. The
// error is that of a schema that cannot be described.
func loaderOf(files fs.FS) (byPlan, byCUE *load.Engine, err error) {
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
// accepts, resolves and says, with no Go code changed. All are made at once, as
// most of the time goes into describing the schema.
func TestPlanFollowsCUE(t *testing.T) {
	t.Parallel()
	if testkit.Race {
		t.Skip("no description of a schema starts a goroutine")
	}
	type verdict struct {
		text  string
		valid bool
		want  string
	}
	changes := []struct {
		name string
		edit
		verdicts []verdict
	}{
		{
			"a bound",
			edit{"_temperature: _range & {min: 0, max: 2}", "_temperature: _range & {min: 0, max: 1.75}"},
			[]verdict{{"model: gpt2\ndecoder: {temperature: 1.8}", false, "must be a number from 0 to 1.75, not 1.8"}},
		},
		{
			"a wider bound",
			edit{"_penalty: _range & {min: 0.1, max: 10}", "_penalty: _range & {min: 0.1, max: 30}"},
			[]verdict{{"model: gpt2\ndecoder: {repetition_penalty: 25.5}", true, `"repetition_penalty":25.5`}},
		},
		{
			"a default",
			edit{"	n: *100 | _positive.accept | error(_positive.says) @unit(prompts)\n\n	// The source", "	n: *250 | _positive.accept | error(_positive.says) @unit(prompts)\n\n	// The source"},
			[]verdict{{"model: gpt2", true, `"n":250`}},
		},
		{
			"the default of a preset",
			edit{"factual: {temperature: 0.3,", "factual: {temperature: 0.4,"},
			[]verdict{{"model: gpt2\ndecoder: {preset: factual}", true, `"temperature":0.4`}},
		},
		{
			"a new word",
			edit{`fp8:  "8-bit floating point"
}}

_tensorrt`, `fp8:  "8-bit floating point"
	exl2: "EXL2"
}}

_tensorrt`},
			[]verdict{{"model: gpt2\nbackend: vllm\nvllm: {quantization: exl2}", true, `"quantization":"exl2"`}},
		},
		{
			"a new field",
			edit{"	// How tokens are sampled.\n	decoder:", "	// How many GPUs.\n	gpu_count: *null | _positive.accept | error(_positive.says)\n\n	// How tokens are sampled.\n	decoder:"},
			[]verdict{
				{"model: gpt2\ngpu_count: 2", true, `"gpu_count":2`},
				{"model: gpt2\ngpu_count: 0", false, "gpu_count: must be an integer of at least 1, not 0"},
			},
		},
		{
			"a new rule",
			edit{"	one_quantization: {", `	no_compiled_eager: {
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
	one_quantization: {`},
			[]verdict{{
				"model: gpt2\npytorch: {torch_compile: true, attn_implementation: eager}", false,
				"pytorch.torch_compile: eager attention cannot be compiled. Choose another implementation.",
			}},
		},
		{
			"a pattern",
			edit{"	is: string\n", "	is: =~\"^[^ ]+$\"\n"},
			[]verdict{{"model: gpt2\noutput_dir: my results", false, "output_dir: must be a string"}},
		},
	}
	var edits []edit
	for _, change := range changes {
		edits = append(edits, change.edit)
	}
	byPlan, byCUE, err := loaderOf(changed(t, edits...))
	if err != nil {
		t.Fatal(err)
	}
	unchanged := load.New(schema.Experiment(), cue.Files)
	for _, change := range changes {
		t.Run(change.name, func(t *testing.T) {
			for _, v := range change.verdicts {
				got, valid := resolvedBy(t, byPlan, v.text)
				if valid != v.valid || !strings.Contains(got, v.want) {
					t.Errorf("by plan: valid %v, want %v with %s:\n%s", valid, v.valid, v.want, got)
				}
				want, valid := resolvedBy(t, byCUE, v.text)
				if valid != v.valid || valid && want != got {
					t.Errorf("by CUE: valid %v:\n%s", valid, want)
				}
				if before, valid := resolvedBy(t, unchanged, v.text); valid == v.valid && strings.Contains(before, v.want) {
					t.Errorf("it is so without the change: %s", before)
				}
			}
		})
	}
}

// TestDefectsAreRefused holds that CUE which would mislead whoever goes by its
// description is named, and nothing is generated from it. Each defect is named
// beside the others of its package; those that are errors of CUE itself come
// before the description, and have packages of their own.
func TestDefectsAreRefused(t *testing.T) {
	t.Parallel()
	if testkit.Race {
		t.Skip("no description of a schema starts a goroutine")
	}
	for name, defects := range map[string]map[string]edit{
		"by the description": {
			"LoRAConfig.adapter_path: a comment above the field":                                              {"	// The local path of the adapter.\n", ""},
			"ExperimentConfig: a condition that is no rule: if n > 1000":                                      {"	// Further rules: the advisories", "	if n > 1000 {max_output_tokens: <=100}\n\n	// Further rules: the advisories"},
			"ExperimentConfig.random_seed: it depends on the field n":                                         {"random_seed: *42 | _seed.accept", "random_seed: *42 | (>=n & int64)"},
			"VLLMConfig.gpu_memory_utilization: the attribute @units":                                         {"@own(0.9) @unit(fraction)", "@own(0.9) @units(fraction)"},
			"ExperimentConfig.output_dir: @incidental(yes) has an argument":                                   {"@example(\"./results/llama-8b\") @incidental()", "@example(\"./results/llama-8b\") @incidental(yes)"},
			"VLLMConfig.max_num_seqs: the attribute states the value 0":                                       {"@own(256) @unit(sequences)", "@own(0) @unit(sequences)"},
			"VLLMConfig.form: cannot be described: *1 | (int & >=0 & <5) | (int & >9): two ranges of numbers": {"	// The maximum number of sequences processed concurrently.\n", "	// A form.\n	form: *1 | (int & >=0 & <5) | (int & >9)\n\n	// The maximum number of sequences processed concurrently.\n"},
			"Rules.one_quantization.forbids.four: a condition has no atMost":                                  {"	// The file sets the field, even if to its default.\n", "	atMost?: number\n	// The file sets the field, even if to its default.\n"},
			"@schema(rules=Rules): the definition does not ask these rules":                                   {"for r in Rules if", "for r in OtherNames if"},
			"Rules.one_quantization: about is pytorch.load_in_8bit":                                           {`strings.Join(list.Take(steps, len(steps)-1), ".")][0]`, "path][0]"},
			"Rules.one_quantization.unless: a rule has no unless":                                             {"	// An experiment that violates this rule and no other.\n", "	unless?: string\n	// An experiment that violates this rule and no other.\n"},
		},
		"by a check of the package": {
			"the preset deterministic sets temperature to 0.0, and no decoder may be so": {"_temperature: _range & {min: 0, max: 2}", "_temperature: _range & {min: 0.25, max: 2}"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			source, err := cuelang.Parse(changed(t, slices.Collect(maps.Values(defects))...))
			if err != nil {
				t.Fatal(err)
			}
			_, err = source.Describe("#ExperimentConfig")
			if err == nil {
				t.Fatal("described")
			}
			for want := range defects {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("no %q in\n%v", want, err)
				}
			}
		})
	}
}
