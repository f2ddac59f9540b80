package load_test

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/llenergymeasure/llemcfg/internal/engine/encode"
	"github.com/llenergymeasure/llemcfg/internal/engine/layers"
	"github.com/llenergymeasure/llemcfg/internal/engine/load"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/testkit/jobs"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// jobsEngine is an engine of a schema that has nothing in common with experiments.
func jobsEngine(t testing.TB, opts ...load.Option) *load.Engine {
	t.Helper()
	source, err := jobs.Parse(jobs.Source)
	if err != nil {
		t.Fatal(err)
	}
	e, err := load.FromCUE(source, jobs.Definition, opts...)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// resolve returns the resolved config as YAML, or the diagnostics.
func resolve(t testing.TB, e *load.Engine, all ...load.Layer) (config string, problems []string) {
	t.Helper()
	err := e.Resolve(all, func(_, resolved *value.Value) {
		text, err := encode.YAML(resolved)
		if err != nil {
			t.Fatal(err)
		}
		config = string(text)
	})
	var refused *diag.ValidationError
	if errors.As(err, &refused) {
		for _, d := range refused.Diagnostics {
			problem := d.String()
			if d.Suggestion != "" {
				problem += ": " + d.Suggestion
			}
			problems = append(problems, problem)
		}
	} else if err != nil {
		t.Fatal(err)
	}
	return config, problems
}

// TestAnotherSchema holds that lists, maps, nested structs and optional fields
// are resolved: with their defaults at every depth, and nothing added.
func TestAnotherSchema(t *testing.T) {
	const text = `owner: ada
jobs:
  - name: train
    needs:
      disks: [{mount: /data}, {mount: /out, size: 20}]
      memory: 16
  - name: eval
    command: [python, eval.py]
    tries: 4
    weight: max
env: {HOME: /root}
hosts: {gpu: 2}
`
	const want = `owner: ada
queue: day
jobs:
  - name: train
    command:
      - "true"
    needs:
      cores: 1
      disks:
        - mount: /data
        - mount: /out
          size: 20
      memory: 16.0
    tries: 1
    weight: 0.5
  - name: eval
    command:
      - python
      - eval.py
    needs:
      cores: 1
      disks: []
      memory: null
    tries: 4
    weight: max
env:
  HOME: /root
hosts:
  gpu: 2
room:
  power:
    cap: null
    price: 0.2
    fans:
      speed: 5
  hall: north
`
	for name, e := range map[string]*load.Engine{"by its description": jobsEngine(t), "by CUE": jobsEngine(t, load.WithCUEVerdicts())} {
		got, problems := resolve(t, e, load.Bytes("jobs.yaml", []byte(text)))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %v\n%s", name, problems, diff)
		}
	}
}

