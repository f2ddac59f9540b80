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
		Remedy:  "Check the path and its permissions.",
		Example: Example{},
	}, {
		Code: Limit, Severity: Error,
		Means:   "The file is larger or nested deeper than is allowed, or it holds too many values, or one that is too long. An alias counts as everything that it stands for.",
		Remedy:  "Check that it is an experiment file: no real one comes near the limits. --max-bytes raises the limit on the size.",
		Example: yaml("model: gpt2\npassthrough_kwargs:\n  deep: " + strings.Repeat("[", 63) + strings.Repeat("]", 63) + "\n"),
	}, {
		Code: Encoding, Severity: Error,
		Means:   "The text is not UTF-8, or it contains a control character, or a line separator that YAML 1.1 and 1.2 treat differently.",
		Remedy:  `Save the file as UTF-8. Write such a character as an escape, for example "\u001b", in double quotes.`,
		Example: yaml("model: gpt2\noutput_dir: \"red \x1b[31m\"\n"),
	}, {
		Code: Syntax, Severity: Error,
		Means:   "The text is not valid YAML (or JSON, in a file that ends in .json), or it contains more than one document.",
		Remedy:  "Correct the place shown, or what is just before it. Indentation, quotes and brackets are the usual causes.",
		Example: yaml("model: gpt2\noutput_dir: results: today\n"),
	}, {
		Code: NotAMap, Severity: Error,
		Means:   "The file is empty, or it holds a list or a single value instead of the fields of an experiment.",
		Remedy:  "Write fields, each with a colon and a value.",
		Example: yaml("- model: gpt2\n"),
	}, {
		Code: DuplicateKey, Severity: Error,
		Means:   "A key is written twice in one mapping, with the same value or another one. Most YAML readers silently keep one of the two.",
		Remedy:  "Keep one of the two. The message shows where both are.",
		Example: yaml("model: gpt2\nn: 50\nn: 500\n"),
	}, {
		Code: InvalidKey, Severity: Error,
		Means:   "A key is not a string: a number, true or null without quotes, or a mapping or list.",
		Remedy:  "Put the key in quotes. A value that begins with {{ needs quotes too.",
		Example: yaml("model: gpt2\npassthrough_kwargs:\n  8: bits\n"),
	}, {
		Code: InvalidMerge, Severity: Error,
		Means:   "The merge key << is followed by something that is neither a mapping nor a list of mappings.",
		Remedy:  "Write an alias of a mapping, such as *name.",
		Example: yaml("model: gpt2\ndecoder:\n  <<: greedy\n"),
	}, {
		Code: AmbiguousValue, Severity: Error,
		Means:   "YAML 1.1 and YAML 1.2 read the value differently: it is a number with a leading zero or with underscores.",
		Remedy:  "Write the plain number, or put quotes around it if it is text.",
		Example: yaml("model: gpt2\nn: 0100\n"),
	}, {
		Code: InvalidNumber, Severity: Error,
		Means:   "The number is infinite, is not a number, or does not fit in 64 bits.",
		Remedy:  "Write a finite number that fits in 64 bits.",
		Example: yaml("model: gpt2\nwarmup:\n  thermal_floor_seconds: .inf\n"),
	}, {
		Code: InvalidTag, Severity: Error,
		Means:   "A tag such as !!binary or !path gives the value a type that an experiment does not have.",
		Remedy:  "Remove the tag.",
		Example: yaml("model: gpt2\noutput_dir: !path ./results\n"),
	}, {
		Code: UnknownField, Severity: Error,
		Means:   "There is no such field at this place: it is misspelt, belongs to another section, or does not exist.",
		Remedy:  "Use the name that is suggested, or remove the key. Options that only the backend knows go under passthrough_kwargs.",
		Example: yaml("model: gpt2\ntorch_compile: true\n"),
	}, {
		Code: MissingField, Severity: Error,
		Means:   "A required field is missing.",
		Remedy:  "Add the field.",
		Example: yaml("n: 50\n"),
	}, {
		Code: WrongType, Severity: Error,
		Means:   "The value has another type than the field accepts. Values are not converted: \"50\", 50.0 and 1e3 are not integers, and yes is not true.",
		Remedy:  "Write the value as suggested.",
		Example: yaml("model: gpt2\nn: \"50\"\n"),
	}, {
		Code: OutOfRange, Severity: Error,
		Means:   "The number is outside the bounds of the field. Bounds are compared exactly, without rounding.",
		Remedy:  "Write a number within the bounds shown.",
		Example: yaml("model: gpt2\ndecoder:\n  temperature: 2.5\n"),
	}, {
		Code: NotAllowed, Severity: Error,
		Means:   "The text is not one of the words that the field accepts, or it is empty where it must not be.",
		Remedy:  "Write one of the words shown.",
		Example: yaml("model: gpt2\nprecision: int8\n"),
	}, {
		Code: RenamedField, Severity: Error,
		Means:   "The name is from v1. In v2.0 the field has another name, or is in another place.",
		Remedy:  "Write the new name that the message shows.",
		Example: yaml("model_name: gpt2\n"),
	}, {
		Code: RemovedField, Severity: Error,
		Means:   "The name is from v1, and v2.0 does not have the field.",
		Remedy:  "Remove it. The message says why it is gone, or what replaces it.",
		Example: yaml("model: gpt2\nstreaming: true\n"),
	}, {
		Code: SectionMismatch, Severity: Error,
		Means:   "The file has a section for a backend that the experiment does not use.",
		Remedy:  "Remove the section, or set backend to its name.",
		Example: yaml("model: gpt2\nbackend: vllm\npytorch:\n  batch_size: 8\n"),
	}, {
		Code: Conflict, Severity: Error,
		Means:   "Fields that are valid on their own cannot be used together, or one of several fields must be set.",
		Remedy:  "Keep the one that you want.",
		Example: yaml("model: gpt2\npytorch:\n  load_in_4bit: true\n  load_in_8bit: true\n"),
	}, {
		Code: KeyCollision, Severity: Error,
		Means:   "A key under passthrough_kwargs has the name of a field of the experiment, so it would be unclear which of the two applies.",
		Remedy:  "Remove it there and use the field itself.",
		Example: yaml("model: gpt2\npassthrough_kwargs:\n  precision: fp16\n"),
	}, {
		Code: SchemaError, Severity: Error,
		Means:   "CUE rejects the experiment for a reason that llemcfg cannot explain. No known file causes this.",
		Remedy:  "Please report it as a bug, with the file.",
		Example: Example{},
	}, {
		Code: Unsupported, Severity: Warning,
		Means:   "The backend does not support what the field asks for: it rejects or ignores it.",
		Remedy:  "Choose another value or another backend. With --strict this is an error.",
		Example: yaml("model: gpt2\nbackend: vllm\nprecision: fp32\n"),
	}, {
		Code: NoEffect, Severity: Warning,
		Means:   "The field is set but has no effect, because of the value of another field.",
		Remedy:  "Remove it, or change the other field. With --strict this is an error.",
		Example: yaml("model: gpt2\ndecoder:\n  do_sample: false\n  top_p: 0.9\n"),
	}, {
		Code: YAMLVersion, Severity: Warning,
		Means:   "The value has no quotes, the schema accepts any type here, and YAML 1.1 reads it differently from YAML 1.2, which llemcfg reads: yes and off as bools, 16:9 in base 60, 2024-01-01 as a date, 1e-5 as a string. PyYAML and most Python programs read YAML 1.1.",
		Remedy:  "Put quotes around text. Write a number with an exponent with a point and a sign: 1.0e-5. With --strict this is an error.",
		Example: yaml("model: gpt2\npassthrough_kwargs:\n  use_cache: off\n"),
	}, {
		Code: OldVersion, Severity: Warning,
		Means:   "Several names in the file are from v1, so it is a v1 file. Each name has its own diagnostic too.",
		Remedy:  "Run llemcfg migrate on the file. It writes the same experiment for v2.0 and reports what cannot be carried over.",
		Example: yaml("model_name: gpt2\nfp_precision: float16\n"),
	}, {
		Code: SuspiciousText, Severity: Warning,
		Means:   "The text is accepted, but part of it is almost certainly a mistake: typographic quotes, a comma at the end, white space around it, a # without a space before it, or a placeholder such as ${MODEL} that nothing replaces.",
		Remedy:  "Remove that part, or write the value that the placeholder stands for. With --strict this is an error.",
		Example: yaml("model: gpt2,\n"),
	}, {
		Code: FieldInPassthrough, Severity: Warning,
		Means:   "A key under passthrough_kwargs has the name of a field in the section of the backend in use, or nearly that name. A value there is checked and is part of the experiment under its own name; here it is not.",
		Remedy:  "Write it in the section of the backend. With --strict this is an error.",
		Example: yaml("model: gpt2\npassthrough_kwargs:\n  batch_size: 8\n"),
	}, {
		Code: Duplicate, Severity: Warning,
		Means:   "With --duplicates: an earlier file describes the same experiment, apart from order, comments and output_dir. Both would measure the same thing.",
		Remedy:  "Remove one of the two, or change what should differ. With --strict this is an error.",
		Example: Example{},
	}, {
		Code: UnusedIgnore, Severity: Warning,
		Means:   "A comment such as llemcfg: ignore[no-effect] names a warning that does not occur, a code that does not exist, or an error, which cannot be ignored.",
		Remedy:  "Remove the comment, or correct its code. It applies at the end of the line of the warning, or alone on a line above it.",
		Example: yaml("model: gpt2\ndecoder:\n  # llemcfg: ignore[no-effect]\n  top_p: 0.9\n"),
	}, {
		Code: Overlap, Severity: Error,
		Means:   "A study sets a path twice, or sets a path together with its parent: within a row or an entry, or by two axes or groups.",
		Remedy:  "Keep one of the two. The message shows where both are.",
		Example: yaml("model: gpt2\nsweep:\n  precision: [fp16, bf16]\n  pairs:\n    - {precision: fp16, n: 10}\n"),
	}, {
		Code: EmptyList, Severity: Error,
		Means:   "An axis, or a row of exclude, has no values.",
		Remedy:  "Write at least one value, or remove the key.",
		Example: yaml("model: gpt2\nsweep:\n  n: []\n"),
	}, {
		Code: InvalidRange, Severity: Error,
		Means:   "A range on an axis of a study is not a list of values that the field accepts: a part is missing, it has no values or too many, or a value is not an integer.",
		Remedy:  "Correct the range, or write the values as a list.",
		Example: yaml("model: gpt2\nsweep:\n  n: {min: 1, max: 10, num: 3}\n"),
	}, {
		Code: UnusedSection, Severity: Error,
		Means:   "A study sets something in the section of a backend that none of its experiments uses.",
		Remedy:  "Remove it, or add the backend to the study.",
		Example: yaml("model: gpt2\nbackend: pytorch\nsweep:\n  n: [10, 20]\n  vllm.max_num_seqs: [64, 256]\n"),
	}, {
		Code: InvalidBase, Severity: Error,
		Means:   "The base of a study cannot be read, is the study itself, or contains keys that belong to a study.",
		Remedy:  "Name an experiment file, with its path relative to the folder of the study.",
		Example: yaml("base: no-such-file.yaml\nmodel: gpt2\nsweep:\n  n: [10, 20]\n"),
	}, {
		Code: TooManyPoints, Severity: Error,
		Means:   "The study has more combinations than the limit of 1,000,000. They are counted before any is created.",
		Remedy:  "Vary fewer fields, put fields that vary together in a group, or raise the limit with --max-points.",
		Example: yaml("model: gpt2\nsweep:\n  n: {min: 1, max: 10000, step: 1}\n  random_seed: {min: 1, max: 1000, step: 1}\n"),
	}, {
		Code: TooManyRuns, Severity: Error,
		Means:   "The number of points that run, times the number of cycles, is more than 10,000,000.",
		Remedy:  "Use fewer cycles or fewer points.",
		Example: yaml("model: gpt2\nsweep:\n  n: [10, 20]\nexecution: {n_cycles: 10000000}\n"),
	}, {
		Code: NothingRuns, Severity: Error,
		Means:   "All points of a study are excluded or skipped. The message lists the reasons with counts.",
		Remedy:  "Correct the cause of the first reason.",
		Example: yaml("model: gpt2\nlora: {}\nsweep:\n  n: [10, 20]\n"),
	}, {
		Code: Skipped, Severity: Warning,
		Means:   "Some points of a study are not valid experiments, because fields that are valid on their own cannot be combined, or because one is missing. They do not run. There is one warning for each reason, with the number of points.",
		Remedy:  "Nothing, if the rest is what you want. To state that these points are not wanted, exclude them.",
		Example: Example{},
	}, {
		Code: MostlySkipped, Severity: Warning,
		Means:   "More than half of the points of a study are skipped, which is rarely intended.",
		Remedy:  "Put fields that go together in a group, or exclude the combinations that are not wanted.",
		Example: yaml("model: gpt2\nsweep:\n  pairs:\n    - {}\n    - {lora: [{}, {merge_weights: true}]}\n"),
	}, {
		Code: ExcludesNothing, Severity: Warning,
		Means:   "No point of the sweep matches all of a row of exclude.",
		Remedy:  "Correct the row, or remove it.",
		Example: yaml("model: gpt2\nsweep:\n  n: [10, 20]\nexclude:\n  - {n: 30}\n"),
	}, {
		Code: Unbalanced, Severity: Warning,
		Means:   "The number of cycles is not a multiple of the number of rows of the latin square, so some orders occur more often than others.",
		Remedy:  "Use a multiple of the number in the message, or another order.",
		Example: yaml("model: gpt2\nsweep:\n  n: [10, 20]\nexecution: {n_cycles: 3, cycle_order: latin_square}\n"),
	}, {
		Code: Replaced, Severity: Warning,
		Means:   "An axis varies a part of a field that the study also sets to a single value. The axis replaces that value.",
		Remedy:  "Remove one of the two.",
		Example: yaml("model: gpt2\ndataset: alpaca\nsweep:\n  dataset.n: [10, 20]\n"),
	},
}
