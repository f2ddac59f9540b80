package cuelang

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"cuelang.org/go/cue/ast"
	"cuelang.org/go/cue/format"
	"cuelang.org/go/cue/token"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// Syntax is v as CUE source: what a file says, to be put before the schema. It is
// an error if something in v could not be read.
func Syntax(v *value.Value) (ast.Expr, error) {
	switch v.Kind {
	case value.Null:
		return ast.NewNull(), nil
	case value.Bool:
		return ast.NewBool(v.Bool()), nil
	case value.Int:
		return number(token.INT, v.Text), nil
	case value.Float:
		return number(token.FLOAT, floatLiteral(v.Text)), nil
	case value.String:
		return ast.NewString(v.Text), nil
	case value.List:
		list := &ast.ListLit{}
		for _, e := range v.Entries {
			item, err := Syntax(e.Value)
			if err != nil {
				return nil, err
			}
			list.Elts = append(list.Elts, item)
		}
		return list, nil
	case value.Map:
		literal := &ast.StructLit{}
		for _, e := range v.Entries {
			of, err := Syntax(e.Value)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", e.Key, err)
			}
			literal.Elts = append(literal.Elts, &ast.Field{Label: ast.NewStringLabel(e.Key), Value: of})
		}
		return literal, nil
	case value.Invalid:
		return nil, errors.New("a value that could not be read has no CUE")
	default:
		return nil, fmt.Errorf("a value of kind %d has no CUE", v.Kind)
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
	e, err := Syntax(v)
	if err != nil {
		return nil, err
	}
	literal, ok := e.(*ast.StructLit)
	if !ok {
		return nil, fmt.Errorf("a value of kind %d is no CUE file", v.Kind)
	}
	return format.Node(&ast.File{Decls: literal.Elts}, format.Simplify())
}
