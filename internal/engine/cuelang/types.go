package cuelang

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"cuelang.org/go/cue"
	"cuelang.org/go/cue/ast"
	"cuelang.org/go/cue/format"
	"cuelang.org/go/cue/token"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// typeOf describes the set of values of an expression. It goes by the syntax as
// far as the syntax is made of alternatives, conjunctions, lists, structs and
// references to definitions, and asks CUE for the rest. The error names a form
// that it does not understand.
func (d *describer) typeOf(s *scope, e ast.Expr) (spec.Type, error) {
	switch e := e.(type) {
	case *ast.ParenExpr:
		return d.typeOf(s, e.X)
	case *ast.UnaryExpr:
		if e.Op == token.MUL { // a default
			if _, ok := e.X.(*ast.BasicLit); ok {
				return d.leafType(s, e.X)
			}
			// The others are held to be part of what follows when all is known.
			return spec.Type{Section: spec.NoSection}, nil
		}
	case *ast.BinaryExpr:
		if literal, ok := e.X.(*ast.StructLit); ok && e.Op == token.AND && len(literal.Elts) == 0 {
			return d.typeOf(s, e.Y) // {} & #Section: see experiment.cue
		}
		if e.Op == token.OR || e.Op == token.AND {
			combine := union
			if e.Op == token.AND {
				combine = d.intersection
			}
			return d.combine(s, e, combine)
		}
	case *ast.CallExpr:
		if name, ok := e.Fun.(*ast.Ident); ok && name.Name == "error" && len(e.Args) == 1 {
			says, err := d.says(s, e.Args[0])
			return spec.Type{Section: spec.NoSection, Says: says}, err
		}
	case *ast.ListLit:
		return d.listType(s, e)
	case *ast.StructLit:
		return d.structType(s, e)
	case *ast.Ident, *ast.SelectorExpr:
		if part, ok := s.definition(e); ok {
			return d.reference(part)
		}
	}
	return d.leafType(s, e)
}

// says is the message of an error(). One that is made of the value it refuses,
// {_refusal, value: …}.says, has no other than what it is otherwise, if that is
// stated: see types.cue.
func (d *describer) says(s *scope, e ast.Expr) (string, error) {
	if selector, ok := e.(*ast.SelectorExpr); ok {
		if literal, ok := selector.X.(*ast.StructLit); ok {
			for _, element := range literal.Elts {
				if f, ok := element.(*ast.Field); ok && labelOf(f) == "otherwise" {
					return s.eval(f.Value).String()
				}
			}
			return "", nil
		}
	}
	return s.eval(e).String()
}

func (d *describer) combine(s *scope, e *ast.BinaryExpr, combine func(a, b spec.Type) (spec.Type, error)) (spec.Type, error) {
	x, err := d.typeOf(s, e.X)
	if err != nil {
		return x, err
	}
	y, err := d.typeOf(s, e.Y)
	if err != nil {
		return y, err
	}
	t, err := combine(x, y)
	if err != nil {
		return t, fmt.Errorf("%s: %w", source(e), err)
	}
	return t, nil
}

// reference is the type of a definition: a section if it is a struct.
func (d *describer) reference(p part) (spec.Type, error) {
	if _, ok := p.expr.(*ast.StructLit); ok {
		return spec.Type{Kinds: value.Map, Section: d.section(p.name, []part{p})}, nil
	}
	if d.open[p.expr] {
		return spec.Type{}, fmt.Errorf("%s refers to itself", p.name)
	}
	d.open[p.expr] = true
	defer delete(d.open, p.expr)
	return d.typeOf(p.scope, p.expr)
}

func (d *describer) listType(s *scope, e *ast.ListLit) (spec.Type, error) {
	t := spec.Type{Kinds: value.List, Section: spec.NoSection}
	if len(e.Elts) == 0 {
		t.MaxItems = noItems
		return t, nil
	}
	rest, ok := e.Elts[0].(*ast.Ellipsis)
	if !ok || len(e.Elts) != 1 {
		return t, fmt.Errorf("the list %s, whose items have places; write [...T]", source(e))
	}
	if rest.Type == nil {
		return t, nil
	}
	item, err := d.typeOf(s, rest.Type)
	if err != nil {
		return t, err
	}
	if err := d.prove(s, rest.Type, item); err != nil {
		return t, err
	}
	if !item.IsAny() {
		t.Items = &item
	}
	return t, nil
}

