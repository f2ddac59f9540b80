package docs

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/llenergymeasure/llemcfg/pkg/reference"
)

// markdown writes the document in the Markdown of GitHub.
func (d *Document) markdown(b *bytes.Buffer) error {
	fmt.Fprintf(b, "# %s\n\n", d.title())
	b.WriteString("<!-- Generated from the CUE schema by go generate. Do not edit. -->\n\n")
	fmt.Fprintf(b, "%s\n\n", d.Sections[0].Doc)
	d.markdownOutline(b)
	for _, s := range d.Sections {
		d.markdownSection(b, s)
	}
	for _, p := range d.parts() {
		p.write(b)
	}
	return nil
}

// markdownPart is a part of the document after the sections.
type markdownPart struct {
	heading string
	has     bool
	write   func(*bytes.Buffer)
}

// parts are those of which the schema has something.
func (d *Document) parts() []markdownPart {
	all := []markdownPart{
		{"Presets", len(d.Presets) > 0, d.markdownPresets},
		{"Capabilities", len(d.Capabilities) > 0, func(b *bytes.Buffer) {
			b.WriteString("## Capabilities\n\n")
			MarkdownTables(b, d.Capabilities, d.Backends())
		}},
		{"Invalid combinations", len(d.Rules) > 0, func(b *bytes.Buffer) {
			d.markdownRules(b, "Invalid combinations", "What breaks one of these is refused.", d.Rules)
		}},
		{"Warnings", len(d.Advisories) > 0, func(b *bytes.Buffer) {
			d.markdownRules(b, "Warnings", "What breaks one of these is warned of, and refused by `vet --strict`.", d.Advisories)
		}},
		{"How YAML is read", len(d.Reading) > 0, d.markdownReading},
		{"Names from v1", len(d.OldNames)+len(d.OldValues) > 0, d.markdownOld},
		{studyTitle, len(d.Study) > 0, d.markdownStudy},
		{settingsTitle, len(d.Settings.Sections) > 0, d.markdownSettings},
	}
	return slices.DeleteFunc(all, func(p markdownPart) bool { return !p.has })
}

// inParts are the ends of the paths of sections that are items or entries, with
// those of their anchors: the anchor that GitHub makes is that of the list.
var inParts = strings.NewReplacer("[]", "-items", ".*", "-entries")

// slug is the anchor that GitHub makes of a heading, or the one that is written.
func slug(heading string) string {
	heading = inParts.Replace(heading)
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r == '-' || r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r):
			return unicode.ToLower(r)
		default:
			return -1
		}
	}, heading)
}

func (d *Document) markdownOutline(b *bytes.Buffer) {
	for _, s := range d.Sections {
		fmt.Fprintf(b, "- [%s](#%s)\n", Heading(s), slug(Heading(s)))
	}
	for _, p := range d.parts() {
		fmt.Fprintf(b, "- [%s](#%s)\n", p.heading, slug(p.heading))
	}
	b.WriteString("\n")
}

func (d *Document) markdownSection(b *bytes.Buffer, s reference.Section) {
	if heading := Heading(s); inParts.Replace(heading) != heading {
		b.WriteString(anchor(slug(heading)) + "\n")
	}
	fmt.Fprintf(b, "## %s\n\n%s (`%s`)\n\n", Heading(s), s.Doc, s.Definition)
	header := []string{"Field", "Type", "Default", "Allowed", "Unit", "Description"}
	own := s.Backend != ""
	if own {
		header[2] = "The backend's own default"
	}
	units := slices.ContainsFunc(s.Parameters, func(p reference.Parameter) bool { return p.Unit != "" })
	if !units {
		header = slices.Delete(header, 4, 5)
	}
	t := table{header: header}
	for _, p := range s.Parameters {
		cells := []string{anchor(p.Path) + code(p.Name), escape(p.Type()), code(p.Default.String()), allowed(&p), p.Unit, p.Doc}
		switch {
		case own && p.Default.Backend != nil:
			cells[2] = code(p.Default.Backend.YAML)
		case own:
			cells[2] = ""
		case p.Default.Kind == reference.ByPreset:
			cells[2] = code(p.Default.Value.YAML) + ", or by [preset](#presets)"
		case p.Default.Value == nil:
			cells[2] = p.Default.String()
		}
		if len(p.Backends) < len(d.Backends()) && !own && p.Definition == "" {
			cells[5] += " Heeded by " + strings.Join(p.Backends, ", ") + "."
		}
		for _, path := range p.Within() {
			cells[5] += fmt.Sprintf(" See [%s](#%s).", path, slug(path))
		}
		if !units {
			cells = slices.Delete(cells, 4, 5)
		}
		t.rows = append(t.rows, cells)
	}
	t.write(b)
}

