package yamldoc

import (
	"bytes"

	"github.com/llenergymeasure/llemcfg/internal/lazy"
)

// conflicted is a merge conflict as Git writes it: to resolve it is its author's.
var conflicted = lazy.Regexp(`(?ms)^<{7} .*^={7}\r?$.*^>{7} `)

// conflict finds a merge conflict.
func (b *broken) conflict() *repair {
	found := conflicted().FindIndex(b.text)
	if found == nil {
		return nil
	}
	return &repair{
		message:    "a merge conflict of Git begins here",
		suggestion: "resolve it: keep what is meant, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>",
		at:         b.span(found[0], found[0]),
	}
}

// documentEnd takes away a line that ends the document before the file ends.
func (b *broken) documentEnd() *repair {
	if string(bytes.TrimRight(b.text[b.begin:b.end], " \t\r")) != "..." {
		return nil
	}
	return &repair{
		message:    "this line ends the document, and the file continues",
		suggestion: "remove the line",
		edits:      []textEdit{{b.begin, min(b.end+1, len(b.text)), ""}},
	}
}
