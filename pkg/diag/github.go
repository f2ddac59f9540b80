package diag

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/safe"
)

// GitHub renders workflow commands, which GitHub Actions shows as annotations
// of the lines of a file:
//
//	::error file=a.yaml,line=2,col=4,title=wrong-type::n: must be an integer
func GitHub(w io.Writer) Renderer { return &github{w: bufio.NewWriter(w)} }

type github struct{ w *bufio.Writer }

func (g *github) Render(r Result) error {
	for _, d := range r.Diagnostics {
		// Workflow commands can carry line ends, so that the name remains the file's.
		fmt.Fprintf(g.w, "::%s file=%s", d.Severity, githubProperty(safe.Except(d.File, "\r\n")))
		if d.Line > 0 {
			g.w.WriteString(githubRange(&d))
		}
		message := d.text()
		if help := d.help(); help != "" {
			message += "\nhelp: " + help
		}
		fmt.Fprintf(g.w, ",title=%s::%s\n", githubProperty(string(d.Code)), githubData.Replace(message))
	}
	return g.w.Flush()
}

// githubRange is where a diagnostic stands. GitHub ignores the columns of what
// spans several lines.
func githubRange(d *Diagnostic) string {
	switch {
	case d.isPoint():
		return fmt.Sprintf(",line=%d,col=%d", d.Line, d.Column)
	case d.EndLine == d.Line:
		return fmt.Sprintf(",line=%d,endLine=%d,col=%d,endColumn=%d", d.Line, d.EndLine, d.Column, d.EndColumn)
	default:
		return fmt.Sprintf(",line=%d,endLine=%d", d.Line, d.EndLine)
	}
}

func (g *github) Close() error { return g.w.Flush() }

// The escapes are those of the toolkit of GitHub Actions.
var (
	githubData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace
)
