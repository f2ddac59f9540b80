package cuelang

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"

	"cuelang.org/go/cue"
	"cuelang.org/go/cue/ast"
	"cuelang.org/go/cue/cuecontext"
	"cuelang.org/go/cue/errors"
	"cuelang.org/go/cue/parser"
	"cuelang.org/go/cue/token"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// Narrowed is the name of the definition that a narrowed package has.
const Narrowed = "#Narrowed"

// narrowedPackage is the name of a narrowed package.
const narrowedPackage = "narrowed"

// Narrowing is a definition that a file narrows.
type Narrowing struct {
	*Source
	// Name is that of the file.
	Name   string
	fields map[string]declaredField // by path
	parts  []declaredPart
	rules  []addedRule
	// messages are what the file has error() say.
	messages []string
	// Preferred are the values of #default, which a config has where it says nothing
	// else and the definition allows other values too. It may be empty.
	Preferred *value.Value
	// Implied are the defaults of the fields that the file declares.
	Implied *value.Value
}

// The definitions that have a meaning of their own: other defaults, and rules.
const (
	preferences = "#default"
	additions   = "#added"
)

type declaredField struct {
	line, column int
	pos          token.Pos
	requires     string
}

// declaredPart is a field, or an item of a list, with what the file says of it;
// its path has an asterisk for all items that are not listed.
type declaredPart struct {
	path []string
	declaredField
}

type addedRule struct {
	at, code, message string
	line              int
}

// Narrow makes a package of the CUE file of somebody who narrows a definition of
// another package: its fields are unified with the definition, as
//
//	#Narrowed: other.#Definition & { the fields of the file }
//
// so that it accepts nothing that the definition refuses. What the file states
// to be checked by hand, its package clause and the definition embedded at its
// root, is dropped. It may import the packages of CUE itself and the other one,
// which is in files. The lines of the file are those of the errors.
func Narrow(name string, text []byte, importPath, definition string, files fs.FS) (*Narrowing, []Defect) {
	prefix := 0
	n, err := narrow(name, text, importPath, definition, files, &prefix)
	if err != nil {
		return nil, defects(err, name, prefix)
	}
	return n, nil
}

// Defect is something that is wrong with a CUE file.
type Defect struct {
	Path, Message string
	// Line and Column are 0 if it has no place in the file.
	Line, Column int
}

// defects are the errors of CUE with their places in a file, whose first line
// stands behind a prefix.
func defects(err error, name string, prefix int) []Defect {
	var all []Defect
	for _, e := range errors.Errors(err) {
		if isSummary(e) {
			continue
		}
		format, args := e.Msg()
		d := Defect{Message: strings.TrimSuffix(fmt.Sprintf(format, args...), ":")}
		if path := e.Path(); len(path) > 0 && path[0] == Narrowed {
			d.Path = strings.Join(path[1:], ".")
		}
		for _, p := range append(e.InputPositions(), e.Position()) {
			if p.Filename() != name || p.Line() == 1 && p.Column() <= prefix {
				continue
			}
			d.Line, d.Column = p.Line(), p.Column()
			if d.Line == 1 {
				d.Column -= prefix
			}
			break
		}
		all = append(all, d)
	}
	return all
}

// isSummary reports whether an error of CUE only counts others, which follow it.
func isSummary(e errors.Error) bool {
	format, _ := e.Msg()
	return format == "%d errors in empty disjunction:"
}

