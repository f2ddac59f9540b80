package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// set is files of a kind.
type set struct {
	name  string
	texts [][]byte
	valid bool
}

// newCorpus makes sets of n files of 20 to 38 lines, with comments, the same on
// every run: valid ones as nearly all are written, the like with one mistake
// each, and valid ones that need more of YAML.
func newCorpus(n int) []set {
	random := rand.New(rand.NewPCG(1, 2))
	sets := []set{{name: "valid", valid: true}, {name: "broken"}, {name: "rich", valid: true}}
	for range n {
		for i, text := range []string{
			experiment(random, "", nil),
			experiment(random, mistakes[random.IntN(len(mistakes))], nil),
			experiment(random, "", rich),
		} {
			sets[i].texts = append(sets[i].texts, []byte(text))
		}
	}
	return sets
}

// mistakes replace the line that has their key, or else are written below.
var mistakes = []string{
	"n: 0", `n: "50"`, "precision: float16", "backend: tensorflow", "random_seed: fast", "max_input_tokens: -1",
	"temperature: 2.5", "top_p: 1.5", "preset: wild", "n_warmup: 0", "duration_seconds: 500", "enabled: 5",
	"temprature: 0.5", "bogus: 1", "model: ''",
	// These are missed by who reads YAML 1.1, or converts.
	"n: 017", "n: 50.0", "model: 123", "enabled: yes", "enabled: 'true'",
}

// rich is what an author writes who knows YAML: an anchor, lists, long text.
var rich = []string{
	"passthrough_kwargs:", "  stop: &stop", "    - end", `    - "\n\n"`, "  bad_words: *stop",
	"  note: >-", "    two lines", "    of text",
}

func pick(random *rand.Rand, words ...string) string { return words[random.IntN(len(words))] }

// experiment writes one file, with one mistake in it unless that is empty, and
// with lines about passthrough_kwargs unless there are none.
func experiment(random *rand.Rand, mistake string, passthrough []string) string {
	backend := pick(random, "pytorch", "vllm", "tensorrt")
	lines := []string{
		"# An experiment, as people write them.",
		fmt.Sprintf("model: meta-llama/Llama-%d-%dB", 2+random.IntN(3), 1+random.IntN(70)),
		"backend: " + backend,
		"precision: " + pick(random, "fp16", "bf16"),
		fmt.Sprintf("n: %d   # prompts", 1+random.IntN(1000)),
		fmt.Sprintf("random_seed: %d", random.IntN(10000)),
		fmt.Sprintf("max_input_tokens: %d", 16<<random.IntN(8)),
		fmt.Sprintf("max_output_tokens: %d", 16<<random.IntN(6)),
		"",
		"decoder:",
		"  preset: " + pick(random, "standard", "creative", "factual"),
		fmt.Sprintf("  temperature: %.2f", 2*random.Float64()),
		fmt.Sprintf("  top_p: %.2f", random.Float64()),
		"",
		"warmup:",
		fmt.Sprintf("  n_warmup: %d", 1+random.IntN(9)),
		fmt.Sprintf("  thermal_floor_seconds: %d", random.IntN(120)),
		"",
		"baseline:",
		"  enabled: " + pick(random, "true", "false"),
		fmt.Sprintf("  duration_seconds: %.1f", 5+100*random.Float64()),
	}
	section := map[string][]string{
		"pytorch": {
			fmt.Sprintf("  batch_size: %d", 1+random.IntN(64)),
			"  attn_implementation: " + pick(random, "sdpa", "eager", "flash_attention_2"),
			"  torch_compile: " + pick(random, "true", "false"),
			"  load_in_4bit: " + pick(random, "true", "false"),
		},
		"vllm": {
			fmt.Sprintf("  max_num_seqs: %d", 1+random.IntN(512)),
			fmt.Sprintf("  tensor_parallel_size: %d", 1<<random.IntN(4)),
			fmt.Sprintf("  gpu_memory_utilization: %.2f", 0.1+0.9*random.Float64()),
			"  quantization: " + pick(random, "awq", "gptq", "fp8"),
		},
		"tensorrt": {
			fmt.Sprintf("  max_batch_size: %d", 1+random.IntN(64)),
			"  quantization: " + pick(random, "int8_sq", "int4_awq", "fp8"),
		},
	}[backend]
	if random.IntN(4) > 0 {
		lines = append(append(lines, "", backend+":"), section...)
	}
	if random.IntN(4) == 0 {
		lines = append(lines, "lora:", "  adapter_id: my-org/adapter")
	}
	if passthrough != nil {
		lines = append(lines, passthrough...)
	} else if random.IntN(3) == 0 {
		lines = append(lines, "passthrough_kwargs:", "  seed_everything: true", "  trust_remote_code: false")
	}
	if random.IntN(3) == 0 {
		lines = append(lines, "output_dir: ./results/"+pick(random, "a", "b", "c"))
	}
	return strings.Join(breakOne(lines, mistake), "\n") + "\n"
}

// breakOne writes the mistake in place of the line that has its key, or else as
// a line of its own at the end.
func breakOne(lines []string, mistake string) []string {
	if mistake == "" {
		return lines
	}
	key, _, _ := strings.Cut(mistake, ":")
	for i, line := range lines {
		trimmed := strings.TrimLeft(line, " ")
		if strings.HasPrefix(trimmed, key+":") {
			lines[i] = line[:len(line)-len(trimmed)] + mistake
			return lines
		}
	}
	return append(lines, mistake)
}
