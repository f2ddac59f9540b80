package cuelang

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"cuelang.org/go/cue"
	"cuelang.org/go/cue/ast"
	"cuelang.org/go/cue/cuecontext"
	"cuelang.org/go/cue/token"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// Describe reads the schema whose root is a definition, such as
// #ExperimentConfig, as plain data. The attribute @schema of the definition
// names the tables that belong to it. Whatever the data cannot express is an
// error that names it and its place, so that nothing of the CUE is lost.
func (s *Source) Describe(definition string) (*spec.Schema, error) {
	d, err := s.describer()
	if err != nil {
		return nil, err
	}
	p, ok := d.scope.find(definition)
	if !ok {
		return nil, fmt.Errorf("the package has no definition %s", definition)
	}
	d.out.Definition = definition
	d.path = []string{strings.TrimPrefix(definition, "#")}
	d.at = d.root.LookupPath(cue.ParsePath(definition))
	t, err := d.reference(p)
	if err != nil {
		return nil, fmt.Errorf("%v: %s: %w", p.expr.Pos(), definition, err)
	}
	if t.Kinds != value.Map || t.Section == spec.NoSection {
		return nil, fmt.Errorf("%v: %s is no struct of fields", p.expr.Pos(), definition)
	}
	parts := d.sources[t.Section].parts
	d.describeFrom(t.Section)
	d.tables(d.scope, definition)
	for _, p := range parts { // a definition that narrows another one has its tables
		if p.root != d.root {
			d.tables(p.scope, "#"+p.name)
		}
	}
	d.capabilities()
	d.presets()
	if err := errors.Join(d.defects...); err != nil {
		return nil, err
	}
	return &d.out, nil
}

// sectionSource is a section as it is written.
type sectionSource struct {
	name  string
	parts []part
	// value is what CUE has where several parts are one section.
	value cue.Value
}

type describer struct {
	*scope
	// sources are the structs that are sections, and sections what they are; nil
	// where that is not known yet.
	sources  []sectionSource
	sections []*spec.Section
	// described are the tables that have been.
	described map[string]bool
	// asked are the tables of rules that definitions ask.
	asked []string
	// open are the definitions that are being described.
	open map[ast.Expr]bool
	// probes are the expressions that CUE compares many values with, compiled.
	probes map[string]cue.Value
	// path leads to the field that is being described, from its section's name, and
	// at is what CUE has there.
	path    []string
	at      cue.Value
	out     spec.Schema
	defects []error
}

// describer compiles the package and those that it imports.
func (s *Source) describer() (*describer, error) {
	ctx := cuecontext.New()
	root, files, err := s.compile(ctx)
	if err != nil {
		return nil, err
	}
	d := &describer{
		scope: s.scopeOf(ctx, root, files), open: map[ast.Expr]bool{}, described: map[string]bool{},
		probes: map[string]cue.Value{},
	}
	d.scope.imports, err = s.importScopes(ctx)
	return d, err
}

// scope is a package in which an expression stands.
type scope struct {
	name       string // of the package
	ctx        *cue.Context
	root       cue.Value
	files      []*ast.File
	importPath string
	imports    map[string]*scope // by import path
	// within are the structs around a nested definition, outermost first.
	within []*ast.StructLit
}

// eval is the value of an expression.
func (s *scope) eval(e ast.Expr) cue.Value {
	return s.ctx.CompileString(text(e), cue.Scope(s.root), cue.InferBuiltins(true), cue.ImportPath(s.importPath))
}

// part is a definition, or a struct without a name, in the package it is
// written in.
type part struct {
	*scope
	name string
	expr ast.Expr
	doc  string
}

// value is the part as a definition.
func (p part) value() cue.Value {
	if v := p.root.LookupPath(cue.ParsePath("#" + p.name)); v.Exists() && len(p.within) == 0 {
		return v
	}
	v := p.ctx.CompileString("#Part: "+text(p.expr), cue.Scope(p.root), cue.InferBuiltins(true), cue.ImportPath(p.importPath))
	return v.LookupPath(cue.ParsePath("#Part"))
}

