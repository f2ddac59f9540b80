package cue_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cuelang.org/go/cue"
	"cuelang.org/go/cue/cuecontext"
	"cuelang.org/go/cue/errors"
	"cuelang.org/go/cue/load"
)

// TestMutations holds that a mistake in the data of the package is an error of
// the package itself, with a message that names the cause: cue vet -c ./cue
// reports it. What only attributes state, generation checks. The mistakes of a group
// are made at once: CUE reports them all, but for those that hide others.
func TestMutations(t *testing.T) {
	if testing.Short() {
		t.Skip("it evaluates the package half a dozen times")
	}
	for _, group := range [][]mutation{
		{
			{"a backend without a runner", "user.cue", "	tensorrt: *\"local\"", "	tensorflow: *\"local\"", "there is no field for the backend tensorrt in the runners"},
			{"a backend without a section", "experiment.cue", "_backend: _choice & {words: {\n", "_backend: _choice & {words: {\n	jax: \"JAX\"\n", "there is no field for the backend jax in the experiment"},
			{"a default above its bound", "measurement.cue", "duration_seconds: *30.0", "duration_seconds: *300.0", "the default of duration_seconds is a value that it does not accept: 300.0"},
			{"a default below its bound", "experiment.cue", "n: *100 |", "n: *0 |", "the default of n is a value that it does not accept: 0"},
			{"a default of a new section", "experiment.cue", "	baseline: {} & #BaselineConfig\n", "	baseline: {} & #BaselineConfig\n	pause: {minutes: *0 | _positive.accept | error(_positive.says)}\n", "the default of minutes is a value that it does not accept: 0"},
			{"a default of a preset's field", "decoder.cue", "top_p:              1.0", "top_p:              1.5", "the default of top_p is a value that it does not accept: 1.5"},
			{"a default of a wrong type", "experiment.cue", "random_seed: *42", "random_seed: *4.5", "the default of random_seed is a value that it does not accept: 4.5"},
			{"a default of studies", "study.cue", `cycle_order: *"sequential"`, `cycle_order: *"serial"`, "the default of cycle_order is a value that it does not accept: serial"},
			{"a default of the user's settings", "user.cue", "config_gap_seconds: *60.0", "config_gap_seconds: *-60.0", "the default of config_gap_seconds is a value that it does not accept: -60.0"},
			{"a default that is no word", "experiment.cue", `precision: *"bf16"`, `precision: *"bf17"`, "the default of precision is a value that it does not accept: bf17"},
			{"a misspelt field in a preset", "decoder.cue", "{temperature: 0.3, do_sample", "{temperatur: 0.3, do_sample", "the preset factual sets temperatur to 0.3"},
			{"a parameter that there is not", "capabilities.cue", `tensorrt: ["temperature", "top_k", "top_p"]`, `tensorrt: ["temperature", "top_k", "top_q"]`, "DecoderParamSupport.tensorrt.2"},
			{"a precision that there is not", "capabilities.cue", `pytorch: ["fp32", "fp16", "bf16"]`, `pytorch: ["fp64", "fp16", "bf16"]`, "PrecisionSupport.pytorch.0"},
			{"a rule of an unknown code", "rules.cue", `code: "key-collision"`, `code: "collision"`, "Rules.passthrough_collision.code"},
			{"a rule that shows no condition", "rules.cue", `shows:  "keys"`, `shows:  "key"`, "Rules.passthrough_collision.shows"},
			{"a value of a wrong type in a preset", "decoder.cue", "{temperature: 0.8, do_sample: true,", `{temperature: 0.8, do_sample: "yes",`, "the preset creative sets do_sample to yes"},
			{"a value out of bounds in a preset", "decoder.cue", "{temperature: 0.0,", "{temperature: 2.3,", "the preset deterministic sets temperature to 2.3"},
			{"a preset that sets the preset", "decoder.cue", "standard: {temperature: 1.0,", `standard: {preset: "creative",`, "the preset standard sets preset to creative"},
		},
		{
			{"a condition about no field", "rules.cue", `four: {path: "pytorch.load_in_4bit"`, `four: {path: "pytorch.load_in_3bit"`, "the rule one_quantization is about pytorch.load_in_3bit, and there is no such field"},
			{"a condition that differs from nothing", "capabilities.cue", `differsFrom: "n"`, `differsFrom: "m"`, "the rule synthetic_n is about m, and there is no such field"},
			{"a default of a type that is not listed", "checks.cue", "_duration, _idle,", "_duration,", "the default of duration_seconds is a value that it does not accept: 30.0"},
			{"a preset that is misspelt", "decoder.cue", "	factual: {temperature", "	factuall: {temperature", "SamplingPresets has factuall, which is no preset"},
			{"a preset without values", "decoder.cue", "	standard: {temperature: 1.0, do_sample: true, top_p: 0.95}\n", "", "the preset standard has no values in SamplingPresets"},
			{"a rule at no field", "rules.cue", `at:   "passthrough_kwargs"`, `at:   "passthrough"`, "the rule passthrough_collision is about passthrough, and there is no such field"},
			{"a runner that is no backend", "user.cue", "	tensorrt: *\"local\"", "	tensorflow: *\"local\"", "there is a runner for tensorflow, which is no backend"},
			{"an old name that is nowhere now", "migration.cue", `fp_precision: to: "precision"`, `fp_precision: to: "precison"`, "the old name fp_precision is about precison, and there is no such field"},
			{"a condition about no section", "rules.cue", `eight: {path: "pytorch.load_in_8bit"`, `eight: {path: "torch.load_in_8bit"`, "the rule one_quantization is about torch.load_in_8bit, and there is no such field"},
			{"a condition with two tests", "rules.cue", `id: {path: "lora.adapter_id", set: true}`, `id: {path: "lora.adapter_id", set: true, is: "x"}`, "the condition id of the rule lora_two_sources has to have one test, and has 2"},
			{"a condition without a test", "rules.cue", `path: {path: "lora.adapter_path", set: true}`, `path: {path: "lora.adapter_path"}`, "the condition path of the rule lora_two_sources has to have one test, and has 0"},
		},
		{
			{"a rule without a remedy", "rules.cue", "		remedy: \"Remove it there and use the named fields instead\"\n", "", "Rules.passthrough_collision.remedy"},
			{"a table that lacks a backend", "capabilities.cue", "	tensorrt: [\"greedy\", \"sampling\"]\n", "", "DecodingSupport.tensorrt: field is required but not present"},
		},
		{
			{"a test that there is not", "rules.cue", `{path: "pytorch.load_in_4bit", is: true}`, `{path: "pytorch.load_in_4bit", iss: true}`, "Rules.one_quantization.forbids.four.iss: field not allowed"},
			{"a table with another backend", "capabilities.cue", "	tensorrt: [\"greedy\", \"sampling\"]\n", "	tensorrt: [\"greedy\", \"sampling\"]\n	cpu: [\"greedy\"]\n", "DecodingSupport.cpu: field not allowed"},
		},
		{
			{"a check that CUE cannot complete", "checks.cue", "if !_isField[path] {", "if string == path {", "Checks.paths"},
		},
	} {
		printed := mutated(t, group...)
		for _, m := range group {
			t.Run(m.name, func(t *testing.T) {
				if !strings.Contains(printed, m.want) {
					t.Errorf("want %q in\n%s", m.want, printed)
				}
			})
		}
	}
	if printed := mutated(t); printed != "" {
		t.Errorf("without a mutation: %s", printed)
	}
}

// mutation replaces the first of a text in a file.
type mutation struct{ name, file, old, new, want string }

// mutated evaluates the package with some texts replaced, as cue vet does, and
// returns its errors.
func mutated(t *testing.T, mutations ...mutation) string {
	t.Helper()
	files := map[string]string{}
	for _, m := range mutations {
		text, ok := files[m.file]
		if !ok {
			read, err := os.ReadFile(m.file)
			if err != nil {
				t.Fatal(err)
			}
			text = string(read)
		}
		if !strings.Contains(text, m.old) {
			t.Fatalf("%s: %s has no %q", m.name, m.file, m.old)
		}
		files[m.file] = strings.Replace(text, m.old, m.new, 1)
	}
	overlay := map[string]load.Source{}
	for name, text := range files {
		overlay[filepath.Join(top(t), "cue", name)] = load.FromString(text)
	}
	instance := load.Instances([]string{"./cue"}, &load.Config{Dir: "..", Overlay: overlay})[0]
	v := cuecontext.New().BuildInstance(instance)
	var printed bytes.Buffer
	errors.Print(&printed, v.Validate(cue.Concrete(true), cue.Hidden(true), cue.Definitions(true), cue.Optional(true), cue.Attributes(true)), nil)
	return printed.String()
}
