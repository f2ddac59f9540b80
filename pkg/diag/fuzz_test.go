package diag_test

import (
	"net/url"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/llenergymeasure/llemcfg/internal/safe"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// FuzzRender holds, for every renderer, that whatever stands in a diagnostic and
// in the source, the output is one that its readers accept.
func FuzzRender(f *testing.F) {
	f.Add("a.yaml", "n: 0\n", "n", "must be at least 1", "write 1", 1, 4)
	f.Add("a b,c:%.yaml", "\ta: '模型'\r\nb: \x1b\r", "\u202e", "]]>&<\x00", "::set-env::", 2, 3)
	f.Add("\xff\n", "\xEF\xBB\xBFx\xff\u0301\u200d🚀", "", "", "", 1, 2)
	f.Add("", strings.Repeat("模", 300), "p", "m", "s", 1, 150)
	f.Fuzz(func(t *testing.T, file, source, path, message, suggestion string, line, column int) {
		if line < 0 || column < 1 || line > 1<<30 || column > 1<<30 {
			t.Skip()
		}
		d := diag.Diagnostic{
			Severity: diag.Error, Code: diag.WrongType, File: file, Path: path, Line: line, Column: column,
			Message: message, Suggestion: suggestion,
		}
		warning := d
		warning.Severity, warning.Code = diag.Warning, diag.NoEffect
		results := []diag.Result{{File: file, Source: []byte(source), Diagnostics: []diag.Diagnostic{d, warning}}}

		for _, format := range []string{"txt", "github", "junit.xml"} {
			for _, c := range render(t, format, results) {
				if c != '\n' && unicode.IsControl(c) || unicode.Is(unicode.Bidi_Control, c) {
					t.Errorf("%s holds %U", format, c)
				}
			}
		}
		lines := strings.Split(render(t, "txt", results), "\n")
		if lines[0] != d.String() {
			t.Errorf("the first line is %q, not %q", lines[0], d.String())
		}
		if len(lines) > 2 && strings.HasPrefix(lines[1], "  ") && !strings.HasPrefix(lines[1], "  help:") &&
			utf8.RuneCountInString(lines[1]) > 6*100+20 {
			t.Errorf("the excerpt is %d long", len(lines[1]))
		}
		var document struct {
			Files []struct{ Diagnostics []struct{ Line int } }
		}
		decodeJSON(t, render(t, "json", results), &document)
		if len(document.Files) != 1 || len(document.Files[0].Diagnostics) != 2 {
			t.Errorf("JSON has %+v", document)
		}
		if jsonl := render(t, "jsonl", results); strings.Count(jsonl, "\n") != 1 {
			t.Errorf("JSONL is %q", jsonl)
		}
		github := strings.Split(render(t, "github", results), "\n")
		if len(github) != 3 {
			t.Errorf("GitHub has %d lines", len(github))
		}
		if c, ok := parseGitHub(github[0]); !ok || c.name != "error" || c.properties["file"] != safe.Except(file, "\r\n") {
			t.Errorf("GitHub has %q", github[0])
		}
		if cases := parseJUnit(t, render(t, "junit.xml", results)); len(cases) != 1 || cases[0].outcome != "failure wrong-type" {
			t.Errorf("JUnit has %+v", cases)
		}
		report := render(t, "sarif", results)
		validateSARIF(t, report)
		var sarif struct {
			Runs []struct {
				Results []struct {
					Locations []struct {
						PhysicalLocation struct{ ArtifactLocation struct{ URI string } }
					}
				}
			}
		}
		decodeJSON(t, report, &sarif)
		u, err := url.Parse(sarif.Runs[0].Results[0].Locations[0].PhysicalLocation.ArtifactLocation.URI)
		if err != nil || u.Path != file && u.Path != "./"+file {
			t.Errorf("SARIF names %v, not %q: %v", u, file, err)
		}
	})
}

// FuzzExcerpt holds that places asked for in order and out of order are the same.
func FuzzExcerpt(f *testing.F) {
	f.Add("a: 1\nb: 2\r\nc: 3\rd", 2, 4, 4, 1)
	f.Add("\t模\tx\n", 1, 3, 1, 1)
	f.Fuzz(func(t *testing.T, source string, line1, column1, line2, column2 int) {
		at := func(line, column int) diag.Diagnostic {
			return diag.Diagnostic{Severity: diag.Error, Code: diag.Syntax, Line: line, Column: column}
		}
		both := render(t, "txt", []diag.Result{{Source: []byte(source), Diagnostics: []diag.Diagnostic{at(line1, column1), at(line2, column2)}}})
		second := render(t, "txt", []diag.Result{{Source: []byte(source), Diagnostics: []diag.Diagnostic{at(line2, column2)}}})
		_, second, _ = strings.Cut(second, "\n")
		second, _, _ = strings.Cut(second, "1 file:")
		if !strings.Contains(both, "\n"+second+"1 file:") {
			t.Errorf("alone:\n%s\nafter another:\n%s", second, both)
		}
	})
}
