// Code generated from the CUE schema by internal/gen. DO NOT EDIT.

package loader

import (
	"github.com/llenergymeasure/llemcfg/internal/engine/bind"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

func (c *ExperimentConfig) fill(v *value.Value) {
	c.Model = bind.StringFrom[string](v.Entries[0].Value)
	c.Backend = bind.StringFrom[Backend](v.Entries[1].Value)
	c.N = bind.Int64From(v.Entries[2].Value)
	c.Dataset = datasetFrom(v.Entries[3].Value)
	c.Precision = bind.StringFrom[Precision](v.Entries[4].Value)
	c.RandomSeed = bind.Int64From(v.Entries[5].Value)
	c.MaxInputTokens = bind.Int64From(v.Entries[6].Value)
	c.MaxOutputTokens = bind.Int64From(v.Entries[7].Value)
	c.Decoder.fill(v.Entries[8].Value)
	c.Warmup.fill(v.Entries[9].Value)
	c.Baseline.fill(v.Entries[10].Value)
	c.PyTorch = bind.Optional(v.Entries[11].Value, bind.SectionFrom((*PyTorchConfig).fill))
	c.VLLM = bind.Optional(v.Entries[12].Value, bind.SectionFrom((*VLLMConfig).fill))
	c.TensorRT = bind.Optional(v.Entries[13].Value, bind.SectionFrom((*TensorRTConfig).fill))
	c.LoRA = bind.Optional(v.Entries[14].Value, bind.SectionFrom((*LoRAConfig).fill))
	c.PassthroughKwargs = bind.MapFrom(v.Entries[15].Value)
	c.OutputDir = bind.Optional(v.Entries[16].Value, bind.StringFrom[string])
}

func (c ExperimentConfig) tree() *value.Value {
	return bind.Mapping(
		bind.Entry("model", bind.StringTo[string](c.Model)),
		bind.Entry("backend", bind.StringTo[Backend](c.Backend)),
		bind.Entry("n", bind.Int64To(c.N)),
		bind.Entry("dataset", datasetTo(c.Dataset)),
		bind.Entry("precision", bind.StringTo[Precision](c.Precision)),
		bind.Entry("random_seed", bind.Int64To(c.RandomSeed)),
		bind.Entry("max_input_tokens", bind.Int64To(c.MaxInputTokens)),
		bind.Entry("max_output_tokens", bind.Int64To(c.MaxOutputTokens)),
		bind.Entry("decoder", c.Decoder.tree()),
		bind.Entry("warmup", c.Warmup.tree()),
		bind.Entry("baseline", c.Baseline.tree()),
		bind.Entry("pytorch", bind.Null(c.PyTorch, PyTorchConfig.tree)),
		bind.Entry("vllm", bind.Null(c.VLLM, VLLMConfig.tree)),
		bind.Entry("tensorrt", bind.Null(c.TensorRT, TensorRTConfig.tree)),
		bind.Entry("lora", bind.Null(c.LoRA, LoRAConfig.tree)),
		bind.Entry("passthrough_kwargs", bind.MapTo(c.PassthroughKwargs)),
		bind.Entry("output_dir", bind.Null(c.OutputDir, bind.StringTo[string])),
	)
}

// MarshalJSON writes all fields, in the order of the schema.
func (c ExperimentConfig) MarshalJSON() ([]byte, error) { return bind.JSON(c.tree()) }

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
	c.N = bind.Int64From(v.Entries[0].Value)
	c.InputLen = bind.Int64From(v.Entries[1].Value)
	c.OutputLen = bind.Int64From(v.Entries[2].Value)
	c.Seed = bind.Int64From(v.Entries[3].Value)
}

func (c SyntheticDatasetConfig) tree() *value.Value {
	return bind.Mapping(
		bind.Entry("n", bind.Int64To(c.N)),
		bind.Entry("input_len", bind.Int64To(c.InputLen)),
		bind.Entry("output_len", bind.Int64To(c.OutputLen)),
		bind.Entry("seed", bind.Int64To(c.Seed)),
	)
}

