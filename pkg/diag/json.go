package diag

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
)

// JSON renders one document:
//
//	{"files":[{"file","valid","diagnostics":[…]}],"summary":{"files","valid","invalid","warnings"}}
func JSON(w io.Writer) Renderer { return &jsonDocument{w: bufio.NewWriter(w)} }

type jsonDocument struct {
	w       *bufio.Writer
	summary Summary
}

// jsonFile is a result as JSON has it.
type jsonFile struct {
	File        string       `json:"file"`
	Valid       bool         `json:"valid"`
	Diagnostics []Diagnostic `json:"diagnostics"`
}

func newJSONFile(r Result) jsonFile {
	f := jsonFile{File: r.File, Valid: r.Valid(), Diagnostics: []Diagnostic{}}
	for _, d := range r.Diagnostics {
		if d.File == r.File {
			d.File = "" // it is named only where it is another: a file of defaults, or a flag
		}
		f.Diagnostics = append(f.Diagnostics, d)
	}
	return f
}

func (j *jsonDocument) Render(r Result) error {
	before := ",\n"
	if j.summary.Files == 0 {
		before = "{\"files\":[\n"
	}
	j.summary.Add(r)
	j.w.WriteString(before)
	return writeJSON(j.w, newJSONFile(r))
}

func (j *jsonDocument) Close() error {
	if j.summary.Files == 0 {
		j.w.WriteString("{\"files\":[")
	}
	j.w.WriteString("\n],\"summary\":")
	if err := writeJSON(j.w, j.summary); err != nil {
		return err
	}
	j.w.WriteString("}\n")
	return j.w.Flush()
}

// writeJSON writes v on one line, without the escapes that only HTML needs.
func writeJSON(w io.Writer, v any) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return err
	}
	_, err := w.Write(bytes.TrimSuffix(b.Bytes(), []byte("\n")))
	return err
}
