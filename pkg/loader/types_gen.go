// Code generated from the CUE schema by internal/gen. DO NOT EDIT.

package loader

import (
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/pkg/ssot"
)

// The choices of the schema, which package ssot defines.
type (
	Backend              = ssot.Backend
	Precision            = ssot.Precision
	Preset               = ssot.Preset
	AttnImplementation   = ssot.AttnImplementation
	VLLMQuantization     = ssot.VLLMQuantization
	TensorRTQuantization = ssot.TensorRTQuantization
)

// The values of the choices.
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

// ExperimentConfig is one section, resolved. One experiment: which model to
// run, on which inference backend, with which prompts and settings, so that
// its energy can be measured.
type ExperimentConfig struct {
	// The model to measure: a HuggingFace model ID or a local path.
	Model string
	// The inference backend that runs the model.
	Backend Backend
	// How many prompts to take from the dataset. In prompts.
	N int64
	// The prompts: the name of a built-in dataset, or a synthetic dataset of
	// prompts of fixed length.
	Dataset Dataset
	// The floating-point precision of the weights and activations. Half
	// precision needs a GPU; that one is there is checked before the run, not
	// here, since there is no cpu backend to choose.
	Precision Precision
	// The seed of everything random in the run, for reproducibility.
	RandomSeed int64
	// The longest prompt; what is longer is cut. In tokens.
	MaxInputTokens int64
	// The most tokens to generate for a prompt. In tokens.
	MaxOutputTokens int64
	// How the next token is chosen.
	Decoder DecoderConfig
	// What runs before the measurement, so that it starts from a steady state.
	Warmup WarmupConfig
	// The power of the idle machine, measured to be subtracted.
	Baseline BaselineConfig
	// Settings of the PyTorch backend; only with backend: pytorch.
	PyTorch *PyTorchConfig
	// Settings of the vLLM backend; only with backend: vllm.
	VLLM *VLLMConfig
	// Settings of the TensorRT-LLM backend; only with backend: tensorrt.
	TensorRT *TensorRTConfig
	// A LoRA adapter to load on top of the model.
	LoRA *LoRAConfig
	// Options handed to the backend as they are, for what the named fields do
	// not cover. A key may not be the name of a field of the experiment.
	PassthroughKwargs map[string]any
	// Where the results of this experiment go; null leaves it to the tool.
	OutputDir *string
}

// SyntheticDatasetConfig is one section, resolved. Prompts of fixed length,
// made rather than read, for exactly repeatable runs.
type SyntheticDatasetConfig struct {
	// How many prompts to make. In prompts.
	N int64
	// The length of each prompt. In tokens.
	InputLen int64
	// The length of each answer. In tokens.
	OutputLen int64
	// The seed that the prompts are made from.
	Seed int64
}

// DecoderConfig is one section, resolved. How the next token is chosen. A
// preset supplies the defaults of the fields it names; a field that the file
// writes wins over the preset.
type DecoderConfig struct {
	// How far the distribution is flattened (above 1) or sharpened (below 1); 0
	// always takes the likeliest token.
	Temperature float64
	// Draw the next token at random (true), or take the likeliest (false).
	DoSample bool
	// Draw only from this many likeliest tokens; 0 draws from all. In tokens.
	TopK int64
	// Draw only from the likeliest tokens whose probabilities add up to this; 1
	// draws from all.
	TopP float64
	// How much a token that has occurred is held back; 1 is not at all.
	RepetitionPenalty float64
	// A named set of defaults for the fields above.
	Preset *Preset
}

// WarmupConfig is one section, resolved. What runs before the measurement, so
// that it starts from a steady state.
type WarmupConfig struct {
	// How many prompts of full length to run before measuring. In prompts.
	NWarmup int64
	// How long to wait after the warm-up for the GPU's temperature to settle. In
	// s.
	ThermalFloorSeconds float64
}

// BaselineConfig is one section, resolved. The power of the idle machine,
// measured to be subtracted.
type BaselineConfig struct {
	// Whether to measure the idle power at all.
	Enabled bool
	// How long to measure the idle power. In s.
	DurationSeconds float64
}

// PyTorchConfig is one section, resolved. Settings of the PyTorch backend.
type PyTorchConfig struct {
	// How many prompts run at once. In prompts. The backend's own default is 1.
	BatchSize *int64
	// The implementation of attention.
	AttnImplementation *AttnImplementation
	// Compile the model with torch.compile before the run. The backend's own
	// default is false.
	TorchCompile *bool
	// Load the weights in 4 bits, with BitsAndBytes.
	LoadIn4Bit *bool
	// Load the weights in 8 bits, with BitsAndBytes.
	LoadIn8Bit *bool
	// How many data-parallel processes share the prompts. In processes. The
	// backend's own default is 1.
	NumProcesses *int64
}

// VLLMConfig is one section, resolved. Settings of the vLLM backend.
type VLLMConfig struct {
	// How many sequences run concurrently, at most. In sequences. The backend's
	// own default is 256.
	MaxNumSeqs *int64
	// How many GPUs each layer is split across. In GPUs. The backend's own
	// default is 1.
	TensorParallelSize *int64
	// The fraction of the GPU's memory to use. In fraction. The backend's own
	// default is 0.9.
	GPUMemoryUtilization *float64
	// Reuse the key-value cache of prompts that begin alike. The backend's own
	// default is false.
	EnablePrefixCaching *bool
	// How the weights of the checkpoint are quantized.
	Quantization *VLLMQuantization
}

// TensorRTConfig is one section, resolved. Settings of the TensorRT-LLM
// backend.
type TensorRTConfig struct {
	// How many prompts run at once, at most; fixed when the engine is compiled.
	// In prompts.
	MaxBatchSize *int64
	// How many GPUs each layer is split across. In GPUs. The backend's own
	// default is 1.
	TPSize *int64
	// How the engine's weights are quantized.
	Quantization *TensorRTQuantization
	// A compiled engine to run; compilation is skipped.
	EnginePath *string
}

// LoRAConfig is one section, resolved. A LoRA adapter to load on top of the
// model: from HuggingFace or from disk.
type LoRAConfig struct {
	// The adapter's HuggingFace ID.
	AdapterID *string
	// The adapter's local path.
	AdapterPath *string
	// Merge the adapter into the model's weights (faster to run), or keep it
	// beside them (what an adapter costs can be measured).
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
