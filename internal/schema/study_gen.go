// Code generated from the CUE schema by internal/gen. DO NOT EDIT.

package schema

import "github.com/llenergymeasure/llemcfg/internal/engine/spec"

var study = spec.Schema{
	Definition: "#StudyConfig",
	Version:    "2.0",
	URL:        "https://raw.githubusercontent.com/llenergymeasure/llemcfg/main/schema/study.schema.json",
	Limits: map[string]int{
		"points":      1000000,
		"rangeValues": 10000,
		"runs":        10000000,
	},
	Sections: []spec.Section{
		spec.Section{
			Name: "StudyConfig",
			Doc:  "A study: one file that describes many experiments, what they share, what varies and how they are run. Beside these keys it has the fields of an experiment, which all of its experiments share.",
			Fields: []spec.Field{
				spec.Field{
					Name: "name",
					Doc:  "The name of the study. Jobs and folders are named after it.",
					Type: spec.Type{
						Kinds:    0x11,
						Section:  -1,
						NotEmpty: true,
						Says:     "must be a string that is not empty, or null",
					},
					Default: &spec.Scalar{
						Kind: 0x1,
						Text: "null",
					},
					Example: "precision-and-batching",
				},
				spec.Field{
					Name: "version",
					Doc:  "The version of the schema that the file is written for.",
					Type: spec.Type{
						Kinds:   0x10,
						Section: -1,
						Forms: []spec.Form{
							spec.Form{
								Pattern: "^2\\.0$",
								Write:   "\"2.0\"",
								Doc:     "this version of the schema",
							},
						},
						Says: "must be \"2.0\"",
					},
					Default: &spec.Scalar{
						Kind: 0x10,
						Text: "2.0",
					},
				},
				spec.Field{
					Name: "base",
					Doc:  "The path of an experiment file to build on, relative to the study file. It may lack fields that the study writes.",
					Type: spec.Type{
						Kinds:    0x11,
						Section:  -1,
						NotEmpty: true,
						Says:     "must be the path of an experiment file, or null",
					},
					Default: &spec.Scalar{
						Kind: 0x1,
						Text: "null",
					},
					Example: "common.yaml",
				},
				spec.Field{
					Name: "sweep",
					Doc:  "What varies: axes, each a field with a list of values, and groups, each a list of rows of fields that vary together. The experiments are all of their combinations. A range stands for a list of numbers: {min, max, step}, {min, max, num}, {log: {min, max, num}} or {pow2: {min, max}}.",
					Type: spec.Type{
						Kinds:   0x21,
						Section: -1,
						Says:    "must be a mapping of axes and groups, or null",
					},
					Default: &spec.Scalar{
						Kind: 0x1,
						Text: "null",
					},
				},
				spec.Field{
					Name: "exclude",
					Doc:  "Combinations to leave out: each row has fields with a value, or with a list of values, any of which matches.",
					Type: spec.Type{
						Kinds:   0x41,
						Section: -1,
						Items: &spec.Type{
							Kinds:   0x20,
							Section: -1,
						},
						Says: "must be a list of mappings, or null",
					},
					Default: &spec.Scalar{
						Kind: 0x1,
						Text: "null",
					},
				},
				spec.Field{
					Name: "experiments",
					Doc:  "Further experiments, which follow those of the sweep: each has the fields in which it differs from what is shared.",
					Type: spec.Type{
						Kinds:   0x41,
						Section: -1,
						Items: &spec.Type{
							Kinds:   0x20,
							Section: -1,
						},
						Says: "must be a list of mappings, or null",
					},
					Default: &spec.Scalar{
						Kind: 0x1,
						Text: "null",
					},
				},
				spec.Field{
					Name: "execution",
					Doc:  "How the experiments are run.",
					Type: spec.Type{
						Kinds:   0x20,
						Section: 1,
					},
				},
				spec.Field{
					Name: "runners",
					Doc:  "Where each backend runs: local, docker or docker:<image>. It is not part of an experiment.",
					Type: spec.Type{
						Kinds:   0x21,
						Section: -1,
						Entries: []spec.Entry{
							spec.Entry{
								Pattern: "^(pytorch|vllm|tensorrt)$",
								Type: spec.Type{
									Kinds:   0x10,
									Section: -1,
									Forms: []spec.Form{
										spec.Form{
											Pattern: "^local$",
											Write:   "local",
											Doc:     "in the environment of the tool itself",
										},
										spec.Form{
											Pattern: "^docker$",
											Write:   "docker",
											Doc:     "in a container, of an image that the tool chooses",
										},
										spec.Form{
											Pattern: "^docker:\\S+$",
											Write:   "docker:<image>",
											Doc:     "in a container of that Docker image",
										},
									},
									Refuses: []spec.Refusal{
										spec.Refusal{
											Pattern: "^singularity:",
											Says:    "Singularity is not supported yet. Write local, docker, or docker:<image>.",
										},
									},
								},
							},
						},
						Says: "must be a mapping of backends to local, docker or docker:<image>, or null",
					},
					Default: &spec.Scalar{
						Kind: 0x1,
						Text: "null",
					},
				},
			},
		},
		spec.Section{
			Name: "ExecutionConfig",
			Doc:  "How the experiments of a study are run.",
			Fields: []spec.Field{
				spec.Field{
					Name: "n_cycles",
					Doc:  "The number of times that each experiment is run.",
					Type: spec.Type{
						Kinds:   0x4,
						Section: -1,
						Min:     "1",
						Says:    "must be an integer of at least 1",
					},
					Default: &spec.Scalar{
						Kind: 0x4,
						Text: "1",
					},
					Unit: "cycles",
				},
				spec.Field{
					Name: "cycle_order",
					Doc:  "The order of the runs.",
					Type: spec.Type{
						Kinds:   0x10,
						Section: -1,
						Words: []spec.Word{
							spec.Word{
								Name: "sequential",
								Doc:  "all cycles of one experiment, then the next experiment: A A B B C C",
							},
							spec.Word{
								Name: "interleaved",
								Doc:  "all experiments in each cycle: A B C A B C",
							},
							spec.Word{
								Name: "shuffled",
								Doc:  "all experiments in each cycle, in a random order that differs in each cycle",
							},
							spec.Word{
								Name: "reversed",
								Doc:  "all experiments in each cycle, every second cycle in reverse: A B C C B A",
							},
							spec.Word{
								Name: "latin_square",
								Doc:  "all experiments in each cycle, in orders that balance which one precedes which",
							},
						},
						Says: "must be one of sequential, interleaved, shuffled, reversed, latin_square",
					},
					Default: &spec.Scalar{
						Kind: 0x10,
						Text: "sequential",
					},
				},
				spec.Field{
					Name: "shuffle_seed",
					Doc:  "The random seed of the order shuffled. With null, it is derived from the study.",
					Type: spec.Type{
						Kinds:   0x5,
						Section: -1,
						Says:    "must be an integer of 64 bits, or null",
					},
					Default: &spec.Scalar{
						Kind: 0x1,
						Text: "null",
					},
				},
				spec.Field{
					Name: "experiment_gap_seconds",
					Doc:  "The pause between two experiments. With null, it is the user's setting.",
					Type: spec.Type{
						Kinds:   0xd,
						Section: -1,
						Min:     "0",
						Says:    "must be a number of at least 0, or null",
					},
					Default: &spec.Scalar{
						Kind: 0x1,
						Text: "null",
					},
					Unit: "s",
				},
				spec.Field{
					Name: "cycle_gap_seconds",
					Doc:  "The pause between two cycles. With null, it is the user's setting.",
					Type: spec.Type{
						Kinds:   0xd,
						Section: -1,
						Min:     "0",
						Says:    "must be a number of at least 0, or null",
					},
					Default: &spec.Scalar{
						Kind: 0x1,
						Text: "null",
					},
					Unit: "s",
				},
				spec.Field{
					Name: "skip_preflight",
					Doc:  "Whether to skip the checks before the first experiment.",
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
				spec.Field{
					Name: "deduplicate_equivalent",
					Doc:  "Whether to leave out an experiment that differs from an earlier one only in fields that have no effect in either.",
					Type: spec.Type{
						Kinds:   0x2,
						Section: -1,
						Says:    "must be true or false",
					},
					Default: &spec.Scalar{
						Kind: 0x2,
						Text: "true",
					},
				},
			},
		},
	},
	OldNames: []spec.OldName{
		spec.OldName{
			Path: []string{
				"campaign_name",
			},
			To: "name",
			Homes: []spec.OldHome{
				spec.OldHome{
					To: "name",
				},
			},
			Write:    "name",
			Required: true,
			Message:  "renamed in v2.0: write name",
		},
		spec.OldName{
			Path: []string{
				"configs",
			},
			Gone:     "it names experiment files, and a v2.0 study contains its experiments itself",
			Required: true,
			Inherits: true,
			Message:  "removed in v2.0: it names experiment files, and a v2.0 study contains its experiments itself",
		},
		spec.OldName{
			Path: []string{
				"experiments",
			},
			Gone:     "its entries name experiment files, and a v2.0 study contains its experiments itself",
			Inherits: true,
			Message:  "removed in v2.0: its entries name experiment files, and a v2.0 study contains its experiments itself",
		},
		spec.OldName{
			Path: []string{
				"dataset",
			},
			To: "dataset",
			Homes: []spec.OldHome{
				spec.OldHome{
					To: "dataset",
				},
			},
			Write:   "dataset",
			Message: "renamed in v2.0: write dataset",
		},
		spec.OldName{
			Path: []string{
				"num_samples",
			},
			To: "n",
			Homes: []spec.OldHome{
				spec.OldHome{
					To: "n",
				},
			},
			Write:   "n",
			Message: "renamed in v2.0: write n",
		},
		spec.OldName{
			Path: []string{
				"grid",
			},
			To: "sweep",
			Homes: []spec.OldHome{
				spec.OldHome{
					To: "sweep",
				},
			},
			Write:    "sweep",
			Required: true,
			Message:  "renamed in v2.0: write sweep",
		},
		spec.OldName{
			Path: []string{
				"grid",
				"backends",
			},
			To: "sweep.backend",
			Homes: []spec.OldHome{
				spec.OldHome{
					To: "sweep.backend",
				},
			},
			Write:   "sweep.backend",
			Message: "renamed in v2.0: write sweep.backend",
		},
		spec.OldName{
			Path: []string{
				"grid",
				"models",
			},
			To: "sweep.model",
			Homes: []spec.OldHome{
				spec.OldHome{
					To: "sweep.model",
				},
			},
			Write:   "sweep.model",
			Message: "renamed in v2.0: write sweep.model",
		},
		spec.OldName{
			Path: []string{
				"grid",
				"shared",
			},
			To: "sweep",
			Homes: []spec.OldHome{
				spec.OldHome{
					To: "sweep",
				},
			},
			Write:   "sweep",
			Message: "renamed in v2.0: write sweep",
		},
		spec.OldName{
			Path: []string{
				"grid",
				"backend_overrides",
			},
			To: "sweep",
			Homes: []spec.OldHome{
				spec.OldHome{
					To: "sweep",
				},
			},
			Write:   "sweep",
			Message: "renamed in v2.0: write sweep",
		},
		spec.OldName{
			Path: []string{
				"execution",
				"cycles",
			},
			To: "execution.n_cycles",
			Homes: []spec.OldHome{
				spec.OldHome{
					To: "execution.n_cycles",
				},
			},
			Write:   "execution.n_cycles",
			Message: "renamed in v2.0: write execution.n_cycles",
		},
		spec.OldName{
			Path: []string{
				"execution",
				"structure",
			},
			To: "execution.cycle_order",
			Homes: []spec.OldHome{
				spec.OldHome{
					To: "execution.cycle_order",
				},
			},
			Write:   "execution.cycle_order",
			Message: "renamed in v2.0: write execution.cycle_order",
		},
		spec.OldName{
			Path: []string{
				"execution",
				"config_gap_seconds",
			},
			To: "execution.experiment_gap_seconds",
			Homes: []spec.OldHome{
				spec.OldHome{
					To: "execution.experiment_gap_seconds",
				},
			},
			Write:   "execution.experiment_gap_seconds",
			Message: "renamed in v2.0: write execution.experiment_gap_seconds",
		},
		spec.OldName{
			Path: []string{
				"execution",
				"warmup_prompts",
			},
			To: "warmup.n_warmup",
			Homes: []spec.OldHome{
				spec.OldHome{
					To: "warmup.n_warmup",
				},
			},
			Write:   "warmup.n_warmup",
			Message: "renamed in v2.0: write warmup.n_warmup",
		},
		spec.OldName{
			Path: []string{
				"execution",
				"warmup_timeout_seconds",
			},
			Gone:    "the warm-up has a fixed length, warmup.n_warmup",
			Message: "removed in v2.0: the warm-up has a fixed length, warmup.n_warmup",
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
				"daemon",
			},
			Gone:    "start the run with cron or a job scheduler",
			Message: "removed in v2.0: start the run with cron or a job scheduler",
		},
		spec.OldName{
			Path: []string{
				"health_check",
			},
			Gone:     "containers are not monitored",
			NoEffect: true,
			Message:  "removed in v2.0: containers are not monitored",
		},
		spec.OldName{
			Path: []string{
				"cold_start",
			},
			Gone:    "whether a model is reloaded between runs is not a setting of a study",
			Message: "removed in v2.0: whether a model is reloaded between runs is not a setting of a study",
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
				"io",
				"*",
			},
			Gone:    "only results_dir is left of io, as output_dir",
			Message: "removed in v2.0: only results_dir is left of io, as output_dir",
		},
	},
	OldValues: []spec.OldValue{
		spec.OldValue{
			Path: "execution.cycle_order",
			Old:  "grouped",
			Now: &spec.Scalar{
				Kind: 0x10,
				Text: "sequential",
			},
		},
	},
	OldDefaults: []spec.OldDefault{
		spec.OldDefault{
			Path: "execution.n_cycles",
			Value: spec.Scalar{
				Kind: 0x4,
				Text: "3",
			},
			Unless: []string{},
		},
		spec.OldDefault{
			Path: "execution.cycle_order",
			Value: spec.Scalar{
				Kind: 0x10,
				Text: "interleaved",
			},
			Unless: []string{},
		},
		spec.OldDefault{
			Path: "execution.experiment_gap_seconds",
			Value: spec.Scalar{
				Kind: 0x8,
				Text: "60.0",
			},
			Unless: []string{},
		},
		spec.OldDefault{
			Path: "execution.cycle_gap_seconds",
			Value: spec.Scalar{
				Kind: 0x8,
				Text: "300.0",
			},
			Unless: []string{},
		},
	},
	OtherNames: []spec.OtherName{
		spec.OtherName{
			Name: "study_name",
			Means: [][]string{
				[]string{
					"name",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "title",
			Means: [][]string{
				[]string{
					"name",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "matrix",
			Means: [][]string{
				[]string{
					"sweep",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "grid",
			Means: [][]string{
				[]string{
					"sweep",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "search_space",
			Means: [][]string{
				[]string{
					"sweep",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "param_grid",
			Means: [][]string{
				[]string{
					"sweep",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "repeats",
			Means: [][]string{
				[]string{
					"execution",
					"n_cycles",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "repetitions",
			Means: [][]string{
				[]string{
					"execution",
					"n_cycles",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "n_repeats",
			Means: [][]string{
				[]string{
					"execution",
					"n_cycles",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "num_repeats",
			Means: [][]string{
				[]string{
					"execution",
					"n_cycles",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "cycles",
			Means: [][]string{
				[]string{
					"execution",
					"n_cycles",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "num_cycles",
			Means: [][]string{
				[]string{
					"execution",
					"n_cycles",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "n_trials",
			Means: [][]string{
				[]string{
					"execution",
					"n_cycles",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "runs_per_config",
			Means: [][]string{
				[]string{
					"execution",
					"n_cycles",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "include",
			Means: [][]string{
				[]string{
					"experiments",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "order",
			Means: [][]string{
				[]string{
					"execution",
					"cycle_order",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "gap",
			Means: [][]string{
				[]string{
					"execution",
					"experiment_gap_seconds",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "pause",
			Means: [][]string{
				[]string{
					"execution",
					"experiment_gap_seconds",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "gap_seconds",
			Means: [][]string{
				[]string{
					"execution",
					"experiment_gap_seconds",
				},
			},
			SameValue: true,
		},
		spec.OtherName{
			Name: "cooldown_seconds",
			Means: [][]string{
				[]string{
					"execution",
					"experiment_gap_seconds",
				},
			},
			SameValue: true,
		},
	},
	OtherValues: []spec.OtherValue{
		spec.OtherValue{
			Path: "execution.cycle_order",
			Word: "random",
			Now: spec.Scalar{
				Kind: 0x10,
				Text: "shuffled",
			},
			Nearly: true,
		},
		spec.OtherValue{
			Path: "execution.cycle_order",
			Word: "randomized",
			Now: spec.Scalar{
				Kind: 0x10,
				Text: "shuffled",
			},
			Nearly: true,
		},
		spec.OtherValue{
			Path: "execution.cycle_order",
			Word: "randomised",
			Now: spec.Scalar{
				Kind: 0x10,
				Text: "shuffled",
			},
			Nearly: true,
		},
		spec.OtherValue{
			Path: "execution.cycle_order",
			Word: "permuted",
			Now: spec.Scalar{
				Kind: 0x10,
				Text: "shuffled",
			},
			Nearly: true,
		},
		spec.OtherValue{
			Path: "execution.cycle_order",
			Word: "round_robin",
			Now: spec.Scalar{
				Kind: 0x10,
				Text: "interleaved",
			},
		},
		spec.OtherValue{
			Path: "execution.cycle_order",
			Word: "alternating",
			Now: spec.Scalar{
				Kind: 0x10,
				Text: "interleaved",
			},
		},
		spec.OtherValue{
			Path: "execution.cycle_order",
			Word: "blocked",
			Now: spec.Scalar{
				Kind: 0x10,
				Text: "sequential",
			},
		},
		spec.OtherValue{
			Path: "execution.cycle_order",
			Word: "consecutive",
			Now: spec.Scalar{
				Kind: 0x10,
				Text: "sequential",
			},
		},
		spec.OtherValue{
			Path: "execution.cycle_order",
			Word: "balanced",
			Now: spec.Scalar{
				Kind: 0x10,
				Text: "latin_square",
			},
			Nearly: true,
		},
		spec.OtherValue{
			Path: "execution.cycle_order",
			Word: "counterbalanced",
			Now: spec.Scalar{
				Kind: 0x10,
				Text: "latin_square",
			},
			Nearly: true,
		},
		spec.OtherValue{
			Path: "execution.cycle_order",
			Word: "williams",
			Now: spec.Scalar{
				Kind: 0x10,
				Text: "latin_square",
			},
			Nearly: true,
		},
	},
}
