package scaffold_test

import (
	"errors"
	"regexp"
	"strings"
	"testing"

	cuesource "github.com/llenergymeasure/llemcfg/cue"
	"github.com/llenergymeasure/llemcfg/internal/present/scaffold"
	"github.com/llenergymeasure/llemcfg/internal/testkit/fieldpaths"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
	"github.com/llenergymeasure/llemcfg/pkg/reference"
)

// all are what can be asked for.
func all() []scaffold.Options {
	out := []scaffold.Options{{}, {Full: true}}
	for _, b := range reference.New().Backends() {
		out = append(out, scaffold.Options{Backend: b}, scaffold.Options{Backend: b, Full: true})
	}
	return out
}

// TestValid holds that each file is valid as it is, without a warning, and runs
// on the backend that was asked for.
func TestValid(t *testing.T) {
	for _, o := range all() {
		text := scaffold.Experiment(reference.New(), o)
		e, err := loader.New().LoadBytes("experiment.yaml", []byte(text))
		if err != nil {
			t.Fatalf("%+v: %v\n%s", o, err, text)
		}
		if len(e.Advisories()) > 0 {
			t.Errorf("%+v: %v", o, e.Advisories())
		}
		if o.Backend != "" && string(e.Backend) != o.Backend {
			t.Errorf("%+v: the backend is %s", o, e.Backend)
		}
	}
}

// commented is a field that is a comment.
var commented = regexp.MustCompile(`(?m)^#( {2,}|[a-z])`)

// uncomment makes fields of the comments that begin with #.
func uncomment(text string) string { return commented.ReplaceAllString(text, "$1") }

// TestUncommented holds that the fields of each file can be taken out of their
// comments: each says its default, and together they break no more than a rule
// that asks for a choice.
func TestUncommented(t *testing.T) {
	for _, o := range all() {
		text := uncomment(scaffold.Experiment(reference.New(), o))
		_, err := loader.New().LoadBytes("experiment.yaml", []byte(text))
		var config *loader.ConfigError
		if errors.As(err, &config) {
			t.Fatalf("%v\n%s", err, text)
		}
		var validation *loader.ValidationError
		if errors.As(err, &validation) {
			for _, d := range validation.Diagnostics {
				if d.Code != diag.Conflict {
					t.Errorf("%+v: %v\n%s", o, d, text)
				}
			}
		}
	}
}

// TestEveryField holds that a full file has each field that the CUE has, with
// its description and its default.
func TestEveryField(t *testing.T) {
	paths, err := fieldpaths.OfExperiment(cuesource.Files)
	if err != nil {
		t.Fatal(err)
	}
	r := reference.New()
	text := scaffold.Experiment(r, scaffold.Options{Full: true})
	// What is a comment twice over comes out in two steps.
	found := fieldsOf(strings.ReplaceAll(uncomment(text), "\n##", "\n"))
	for _, path := range paths {
		if !found[path] {
			t.Errorf("%s is missing", path)
		}
		p := r.Parameter(path)
		flat := strings.Join(strings.Fields(strings.NewReplacer("#", " ").Replace(text)), " ")
		if !strings.Contains(flat, p.Doc) || !strings.Contains(flat, p.Default.String()) {
			t.Errorf("%s lacks its description or default", path)
		}
	}
}

var key = regexp.MustCompile(`^( *)([a-z0-9_]+):`)

// fieldsOf are the paths of the keys in a text of block mappings.
func fieldsOf(text string) map[string]bool {
	found := map[string]bool{}
	var path []string
	for line := range strings.Lines(text) {
		if m := key.FindStringSubmatch(line); m != nil && len(m[1])/2 <= len(path) {
			path = append(path[:len(m[1])/2], m[2])
			found[strings.Join(path, ".")] = true
		}
	}
	return found
}
