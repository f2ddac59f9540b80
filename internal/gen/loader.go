package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// member is a field of a generated struct.
type member struct {
	*spec.Field
	Go       string // the name of the Go field
	Type     string // its type
	Enum     string // its type, if that is one of a few words
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
		m := member{Field: f, Go: n.name(f.Name), Enum: types[f], Nullable: f.Kinds.Has(value.Null) || f.Optional}
		switch {
		case m.Enum != "":
			m.Type = m.Enum
		case union(f):
			m.Type = m.Go
		default:
			m.Type = typeName(s, &f.Type)
		}
		if m.pointer() {
			m.Type = "*" + m.Type
		}
		out = append(out, m)
	}
	return out
}

// pointer reports whether the member is a pointer, which is nil for null.
func (m member) pointer() bool { return m.Nullable && !holdsNil(&m.Field.Type) }

// isSection reports whether the member is a struct.
func (m member) isSection() bool {
	return m.Kinds == value.Map && m.Section != spec.NoSection && !m.Optional
}

// writeTypes writes the Go types of the sections and of their choices.
func writeTypes(b *bytes.Buffer, n namer, s *spec.Schema) {
	fmt.Fprintf(b, "package %s\n\n", n.pkg)
	if hasUnion(s) {
		b.WriteString("import \"github.com/llenergymeasure/llemcfg/internal/engine/value\"\n\n")
	}
	if n.isLoader() {
		writeAliases(b, n, s)
	}
	for i := range s.Sections {
		section := &s.Sections[i]
		b.WriteString(comment("", section.Name+" is a section of the schema. Every field has a value; nil is null."))
		b.WriteString("//\n" + comment("", section.Doc))
		fmt.Fprintf(b, "type %s struct {\n", section.Name)
		for _, m := range members(n, s, section) {
			doc := m.Doc
			if m.Unit != "" && !names(doc, m.Unit) {
				doc += " Unit: " + m.Unit + "."
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

// writeAliases writes the names that the choices of package ssot have here.
func writeAliases(b *bytes.Buffer, n namer, s *spec.Schema) {
	b.WriteString("import \"github.com/llenergymeasure/llemcfg/pkg/ssot\"\n\n")
	b.WriteString("type (\n")
	for _, e := range n.enums(s) {
		fmt.Fprintf(b, "// %s is a value of %s, as package ssot defines it.\n%s = ssot.%s\n", e.Name, e.Field.Name, e.Name, e.Name)
	}
	b.WriteString(")\n\n// The values that package ssot defines.\nconst (\n")
	for _, e := range n.enums(s) {
		for _, w := range e.Field.Words {
			name := e.Name + n.name(w.Name)
			fmt.Fprintf(b, "%s = ssot.%s\n", name, name)
		}
	}
	b.WriteString(")\n\n")
}

// names reports whether a comment has a unit as one of its words.
func names(doc, unit string) bool {
	return slices.ContainsFunc(strings.Fields(doc), func(word string) bool {
		return strings.EqualFold(strings.Trim(word, ".,:;()"), unit)
	})
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
	fmt.Fprintf(b, "package %s\n\nimport (\n\"github.com/llenergymeasure/llemcfg/internal/engine/bind\"\n", n.pkg)
	b.WriteString("\"github.com/llenergymeasure/llemcfg/internal/engine/value\"\n)\n\n")
	for i := range s.Sections {
		section := &s.Sections[i]
		fmt.Fprintf(b, "func (c *%s) fill(v *value.Value) {\n", section.Name)
		constructor := "bind.Mapping"
		if hasOptional(section) {
			constructor = "bind.Sparse"
		}
		for j, m := range members(n, s, section) {
			v := fmt.Sprintf("v.Entries[%d].Value", j)
			if constructor == "bind.Sparse" {
				v = fmt.Sprintf("bind.FieldOf(v, %q)", m.Name)
			}
			if m.isSection() {
				fmt.Fprintf(b, "c.%s.fill(%s)\n", m.Go, v)
				continue
			}
			fmt.Fprintf(b, "c.%s = %s\n", m.Go, m.from(s, v))
		}
		fmt.Fprintf(b, "}\n\nfunc (c %s) tree() *value.Value {\nreturn %s(\n", section.Name, constructor)
		for _, m := range members(n, s, section) {
			entry := "bind.Entry"
			if m.Optional {
				entry = "bind.EntryIfAny"
			}
			fmt.Fprintf(b, "%s(%q, %s),\n", entry, m.Name, m.to(s, "c."+m.Go))
		}
		b.WriteString(")\n}\n\n")
		if n.isLoader() {
			fmt.Fprintf(b, methods, section.Name)
		}
	}
	for i := range s.Sections {
		for _, m := range members(n, s, &s.Sections[i]) {
			if union(m.Field) {
				fmt.Fprintf(b, "func (d %sName) tree() *value.Value { return value.OfString(string(d)) }\n\n", m.Go)
				fmt.Fprintf(b, "func %sTo(d %s) *value.Value {\nif d == nil {\nreturn value.OfNull()\n}\nreturn d.tree()\n}\n\n", lowerFirst(m.Go), m.Go)
				fmt.Fprintf(b, "func %sFrom(v *value.Value) %s {\nif v.Kind == value.Map {\nreturn bind.SectionFrom((*%s).fill)(v)\n}\nreturn %sName(v.Text)\n}\n\n",
					lowerFirst(m.Go), m.Go, s.Sections[m.Section].Name, m.Go)
			}
		}
	}
}

// methods are those by which a section, %[1]s, is written and read.
const methods = `// MarshalJSON writes all fields, in the order of the schema.
func (c %[1]s) MarshalJSON() ([]byte, error) { return bind.JSON(c.tree()) }

// UnmarshalJSON reads and validates the section as part of a file. The error is a
// *ConfigError or a *ValidationError.
func (c *%[1]s) UnmarshalJSON(data []byte) error { return unmarshalJSON("%[1]s", data, c.fill) }

// MarshalYAML writes all fields, in the order of the schema, for any YAML library.
func (c %[1]s) MarshalYAML() (any, error) { return marshalYAML("%[1]s", c.tree()) }

// UnmarshalYAML reads and validates the section as part of a file, for any YAML
// library. The error is a *ConfigError or a *ValidationError.
func (c *%[1]s) UnmarshalYAML(unmarshal func(any) error) error {
	return unmarshalYAML("%[1]s", unmarshal, c.fill)
}

`

func lowerFirst(s string) string { return string(s[0]|0x20) + s[1:] }

// from is the expression that makes the member of a value.
func (m member) from(s *spec.Schema, v string) string {
	from := fromFunc(s, &m.Field.Type)
	switch {
	case union(m.Field):
		return lowerFirst(m.Go) + "From(" + v + ")"
	case m.Enum != "":
		from = "bind.StringFrom[" + m.Enum + "]"
	}
	if m.pointer() {
		return fmt.Sprintf("bind.Optional(%s, %s)", v, from)
	}
	return from + "(" + v + ")"
}

// to is the expression that makes a value of the member.
func (m member) to(s *spec.Schema, x string) string {
	to := toFunc(s, &m.Field.Type, m.Optional)
	switch {
	case union(m.Field):
		return lowerFirst(m.Go) + "To(" + x + ")"
	case m.Enum != "":
		to = "bind.StringTo[" + m.Enum + "]"
	}
	switch {
	case m.pointer():
		return "bind.Null(" + x + ", " + to + ")"
	case m.isSection():
		return x + ".tree()"
	default:
		return to + "(" + x + ")"
	}
}

func hasOptional(section *spec.Section) bool {
	return slices.ContainsFunc(section.Fields, func(f spec.Field) bool { return f.Optional })
}
