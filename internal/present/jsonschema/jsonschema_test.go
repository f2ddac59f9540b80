package jsonschema_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/big"
	"strings"
	"testing"

	validator "github.com/santhosh-tekuri/jsonschema/v6"

	cuesource "github.com/llenergymeasure/llemcfg/cue"
	"github.com/llenergymeasure/llemcfg/internal/engine/encode"
	"github.com/llenergymeasure/llemcfg/internal/engine/load"
	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
	"github.com/llenergymeasure/llemcfg/internal/present/jsonschema"
	"github.com/llenergymeasure/llemcfg/internal/schema"
	"github.com/llenergymeasure/llemcfg/internal/testkit"
	"github.com/llenergymeasure/llemcfg/internal/testkit/fieldpaths"
)

func text(t testing.TB) []byte {
	t.Helper()
	text, err := jsonschema.Of(schema.Experiment())
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func compile(t testing.TB, text []byte) *validator.Schema {
	t.Helper()
	doc, err := validator.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := validator.NewCompiler()
	if err := c.AddResource("experiment.schema.json", doc); err != nil {
		t.Fatal(err)
	}
	compiled, err := c.Compile("experiment.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}

// config is a JSON config with its verdict.
type config struct {
	Text  string
	Valid bool
}

// byDescription and byCUE judge experiments by the description of the schema, and
// by its CUE.
var (
	byDescription = load.New(schema.Experiment(), cuesource.Files)
	byCUE         = load.New(schema.Experiment(), cuesource.Files, load.WithCUEVerdicts())
)

// accepts reports whether an engine accepts a JSON text.
func accepts(e *load.Engine, text string) bool {
	return e.Resolve([]load.Layer{load.Bytes("config.json", []byte(text))}, func(_, _ *value.Value) {}) == nil
}

// plain writes every number that equals an integer as that integer.
func plain(t testing.TB, text string) string {
	return rewrite(t, text, func(n json.Number) json.Number {
		if r, ok := new(big.Rat).SetString(n.String()); ok && r.IsInt() {
			return json.Number(r.Num().String())
		}
		return n
	})
}

// rewrite changes the numbers of a JSON text.
func rewrite(t testing.TB, text string, change func(json.Number) json.Number) string {
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	var decoded any
	if err := d.Decode(&decoded); err != nil {
		t.Fatal(err)
	}
	var walk func(v any) any
	walk = func(v any) any {
		switch v := v.(type) {
		case json.Number:
			return change(v)
		case map[string]any:
			for key := range v {
				v[key] = walk(v[key])
			}
		case []any:
			for i := range v {
				v[i] = walk(v[i])
			}
		}
		return v
	}
	out, err := json.Marshal(walk(decoded))
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// excepted reports whether the verdicts on c differ by the notation of integers
// alone: it is refused, and both say the same of it once 50.0 is 50.
func excepted(t testing.TB, c config, s *validator.Schema) bool {
	text := plain(t, c.Text)
	return !c.Valid && text != c.Text && validates(t, s, text) == accepts(byDescription, text)
}

// random draws configs that JSON can express, valid and broken, with the verdict of
// the description on each. CUE takes a hundred times as long; it is asked about
// every 32nd, and has to say the same.
func random(t testing.TB, n int) []config {
	t.Helper()
	out := make([]config, 0, n)
	broken := []int{0, 1, 4, 25}
	asked := map[bool]int{}
	for seed := 0; len(out) < n; seed++ {
		g := testkit.Generator{Schema: schema.Experiment(), Broken: broken[seed%len(broken)]}
		text := g.Experiment().Example(seed)
		if !json.Valid([]byte(text)) {
			continue
		}
		c := config{text, accepts(byDescription, text)}
		if testkit.InSample(len(out), 32) {
			asked[c.Valid]++
			if accepts(byCUE, text) != c.Valid {
				t.Errorf("the description accepts: %v, CUE does not agree: %s", c.Valid, text)
			}
		}
		out = append(out, c)
	}
	if asked[true] < n/200 || asked[false] < n/200 {
		t.Errorf("CUE is asked about %d valid configs and %d others", asked[true], asked[false])
	}
	return out
}

// TestAgreesWithCUE holds that the JSON Schema comes to the verdict of the
// description and of CUE on random configs, but for one kind of exception: to JSON
// Schema 50.0 is the integer that it equals, and to us it is a number where an
// integer is due. Such a config is to be refused and, once the notation is gone,
// judged alike by both.
func TestAgreesWithCUE(t *testing.T) {
	n := 2_000
	if testkit.Race || testing.Short() {
		n = 400
	}
	s := compile(t, text(t))
	valid, exceptions := 0, 0
	for _, c := range random(t, n) {
		got := validates(t, s, c.Text)
		if c.Valid {
			valid++
		}
		switch {
		case got == c.Valid:
		case excepted(t, c, s):
			exceptions++
		default:
			t.Errorf("JSON Schema accepts: %v, the description: %v: %s", got, c.Valid, c.Text)
		}
	}
	t.Logf("%d configs, %d of them valid; %d with an integer in the notation of a number", n, valid, exceptions)
	if valid < n/10 || valid > n*9/10 || exceptions > n/10 {
		t.Error("the configs are not a fair sample")
	}
}

// TestRules holds that the example of every rule is refused, and is accepted
// without the rules: it is the rule that JSON Schema says.
func TestRules(t *testing.T) {
	s := compile(t, text(t))
	bare := *schema.Experiment()
	bare.Rules = nil
	without, err := jsonschema.Of(&bare)
	if err != nil {
		t.Fatal(err)
	}
	ruleless := compile(t, without)
	for _, r := range schema.Experiment().Rules {
		root, problems := yamldoc.Parse(&value.Source{Name: r.Name + ".yaml", Text: []byte(r.Example)}, yamldoc.DefaultLimits())
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		instance, err := validator.UnmarshalJSON(bytes.NewReader(encode.JSON(root)))
		if err != nil {
			t.Fatal(err)
		}
		if s.Validate(instance) == nil {
			t.Errorf("%s: the example is accepted", r.Name)
		}
		if err := ruleless.Validate(instance); err != nil {
			t.Errorf("%s: the example breaks more than the rule: %v", r.Name, err)
		}
	}
}

// TestAdvisories holds that conditions on defaults that a preset makes are said
// too: the schema has no rule of the kind, so an advisory stands in as one.
func TestAdvisories(t *testing.T) {
	one := *schema.Experiment()
	one.Rules = []spec.Rule{{
		Name: "greedy", At: []string{"decoder", "top_p"}, Shows: -1,
		Forbids: []spec.Condition{
			{Path: []string{"decoder", "do_sample"}, Test: spec.Is, Values: []spec.Scalar{{Kind: value.Bool, Text: "false"}}},
			{Path: []string{"decoder", "top_p"}, Test: spec.IsNot, Values: []spec.Scalar{{Kind: value.Float, Text: "1.0"}}},
		},
	}}
	text, err := jsonschema.Of(&one)
	if err != nil {
		t.Fatal(err)
	}
	s := compile(t, text)
	for text, want := range map[string]bool{
		`{"model": "m"}`: true,
		`{"model": "m", "decoder": {"top_p": 0.5}}`:                                               true,
		`{"model": "m", "decoder": {"do_sample": false}}`:                                         true,
		`{"model": "m", "decoder": {"do_sample": false, "top_p": 0.5}}`:                           false,
		`{"model": "m", "decoder": {"preset": "deterministic", "top_p": 0.5}}`:                    false,
		`{"model": "m", "decoder": {"preset": "deterministic", "top_p": 0.5, "do_sample": true}}`: true,
		`{"model": "m", "decoder": {"preset": "creative", "do_sample": false}}`:                   false,
		`{"model": "m", "decoder": {"preset": "creative", "do_sample": false, "top_p": 1}}`:       true,
		`{"model": "m", "decoder": {"preset": "factual", "do_sample": false}}`:                    true,
	} {
		instance, err := validator.UnmarshalJSON(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(instance); (err == nil) != want {
			t.Errorf("%s: want accepted %v: %v", text, want, err)
		}
	}
}

// TestEveryField holds that every field that the CUE has has a title, a
// description and, unless it is required, a default; and that no mapping is open
// but the free one.
func TestEveryField(t *testing.T) {
	var root map[string]any
	if err := json.Unmarshal(text(t), &root); err != nil {
		t.Fatal(err)
	}
	paths, err := fieldpaths.OfExperiment(cuesource.Files)
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		at := root
		name := ""
		for _, name = range strings.Split(path, ".") {
			if open, ok := at["additionalProperties"].(bool); !ok || open {
				t.Errorf("%s: the mapping it is in is open", path)
			}
			properties, _ := at["properties"].(map[string]any)
			required := fmt.Sprint(at["required"])
			at, _ = properties[name].(map[string]any)
			if at == nil {
				t.Fatalf("%s is missing", path)
			}
			if _, ok := at["default"]; !ok && !strings.Contains(required, name) {
				t.Errorf("%s has no default", path)
			}
		}
		if at["title"] != path || at["description"] == "" {
			t.Errorf("%s: title %v, description %v", path, at["title"], at["description"])
		}
		if words, ok := at["enum"].([]any); ok && len(words) != len(at["enumDescriptions"].([]any)) {
			t.Errorf("%s: not every word has a description", path)
		}
	}
}
