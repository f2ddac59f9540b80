package docs_test

import (
	"bytes"
	"encoding/json"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	nethtml "golang.org/x/net/html"

	cuesource "github.com/llenergymeasure/llemcfg/cue"
	"github.com/llenergymeasure/llemcfg/internal/present/docs"
	"github.com/llenergymeasure/llemcfg/internal/testkit"
	"github.com/llenergymeasure/llemcfg/internal/testkit/fieldpaths"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
	"github.com/llenergymeasure/llemcfg/pkg/reference"
)

func render(t testing.TB, format string) string {
	t.Helper()
	d, err := docs.New()
	if err != nil {
		t.Fatal(err)
	}
	text, err := d.Render(format)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// plainMan takes the markup from a manual page.
var plainMan = strings.NewReplacer(`\-`, "-", `\&`, "", `\(aq`, "'", `\fB`, "", `\fP`, "", `\fI`, "", `\fR`, "", `\\`, `\`)

// TestEveryField holds that each field that the CUE has is in each format, with
// its description, its bounds and its words.
func TestEveryField(t *testing.T) {
	paths, err := fieldpaths.OfExperiment(cuesource.Files)
	if err != nil {
		t.Fatal(err)
	}
	r := reference.New()
	for _, format := range docs.Formats() {
		text := render(t, format)
		mark := map[string]func(string) string{
			"markdown": func(p string) string { return `<a id="` + p + `"></a>` },
			"html":     func(p string) string { return `class="item field" data-path="` + p + `"` },
			"json":     func(p string) string { return `"path": "` + p + `"` },
			"man":      func(p string) string { return "\n" + p + ": " },
		}[format]
		switch format {
		case "html":
			text = strings.NewReplacer("&#39;", "'", "&#34;", `"`, "&#43;", "+").Replace(text)
		case "man":
			text = plainMan.Replace(text)
		}
		for _, path := range paths {
			p := r.Parameter(path)
			if p == nil {
				t.Fatalf("%s is missing", path)
			}
			if !strings.Contains(text, mark(path)) {
				t.Errorf("%s: %s is missing", format, path)
			}
			for _, part := range append(words(p), p.Doc) {
				if !strings.Contains(text, part) && !strings.Contains(text, html.EscapeString(part)) {
					t.Errorf("%s: %s: lacks %q", format, path, part)
				}
			}
		}
		for _, rule := range r.Rules {
			if !strings.Contains(text, rule.Remedy) {
				t.Errorf("%s: the rule %s is missing", format, rule.Name)
			}
		}
		for _, old := range r.OldNames {
			if !strings.Contains(text, old.Path) {
				t.Errorf("%s: the old name %s is missing", format, old.Path)
			}
		}
	}
}

