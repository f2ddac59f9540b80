package diag

import (
	"io"
	"net/url"
	"path/filepath"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"github.com/llenergymeasure/llemcfg/internal/safe"
)

const (
	toolName    = "llemcfg"
	toolHome    = "https://github.com/llenergymeasure/llemcfg"
	codesPage   = toolHome + "/blob/main/docs/codes.md"
	sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

// SARIF renders a report of SARIF 2.1.0, with each code as a rule. It is
// written at the end.
func SARIF(w io.Writer) Renderer {
	driver := sarif.NewToolComponent().WithName(toolName).WithInformationURI(toolHome)
	s := &sarifReport{w: w, index: map[Code]int{}}
	for i, e := range catalogue {
		s.index[e.Code] = i
		driver.AddRule(sarifRule(e))
	}
	s.run = sarif.NewRunWithInformationURI(toolName, toolHome)
	s.run.Tool = sarif.NewTool().WithDriver(driver)
	s.run.WithColumnKind("unicodeCodePoints")
	return s
}

type sarifReport struct {
	w     io.Writer
	run   *sarif.Run
	index map[Code]int
}

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
		message := d.text()
		if help := d.help(); help != "" {
			message += "\nhelp: " + help
		}
		place := sarif.NewPhysicalLocation().WithArtifactLocation(sarif.NewArtifactLocation().WithURI(sarifURI(d.File)))
		if d.Line > 0 {
			place.WithRegion(sarif.NewRegion().WithStartLine(d.Line).WithStartColumn(max(d.Column, 1)))
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
		s.run.AddResult(result)
	}
	return nil
}

func (s *sarifReport) Close() error {
	report := sarif.NewReport()
	report.Schema = sarifSchema
	report.AddRun(s.run)
	return report.PrettyWrite(s.w)
}

// sarifURI is the URI of a file: relative where its name is.
func sarifURI(name string) string {
	u := url.URL{Path: filepath.ToSlash(name)}
	if filepath.IsAbs(name) {
		u.Scheme = "file"
	}
	return u.String()
}
