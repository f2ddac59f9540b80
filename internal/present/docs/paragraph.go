package docs

import (
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/words"
)

// textWidth is how wide lines of text for a terminal are.
const textWidth = 80

// Paragraph writes text in lines of 80 columns for a terminal.
func Paragraph(b *strings.Builder, indent, text string) {
	for _, line := range words.Lines(text, textWidth-len(indent)) {
		b.WriteString(indent + line + "\n")
	}
}
