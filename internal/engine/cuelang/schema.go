// Package cuelang is CUE packages at work: compiled from their source, described
// as plain data, proven to be what the data says, and asked for a verdict. It is
// the only package that uses CUE's API, and knows no schema.
package cuelang

import (
	"errors"
	"io/fs"
	"slices"
	"strings"

	"cuelang.org/go/cue"
	"cuelang.org/go/cue/ast"
	"cuelang.org/go/cue/build"
	cueerrors "cuelang.org/go/cue/errors"
	"cuelang.org/go/cue/parser"
	"cuelang.org/go/cue/token"
)

// Source is the text of a CUE package.
type Source struct {
	files []sourceFile
	name  string // of the package
	// importPath is that of the package, and imports are the packages that it may
	// import beside those of CUE, by their import paths.
	importPath string
	imports    map[string]*Source
}

type sourceFile struct {
	name string
	text []byte
	// checks is whether the file checks the package itself, as its attribute
	// @checks() says.
	checks bool
}

// Parse reads the *.cue files of a folder. They import no package but those of
// CUE.
func Parse(dir fs.FS) (*Source, error) { return ParseWith(dir, nil) }

// ParseWith reads the *.cue files of a folder, which may import the packages
// whose files are in imports, by import path.
func ParseWith(dir fs.FS, imports map[string]fs.FS) (*Source, error) {
	s := &Source{imports: map[string]*Source{}}
	names, err := fs.Glob(dir, "*.cue")
	if err != nil {
		return nil, err
	}
	if len(names) == 0 {
		return nil, errors.New("there is no *.cue file")
	}
	for _, name := range names {
		text, err := fs.ReadFile(dir, name)
		if err != nil {
			return nil, err
		}
		s.files = append(s.files, sourceFile{name: name, text: text})
	}
	files, err := s.syntax()
	if err != nil {
		return nil, err
	}
	s.name = files[0].PackageName()
	for i, file := range files {
		s.files[i].checks = slices.ContainsFunc(file.Decls, func(d ast.Decl) bool {
			a, ok := d.(*ast.Attribute)
			return ok && a.Text == "@checks()"
		})
	}
	for path, files := range imports {
		if s.imports[path], err = ParseWith(files, nil); err != nil {
			return nil, err
		}
		s.imports[path].importPath = path
	}
	return s, nil
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

// withoutChecks is the package without the files that check it: no config depends
// on them, and CUE evaluates all of a package.
func (s *Source) withoutChecks() *Source {
	without := *s
	without.files = slices.DeleteFunc(slices.Clone(s.files), func(f sourceFile) bool { return f.checks })
	return &without
}

// instance makes the package ready to be built.
func (s *Source) instance(ctx *build.Context) (*build.Instance, error) {
	files, err := s.syntax()
	if err != nil {
		return nil, err
	}
	instance := ctx.NewInstance("", nil)
	instance.ImportPath = s.importPath
	for _, file := range files {
		if err := instance.AddSyntax(file); err != nil {
			return nil, err
		}
	}
	if err := instance.Complete(); err != nil {
		return nil, err
	}
	return instance, nil
}

// build compiles the package in a context. Nothing is looked for on the disk or
// in a registry: an import that is not known is an error.
func (s *Source) build(ctx *cue.Context) (cue.Value, error) {
	var builds *build.Context
	builds = build.NewContext(build.Loader(func(_ token.Pos, path string) *build.Instance {
		base, _, _ := strings.Cut(path, ":") // the name of the package may follow
		source, ok := s.imports[base]
		if !ok {
			return nil
		}
		instance, err := source.instance(builds)
		if err != nil {
			instance = builds.NewInstance("", nil)
			instance.Err = cueerrors.Promote(err, path)
		}
		return instance
	}))
	instance, err := s.instance(builds)
	if err != nil {
		return cue.Value{}, err
	}
	v := ctx.BuildInstance(instance)
	return v, v.Err()
}

// compile builds the package and parses it once more, for who reads both.
func (s *Source) compile(ctx *cue.Context) (cue.Value, []*ast.File, error) {
	root, err := s.build(ctx)
	if err != nil {
		return root, nil, err
	}
	files, err := s.syntax()
	return root, files, err
}

// scopeOf is a package that has been compiled. Its hidden names are known under
// the path that CUE gives a package without an import path.
func (s *Source) scopeOf(ctx *cue.Context, root cue.Value, files []*ast.File) *scope {
	path := s.importPath
	if path == "" {
		path = ":" + s.name
	}
	return &scope{name: s.name, ctx: ctx, root: root, files: files, importPath: path}
}

// importScopes are the imported packages as scopes, compiled in the same context.
func (s *Source) importScopes(ctx *cue.Context) (map[string]*scope, error) {
	scopes := map[string]*scope{}
	for path, source := range s.imports {
		root, files, err := source.compile(ctx)
		if err != nil {
			return nil, err
		}
		scopes[path] = source.scopeOf(ctx, root, files)
	}
	return scopes, nil
}