func narrow(name string, text []byte, importPath, definition string, files fs.FS, prefix *int) (*Narrowing, error) {
	file, err := parser.ParseFile(name, text, parser.ParseComments)
	if err != nil {
		return nil, err
	}
	if err := unused(file); err != nil {
		return nil, err
	}
	other, err := ParseWith(files, nil)
	if err != nil {
		return nil, err
	}
	other.importPath = importPath
	alias := other.name
	body := bytes.Clone(text)
	var imports []string
	for _, decl := range file.Decls {
		switch decl := decl.(type) {
		case *ast.Package:
			blank(body, decl)
		case *ast.ImportDecl:
			blank(body, decl)
			for _, i := range decl.Specs {
				imported := strings.Trim(i.Path.Value, `"`)
				if base, _, _ := strings.Cut(imported, ":"); base != importPath {
					if first, _, _ := strings.Cut(imported, "/"); strings.Contains(first, ".") {
						return nil, errors.Newf(i.Pos(), "imports %s: it may import the packages of CUE and %s", imported, importPath)
					}
					imports = append(imports, importText(i))
				} else if i.Name != nil {
					alias = i.Name.Name
				}
			}
		case *ast.EmbedDecl:
			if source(decl.Expr) == alias+"."+definition {
				blank(body, decl)
			}
		}
	}
	imports = append(imports, fmt.Sprintf("%s %q", alias, importPath+":"+other.name))
	// All on the first line, so that the lines of the file keep their numbers.
	before := fmt.Sprintf("package %s, import (%s), %s: %s.%s & {", narrowedPackage, strings.Join(imports, ", "), Narrowed, alias, definition)
	*prefix = len(before)
	wrapped := before + string(body) + "\n}\n"
	n := &Narrowing{
		Source: &Source{name: narrowedPackage, files: []sourceFile{{name: name, text: []byte(wrapped)}}, imports: map[string]*Source{importPath: other}},
		Name:   name,
		fields: map[string]declaredField{},
	}
	ctx := cuecontext.New()
	root, err := n.build(ctx)
	if err != nil {
		return nil, err
	}
	// Fields may lack values, but not contradict each other.
	narrowed := root.LookupPath(cue.ParsePath(Narrowed))
	if err := narrowed.Validate(); err != nil {
		return nil, err
	}
	n.declared(nil, &ast.StructLit{Elts: file.Decls}, true)
	if n.Implied, err = n.defaults("", narrowed, false); err != nil {
		return nil, err
	}
	if n.Preferred, err = n.defaults(preferences+".", narrowed, true); err == nil {
		var preferred ast.Expr
		if preferred, err = Syntax(n.Preferred); err == nil {
			err = n.preferred(narrowed.Unify(ctx.BuildExpr(preferred)).Validate())
		}
	}
	if err != nil {
		*prefix = 0 // the places are those of the file itself
		return nil, err
	}
	ast.Walk(file, func(node ast.Node) bool {
		if call, ok := node.(*ast.CallExpr); ok && source(call.Fun) == "error" && len(call.Args) == 1 {
			if text, err := ctx.BuildExpr(call.Args[0]).String(); err == nil {
				n.messages = append(n.messages, text)
			}
		}
		return true
	}, nil)
	return n, n.added(narrowed.LookupPath(cue.ParsePath(additions)))
}

// unused is an error about each definition and hidden field of a file that nothing
// in it uses. CUE lets it be, and what is meant to narrow would narrow nothing.
func unused(file *ast.File) error {
	used, labels := map[string]bool{}, map[ast.Node]bool{}
	ast.Walk(file, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.Field:
			labels[node.Label] = true
		case *ast.Ident:
			used[node.Name] = used[node.Name] || !labels[node]
		}
		return true
	}, nil)
	var all errors.Error
	for _, decl := range file.Decls {
		f, ok := decl.(*ast.Field)
		if !ok {
			continue
		}
		label, ok := f.Label.(*ast.Ident)
		if !ok || !strings.ContainsAny(label.Name[:1], "#_") || label.Name == preferences || label.Name == additions || used[label.Name] {
			continue
		}
		all = errors.Append(all, errors.Newf(label.Pos(), "nothing uses %s, and by itself it has no effect: fields stand at the top of the file, other defaults in %s, and rules in %s", label.Name, preferences, additions))
	}
	return all
}

// defaults is the tree of the fields that the file declares below a prefix, with
// their defaults and places. A field without one is left out, or is an error where
// all must have one.
func (n *Narrowing) defaults(prefix string, narrowed cue.Value, all bool) (*value.Value, error) {
	source := &value.Source{Name: n.Name}
	root := &value.Value{Kind: value.Map, Source: source}
	for _, path := range slices.Sorted(maps.Keys(n.fields)) {
		names, ok := strings.CutPrefix(path, prefix)
		if !ok || strings.HasPrefix(names, "#") {
			continue
		}
		v := narrowed.LookupPath(cue.ParsePath(path))
		if d, ok := v.Default(); ok {
			v = d
		}
		if v.Kind() == cue.StructKind {
			continue // its fields follow
		}
		f := n.fields[path]
		decoded, err := decodeFree(v)
		if err != nil && all {
			return nil, errors.Newf(f.pos, "%s must be a value", path)
		}
		if err != nil {
			continue
		}
		place := value.Point(value.Pos{Line: int32(f.line), Column: int32(f.column)})
		decoded.At, decoded.Source = place, source
		put(root, strings.Split(names, "."), value.Entry{KeyAt: place, Value: decoded})
	}
	return root, nil
}

// put sets an entry below a tree.
func put(tree *value.Value, names []string, e value.Entry) {
	if len(names) == 1 {
		e.Key = names[0]
		tree.Entries = append(tree.Entries, e)
		return
	}
	below := tree.Lookup(names[0])
	if below == nil {
		section := &value.Value{Kind: value.Map, At: e.Value.At, Source: tree.Source}
		tree.Entries = append(tree.Entries, value.Entry{Key: names[0], KeyAt: e.KeyAt, Value: section})
		below = &tree.Entries[len(tree.Entries)-1]
	}
	put(below.Value, names[1:], e)
}