// definition returns the definition that a reference such as #Thing, #Thing.#Part
// or pkg.#Thing is to.
func (s *scope) definition(e ast.Expr) (part, bool) {
	switch e := e.(type) {
	case *ast.Ident:
		if strings.HasPrefix(e.Name, "#") {
			return s.find(e.Name)
		}
	case *ast.SelectorExpr:
		name, _, err := ast.LabelName(e.Sel)
		if err != nil || !strings.HasPrefix(name, "#") {
			return part{}, false
		}
		if pkg, ok := e.X.(*ast.Ident); ok && !strings.HasPrefix(pkg.Name, "#") {
			if other := s.imported(pkg.Name); other != nil {
				return other.find(name)
			}
			return part{}, false
		}
		outer, ok := s.definition(e.X)
		if !ok {
			return part{}, false
		}
		if literal, ok := outer.expr.(*ast.StructLit); ok {
			inner := *outer.scope
			inner.within = append(slices.Clip(inner.within), literal)
			return inner.find(name)
		}
	}
	return part{}, false
}

// imported is the package that the files of this one call name.
func (s *scope) imported(name string) *scope {
	for _, f := range s.files {
		for i := range f.ImportSpecs() {
			path, _, _ := strings.Cut(strings.Trim(i.Path.Value, "\""), ":")
			other := s.imports[path]
			if other == nil {
				continue
			}
			known := other.name
			if i.Name != nil {
				known = i.Name.Name
			}
			if known == name {
				return other
			}
		}
	}
	return nil
}

// find returns the definition of a name: the nearest around the expression, or
// one of the package.
func (s *scope) find(name string) (part, bool) {
	for i := len(s.within) - 1; i >= 0; i-- {
		inner := *s
		inner.within = s.within[:i+1]
		if p, ok := (&inner).among(name, s.within[i].Elts); ok {
			return p, true
		}
	}
	outer := *s
	outer.within = nil
	var all []ast.Decl
	for _, f := range s.files {
		all = append(all, f.Decls...)
	}
	return (&outer).among(name, all)
}

// among returns the definition of a name among declarations. What several of them
// say is one conjunction.
func (s *scope) among(name string, decls []ast.Decl) (part, bool) {
	found := part{scope: s, name: strings.TrimPrefix(name, "#")}
	for _, decl := range decls {
		f, ok := decl.(*ast.Field)
		if !ok || labelOf(f) != name {
			continue
		}
		e := f.Value
		if alias, ok := e.(*ast.Alias); ok {
			e = alias.Expr
		}
		if found.expr == nil {
			found.expr = e
		} else {
			found.expr = &ast.BinaryExpr{X: found.expr, Op: token.AND, Y: e}
		}
		if doc := commentOf(f); found.doc == "" {
			found.doc = doc
		}
	}
	return found, found.expr != nil
}

// defect notes what has to be mended in the CUE.
func (d *describer) defect(at ast.Node, form string, args ...any) {
	d.defects = append(d.defects, fmt.Errorf("%v: %s: %s", at.Pos(), strings.Join(d.path, "."), fmt.Sprintf(form, args...)))
}

// defectAt notes what has to be mended in a table.
func (d *describer) defectAt(at cue.Value, form string, args ...any) {
	d.defects = append(d.defects, fmt.Errorf("%v: %s: %s", at.Pos(), at.Path(), fmt.Sprintf(form, args...)))
}

func (d *describer) check(at cue.Value, err error) {
	if err != nil {
		d.defectAt(at, "%v", err)
	}
}

// section is the index of the section that a struct is, which is described when
// it is known to be part of the schema. The parts are a conjunction.
func (d *describer) section(name string, parts []part) int {
	for i, known := range d.sources {
		if slices.EqualFunc(known.parts, parts, func(a, b part) bool { return a.expr == b.expr }) {
			return i
		}
	}
	d.sources = append(d.sources, sectionSource{name: name, parts: parts})
	d.sections = append(d.sections, nil)
	return len(d.sources) - 1
}

// joined is the section of what two sections say together.
func (d *describer) joined(a, b int) int {
	if a == b {
		return a
	}
	i := d.section(camel(d.path), slices.Concat(d.sources[a].parts, d.sources[b].parts))
	d.sources[i].value = d.at.Unify(d.ctx.CompileString("{...}"))
	return i
}

// camel makes one name of the steps of a path.
func camel(path []string) string {
	name := path[0]
	for _, step := range path[1:] {
		name += strings.ToUpper(step[:1]) + step[1:]
	}
	return name
}