// structType describes a struct without a name: free, a map, or a section of
// its own.
func (d *describer) structType(s *scope, e *ast.StructLit) (spec.Type, error) {
	t := spec.Type{Kinds: value.Map, Section: spec.NoSection}
	var patterns, fields, open int
	for _, element := range e.Elts {
		switch element := element.(type) {
		case *ast.Ellipsis:
			if element.Type != nil {
				return t, fmt.Errorf("the struct %s, with an ellipsis that has a type", source(e))
			}
			open++
		case *ast.Field:
			if _, ok := element.Label.(*ast.ListLit); ok {
				patterns++
			} else {
				fields++
			}
		case *ast.CommentGroup, *ast.Attribute:
		default:
			fields++
		}
	}
	switch {
	case fields > 0 && patterns == 0 && open == 0:
		name := camel(d.path)
		return spec.Type{Kinds: value.Map, Section: d.section(name, []part{{scope: s, name: name, expr: e}})}, nil
	case fields == 0 && patterns == 0 && open > 0:
		return t, nil
	case fields > 0 || open > 0 || patterns != 1:
		return t, fmt.Errorf("the struct %s, which is neither a set of fields nor a map of one pattern nor open", source(e))
	}
	for _, element := range e.Elts {
		f, ok := element.(*ast.Field)
		if !ok {
			continue
		}
		entry, err := d.entry(s, f)
		if err != nil {
			return t, err
		}
		t.Entries = append(t.Entries, entry)
	}
	if len(t.Entries) == 1 && t.Entries[0].Pattern == "" && t.Entries[0].Type.IsAny() {
		t.Entries = nil
	}
	return t, nil
}

// entry describes a pattern constraint, such as [=~"^x"]: int.
func (d *describer) entry(s *scope, f *ast.Field) (spec.Entry, error) {
	label := f.Label.(*ast.ListLit)
	if len(label.Elts) != 1 {
		return spec.Entry{}, fmt.Errorf("the pattern of keys %s", source(label))
	}
	e := label.Elts[0]
	if alias, ok := e.(*ast.Alias); ok {
		e = alias.Expr
	}
	key, err := d.typeOf(s, e)
	if err != nil {
		return spec.Entry{}, err
	}
	entry := spec.Entry{}
	switch {
	case key.Kinds == anyKinds:
	case key.Kinds != value.String, key.NotEmpty, key.MinRunes > 0, key.MaxRunes > 0, len(key.Words) > 0, len(key.Forms) > 1:
		return entry, fmt.Errorf("the pattern of keys %s; write string or =~ with a regular expression", source(e))
	case len(key.Forms) == 1:
		entry.Pattern = key.Forms[0].Pattern
	}
	if entry.Type, err = d.typeOf(s, f.Value); err != nil {
		return entry, err
	}
	return entry, d.prove(s, f.Value, entry.Type)
}

// leafType asks CUE what an expression without parts is.
func (d *describer) leafType(s *scope, e ast.Expr) (spec.Type, error) {
	v := s.eval(e)
	if err := v.Err(); err != nil {
		return spec.Type{}, fmt.Errorf("%s: %w", source(e), err)
	}
	t, err := d.valueType(v)
	if err != nil {
		return t, err
	}
	if selector, ok := e.(*ast.SelectorExpr); ok {
		err = d.meanings(&t, s.eval(selector.X))
	}
	return t, err
}

// meanings adds to a type what its words and forms stand for, where that is
// stated beside it.
func (d *describer) meanings(t *spec.Type, beside cue.Value) error {
	lookup := func(name string) cue.Value { return beside.LookupPath(cue.MakePath(cue.Str(name))) }
	if words := lookup("words"); words.Exists() {
		for i := range t.Words {
			doc, err := words.LookupPath(cue.MakePath(cue.Str(t.Words[i].Name))).String()
			if err != nil {
				return err
			}
			t.Words[i].Doc = doc
		}
	}
	if forms := lookup("forms"); forms.Exists() {
		for i := range t.Forms {
			form := forms.LookupPath(cue.MakePath(cue.Str(t.Forms[i].Pattern)))
			t.Forms[i].Write, t.Forms[i].Doc = d.text(form, "write"), d.text(form, "means")
		}
	}
	if refuses := lookup("refuses"); refuses.Exists() {
		for _, f := range d.fields(refuses) {
			says, err := f.value.String()
			if err != nil {
				return err
			}
			t.Refuses = append(t.Refuses, spec.Refusal{Pattern: f.name(), Says: says})
		}
	}
	return nil
}

