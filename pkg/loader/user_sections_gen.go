// Code generated from the CUE schema by internal/gen. DO NOT EDIT.

package loader

import (
	"github.com/llenergymeasure/llemcfg/internal/engine/bind"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

func (c *UserConfig) fill(v *value.Value) {
	c.Output.fill(v.Entries[0].Value)
	c.Runners.fill(v.Entries[1].Value)
	c.Measurement.fill(v.Entries[2].Value)
	c.UI.fill(v.Entries[3].Value)
	c.Advanced.fill(v.Entries[4].Value)
	c.Execution.fill(v.Entries[5].Value)
}

func (c UserConfig) tree() *value.Value {
	return bind.Mapping(
		bind.Entry("output", c.Output.tree()),
		bind.Entry("runners", c.Runners.tree()),
		bind.Entry("measurement", c.Measurement.tree()),
		bind.Entry("ui", c.UI.tree()),
		bind.Entry("advanced", c.Advanced.tree()),
		bind.Entry("execution", c.Execution.tree()),
	)
}

// MarshalJSON writes all fields, in the order of the schema.
func (c UserConfig) MarshalJSON() ([]byte, error) { return bind.JSON(c.tree()) }

// UnmarshalJSON reads and validates the section as part of a file. The error is a
// *ConfigError or a *ValidationError.
func (c *UserConfig) UnmarshalJSON(data []byte) error {
	return unmarshalJSON("UserConfig", data, c.fill)
}

// MarshalYAML writes all fields, in the order of the schema, for any YAML library.
func (c UserConfig) MarshalYAML() (any, error) { return marshalYAML("UserConfig", c.tree()) }

// UnmarshalYAML reads and validates the section as part of a file, for any YAML
// library. The error is a *ConfigError or a *ValidationError.
func (c *UserConfig) UnmarshalYAML(unmarshal func(any) error) error {
	return unmarshalYAML("UserConfig", unmarshal, c.fill)
}

func (c *UserOutputConfig) fill(v *value.Value) {
	c.ResultsDir = bind.StringFrom[string](v.Entries[0].Value)
	c.ModelCacheDir = bind.StringFrom[string](v.Entries[1].Value)
}

func (c UserOutputConfig) tree() *value.Value {
	return bind.Mapping(
		bind.Entry("results_dir", bind.StringTo[string](c.ResultsDir)),
		bind.Entry("model_cache_dir", bind.StringTo[string](c.ModelCacheDir)),
	)
}

// MarshalJSON writes all fields, in the order of the schema.
func (c UserOutputConfig) MarshalJSON() ([]byte, error) { return bind.JSON(c.tree()) }

// UnmarshalJSON reads and validates the section as part of a file. The error is a
// *ConfigError or a *ValidationError.
func (c *UserOutputConfig) UnmarshalJSON(data []byte) error {
	return unmarshalJSON("UserOutputConfig", data, c.fill)
}

// MarshalYAML writes all fields, in the order of the schema, for any YAML library.
func (c UserOutputConfig) MarshalYAML() (any, error) {
	return marshalYAML("UserOutputConfig", c.tree())
}

// UnmarshalYAML reads and validates the section as part of a file, for any YAML
// library. The error is a *ConfigError or a *ValidationError.
func (c *UserOutputConfig) UnmarshalYAML(unmarshal func(any) error) error {
	return unmarshalYAML("UserOutputConfig", unmarshal, c.fill)
}

func (c *UserRunnersConfig) fill(v *value.Value) {
	c.PyTorch = bind.StringFrom[string](v.Entries[0].Value)
	c.VLLM = bind.StringFrom[string](v.Entries[1].Value)
	c.TensorRT = bind.StringFrom[string](v.Entries[2].Value)
}

func (c UserRunnersConfig) tree() *value.Value {
	return bind.Mapping(
		bind.Entry("pytorch", bind.StringTo[string](c.PyTorch)),
		bind.Entry("vllm", bind.StringTo[string](c.VLLM)),
		bind.Entry("tensorrt", bind.StringTo[string](c.TensorRT)),
	)
}

// MarshalJSON writes all fields, in the order of the schema.
func (c UserRunnersConfig) MarshalJSON() ([]byte, error) { return bind.JSON(c.tree()) }

// UnmarshalJSON reads and validates the section as part of a file. The error is a
// *ConfigError or a *ValidationError.
func (c *UserRunnersConfig) UnmarshalJSON(data []byte) error {
	return unmarshalJSON("UserRunnersConfig", data, c.fill)
}

// MarshalYAML writes all fields, in the order of the schema, for any YAML library.
func (c UserRunnersConfig) MarshalYAML() (any, error) {
	return marshalYAML("UserRunnersConfig", c.tree())
}

// UnmarshalYAML reads and validates the section as part of a file, for any YAML
// library. The error is a *ConfigError or a *ValidationError.
func (c *UserRunnersConfig) UnmarshalYAML(unmarshal func(any) error) error {
	return unmarshalYAML("UserRunnersConfig", unmarshal, c.fill)
}

func (c *UserMeasurementConfig) fill(v *value.Value) {
	c.EnergyBackend = bind.StringFrom[EnergyBackend](v.Entries[0].Value)
	c.CarbonIntensityGCO2KWh = bind.Optional(v.Entries[1].Value, bind.Float64From)
	c.DatacenterPUE = bind.Float64From(v.Entries[2].Value)
}

func (c UserMeasurementConfig) tree() *value.Value {
	return bind.Mapping(
		bind.Entry("energy_backend", bind.StringTo[EnergyBackend](c.EnergyBackend)),
		bind.Entry("carbon_intensity_gco2_kwh", bind.Null(c.CarbonIntensityGCO2KWh, bind.Float64To)),
		bind.Entry("datacenter_pue", bind.Float64To(c.DatacenterPUE)),
	)
}

// MarshalJSON writes all fields, in the order of the schema.
func (c UserMeasurementConfig) MarshalJSON() ([]byte, error) { return bind.JSON(c.tree()) }

// UnmarshalJSON reads and validates the section as part of a file. The error is a
// *ConfigError or a *ValidationError.
func (c *UserMeasurementConfig) UnmarshalJSON(data []byte) error {
	return unmarshalJSON("UserMeasurementConfig", data, c.fill)
}

// MarshalYAML writes all fields, in the order of the schema, for any YAML library.
func (c UserMeasurementConfig) MarshalYAML() (any, error) {
	return marshalYAML("UserMeasurementConfig", c.tree())
}

// UnmarshalYAML reads and validates the section as part of a file, for any YAML
// library. The error is a *ConfigError or a *ValidationError.
func (c *UserMeasurementConfig) UnmarshalYAML(unmarshal func(any) error) error {
	return unmarshalYAML("UserMeasurementConfig", unmarshal, c.fill)
}

func (c *UserUIConfig) fill(v *value.Value) {
	c.Verbosity = bind.StringFrom[Verbosity](v.Entries[0].Value)
	c.Prompt = bind.BoolFrom(v.Entries[1].Value)
}

func (c UserUIConfig) tree() *value.Value {
	return bind.Mapping(
		bind.Entry("verbosity", bind.StringTo[Verbosity](c.Verbosity)),
		bind.Entry("prompt", bind.BoolTo(c.Prompt)),
	)
}

// MarshalJSON writes all fields, in the order of the schema.
func (c UserUIConfig) MarshalJSON() ([]byte, error) { return bind.JSON(c.tree()) }

// UnmarshalJSON reads and validates the section as part of a file. The error is a
// *ConfigError or a *ValidationError.
func (c *UserUIConfig) UnmarshalJSON(data []byte) error {
	return unmarshalJSON("UserUIConfig", data, c.fill)
}

// MarshalYAML writes all fields, in the order of the schema, for any YAML library.
func (c UserUIConfig) MarshalYAML() (any, error) { return marshalYAML("UserUIConfig", c.tree()) }

// UnmarshalYAML reads and validates the section as part of a file, for any YAML
// library. The error is a *ConfigError or a *ValidationError.
func (c *UserUIConfig) UnmarshalYAML(unmarshal func(any) error) error {
	return unmarshalYAML("UserUIConfig", unmarshal, c.fill)
}

func (c *UserAdvancedConfig) fill(v *value.Value) {
	c.NVMLPollIntervalMS = bind.Int64From(v.Entries[0].Value)
}

func (c UserAdvancedConfig) tree() *value.Value {
	return bind.Mapping(
		bind.Entry("nvml_poll_interval_ms", bind.Int64To(c.NVMLPollIntervalMS)),
	)
}

// MarshalJSON writes all fields, in the order of the schema.
func (c UserAdvancedConfig) MarshalJSON() ([]byte, error) { return bind.JSON(c.tree()) }

// UnmarshalJSON reads and validates the section as part of a file. The error is a
// *ConfigError or a *ValidationError.
func (c *UserAdvancedConfig) UnmarshalJSON(data []byte) error {
	return unmarshalJSON("UserAdvancedConfig", data, c.fill)
}

// MarshalYAML writes all fields, in the order of the schema, for any YAML library.
func (c UserAdvancedConfig) MarshalYAML() (any, error) {
	return marshalYAML("UserAdvancedConfig", c.tree())
}

// UnmarshalYAML reads and validates the section as part of a file, for any YAML
// library. The error is a *ConfigError or a *ValidationError.
func (c *UserAdvancedConfig) UnmarshalYAML(unmarshal func(any) error) error {
	return unmarshalYAML("UserAdvancedConfig", unmarshal, c.fill)
}

func (c *UserExecutionConfig) fill(v *value.Value) {
	c.ConfigGapSeconds = bind.Float64From(v.Entries[0].Value)
	c.CycleGapSeconds = bind.Float64From(v.Entries[1].Value)
}

func (c UserExecutionConfig) tree() *value.Value {
	return bind.Mapping(
		bind.Entry("config_gap_seconds", bind.Float64To(c.ConfigGapSeconds)),
		bind.Entry("cycle_gap_seconds", bind.Float64To(c.CycleGapSeconds)),
	)
}

// MarshalJSON writes all fields, in the order of the schema.
func (c UserExecutionConfig) MarshalJSON() ([]byte, error) { return bind.JSON(c.tree()) }

// UnmarshalJSON reads and validates the section as part of a file. The error is a
// *ConfigError or a *ValidationError.
func (c *UserExecutionConfig) UnmarshalJSON(data []byte) error {
	return unmarshalJSON("UserExecutionConfig", data, c.fill)
}

// MarshalYAML writes all fields, in the order of the schema, for any YAML library.
func (c UserExecutionConfig) MarshalYAML() (any, error) {
	return marshalYAML("UserExecutionConfig", c.tree())
}

// UnmarshalYAML reads and validates the section as part of a file, for any YAML
// library. The error is a *ConfigError or a *ValidationError.
func (c *UserExecutionConfig) UnmarshalYAML(unmarshal func(any) error) error {
	return unmarshalYAML("UserExecutionConfig", unmarshal, c.fill)
}
