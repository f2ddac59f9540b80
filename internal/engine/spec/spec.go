// Package spec is the description of a schema as plain Go data: every section,
// field, rule and old name. It is read from a CUE package by engine/cuelang, and
// go generate writes it down in internal/schema, so that a process which only
// meets valid files need not start CUE. It knows nothing of CUE or of YAML.
package spec

import (
	"slices"
	"strconv"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// Schema is the whole of it.
type Schema struct {
	// Definition is that of the root in CUE, such as #Job.
	Definition string
	// Version is that of the schema, such as 2.0.
	Version string
	// URL is where an editor finds the JSON Schema.
	URL string
	// Varies is the key of a study under which a field has a list of values.
	Varies string
	// File is where such a file stands, below the platform's folder for the
	// settings of programs; empty where the author chooses.
	File string
	// Limits are how large something in such a file may be, by what it is.
	Limits map[string]int
	// Sections are the definitions; the first is the whole file.
	Sections []Section
	// Rules are about several fields at once. What breaks one is invalid.
	Rules []Rule
	// Advisories have the form of rules. What breaks one is warned of.
	Advisories []Rule
	// OldNames are what became of the names of v1.
	OldNames []OldName
	// Misplaced are names that belong in files of another kind.
	Misplaced []Misplaced
	// OldValues are values that v1 wrote otherwise.
	OldValues []OldValue
	// OldDefaults are what v1 took where a file was silent and v2.0 does not.
	OldDefaults []OldDefault
	// OldUnset are what v1 took where a file was silent and v2.0 has no word for.
	OldUnset []OldUnset
	// OldFile is what v1 called such a file; empty where its author chose.
	OldFile string
	// OldNull says why a null is gone from a field that cannot hold one.
	OldNull string
	// UnknownOption says what became of an option of a backend that is neither
	// v1's nor v2.0's.
	UnknownOption string
	// OtherNames are names that other tools have for fields.
	OtherNames []OtherName
	// OtherOptions are options of backends that are no field.
	OtherOptions []string
	// OtherValues are words that other tools have for values of fields.
	OtherValues []OtherValue
	// OtherNulls are words that stand for null.
	OtherNulls []string
	// Capabilities are the tables of what each backend can do.
	Capabilities []Capability
	// Presets are the values that each sampling preset makes the default.
	Presets []Preset
	// Reading are facts about how a file's text becomes values.
	Reading []Reading
}

// Section is a definition of the schema: a mapping with a fixed set of keys.
type Section struct {
	// Name is that of the definition without its #, such as DecoderConfig.
	Name string
	// Doc says in sentences what it is.
	Doc    string
	Fields []Field
}

// NoSection is the Section of a type whose mappings are no section.
const NoSection = -1

// Field is a key of a section and what it accepts.
type Field struct {
	Name string
	Doc  string
	// Required is set where there is no default.
	Required bool
	// Optional is set where the field is absent when it is not written.
	Optional bool
	// Type is the set of values that it accepts.
	Type
	// Default is what it is when not written; nil where it is required or
	// optional, and where it is a section with all its defaults.
	Default *Scalar
	// DefaultBy are the defaults that follow another field of the section.
	DefaultBy []DefaultBy
	// Unit is that of a number, or empty.
	Unit string
	// Own is the literal of the backend's own default, or empty.
	Own string
	// Example is the literal of a value one might write, or empty.
	Example string
	// Incidental is set where the field is no part of what an experiment is:
	// fingerprints leave it out.
	Incidental bool
	// Env is the variable of the environment that stands above a file, or empty.
	Env string
	// EnvMeans is the text of the value that the variable stands for, whatever
	// it holds; empty if it holds the value.
	EnvMeans string
	// Selects is set on a field whose words are the names of fields beside it:
	// of these sections it selects the one that is used.
	Selects bool
	// Presets is the name of the table of presets that the field chooses from, or
	// empty.
	Presets string
	// Passthrough is set on a mapping that is handed on as it is.
	Passthrough bool
	// GPUs is set on a field that says how many GPUs are used.
	GPUs bool
	// Switches is set on a field that says whether its section is in use.
	Switches bool
	// AskCUE says why this description cannot express what the field accepts, so
	// that CUE judges its values when a file is read; empty where it can.
	AskCUE string
}

// Type is a set of values. A value is in it if its kind is one of Kinds and
// what is noted of that kind holds.
type Type struct {
	// Kinds are those of its values. Where Float is one of them, an Int is read as
	// the Float it equals.
	Kinds value.Kind
	// Section is the index of the section that a Map has to be, or NoSection.
	Section int
	// Entries are the types of the values of a Map that is no section, by their
	// keys; none if any mapping will do.
	Entries []Entry
	// Items is the type of the items of a List; nil if any will do.
	Items *Type
	// MinItems and MaxItems bound the length of a List; MaxItems is 0 where
	// there is no such bound.
	MinItems, MaxItems int
	// Unique is set where no two items of a List may be equal.
	Unique bool
	// Values are the bools and numbers that alone it has; none if it has all
	// within the bounds.
	Values []Scalar
	// Min and Max are the literals of bounds of numbers, or empty. They are
	// inclusive unless MinOpen or MaxOpen is set.
	Min, Max         string
	MinOpen, MaxOpen bool
	// Words are strings, and Forms are patterns of strings. If there are any, a
	// string is one of the words or has one of the forms.
	Words []Word
	Forms []Form
	// NotEmpty is set where the empty string is refused.
	NotEmpty bool
	// MinRunes and MaxRunes bound the length of a String; MaxRunes is 0 where
	// there is no such bound.
	MinRunes, MaxRunes int
	// Refuses are patterns of strings that have a message of their own.
	Refuses []Refusal
	// Says is what a message tells the author of a value that is not in the type.
	Says string
}

// Entry is the type of the values of a mapping whose keys match Pattern, a
// regular expression; an empty one is matched by every key.
type Entry struct {
	Pattern string
	Type    Type
}

// anyKind are all kinds.
const anyKind = value.Null | value.Bool | value.Int | value.Float | value.String | value.Map | value.List

// Any is the type of all values.
func Any() Type { return Type{Kinds: anyKind, Section: NoSection} }

// IsAny reports whether every value is in the type.
func (t *Type) IsAny() bool {
	return t.Kinds == anyKind && t.Section == NoSection && t.Entries == nil && t.Items == nil &&
		t.MinItems == 0 && t.MaxItems == 0 && !t.Unique && t.Values == nil && t.Min == "" && t.Max == "" &&
		t.Words == nil && t.Forms == nil && !t.NotEmpty && t.MinRunes == 0 && t.MaxRunes == 0
}

// Word is one of the strings that a field accepts, and what it stands for.
type Word struct{ Name, Doc string }

// Form is one of the forms of the strings that a field accepts.
type Form struct {
	// Pattern is a regular expression that they match.
	Pattern string
	// Write is how it is written, with what varies in <>.
	Write string
	Doc   string
}

// Refusal is what a message says of strings that match a pattern.
type Refusal struct{ Pattern, Says string }

// Scalar is a value that the schema states.
type Scalar struct {
	Kind value.Kind
	// Text is the content of a String, and else the literal; empty for a List or a
	// Map.
	Text string
	// Parts are the items of a List, or the entries of a Map.
	Parts []Part
}

// Part is an item of a List, without a key, or an entry of a Map.
type Part struct {
	Key   string
	Value Scalar
}

// Equal reports whether two scalars are written alike.
func (s Scalar) Equal(other Scalar) bool {
	return s.Kind == other.Kind && s.Text == other.Text &&
		slices.EqualFunc(s.Parts, other.Parts, func(a, b Part) bool { return a.Key == b.Key && a.Value.Equal(b.Value) })
}

// Value is s as a value with no place.
func (s Scalar) Value() *value.Value {
	v := &value.Value{Kind: s.Kind, Text: s.Text}
	switch s.Kind { // CUE has checked the literals
	case value.Int:
		v.Float = float64(v.Int())
	case value.Float:
		v.Float, _ = strconv.ParseFloat(s.Text, 64)
	}
	for _, part := range s.Parts {
		v.Entries = append(v.Entries, value.Entry{Key: part.Key, Value: part.Value.Value()})
	}
	return v
}

// DefaultBy is the default of a field while another field of its section is
// the string Is. It may equal the field's own default.
type DefaultBy struct {
	Field, Is string
	Default   Scalar
}

// Rule is a fact about several fields at once.
type Rule struct {
	Name string
	// Code is that of the diagnostic.
	Code string
	// At is the path of the field that the diagnostic points at.
	At []string
	// Forbids are conditions that may not hold all at the same time.
	Forbids []Condition
	// Shows is the index of the condition whose finding takes the place of {}
	// in the message, or -1.
	Shows int
	// Reason and Remedy are the two halves of the message.
	Reason, Remedy string
	// Example is a YAML file that breaks this rule and no other.
	Example string
}

// About is the path of what has to be there for the rule to apply, and not null:
// the section that contains At, or At itself if it is in none.
func (r *Rule) About() []string { return r.At[:max(len(r.At)-1, 1)] }

// Message is what a diagnostic says, with {} where the finding goes.
func (r *Rule) Message() string { return r.Reason + ". " + r.Remedy + "." }

// Condition says something of the value at a path, as it is after defaults.
type Condition struct {
	Path []string
	Test Test
	// Values are what Is, IsNot, IsNoneOf, Above, Below and Matches compare with.
	Values []Scalar
	// Other is the path that DiffersFrom compares with.
	Other []string
}

// Test is what a Condition says.
type Test uint8

// The tests.
const (
	Set         Test = iota + 1 // it is not null
	Unset                       // it is null, or its section is
	Is                          // it is the value
	IsNot                       // it is not the value
	IsNoneOf                    // it is none of the values
	Above                       // it is a number above the value
	Below                       // it is a number below the value
	Matches                     // it is a string that matches the value, a regular expression
	DiffersFrom                 // it and the other are set and are not the same
	NamesAField                 // it is a mapping with the name of a field as a key
	Written                     // a file says it
)

// OldName is what became of a name of v1.
type OldName struct {
	// Path is the name's in a v1 file, with * for every other key of a section.
	Path []string
	// To is where the value stands now; empty if it is gone, or if that depends.
	To string
	// Homes are the places where the value may stand now: in the first that fits.
	Homes []OldHome
	// Write is how it is written there; empty if it is gone.
	Write string
	// Gone is why it is gone, or why it is where no home fits.
	Gone string
	// Qualifies is the path of the name whose home says this one's value too.
	Qualifies string
	// Idle says when the name has no effect; nil if it always has one.
	Idle *OldIdle
	// Option is set on an option of the backend, which passthrough_kwargs can
	// hand on, and Options on a mapping of such options.
	Option, Options bool
	// OptionOf is the only backend that has the option, or empty.
	OptionOf string
	// Required is set on a name that every v1 file has.
	Required bool
	// Ignored says what v1 did in place of reading the value; empty if it read it.
	Ignored string
	// NoEffect is set where no run depends on the value.
	NoEffect bool
	// YieldsTo are v1 names that held in its place where they were written.
	YieldsTo []string
	// Inherits is set on a name that says which file this one builds on.
	Inherits bool
	// Study is set on a key of a file that describes several experiments.
	Study bool
	// Campaign is set on a key of such a file that only v1 has.
	Campaign bool
	// Note is what to know that a migrated file cannot say.
	Note string
	// Message is what a diagnostic says.
	Message string
}

// Misplaced is a name that belongs in a file of another kind.
type Misplaced struct {
	Path []string
	// Message is what a diagnostic says.
	Message string
}

// OldIdle says that a name has no effect while the v1 name By is Is, or is not
// written.
type OldIdle struct{ By, Is, Says string }

// OldHome is a place in v2.0 that fits when all that is said of it holds.
type OldHome struct {
	// To is the path of the field.
	To string
	// Backend is the backend in use, or empty.
	Backend string
	// By is the path of another v1 name, or empty, and Is its value.
	By, Is string
	// Matches is the regular expression that the value matches, or empty.
	Matches string
	// Null is set if the value is null.
	Null bool
}

// OldValue is what became of a value that v1 wrote otherwise.
type OldValue struct {
	// Path is that of the field in v2.0, and Old the v1 value as it is written.
	Path, Old string
	// Now is the value in v2.0; nil if it is gone.
	Now *Scalar
	// Loses is what of the value Now does not say, and Gone why it is gone; one
	// of them at most is not empty.
	Loses, Gone string
}

// OldDefault is what v1 took where a file was silent.
type OldDefault struct {
	// Path is that of the field in v2.0.
	Path string
	// Value is what v1 took; it has no kind where ItemsOf says it.
	Value Scalar
	// ItemsOf is a list of the v1 file: v1 took the number of its items, if it
	// had several.
	ItemsOf string
	// Backend is the backend with which it did, or empty.
	Backend string
	// Unless are the fields that make it pointless when they are written.
	Unless []string
}

// OldUnset is what it meant in v1 that a field was not written, while the
// field With was, and was Is, where these are not empty.
type OldUnset struct{ Path, Says, With, Is string }

// Capability is a table of what each backend can do.
type Capability struct {
	Name, Doc string
	Rows      []CapabilityRow
}

// CapabilityRow is what one backend can do.
type CapabilityRow struct {
	Backend string
	Values  []string
}

// Preset is a named set of defaults.
type Preset struct {
	Name, Doc string
	Values    []PresetValue
}

// PresetValue is the default that a preset gives a field.
type PresetValue struct {
	Field string
	Value Scalar
}

// Reading is a fact about how a file's text becomes values.
type Reading struct {
	Name, Says string
	// Example is a YAML file that goes against it, or empty.
	Example string
}

// AsksCUE reports whether CUE has to judge values of some field.
func (s *Schema) AsksCUE() bool {
	return slices.ContainsFunc(s.Sections, func(section Section) bool {
		return slices.ContainsFunc(section.Fields, func(f Field) bool { return f.AskCUE != "" })
	})
}

// HasToBeWritten reports whether a config cannot do without a field: it is
// required, or is a section without a default in which a field has to be written.
func (s *Schema) HasToBeWritten(f *Field) bool {
	if f.Required || f.Optional || f.Default != nil || f.Section == NoSection {
		return f.Required
	}
	section := &s.Sections[f.Section]
	for i := range section.Fields {
		if s.HasToBeWritten(&section.Fields[i]) {
			return true
		}
	}
	return false
}

// Root is the section of the whole file.
func (s *Schema) Root() *Section { return &s.Sections[0] }

// FieldAt returns the field at a path, or nil if there is none: the schema has no
// field for what is inside a list, or inside a mapping that is no section.
func (s *Schema) FieldAt(path value.Path) *Field {
	section := s.Root()
	for i, step := range path {
		name, isKey := step.Key()
		if !isKey {
			return nil
		}
		f := section.Field(name)
		if f == nil || i == len(path)-1 {
			return f
		}
		if f.Section == NoSection {
			return nil
		}
		section = &s.Sections[f.Section]
	}
	return nil
}

// Field returns the field of a name, or nil.
func (s *Section) Field(name string) *Field {
	if i := s.Index(name); i >= 0 {
		return &s.Fields[i]
	}
	return nil
}

// Index returns the index of the field of a name, or -1.
func (s *Section) Index(name string) int {
	for i := range s.Fields {
		if s.Fields[i].Name == name {
			return i
		}
	}
	return -1
}

// OldValue returns what became of a v1 value of the field at path, or nil.
func (s *Schema) OldValue(path, old string) *OldValue {
	for i := range s.OldValues {
		if v := &s.OldValues[i]; v.Path == path && v.Old == old {
			return v
		}
	}
	return nil
}

// OldName returns what became of the v1 name at path, or nil.
func (s *Schema) OldName(path []string) *OldName {
	var rest *OldName
	for i := range s.OldNames {
		old := &s.OldNames[i]
		if slices.Equal(old.Path, path) {
			return old
		}
		last := len(old.Path) - 1
		if old.Path[last] == "*" && len(path) == len(old.Path) && slices.Equal(old.Path[:last], path[:last]) {
			rest = old
		}
	}
	return rest
}

// HasOldNamesIn reports whether v1 had names below path.
func (s *Schema) HasOldNamesIn(path []string) bool {
	for i := range s.OldNames {
		if old := s.OldNames[i].Path; len(old) > len(path) && slices.Equal(old[:len(path)], path) {
			return true
		}
	}
	return false
}

// Below is a schema of which section i is the whole file. It has no rules and no
// old names: these speak of paths from the root of s.
func (s *Schema) Below(i int) *Schema {
	if i == 0 {
		return s
	}
	below := &Schema{Version: s.Version, Sections: slices.Clone(s.Sections), Presets: s.Presets, Definition: "#" + s.Sections[i].Name}
	below.Sections[0] = s.Sections[i]
	return below
}
