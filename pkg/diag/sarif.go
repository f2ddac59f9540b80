package diag

import (
	"bufio"
	"io"
	"net/url"
	"path/filepath"

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
	s := &sarifReport{w: bufio.NewWriter(w), index: map[Code]int{}, seen: fingerprints{}}
	for i, e := range catalogue {
		s.index[e.Code] = i
	}
	return s
}

type sarifReport struct {
	w     *bufio.Writer
	index map[Code]int
	seen  fingerprints
	begun bool
}

// The types are the part of SARIF that a report uses, by its names.
type (
	sarifDriver struct {
		Name           string      `json:"name"`
		Version        string      `json:"version"`
		InformationURI string      `json:"informationUri"`
		Rules          []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID                   Code         `json:"id"`
		ShortDescription     sarifMessage `json:"shortDescription"`
		Help                 sarifMessage `json:"help"`
		HelpURI              string       `json:"helpUri"`
		DefaultConfiguration struct {
			Level Severity `json:"level"`
		} `json:"defaultConfiguration"`
	}
	sarifResult struct {
		RuleID    Code            `json:"ruleId"`
		RuleIndex *int            `json:"ruleIndex,omitempty"`
		Level     Severity        `json:"level"`
		Message   sarifMessage    `json:"message"`
		Locations []sarifLocation `json:"locations"`
		// By the name of the scheme, which changes with what is in a fingerprint.
		PartialFingerprints map[string]string `json:"partialFingerprints"`
		Fixes               []sarifFix        `json:"fixes,omitempty"`
	}
	sarifMessage struct {
		Text string `json:"text"`
	}
	sarifLocation struct {
		PhysicalLocation struct {
			ArtifactLocation sarifArtifact `json:"artifactLocation"`
			Region           *sarifRegion  `json:"region,omitempty"`
		} `json:"physicalLocation"`
		LogicalLocations []sarifLogicalLocation `json:"logicalLocations,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	// sarifRegion ends where it begins if the end is left out.
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
		EndLine     int `json:"endLine,omitempty"`
		EndColumn   int `json:"endColumn,omitempty"`
	}
	sarifLogicalLocation struct {
		FullyQualifiedName string `json:"fullyQualifiedName"`
	}
	sarifFix struct {
		Description     sarifMessage  `json:"description"`
		ArtifactChanges []sarifChange `json:"artifactChanges"`
	}
	sarifChange struct {
		ArtifactLocation sarifArtifact      `json:"artifactLocation"`
		Replacements     []sarifReplacement `json:"replacements"`
	}
	sarifReplacement struct {
		DeletedRegion   sarifRegion  `json:"deletedRegion"`
		InsertedContent sarifMessage `json:"insertedContent"`
	}
)

// begin writes the report up to its first result.
func (s *sarifReport) begin() error {
	s.begun = true
	driver := sarifDriver{Name: toolName, Version: version.String(), InformationURI: toolHome}
	for _, e := range catalogue {
		rule := sarifRule{
			ID:               e.Code,
			ShortDescription: sarifMessage{e.Means},
			Help:             sarifMessage{e.Remedy},
			HelpURI:          codesPage + "#" + string(e.Code),
		}
		rule.DefaultConfiguration.Level = e.Severity
		driver.Rules = append(driver.Rules, rule)
	}
	s.w.WriteString(`{"$schema":"` + sarifSchema + `","version":"2.1.0","runs":[{"columnKind":"unicodeCodePoints","tool":{"driver":`)
	if err := writeJSON(s.w, driver); err != nil {
		return err
	}
	s.w.WriteString(`},"results":[`)
	return nil
}

func (s *sarifReport) Render(r Result) error {
	for _, d := range r.Diagnostics {
		separator := ",\n"
		if !s.begun {
			separator = "\n"
			if err := s.begin(); err != nil {
				return err
			}
		}
		s.w.WriteString(separator)
		if err := writeJSON(s.w, s.result(d)); err != nil {
			return err
		}
	}
	return nil
}

func (s *sarifReport) result(d Diagnostic) sarifResult {
	message := d.text()
	if help := d.help(); help != "" {
		message += "\nhelp: " + help
	}
	file := sarifArtifact{URI: sarifURI(d.File)}
	var location sarifLocation
	location.PhysicalLocation.ArtifactLocation = file
	if d.Line > 0 {
		region := &sarifRegion{StartLine: d.Line, StartColumn: max(d.Column, 1)}
		if !d.isPoint() {
			region.EndLine, region.EndColumn = d.EndLine, d.EndColumn
		}
		location.PhysicalLocation.Region = region
	}
	if d.Path != "" {
		location.LogicalLocations = []sarifLogicalLocation{{safe.Text(d.Path)}}
	}
	result := sarifResult{
		RuleID:              d.Code,
		Level:               d.Severity,
		Message:             sarifMessage{message},
		Locations:           []sarifLocation{location},
		PartialFingerprints: map[string]string{"llemcfg/v1": s.seen.of(d)},
	}
	if i, ok := s.index[d.Code]; ok {
		result.RuleIndex = &i
	}
	for _, fix := range d.Fixes {
		change := sarifChange{ArtifactLocation: file}
		for _, e := range fix.Edits {
			change.Replacements = append(change.Replacements, sarifReplacement{
				// An end that is where the region begins makes it an insertion.
				DeletedRegion:   sarifRegion{StartLine: e.Line, StartColumn: e.Column, EndLine: e.EndLine, EndColumn: e.EndColumn},
				InsertedContent: sarifMessage{e.NewText},
			})
		}
		result.Fixes = append(result.Fixes, sarifFix{sarifMessage{safe.Text(fix.Message)}, []sarifChange{change}})
	}
	return result
}

func (s *sarifReport) Close() error {
	if !s.begun {
		if err := s.begin(); err != nil {
			return err
		}
	}
	s.w.WriteString("]}]}\n")
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
