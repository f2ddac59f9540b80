package diag_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/llenergymeasure/llemcfg/internal/testkit"
	"github.com/llenergymeasure/llemcfg/internal/version"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// formats are all renderers, by the ending of their golden files.
var formats = map[string]func(io.Writer) diag.Renderer{
	"txt":       func(w io.Writer) diag.Renderer { return diag.Text(w) },
	"color.txt": func(w io.Writer) diag.Renderer { return diag.Text(w, diag.WithColor()) },
	"json":      diag.JSON,
	"jsonl":     diag.JSONL,
	"sarif":     diag.SARIF,
	"github":    diag.GitHub,
	"gitlab":    diag.GitLab,
	"junit.xml": diag.JUnit,
}

// results are one of everything: valid, warned of, invalid, unreadable, and
// names and texts that are hard to show.
func results() []diag.Result {
	invalid := "experiments/llama 8b.yaml"
	odd := "odd/\"quoted\", 100%: it's\nZoë/模型.yaml"
	hostile := "bell\a\x1b[31m/\u202egpj.yaml"
	return []diag.Result{
		{File: "valid.yaml", Source: []byte("model: gpt2\n")},
		{File: "warned.yaml", Source: []byte("model: gpt2\nbackend: vllm\nprecision: fp32\n"), Diagnostics: []diag.Diagnostic{{
			Severity: diag.Warning, Code: diag.Unsupported, Path: "precision", File: "warned.yaml", Line: 3, Column: 1, EndLine: 3, EndColumn: 10,
			Message:    "the vllm backend does not run in precision fp32. Use fp16 or bf16, or another backend.",
			Suggestion: "Use fp16 or bf16, or another backend",
		}}},
		{File: invalid, Source: []byte("model: gpt2\n\n# 模型\ndecoder: {preset: '模型 🚀',\ttop_p: 3}\nbatch_size: 8"), Diagnostics: []diag.Diagnostic{
			{Severity: diag.Error, Code: diag.NotAllowed, Path: "decoder.preset", File: invalid, Line: 4, Column: 19, EndLine: 4, EndColumn: 25, Message: "must be one of standard, factual", Suggestion: "did you mean factual?", Fixes: []diag.Fix{
				{Message: "write factual", Safe: true, Edits: []diag.Edit{{Line: 4, Column: 19, EndLine: 4, EndColumn: 25, NewText: "factual"}, {Line: 5, Column: 1, EndLine: 5, EndColumn: 1, NewText: "# meant\n"}}},
			}},
			{Severity: diag.Error, Code: diag.OutOfRange, Path: "decoder.top_p", File: invalid, Line: 4, Column: 34, EndLine: 4, EndColumn: 35, Message: "must be a number from 0 to 1, not 3"},
			{Severity: diag.Error, Code: diag.UnknownField, Path: "batch_size", File: invalid, Line: 5, Column: 1, EndLine: 5, EndColumn: 11, Message: "there is no such field", Suggestion: "batch_size belongs under pytorch:"},
		}},
		{File: odd, Source: []byte("n: 1,5\r\n"), Diagnostics: []diag.Diagnostic{
			{Severity: diag.Error, Code: diag.WrongType, Path: "n", File: odd, Line: 1, Column: 4, EndLine: 1, EndColumn: 7, Message: "must be <50>, 100% & \"quoted\"\nover two lines, not 1,5", Suggestion: "write 15"},
		}},
		{File: hostile, Source: []byte("model: \"\u202e\x1b[2J\"\n"), Diagnostics: []diag.Diagnostic{
			{Severity: diag.Error, Code: diag.Encoding, File: hostile, Line: 1, Column: 8, EndLine: 1, EndColumn: 8, Message: "holds \x1b[2J and \u2066"},
		}},
		{File: "missing.yaml", Diagnostics: []diag.Diagnostic{
			{Severity: diag.Error, Code: diag.Unreadable, File: "missing.yaml", Message: "there is no such file"},
		}},
	}
}

