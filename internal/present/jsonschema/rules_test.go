package jsonschema_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	cuesource "github.com/llenergymeasure/llemcfg/cue"
	"github.com/llenergymeasure/llemcfg/internal/engine/cuelang"
	"github.com/llenergymeasure/llemcfg/internal/engine/load"
	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/present/jsonschema"
	"github.com/llenergymeasure/llemcfg/internal/schema"
	"github.com/llenergymeasure/llemcfg/internal/testkit"
	"github.com/llenergymeasure/llemcfg/internal/testkit/jobs"
)

// addedRule is a rule that is added to a schema: at, and what it forbids.
type addedRule struct{ at, forbids string }

// source is the rule in a table.
func (r addedRule) source(table, name string) string {
	return fmt.Sprintf("%s: %s: {code: \"conflict\", at: %q, forbids: %s, reason: \"no\", remedy: \"Change it\", example: {}}\n", table, name, r.at, r.forbids)
}

// newRules are rules about experiments.
var newRules = []addedRule{
	{"n", `{n: {path: "n", above: 150}}`},
	{"n", `{n: {path: "n", below: 3}, backend: {path: "backend", is: "vllm"}}`},
	{"decoder.temperature", `{t: {path: "decoder.temperature", above: 0.5}, p: {path: "decoder.top_p", below: 0.9}}`},
	{"decoder.top_k", `{k: {path: "decoder.top_k", above: 60}, s: {path: "decoder.do_sample", is: true}}`},
	{"model", `{m: {path: "model", matches: "^[b-m]"}}`},
	{"output_dir", `{o: {path: "output_dir", matches: "[0-9]"}, b: {path: "backend", isNot: "vllm"}}`},
	{"pytorch.batch_size", `{b: {path: "pytorch.batch_size", above: 8}, c: {path: "pytorch.torch_compile", is: true}}`},
	{"precision", `{p: {path: "precision", isNoneOf: ["fp32", "bf16"]}, b: {path: "backend", is: "pytorch"}}`},
	{"lora.merge_weights", `{m: {path: "lora.merge_weights", is: false}, b: {path: "backend", matches: "r"}}`},
	{"dataset", `{d: {path: "dataset", matches: "^a"}, n: {path: "n", above: 150}}`},
	{"warmup.n_warmup", `{w: {path: "warmup.n_warmup", above: 5}, b: {path: "baseline.enabled", is: true}}`},
}

// ruleTest adds rules to a schema, one at a time.
type ruleTest struct {
	definition string
	rules      []addedRule
	// files are the CUE of the schema with more text in it, and table is that of
	// its rules.
	files   func(more string) (fs.FS, error)
	table   string
	configs []string
	// n is how many of the configs CUE is asked about: every n-th, and of each rule
	// the first that breaks it and the first that does not.
	n int
	// asks reports whether CUE is asked about a rule.
	asks func(i int) bool
}

// run holds that each rule is the same rule for the description, for CUE itself and
// for JSON Schema. They are described together.
func (test ruleTest) run(t *testing.T) {
	var all strings.Builder
	for i, rule := range test.rules {
		all.WriteString(rule.source(test.table, fmt.Sprint("added", i)))
	}
	described := test.describe(t, all.String())
	for i, rule := range test.rules {
		one := *described
		one.Rules = slices.DeleteFunc(slices.Clone(described.Rules), func(r spec.Rule) bool {
			return strings.HasPrefix(r.Name, "added") && r.Name != fmt.Sprint("added", i)
		})
		if len(one.Rules) != len(described.Rules)-len(test.rules)+1 {
			t.Fatalf("%s: %d rules of %d", rule.forbids, len(one.Rules), len(described.Rules))
		}
		t.Run(rule.forbids, func(t *testing.T) { test.one(t, rule, &one, test.asks(i)) })
	}
}

func (test ruleTest) describe(t *testing.T, more string) *spec.Schema {
	t.Helper()
	files, err := test.files(more)
	if err != nil {
		t.Fatal(err)
	}
	source, err := cuelang.Parse(files)
	if err != nil {
		t.Fatal(err)
	}
	described, err := source.Describe(test.definition)
	if err != nil {
		t.Fatal(err)
	}
	return described
}

// one holds it of one rule, in the schema with no other one that is added.
func (test ruleTest) one(t *testing.T, rule addedRule, described *spec.Schema, asks bool) {
	files, err := test.files(rule.source(test.table, "added"))
	if err != nil {
		t.Fatal(err)
	}
	e, literal := load.New(described, files), load.New(described, files, load.WithCUEVerdicts())
	schemaText, err := jsonschema.Of(described)
	if err != nil {
		t.Fatal(err)
	}
	compiled := compile(t, schemaText)
	broken := map[bool]int{}
	validated := 0
	for i, text := range test.configs {
		got, problems := resolved(e, text)
		breaks := strings.Contains(problems, "no. Change it.")
		if asks && (broken[breaks] == 0 || testkit.InSample(i, test.n)) {
			if want, _ := resolved(literal, text); got != want {
				t.Errorf("%s\nthe description: %s\nCUE: %s", text, got, want)
			}
		}
		broken[breaks]++
		if !json.Valid([]byte(text)) || plain(t, text) != rewrite(t, text, func(n json.Number) json.Number { return n }) {
			continue // JSON Schema takes 50.0 for an integer
		}
		if validated++; validates(t, compiled, text) != (got != "") {
			t.Errorf("%s: JSON Schema accepts it: %v", text, got == "")
		}
	}
	if validated < len(test.configs)/4 {
		t.Errorf("JSON Schema judges %d of %d configs", validated, len(test.configs))
	}
	if broken[true] == 0 || broken[false] == 0 {
		t.Errorf("%d configs break it, and %d do not", broken[true], broken[false])
	}
}

