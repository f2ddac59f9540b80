package cuelang

import (
	"strconv"
	"strings"

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
		return number(token.FLOAT, floatLiteral(v.Text))
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

// floatLiteral is a literal of a float that CUE exports as a float again: one
// whose exponent is as large as its fraction is long, such as 1.5e1, has no
// fraction in CUE's decimals and becomes an integer. Another digit keeps it.
func floatLiteral(text string) string {
	i := strings.IndexAny(text, "eE")
	if i < 0 {
		return text
	}
	mantissa, exponent := text[:i], text[i:]
	_, fraction, hasPoint := strings.Cut(mantissa, ".")
	if n, err := strconv.Atoi(exponent[1:]); err != nil || n != len(fraction) {
		return text // an exponent past int is no such one
	}
	if !hasPoint {
		mantissa += "."
	}
	return mantissa + "0" + exponent
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
