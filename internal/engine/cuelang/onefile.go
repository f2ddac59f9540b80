package cuelang

import (
	"cuelang.org/go/cue/ast"
	"cuelang.org/go/cue/ast/astutil"
	"cuelang.org/go/cue/format"
)

// OneFile is the package as a single CUE file, with all its comments: the file
// that has the comment on the package first, and the others by name.
func (s *Source) OneFile() ([]byte, error) {
	files, err := s.syntax()
	if err != nil {
		return nil, err
	}
	pkg := &ast.Package{}
	imports := &ast.ImportDecl{}
	known := map[string]bool{}
	var first, rest []ast.Decl
	for _, f := range files {
		body := &rest
		for _, d := range f.Decls {
			switch d := d.(type) {
			case *ast.Package:
				pkg.Name = d.Name
				if doc := ast.Comments(d); len(doc) > 0 {
					ast.SetComments(pkg, doc)
					body = &first
				}
			case *ast.ImportDecl:
				for _, spec := range d.Specs {
					if !known[spec.Path.Value] {
						known[spec.Path.Value] = true
						imports.Specs = append(imports.Specs, ast.NewImport(nil, path(spec)))
					}
				}
			default:
				*body = append(*body, d)
			}
		}
	}
	file := &ast.File{Decls: append([]ast.Decl{pkg, imports}, append(first, rest...)...)}
	if err := astutil.SanitizeFiles([]*ast.File{file}); err != nil {
		return nil, err
	}
	return format.Node(file)
}

func path(spec *ast.ImportSpec) string {
	info, err := astutil.ParseImportSpec(spec)
	if err != nil {
		return spec.Path.Value
	}
	return info.ID
}