// describeSection describes the fields of a section.
func (d *describer) describeSection(i int) {
	name, parts := d.sources[i].name, d.sources[i].parts
	section := &spec.Section{Name: name}
	d.sections[i] = section
	d.path = []string{name}
	whole := d.sources[i].value
	if len(parts) == 1 {
		whole = parts[0].value()
	}
	var fields []sourceField
	lets := map[string]ast.Expr{}
	for _, p := range parts {
		if section.Doc == "" {
			section.Doc = p.doc
		}
		inner := *p.scope
		literal := p.expr.(*ast.StructLit)
		inner.within = append(slices.Clip(inner.within), literal)
		fields = d.fieldsOf(fields, lets, &inner, literal)
	}
	for i := range fields {
		d.path = []string{name, fields[i].name}
		section.Fields = append(section.Fields, d.field(whole, fields[i]))
	}
	d.dependences(whole, section, fields, lets)
	d.path = []string{name}
	d.closed(parts[0].expr, whole)
}

// sourceField is a field as it is written, once or in several parts.
type sourceField struct {
	name       string
	constraint token.Token
	doc        string
	exprs      []ast.Expr
	scopes     []*scope
}

// fieldsOf adds the fields of a struct, and refuses what else stands in it,
// other than comprehensions that ask the rules.
func (d *describer) fieldsOf(fields []sourceField, lets map[string]ast.Expr, s *scope, literal *ast.StructLit) []sourceField {
	asked := rulesAsked(literal)
	for table := range asked {
		d.asked = append(d.asked, table)
	}
	for _, element := range literal.Elts {
		switch e := element.(type) {
		case *ast.CommentGroup, *ast.Attribute:
		case *ast.LetClause:
			lets[e.Ident.Name] = e.Expr
		case *ast.Field:
			name := labelOf(e)
			switch {
			case name == "":
				d.defect(e, "a field whose name is not fixed: %s", source(e.Label))
				continue
			case strings.HasPrefix(name, "_"), strings.HasPrefix(name, "#"):
				continue // hidden from files, and from this description
			}
			v := e.Value
			if _, ok := v.(*ast.Alias); ok {
				d.defect(e, "an alias: %s", source(v))
				continue
			}
			i := slices.IndexFunc(fields, func(f sourceField) bool { return f.name == name })
			if i < 0 {
				i = len(fields)
				fields = append(fields, sourceField{name: name, constraint: e.Constraint})
			}
			f := &fields[i]
			f.exprs, f.scopes = append(f.exprs, v), append(f.scopes, s)
			if f.doc == "" {
				f.doc = commentOf(e)
			}
			if f.constraint == token.OPTION || e.Constraint == token.NOT {
				f.constraint = e.Constraint
			}
		case *ast.Comprehension:
			if !asked[loopOver(e)] {
				d.defect(e, "a condition that is no rule: %s", clause(e.Clauses[0]))
			}
		case *ast.Ellipsis:
			d.defect(e, "... beside fields: every struct of fields is closed")
		default:
			d.defect(element, "a %T", element)
		}
	}
	return fields
}

// field describes one field.
func (d *describer) field(section cue.Value, f sourceField) spec.Field {
	out := spec.Field{
		Name: f.name, Doc: f.doc,
		Required: f.constraint == token.NOT, Optional: f.constraint == token.OPTION,
		Type: spec.Type{Section: spec.NoSection},
	}
	v := section.LookupPath(cue.MakePath(selector(&out)))
	if !v.Exists() {
		d.defect(f.exprs[0], "CUE has no such field")
		return out
	}
	d.attributes(&out, v)
	d.at = v
	t, err := d.typeOf(f.scopes[0], f.exprs[0])
	for i := 1; i < len(f.exprs) && err == nil; i++ {
		var next spec.Type
		if next, err = d.typeOf(f.scopes[i], f.exprs[i]); err == nil {
			t, err = d.intersection(t, next)
		}
	}
	if err == nil && t.Kinds == 0 {
		err = errors.New("no value is accepted")
	}
	if err == nil && out.AskCUE == "" {
		out.Type = t
		err = d.proveField(&out, v)
		if out.Section != spec.NoSection && out.Kinds&^(value.Map|value.Null) == 0 {
			out.Says = "" // its message is made of those of its fields
		}
	}
	switch {
	case err != nil && out.AskCUE == "":
		d.defect(f.exprs[0], "cannot be described: %v; state it otherwise, or write @ask(why) on the field to have CUE judge its values when a file is read", err)
		return out
	case out.AskCUE != "" && !d.root.LookupPath(cue.MakePath(cue.Def(d.path[0]))).Exists():
		d.defect(f.exprs[0], "@ask: CUE can judge only the fields of one definition of the package itself")
	case out.AskCUE != "":
		out.Type = spec.Type{Kinds: kindsOf(v.IncompleteKind()), Section: spec.NoSection, Says: t.Says}
	}
	d.fallback(&out, v, f)
	if out.Doc == "" && out.Section != spec.NoSection {
		out.Doc = d.sources[out.Section].parts[0].doc
	}
	if out.Doc == "" {
		d.defect(f.exprs[0], "a comment above the field has to say what it is")
	}
	return out
}

