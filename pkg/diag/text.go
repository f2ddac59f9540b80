package diag

import (
	"bufio"
	"fmt"
	"io"

	"github.com/fatih/color"
)

// TextOption changes how Text renders.
type TextOption func(*text)

// WithColor colours what is rendered, for a terminal.
func WithColor() TextOption { return func(t *text) { t.style = newStyle(true) } }

// WithoutSummary leaves out the count at the end.
func WithoutSummary() TextOption { return func(t *text) { t.quiet = true } }

// Text renders for people. Each diagnostic is a line of the form of
// Diagnostic.String; below it, indented, the line of the source with a mark
// under the place, and what to write instead; and at the end there is a count.
func Text(w io.Writer, opts ...TextOption) Renderer {
	t := &text{w: bufio.NewWriter(w), style: newStyle(false)}
	for _, o := range opts {
		o(t)
	}
	return t
}

type text struct {
	w       *bufio.Writer
	style   style
	quiet   bool
	summary Summary
}

func (t *text) Render(r Result) error {
	t.summary.Add(r)
	source := newSourceText(r.Source)
	for _, d := range r.Diagnostics {
		severity := t.style.failure
		if d.Severity == Warning {
			severity = t.style.warning
		}
		fmt.Fprintf(t.w, "%s: %s: %s %s\n", t.style.place.Sprint(d.place()), severity.Sprint(d.Severity),
			d.text(), t.style.code.Sprintf("[%s]", d.Code))
		if line, mark, ok := source.excerpt(&d); ok && r.File == d.File {
			number := fmt.Sprint(d.Line)
			fmt.Fprintf(t.w, "  %s %s\n", t.style.margin.Sprintf("%s |", number), line)
			fmt.Fprintf(t.w, "  %s %s\n", t.style.margin.Sprintf("%*s |", len(number), ""), severity.Sprint(mark))
		}
		if help := d.help(); help != "" {
			fmt.Fprintf(t.w, "  %s %s\n", t.style.help.Sprint("help:"), help)
		}
	}
	return t.w.Flush()
}

func (t *text) Close() error {
	if !t.quiet {
		fmt.Fprintln(t.w, t.summary)
	}
	return t.w.Flush()
}

// style is how each part looks. What is not coloured is the same text.
type style struct{ place, failure, warning, code, margin, help *color.Color }

func newStyle(on bool) style {
	s := style{
		place:   color.New(color.Bold),
		failure: color.New(color.FgRed, color.Bold),
		warning: color.New(color.FgYellow, color.Bold),
		code:    color.New(color.Faint),
		margin:  color.New(color.FgBlue),
		help:    color.New(color.FgCyan, color.Bold),
	}
	for _, c := range []*color.Color{s.place, s.failure, s.warning, s.code, s.margin, s.help} {
		// Whether to colour is the caller's to say, not the environment's.
		if on {
			c.EnableColor()
		} else {
			c.DisableColor()
		}
	}
	return s
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
