package main

import (
	"fmt"
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// typeName is the Go type of the values of a type that are not null.
func typeName(s *spec.Schema, t *spec.Type) string {
	switch kinds := t.Kinds &^ value.Null; {
	case kinds == value.Map && t.Section != spec.NoSection:
		return s.Sections[t.Section].Name
	case kinds == value.Map && len(t.Entries) > 0:
		return "map[string]" + elementName(s, &t.Entries[0].Type)
	case kinds == value.Map:
		return "map[string]any"
	case kinds == value.List && t.Items != nil:
		return "[]" + elementName(s, t.Items)
	case kinds == value.List:
		return "[]any"
	case isScalar(kinds):
		return goType(kinds)
	default:
		return "any"
	}
}

// elementName is the Go type of an item or an entry, which may be null.
func elementName(s *spec.Schema, t *spec.Type) string {
	name := typeName(s, t)
	if isPointer(t) {
		name = "*" + name
	}
	return name
}

// isScalar reports whether one Go type holds values of the kinds.
func isScalar(kinds value.Kind) bool {
	switch kinds {
	case value.Bool, value.Int, value.Float, value.Int | value.Float, value.String:
		return true
	default:
		return false
	}
}

// holdsNil reports whether the Go type of a type has a nil of its own for null.
func holdsNil(t *spec.Type) bool {
	kinds := t.Kinds &^ value.Null
	return !isScalar(kinds) && !(kinds == value.Map && t.Section != spec.NoSection)
}

// isPointer reports whether an item or an entry of a type is a pointer.
func isPointer(t *spec.Type) bool { return t.Kinds.Has(value.Null) && !holdsNil(t) }

// fromFunc is the function that makes the Go value of a type.
func fromFunc(s *spec.Schema, t *spec.Type) string {
	switch kinds := t.Kinds &^ value.Null; {
	case kinds == value.Map && t.Section != spec.NoSection:
		return "bind.SectionFrom((*" + s.Sections[t.Section].Name + ").fill)"
	case kinds == value.Map && len(t.Entries) > 0:
		return "bind.EntriesFrom(" + elementFrom(s, &t.Entries[0].Type) + ")"
	case kinds == value.Map:
		return "bind.MapFrom"
	case kinds == value.List && t.Items != nil:
		return "bind.ItemsFrom(" + elementFrom(s, t.Items) + ")"
	case kinds == value.List:
		return "bind.ItemsFrom(bind.AnyFrom)"
	case kinds == value.String:
		return "bind.StringFrom[string]"
	case isScalar(kinds):
		return bindName(kinds) + "From"
	default:
		return "bind.AnyFrom"
	}
}

func elementFrom(s *spec.Schema, t *spec.Type) string {
	if isPointer(t) {
		return "bind.PointerFrom(" + fromFunc(s, t) + ")"
	}
	return fromFunc(s, t)
}

// toFunc is the function that makes the value of a Go value of a type. A nil
// list or map of an optional field is null, and then absent.
func toFunc(s *spec.Schema, t *spec.Type, optional bool) string {
	null := t.Kinds.Has(value.Null) || optional
	switch kinds := t.Kinds &^ value.Null; {
	case kinds == value.Map && t.Section != spec.NoSection:
		return s.Sections[t.Section].Name + ".tree"
	case kinds == value.Map && len(t.Entries) > 0:
		return fmt.Sprintf("bind.EntriesTo(%t, %s)", null, elementTo(s, &t.Entries[0].Type))
	case kinds == value.Map && null:
		return "bind.MapTo"
	case kinds == value.Map:
		return "bind.EntriesTo(false, bind.AnyTo)"
	case kinds == value.List && t.Items != nil:
		return fmt.Sprintf("bind.ItemsTo(%t, %s)", null, elementTo(s, t.Items))
	case kinds == value.List:
		return fmt.Sprintf("bind.ItemsTo(%t, bind.AnyTo)", null)
	case kinds == value.String:
		return "bind.StringTo[string]"
	case isScalar(kinds):
		return bindName(kinds) + "To"
	default:
		return "bind.AnyTo"
	}
}

func elementTo(s *spec.Schema, t *spec.Type) string {
	if isPointer(t) {
		return "bind.PointerTo(" + toFunc(s, t, false) + ")"
	}
	return toFunc(s, t, false)
}

// bindName is the beginning of the names of the functions of package bind for a
// scalar of some kind.
func bindName(kinds value.Kind) string {
	name := goType(kinds)
	return "bind." + strings.ToUpper(name[:1]) + name[1:]
}
