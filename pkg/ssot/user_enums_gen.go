// Code generated from the CUE schema by internal/gen. DO NOT EDIT.

package ssot

// EnergyBackend is a value of energy_backend. The tool that measures the
// energy used by the GPUs.
type EnergyBackend string

// The values of EnergyBackend.
const (
	EnergyBackendAuto EnergyBackend = "auto" // the best one available on the machine
	EnergyBackendNVML EnergyBackend = "nvml" // NVIDIA Management Library, by polling
	EnergyBackendZeus EnergyBackend = "zeus" // Zeus, from the energy counters of the GPU
)

// EnergyBackends are all values of EnergyBackend, in the order of the schema.
func EnergyBackends() []EnergyBackend {
	return []EnergyBackend{EnergyBackendAuto, EnergyBackendNVML, EnergyBackendZeus}
}

// Verbosity is a value of verbosity. The amount of output.
type Verbosity string

// The values of Verbosity.
const (
	VerbosityQuiet    Verbosity = "quiet"    // errors only
	VerbosityStandard Verbosity = "standard" // progress and warnings
	VerbosityVerbose  Verbosity = "verbose"  // every step
)

// Verbosities are all values of Verbosity, in the order of the schema.
func Verbosities() []Verbosity {
	return []Verbosity{VerbosityQuiet, VerbosityStandard, VerbosityVerbose}
}
