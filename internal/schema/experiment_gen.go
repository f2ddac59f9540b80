// Code generated from the CUE schema by internal/gen. DO NOT EDIT.

package schema

import "github.com/llenergymeasure/llemcfg/internal/engine/spec"

var experiment = spec.Schema{
	Definition: "#ExperimentConfig",
	Version:    "2.0",
	URL:        "https://raw.githubusercontent.com/llenergymeasure/llemcfg/main/schema/experiment.schema.json",
	Varies:     "sweep",
	Sections: []spec.Section{
		spec.Section{
			Name: "ExperimentConfig",
			Doc:  "One experiment: which model to run, on which inference backend, with which prompts and settings, so that its energy can be measured.",
			Fields: []spec.Field{
				spec.Field{
					Name:     "model",
					Doc:      "The model to measure: a HuggingFace model ID or a local path.",
					Required: true,
					Type: spec.Type{
						Kinds:    0x10,
						Section:  -1,
						NotEmpty: true,
						Says:     "must be a string that is not empty",
					},
					Example: "meta-llama/Llama-3.1-8B",
				},
				spec.Field{
					Name: "backend",
					Doc:  "The inference backend that runs the model.",
					Type: spec.Type{
						Kinds:   0x10,
						Section: -1,
						Words: []spec.Word{
							spec.Word{
								Name: "pytorch",
								Doc:  "HuggingFace Transformers on PyTorch",
							},
							spec.Word{
								Name: "vllm",
								Doc:  "vLLM, a server with continuous batching and paged attention",
							},
							spec.Word{
								Name: "tensorrt",
								Doc:  "TensorRT-LLM, engines compiled for one GPU",
							},
						},
						Says: "must be one of pytorch, vllm, tensorrt",
					},
					Default: &spec.Scalar{
						Kind: 0x10,
						Text: "pytorch",
					},
					Selects: true,
				},
				spec.Field{
					Name: "n",
					Doc:  "The number of prompts to take from the dataset.",
					Type: spec.Type{
						Kinds:   0x4,
						Section: -1,
						Min:     "1",
						Says:    "must be an integer of at least 1",
					},
					Default: &spec.Scalar{
						Kind: 0x4,
						Text: "100",
					},
					Unit: "prompts",
				},
				spec.Field{
					Name: "dataset",
					Doc:  "The source of the prompts: the name of a built-in dataset, or the settings of a synthetic one.",
					Type: spec.Type{
						Kinds:   0x30,
						Section: 1,
						Says:    "must be the name of a built-in dataset, or a synthetic dataset (n, input_len, output_len: an integer of at least 1; seed: an integer of 64 bits)",
					},
					Default: &spec.Scalar{
						Kind: 0x10,
						Text: "aienergyscore",
					},
				},
				spec.Field{
					Name: "precision",
					Doc:  "The floating-point precision of the weights and activations. fp16 and bf16 require a GPU. There is no cpu backend; the pre-flight check of a run detects the GPU.",
					Type: spec.Type{
						Kinds:   0x10,
						Section: -1,
						Words: []spec.Word{
							spec.Word{
								Name: "fp32",
								Doc:  "32-bit floating point",
							},
							spec.Word{
								Name: "fp16",
								Doc:  "16-bit floating point",
							},
							spec.Word{
								Name: "bf16",
								Doc:  "16-bit brain floating point, with the range of fp32",
							},
						},
						Says: "must be one of fp32, fp16, bf16",
					},
					Default: &spec.Scalar{
						Kind: 0x10,
						Text: "bf16",
					},
				},
				spec.Field{
					Name: "random_seed",
					Doc:  "The random seed, for reproducible runs.",
					Type: spec.Type{
						Kinds:   0x4,
						Section: -1,
						Says:    "must be an integer of 64 bits",
					},
					Default: &spec.Scalar{
						Kind: 0x4,
						Text: "42",
					},
				},
				spec.Field{
					Name: "max_input_tokens",
					Doc:  "The maximum length of a prompt. Longer prompts are truncated.",
					Type: spec.Type{
						Kinds:   0x4,
						Section: -1,
						Min:     "1",
						Says:    "must be an integer of at least 1",
					},
					Default: &spec.Scalar{
						Kind: 0x4,
						Text: "512",
					},
					Unit: "tokens",
				},
				spec.Field{
					Name: "max_output_tokens",
					Doc:  "The maximum number of tokens to generate for each prompt.",
					Type: spec.Type{
						Kinds:   0x4,
						Section: -1,
						Min:     "1",
						Says:    "must be an integer of at least 1",
					},
					Default: &spec.Scalar{
						Kind: 0x4,
						Text: "128",
					},
					Unit: "tokens",
				},
				spec.Field{
					Name: "decoder",
					Doc:  "How tokens are sampled.",
					Type: spec.Type{
						Kinds:   0x20,
						Section: 2,
					},
				},
				spec.Field{
					Name: "warmup",
					Doc:  "The warm-up before the measurement, which brings the machine to a steady state.",
					Type: spec.Type{
						Kinds:   0x20,
						Section: 3,
					},
				},
				spec.Field{
					Name: "baseline",
					Doc:  "The measurement of idle power, which is subtracted from the energy used.",
					Type: spec.Type{
						Kinds:   0x20,
						Section: 4,
					},
				},
				spec.Field{
					Name: "pytorch",
					Doc:  "Settings of the PyTorch backend. Allowed only with backend: pytorch.",
					Type: spec.Type{
						Kinds:   0x21,
						Section: 5,
					},
					Default: &spec.Scalar{
						Kind: 0x1,
						Text: "null",
					},
				},
				spec.Field{
					Name: "vllm",
					Doc:  "Settings of the vLLM backend. Allowed only with backend: vllm.",
					Type: spec.Type{
						Kinds:   0x21,
						Section: 6,
					},
					Default: &spec.Scalar{
						Kind: 0x1,
						Text: "null",
					},
				},
				spec.Field{
					Name: "tensorrt",
					Doc:  "Settings of the TensorRT-LLM backend. Allowed only with backend: tensorrt.",
					Type: spec.Type{
						Kinds:   0x21,
						Section: 7,
					},
					Default: &spec.Scalar{
						Kind: 0x1,
						Text: "null",
					},
				},
				spec.Field{
					Name: "lora",
					Doc:  "A LoRA adapter to apply to the model, from HuggingFace or from disk.",
					Type: spec.Type{
						Kinds:   0x21,
						Section: 8,
					},
					Default: &spec.Scalar{
						Kind: 0x1,
						Text: "null",
					},
				},
				spec.Field{
					Name: "passthrough_kwargs",
					Doc:  "Additional options, passed to the backend unchanged. A key must not be the name of a field of the experiment.",
					Type: spec.Type{
						Kinds:   0x21,
						Section: -1,
						Says:    "must be a mapping, or null",
					},
					Default: &spec.Scalar{
						Kind: 0x1,
						Text: "null",
					},
					Passthrough: true,
				},
				spec.Field{
					Name: "output_dir",
					Doc:  "The directory to write the results to. With null, the tool chooses it.",
					Type: spec.Type{
						Kinds:   0x11,
						Section: -1,
						Says:    "must be a string",
					},
					Default: &spec.Scalar{
						Kind: 0x1,
						Text: "null",
					},
					Example:    "./results/llama-8b",
					Incidental: true,
				},
			},
		},
		spec.Section{
			Name: "SyntheticDatasetConfig",
			Doc:  "A synthetic dataset: generated prompts of fixed length, for exactly repeatable runs.",
			Fields: []spec.Field{
				spec.Field{
					Name:     "n",
					Doc:      "The number of prompts to generate.",
					Required: true,
					Type: spec.Type{
						Kinds:   0x4,
						Section: -1,
						Min:     "1",
						Says:    "must be an integer of at least 1",
					},
					Unit:    "prompts",
					Example: "100",
				},
				spec.Field{
					Name: "input_len",
					Doc:  "The length of each prompt.",
					Type: spec.Type{
						Kinds:   0x4,
						Section: -1,
						Min:     "1",
						Says:    "must be an integer of at least 1",
					},
					Default: &spec.Scalar{
						Kind: 0x4,
						Text: "512",
					},
					Unit: "tokens",
				},
				spec.Field{
					Name: "output_len",
					Doc:  "The length of each output.",
					Type: spec.Type{
						Kinds:   0x4,
						Section: -1,
						Min:     "1",
						Says:    "must be an integer of at least 1",
					},
					Default: &spec.Scalar{
						Kind: 0x4,
						Text: "128",
					},
					Unit: "tokens",
				},
				spec.Field{
					Name: "seed",
					Doc:  "The random seed that the prompts are generated from.",
					Type: spec.Type{
						Kinds:   0x4,
						Section: -1,
						Says:    "must be an integer of 64 bits",
					},
					Default: &spec.Scalar{
						Kind: 0x4,
						Text: "42",
					},
				},
			},
		},
		spec.Section{
			Name: "DecoderConfig",
			Doc:  "How tokens are sampled. A preset sets the defaults of some fields; a value in the file takes precedence over the preset.",
			Fields: []spec.Field{
				spec.Field{
					Name: "temperature",
					Doc:  "The sampling temperature: above 1 flattens the distribution, below 1 sharpens it, and 0 always selects the most likely token.",
					Type: spec.Type{
						Kinds:   0xc,
						Section: -1,
						Min:     "0",
						Max:     "2",
						Says:    "must be a number from 0 to 2",
					},
					Default: &spec.Scalar{
						Kind: 0x8,
						Text: "1.0",
					},
					DefaultBy: []spec.DefaultBy{
						spec.DefaultBy{
							Field: "preset",
							Is:    "deterministic",
							Default: spec.Scalar{
								Kind: 0x8,
								Text: "0.0",
							},
						},
						spec.DefaultBy{
							Field: "preset",
							Is:    "standard",
							Default: spec.Scalar{
								Kind: 0x8,
								Text: "1.0",
							},
						},
						spec.DefaultBy{
							Field: "preset",
							Is:    "creative",
							Default: spec.Scalar{
								Kind: 0x8,
								Text: "0.8",
							},
						},
						spec.DefaultBy{
							Field: "preset",
							Is:    "factual",
							Default: spec.Scalar{
								Kind: 0x8,
								Text: "0.3",
							},
						},
					},
				},
				spec.Field{
					Name: "do_sample",
					Doc:  "Whether to sample the next token (true) or always select the most likely one (false).",
					Type: spec.Type{
						Kinds:   0x2,
						Section: -1,
						Says:    "must be true or false",
					},
					Default: &spec.Scalar{
						Kind: 0x2,
						Text: "true",
					},
					DefaultBy: []spec.DefaultBy{
						spec.DefaultBy{
							Field: "preset",
							Is:    "deterministic",
							Default: spec.Scalar{
								Kind: 0x2,
								Text: "false",
							},
						},
						spec.DefaultBy{
							Field: "preset",
							Is:    "standard",
							Default: spec.Scalar{
								Kind: 0x2,
								Text: "true",
							},
						},
						spec.DefaultBy{
							Field: "preset",
							Is:    "creative",
							Default: spec.Scalar{
								Kind: 0x2,
								Text: "true",
							},
						},
						spec.DefaultBy{
							Field: "preset",
							Is:    "factual",
							Default: spec.Scalar{
								Kind: 0x2,
								Text: "true",
							},
						},
					},
				},
				spec.Field{
					Name: "top_k",
					Doc:  "The number of most likely tokens to sample from. 0 samples from all tokens.",
					Type: spec.Type{
						Kinds:   0x4,
						Section: -1,
						Min:     "0",
						Says:    "must be an integer of at least 0",
					},
					Default: &spec.Scalar{
						Kind: 0x4,
						Text: "50",
					},
					Unit: "tokens",
				},
				spec.Field{
					Name: "top_p",
					Doc:  "The cumulative probability of the most likely tokens to sample from. 1 samples from all tokens.",
					Type: spec.Type{
						Kinds:   0xc,
						Section: -1,
						Min:     "0",
						Max:     "1",
						Says:    "must be a number from 0 to 1",
					},
					Default: &spec.Scalar{
						Kind: 0x8,
						Text: "1.0",
					},
					DefaultBy: []spec.DefaultBy{
						spec.DefaultBy{
							Field: "preset",
							Is:    "standard",
							Default: spec.Scalar{
								Kind: 0x8,
								Text: "0.95",
							},
						},
						spec.DefaultBy{
							Field: "preset",
							Is:    "creative",
							Default: spec.Scalar{
								Kind: 0x8,
								Text: "0.9",
							},
						},
					},
				},
				spec.Field{
					Name: "repetition_penalty",
					Doc:  "The penalty for tokens that have already occurred. 1 applies no penalty.",
					Type: spec.Type{
						Kinds:   0xc,
						Section: -1,
						Min:     "0.1",
						Max:     "10",
						Says:    "must be a number from 0.1 to 10",
					},
					Default: &spec.Scalar{
						Kind: 0x8,
						Text: "1.0",
					},
					DefaultBy: []spec.DefaultBy{
						spec.DefaultBy{
							Field: "preset",
							Is:    "creative",
							Default: spec.Scalar{
								Kind: 0x8,
								Text: "1.1",
							},
						},
					},
				},
				spec.Field{
					Name: "preset",
					Doc:  "A named set of defaults for the other fields.",
					Type: spec.Type{
						Kinds:   0x11,
						Section: -1,
						Words: []spec.Word{
							spec.Word{
								Name: "deterministic",
								Doc:  "always the most likely token",
							},
							spec.Word{
								Name: "standard",
								Doc:  "sampling without the least likely tokens",
							},
							spec.Word{
								Name: "creative",
								Doc:  "sampling with more variety and less repetition",
							},
							spec.Word{
								Name: "factual",
								Doc:  "sampling close to the most likely tokens",
							},
						},
						Says: "must be one of deterministic, standard, creative, factual, or null",
					},
					Default: &spec.Scalar{
						Kind: 0x1,
						Text: "null",
					},
					Incidental: true,
					Presets:    "SamplingPresets",
				},
			},
		},
		spec.Section{
			Name: "WarmupConfig",
			Doc:  "The warm-up before the measurement, which brings the machine to a steady state.",
			Fields: []spec.Field{
				spec.Field{
					Name: "n_warmup",
					Doc:  "The number of full-length prompts to run before the measurement.",
					Type: spec.Type{
						Kinds:   0x4,
						Section: -1,
						Min:     "1",
						Says:    "must be an integer of at least 1",
					},
					Default: &spec.Scalar{
						Kind: 0x4,
						Text: "3",
					},
					Unit: "prompts",
				},
				spec.Field{
					Name: "thermal_floor_seconds",
					Doc:  "The time to wait after the warm-up for the GPU temperature to settle.",
					Type: spec.Type{
						Kinds:   0xc,
						Section: -1,
						Min:     "0",
						Says:    "must be a number of at least 0",
					},
					Default: &spec.Scalar{
						Kind: 0x8,
						Text: "60.0",
					},
					Unit: "s",
				},
			},
		},
		spec.Section{
			Name: "BaselineConfig",
			Doc:  "The measurement of idle power, which is subtracted from the energy used.",
			Fields: []spec.Field{
				spec.Field{
					Name: "enabled",
					Doc:  "Whether to measure idle power.",
					Type: spec.Type{
						Kinds:   0x2,
						Section: -1,
						Says:    "must be true or false",
					},
					Default: &spec.Scalar{
						Kind: 0x2,
						Text: "true",
					},
					Switches: true,
				},
				spec.Field{
					Name: "duration_seconds",
					Doc:  "The duration of the idle measurement.",
					Type: spec.Type{
						Kinds:   0xc,
						Section: -1,
						Min:     "5",
						Max:     "120",
						Says:    "must be a number from 5 to 120",
					},
					Default: &spec.Scalar{
						Kind: 0x8,
						Text: "30.0",
					},
					Unit: "s",
				},
			},
		},
		spec.Section{
			Name: "PyTorchConfig",
			Doc:  "Settings of the PyTorch backend.",
			Fields: []spec.Field{
				spec.Field{
					Name: "batch_size",
					Doc:  "The number of prompts processed in one batch.",
					Type: spec.Type{
						Kinds:   0x5,
						Section: -1,
						Min:     "1",
						Says:    "must be an integer of at least 1",
					},
					Default: &spec.Scalar{
						Kind: 0x1,
						Text: "null",
					},
					Unit: "prompts",
					Own:  "1",
				},
				spec.Field{
					Name: "attn_implementation",
					Doc:  "The attention implementation.",
					Type: spec.Type{
						Kinds:   0x11,
						Section: -1,
						Words: []spec.Word{
							spec.Word{
								Name: "sdpa",
								Doc:  "PyTorch's scaled dot-product attention",
							},
							spec.Word{
								Name: "flash_attention_2",
								Doc:  "the FlashAttention-2 package",
							},
							spec.Word{
								Name: "eager",
								Doc:  "plain PyTorch operations",
							},
						},
						Says: "must be one of sdpa, flash_attention_2, eager, or null",
					},
					Default: &spec.Scalar{
						Kind: 0x1,
						Text: "null",
					},
				},
				spec.Field{
					Name: "torch_compile",
					Doc:  "Whether to compile the model with torch.compile before the run.",
					Type: spec.Type{
						Kinds:   0x3,
						Section: -1,
						Says:    "must be true or false",
					},
					Default: &spec.Scalar{
						Kind: 0x1,
						Text: "null",
					},
					Own: "false",
				},
				spec.Field{
					Name: "load_in_4bit",
					Doc:  "Whether to load the weights in 4-bit precision with BitsAndBytes.",
					Type: spec.Type{
						Kinds:   0x3,
						Section: -1,
						Says:    "must be true or false",
					},
					Default: &spec.Scalar{
						Kind: 0x1,
						Text: "null",
					},
				},
				spec.Field{
					Name: "load_in_8bit",
					Doc:  "Whether to load the weights in 8-bit precision with BitsAndBytes.",
					Type: spec.Type{
						Kinds:   0x3,
						Section: -1,
						Says:    "must be true or false",
					},
					Default: &spec.Scalar{
						Kind: 0x1,
						Text: "null",
					},
				},
				spec.Field{
					Name: "num_processes",
					Doc:  "The number of data-parallel processes that the prompts are split across.",
					Type: spec.Type{
						Kinds:   0x5,
						Section: -1,
						Min:     "1",
						Says:    "must be an integer of at least 1",
					},
					Default: &spec.Scalar{
						Kind: 0x1,
						Text: "null",
					},
					Unit: "processes",
					Own:  "1",
					GPUs: true,
				},
			},
		},
		spec.Section{
			Name: "VLLMConfig",
			Doc:  "Settings of the vLLM backend.",
			Fields: []spec.Field{
				spec.Field{
					Name: "max_num_seqs",
					Doc:  "The maximum number of sequences processed concurrently.",
					Type: spec.Type{
						Kinds:   0x5,
						Section: -1,
						Min:     "1",
						Says:    "must be an integer of at least 1",
					},
					Default: &spec.Scalar{
						Kind: 0x1,
						Text: "null",
					},
					Unit: "sequences",
					Own:  "256",
				},
				spec.Field{
					Name: "tensor_parallel_size",
					Doc:  "The number of GPUs that each layer is split across.",
					Type: spec.Type{
						Kinds:   0x5,
						Section: -1,
						Min:     "1",
						Says:    "must be an integer of at least 1",
					},
					Default: &spec.Scalar{
						Kind: 0x1,
						Text: "null",
					},
					Unit: "GPUs",
					Own:  "1",
					GPUs: true,
				},
				spec.Field{
					Name: "gpu_memory_utilization",
					Doc:  "The fraction of GPU memory to allocate.",
					Type: spec.Type{
						Kinds:   0xd,
						Section: -1,
						Min:     "0.1",
						Max:     "1.0",
						Says:    "must be a number from 0.1 to 1.0",
					},
					Default: &spec.Scalar{
						Kind: 0x1,
						Text: "null",
					},
					Unit: "fraction",
					Own:  "0.9",
				},
				spec.Field{
					Name: "enable_prefix_caching",
					Doc:  "Whether to reuse the KV cache of prompts that share a prefix.",
					Type: spec.Type{
						Kinds:   0x3,
						Section: -1,
						Says:    "must be true or false",
					},
					Default: &spec.Scalar{
						Kind: 0x1,
						Text: "null",
					},
					Own: "false",
				},
				spec.Field{
					Name: "quantization",
					Doc:  "The quantization method of the checkpoint.",
					Type: spec.Type{
						Kinds:   0x11,
						Section: -1,
						Words: []spec.Word{
							spec.Word{
								Name: "awq",
								Doc:  "4-bit weights, activation-aware (AWQ)",
							},
							spec.Word{
								Name: "gptq",
								Doc:  "4-bit weights, GPTQ",
							},
							spec.Word{
								Name: "fp8",
								Doc:  "8-bit floating point",
							},
						},
						Says: "must be one of awq, gptq, fp8, or null",
					},
					Default: &spec.Scalar{
						Kind: 0x1,
						Text: "null",
					},
				},
			},
		},
		spec.Section{
			Name: "TensorRTConfig",
			Doc:  "Settings of the TensorRT-LLM backend.",
			Fields: []spec.Field{
				spec.Field{
					Name: "max_batch_size",
					Doc:  "The maximum number of prompts processed in one batch. It is fixed when the engine is compiled.",
					Type: spec.Type{
						Kinds:   0x5,
						Section: -1,
						Min:     "1",
						Says:    "must be an integer of at least 1",
					},
					Default: &spec.Scalar{
						Kind: 0x1,
						Text: "null",
					},
					Unit: "prompts",
				},
				spec.Field{
					Name: "tp_size",
					Doc:  "The number of GPUs that each layer is split across.",
					Type: spec.Type{
						Kinds:   0x5,
						Section: -1,
						Min:     "1",
						Says:    "must be an integer of at least 1",
					},
					Default: &spec.Scalar{
						Kind: 0x1,
						Text: "null",
					},
					Unit: "GPUs",
					Own:  "1",
					GPUs: true,
				},
				spec.Field{
					Name: "quantization",
					Doc:  "The quantization method of the engine.",
					Type: spec.Type{
						Kinds:   0x11,
						Section: -1,
						Words: []spec.Word{
							spec.Word{
								Name: "int8_sq",
								Doc:  "8-bit integers, SmoothQuant",
							},
							spec.Word{
								Name: "int4_awq",
								Doc:  "4-bit weights, activation-aware (AWQ)",
							},
							spec.Word{
								Name: "fp8",
								Doc:  "8-bit floating point",
							},
						},
						Says: "must be one of int8_sq, int4_awq, fp8, or null",
					},
					Default: &spec.Scalar{
						Kind: 0x1,
						Text: "null",
					},
				},
				spec.Field{
					Name: "engine_path",
					Doc:  "The path of a compiled engine. If set, compilation is skipped.",
					Type: spec.Type{
						Kinds:   0x11,
						Section: -1,
						Says:    "must be a string",
					},
					Default: &spec.Scalar{
						Kind: 0x1,
						Text: "null",
					},
					Example: "./engines/llama-8b",
				},
			},
		},
		spec.Section{
			Name: "LoRAConfig",
			Doc:  "A LoRA adapter to apply to the model, from HuggingFace or from disk.",
			Fields: []spec.Field{
				spec.Field{
					Name: "adapter_id",
					Doc:  "The HuggingFace ID of the adapter.",
					Type: spec.Type{
						Kinds:   0x11,
						Section: -1,
						Says:    "must be a string",
					},
					Default: &spec.Scalar{
						Kind: 0x1,
						Text: "null",
					},
					Example: "my-org/llama-lora",
				},
				spec.Field{
					Name: "adapter_path",
					Doc:  "The local path of the adapter.",
					Type: spec.Type{
						Kinds:   0x11,
						Section: -1,
						Says:    "must be a string",
					},
					Default: &spec.Scalar{
						Kind: 0x1,
						Text: "null",
					},
					Example: "./my-adapter",
				},
				spec.Field{
					Name: "merge_weights",
					Doc:  "Whether to merge the adapter into the model's weights, which is faster, or to keep it separate, which includes its overhead in the measurement.",
					Type: spec.Type{
						Kinds:   0x2,
						Section: -1,
						Says:    "must be true or false",
					},
					Default: &spec.Scalar{
						Kind: 0x2,
						Text: "false",
					},
				},
			},
		},
	},
	Rules: []spec.Rule{
		spec.Rule{
			Name: "pytorch_section",
			Code: "section-mismatch",
			At: []string{
				"pytorch",
			},
			Forbids: []spec.Condition{
				spec.Condition{
					Path: []string{
						"backend",
					},
					Test: 0x4,
					Values: []spec.Scalar{
						spec.Scalar{
							Kind: 0x10,
							Text: "pytorch",
						},
					},
				},
			},
			Reason:  "config section provided but backend=\"{}\"",
			Remedy:  "Remove the pytorch: section or set backend: pytorch",
			Example: "model: gpt2\nbackend: vllm\npytorch: {}\n",
		},
		spec.Rule{
			Name: "vllm_section",
			Code: "section-mismatch",
			At: []string{
				"vllm",
			},
			Forbids: []spec.Condition{
				spec.Condition{
					Path: []string{
						"backend",
					},
					Test: 0x4,
					Values: []spec.Scalar{
						spec.Scalar{
							Kind: 0x10,
							Text: "vllm",
						},
					},
				},
			},
			Reason:  "config section provided but backend=\"{}\"",
			Remedy:  "Remove the vllm: section or set backend: vllm",
			Example: "model: gpt2\nbackend: pytorch\nvllm: {}\n",
		},
		spec.Rule{
			Name: "tensorrt_section",
			Code: "section-mismatch",
			At: []string{
				"tensorrt",
			},
			Forbids: []spec.Condition{
				spec.Condition{
					Path: []string{
						"backend",
					},
					Test: 0x4,
					Values: []spec.Scalar{
						spec.Scalar{
							Kind: 0x10,
							Text: "tensorrt",
						},
					},
				},
			},
			Reason:  "config section provided but backend=\"{}\"",
			Remedy:  "Remove the tensorrt: section or set backend: tensorrt",
			Example: "model: gpt2\nbackend: pytorch\ntensorrt: {}\n",
		},
		spec.Rule{
			Name: "one_quantization",
			Code: "conflict",
			At: []string{
				"pytorch",
				"load_in_8bit",
			},
			Forbids: []spec.Condition{
				spec.Condition{
					Path: []string{
						"pytorch",
						"load_in_4bit",
					},
					Test: 0x3,
					Values: []spec.Scalar{
						spec.Scalar{
							Kind: 0x2,
							Text: "true",
						},
					},
				},
				spec.Condition{
					Path: []string{
						"pytorch",
						"load_in_8bit",
					},
					Test: 0x3,
					Values: []spec.Scalar{
						spec.Scalar{
							Kind: 0x2,
							Text: "true",
						},
					},
				},
			},
			Shows:   -1,
			Reason:  "load_in_4bit and load_in_8bit cannot both be true: BitsAndBytes loads the weights in one width",
			Remedy:  "Keep the one you want and remove the other",
			Example: "model: gpt2\npytorch:\n  load_in_4bit: true\n  load_in_8bit: true\n",
		},
		spec.Rule{
			Name: "lora_two_sources",
			Code: "conflict",
			At: []string{
				"lora",
			},
			Forbids: []spec.Condition{
				spec.Condition{
					Path: []string{
						"lora",
						"adapter_id",
					},
					Test: 0x1,
				},
				spec.Condition{
					Path: []string{
						"lora",
						"adapter_path",
					},
					Test: 0x1,
				},
			},
			Shows:   -1,
			Reason:  "exactly one of adapter_id and adapter_path must be set, and both are",
			Remedy:  "Keep adapter_id for an adapter on HuggingFace, or adapter_path for one on disk",
			Example: "model: gpt2\nlora:\n  adapter_id: my-org/my-lora\n  adapter_path: ./my-lora\n",
		},
		spec.Rule{
			Name: "lora_no_source",
			Code: "conflict",
			At: []string{
				"lora",
			},
			Forbids: []spec.Condition{
				spec.Condition{
					Path: []string{
						"lora",
						"adapter_id",
					},
					Test: 0x2,
				},
				spec.Condition{
					Path: []string{
						"lora",
						"adapter_path",
					},
					Test: 0x2,
				},
			},
			Shows:   -1,
			Reason:  "exactly one of adapter_id and adapter_path must be set, and neither is",
			Remedy:  "Write adapter_id for an adapter on HuggingFace, or adapter_path for one on disk",
			Example: "model: gpt2\nlora:\n  merge_weights: true\n",
		},
		spec.Rule{
			Name: "passthrough_collision",
			Code: "key-collision",
			At: []string{
				"passthrough_kwargs",
			},
			Forbids: []spec.Condition{
				spec.Condition{
					Path: []string{
						"passthrough_kwargs",
					},
					Test: 0xa,
				},
			},
			Reason:  "may not hold the name of a field of the experiment, and holds {}",
			Remedy:  "Remove it there and use the named fields instead",
			Example: "model: gpt2\npassthrough_kwargs:\n  precision: fp16\n",
		},
	},
	Advisories: []spec.Rule{
		spec.Rule{
			Name: "vllm_precision",
			Code: "unsupported",
			At: []string{
				"precision",
			},
			Forbids: []spec.Condition{
				spec.Condition{
					Path: []string{
						"backend",
					},
					Test: 0x3,
					Values: []spec.Scalar{
						spec.Scalar{
							Kind: 0x10,
							Text: "vllm",
						},
					},
				},
				spec.Condition{
					Path: []string{
						"precision",
					},
					Test: 0x5,
					Values: []spec.Scalar{
						spec.Scalar{
							Kind: 0x10,
							Text: "fp16",
						},
						spec.Scalar{
							Kind: 0x10,
							Text: "bf16",
						},
					},
				},
			},
			Shows:   1,
			Reason:  "the vllm backend does not run in precision {}",
			Remedy:  "Use fp16 or bf16, or another backend",
			Example: "model: gpt2\nbackend: vllm\nprecision: fp32\n",
		},
		spec.Rule{
			Name: "tensorrt_precision",
			Code: "unsupported",
			At: []string{
				"precision",
			},
			Forbids: []spec.Condition{
				spec.Condition{
					Path: []string{
						"backend",
					},
					Test: 0x3,
					Values: []spec.Scalar{
						spec.Scalar{
							Kind: 0x10,
							Text: "tensorrt",
						},
					},
				},
				spec.Condition{
					Path: []string{
						"precision",
					},
					Test: 0x5,
					Values: []spec.Scalar{
						spec.Scalar{
							Kind: 0x10,
							Text: "fp16",
						},
						spec.Scalar{
							Kind: 0x10,
							Text: "bf16",
						},
					},
				},
			},
			Shows:   1,
			Reason:  "the tensorrt backend does not run in precision {}",
			Remedy:  "Use fp16 or bf16, or another backend",
			Example: "model: gpt2\nbackend: tensorrt\nprecision: fp32\n",
		},
		spec.Rule{
			Name: "tensorrt_repetition_penalty",
			Code: "unsupported",
			At: []string{
				"decoder",
				"repetition_penalty",
			},
			Forbids: []spec.Condition{
				spec.Condition{
					Path: []string{
						"backend",
					},
					Test: 0x3,
					Values: []spec.Scalar{
						spec.Scalar{
							Kind: 0x10,
							Text: "tensorrt",
						},
					},
				},
				spec.Condition{
					Path: []string{
						"decoder",
						"repetition_penalty",
					},
					Test: 0xb,
				},
			},
			Shows:   -1,
			Reason:  "the tensorrt backend has no such parameter and ignores it",
			Remedy:  "Remove it, or use another backend",
			Example: "model: gpt2\nbackend: tensorrt\ndecoder:\n  repetition_penalty: 0.5\n",
		},
		spec.Rule{
			Name: "greedy_temperature",
			Code: "no-effect",
			At: []string{
				"decoder",
				"temperature",
			},
			Forbids: []spec.Condition{
				spec.Condition{
					Path: []string{
						"decoder",
						"do_sample",
					},
					Test: 0x3,
					Values: []spec.Scalar{
						spec.Scalar{
							Kind: 0x2,
							Text: "false",
						},
					},
				},
				spec.Condition{
					Path: []string{
						"decoder",
						"temperature",
					},
					Test: 0xb,
				},
			},
			Shows:   -1,
			Reason:  "has no effect when do_sample is false: the most likely token is always selected",
			Remedy:  "Remove it, or set do_sample: true",
			Example: "model: gpt2\ndecoder:\n  do_sample: false\n  temperature: 0\n",
		},
		spec.Rule{
			Name: "greedy_top_k",
			Code: "no-effect",
			At: []string{
				"decoder",
				"top_k",
			},
			Forbids: []spec.Condition{
				spec.Condition{
					Path: []string{
						"decoder",
						"do_sample",
					},
					Test: 0x3,
					Values: []spec.Scalar{
						spec.Scalar{
							Kind: 0x2,
							Text: "false",
						},
					},
				},
				spec.Condition{
					Path: []string{
						"decoder",
						"top_k",
					},
					Test: 0xb,
				},
			},
			Shows:   -1,
			Reason:  "has no effect when do_sample is false: the most likely token is always selected",
			Remedy:  "Remove it, or set do_sample: true",
			Example: "model: gpt2\ndecoder:\n  do_sample: false\n  top_k: 0\n",
		},
		spec.Rule{
			Name: "greedy_top_p",
			Code: "no-effect",
			At: []string{
				"decoder",
				"top_p",
			},
			Forbids: []spec.Condition{
				spec.Condition{
					Path: []string{
						"decoder",
						"do_sample",
					},
					Test: 0x3,
					Values: []spec.Scalar{
						spec.Scalar{
							Kind: 0x2,
							Text: "false",
						},
					},
				},
				spec.Condition{
					Path: []string{
						"decoder",
						"top_p",
					},
					Test: 0xb,
				},
			},
			Shows:   -1,
			Reason:  "has no effect when do_sample is false: the most likely token is always selected",
			Remedy:  "Remove it, or set do_sample: true",
			Example: "model: gpt2\ndecoder:\n  do_sample: false\n  top_p: 0\n",
		},
		spec.Rule{
			Name: "synthetic_n",
			Code: "no-effect",
			At: []string{
				"n",
			},
			Forbids: []spec.Condition{
				spec.Condition{
					Path: []string{
						"n",
					},
					Test: 0xb,
				},
				spec.Condition{
					Path: []string{
						"dataset",
						"n",
					},
					Test: 0x9,
					Other: []string{
						"n",
					},
				},
			},
			Shows:   1,
			Reason:  "has no effect beside a synthetic dataset that makes {} prompts",
			Remedy:  "Remove n, or write the same number in both",
			Example: "model: gpt2\n\"n\": 50\ndataset:\n  \"n\": 10\n",
		},
	},
	OldNames: []spec.OldName{
		spec.OldName{
			Path: []string{
				"model_name",
			},
			To: "model",
			Homes: []spec.OldHome{
				spec.OldHome{
					To: "model",
				},
			},
			Write:    "model",
			Required: true,
			Message:  "renamed in v2.0: write model",
		},
		spec.OldName{
			Path: []string{
				"fp_precision",
			},
			To: "precision",
			Homes: []spec.OldHome{
				spec.OldHome{
					To: "precision",
				},
			},
			Write:   "precision",
			Message: "renamed in v2.0: write precision",
		},
		spec.OldName{
			Path: []string{
				"num_input_prompts",
			},
			To: "n",
			Homes: []spec.OldHome{
				spec.OldHome{
					To: "n",
				},
			},
			Write: "n",
			YieldsTo: []string{
				"dataset.sample_size",
				"prompts.sample_size",
				"prompt_source.sample_size",
			},
			Message: "renamed in v2.0: write n",
		},
		spec.OldName{
			Path: []string{
				"max_new_tokens",
			},
			To: "max_output_tokens",
			Homes: []spec.OldHome{
				spec.OldHome{
					To: "max_output_tokens",
				},
			},
			Write:   "max_output_tokens",
			Ignored: "v1 ignored it and used max_output_tokens, which is 128 by default; write max_output_tokens to set it",
			Message: "renamed in v2.0: write max_output_tokens",
		},
		spec.OldName{
			Path: []string{
				"results_dir",
			},
			To: "output_dir",
			Homes: []spec.OldHome{
				spec.OldHome{
					To: "output_dir",
				},
			},
			Write:   "output_dir",
			Message: "renamed in v2.0: write output_dir",
		},
		spec.OldName{
			Path: []string{
				"extra_metadata",
			},
			To: "passthrough_kwargs",
			Homes: []spec.OldHome{
				spec.OldHome{
					To: "passthrough_kwargs",
				},
			},
			Write:   "passthrough_kwargs",
			Message: "renamed in v2.0: write passthrough_kwargs",
		},
		spec.OldName{
			Path: []string{
				"adapter",
			},
			Homes: []spec.OldHome{
				spec.OldHome{
					To:   "lora",
					Null: true,
				},
				spec.OldHome{
					To:      "lora.adapter_path",
					Matches: "\\.(safetensors|bin|pt)$",
				},
				spec.OldHome{
					To:      "lora.adapter_id",
					Matches: "^[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9._-]+)?$",
				},
				spec.OldHome{
					To: "lora.adapter_path",
				},
			},
			Write:   "lora.adapter_id, or lora.adapter_path for an adapter on disk",
			Note:    "v1 merged the adapter into the model's weights on the pytorch backend; v2.0 does so with lora.merge_weights: true",
			Message: "renamed in v2.0: write lora.adapter_id, or lora.adapter_path for an adapter on disk",
		},
		spec.OldName{
			Path: []string{
				"io",
				"results_dir",
			},
			To: "output_dir",
			Homes: []spec.OldHome{
				spec.OldHome{
					To: "output_dir",
				},
			},
			Write:   "output_dir",
			Message: "renamed in v2.0: write output_dir",
		},
		spec.OldName{
			Path: []string{
				"io_config",
				"results_dir",
			},
			To: "output_dir",
			Homes: []spec.OldHome{
				spec.OldHome{
					To: "output_dir",
				},
			},
			Write:   "output_dir",
			Message: "renamed in v2.0: write output_dir",
		},
		spec.OldName{
			Path: []string{
				"io_config",
				"*",
			},
			Gone:    "only results_dir is left of io, as output_dir",
			Message: "removed in v2.0: only results_dir is left of io, as output_dir",
		},
		spec.OldName{
			Path: []string{
				"_extends",
			},
			Gone:     "a file does not name the file that it builds on",
			Inherits: true,
			Message:  "removed in v2.0: a file does not name the file that it builds on",
		},
		spec.OldName{
			Path: []string{
				"io",
				"*",
			},
			Gone:    "only results_dir is left of io, as output_dir",
			Message: "removed in v2.0: only results_dir is left of io, as output_dir",
		},
		spec.OldName{
			Path: []string{
				"dataset",
				"name",
			},
			To: "dataset",
			Homes: []spec.OldHome{
				spec.OldHome{
					To: "dataset",
				},
			},
			Write:   "dataset: NAME",
			Message: "renamed in v2.0: write dataset: NAME",
		},
		spec.OldName{
			Path: []string{
				"dataset",
				"sample_size",
			},
			To: "n",
			Homes: []spec.OldHome{
				spec.OldHome{
					To: "n",
				},
			},
			Write:   "n, at the top of the file",
			Message: "renamed in v2.0: write n, at the top of the file",
		},
		spec.OldName{
			Path: []string{
				"dataset",
				"split",
			},
			Gone:    "a dataset is chosen by its name alone",
			Message: "removed in v2.0: a dataset is chosen by its name alone",
		},
		spec.OldName{
			Path: []string{
				"dataset",
				"column",
			},
			Gone:    "a dataset is chosen by its name alone",
			Message: "removed in v2.0: a dataset is chosen by its name alone",
		},
		spec.OldName{
			Path: []string{
				"baseline",
				"duration_sec",
			},
			To: "baseline.duration_seconds",
			Homes: []spec.OldHome{
				spec.OldHome{
					To: "baseline.duration_seconds",
				},
			},
			Write:   "baseline.duration_seconds",
			Message: "renamed in v2.0: write baseline.duration_seconds",
		},
		spec.OldName{
			Path: []string{
				"baseline",
				"required",
			},
			Gone:    "only enabled and duration_seconds are left of baseline",
			Message: "removed in v2.0: only enabled and duration_seconds are left of baseline",
		},
		spec.OldName{
			Path: []string{
				"baseline",
				"cache_ttl_sec",
			},
			Gone:    "only enabled and duration_seconds are left of baseline",
			Message: "removed in v2.0: only enabled and duration_seconds are left of baseline",
		},
		spec.OldName{
			Path: []string{
				"baseline",
				"sample_interval_ms",
			},
			Gone:    "only enabled and duration_seconds are left of baseline",
			Message: "removed in v2.0: only enabled and duration_seconds are left of baseline",
		},
		spec.OldName{
			Path: []string{
				"warmup",
				"enabled",
			},
			Gone:    "every run warms up, for warmup.n_warmup prompts",
			Message: "removed in v2.0: every run warms up, for warmup.n_warmup prompts",
		},
		spec.OldName{
			Path: []string{
				"warmup",
				"convergence_detection",
			},
			Gone:    "the warm-up has a fixed length, warmup.n_warmup",
			Message: "removed in v2.0: the warm-up has a fixed length, warmup.n_warmup",
		},
		spec.OldName{
			Path: []string{
				"warmup",
				"cv_threshold",
			},
			Gone:    "the warm-up has a fixed length, warmup.n_warmup",
			Message: "removed in v2.0: the warm-up has a fixed length, warmup.n_warmup",
		},
		spec.OldName{
			Path: []string{
				"warmup",
				"min_prompts",
			},
			Gone:    "the warm-up has a fixed length, warmup.n_warmup",
			Message: "removed in v2.0: the warm-up has a fixed length, warmup.n_warmup",
		},
		spec.OldName{
			Path: []string{
				"warmup",
				"max_prompts",
			},
			Gone:    "the warm-up has a fixed length, warmup.n_warmup",
			Message: "removed in v2.0: the warm-up has a fixed length, warmup.n_warmup",
		},
		spec.OldName{
			Path: []string{
				"warmup",
				"window_size",
			},
			Gone:    "the warm-up has a fixed length, warmup.n_warmup",
			Message: "removed in v2.0: the warm-up has a fixed length, warmup.n_warmup",
		},
		spec.OldName{
			Path: []string{
				"config_name",
			},
			Gone:     "an experiment has no name of its own",
			NoEffect: true,
			Message:  "removed in v2.0: an experiment has no name of its own",
		},
		spec.OldName{
			Path: []string{
				"schema_version",
			},
			Gone:     "the version of the schema is that of llemcfg",
			NoEffect: true,
			Message:  "removed in v2.0: the version of the schema is that of llemcfg",
		},
		spec.OldName{
			Path: []string{
				"version",
			},
			Gone:     "it is a key of a study, not of an experiment",
			NoEffect: true,
			Message:  "removed in v2.0: it is a key of a study, not of an experiment",
		},
		spec.OldName{
			Path: []string{
				"traffic_simulation",
			},
			Gone:    "traffic is not simulated",
			Message: "removed in v2.0: traffic is not simulated",
		},
		spec.OldName{
			Path: []string{
				"latency_simulation",
			},
			Gone:    "traffic is not simulated",
			Message: "removed in v2.0: traffic is not simulated",
		},
		spec.OldName{
			Path: []string{
				"query_rate",
			},
			Gone:    "traffic is not simulated",
			Message: "removed in v2.0: traffic is not simulated",
		},
		spec.OldName{
			Path: []string{
				"schedule",
			},
			Gone:    "start the run with cron or a job scheduler",
			Message: "removed in v2.0: start the run with cron or a job scheduler",
		},
		spec.OldName{
			Path: []string{
				"schedule_config",
			},
			Gone:    "start the run with cron or a job scheduler",
			Message: "removed in v2.0: start the run with cron or a job scheduler",
		},
		spec.OldName{
			Path: []string{
				"streaming",
			},
			Gone: "streaming is not measured",
			Idle: &spec.OldIdle{
				By:   "streaming",
				Is:   "false",
				Says: "v2.0 never streams",
			},
			Message: "removed in v2.0: streaming is not measured",
		},
		spec.OldName{
			Path: []string{
				"streaming_warmup_requests",
			},
			Gone: "streaming is not measured",
			Idle: &spec.OldIdle{
				By:   "streaming",
				Is:   "false",
				Says: "nothing was streamed",
			},
			Message: "removed in v2.0: streaming is not measured",
		},
		spec.OldName{
			Path: []string{
				"save_outputs",
			},
			Gone: "generated text is not kept",
			Idle: &spec.OldIdle{
				By:   "save_outputs",
				Is:   "false",
				Says: "v2.0 never keeps generated text",
			},
			Message: "removed in v2.0: generated text is not kept",
		},
		spec.OldName{
			Path: []string{
				"decode_token_to_text",
			},
			Gone: "generated text is not kept",
			Idle: &spec.OldIdle{
				By:   "decode_token_to_text",
				Is:   "false",
				Says: "v2.0 never keeps generated text",
			},
			Message: "removed in v2.0: generated text is not kept",
		},
		spec.OldName{
			Path: []string{
				"timeseries",
			},
			Gone:    "it is not a setting of an experiment",
			Message: "removed in v2.0: it is not a setting of an experiment",
		},
		spec.OldName{
			Path: []string{
				"prompts",
			},
			Gone:    "choose a dataset, built-in or synthetic, in dataset",
			Message: "removed in v2.0: choose a dataset, built-in or synthetic, in dataset",
		},
		spec.OldName{
			Path: []string{
				"gpus",
			},
			Gone:    "choose the GPUs outside the experiment, for example with CUDA_VISIBLE_DEVICES",
			Message: "removed in v2.0: choose the GPUs outside the experiment, for example with CUDA_VISIBLE_DEVICES",
		},
		spec.OldName{
			Path: []string{
				"gpu_list",
			},
			Gone:    "choose the GPUs outside the experiment, for example with CUDA_VISIBLE_DEVICES",
			Message: "removed in v2.0: choose the GPUs outside the experiment, for example with CUDA_VISIBLE_DEVICES",
		},
		spec.OldName{
			Path: []string{
				"min_output_tokens",
			},
			Gone:    "only max_output_tokens limits the length of an output",
			Message: "removed in v2.0: only max_output_tokens limits the length of an output",
		},
		spec.OldName{
			Path: []string{
				"num_cycles",
			},
			Gone:    "how often an experiment is repeated is not a setting of it",
			Message: "removed in v2.0: how often an experiment is repeated is not a setting of it",
		},
		spec.OldName{
			Path: []string{
				"cycle_id",
			},
			Gone:    "how often an experiment is repeated is not a setting of it",
			Message: "removed in v2.0: how often an experiment is repeated is not a setting of it",
		},
		spec.OldName{
			Path: []string{
				"is_encoder_decoder",
			},
			Gone:    "the model is described by its name alone",
			Message: "removed in v2.0: the model is described by its name alone",
		},
		spec.OldName{
			Path: []string{
				"task_type",
			},
			Gone:    "the model is described by its name alone",
			Message: "removed in v2.0: the model is described by its name alone",
		},
		spec.OldName{
			Path: []string{
				"inference_type",
			},
			Gone:    "the model is described by its name alone",
			Message: "removed in v2.0: the model is described by its name alone",
		},
		spec.OldName{
			Path: []string{
				"prompts",
				"dataset",
			},
			To: "dataset",
			Homes: []spec.OldHome{
				spec.OldHome{
					To: "dataset",
				},
			},
			Write:   "dataset: NAME",
			Message: "renamed in v2.0: write dataset: NAME",
		},
		spec.OldName{
			Path: []string{
				"prompts",
				"sample_size",
			},
			To: "n",
			Homes: []spec.OldHome{
				spec.OldHome{
					To: "n",
				},
			},
			Write:   "n, at the top of the file",
			Message: "renamed in v2.0: write n, at the top of the file",
		},
		spec.OldName{
			Path: []string{
				"prompts",
				"*",
			},
			Gone:    "a dataset is chosen by its name alone",
			Message: "removed in v2.0: a dataset is chosen by its name alone",
		},
		spec.OldName{
			Path: []string{
				"prompt_source",
				"dataset",
			},
			To: "dataset",
			Homes: []spec.OldHome{
				spec.OldHome{
					To: "dataset",
				},
			},
			Write:   "dataset: NAME",
			Message: "renamed in v2.0: write dataset: NAME",
		},
		spec.OldName{
			Path: []string{
				"prompt_source",
				"sample_size",
			},
			To: "n",
			Homes: []spec.OldHome{
				spec.OldHome{
					To: "n",
				},
			},
			Write:   "n, at the top of the file",
			Message: "renamed in v2.0: write n, at the top of the file",
		},
		spec.OldName{
			Path: []string{
				"prompt_source",
				"*",
			},
			Gone:    "a dataset is chosen by its name alone",
			Message: "removed in v2.0: a dataset is chosen by its name alone",
		},
		spec.OldName{
			Path: []string{
				"prompt_source",
			},
			Gone:    "choose a dataset, built-in or synthetic, in dataset",
			Message: "removed in v2.0: choose a dataset, built-in or synthetic, in dataset",
		},
		spec.OldName{
			Path: []string{
				"batching",
				"batch_size",
			},
			Homes: []spec.OldHome{
				spec.OldHome{
					To:      "pytorch.batch_size",
					Backend: "pytorch",
				},
			},
			Write:    "pytorch.batch_size, vllm.max_num_seqs or tensorrt.max_batch_size",
			Gone:     "vllm and tensorrt ignored it and used their own fields, max_num_seqs and max_batch_size",
			NoEffect: true,
			Message:  "renamed in v2.0: write pytorch.batch_size, vllm.max_num_seqs or tensorrt.max_batch_size",
		},
		spec.OldName{
			Path: []string{
				"batching_options",
				"batch_size",
			},
			Homes: []spec.OldHome{
				spec.OldHome{
					To:      "pytorch.batch_size",
					Backend: "pytorch",
				},
			},
			Write:    "pytorch.batch_size, vllm.max_num_seqs or tensorrt.max_batch_size",
			Gone:     "vllm and tensorrt ignored it and used their own fields, max_num_seqs and max_batch_size",
			NoEffect: true,
			Message:  "renamed in v2.0: write pytorch.batch_size, vllm.max_num_seqs or tensorrt.max_batch_size",
		},
		spec.OldName{
			Path: []string{
				"batching",
				"strategy",
			},
			Gone:    "batches have a size and no strategy",
			Message: "removed in v2.0: batches have a size and no strategy",
		},
		spec.OldName{
			Path: []string{
				"batching",
				"max_tokens_per_batch",
			},
			Gone:    "batches have a size and no strategy",
			Message: "removed in v2.0: batches have a size and no strategy",
		},
		spec.OldName{
			Path: []string{
				"batching",
				"dynamic_batching",
			},
			Gone:    "batches have a size and no strategy",
			Message: "removed in v2.0: batches have a size and no strategy",
		},
		spec.OldName{
			Path: []string{
				"batching",
				"*",
			},
			Gone:    "batches have a size and no strategy",
			Message: "removed in v2.0: batches have a size and no strategy",
		},
		spec.OldName{
			Path: []string{
				"batching_options",
				"strategy",
			},
			Gone:    "batches have a size and no strategy",
			Message: "removed in v2.0: batches have a size and no strategy",
		},
		spec.OldName{
			Path: []string{
				"batching_options",
				"max_tokens_per_batch",
			},
			Gone:    "batches have a size and no strategy",
			Message: "removed in v2.0: batches have a size and no strategy",
		},
		spec.OldName{
			Path: []string{
				"batching_options",
				"dynamic_batching",
			},
			Gone:    "batches have a size and no strategy",
			Message: "removed in v2.0: batches have a size and no strategy",
		},
		spec.OldName{
			Path: []string{
				"batching_options",
				"*",
			},
			Gone:    "batches have a size and no strategy",
			Message: "removed in v2.0: batches have a size and no strategy",
		},
		spec.OldName{
			Path: []string{
				"batch_size",
			},
			Homes: []spec.OldHome{
				spec.OldHome{
					To:      "pytorch.batch_size",
					Backend: "pytorch",
				},
				spec.OldHome{
					To:      "vllm.max_num_seqs",
					Backend: "vllm",
				},
				spec.OldHome{
					To:      "tensorrt.max_batch_size",
					Backend: "tensorrt",
				},
			},
			Write:   "pytorch.batch_size, vllm.max_num_seqs or tensorrt.max_batch_size",
			Ignored: "v1 ignored it at the top of a file and ran one prompt at a time; write pytorch.batch_size, vllm.max_num_seqs or tensorrt.max_batch_size to set it",
			Message: "renamed in v2.0: write pytorch.batch_size, vllm.max_num_seqs or tensorrt.max_batch_size",
		},
		spec.OldName{
			Path: []string{
				"pytorch",
				"batching_strategy",
			},
			Gone:    "batches have a size and no strategy",
			Message: "removed in v2.0: batches have a size and no strategy",
		},
		spec.OldName{
			Path: []string{
				"pytorch",
				"max_tokens_per_batch",
			},
			Gone:    "batches have a size and no strategy",
			Message: "removed in v2.0: batches have a size and no strategy",
		},
		spec.OldName{
			Path: []string{
				"num_processes",
			},
			Homes: []spec.OldHome{
				spec.OldHome{
					To:      "pytorch.num_processes",
					Backend: "pytorch",
				},
			},
			Write:   "pytorch.num_processes",
			Gone:    "only the pytorch backend runs data-parallel processes",
			Message: "renamed in v2.0: write pytorch.num_processes",
		},
		spec.OldName{
			Path: []string{
				"parallelism",
				"degree",
			},
			Homes: []spec.OldHome{
				spec.OldHome{
					To:      "vllm.tensor_parallel_size",
					Backend: "vllm",
					By:      "parallelism.strategy",
					Is:      "tensor_parallel",
				},
				spec.OldHome{
					To:      "tensorrt.tp_size",
					Backend: "tensorrt",
					By:      "parallelism.strategy",
					Is:      "tensor_parallel",
				},
				spec.OldHome{
					To:      "pytorch.num_processes",
					Backend: "pytorch",
					By:      "parallelism.strategy",
					Is:      "data_parallel",
				},
			},
			Write: "vllm.tensor_parallel_size, tensorrt.tp_size or pytorch.num_processes",
			Gone:  "the backend in use has no field for it; vllm has tensor_parallel_size, tensorrt has tp_size, pytorch has num_processes",
			Idle: &spec.OldIdle{
				By:   "parallelism.strategy",
				Is:   "none",
				Says: "without a strategy the work is not split across GPUs",
			},
			Message: "renamed in v2.0: write vllm.tensor_parallel_size, tensorrt.tp_size or pytorch.num_processes",
		},
		spec.OldName{
			Path: []string{
				"parallelism",
				"strategy",
			},
			Write:     "the degree, as vllm.tensor_parallel_size, tensorrt.tp_size or pytorch.num_processes",
			Gone:      "the backend in use has no field for it; vllm has tensor_parallel_size, tensorrt has tp_size, pytorch has num_processes",
			Qualifies: "parallelism.degree",
			Idle: &spec.OldIdle{
				By:   "parallelism.strategy",
				Is:   "none",
				Says: "without a strategy the work is not split across GPUs",
			},
			Message: "renamed in v2.0: write the degree, as vllm.tensor_parallel_size, tensorrt.tp_size or pytorch.num_processes",
		},
		spec.OldName{
			Path: []string{
				"sharding",
				"num_shards",
			},
			Homes: []spec.OldHome{
				spec.OldHome{
					To:      "vllm.tensor_parallel_size",
					Backend: "vllm",
					By:      "sharding.strategy",
					Is:      "tensor_parallel",
				},
				spec.OldHome{
					To:      "tensorrt.tp_size",
					Backend: "tensorrt",
					By:      "sharding.strategy",
					Is:      "tensor_parallel",
				},
				spec.OldHome{
					To:      "pytorch.num_processes",
					Backend: "pytorch",
					By:      "sharding.strategy",
					Is:      "data_parallel",
				},
			},
			Write: "vllm.tensor_parallel_size, tensorrt.tp_size or pytorch.num_processes",
			Gone:  "the backend in use has no field for it; vllm has tensor_parallel_size, tensorrt has tp_size, pytorch has num_processes",
			Idle: &spec.OldIdle{
				By:   "sharding.strategy",
				Is:   "none",
				Says: "without a strategy the work is not split across GPUs",
			},
			Message: "renamed in v2.0: write vllm.tensor_parallel_size, tensorrt.tp_size or pytorch.num_processes",
		},
		spec.OldName{
			Path: []string{
				"sharding",
				"strategy",
			},
			Write:     "the degree, as vllm.tensor_parallel_size, tensorrt.tp_size or pytorch.num_processes",
			Gone:      "the backend in use has no field for it; vllm has tensor_parallel_size, tensorrt has tp_size, pytorch has num_processes",
			Qualifies: "sharding.num_shards",
			Idle: &spec.OldIdle{
				By:   "sharding.strategy",
				Is:   "none",
				Says: "without a strategy the work is not split across GPUs",
			},
			Message: "renamed in v2.0: write the degree, as vllm.tensor_parallel_size, tensorrt.tp_size or pytorch.num_processes",
		},
		spec.OldName{
			Path: []string{
				"sharding_config",
				"num_shards",
			},
			Homes: []spec.OldHome{
				spec.OldHome{
					To:      "vllm.tensor_parallel_size",
					Backend: "vllm",
					By:      "sharding_config.strategy",
					Is:      "tensor_parallel",
				},
				spec.OldHome{
					To:      "tensorrt.tp_size",
					Backend: "tensorrt",
					By:      "sharding_config.strategy",
					Is:      "tensor_parallel",
				},
				spec.OldHome{
					To:      "pytorch.num_processes",
					Backend: "pytorch",
					By:      "sharding_config.strategy",
					Is:      "data_parallel",
				},
			},
			Write: "vllm.tensor_parallel_size, tensorrt.tp_size or pytorch.num_processes",
			Gone:  "the backend in use has no field for it; vllm has tensor_parallel_size, tensorrt has tp_size, pytorch has num_processes",
			Idle: &spec.OldIdle{
				By:   "sharding_config.strategy",
				Is:   "none",
				Says: "without a strategy the work is not split across GPUs",
			},
			Message: "renamed in v2.0: write vllm.tensor_parallel_size, tensorrt.tp_size or pytorch.num_processes",
		},
		spec.OldName{
			Path: []string{
				"sharding_config",
				"strategy",
			},
			Write:     "the degree, as vllm.tensor_parallel_size, tensorrt.tp_size or pytorch.num_processes",
			Gone:      "the backend in use has no field for it; vllm has tensor_parallel_size, tensorrt has tp_size, pytorch has num_processes",
			Qualifies: "sharding_config.num_shards",
			Idle: &spec.OldIdle{
				By:   "sharding_config.strategy",
				Is:   "none",
				Says: "without a strategy the work is not split across GPUs",
			},
			Message: "renamed in v2.0: write the degree, as vllm.tensor_parallel_size, tensorrt.tp_size or pytorch.num_processes",
		},
		spec.OldName{
			Path: []string{
				"pytorch",
				"parallelism_degree",
			},
			Homes: []spec.OldHome{
				spec.OldHome{
					To:      "pytorch.num_processes",
					Backend: "pytorch",
					By:      "pytorch.parallelism_strategy",
					Is:      "data_parallel",
				},
			},
			Write: "pytorch.num_processes",
			Gone:  "the backend in use has no field for it; vllm has tensor_parallel_size, tensorrt has tp_size, pytorch has num_processes",
			Idle: &spec.OldIdle{
				By:   "pytorch.parallelism_strategy",
				Is:   "none",
				Says: "without a strategy the work is not split across GPUs",
			},
			Message: "renamed in v2.0: write pytorch.num_processes",
		},
		spec.OldName{
			Path: []string{
				"pytorch",
				"parallelism_strategy",
			},
			Write:     "the degree, as vllm.tensor_parallel_size, tensorrt.tp_size or pytorch.num_processes",
			Gone:      "the backend in use has no field for it; vllm has tensor_parallel_size, tensorrt has tp_size, pytorch has num_processes",
			Qualifies: "pytorch.parallelism_degree",
			Idle: &spec.OldIdle{
				By:   "pytorch.parallelism_strategy",
				Is:   "none",
				Says: "without a strategy the work is not split across GPUs",
			},
			Message: "renamed in v2.0: write the degree, as vllm.tensor_parallel_size, tensorrt.tp_size or pytorch.num_processes",
		},
		spec.OldName{
			Path: []string{
				"parallelism",
				"*",
			},
			Gone:    "the backend in use has no field for it; vllm has tensor_parallel_size, tensorrt has tp_size, pytorch has num_processes",
			Message: "removed in v2.0: the backend in use has no field for it; vllm has tensor_parallel_size, tensorrt has tp_size, pytorch has num_processes",
		},
		spec.OldName{
			Path: []string{
				"sharding",
				"*",
			},
			Gone:    "the backend in use has no field for it; vllm has tensor_parallel_size, tensorrt has tp_size, pytorch has num_processes",
			Message: "removed in v2.0: the backend in use has no field for it; vllm has tensor_parallel_size, tensorrt has tp_size, pytorch has num_processes",
		},
		spec.OldName{
			Path: []string{
				"sharding_config",
				"*",
			},
			Gone:    "the backend in use has no field for it; vllm has tensor_parallel_size, tensorrt has tp_size, pytorch has num_processes",
			Message: "removed in v2.0: the backend in use has no field for it; vllm has tensor_parallel_size, tensorrt has tp_size, pytorch has num_processes",
		},
		spec.OldName{
			Path: []string{
				"quantization",
				"load_in_4bit",
			},
			Homes: []spec.OldHome{
				spec.OldHome{
					To:      "pytorch.load_in_4bit",
					Backend: "pytorch",
				},
			},
			Write:   "pytorch.load_in_4bit",
			Gone:    "only the pytorch backend loads weights with BitsAndBytes",
			Message: "renamed in v2.0: write pytorch.load_in_4bit",
		},
		spec.OldName{
			Path: []string{
				"quantization",
				"load_in_8bit",
			},
			Homes: []spec.OldHome{
				spec.OldHome{
					To:      "pytorch.load_in_8bit",
					Backend: "pytorch",
				},
			},
			Write:   "pytorch.load_in_8bit",
			Gone:    "only the pytorch backend loads weights with BitsAndBytes",
			Message: "renamed in v2.0: write pytorch.load_in_8bit",
		},
		spec.OldName{
			Path: []string{
				"quantization_config",
				"load_in_4bit",
			},
			Homes: []spec.OldHome{
				spec.OldHome{
					To:      "pytorch.load_in_4bit",
					Backend: "pytorch",
				},
			},
			Write:   "pytorch.load_in_4bit",
			Gone:    "only the pytorch backend loads weights with BitsAndBytes",
			Message: "renamed in v2.0: write pytorch.load_in_4bit",
		},
		spec.OldName{
			Path: []string{
				"quantization_config",
				"load_in_8bit",
			},
			Homes: []spec.OldHome{
				spec.OldHome{
					To:      "pytorch.load_in_8bit",
					Backend: "pytorch",
				},
			},
			Write:   "pytorch.load_in_8bit",
			Gone:    "only the pytorch backend loads weights with BitsAndBytes",
			Message: "renamed in v2.0: write pytorch.load_in_8bit",
		},
		spec.OldName{
			Path: []string{
				"quantization",
				"quantization",
			},
			Gone:    "load_in_4bit and load_in_8bit alone say whether the weights are quantized",
			Message: "removed in v2.0: load_in_4bit and load_in_8bit alone say whether the weights are quantized",
		},
		spec.OldName{
			Path: []string{
				"quantization",
				"*",
			},
			Gone:     "it has no field of its own; passthrough_kwargs passes it to the backend",
			Option:   true,
			OptionOf: "pytorch",
			Message:  "removed in v2.0: it has no field of its own; passthrough_kwargs passes it to the backend",
		},
		spec.OldName{
			Path: []string{
				"quantization_config",
				"quantization",
			},
			Gone:    "load_in_4bit and load_in_8bit alone say whether the weights are quantized",
			Message: "removed in v2.0: load_in_4bit and load_in_8bit alone say whether the weights are quantized",
		},
		spec.OldName{
			Path: []string{
				"quantization_config",
				"*",
			},
			Gone:     "it has no field of its own; passthrough_kwargs passes it to the backend",
			Option:   true,
			OptionOf: "pytorch",
			Message:  "removed in v2.0: it has no field of its own; passthrough_kwargs passes it to the backend",
		},
		spec.OldName{
			Path: []string{
				"vllm",
				"quantization_method",
			},
			To: "vllm.quantization",
			Homes: []spec.OldHome{
				spec.OldHome{
					To: "vllm.quantization",
				},
			},
			Write:   "vllm.quantization",
			Message: "renamed in v2.0: write vllm.quantization",
		},
		spec.OldName{
			Path: []string{
				"tensorrt",
				"quantization",
				"method",
			},
			To: "tensorrt.quantization",
			Homes: []spec.OldHome{
				spec.OldHome{
					To: "tensorrt.quantization",
				},
			},
			Write:   "tensorrt.quantization",
			Message: "renamed in v2.0: write tensorrt.quantization",
		},
		spec.OldName{
			Path: []string{
				"tensorrt",
				"quantization",
				"calibration",
			},
			Gone:    "calibration is not a setting of an experiment",
			Message: "removed in v2.0: calibration is not a setting of an experiment",
		},
		spec.OldName{
			Path: []string{
				"tensorrt",
				"calibration",
			},
			Gone:    "calibration is not a setting of an experiment",
			Message: "removed in v2.0: calibration is not a setting of an experiment",
		},
		spec.OldName{
			Path: []string{
				"decoder_config",
				"temperature",
			},
			To: "decoder.temperature",
			Homes: []spec.OldHome{
				spec.OldHome{
					To: "decoder.temperature",
				},
			},
			Write:   "decoder.temperature",
			Message: "renamed in v2.0: write decoder.temperature",
		},
		spec.OldName{
			Path: []string{
				"decoder_config",
				"do_sample",
			},
			To: "decoder.do_sample",
			Homes: []spec.OldHome{
				spec.OldHome{
					To: "decoder.do_sample",
				},
			},
			Write:   "decoder.do_sample",
			Message: "renamed in v2.0: write decoder.do_sample",
		},
		spec.OldName{
			Path: []string{
				"decoder_config",
				"top_k",
			},
			To: "decoder.top_k",
			Homes: []spec.OldHome{
				spec.OldHome{
					To: "decoder.top_k",
				},
			},
			Write:   "decoder.top_k",
			Message: "renamed in v2.0: write decoder.top_k",
		},
		spec.OldName{
			Path: []string{
				"decoder_config",
				"top_p",
			},
			To: "decoder.top_p",
			Homes: []spec.OldHome{
				spec.OldHome{
					To: "decoder.top_p",
				},
			},
			Write:   "decoder.top_p",
			Message: "renamed in v2.0: write decoder.top_p",
		},
		spec.OldName{
			Path: []string{
				"decoder_config",
				"repetition_penalty",
			},
			To: "decoder.repetition_penalty",
			Homes: []spec.OldHome{
				spec.OldHome{
					To: "decoder.repetition_penalty",
				},
			},
			Write:   "decoder.repetition_penalty",
			Message: "renamed in v2.0: write decoder.repetition_penalty",
		},
		spec.OldName{
			Path: []string{
				"decoder_config",
				"preset",
			},
			To: "decoder.preset",
			Homes: []spec.OldHome{
				spec.OldHome{
					To: "decoder.preset",
				},
			},
			Write:   "decoder.preset",
			Message: "renamed in v2.0: write decoder.preset",
		},
		spec.OldName{
			Path: []string{
				"decoder",
				"min_p",
			},
			Gone:    "it has no field of its own; passthrough_kwargs passes it to the backend",
			Option:  true,
			Message: "removed in v2.0: it has no field of its own; passthrough_kwargs passes it to the backend",
		},
		spec.OldName{
			Path: []string{
				"decoder",
				"no_repeat_ngram_size",
			},
			Gone:    "it has no field of its own; passthrough_kwargs passes it to the backend",
			Option:  true,
			Message: "removed in v2.0: it has no field of its own; passthrough_kwargs passes it to the backend",
		},
		spec.OldName{
			Path: []string{
				"decoder_config",
				"min_p",
			},
			Gone:    "it has no field of its own; passthrough_kwargs passes it to the backend",
			Option:  true,
			Message: "removed in v2.0: it has no field of its own; passthrough_kwargs passes it to the backend",
		},
		spec.OldName{
			Path: []string{
				"decoder_config",
				"no_repeat_ngram_size",
			},
			Gone:    "it has no field of its own; passthrough_kwargs passes it to the backend",
			Option:  true,
			Message: "removed in v2.0: it has no field of its own; passthrough_kwargs passes it to the backend",
		},
		spec.OldName{
			Path: []string{
				"decoder",
				"beam_search",
			},
			Gone:    "v1 had a format of its own for it, which the backend does not accept",
			Message: "removed in v2.0: v1 had a format of its own for it, which the backend does not accept",
		},
		spec.OldName{
			Path: []string{
				"decoder_config",
				"beam_search",
			},
			Gone:    "v1 had a format of its own for it, which the backend does not accept",
			Message: "removed in v2.0: v1 had a format of its own for it, which the backend does not accept",
		},
		spec.OldName{
			Path: []string{
				"pytorch",
				"use_cache",
			},
			Gone:    "it has no field of its own; passthrough_kwargs passes it to the backend",
			Option:  true,
			Message: "removed in v2.0: it has no field of its own; passthrough_kwargs passes it to the backend",
		},
		spec.OldName{
			Path: []string{
				"pytorch",
				"cache_implementation",
			},
			Gone:    "it has no field of its own; passthrough_kwargs passes it to the backend",
			Option:  true,
			Message: "removed in v2.0: it has no field of its own; passthrough_kwargs passes it to the backend",
		},
		spec.OldName{
			Path: []string{
				"pytorch",
				"low_cpu_mem_usage",
			},
			Gone:    "it has no field of its own; passthrough_kwargs passes it to the backend",
			Option:  true,
			Message: "removed in v2.0: it has no field of its own; passthrough_kwargs passes it to the backend",
		},
		spec.OldName{
			Path: []string{
				"pytorch",
				"max_memory",
			},
			Gone:    "it has no field of its own; passthrough_kwargs passes it to the backend",
			Option:  true,
			Message: "removed in v2.0: it has no field of its own; passthrough_kwargs passes it to the backend",
		},
		spec.OldName{
			Path: []string{
				"pytorch",
				"min_p",
			},
			Gone:    "it has no field of its own; passthrough_kwargs passes it to the backend",
			Option:  true,
			Message: "removed in v2.0: it has no field of its own; passthrough_kwargs passes it to the backend",
		},
		spec.OldName{
			Path: []string{
				"pytorch",
				"no_repeat_ngram_size",
			},
			Gone:    "it has no field of its own; passthrough_kwargs passes it to the backend",
			Option:  true,
			Message: "removed in v2.0: it has no field of its own; passthrough_kwargs passes it to the backend",
		},
		spec.OldName{
			Path: []string{
				"pytorch",
				"output_scores",
			},
			Gone:    "it has no field of its own; passthrough_kwargs passes it to the backend",
			Option:  true,
			Message: "removed in v2.0: it has no field of its own; passthrough_kwargs passes it to the backend",
		},
		spec.OldName{
			Path: []string{
				"pytorch",
				"return_dict_in_generate",
			},
			Gone:    "it has no field of its own; passthrough_kwargs passes it to the backend",
			Option:  true,
			Message: "removed in v2.0: it has no field of its own; passthrough_kwargs passes it to the backend",
		},
		spec.OldName{
			Path: []string{
				"pytorch",
				"num_beams",
			},
			Gone:    "it has no field of its own; passthrough_kwargs passes it to the backend",
			Option:  true,
			Message: "removed in v2.0: it has no field of its own; passthrough_kwargs passes it to the backend",
		},
		spec.OldName{
			Path: []string{
				"pytorch",
				"early_stopping",
			},
			Gone:    "it has no field of its own; passthrough_kwargs passes it to the backend",
			Option:  true,
			Message: "removed in v2.0: it has no field of its own; passthrough_kwargs passes it to the backend",
		},
		spec.OldName{
			Path: []string{
				"pytorch",
				"length_penalty",
			},
			Gone:    "it has no field of its own; passthrough_kwargs passes it to the backend",
			Option:  true,
			Message: "removed in v2.0: it has no field of its own; passthrough_kwargs passes it to the backend",
		},
		spec.OldName{
			Path: []string{
				"pytorch",
				"bnb_4bit_compute_dtype",
			},
			Gone:    "it has no field of its own; passthrough_kwargs passes it to the backend",
			Option:  true,
			Message: "removed in v2.0: it has no field of its own; passthrough_kwargs passes it to the backend",
		},
		spec.OldName{
			Path: []string{
				"pytorch",
				"bnb_4bit_quant_type",
			},
			Gone:    "it has no field of its own; passthrough_kwargs passes it to the backend",
			Option:  true,
			Message: "removed in v2.0: it has no field of its own; passthrough_kwargs passes it to the backend",
		},
		spec.OldName{
			Path: []string{
				"pytorch",
				"bnb_4bit_use_double_quant",
			},
			Gone:    "it has no field of its own; passthrough_kwargs passes it to the backend",
			Option:  true,
			Message: "removed in v2.0: it has no field of its own; passthrough_kwargs passes it to the backend",
		},
		spec.OldName{
			Path: []string{
				"vllm",
				"max_num_batched_tokens",
			},
			Gone:    "it has no field of its own; passthrough_kwargs passes it to the backend",
			Option:  true,
			Message: "removed in v2.0: it has no field of its own; passthrough_kwargs passes it to the backend",
		},
		spec.OldName{
			Path: []string{
				"vllm",
				"swap_space",
			},
			Gone:    "it has no field of its own; passthrough_kwargs passes it to the backend",
			Option:  true,
			Message: "removed in v2.0: it has no field of its own; passthrough_kwargs passes it to the backend",
		},
		spec.OldName{
			Path: []string{
				"vllm",
				"cpu_offload_gb",
			},
			Gone:    "it has no field of its own; passthrough_kwargs passes it to the backend",
			Option:  true,
			Message: "removed in v2.0: it has no field of its own; passthrough_kwargs passes it to the backend",
		},
		spec.OldName{
			Path: []string{
				"vllm",
				"enable_chunked_prefill",
			},
			Gone:    "it has no field of its own; passthrough_kwargs passes it to the backend",
			Option:  true,
			Message: "removed in v2.0: it has no field of its own; passthrough_kwargs passes it to the backend",
		},
		spec.OldName{
			Path: []string{
				"vllm",
				"kv_cache_dtype",
			},
			Gone:    "it has no field of its own; passthrough_kwargs passes it to the backend",
			Option:  true,
			Message: "removed in v2.0: it has no field of its own; passthrough_kwargs passes it to the backend",
		},
		spec.OldName{
			Path: []string{
				"vllm",
				"block_size",
			},
			Gone:    "it has no field of its own; passthrough_kwargs passes it to the backend",
			Option:  true,
			Message: "removed in v2.0: it has no field of its own; passthrough_kwargs passes it to the backend",
		},
		spec.OldName{
			Path: []string{
				"vllm",
				"max_model_len",
			},
			Gone:    "it has no field of its own; passthrough_kwargs passes it to the backend",
			Option:  true,
			Message: "removed in v2.0: it has no field of its own; passthrough_kwargs passes it to the backend",
		},
		spec.OldName{
			Path: []string{
				"vllm",
				"max_seq_len_to_capture",
			},
			Gone:    "it has no field of its own; passthrough_kwargs passes it to the backend",
			Option:  true,
			Message: "removed in v2.0: it has no field of its own; passthrough_kwargs passes it to the backend",
		},
		spec.OldName{
			Path: []string{
				"vllm",
				"enforce_eager",
			},
			Gone:    "it has no field of its own; passthrough_kwargs passes it to the backend",
			Option:  true,
			Message: "removed in v2.0: it has no field of its own; passthrough_kwargs passes it to the backend",
		},
		spec.OldName{
			Path: []string{
				"vllm",
				"pipeline_parallel_size",
			},
			Gone:    "it has no field of its own; passthrough_kwargs passes it to the backend",
			Option:  true,
			Message: "removed in v2.0: it has no field of its own; passthrough_kwargs passes it to the backend",
		},
		spec.OldName{
			Path: []string{
				"vllm",
				"disable_custom_all_reduce",
			},
			Gone:    "it has no field of its own; passthrough_kwargs passes it to the backend",
			Option:  true,
			Message: "removed in v2.0: it has no field of its own; passthrough_kwargs passes it to the backend",
		},
		spec.OldName{
			Path: []string{
				"vllm",
				"load_format",
			},
			Gone:    "it has no field of its own; passthrough_kwargs passes it to the backend",
			Option:  true,
			Message: "removed in v2.0: it has no field of its own; passthrough_kwargs passes it to the backend",
		},
		spec.OldName{
			Path: []string{
				"vllm",
				"min_p",
			},
			Gone:    "it has no field of its own; passthrough_kwargs passes it to the backend",
			Option:  true,
			Message: "removed in v2.0: it has no field of its own; passthrough_kwargs passes it to the backend",
		},
		spec.OldName{
			Path: []string{
				"vllm",
				"logprobs",
			},
			Gone:    "it has no field of its own; passthrough_kwargs passes it to the backend",
			Option:  true,
			Message: "removed in v2.0: it has no field of its own; passthrough_kwargs passes it to the backend",
		},
		spec.OldName{
			Path: []string{
				"vllm",
				"logit_bias",
			},
			Gone:    "it has no field of its own; passthrough_kwargs passes it to the backend",
			Option:  true,
			Message: "removed in v2.0: it has no field of its own; passthrough_kwargs passes it to the backend",
		},
		spec.OldName{
			Path: []string{
				"tensorrt",
				"max_input_len",
			},
			Gone:    "it has no field of its own; passthrough_kwargs passes it to the backend",
			Option:  true,
			Message: "removed in v2.0: it has no field of its own; passthrough_kwargs passes it to the backend",
		},
		spec.OldName{
			Path: []string{
				"tensorrt",
				"max_num_tokens",
			},
			Gone:    "it has no field of its own; passthrough_kwargs passes it to the backend",
			Option:  true,
			Message: "removed in v2.0: it has no field of its own; passthrough_kwargs passes it to the backend",
		},
		spec.OldName{
			Path: []string{
				"pytorch",
				"torch_compile_backend",
			},
			Gone:    "torch_compile is true or false, and its backend has no field",
			Message: "removed in v2.0: torch_compile is true or false, and its backend has no field",
		},
		spec.OldName{
			Path: []string{
				"pytorch",
				"use_bettertransformer",
			},
			Gone:    "attn_implementation: sdpa does what it did",
			Message: "removed in v2.0: attn_implementation: sdpa does what it did",
		},
		spec.OldName{
			Path: []string{
				"pytorch",
				"assisted_generation",
			},
			Gone:    "v1 had a format of its own for it, which the backend does not accept",
			Message: "removed in v2.0: v1 had a format of its own for it, which the backend does not accept",
		},
		spec.OldName{
			Path: []string{
				"pytorch",
				"beam_search",
			},
			Gone:    "v1 had a format of its own for it, which the backend does not accept",
			Message: "removed in v2.0: v1 had a format of its own for it, which the backend does not accept",
		},
		spec.OldName{
			Path: []string{
				"vllm",
				"distributed_backend",
			},
			Gone:    "the backend calls it distributed_executor_backend, which passthrough_kwargs can set",
			Message: "removed in v2.0: the backend calls it distributed_executor_backend, which passthrough_kwargs can set",
		},
		spec.OldName{
			Path: []string{
				"vllm",
				"attention",
			},
			Gone:    "v1 had a format of its own for it, which the backend does not accept",
			Message: "removed in v2.0: v1 had a format of its own for it, which the backend does not accept",
		},
		spec.OldName{
			Path: []string{
				"vllm",
				"speculative",
			},
			Gone:    "v1 had a format of its own for it, which the backend does not accept",
			Message: "removed in v2.0: v1 had a format of its own for it, which the backend does not accept",
		},
		spec.OldName{
			Path: []string{
				"vllm",
				"best_of",
			},
			Gone:    "the backend no longer has such an option",
			Message: "removed in v2.0: the backend no longer has such an option",
		},
		spec.OldName{
			Path: []string{
				"vllm",
				"use_beam_search",
			},
			Gone:    "the backend no longer has such an option",
			Message: "removed in v2.0: the backend no longer has such an option",
		},
		spec.OldName{
			Path: []string{
				"vllm",
				"length_penalty",
			},
			Gone:    "the backend no longer has such an option",
			Message: "removed in v2.0: the backend no longer has such an option",
		},
		spec.OldName{
			Path: []string{
				"tensorrt",
				"force_rebuild",
			},
			Gone:    "v1 kept compiled engines itself; engine_path names one to use",
			Message: "removed in v2.0: v1 kept compiled engines itself; engine_path names one to use",
		},
		spec.OldName{
			Path: []string{
				"tensorrt",
				"engine_cache_dir",
			},
			Gone:    "v1 kept compiled engines itself; engine_path names one to use",
			Message: "removed in v2.0: v1 kept compiled engines itself; engine_path names one to use",
		},
		spec.OldName{
			Path: []string{
				"tensorrt",
				"max_output_len",
			},
			Gone:    "max_output_tokens limits the length of an output",
			Message: "removed in v2.0: max_output_tokens limits the length of an output",
		},
		spec.OldName{
			Path: []string{
				"tensorrt",
				"builder_opt_level",
			},
			Gone:    "it is an option of the build of an engine; build the engine with it and name it in engine_path",
			Message: "removed in v2.0: it is an option of the build of an engine; build the engine with it and name it in engine_path",
		},
		spec.OldName{
			Path: []string{
				"tensorrt",
				"strongly_typed",
			},
			Gone:    "it is an option of the build of an engine; build the engine with it and name it in engine_path",
			Message: "removed in v2.0: it is an option of the build of an engine; build the engine with it and name it in engine_path",
		},
		spec.OldName{
			Path: []string{
				"tensorrt",
				"multiple_profiles",
			},
			Gone:    "it is an option of the build of an engine; build the engine with it and name it in engine_path",
			Message: "removed in v2.0: it is an option of the build of an engine; build the engine with it and name it in engine_path",
		},
		spec.OldName{
			Path: []string{
				"tensorrt",
				"kv_cache_type",
			},
			Gone:    "it is an option of the build of an engine; build the engine with it and name it in engine_path",
			Message: "removed in v2.0: it is an option of the build of an engine; build the engine with it and name it in engine_path",
		},
		spec.OldName{
			Path: []string{
				"tensorrt",
				"pp_size",
			},
			Gone:    "the backend calls it pipeline_parallel_size, which passthrough_kwargs can set",
			Message: "removed in v2.0: the backend calls it pipeline_parallel_size, which passthrough_kwargs can set",
		},
		spec.OldName{
			Path: []string{
				"tensorrt",
				"enable_chunked_context",
			},
			Gone:    "the backend calls it enable_chunked_prefill, which passthrough_kwargs can set",
			Message: "removed in v2.0: the backend calls it enable_chunked_prefill, which passthrough_kwargs can set",
		},
		spec.OldName{
			Path: []string{
				"tensorrt",
				"enable_kv_cache_reuse",
			},
			Gone:    "the backend calls it kv_cache_config.enable_block_reuse, which passthrough_kwargs can set",
			Message: "removed in v2.0: the backend calls it kv_cache_config.enable_block_reuse, which passthrough_kwargs can set",
		},
		spec.OldName{
			Path: []string{
				"tensorrt",
				"gpu_memory_utilization",
			},
			Gone:    "the backend calls it kv_cache_config.free_gpu_memory_fraction, which passthrough_kwargs can set",
			Message: "removed in v2.0: the backend calls it kv_cache_config.free_gpu_memory_fraction, which passthrough_kwargs can set",
		},
		spec.OldName{
			Path: []string{
				"tensorrt",
				"draft_model",
			},
			Gone:    "v1 had a format of its own for it, which the backend does not accept",
			Message: "removed in v2.0: v1 had a format of its own for it, which the backend does not accept",
		},
		spec.OldName{
			Path: []string{
				"tensorrt",
				"num_draft_tokens",
			},
			Gone:    "v1 had a format of its own for it, which the backend does not accept",
			Message: "removed in v2.0: v1 had a format of its own for it, which the backend does not accept",
		},
		spec.OldName{
			Path: []string{
				"pytorch",
				"extra",
			},
			Gone:    "options for the backend stand in passthrough_kwargs",
			Options: true,
			Message: "removed in v2.0: options for the backend stand in passthrough_kwargs",
		},
		spec.OldName{
			Path: []string{
				"vllm",
				"extra",
			},
			Gone:    "options for the backend stand in passthrough_kwargs",
			Options: true,
			Message: "removed in v2.0: options for the backend stand in passthrough_kwargs",
		},
		spec.OldName{
			Path: []string{
				"tensorrt",
				"extra_build_args",
			},
			Gone:    "options for the backend stand in passthrough_kwargs",
			Options: true,
			Message: "removed in v2.0: options for the backend stand in passthrough_kwargs",
		},
		spec.OldName{
			Path: []string{
				"tensorrt",
				"extra_runtime_args",
			},
			Gone:    "options for the backend stand in passthrough_kwargs",
			Options: true,
			Message: "removed in v2.0: options for the backend stand in passthrough_kwargs",
		},
		spec.OldName{
			Path: []string{
				"vllm",
				"lora",
			},
			Gone:    "the section lora describes the adapter",
			Message: "removed in v2.0: the section lora describes the adapter",
		},
		spec.OldName{
			Path: []string{
				"campaign_name",
			},
			Study:    true,
			Campaign: true,
			Message:  "it is a key of a v1 campaign, and not of an experiment",
		},
		spec.OldName{
			Path: []string{
				"grid",
			},
			Study:    true,
			Campaign: true,
			Message:  "it is a key of a v1 campaign, and not of an experiment",
		},
		spec.OldName{
			Path: []string{
				"configs",
			},
			Study:    true,
			Campaign: true,
			Message:  "it is a key of a v1 campaign, and not of an experiment",
		},
		spec.OldName{
			Path: []string{
				"study_name",
			},
			Study:   true,
			Message: "it is a key of a study (a file with sweep or experiments), not of an experiment",
		},
		spec.OldName{
			Path: []string{
				"name",
			},
			Study:   true,
			Message: "it is a key of a study (a file with sweep or experiments), not of an experiment",
		},
		spec.OldName{
			Path: []string{
				"base",
			},
			Study:   true,
			Message: "it is a key of a study (a file with sweep or experiments), not of an experiment",
		},
		spec.OldName{
			Path: []string{
				"sweep",
			},
			Study:   true,
			Message: "it is a key of a study (a file with sweep or experiments), not of an experiment",
		},
		spec.OldName{
			Path: []string{
				"exclude",
			},
			Study:   true,
			Message: "it is a key of a study (a file with sweep or experiments), not of an experiment",
		},
		spec.OldName{
			Path: []string{
				"experiments",
			},
			Study:   true,
			Message: "it is a key of a study (a file with sweep or experiments), not of an experiment",
		},
		spec.OldName{
			Path: []string{
				"execution",
			},
			Study:   true,
			Message: "it is a key of a study (a file with sweep or experiments), not of an experiment",
		},
		spec.OldName{
			Path: []string{
				"runners",
			},
			Study:   true,
			Message: "it is a key of a study (a file with sweep or experiments), not of an experiment",
		},
	},
	OldValues: []spec.OldValue{
		spec.OldValue{
			Path: "precision",
			Old:  "float32",
			Now: &spec.Scalar{
				Kind: 0x10,
				Text: "fp32",
			},
		},
		spec.OldValue{
			Path: "precision",
			Old:  "float16",
			Now: &spec.Scalar{
				Kind: 0x10,
				Text: "fp16",
			},
		},
		spec.OldValue{
			Path: "precision",
			Old:  "bfloat16",
			Now: &spec.Scalar{
				Kind: 0x10,
				Text: "bf16",
			},
		},
		spec.OldValue{
			Path: "dataset",
			Old:  "ai_energy_score",
			Now: &spec.Scalar{
				Kind: 0x10,
				Text: "aienergyscore",
			},
		},
		spec.OldValue{
			Path: "dataset",
			Old:  "ai-energy-score",
			Now: &spec.Scalar{
				Kind: 0x10,
				Text: "aienergyscore",
			},
		},
		spec.OldValue{
			Path: "tensorrt.quantization",
			Old:  "none",
			Now: &spec.Scalar{
				Kind: 0x1,
				Text: "null",
			},
		},
		spec.OldValue{
			Path: "pytorch.torch_compile",
			Old:  "default",
			Now: &spec.Scalar{
				Kind: 0x2,
				Text: "true",
			},
		},
		spec.OldValue{
			Path: "pytorch.torch_compile",
			Old:  "reduce-overhead",
			Now: &spec.Scalar{
				Kind: 0x2,
				Text: "true",
			},
			Loses: "torch_compile is true or false, and the mode reduce-overhead has no field",
		},
		spec.OldValue{
			Path: "pytorch.torch_compile",
			Old:  "max-autotune",
			Now: &spec.Scalar{
				Kind: 0x2,
				Text: "true",
			},
			Loses: "torch_compile is true or false, and the mode max-autotune has no field",
		},
		spec.OldValue{
			Path: "pytorch.torch_compile",
			Old:  "inductor",
			Now: &spec.Scalar{
				Kind: 0x2,
				Text: "true",
			},
			Loses: "torch_compile is true or false, and the mode inductor has no field",
		},
		spec.OldValue{
			Path: "random_seed",
			Old:  "null",
			Gone: "every run has a seed in v2.0: the default if none is written",
		},
	},
	OldDefaults: []spec.OldDefault{
		spec.OldDefault{
			Path: "n",
			Value: spec.Scalar{
				Kind: 0x4,
				Text: "1",
			},
			Unless: []string{
				"dataset",
			},
		},
		spec.OldDefault{
			Path: "precision",
			Value: spec.Scalar{
				Kind: 0x10,
				Text: "fp16",
			},
			Unless: []string{},
		},
		spec.OldDefault{
			Path: "tensorrt.max_batch_size",
			Value: spec.Scalar{
				Kind: 0x4,
				Text: "8",
			},
			Backend: "tensorrt",
			Unless: []string{
				"tensorrt.engine_path",
			},
		},
		spec.OldDefault{
			Path:    "vllm.tensor_parallel_size",
			ItemsOf: "gpus",
			Backend: "vllm",
			Unless:  []string{},
		},
	},
	OldUnset: []spec.OldUnset{
		spec.OldUnset{
			Path: "random_seed",
			Says: "v1 used a different random seed for each run when none was written; v2.0 uses its default",
		},
		spec.OldUnset{
			Path: "n",
			Says: "v1 ran the whole dataset when no number of prompts was written; v2.0 runs its default number of prompts",
			With: "dataset",
		},
		spec.OldUnset{
			Path: "dataset",
			Says: "when none was written, v1 ran a built-in prompt, and from January 23, 2026 the dataset ai_energy_score; v2.0 uses its default dataset",
		},
		spec.OldUnset{
			Path: "warmup",
			Says: "v1 did not warm up before the end of January 2026; v2.0 does, with its default number of prompts",
		},
		spec.OldUnset{
			Path: "baseline",
			Says: "v1 did not measure a baseline before the end of January 2026; v2.0 does",
		},
		spec.OldUnset{
			Path: "decoder.top_k",
			Says: "v1 used 10 with the preset factual from January 9 to 22, 2026; v2.0 uses its default",
			With: "decoder.preset",
			Is:   "factual",
		},
	},
	OldNull:       "null meant the default in v1; in v2.0 the field is left out instead",
	UnknownOption: "it has no field of its own; passthrough_kwargs passes it to the backend",
	OtherNames: []spec.OtherName{
		spec.OtherName{
			Name: "num_prompts",
			Means: [][]string{
				[]string{
					"n",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "num_samples",
			Means: [][]string{
				[]string{
					"n",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "n_samples",
			Means: [][]string{
				[]string{
					"n",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "n_prompts",
			Means: [][]string{
				[]string{
					"n",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "sample_size",
			Means: [][]string{
				[]string{
					"n",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "limit",
			Means: [][]string{
				[]string{
					"n",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "num_requests",
			Means: [][]string{
				[]string{
					"n",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "max_new_tokens",
			Means: [][]string{
				[]string{
					"max_output_tokens",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "max_tokens",
			Means: [][]string{
				[]string{
					"max_output_tokens",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "max_gen_toks",
			Means: [][]string{
				[]string{
					"max_output_tokens",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "max_output_len",
			Means: [][]string{
				[]string{
					"max_output_tokens",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "max_completion_tokens",
			Means: [][]string{
				[]string{
					"max_output_tokens",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "num_output_tokens",
			Means: [][]string{
				[]string{
					"max_output_tokens",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "max_prompt_length",
			Means: [][]string{
				[]string{
					"max_input_tokens",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "max_input_length",
			Means: [][]string{
				[]string{
					"max_input_tokens",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "max_input_len",
			Means: [][]string{
				[]string{
					"max_input_tokens",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "max_prompt_tokens",
			Means: [][]string{
				[]string{
					"max_input_tokens",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "dtype",
			Means: [][]string{
				[]string{
					"precision",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "torch_dtype",
			Means: [][]string{
				[]string{
					"precision",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "data_type",
			Means: [][]string{
				[]string{
					"precision",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "model_id",
			Means: [][]string{
				[]string{
					"model",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "model_name_or_path",
			Means: [][]string{
				[]string{
					"model",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "pretrained_model_name_or_path",
			Means: [][]string{
				[]string{
					"model",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "model_path",
			Means: [][]string{
				[]string{
					"model",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "hf_model",
			Means: [][]string{
				[]string{
					"model",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "model.name",
			Means: [][]string{
				[]string{
					"model",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "model.id",
			Means: [][]string{
				[]string{
					"model",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "model.path",
			Means: [][]string{
				[]string{
					"model",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "model.model_id",
			Means: [][]string{
				[]string{
					"model",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "engine",
			Means: [][]string{
				[]string{
					"backend",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "framework",
			Means: [][]string{
				[]string{
					"backend",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "inference_engine",
			Means: [][]string{
				[]string{
					"backend",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "batch",
			Means: [][]string{
				[]string{
					"pytorch",
					"batch_size",
				},
				[]string{
					"vllm",
					"max_num_seqs",
				},
				[]string{
					"tensorrt",
					"max_batch_size",
				},
			},
			Nearly: [][]string{
				[]string{
					"vllm",
					"max_num_seqs",
				},
				[]string{
					"tensorrt",
					"max_batch_size",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "batch_size",
			Means: [][]string{
				[]string{
					"pytorch",
					"batch_size",
				},
				[]string{
					"vllm",
					"max_num_seqs",
				},
				[]string{
					"tensorrt",
					"max_batch_size",
				},
			},
			Nearly: [][]string{
				[]string{
					"vllm",
					"max_num_seqs",
				},
				[]string{
					"tensorrt",
					"max_batch_size",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "bs",
			Means: [][]string{
				[]string{
					"pytorch",
					"batch_size",
				},
				[]string{
					"vllm",
					"max_num_seqs",
				},
				[]string{
					"tensorrt",
					"max_batch_size",
				},
			},
			Nearly: [][]string{
				[]string{
					"vllm",
					"max_num_seqs",
				},
				[]string{
					"tensorrt",
					"max_batch_size",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "per_device_batch_size",
			Means: [][]string{
				[]string{
					"pytorch",
					"batch_size",
				},
				[]string{
					"vllm",
					"max_num_seqs",
				},
				[]string{
					"tensorrt",
					"max_batch_size",
				},
			},
			Nearly: [][]string{
				[]string{
					"vllm",
					"max_num_seqs",
				},
				[]string{
					"tensorrt",
					"max_batch_size",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "tp",
			Means: [][]string{
				[]string{
					"vllm",
					"tensor_parallel_size",
				},
				[]string{
					"tensorrt",
					"tp_size",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "tensor_parallel",
			Means: [][]string{
				[]string{
					"vllm",
					"tensor_parallel_size",
				},
				[]string{
					"tensorrt",
					"tp_size",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "tensor_parallelism",
			Means: [][]string{
				[]string{
					"vllm",
					"tensor_parallel_size",
				},
				[]string{
					"tensorrt",
					"tp_size",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "tensor_parallel_degree",
			Means: [][]string{
				[]string{
					"vllm",
					"tensor_parallel_size",
				},
				[]string{
					"tensorrt",
					"tp_size",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "num_gpus",
			Means: [][]string{
				[]string{
					"pytorch",
					"num_processes",
				},
				[]string{
					"vllm",
					"tensor_parallel_size",
				},
				[]string{
					"tensorrt",
					"tp_size",
				},
			},
		},
		spec.OtherName{
			Name: "n_gpus",
			Means: [][]string{
				[]string{
					"pytorch",
					"num_processes",
				},
				[]string{
					"vllm",
					"tensor_parallel_size",
				},
				[]string{
					"tensorrt",
					"tp_size",
				},
			},
		},
		spec.OtherName{
			Name: "gpus",
			Means: [][]string{
				[]string{
					"pytorch",
					"num_processes",
				},
				[]string{
					"vllm",
					"tensor_parallel_size",
				},
				[]string{
					"tensorrt",
					"tp_size",
				},
			},
		},
		spec.OtherName{
			Name: "temp",
			Means: [][]string{
				[]string{
					"decoder",
					"temperature",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "sampling_temperature",
			Means: [][]string{
				[]string{
					"decoder",
					"temperature",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "repeat_penalty",
			Means: [][]string{
				[]string{
					"decoder",
					"repetition_penalty",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "peft",
			Means: [][]string{
				[]string{
					"lora",
				},
			},
		},
		spec.OtherName{
			Name: "peft_model",
			Means: [][]string{
				[]string{
					"lora",
				},
			},
		},
		spec.OtherName{
			Name: "lora_path",
			Means: [][]string{
				[]string{
					"lora",
				},
			},
		},
		spec.OtherName{
			Name: "output_path",
			Means: [][]string{
				[]string{
					"output_dir",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "save_dir",
			Means: [][]string{
				[]string{
					"output_dir",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "results_path",
			Means: [][]string{
				[]string{
					"output_dir",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "out_dir",
			Means: [][]string{
				[]string{
					"output_dir",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "seed",
			Means: [][]string{
				[]string{
					"random_seed",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "backend.name",
			Means: [][]string{
				[]string{
					"backend",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "gpu_memory_fraction",
			Means: [][]string{
				[]string{
					"vllm",
					"gpu_memory_utilization",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "use_flash_attention_2",
			Means: [][]string{
				[]string{
					"pytorch",
					"attn_implementation",
				},
			},
		},
		spec.OtherName{
			Name:      "defaults",
			SameValue: true,
			Instead:   "an experiment does not name the files that it builds on: pass them with --defaults, or write a study with the key base",
		},
		spec.OtherName{
			Name: "extra_args",
			Means: [][]string{
				[]string{
					"passthrough_kwargs",
				},
			},
		},
		spec.OtherName{
			Name: "model_kwargs",
			Means: [][]string{
				[]string{
					"passthrough_kwargs",
				},
			},
		},
		spec.OtherName{
			Name: "engine_args",
			Means: [][]string{
				[]string{
					"passthrough_kwargs",
				},
			},
		},
		spec.OtherName{
			Name: "model_args",
			Means: [][]string{
				[]string{
					"passthrough_kwargs",
				},
			},
		},
		spec.OtherName{
			Name: "backend_kwargs",
			Means: [][]string{
				[]string{
					"passthrough_kwargs",
				},
			},
		},
	},
	OtherOptions: []string{
		"trust_remote_code",
		"revision",
		"device_map",
		"low_cpu_mem_usage",
		"use_cache",
		"max_model_len",
		"enforce_eager",
		"kv_cache_dtype",
		"block_size",
		"swap_space",
		"enable_chunked_prefill",
		"max_num_batched_tokens",
		"speculative_config",
		"pipeline_parallel_size",
		"download_dir",
		"tokenizer",
		"tokenizer_mode",
		"max_beam_width",
		"kv_cache_config",
		"cuda_graph_config",
	},
	OtherValues: []spec.OtherValue{
		spec.OtherValue{
			Path: "backend",
			Word: "hf",
			Now: spec.Scalar{
				Kind: 0x10,
				Text: "pytorch",
			},
		},
		spec.OtherValue{
			Path: "backend",
			Word: "transformers",
			Now: spec.Scalar{
				Kind: 0x10,
				Text: "pytorch",
			},
		},
		spec.OtherValue{
			Path: "backend",
			Word: "huggingface",
			Now: spec.Scalar{
				Kind: 0x10,
				Text: "pytorch",
			},
		},
		spec.OtherValue{
			Path: "backend",
			Word: "hugging_face",
			Now: spec.Scalar{
				Kind: 0x10,
				Text: "pytorch",
			},
		},
		spec.OtherValue{
			Path: "backend",
			Word: "torch",
			Now: spec.Scalar{
				Kind: 0x10,
				Text: "pytorch",
			},
		},
		spec.OtherValue{
			Path: "backend",
			Word: "hf_transformers",
			Now: spec.Scalar{
				Kind: 0x10,
				Text: "pytorch",
			},
		},
		spec.OtherValue{
			Path: "backend",
			Word: "tensorrt_llm",
			Now: spec.Scalar{
				Kind: 0x10,
				Text: "tensorrt",
			},
		},
		spec.OtherValue{
			Path: "backend",
			Word: "trt_llm",
			Now: spec.Scalar{
				Kind: 0x10,
				Text: "tensorrt",
			},
		},
		spec.OtherValue{
			Path: "backend",
			Word: "trtllm",
			Now: spec.Scalar{
				Kind: 0x10,
				Text: "tensorrt",
			},
		},
		spec.OtherValue{
			Path: "backend",
			Word: "trt",
			Now: spec.Scalar{
				Kind: 0x10,
				Text: "tensorrt",
			},
		},
		spec.OtherValue{
			Path: "backend",
			Word: "tensorrtllm",
			Now: spec.Scalar{
				Kind: 0x10,
				Text: "tensorrt",
			},
		},
		spec.OtherValue{
			Path: "precision",
			Word: "half",
			Now: spec.Scalar{
				Kind: 0x10,
				Text: "fp16",
			},
		},
		spec.OtherValue{
			Path: "precision",
			Word: "float16",
			Now: spec.Scalar{
				Kind: 0x10,
				Text: "fp16",
			},
		},
		spec.OtherValue{
			Path: "precision",
			Word: "torch.float16",
			Now: spec.Scalar{
				Kind: 0x10,
				Text: "fp16",
			},
		},
		spec.OtherValue{
			Path: "precision",
			Word: "f16",
			Now: spec.Scalar{
				Kind: 0x10,
				Text: "fp16",
			},
		},
		spec.OtherValue{
			Path: "precision",
			Word: "bfloat16",
			Now: spec.Scalar{
				Kind: 0x10,
				Text: "bf16",
			},
		},
		spec.OtherValue{
			Path: "precision",
			Word: "torch.bfloat16",
			Now: spec.Scalar{
				Kind: 0x10,
				Text: "bf16",
			},
		},
		spec.OtherValue{
			Path: "precision",
			Word: "bfloat",
			Now: spec.Scalar{
				Kind: 0x10,
				Text: "bf16",
			},
		},
		spec.OtherValue{
			Path: "precision",
			Word: "float32",
			Now: spec.Scalar{
				Kind: 0x10,
				Text: "fp32",
			},
		},
		spec.OtherValue{
			Path: "precision",
			Word: "torch.float32",
			Now: spec.Scalar{
				Kind: 0x10,
				Text: "fp32",
			},
		},
		spec.OtherValue{
			Path: "precision",
			Word: "float",
			Now: spec.Scalar{
				Kind: 0x10,
				Text: "fp32",
			},
		},
		spec.OtherValue{
			Path: "precision",
			Word: "full",
			Now: spec.Scalar{
				Kind: 0x10,
				Text: "fp32",
			},
		},
		spec.OtherValue{
			Path: "precision",
			Word: "f32",
			Now: spec.Scalar{
				Kind: 0x10,
				Text: "fp32",
			},
		},
		spec.OtherValue{
			Path: "pytorch.attn_implementation",
			Word: "flash_attn_2",
			Now: spec.Scalar{
				Kind: 0x10,
				Text: "flash_attention_2",
			},
		},
		spec.OtherValue{
			Path: "pytorch.attn_implementation",
			Word: "flash_attention",
			Now: spec.Scalar{
				Kind: 0x10,
				Text: "flash_attention_2",
			},
		},
		spec.OtherValue{
			Path: "pytorch.attn_implementation",
			Word: "flash_attn",
			Now: spec.Scalar{
				Kind: 0x10,
				Text: "flash_attention_2",
			},
		},
		spec.OtherValue{
			Path: "pytorch.attn_implementation",
			Word: "fa2",
			Now: spec.Scalar{
				Kind: 0x10,
				Text: "flash_attention_2",
			},
		},
		spec.OtherValue{
			Path: "pytorch.attn_implementation",
			Word: "math",
			Now: spec.Scalar{
				Kind: 0x10,
				Text: "eager",
			},
		},
		spec.OtherValue{
			Path: "pytorch.attn_implementation",
			Word: "native",
			Now: spec.Scalar{
				Kind: 0x10,
				Text: "eager",
			},
		},
		spec.OtherValue{
			Path: "decoder.preset",
			Word: "greedy",
			Now: spec.Scalar{
				Kind: 0x10,
				Text: "deterministic",
			},
		},
		spec.OtherValue{
			Path: "decoder.top_k",
			Word: "-1",
			Now: spec.Scalar{
				Kind: 0x4,
				Text: "0",
			},
		},
		spec.OtherValue{
			Path: "decoder.top_k",
			Word: "null",
			Now: spec.Scalar{
				Kind: 0x4,
				Text: "0",
			},
		},
		spec.OtherValue{
			Path: "decoder.top_p",
			Word: "null",
			Now: spec.Scalar{
				Kind: 0x8,
				Text: "1.0",
			},
		},
		spec.OtherValue{
			Path: "decoder.temperature",
			Word: "null",
			Now: spec.Scalar{
				Kind: 0x8,
				Text: "1.0",
			},
		},
		spec.OtherValue{
			Path: "decoder.repetition_penalty",
			Word: "null",
			Now: spec.Scalar{
				Kind: 0x8,
				Text: "1.0",
			},
		},
	},
	OtherNulls: []string{
		"none",
		"nil",
		"null",
		"~",
	},
	Capabilities: []spec.Capability{
		spec.Capability{
			Name: "PrecisionSupport",
			Doc:  "The precisions that each backend supports.",
			Rows: []spec.CapabilityRow{
				spec.CapabilityRow{
					Backend: "pytorch",
					Values: []string{
						"fp32",
						"fp16",
						"bf16",
					},
				},
				spec.CapabilityRow{
					Backend: "vllm",
					Values: []string{
						"fp16",
						"bf16",
					},
				},
				spec.CapabilityRow{
					Backend: "tensorrt",
					Values: []string{
						"fp16",
						"bf16",
					},
				},
			},
		},
		spec.Capability{
			Name: "DecodingSupport",
			Doc:  "The decoding methods that each backend supports: greedy is do_sample: false, sampling is do_sample: true.",
			Rows: []spec.CapabilityRow{
				spec.CapabilityRow{
					Backend: "pytorch",
					Values: []string{
						"greedy",
						"sampling",
					},
				},
				spec.CapabilityRow{
					Backend: "vllm",
					Values: []string{
						"greedy",
						"sampling",
					},
				},
				spec.CapabilityRow{
					Backend: "tensorrt",
					Values: []string{
						"greedy",
						"sampling",
					},
				},
			},
		},
		spec.Capability{
			Name: "DecoderParamSupport",
			Doc:  "The fields of the decoder that each backend supports for sampling.",
			Rows: []spec.CapabilityRow{
				spec.CapabilityRow{
					Backend: "pytorch",
					Values: []string{
						"temperature",
						"top_k",
						"top_p",
						"repetition_penalty",
					},
				},
				spec.CapabilityRow{
					Backend: "vllm",
					Values: []string{
						"temperature",
						"top_k",
						"top_p",
						"repetition_penalty",
					},
				},
				spec.CapabilityRow{
					Backend: "tensorrt",
					Values: []string{
						"temperature",
						"top_k",
						"top_p",
					},
				},
			},
		},
	},
	Presets: []spec.Preset{
		spec.Preset{
			Name: "deterministic",
			Doc:  "always the most likely token",
			Values: []spec.PresetValue{
				spec.PresetValue{
					Field: "temperature",
					Value: spec.Scalar{
						Kind: 0x8,
						Text: "0.0",
					},
				},
				spec.PresetValue{
					Field: "do_sample",
					Value: spec.Scalar{
						Kind: 0x2,
						Text: "false",
					},
				},
			},
		},
		spec.Preset{
			Name: "standard",
			Doc:  "sampling without the least likely tokens",
			Values: []spec.PresetValue{
				spec.PresetValue{
					Field: "temperature",
					Value: spec.Scalar{
						Kind: 0x8,
						Text: "1.0",
					},
				},
				spec.PresetValue{
					Field: "do_sample",
					Value: spec.Scalar{
						Kind: 0x2,
						Text: "true",
					},
				},
				spec.PresetValue{
					Field: "top_p",
					Value: spec.Scalar{
						Kind: 0x8,
						Text: "0.95",
					},
				},
			},
		},
		spec.Preset{
			Name: "creative",
			Doc:  "sampling with more variety and less repetition",
			Values: []spec.PresetValue{
				spec.PresetValue{
					Field: "temperature",
					Value: spec.Scalar{
						Kind: 0x8,
						Text: "0.8",
					},
				},
				spec.PresetValue{
					Field: "do_sample",
					Value: spec.Scalar{
						Kind: 0x2,
						Text: "true",
					},
				},
				spec.PresetValue{
					Field: "top_p",
					Value: spec.Scalar{
						Kind: 0x8,
						Text: "0.9",
					},
				},
				spec.PresetValue{
					Field: "repetition_penalty",
					Value: spec.Scalar{
						Kind: 0x8,
						Text: "1.1",
					},
				},
			},
		},
		spec.Preset{
			Name: "factual",
			Doc:  "sampling close to the most likely tokens",
			Values: []spec.PresetValue{
				spec.PresetValue{
					Field: "temperature",
					Value: spec.Scalar{
						Kind: 0x8,
						Text: "0.3",
					},
				},
				spec.PresetValue{
					Field: "do_sample",
					Value: spec.Scalar{
						Kind: 0x2,
						Text: "true",
					},
				},
			},
		},
	},
	Reading: []spec.Reading{
		spec.Reading{
			Name:    "types",
			Says:    "Values are not converted: a quoted number, a number with a decimal point and true are not integers.",
			Example: "model: gpt2\nn: \"50\"\n",
		},
		spec.Reading{
			Name: "numbers",
			Says: "An integer is allowed where a number is expected; the resolved value is a floating-point number.",
		},
		spec.Reading{
			Name:    "bounds",
			Says:    "Numbers are compared with their bounds exactly, before rounding.",
			Example: "model: gpt2\ndecoder:\n  top_p: 1.00000000000000000001\n",
		},
		spec.Reading{
			Name:    "booleans",
			Says:    "yes, no, on and off are strings; a boolean is written true or false.",
			Example: "model: gpt2\ndecoder:\n  do_sample: yes\n",
		},
		spec.Reading{
			Name:    "ambiguous",
			Says:    "A number that YAML 1.1 and 1.2 read differently, such as one with a leading zero or an underscore, is an error.",
			Example: "model: gpt2\nn: 017\n",
		},
		spec.Reading{
			Name:    "range",
			Says:    "Integers of more than 64 bits, .inf and .nan are errors.",
			Example: "model: gpt2\nrandom_seed: 9223372036854775808\n",
		},
		spec.Reading{
			Name:    "tags",
			Says:    "Custom tags and !!binary are errors; a date is a string.",
			Example: "model: !name gpt2\n",
		},
		spec.Reading{
			Name:    "duplicates",
			Says:    "A duplicate key is an error, even with an equal value.",
			Example: "model: gpt2\nn: 10\nn: 10\n",
		},
		spec.Reading{
			Name:    "keys",
			Says:    "Every key is a string.",
			Example: "model: gpt2\npassthrough_kwargs:\n  1: one\n",
		},
		spec.Reading{
			Name:    "closed",
			Says:    "Every mapping is closed: a key that is not in the schema is an error.",
			Example: "model: gpt2\nprecison: fp16\n",
		},
		spec.Reading{
			Name:    "nulls",
			Says:    "null is equivalent to omitting a field that accepts null, and an error in every other field.",
			Example: "model: gpt2\nn: null\n",
		},
		spec.Reading{
			Name:    "documents",
			Says:    "A file contains one document, which is a mapping.",
			Example: "model: gpt2\n---\nmodel: gpt2\n",
		},
		spec.Reading{
			Name: "aliases",
			Says: "Anchors, aliases and << merges are supported; an explicit key takes precedence over a merged one.",
		},
		spec.Reading{
			Name: "json",
			Says: "A file whose name ends in .json is read as JSON, by the same rules.",
		},
	},
}
