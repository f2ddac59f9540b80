package docs

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"

	"github.com/cpuguy83/go-md2man/v2/md2man"

	"github.com/llenergymeasure/llemcfg/pkg/reference"
)

// man writes the document as a manual page of section 5, file formats.
func (d *Document) man(b *bytes.Buffer) error {
	var m bytes.Buffer
	name := Heading(d.Sections[0])
	fmt.Fprintf(&m, "%% \"LLEMCFG-%s\" \"5\" \"\" \"schema %s\" \"File formats\"\n\n", strings.ToUpper(name), d.SchemaVersion)
	fmt.Fprintf(&m, "# NAME\n\nllemcfg-%s - %s files\n\n", name, name)
	fmt.Fprintf(&m, "# DESCRIPTION\n\n%s\n\n", escape(d.Sections[0].Doc))
	for _, s := range d.Sections {
		fmt.Fprintf(&m, "# %s\n\n%s\n\n", strings.ToUpper(Heading(s)), escape(s.Doc))
		for _, p := range s.Parameters {
			item(&m, "**"+escape(p.Path)+"**: "+escape(facts(&p)), escape(p.Doc)+enumText(&p))
		}
	}
	part := func(heading string, items int) {
		if items > 0 {
			m.WriteString("# " + heading + "\n\n")
		}
	}
	part("PRESETS", len(d.Presets))
	for _, p := range d.Presets {
		var values []string
		for _, v := range p.Values {
			values = append(values, v.Path+": "+v.Value.YAML)
		}
		item(&m, "**"+escape(p.Name)+"**: "+escape(p.Doc), escape(strings.Join(values, ", ")))
	}
	part("CAPABILITIES", len(d.Capabilities))
	for _, t := range d.Capabilities {
		fmt.Fprintf(&m, "## %s\n\n%s\n\n", t.Name, escape(t.Doc))
		for _, row := range t.Rows {
			item(&m, "**"+escape(row.Backend)+"**", escape(strings.Join(row.Values, ", ")))
		}
	}
	part("INVALID COMBINATIONS", len(d.Rules))
	d.manRules(&m, d.Rules)
	part("WARNINGS", len(d.Advisories))
	d.manRules(&m, d.Advisories)
	part("HOW YAML IS READ", len(d.Reading))
	for _, r := range d.Reading {
		item(&m, "**"+escape(r.Name)+"**", escape(r.Says))
	}
	part("NAMES FROM V1", len(d.OldNames)+len(d.OldValues))
	for _, n := range d.OldNames {
		item(&m, "**"+escape(n.Path)+"**", escape(n.Message))
	}
	for _, v := range d.OldValues {
		item(&m, fmt.Sprintf("**%s: %s**", escape(v.Path), escape(v.Old)), "now "+escape(v.Became()))
	}
	if len(d.Study) > 0 {
		d.manStudy(&m)
	}
	if len(d.Settings.Sections) > 0 {
		d.manSettings(&m)
	}
	m.WriteString("# SEE ALSO\n\n**llemcfg**(1)\n")
	for _, r := range string(md2man.Render(m.Bytes())) {
		if r > unicode.MaxASCII { // which not every roff reads
			fmt.Fprintf(b, `\[u%04X]`, r)
		} else {
			b.WriteRune(r)
		}
	}
	return nil
}

func (d *Document) manRules(m *bytes.Buffer, rules []reference.Rule) {
	for _, r := range rules {
		item(m, "**"+escape(r.Path)+"** ("+escape(r.Code)+")", escape(r.Reason)+". "+escape(r.Remedy)+".")
		fmt.Fprintf(m, "```\n%s```\n\n```\n%s```\n\n", r.Example, d.Outputs[r.Name])
	}
}

// item is an entry of a definition list.
func item(m *bytes.Buffer, term, says string) { fmt.Fprintf(m, "%s\n: %s\n\n", term, says) }

// facts are the type, default, bounds and unit of a parameter on one line.
func facts(p *reference.Parameter) string {
	parts := []string{p.Type()}
	if a := p.Allowed(); a != "" {
		parts = append(parts, a)
	}
	if p.Unit != "" {
		parts = append(parts, "in "+p.Unit)
	}
	if p.Default.Kind == reference.None {
		parts = append(parts, p.Default.String())
	} else {
		parts = append(parts, "default: "+p.Default.String())
	}
	return strings.Join(parts, "; ")
}

func enumText(p *reference.Parameter) string {
	var b strings.Builder
	for i, c := range p.Enum {
		if c.Doc != "" {
			b.WriteString(map[bool]string{true: " ", false: "; "}[i == 0] + escape(c.Value+": "+c.Doc))
		}
	}
	return b.String()
}

var markdownSpecial = strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "`", "\\`", "<", `\<`, "[", `\[`)

// escape takes from text what Markdown would read as markup.
func escape(text string) string { return markdownSpecial.Replace(text) }
