package reference

import (
	"slices"
	"strconv"
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/lazy"
	"github.com/llenergymeasure/llemcfg/internal/words"
)

// Shape is a set of values: those of a parameter, of the items of a list or of
// the entries of a mapping.
type Shape struct {
	// Types are those of the values, other than null: string, boolean, integer,
	// number, mapping or list.
	Types []string `json:"types"`
	// Definition is the CUE definition that a mapping has to be, or empty, and
	// Fields the path of the Section that has its fields.
	Definition string `json:"definition,omitempty"`
	Fields     string `json:"fields,omitempty"`
	// Nullable is set where null may be written.
	Nullable bool `json:"nullable"`
	// Min and Max are bounds of numbers, or nil. They are inclusive unless MinOpen
	// or MaxOpen is set. An integer without a bound is bounded by 64 bits.
	Min     *Value `json:"min,omitempty"`
	Max     *Value `json:"max,omitempty"`
	MinOpen bool   `json:"min_open,omitempty"`
	MaxOpen bool   `json:"max_open,omitempty"`
	// Values are the numbers and booleans that alone are accepted; none if all
	// within the bounds are.
	Values []Value `json:"values,omitempty"`
	// NotEmpty is set where the empty string is refused, and MinLength and
	// MaxLength bound the length of a string in characters; 0 is no bound.
	NotEmpty  bool `json:"not_empty,omitempty"`
	MinLength int  `json:"min_length,omitempty"`
	MaxLength int  `json:"max_length,omitempty"`
	// Enum are the strings that are accepted; none if any is.
	Enum []Choice `json:"enum,omitempty"`
	// Forms are those of the strings that are accepted; none if any is.
	Forms []Form `json:"forms,omitempty"`
	// Refuses are strings that are refused with a message of their own.
	Refuses []Refusal `json:"refuses,omitempty"`
	// Items is what the items of a list have to be; nil if they may be anything.
	Items *Shape `json:"items,omitempty"`
	// MinItems and MaxItems bound the length of a list; MaxItems is nil where there
	// is no bound. Unique is set where no two items may be equal.
	MinItems int  `json:"min_items,omitempty"`
	MaxItems *int `json:"max_items,omitempty"`
	Unique   bool `json:"unique,omitempty"`
	// Entries are what the values of a mapping have to be, by their keys; none if
	// they may be anything, or if the mapping is a section.
	Entries []Entry `json:"entries,omitempty"`
}

// Entry is what the values of a mapping have to be whose keys match Pattern, a
// regular expression; an empty one matches every key.
type Entry struct {
	Pattern string `json:"pattern"`
	Shape
}

// Type is the types in words, such as "integer or null", "list of strings" or
// "mapping of names matching ^x to Thing".
func (s *Shape) Type() string { return strings.Join(s.types(false), " or ") }

// types are the types in words, of one value or of several.
func (s *Shape) types(plural bool) []string {
	var out []string
	for _, name := range s.Types {
		if plural {
			name += "s"
		}
		switch {
		case strings.HasPrefix(name, "list") && s.Items != nil:
			name += " of " + s.Items.several()
		case strings.HasPrefix(name, "mapping"):
			for i, e := range s.Entries {
				name += map[bool]string{true: " of ", false: ", of "}[i == 0] + e.names() + " to " + e.several()
			}
		}
		out = append(out, name)
	}
	if s.Nullable {
		out = append(out, "null")
	}
	return out
}

// listed is a pattern that is a list of names, such as ^(pytorch|vllm)$.
var listed = lazy.Regexp(`^\^\((\w+(?:\|\w+)*)\)\$$`)

// names are the keys of the entries in words.
func (e *Entry) names() string {
	switch words := listed().FindStringSubmatch(e.Pattern); {
	case words != nil:
		return strings.ReplaceAll(words[1], "|", ", ")
	case e.Pattern != "":
		return "names matching " + e.Pattern
	default:
		return "names"
	}
}

// several is what items or entries are: the name of their definition, or their
// types.
func (s *Shape) several() string {
	if s.Definition != "" && len(s.Types) == 1 && !s.Nullable {
		return strings.TrimPrefix(s.Definition, "#")
	}
	return strings.Join(s.types(true), " or ")
}

