// Package derived is what follows from the schema of jobs: its documentation, its
// JSON Schema, and the file that somebody begins with.
package derived

import (
	"github.com/llenergymeasure/llemcfg/internal/engine/load"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/present/docs"
	"github.com/llenergymeasure/llemcfg/internal/present/jsonschema"
	"github.com/llenergymeasure/llemcfg/internal/present/scaffold"
	"github.com/llenergymeasure/llemcfg/internal/testkit/jobs"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
	"github.com/llenergymeasure/llemcfg/pkg/reference"
)

// Engine is the engine of the schema, made of its CUE.
func Engine() (*load.Engine, error) {
	source, err := jobs.Parse(jobs.Source)
	if err != nil {
		return nil, err
	}
	return load.FromCUE(source, jobs.Definition)
}

// Files are the derived files, by their names.
func Files() (map[string][]byte, error) {
	e, err := Engine()
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	if files["jobs.schema.json"], err = jsonschema.Of(e.Schema()); err != nil {
		return nil, err
	}
	r := reference.Of(e.Schema())
	files["jobs.yaml"] = []byte(scaffold.Experiment(r, scaffold.Options{}))
	files["jobs-full.yaml"] = []byte(scaffold.Experiment(r, scaffold.Options{Full: true}))
	d, err := Document(e)
	if err != nil {
		return nil, err
	}
	for format, name := range map[string]string{"markdown": "reference.md", "man": "reference.5"} {
		if files[name], err = d.Render(format); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// Document is the documentation.
func Document(e *load.Engine) (*docs.Document, error) {
	return docs.Of(reference.Of(e.Schema()), func(text string) []diag.Diagnostic {
		return diag.Of(e.Resolve([]load.Layer{load.Bytes("jobs.yaml", []byte(text))}, func(_, _ *value.Value) {}))
	})
}
