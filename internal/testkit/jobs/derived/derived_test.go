package derived_test

import (
	"encoding/json"
	"html"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	validator "github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/llenergymeasure/llemcfg/internal/engine/load"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/testkit/jobs/derived"
)

// TestFresh holds that what go generate wrote is what follows from the schema.
func TestFresh(t *testing.T) {
	files, err := derived.Files()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range files {
		got, err := os.ReadFile(filepath.Join("..", "testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Errorf("%s: run go generate ./internal/testkit/jobs/...\n%s", name, diff)
		}
	}
}

// TestReference holds that the documentation says what is in lists and mappings,
// with the bounds, and leads to the sections within them.
func TestReference(t *testing.T) {
	files, err := derived.Files()
	if err != nil {
		t.Fatal(err)
	}
	text := string(files["reference.md"])
	for _, want := range []string{
		"list of strings", "list of Task", "at least 1 item", "at most 4 items", "mapping of names to integers", "each above 0", "above 0 and below 1",
		"2 to 12 characters", "See [jobs[].needs.disks[]](#jobs-itemsneedsdisks-items).", "`[\"true\"]`", "A disk. (`#Disk`)",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the reference does not say %q", want)
		}
	}
	anchors := map[string]bool{}
	for _, m := range regexp.MustCompile(`<a id="([^"]+)">`).FindAllStringSubmatch(text, -1) {
		if anchors[m[1]] {
			t.Errorf("the anchor %s is there twice", m[1])
		}
		anchors[m[1]] = true
	}
	for _, m := range regexp.MustCompile(`(?m)^#+ (.+)$`).FindAllStringSubmatch(text, -1) {
		anchors[strings.NewReplacer(" ", "-", ".", "").Replace(strings.ToLower(m[1]))] = true
	}
	for _, m := range regexp.MustCompile(`\]\(#([^)]+)\)`).FindAllStringSubmatch(text, -1) {
		if !anchors[m[1]] {
			t.Errorf("a link to #%s, which there is not", m[1])
		}
	}
}

// TestPage holds the same of the page, and that its links lead somewhere.
func TestPage(t *testing.T) {
	e, err := derived.Engine()
	if err != nil {
		t.Fatal(err)
	}
	d, err := derived.Document(e)
	if err != nil {
		t.Fatal(err)
	}
	text, err := d.Render("html")
	if err != nil {
		t.Fatal(err)
	}
	page := html.UnescapeString(string(text))
	for _, want := range []string{
		"list of Task", "at least 1 item", "mapping of names to integers", "each above 0", `<section id="jobs[].needs.disks[]"`,
		"matching ^[a-z]+$", "max, or above 0 and below 1", `<span class="quiet">absent</span>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	for _, not := range []string{"Presets", "Settings of the machine", "Studies", "Names from v1"} {
		if strings.Contains(page, not) {
			t.Errorf("the page says %q, of which the schema has nothing", not)
		}
	}
	ids := map[string]bool{}
	for _, m := range regexp.MustCompile(` id="([^"]+)"`).FindAllStringSubmatch(page, -1) {
		if ids[m[1]] {
			t.Errorf("the anchor %s is there twice", m[1])
		}
		ids[m[1]] = true
	}
	for _, m := range regexp.MustCompile(` href="#([^"]+)"`).FindAllStringSubmatch(page, -1) {
		target, err := url.PathUnescape(m[1])
		if err != nil || !ids[target] {
			t.Errorf("a link to #%s, which there is not", m[1])
		}
	}
	if text, err := d.Render("json"); err != nil || !json.Valid(text) {
		t.Errorf("%v: %s", err, text)
	}
}

// TestFirstFile holds that the file that somebody begins with is valid, for the
// engine and for JSON Schema, as it is and with its comments made fields.
func TestFirstFile(t *testing.T) {
	files, err := derived.Files()
	if err != nil {
		t.Fatal(err)
	}
	e, err := derived.Engine()
	if err != nil {
		t.Fatal(err)
	}
	commented := regexp.MustCompile(`(?m)^#( {2,}|[a-z])`)
	for _, name := range []string{"jobs.yaml", "jobs-full.yaml"} {
		for _, text := range []string{string(files[name]), commented.ReplaceAllString(string(files[name]), "$1")} {
			if err := e.Resolve([]load.Layer{load.Bytes(name, []byte(text))}, func(_, _ *value.Value) {}); err != nil {
				t.Errorf("%v\n%s", err, text)
			}
		}
	}
}

// TestJSONSchema holds what the JSON Schema accepts within lists and mappings.
func TestJSONSchema(t *testing.T) {
	files, err := derived.Files()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := validator.UnmarshalJSON(strings.NewReader(string(files["jobs.schema.json"])))
	if err != nil {
		t.Fatal(err)
	}
	c := validator.NewCompiler()
	if err := c.AddResource("jobs.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("jobs.json")
	if err != nil {
		t.Fatal(err)
	}
	e, err := derived.Engine()
	if err != nil {
		t.Fatal(err)
	}
	for text, valid := range map[string]bool{
		`{"owner": "ada", "jobs": [{"name": "aa"}]}`:                                                             true,
		`{"owner": "ada", "jobs": []}`:                                                                           false,
		`{"owner": "ada", "jobs": [{"name": "a"}]}`:                                                              false,
		`{"owner": "ada", "jobs": [{"name": "aa", "command": ["a", "b", "c", "d", "e"]}]}`:                       false,
		`{"owner": "ada", "jobs": [{"name": "aa", "command": ["a", 1]}]}`:                                        false,
		`{"owner": "ada", "jobs": [{"name": "aa", "weight": 0}]}`:                                                false,
		`{"owner": "ada", "jobs": [{"name": "aa", "weight": "max"}]}`:                                            true,
		`{"owner": "ada", "jobs": [{"name": "aa", "needs": {"disks": [{"mount": "/a", "size": 1}]}}]}`:           true,
		`{"owner": "ada", "jobs": [{"name": "aa", "needs": {"disks": [{"size": 1}]}}]}`:                          false,
		`{"owner": "ada", "jobs": [{"name": "aa"}], "env": {"A": "x"}}`:                                          true,
		`{"owner": "ada", "jobs": [{"name": "aa"}], "env": {"a": "x"}}`:                                          false,
		`{"owner": "ada", "jobs": [{"name": "aa"}], "hosts": {"gpu": 0}}`:                                        false,
		`{"owner": "ada", "jobs": [{"name": "aa"}], "notify": {"mail": "a@b"}}`:                                  true,
		`{"owner": "ada", "jobs": [{"name": "aa"}], "notify": {}}`:                                               false,
		`{"owner": "ada", "jobs": [{"name": "aa"}], "room": {"power": {"cap": {"watts": 100, "mode": "hard"}}}}`: false,
		`{"owner": "ada", "jobs": [{"name": "aa"}], "room": {"power": {"cap": {"watts": 600, "mode": "hard"}}}}`: true,
	} {
		instance, err := validator.UnmarshalJSON(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(instance); (err == nil) != valid {
			t.Errorf("%s: %v", text, err)
		}
		err = e.Resolve([]load.Layer{load.Bytes("jobs.json", []byte(text))}, func(_, _ *value.Value) {})
		if (err == nil) != valid {
			t.Errorf("%s: the engine: %v", text, err)
		}
	}
}
