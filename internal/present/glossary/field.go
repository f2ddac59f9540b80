package glossary

import (
	"fmt"
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/present/docs"
	"github.com/llenergymeasure/llemcfg/pkg/reference"
)

// root writes the section of a whole file.
func (g *Glossary) root(b *strings.Builder, kind Kind, r *reference.Reference, recursive bool) {
	section := r.Section("")
	fmt.Fprintf(b, "%s, schema %s (%s)\n", strings.ToUpper(rootNames[kind]), g.reference.SchemaVersion, section.Definition)
	docs.Paragraph(b, "  ", section.Doc)
	b.WriteString("\nFIELDS\n")
	explainFields(b, r, section, "  ", recursive)
}

// parameter writes a field or a section.
func (g *Glossary) parameter(b *strings.Builder, title string, r *reference.Reference, p *reference.Parameter, recursive bool) {
	explainParameter(b, title, r, p)
	for _, section := range within(r, p) {
		b.WriteString("\n" + heading(section.Path) + "\n")
		explainFields(b, r, section, "  ", recursive)
	}
	explainRules(b, r, p.Path)
}

// within are the sections that a field holds, itself, as items or as entries.
func within(r *reference.Reference, p *reference.Parameter) []*reference.Section {
	var sections []*reference.Section
	for _, path := range p.Within() {
		if section := r.Section(path); section != nil && strings.HasPrefix(path, p.Path) { // or it is one around it
			sections = append(sections, section)
		}
	}
	return sections
}

// heading is that of the fields of a section at a path.
func heading(path string) string {
	switch {
	case strings.HasSuffix(path, "[]"):
		return "FIELDS OF AN ITEM"
	case strings.HasSuffix(path, ".*"):
		return "FIELDS OF AN ENTRY"
	default:
		return "FIELDS"
	}
}

func explainParameter(b *strings.Builder, title string, r *reference.Reference, p *reference.Parameter) {
	fmt.Fprintf(b, "%s\n", title)
	doc := p.Doc
	if inner := r.Section(p.Path); inner != nil && strings.HasPrefix(inner.Doc, doc) {
		doc = inner.Doc // it says the same and more
	}
	docs.Paragraph(b, "  ", doc)
	b.WriteString("\n")
	row := func(name, text string) {
		if text != "" {
			fmt.Fprintf(b, "  %-10s %s\n", name, text)
		}
	}
	row("type", p.Type())
	row("section", p.Definition)
	if len(p.Enum) == 0 {
		row("allowed", p.Allowed())
	}
	row("unit", p.Unit)
	switch p.Default.Kind {
	case reference.ByPreset:
		row("default", p.Default.Value.YAML)
		for _, by := range p.Default.By {
			row("", by.Value.YAML+" with "+by.Path+": "+by.Is)
		}
	default:
		row("default", p.Default.String())
	}
	row("variable", p.Variable())
	row("backends", strings.Join(p.Backends, ", "))
	if len(p.Enum) > 0 {
		b.WriteString("\nVALUES\n")
		for _, c := range p.Enum {
			fmt.Fprintf(b, "  %-18s %s\n", c.Value, c.Doc)
		}
	}
	if p.Example != nil && p.Example.YAML != "{}" { // an empty mapping shows nothing
		explainExample(b, p.Snippet())
	}
}

func explainExample(b *strings.Builder, example string) {
	if example == "" {
		return
	}
	b.WriteString("\nEXAMPLE\n")
	for line := range strings.Lines(example) {
		b.WriteString("  " + line)
	}
}

func explainFields(b *strings.Builder, r *reference.Reference, s *reference.Section, indent string, recursive bool) {
	for _, p := range s.Parameters {
		fmt.Fprintf(b, "%s%s  <%s>  %s\n", indent, p.Name, p.Type(), shortDefault(&p))
		docs.Paragraph(b, indent+"    ", p.Doc)
		if !recursive {
			continue
		}
		for _, inner := range within(r, &p) {
			explainFields(b, r, inner, indent+"  ", recursive)
		}
	}
}

func shortDefault(p *reference.Parameter) string {
	switch p.Default.Kind {
	case reference.None:
		return "required"
	case reference.ByPreset:
		return "default " + p.Default.Value.YAML + ", or by " + p.Default.By[0].Path
	default:
		return "default " + p.Default.String()
	}
}

func explainRules(b *strings.Builder, r *reference.Reference, path string) {
	rules := r.Broken(path)
	if len(rules) == 0 {
		return
	}
	b.WriteString("\nRULES\n")
	for _, rule := range rules {
		docs.Paragraph(b, "  ", fmt.Sprintf("%s: %s. %s. [%s]", rule.Path, rule.Reason, rule.Remedy, rule.Code))
	}
}
