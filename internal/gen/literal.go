package main

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
)

// writeSpec writes the description of a schema as a Go variable.
func writeSpec(variable string) func(*bytes.Buffer, namer, *spec.Schema) {
	return func(b *bytes.Buffer, _ namer, s *spec.Schema) {
		fmt.Fprintf(b, "package schema\n\nimport %q\n\nvar %s = ", "github.com/llenergymeasure/llemcfg/internal/engine/spec", variable)
		writeLiteral(b, reflect.ValueOf(*s))
		b.WriteString("\n")
	}
}

// writeLiteral writes v as Go source, without fields that are zero.
func writeLiteral(b *bytes.Buffer, v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		b.WriteString("&")
		writeLiteral(b, v.Elem())
	case reflect.Struct:
		fmt.Fprintf(b, "%s{\n", v.Type())
		for i := range v.NumField() {
			if !v.Field(i).IsZero() {
				fmt.Fprintf(b, "%s: ", v.Type().Field(i).Name)
				writeLiteral(b, v.Field(i))
				b.WriteString(",\n")
			}
		}
		b.WriteString("}")
	case reflect.Slice:
		fmt.Fprintf(b, "%s{\n", v.Type())
		for i := range v.Len() {
			writeLiteral(b, v.Index(i))
			b.WriteString(",\n")
		}
		b.WriteString("}")
	case reflect.Map:
		fmt.Fprintf(b, "%s{\n", v.Type())
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
		for _, k := range keys {
			writeLiteral(b, k)
			b.WriteString(": ")
			writeLiteral(b, v.MapIndex(k))
			b.WriteString(",\n")
		}
		b.WriteString("}")
	default:
		fmt.Fprintf(b, "%#v", v.Interface())
	}
}