// TestMessagesOfAnotherSchema holds what is said of each kind of mistake, and
// where, also within lists and maps.
func TestMessagesOfAnotherSchema(t *testing.T) {
	e := jobsEngine(t)
	for text, want := range map[string][]string{
		"owner: ada":                                 {"jobs.yaml:1:1: error: jobs: is required: it must be a list of at least 1 item, each a mapping of name, command, needs, tries, weight [missing-field]: add jobs"},
		"owner: Ada\njobs: [{name: aa}]":             {`jobs.yaml:1:8: error: owner: must be a string that matches ^[a-z]+$, not the string "Ada" [not-allowed]`},
		"owner: ada\njobs: []":                       {"jobs.yaml:2:7: error: jobs: must be a list of at least 1 item, each a mapping of name, command, needs, tries, weight, not a list of 0 items [out-of-range]"},
		"owner: ada\nqueue: dya\njobs: [{name: aa}]": {`jobs.yaml:2:8: error: queue: must be one of day, night, weekend, not "dya" [not-allowed]: did you mean day?`},
		"owner: ada\njobs: [{name: aa}, {name: x}]":  {`jobs.yaml:2:27: error: jobs[1].name: must be a string of 2 to 12 characters, not the string "x" [out-of-range]`},
		"owner: ada\njobs: [{nmae: aa}]":             {"jobs.yaml:2:9: error: jobs[0].nmae: there is no such field in jobs[0] [unknown-field]: did you mean name?"},
		"owner: ada\njobs: [{name: aa, tries: 3}]":   {"jobs.yaml:2:26: error: jobs[0].tries: must be one of 1, 2, 4, not 3 [not-allowed]"},
		"owner: ada\njobs: [{name: aa, weight: 1}]":  {"jobs.yaml:2:27: error: jobs[0].weight: must be max, or a number above 0 and below 1, not 1 [out-of-range]"},
		"owner: ada\njobs: [{name: aa, needs: {disks: [{mount: x}]}}]": {
			`jobs.yaml:2:43: error: jobs[0].needs.disks[0].mount: must be a string that matches ^/, not the string "x" [not-allowed]`},
		"owner: ada\njobs: [{name: aa, command: [a, 1]}]": {`jobs.yaml:2:32: error: jobs[0].command[1]: must be a string, not 1 [wrong-type]: write "1" in quotes`},
		"owner: ada\njobs: [aa]":                          {`jobs.yaml:2:8: error: jobs[0]: must be a mapping of name, command, needs, tries, weight, not the string "aa" [wrong-type]: write {name: aa}`},
		"owner: ada\njobs: [{name: aa}]\nenv: {home: x}":  {`jobs.yaml:3:7: error: env.home: the key "home" does not match ^[A-Z_]+$ [unknown-field]: rename it, or remove it`},
		"owner: ada\njobs: [{name: aa}]\nhosts: {gpu: 0}": {"jobs.yaml:3:14: error: hosts.gpu: must be an integer above 0, not 0 [out-of-range]"},
		"owner: ada\njobs: [{name: aa}]\nnotify: {}":      {"jobs.yaml:3:1: error: notify.mail: is required: it must be a string that matches @ [missing-field]: add mail"},
		"owner: ada\njobs: [{name: aa}]\nroom: {power: {cap: {watts: 200, mode: hard}}}": {
			"jobs.yaml:3:22: error: room.power.cap.watts: hosts do not start within a hard limit of 200 watts. Write 500 or more, or mode: soft. [conflict]: Write 500 or more, or mode: soft"},
		"owner: ada\njobs: [{name: aa}]\nqueue: weekend\nnotify: {mail: a@b}": {
			"jobs.yaml:4:1: error: notify: nobody reads notices at the weekend. Remove notify, or choose another queue. [conflict]: Remove notify, or choose another queue"},
	} {
		_, got := resolve(t, e, load.Bytes("jobs.yaml", []byte(text)))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s\n%s", text, diff)
		}
	}
}

