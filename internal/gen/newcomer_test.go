package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/testkit"
)

// edit is a change of a CUE file: new takes the place of old, or is a file of its
// own where old is empty.
type edit struct{ file, old, new string }

// newVersion is what a change of what experiments are asks for beside.
var newVersion = edit{"cue/experiment.cue", "SchemaVersion: \"2.0\"\n", "SchemaVersion: \"2.1\"\n"}

// exercises are what somebody may have to add who knows the CUE and no Go.
var exercises = []struct {
	name  string
	edits []edit
	// right is accepted, and wrong refused with each of the messages.
	right, wrong string
	messages     []string
	// says are parts of the derived files and of what commands print.
	says map[string][]string
}{
	{
		"a field of a backend",
		[]edit{newVersion, {"cue/backends.cue", "	// Whether to reuse the KV cache", "	// The maximum length of a sequence, prompt and output together.\n" +
			"	max_sequence_len: *null | _positive.accept | error(_positive.says) @unit(tokens)\n\n	// Whether to reuse the KV cache"}},
		"model: gpt2\nbackend: vllm\nvllm: {max_sequence_len: 4096}\n",
		"model: gpt2\nbackend: vllm\nvllm: {max_sequence_len: 0}\n",
		[]string{"vllm.max_sequence_len: must be an integer of at least 1, not 0"},
		map[string][]string{
			"docs/reference.md":             {"`max_sequence_len` | integer or null |  | at least 1 | tokens |"},
			"schema/experiment.schema.json": {`"title": "vllm.max_sequence_len"`},
			"init --backend vllm":           {"#  max_sequence_len: null"},
			"pkg/loader/types_gen.go":       {"MaxSequenceLen *int64"},
		},
	},
	{
		"a list of strings",
		[]edit{newVersion, {"cue/decoder.cue", "	// A named set of defaults for the other fields.\n", "	// The strings that end the generation.\n" +
			"	stop: *[] | [...string & !=\"\"] | error(\"must be a list of strings that are not empty\")\n\n	// A named set of defaults for the other fields.\n"}},
		"model: gpt2\ndecoder: {stop: [\"</s>\"], preset: creative}\n",
		"model: gpt2\ndecoder: {stop: [a, 5, \"\"]}\n",
		[]string{"decoder.stop[1]: must be a string that is not empty, not 5", "decoder.stop[2]: must be a string that is not empty"},
		map[string][]string{
			"docs/reference.md":                      {"`stop` | list of strings | `[]` | each not empty |"},
			"schema/experiment.schema.json":          {`"items": {`, `"minLength": 1`},
			"init --full":                            {"#  stop: []"},
			"pkg/loader/types_gen.go":                {"Stop []string"},
			"show right.yaml --set decoder.stop=[x]": {"  stop:\n    - x\n"},
		},
	},
	{
		"a backend",
		[]edit{
			newVersion,
			{"cue/experiment.cue", "	tensorrt: \"TensorRT-LLM, engines", "	sglang:   \"SGLang, a server with a radix cache\"\n	tensorrt: \"TensorRT-LLM, engines"},
			{"cue/experiment.cue", "	lora: #LoRAConfig", "	// Settings of the SGLang backend. Allowed only with backend: sglang.\n" +
				"	sglang: #SGLangConfig | *null | error({_refusal, of: #SGLangConfig, value: C.sglang}.says)\n\n	lora: #LoRAConfig"},
			{"cue/sglang.cue", "", `package llemcfg

// Settings of the SGLang backend.
#SGLangConfig: {
	// The number of GPUs that each layer is split across.
	tp_size: *null | _positive.accept | error(_positive.says) @own(1) @unit(GPUs) @gpus()
}
`},
			{"cue/capabilities.cue", "	vllm: [\"fp16\", \"bf16\"]\n", "	vllm: [\"fp16\", \"bf16\"]\n	sglang: [\"fp16\", \"bf16\"]\n"},
			{"cue/capabilities.cue", "	vllm: [\"greedy\", \"sampling\"]\n", "	vllm: [\"greedy\", \"sampling\"]\n	sglang: [\"greedy\", \"sampling\"]\n"},
			{"cue/capabilities.cue", "	vllm: [\"temperature\", \"top_k\"", "	sglang: [\"temperature\", \"top_k\", \"top_p\"]\n	vllm: [\"temperature\", \"top_k\""},
			{"cue/user.cue", "	// Where the TensorRT-LLM backend runs.\n", "	// Where the SGLang backend runs.\n" +
				"	sglang: *\"local\" | _runner.accept | error(_runner.says) @env(LLEM_RUNNER_SGLANG)\n\n	// Where the TensorRT-LLM backend runs.\n"},
		},
		"model: gpt2\nbackend: sglang\nsglang: {tp_size: 2}\n",
		"model: gpt2\nbackend: sglang\nvllm: {}\nsglang: {tp_size: 0}\n",
		[]string{"vllm: config section provided but backend=\"sglang\"", "sglang.tp_size: must be an integer of at least 1"},
		map[string][]string{
			"docs/reference.md":             {"### sglang_precision", "`LLEM_RUNNER_SGLANG`"},
			"schema/experiment.schema.json": {`"title": "sglang.tp_size"`},
			"init --backend sglang":         {"backend: sglang", "#  tp_size: 1"},
			"pkg/loader/types_gen.go":       {"SGLang *SGLangConfig"},
		},
	},
	{
		"a rule",
		[]edit{{"cue/rules.cue", "	passthrough_collision: {", `	long_output: {
		code: "conflict"
		at:   "max_output_tokens"
		forbids: {
			tokens: {path: "max_output_tokens", above: 4096}
			backend: {path: "backend", is: "pytorch"}
		}
		shows:  "tokens"
		reason: "the pytorch backend generates at most 4096 tokens for a prompt, not {}"
		remedy: "Write 4096 or less, or use another backend"
		example: {model: "gpt2", max_output_tokens: 5000}
	}
	passthrough_collision: {`}},
		"model: gpt2\nmax_output_tokens: 4096\n",
		"model: gpt2\nmax_output_tokens: 4097\n",
		[]string{"the pytorch backend generates at most 4096 tokens for a prompt, not 4097. Write 4096 or less, or use another backend."},
		map[string][]string{
			"docs/reference.md":             {"### long_output", "not 5000."},
			"schema/experiment.schema.json": {`"exclusiveMinimum": 4096`},
		},
	},
	{
		"a nested list of structs",
		[]edit{
			newVersion,
			{"cue/experiment.cue", "	// The directory to write", "	// Measurements beside the energy.\n	probes: [...#ProbeConfig]\n\n	// The directory to write"},
			{"cue/probe.cue", "", `package llemcfg

// A measurement beside the energy.
#ProbeConfig: {
	// What it measures.
	kind!: _probe.accept | error(_probe.says)

	// Where it measures.
	places: [...#ProbePlace]
}

// A place of a measurement.
#ProbePlace: {
	// The name of the host.
	host!: _name.accept | error(_name.says) @example("node1")

	// The indices of its GPUs.
	gpus: [..._count.accept]
}

_probe: _choice & {words: {
	temperature: "the temperature of the GPU"
	clock:       "the clock of the GPU"
}}
`},
		},
		"model: gpt2\nprobes: [{kind: clock, places: [{host: a, gpus: [0, 1]}]}]\n",
		"model: gpt2\nprobes:\n  - kind: clok\n    places: [{gpus: [-1], hots: a}]\n",
		[]string{"probes[0].kind: must be one of temperature, clock, not \"clok\"", "probes[0].places[0].gpus[0]: must be an integer of at least 0, not -1", "probes[0].places[0].hots: there is no such field"},
		map[string][]string{
			"docs/reference.md":             {"`probes` | list of ProbeConfig | `[]` |", "## probes[].places[]", "list of integers"},
			"schema/experiment.schema.json": {`"title": "probes[].places[].gpus"`},
			"init --full":                   {"#probes: []"},
			"pkg/loader/types_gen.go":       {"Places []ProbePlace", "GPUs []int64", "Kind ProbeKind"},
		},
	},
}

