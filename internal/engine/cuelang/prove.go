package cuelang

import (
	"fmt"
	"slices"
	"strings"

	"cuelang.org/go/cue"
	"cuelang.org/go/cue/ast"
	"cuelang.org/go/cue/ast/astutil"
	"cuelang.org/go/cue/parser"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// The proof of a description. Each type is rendered back to CUE, and CUE
// compares the two, kind by kind, in both directions. Subsume is not sound
// across kinds, nor for lists, structs and validators: lists and mappings are
// compared by their parts, which typeOf proves one by one.
//
// Bounds of lengths are proven by witnesses. All that typeOf lets stand beside a
// string of bounded length is "", MinRunes and MaxRunes, and beside a list
// MinItems and MaxItems (UniqueItems says nothing of lists of different items).
// Each of these accepts either all lengths up from some number or all down from
// one, and so does their conjunction: what CUE says at the two edges and just
// outside of them decides all lengths. Of a string that has to match a pattern
// there is no witness of each length; there the bounds and the pattern are taken
// from the syntax, the witnesses show only that there is a pattern, and TestForms
// holds the rest.
//
// What typeOf does not know it refuses, so that nothing unproven remains but that.

// kinds of CUE that are compared, with how many of each the reader has.
var provenKinds = []struct {
	kind value.Kind
	expr string
}{
	{value.Null, "null"}, {value.Bool, "bool"}, {value.Int, "int64"}, {value.Float, "float"},
	{value.String, "string"}, {0, "bytes"}, {value.List, "[...]"}, {value.Map, "{...}"},
}

// Where the value stands in what is compiled for a proof, and what a type carries,
// see types.cue.
var (
	proven   = cue.MakePath(cue.Def("P"), cue.Str("x"))
	typeSays = cue.MakePath(cue.Def("says"))
	typeIs   = cue.MakePath(cue.Def("is"))
)

// probe is a constant expression, compiled once.
func (d *describer) probe(expr string) cue.Value {
	v, ok := d.probes[expr]
	if !ok {
		v = d.ctx.CompileString(expr)
		d.probes[expr] = v
	}
	return v
}

// prove holds that a type is what an expression says, where there is no
// default. A section is proven by itself, and may be one of another package: it is
// an open struct here, as it is in what render writes.
func (d *describer) prove(s *scope, e ast.Expr, t spec.Type) error {
	opened, err := parser.ParseExpr("", text(e))
	if err != nil {
		return err
	}
	open := func(c astutil.Cursor) bool {
		reference, isExpr := c.Node().(ast.Expr)
		if !isExpr {
			return true
		}
		if _, ok := s.definition(reference); !ok {
			return true
		}
		if is, err := d.typeOf(s, reference); err == nil && is.Section != spec.NoSection {
			c.Replace(ast.NewStruct(&ast.Ellipsis{}))
		}
		return false
	}
	v := s.ctx.CompileString("#P: {x: "+text(astutil.Apply(opened, open, nil).(ast.Expr))+"\n}", cue.Scope(s.root), cue.InferBuiltins(true), cue.ImportPath(s.importPath))
	if v.Err() != nil {
		return v.Err()
	}
	return d.proveValue(v.LookupPath(proven), t, "")
}

// proveField holds that the type of a field is what CUE has there, and that its
// default is one of its values.
func (d *describer) proveField(f *spec.Field, v cue.Value) error {
	fallback := ""
	if has, c := hasDefault(v); has && !f.Required && !(f.Kinds == value.Map && f.Section != spec.NoSection) {
		constant, err := d.constantOf(c, 0)
		if err != nil {
			return err
		}
		fallback = renderConstant(constant)
		if err := d.proveDefault(f.Type, fallback); err != nil {
			return err
		}
	}
	return d.proveValue(v, f.Type, fallback)
}

func (d *describer) proveDefault(t spec.Type, fallback string) error {
	v := d.ctx.CompileString("x: ("+render(t)+") & ("+fallback+")", cue.InferBuiltins(true))
	if v.Validate(cue.Concrete(true)) != nil {
		return fmt.Errorf("the default %s is no value that the field accepts when it is written", fallback)
	}
	return nil
}

func (d *describer) proveValue(v cue.Value, t spec.Type, fallback string) error {
	expr := render(t)
	if fallback != "" {
		expr = "*" + fallback + " | " + expr
	}
	if t.Says != "" {
		expr += " | error(" + renderConstant(spec.Scalar{Kind: value.String, Text: t.Says}) + ")"
	}
	rendered := d.ctx.CompileString("#P: {x: "+expr+"}", cue.InferBuiltins(true))
	if err := rendered.Err(); err != nil {
		return err
	}
	w := rendered.LookupPath(proven)
	for _, k := range provenKinds {
		if k.kind == value.List {
			if err := d.proveLists(v, t); err != nil {
				return err
			}
			continue
		}
		kind := d.probe(k.expr)
		a, b := v.Unify(kind), w.Unify(kind)
		// What a type carries accepts and refuses nothing.
		if says, err := a.LookupPath(typeSays).String(); err == nil {
			b = b.Unify(d.ctx.CompileString("{_, #says: " + renderConstant(spec.Scalar{Kind: value.String, Text: says}) + "}"))
		}
		if is := a.LookupPath(typeIs); is.Exists() {
			b = b.Unify(d.ctx.CompileString(fmt.Sprintf("{_, #is: %v}", is)))
		}
		none, noneOf := a.IncompleteKind() == cue.BottomKind, b.IncompleteKind() == cue.BottomKind
		switch {
		case none != noneOf:
			return fmt.Errorf("its values of kind %s are not those of the description, %s", k.expr, expr)
		case none, k.kind == value.Map:
			continue
		case k.kind == value.String && (t.MinRunes > 0 || t.MaxRunes > 0):
			if err := d.proveLengths(a, k.kind, t); err != nil {
				return err
			}
			continue
		}
		if a.Subsume(b, cue.Raw(), cue.Schema()) != nil || b.Subsume(a, cue.Raw(), cue.Schema()) != nil {
			return fmt.Errorf("CUE does not prove that its values of kind %s are those of the description, %s", k.expr, expr)
		}
	}
	return nil
}

// proveLists holds that there are lists where the description has some, and asks
// about their lengths. CUE takes a list of at least one item for bottom as long as
// it has none, so its kind alone does not say that there are no lists.
func (d *describer) proveLists(v cue.Value, t spec.Type) error {
	if t.Kinds.Has(value.List) {
		return d.proveLengths(v, value.List, t)
	}
	accepts := v.IncompleteKind()&cue.ListKind != 0
	if mayBeList(v) {
		for _, n := range []int{1, 2, 3, 4, 8, 16, manyMore} {
			accepts = accepts || d.acceptsAny(v, lists(n))
		}
	}
	if accepts {
		return fmt.Errorf("it accepts lists, and the description, %s, has none", render(t))
	}
	return nil
}

// mayBeList reports whether one of the alternatives and conjuncts that v is made of
// is a list, or is bottom and may hide one.
func mayBeList(v cue.Value) bool {
	op, parts := v.Expr()
	switch {
	case op == cue.OrOp || op == cue.AndOp:
		return slices.ContainsFunc(parts, mayBeList)
	case op == cue.CallOp && fmt.Sprint(parts[0]) == "error": // what CUE says where nothing else is accepted
		return false
	}
	kind := v.IncompleteKind()
	return kind == cue.BottomKind || kind&cue.ListKind != 0
}

// lists are the lists of a length: all of them, and one of empty structs, since CUE
// takes a definition in itself for a cycle where nothing is known of it.
func lists(n int) []string {
	return []string{"[" + strings.Repeat("_, ", n) + "]", "[" + strings.Repeat("{}, ", n) + "]"}
}

// acceptsAny reports whether CUE accepts one of some values.
func (d *describer) acceptsAny(v cue.Value, witnesses []string) bool {
	return slices.ContainsFunc(witnesses, func(w string) bool { return v.Unify(d.probe(w)).Err() == nil })
}

// manyMore is how much longer than its least length a value is that has to be
// accepted where no length is too great.
const manyMore = 64

// proveLengths asks CUE about values at the edges of a bound of lengths, and just
// outside of it.
func (d *describer) proveLengths(v cue.Value, kind value.Kind, t spec.Type) error {
	low, high := t.MinItems, t.MaxItems
	witness := lists
	witnessed := true
	if kind == value.String {
		if len(t.Words) > 0 {
			return fmt.Errorf("a word with a bound of its length")
		}
		low, high = t.MinRunes, t.MaxRunes
		witnessed = len(t.Forms) == 0 || slices.ContainsFunc(t.Forms, func(f spec.Form) bool { return hasForm("é", f) && hasForm("ééé", f) })
		if t.NotEmpty {
			low = max(low, 1)
		}
		witness = func(n int) []string { return []string{`"` + strings.Repeat("é", n) + `"`} } // a rune of two bytes
	}
	if high == noItems && low > 0 || high > 0 && low > high {
		return fmt.Errorf("no value has the lengths of the description, %s", render(t))
	}
	wants := map[int]bool{low: true, low - 1: false}
	switch {
	case high == noItems:
		wants[1] = false
	case high > 0:
		wants[high], wants[high+1] = true, false
	default:
		wants[low+manyMore] = true
	}
	for n, want := range wants {
		if n < 0 {
			continue
		}
		accepted := d.acceptsAny(v, witness(n))
		if accepted != (want && witnessed) {
			return fmt.Errorf("CUE does not accept the lengths of the description, %s: of length %d it accepts a value: %v", render(t), n, accepted)
		}
	}
	return nil
}

// render writes a type as CUE. Sections are open structs in it.
func render(t spec.Type) string {
	if t.IsAny() {
		return "_"
	}
	var alternatives []string
	add := func(parts ...string) { alternatives = append(alternatives, strings.Join(parts, " & ")) }
	if t.Kinds.Has(value.Null) {
		add("null")
	}
	if t.Kinds.Has(value.Bool) {
		renderChoice(add, "bool", t, value.Bool)
	}
	if t.Kinds&numbers != 0 {
		kind := "number"
		switch t.Kinds & numbers {
		case value.Int:
			kind = "int64"
		case value.Float:
			kind = "float"
		}
		renderChoice(add, kind, t, numbers, bounds(t)...)
	}
	if t.Kinds.Has(value.String) {
		renderStrings(add, t)
	}
	if t.Kinds.Has(value.List) {
		parts := []string{"[...]"}
		if t.Items != nil {
			parts[0] = "[...(" + render(*t.Items) + ")]"
		}
		switch {
		case t.MaxItems == noItems:
			parts[0] = "[]"
		case t.MaxItems > 0:
			parts = append(parts, fmt.Sprintf("list.MaxItems(%d)", t.MaxItems))
		}
		if t.MinItems > 0 {
			parts = append(parts, fmt.Sprintf("list.MinItems(%d)", t.MinItems))
		}
		if t.Unique {
			parts = append(parts, "list.UniqueItems()")
		}
		add(parts...)
	}
	if t.Kinds.Has(value.Map) {
		renderMap(add, t)
	}
	return strings.Join(alternatives, " | ")
}

func renderChoice(add func(...string), kind string, t spec.Type, kinds value.Kind, more ...string) {
	values, all := valuesOf(t, kinds)
	if all {
		add(append([]string{kind}, more...)...)
		return
	}
	for _, v := range values {
		add(renderConstant(v))
	}
}

func bounds(t spec.Type) []string {
	var out []string
	bound := func(op, literal string, open bool) {
		if literal == "" {
			return
		}
		if !open {
			op += "="
		}
		out = append(out, op+literal)
	}
	bound(">", t.Min, t.MinOpen)
	bound("<", t.Max, t.MaxOpen)
	return out
}

func renderStrings(add func(...string), t spec.Type) {
	var more []string
	if t.NotEmpty {
		more = append(more, `!=""`)
	}
	if t.MinRunes > 0 {
		more = append(more, fmt.Sprintf("strings.MinRunes(%d)", t.MinRunes))
	}
	if t.MaxRunes > 0 {
		more = append(more, fmt.Sprintf("strings.MaxRunes(%d)", t.MaxRunes))
	}
	if len(t.Words)+len(t.Forms) == 0 {
		add(append([]string{"string"}, more...)...)
		return
	}
	for _, w := range t.Words {
		add(append([]string{renderConstant(spec.Scalar{Kind: value.String, Text: w.Name})}, more...)...)
	}
	for _, f := range t.Forms {
		add(append([]string{"string", "=~" + renderConstant(spec.Scalar{Kind: value.String, Text: f.Pattern})}, more...)...)
	}
}

func renderMap(add func(...string), t spec.Type) {
	if len(t.Entries) == 0 {
		add("{...}")
		return
	}
	var entries []string
	for _, e := range t.Entries {
		label := "string"
		if e.Pattern != "" {
			label = "=~" + renderConstant(spec.Scalar{Kind: value.String, Text: e.Pattern})
		}
		entries = append(entries, "["+label+"]: "+render(e.Type))
	}
	add("{" + strings.Join(entries, ", ") + "}")
}

// renderConstant writes a constant as CUE. What cannot be written is bottom, of
// which no proof succeeds.
func renderConstant(s spec.Scalar) string {
	e, err := Syntax(s.Value())
	if err != nil {
		return "_|_"
	}
	return text(e)
}
