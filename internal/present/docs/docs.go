// Package docs renders the reference of the schema for people: as Markdown,
// HTML, JSON and a manual page, and a part of it as text for a terminal, and so
// the codes of diagnostics. What it prints depends on nothing but the schema and
// these; it knows no field by name.
package docs

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/llenergymeasure/llemcfg/pkg/diag"
	"github.com/llenergymeasure/llemcfg/pkg/reference"
)

// Document is the reference, with what comes of its examples.
type Document struct {
	*reference.Reference
	// Outputs are what vet prints of the example of each rule, advisory and
	// fact about reading, by its name.
	Outputs map[string]string `json:"outputs"`
}

// exampleFile is the name under which the examples are vetted.
const exampleFile = "experiment.yaml"

// New makes the document of experiments. It is an error if an example is not
// refused, or not warned of, as it is meant to be.
func New() (*Document, error) {
	return Of(reference.New(), func(text string) []diag.Diagnostic { return found(exampleFile, []byte(text)) })
}

// Of makes the document of a reference: vet returns what is wrong with an example,
// or what it is warned of.
func Of(r *reference.Reference, vet func(text string) []diag.Diagnostic) (*Document, error) {
	d := &Document{Reference: r, Outputs: map[string]string{}}
	for _, r := range slices.Concat(d.Rules, d.Advisories) {
		ds := vet(r.Example)
		if len(ds) != 1 || string(ds[0].Code) != r.Code {
			return nil, fmt.Errorf("the example of the rule %s gives %v", r.Name, ds)
		}
		d.Outputs[r.Name] = outputOf(exampleFile, r.Example, ds)
	}
	for _, r := range d.Reading {
		if r.Example == "" {
			continue
		}
		ds := vet(r.Example)
		if len(ds) == 0 {
			return nil, fmt.Errorf("the example of reading %s is accepted", r.Name)
		}
		d.Outputs[r.Name] = outputOf(exampleFile, r.Example, ds)
	}
	return d, nil
}

// outputOf is what vet prints of diagnostics of an example, but for the count of files.
func outputOf(file, example string, ds []diag.Diagnostic) string {
	var b strings.Builder
	r := diag.Text(&b, diag.WithoutSummary())
	if err := errors.Join(r.Render(diag.Result{File: file, Diagnostics: ds, Source: []byte(example)}), r.Close()); err != nil {
		panic(err) // a strings.Builder takes everything
	}
	return b.String()
}

// renderers are the formats, each with what writes it.
var renderers = []struct {
	name   string
	render func(*Document, *bytes.Buffer) error
}{
	{"markdown", (*Document).markdown},
	{"html", (*Document).html},
	{"json", (*Document).json},
	{"man", (*Document).man},
}

// Formats are the names of the formats.
func Formats() []string {
	names := make([]string, len(renderers))
	for i, r := range renderers {
		names[i] = r.name
	}
	return names
}

// Render writes the document in a format.
func (d *Document) Render(format string) ([]byte, error) {
	for _, r := range renderers {
		if r.name == format {
			var b bytes.Buffer
			err := r.render(d, &b)
			return b.Bytes(), err
		}
	}
	return nil, fmt.Errorf("there is no format %q", format)
}

// title is that of the document.
func (d *Document) title() string {
	return sentence(Heading(d.Sections[0])) + " files, schema " + d.SchemaVersion
}

// Heading is what a section is called: its path, or for the whole file what its
// definition is called.
func Heading(s reference.Section) string {
	if s.Path == "" {
		return strings.ToLower(strings.TrimSuffix(strings.TrimPrefix(s.Definition, "#"), "Config"))
	}
	return s.Path
}

// TableTitle is the name of a table as words: DecoderParamSupport is Decoder
// param support.
func TableTitle(name string) string {
	var b strings.Builder
	for i, r := range name {
		if i > 0 && 'A' <= r && r <= 'Z' {
			b.WriteByte(' ')
			r += 'a' - 'A'
		}
		b.WriteRune(r)
	}
	return b.String()
}

// sentence begins with a capital letter.
func sentence(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// last is the name of the field at a path.
func last(path string) string { return path[strings.LastIndex(path, ".")+1:] }
