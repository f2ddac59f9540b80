// Code generated from the CUE schema by internal/gen. DO NOT EDIT.

package loader

import "github.com/llenergymeasure/llemcfg/internal/engine/value"

func (c *UserConfig) fill(v *value.Value) {
	c.Output = sectionFrom[UserOutputConfig](v.Entries[0].Value)
	c.Runners = sectionFrom[UserRunnersConfig](v.Entries[1].Value)
	c.Measurement = sectionFrom[UserMeasurementConfig](v.Entries[2].Value)
	c.UI = sectionFrom[UserUIConfig](v.Entries[3].Value)
	c.Advanced = sectionFrom[UserAdvancedConfig](v.Entries[4].Value)
	c.Execution = sectionFrom[UserExecutionConfig](v.Entries[5].Value)
}

func (c UserConfig) tree() *value.Value {
	return mapping(
		entry("output", c.Output.tree()),
		entry("runners", c.Runners.tree()),
		entry("measurement", c.Measurement.tree()),
		entry("ui", c.UI.tree()),
		entry("advanced", c.Advanced.tree()),
		entry("execution", c.Execution.tree()),
	)
}

// MarshalJSON writes all fields, in the order of the schema.
func (c UserConfig) MarshalJSON() ([]byte, error) { return marshalJSON(c.tree()) }

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
	c.ResultsDir = stringFrom[string](v.Entries[0].Value)
	c.ModelCacheDir = stringFrom[string](v.Entries[1].Value)
}

func (c UserOutputConfig) tree() *value.Value {
	return mapping(
		entry("results_dir", stringTo[string](c.ResultsDir)),
		entry("model_cache_dir", stringTo[string](c.ModelCacheDir)),
	)
}

// MarshalJSON writes all fields, in the order of the schema.
func (c UserOutputConfig) MarshalJSON() ([]byte, error) { return marshalJSON(c.tree()) }

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
	c.PyTorch = stringFrom[string](v.Entries[0].Value)
	c.VLLM = stringFrom[string](v.Entries[1].Value)
	c.TensorRT = stringFrom[string](v.Entries[2].Value)
}

func (c UserRunnersConfig) tree() *value.Value {
	return mapping(
		entry("pytorch", stringTo[string](c.PyTorch)),
		entry("vllm", stringTo[string](c.VLLM)),
		entry("tensorrt", stringTo[string](c.TensorRT)),
	)
}

// MarshalJSON writes all fields, in the order of the schema.
func (c UserRunnersConfig) MarshalJSON() ([]byte, error) { return marshalJSON(c.tree()) }

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
	c.EnergyBackend = stringFrom[EnergyBackend](v.Entries[0].Value)
	c.CarbonIntensityGCO2KWh = optional(v.Entries[1].Value, float64From)
	c.DatacenterPUE = float64From(v.Entries[2].Value)
}

func (c UserMeasurementConfig) tree() *value.Value {
	return mapping(
		entry("energy_backend", stringTo[EnergyBackend](c.EnergyBackend)),
		entry("carbon_intensity_gco2_kwh", null(c.CarbonIntensityGCO2KWh, float64To)),
		entry("datacenter_pue", float64To(c.DatacenterPUE)),
	)
}

// MarshalJSON writes all fields, in the order of the schema.
func (c UserMeasurementConfig) MarshalJSON() ([]byte, error) { return marshalJSON(c.tree()) }

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
	c.Verbosity = stringFrom[Verbosity](v.Entries[0].Value)
	c.Prompt = boolFrom(v.Entries[1].Value)
}

func (c UserUIConfig) tree() *value.Value {
	return mapping(
		entry("verbosity", stringTo[Verbosity](c.Verbosity)),
		entry("prompt", boolTo(c.Prompt)),
	)
}

// MarshalJSON writes all fields, in the order of the schema.
func (c UserUIConfig) MarshalJSON() ([]byte, error) { return marshalJSON(c.tree()) }

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
	c.NVMLPollIntervalMS = int64From(v.Entries[0].Value)
}

func (c UserAdvancedConfig) tree() *value.Value {
	return mapping(
		entry("nvml_poll_interval_ms", int64To(c.NVMLPollIntervalMS)),
	)
}

// MarshalJSON writes all fields, in the order of the schema.
func (c UserAdvancedConfig) MarshalJSON() ([]byte, error) { return marshalJSON(c.tree()) }

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
	c.ConfigGapSeconds = float64From(v.Entries[0].Value)
	c.CycleGapSeconds = float64From(v.Entries[1].Value)
}

func (c UserExecutionConfig) tree() *value.Value {
	return mapping(
		entry("config_gap_seconds", float64To(c.ConfigGapSeconds)),
		entry("cycle_gap_seconds", float64To(c.CycleGapSeconds)),
	)
}

// MarshalJSON writes all fields, in the order of the schema.
func (c UserExecutionConfig) MarshalJSON() ([]byte, error) { return marshalJSON(c.tree()) }

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
