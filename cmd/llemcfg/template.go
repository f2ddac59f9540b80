package main

import (
	"bytes"
	"fmt"

	"github.com/llenergymeasure/llemcfg/internal/engine/encode"
	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/words"
)

// template is a file of a schema's two levels in which every field stands as a
// comment: text behind "# ", and what can be set behind "#" alone.
func template(schema *spec.Schema) []byte {
	var b bytes.Buffer
	prose(&b, "", schema.Root().Doc)
	prose(&b, "", "Take the # away from a line, and from that of its section, to set it.")
	for i := range schema.Root().Fields {
		f := &schema.Root().Fields[i]
		b.WriteString("\n")
		prose(&b, "", f.Doc)
		fmt.Fprintf(&b, "#%s:\n", f.Name)
		for j := range schema.Sections[f.Section].Fields {
			g := &schema.Sections[f.Section].Fields[j]
			prose(&b, "  ", describe(g))
			fmt.Fprintf(&b, "  #%s: %s\n", g.Name, encode.Flow(g.Default.Value()))
		}
	}
	return b.Bytes()
}

// describe says in sentences what a field is for and what it may be.
func describe(f *spec.Field) string {
	text := f.Doc + " It " + f.Says + "."
	if f.Unit != "" {
		text += " In " + f.Unit + "."
	}
	for _, form := range f.Forms {
		text += " " + form.Write + ": " + form.Doc + "."
	}
	for _, word := range f.Words {
		text += " " + word.Name + ": " + word.Doc + "."
	}
	if f.Env != "" {
		text += " " + f.Env + " in the environment stands above it."
	}
	return text
}

// prose writes text as comments of lines of at most 79 characters.
func prose(b *bytes.Buffer, indent, text string) {
	for _, line := range words.Lines(text, 79-len(indent+"# ")) {
		b.WriteString(indent + "# " + line + "\n")
	}
}