// MarshalJSON writes all fields, in the order of the schema.
func (c SyntheticDatasetConfig) MarshalJSON() ([]byte, error) { return bind.JSON(c.tree()) }

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
	c.Temperature = bind.Float64From(v.Entries[0].Value)
	c.DoSample = bind.BoolFrom(v.Entries[1].Value)
	c.TopK = bind.Int64From(v.Entries[2].Value)
	c.TopP = bind.Float64From(v.Entries[3].Value)
	c.RepetitionPenalty = bind.Float64From(v.Entries[4].Value)
	c.Preset = bind.Optional(v.Entries[5].Value, bind.StringFrom[Preset])
}

func (c DecoderConfig) tree() *value.Value {
	return bind.Mapping(
		bind.Entry("temperature", bind.Float64To(c.Temperature)),
		bind.Entry("do_sample", bind.BoolTo(c.DoSample)),
		bind.Entry("top_k", bind.Int64To(c.TopK)),
		bind.Entry("top_p", bind.Float64To(c.TopP)),
		bind.Entry("repetition_penalty", bind.Float64To(c.RepetitionPenalty)),
		bind.Entry("preset", bind.Null(c.Preset, bind.StringTo[Preset])),
	)
}

// MarshalJSON writes all fields, in the order of the schema.
func (c DecoderConfig) MarshalJSON() ([]byte, error) { return bind.JSON(c.tree()) }

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
	c.NWarmup = bind.Int64From(v.Entries[0].Value)
	c.ThermalFloorSeconds = bind.Float64From(v.Entries[1].Value)
}

func (c WarmupConfig) tree() *value.Value {
	return bind.Mapping(
		bind.Entry("n_warmup", bind.Int64To(c.NWarmup)),
		bind.Entry("thermal_floor_seconds", bind.Float64To(c.ThermalFloorSeconds)),
	)
}

// MarshalJSON writes all fields, in the order of the schema.
func (c WarmupConfig) MarshalJSON() ([]byte, error) { return bind.JSON(c.tree()) }

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
	c.Enabled = bind.BoolFrom(v.Entries[0].Value)
	c.DurationSeconds = bind.Float64From(v.Entries[1].Value)
}

func (c BaselineConfig) tree() *value.Value {
	return bind.Mapping(
		bind.Entry("enabled", bind.BoolTo(c.Enabled)),
		bind.Entry("duration_seconds", bind.Float64To(c.DurationSeconds)),
	)
}

// MarshalJSON writes all fields, in the order of the schema.
func (c BaselineConfig) MarshalJSON() ([]byte, error) { return bind.JSON(c.tree()) }

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
	c.BatchSize = bind.Optional(v.Entries[0].Value, bind.Int64From)
	c.AttnImplementation = bind.Optional(v.Entries[1].Value, bind.StringFrom[AttnImplementation])
	c.TorchCompile = bind.Optional(v.Entries[2].Value, bind.BoolFrom)
	c.LoadIn4Bit = bind.Optional(v.Entries[3].Value, bind.BoolFrom)
	c.LoadIn8Bit = bind.Optional(v.Entries[4].Value, bind.BoolFrom)
	c.NumProcesses = bind.Optional(v.Entries[5].Value, bind.Int64From)
}

func (c PyTorchConfig) tree() *value.Value {
	return bind.Mapping(
		bind.Entry("batch_size", bind.Null(c.BatchSize, bind.Int64To)),
		bind.Entry("attn_implementation", bind.Null(c.AttnImplementation, bind.StringTo[AttnImplementation])),
		bind.Entry("torch_compile", bind.Null(c.TorchCompile, bind.BoolTo)),
		bind.Entry("load_in_4bit", bind.Null(c.LoadIn4Bit, bind.BoolTo)),
		bind.Entry("load_in_8bit", bind.Null(c.LoadIn8Bit, bind.BoolTo)),
		bind.Entry("num_processes", bind.Null(c.NumProcesses, bind.Int64To)),
	)
}