// valueType describes a value of CUE by how it is made.
func (d *describer) valueType(v cue.Value) (spec.Type, error) {
	t := spec.Type{Kinds: kindsOf(v.IncompleteKind()), Section: spec.NoSection}
	op, args := v.Expr()
	switch op {
	case cue.NoOp:
		return d.plainType(v, t)
	case cue.OrOp, cue.AndOp:
		combine := union
		if op == cue.AndOp {
			combine = d.intersection
		}
		t, err := d.valueType(args[0])
		for _, arg := range args[1:] {
			if err != nil {
				break
			}
			var next spec.Type
			if next, err = d.valueType(arg); err == nil {
				t, err = combine(t, next)
			}
		}
		return t, err
	case cue.SelectorOp, cue.IndexOp:
		evaluated := v.Eval()
		if again, _ := evaluated.Expr(); again == op {
			return t, fmt.Errorf("the reference %v", v)
		}
		return d.valueType(evaluated)
	case cue.GreaterThanEqualOp, cue.GreaterThanOp, cue.LessThanEqualOp, cue.LessThanOp:
		return boundType(t, op, args[0])
	case cue.NotEqualOp:
		if s, err := args[0].String(); err != nil || s != "" {
			return t, fmt.Errorf("%v: != with anything but the empty string", v)
		}
		t.NotEmpty = true
		return t, nil
	case cue.RegexMatchOp:
		pattern, err := args[len(args)-1].String()
		if _, wrong := regexp.Compile(pattern); wrong != nil { // CUE says so only when it meets a string
			return t, fmt.Errorf("the pattern %s: %w", pattern, wrong)
		}
		t.Forms = []spec.Form{{Pattern: pattern}}
		return t, err
	case cue.CallOp:
		return callType(t, v, args)
	default:
		return t, fmt.Errorf("%v: the operator %v", v, op)
	}
}

// plainType describes a constant, or a type by its name.
func (d *describer) plainType(v cue.Value, t spec.Type) (spec.Type, error) {
	switch t.Kinds {
	case 0:
		return t, fmt.Errorf("%v: a value of kind %v", v, v.IncompleteKind())
	case value.Map:
		if fields := d.allFields(v); len(fields) == 1 && fields[0].selector.LabelType() == cue.StringLabel|cue.PatternConstraint ||
			len(fields) == 0 && v.Allows(cue.AnyString) {
			if len(fields) == 0 || fields[0].value.IncompleteKind() == cue.TopKind {
				return t, nil
			}
		}
		return t, fmt.Errorf("the struct %v, reached by a reference; give it a definition", v)
	case value.List:
		return t, fmt.Errorf("the list %v, reached by a reference; give it a definition", v)
	}
	if !v.IsConcrete() {
		bare := fmt.Sprint(v)
		if bounds, ok := integerTypes[bare]; ok {
			t.Min, t.Max = bounds[0], bounds[1]
			return t, nil
		}
		if !slices.Contains([]string{"bool", "int", "float", "number", "string", "_"}, bare) {
			return t, fmt.Errorf("%s", bare)
		}
		return t, nil
	}
	constant, err := d.constant(v)
	switch {
	case err != nil:
		return t, err
	case constant.Kind == value.String:
		t.Words = []spec.Word{{Name: constant.Text}}
	case constant.Kind != value.Null:
		t.Values = []spec.Scalar{constant}
	}
	return t, nil
}

// integerTypes are the names of CUE for ranges of integers, with their bounds. A
// reader has no integers past 64 bits.
var integerTypes = map[string][2]string{
	"int8": {"-128", "127"}, "int16": {"-32768", "32767"}, "int32": {"-2147483648", "2147483647"}, "int64": {},
	"uint": {"0", ""}, "uint8": {"0", "255"}, "uint16": {"0", "65535"}, "uint32": {"0", "4294967295"}, "uint64": {"0", ""},
}

