// Package schema is the CUE package of the experiment schema at work: compiled
// from its embedded source, described as plain data, and asked for its verdict.
// Of all packages this one alone uses CUE's API.
package cuelang

import (
	"io/fs"

	"cuelang.org/go/cue"
	"cuelang.org/go/cue/ast"
	"cuelang.org/go/cue/build"
	"cuelang.org/go/cue/parser"
)

// The definitions that the loader asks.
const (
	experiment = "#ExperimentConfig"
	strict     = "#StrictExperimentConfig"
	user       = "#UserConfig"
	study      = "#StudyConfig"
)

// Source is the text of the CUE package.
type Source struct{ files []sourceFile }

type sourceFile struct {
	name string
	text []byte
}

// Parse reads the *.cue files of a folder.
func Parse(dir fs.FS) (*Source, error) {
	names, err := fs.Glob(dir, "*.cue")
	if err != nil {
		return nil, err
	}
	var s Source
	for _, name := range names {
		text, err := fs.ReadFile(dir, name)
		if err != nil {
			return nil, err
		}
		s.files = append(s.files, sourceFile{name, text})
	}
	_, err = s.syntax()
	return &s, err
}

// syntax parses the files anew: compiling a file writes to its syntax tree.
func (s *Source) syntax() ([]*ast.File, error) {
	files := make([]*ast.File, len(s.files))
	for i, f := range s.files {
		var err error
		if files[i], err = parser.ParseFile(f.name, f.text, parser.ParseComments); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// build compiles the package in a context.
func (s *Source) build(ctx *cue.Context) (cue.Value, error) {
	files, err := s.syntax()
	if err != nil {
		return cue.Value{}, err
	}
	instance := build.NewContext().NewInstance("", nil)
	for _, file := range files {
		if err := instance.AddSyntax(file); err != nil {
			return cue.Value{}, err
		}
	}
	if err := instance.Complete(); err != nil {
		return cue.Value{}, err
	}
	v := ctx.BuildInstance(instance)
	return v, v.Err()
}
