package cue_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"
	"testing/fstest"

	"cuelang.org/go/cmd/cue/cmd"
	"cuelang.org/go/mod/modregistrytest"
	"github.com/rogpeppe/go-internal/testscript"

	"github.com/llenergymeasure/llemcfg/internal/testkit"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
)

// TestMain makes the cue command of this module's go.mod a command that the
// tests can run. It collects garbage less often: nearly all that CUE allocates is
// garbage soon.
func TestMain(m *testing.M) {
	debug.SetGCPercent(400)
	testscript.Main(m, map[string]func(){"cue": func() { os.Exit(cmd.Main()) }})
}

// seenOtherwise are the files on which cue vet comes to another verdict, with
// the reason.
var seenOtherwise = map[string]string{
	"yaml-wide-characters.yaml":                "its YAML reader takes 017 for octal, as YAML 1.1 does",
	"yaml-deep.yaml":                           "it has no limit of depth",
	"yaml-65-deep.yaml":                        "it has no limit of depth",
	"yaml-directive.yaml":                      "its YAML reader refuses %YAML 1.2",
	"yaml-duplicate-key-equal.yaml":            "equal values unify",
	"yaml-duplicate-key-comment.yaml":          "equal values unify",
	"yaml-utf16.yaml":                          "its YAML reader takes UTF-16",
	"yaml-latin1.yaml":                         "its YAML reader replaces what is not UTF-8",
	"yaml-two-documents.yaml":                  "it takes each document for a config of its own",
	"yaml-tags.yaml":                           "its YAML reader does not take !!float before an integer",
	"decoder-temperature-underflow.yaml":       "its numbers have no limit, and a float has",
	"n-leading-zero.yaml":                      "its YAML reader takes 017 for octal, as YAML 1.1 does",
	"n-underscore.yaml":                        "its YAML reader takes underscores in numbers, as YAML 1.1 does",
	"passthrough_kwargs-nested-ambiguous.yaml": "its YAML reader takes 017 for octal, as YAML 1.1 does",
}

// TestVet holds that cue vet and the loader come to the same verdict on every
// file of testdata, but for those that it reads otherwise.
func TestVet(t *testing.T) {
	l := loader.New()
	v := vetting(t, "./cue/experiment", "")
	var files []string
	for _, folder := range []string{"valid", "invalid"} {
		names, err := filepath.Glob("../testdata/" + folder + "/*.[yj][as][mo][ln]")
		if err != nil || len(names) < 100 {
			t.Fatal(err, len(names))
		}
		files = append(files, names...)
	}
	var fine []string
	seen := map[string]bool{}
	for i, file := range files {
		_, excepted := seenOtherwise[filepath.Base(file)]
		seen[filepath.Base(file)] = true
		if !excepted && !testkit.InSample(i, 8) {
			continue
		}
		_, err := l.Load(file)
		switch accepts := (err == nil) != excepted; {
		case accepts:
			fine = append(fine, file)
		case filepath.Ext(file) == ".json":
			if output, ok := run(t, "..", nil, "vet", "-c", "./cue/experiment", strings.TrimPrefix(file, "../")); ok {
				t.Errorf("%s: cue vet accepts it, the loader: %v\n%s", file, err, output)
			}
		case v.reportOf(t, file) == "":
			t.Errorf("%s: cue vet accepts it, excepted %v, the loader: %v", file, excepted, err)
		}
	}
	accepted(t, []string{"./cue/experiment"}, fine)
	for name := range seenOtherwise {
		if !seen[name] {
			t.Errorf("%s is an exception, and there is no such file", name)
		}
	}
}

