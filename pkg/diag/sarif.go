package diag

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"net/url"
	"path/filepath"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"github.com/llenergymeasure/llemcfg/internal/safe"
	"github.com/llenergymeasure/llemcfg/internal/version"
)

const (
	toolName    = "llemcfg"
	toolHome    = "https://github.com/llenergymeasure/llemcfg"
	codesPage   = toolHome + "/blob/main/docs/codes.md"
	sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

// SARIF renders a report of SARIF 2.1.0, with each code as a rule. Results are
// written as they come.
func SARIF(w io.Writer) Renderer {
	s := &sarifReport{w: bufio.NewWriter(w), index: map[Code]int{}}
	for i, e := range catalogue {
		s.index[e.Code] = i
	}
	return s
}

type sarifReport struct {
	w     *bufio.Writer
	index map[Code]int
	// rest is what comes after the results; nil until something is written.
	rest []byte
}

// begin writes the report up to its first result.
func (s *sarifReport) begin() error {
	if s.rest != nil {
		return nil
	}
	driver := sarif.NewToolComponent().WithName(toolName).WithVersion(version.String()).WithInformationURI(toolHome)
	for _, e := range catalogue {
		driver.AddRule(sarifRule(e))
	}
	run := sarif.NewRunWithInformationURI(toolName, toolHome).WithColumnKind("unicodeCodePoints")
	run.Tool = sarif.NewTool().WithDriver(driver)
	report := sarif.NewReport()
	report.Schema = sarifSchema
	report.AddRun(run)
	var b bytes.Buffer
	if err := report.PrettyWrite(&b); err != nil {
		return err
	}
	before, rest, found := bytes.Cut(b.Bytes(), []byte(noResults))
	if !found {
		return errors.New("a SARIF report without a place for results")
	}
	s.w.Write(before)
	s.w.WriteString(noResults[:len(noResults)-1])
	s.rest = rest
	return nil
}

// noResults is how an empty list of results is written.
const noResults = `"results": []`

func sarifRule(e Entry) *sarif.ReportingDescriptor {
	return sarif.NewRule(string(e.Code)).
		WithShortDescription(sarifText(e.Means)).
		WithHelp(sarifText(e.Remedy)).
		WithHelpURI(codesPage + "#" + string(e.Code)).
		WithDefaultConfiguration(sarif.NewReportingConfiguration().WithLevel(e.Severity.String()))
}

func sarifText(s string) *sarif.MultiformatMessageString {
	return sarif.NewMultiformatMessageString().WithText(s)
}

func (s *sarifReport) Render(r Result) error {
	for _, d := range r.Diagnostics {
		separator := ",\n"
		if s.rest == nil {
			separator = "\n"
		}
		if err := s.begin(); err != nil {
			return err
		}
		message := d.text()
		if help := d.help(); help != "" {
			message += "\nhelp: " + help
		}
		place := sarif.NewPhysicalLocation().WithArtifactLocation(sarif.NewArtifactLocation().WithURI(sarifURI(d.File)))
		if d.Line > 0 {
			region := sarif.NewRegion().WithStartLine(d.Line).WithStartColumn(max(d.Column, 1))
			if !d.isPoint() {
				region.WithEndLine(d.EndLine).WithEndColumn(d.EndColumn)
			}
			place.WithRegion(region)
		}
		location := sarif.NewLocation().WithPhysicalLocation(place)
		if d.Path != "" {
			location.AddLogicalLocation(sarif.NewLogicalLocation().WithFullyQualifiedName(safe.Text(d.Path)))
		}
		result := sarif.NewRuleResult(string(d.Code)).
			WithLevel(d.Severity.String()).
			WithMessage(sarif.NewTextMessage(message)).
			WithLocations([]*sarif.Location{location})
		if i, ok := s.index[d.Code]; ok {
			result.WithRuleIndex(i)
		}
		s.w.WriteString(separator)
		if err := writeJSON(s.w, result); err != nil {
			return err
		}
	}
	return nil
}

func (s *sarifReport) Close() error {
	if err := s.begin(); err != nil {
		return err
	}
	s.w.WriteString("]")
	s.w.Write(s.rest)
	s.w.WriteString("\n")
	return s.w.Flush()
}

// sarifURI is the URI of a file: relative where its name is.
func sarifURI(name string) string {
	u := url.URL{Path: filepath.ToSlash(name)}
	if filepath.IsAbs(name) {
		u.Scheme = "file"
	}
	return u.String()
}
