// Code generated from the CUE schema by internal/gen. DO NOT EDIT.

package ssot

// Backend is a value of backend. The inference backend that runs the model.
type Backend string

// The values of Backend.
const (
	BackendPyTorch  Backend = "pytorch"  // HuggingFace Transformers on PyTorch
	BackendVLLM     Backend = "vllm"     // vLLM, a server with continuous batching and paged attention
	BackendTensorRT Backend = "tensorrt" // TensorRT-LLM, engines compiled for one GPU
)

// Backends are all values of Backend, in the order of the schema.
func Backends() []Backend {
	return []Backend{BackendPyTorch, BackendVLLM, BackendTensorRT}
}

// Precision is a value of precision. The floating-point precision of the
// weights and activations. fp16 and bf16 require a GPU. There is no cpu
// backend; the pre-flight check of a run detects the GPU.
type Precision string

// The values of Precision.
const (
	PrecisionFP32 Precision = "fp32" // 32-bit floating point
	PrecisionFP16 Precision = "fp16" // 16-bit floating point
	PrecisionBF16 Precision = "bf16" // 16-bit brain floating point, with the range of fp32
)

// Precisions are all values of Precision, in the order of the schema.
func Precisions() []Precision {
	return []Precision{PrecisionFP32, PrecisionFP16, PrecisionBF16}
}

// Preset is a value of preset. A named set of defaults for the other fields.
type Preset string

// The values of Preset.
const (
	PresetDeterministic Preset = "deterministic" // always the most likely token
	PresetStandard      Preset = "standard"      // sampling without the least likely tokens
	PresetCreative      Preset = "creative"      // sampling with more variety and less repetition
	PresetFactual       Preset = "factual"       // sampling close to the most likely tokens
)

// Presets are all values of Preset, in the order of the schema.
func Presets() []Preset {
	return []Preset{PresetDeterministic, PresetStandard, PresetCreative, PresetFactual}
}

// AttnImplementation is a value of attn_implementation. The attention
// implementation.
type AttnImplementation string

// The values of AttnImplementation.
const (
	AttnImplementationSDPA            AttnImplementation = "sdpa"              // PyTorch's scaled dot-product attention
	AttnImplementationFlashAttention2 AttnImplementation = "flash_attention_2" // the FlashAttention-2 package
	AttnImplementationEager           AttnImplementation = "eager"             // plain PyTorch operations
)

// AttnImplementations are all values of AttnImplementation, in the order of the schema.
func AttnImplementations() []AttnImplementation {
	return []AttnImplementation{AttnImplementationSDPA, AttnImplementationFlashAttention2, AttnImplementationEager}
}

// VLLMQuantization is a value of quantization. The quantization method of the
// checkpoint.
type VLLMQuantization string

// The values of VLLMQuantization.
const (
	VLLMQuantizationAWQ  VLLMQuantization = "awq"  // 4-bit weights, activation-aware (AWQ)
	VLLMQuantizationGPTQ VLLMQuantization = "gptq" // 4-bit weights, GPTQ
	VLLMQuantizationFP8  VLLMQuantization = "fp8"  // 8-bit floating point
)

// VLLMQuantizations are all values of VLLMQuantization, in the order of the schema.
func VLLMQuantizations() []VLLMQuantization {
	return []VLLMQuantization{VLLMQuantizationAWQ, VLLMQuantizationGPTQ, VLLMQuantizationFP8}
}

// TensorRTQuantization is a value of quantization. The quantization method of
// the engine.
type TensorRTQuantization string

// The values of TensorRTQuantization.
const (
	TensorRTQuantizationINT8SQ  TensorRTQuantization = "int8_sq"  // 8-bit integers, SmoothQuant
	TensorRTQuantizationINT4AWQ TensorRTQuantization = "int4_awq" // 4-bit weights, activation-aware (AWQ)
	TensorRTQuantizationFP8     TensorRTQuantization = "fp8"      // 8-bit floating point
)

// TensorRTQuantizations are all values of TensorRTQuantization, in the order of the schema.
func TensorRTQuantizations() []TensorRTQuantization {
	return []TensorRTQuantization{TensorRTQuantizationINT8SQ, TensorRTQuantizationINT4AWQ, TensorRTQuantizationFP8}
}