func boundType(t spec.Type, op cue.Op, arg cue.Value) (spec.Type, error) {
	literal := fmt.Sprint(arg)
	if kind := arg.Kind(); kind != cue.IntKind && kind != cue.FloatKind {
		return t, fmt.Errorf("a bound that is no number: %s", literal)
	}
	t.Kinds = value.Int | value.Float
	switch op {
	case cue.GreaterThanEqualOp, cue.GreaterThanOp:
		t.Min, t.MinOpen = literal, op == cue.GreaterThanOp
	default:
		t.Max, t.MaxOpen = literal, op == cue.LessThanOp
	}
	return t, nil
}

// callType describes the validators that bound a length.
func callType(t spec.Type, v cue.Value, args []cue.Value) (spec.Type, error) {
	name := callee(args[0])
	if name == "error" {
		says, err := args[1].String()
		return spec.Type{Section: spec.NoSection, Says: says}, err
	}
	if !slices.Contains([]string{"strings.MinRunes", "strings.MaxRunes", "list.MinItems", "list.MaxItems", "list.UniqueItems"}, name) {
		return t, fmt.Errorf("a call of %s", name)
	}
	var n int
	if len(args) == 2 {
		i, err := args[1].Int64()
		if err != nil || i < 0 {
			return t, fmt.Errorf("%v: a length has to be an integer", v)
		}
		n = int(i)
	}
	switch name {
	case "strings.MinRunes":
		t.Kinds, t.MinRunes = value.String, n
	case "strings.MaxRunes":
		t.Kinds, t.MaxRunes = value.String, n
		if n == 0 {
			return t, fmt.Errorf("%s(0)", name)
		}
	case "list.MinItems":
		t.Kinds, t.MinItems = value.List, n
	case "list.MaxItems":
		t.Kinds, t.MaxItems = value.List, n
		if n == 0 {
			t.MaxItems = noItems
		}
	case "list.UniqueItems":
		t.Kinds, t.Unique = value.List, true
	}
	return t, nil
}

// callee is the name of a function, with that of its package.
func callee(f cue.Value) string {
	op, args := f.Expr()
	if op != cue.SelectorOp {
		return fmt.Sprint(f)
	}
	name, err := args[1].String()
	if err != nil {
		return fmt.Sprint(f)
	}
	for _, pkg := range []string{"strings", "list"} {
		if strings.HasPrefix(fmt.Sprint(f), pkg+".") {
			return pkg + "." + name
		}
	}
	return name
}

// noItems is the MaxItems of a list that has to be empty.
const noItems = -1

// anyKinds are those of the value _ of CUE.
const anyKinds = value.Null | value.Bool | value.Int | value.Float | value.String | value.Map | value.List

const numbers = value.Int | value.Float

// union is the type of the values that are in either.
func union(a, b spec.Type) (spec.Type, error) {
	out := a
	if b.Says != "" {
		out.Says = b.Says
	}
	if a.Kinds == 0 || b.Kinds == 0 {
		if a.Kinds == 0 {
			says := out.Says
			out = b
			out.Says = says
		}
		return out, nil
	}
	out.Kinds = a.Kinds | b.Kinds
	out.Refuses = append(slices.Clip(a.Refuses), b.Refuses...)
	for _, merge := range []func(out *spec.Type, a, b spec.Type) error{uniteBools, uniteNumbers, uniteStrings, uniteLists, uniteMaps} {
		if err := merge(&out, a, b); err != nil {
			return out, err
		}
	}
	return out, nil
}

// valuesOf are the constants of some kinds, and whether the type has others too.
func valuesOf(t spec.Type, kinds value.Kind) (values []spec.Scalar, all bool) {
	for _, v := range t.Values {
		if v.Kind&kinds != 0 {
			values = append(values, v)
		}
	}
	return values, len(values) == 0 && t.Kinds&kinds != 0
}

func uniteBools(out *spec.Type, a, b spec.Type) error {
	x, allX := valuesOf(a, value.Bool)
	y, allY := valuesOf(b, value.Bool)
	numeric, _ := valuesOf(a, numbers)
	out.Values = numeric
	if !allX && !allY {
		out.Values = appendDistinct(out.Values, append(x, y...))
	}
	return nil
}

