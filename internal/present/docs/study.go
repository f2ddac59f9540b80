package docs

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/llenergymeasure/llemcfg/pkg/reference"
)

// studyTitle is what the part about the keys of a study is called, and studyID
// its anchor.
const (
	studyTitle = "Studies"
	studyID    = "study"
)

// keyID is the anchor of a key of a study, which is no path of an experiment.
func keyID(path string) string { return strings.TrimSuffix(studyID+"."+path, ".") }

func (d *Document) markdownStudy(b *bytes.Buffer) {
	fmt.Fprintf(b, "%s\n## %s\n\n", anchor(studyID), studyTitle)
	for _, s := range d.Study {
		if s.Path != "" {
			fmt.Fprintf(b, "%s\n### %s: %s\n\n", anchor(keyID(s.Path)), studyID, s.Path)
		}
		fmt.Fprintf(b, "%s (`%s`)\n\n", s.Doc, s.Definition)
		t := table{header: []string{"Field", "Type", "Default", "Allowed", "Unit", "Description"}}
		for _, p := range s.Parameters {
			name := code(p.Name)
			if d.studySection(p.Path) == nil {
				name = anchor(keyID(p.Path)) + name
			}
			t.rows = append(t.rows, []string{name, escape(p.Type()), code(p.Default.String()), allowed(&p), p.Unit, escape(p.Doc)})
		}
		t.drop("Unit")
		t.write(b)
	}
}

// studySection is the mapping at a path of a study, or nil.
func (d *Document) studySection(path string) *reference.Section {
	study := reference.Reference{Sections: d.Study}
	return study.Section(path)
}

func (d *Document) manStudy(m *bytes.Buffer) {
	fmt.Fprintf(m, "# %s\n\n", strings.ToUpper(studyTitle))
	for _, s := range d.Study {
		if s.Path != "" {
			fmt.Fprintf(m, "### %s\n\n", s.Path) // .SS
		}
		fmt.Fprintf(m, "%s\n\n", escape(s.Doc))
		for _, p := range s.Parameters {
			item(m, "**"+escape(p.Path)+"**: "+escape(facts(&p)), escape(p.Doc)+enumText(&p))
		}
	}
}
