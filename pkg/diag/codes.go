package diag

// Code is the kind of a mistake.
type Code string

// Error is the code, so that errors.Is(err, diag.OutOfRange) asks whether an
// error has a diagnostic of that kind.
func (c Code) Error() string { return string(c) }

// The codes of what is not a config at all.
const (
	Unreadable Code = "unreadable" // the file is missing or cannot be read
	Encoding   Code = "encoding"   // the text is not UTF-8, or has characters that YAML forbids
	Syntax     Code = "syntax"     // the text is not YAML (or JSON), or not one document
	Limit      Code = "limit"      // the file is larger or deeper than is allowed
	NotAMap    Code = "not-a-mapping"
)

// The codes of mistakes in how a value is written.
const (
	DuplicateKey   Code = "duplicate-key"
	InvalidKey     Code = "invalid-key"     // a key that is not a string
	InvalidMerge   Code = "invalid-merge"   // << with something that is no mapping
	AmbiguousValue Code = "ambiguous-value" // YAML 1.1 and 1.2 read it differently
	InvalidNumber  Code = "invalid-number"  // past 64 bits, infinite, or not a number
	InvalidTag     Code = "invalid-tag"
)

// The codes of what the schema refuses.
const (
	UnknownField    Code = "unknown-field"
	MissingField    Code = "missing-field"
	WrongType       Code = "wrong-type"
	OutOfRange      Code = "out-of-range"
	NotAllowed      Code = "not-allowed"
	RenamedField    Code = "renamed-field"
	RemovedField    Code = "removed-field"
	SectionMismatch Code = "section-mismatch"
	Conflict        Code = "conflict"
	KeyCollision    Code = "key-collision"
	SchemaError     Code = "schema" // CUE refuses it, and no other code fits
)

// The codes of warnings.
const (
	Unsupported Code = "unsupported"  // the backend ignores or refuses it
	NoEffect    Code = "no-effect"    // nothing comes of it
	YAMLVersion Code = "yaml-version" // YAML 1.1 reads it differently
	Duplicate   Code = "duplicate"    // another file is the same experiment

	OldVersion         Code = "old-version"          // a file of names that have changed
	SuspiciousText     Code = "suspicious-text"      // a string that is surely not meant as it stands
	FieldInPassthrough Code = "field-in-passthrough" // a field of the backend's section, or nearly

	UnusedIgnore Code = "unused-ignore" // a comment ignores a warning that is not there
)

// The codes of studies.
const (
	Overlap       Code = "overlap"         // a path is set twice, or with its parent
	EmptyList     Code = "empty-list"      // there is nothing to choose from
	InvalidRange  Code = "invalid-range"   // a range that stands for no list
	UnusedSection Code = "unused-section"  // no experiment has the section
	InvalidBase   Code = "invalid-base"    // the base is no experiment file
	TooManyPoints Code = "too-many-points" // more than the limit
	TooManyRuns   Code = "too-many-runs"   // more than the limit
	NothingRuns   Code = "nothing-runs"    // every point is left out

	Skipped         Code = "skipped"          // points that are no valid experiments
	MostlySkipped   Code = "mostly-skipped"   // more than half of the points
	ExcludesNothing Code = "excludes-nothing" // a row of exclude
	Unbalanced      Code = "unbalanced"       // cycles of a latin square
	Replaced        Code = "replaced"         // an axis replaces a value that is shared
)
