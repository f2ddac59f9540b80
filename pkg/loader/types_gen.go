// Code generated from the CUE schema by internal/gen. DO NOT EDIT.

package loader

import "github.com/llenergymeasure/llemcfg/internal/engine/value"

import "github.com/llenergymeasure/llemcfg/pkg/ssot"

type (
	// Backend is a value of backend, as package ssot defines it.
	Backend = ssot.Backend
	// Precision is a value of precision, as package ssot defines it.
	Precision = ssot.Precision
	// Preset is a value of preset, as package ssot defines it.
	Preset = ssot.Preset
	// AttnImplementation is a value of attn_implementation, as package ssot defines it.
	AttnImplementation = ssot.AttnImplementation
	// VLLMQuantization is a value of quantization, as package ssot defines it.
	VLLMQuantization = ssot.VLLMQuantization
	// TensorRTQuantization is a value of quantization, as package ssot defines it.
	TensorRTQuantization = ssot.TensorRTQuantization
)

// The values that package ssot defines.
const (
	BackendPyTorch                    = ssot.BackendPyTorch
	BackendVLLM                       = ssot.BackendVLLM
	BackendTensorRT                   = ssot.BackendTensorRT
	PrecisionFP32                     = ssot.PrecisionFP32
	PrecisionFP16                     = ssot.PrecisionFP16
	PrecisionBF16                     = ssot.PrecisionBF16
	PresetDeterministic               = ssot.PresetDeterministic
	PresetStandard                    = ssot.PresetStandard
	PresetCreative                    = ssot.PresetCreative
	PresetFactual                     = ssot.PresetFactual
	AttnImplementationSDPA            = ssot.AttnImplementationSDPA
	AttnImplementationFlashAttention2 = ssot.AttnImplementationFlashAttention2
	AttnImplementationEager           = ssot.AttnImplementationEager
	VLLMQuantizationAWQ               = ssot.VLLMQuantizationAWQ
	VLLMQuantizationGPTQ              = ssot.VLLMQuantizationGPTQ
	VLLMQuantizationFP8               = ssot.VLLMQuantizationFP8
	TensorRTQuantizationINT8SQ        = ssot.TensorRTQuantizationINT8SQ
	TensorRTQuantizationINT4AWQ       = ssot.TensorRTQuantizationINT4AWQ
	TensorRTQuantizationFP8           = ssot.TensorRTQuantizationFP8
)

// ExperimentConfig is a section of the schema. Every field has a value; nil
// is null.
//
// One experiment: which model to run, on which inference backend, with which
// prompts and settings, so that its energy can be measured.
type ExperimentConfig struct {
	// The model to measure: a HuggingFace model ID or a local path.
	Model string
	// The inference backend that runs the model.
	Backend Backend
	// The number of prompts to take from the dataset.
	N int64
	// The source of the prompts: the name of a built-in dataset, or the settings
	// of a synthetic one.
	Dataset Dataset
	// The floating-point precision of the weights and activations. fp16 and bf16
	// require a GPU. There is no cpu backend; the pre-flight check of a run
	// detects the GPU.
	Precision Precision
	// The random seed, for reproducible runs.
	RandomSeed int64
	// The maximum length of a prompt. Longer prompts are truncated. Unit:
	// tokens.
	MaxInputTokens int64
	// The maximum number of tokens to generate for each prompt.
	MaxOutputTokens int64
	// How tokens are sampled.
	Decoder DecoderConfig
	// The warm-up before the measurement, which brings the machine to a steady
	// state.
	Warmup WarmupConfig
	// The measurement of idle power, which is subtracted from the energy used.
	Baseline BaselineConfig
	// Settings of the PyTorch backend. Allowed only with backend: pytorch.
	PyTorch *PyTorchConfig
	// Settings of the vLLM backend. Allowed only with backend: vllm.
	VLLM *VLLMConfig
	// Settings of the TensorRT-LLM backend. Allowed only with backend: tensorrt.
	TensorRT *TensorRTConfig
	// A LoRA adapter to apply to the model, from HuggingFace or from disk.
	LoRA *LoRAConfig
	// Additional options, passed to the backend unchanged. A key must not be the
	// name of a field of the experiment.
	PassthroughKwargs map[string]any
	// The directory to write the results to. With null, the tool chooses it.
	OutputDir *string
}

// SyntheticDatasetConfig is a section of the schema. Every field has a value;
// nil is null.
//
// A synthetic dataset: generated prompts of fixed length, for exactly
// repeatable runs.
type SyntheticDatasetConfig struct {
	// The number of prompts to generate.
	N int64
	// The length of each prompt. Unit: tokens.
	InputLen int64
	// The length of each output. Unit: tokens.
	OutputLen int64
	// The random seed that the prompts are generated from.
	Seed int64
}