func render(t testing.TB, format string, results []diag.Result) string {
	t.Helper()
	var b bytes.Buffer
	r := formats[format](&b)
	for _, result := range results {
		if err := r.Render(result); err != nil {
			t.Fatal(err)
		}
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	// The report names the version that wrote it.
	return strings.Replace(b.String(), `"version":"`+version.String()+`"`, `"version":"VERSION"`, 1)
}

// TestGitHubRanges holds what GitHub is told of where a diagnostic stands.
func TestGitHubRanges(t *testing.T) {
	for want, d := range map[string]diag.Diagnostic{
		",line=2,col=3,":                         {Line: 2, Column: 3},
		",line=2,endLine=2,col=3,endColumn=5,":   {Line: 2, Column: 3, EndLine: 2, EndColumn: 5},
		"a.yaml,line=2,endLine=4,title=conflict": {Line: 2, Column: 3, EndLine: 4, EndColumn: 1},
	} {
		d.File, d.Code, d.Severity, d.Message = "a.yaml", diag.Conflict, diag.Error, "no"
		if got := render(t, "github", []diag.Result{{File: "a.yaml", Diagnostics: []diag.Diagnostic{d}}}); !strings.Contains(got, want) {
			t.Errorf("%s is not in %s", want, got)
		}
	}
}

// TestGolden holds what each format makes of the same results.
func TestGolden(t *testing.T) {
	for format := range formats {
		t.Run(format, func(t *testing.T) {
			got := render(t, format, results())
			path := filepath.Join("testdata", "results."+format)
			testkit.Golden(t, path, got)
		})
	}
}

// TestNoResults holds that every format is whole when there is nothing to say.
func TestNoResults(t *testing.T) {
	var document struct {
		Files   []any
		Summary diag.Summary
	}
	decodeJSON(t, render(t, "json", nil), &document)
	if document.Files == nil || len(document.Files) != 0 {
		t.Errorf("files are %#v", document.Files)
	}
	validateSARIF(t, render(t, "sarif", nil))
	if cases := parseJUnit(t, render(t, "junit.xml", nil)); len(cases) != 0 {
		t.Errorf("cases are %v", cases)
	}
	if got := render(t, "txt", nil); got != "0 files: 0 valid, 0 invalid\n" {
		t.Errorf("text is %q", got)
	}
	if got := render(t, "jsonl", nil) + render(t, "github", nil); got != "" {
		t.Errorf("lines are %q", got)
	}
}

func decodeJSON(t testing.TB, text string, into any) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), into); err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
}

type region struct{ StartLine, StartColumn, EndLine, EndColumn int }

// regionOf is what a report says of where d stands: its end, if it has one.
func regionOf(d diag.Diagnostic) region {
	if d.EndLine == d.Line && d.EndColumn == d.Column {
		return region{d.Line, d.Column, 0, 0}
	}
	return region{d.Line, d.Column, d.EndLine, d.EndColumn}
}

