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
// reports it. What only attributes state, generation checks.
func TestMutations(t *testing.T) {
	if testing.Short() {
		t.Skip("it evaluates the package two dozen times")
	}
	for name, m := range map[string]struct{ file, old, new, want string }{
		"a preset that is misspelt":              {"decoder.cue", "	factual: {temperature", "	factuall: {temperature", "SamplingPresets has factuall, which is no preset"},
		"a preset without values":                {"decoder.cue", "	factual: {temperature: 0.3, do_sample: true}\n", "", "the preset factual has no values in SamplingPresets"},
		"a misspelt field in a preset":           {"decoder.cue", "{temperature: 0.3, do_sample", "{temperatur: 0.3, do_sample", "the preset factual sets temperatur to 0.3"},
		"a value of a wrong type in a preset":    {"decoder.cue", "{temperature: 0.3, do_sample: true}", `{temperature: 0.3, do_sample: "yes"}`, "the preset factual sets do_sample to yes"},
		"a value out of bounds in a preset":      {"decoder.cue", "{temperature: 0.3,", "{temperature: 2.3,", "the preset factual sets temperature to 2.3"},
		"a preset that sets the preset":          {"decoder.cue", "{temperature: 0.3,", `{preset: "creative",`, "the preset factual sets preset to creative"},
		"a rule at no field":                     {"rules.cue", `at:   "passthrough_kwargs"`, `at:   "passthrough"`, "the rule passthrough_collision is about passthrough, and there is no such field"},
		"a condition about no field":             {"rules.cue", `four: {path: "pytorch.load_in_4bit"`, `four: {path: "pytorch.load_in_3bit"`, "the rule one_quantization is about pytorch.load_in_3bit, and there is no such field"},
		"a condition about no section":           {"rules.cue", `four: {path: "pytorch.load_in_4bit"`, `four: {path: "torch.load_in_4bit"`, "the rule one_quantization is about torch.load_in_4bit, and there is no such field"},
		"a condition that differs from nothing":  {"capabilities.cue", `differsFrom: "n"`, `differsFrom: "m"`, "the rule synthetic_n is about m, and there is no such field"},
		"a condition with two tests":             {"rules.cue", `{path: "pytorch.load_in_4bit", is: true}`, `{path: "pytorch.load_in_4bit", is: true, set: true}`, "the condition four of the rule one_quantization has to have one test, and has 2"},
		"a condition without a test":             {"rules.cue", `{path: "pytorch.load_in_4bit", is: true}`, `{path: "pytorch.load_in_4bit"}`, "the condition four of the rule one_quantization has to have one test, and has 0"},
		"a test that there is not":               {"rules.cue", `{path: "pytorch.load_in_4bit", is: true}`, `{path: "pytorch.load_in_4bit", iss: true}`, "Rules.one_quantization.forbids.four.iss: field not allowed"},
		"a rule of an unknown code":              {"rules.cue", `code: "key-collision"`, `code: "collision"`, "Rules.passthrough_collision.code"},
		"a rule without a remedy":                {"rules.cue", "		remedy: \"Remove it there and use the named fields instead\"\n", "", "Rules.passthrough_collision.remedy"},
		"a rule that shows no condition":         {"rules.cue", `shows:  "keys"`, `shows:  "key"`, "Rules.passthrough_collision.shows"},
		"a runner that is no backend":            {"user.cue", "	tensorrt: *\"local\"", "	tensorflow: *\"local\"", "there is a runner for tensorflow, which is no backend"},
		"a backend without a runner":             {"user.cue", "	tensorrt: *\"local\"", "	tensorflow: *\"local\"", "there is no field for the backend tensorrt in the runners"},
		"a backend without a section":            {"experiment.cue", "_backend: _choice & {words: {\n", "_backend: _choice & {words: {\n	jax: \"JAX\"\n", "there is no field for the backend jax in the experiment"},
		"a table that lacks a backend":           {"capabilities.cue", "	tensorrt: [\"greedy\", \"sampling\"]\n", "", "DecodingSupport.tensorrt: field is required but not present"},
		"a table with another backend":           {"capabilities.cue", "	tensorrt: [\"greedy\", \"sampling\"]\n", "	tensorrt: [\"greedy\", \"sampling\"]\n	cpu: [\"greedy\"]\n", "DecodingSupport.cpu: field not allowed"},
		"a precision that there is not":          {"capabilities.cue", `pytorch: ["fp32", "fp16", "bf16"]`, `pytorch: ["fp64", "fp16", "bf16"]`, "PrecisionSupport.pytorch.0"},
		"a parameter that there is not":          {"capabilities.cue", `tensorrt: ["temperature", "top_k", "top_p"]`, `tensorrt: ["temperature", "top_k", "top_q"]`, "DecoderParamSupport.tensorrt.2"},
		"a default below its bound":              {"experiment.cue", "n: *100 |", "n: *0 |", "the default of n is a value that it does not accept: 0"},
		"a default above its bound":              {"measurement.cue", "duration_seconds: *30.0", "duration_seconds: *300.0", "the default of duration_seconds is a value that it does not accept: 300.0"},
		"a default of a preset's field":          {"decoder.cue", "top_p:              1.0", "top_p:              1.5", "the default of top_p is a value that it does not accept: 1.5"},
		"a default that is no word":              {"experiment.cue", `precision: *"bf16"`, `precision: *"bf17"`, "the default of precision is a value that it does not accept: bf17"},
		"a default of a wrong type":              {"experiment.cue", "random_seed: *42", "random_seed: *4.5", "the default of random_seed is a value that it does not accept: 4.5"},
		"a default of the user's settings":       {"user.cue", "config_gap_seconds: *60.0", "config_gap_seconds: *-60.0", "the default of config_gap_seconds is a value that it does not accept: -60.0"},
		"a default of studies":                   {"study.cue", `cycle_order: *"sequential"`, `cycle_order: *"serial"`, "the default of cycle_order is a value that it does not accept: serial"},
		"a default of a type that is not listed": {"checks.cue", "_duration, _idle,", "_duration,", "the default of duration_seconds is a value that it does not accept: 30.0"},
		"a default of a new section":             {"experiment.cue", "	baseline: {} & #BaselineConfig\n", "	baseline: {} & #BaselineConfig\n	pause: {minutes: *0 | _positive.accept | error(_positive.says)}\n", "the default of minutes is a value that it does not accept: 0"},
		"a check that CUE cannot complete":       {"checks.cue", "if !_isField[path] {", "if string == path {", "Checks.paths"},
		"an old name that is nowhere now":        {"migration.cue", `fp_precision: to: "precision"`, `fp_precision: to: "precison"`, "the old name fp_precision is about precison, and there is no such field"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			err := mutated(t, m.file, m.old, m.new)
			if err == nil {
				t.Fatal("CUE accepts it")
			}
			var printed bytes.Buffer
			errors.Print(&printed, err, nil)
			if !strings.Contains(printed.String(), m.want) {
				t.Errorf("want %q in\n%s", m.want, printed.String())
			}
		})
	}
	if err := mutated(t, "rules.cue", "", ""); err != nil {
		t.Errorf("without a mutation: %v", err)
	}
}

// mutated evaluates the package with one text replaced, as cue vet does.
func mutated(t *testing.T, file, old, new string) error {
	t.Helper()
	path := filepath.Join(top(t), "cue", file)
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if old != "" && strings.Count(string(text), old) == 0 {
		t.Fatalf("%s has no %q", file, old)
	}
	changed := strings.Replace(string(text), old, new, 1)
	instance := load.Instances([]string{"./cue"}, &load.Config{
		Dir: "..", Overlay: map[string]load.Source{path: load.FromString(changed)},
	})[0]
	v := cuecontext.New().BuildInstance(instance)
	return v.Validate(cue.Concrete(true), cue.Hidden(true), cue.Definitions(true), cue.Optional(true), cue.Attributes(true))
}
