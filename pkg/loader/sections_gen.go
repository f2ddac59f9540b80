// Code generated from the CUE schema by internal/gen. DO NOT EDIT.

package loader

import "github.com/llenergymeasure/llemcfg/internal/engine/value"

func (c *ExperimentConfig) fill(v *value.Value) {
	c.Model = stringFrom[string](v.Entries[0].Value)
	c.Backend = stringFrom[Backend](v.Entries[1].Value)
	c.N = int64From(v.Entries[2].Value)
	c.Dataset = datasetFrom(v.Entries[3].Value)
	c.Precision = stringFrom[Precision](v.Entries[4].Value)
	c.RandomSeed = int64From(v.Entries[5].Value)
	c.MaxInputTokens = int64From(v.Entries[6].Value)
	c.MaxOutputTokens = int64From(v.Entries[7].Value)
	c.Decoder = sectionFrom[DecoderConfig](v.Entries[8].Value)
	c.Warmup = sectionFrom[WarmupConfig](v.Entries[9].Value)
	c.Baseline = sectionFrom[BaselineConfig](v.Entries[10].Value)
	c.PyTorch = optional(v.Entries[11].Value, sectionFrom[PyTorchConfig])
	c.VLLM = optional(v.Entries[12].Value, sectionFrom[VLLMConfig])
	c.TensorRT = optional(v.Entries[13].Value, sectionFrom[TensorRTConfig])
	c.LoRA = optional(v.Entries[14].Value, sectionFrom[LoRAConfig])
	c.PassthroughKwargs = mapFrom(v.Entries[15].Value)
	c.OutputDir = optional(v.Entries[16].Value, stringFrom[string])
}

func (c ExperimentConfig) tree() *value.Value {
	return mapping(
		entry("model", stringTo[string](c.Model)),
		entry("backend", stringTo[Backend](c.Backend)),
		entry("n", int64To(c.N)),
		entry("dataset", datasetTo(c.Dataset)),
		entry("precision", stringTo[Precision](c.Precision)),
		entry("random_seed", int64To(c.RandomSeed)),
		entry("max_input_tokens", int64To(c.MaxInputTokens)),
		entry("max_output_tokens", int64To(c.MaxOutputTokens)),
		entry("decoder", c.Decoder.tree()),
		entry("warmup", c.Warmup.tree()),
		entry("baseline", c.Baseline.tree()),
		entry("pytorch", null(c.PyTorch, PyTorchConfig.tree)),
		entry("vllm", null(c.VLLM, VLLMConfig.tree)),
		entry("tensorrt", null(c.TensorRT, TensorRTConfig.tree)),
		entry("lora", null(c.LoRA, LoRAConfig.tree)),
		entry("passthrough_kwargs", mapTo(c.PassthroughKwargs)),
		entry("output_dir", null(c.OutputDir, stringTo[string])),
	)
}

// MarshalJSON writes all fields, in the order of the schema.
func (c ExperimentConfig) MarshalJSON() ([]byte, error) { return marshalJSON(c.tree()) }

// UnmarshalJSON reads and validates the section as part of a file. The error is a
// *ConfigError or a *ValidationError.
func (c *ExperimentConfig) UnmarshalJSON(data []byte) error {
	return unmarshalJSON("ExperimentConfig", data, c.fill)
}

// MarshalYAML writes all fields, in the order of the schema, for any YAML library.
func (c ExperimentConfig) MarshalYAML() (any, error) {
	return marshalYAML("ExperimentConfig", c.tree())
}

// UnmarshalYAML reads and validates the section as part of a file, for any YAML
// library. The error is a *ConfigError or a *ValidationError.
func (c *ExperimentConfig) UnmarshalYAML(unmarshal func(any) error) error {
	return unmarshalYAML("ExperimentConfig", unmarshal, c.fill)
}

func (c *SyntheticDatasetConfig) fill(v *value.Value) {
	c.N = int64From(v.Entries[0].Value)
	c.InputLen = int64From(v.Entries[1].Value)
	c.OutputLen = int64From(v.Entries[2].Value)
	c.Seed = int64From(v.Entries[3].Value)
}

func (c SyntheticDatasetConfig) tree() *value.Value {
	return mapping(
		entry("n", int64To(c.N)),
		entry("input_len", int64To(c.InputLen)),
		entry("output_len", int64To(c.OutputLen)),
		entry("seed", int64To(c.Seed)),
	)
}