// TestLayersOfAnotherSchema holds that layers and assignments reach every depth,
// and where each value came from.
func TestLayersOfAnotherSchema(t *testing.T) {
	e := jobsEngine(t)
	var origins []string
	err := e.Resolve([]load.Layer{
		load.Bytes("lab.yaml", []byte("env: {TZ: UTC}\nhosts: {gpu: 1}\n")),
		load.Bytes("jobs.yaml", []byte("owner: ada\njobs: [{name: train}]\nhosts: {cpu: 4}\n")),
		load.Set("--set", "hosts.gpu=2"), load.Set("--set", "queue=night"), load.Set("--set", "env.LANG=C"),
		load.Set("--set", "room.power.fans.speed=7"),
	}, func(_, resolved *value.Value) {
		for _, f := range layers.Facts(e.Schema(), resolved) {
			origins = append(origins, f.Path.String()+": "+encode.Flow(f.Value)+" "+f.From.String())
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"owner: ada jobs.yaml:1:1", "queue: night --set queue=night", "jobs: [{name: train, command: [\"true\"], needs: {cores: 1, disks: [], memory: null}, tries: 1, weight: 0.5}] jobs.yaml:2:1",
		"env.TZ: UTC lab.yaml:1:7", "env.LANG: C --set env.LANG=C", "hosts.gpu: 2 --set hosts.gpu=2", "hosts.cpu: 4 jobs.yaml:3:9",
		"room.power.cap: null default", "room.power.price: 0.2 default", "room.power.fans.speed: 7 --set room.power.fans.speed=7", "room.hall: north default",
	}
	if diff := cmp.Diff(want, origins); diff != "" {
		t.Error(diff)
	}
}

// TestAskCUE holds that a form that is not understood is
// named, unless CUE is to judge the field.
func TestAskCUE(t *testing.T) {
	const field = "	// How many cores.\n	cores: *1 | (int & >=1 & <=64)\n"
	with := func(expr string) (*load.Engine, error) {
		changed := strings.Replace(jobs.Source, field, "	// How many cores.\n	cores: "+expr+"\n", 1)
		if changed == jobs.Source {
			t.Fatal("the field has changed")
		}
		source, err := jobs.Parse(changed)
		if err != nil {
			t.Fatal(err)
		}
		return load.FromCUE(source, jobs.Definition)
	}
	if _, err := with("*1 | (int & <5) | (int & >9)"); err == nil || !strings.Contains(err.Error(), "Needs.cores: cannot be described") {
		t.Errorf("%v", err)
	}
	e, err := with("*1 | (int & <5) | (int & >9) | error(\"must be below 5 or above 9\") @ask(\"two ranges\")")
	if err != nil {
		t.Fatal(err)
	}
	for cores, want := range map[string]string{
		"4": "", "10": "", "7": `jobs.yaml:1:54: error: jobs[0].needs.cores: must be below 5 or above 9 [not-allowed]`,
	} {
		_, problems := resolve(t, e, load.Bytes("jobs.yaml", []byte("{owner: ada, jobs: [{name: train, needs: {cores: "+strings.Repeat(" ", 4)+cores+"}}]}")))
		if got := strings.Join(problems, "\n"); got != want {
			t.Errorf("%s: %s", cores, got)
		}
	}
}

// TestWhoHasTheLastWord holds that WithCUEVerdicts asks the CUE it was given, and
// that an engine without it does not: here the two disagree, or the CUE is broken.
func TestWhoHasTheLastWord(t *testing.T) {
	const bound = "(int & >=1 & <=64)"
	described := jobsEngine(t).Schema()
	whole, err := jobs.Files(jobs.Source)
	if err != nil {
		t.Fatal(err)
	}
	rule, err := fs.ReadFile(whole, "rule.cue")
	if err != nil {
		t.Fatal(err)
	}
	text := []byte("owner: ada\njobs: [{name: train, needs: {cores: 60}}]\n")
	for name, c := range map[string]struct {
		file *fstest.MapFile
		want string
	}{
		"another bound":    {&fstest.MapFile{Data: []byte(strings.Replace(jobs.Source, bound, "(int & >=1 & <=32)", 1))}, "jobs[0].needs.cores"},
		"no syntax":        {&fstest.MapFile{Data: []byte(jobs.Source + "{")}, "the schema cannot be read: "},
		"no file":          {&fstest.MapFile{Mode: fs.ModeDir}, "the schema cannot be read: "},
		"does not compile": {&fstest.MapFile{Data: []byte(strings.Replace(jobs.Source, bound, "nosuch", 1))}, "the schema does not compile: "},
	} {
		files := fstest.MapFS{"jobs.cue": c.file, "rule.cue": {Data: rule}}
		config, problems := resolve(t, load.New(described, files), load.Bytes("jobs.yaml", text))
		if config == "" || len(problems) > 0 {
			t.Errorf("%s: without CUE: %q", name, problems)
		}
		_, problems = resolve(t, load.New(described, files, load.WithCUEVerdicts()), load.Bytes("jobs.yaml", text))
		if len(problems) != 1 || !strings.Contains(problems[0], c.want) {
			t.Errorf("%s: with CUE: %q, want %s", name, problems, c.want)
		}
	}
}

// TestConditionOnAnAbsentField holds that a rule cannot ask whether a field is
// absent that CUE would not tell from one that is wrong.
func TestConditionOnAnAbsentField(t *testing.T) {
	source, err := jobs.Parse(jobs.Source + `
Limits: quiet: {code: "conflict", at: "queue", forbids: n: {path: "notify", set: false}, reason: "no", remedy: "Add it", example: {}}
`)
	if err != nil {
		t.Fatal(err)
	}
	const want = "notify is optional, and a condition that holds for an absent field needs one that may be null"
	if _, err := load.FromCUE(source, jobs.Definition); err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("%v, want %s", err, want)
	}
}
