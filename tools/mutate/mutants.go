package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
)

// mutant is one change of one file: the bytes from start to end become text.
type mutant struct {
	file       string
	line       int
	start, end int
	text       string
	what       string
}

// apply returns the source with the change.
func (m *mutant) apply(source []byte) []byte {
	var b bytes.Buffer
	b.Write(source[:m.start])
	b.WriteString(m.text)
	b.Write(source[m.end:])
	return b.Bytes()
}

// diff shows the lines that the change touches, before and after.
func (m *mutant) diff(source []byte) string {
	from := bytes.LastIndexByte(source[:m.start], '\n') + 1
	to := len(source)
	if i := bytes.IndexByte(source[m.end:], '\n'); i >= 0 {
		to = m.end + i
	}
	var b strings.Builder
	for _, line := range strings.Split(string(source[from:to]), "\n") {
		fmt.Fprintf(&b, "    - %s\n", line)
	}
	changed := string(source[from:m.start]) + m.text + string(source[m.end:to])
	for _, line := range strings.Split(changed, "\n") {
		fmt.Fprintf(&b, "    + %s\n", line)
	}
	return b.String()
}

// swaps are the operators that stand in for one another.
var swaps = map[token.Token][]token.Token{
	token.LSS:  {token.LEQ, token.GEQ},
	token.LEQ:  {token.LSS, token.GTR},
	token.GTR:  {token.GEQ, token.LEQ},
	token.GEQ:  {token.GTR, token.LSS},
	token.EQL:  {token.NEQ},
	token.NEQ:  {token.EQL},
	token.LAND: {token.LOR},
	token.LOR:  {token.LAND},
	token.ADD:  {token.SUB},
	token.SUB:  {token.ADD},
	token.MUL:  {token.QUO},
	token.QUO:  {token.MUL},
}

// mutantsOf returns all mutants of a file, in the order of their places. Some of
// them do not compile.
func mutantsOf(file string, source []byte) ([]mutant, error) {
	fset := token.NewFileSet()
	parsed, err := parser.ParseFile(fset, file, source, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	var all []mutant
	add := func(from, to token.Pos, text, what string) {
		at := fset.Position(from)
		all = append(all, mutant{file, at.Line, at.Offset, fset.Position(to).Offset, text, what})
	}
	remove := func(s ast.Stmt) { add(s.Pos(), s.End(), "", "remove the statement") }
	statements := func(list []ast.Stmt) {
		for _, s := range list {
			switch s := s.(type) {
			case *ast.ExprStmt, *ast.IncDecStmt, *ast.ReturnStmt, *ast.BranchStmt, *ast.DeferStmt, *ast.GoStmt, *ast.SendStmt:
				remove(s)
			case *ast.AssignStmt:
				if s.Tok != token.DEFINE {
					remove(s)
				}
			}
		}
	}
	negate := func(cond ast.Expr) {
		if cond != nil {
			text := source[fset.Position(cond.Pos()).Offset:fset.Position(cond.End()).Offset]
			add(cond.Pos(), cond.End(), "!("+string(text)+")", "negate the condition")
		}
	}
	ast.Inspect(parsed, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.Field:
			if n.Tag != nil {
				ast.Inspect(n.Type, func(ast.Node) bool { return true })
				return false // the tag of a field is no string constant
			}
		case *ast.BlockStmt:
			statements(n.List)
		case *ast.CaseClause:
			statements(n.Body)
		case *ast.CommClause:
			statements(n.Body)
		case *ast.IfStmt:
			negate(n.Cond)
		case *ast.ForStmt:
			negate(n.Cond)
		case *ast.BinaryExpr:
			for _, op := range swaps[n.Op] {
				add(n.OpPos, n.OpPos+token.Pos(len(n.Op.String())), op.String(), n.Op.String()+" becomes "+op.String())
			}
		case *ast.Ident:
			switch n.Name {
			case "true":
				add(n.Pos(), n.End(), "false", "true becomes false")
			case "false":
				add(n.Pos(), n.End(), "true", "false becomes true")
			}
		case *ast.BasicLit:
			switch n.Kind {
			case token.INT:
				if i, err := strconv.ParseInt(n.Value, 0, 64); err == nil {
					add(n.Pos(), n.End(), strconv.FormatInt(i+1, 10), n.Value+" plus 1")
					add(n.Pos(), n.End(), strconv.FormatInt(i-1, 10), n.Value+" minus 1")
				}
			case token.STRING:
				if text, err := strconv.Unquote(n.Value); err == nil && text != "" {
					add(n.Pos(), n.End(), `""`, "empty the string")
				}
			}
		}
		return true
	})
	return all, nil
}
