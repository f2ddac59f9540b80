// Package ssot has the capability tables and the sampling presets of the CUE
// schema as Go values, and functions that query them. It is generated from the
// CUE schema, the single source of truth, and does not import CUE. Every call
// returns a copy, which the caller may change.
package ssot

import "slices"

// SupportsPrecision reports whether the backend runs models in the precision.
// A backend that the tables do not know supports nothing.
func (b Backend) SupportsPrecision(p Precision) bool {
	return slices.Contains(PrecisionSupport()[b], p)
}

// SupportsDecoding reports whether the backend decodes in that way.
func (b Backend) SupportsDecoding(d Decoding) bool {
	return slices.Contains(DecodingSupport()[b], d)
}

// SupportsDecoderParam reports whether the backend uses the field of the
// decoder when it samples.
func (b Backend) SupportsDecoderParam(p DecoderParam) bool {
	return slices.Contains(DecoderParamSupport()[b], p)
}

// BackendsFor returns the backends that run models in the precision, in the order
// of the schema.
func BackendsFor(p Precision) []Backend {
	return slices.DeleteFunc(Backends(), func(b Backend) bool { return !b.SupportsPrecision(p) })
}

// Defaults returns the defaults that the preset supplies, and whether there is
// such a preset.
func (p Preset) Defaults() (SamplingPreset, bool) {
	defaults, ok := SamplingPresets()[p]
	return defaults, ok
}
