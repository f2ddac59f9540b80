package reference_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	cuesource "github.com/llenergymeasure/llemcfg/cue"
	"github.com/llenergymeasure/llemcfg/internal/engine/cuelang"
	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
	"github.com/llenergymeasure/llemcfg/internal/schema"
	"github.com/llenergymeasure/llemcfg/internal/testkit/fieldpaths"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
	"github.com/llenergymeasure/llemcfg/pkg/reference"
)

func paths(ps []reference.Parameter) []string {
	out := make([]string, len(ps))
	for i, p := range ps {
		out[i] = p.Path
	}
	return out
}

// TestEveryField holds that the reference has the fields that the CUE has, in
// its order.
func TestEveryField(t *testing.T) {
	want, err := fieldpaths.OfExperiment(cuesource.Files)
	if err != nil {
		t.Fatal(err)
	}
	if len(want) < 40 {
		t.Errorf("only %d fields found in the CUE", len(want))
	}
	if diff := cmp.Diff(want, paths(reference.New().All())); diff != "" {
		t.Error(diff)
	}
}

// TestEverySetting holds that the reference has the settings that the CUE has,
// in its order, and that nothing of an experiment is among them.
func TestEverySetting(t *testing.T) {
	want, err := fieldpaths.OfSettings(cuesource.Files)
	if err != nil {
		t.Fatal(err)
	}
	if len(want) < 15 {
		t.Errorf("only %d settings found in the CUE", len(want))
	}
	r := reference.New()
	if diff := cmp.Diff(want, paths((&reference.Reference{Sections: r.Settings.Sections}).All())); diff != "" {
		t.Error(diff)
	}
	for _, path := range want {
		p := r.Settings.Parameter(path)
		if len(p.Backends) > 0 {
			t.Errorf("%s is for %v", path, p.Backends)
		}
		if other := r.Parameter(path); other != nil && other.Section == p.Section && other.Doc == p.Doc {
			t.Errorf("%s is among the fields of an experiment", path)
		}
	}
	if r.Settings.File != schema.User().File || r.Settings.File == "" {
		t.Errorf("the file is %q", r.Settings.File)
	}
	prompt, runner := r.Settings.Parameter("ui.prompt"), r.Settings.Parameter("runners.vllm")
	if got := prompt.Variable(); got != "LLEM_NO_PROMPT, which means false" || prompt.EnvMeans.Go != false {
		t.Errorf("the variable of ui.prompt: %q", got)
	}
	if got := runner.Variable(); got != "LLEM_RUNNER_VLLM" {
		t.Errorf("the variable of runners.vllm: %q", got)
	}
	if got := runner.Allowed(); !strings.Contains(got, "docker:<image>") || len(runner.Refuses) != 1 {
		t.Errorf("runners.vllm: %q, refuses %v", got, runner.Refuses)
	}
}

// TestSettingsWorthTesting holds, by CUE's verdict, that the values worth
// testing are accepted.
func TestSettingsWorthTesting(t *testing.T) {
	cue := cuelang.AuthorityOf(cuesource.Files)
	user := schema.User()
	for _, s := range reference.New().Settings.Sections {
		for _, p := range s.Parameters {
			if p.Definition != "" {
				continue
			}
			section := &user.Sections[user.Root().Field(p.Section).Section]
			if len(p.Tests) == 0 || p.Example == nil {
				t.Errorf("%s has no values to test", p.Path)
			}
			for _, v := range append(p.Tests, *p.Example) {
				_, message, err := cue.Field(section, section.Field(p.Name), asValue(t, v.YAML))
				if err != nil || message != "" {
					t.Errorf("%s: %s: %v %v", p.Path, v, message, err)
				}
			}
		}
	}
}