// preferred is an error about a value of #default, at its place in the file.
func (n *Narrowing) preferred(err error) error {
	if err == nil {
		return nil
	}
	var all errors.Error
	for _, e := range errors.Errors(err) {
		if isSummary(e) {
			continue
		}
		path := e.Path()
		if len(path) > 0 && path[0] == Narrowed {
			path = path[1:]
		}
		format, args := e.Msg()
		at := strings.Join(append([]string{preferences}, path...), ".")
		all = errors.Append(all, errors.Newf(n.fields[at].pos, "%s: %s", at, strings.TrimSuffix(fmt.Sprintf(format, args...), ":")))
	}
	return all
}

// importText is an import as it is written, which source cannot write.
func importText(i *ast.ImportSpec) string {
	if i.Name == nil {
		return i.Path.Value
	}
	return i.Name.Name + " " + i.Path.Value
}

// blank overwrites a node with spaces, and keeps its lines.
func blank(text []byte, n ast.Node) {
	for i := n.Pos().Offset(); i < n.End().Offset(); i++ {
		if text[i] != '\n' {
			text[i] = ' '
		}
	}
}

// declared notes what the file says of the fields and items in an expression. Those
// are its fields that stand in nothing but fields, and not in a list or beside an
// operator.
func (n *Narrowing) declared(path []string, e ast.Expr, isField bool) {
	add := func(name string, at ast.Node, says ast.Expr, isField bool) {
		path := append(slices.Clone(path), name)
		part := declaredPart{path, declaredField{at.Pos().Line(), at.Pos().Column(), at.Pos(), inWords(says)}}
		n.parts = append(n.parts, part)
		joined := strings.Join(path, ".")
		if _, known := n.fields[joined]; isField && !known {
			n.fields[joined] = part.declaredField
		}
		n.declared(path, says, isField)
	}
	switch e := e.(type) {
	case *ast.StructLit:
		for _, element := range e.Elts {
			if f, ok := element.(*ast.Field); ok {
				add(labelOf(f), f.Label, f.Value, isField)
			}
		}
	case *ast.ParenExpr:
		n.declared(path, e.X, false)
	case *ast.BinaryExpr:
		// Of several alternatives that have parts, none is required.
		if e.Op == token.AND || e.Op == token.OR && hasParts(e.X) != hasParts(e.Y) {
			n.declared(path, e.X, false)
			n.declared(path, e.Y, false)
		}
	case *ast.ListLit:
		for i, item := range e.Elts {
			if rest, ok := item.(*ast.Ellipsis); !ok {
				add(strconv.Itoa(i), item, item, false)
			} else if rest.Type != nil {
				add("*", rest.Type, rest.Type, false)
			}
		}
	}
}

func hasParts(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.StructLit, *ast.ListLit:
		return true
	case *ast.ParenExpr:
		return hasParts(e.X)
	case *ast.BinaryExpr:
		return hasParts(e.X) || hasParts(e.Y)
	default:
		return false
	}
}

// part is what the file says of what stands at a path of a config.
func (n *Narrowing) part(path []string) *declaredPart {
	for i := range n.parts {
		if slices.EqualFunc(n.parts[i].path, path, func(declared, name string) bool {
			_, err := strconv.Atoi(name)
			return declared == name || declared == "*" && err == nil
		}) {
			return &n.parts[i]
		}
	}
	return nil
}

// added reads the rules that the file adds.
func (n *Narrowing) added(table cue.Value) error {
	if !table.Exists() {
		return nil
	}
	fields, err := table.Fields()
	if err != nil {
		return err
	}
	for fields.Next() {
		rule := addedRule{line: n.fields[additions+"."+fields.Selector().Unquoted()].line}
		for name, to := range map[string]*string{"code": &rule.code, "at": &rule.at, "message": &rule.message} {
			if *to, err = fields.Value().LookupPath(cue.ParsePath(name)).String(); err != nil {
				return err
			}
		}
		n.rules = append(n.rules, rule)
	}
	return nil
}

// Refusal is something that the file refuses and the definition does not.
type Refusal struct {
	// Path is that of the field.
	Path []string
	// Code is that of the rule, or empty.
	Code string
	// Message is that of the file, or empty if it states none.
	Message string
	// Requires is what the expression of the field in the file takes, in words;
	// empty for a rule.
	Requires string
	// Line is that of the field or rule in the file.
	Line int
}

