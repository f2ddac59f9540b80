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

// mutant is one change of one file: the bytes of source from start to end become
// text.
type mutant struct {
	name       string // of the file, in the module
	of         *pkg
	source     []byte
	line       int
	start, end int
	text       string
	what       string

	number       int // in the order of the choice
	inner, outer int // the bytes of the body that it is in, or 0
	returns      bool
	compiles     bool
	branches     bool // it compiles as a branch too: see together.go
}

// apply returns the source with the change.
func (m *mutant) apply() []byte {
	var b bytes.Buffer
	b.Write(m.source[:m.start])
	b.WriteString(m.text)
	b.Write(m.source[m.end:])
	return b.Bytes()
}

// diff shows the lines that the change touches, before and after, below the line
// above them.
func (m *mutant) diff() string {
	from := bytes.LastIndexByte(m.source[:m.start], '\n') + 1
	to := len(m.source)
	if i := bytes.IndexByte(m.source[m.end:], '\n'); i >= 0 {
		to = m.end + i
	}
	var b strings.Builder
	if above := bytes.TrimRight(m.source[:from], "\n"); len(above) > 0 {
		fmt.Fprintf(&b, "      %s\n", above[bytes.LastIndexByte(above, '\n')+1:])
	}
	for line := range strings.SplitSeq(string(m.source[from:to]), "\n") {
		fmt.Fprintf(&b, "    - %s\n", line)
	}
	changed := string(m.source[from:m.start]) + m.text + string(m.source[m.end:to])
	for line := range strings.SplitSeq(changed, "\n") {
		fmt.Fprintf(&b, "    + %s\n", line)
	}
	return b.String()
}

// key tells the mutant from others in a report, whatever the line it is in.
func (m *mutant) key() string {
	var b strings.Builder
	for line := range strings.Lines(m.diff()) {
		b.WriteString(trimmed(line))
	}
	return m.name + "\n" + b.String()
}

// trimmed is a line of a diff without the indentation.
func trimmed(line string) string { return strings.Join(strings.Fields(line), " ") + "\n" }

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

// mutantsOf returns the mutants of a file, in the order of their places. Some of
// them do not compile. Capacities, and panics that report a mistake of the caller
// or what cannot happen, are left alone: a test need not notice them.
func mutantsOf(name string, source []byte) ([]mutant, error) {
	fset := token.NewFileSet()
	parsed, err := parser.ParseFile(fset, name, source, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	var all []mutant
	add := func(from, to token.Pos, text, what string) {
		at := fset.Position(from)
		all = append(all, mutant{name: name, source: source, line: at.Line, start: at.Offset, end: fset.Position(to).Offset, text: text, what: what})
	}
	remove := func(s ast.Stmt) { add(s.Pos(), s.End(), "", "remove the statement") }
	statements := func(list []ast.Stmt) {
		for _, s := range list {
			switch s := s.(type) {
			case *ast.ExprStmt:
				if call, ok := s.X.(*ast.CallExpr); !ok || !unnoticed(call) {
					remove(s)
				}
			case *ast.IncDecStmt, *ast.ReturnStmt, *ast.BranchStmt, *ast.DeferStmt, *ast.GoStmt, *ast.SendStmt:
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
		case *ast.CallExpr:
			return !unnoticed(n)
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
	within(fset, parsed, all)
	return all, nil
}

// unnoticed reports whether a call is a panic or sets a capacity: panic(x),
// make(map[K]V, n), make([]T, n, m), b.Grow(n), slices.Grow(s, n).
func unnoticed(call *ast.CallExpr) bool {
	switch f := call.Fun.(type) {
	case *ast.Ident:
		if f.Name == "make" && len(call.Args) == 2 {
			_, isMap := call.Args[0].(*ast.MapType)
			return isMap
		}
		return f.Name == "panic" || f.Name == "make" && len(call.Args) == 3
	case *ast.SelectorExpr:
		return f.Sel.Name == "Grow"
	}
	return false
}
