// Package reference is the schema of an experiment as data for programs that
// document it or offer it in a form: every parameter with its type, default,
// bounds and description, the rules between them, the presets, the capability
// tables, the names of v1, and the user's own settings.
//
//	for _, p := range reference.New().Backend("vllm") {
//		fmt.Println(p.Path, p.Types, p.Default)
//	}
//
// All of it comes from the CUE schema. Each Reference is a separate copy, which
// the caller may change.
package reference

// Reference is the whole of it, in the order of the schema.
type Reference struct {
	// SchemaVersion is that of the schema, such as 2.0.
	SchemaVersion string `json:"schema_version"`
	// SchemaURL is where an editor finds the JSON Schema.
	SchemaURL string `json:"schema_url"`
	// Sections are the mappings of an experiment; the first is the experiment itself.
	Sections []Section `json:"sections"`
	// Rules are about several fields at once. What breaks one is invalid.
	Rules []Rule `json:"rules"`
	// Advisories have the form of rules. What breaks one is warned of.
	Advisories []Rule `json:"advisories"`
	// Presets are named sets of defaults.
	Presets []Preset `json:"presets"`
	// Capabilities are the tables of what each backend can do.
	Capabilities []Table `json:"capabilities"`
	// OldNames are what became of the names of v1.
	OldNames []OldName `json:"old_names"`
	// OldValues are values that v1 spelt otherwise.
	OldValues []OldValue `json:"old_values"`
	// OtherNames are names that other tools have for parameters. A file may not
	// use them.
	OtherNames []OtherName `json:"other_names"`
	// OtherOptions are options of backends that are no parameters.
	OtherOptions []string `json:"other_options"`
	// OtherValues are words that other tools have for values, those of keys of a
	// study too.
	OtherValues []OtherValue `json:"other_values"`
	// Reading are facts about how the text of a file becomes values.
	Reading []Reading `json:"reading"`
	// Settings are the user's own. They are no part of an experiment, and none
	// of the methods of Reference looks there.
	Settings Settings `json:"settings"`
	// Study are the mappings that a study has beside the fields of an experiment;
	// the first is the study itself. None of the methods of Reference looks there.
	Study []Section `json:"study"`
	// OldStudyNames are what became of the names of v1's campaigns.
	OldStudyNames []OldName `json:"old_study_names"`
}

// Settings are those of one user on one machine.
type Settings struct {
	// File is where they stand, below the platform's folder for the settings of
	// programs, with / between the names.
	File string `json:"file"`
	// Sections are the mappings of the file; the first is the whole file. Their
	// paths are those in it, and no backend is named.
	Sections []Section `json:"sections"`
	// OldNames are what became of the names of v1's settings.
	OldNames []OldName `json:"old_names"`
	// Misplaced are names that belong elsewhere.
	Misplaced []Misplaced `json:"misplaced"`
}

// Section is a mapping with a fixed set of keys.
type Section struct {
	// Path is where it stands, such as decoder; empty for the whole file. Of the
	// items of a list it ends in [], and of the entries of a mapping in .*.
	Path string `json:"path"`
	// Definition is the name of its CUE definition, such as #DecoderConfig.
	Definition string `json:"definition"`
	Doc        string `json:"doc"`
	// Backends are those that use it; none in the settings.
	Backends []string `json:"backends,omitempty"`
	// Backend is the one whose own section it is, or empty.
	Backend    string      `json:"backend,omitempty"`
	Parameters []Parameter `json:"parameters"`
}

// Parameter is a field that a file can write.
type Parameter struct {
	// Path is its name after that of its section, such as decoder.top_p.
	Path string `json:"path"`
	Name string `json:"name"`
	// Section is the path of the section it is in; empty at the top.
	Section string `json:"section"`
	Doc     string `json:"doc"`
	Shape
	// Required is set where there is no default.
	Required bool `json:"required"`
	// Default is what it is when it is not written.
	Default Default `json:"default"`
	// Selects is set where the value is the name of the section beside it that is
	// used, such as that of the backend.
	Selects bool `json:"selects,omitempty"`
	// Passthrough is set on a mapping that is passed to the backend as it is.
	Passthrough bool `json:"passthrough,omitempty"`
	// Unit is that of a number, such as s, or empty.
	Unit string `json:"unit,omitempty"`
	// Says is what a message tells the author of a value that is not accepted.
	Says string `json:"says,omitempty"`
	// Env is the variable of the environment that stands above the file, or empty.
	Env string `json:"env,omitempty"`
	// EnvMeans is what the variable stands for, whatever it holds; nil where it
	// holds the value.
	EnvMeans *Value `json:"env_means,omitempty"`
	// Backends are those that heed it; none in the settings.
	Backends []string `json:"backends,omitempty"`
	// Tests are values worth testing: all of them are accepted, and those at
	// the edges are among them. A section has none.
	Tests []Value `json:"tests,omitempty"`
	// Example is a value that one might write; nil for a section.
	Example *Value `json:"example,omitempty"`
}

// Choice is one of the strings that a parameter accepts, and what it stands for.
type Choice struct {
	Value string `json:"value"`
	Doc   string `json:"doc"`
}

// Form is one of the forms of the strings that a parameter accepts.
type Form struct {
	// Pattern is a regular expression that they match.
	Pattern string `json:"pattern"`
	// Write is how it is written, with what varies in <>.
	Write string `json:"write"`
	Doc   string `json:"doc"`
}

