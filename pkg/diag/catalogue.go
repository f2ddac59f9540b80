package diag

import (
	"slices"
	"strings"
)

// Entry is what there is to know of a code.
type Entry struct {
	Code     Code
	Severity Severity
	// Means says in a sentence or two what the code stands for.
	Means string
	// Remedy says in a sentence or two what to do about it.
	Remedy string
	// Example is a file that raises the code, and nothing else.
	Example Example
}

// Example is a small file. The zero Example is none: the file is not there.
type Example struct {
	// Name is the file's; its ending says whether it is YAML or JSON.
	Name string
	Text string
}

// Catalogue lists every code, in the order in which a file is read and judged.
func Catalogue() []Entry { return slices.Clone(catalogue) }

// Find returns the entry of a code.
func Find(code Code) (entry Entry, ok bool) {
	i := slices.IndexFunc(catalogue, func(e Entry) bool { return e.Code == code })
	if i < 0 {
		return Entry{}, false
	}
	return catalogue[i], true
}

func yaml(text string) Example { return Example{Name: "example.yaml", Text: text} }

// The examples are held to raise their codes by a test of pkg/loader; those with
// a sweep are studies.
var catalogue = []Entry{
	{
		Code: Unreadable, Severity: Error,
		Means:   "The file is missing, is not a regular file, or cannot be read. The exit status is 2.",
		Remedy:  "Check the path and the permissions. A folder is read when it is named as a folder, not when its name ends like a file's.",
		Example: Example{},
	}, {
		Code: Limit, Severity: Error,
		Means:   "The file is larger, nested deeper, holds more values or a longer one than is read. Aliases count as all that they stand for.",
		Remedy:  "Check that it is an experiment file; none comes near the limits. --max-bytes raises the limit of size.",
		Example: yaml("model: gpt2\npassthrough_kwargs:\n  deep: " + strings.Repeat("[", 63) + strings.Repeat("]", 63) + "\n"),
	}, {
		Code: Encoding, Severity: Error,
		Means:   "The text is not UTF-8, or holds a control character, or a line separator on which YAML 1.1 and 1.2 disagree.",
		Remedy:  `Save the file as UTF-8. Write a character that is meant as an escape, such as "\u001b", in double quotes.`,
		Example: yaml("model: gpt2\noutput_dir: \"red \x1b[31m\"\n"),
	}, {
		Code: Syntax, Severity: Error,
		Means:   "The text is not YAML (or not JSON, in a file that ends in .json), or it is more than one document.",
		Remedy:  "Correct it at the place named, or just before it: indentation, quotes and brackets are the usual reasons.",
		Example: yaml("model: gpt2\noutput_dir: results: today\n"),
	}, {
		Code: NotAMap, Severity: Error,
		Means:   "The file is empty, or holds a list or a single value where the fields of an experiment are due.",
		Remedy:  "Write fields, each with a colon and a value.",
		Example: yaml("- model: gpt2\n"),
	}, {
		Code: DuplicateKey, Severity: Error,
		Means:   "A key is written twice in one mapping, be it with the same value. Most readers of YAML keep one of the two without a word.",
		Remedy:  "Keep one of the two; the message cites both places.",
		Example: yaml("model: gpt2\nn: 50\nn: 500\n"),
	}, {
		Code: InvalidKey, Severity: Error,
		Means:   "A key is not a string: a number, true or null without quotes, or a mapping or list.",
		Remedy:  "Put the key in quotes. A value that begins with {{ needs quotes too.",
		Example: yaml("model: gpt2\npassthrough_kwargs:\n  8: bits\n"),
	}, {
		Code: InvalidMerge, Severity: Error,
		Means:   "The merge key << stands before something that is neither a mapping nor a list of mappings.",
		Remedy:  "Give it an alias of a mapping, such as *name.",
		Example: yaml("model: gpt2\ndecoder:\n  <<: greedy\n"),
	}, {
		Code: AmbiguousValue, Severity: Error,
		Means:   "YAML 1.1 and YAML 1.2 read the value differently: a number with a leading zero or with underscores.",
		Remedy:  "Write the plain number, or put quotes around it if it is text.",
		Example: yaml("model: gpt2\nn: 0100\n"),
	}, {
		Code: InvalidNumber, Severity: Error,
		Means:   "The number is infinite, not a number, or past what 64 bits can hold.",
		Remedy:  "Write a finite number of 64 bits.",
		Example: yaml("model: gpt2\nwarmup:\n  thermal_floor_seconds: .inf\n"),
	}, {
		Code: InvalidTag, Severity: Error,
		Means:   "A tag such as !!binary or !path makes the value something that an experiment cannot hold.",
		Remedy:  "Remove the tag.",
		Example: yaml("model: gpt2\noutput_dir: !path ./results\n"),
	}, {
		Code: UnknownField, Severity: Error,
		Means:   "There is no such field at this place: it is misspelt, belongs to another section, or does not exist.",
		Remedy:  "Take the name that the suggestion gives, or remove the key. What only the backend knows goes under passthrough_kwargs.",
		Example: yaml("model: gpt2\ntorch_compile: true\n"),
	}, {
		Code: MissingField, Severity: Error,
		Means:   "A field that has no default is not written.",
		Remedy:  "Add the field.",
		Example: yaml("n: 50\n"),
	}, {
		Code: WrongType, Severity: Error,
		Means:   "The value is of another type than the field takes. Nothing is coerced: \"50\", 50.0 and 1e3 are not integers, and yes is not true.",
		Remedy:  "Write the value as the suggestion has it.",
		Example: yaml("model: gpt2\nn: \"50\"\n"),
	}, {
		Code: OutOfRange, Severity: Error,
		Means:   "The number is below or above what the field takes. Bounds are compared exactly, without rounding.",
		Remedy:  "Write a number within the bounds that the message names.",
		Example: yaml("model: gpt2\ndecoder:\n  temperature: 2.5\n"),
	}, {
		Code: NotAllowed, Severity: Error,
		Means:   "The text is not one of the words that the field takes, or is empty where it may not be.",
		Remedy:  "Write one of the words that the message names.",
		Example: yaml("model: gpt2\nprecision: int8\n"),
	}, {
		Code: RenamedField, Severity: Error,
		Means:   "The name is one of v1 that v2.0 calls otherwise, or keeps at another place.",
		Remedy:  "Write the new name that the message gives.",
		Example: yaml("model_name: gpt2\n"),
	}, {
		Code: RemovedField, Severity: Error,
		Means:   "The name is one of v1 that v2.0 does not have any more.",
		Remedy:  "Remove it; the message says why it is gone, or where its concern is now.",
		Example: yaml("model: gpt2\nstreaming: true\n"),
	}, {
		Code: SectionMismatch, Severity: Error,
		Means:   "There is a section of a backend that is not the one the experiment runs on.",
		Remedy:  "Remove the section, or choose its backend.",
		Example: yaml("model: gpt2\nbackend: vllm\npytorch:\n  batch_size: 8\n"),
	}, {
		Code: Conflict, Severity: Error,
		Means:   "Fields that are each right by themselves cannot stand together, or one of them has to be there.",
		Remedy:  "Keep the one that is meant.",
		Example: yaml("model: gpt2\npytorch:\n  load_in_4bit: true\n  load_in_8bit: true\n"),
	}, {
		Code: KeyCollision, Severity: Error,
		Means:   "A key under passthrough_kwargs has the name of a field of the experiment, so that it would not be clear which of the two counts.",
		Remedy:  "Remove it there and use the field itself.",
		Example: yaml("model: gpt2\npassthrough_kwargs:\n  precision: fp16\n"),
	}, {
		Code: SchemaError, Severity: Error,
		Means:   "CUE refuses the experiment, and llemcfg cannot tell why. No known file raises this.",
		Remedy:  "It is a defect of llemcfg: please report it with the file.",
		Example: Example{},
	}, {
		Code: Unsupported, Severity: Warning,
		Means:   "The backend does not have what the field asks for: it refuses or ignores it.",
		Remedy:  "Choose another value or another backend. With --strict this is an error.",
		Example: yaml("model: gpt2\nbackend: vllm\nprecision: fp32\n"),
	}, {
		Code: NoEffect, Severity: Warning,
		Means:   "The field is written, and nothing comes of it, because another field decides.",
		Remedy:  "Remove it, or change the field that decides. With --strict this is an error.",
		Example: yaml("model: gpt2\ndecoder:\n  do_sample: false\n  top_p: 0.9\n"),
	}, {
		Code: YAMLVersion, Severity: Warning,
		Means:   "The value has no quotes, the schema leaves its type open, and YAML 1.1 reads it as something else than YAML 1.2, which is read here: yes and off as bools, 16:9 in base 60, 2024-01-01 as a date, 1e-5 as a string. PyYAML and most programs in Python read YAML 1.1.",
		Remedy:  "Put quotes around text. Write a number with an exponent with a point and a sign: 1.0e-5. With --strict this is an error.",
		Example: yaml("model: gpt2\npassthrough_kwargs:\n  use_cache: off\n"),
	}, {
		Code: OldVersion, Severity: Warning,
		Means:   "Several names in the file are those of v1, so that it is a file of v1. Each name has a diagnostic of its own too.",
		Remedy:  "Run llemcfg migrate on the file: it writes the same experiment for v2.0, and says what it cannot carry over.",
		Example: yaml("model_name: gpt2\nfp_precision: float16\n"),
	}, {
		Code: SuspiciousText, Severity: Warning,
		Means:   "The text is accepted, but a part of it is surely not meant: typographic quotes, a comma at the end, white space around it, a # without a space before it, or a placeholder such as ${MODEL} that nothing replaces.",
		Remedy:  "Remove that part, or write the value that the placeholder stands for. With --strict this is an error.",
		Example: yaml("model: gpt2,\n"),
	}, {
		Code: FieldInPassthrough, Severity: Warning,
		Means:   "A key under passthrough_kwargs has the name of a field in the section of the backend in use, or nearly that name. A value there is checked and is part of the experiment under its own name; here it is not.",
		Remedy:  "Write it in the section of the backend. With --strict this is an error.",
		Example: yaml("model: gpt2\npassthrough_kwargs:\n  batch_size: 8\n"),
	}, {
		Code: Duplicate, Severity: Warning,
		Means:   "With --duplicates: a file before this one is the same experiment, whatever its order, comments and output_dir. Both would measure the same.",
		Remedy:  "Remove one of the two, or change what they are to compare. With --strict this is an error.",
		Example: Example{},
	}, {
		Code: UnusedIgnore, Severity: Warning,
		Means:   "A comment such as llemcfg: ignore[no-effect] ignores a warning that is not there, a code that does not exist, or an error.",
		Remedy:  "Remove the comment, or write the code of the warning. It stands at the end of the line of the warning, or alone on a line above it.",
		Example: yaml("model: gpt2\ndecoder:\n  # llemcfg: ignore[no-effect]\n  top_p: 0.9\n"),
	}, {
		Code: Overlap, Severity: Error,
		Means:   "A study sets a path twice, or sets a path together with its parent: within a row or an entry, or by two axes or groups.",
		Remedy:  "Keep one of the two; the message cites both places.",
		Example: yaml("model: gpt2\nsweep:\n  precision: [fp16, bf16]\n  pairs:\n    - {precision: fp16, n: 10}\n"),
	}, {
		Code: EmptyList, Severity: Error,
		Means:   "An axis, or a row of exclude, has no values.",
		Remedy:  "Write at least one value, or remove the key.",
		Example: yaml("model: gpt2\nsweep:\n  n: []\n"),
	}, {
		Code: InvalidRange, Severity: Error,
		Means:   "A range on an axis of a study does not stand for a list of values that the field takes: a part is missing, it has no values or too many, or one is no integer.",
		Remedy:  "Correct the range, or write the values as a list.",
		Example: yaml("model: gpt2\nsweep:\n  n: {min: 1, max: 10, num: 3}\n"),
	}, {
		Code: UnusedSection, Severity: Error,
		Means:   "A study says something about the section of a backend that none of its experiments runs on.",
		Remedy:  "Remove it, or add the backend to the study.",
		Example: yaml("model: gpt2\nbackend: pytorch\nsweep:\n  n: [10, 20]\n  vllm.max_num_seqs: [64, 256]\n"),
	}, {
		Code: InvalidBase, Severity: Error,
		Means:   "The base of a study cannot be read, is the study itself, or has keys that only a study has.",
		Remedy:  "Name an experiment file, by its path from the folder of the study.",
		Example: yaml("base: no-such-file.yaml\nmodel: gpt2\nsweep:\n  n: [10, 20]\n"),
	}, {
		Code: TooManyPoints, Severity: Error,
		Means:   "The combinations of a study are more than the limit, which is 1,000,000. They are counted before any of them is made.",
		Remedy:  "Vary less, put fields that vary together in a group, or raise the limit with --max-points.",
		Example: yaml("model: gpt2\nsweep:\n  n: {min: 1, max: 10000, step: 1}\n  random_seed: {min: 1, max: 1000, step: 1}\n"),
	}, {
		Code: TooManyRuns, Severity: Error,
		Means:   "The points of a study that run, times its cycles, are more than 10,000,000.",
		Remedy:  "Write fewer cycles, or fewer points.",
		Example: yaml("model: gpt2\nsweep:\n  n: [10, 20]\nexecution: {n_cycles: 10000000}\n"),
	}, {
		Code: NothingRuns, Severity: Error,
		Means:   "All points of a study are excluded or skipped. The message lists the reasons with counts.",
		Remedy:  "Correct what the first reason is about.",
		Example: yaml("model: gpt2\nlora: {}\nsweep:\n  n: [10, 20]\n"),
	}, {
		Code: Skipped, Severity: Warning,
		Means:   "Points of a study are no valid experiments, because fields that are each right cannot stand together or one is missing. They do not run. There is one warning for each reason, with the number of points.",
		Remedy:  "Nothing, if the rest is what you want. To say that they are not wanted, exclude them.",
		Example: Example{},
	}, {
		Code: MostlySkipped, Severity: Warning,
		Means:   "More than half of the points of a study are skipped, which is seldom meant.",
		Remedy:  "Put fields that go together in a group, or exclude the combinations that are not wanted.",
		Example: yaml("model: gpt2\nsweep:\n  pairs:\n    - {}\n    - {lora: [{}, {merge_weights: true}]}\n"),
	}, {
		Code: ExcludesNothing, Severity: Warning,
		Means:   "No point of the sweep has all that a row of exclude says.",
		Remedy:  "Correct the row, or remove it.",
		Example: yaml("model: gpt2\nsweep:\n  n: [10, 20]\nexclude:\n  - {n: 30}\n"),
	}, {
		Code: Unbalanced, Severity: Warning,
		Means:   "The number of cycles is no multiple of the rows of the latin square, so that some orders come up more often than others.",
		Remedy:  "Write a multiple of the number in the message, or take another order.",
		Example: yaml("model: gpt2\nsweep:\n  n: [10, 20]\nexecution: {n_cycles: 3, cycle_order: latin_square}\n"),
	}, {
		Code: Replaced, Severity: Warning,
		Means:   "An axis is below a field for which the study writes a single value, which the axis replaces.",
		Remedy:  "Remove one of the two.",
		Example: yaml("model: gpt2\ndataset: alpaca\nsweep:\n  dataset.n: [10, 20]\n"),
	},
}