// selector leads to a field of a section.
func selector(f *spec.Field) cue.Selector {
	name := cue.Str(f.Name)
	switch {
	case f.Required:
		return name.Required()
	case f.Optional:
		return name.Optional()
	default:
		return name
	}
}

// fallback adds the default of a field, which the type has to accept.
func (d *describer) fallback(out *spec.Field, v cue.Value, f sourceField) {
	if out.Required {
		return
	}
	if out.Optional {
		if out.Kinds.Has(value.Null) {
			d.defect(f.exprs[0], "an optional field that may be null: say one of them")
		}
		return
	}
	if out.Kinds == value.Map && out.Section != spec.NoSection {
		return
	}
	has, fallback := hasDefault(v)
	if !has {
		d.defect(f.exprs[0], "a field that is neither required (!) nor optional (?) has to have a default")
		return
	}
	constant, err := d.constantOf(fallback, out.Kinds)
	if err != nil {
		d.defect(f.exprs[0], "the default %v: %v", fallback, err)
		return
	}
	if out.AskCUE == "" && merges(constant) {
		d.defect(f.exprs[0], "the default %v: CUE adds its keys to a mapping that is written; write *{} | …, or @ask(why)", fallback)
		return
	}
	out.Default = &constant
}

// merges reports whether a default that is not written by itself may be part of
// what is: a mapping with keys, or one in a list.
func merges(s spec.Scalar) bool {
	return slices.ContainsFunc(s.Parts, func(p spec.Part) bool {
		return s.Kind == value.Map || p.Value.Kind == value.Map || merges(p.Value)
	})
}

// hasDefault returns what a field is when it is not written, if it is complete.
func hasDefault(v cue.Value) (bool, cue.Value) {
	if d, ok := v.Default(); ok {
		v = d
	}
	return v.Validate(cue.Concrete(true)) == nil && v.IsConcrete(), v
}

// closed asks CUE whether a section refuses a key that it does not have.
func (d *describer) closed(at ast.Expr, section cue.Value) {
	if section.Unify(d.probe(`{"no such key": 1}`)).Validate() == nil {
		d.defect(at, "CUE accepts every key in it: it is not closed")
	}
}

// describeFrom describes the root and the sections that it leads to, in the
// order of their fields.
func (d *describer) describeFrom(root int) {
	var order []int
	index := map[int]int{}
	var visit func(i int)
	var visitType func(t *spec.Type)
	visitType = func(t *spec.Type) {
		if t.Section != spec.NoSection {
			visit(t.Section)
		}
		if t.Items != nil {
			visitType(t.Items)
		}
		for i := range t.Entries {
			visitType(&t.Entries[i].Type)
		}
	}
	visit = func(i int) {
		if _, ok := index[i]; ok {
			return
		}
		index[i] = len(order)
		order = append(order, i)
		d.describeSection(i)
		for j := range d.sections[i].Fields {
			visitType(&d.sections[i].Fields[j].Type)
		}
	}
	visit(root)
	moved := map[*spec.Type]bool{}
	var move func(t *spec.Type)
	move = func(t *spec.Type) {
		if moved[t] {
			return
		}
		moved[t] = true
		if t.Section != spec.NoSection {
			t.Section = index[t.Section]
		}
		if t.Items != nil {
			move(t.Items)
		}
		for i := range t.Entries {
			move(&t.Entries[i].Type)
		}
	}
	sections := make([]spec.Section, len(order))
	for to, from := range order {
		sections[to] = *d.sections[from]
		if name := sections[to].Name; slices.ContainsFunc(sections[:to], func(other spec.Section) bool { return other.Name == name }) {
			d.defect(d.sources[from].parts[0].expr, "two structs are called %s; give one of them a definition of its own", name)
		}
		for j := range sections[to].Fields {
			move(&sections[to].Fields[j].Type)
		}
	}
	d.out.Sections = sections
}

