// Code generated from the CUE schema by internal/gen. DO NOT EDIT.

package ssot

// EnergyBackend is a value of energy_backend. What reads the energy that the
// GPUs use.
type EnergyBackend string

// The values of EnergyBackend.
const (
	EnergyBackendAuto EnergyBackend = "auto" // the best of the others that the machine has
	EnergyBackendNVML EnergyBackend = "nvml" // NVIDIA's management library, polled
	EnergyBackendZeus EnergyBackend = "zeus" // Zeus, which reads the counters of the GPU
)

// EnergyBackends are all values of EnergyBackend, in the order of the schema.
func EnergyBackends() []EnergyBackend {
	return []EnergyBackend{EnergyBackendAuto, EnergyBackendNVML, EnergyBackendZeus}
}

// Verbosity is a value of verbosity. How much the tool says.
type Verbosity string

// The values of Verbosity.
const (
	VerbosityQuiet    Verbosity = "quiet"    // errors alone
	VerbosityStandard Verbosity = "standard" // what is done, and warnings
	VerbosityVerbose  Verbosity = "verbose"  // every step
)

// Verbositys are all values of Verbosity, in the order of the schema.
func Verbositys() []Verbosity {
	return []Verbosity{VerbosityQuiet, VerbosityStandard, VerbosityVerbose}
}
