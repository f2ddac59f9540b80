package reference

import (
	"regexp"
	"regexp/syntax"
	"strings"
	"unicode/utf8"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// maxSampleDepth bounds a sample of a section that holds itself.
const maxSampleDepth = 8

// sample is a short value of a type: of a section, with the fields that have to
// be written. It is nil where none is found.
func sample(s *spec.Schema, t *spec.Type, depth int) *value.Value {
	switch {
	case depth > maxSampleDepth:
		return nil
	case t.IsAny():
		return value.OfString("text")
	case len(t.Values) > 0:
		return t.Values[0].Value()
	case len(t.Words) > 0:
		return value.OfString(t.Words[0].Name)
	case t.Kinds.Has(value.String):
		return sampleString(t)
	case t.Kinds.Has(value.Int):
		return sampleInt(t)
	case t.Kinds.Has(value.Float):
		return sampleFloat(t)
	case t.Kinds.Has(value.Bool):
		return value.OfBool(true)
	case t.Kinds.Has(value.List):
		return sampleList(s, t, depth)
	case t.Kinds.Has(value.Map):
		return sampleMap(s, t, depth)
	case t.Kinds.Has(value.Null):
		return value.OfNull()
	default:
		return nil
	}
}

func sampleString(t *spec.Type) *value.Value {
	text := "text"
	if len(t.Forms) > 0 {
		var ok bool
		if text, ok = matching(t.Forms[0].Pattern); !ok {
			return nil
		}
	}
	n := utf8.RuneCountInString(text)
	if t.MaxRunes > 0 && n > t.MaxRunes {
		text = string([]rune(text)[:t.MaxRunes])
	}
	if n < t.MinRunes {
		text += strings.Repeat("x", t.MinRunes-n)
	}
	for _, form := range t.Forms[:min(len(t.Forms), 1)] {
		if ok, err := regexp.MatchString(form.Pattern, text); err != nil || !ok {
			return nil
		}
	}
	return value.OfString(text)
}

func sampleInt(t *spec.Type) *value.Value {
	low, high := integerBounds(t)
	return value.OfInt(min(max(low, 1), high))
}

func sampleFloat(t *spec.Type) *value.Value {
	low, high := bound(t.Min, value.Float), bound(t.Max, value.Float)
	switch {
	case low != nil && high != nil:
		return value.OfFloat((low.Go.(float64) + high.Go.(float64)) / 2)
	case low != nil:
		return value.OfFloat(low.Go.(float64) + 1)
	case high != nil:
		return value.OfFloat(high.Go.(float64) - 1)
	default:
		return value.OfFloat(1)
	}
}

func sampleList(s *spec.Schema, t *spec.Type, depth int) *value.Value {
	list := &value.Value{Kind: value.List}
	n := max(t.MinItems, 1)
	if t.MaxItems < 0 {
		n = 0
	}
	if t.Unique && n > 1 {
		return nil
	}
	for range n {
		item := value.OfString("text")
		if t.Items != nil {
			item = sample(s, t.Items, depth+1)
		}
		if item == nil && t.MinItems > 0 {
			return nil
		}
		if item != nil {
			list.Entries = append(list.Entries, value.Entry{Value: item})
		}
	}
	return list
}

func sampleMap(s *spec.Schema, t *spec.Type, depth int) *value.Value {
	out := &value.Value{Kind: value.Map}
	add := func(key string, v *value.Value) { out.Entries = append(out.Entries, value.Entry{Key: key, Value: v}) }
	if t.Section != spec.NoSection {
		section := &s.Sections[t.Section]
		for i := range section.Fields {
			f := &section.Fields[i]
			if !s.HasToBeWritten(f) {
				continue
			}
			v := sampleField(s, f, depth+1)
			if v == nil {
				return nil
			}
			add(f.Name, v)
		}
		return out
	}
	for i := range t.Entries {
		key, ok := "name", true
		if p := t.Entries[i].Pattern; p != "" {
			key, ok = matching(p)
		}
		if v := sample(s, &t.Entries[i].Type, depth+1); v != nil && ok {
			add(key, v)
		}
	}
	return out
}

// sampleField is the example of a field, or a sample of its type.
func sampleField(s *spec.Schema, f *spec.Field, depth int) *value.Value {
	switch {
	case f.Example == "":
		return sample(s, &f.Type, depth)
	case f.Kinds.Has(value.String):
		return value.OfString(f.Example)
	default:
		t := f.Type
		return spec.Scalar{Kind: t.Kinds &^ value.Null, Text: f.Example}.Value()
	}
}

// matching is a short text that matches a regular expression; not ok if none is
// found.
func matching(pattern string) (text string, ok bool) {
	tree, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return "", false
	}
	var b strings.Builder
	write(&b, tree.Simplify())
	text = b.String()
	matches, err := regexp.MatchString(pattern, text)
	return text, err == nil && matches
}

// write writes the shortest text that an expression without counted repetitions
// matches, with a readable character where it may be one of many.
func write(b *strings.Builder, e *syntax.Regexp) {
	switch e.Op {
	case syntax.OpLiteral:
		b.WriteString(string(e.Rune))
	case syntax.OpCharClass:
		b.WriteRune(readable(e.Rune))
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		b.WriteByte('x')
	case syntax.OpConcat, syntax.OpCapture, syntax.OpPlus:
		for _, sub := range e.Sub {
			write(b, sub)
		}
	case syntax.OpAlternate:
		write(b, e.Sub[0])
	}
}

// readable is a letter or digit of a class, given as pairs of ends, or its first
// character.
func readable(class []rune) rune {
	for _, want := range "xaA1" {
		for i := 0; i < len(class); i += 2 {
			if class[i] <= want && want <= class[i+1] {
				return want
			}
		}
	}
	if len(class) == 0 {
		return 'x'
	}
	return class[0]
}