// MarshalJSON writes all fields, in the order of the schema.
func (c PyTorchConfig) MarshalJSON() ([]byte, error) { return bind.JSON(c.tree()) }

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
	c.MaxNumSeqs = bind.Optional(v.Entries[0].Value, bind.Int64From)
	c.TensorParallelSize = bind.Optional(v.Entries[1].Value, bind.Int64From)
	c.GPUMemoryUtilization = bind.Optional(v.Entries[2].Value, bind.Float64From)
	c.EnablePrefixCaching = bind.Optional(v.Entries[3].Value, bind.BoolFrom)
	c.Quantization = bind.Optional(v.Entries[4].Value, bind.StringFrom[VLLMQuantization])
}

func (c VLLMConfig) tree() *value.Value {
	return bind.Mapping(
		bind.Entry("max_num_seqs", bind.Null(c.MaxNumSeqs, bind.Int64To)),
		bind.Entry("tensor_parallel_size", bind.Null(c.TensorParallelSize, bind.Int64To)),
		bind.Entry("gpu_memory_utilization", bind.Null(c.GPUMemoryUtilization, bind.Float64To)),
		bind.Entry("enable_prefix_caching", bind.Null(c.EnablePrefixCaching, bind.BoolTo)),
		bind.Entry("quantization", bind.Null(c.Quantization, bind.StringTo[VLLMQuantization])),
	)
}

// MarshalJSON writes all fields, in the order of the schema.
func (c VLLMConfig) MarshalJSON() ([]byte, error) { return bind.JSON(c.tree()) }

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
	c.MaxBatchSize = bind.Optional(v.Entries[0].Value, bind.Int64From)
	c.TPSize = bind.Optional(v.Entries[1].Value, bind.Int64From)
	c.Quantization = bind.Optional(v.Entries[2].Value, bind.StringFrom[TensorRTQuantization])
	c.EnginePath = bind.Optional(v.Entries[3].Value, bind.StringFrom[string])
}

func (c TensorRTConfig) tree() *value.Value {
	return bind.Mapping(
		bind.Entry("max_batch_size", bind.Null(c.MaxBatchSize, bind.Int64To)),
		bind.Entry("tp_size", bind.Null(c.TPSize, bind.Int64To)),
		bind.Entry("quantization", bind.Null(c.Quantization, bind.StringTo[TensorRTQuantization])),
		bind.Entry("engine_path", bind.Null(c.EnginePath, bind.StringTo[string])),
	)
}

// MarshalJSON writes all fields, in the order of the schema.
func (c TensorRTConfig) MarshalJSON() ([]byte, error) { return bind.JSON(c.tree()) }

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
	c.AdapterID = bind.Optional(v.Entries[0].Value, bind.StringFrom[string])
	c.AdapterPath = bind.Optional(v.Entries[1].Value, bind.StringFrom[string])
	c.MergeWeights = bind.BoolFrom(v.Entries[2].Value)
}

func (c LoRAConfig) tree() *value.Value {
	return bind.Mapping(
		bind.Entry("adapter_id", bind.Null(c.AdapterID, bind.StringTo[string])),
		bind.Entry("adapter_path", bind.Null(c.AdapterPath, bind.StringTo[string])),
		bind.Entry("merge_weights", bind.BoolTo(c.MergeWeights)),
	)
}

// MarshalJSON writes all fields, in the order of the schema.
func (c LoRAConfig) MarshalJSON() ([]byte, error) { return bind.JSON(c.tree()) }

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
		return bind.SectionFrom((*SyntheticDatasetConfig).fill)(v)
	}
	return DatasetName(v.Text)
}
