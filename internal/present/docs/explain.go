package docs

import (
	"fmt"
	"slices"
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/engine/explain"
	"github.com/llenergymeasure/llemcfg/internal/present/wordwrap"
	"github.com/llenergymeasure/llemcfg/pkg/reference"
)

// textWidth is how wide lines of text for a terminal are.
const textWidth = 80

// Explain is what a terminal shows of a parameter or a section, and with
// recursive of all within it. The empty path is the experiment itself. It is
// not ok if there is nothing at the path.
func Explain(r *reference.Reference, path string, recursive bool) (text string, ok bool) {
	var b strings.Builder
	section := r.Section(path)
	p := r.Parameter(path)
	switch {
	case p != nil:
		explainParameter(&b, r, p)
	case section != nil:
		fmt.Fprintf(&b, "EXPERIMENT, schema %s (%s)\n", r.SchemaVersion, section.Definition)
		paragraph(&b, "  ", section.Doc)
	default:
		return explainStudy(r, path, recursive)
	}
	if section != nil {
		b.WriteString("\nFIELDS\n")
		explainFields(&b, r, section, "  ", recursive)
	}
	if section == nil || path != "" {
		explainRules(&b, r, path)
	}
	return b.String(), true
}

// explainStudy is Explain for what a study has beside the fields of an experiment.
func explainStudy(r *reference.Reference, path string, recursive bool) (text string, ok bool) {
	study := &reference.Reference{Sections: r.Study}
	p := study.Parameter(path)
	if p == nil {
		return "", false
	}
	var b strings.Builder
	b.WriteString("STUDY: ")
	explainParameter(&b, study, p)
	if section := study.Section(path); section != nil {
		b.WriteString("\nFIELDS\n")
		explainFields(&b, study, section, "  ", recursive)
	}
	return b.String(), true
}

func explainParameter(b *strings.Builder, r *reference.Reference, p *reference.Parameter) {
	fmt.Fprintf(b, "%s\n", p.Path)
	doc := p.Doc
	if inner := r.Section(p.Path); inner != nil && strings.HasPrefix(inner.Doc, doc) {
		doc = inner.Doc // it says the same and more
	}
	paragraph(b, "  ", doc)
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
	row("backends", strings.Join(p.Backends, ", "))
	if len(p.Enum) > 0 {
		b.WriteString("\nVALUES\n")
		for _, c := range p.Enum {
			fmt.Fprintf(b, "  %-18s %s\n", c.Value, c.Doc)
		}
	}
	if s := p.Snippet(); s != "" {
		b.WriteString("\nEXAMPLE\n")
		for line := range strings.Lines(s) {
			b.WriteString("  " + line)
		}
	}
}

func explainFields(b *strings.Builder, r *reference.Reference, s *reference.Section, indent string, recursive bool) {
	for _, p := range s.Parameters {
		fmt.Fprintf(b, "%s%s  <%s>  %s\n", indent, p.Name, p.Type(), shortDefault(&p))
		paragraph(b, indent+"    ", p.Doc)
		if inner := r.Section(p.Path); inner != nil && recursive {
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
		paragraph(b, "  ", fmt.Sprintf("%s: %s. %s. [%s]", rule.Path, rule.Reason, rule.Remedy, rule.Code))
	}
}

// paragraph writes text in lines of textWidth.
func paragraph(b *strings.Builder, indent, text string) {
	for _, line := range wordwrap.Lines(text, textWidth-len(indent)) {
		b.WriteString(indent + line + "\n")
	}
}

// Nearest returns the path that a misspelt one most likely stands for, or none.
// A name alone stands for the parameters of that name, if there are any.
func Nearest(r *reference.Reference, path string) string {
	path = strings.ToLower(path)
	var named, candidates, paths []string
	study := &reference.Reference{Sections: r.Study}
	for _, p := range append(r.All(), study.All()...) {
		if p.Name == path {
			named = append(named, p.Path)
		}
		candidates, paths = append(candidates, p.Path, p.Name), append(paths, p.Path, p.Path)
	}
	if len(named) > 0 {
		return strings.Join(named, " or ")
	}
	if near := explain.Nearest(path, candidates); near != "" {
		return paths[slices.Index(candidates, near)]
	}
	return ""
}
