package spec

import (
	"slices"
	"strings"
)

// OtherName is a name that other tools have for a field.
type OtherName struct {
	Name string
	// Means are the paths of the fields that may be meant.
	Means [][]string
	// Nearly are those of which the tool means something a little different.
	Nearly [][]string
	// SameValue is set if a value means the same in these fields.
	SameValue bool
	// Instead is what to do about a name that stands for no field.
	Instead string
}

// OtherValue is a word that other tools have for a value of the field at Path.
type OtherValue struct {
	Path, Word string
	Now        Scalar
	// Nearly is set if the tool means something a little different.
	Nearly bool
}

// OtherName returns what the name of another tool means, or nil.
func (s *Schema) OtherName(name string) *OtherName {
	name = folded(name)
	for i := range s.OtherNames {
		if s.OtherNames[i].Name == name {
			return &s.OtherNames[i]
		}
	}
	return nil
}

// IsOtherOption reports whether a name is an option of a backend and no field.
func (s *Schema) IsOtherOption(name string) bool { return slices.Contains(s.OtherOptions, name) }

// OtherValue returns what a word of another tool means in the field at path, or nil.
func (s *Schema) OtherValue(path, word string) *OtherValue {
	lower := folded(word)
	for i := range s.OtherValues {
		if v := &s.OtherValues[i]; v.Path == path && (v.Word == word || v.Word == lower) {
			return v
		}
	}
	return nil
}

// IsOtherNull reports whether a word stands for null.
func (s *Schema) IsOtherNull(word string) bool { return slices.Contains(s.OtherNulls, folded(word)) }

func folded(word string) string { return strings.ReplaceAll(strings.ToLower(word), "-", "_") }
