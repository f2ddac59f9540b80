package docs_test

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/llenergymeasure/llemcfg/internal/present/docs"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// TestCodeText holds an entry as a terminal shows it, and that what no terminal may
// act on is escaped.
func TestCodeText(t *testing.T) {
	e := diag.Entry{
		Code: "out-of-range", Severity: diag.Error, Means: "Too much.", Remedy: "Write less.",
		Example: diag.Example{Name: "experiment.yaml", Text: "model: gpt2\nn: 0 # \x1b[31m\n"},
	}
	const want = `out-of-range (error)

Too much.

What to do: Write less.

For example, experiment.yaml:

    model: gpt2
    n: 0 # \x1b[31m

`
	got := docs.CodeText(e)
	if !strings.HasPrefix(got, want) || !strings.Contains(got, "[") || strings.Contains(got, "\x1b") {
		t.Errorf("got\n%s\nwant\n%s…", got, want)
	}
	e.Example = diag.Example{}
	if got, want := docs.CodeText(e), strings.SplitAfter(want, "Write less.\n")[0]; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestCodes holds that every code is on the page, and that every example is
// answered with its own code, by loader and comments alike, there and on the
// terminal.
func TestCodes(t *testing.T) {
	sections := map[string]string{}
	for _, section := range strings.Split(docs.Codes(diag.Catalogue()), "\n## ")[1:] {
		code, text, _ := strings.Cut(section, "\n")
		sections[code] = text
	}
	for _, e := range diag.Catalogue() {
		text := sections[string(e.Code)]
		if !strings.Contains(text, e.Means) || !strings.Contains(text, e.Remedy) {
			t.Errorf("%s is not on the page", e.Code)
		}
		if e.Example.Text == "" {
			continue
		}
		_, answer, _ := strings.Cut(text, "```text\n")
		answer = strings.TrimSuffix(answer, "```\n")
		if n := strings.Count(answer, "["+string(e.Code)+"]\n"); n != 1 {
			t.Errorf("%s is in the answer to its example %d times:\n%s", e.Code, n, answer)
		}
		if !strings.Contains(docs.CodeText(e), strings.SplitAfter(answer, "\n")[0]) {
			t.Errorf("a terminal does not show the answer to %s", e.Code)
		}
	}
}

// TestCodesPublished holds that docs/codes.md is what go generate writes.
func TestCodesPublished(t *testing.T) {
	published, err := os.ReadFile("../../../docs/codes.md")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(published), docs.Codes(diag.Catalogue())); diff != "" {
		t.Errorf("go generate has not been run (-published +new)\n%s", diff)
	}
}