// TestSARIF checks the report against the JSON Schema that OASIS publishes, and
// reads the names of the files back.
func TestSARIF(t *testing.T) {
	text := render(t, "sarif", results())
	validateSARIF(t, text)
	var report struct {
		Runs []struct {
			Tool struct {
				Driver struct {
					Version string
					Rules   []struct{ ID string }
				}
			}
			Results []struct {
				RuleID    string
				RuleIndex int
				Level     string
				Locations []struct {
					PhysicalLocation struct {
						ArtifactLocation struct{ URI string }
						Region           *region
					}
				}
				PartialFingerprints map[string]string
				Fixes               []struct {
					ArtifactChanges []struct {
						ArtifactLocation struct{ URI string }
						Replacements     []struct {
							DeletedRegion   struct{ StartLine, StartColumn, EndLine, EndColumn int }
							InsertedContent struct{ Text string }
						}
					}
				}
			}
		}
	}
	decodeJSON(t, text, &report)
	run := report.Runs[0]
	if run.Tool.Driver.Version != "VERSION" {
		t.Errorf("the driver's version is %q", run.Tool.Driver.Version)
	}
	fingerprints := map[string]bool{}
	i := 0
	for _, result := range results() {
		for _, d := range result.Diagnostics {
			got := run.Results[i]
			i++
			if got.RuleID != string(d.Code) || run.Tool.Driver.Rules[got.RuleIndex].ID != string(d.Code) || got.Level != d.Severity.String() {
				t.Errorf("%v became %+v", d, got)
			}
			place := got.Locations[0].PhysicalLocation
			if len(got.Fixes) != len(d.Fixes) {
				t.Errorf("%d fixes became %d", len(d.Fixes), len(got.Fixes))
			}
			if print := got.PartialFingerprints["llemcfg/v1"]; len(print) < 32 || fingerprints[print] {
				t.Errorf("the fingerprint %q is not of its own", print)
			} else {
				fingerprints[print] = true
			}
			for j, fix := range got.Fixes {
				want := d.Fixes[j]
				change := fix.ArtifactChanges[0]
				if change.ArtifactLocation != place.ArtifactLocation || len(change.Replacements) != len(want.Edits) {
					t.Errorf("%v became %+v", want, change)
					continue
				}
				for k, r := range change.Replacements {
					if edit := (diag.Edit{Line: r.DeletedRegion.StartLine, Column: r.DeletedRegion.StartColumn, EndLine: r.DeletedRegion.EndLine, EndColumn: r.DeletedRegion.EndColumn, NewText: r.InsertedContent.Text}); edit != want.Edits[k] {
						t.Errorf("%v became %v", want.Edits[k], edit)
					}
				}
			}
			u, err := url.Parse(place.ArtifactLocation.URI)
			if err != nil || u.Path != d.File {
				t.Errorf("the URI %q names %q and not %q: %v", place.ArtifactLocation.URI, u.Path, d.File, err)
			}
			if (place.Region == nil) != (d.Line == 0) || place.Region != nil && *place.Region != regionOf(d) {
				t.Errorf("%v is at %+v", d, place.Region)
			}
		}
	}
	if i != len(run.Results) {
		t.Errorf("%d results for %d diagnostics", len(run.Results), i)
	}
}

// sarifSchema is the one that OASIS publishes.
var sarifSchema = sync.OnceValues(func() (*jsonschema.Schema, error) {
	return jsonschema.NewCompiler().Compile("testdata/sarif-schema-2.1.0.json")
})

func validateSARIF(t testing.TB, text string) {
	t.Helper()
	schema, err := sarifSchema()
	if err != nil {
		t.Fatal(err)
	}
	report, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(report); err != nil {
		t.Errorf("%v", err)
	}
}

// TestSARIFSchemaRefuses holds that the check against the schema can fail.
func TestSARIFSchemaRefuses(t *testing.T) {
	schema, err := sarifSchema()
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Replace(render(t, "sarif", results()), `"startLine":3`, `"startLine":0`, 1)
	report, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if schema.Validate(report) == nil {
		t.Error("a line 0 is accepted")
	}
}

type junitCase struct{ name, outcome, text string }

// parseJUnit reads a report token by token, and checks its counts.
func parseJUnit(t testing.TB, text string) (cases []junitCase) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(text))
	counts, want := map[string]int{}, map[string]int{}
	var open []string
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, text)
		}
		switch token := token.(type) {
		case xml.StartElement:
			open = append(open, token.Name.Local)
			attributes := map[string]string{}
			for _, a := range token.Attr {
				attributes[a.Name.Local] = a.Value
			}
			switch token.Name.Local {
			case "testsuites", "testsuite":
				for _, name := range []string{"tests", "failures", "errors"} {
					want[name], err = strconv.Atoi(attributes[name])
					if err != nil {
						t.Fatal(err)
					}
				}
			case "testcase":
				counts["tests"]++
				cases = append(cases, junitCase{name: attributes["name"]})
			case "failure", "error":
				counts[token.Name.Local+"s"]++
				cases[len(cases)-1].outcome = token.Name.Local + " " + attributes["type"]
			}
		case xml.CharData:
			if len(cases) > 0 && len(open) > 3 {
				cases[len(cases)-1].text += string(token)
			}
		case xml.EndElement:
			open = open[:len(open)-1]
		}
	}
	for name, n := range want {
		if counts[name] != n {
			t.Errorf("%d %s are counted, and there are %d", n, name, counts[name])
		}
	}
	return cases
}

