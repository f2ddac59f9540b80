package diag

import (
	"bufio"
	"io"
	"path"
	"path/filepath"

	"github.com/llenergymeasure/llemcfg/internal/safe"
)

// GitLab renders a code quality report, which GitLab shows in merge requests: a
// list of findings, each with a fingerprint that stays the same while lines
// above it come and go.
func GitLab(w io.Writer) Renderer {
	return &gitlab{w: bufio.NewWriter(w), seen: fingerprints{}}
}

type gitlab struct {
	w     *bufio.Writer
	seen  fingerprints // GitLab shows only the first finding that has one
	begun bool
}

type gitlabFinding struct {
	Description string         `json:"description"`
	CheckName   Code           `json:"check_name"`
	Fingerprint string         `json:"fingerprint"`
	Severity    string         `json:"severity"`
	Location    gitlabLocation `json:"location"`
}

type gitlabLocation struct {
	Path  string      `json:"path"`
	Lines gitlabLines `json:"lines"`
}

type gitlabLines struct {
	Begin int `json:"begin"`
}

func (g *gitlab) Render(r Result) error {
	for _, d := range r.Diagnostics {
		description := d.text()
		if help := d.help(); help != "" {
			description += " (help: " + help + ")"
		}
		separator := ",\n"
		if !g.begun {
			separator, g.begun = "[\n", true
		}
		g.w.WriteString(separator)
		if err := writeJSON(g.w, gitlabFinding{
			Description: description,
			CheckName:   d.Code,
			Fingerprint: g.seen.of(d),
			Severity:    gitlabSeverity(d),
			// GitLab compares the path with those of the repository, and wants a line.
			Location: gitlabLocation{Path: safe.Except(path.Clean(filepath.ToSlash(d.File)), "\t\r\n"), Lines: gitlabLines{Begin: max(d.Line, 1)}},
		}); err != nil {
			return err
		}
	}
	return nil
}

func (g *gitlab) Close() error {
	if !g.begun {
		g.w.WriteString("[")
	}
	g.w.WriteString("\n]\n")
	return g.w.Flush()
}

// gitlabSeverity is one of GitLab's five: info, minor, major, critical, blocker.
func gitlabSeverity(d Diagnostic) string {
	switch {
	case d.Code == Unreadable:
		return "critical"
	case d.Severity == Warning:
		return "minor"
	default:
		return "major"
	}
}
