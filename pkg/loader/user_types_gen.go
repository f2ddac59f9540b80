// Code generated from the CUE schema by internal/gen. DO NOT EDIT.

package loader

import "github.com/llenergymeasure/llemcfg/pkg/ssot"

type (
	// EnergyBackend is a value of energy_backend, as package ssot defines it.
	EnergyBackend = ssot.EnergyBackend
	// Verbosity is a value of verbosity, as package ssot defines it.
	Verbosity = ssot.Verbosity
)

// The values that package ssot defines.
const (
	EnergyBackendAuto = ssot.EnergyBackendAuto
	EnergyBackendNVML = ssot.EnergyBackendNVML
	EnergyBackendZeus = ssot.EnergyBackendZeus
	VerbosityQuiet    = ssot.VerbosityQuiet
	VerbosityStandard = ssot.VerbosityStandard
	VerbosityVerbose  = ssot.VerbosityVerbose
)

// UserConfig is a section of the schema. Every field has a value; nil is
// null.
//
// The settings of one user on one machine: where files are stored and how the
// tool behaves. They never affect what is measured; an experiment file sets
// that.
type UserConfig struct {
	// Where files are stored.
	Output UserOutputConfig
	// Where each backend runs: in the environment of the tool or in a container.
	Runners UserRunnersConfig
	// How energy is measured and converted on this machine.
	Measurement UserMeasurementConfig
	// Output and prompts of the tool.
	UI UserUIConfig
	// Settings that rarely need to change.
	Advanced UserAdvancedConfig
	// Pauses that let the machine cool down.
	Execution UserExecutionConfig
}

// UserOutputConfig is a section of the schema. Every field has a value; nil
// is null.
//
// Where files are stored.
type UserOutputConfig struct {
	// The directory for results.
	ResultsDir string
	// The directory that models are downloaded to.
	ModelCacheDir string
}

// UserRunnersConfig is a section of the schema. Every field has a value; nil
// is null.
//
// Where each backend runs: in the environment of the tool or in a container.
type UserRunnersConfig struct {
	// Where the PyTorch backend runs.
	PyTorch string
	// Where the vLLM backend runs.
	VLLM string
	// Where the TensorRT-LLM backend runs.
	TensorRT string
}

// UserMeasurementConfig is a section of the schema. Every field has a value;
// nil is null.
//
// How energy is measured and converted on this machine.
type UserMeasurementConfig struct {
	// The tool that measures the energy used by the GPUs.
	EnergyBackend EnergyBackend
	// The carbon intensity of the electricity. With null, emissions are not
	// reported. Unit: gCO2/kWh.
	CarbonIntensityGCO2KWh *float64
	// The power usage effectiveness (PUE) of the data centre: its total energy
	// divided by the energy of its machines.
	DatacenterPUE float64
}

// UserUIConfig is a section of the schema. Every field has a value; nil is
// null.
//
// Output and prompts of the tool.
type UserUIConfig struct {
	// The amount of output.
	Verbosity Verbosity
	// Whether to ask before long operations and before overwriting files.
	Prompt bool
}

// UserAdvancedConfig is a section of the schema. Every field has a value; nil
// is null.
//
// Settings that rarely need to change.
type UserAdvancedConfig struct {
	// The interval between two readings of the power from NVML. Unit: ms.
	NVMLPollIntervalMS int64
}

// UserExecutionConfig is a section of the schema. Every field has a value;
// nil is null.
//
// Pauses that let the machine cool down.
type UserExecutionConfig struct {
	// The pause between two experiments. Unit: s.
	ConfigGapSeconds float64
	// The pause between two cycles of all experiments. Unit: s.
	CycleGapSeconds float64
}