// TestAddedRules holds that a rule that is added to the CUE is the same rule for the
// description, for CUE itself and for JSON Schema. To compile the CUE of experiments
// takes a while, so CUE is asked about one rule.
func TestAddedRules(t *testing.T) {
	test := ruleTest{
		definition: "#ExperimentConfig", rules: newRules, table: "Rules", n: 10,
		asks: func(i int) bool { return testkit.Proof || i == 2 },
		files: func(more string) (fs.FS, error) {
			files := fstest.MapFS{"added.cue": {Data: []byte("package llemcfg\n\n" + more)}}
			names, err := fs.Glob(cuesource.Files, "*.cue")
			for _, name := range names {
				text, readErr := fs.ReadFile(cuesource.Files, name)
				files[name], err = &fstest.MapFile{Data: text}, errors.Join(err, readErr)
			}
			return files, err
		},
	}
	for seed := range 100 {
		test.configs = append(test.configs, testkit.Generator{Schema: schema.Experiment()}.Experiment().Example(seed))
	}
	test.run(t)
}

// deepRules are rules about fields in sections two to four levels deep, some of
// which may be null or absent.
var deepRules = []addedRule{
	{"room.power.price", `{p: {path: "room.power.price", above: 0.5}}`},
	{"room.power.fans.speed", `{s: {path: "room.power.fans.speed", below: 5}, h: {path: "room.hall", matches: "^n"}}`},
	{"room.power.fans.speed", `{s: {path: "room.power.fans.speed", is: 5}, h: {path: "room.hall", isNot: "north"}}`},
	{"room.power.cap", `{c: {path: "room.power.cap", set: true}, p: {path: "room.power.price", below: 0.5}}`},
	{"room.power.cap", `{c: {path: "room.power.cap", set: false}, p: {path: "room.power.price", above: 0.5}}`},
	{"room.power.cap.watts", `{w: {path: "room.power.cap.watts", above: 500}}`},
	{"room.power.cap.watts", `{w: {path: "room.power.cap.watts", isNoneOf: [100, 600]}}`},
	{"room.power.cap.mode", `{m: {path: "room.power.cap.mode", matches: "^h"}, s: {path: "room.power.fans.speed", above: 4}}`},
	{"room.power.cap.mode", `{m: {path: "room.power.cap.mode", isNot: "hard"}}`},
	{"room.power.cap.slack", `{s: {path: "room.power.cap.slack", set: false}}`},
	{"room.power.cap.slack", `{s: {path: "room.power.cap.slack", above: 4}, q: {path: "queue", is: "day"}}`},
	{"room.power.fans.speed", `{c: {path: "room.power.cap.watts", set: false}, n: {path: "notify.mail", set: true}}`},
	{"notify.mail", `{m: {path: "notify.mail", matches: "b$"}, w: {path: "room.power.cap.watts", above: 500}}`},
	{"queue", `{q: {path: "queue", isNoneOf: ["night"]}, s: {path: "room.power.fans.speed", above: 9}}`},
}

// deepConfigs are all combinations of what is written of these fields.
func deepConfigs() []string {
	configs := []string{`"owner": "ada", "jobs": [{"name": "train"}]`}
	with := func(parts ...string) {
		var all []string
		for _, c := range configs {
			for _, part := range parts {
				all = append(all, strings.TrimSuffix(c+", "+part, ", "))
			}
		}
		configs = all
	}
	var rooms []string
	for _, limit := range []string{`"cap": null`, `"cap": {"watts": 100}`, `"cap": {"watts": 600, "mode": "hard"}`, `"cap": {"watts": 500, "slack": 5}`, `"price": 0.5`} {
		for _, more := range []string{"", `, "fans": {"speed": 10}`, `, "fans": {"speed": 4}`} {
			rooms = append(rooms, `"room": {"power": {`+limit+more+`}}`, `"room": {"power": {`+limit+more+`}, "hall": "south"}`)
		}
	}
	with(append(rooms, "", `"room": {}`, `"room": {"power": {"price": 0.75}}`, `"room": {"power": {"cap": {"mode": "hard"}}}`)...)
	with("", `"notify": {"mail": "a@b"}`, `"queue": "night"`)
	for i := range configs {
		configs[i] = "{" + configs[i] + "}"
	}
	return configs
}

// TestDeepRules holds the same of rules about fields at any depth.
func TestDeepRules(t *testing.T) {
	ruleTest{
		definition: jobs.Definition, rules: deepRules, table: "Limits", n: 20,
		asks:    func(int) bool { return true },
		files:   func(more string) (fs.FS, error) { return jobs.Files(jobs.Source + "\n" + more) },
		configs: deepConfigs(),
	}.run(t)
}