// TestEverySetting holds the same for the user's settings, with their variables,
// forms and refusals, and that no anchor is there twice.
func TestEverySetting(t *testing.T) {
	paths, err := fieldpaths.OfSettings(cuesource.Files)
	if err != nil {
		t.Fatal(err)
	}
	if len(paths) < 15 {
		t.Errorf("only %d settings found in the CUE", len(paths))
	}
	r := reference.New()
	for _, format := range docs.Formats() {
		text := render(t, format)
		mark := map[string]func(*reference.Parameter) string{
			"markdown": func(p *reference.Parameter) string { return `<a id="settings.` + p.Path + `"></a>` },
			"html":     func(p *reference.Parameter) string { return ` id="settings.` + p.Path + `"` },
			"json":     func(p *reference.Parameter) string { return `"path": "` + p.Path + `"` },
			"man":      func(p *reference.Parameter) string { return "\n" + p.Path + ": " },
		}[format]
		part := map[string]string{
			"markdown": "\n## Settings of the machine\n", "html": `<section id="settings"`, "json": "\n  \"settings\": {", "man": "\n.SH SETTINGS OF THE MACHINE\n",
		}[format]
		_, text, found := strings.Cut(text, part)
		if !found {
			t.Fatalf("%s: has no part about the settings", format)
		}
		switch format {
		case "markdown":
			text = strings.ReplaceAll(text, `\<`, "<")
		case "html":
			text = html.UnescapeString(text)
		case "json":
			text = strings.ReplaceAll(text, `\\`, `\`)
		case "man":
			text = plainMan.Replace(text)
		}
		if !strings.Contains(text, r.Settings.File) {
			t.Errorf("%s: does not say where the file is", format)
		}
		for _, path := range paths {
			p := r.Settings.Parameter(path)
			if p == nil {
				t.Fatalf("%s is missing", path)
			}
			want := []string{mark(p), p.Doc, p.Env}
			if p.Definition != "" { // a section says it at more length
				want = []string{map[bool]string{true: "\n.SS " + p.Path + "\n", false: mark(p)}[format == "man"]}
				for _, s := range r.Settings.Sections {
					if s.Path == path {
						want = append(want, s.Doc)
					}
				}
			}
			for _, f := range p.Forms {
				want = append(want, f.Write, f.Doc)
			}
			for _, f := range p.Refuses {
				want = append(want, f.Pattern, f.Says)
			}
			for _, part := range append(want, words(p)...) {
				if !strings.Contains(text, part) {
					t.Errorf("%s: %s: lacks %q", format, path, part)
				}
			}
		}
	}
	for _, part := range strings.Split(render(t, "html"), ` id="settings`)[1:] {
		id, _, _ := strings.Cut(part, `"`)
		if n := strings.Count(render(t, "html"), ` id="settings`+id+`"`); n != 1 {
			t.Errorf("the anchor settings%s is there %d times", id, n)
		}
	}
}

// words are what a format has to say of a parameter beside its description.
func words(p *reference.Parameter) []string {
	out := []string{p.Unit}
	for _, c := range p.Enum {
		out = append(out, c.Value, c.Doc)
	}
	for _, v := range []*reference.Value{p.Min, p.Max, p.Default.Value, p.Default.Backend} {
		if v != nil {
			out = append(out, v.YAML)
		}
	}
	return out
}

// TestPageLinks holds that no anchor of the page is there twice, and that every
// link of the page leads to one.
func TestPageLinks(t *testing.T) {
	root, err := nethtml.Parse(strings.NewReader(render(t, "html")))
	if err != nil {
		t.Fatal(err)
	}
	ids, links := map[string]int{}, map[string]bool{}
	for n := range root.Descendants() {
		for _, a := range n.Attr {
			switch a.Key {
			case "id":
				ids[a.Val]++
			case "href":
				if id, ok := strings.CutPrefix(a.Val, "#"); ok {
					links[id] = true
				}
			}
		}
	}
	for id, n := range ids {
		if n > 1 {
			t.Errorf("%s is there %d times", id, n)
		}
	}
	for id := range links {
		if ids[id] == 0 {
			t.Errorf("a link leads to #%s, which is not there", id)
		}
	}
	for _, p := range reference.New().All() {
		if !links[p.Path] {
			t.Errorf("no link leads to %s", p.Path)
		}
	}
}

// TestDeterministic holds that the same schema gives the same text.
func TestDeterministic(t *testing.T) {
	for _, format := range docs.Formats() {
		if one, two := render(t, format), render(t, format); one != two {
			t.Errorf("%s differs from one time to the next", format)
		}
	}
}

// TestJSON holds that the JSON is some, and has the output of every example.
func TestJSON(t *testing.T) {
	var d struct {
		Sections []any             `json:"sections"`
		Outputs  map[string]string `json:"outputs"`
	}
	if err := json.Unmarshal([]byte(render(t, "json")), &d); err != nil {
		t.Fatal(err)
	}
	for _, rule := range append(reference.New().Rules, reference.New().Advisories...) {
		if !strings.Contains(d.Outputs[rule.Name], "["+rule.Code+"]") {
			t.Errorf("%s: the output is %q", rule.Name, d.Outputs[rule.Name])
		}
	}
}

// TestMarkdownLinks holds that every link of the Markdown leads somewhere.
func TestMarkdownLinks(t *testing.T) {
	text := render(t, "markdown")
	anchors := map[string]bool{}
	for line := range strings.Lines(text) {
		if heading, ok := strings.CutPrefix(strings.TrimLeft(line, "#"), " "); ok && strings.HasPrefix(line, "#") {
			anchors[strings.NewReplacer(" ", "-", ".", "", "[", "", "]", "").Replace(strings.ToLower(strings.TrimSpace(heading)))] = true
		}
	}
	for _, part := range strings.Split(text, "](#")[1:] {
		target, _, _ := strings.Cut(part, ")")
		if !anchors[target] {
			t.Errorf("a link to #%s, which there is not", target)
		}
	}
}

// TestMan holds that the manual page is one without complaints, if there is a
// program to say so.
func TestMan(t *testing.T) {
	groff, err := exec.LookPath("groff")
	if err != nil {
		t.Skip("no groff on this machine")
	}
	file := filepath.Join(t.TempDir(), "llemcfg-experiment.5")
	if err := os.WriteFile(file, []byte(render(t, "man")), 0o600); err != nil {
		t.Fatal(err)
	}
	var complaints bytes.Buffer
	cmd := exec.Command(groff, "-man", "-Tutf8", "-ww", "-z", file)
	cmd.Stderr = &complaints
	if err := cmd.Run(); err != nil || complaints.Len() > 0 {
		t.Errorf("%v\n%s", err, complaints.String())
	}
}

// TestPublished holds that the pages in docs are what go generate writes.
func TestPublished(t *testing.T) {
	for format, page := range map[string]string{"markdown": "reference.md", "html": "reference.html"} {
		published, err := os.ReadFile("../../../docs/" + page)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(published), render(t, format)); diff != "" {
			t.Errorf("%s: go generate has not been run (-published +new)\n%s", page, diff)
		}
	}
}

// TestTableTitle has names of tables with the words that they are shown as.
func TestTableTitle(t *testing.T) {
	for name, want := range map[string]string{"DecoderParamSupport": "Decoder param support", "aByZ": "a by z", "ABackend": "A backend", "TheATable": "The a table", "": ""} {
		if got := docs.TableTitle(name); got != want {
			t.Errorf("%s is %q and not %q", name, got, want)
		}
	}
}

// TestManHeadings holds the sections of the manual page, in order, and what the
// page is called.
func TestManHeadings(t *testing.T) {
	text := render(t, "man")
	var headings []string
	for line := range strings.Lines(text) {
		if heading, ok := strings.CutPrefix(line, ".SH "); ok {
			headings = append(headings, plainMan.Replace(strings.TrimSpace(heading)))
		}
	}
	want := []string{"NAME", "DESCRIPTION"}
	for _, s := range reference.New().Sections {
		want = append(want, strings.ToUpper(docs.Heading(s)))
	}
	want = append(want, "PRESETS", "CAPABILITIES")
	for _, table := range reference.New().Capabilities {
		want = append(want, table.Name)
	}
	want = append(want, "INVALID COMBINATIONS", "WARNINGS", "HOW YAML IS READ", "NAMES FROM V1", "STUDIES", "SETTINGS OF THE MACHINE", "SEE ALSO")
	if diff := cmp.Diff(want, headings); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if !strings.Contains(plainMan.Replace(text), "\nllemcfg-experiment - experiment files\n") {
		t.Error("the page has no name")
	}
}

// TestParts holds that the Markdown has a part where the schema has one thing of
// its kind, and none where it has nothing.
func TestParts(t *testing.T) {
	headings := func(r reference.Reference) []string {
		text, err := (&docs.Document{Reference: &r, Outputs: map[string]string{}}).Render("markdown")
		if err != nil {
			t.Fatal(err)
		}
		var all []string
		for line := range strings.Lines(string(text)) {
			if heading, ok := strings.CutPrefix(line, "## "); ok {
				all = append(all, strings.TrimSpace(heading))
			}
		}
		return all
	}
	sections := reference.New().Sections[:1]
	none := reference.Reference{Sections: sections}
	if diff := cmp.Diff([]string{"experiment"}, headings(none)); diff != "" {
		t.Errorf("nothing: (-want +got)\n%s", diff)
	}
	r := reference.New()
	for heading, of := range map[string]reference.Reference{
		"Presets":                 {Presets: r.Presets[:1]},
		"Capabilities":            {Capabilities: r.Capabilities[:1]},
		"Invalid combinations":    {Rules: r.Rules[:1]},
		"Warnings":                {Advisories: r.Advisories[:1]},
		"How YAML is read":        {Reading: r.Reading[:1]},
		"Names from v1":           {OldNames: r.OldNames[:1]},
		"Studies":                 {Study: r.Study[:1]},
		"Settings of the machine": {Settings: reference.Settings{Sections: r.Settings.Sections[:1]}},
	} {
		of.Sections = sections
		if diff := cmp.Diff([]string{"experiment", heading}, headings(of)); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", heading, diff)
		}
	}
	if diff := cmp.Diff([]string{"experiment", "Names from v1"}, headings(reference.Reference{Sections: sections, OldValues: r.OldValues[:1]})); diff != "" {
		t.Errorf("a value of v1: (-want +got)\n%s", diff)
	}
}

