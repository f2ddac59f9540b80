package jsonschema_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	cuesource "github.com/llenergymeasure/llemcfg/cue"
	"github.com/llenergymeasure/llemcfg/internal/engine/cuelang"
	"github.com/llenergymeasure/llemcfg/internal/engine/load"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/present/jsonschema"
	"github.com/llenergymeasure/llemcfg/internal/testkit"
	"github.com/llenergymeasure/llemcfg/internal/testkit/jobs"
)

// newRules are rules that are added to the schema: at, and what they forbid.
var newRules = []struct{ at, forbids string }{
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

// withRule is the CUE of the schema with a rule more.
func withRule(t *testing.T, at, forbids string) fs.FS {
	t.Helper()
	files := fstest.MapFS{}
	names, err := fs.Glob(cuesource.Files, "*.cue")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		text, err := fs.ReadFile(cuesource.Files, name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: text}
	}
	files["added.cue"] = &fstest.MapFile{Data: fmt.Appendf(nil, `package llemcfg
Rules: added: {code: "conflict", at: %q, forbids: %s, reason: "no", remedy: "Change it", example: {model: "gpt2"}}
`, at, forbids)}
	return files
}

// TestAddedRules holds that a rule that is added to the CUE is the same rule for the
// description, for CUE itself and for JSON Schema.
func TestAddedRules(t *testing.T) {
	rules, configs := newRules, 100
	if !testkit.Proof {
		rules, configs = rules[2:3], 30
	}
	for _, rule := range rules {
		source, err := cuelang.Parse(withRule(t, rule.at, rule.forbids))
		if err != nil {
			t.Fatal(err)
		}
		e, err := load.FromCUE(source, "#ExperimentConfig")
		if err != nil {
			t.Fatalf("%s: %v", rule.forbids, err)
		}
		literal := load.New(e.Schema(), withRule(t, rule.at, rule.forbids), load.WithCUEVerdicts())
		schemaText, err := jsonschema.Of(e.Schema())
		if err != nil {
			t.Fatalf("%s: %v", rule.forbids, err)
		}
		compiled := compile(t, schemaText)
		broken, kept := 0, 0
		for seed := range configs {
			text := testkit.Generator{Schema: e.Schema()}.Experiment().Example(seed)
			got, want := resolved(e, text), resolved(literal, text)
			if got != want {
				t.Errorf("%s: %s\nthe description: %s\nCUE: %s", rule.forbids, text, got, want)
			}
			if json.Valid([]byte(text)) && plain(t, text) == text && validates(t, compiled, text) != (got != "") {
				t.Errorf("%s: %s: JSON Schema accepts it: %v", rule.forbids, text, got == "")
			}
			if strings.Contains(problems(e, text), "no. Change it.") {
				broken++
			} else {
				kept++
			}
		}
		if broken == 0 || kept == 0 {
			t.Errorf("%s: %d configs break it, and %d do not", rule.forbids, broken, kept)
		}
	}
}

// problems are what is wrong with a config.
func problems(e *load.Engine, text string) string {
	err := e.Resolve([]load.Layer{load.Bytes("rule.yaml", []byte(text))}, func(_, _ *value.Value) {})
	if err == nil {
		return ""
	}
	return err.Error()
}

// deepRules are rules about fields in sections two to four levels deep, some of
// which may be null or absent.
var deepRules = []struct{ at, forbids string }{
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
	return configs
}

// TestDeepRules holds the same of rules about fields at any depth.
func TestDeepRules(t *testing.T) {
	configs := deepConfigs()
	for i, rule := range deepRules {
		if !testkit.Proof && i%4 != 1 {
			continue
		}
		text := jobs.Source + fmt.Sprintf(`
Limits: added: {code: "conflict", at: %q, forbids: %s, reason: "no", remedy: "Change it", example: {}}
`, rule.at, rule.forbids)
		files, err := jobs.Files(text)
		if err != nil {
			t.Fatal(err)
		}
		source, err := cuelang.Parse(files)
		if err != nil {
			t.Fatal(err)
		}
		e, err := load.FromCUE(source, jobs.Definition)
		if err != nil {
			t.Fatalf("%s: %v", rule.forbids, err)
		}
		literal := load.New(e.Schema(), files, load.WithCUEVerdicts())
		schemaText, err := jsonschema.Of(e.Schema())
		if err != nil {
			t.Fatalf("%s: %v", rule.forbids, err)
		}
		compiled := compile(t, schemaText)
		broken, kept := 0, 0
		for _, config := range configs {
			text := "{" + config + "}"
			got, want := resolved(e, text), resolved(literal, text)
			if got != want {
				t.Errorf("%s: %s\nthe description: %s\nCUE: %s", rule.forbids, text, got, want)
			}
			if validates(t, compiled, text) != (got != "") {
				t.Errorf("%s: %s: JSON Schema accepts it: %v", rule.forbids, text, got == "")
			}
			if strings.Contains(problems(e, text), "no. Change it.") {
				broken++
			} else {
				kept++
			}
		}
		if broken == 0 || kept == 0 {
			t.Errorf("%s: %d configs break it, and %d do not", rule.forbids, broken, kept)
		}
	}
}
