package docs

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/llenergymeasure/llemcfg/pkg/reference"
)

// settingsTitle is what the part about the user's settings is called, and
// settingsID its anchor.
const (
	settingsTitle = "Settings of the machine"
	settingsID    = "settings"
)

// settingID is the anchor of a setting or of a section of them, which is no
// path of an experiment.
func settingID(path string) string { return settingsID + "." + path }

// inner are the sections of the settings without the file itself, which has
// nothing but them.
func (d *Document) inner() []reference.Section { return d.Settings.Sections[1:] }

// variableNote says what the variables of the environment do.
const variableNote = "A variable of the environment stands above the file."

// placeOf says where the file is; quote marks what is to be typed.
func (d *Document) placeOf(quote func(string) string) string {
	return "They stand in " + quote(d.Settings.File) + ", below the folder that the platform has for the settings of programs (" +
		quote("$XDG_CONFIG_HOME") + " or " + quote("~/.config") + " on Linux). " +
		quote("llemcfg config path") + " prints where that is. " + variableNote
}

func (d *Document) markdownSettings(b *bytes.Buffer) {
	fmt.Fprintf(b, "%s\n## %s\n\n", anchor(settingsID), settingsTitle)
	fmt.Fprintf(b, "%s (`%s`)\n\n%s\n\n", d.Settings.Sections[0].Doc, d.Settings.Sections[0].Definition, d.placeOf(code))
	for _, s := range d.inner() {
		fmt.Fprintf(b, "%s\n### %s: %s\n\n%s (`%s`)\n\n", anchor(settingID(s.Path)), settingsID, s.Path, s.Doc, s.Definition)
		t := table{header: []string{"Field", "Type", "Default", "Allowed", "Unit", "Environment variable", "Description"}}
		for _, p := range s.Parameters {
			variable := code(p.Env)
			if p.EnvMeans != nil {
				variable += ", which means " + code(p.EnvMeans.YAML)
			}
			doc := []string{p.Doc}
			for _, r := range p.Refuses {
				doc = append(doc, "What matches "+code(r.Pattern)+" is refused: "+escape(r.Says))
			}
			t.rows = append(t.rows, []string{
				anchor(settingID(p.Path)) + code(p.Name), escape(p.Type()), code(p.Default.String()), allowed(&p), p.Unit, variable, strings.Join(doc, " "),
			})
		}
		t.drop("Unit")
		t.drop("Environment variable")
		t.write(b)
	}
}

// drop takes a column away in which there is nothing.
func (t *table) drop(header string) {
	i := slices.Index(t.header, header)
	if slices.ContainsFunc(t.rows, func(row []string) bool { return row[i] != "" }) {
		return
	}
	t.header = slices.Delete(t.header, i, i+1)
	for j := range t.rows {
		t.rows[j] = slices.Delete(t.rows[j], i, i+1)
	}
}

func (d *Document) manSettings(m *bytes.Buffer) {
	fmt.Fprintf(m, "# %s\n\n%s\n\n%s\n\n", strings.ToUpper(settingsTitle), escape(d.Settings.Sections[0].Doc),
		d.placeOf(func(s string) string { return "**" + escape(s) + "**" }))
	for _, s := range d.inner() {
		fmt.Fprintf(m, "### %s\n\n%s\n\n", s.Path, escape(s.Doc)) // .SS
		for _, p := range s.Parameters {
			says := escape(p.Doc) + enumText(&p)
			for i, f := range p.Forms {
				says += map[bool]string{true: " ", false: "; "}[i == 0] + escape(f.Write+": "+f.Doc)
			}
			if len(p.Forms) > 0 {
				says += "."
			}
			for _, r := range p.Refuses {
				says += " What matches " + escape(r.Pattern) + " is refused: " + escape(r.Says)
			}
			term := facts(&p)
			if p.Env != "" {
				term += "; environment: " + p.Variable()
			}
			item(m, "**"+escape(p.Path)+"**: "+escape(term), says)
		}
	}
}
