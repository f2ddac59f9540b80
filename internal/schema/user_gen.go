// Code generated from the CUE schema by internal/gen. DO NOT EDIT.

package schema

import "github.com/llenergymeasure/llemcfg/internal/engine/spec"

var user = spec.Schema{
	Definition: "#UserConfig",
	Version:    "2.0",
	File:       "llenergymeasure/config.yaml",
	Sections: []spec.Section{
		spec.Section{
			Name: "UserConfig",
			Doc:  "The settings of one user on one machine: where files are stored and how the tool behaves. They never affect what is measured; an experiment file sets that.",
			Fields: []spec.Field{
				spec.Field{
					Name: "output",
					Doc:  "Where files are stored.",
					Type: spec.Type{
						Kinds:   0x20,
						Section: 1,
					},
				},
				spec.Field{
					Name: "runners",
					Doc:  "Where each backend runs: in the environment of the tool or in a container.",
					Type: spec.Type{
						Kinds:   0x20,
						Section: 2,
					},
				},
				spec.Field{
					Name: "measurement",
					Doc:  "How energy is measured and converted on this machine.",
					Type: spec.Type{
						Kinds:   0x20,
						Section: 3,
					},
				},
				spec.Field{
					Name: "ui",
					Doc:  "Output and prompts of the tool.",
					Type: spec.Type{
						Kinds:   0x20,
						Section: 4,
					},
				},
				spec.Field{
					Name: "advanced",
					Doc:  "Settings that rarely need to change.",
					Type: spec.Type{
						Kinds:   0x20,
						Section: 5,
					},
				},
				spec.Field{
					Name: "execution",
					Doc:  "Pauses that let the machine cool down.",
					Type: spec.Type{
						Kinds:   0x20,
						Section: 6,
					},
				},
			},
		},
		spec.Section{
			Name: "UserOutputConfig",
			Doc:  "Where files are stored.",
			Fields: []spec.Field{
				spec.Field{
					Name: "results_dir",
					Doc:  "The directory for results.",
					Type: spec.Type{
						Kinds:   0x10,
						Section: -1,
						Says:    "must be a string",
					},
					Default: &spec.Scalar{
						Kind: 0x10,
						Text: "./results",
					},
				},
				spec.Field{
					Name: "model_cache_dir",
					Doc:  "The directory that models are downloaded to.",
					Type: spec.Type{
						Kinds:   0x10,
						Section: -1,
						Says:    "must be a string",
					},
					Default: &spec.Scalar{
						Kind: 0x10,
						Text: "~/.cache/huggingface",
					},
				},
			},
		},
		spec.Section{
			Name: "UserRunnersConfig",
			Doc:  "Where each backend runs: in the environment of the tool or in a container.",
			Fields: []spec.Field{
				spec.Field{
					Name: "pytorch",
					Doc:  "Where the PyTorch backend runs.",
					Type: spec.Type{
						Kinds:   0x10,
						Section: -1,
						Words:   []spec.Word{},
						Forms: []spec.Form{
							spec.Form{
								Pattern: "^local$",
								Write:   "local",
								Doc:     "in the environment of the tool",
							},
							spec.Form{
								Pattern: "^docker:\\S+$",
								Write:   "docker:<image>",
								Doc:     "in a container of the Docker image",
							},
						},
						Refuses: []spec.Refusal{
							spec.Refusal{
								Pattern: "^singularity:",
								Says:    "Singularity is not supported yet. Write local, or docker:<image>.",
							},
						},
						Says: "must be local or docker:<image>",
					},
					Default: &spec.Scalar{
						Kind: 0x10,
						Text: "local",
					},
					Example: "docker:llem/pytorch:2.0",
					Env:     "LLEM_RUNNER_PYTORCH",
				},
				spec.Field{
					Name: "vllm",
					Doc:  "Where the vLLM backend runs.",
					Type: spec.Type{
						Kinds:   0x10,
						Section: -1,
						Words:   []spec.Word{},
						Forms: []spec.Form{
							spec.Form{
								Pattern: "^local$",
								Write:   "local",
								Doc:     "in the environment of the tool",
							},
							spec.Form{
								Pattern: "^docker:\\S+$",
								Write:   "docker:<image>",
								Doc:     "in a container of the Docker image",
							},
						},
						Refuses: []spec.Refusal{
							spec.Refusal{
								Pattern: "^singularity:",
								Says:    "Singularity is not supported yet. Write local, or docker:<image>.",
							},
						},
						Says: "must be local or docker:<image>",
					},
					Default: &spec.Scalar{
						Kind: 0x10,
						Text: "local",
					},
					Example: "docker:llem/vllm:2.0",
					Env:     "LLEM_RUNNER_VLLM",
				},
				spec.Field{
					Name: "tensorrt",
					Doc:  "Where the TensorRT-LLM backend runs.",
					Type: spec.Type{
						Kinds:   0x10,
						Section: -1,
						Words:   []spec.Word{},
						Forms: []spec.Form{
							spec.Form{
								Pattern: "^local$",
								Write:   "local",
								Doc:     "in the environment of the tool",
							},
							spec.Form{
								Pattern: "^docker:\\S+$",
								Write:   "docker:<image>",
								Doc:     "in a container of the Docker image",
							},
						},
						Refuses: []spec.Refusal{
							spec.Refusal{
								Pattern: "^singularity:",
								Says:    "Singularity is not supported yet. Write local, or docker:<image>.",
							},
						},
						Says: "must be local or docker:<image>",
					},
					Default: &spec.Scalar{
						Kind: 0x10,
						Text: "local",
					},
					Example: "docker:llem/tensorrt:2.0",
					Env:     "LLEM_RUNNER_TENSORRT",
				},
			},
		},
		spec.Section{
			Name: "UserMeasurementConfig",
			Doc:  "How energy is measured and converted on this machine.",
			Fields: []spec.Field{
				spec.Field{
					Name: "energy_backend",
					Doc:  "The tool that measures the energy used by the GPUs.",
					Type: spec.Type{
						Kinds:   0x10,
						Section: -1,
						Words: []spec.Word{
							spec.Word{
								Name: "auto",
								Doc:  "the best one available on the machine",
							},
							spec.Word{
								Name: "nvml",
								Doc:  "NVIDIA Management Library, by polling",
							},
							spec.Word{
								Name: "zeus",
								Doc:  "Zeus, from the energy counters of the GPU",
							},
						},
						Says: "must be one of auto, nvml, zeus",
					},
					Default: &spec.Scalar{
						Kind: 0x10,
						Text: "auto",
					},
				},
				spec.Field{
					Name: "carbon_intensity_gco2_kwh",
					Doc:  "The carbon intensity of the electricity. With null, emissions are not reported.",
					Type: spec.Type{
						Kinds:   0xd,
						Section: -1,
						Min:     "0",
						Says:    "must be a number of at least 0",
					},
					Default: &spec.Scalar{
						Kind: 0x1,
						Text: "null",
					},
					Unit:    "gCO2/kWh",
					Example: "233",
					Env:     "LLEM_CARBON_INTENSITY",
				},
				spec.Field{
					Name: "datacenter_pue",
					Doc:  "The power usage effectiveness (PUE) of the data centre: its total energy divided by the energy of its machines.",
					Type: spec.Type{
						Kinds:   0xc,
						Section: -1,
						Min:     "1.0",
						Says:    "must be a number of at least 1.0",
					},
					Default: &spec.Scalar{
						Kind: 0x8,
						Text: "1.0",
					},
					Env: "LLEM_DATACENTER_PUE",
				},
			},
		},
		spec.Section{
			Name: "UserUIConfig",
			Doc:  "Output and prompts of the tool.",
			Fields: []spec.Field{
				spec.Field{
					Name: "verbosity",
					Doc:  "The amount of output.",
					Type: spec.Type{
						Kinds:   0x10,
						Section: -1,
						Words: []spec.Word{
							spec.Word{
								Name: "quiet",
								Doc:  "errors only",
							},
							spec.Word{
								Name: "standard",
								Doc:  "progress and warnings",
							},
							spec.Word{
								Name: "verbose",
								Doc:  "every step",
							},
						},
						Says: "must be one of quiet, standard, verbose",
					},
					Default: &spec.Scalar{
						Kind: 0x10,
						Text: "standard",
					},
				},
				spec.Field{
					Name: "prompt",
					Doc:  "Whether to ask before long operations and before overwriting files.",
					Type: spec.Type{
						Kinds:   0x2,
						Section: -1,
						Says:    "must be true or false",
					},
					Default: &spec.Scalar{
						Kind: 0x2,
						Text: "true",
					},
					Env:      "LLEM_NO_PROMPT",
					EnvMeans: "false",
				},
			},
		},
		spec.Section{
			Name: "UserAdvancedConfig",
			Doc:  "Settings that rarely need to change.",
			Fields: []spec.Field{
				spec.Field{
					Name: "nvml_poll_interval_ms",
					Doc:  "The interval between two readings of the power from NVML.",
					Type: spec.Type{
						Kinds:   0x4,
						Section: -1,
						Min:     "10",
						Max:     "10000",
						Says:    "must be an integer from 10 to 10000",
					},
					Default: &spec.Scalar{
						Kind: 0x4,
						Text: "100",
					},
					Unit: "ms",
				},
			},
		},
		spec.Section{
			Name: "UserExecutionConfig",
			Doc:  "Pauses that let the machine cool down.",
			Fields: []spec.Field{
				spec.Field{
					Name: "config_gap_seconds",
					Doc:  "The pause between two experiments.",
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
				spec.Field{
					Name: "cycle_gap_seconds",
					Doc:  "The pause between two cycles of all experiments.",
					Type: spec.Type{
						Kinds:   0xc,
						Section: -1,
						Min:     "0",
						Says:    "must be a number of at least 0",
					},
					Default: &spec.Scalar{
						Kind: 0x8,
						Text: "300.0",
					},
					Unit: "s",
				},
			},
		},
	},
	OldNames: []spec.OldName{
		spec.OldName{
			Path: []string{
				"thermal_gaps",
				"between_experiments",
			},
			To: "execution.config_gap_seconds",
			Homes: []spec.OldHome{
				spec.OldHome{
					To: "execution.config_gap_seconds",
				},
			},
			Write:   "execution.config_gap_seconds",
			Message: "renamed in v2.0: write execution.config_gap_seconds",
		},
		spec.OldName{
			Path: []string{
				"thermal_gaps",
				"between_cycles",
			},
			To: "execution.cycle_gap_seconds",
			Homes: []spec.OldHome{
				spec.OldHome{
					To: "execution.cycle_gap_seconds",
				},
			},
			Write:   "execution.cycle_gap_seconds",
			Message: "renamed in v2.0: write execution.cycle_gap_seconds",
		},
		spec.OldName{
			Path: []string{
				"results_dir",
			},
			To: "output.results_dir",
			Homes: []spec.OldHome{
				spec.OldHome{
					To: "output.results_dir",
				},
			},
			Write:   "output.results_dir",
			Message: "renamed in v2.0: write output.results_dir",
		},
		spec.OldName{
			Path: []string{
				"docker",
				"strategy",
			},
			Gone:    "runners says where each backend runs, and a container lives as long as its experiment",
			Message: "removed in v2.0: runners says where each backend runs, and a container lives as long as its experiment",
		},
		spec.OldName{
			Path: []string{
				"docker",
				"warmup_delay",
			},
			Gone:    "runners says where each backend runs, and a container lives as long as its experiment",
			Message: "removed in v2.0: runners says where each backend runs, and a container lives as long as its experiment",
		},
		spec.OldName{
			Path: []string{
				"docker",
				"auto_teardown",
			},
			Gone:    "runners says where each backend runs, and a container lives as long as its experiment",
			Message: "removed in v2.0: runners says where each backend runs, and a container lives as long as its experiment",
		},
		spec.OldName{
			Path: []string{
				"notifications",
				"webhook_url",
			},
			Gone:    "there are no notifications",
			Message: "removed in v2.0: there are no notifications",
		},
		spec.OldName{
			Path: []string{
				"notifications",
				"on_complete",
			},
			Gone:    "there are no notifications",
			Message: "removed in v2.0: there are no notifications",
		},
		spec.OldName{
			Path: []string{
				"notifications",
				"on_failure",
			},
			Gone:    "there are no notifications",
			Message: "removed in v2.0: there are no notifications",
		},
	},
	Misplaced: []spec.Misplaced{
		spec.Misplaced{
			Path: []string{
				"model",
			},
			Message: "does not belong here: it is a field of an experiment file",
		},
		spec.Misplaced{
			Path: []string{
				"backend",
			},
			Message: "does not belong here: it is a field of an experiment file",
		},
		spec.Misplaced{
			Path: []string{
				"n",
			},
			Message: "does not belong here: it is a field of an experiment file",
		},
		spec.Misplaced{
			Path: []string{
				"dataset",
			},
			Message: "does not belong here: it is a field of an experiment file",
		},
		spec.Misplaced{
			Path: []string{
				"precision",
			},
			Message: "does not belong here: it is a field of an experiment file",
		},
		spec.Misplaced{
			Path: []string{
				"random_seed",
			},
			Message: "does not belong here: it is a field of an experiment file",
		},
		spec.Misplaced{
			Path: []string{
				"max_input_tokens",
			},
			Message: "does not belong here: it is a field of an experiment file",
		},
		spec.Misplaced{
			Path: []string{
				"max_output_tokens",
			},
			Message: "does not belong here: it is a field of an experiment file",
		},
		spec.Misplaced{
			Path: []string{
				"decoder",
			},
			Message: "does not belong here: it is a field of an experiment file",
		},
		spec.Misplaced{
			Path: []string{
				"warmup",
			},
			Message: "does not belong here: it is a field of an experiment file",
		},
		spec.Misplaced{
			Path: []string{
				"baseline",
			},
			Message: "does not belong here: it is a field of an experiment file",
		},
		spec.Misplaced{
			Path: []string{
				"pytorch",
			},
			Message: "does not belong here: it is a field of an experiment file",
		},
		spec.Misplaced{
			Path: []string{
				"vllm",
			},
			Message: "does not belong here: it is a field of an experiment file",
		},
		spec.Misplaced{
			Path: []string{
				"tensorrt",
			},
			Message: "does not belong here: it is a field of an experiment file",
		},
		spec.Misplaced{
			Path: []string{
				"lora",
			},
			Message: "does not belong here: it is a field of an experiment file",
		},
		spec.Misplaced{
			Path: []string{
				"passthrough_kwargs",
			},
			Message: "does not belong here: it is a field of an experiment file",
		},
		spec.Misplaced{
			Path: []string{
				"output_dir",
			},
			Message: "does not belong here: it is a field of an experiment file",
		},
		spec.Misplaced{
			Path: []string{
				"cycles",
			},
			Message: "does not belong here: it is a key of the study file",
		},
		spec.Misplaced{
			Path: []string{
				"execution",
				"cycles",
			},
			Message: "does not belong here: it is a key of the study file",
		},
		spec.Misplaced{
			Path: []string{
				"n_cycles",
			},
			Message: "does not belong here: it is a key of the study file",
		},
		spec.Misplaced{
			Path: []string{
				"execution",
				"n_cycles",
			},
			Message: "does not belong here: it is a key of the study file",
		},
		spec.Misplaced{
			Path: []string{
				"hf_token",
			},
			Message: "does not belong here: a secret does not go into a file; hand it over in the environment, such as HF_TOKEN",
		},
		spec.Misplaced{
			Path: []string{
				"token",
			},
			Message: "does not belong here: a secret does not go into a file; hand it over in the environment, such as HF_TOKEN",
		},
		spec.Misplaced{
			Path: []string{
				"api_key",
			},
			Message: "does not belong here: a secret does not go into a file; hand it over in the environment, such as HF_TOKEN",
		},
		spec.Misplaced{
			Path: []string{
				"secret",
			},
			Message: "does not belong here: a secret does not go into a file; hand it over in the environment, such as HF_TOKEN",
		},
		spec.Misplaced{
			Path: []string{
				"password",
			},
			Message: "does not belong here: a secret does not go into a file; hand it over in the environment, such as HF_TOKEN",
		},
	},
	OldFile: ".lem-config.yaml",
}