// TestCapabilities has tables for two backends in each format.
func TestCapabilities(t *testing.T) {
	r := &reference.Reference{Capabilities: []reference.Table{
		{Name: "SizeSupport", Doc: "The sizes that each has.", Values: []string{"small", "extra large"}, Rows: []reference.Row{{Backend: "a", Values: []string{"small"}}, {Backend: "b", Values: []string{"small", "extra large"}}}},
		{Name: "Other", Doc: "Others.", Values: []string{"x"}, Rows: []reference.Row{{Backend: "c", Values: []string{"x"}}}},
	}}
	for format, want := range map[string]string{
		"text": `SizeSupport
The sizes that each has.

             a    b
small        yes  yes
extra large  no   yes

Other
Others.

   a   b
x  no  no
`,
		"json": `{
  "Other": {
    "a": [],
    "b": []
  },
  "SizeSupport": {
    "a": [
      "small"
    ],
    "b": [
      "small",
      "extra large"
    ]
  }
}
`,
		"markdown": "### Size support\n\nThe sizes that each has.\n\n|  | a | b |\n| --- | --- | --- |\n| `small` | yes | yes |\n| `extra large` | no | yes |\n\n### Other\n\nOthers.\n\n|  | a | b |\n| --- | --- | --- |\n| `x` | no | no |\n",
	} {
		got, err := docs.Capabilities(r, format, []string{"a", "b"})
		if err != nil {
			t.Error(format, err)
		}
		if diff := cmp.Diff(want, string(got)); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", format, diff)
		}
	}
	if _, err := docs.Capabilities(r, "xml", nil); err == nil || err.Error() != `there is no format "xml"` {
		t.Error(err)
	}
	if _, err := (&docs.Document{}).Render("xml"); err == nil || err.Error() != `there is no format "xml"` {
		t.Error(err)
	}
}

