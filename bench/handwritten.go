package main

import (
	"bytes"
	"fmt"

	"github.com/go-playground/validator/v10"
	"gopkg.in/yaml.v3"
)

// What a careful Go programmer would write by hand for the same files: structs
// with tags, defaults set before decoding, unknown fields refused. It is a
// rival, and so it says the schema again.

type config struct {
	Model           string         `yaml:"model" validate:"required"`
	Backend         string         `yaml:"backend" validate:"oneof=pytorch vllm tensorrt"`
	N               int            `yaml:"n" validate:"min=1"`
	Dataset         yaml.Node      `yaml:"dataset" validate:"-"`
	Precision       string         `yaml:"precision" validate:"oneof=fp32 fp16 bf16"`
	RandomSeed      int64          `yaml:"random_seed"`
	MaxInputTokens  int            `yaml:"max_input_tokens" validate:"min=1"`
	MaxOutputTokens int            `yaml:"max_output_tokens" validate:"min=1"`
	Decoder         decoder        `yaml:"decoder"`
	Warmup          warmup         `yaml:"warmup"`
	Baseline        baseline       `yaml:"baseline"`
	PyTorch         *pytorch       `yaml:"pytorch"`
	VLLM            *vllm          `yaml:"vllm"`
	TensorRT        *tensorrt      `yaml:"tensorrt"`
	LoRA            *lora          `yaml:"lora"`
	Passthrough     map[string]any `yaml:"passthrough_kwargs"`
	OutputDir       *string        `yaml:"output_dir"`
}

type decoder struct {
	Temperature       float64 `yaml:"temperature" validate:"min=0,max=2"`
	DoSample          bool    `yaml:"do_sample"`
	TopK              int     `yaml:"top_k" validate:"min=0"`
	TopP              float64 `yaml:"top_p" validate:"min=0,max=1"`
	RepetitionPenalty float64 `yaml:"repetition_penalty" validate:"min=0.1,max=10"`
	Preset            *string `yaml:"preset" validate:"omitempty,oneof=deterministic standard creative factual"`
}

type warmup struct {
	NWarmup             int     `yaml:"n_warmup" validate:"min=1"`
	ThermalFloorSeconds float64 `yaml:"thermal_floor_seconds" validate:"min=0"`
}

type baseline struct {
	Enabled         bool    `yaml:"enabled"`
	DurationSeconds float64 `yaml:"duration_seconds" validate:"min=5,max=120"`
}

type pytorch struct {
	BatchSize          *int    `yaml:"batch_size" validate:"omitempty,min=1"`
	AttnImplementation *string `yaml:"attn_implementation" validate:"omitempty,oneof=sdpa flash_attention_2 eager"`
	TorchCompile       *bool   `yaml:"torch_compile"`
	LoadIn4Bit         *bool   `yaml:"load_in_4bit"`
	LoadIn8Bit         *bool   `yaml:"load_in_8bit"`
	NumProcesses       *int    `yaml:"num_processes" validate:"omitempty,min=1"`
}

type vllm struct {
	MaxNumSeqs           *int     `yaml:"max_num_seqs" validate:"omitempty,min=1"`
	TensorParallelSize   *int     `yaml:"tensor_parallel_size" validate:"omitempty,min=1"`
	GPUMemoryUtilization *float64 `yaml:"gpu_memory_utilization" validate:"omitempty,min=0.1,max=1"`
	EnablePrefixCaching  *bool    `yaml:"enable_prefix_caching"`
	Quantization         *string  `yaml:"quantization" validate:"omitempty,oneof=awq gptq fp8"`
}

type tensorrt struct {
	MaxBatchSize *int    `yaml:"max_batch_size" validate:"omitempty,min=1"`
	TPSize       *int    `yaml:"tp_size" validate:"omitempty,min=1"`
	Quantization *string `yaml:"quantization" validate:"omitempty,oneof=int8_sq int4_awq fp8"`
	EnginePath   *string `yaml:"engine_path"`
}

type lora struct {
	AdapterID    *string `yaml:"adapter_id"`
	AdapterPath  *string `yaml:"adapter_path"`
	MergeWeights bool    `yaml:"merge_weights"`
}

func newHandwritten() func([]byte) error {
	validate := validator.New(validator.WithRequiredStructEnabled())
	return func(text []byte) error {
		c := config{
			Backend: "pytorch", N: 100, Precision: "bf16", RandomSeed: 42, MaxInputTokens: 512, MaxOutputTokens: 128,
			Decoder:  decoder{Temperature: 1, DoSample: true, TopK: 50, TopP: 1, RepetitionPenalty: 1},
			Warmup:   warmup{NWarmup: 3, ThermalFloorSeconds: 60},
			Baseline: baseline{Enabled: true, DurationSeconds: 30},
		}
		d := yaml.NewDecoder(bytes.NewReader(text))
		d.KnownFields(true)
		if err := d.Decode(&c); err != nil {
			return err
		}
		if err := validate.Struct(&c); err != nil {
			return err
		}
		for section, written := range map[string]bool{"pytorch": c.PyTorch != nil, "vllm": c.VLLM != nil, "tensorrt": c.TensorRT != nil} {
			if written && section != c.Backend {
				return fmt.Errorf("%s: section with backend %s", section, c.Backend)
			}
		}
		if c.LoRA != nil && (c.LoRA.AdapterID == nil) == (c.LoRA.AdapterPath == nil) {
			return fmt.Errorf("lora: exactly one of adapter_id and adapter_path")
		}
		return nil
	}
}