// Place states that the file is the origin of those values of a resolved config
// that it declares and no layer has written.
func (n *Narrowing) Place(resolved *value.Value) {
	origin := &value.Source{Name: n.Name}
	for path, f := range n.fields {
		var e *value.Entry
		v := resolved
		for step := range strings.SplitSeq(path, ".") {
			if e = v.Lookup(step); e == nil {
				break
			}
			v = e.Value
		}
		if e == nil || e.KeyAt.IsValid() || v.Kind == value.Map {
			continue
		}
		e.KeyAt = value.Point(value.Pos{Line: int32(f.line), Column: int32(f.column)})
		e.Value.Source = origin
	}
}

// notAllowed is what CUE says of all items of a list that is refused as a whole.
const notAllowed = "field not allowed"

// Refusals are those errors of a verdict that come from the file, one for each
// field and rule.
func (n *Narrowing) Refusals(v Verdict) []Refusal {
	if v.Err == nil {
		return nil
	}
	var all []Refusal
	for _, err := range errors.Errors(v.Err) {
		format, args := err.Msg()
		message := strings.TrimSuffix(fmt.Sprintf(format, args...), ":")
		if rule := n.ruleOf(message); rule != nil {
			_, text, _ := strings.Cut(message, ": ")
			all = append(all, Refusal{Path: strings.Split(rule.at, "."), Code: rule.code, Message: text, Line: rule.line})
			continue
		}
		path := err.Path()
		if len(path) > 0 && path[0] == Narrowed {
			path = path[1:]
		}
		part := n.part(path)
		if part == nil || message == notAllowed {
			continue
		}
		if !slices.Contains(n.messages, message) {
			message = ""
		}
		i := slices.IndexFunc(all, func(r Refusal) bool { return slices.Equal(r.Path, path) })
		if i < 0 {
			i = len(all)
			all = append(all, Refusal{Path: path, Requires: part.requires, Line: part.line})
		}
		if message != "" {
			all[i].Message = message
		}
	}
	return all
}

// Lacking are the fields that the file declares and that have no value in a
// config, since the file takes neither what the config says nor a default of the
// definition. CUE does not say which they are where a rule tests one of them.
func (a *Authority) Lacking(n *Narrowing, config *value.Value) (all []Refusal, err error) {
	err = a.ask(wholeQuestions, func(e *engine) error {
		written, err := e.build(config)
		if err != nil {
			return err
		}
		whole := e.lookup(cue.ParsePath(Narrowed)).Unify(written)
		for _, path := range slices.Sorted(maps.Keys(n.fields)) {
			if strings.HasPrefix(path, "#") {
				continue
			}
			v := whole.LookupPath(cue.ParsePath(path))
			if d, ok := v.Default(); ok {
				v = d
			}
			if v.Exists() && v.Err() == nil && !v.IsConcrete() && v.IncompleteKind() != cue.StructKind {
				f := n.fields[path]
				all = append(all, Refusal{Path: strings.Split(path, "."), Requires: f.requires, Line: f.line})
			}
		}
		return nil
	})
	return all, err
}

// inWords says what an expression takes: bounds and alternatives in words, and
// everything else as it is written.
func inWords(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.ParenExpr:
		return inWords(e.X)
	case *ast.UnaryExpr:
		if words := boundWords[e.Op]; words != "" {
			return words + " " + source(e.X)
		}
	case *ast.BinaryExpr:
		if words := operatorWords[e.Op]; words != "" && isSimple(e.X) && isSimple(e.Y) {
			return inWords(e.X) + words + inWords(e.Y)
		}
	case *ast.Ident:
		if words := kindWords[e.Name]; words != "" {
			return words
		}
	}
	return source(e)
}

var (
	boundWords = map[token.Token]string{
		token.GEQ: "at least", token.LEQ: "at most", token.GTR: "above", token.LSS: "below",
		token.NEQ: "other than", token.MAT: "a text that matches", token.NMAT: "a text that does not match",
	}
	operatorWords = map[token.Token]string{token.OR: " or ", token.AND: " and "}
	kindWords     = map[string]string{"int": "an integer", "number": "a number", "float": "a number with a point", "string": "a text", "bool": "true or false"}
)

// isSimple reports whether an expression may be joined to another one in words:
// alternatives of alternatives would be unclear.
func isSimple(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.BasicLit, *ast.Ident:
		return true
	case *ast.UnaryExpr:
		return e.Op != token.MUL && isSimple(e.X)
	case *ast.BinaryExpr:
		return e.Op == token.OR && isSimple(e.X) && isSimple(e.Y)
	default:
		return false
	}
}

func (n *Narrowing) ruleOf(message string) *addedRule {
	for i := range n.rules {
		before, _, _ := strings.Cut(n.rules[i].at+": "+n.rules[i].message, "{}")
		if strings.HasPrefix(message, before) {
			return &n.rules[i]
		}
	}
	return nil
}
