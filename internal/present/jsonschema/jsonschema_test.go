package jsonschema_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/big"
	"runtime"
	"strings"
	"sync"
	"testing"

	validator "github.com/santhosh-tekuri/jsonschema/v6"

	cuesource "github.com/llenergymeasure/llemcfg/cue"
	"github.com/llenergymeasure/llemcfg/internal/engine/cuelang"
	"github.com/llenergymeasure/llemcfg/internal/engine/encode"
	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
	"github.com/llenergymeasure/llemcfg/internal/present/jsonschema"
	"github.com/llenergymeasure/llemcfg/internal/schema"
	"github.com/llenergymeasure/llemcfg/internal/testkit"
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

// config is a JSON config with CUE's verdict.
type config struct {
	Text  string
	Valid bool
}

// authority is the schema's CUE, compiled once for all tests.
var authority = cuelang.AuthorityOf(cuesource.Files)

// judge returns CUE's verdict on a JSON text.
func judge(t testing.TB, text string) bool {
	root, problems := yamldoc.Parse(&value.Source{Name: "config.json", Text: []byte(text)}, yamldoc.DefaultLimits())
	if len(problems) > 0 {
		return false
	}
	_, verdict, err := authority.Whole(schema.Experiment(), root)
	if err != nil {
		t.Errorf("%s: %v", text, err)
	}
	return verdict.Err == nil
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
// alone: CUE refuses it, and both say the same of it once 50.0 is 50.
func excepted(t testing.TB, c config, accepts func(string) bool) bool {
	text := plain(t, c.Text)
	return !c.Valid && text != c.Text && accepts(text) == judge(t, text)
}

// random draws configs that JSON can express, valid and broken, with CUE's
// verdict on each.
func random(t testing.TB, n int) []config {
	t.Helper()
	out := make([]config, 0, n)
	broken := []int{0, 1, 4, 25}
	for seed := 0; len(out) < n; seed++ {
		g := testkit.Generator{Schema: schema.Experiment(), Broken: broken[seed%len(broken)]}
		if text := g.Experiment().Example(seed); json.Valid([]byte(text)) {
			out = append(out, config{Text: text})
		}
	}
	var wg sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		wg.Go(func() {
			for i := w; i < n; i += workers {
				c := &out[i]
				c.Valid = judge(t, c.Text)
			}
		})
	}
	wg.Wait()
	return out
}

// TestAgreesWithCUE holds that the JSON Schema and CUE come to the same verdict
// on random configs, but for one kind of exception: to JSON Schema 50.0 is the
// integer that it equals, and to us it is a number where an integer is due.
// Such a config is to be refused by CUE and, once the notation is gone, judged
// alike by both.
func TestAgreesWithCUE(t *testing.T) {
	n := 400
	switch {
	case testkit.Race || testing.Short():
		n = 200
	case testkit.Proof:
		n = 4_000
	}
	s := compile(t, text(t))
	accepts := func(text string) bool {
		instance, err := validator.UnmarshalJSON(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		return s.Validate(instance) == nil
	}
	valid, exceptions := 0, 0
	for _, c := range random(t, n) {
		got := accepts(c.Text)
		if c.Valid {
			valid++
		}
		switch {
		case got == c.Valid:
		case excepted(t, c, accepts):
			exceptions++
		default:
			t.Errorf("JSON Schema accepts: %v, CUE: %v: %s", got, c.Valid, c.Text)
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
	paths, err := testkit.PathsOf(cuesource.Files)
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