// allowed lists the strings of a choice, or their forms, with what they stand for.
func allowed(p *reference.Parameter) string {
	if !p.HasMeanings() {
		return escape(p.Allowed())
	}
	var words []string
	for _, c := range p.Enum {
		words = append(words, code(c.Value)+": "+c.Doc)
	}
	for _, f := range p.Forms {
		words = append(words, code(f.Write)+": "+f.Doc)
	}
	return strings.Join(words, "<br>")
}

func (d *Document) markdownPresets(b *bytes.Buffer) {
	b.WriteString("## Presets\n\nThe defaults under each preset; in bold what the preset itself says.\n\n")
	t := table{header: []string{code(d.Presets[0].Path), "Meaning"}}
	for _, v := range d.Presets[0].Values {
		t.header = append(t.header, code(last(v.Path)))
	}
	for _, p := range d.Presets {
		cells := []string{code(p.Name), p.Doc}
		for _, v := range p.Values {
			cell := v.Value.YAML
			if v.Named {
				cell = "**" + cell + "**"
			}
			cells = append(cells, cell)
		}
		t.rows = append(t.rows, cells)
	}
	t.write(b)
}

// MarkdownTables writes the capability tables, for some of the backends.
func MarkdownTables(b *bytes.Buffer, tables []reference.Table, backends []string) {
	for _, table := range tables {
		fmt.Fprintf(b, "### %s\n\n%s\n\n", TableTitle(table.Name), table.Doc)
		t := tableOf(table, backends)
		t.write(b)
	}
}

// tableOf has a row for each value, with a tick for each backend that has it.
func tableOf(of reference.Table, backends []string) table {
	t := table{header: append([]string{""}, backends...)}
	for _, v := range of.Values {
		cells := []string{code(v)}
		for _, backend := range backends {
			cells = append(cells, map[bool]string{true: "yes", false: "no"}[Has(of, backend, v)])
		}
		t.rows = append(t.rows, cells)
	}
	return t
}

// Has reports whether a table lists a value for a backend.
func Has(t reference.Table, backend, v string) bool {
	return slices.ContainsFunc(t.Rows, func(r reference.Row) bool { return r.Backend == backend && slices.Contains(r.Values, v) })
}

func (d *Document) markdownRules(b *bytes.Buffer, heading, says string, rules []reference.Rule) {
	fmt.Fprintf(b, "## %s\n\n%s\n\n", heading, says)
	for _, r := range rules {
		fmt.Fprintf(b, "### %s\n\n`%s` (`%s`): %s. %s.\n\n", r.Name, r.Path, r.Code, r.Reason, r.Remedy)
		d.markdownExample(b, r.Example, r.Name)
	}
}

func (d *Document) markdownExample(b *bytes.Buffer, example, name string) {
	fmt.Fprintf(b, "```yaml\n%s```\n\n```text\n%s```\n\n", example, d.Outputs[name])
}

func (d *Document) markdownReading(b *bytes.Buffer) {
	b.WriteString("## How YAML is read\n\n")
	for _, r := range d.Reading {
		fmt.Fprintf(b, "### %s\n\n%s\n\n", r.Name, r.Says)
		if r.Example != "" {
			d.markdownExample(b, r.Example, r.Name)
		}
	}
}

func (d *Document) markdownOld(b *bytes.Buffer) {
	b.WriteString("## Names from v1\n\n")
	names := table{header: []string{"Name in v1", "What became of it"}}
	for _, n := range d.OldNames {
		names.rows = append(names.rows, []string{code(n.Path), n.Message})
	}
	names.write(b)
	if len(d.OldValues) == 0 {
		return
	}
	values := table{header: []string{"Field", "Value in v1", "Now"}}
	for _, v := range d.OldValues {
		values.rows = append(values.rows, []string{code(v.Path), code(v.Old), v.Became()})
	}
	values.write(b)
}

// table is one of Markdown.
type table struct {
	header []string
	rows   [][]string
}

func (t table) write(b *bytes.Buffer) {
	rule := make([]string, len(t.header))
	for i := range rule {
		rule[i] = "---"
	}
	for _, row := range slices.Concat([][]string{t.header, rule}, t.rows) {
		for i, cell := range row {
			b.WriteString(map[bool]string{true: "| ", false: " | "}[i == 0] + strings.ReplaceAll(cell, "|", `\|`))
		}
		b.WriteString(" |\n")
	}
	b.WriteString("\n")
}

func anchor(id string) string { return `<a id="` + id + `"></a>` }

func code(s string) string {
	if s == "" {
		return ""
	}
	return "`" + s + "`"
}
