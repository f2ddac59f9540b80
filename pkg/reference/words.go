package reference

import (
	"strings"
)

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
	case Absent:
		return "absent"
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
// section. That of a field of an item of a list, or of an entry of a mapping, is
// without what it stands in.
func (p *Parameter) Snippet() string {
	if p.Example == nil {
		return ""
	}
	var b strings.Builder
	indent := ""
	if p.Section != "" && !strings.ContainsAny(p.Section, "[*") {
		for _, step := range strings.Split(p.Section, ".") {
			b.WriteString(indent + step + ":\n")
			indent += "  "
		}
	}
	b.WriteString(indent + p.Name + ": " + p.Example.YAML + "\n")
	return b.String()
}
