// Package fieldpaths reads the path of every field from the CUE package in a folder,
// for tests that hold that nothing is left out on the way from there. It uses none
// of what it is to check: neither the description of the schema nor its reader.
package fieldpaths

import (
	"io/fs"

	"cuelang.org/go/cue"
	"cuelang.org/go/cue/build"
	"cuelang.org/go/cue/cuecontext"
	"cuelang.org/go/cue/parser"
)

// OfExperiment returns the path of every field of an experiment.
func OfExperiment(dir fs.FS) ([]string, error) { return pathsOf(dir, "#ExperimentConfig") }

// OfSettings returns the path of every field of the user's settings.
func OfSettings(dir fs.FS) ([]string, error) { return pathsOf(dir, "#UserConfig") }

// OfStudy returns the path of every field that only a study has.
func OfStudy(dir fs.FS) ([]string, error) { return pathsOf(dir, "#StudyConfig") }

func pathsOf(dir fs.FS, definition string) ([]string, error) {
	names, err := fs.Glob(dir, "*.cue")
	if err != nil {
		return nil, err
	}
	instance := build.NewContext().NewInstance("", nil)
	for _, name := range names {
		text, err := fs.ReadFile(dir, name)
		if err != nil {
			return nil, err
		}
		file, err := parser.ParseFile(name, text)
		if err != nil {
			return nil, err
		}
		if err := instance.AddSyntax(file); err != nil {
			return nil, err
		}
	}
	root := cuecontext.New().BuildInstance(instance)
	if err := root.Err(); err != nil {
		return nil, err
	}
	var paths []string
	return paths, walkPaths(root.LookupPath(cue.ParsePath(definition)), "", &paths)
}

// walkPaths adds the fields of a struct and those of every struct that a field may be.
func walkPaths(v cue.Value, prefix string, paths *[]string) error {
	fields, err := v.Fields(cue.Optional(true))
	if err != nil {
		return err
	}
	for fields.Next() {
		path := prefix + fields.Selector().Unquoted()
		*paths = append(*paths, path)
		for _, alternative := range alternatives(fields.Value()) {
			if alternative.IncompleteKind() == cue.StructKind {
				if err := walkPaths(alternative, path+".", paths); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func alternatives(v cue.Value) []cue.Value {
	if op, args := v.Expr(); op == cue.OrOp {
		return args
	}
	return []cue.Value{v}
}
