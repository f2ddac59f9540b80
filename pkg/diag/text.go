package diag

import (
	"bufio"
	"fmt"
	"io"
)

// Text renders for people: a line for each diagnostic, and then a count.
func Text(w io.Writer) Renderer { return &text{w: bufio.NewWriter(w)} }

type text struct {
	w       *bufio.Writer
	summary Summary
}

func (t *text) Render(r Result) error {
	t.summary.Add(r)
	for _, d := range r.Diagnostics {
		fmt.Fprintln(t.w, d)
	}
	return t.w.Flush()
}

func (t *text) Close() error {
	fmt.Fprintln(t.w, t.summary)
	return t.w.Flush()
}

// String is the summary in a line for people.
func (s Summary) String() string {
	line := fmt.Sprintf("%s: %d valid, %d invalid", count(s.Files, "file"), s.Valid, s.Invalid)
	if s.Errors > 0 {
		line += ", " + count(s.Errors, "error")
	}
	if s.Warnings > 0 {
		line += ", " + count(s.Warnings, "warning")
	}
	return line
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
