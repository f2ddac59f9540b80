package docs

import "strings"

// textWidth is how wide lines of text for a terminal are.
const textWidth = 80

// Paragraph writes text in lines of 80 columns for a terminal.
func Paragraph(b *strings.Builder, indent, text string) {
	line := ""
	for _, word := range strings.Fields(text) {
		if line != "" && len(indent)+len(line)+1+len(word) > textWidth {
			b.WriteString(indent + line + "\n")
			line = ""
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	if line != "" {
		b.WriteString(indent + line + "\n")
	}
}
