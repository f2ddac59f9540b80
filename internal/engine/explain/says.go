package explain

import (
	"fmt"
	"slices"
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/engine/judge"
	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/lazy"
	"github.com/llenergymeasure/llemcfg/internal/safe"
	"github.com/llenergymeasure/llemcfg/internal/words"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// says is what a message states of a type: what the schema says of it, or else
// what follows from what it accepts.
func (x *Explainer) says(t *spec.Type) string {
	if t.Says != "" {
		return t.Says
	}
	kinds := alternatives(x.accepted(t))
	return "must be " + kinds
}

// accepted are the alternatives of a type in words.
func (x *Explainer) accepted(t *spec.Type) []string {
	if t.IsAny() {
		return []string{"any value"}
	}
	var out []string
	if constants := constants(t); len(constants) == 1 {
		out = append(out, constants[0])
	} else if len(constants) > 1 {
		out = append(out, "one of "+strings.Join(constants, ", "))
	}
	if t.Kinds.Has(value.Bool) && !has(t.Values, value.Bool) {
		out = append(out, "true or false")
	}
	if t.Kinds&numbers != 0 && !has(t.Values, numbers) {
		out = append(out, numberOf(t))
	}
	if t.Kinds.Has(value.String) {
		out = append(out, stringsOf(t)...)
	}
	if t.Kinds.Has(value.List) {
		out = append(out, x.list(t))
	}
	if t.Kinds.Has(value.Map) {
		what := "a mapping"
		if t.Section != spec.NoSection {
			what += " of " + strings.Join(fieldNames(&x.schema.Sections[t.Section]), ", ")
		}
		out = append(out, what)
	}
	if t.Kinds.Has(value.Null) {
		out = append(out, "null")
	}
	return out
}

const numbers = value.Int | value.Float

func has(values []spec.Scalar, kinds value.Kind) bool {
	return slices.ContainsFunc(values, func(s spec.Scalar) bool { return s.Kind&kinds != 0 })
}

func constants(t *spec.Type) []string {
	var out []string
	for _, v := range t.Values {
		out = append(out, v.Text)
	}
	for _, w := range t.Words {
		out = append(out, w.Name)
	}
	return out
}

// numberOf is a range of numbers, such as an integer from 1 to 8.
func numberOf(t *spec.Type) string {
	what := "a number"
	if !t.Kinds.Has(value.Float) {
		what = "an integer"
	} else if !t.Kinds.Has(value.Int) {
		what = "a number with a point"
	}
	switch {
	case t.Min != "" && t.Max != "" && !t.MinOpen && !t.MaxOpen:
		return fmt.Sprintf("%s from %s to %s", what, t.Min, t.Max)
	case t.Min == "" && t.Max == "":
		return what
	}
	var bounds []string
	switch {
	case t.Min != "" && t.MinOpen:
		bounds = append(bounds, "above "+t.Min)
	case t.Min != "":
		bounds = append(bounds, "of at least "+t.Min)
	}
	switch {
	case t.Max != "" && t.MaxOpen:
		bounds = append(bounds, "below "+t.Max)
	case t.Max != "":
		bounds = append(bounds, "of at most "+t.Max)
	}
	return what + " " + strings.Join(bounds, " and ")
}

func stringsOf(t *spec.Type) []string {
	var out []string
	for _, form := range t.Forms {
		if form.Write != "" {
			out = append(out, form.Write)
		} else {
			out = append(out, "a string that matches "+form.Pattern+lengths(t, " and is "))
		}
	}
	if len(t.Words)+len(t.Forms) > 0 {
		return out
	}
	if t.NotEmpty && t.MinRunes == 0 && t.MaxRunes == 0 {
		return []string{"a string that is not empty"}
	}
	return []string{"a string" + lengths(t, " of ")}
}

func lengths(t *spec.Type, before string) string {
	switch {
	case t.MinRunes > 0 && t.MaxRunes > 0:
		return fmt.Sprintf("%s%d to %s", before, t.MinRunes, words.Count(t.MaxRunes, "character"))
	case t.MinRunes > 0:
		return before + "at least " + words.Count(t.MinRunes, "character")
	case t.MaxRunes > 0:
		return before + "at most " + words.Count(t.MaxRunes, "character")
	default:
		return ""
	}
}

func (x *Explainer) list(t *spec.Type) string {
	if t.MaxItems < 0 {
		return "an empty list"
	}
	what := "a list"
	switch {
	case t.MinItems > 0 && t.MaxItems > 0:
		what += fmt.Sprintf(" of %d to %s", t.MinItems, words.Count(t.MaxItems, "item"))
	case t.MinItems > 0:
		what += " of at least " + words.Count(t.MinItems, "item")
	case t.MaxItems > 0:
		what += " of at most " + words.Count(t.MaxItems, "item")
	}
	if t.Unique {
		what += " that differ from each other"
	}
	if t.Items != nil {
		what += ", each " + alternatives(x.accepted(t.Items))
	}
	return what
}

// alternatives joins alternatives as a sentence does.
func alternatives(kinds []string) string {
	last := len(kinds) - 1
	if last < 1 {
		return strings.Join(kinds, "")
	}
	return strings.Join(kinds[:last], ", ") + ", or " + kinds[last]
}

// noKey is about a key that matches no pattern of its mapping.
func (x *Explainer) noKey(p judge.Problem) []diag.Diagnostic {
	var patterns, names []string
	areWords := true
	for _, e := range p.Type.Entries {
		patterns = append(patterns, e.Pattern)
		parts := wordPattern().FindStringSubmatch(e.Pattern)
		areWords = areWords && parts != nil
		if areWords {
			names = append(names, strings.Split(parts[1], "|")...)
		}
	}
	last := len(p.Path) - 1
	key, _ := p.Path[last].Key() // it is in a mapping
	a := advice{says: "rename it, or remove it"}
	if !areWords {
		return x.advised(p, "the key "+safe.Quote(key)+" does not match "+strings.Join(patterns, " or "), a)
	}
	if near, certain := NearestOf(key, names); near != "" {
		a = advice{says: "did you mean " + near + "?", does: "write " + near, to: append(namesOf(p.Path[:last]), near), safe: certain}
	}
	return x.advised(p, "the key must be one of "+strings.Join(names, ", ")+", not "+safe.Quote(key), a)
}

// wordPattern matches the pattern of a few words.
var wordPattern = lazy.Regexp(`^\^\((\w+(?:\|\w+)*)\)\$$`)
