// Code generated from the CUE schema by internal/gen. DO NOT EDIT.

package ssot

// SchemaVersion is the version of the experiment schema.
const SchemaVersion = "2.0"

// PrecisionSupport is a fresh copy of the table. The precisions that each
// backend supports.
func PrecisionSupport() map[Backend][]Precision {
	return map[Backend][]Precision{
		BackendPyTorch:  {PrecisionFP32, PrecisionFP16, PrecisionBF16},
		BackendVLLM:     {PrecisionFP16, PrecisionBF16},
		BackendTensorRT: {PrecisionFP16, PrecisionBF16},
	}
}

// Decoding is a value that DecodingSupport lists.
type Decoding string

// The values of Decoding.
const (
	DecodingGreedy   Decoding = "greedy"
	DecodingSampling Decoding = "sampling"
)

// DecodingSupport is a fresh copy of the table. The decoding methods that
// each backend supports: greedy is do_sample: false, sampling is do_sample:
// true.
func DecodingSupport() map[Backend][]Decoding {
	return map[Backend][]Decoding{
		BackendPyTorch:  {DecodingGreedy, DecodingSampling},
		BackendVLLM:     {DecodingGreedy, DecodingSampling},
		BackendTensorRT: {DecodingGreedy, DecodingSampling},
	}
}

// DecoderParam is a value that DecoderParamSupport lists.
type DecoderParam string

// The values of DecoderParam.
const (
	DecoderParamTemperature       DecoderParam = "temperature"
	DecoderParamTopK              DecoderParam = "top_k"
	DecoderParamTopP              DecoderParam = "top_p"
	DecoderParamRepetitionPenalty DecoderParam = "repetition_penalty"
)

// DecoderParamSupport is a fresh copy of the table. The fields of the decoder
// that each backend supports for sampling.
func DecoderParamSupport() map[Backend][]DecoderParam {
	return map[Backend][]DecoderParam{
		BackendPyTorch:  {DecoderParamTemperature, DecoderParamTopK, DecoderParamTopP, DecoderParamRepetitionPenalty},
		BackendVLLM:     {DecoderParamTemperature, DecoderParamTopK, DecoderParamTopP, DecoderParamRepetitionPenalty},
		BackendTensorRT: {DecoderParamTemperature, DecoderParamTopK, DecoderParamTopP},
	}
}

// SamplingPreset are the defaults that a preset supplies; nil where it leaves
// the schema's own default.
type SamplingPreset struct {
	Temperature       *float64 `json:"temperature,omitempty"`
	DoSample          *bool    `json:"do_sample,omitempty"`
	TopP              *float64 `json:"top_p,omitempty"`
	RepetitionPenalty *float64 `json:"repetition_penalty,omitempty"`
}

// SamplingPresets is a fresh copy of the table of presets.
func SamplingPresets() map[Preset]SamplingPreset {
	return map[Preset]SamplingPreset{
		PresetDeterministic: {Temperature: new(float64(0.0)), DoSample: new(bool(false))},
		PresetStandard:      {Temperature: new(float64(1.0)), DoSample: new(bool(true)), TopP: new(float64(0.95))},
		PresetCreative:      {Temperature: new(float64(0.8)), DoSample: new(bool(true)), TopP: new(float64(0.9)), RepetitionPenalty: new(float64(1.1))},
		PresetFactual:       {Temperature: new(float64(0.3)), DoSample: new(bool(true))},
	}
}