// Refusal is what is said of strings that match a regular expression.
type Refusal struct {
	Pattern string `json:"pattern"`
	Says    string `json:"says"`
}

// Kind is where a default comes from.
type Kind string

// The kinds of defaults.
const (
	None     Kind = "none"     // it has to be written
	Fixed    Kind = "fixed"    // the schema says it
	ByPreset Kind = "preset"   // the schema says it, unless another field chooses another
	Own      Kind = "backend"  // null, which leaves it to the backend
	Defaults Kind = "defaults" // the section, with all its defaults
	Absent   Kind = "absent"   // it is absent
)

// Default is what a parameter is when it is not written.
type Default struct {
	Kind Kind `json:"kind"`
	// Value is what the schema fills in; nil for None, Defaults and Absent.
	Value *Value `json:"value,omitempty"`
	// By are the values of ByPreset while another field is some string.
	By []By `json:"by,omitempty"`
	// Backend is what the backend takes for null, where that is known.
	Backend *Value `json:"backend,omitempty"`
}

// By is a default while the parameter at Path is the string Is.
type By struct {
	Path  string `json:"path"`
	Is    string `json:"is"`
	Value Value  `json:"value"`
}

// Rule is a fact about several parameters at once.
type Rule struct {
	Name string `json:"name"`
	// Code is that of the diagnostic.
	Code string `json:"code"`
	// Path is the parameter that the diagnostic points at.
	Path string `json:"path"`
	// Paths are all the parameters that it is about.
	Paths []string `json:"paths"`
	// Reason says what is wrong, with … for what is found, and Remedy what to do.
	Reason string `json:"reason"`
	Remedy string `json:"remedy"`
	// Example is a YAML file that breaks this rule and no other.
	Example string `json:"example"`
}

// Preset is a named set of defaults.
type Preset struct {
	Name string `json:"name"`
	Doc  string `json:"doc"`
	// Path is the parameter that chooses it.
	Path string `json:"path"`
	// Values are what the parameters beside it are by default.
	Values []PresetValue `json:"values"`
}

// PresetValue is the default of a parameter under a preset.
type PresetValue struct {
	Path  string `json:"path"`
	Value Value  `json:"value"`
	// Named is set where the preset says so, and not the schema.
	Named bool `json:"named"`
}

// Table is what each backend can do.
type Table struct {
	Name string `json:"name"`
	Doc  string `json:"doc"`
	// Values are all that some backend can do, in the order of the table.
	Values []string `json:"values"`
	Rows   []Row    `json:"rows"`
}

// Row is what one backend can do.
type Row struct {
	Backend string   `json:"backend"`
	Values  []string `json:"values"`
}

// OldName is what became of a name of v1.
type OldName struct {
	// Path is where it stood, with * for every other key of a section.
	Path string `json:"path"`
	// To is where its value stands now; empty if it is gone.
	To string `json:"to,omitempty"`
	// Write is how it is written there; empty if it is gone.
	Write string `json:"write,omitempty"`
	// Message is what a diagnostic says.
	Message string `json:"message"`
	// Ignored says what v1 did in place of reading the value; empty if it read it.
	Ignored string `json:"ignored,omitempty"`
	// Note is what a migrated file cannot say, or empty.
	Note string `json:"note,omitempty"`
	// Option is set on an option of a backend, which may be passed on.
	Option bool `json:"option,omitempty"`
	// Study is set on a key of a study.
	Study bool `json:"study,omitempty"`
}

// Misplaced is a name that belongs in a file of another kind, or in none.
type Misplaced struct {
	Path string `json:"path"`
	// Message is what a diagnostic says.
	Message string `json:"message"`
}

// OtherName is a name that other tools have for a parameter.
type OtherName struct {
	Name string `json:"name"`
	// Means are the paths of the parameters that may be meant.
	Means []string `json:"means"`
	// SameValue is set if a value means the same there.
	SameValue bool `json:"same_value"`
	// Instead is what to do about a name that stands for no parameter.
	Instead string `json:"instead,omitempty"`
}

// OtherValue is a word that other tools have for a value.
type OtherValue struct {
	Path string `json:"path"`
	Word string `json:"word"`
	// Value is what it is called here.
	Value Value `json:"value"`
	// Nearly is set if the tool means something a little different.
	Nearly bool `json:"nearly,omitempty"`
}

// OldValue is a value that v1 spelt otherwise.
type OldValue struct {
	Path string `json:"path"`
	Old  string `json:"old"`
	// New is the value in v2.0; empty if it is gone.
	New string `json:"new"`
	// Loses is what of the value New does not say, and Gone why it is gone.
	Loses string `json:"loses,omitempty"`
	Gone  string `json:"gone,omitempty"`
}

// Became says what became of the value, in a few words.
func (v OldValue) Became() string {
	switch {
	case v.Gone != "":
		return "gone: " + v.Gone
	case v.Loses != "":
		return v.New + "; " + v.Loses
	default:
		return v.New
	}
}

// Reading is a fact about how the text of a file becomes values.
type Reading struct {
	Name string `json:"name"`
	Says string `json:"says"`
	// Example is a YAML file that goes against it, or empty.
	Example string `json:"example,omitempty"`
}
