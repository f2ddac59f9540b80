// Code generated from the CUE schema by internal/gen. DO NOT EDIT.

package loader

import (
	"github.com/llenergymeasure/llemcfg/pkg/ssot"
)

// The choices of the schema, which package ssot defines.
type (
	EnergyBackend = ssot.EnergyBackend
	Verbosity     = ssot.Verbosity
)

// The values of the choices.
const (
	EnergyBackendAuto = ssot.EnergyBackendAuto
	EnergyBackendNVML = ssot.EnergyBackendNVML
	EnergyBackendZeus = ssot.EnergyBackendZeus
	VerbosityQuiet    = ssot.VerbosityQuiet
	VerbosityStandard = ssot.VerbosityStandard
	VerbosityVerbose  = ssot.VerbosityVerbose
)

// UserConfig is one section, resolved. The settings of one user on one
// machine: where things are, and how the tool behaves. They never say what is
// measured; an experiment file does that.
type UserConfig struct {
	// Where files go.
	Output UserOutputConfig
	// Where each backend runs.
	Runners UserRunnersConfig
	// How energy is measured on this machine, and what a unit of it stands for.
	Measurement UserMeasurementConfig
	// What the tool shows and asks.
	UI UserUIConfig
	// What is seldom changed.
	Advanced UserAdvancedConfig
	// The pauses that let the machine cool down.
	Execution UserExecutionConfig
}

// UserOutputConfig is one section, resolved. Where files go.
type UserOutputConfig struct {
	// The folder of the results.
	ResultsDir string
	// The folder that models are downloaded to.
	ModelCacheDir string
}

// UserRunnersConfig is one section, resolved. Where each backend runs: in the
// environment of the tool, or in a container.
type UserRunnersConfig struct {
	// Where the PyTorch backend runs.
	PyTorch string
	// Where the vLLM backend runs.
	VLLM string
	// Where the TensorRT-LLM backend runs.
	TensorRT string
}

// UserMeasurementConfig is one section, resolved. How energy is measured on
// this machine, and what a unit of it stands for.
type UserMeasurementConfig struct {
	// What reads the energy that the GPUs use.
	EnergyBackend EnergyBackend
	// How much carbon dioxide a unit of electricity stands for; null leaves
	// emissions out. In gCO2/kWh.
	CarbonIntensityGCO2KWh *float64
	// The power usage effectiveness of the data centre: all of its energy for
	// each unit that the machines use.
	DatacenterPUE float64
}

// UserUIConfig is one section, resolved. What the tool shows and asks.
type UserUIConfig struct {
	// How much the tool says.
	Verbosity Verbosity
	// Ask before doing what takes long or overwrites; false never asks.
	Prompt bool
}

// UserAdvancedConfig is one section, resolved. What is seldom changed.
type UserAdvancedConfig struct {
	// How often NVML is asked for the power. In ms.
	NVMLPollIntervalMS int64
}

// UserExecutionConfig is one section, resolved. The pauses that let the
// machine cool down.
type UserExecutionConfig struct {
	// The pause between two experiments. In s.
	ConfigGapSeconds float64
	// The pause between two cycles of all experiments. In s.
	CycleGapSeconds float64
}