// TestJUnit reads the report with an XML parser that knows nothing of how it
// was written.
func TestJUnit(t *testing.T) {
	cases := parseJUnit(t, render(t, "junit.xml", results()))
	outcomes := []string{"", "", "failure not-allowed", "failure wrong-type", "failure encoding", "error unreadable"}
	for i, result := range results() {
		name := result.File
		if i == 4 {
			name = `bell\a\x1b[31m/\u202egpj.yaml`
		}
		if cases[i].name != name || cases[i].outcome != outcomes[i] {
			t.Errorf("case %d is %+q, want %q %q", i, cases[i], name, outcomes[i])
		}
		for _, d := range result.Diagnostics {
			if !strings.Contains(cases[i].text, "["+string(d.Code)+"]") {
				t.Errorf("%q does not hold %v", cases[i].text, d)
			}
		}
	}
}

type command struct {
	name, message string
	properties    map[string]string
}

// parseGitHub reads a line as the runner of GitHub Actions does
// (actions/runner, ActionCommand.TryParseV2).
func parseGitHub(line string) (c command, ok bool) {
	rest, ok := strings.CutPrefix(line, "::")
	if !ok {
		return c, false
	}
	head, data, ok := strings.Cut(rest, "::")
	if !ok {
		return c, false
	}
	unescape := func(s string, pairs ...string) string {
		return strings.NewReplacer(append(pairs, "%0D", "\r", "%0A", "\n", "%25", "%")...).Replace(s)
	}
	c.message = unescape(data)
	c.properties = map[string]string{}
	name, properties, _ := strings.Cut(head, " ")
	c.name = name
	for _, p := range strings.Split(properties, ",") {
		if key, value, ok := strings.Cut(p, "="); ok {
			c.properties[key] = unescape(value, "%3A", ":", "%2C", ",")
		}
	}
	return c, true
}

func TestGitHub(t *testing.T) {
	lines := strings.Split(strings.TrimSuffix(render(t, "github", results()), "\n"), "\n")
	i := 0
	for n, result := range results() {
		for _, d := range result.Diagnostics {
			c, ok := parseGitHub(lines[i])
			i++
			file := d.File
			if n == 4 {
				file = `bell\a\x1b[31m/\u202egpj.yaml`
			}
			line := ""
			if d.Line > 0 {
				line = fmt.Sprint(d.Line)
			}
			if !ok || c.name != d.Severity.String() || c.properties["file"] != file || c.properties["line"] != line || c.properties["title"] != string(d.Code) {
				t.Errorf("%v became %+q", d, c)
			}
		}
	}
	if i != len(lines) {
		t.Errorf("%d lines for %d diagnostics", len(lines), i)
	}
}

// TestGitLab checks the report against the form that GitLab documents: each
// finding has a description, a check_name, a fingerprint of its own, one of five
// severities, a relative path without a leading ./, and a line from 1.
func TestGitLab(t *testing.T) {
	type finding struct {
		Description string `json:"description"`
		CheckName   string `json:"check_name"`
		Fingerprint string `json:"fingerprint"`
		Severity    string `json:"severity"`
		Location    struct {
			Path  string `json:"path"`
			Lines struct {
				Begin int `json:"begin"`
			} `json:"lines"`
		} `json:"location"`
	}
	read := func(results []diag.Result) (findings []finding) {
		d := json.NewDecoder(strings.NewReader(render(t, "gitlab", results)))
		d.DisallowUnknownFields()
		if err := d.Decode(&findings); err != nil {
			t.Fatal(err)
		}
		return findings
	}
	if got := read(nil); got == nil || len(got) != 0 {
		t.Errorf("nothing to say became %v, not an empty list", got)
	}
	twice := diag.Diagnostic{Severity: diag.Error, Code: diag.OutOfRange, Path: "n", File: "./a/b.yaml", Line: 2, Column: 1, Message: "m"}
	again, lower := twice, twice
	again.Line = 3
	lower.Line = 12
	all := append(results(), diag.Result{File: "./a/b.yaml", Diagnostics: []diag.Diagnostic{twice, again}})
	fingerprints := map[string]bool{}
	severities := map[string]bool{"info": true, "minor": true, "major": true, "critical": true, "blocker": true}
	findings := read(all)
	i := 0
	for _, result := range all {
		for _, d := range result.Diagnostics {
			got := findings[i]
			i++
			if got.CheckName != string(d.Code) || got.Location.Lines.Begin != max(d.Line, 1) || !strings.Contains(got.Description, d.Path) {
				t.Errorf("%v became %+v", d, got)
			}
			if !severities[got.Severity] || strings.HasPrefix(got.Location.Path, "./") || filepath.IsAbs(got.Location.Path) {
				t.Errorf("%+v is not as documented", got)
			}
			if len(got.Fingerprint) < 32 || fingerprints[got.Fingerprint] {
				t.Errorf("the fingerprint %q is not of its own", got.Fingerprint)
			}
			fingerprints[got.Fingerprint] = true
		}
	}
	if i != len(findings) {
		t.Errorf("%d findings for %d diagnostics", len(findings), i)
	}
	if moved := read([]diag.Result{{Diagnostics: []diag.Diagnostic{lower}}}); moved[0].Fingerprint != findings[i-2].Fingerprint {
		t.Error("the fingerprint changed with the line")
	}
}