// TestOneMessage holds that cue vet prints one message for one mistake, the one
// that the schema states.
func TestOneMessage(t *testing.T) {
	v := vetting(t, "./cue/experiment", "")
	for _, test := range []struct{ yaml, want string }{
		{`model: ""`, "model: must be a string that is not empty"},
		{"model: 7", "model: must be a string that is not empty"},
		{"model: a\nbackend: tensorflow", "backend: must be one of pytorch, vllm, tensorrt"},
		{"model: a\nn: 0", "n: must be an integer of at least 1"},
		{"model: a\nn: '50'", "n: must be an integer of at least 1"},
		{"model: a\nn: 50.0", "n: must be an integer of at least 1"},
		{"model: a\nn: null", "n: must be an integer of at least 1"},
		{"model: a\nn: 9223372036854775808", "n: must be an integer of at least 1"},
		{"model: a\nrandom_seed: x", "random_seed: must be an integer of 64 bits"},
		{"model: a\ndataset: 5", "dataset: must be the name of a built-in dataset, or a synthetic dataset (n, input_len, output_len: an integer of at least 1; seed: an integer of 64 bits)"},
		{"model: a\nprecision: fp8", "precision: must be one of fp32, fp16, bf16"},
		{"model: a\noutput_dir: 5", "output_dir: must be a string"},
		{"model: a\npassthrough_kwargs: 5", "passthrough_kwargs: must be a mapping, or null"},
		{"model: a\ndecoder: {temperature: 2.1}", "decoder.temperature: must be a number from 0 to 2"},
		{"model: a\ndecoder: {do_sample: yes please}", "decoder.do_sample: must be true or false"},
		{"model: a\ndecoder: {top_k: -1}", "decoder.top_k: must be an integer of at least 0"},
		{"model: a\ndecoder: {preset: wild}", "decoder.preset: must be one of deterministic, standard, creative, factual, or null"},
		{"model: a\nwarmup: {thermal_floor_seconds: -1}", "warmup.thermal_floor_seconds: must be a number of at least 0"},
		{"model: a\npytorch: {batch_size: 0}", "pytorch: batch_size: must be an integer of at least 1"},
		{"model: a\npytorch: {batch: 4}", "pytorch: batch: field not allowed"},
		{"model: a\npytorch: 4", "pytorch: must be a mapping, or null"},
		{"model: a\nbackend: vllm\nvllm: {quantization: int8}", "vllm: quantization: must be one of awq, gptq, fp8, or null"},
		{"model: a\nlora: {adapter_id: 5}", "lora: adapter_id: must be a string"},
		{"model: a\nlora: {merge_weights: 5}", "lora: merge_weights: must be true or false"},
		{"model: a\ndataset: {n: 0}", "dataset: n: must be an integer of at least 1"},
		{"model: a\ndataset: {}", "dataset.n: field is required but not present"},
		{"model: a\nbaseline: {duration_seconds: 4}", "baseline.duration_seconds: must be a number from 5 to 120"},
		{"model: a\nbackend: vllm\npytorch: {}", `pytorch: config section provided but backend="vllm". Remove the pytorch: section or set backend: pytorch.`},
		{"model: a\nlora: {}", "lora: exactly one of adapter_id and adapter_path must be set, and neither is. Write adapter_id for an adapter on HuggingFace, or adapter_path for one on disk."},
		{"model: a\npytorch: {load_in_4bit: true, load_in_8bit: true}", "pytorch.load_in_8bit: load_in_4bit and load_in_8bit cannot both be true: BitsAndBytes loads the weights in one width. Keep the one you want and remove the other."},
		{"model: a\npassthrough_kwargs: {n: 1, model: b, x: 2}", "passthrough_kwargs: may not hold the name of a field of the experiment, and holds model, n. Remove it there and use the named fields instead."},
	} {
		t.Run(test.yaml, func(t *testing.T) {
			messages := messagesOf(v.report(t, test.yaml))
			if len(messages) != 1 || messages[0] != test.want {
				t.Errorf("got %q\nwant %q", messages, test.want)
			}
		})
	}
}