// fields are the fields of v in the order of the source.
func (d *describer) fields(v cue.Value) []field {
	iter, err := v.Fields(cue.Optional(true))
	d.check(v, err)
	var fields []field
	for err == nil && iter.Next() {
		fields = append(fields, field{iter.Selector(), iter.Value()})
	}
	return fields
}

// allFields are the fields of v and its pattern constraints.
func (d *describer) allFields(v cue.Value) []field {
	iter, err := v.Fields(cue.All(), cue.Patterns(true))
	if err != nil {
		return nil
	}
	var fields []field
	for iter.Next() {
		fields = append(fields, field{iter.Selector(), iter.Value()})
	}
	return fields
}

type field struct {
	selector cue.Selector
	value    cue.Value
}

func (f field) name() string { return f.selector.Unquoted() }

func labelOf(f *ast.Field) string {
	name, _, err := ast.LabelName(f.Label)
	if err != nil {
		return ""
	}
	return name
}

// commentOf is the comment above a field, on one line.
func commentOf(f *ast.Field) string {
	var text strings.Builder
	for _, group := range ast.Comments(f) {
		if group.Doc {
			text.WriteString(group.Text())
		}
	}
	return strings.Join(strings.Fields(text.String()), " ")
}

// rulesAsked are the names of the tables of rules that a struct asks: with two
// loops, for r in Rules and for r in #added, it asks its own and what others add.
func rulesAsked(literal *ast.StructLit) map[string]bool {
	asked := map[string]bool{}
	for _, element := range literal.Elts {
		if c, ok := element.(*ast.Comprehension); ok {
			asked[loopOver(c)] = true
		}
	}
	delete(asked, "")
	if !asked["#added"] || len(asked) != 2 {
		return nil
	}
	return asked
}

// loopOver is the name of what a comprehension goes through; empty if it has none.
func loopOver(c *ast.Comprehension) string {
	loop, ok := c.Clauses[0].(*ast.ForClause)
	if !ok {
		return ""
	}
	table, ok := loop.Source.(*ast.Ident)
	if !ok {
		return ""
	}
	return table.Name
}

// clause is the beginning of a comprehension, on one line.
func clause(c ast.Clause) string {
	switch c := c.(type) {
	case *ast.IfClause:
		return "if " + source(c.Condition)
	case *ast.ForClause:
		return "for … in " + source(c.Source)
	default:
		return fmt.Sprintf("%T", c)
	}
}

// constant is a concrete value without a place.
func (d *describer) constant(v cue.Value) (spec.Scalar, error) { return d.constantOf(v, 0) }

// constantOf returns v as a value of one of the kinds: an int where a float is
// meant is written as one.
func (d *describer) constantOf(v cue.Value, kinds value.Kind) (spec.Scalar, error) {
	decoded, err := decodeFree(v)
	if err != nil {
		return spec.Scalar{}, err
	}
	out := scalarOf(decoded)
	switch out.Kind {
	case value.Float:
		out.Text = fmt.Sprint(v)
	case value.Int:
		if kinds.Has(value.Float) && kinds != anyKinds {
			out = spec.Scalar{Kind: value.Float, Text: out.Text + ".0"}
		}
	}
	return out, nil
}

func scalarOf(v *value.Value) spec.Scalar {
	out := spec.Scalar{Kind: v.Kind, Text: v.Text}
	for _, e := range v.Entries {
		out.Parts = append(out.Parts, spec.Part{Key: e.Key, Value: scalarOf(e.Value)})
	}
	return out
}

// scalar is a constant of a table.
func (d *describer) scalar(v cue.Value) spec.Scalar {
	out, err := d.constant(v)
	d.check(v, err)
	return out
}

func (d *describer) text(v cue.Value, name string) string {
	text, err := v.LookupPath(cue.ParsePath(name)).String()
	d.check(v, err)
	return text
}
