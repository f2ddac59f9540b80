package yamldoc

import (
	"bytes"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// full is an experiment that needs all of YAML: anchors, a merge, a block list, a
// literal block, quotes over lines and escapes.
var full = []byte(`# what the runs share
model: meta-llama/Llama-3.1-8B
backend: vllm # see docs
n: 200
dataset: aienergyscore
precision: bf16
random_seed: 42
decoder: &decoder
  temperature: 0.7
  top_p: 0.95
warmup:
  n_warmup: 5
  thermal_floor_seconds: 60.0
baseline: {enabled: true, duration_seconds: 30.0}
vllm:
  max_num_seqs: 256
  tensor_parallel_size: 2
passthrough_kwargs:
  note: "two words, \"quoted\" and \u00e9"
  stop:
    - "\n\n"
    - User
    - Assistant
  prompt: |
    You are a helpful assistant.
    Answer in one sentence.
  sampling:
    <<: *decoder
    min_p: 0.05
  lora: {rank: 8, alpha: 16}
output_dir: results/llama
`)

// BenchmarkFull reads a file that needs the full parser, beside what yaml.v3
// takes to parse it and nothing else; BenchmarkSimple one that does not.
func BenchmarkFull(b *testing.B) {
	besideYAML(b, full)
}

func BenchmarkSimple(b *testing.B) {
	besideYAML(b, bytes.Join([][]byte{full[:bytes.Index(full, []byte("decoder:"))], full[bytes.Index(full, []byte("warmup:")):bytes.Index(full, []byte("passthrough"))]}, nil))
}

func besideYAML(b *testing.B, text []byte) {
	b.Run("yaml.v3", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			var doc yaml.Node
			if err := yaml.Unmarshal(text, &doc); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("yamldoc", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, problems := Parse(&value.Source{Name: "a.yaml", Text: text}, DefaultLimits()); len(problems) > 0 {
				b.Fatal(problems)
			}
		}
	})
}
