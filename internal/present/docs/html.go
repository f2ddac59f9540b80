package docs

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"strings"

	"github.com/llenergymeasure/llemcfg/pkg/reference"
)

var (
	//go:embed page/page.html
	pageTemplate string
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
		"narrow":     func(p reference.Parameter) bool { return len(p.Backends) < len(d.Backends()) && p.Definition == "" },
	}).Parse(pageTemplate)
	if err != nil {
		return err
	}
	return t.Execute(b, page{
		Document: d, Title: d.title(),
		Style: template.CSS(pageStyle), StyleHash: PolicyHash(pageStyle),
		Script: template.JS(pageScript), ScriptHash: PolicyHash(pageScript),
	})
}

// PolicyHash returns the hash by which a content security policy knows a text.
func PolicyHash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}
