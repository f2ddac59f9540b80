package cuelang

import (
	"cuelang.org/go/cue/ast"
	"cuelang.org/go/cue/format"
	"cuelang.org/go/cue/token"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// Syntax is v as CUE source: what a file says, to be put before the schema.
func Syntax(v *value.Value) ast.Expr {
	switch v.Kind {
	case value.Null:
		return ast.NewNull()
	case value.Bool:
		return ast.NewBool(v.Bool())
	case value.Int:
		return number(token.INT, v.Text)
	case value.Float:
		return number(token.FLOAT, v.Text)
	case value.String:
		return ast.NewString(v.Text)
	case value.List:
		list := &ast.ListLit{}
		for _, item := range v.Entries {
			list.Elts = append(list.Elts, Syntax(item.Value))
		}
		return list
	case value.Map:
		literal := &ast.StructLit{}
		for _, e := range v.Entries {
			literal.Elts = append(literal.Elts, &ast.Field{Label: ast.NewStringLabel(e.Key), Value: Syntax(e.Value)})
		}
		return literal
	default:
		return &ast.BottomLit{}
	}
}

func number(kind token.Token, literal string) ast.Expr {
	if literal[0] == '-' {
		return &ast.UnaryExpr{Op: token.SUB, X: ast.NewLit(kind, literal[1:])}
	}
	return ast.NewLit(kind, literal)
}

// Format is v, which has to be a Map, as a CUE file.
func Format(v *value.Value) ([]byte, error) {
	literal := Syntax(v).(*ast.StructLit)
	return format.Node(&ast.File{Decls: literal.Elts}, format.Simplify())
}
