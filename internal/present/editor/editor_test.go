//go:build node

package editor_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/llenergymeasure/llemcfg/internal/present/jsonschema"
	"github.com/llenergymeasure/llemcfg/internal/present/scaffold"
	"github.com/llenergymeasure/llemcfg/internal/schema"
	"github.com/llenergymeasure/llemcfg/pkg/reference"
)

// workspace writes the JSON Schema and gives the address of a file beside it,
// and the line that leads from the one to the other.
func workspace(t *testing.T) (uri func(string) string, options scaffold.Options, first string) {
	t.Helper()
	dir := t.TempDir()
	text, err := jsonschema.Of(schema.Experiment())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "experiment.schema.json"), text, 0o600); err != nil {
		t.Fatal(err)
	}
	o := scaffold.Options{Schema: "file://" + filepath.Join(dir, "experiment.schema.json")}
	first, _, _ = strings.Cut(scaffold.Experiment(reference.New(), o), "\n")
	return func(name string) string { return "file://" + filepath.Join(dir, name) }, o, first + "\n"
}

// TestCompletion holds that the server offers the fields under a section and the
// words of a choice, with their descriptions.
func TestCompletion(t *testing.T) {
	s := newServer(t)
	uri, _, first := workspace(t)
	r := reference.New()

	text := first + "model: gpt2\nbackend: vllm\nvllm:\n  \n"
	s.open(uri("keys.yaml"), text)
	offered := s.completions(uri("keys.yaml"), 4, 2)
	var want []string
	for _, p := range r.Backend("vllm") {
		want = append(want, p.Name)
		if !strings.Contains(offered[p.Name], p.Doc) {
			t.Errorf("%s is offered with %q", p.Name, offered[p.Name])
		}
	}
	slices.Sort(want)
	if diff := cmp.Diff(want, slices.Sorted(maps.Keys(offered))); diff != "" {
		t.Errorf("keys under vllm (-want +offered):\n%s", diff)
	}

	text = first + "model: gpt2\nprecision: \n"
	s.open(uri("words.yaml"), text)
	offered = s.completions(uri("words.yaml"), 2, len("precision: "))
	for _, c := range r.Parameter("precision").Enum {
		if !strings.Contains(offered[c.Value], c.Doc) {
			t.Errorf("%s is offered with %q among %v", c.Value, offered[c.Value], offered)
		}
	}
	if len(offered) != len(r.Parameter("precision").Enum) {
		t.Errorf("offered are %v", offered)
	}
}

// TestHover holds that the server shows what a field is.
func TestHover(t *testing.T) {
	s := newServer(t)
	uri, _, first := workspace(t)
	s.open(uri("hover.yaml"), first+"model: gpt2\nbackend: vllm\nvllm:\n  max_num_seqs: 8\n")
	shown := strings.ReplaceAll(s.hover(uri("hover.yaml"), 4, 5), `\`, "")
	p := reference.New().Parameter("vllm.max_num_seqs")
	for _, part := range []string{p.Doc, p.Default.Backend.YAML, p.Unit, p.Says} {
		if !strings.Contains(shown, part) {
			t.Errorf("no %q in %q", part, shown)
		}
	}
}

// TestDiagnostics holds that the server complains of what vet refuses, in the
// words of the rule.
func TestDiagnostics(t *testing.T) {
	s := newServer(t)
	uri, _, first := workspace(t)
	for name, c := range map[string]struct {
		text string
		line int // of a section as a whole it is that of what the section holds
		want string
	}{
		"mismatch": {"model: gpt2\nbackend: vllm\npytorch:\n  batch_size: 8\n", 4, "Remove the pytorch: section or set backend: pytorch."},
		"default":  {"model: gpt2\nvllm:\n  max_num_seqs: 8\n", 3, "Remove the vllm: section or set backend: vllm."},
		"unknown":  {"model: gpt2\ndecoder:\n  tempp: 1\n", 3, "tempp"},
		"bound":    {"model: gpt2\ndecoder:\n  top_p: 1.5\n", 3, "1"},
		"word":     {"model: gpt2\nprecision: fp64\n", 2, "bf16"},
		"missing":  {"n: 5\n", 1, "model"},
	} {
		ds := s.open(uri(name+".yaml"), first+c.text)
		if len(ds) != 1 || !strings.Contains(ds[0].Message, c.want) || ds[0].Range.Start.Line != c.line {
			t.Errorf("%s: %+v", name, ds)
		}
	}
}

// TestRules holds that the server complains of the example of every rule.
func TestRules(t *testing.T) {
	s := newServer(t)
	uri, _, first := workspace(t)
	for _, rule := range reference.New().Rules {
		if ds := s.open(uri(rule.Name+".yaml"), first+rule.Example); len(ds) == 0 {
			t.Errorf("%s: no complaint", rule.Name)
		}
	}
}

// TestInit holds that the server has nothing to say against what init writes.
func TestInit(t *testing.T) {
	s := newServer(t)
	uri, o, _ := workspace(t)
	r := reference.New()
	for _, backend := range append(r.Backends(), "") {
		for _, full := range []bool{false, true} {
			o.Backend, o.Full = backend, full
			name := "init-" + backend + map[bool]string{true: "-full"}[full] + ".yaml"
			if ds := s.open(uri(name), scaffold.Experiment(r, o)); len(ds) > 0 {
				t.Errorf("%s: %+v", name, ds)
			}
		}
	}
}

// TestCatalogue holds that the server knows experiments and studies by their
// names alone, from the entries for SchemaStore's catalogue, and leaves other
// files alone.
func TestCatalogue(t *testing.T) {
	catalogue, err := os.ReadFile("../../../editors/schemastore/catalog.json")
	if err != nil {
		t.Fatal(err)
	}
	// All is served from this machine, under the addresses that it has.
	mux := http.NewServeMux()
	host := httptest.NewServer(mux)
	defer host.Close()
	for _, of := range []string{"experiment", "study"} {
		text, err := os.ReadFile("../../../schema/" + of + ".schema.json")
		if err != nil {
			t.Fatal(err)
		}
		var own struct {
			ID string `json:"$id"`
		}
		if err := json.Unmarshal(text, &own); err != nil {
			t.Fatal(err)
		}
		address := []byte(host.URL + "/" + of + ".json")
		text = bytes.ReplaceAll(text, []byte(own.ID), address)
		catalogue = bytes.ReplaceAll(catalogue, []byte(own.ID), address)
		mux.HandleFunc("/"+of+".json", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(text) })
	}
	mux.HandleFunc("/catalog.json", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(catalogue) })

	s := newServerWithCatalogue(t, host.URL+"/catalog.json")
	uri := func(name string) string { return "file://" + filepath.Join(t.TempDir(), name) }
	const experiment, study = "model: gpt2\nprecision: fp64\n", "model: gpt2\nsweep: {precision: [fp64]}\n"
	for name, test := range map[string]struct {
		broken    string
		complains bool
	}{
		"llama.experiment.yaml": {experiment, true}, "a.experiment.yml": {experiment, true},
		"llama.study.yaml": {study, true}, "b.study.yml": {study, true},
		"other.yaml": {experiment, false}, "experiment.yaml": {experiment, false},
		"study.yaml": {study, false}, "llama.experiment.yaml.txt.yaml": {experiment, false},
	} {
		if ds := s.open(uri(name), test.broken); (len(ds) > 0) != test.complains {
			t.Errorf("%s: %+v", name, ds)
		}
	}
}
