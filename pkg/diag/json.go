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
	File        string           `json:"file"`
	Valid       bool             `json:"valid"`
	Diagnostics []jsonDiagnostic `json:"diagnostics"`
}

// jsonDiagnostic is a diagnostic as JSON has it.
type jsonDiagnostic struct {
	Diagnostic
	// File is where it stands, if that is not the file of the result: a file of
	// defaults, or a flag.
	File string `json:"file,omitempty"`
}

func newJSONFile(r Result) jsonFile {
	f := jsonFile{File: r.File, Valid: r.Valid(), Diagnostics: []jsonDiagnostic{}}
	for _, d := range r.Diagnostics {
		elsewhere := ""
		if d.File != r.File {
			elsewhere = d.File
		}
		f.Diagnostics = append(f.Diagnostics, jsonDiagnostic{d, elsewhere})
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
