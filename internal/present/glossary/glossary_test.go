package glossary_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	cuesource "github.com/llenergymeasure/llemcfg/cue"
	"github.com/llenergymeasure/llemcfg/internal/present/glossary"
	"github.com/llenergymeasure/llemcfg/internal/schema"
	"github.com/llenergymeasure/llemcfg/internal/testkit/fieldpaths"
	"github.com/llenergymeasure/llemcfg/pkg/reference"
)

func flat(s string) string { return strings.Join(strings.Fields(s), " ") }

// explained is the text of a name, on one line.
func explained(t *testing.T, g *glossary.Glossary, name string) string {
	t.Helper()
	text, ok := g.Explain(name, false)
	if !ok {
		t.Errorf("%s is not explained", name)
	}
	for line := range strings.Lines(text) {
		if len(strings.TrimRight(line, "\n")) > 120 && !strings.Contains(text, "What to do:") {
			t.Errorf("%s: a line of %d bytes: %s", name, len(line), line)
		}
	}
	return flat(text)
}

// TestFields holds that every field of the CUE is explained by its path with all
// that its file may write, and by its last name.
func TestFields(t *testing.T) {
	r := reference.New()
	g := glossary.New(r)
	all, _ := g.Explain("experiment", true)
	for _, kind := range []struct {
		name   string
		paths  func() ([]string, error)
		lookup func(string) *reference.Parameter
	}{
		{"experiment", func() ([]string, error) { return fieldpaths.OfExperiment(cuesource.Files) }, r.Parameter},
		{"study", func() ([]string, error) { return fieldpaths.OfStudy(cuesource.Files) }, (&reference.Reference{Sections: r.Study}).Parameter},
		{"settings", func() ([]string, error) { return fieldpaths.OfSettings(cuesource.Files) }, r.Settings.Parameter},
	} {
		paths, err := kind.paths()
		if err != nil || len(paths) < 10 {
			t.Fatalf("%s: %d paths: %v", kind.name, len(paths), err)
		}
		for _, path := range paths {
			p := kind.lookup(path)
			if p == nil {
				t.Fatalf("%s: %s is missing", kind.name, path)
			}
			text := explained(t, g, path)
			want := []string{p.Doc, p.Unit, p.Env}
			for _, c := range p.Enum {
				want = append(want, c.Value, c.Doc)
			}
			for _, v := range []*reference.Value{p.Min, p.Max, p.Default.Value, p.Default.Backend} {
				if v != nil {
					want = append(want, v.YAML)
				}
			}
			for _, part := range want {
				if !strings.Contains(text, part) {
					t.Errorf("%s lacks %q: %s", path, part, text)
				}
			}
			if kind.name == "experiment" && !strings.Contains(flat(all), p.Name+" <"+p.Type()+"> ") {
				t.Errorf("%s is missing from what is recursive", path)
			}
			if got := explained(t, g, p.Name); !strings.Contains(got, path) {
				t.Errorf("%s does not lead to %s: %s", p.Name, path, got)
			}
			if p.Env != "" && !strings.Contains(explained(t, g, p.Env), path) {
				t.Errorf("%s does not lead to %s", p.Env, path)
			}
		}
	}
}

// TestNames holds that every name that the schema has for anything is explained
// with what the schema says of it.
func TestNames(t *testing.T) {
	g := glossary.New(reference.New())
	for _, n := range g.Names() {
		if text := explained(t, g, n.Name); !strings.Contains(text, flat(n.Brief)) {
			t.Errorf("%s lacks %q: %s", n.Name, n.Brief, text)
		}
	}
	e := schema.Experiment()
	want := map[string]string{}
	for _, n := range e.OldNames {
		if path := strings.Join(n.Path, "."); !n.Study && schema.Study().Root().Field(path) == nil {
			want[path] = n.Message[1:]
		}
	}
	for _, r := range slices.Concat(e.Rules, e.Advisories) {
		want[r.Name] = r.Remedy
	}
	for _, p := range e.Presets {
		want[p.Name] = p.Doc
	}
	for _, n := range e.OtherNames {
		if want[n.Name] = n.Instead; n.Instead == "" {
			want[n.Name] = strings.Join(n.Means[0], ".")
		}
	}
	for _, n := range e.OtherOptions {
		want[n] = n + ": <value>"
	}
	for _, v := range e.OtherValues {
		want[v.Path+": "+v.Word] = v.Now.Text
	}
	for _, v := range e.OldValues {
		want[v.Path+": "+v.Old] = v.Path
	}
	for _, r := range e.Reading {
		want[r.Name] = r.Says
	}
	for _, c := range e.Capabilities {
		want[c.Name] = c.Doc
	}
	for _, s := range e.Sections {
		want["#"+s.Name] = s.Name
		want[s.Name] = s.Name
	}
	for name, part := range want {
		if text := explained(t, g, name); !strings.Contains(text, flat(part)) {
			t.Errorf("%s lacks %q: %s", name, part, text)
		}
	}
	if text, ok := g.Explain("no.such", false); ok {
		t.Errorf("no.such is explained: %s", text)
	}
}

// TestNearest holds what a misspelt name is taken for.
func TestNearest(t *testing.T) {
	g := glossary.New(reference.New())
	for name, want := range map[string]string{
		"decoder.temprature":              "decoder.temperature",
		"temprature":                      "decoder.temperature",
		"quantizaton":                     "vllm.quantization or tensorrt.quantization",
		"vlm":                             "vllm",
		"creativ":                         "creative",
		"wrong-tpye":                      "wrong-type",
		"modle_name":                      "model_name",
		"runers.vllm":                     "runners.vllm",
		"max_modle_len":                   "max_model_len",
		"swep":                            "sweep",
		"LLEM_NO_PRONPT":                  "LLEM_NO_PROMPT",
		"one_quantisation":                "one_quantization",
		"DecodrConfig":                    "DecoderConfig",
		"DecoderParamSuport":              "DecoderParamSupport",
		"backend.vlllm":                   "backend: vllm",
		"flash_atention_2":                "flash_attention_2",
		"latin-sqare":                     "latin_square",
		"trust_remote_cod":                "trust_remote_code",
		"xyzzy":                           "",
		"":                                "",
		"nothing of the sort":             "",
		strings.Repeat("precisio", 1<<17): "", // in no time
	} {
		if got := strings.Join(g.Nearest(name), " or "); got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}

func Example() {
	g := glossary.New(reference.New())
	text, _ := g.Explain("fp16", false)
	fmt.Print(text)
	fmt.Println(g.Nearest("precison"))
	// Output:
	// VALUE: precision: fp16
	//   16-bit floating point
	//
	// EXAMPLE
	//   precision: fp16
	// [precision]
}