// TestSelections holds that the shared parameters and those of each backend are
// all parameters, each once.
func TestSelections(t *testing.T) {
	r := reference.New()
	sum := r.Shared()
	for _, b := range r.Backends() {
		own := r.Backend(b)
		if len(own) == 0 {
			t.Errorf("%s has no parameters", b)
		}
		sum = append(sum, own...)
		for _, p := range own {
			if !slices.Equal(p.Backends, []string{b}) {
				t.Errorf("%s is used by %v", p.Path, p.Backends)
			}
		}
	}
	got, want := paths(sum), paths(r.All())
	slices.Sort(got)
	slices.Sort(want)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestUsedBy holds that what the capability tables deny a backend is not among
// what it uses.
func TestUsedBy(t *testing.T) {
	r := reference.New()
	for _, table := range r.Capabilities {
		for _, row := range table.Rows {
			for _, v := range table.Values {
				for _, p := range r.All() {
					if p.Name == v && p.Section != "" && slices.Contains(p.Backends, row.Backend) != slices.Contains(row.Values, v) {
						t.Errorf("%s for %s: %s says otherwise", p.Path, row.Backend, table.Name)
					}
				}
			}
		}
	}
	if got := r.Parameter("decoder.repetition_penalty").Backends; !slices.Equal(got, []string{"pytorch", "vllm"}) {
		t.Errorf("repetition_penalty is used by %v", got)
	}
}

// fieldOf finds the field that a parameter was made of.
func fieldOf(path string) (*spec.Section, *spec.Field) {
	s := schema.Experiment()
	section := s.Root()
	steps := strings.Split(path, ".")
	for _, step := range steps[:len(steps)-1] {
		section = &s.Sections[section.Field(step).Section]
	}
	return section, section.Field(steps[len(steps)-1])
}

// asValue reads YAML as the loader does.
func asValue(t *testing.T, text string) *value.Value {
	t.Helper()
	root, problems := yamldoc.Parse(&value.Source{Name: "v.yaml", Text: []byte("v: " + text + "\n")}, yamldoc.DefaultLimits())
	if len(problems) > 0 {
		t.Fatalf("%s: %v", text, problems)
	}
	return root.Lookup("v").Value
}

// TestRulesOfUse has a rule, as an error and as a warning, with the backends that use
// a field and one beside it.
func TestRulesOfUse(t *testing.T) {
	word := func(words ...string) (values []spec.Scalar) {
		for _, w := range words {
			values = append(values, spec.Scalar{Kind: value.String, Text: w})
		}
		return values
	}
	at := []string{"decoder", "top_k"}
	is := spec.Condition{Path: []string{"backend"}, Test: spec.Is, Values: word("vllm")}
	isNot := spec.Condition{Path: []string{"backend"}, Test: spec.IsNot, Values: word("vllm")}
	isNone := spec.Condition{Path: []string{"backend"}, Test: spec.IsNoneOf, Values: word("vllm", "pytorch")}
	matches := spec.Condition{Path: []string{"backend"}, Test: spec.Matches, Values: word("vllm")}
	written := spec.Condition{Path: at, Test: spec.Written}
	set := spec.Condition{Path: at, Test: spec.Set}
	other := spec.Condition{Path: []string{"decoder", "top_p"}, Test: spec.Written}
	const all = "[pytorch vllm tensorrt]"
	for name, test := range map[string]struct {
		at      []string
		forbids []spec.Condition
		want    string
	}{
		"no backend is named":                     {at, []spec.Condition{written}, all + " " + all},
		"nothing is forbidden":                    {at, nil, all + " " + all},
		"one does not use it":                     {at, []spec.Condition{is, written}, "[pytorch tensorrt] " + all},
		"in another order":                        {at, []spec.Condition{written, is}, "[pytorch tensorrt] " + all},
		"one alone uses it":                       {at, []spec.Condition{isNot, written}, "[vllm] " + all},
		"two use it":                              {at, []spec.Condition{isNone, written}, "[pytorch vllm] " + all},
		"of a section":                            {at[:1], []spec.Condition{is, {Path: at[:1], Test: spec.Written}}, "[pytorch tensorrt] [pytorch tensorrt]"},
		"of a pattern":                            {at, []spec.Condition{matches, written}, all + " " + all},
		"of what is set, and not what is written": {at, []spec.Condition{is, set}, all + " " + all},
		"of another field too":                    {at, []spec.Condition{is, written, other}, all + " " + all},
		"of two backends at once":                 {at, []spec.Condition{is, isNot, written}, all + " " + all},
	} {
		for _, advisory := range []bool{false, true} {
			s := *schema.Experiment()
			rules := []spec.Rule{{Name: "one", At: test.at, Shows: -1, Forbids: test.forbids}}
			if s.Rules, s.Advisories = rules, nil; advisory {
				s.Rules, s.Advisories = nil, rules
			}
			r := reference.Of(&s)
			if got := fmt.Sprint(r.Parameter("decoder.top_k").Backends, r.Parameter("decoder.top_p").Backends); got != test.want {
				t.Errorf("%s: got %s, want %s", name, got, test.want)
			}
		}
	}
}

// TestValuesWorthTesting holds, by CUE's verdict, that each of them is accepted,
// and that the nearest value outside each bound is not.
func TestValuesWorthTesting(t *testing.T) {
	cue := cuelang.AuthorityOf(cuesource.Files)
	for _, p := range reference.New().All() {
		section, field := fieldOf(p.Path)
		if len(p.Tests) == 0 && field.Section == spec.NoSection {
			t.Errorf("%s has no values to test", p.Path)
		}
		ask := func(text string, accepted bool) {
			_, message, err := cue.Field(section, field, asValue(t, text))
			if err != nil || (message == "") != accepted {
				t.Errorf("%s: %s: want accepted %v: %v %v", p.Path, text, accepted, message, err)
			}
		}
		for _, v := range p.Tests {
			ask(v.YAML, true)
		}
		for _, edge := range []*reference.Value{p.Min, p.Max} {
			if edge == nil {
				continue
			}
			if !slices.ContainsFunc(p.Tests, func(v reference.Value) bool { return v.Go == edge.Go }) {
				t.Errorf("%s: the edge %s is not tested", p.Path, edge)
			}
			by := int64(1)
			if edge == p.Min {
				by = -1
			}
			switch x := edge.Go.(type) {
			case int64:
				ask(fmt.Sprint(x+by), false)
			case float64:
				ask(fmt.Sprint(x+float64(by)*0.001), false)
			}
		}
		if p.Default.Value != nil {
			ask(p.Default.Value.YAML, true)
		}
		if len(p.Enum) > 0 {
			ask("no-such-word", false)
		}
		if !p.Nullable {
			ask("null", false)
		}
	}
}

// TestSnippets holds that the example of every parameter is part of a valid
// experiment.
func TestSnippets(t *testing.T) {
	r := reference.New()
	l := loader.New()
	for _, p := range r.All() {
		if p.Example == nil {
			continue
		}
		text := p.Snippet()
		for _, s := range r.Sections {
			for _, other := range s.Parameters {
				switch {
				case !other.Required || other.Path == p.Path:
				case s.Path == "":
					text = other.Snippet() + text
				case s.Path == p.Section:
					text += "  " + other.Name + ": " + other.Example.YAML + "\n"
				}
			}
		}
		if len(p.Backends) == 1 {
			text += "backend: " + p.Backends[0] + "\n"
		}
		_, err := l.LoadBytes(p.Path+".yaml", []byte(text))
		if err != nil && !strings.Contains(err.Error(), "exactly one of") {
			t.Errorf("%v\n%s", err, text)
		}
	}
}

// TestCopies holds that what one caller does to its reference nobody else sees.
func TestCopies(t *testing.T) {
	want, err := json.Marshal(reference.New())
	if err != nil {
		t.Fatal(err)
	}
	spoilt := reference.New()
	for i := range spoilt.Sections {
		for j := range spoilt.Sections[i].Parameters {
			p := &spoilt.Sections[i].Parameters[j]
			for k := range p.Enum {
				p.Enum[k].Value = "spoilt"
			}
			for k := range p.Backends {
				p.Backends[k] = "spoilt"
			}
			if p.Default.Value != nil {
				p.Default.Value.YAML = "spoilt"
			}
		}
	}
	for i := range spoilt.Capabilities {
		for _, row := range spoilt.Capabilities[i].Rows {
			for k := range row.Values {
				row.Values[k] = "spoilt"
			}
		}
	}
	got, err := json.Marshal(reference.New())
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		t.Error(cmp.Diff(string(want), string(got)))
	}
}