// TestExamples holds that a document is refused if an example does not do what it
// is there for.
func TestExamples(t *testing.T) {
	said := diag.Diagnostic{Severity: diag.Error, Code: "conflict", File: "experiment.yaml", Path: "n", Message: "no"}
	rule := reference.Rule{Name: "r", Code: "conflict", Example: "n: 1\n"}
	for _, c := range []struct {
		of   reference.Reference
		vet  []diag.Diagnostic
		want string
	}{
		{reference.Reference{Rules: []reference.Rule{rule}}, []diag.Diagnostic{said}, ""},
		{reference.Reference{Rules: []reference.Rule{rule}}, nil, "the example of the rule r gives []"},
		{reference.Reference{Advisories: []reference.Rule{rule}}, []diag.Diagnostic{said, said}, "the example of the rule r gives"},
		{reference.Reference{Rules: []reference.Rule{{Name: "r", Code: "other", Example: "n: 1\n"}}}, []diag.Diagnostic{said}, "the example of the rule r gives"},
		{reference.Reference{Reading: []reference.Reading{{Name: "f", Example: "n: 1\n"}}}, []diag.Diagnostic{said, said}, ""},
		{reference.Reference{Reading: []reference.Reading{{Name: "f", Example: "n: 1\n"}}}, nil, "the example of reading f is accepted"},
		{reference.Reference{Reading: []reference.Reading{{Name: "f"}}}, nil, ""},
	} {
		d, err := docs.Of(&c.of, func(text string) []diag.Diagnostic {
			if text != "n: 1\n" {
				t.Errorf("%q is vetted", text)
			}
			return c.vet
		})
		if c.want != "" {
			if err == nil || !strings.HasPrefix(err.Error(), c.want) {
				t.Errorf("got %v, want %s", err, c.want)
			}
			continue
		}
		if err != nil {
			t.Error(err)
			continue
		}
		for name, output := range d.Outputs {
			if want := strings.Repeat("experiment.yaml: error: n: no [conflict]\n", len(c.vet)); output != want {
				t.Errorf("%s: got %q, want %q", name, output, want)
			}
		}
		if want := min(len(c.vet), 1); len(d.Outputs) != want {
			t.Errorf("%d outputs, want %d", len(d.Outputs), want)
		}
	}
}

// TestManOfSettings holds what the manual page has of studies and of the settings of
// the machine. The page of another schema, in internal/testkit/jobs, shows the rest.
func TestManOfSettings(t *testing.T) {
	_, text, ok := strings.Cut(render(t, "man"), "\n.SH STUDIES\n")
	if !ok {
		t.Fatal("there is nothing about studies")
	}
	testkit.Golden(t, "testdata/settings.5", text)
}
