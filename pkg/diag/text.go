package diag

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/fatih/color"

	"github.com/llenergymeasure/llemcfg/internal/safe"
	"github.com/llenergymeasure/llemcfg/internal/words"
)

// TextOption changes how Text renders.
type TextOption func(*text)

// WithColor colours what is rendered, for a terminal.
func WithColor() TextOption { return func(t *text) { t.style = newStyle(true) } }

// WithoutSummary leaves out the count at the end.
func WithoutSummary() TextOption { return func(t *text) { t.quiet = true } }

// WithSources has the lines of files other than Result.Source shown, too: of a
// file of defaults, say. It is asked for the text of a file by name, and returns
// nil if there is none.
func WithSources(sources func(file string) []byte) TextOption {
	return func(t *text) { t.sources = sources }
}

// DefaultLimit is how many diagnostics of a file Text shows.
const DefaultLimit = 100

// WithLimit shows up to n diagnostics of a file, or all if n is 0. Errors come
// before warnings where not all can be shown.
func WithLimit(n int) TextOption { return func(t *text) { t.limit = n } }

// Text renders for people. Each diagnostic is a line of the form of
// Diagnostic.String; below it, indented, the line of the source with a mark
// under the place, and what to write instead; and at the end there is a count.
func Text(w io.Writer, opts ...TextOption) Renderer {
	t := &text{w: bufio.NewWriter(w), style: newStyle(false), limit: DefaultLimit}
	for _, o := range opts {
		o(t)
	}
	return t
}

type text struct {
	w       *bufio.Writer
	style   style
	quiet   bool
	limit   int
	sources func(file string) []byte
	summary Summary
}

func (t *text) Render(r Result) error {
	one := Summary{}
	one.Add(r)
	t.summary.Add(r)
	limit := t.limit
	if limit == 0 {
		limit = len(r.Diagnostics)
	}
	room := map[Severity]int{Error: min(one.Errors, limit)}
	room[Warning] = min(one.Warnings, limit-room[Error])
	more := Summary{Errors: one.Errors - room[Error], Warnings: one.Warnings - room[Warning]}

	texts := map[string]*sourceText{}
	if r.Source != nil {
		texts[r.File] = newSourceText(r.Source)
	}
	for _, d := range r.Diagnostics {
		if room[d.Severity] == 0 {
			continue
		}
		room[d.Severity]--
		t.diagnostic(&d, texts)
	}
	if counts := more.counts("more "); counts != "" {
		fmt.Fprintf(t.w, "%s: %s; llemcfg vet --max-diagnostics 0 shows all\n",
			t.style.place.Sprint(safe.Text(r.File)), counts)
	}
	return t.w.Flush()
}

// diagnostic shows one, with the line where it is.
func (t *text) diagnostic(d *Diagnostic, texts map[string]*sourceText) {
	severity := t.style.failure
	if d.Severity == Warning {
		severity = t.style.warning
	}
	fmt.Fprintf(t.w, "%s: %s: %s %s\n", t.style.place.Sprint(d.place()), severity.Sprint(d.Severity),
		d.text(), t.style.code.Sprintf("[%s]", d.Code))
	source, known := texts[d.File]
	if !known && d.Line > 0 && t.sources != nil {
		source = newSourceText(t.sources(d.File))
		texts[d.File] = source
	}
	if source != nil {
		if line, mark, ok := source.excerpt(d); ok {
			number := fmt.Sprint(d.Line)
			fmt.Fprintf(t.w, "  %s %s\n", t.style.margin.Sprintf("%s |", number), line)
			fmt.Fprintf(t.w, "  %s %s\n", t.style.margin.Sprintf("%*s |", len(number), ""), severity.Sprint(mark))
		}
	}
	if help := d.help(); help != "" {
		fmt.Fprintf(t.w, "  %s %s\n", t.style.help.Sprint("help:"), help)
	}
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
	line := fmt.Sprintf("%s: %d valid, %d invalid", words.Count(s.Files, "file"), s.Valid, s.Invalid)
	if counts := s.counts(""); counts != "" {
		line += ", " + counts
	}
	switch {
	case s.Fixed > 0 || s.Unsafe > 0:
		line += "; " + s.Fixes()
	case s.Fixable > 0:
		line += fmt.Sprintf("; %d fixable with --fix", s.Fixable)
	}
	return line
}

// Fixes says how many fixes were applied, such as "3 fixed, 1 left; 2 more with
// --unsafe-fixes".
func (s Summary) Fixes() string {
	line := fmt.Sprintf("%d fixed, %d left", s.Fixed, s.Errors+s.Warnings)
	if s.Unsafe > 0 {
		line += fmt.Sprintf("; %d more with --unsafe-fixes", s.Unsafe)
	}
	return line
}

// counts are the numbers of errors and of warnings, as far as there are any.
func (s Summary) counts(more string) string {
	var parts []string
	if s.Errors > 0 {
		parts = append(parts, words.Count(s.Errors, more+"error"))
	}
	if s.Warnings > 0 {
		parts = append(parts, words.Count(s.Warnings, more+"warning"))
	}
	return strings.Join(parts, ", ")
}
