package main

import (
	"bytes"
	"fmt"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// member is a field of a generated struct.
type member struct {
	*spec.Field
	Go       string // the name of the Go field
	Type     string // its type
	Element  string // its type without the pointer
	Nullable bool
}

func members(n namer, s *spec.Schema, section *spec.Section) []member {
	types := map[*spec.Field]string{}
	for _, e := range n.enums(s) {
		types[e.Field] = e.Name
	}
	var out []member
	for i := range section.Fields {
		f := &section.Fields[i]
		m := member{Field: f, Go: n.name(f.Name), Nullable: f.Kinds.Has(value.Null)}
		switch {
		case types[f] != "":
			m.Element = types[f]
		case union(f):
			m.Element = m.Go
		case f.Section != spec.NoSection:
			m.Element = s.Sections[f.Section].Name
		case f.Kinds.Has(value.Map):
			m.Element = "map[string]any"
		default:
			m.Element = goType(f.Kinds)
		}
		m.Type = m.Element
		if m.Nullable && !m.free() {
			m.Type = "*" + m.Element
		}
		out = append(out, m)
	}
	return out
}

// free reports whether the member holds any mapping.
func (m member) free() bool { return m.Section == spec.NoSection && m.Kinds.Has(value.Map) }

// writeTypes writes the Go types of the sections and of their choices.
func writeTypes(b *bytes.Buffer, n namer, s *spec.Schema) {
	b.WriteString("package loader\n\nimport (\n")
	if hasUnion(s) {
		b.WriteString("\"github.com/llenergymeasure/llemcfg/internal/engine/value\"\n")
	}
	b.WriteString("\"github.com/llenergymeasure/llemcfg/pkg/ssot\"\n)\n\n")
	b.WriteString("// The choices of the schema, which package ssot defines.\ntype (\n")
	for _, e := range n.enums(s) {
		fmt.Fprintf(b, "%s = ssot.%s\n", e.Name, e.Name)
	}
	b.WriteString(")\n\n// The values of the choices.\nconst (\n")
	for _, e := range n.enums(s) {
		for _, w := range e.Field.Words {
			name := e.Name + n.name(w.Name)
			fmt.Fprintf(b, "%s = ssot.%s\n", name, name)
		}
	}
	b.WriteString(")\n\n")
	for i := range s.Sections {
		section := &s.Sections[i]
		b.WriteString(comment("", section.Name+" is one section, resolved. "+section.Doc))
		fmt.Fprintf(b, "type %s struct {\n", section.Name)
		for _, m := range members(n, s, section) {
			doc := m.Doc
			if m.Unit != "" {
				doc += " In " + m.Unit + "."
			}
			if m.Own != "" {
				doc += " The backend's own default is " + m.Own + "."
			}
			b.WriteString(comment("\t", doc))
			fmt.Fprintf(b, "%s %s\n", m.Go, m.Type)
		}
		b.WriteString("}\n\n")
	}
	for i := range s.Sections {
		for _, m := range members(n, s, &s.Sections[i]) {
			if union(m.Field) {
				writeUnion(b, s, m)
			}
		}
	}
}

func hasUnion(s *spec.Schema) bool {
	for i := range s.Sections {
		for j := range s.Sections[i].Fields {
			if union(&s.Sections[i].Fields[j]) {
				return true
			}
		}
	}
	return false
}

// writeUnion writes the sum type of a field that is a name or a section.
func writeUnion(b *bytes.Buffer, s *spec.Schema, m member) {
	section := s.Sections[m.Section].Name
	fmt.Fprintf(b, "// %s is a %sName or a %s: tell them apart with a type switch.\n", m.Go, m.Go, section)
	fmt.Fprintf(b, "type %s interface {\nis%s()\ntree() *value.Value\n}\n\n", m.Go, m.Go)
	fmt.Fprintf(b, "// %sName is a %s that is given by its name.\ntype %sName string\n\n", m.Go, m.Go, m.Go)
	fmt.Fprintf(b, "func (%sName) is%s() {}\nfunc (%s) is%s() {}\n\n", m.Go, m.Go, section, m.Go)
}

// writeSections writes how a section is filled from a resolved tree, and how it
// becomes one again.
func writeSections(b *bytes.Buffer, n namer, s *spec.Schema) {
	b.WriteString("package loader\n\nimport \"github.com/llenergymeasure/llemcfg/internal/engine/value\"\n\n")
	for i := range s.Sections {
		section := &s.Sections[i]
		fmt.Fprintf(b, "func (c *%s) fill(v *value.Value) {\n", section.Name)
		for j, m := range members(n, s, section) {
			fmt.Fprintf(b, "c.%s = %s\n", m.Go, m.from(fmt.Sprintf("v.Entries[%d].Value", j)))
		}
		fmt.Fprintf(b, "}\n\nfunc (c %s) tree() *value.Value {\nreturn mapping(\n", section.Name)
		for _, m := range members(n, s, section) {
			fmt.Fprintf(b, "entry(%q, %s),\n", m.Name, m.to("c."+m.Go))
		}
		b.WriteString(")\n}\n\n")
		for _, format := range []string{"JSON() ([]byte, error)", "YAML() (any, error)"} {
			fmt.Fprintf(b, "// Marshal%s writes the section resolved: every field, in the order of the schema.\n", format[:4])
			fmt.Fprintf(b, "func (c %s) Marshal%s { return marshal%s(c.tree()) }\n\n", section.Name, format, format[:4])
		}
	}
	for i := range s.Sections {
		for _, m := range members(n, s, &s.Sections[i]) {
			if union(m.Field) {
				fmt.Fprintf(b, "func (d %sName) tree() *value.Value { return value.OfString(string(d)) }\n\n", m.Go)
				fmt.Fprintf(b, "func %sTo(d %s) *value.Value {\nif d == nil {\nreturn value.OfNull()\n}\nreturn d.tree()\n}\n\n", lowerFirst(m.Go), m.Go)
				fmt.Fprintf(b, "func %sFrom(v *value.Value) %s {\nif v.Kind == value.Map {\nreturn sectionFrom[%s](v)\n}\nreturn %sName(v.Text)\n}\n\n",
					lowerFirst(m.Go), m.Go, s.Sections[m.Section].Name, m.Go)
			}
		}
	}
}

func lowerFirst(s string) string { return string(s[0]|0x20) + s[1:] }

// from is the expression that makes the member of a value.
func (m member) from(v string) string {
	switch {
	case m.free():
		return "mapFrom(" + v + ")"
	case union(m.Field):
		return lowerFirst(m.Go) + "From(" + v + ")"
	case m.Section != spec.NoSection && m.Nullable:
		return fmt.Sprintf("optional(%s, sectionFrom[%s])", v, m.Element)
	case m.Section != spec.NoSection:
		return fmt.Sprintf("sectionFrom[%s](%s)", m.Element, v)
	case m.Nullable:
		return fmt.Sprintf("optional(%s, %s)", v, m.scalarFrom())
	default:
		return fmt.Sprintf("%s(%s)", m.scalarFrom(), v)
	}
}

func (m member) scalarFrom() string {
	if base := goType(m.Kinds); base != "string" {
		return base + "From"
	}
	return "stringFrom[" + m.Element + "]"
}

// to is the expression that makes a value of the member.
func (m member) to(x string) string {
	scalar := goType(m.Kinds) + "To"
	if goType(m.Kinds) == "string" {
		scalar = "stringTo[" + m.Element + "]"
	}
	switch {
	case m.free():
		return "mapTo(" + x + ")"
	case m.Section != spec.NoSection && m.Nullable:
		return "null(" + x + ", " + m.Element + ".tree)"
	case union(m.Field):
		return lowerFirst(m.Go) + "To(" + x + ")"
	case m.Section != spec.NoSection:
		return x + ".tree()"
	case m.Nullable:
		return "null(" + x + ", " + scalar + ")"
	default:
		return scalar + "(" + x + ")"
	}
}