// MarshalJSON writes all fields, in the order of the schema.
func (c SyntheticDatasetConfig) MarshalJSON() ([]byte, error) { return marshalJSON(c.tree()) }

// UnmarshalJSON reads and validates the section as part of a file. The error is a
// *ConfigError or a *ValidationError.
func (c *SyntheticDatasetConfig) UnmarshalJSON(data []byte) error {
	return unmarshalJSON("SyntheticDatasetConfig", data, c.fill)
}

// MarshalYAML writes all fields, in the order of the schema, for any YAML library.
func (c SyntheticDatasetConfig) MarshalYAML() (any, error) {
	return marshalYAML("SyntheticDatasetConfig", c.tree())
}

// UnmarshalYAML reads and validates the section as part of a file, for any YAML
// library. The error is a *ConfigError or a *ValidationError.
func (c *SyntheticDatasetConfig) UnmarshalYAML(unmarshal func(any) error) error {
	return unmarshalYAML("SyntheticDatasetConfig", unmarshal, c.fill)
}

func (c *DecoderConfig) fill(v *value.Value) {
	c.Temperature = float64From(v.Entries[0].Value)
	c.DoSample = boolFrom(v.Entries[1].Value)
	c.TopK = int64From(v.Entries[2].Value)
	c.TopP = float64From(v.Entries[3].Value)
	c.RepetitionPenalty = float64From(v.Entries[4].Value)
	c.Preset = optional(v.Entries[5].Value, stringFrom[Preset])
}

func (c DecoderConfig) tree() *value.Value {
	return mapping(
		entry("temperature", float64To(c.Temperature)),
		entry("do_sample", boolTo(c.DoSample)),
		entry("top_k", int64To(c.TopK)),
		entry("top_p", float64To(c.TopP)),
		entry("repetition_penalty", float64To(c.RepetitionPenalty)),
		entry("preset", null(c.Preset, stringTo[Preset])),
	)
}

// MarshalJSON writes all fields, in the order of the schema.
func (c DecoderConfig) MarshalJSON() ([]byte, error) { return marshalJSON(c.tree()) }

// UnmarshalJSON reads and validates the section as part of a file. The error is a
// *ConfigError or a *ValidationError.
func (c *DecoderConfig) UnmarshalJSON(data []byte) error {
	return unmarshalJSON("DecoderConfig", data, c.fill)
}

// MarshalYAML writes all fields, in the order of the schema, for any YAML library.
func (c DecoderConfig) MarshalYAML() (any, error) { return marshalYAML("DecoderConfig", c.tree()) }

// UnmarshalYAML reads and validates the section as part of a file, for any YAML
// library. The error is a *ConfigError or a *ValidationError.
func (c *DecoderConfig) UnmarshalYAML(unmarshal func(any) error) error {
	return unmarshalYAML("DecoderConfig", unmarshal, c.fill)
}

func (c *WarmupConfig) fill(v *value.Value) {
	c.NWarmup = int64From(v.Entries[0].Value)
	c.ThermalFloorSeconds = float64From(v.Entries[1].Value)
}

func (c WarmupConfig) tree() *value.Value {
	return mapping(
		entry("n_warmup", int64To(c.NWarmup)),
		entry("thermal_floor_seconds", float64To(c.ThermalFloorSeconds)),
	)
}

// MarshalJSON writes all fields, in the order of the schema.
func (c WarmupConfig) MarshalJSON() ([]byte, error) { return marshalJSON(c.tree()) }

// UnmarshalJSON reads and validates the section as part of a file. The error is a
// *ConfigError or a *ValidationError.
func (c *WarmupConfig) UnmarshalJSON(data []byte) error {
	return unmarshalJSON("WarmupConfig", data, c.fill)
}

// MarshalYAML writes all fields, in the order of the schema, for any YAML library.
func (c WarmupConfig) MarshalYAML() (any, error) { return marshalYAML("WarmupConfig", c.tree()) }

// UnmarshalYAML reads and validates the section as part of a file, for any YAML
// library. The error is a *ConfigError or a *ValidationError.
func (c *WarmupConfig) UnmarshalYAML(unmarshal func(any) error) error {
	return unmarshalYAML("WarmupConfig", unmarshal, c.fill)
}

func (c *BaselineConfig) fill(v *value.Value) {
	c.Enabled = boolFrom(v.Entries[0].Value)
	c.DurationSeconds = float64From(v.Entries[1].Value)
}

