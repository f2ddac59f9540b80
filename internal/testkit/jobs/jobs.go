// Package jobs is a schema for tests that has nothing in common with that of an
// experiment: lists of structs, maps, sections four levels deep, optional fields.
// Only the interpreter of rules is the same.
package jobs

import (
	"bytes"
	_ "embed"
	"io/fs"
	"testing/fstest"

	cuesource "github.com/llenergymeasure/llemcfg/cue"
	"github.com/llenergymeasure/llemcfg/internal/engine/cuelang"
)

// Definition is the name of the root of the schema.
const Definition = "#Submission"

// Source is the text of the schema itself.
//
//go:embed jobs.cue
var Source string

// Files are the CUE files of a package of a text such as Source.
func Files(text string) (fs.FS, error) {
	rule, err := fs.ReadFile(cuesource.Files, "rule.cue")
	if err != nil {
		return nil, err
	}
	rule = bytes.Replace(rule, []byte("package llemcfg"), []byte("package jobs"), 1)
	return fstest.MapFS{"jobs.cue": {Data: []byte(text)}, "rule.cue": {Data: rule}}, nil
}

// Parse is the package of a text such as Source.
func Parse(text string) (*cuelang.Source, error) {
	files, err := Files(text)
	if err != nil {
		return nil, err
	}
	return cuelang.Parse(files)
}
