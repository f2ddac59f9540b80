package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// writeEnums writes a string type with constants for every choice.
func writeEnums(b *bytes.Buffer, n namer, s *spec.Schema) {
	fmt.Fprintf(b, "package %s\n\n", n.enumsIn)
	for _, e := range n.enums(s) {
		b.WriteString(comment("", fmt.Sprintf("%s is a value of %s. %s", e.Name, e.Field.Name, e.Field.Doc)))
		fmt.Fprintf(b, "type %s string\n\n", e.Name)
		fmt.Fprintf(b, "// The values of %s.\nconst (\n", e.Name)
		for _, w := range e.Field.Words {
			fmt.Fprintf(b, "%s%s %s = %q", e.Name, n.name(w.Name), e.Name, w.Name)
			if w.Doc != "" {
				b.WriteString(" // " + w.Doc)
			}
			b.WriteString("\n")
		}
		b.WriteString(")\n\n")
		fmt.Fprintf(b, "// %s are all values of %s, in the order of the schema.\n", plural(e.Name), e.Name)
		fmt.Fprintf(b, "func %s() []%s {\nreturn []%s{", plural(e.Name), e.Name, e.Name)
		for i, w := range e.Field.Words {
			if i > 0 {
				b.WriteString(", ")
			}
			b.WriteString(e.Name + n.name(w.Name))
		}
		b.WriteString("}\n}\n\n")
	}
}

// plural is the name of several values of a type.
func plural(name string) string {
	if before, ok := strings.CutSuffix(name, "y"); ok {
		return before + "ies"
	}
	return name + "s"
}

// tableTypes are the Go types of what the capability tables list.
var tableTypes = map[string]string{
	"PrecisionSupport":    "Precision",
	"DecodingSupport":     "Decoding",
	"DecoderParamSupport": "DecoderParam",
}

// writeTables writes the capability tables and the presets.
func writeTables(b *bytes.Buffer, n namer, s *spec.Schema) {
	b.WriteString("package ssot\n\n")
	fmt.Fprintf(b, "// SchemaVersion is the version of the experiment schema.\nconst SchemaVersion = %q\n\n", s.Version)
	for _, t := range s.Capabilities {
		element := tableTypes[t.Name]
		if element == "" {
			panic("no Go type for the table " + t.Name)
		}
		if element != "Precision" {
			writeListed(b, n, t, element)
		}
		b.WriteString(comment("", t.Name+" is a fresh copy of the table. "+t.Doc))
		fmt.Fprintf(b, "func %s() map[Backend][]%s {\nreturn map[Backend][]%s{\n", t.Name, element, element)
		for _, row := range t.Rows {
			fmt.Fprintf(b, "Backend%s: {", n.name(row.Backend))
			for i, v := range row.Values {
				if i > 0 {
					b.WriteString(", ")
				}
				b.WriteString(element + n.name(v))
			}
			b.WriteString("},\n")
		}
		b.WriteString("}\n}\n\n")
	}
	writePresets(b, n, s)
}

// writeListed writes a type for values that no field of the schema has.
func writeListed(b *bytes.Buffer, n namer, t spec.Capability, element string) {
	seen := map[string]bool{}
	fmt.Fprintf(b, "// %s is a value that %s lists.\ntype %s string\n\n// The values of %s.\nconst (\n", element, t.Name, element, element)
	for _, row := range t.Rows {
		for _, v := range row.Values {
			if !seen[v] {
				seen[v] = true
				fmt.Fprintf(b, "%s%s %s = %q\n", element, n.name(v), element, v)
			}
		}
	}
	b.WriteString(")\n\n")
}

func writePresets(b *bytes.Buffer, n namer, s *spec.Schema) {
	b.WriteString("// SamplingPreset are the defaults that a preset supplies; nil where it leaves\n// the schema's own default.\ntype SamplingPreset struct {\n")
	for i := range s.Sections {
		if !slices.ContainsFunc(s.Sections[i].Fields, func(f spec.Field) bool { return f.Presets != "" }) {
			continue
		}
		for j := range s.Sections[i].Fields {
			f := &s.Sections[i].Fields[j]
			if presetHas(s, f.Name) {
				fmt.Fprintf(b, "%s *%s `json:\"%s,omitempty\"`\n", n.name(f.Name), goType(f.Kinds), f.Name)
			}
		}
	}
	b.WriteString("}\n\n// SamplingPresets is a fresh copy of the table of presets.\nfunc SamplingPresets() map[Preset]SamplingPreset {\nreturn map[Preset]SamplingPreset{\n")
	for _, p := range s.Presets {
		fmt.Fprintf(b, "Preset%s: {", n.name(p.Name))
		for i, v := range p.Values {
			if i > 0 {
				b.WriteString(", ")
			}
			fmt.Fprintf(b, "%s: new(%s(%s))", n.name(v.Field), goType(v.Value.Kind), v.Value.Text)
		}
		b.WriteString("},\n")
	}
	b.WriteString("}\n}\n")
}

func presetHas(s *spec.Schema, field string) bool {
	for _, p := range s.Presets {
		for _, v := range p.Values {
			if v.Field == field {
				return true
			}
		}
	}
	return false
}

// goType is the Go type of a scalar of some kind; a null does not count.
func goType(k value.Kind) string {
	switch {
	case k.Has(value.Float):
		return "float64"
	case k.Has(value.Int):
		return "int64"
	case k.Has(value.Bool):
		return "bool"
	default:
		return "string"
	}
}