func (c BaselineConfig) tree() *value.Value {
	return mapping(
		entry("enabled", boolTo(c.Enabled)),
		entry("duration_seconds", float64To(c.DurationSeconds)),
	)
}

// MarshalJSON writes all fields, in the order of the schema.
func (c BaselineConfig) MarshalJSON() ([]byte, error) { return marshalJSON(c.tree()) }

// UnmarshalJSON reads and validates the section as part of a file. The error is a
// *ConfigError or a *ValidationError.
func (c *BaselineConfig) UnmarshalJSON(data []byte) error {
	return unmarshalJSON("BaselineConfig", data, c.fill)
}

// MarshalYAML writes all fields, in the order of the schema, for any YAML library.
func (c BaselineConfig) MarshalYAML() (any, error) { return marshalYAML("BaselineConfig", c.tree()) }

// UnmarshalYAML reads and validates the section as part of a file, for any YAML
// library. The error is a *ConfigError or a *ValidationError.
func (c *BaselineConfig) UnmarshalYAML(unmarshal func(any) error) error {
	return unmarshalYAML("BaselineConfig", unmarshal, c.fill)
}

func (c *PyTorchConfig) fill(v *value.Value) {
	c.BatchSize = optional(v.Entries[0].Value, int64From)
	c.AttnImplementation = optional(v.Entries[1].Value, stringFrom[AttnImplementation])
	c.TorchCompile = optional(v.Entries[2].Value, boolFrom)
	c.LoadIn4Bit = optional(v.Entries[3].Value, boolFrom)
	c.LoadIn8Bit = optional(v.Entries[4].Value, boolFrom)
	c.NumProcesses = optional(v.Entries[5].Value, int64From)
}

func (c PyTorchConfig) tree() *value.Value {
	return mapping(
		entry("batch_size", null(c.BatchSize, int64To)),
		entry("attn_implementation", null(c.AttnImplementation, stringTo[AttnImplementation])),
		entry("torch_compile", null(c.TorchCompile, boolTo)),
		entry("load_in_4bit", null(c.LoadIn4Bit, boolTo)),
		entry("load_in_8bit", null(c.LoadIn8Bit, boolTo)),
		entry("num_processes", null(c.NumProcesses, int64To)),
	)
}

// MarshalJSON writes all fields, in the order of the schema.
func (c PyTorchConfig) MarshalJSON() ([]byte, error) { return marshalJSON(c.tree()) }

// UnmarshalJSON reads and validates the section as part of a file. The error is a
// *ConfigError or a *ValidationError.
func (c *PyTorchConfig) UnmarshalJSON(data []byte) error {
	return unmarshalJSON("PyTorchConfig", data, c.fill)
}

// MarshalYAML writes all fields, in the order of the schema, for any YAML library.
func (c PyTorchConfig) MarshalYAML() (any, error) { return marshalYAML("PyTorchConfig", c.tree()) }

// UnmarshalYAML reads and validates the section as part of a file, for any YAML
// library. The error is a *ConfigError or a *ValidationError.
func (c *PyTorchConfig) UnmarshalYAML(unmarshal func(any) error) error {
	return unmarshalYAML("PyTorchConfig", unmarshal, c.fill)
}

func (c *VLLMConfig) fill(v *value.Value) {
	c.MaxNumSeqs = optional(v.Entries[0].Value, int64From)
	c.TensorParallelSize = optional(v.Entries[1].Value, int64From)
	c.GPUMemoryUtilization = optional(v.Entries[2].Value, float64From)
	c.EnablePrefixCaching = optional(v.Entries[3].Value, boolFrom)
	c.Quantization = optional(v.Entries[4].Value, stringFrom[VLLMQuantization])
}

func (c VLLMConfig) tree() *value.Value {
	return mapping(
		entry("max_num_seqs", null(c.MaxNumSeqs, int64To)),
		entry("tensor_parallel_size", null(c.TensorParallelSize, int64To)),
		entry("gpu_memory_utilization", null(c.GPUMemoryUtilization, float64To)),
		entry("enable_prefix_caching", null(c.EnablePrefixCaching, boolTo)),
		entry("quantization", null(c.Quantization, stringTo[VLLMQuantization])),
	)
}

// MarshalJSON writes all fields, in the order of the schema.
func (c VLLMConfig) MarshalJSON() ([]byte, error) { return marshalJSON(c.tree()) }

