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
	// SameValue is set if a value means the same in these fields.
	SameValue bool
}

// OtherValue is a word that other tools have for a value of the field at Path.
type OtherValue struct {
	Path, Word string
	Now        Scalar
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
func (s *Schema) OtherValue(path, word string) *Scalar {
	word = folded(word)
	for i := range s.OtherValues {
		if v := &s.OtherValues[i]; v.Path == path && v.Word == word {
			return &v.Now
		}
	}
	return nil
}

// IsOtherNull reports whether a word stands for null.
func (s *Schema) IsOtherNull(word string) bool { return slices.Contains(s.OtherNulls, folded(word)) }

func folded(word string) string { return strings.ReplaceAll(strings.ToLower(word), "-", "_") }
