package reference

import (
	"strings"
)

// Type is the types in words, such as "integer or null".
func (p *Parameter) Type() string {
	types := p.Types
	if p.Nullable {
		types = append(types[:len(types):len(types)], "null")
	}
	return strings.Join(types, " or ")
}

// Allowed is what is accepted of these types in words, such as "at least 1";
// empty where all of it is.
func (p *Parameter) Allowed() string {
	switch {
	case len(p.Enum) > 0:
		words := make([]string, len(p.Enum))
		for i, c := range p.Enum {
			words[i] = c.Value
		}
		return strings.Join(words, ", ")
	case len(p.Forms) > 0:
		forms := make([]string, len(p.Forms))
		for i, f := range p.Forms {
			forms[i] = f.Write
		}
		return strings.Join(forms, ", ")
	case p.Min != nil && p.Max != nil:
		return p.Min.YAML + " to " + p.Max.YAML
	case p.Min != nil:
		return "at least " + p.Min.YAML
	case p.Max != nil:
		return "at most " + p.Max.YAML
	case p.NotEmpty:
		return "not empty"
	default:
		return ""
	}
}

// Variable is the variable of the environment in words, such as
// "LLEM_NO_PROMPT, which means false"; empty where there is none.
func (p *Parameter) Variable() string {
	if p.EnvMeans == nil {
		return p.Env
	}
	return p.Env + ", which means " + p.EnvMeans.YAML
}

// String is the default in words, such as "1.0, or by preset" or
// "the backend's own, 256".
func (d Default) String() string {
	switch d.Kind {
	case None:
		return "required"
	case Defaults:
		return "all its defaults"
	case ByPreset:
		words := make([]string, len(d.By))
		for i, by := range d.By {
			words[i] = by.Value.YAML + " with " + by.Path + ": " + by.Is
		}
		return d.Value.YAML + "; " + strings.Join(words, ", ")
	case Own:
		if d.Backend != nil {
			return "the backend's own, " + d.Backend.YAML
		}
		return "the backend's own"
	default:
		return d.Value.YAML
	}
}

// Snippet is the example as a file writes it, under its section; empty for a
// section.
func (p *Parameter) Snippet() string {
	if p.Example == nil {
		return ""
	}
	var b strings.Builder
	indent := ""
	if p.Section != "" {
		for _, step := range strings.Split(p.Section, ".") {
			b.WriteString(indent + step + ":\n")
			indent += "  "
		}
	}
	b.WriteString(indent + p.Name + ": " + p.Example.YAML + "\n")
	return b.String()
}
