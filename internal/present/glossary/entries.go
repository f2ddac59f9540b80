package glossary

import (
	"fmt"
	"slices"
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
	"github.com/llenergymeasure/llemcfg/internal/present/docs"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
	"github.com/llenergymeasure/llemcfg/pkg/reference"
)

// New makes the glossary of a reference.
func New(r *reference.Reference) *Glossary {
	g := &Glossary{
		reference: r,
		study:     &reference.Reference{Sections: r.Study},
		settings:  &reference.Reference{Sections: r.Settings.Sections},
	}
	g.fields(Field, r)
	g.fields(Study, g.study)
	g.fields(Setting, g.settings)
	for _, e := range diag.Catalogue() {
		g.add(entry{kind: Code, name: string(e.Code), brief: e.Means, write: func(b *strings.Builder, _ bool) { b.WriteString(docs.CodeText(e)) }})
	}
	for i := range r.Presets {
		g.preset(&r.Presets[i])
	}
	g.words(r)
	g.words(g.study)
	g.words(g.settings)
	g.rules(Rule, r.Rules)
	g.rules(Warning, r.Advisories)
	for _, fact := range r.Reading {
		g.add(g.text(Reading, fact.Name, fact.Says, fact.Example))
	}
	for _, t := range r.Capabilities {
		g.add(entry{kind: Table, name: t.Name, brief: t.Doc, write: func(b *strings.Builder, _ bool) { g.table(b, &t) }})
	}
	for _, n := range r.OldNames {
		// Keys of studies are explained as such, whichever version they are of.
		if !n.Study && g.study.Parameter(n.Path) == nil {
			g.oldName(n, "")
		}
	}
	for _, n := range r.OldStudyNames {
		g.oldName(n, "In a campaign, ")
	}
	for _, n := range r.Settings.OldNames {
		g.oldName(n, "In the user's settings, ")
	}
	for _, v := range r.OldValues {
		says := "A value of " + v.Path + " in v1. "
		if v.Gone != "" {
			says += "It is gone: " + v.Gone + "."
		} else {
			says += "Write " + v.Became() + "."
		}
		g.add(g.text(V1, v.Path+": "+v.Old, says, "", v.Old))
	}
	g.others(r)
	return g
}

// text is an entry that is a sentence, and perhaps an example.
func (g *Glossary) text(kind Kind, name, says, example string, short ...string) entry {
	e := entry{kind: kind, name: name, brief: says, short: short}
	e.write = func(b *strings.Builder, _ bool) {
		b.WriteString(e.title() + "\n")
		docs.Paragraph(b, "  ", says)
		explainExample(b, example)
	}
	return e
}

// rootNames are the kinds of files.
var rootNames = map[Kind]string{Field: "experiment", Study: "study", Setting: "settings"}

func (g *Glossary) fields(kind Kind, r *reference.Reference) {
	root := r.Section("")
	if root == nil {
		return // the schema has no files of this kind
	}
	definition := strings.TrimPrefix(root.Definition, "#")
	name := rootNames[kind]
	g.add(entry{kind: kind, name: name, also: []string{definition, "#" + definition}, brief: root.Doc, write: func(b *strings.Builder, recursive bool) {
		g.root(b, kind, r, recursive)
	}})
	for _, p := range r.All() {
		if kind == Field && p.Passthrough {
			g.passthrough = p.Path
		}
		e := entry{kind: kind, name: p.Path, also: []string{name + "." + p.Path}, short: []string{p.Name}, brief: p.Doc}
		if in := strings.NewReplacer("[]", "", ".*", "").Replace(p.Path); in != p.Path { // in a list or a mapping
			e.also = append(e.also, in)
		}
		if p.Env != "" {
			e.also = append(e.also, p.Env)
		}
		if p.Definition != "" {
			e.also = append(e.also, p.Definition, strings.TrimPrefix(p.Definition, "#"))
		}
		e.write = func(b *strings.Builder, recursive bool) { g.parameter(b, e.title(), r, &p, recursive) }
		g.add(e)
	}
}

func (g *Glossary) words(r *reference.Reference) {
	for _, p := range r.All() {
		for _, w := range p.Enum {
			// A preset has more to it than its word.
			if !slices.ContainsFunc(r.Presets, func(preset reference.Preset) bool { return preset.Path == p.Path }) {
				g.add(g.word(&p, w.Value, w.Doc))
			}
		}
		for _, f := range p.Forms {
			g.add(g.word(&p, f.Write, f.Doc))
		}
	}
}