// TestPackages holds that a definition has a package that needs no flag, and that
// the package of the schema itself is not taken for one.
func TestPackages(t *testing.T) {
	experiment, settings := write(t, "model: gpt2\nn: 5"), write(t, "ui: {prompt: false}")
	for _, test := range []struct {
		name string
		args []string
		want string // the first line of the output of a failure, or empty
	}{
		{"an experiment", []string{"./cue/experiment", experiment}, ""},
		{"an experiment by its definition", []string{"-d", "#ExperimentConfig", "./cue", experiment}, ""},
		{"settings", []string{"./cue/user", settings}, ""},
		{"settings by their definition", []string{"-d", "#UserConfig", "./cue", settings}, ""},
		{"an experiment as settings", []string{"./cue/user", experiment}, "model: field not allowed:"},
		{"settings as an experiment", []string{"./cue/experiment", settings}, "ui: field not allowed:"},
		{"neither", []string{"./cue", settings}, "ui: is no field of this package: check an experiment with ./cue/experiment, a study with ./cue/study, the user's settings with ./cue/user, or name a definition with -d:"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			output, ok := run(t, "..", nil, append([]string{"vet", "-c"}, test.args...)...)
			if first, _, _ := strings.Cut(output, "\n"); first != test.want || ok != (test.want == "") {
				t.Errorf("accepted: %v\n%s", ok, output)
			}
		})
	}
	output, ok := run(t, "..", nil, "export", "./cue/experiment", experiment, "-e", "warmup", "--out", "yaml")
	if want := "n_warmup: 3\nthermal_floor_seconds: 60.0\n"; !ok || output != want {
		t.Errorf("export: %s", output)
	}
	output, ok = run(t, "..", nil, "def", "./cue/experiment")
	if want := "\n_#def: llemcfg.#ExperimentConfig & {}\n"; !ok || !strings.HasSuffix(output, want) {
		t.Errorf("def: %s", output)
	}
}

func write(t *testing.T, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "config.yaml")
	if err := os.WriteFile(file, []byte(text+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// TestStrict holds that the strict definition refuses what the loader warns of.
func TestStrict(t *testing.T) {
	files, err := filepath.Glob("../testdata/valid/*warning-*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal(err, files)
	}
	v := vetting(t, "./cue", "#StrictExperimentConfig")
	var fine []string
	for _, file := range files {
		if strings.HasPrefix(filepath.Base(file), "no-") {
			fine = append(fine, file)
		} else if v.reportOf(t, file) == "" {
			t.Errorf("%s is accepted", file)
		}
	}
	if len(fine) == 0 || len(fine) == len(files) {
		t.Fatal(files)
	}
	accepted(t, []string{"-d", "#StrictExperimentConfig", "./cue"}, fine)
}

// TestImport holds that another module can import the package from a registry
// and unify a config with it.
func TestImport(t *testing.T) {
	module := fstest.MapFS{}
	const published = "github.com_llenergymeasure_llemcfg_v0.1.0/"
	for _, pattern := range []string{"cue.mod/module.cue", "cue/*.cue"} {
		files, err := fs.Glob(os.DirFS(".."), pattern)
		if err != nil || len(files) == 0 {
			t.Fatal(err, pattern)
		}
		for _, file := range files {
			text, err := os.ReadFile("../" + file)
			if err != nil {
				t.Fatal(err)
			}
			module[published+file] = &fstest.MapFile{Data: text}
		}
	}
	registry, err := modregistrytest.New(module, "")
	if err != nil {
		t.Fatal(err)
	}
	defer registry.Close()

	dir := t.TempDir()
	for name, text := range map[string]string{
		"cue.mod/module.cue": `module: "example.com/lab@v0"
language: version: "v0.16.0"
deps: "github.com/llenergymeasure/llemcfg@v0": v: "v0.1.0"
`,
		"good.cue": `package lab

import "github.com/llenergymeasure/llemcfg/cue:llemcfg"

run: llemcfg.#ExperimentConfig & {model: "gpt2", decoder: preset: "creative"}
`,
		"bad/bad.cue": `package bad

import "github.com/llenergymeasure/llemcfg/cue:llemcfg"

run: llemcfg.#ExperimentConfig & {model: "gpt2", n: 0}
`,
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	env := []string{"CUE_REGISTRY=" + registry.Host() + "+insecure", "CUE_CACHE_DIR=" + t.TempDir()}
	output, ok := run(t, dir, env, "export", ".", "-e", "run.decoder")
	if !ok || !strings.Contains(output, `"repetition_penalty": 1.1`) {
		t.Errorf("export: %s", output)
	}
	if output, ok := run(t, dir, env, "vet", "-c", "./bad"); ok || !strings.Contains(output, "run.n: must be an integer of at least 1") {
		t.Errorf("vet: %s", output)
	}
}