// TestJSON holds that what JSON says of every value shows its kind.
func TestJSON(t *testing.T) {
	text, err := json.Marshal(reference.New())
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"path":"decoder.temperature"`, `"value":1.0`, `"value":null,"backend":256`, `"min":0.1`, `"min":0,"max":2`, `"tests":[1,2,100,9223372036854775807]`} {
		if !strings.Contains(string(text), want) {
			t.Errorf("no %s in %s", want, text)
		}
	}
}

// TestDefaults holds each kind of default in words.
func TestDefaults(t *testing.T) {
	r := reference.New()
	for path, want := range map[string]string{
		"model":                   "required",
		"n":                       "100",
		"decoder":                 "all its defaults",
		"decoder.top_k":           "50",
		"decoder.top_p":           "1.0; 0.95 with decoder.preset: standard, 0.9 with decoder.preset: creative",
		"decoder.preset":          "null",
		"vllm.max_num_seqs":       "the backend's own, 256",
		"vllm.quantization":       "the backend's own",
		"dataset.n":               "required",
		"warmup.n_warmup":         "3",
		"baseline.enabled":        "true",
		"pytorch":                 "null",
		"passthrough_kwargs":      "null",
		"lora.merge_weights":      "false",
		"pytorch.torch_compile":   "the backend's own, false",
		"tensorrt.max_batch_size": "the backend's own",
	} {
		if got := r.Parameter(path).Default.String(); got != want {
			t.Errorf("%s: got %q, want %q", path, got, want)
		}
	}
}
