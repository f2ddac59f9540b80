package diag

import (
	"bufio"
	"io"
)

// JSONL renders one line for each file, as soon as there is a result:
//
//	{"file","valid","diagnostics":[…]}
func JSONL(w io.Writer) Renderer { return &jsonLines{w: bufio.NewWriter(w)} }

type jsonLines struct{ w *bufio.Writer }

func (j *jsonLines) Render(r Result) error {
	if err := writeJSON(j.w, newJSONFile(r)); err != nil {
		return err
	}
	j.w.WriteByte('\n')
	return j.w.Flush()
}

func (j *jsonLines) Close() error { return j.w.Flush() }