// uniteNumbers adds the numbers of a and b. A constant within the bounds of the
// other one is part of it.
func uniteNumbers(out *spec.Type, a, b spec.Type) error {
	x, allX := valuesOf(a, numbers)
	y, allY := valuesOf(b, numbers)
	bools, _ := valuesOf(*out, value.Bool)
	switch {
	case a.Kinds&numbers == 0 || b.Kinds&numbers == 0:
		from := a
		if a.Kinds&numbers == 0 {
			from = b
		}
		out.Min, out.Max, out.MinOpen, out.MaxOpen = from.Min, from.Max, from.MinOpen, from.MaxOpen
		out.Values = append(bools, append(x, y...)...)
	case !allX && !allY:
		out.Values = appendDistinct(bools, append(x, y...))
	case allX && allY:
		same := a.Min == b.Min && a.Max == b.Max && a.MinOpen == b.MinOpen && a.MaxOpen == b.MaxOpen
		unbounded := a.Min == "" && a.Max == "" && b.Min == "" && b.Max == ""
		if !same || a.Kinds&numbers != b.Kinds&numbers && !unbounded {
			return fmt.Errorf("two ranges of numbers")
		}
	default:
		ranged, constants := a, y
		if allY {
			ranged, constants = b, x
		}
		for _, c := range constants {
			if !ranged.Kinds.Has(c.Kind) || !inBounds(ranged, c.Text) {
				return fmt.Errorf("the number %s beside a range that is without it", c.Text)
			}
		}
		out.Values = bools
		out.Min, out.Max, out.MinOpen, out.MaxOpen = ranged.Min, ranged.Max, ranged.MinOpen, ranged.MaxOpen
	}
	return nil
}

func inBounds(t spec.Type, literal string) bool {
	outside := func(bound string, open bool, sign int) bool {
		if bound == "" {
			return false
		}
		c := sign * value.CompareNumbers(literal, bound)
		return c < 0 || c == 0 && open
	}
	return !outside(t.Min, t.MinOpen, +1) && !outside(t.Max, t.MaxOpen, -1)
}

func appendDistinct(to, values []spec.Scalar) []spec.Scalar {
	for _, v := range values {
		if !slices.ContainsFunc(to, v.Equal) {
			to = append(to, v)
		}
	}
	return to
}

// freeStrings reports whether a type has all strings.
func freeStrings(t spec.Type) bool {
	return t.Kinds.Has(value.String) && len(t.Words) == 0 && len(t.Forms) == 0 && !t.NotEmpty && t.MinRunes == 0 && t.MaxRunes == 0
}

func hasLengths(t spec.Type) bool { return t.NotEmpty || t.MinRunes > 0 || t.MaxRunes > 0 }

func uniteStrings(out *spec.Type, a, b spec.Type) error {
	set := func(from spec.Type) {
		out.Words, out.Forms, out.NotEmpty = from.Words, from.Forms, from.NotEmpty
		out.MinRunes, out.MaxRunes = from.MinRunes, from.MaxRunes
	}
	switch {
	case !b.Kinds.Has(value.String):
		set(a)
	case !a.Kinds.Has(value.String):
		set(b)
	case freeStrings(a) || freeStrings(b):
		set(spec.Type{})
	case !hasLengths(a) && !hasLengths(b):
		forms := append(slices.Clip(a.Forms), b.Forms...)
		words := slices.DeleteFunc(joinWords(a.Words, b.Words), func(w spec.Word) bool {
			return slices.ContainsFunc(forms, func(f spec.Form) bool { return hasForm(w.Name, f) })
		})
		set(spec.Type{Words: words, Forms: forms})
	case len(a.Words) == 1 && hasString(b, a.Words[0].Name) && len(a.Forms) == 0: // such as a default
		set(b)
	case len(b.Words) == 1 && hasString(a, b.Words[0].Name) && len(b.Forms) == 0:
		set(a)
	default:
		return fmt.Errorf("two kinds of strings, one with a bound of its length")
	}
	return nil
}

