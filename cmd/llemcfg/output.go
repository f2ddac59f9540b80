package main

import (
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
	"github.com/llenergymeasure/llemcfg/internal/files"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// output is a stream that keeps the first error of writing to it.
type output struct {
	io.Writer
	err error
}

func (o *output) Write(p []byte) (int, error) {
	n, err := o.Writer.Write(p)
	if o.err == nil {
		o.err = err
	}
	return n, err
}

// formats are those of diagnostics.
var formats = []string{"text", "json", "jsonl", "sarif", "github", "gitlab", "junit"}

func formatNames() string {
	last := len(formats) - 1
	return strings.Join(formats[:last], ", ") + " or " + formats[last]
}

// renderer makes the renderer of a format, for standard output.
func (c *Command) renderer(format, color string, quiet bool, limit int) diag.Renderer {
	switch format {
	case "json":
		return diag.JSON(c.Stdout)
	case "jsonl":
		return diag.JSONL(c.Stdout)
	case "sarif":
		return diag.SARIF(c.Stdout)
	case "github":
		return diag.GitHub(c.Stdout)
	case "gitlab":
		return diag.GitLab(c.Stdout)
	case "junit":
		return diag.JUnit(c.Stdout)
	}
	opts := []diag.TextOption{diag.WithLimit(limit)}
	if quiet {
		opts = append(opts, diag.WithoutSummary())
	}
	return c.textIn(color == "always" || color == "auto" && isColored(c.Stdout), c.Stdout, opts...)
}

// text renders diagnostics for people, with the lines of the files, and in colour
// where the stream has it.
func (c *Command) text(w io.Writer, opts ...diag.TextOption) diag.Renderer {
	return c.textIn(isColored(w), w, opts...)
}

func (c *Command) textIn(color bool, w io.Writer, opts ...diag.TextOption) diag.Renderer {
	opts = append(opts, diag.WithSources(c.source))
	if color {
		opts = append(opts, diag.WithColor())
	}
	return diag.Text(w, opts...)
}

// source is the text of a file that has been read already, for lines to show.
func (c *Command) source(file string) []byte {
	if in, ok := c.Stdin.(*input); ok && file == stdinName {
		return in.kept
	}
	text, err := files.Read(file, keptInput)
	if err != nil {
		return nil // it is shown without the line
	}
	return text
}

// stdinName is what messages call standard input.
const stdinName = "<stdin>"

// keptInput is how many bytes of standard input are kept for lines to show.
var keptInput = yamldoc.DefaultLimits().Bytes

// input is a stream that keeps the beginning of what is read from it.
type input struct {
	io.Reader
	kept []byte
}

func (i *input) Read(p []byte) (int, error) {
	n, err := i.Reader.Read(p)
	i.kept = append(i.kept, p[:min(n, keptInput-len(i.kept))]...)
	return n, err
}

// isColored reports whether a stream is a terminal that shows colours, and the user
// wants them.
func isColored(w io.Writer) bool {
	return os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && isTerminal(w)
}

func isTerminal(w io.Writer) bool {
	f := fileOf(w)
	return f != nil && term.IsTerminal(int(f.Fd()))
}

// fileOf is the file that a stream writes to, or nil if it is none.
func fileOf(w io.Writer) *os.File {
	if out, ok := w.(*output); ok {
		w = out.Writer
	}
	f, _ := w.(*os.File)
	return f
}