// UnmarshalJSON reads and validates the section as part of a file. The error is a
// *ConfigError or a *ValidationError.
func (c *VLLMConfig) UnmarshalJSON(data []byte) error {
	return unmarshalJSON("VLLMConfig", data, c.fill)
}

// MarshalYAML writes all fields, in the order of the schema, for any YAML library.
func (c VLLMConfig) MarshalYAML() (any, error) { return marshalYAML("VLLMConfig", c.tree()) }

// UnmarshalYAML reads and validates the section as part of a file, for any YAML
// library. The error is a *ConfigError or a *ValidationError.
func (c *VLLMConfig) UnmarshalYAML(unmarshal func(any) error) error {
	return unmarshalYAML("VLLMConfig", unmarshal, c.fill)
}

func (c *TensorRTConfig) fill(v *value.Value) {
	c.MaxBatchSize = optional(v.Entries[0].Value, int64From)
	c.TPSize = optional(v.Entries[1].Value, int64From)
	c.Quantization = optional(v.Entries[2].Value, stringFrom[TensorRTQuantization])
	c.EnginePath = optional(v.Entries[3].Value, stringFrom[string])
}

func (c TensorRTConfig) tree() *value.Value {
	return mapping(
		entry("max_batch_size", null(c.MaxBatchSize, int64To)),
		entry("tp_size", null(c.TPSize, int64To)),
		entry("quantization", null(c.Quantization, stringTo[TensorRTQuantization])),
		entry("engine_path", null(c.EnginePath, stringTo[string])),
	)
}

// MarshalJSON writes all fields, in the order of the schema.
func (c TensorRTConfig) MarshalJSON() ([]byte, error) { return marshalJSON(c.tree()) }

// UnmarshalJSON reads and validates the section as part of a file. The error is a
// *ConfigError or a *ValidationError.
func (c *TensorRTConfig) UnmarshalJSON(data []byte) error {
	return unmarshalJSON("TensorRTConfig", data, c.fill)
}

// MarshalYAML writes all fields, in the order of the schema, for any YAML library.
func (c TensorRTConfig) MarshalYAML() (any, error) { return marshalYAML("TensorRTConfig", c.tree()) }

// UnmarshalYAML reads and validates the section as part of a file, for any YAML
// library. The error is a *ConfigError or a *ValidationError.
func (c *TensorRTConfig) UnmarshalYAML(unmarshal func(any) error) error {
	return unmarshalYAML("TensorRTConfig", unmarshal, c.fill)
}

func (c *LoRAConfig) fill(v *value.Value) {
	c.AdapterID = optional(v.Entries[0].Value, stringFrom[string])
	c.AdapterPath = optional(v.Entries[1].Value, stringFrom[string])
	c.MergeWeights = boolFrom(v.Entries[2].Value)
}

func (c LoRAConfig) tree() *value.Value {
	return mapping(
		entry("adapter_id", null(c.AdapterID, stringTo[string])),
		entry("adapter_path", null(c.AdapterPath, stringTo[string])),
		entry("merge_weights", boolTo(c.MergeWeights)),
	)
}

// MarshalJSON writes all fields, in the order of the schema.
func (c LoRAConfig) MarshalJSON() ([]byte, error) { return marshalJSON(c.tree()) }

// UnmarshalJSON reads and validates the section as part of a file. The error is a
// *ConfigError or a *ValidationError.
func (c *LoRAConfig) UnmarshalJSON(data []byte) error {
	return unmarshalJSON("LoRAConfig", data, c.fill)
}

// MarshalYAML writes all fields, in the order of the schema, for any YAML library.
func (c LoRAConfig) MarshalYAML() (any, error) { return marshalYAML("LoRAConfig", c.tree()) }

// UnmarshalYAML reads and validates the section as part of a file, for any YAML
// library. The error is a *ConfigError or a *ValidationError.
func (c *LoRAConfig) UnmarshalYAML(unmarshal func(any) error) error {
	return unmarshalYAML("LoRAConfig", unmarshal, c.fill)
}

func (d DatasetName) tree() *value.Value { return value.OfString(string(d)) }

func datasetTo(d Dataset) *value.Value {
	if d == nil {
		return value.OfNull()
	}
	return d.tree()
}

func datasetFrom(v *value.Value) Dataset {
	if v.Kind == value.Map {
		return sectionFrom[SyntheticDatasetConfig](v)
	}
	return DatasetName(v.Text)
}