// word is a value of a field.
func (g *Glossary) word(p *reference.Parameter, value, doc string) entry {
	with := *p
	with.Example = &reference.Value{YAML: value}
	e := g.text(Value, p.Path+": "+value, doc, with.Snippet())
	e.also = []string{value}
	return e
}

func (g *Glossary) preset(p *reference.Preset) {
	brief := p.Path + ": " + p.Doc
	e := entry{kind: Preset, name: p.Name, also: []string{p.Path + ": " + p.Name}, brief: brief}
	e.write = func(b *strings.Builder, _ bool) {
		b.WriteString(e.title() + "\n")
		docs.Paragraph(b, "  ", brief)
		b.WriteString("\nDEFAULTS\n")
		width := 0
		for _, v := range p.Values {
			width = max(width, len(v.Path))
		}
		for _, v := range p.Values {
			whose := map[bool]string{true: "set by the preset", false: "as without a preset"}[v.Named]
			fmt.Fprintf(b, "  %-*s  %-5s %s\n", width, v.Path, v.Value, whose)
		}
		if field := g.reference.Parameter(p.Path); field != nil {
			with := *field
			with.Example = &reference.Value{YAML: p.Name}
			explainExample(b, with.Snippet())
		}
	}
	g.add(e)
}

func (g *Glossary) rules(kind Kind, rules []reference.Rule) {
	for _, r := range rules {
		e := g.text(kind, r.Name, fmt.Sprintf("%s: %s. %s. [%s]", r.Path, r.Reason, r.Remedy, r.Code), r.Example)
		g.add(e)
	}
}

func (g *Glossary) table(b *strings.Builder, t *reference.Table) {
	fmt.Fprintf(b, "TABLE: %s\n", t.Name)
	docs.Paragraph(b, "  ", t.Doc)
	b.WriteString("\n")
	for _, row := range t.Rows {
		docs.Paragraph(b, "  ", row.Backend+": "+strings.Join(row.Values, ", "))
	}
}

// oldName adds a name of v1.
func (g *Glossary) oldName(n reference.OldName, where string) {
	says := sentence(where + n.Message)
	for _, more := range []string{n.Ignored, n.Note} {
		if more != "" {
			says += " " + sentence(more)
		}
	}
	_, last, nested := cut(n.Path)
	example := ""
	if n.Option {
		example = g.passedOn(last)
	}
	e := g.text(V1, n.Path, says, example)
	if nested && last != "*" {
		e.short = []string{last}
	}
	g.add(e)
}

// sentence begins with a capital letter and ends with a stop. v1 is a name.
func sentence(s string) string {
	if !strings.HasPrefix(s, "v1") {
		s = strings.ToUpper(s[:1]) + s[1:]
	}
	return s + "."
}

func (g *Glossary) others(r *reference.Reference) {
	for _, n := range r.OtherNames {
		says := "A name that another tool uses. Here it is " + strings.Join(n.Means, ", ") + "."
		if last := len(n.Means) - 1; last > 0 {
			says = "A name that another tool uses. Here it is " + strings.Join(n.Means[:last], ", ") + " or " + n.Means[last] + ", depending on the backend."
		}
		if n.Instead != "" {
			says = "A name that another tool uses. There is no such field: " + n.Instead + "."
		} else if !n.SameValue {
			says += " Its values differ here."
		}
		g.add(g.text(Other, n.Name, says, ""))
	}
	for _, name := range r.OtherOptions {
		g.add(g.text(Other, name, "An option of a backend, not a field. The example passes it on to the backend.", g.passedOn(name)))
	}
	for _, v := range r.OtherValues {
		is := "Here it is"
		if v.Nearly {
			is = "The nearest here is"
		}
		e := g.text(Other, v.Path+": "+v.Word, fmt.Sprintf("A value that another tool uses for %s. %s %s.", v.Path, is, v.Value.YAML), "")
		if text := yamldoc.ReadPlain(v.Word); text != nil && text.Kind == value.String { // null and numbers mean many things
			e.also = []string{v.Word}
		}
		g.add(e)
	}
	for _, m := range r.Settings.Misplaced {
		// What belongs elsewhere is explained as what it is there.
		if _, best := g.fits(m.Path); best == none {
			g.add(g.text(Setting, m.Path, sentence(m.Message), ""))
		}
	}
}

// passedOn is how a file passes an option on to the backend.
func (g *Glossary) passedOn(option string) string {
	if g.passthrough == "" {
		return ""
	}
	return g.passthrough + ":\n  " + option + ": <value>\n"
}
