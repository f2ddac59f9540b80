package main

import (
	"io"
	"os"
	"strings"

	"golang.org/x/term"

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
func (c *Command) renderer(format, color string, quiet bool) diag.Renderer {
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
	var opts []diag.TextOption
	if isColored(color, c.Stdout) {
		opts = append(opts, diag.WithColor())
	}
	if quiet {
		opts = append(opts, diag.WithoutSummary())
	}
	return diag.Text(c.Stdout, opts...)
}

func isColored(mode string, w io.Writer) bool {
	switch mode {
	case "always":
		return true
	case "never":
		return false
	default:
		return os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && isTerminal(w)
	}
}

func isTerminal(w io.Writer) bool {
	if out, ok := w.(*output); ok {
		w = out.Writer
	}
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