// hasString reports whether a type without words or forms has a string.
func hasString(t spec.Type, s string) bool {
	n := len([]rune(s))
	return len(t.Words) == 0 && len(t.Forms) == 0 && !(t.NotEmpty && n == 0) && n >= t.MinRunes && (t.MaxRunes == 0 || n <= t.MaxRunes)
}

// hasForm reports whether a string has a form. CUE's patterns are those of Go.
func hasForm(text string, f spec.Form) bool {
	matches, err := regexp.MatchString(f.Pattern, text)
	return err == nil && matches
}

// joinWords keeps the order of the longer list: a default that is written first
// is one of the words that follow.
func joinWords(a, b []spec.Word) []spec.Word {
	if len(b) > len(a) {
		a, b = b, a
	}
	out := slices.Clone(a)
	for _, w := range b {
		if !slices.ContainsFunc(out, func(o spec.Word) bool { return o.Name == w.Name }) {
			out = append(out, w)
		}
	}
	return out
}

func uniteLists(out *spec.Type, a, b spec.Type) error {
	set := func(from spec.Type) {
		out.Items, out.MinItems, out.MaxItems, out.Unique = from.Items, from.MinItems, from.MaxItems, from.Unique
	}
	isEmpty := func(t spec.Type) bool { return t.MaxItems == noItems && t.MinItems == 0 }
	switch {
	case !b.Kinds.Has(value.List):
		set(a)
	case !a.Kinds.Has(value.List):
		set(b)
	case isEmpty(a) && b.MinItems == 0:
		set(b)
	case isEmpty(b) && a.MinItems == 0:
		set(a)
	default:
		return fmt.Errorf("two kinds of lists")
	}
	return nil
}

func uniteMaps(out *spec.Type, a, b spec.Type) error {
	set := func(from spec.Type) { out.Section, out.Entries = from.Section, from.Entries }
	switch {
	case !b.Kinds.Has(value.Map):
		set(a)
	case !a.Kinds.Has(value.Map):
		set(b)
	case a.Section != spec.NoSection && a.Section == b.Section:
		set(a)
	default:
		return fmt.Errorf("two kinds of mappings")
	}
	return nil
}

// intersection is the type of the values that are in both.
func (d *describer) intersection(a, b spec.Type) (spec.Type, error) {
	out := spec.Type{Kinds: a.Kinds & b.Kinds, Section: spec.NoSection, Says: a.Says}
	if b.Says != "" {
		out.Says = b.Says
	}
	out.Refuses = append(slices.Clip(a.Refuses), b.Refuses...)
	if err := intersectScalars(&out, a, b); err != nil {
		return out, err
	}
	if out.Kinds.Has(value.List) {
		if err := d.intersectLists(&out, a, b); err != nil {
			return out, err
		}
	}
	if out.Kinds.Has(value.Map) {
		return out, d.intersectMaps(&out, a, b)
	}
	return out, nil
}

func intersectScalars(out *spec.Type, a, b spec.Type) error {
	if out.Kinds&numbers != 0 {
		out.Min, out.MinOpen = tighter(a.Min, a.MinOpen, b.Min, b.MinOpen, +1)
		out.Max, out.MaxOpen = tighter(a.Max, a.MaxOpen, b.Max, b.MaxOpen, -1)
	}
	for _, kinds := range []value.Kind{value.Bool, numbers} {
		x, allX := valuesOf(a, kinds)
		y, allY := valuesOf(b, kinds)
		var both []spec.Scalar
		for _, v := range append(slices.Clip(x), y...) {
			in := func(values []spec.Scalar, all bool) bool { return all || slices.ContainsFunc(values, v.Equal) }
			if in(x, allX) && in(y, allY) && out.Kinds.Has(v.Kind) && (v.Kind == value.Bool || inBounds(*out, v.Text)) {
				both = appendDistinct(both, []spec.Scalar{v})
			}
		}
		if (!allX || !allY) && len(both) == 0 {
			out.Kinds &^= kinds
		}
		if len(both) > 0 && kinds == numbers {
			out.Min, out.Max, out.MinOpen, out.MaxOpen = "", "", false, false
		}
		out.Values = append(out.Values, both...)
	}
	if !out.Kinds.Has(value.String) {
		return nil
	}
	return intersectStrings(out, a, b)
}

