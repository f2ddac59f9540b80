package codes_test

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/llenergymeasure/llemcfg/internal/present/codes"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// TestText holds an entry as a terminal shows it, and that what no terminal may
// act on is escaped.
func TestText(t *testing.T) {
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
	got := codes.Text(e)
	if !strings.HasPrefix(got, want) || !strings.Contains(got, "[") || strings.Contains(got, "\x1b") {
		t.Errorf("got\n%s\nwant\n%s…", got, want)
	}
	e.Example = diag.Example{}
	if got, want := codes.Text(e), strings.SplitAfter(want, "Write less.\n")[0]; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestSays holds that every example is answered with its own code, by loader and
// comments alike, and that all of it is on the page and on the terminal.
func TestSays(t *testing.T) {
	page := codes.Markdown(diag.Catalogue())
	for _, e := range diag.Catalogue() {
		if !strings.Contains(page, "\n## "+string(e.Code)+"\n") || !strings.Contains(page, e.Means) || !strings.Contains(page, e.Remedy) {
			t.Errorf("%s is not on the page", e.Code)
		}
		if e.Example.Text == "" {
			continue
		}
		says := codes.Says(e)
		if n := strings.Count(says, "["+string(e.Code)+"]\n"); n != 1 {
			t.Errorf("%s is in the answer to its example %d times:\n%s", e.Code, n, says)
		}
		if !strings.Contains(page, says) || !strings.Contains(codes.Text(e), strings.SplitAfter(says, "\n")[0]) {
			t.Errorf("the answer to %s is not shown", e.Code)
		}
	}
}

// TestPublished holds that docs/codes.md is what go generate writes.
func TestPublished(t *testing.T) {
	published, err := os.ReadFile("../../../docs/codes.md")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(published), codes.Markdown(diag.Catalogue())); diff != "" {
		t.Errorf("go generate has not been run (-published +new)\n%s", diff)
	}
}