// TestNamesSurvive holds that a file's name can be read back from JSON and JSONL.
func TestNamesSurvive(t *testing.T) {
	var document struct{ Files []struct{ File string } }
	decodeJSON(t, render(t, "json", results()), &document)
	lines := strings.Split(strings.TrimSuffix(render(t, "jsonl", results()), "\n"), "\n")
	for i, result := range results() {
		var line struct{ File string }
		decodeJSON(t, lines[i], &line)
		if document.Files[i].File != result.File || line.File != result.File {
			t.Errorf("%q became %q and %q", result.File, document.Files[i].File, line.File)
		}
	}
}

// TestFirstLines holds that the text has the line of Diagnostic.String for each
// diagnostic, at the start of a line, whatever else it shows.
func TestFirstLines(t *testing.T) {
	text := "\n" + render(t, "txt", results())
	for _, result := range results() {
		for _, d := range result.Diagnostics {
			if strings.Count(text, "\n"+d.String()+"\n") != 1 {
				t.Errorf("there is no line %q", d.String())
			}
		}
	}
}

// TestNothingForATerminal holds that what people read has no character that a
// terminal acts on.
func TestNothingForATerminal(t *testing.T) {
	for _, format := range []string{"txt", "github", "gitlab", "junit.xml"} {
		for _, c := range render(t, format, results()) {
			if c != '\n' && unicode.IsControl(c) || unicode.Is(unicode.Bidi_Control, c) {
				t.Errorf("%s holds %U", format, c)
			}
		}
	}
}

// TestJSONReadBack holds that JSON has all of a diagnostic.
func TestJSONReadBack(t *testing.T) {
	for _, r := range results() {
		for _, want := range r.Diagnostics {
			text, err := json.Marshal(want)
			if err != nil {
				t.Fatal(err)
			}
			var got diag.Diagnostic
			if err := json.Unmarshal(text, &got); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		}
	}
	var s diag.Severity
	if err := s.UnmarshalText([]byte("fatal")); err == nil {
		t.Error("fatal is read")
	}
}

// TestLimit holds which diagnostics of a file are shown where not all are.
func TestLimit(t *testing.T) {
	var ds []diag.Diagnostic
	for i, severity := range []diag.Severity{diag.Warning, diag.Error, diag.Warning, diag.Error, diag.Warning} {
		ds = append(ds, diag.Diagnostic{Severity: severity, Code: "c", File: "a", Message: strconv.Itoa(i)})
	}
	for limit, want := range map[int]string{
		0: "01234",
		5: "01234",
		4: "0123\na: 1 more warning; llemcfg vet --max-diagnostics 0 shows all",
		3: "013\na: 2 more warnings; llemcfg vet --max-diagnostics 0 shows all",
		1: "1\na: 1 more error, 3 more warnings; llemcfg vet --max-diagnostics 0 shows all",
	} {
		var b bytes.Buffer
		r := diag.Text(&b, diag.WithLimit(limit))
		if err := r.Render(diag.Result{File: "a", Diagnostics: ds}); err != nil {
			t.Fatal(err)
		}
		got := strings.NewReplacer("a: error: ", "", "a: warning: ", "", " [c]\n", "", "all\n", "all", "a: ", "\na: ").Replace(b.String())
		if got != want {
			t.Errorf("%d: %q, want %q", limit, got, want)
		}
	}
}