func intersectStrings(out *spec.Type, a, b spec.Type) error {
	out.NotEmpty = a.NotEmpty || b.NotEmpty
	out.MinRunes = max(a.MinRunes, b.MinRunes)
	out.MaxRunes = max(a.MaxRunes, b.MaxRunes)
	if a.MaxRunes > 0 && b.MaxRunes > 0 {
		out.MaxRunes = min(a.MaxRunes, b.MaxRunes)
	}
	listed := func(t spec.Type) bool { return len(t.Words)+len(t.Forms) > 0 }
	switch {
	case !listed(a):
		out.Words, out.Forms = b.Words, b.Forms
	case !listed(b):
		out.Words, out.Forms = a.Words, a.Forms
	case len(a.Forms)+len(b.Forms) > 0:
		return fmt.Errorf("a string that has to match two patterns")
	default:
		for _, w := range a.Words {
			if slices.ContainsFunc(b.Words, func(o spec.Word) bool { return o.Name == w.Name }) {
				out.Words = append(out.Words, w)
			}
		}
		if len(out.Words) == 0 {
			out.Kinds &^= value.String
		}
	}
	if len(out.Words) > 0 && hasLengths(*out) {
		return fmt.Errorf("a word with a bound of its length")
	}
	return nil
}

func (d *describer) intersectLists(out *spec.Type, a, b spec.Type) error {
	out.MinItems, out.Unique = max(a.MinItems, b.MinItems), a.Unique || b.Unique
	out.MaxItems = a.MaxItems
	switch {
	case a.MaxItems == 0:
		out.MaxItems = b.MaxItems
	case b.MaxItems != 0:
		out.MaxItems = min(a.MaxItems, b.MaxItems)
	}
	switch {
	case a.Items == nil:
		out.Items = b.Items
	case b.Items == nil:
		out.Items = a.Items
	default:
		item, err := d.intersection(*a.Items, *b.Items)
		if err == nil && item.Kinds == 0 {
			err = errors.New("a list whose items have to be of two kinds")
		}
		out.Items = &item
		return err
	}
	return nil
}

func (d *describer) intersectMaps(out *spec.Type, a, b spec.Type) error {
	free := func(t spec.Type) bool { return t.Section == spec.NoSection && len(t.Entries) == 0 }
	switch {
	case free(a):
		out.Section, out.Entries = b.Section, b.Entries
	case free(b):
		out.Section, out.Entries = a.Section, a.Entries
	case a.Section != spec.NoSection && b.Section != spec.NoSection:
		out.Section = d.joined(a.Section, b.Section)
	default:
		return fmt.Errorf("a mapping that has to be of two kinds")
	}
	return nil
}

// tighter is the bound that leaves less: the greater of two minimums (sign +1),
// the smaller of two maximums (sign -1). The ends of 64 bits are no bounds: a
// reader has no other integers.
func tighter(a string, aOpen bool, b string, bOpen bool, sign int) (string, bool) {
	isEnd := func(literal string) bool {
		return literal == strconv.FormatInt(-1<<63, 10) || literal == strconv.FormatInt(1<<63-1, 10)
	}
	if isEnd(a) && !aOpen {
		a = ""
	}
	if isEnd(b) && !bOpen {
		b = ""
	}
	switch {
	case a == "":
		return b, bOpen
	case b == "":
		return a, aOpen
	}
	switch c := sign * value.CompareNumbers(a, b); {
	case c > 0:
		return a, aOpen
	case c < 0:
		return b, bOpen
	default:
		return a, aOpen || bOpen
	}
}

func kindsOf(k cue.Kind) value.Kind {
	var kinds value.Kind
	for from, to := range map[cue.Kind]value.Kind{
		cue.NullKind: value.Null, cue.BoolKind: value.Bool, cue.IntKind: value.Int, cue.FloatKind: value.Float,
		cue.StringKind: value.String, cue.StructKind: value.Map, cue.ListKind: value.List,
	} {
		if k&from != 0 {
			kinds |= to
		}
	}
	return kinds
}

// text is an expression as it is written.
func text(n ast.Node) string {
	text, err := format.Node(n)
	if err != nil {
		return "_|_ // " + err.Error()
	}
	return string(text)
}

// source is text for messages, on one line.
func source(n ast.Node) string { return strings.Join(strings.Fields(text(n)), " ") }