// TestNewcomer does each exercise in a copy of the module, and holds that the CUE
// is all that is edited by hand.
func TestNewcomer(t *testing.T) {
	if !testkit.Proof {
		t.Skip("it compiles the module anew for each exercise")
	}
	original := tree(t, root)
	for _, e := range exercises {
		t.Run(strings.ReplaceAll(e.name, " ", "-"), func(t *testing.T) {
			dir := copyOf(t, original)
			files, lines := map[string]bool{}, 0
			for _, c := range e.edits {
				path := filepath.Join(dir, c.file)
				text, err := os.ReadFile(path)
				if err != nil && c.old != "" {
					t.Fatal(err)
				}
				now := strings.Replace(string(text), c.old, c.new, 1)
				if now == string(text) {
					t.Fatalf("%s has no %q", c.file, c.old)
				}
				if err := os.WriteFile(path, []byte(now), 0o600); err != nil {
					t.Fatal(err)
				}
				files[c.file] = true
				lines += max(strings.Count(c.new, "\n")-strings.Count(c.old, "\n"), 1)
			}
			run(t, dir, 0, "go", "generate", "./...")
			run(t, dir, 0, "go", "vet", "./pkg/...", "./cmd/...")
			b := build(t, dir)
			for name, text := range map[string]string{"right.yaml": e.right, "wrong.yaml": e.wrong} {
				if err := os.WriteFile(filepath.Join(b.work, name), []byte(text), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			for _, mode := range []string{"vet ", "vet --cue "} {
				b.output(t, mode+"right.yaml", 0)
				out := b.output(t, mode+"wrong.yaml", 1)
				for _, want := range e.messages {
					if !strings.Contains(out, want) {
						t.Errorf("%s: %s does not say %q", mode, out, want)
					}
				}
			}
			for what, parts := range e.says {
				out := b.output(t, what, 0)
				for _, want := range parts {
					if !strings.Contains(out, want) {
						t.Errorf("%s does not say %q", what, want)
					}
				}
			}
			for path, text := range tree(t, dir) {
				if !bytes.Equal(text, original[path]) && strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_gen.go") {
					t.Errorf("%s was changed", path)
				}
			}
			t.Logf("%d files and %d lines of CUE, no Go", len(files), lines)
		})
	}
}
