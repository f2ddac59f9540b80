package cuelang

import (
	"fmt"
	"slices"
	"strings"

	"cuelang.org/go/cue"
	"cuelang.org/go/cue/ast"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// The proof of a description. Each type is rendered back to CUE, and CUE
// compares the two, kind by kind, in both directions. Subsume is not sound
// across kinds, nor for lists, structs and validators: lists and mappings are
// compared by their parts, which typeOf proves one by one, and bounds of
// lengths by the syntax alone. What typeOf does not know it refuses, so that
// nothing unproven remains but that.

// kinds of CUE that are compared, with how many of each the reader has.
var provenKinds = []struct {
	kind value.Kind
	expr string
}{
	{value.Null, "null"}, {value.Bool, "bool"}, {value.Int, "int64"}, {value.Float, "float"},
	{value.String, "string"}, {0, "bytes"}, {value.List, "[...]"}, {value.Map, "{...}"},
}

// prove holds that a type is what an expression says, where there is no
// default.
func (d *describer) prove(s *scope, e ast.Expr, t spec.Type) error {
	v := s.ctx.CompileString("#P: {x: "+text(e)+"\n}", cue.Scope(s.root), cue.InferBuiltins(true), cue.ImportPath(s.importPath))
	if v.Err() != nil {
		if hasSection(&t) {
			return nil // a reference to another package, or to a nested definition
		}
		return v.Err()
	}
	return d.proveValue(v.LookupPath(cue.ParsePath("#P.x")), t, "")
}

func hasSection(t *spec.Type) bool {
	return t.Section != spec.NoSection || t.Items != nil && hasSection(t.Items) ||
		slices.ContainsFunc(t.Entries, func(e spec.Entry) bool { return hasSection(&e.Type) })
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
	w := rendered.LookupPath(cue.ParsePath("#P.x"))
	for _, k := range provenKinds {
		kind := d.ctx.CompileString(k.expr)
		a, b := v.Unify(kind), w.Unify(kind)
		// What a type carries, see types.cue, accepts and refuses nothing.
		if says, err := a.LookupPath(cue.ParsePath("#says")).String(); err == nil {
			b = b.Unify(d.ctx.CompileString("{_, #says: " + renderConstant(spec.Scalar{Kind: value.String, Text: says}) + "}"))
		}
		if is := a.LookupPath(cue.ParsePath("#is")); is.Exists() {
			b = b.Unify(d.ctx.CompileString(fmt.Sprintf("{_, #is: %v}", is)))
		}
		none, noneOf := a.IncompleteKind() == cue.BottomKind, b.IncompleteKind() == cue.BottomKind
		switch {
		case none != noneOf:
			return fmt.Errorf("its values of kind %s are not those of the description, %s", k.expr, expr)
		case none, k.kind&(value.List|value.Map) != 0, k.kind == value.String && (t.MinRunes > 0 || t.MaxRunes > 0):
			continue
		}
		if a.Subsume(b, cue.Raw(), cue.Schema()) != nil || b.Subsume(a, cue.Raw(), cue.Schema()) != nil {
			return fmt.Errorf("CUE does not prove that its values of kind %s are those of the description, %s", k.expr, expr)
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
