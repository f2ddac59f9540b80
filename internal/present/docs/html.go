package docs

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"slices"
	"strings"

	"github.com/llenergymeasure/llemcfg/pkg/reference"
)

var (
	//go:embed page/page.html
	pageTemplate string
	//go:embed page/theme.css
	theme string
	//go:embed page/page.css
	pageStyle string
	//go:embed page/page.js
	pageScript string
)

// page is what the template sees.
type page struct {
	*Document
	Title  string
	Style  template.CSS
	Script template.JS
	// StyleHash and ScriptHash are those that the page's own policy lets run;
	// it lets nothing else run, and nothing be fetched.
	StyleHash, ScriptHash string
}

// html writes the document as one file that fetches nothing.
func (d *Document) html(b *bytes.Buffer) error {
	t, err := template.New("page").Funcs(template.FuncMap{
		"heading":    Heading,
		"tableTitle": TableTitle,
		"sentence":   sentence,
		"join":       func(words []string) string { return strings.Join(words, ", ") },
		"has":        Has,
		"last":       last,
		"rules":      d.Broken,
		"output":     func(name string) string { return d.Outputs[name] },
		"setting":    settingID,
		"key":        keyID,
		"inner":      d.inner,
		"table":      func(kind string, s reference.Section) fieldTable { return fieldTable{s, kind} },
		"elsewhere":  d.elsewhere,
		"before":     d.before,
		"narrow":     func(p reference.Parameter) bool { return len(p.Backends) < len(d.Backends()) && p.Definition == "" },
	}).Parse(pageTemplate)
	if err != nil {
		return err
	}
	style := theme + pageStyle
	return t.Execute(b, page{
		Document: d, Title: d.title(),
		Style: template.CSS(style), StyleHash: PolicyHash(style),
		Script: template.JS(pageScript), ScriptHash: PolicyHash(pageScript),
	})
}

// Theme is the style sheet that all pages share: colours, text and focus.
func Theme() string { return theme }

// fieldTable is the table of a section.
type fieldTable struct {
	reference.Section
	// Kind is empty for an experiment, or study or settings.
	Kind string
}

// ID is the anchor of a field.
func (t fieldTable) ID(path string) string {
	switch t.Kind {
	case studyID:
		return keyID(path)
	case settingsID:
		return settingID(path)
	default:
		return path
	}
}

// Caption is what is read aloud of the table.
func (t fieldTable) Caption() string {
	switch {
	case t.Kind == settingsID:
		return "Settings of " + t.Path
	case t.Kind == studyID && t.Path == "":
		return "Keys of a study"
	default:
		return "Fields of " + Heading(t.Section)
	}
}

// Variables reports whether the fields may have variables of the environment.
func (t fieldTable) Variables() bool { return t.Kind == settingsID }

// Columns is the number of columns.
func (t fieldTable) Columns() int {
	if t.Variables() {
		return 7
	}
	return 6
}

// elsewhere are the names that other tools have for a field.
func (d *Document) elsewhere(path string) []string {
	var names []string
	for _, n := range d.OtherNames {
		if slices.Contains(n.Means, path) {
			names = append(names, n.Name)
		}
	}
	return names
}

// before are the names that v1 had for a field.
func (d *Document) before(path string) []string {
	var names []string
	for _, n := range d.OldNames {
		if n.To == path && n.Path != path {
			names = append(names, n.Path)
		}
	}
	return names
}

// PolicyHash returns the hash by which a content security policy knows a text.
func PolicyHash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}