// DecoderConfig is a section of the schema. Every field has a value; nil is
// null.
//
// How tokens are sampled. A preset sets the defaults of some fields; a value
// in the file takes precedence over the preset.
type DecoderConfig struct {
	// The sampling temperature: above 1 flattens the distribution, below 1
	// sharpens it, and 0 always selects the most likely token.
	Temperature float64
	// Whether to sample the next token (true) or always select the most likely
	// one (false).
	DoSample bool
	// The number of most likely tokens to sample from. 0 samples from all
	// tokens.
	TopK int64
	// The cumulative probability of the most likely tokens to sample from. 1
	// samples from all tokens.
	TopP float64
	// The penalty for tokens that have already occurred. 1 applies no penalty.
	RepetitionPenalty float64
	// A named set of defaults for the other fields.
	Preset *Preset
}

// WarmupConfig is a section of the schema. Every field has a value; nil is
// null.
//
// The warm-up before the measurement, which brings the machine to a steady
// state.
type WarmupConfig struct {
	// The number of full-length prompts to run before the measurement.
	NWarmup int64
	// The time to wait after the warm-up for the GPU temperature to settle.
	// Unit: s.
	ThermalFloorSeconds float64
}

// BaselineConfig is a section of the schema. Every field has a value; nil is
// null.
//
// The measurement of idle power, which is subtracted from the energy used.
type BaselineConfig struct {
	// Whether to measure idle power.
	Enabled bool
	// The duration of the idle measurement. Unit: s.
	DurationSeconds float64
}

// PyTorchConfig is a section of the schema. Every field has a value; nil is
// null.
//
// Settings of the PyTorch backend.
type PyTorchConfig struct {
	// The number of prompts processed in one batch. The backend's own default is
	// 1.
	BatchSize *int64
	// The attention implementation.
	AttnImplementation *AttnImplementation
	// Whether to compile the model with torch.compile before the run. The
	// backend's own default is false.
	TorchCompile *bool
	// Whether to load the weights in 4-bit precision with BitsAndBytes.
	LoadIn4Bit *bool
	// Whether to load the weights in 8-bit precision with BitsAndBytes.
	LoadIn8Bit *bool
	// The number of data-parallel processes that the prompts are split across.
	// The backend's own default is 1.
	NumProcesses *int64
}

// VLLMConfig is a section of the schema. Every field has a value; nil is
// null.
//
// Settings of the vLLM backend.
type VLLMConfig struct {
	// The maximum number of sequences processed concurrently. The backend's own
	// default is 256.
	MaxNumSeqs *int64
	// The number of GPUs that each layer is split across. The backend's own
	// default is 1.
	TensorParallelSize *int64
	// The fraction of GPU memory to allocate. The backend's own default is 0.9.
	GPUMemoryUtilization *float64
	// Whether to reuse the KV cache of prompts that share a prefix. The
	// backend's own default is false.
	EnablePrefixCaching *bool
	// The quantization method of the checkpoint.
	Quantization *VLLMQuantization
}

// TensorRTConfig is a section of the schema. Every field has a value; nil is
// null.
//
// Settings of the TensorRT-LLM backend.
type TensorRTConfig struct {
	// The maximum number of prompts processed in one batch. It is fixed when the
	// engine is compiled.
	MaxBatchSize *int64
	// The number of GPUs that each layer is split across. The backend's own
	// default is 1.
	TPSize *int64
	// The quantization method of the engine.
	Quantization *TensorRTQuantization
	// The path of a compiled engine. If set, compilation is skipped.
	EnginePath *string
}

// LoRAConfig is a section of the schema. Every field has a value; nil is
// null.
//
// A LoRA adapter to apply to the model, from HuggingFace or from disk.
type LoRAConfig struct {
	// The HuggingFace ID of the adapter.
	AdapterID *string
	// The local path of the adapter.
	AdapterPath *string
	// Whether to merge the adapter into the model's weights, which is faster, or
	// to keep it separate, which includes its overhead in the measurement.
	MergeWeights bool
}

// Dataset is a DatasetName or a SyntheticDatasetConfig: tell them apart with a type switch.
type Dataset interface {
	isDataset()
	tree() *value.Value
}

// DatasetName is a Dataset that is given by its name.
type DatasetName string

func (DatasetName) isDataset()            {}
func (SyntheticDatasetConfig) isDataset() {}
