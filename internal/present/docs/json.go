package docs

import (
	"bytes"
	"encoding/json"
)

// json writes the document for programs.
func (d *Document) json(b *bytes.Buffer) error {
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(d)
}