// Allowed is what is accepted of these types in words, such as "at least 1" or
// "at least 1 item"; empty where all of it is.
func (s *Shape) Allowed() string {
	var scalars []string
	if words := s.constants(); len(words) > 0 {
		scalars = append(scalars, strings.Join(words, ", "))
	}
	for _, f := range s.Forms {
		if f.Write != "" {
			scalars = append(scalars, f.Write)
		} else {
			scalars = append(scalars, "matching "+f.Pattern)
		}
	}
	for _, part := range []string{s.bounds(), s.lengths()} {
		if part != "" {
			scalars = append(scalars, part)
		}
	}
	sep := ", or "
	if len(s.Enum)+len(s.Values) == 0 && len(scalars) == len(s.Forms) {
		sep = ", "
	}
	parts := []string{strings.Join(scalars, sep)}
	parts = append(parts, s.items())
	if s.Unique {
		parts = append(parts, "no two alike")
	}
	if s.Items != nil {
		parts = append(parts, each(s.Items))
	}
	for i := range s.Entries {
		parts = append(parts, each(&s.Entries[i].Shape))
	}
	return strings.Join(slices.DeleteFunc(parts, func(part string) bool { return part == "" }), "; ")
}

// HasMeanings reports whether what is accepted is one of a few words or forms of
// strings, each with what it stands for.
func (s *Shape) HasMeanings() bool {
	for _, c := range s.Enum {
		if c.Doc == "" {
			return false
		}
	}
	for _, f := range s.Forms {
		if f.Write == "" || f.Doc == "" {
			return false
		}
	}
	return len(s.Enum)+len(s.Forms) > 0 && len(s.Values) == 0 && s.bounds() == "" && s.lengths() == "" && s.Items == nil && s.Entries == nil
}

// each is what has to hold of all items or entries.
func each(s *Shape) string {
	allowed := s.Allowed()
	switch {
	case allowed == "":
		return ""
	case len(s.Values)+len(s.Enum)+len(s.Forms) > 1:
		return "each one of " + allowed
	default:
		return "each " + allowed
	}
}

func (s *Shape) constants() []string {
	var words []string
	for _, v := range s.Values {
		words = append(words, v.YAML)
	}
	for _, c := range s.Enum {
		words = append(words, c.Value)
	}
	return words
}

func (s *Shape) bounds() string {
	low, high := "at least ", "at most "
	if s.MinOpen {
		low = "above "
	}
	if s.MaxOpen {
		high = "below "
	}
	switch {
	case s.Min != nil && s.Max != nil && !s.MinOpen && !s.MaxOpen:
		return s.Min.YAML + " to " + s.Max.YAML
	case s.Min != nil && s.Max != nil:
		return low + s.Min.YAML + " and " + high + s.Max.YAML
	case s.Min != nil:
		return low + s.Min.YAML
	case s.Max != nil:
		return high + s.Max.YAML
	default:
		return ""
	}
}

func (s *Shape) lengths() string {
	switch {
	case s.MinLength > 0 && s.MaxLength > 0:
		return strconv.Itoa(s.MinLength) + " to " + words.Count(s.MaxLength, "character")
	case s.MinLength > 0:
		return "at least " + words.Count(s.MinLength, "character")
	case s.MaxLength > 0:
		return "at most " + words.Count(s.MaxLength, "character")
	case s.NotEmpty:
		return "not empty"
	default:
		return ""
	}
}

func (s *Shape) items() string {
	switch {
	case s.MaxItems != nil && *s.MaxItems == 0:
		return "empty"
	case s.MaxItems != nil && s.MinItems > 0:
		return strconv.Itoa(s.MinItems) + " to " + words.Count(*s.MaxItems, "item")
	case s.MaxItems != nil:
		return "at most " + words.Count(*s.MaxItems, "item")
	case s.MinItems > 0:
		return "at least " + words.Count(s.MinItems, "item")
	default:
		return ""
	}
}

// Within are the paths of the sections that hold what stands within a value: its
// own fields, and those of its items or entries.
func (s *Shape) Within() []string {
	var paths []string
	if s.Fields != "" {
		paths = append(paths, s.Fields)
	}
	if s.Items != nil {
		paths = append(paths, s.Items.Within()...)
	}
	for i := range s.Entries {
		paths = append(paths, s.Entries[i].Within()...)
	}
	return paths
}
