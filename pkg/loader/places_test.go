package loader_test

import (
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// placed is a field at the one place where a file can write it.
type placed struct {
	schema  *spec.Schema
	section *spec.Section
	// in is the name of the field of the experiment that holds the section;
	// empty for the experiment itself.
	in    string
	field *spec.Field
}

// places are all fields of all sections.
func places(s *spec.Schema) []placed {
	var out []placed
	root := s.Root()
	for i := range root.Fields {
		f := &root.Fields[i]
		out = append(out, placed{s, root, "", f})
		if f.Section == spec.NoSection {
			continue
		}
		section := &s.Sections[f.Section]
		for j := range section.Fields {
			out = append(out, placed{s, section, f.Name, &section.Fields[j]})
		}
	}
	return out
}

// before are the lines of a valid file, up to the field's.
func (p placed) before() string {
	var b strings.Builder
	for _, f := range p.schema.Root().Fields {
		if f.Required && f.Name != p.field.Name {
			b.WriteString(f.Name + ": " + good(&f) + "\n")
		}
	}
	// The section of a backend goes with the backend.
	for _, r := range p.schema.Rules {
		if p.in == "" || len(r.At) != 1 || r.At[0] != p.in {
			continue
		}
		for _, c := range r.Forbids {
			if c.Test == spec.IsNot {
				b.WriteString(strings.Join(c.Path, ".") + ": " + c.Values[0].Text + "\n")
			}
		}
	}
	if p.in == "" {
		return b.String()
	}
	b.WriteString(p.in + ":\n")
	for _, f := range p.section.Fields {
		if f.Required && f.Name != p.field.Name {
			b.WriteString("  " + f.Name + ": " + good(&f) + "\n")
		}
	}
	return b.String()
}

func (p placed) indent() string {
	if p.in == "" {
		return ""
	}
	return "  "
}

// file is a file that writes the key with the value where the field belongs,
// and nothing that is wrong besides.
func (p placed) file(key, text string) string {
	out := p.before() + p.indent() + key + ": " + text + "\n"
	if key != p.field.Name && p.field.Required {
		out += p.indent() + p.field.Name + ": " + good(p.field) + "\n"
	}
	// A rule may want another field of the section beside a key that is not there.
	if key != p.field.Name {
		for _, r := range p.schema.Rules {
			if p.in != "" && r.At[0] == p.in && len(r.Forbids) > 0 && r.Forbids[0].Test == spec.Unset {
				out += p.indent() + r.Forbids[0].Path[1] + ": x\n"
				break
			}
		}
	} else if other := p.beside(); other != "" {
		out += p.indent() + other + ": x\n"
	}
	return out
}

// beside is a field that has to be written beside this one.
func (p placed) beside() string {
	for _, r := range p.schema.Rules {
		if p.in == "" || r.At[0] != p.in || len(r.Forbids) == 0 || r.Forbids[0].Test != spec.Unset {
			continue
		}
		for _, c := range r.Forbids {
			if c.Path[1] == p.field.Name {
				return "" // it is one of those that the rule is about
			}
		}
		return r.Forbids[0].Path[1]
	}
	return ""
}

// at is the place of the key.
func (p placed) at() (line, column int) {
	return strings.Count(p.before(), "\n") + 1, len(p.indent()) + 1
}

func (p placed) path(key string) string {
	if p.in == "" {
		return key
	}
	return p.in + "." + key
}

func (p placed) takes(kind string) bool {
	return p.field.Kinds.Has(map[string]value.Kind{
		"null": value.Null, "bool": value.Bool, "int": value.Int, "float": value.Float, "string": value.String, "map": value.Map,
	}[kind])
}

func (p placed) good() string { return good(p.field) }

// good is a value that the field accepts.
func good(f *spec.Field) string {
	switch {
	case f.Default != nil && f.Default.Kind != value.Null:
		return f.Default.Text
	case len(f.Words) > 0:
		return f.Words[0].Name
	case f.Kinds.Has(value.String):
		return "x"
	case f.Kinds.Has(value.Null):
		return "null"
	case f.Kinds.Has(value.Map):
		return "{}"
	default:
		return "7"
	}
}
