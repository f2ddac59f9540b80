package loader_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/llenergymeasure/llemcfg/internal/schema"
	"github.com/llenergymeasure/llemcfg/internal/testkit"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
)

// userConfig loads settings from a text, and an environment of NAME=value.
func userConfig(t testing.TB, text string, environ ...string) (*loader.UserSettings, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "config.yaml")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return loader.New().LoadUserConfigFrom(path, getenv(environ))
}

func getenv(environ []string) func(string) string {
	return func(name string) string {
		for _, e := range environ {
			if key, value, _ := strings.Cut(e, "="); key == name {
				return value
			}
		}
		return ""
	}
}

// TestUserConfig holds what settings come to: path, value and origin of what is
// looked at; or what is wrong.
func TestUserConfig(t *testing.T) {
	for name, test := range map[string]struct {
		text     string
		environ  []string
		want     []string
		problems []string
	}{
		"nothing":     {"", nil, []string{"output.results_dir: ./results default", "runners.vllm: local default", "measurement.datacenter_pue: 1.0 default", "measurement.carbon_intensity_gco2_kwh: null default", "ui.prompt: true default"}, nil},
		"a comment":   {"# nothing yet\n", nil, []string{"execution.cycle_gap_seconds: 300.0 default"}, nil},
		"null":        {"null\n", nil, []string{"execution.config_gap_seconds: 60.0 default"}, nil},
		"some":        {"ui: {verbosity: quiet}\nrunners:\n  vllm: docker:llem/vllm:2.0\n", nil, []string{"ui.verbosity: quiet config.yaml:1:6", "runners.vllm: docker:llem/vllm:2.0 config.yaml:3:3", "ui.prompt: true default"}, nil},
		"environment": {"measurement: {datacenter_pue: 1.2}\n", []string{"LLEM_DATACENTER_PUE=1.8", "LLEM_RUNNER_PYTORCH=docker:x", "LLEM_CARBON_INTENSITY=233"}, []string{"measurement.datacenter_pue: 1.8 LLEM_DATACENTER_PUE", "runners.pytorch: docker:x LLEM_RUNNER_PYTORCH", "measurement.carbon_intensity_gco2_kwh: 233.0 LLEM_CARBON_INTENSITY"}, nil},
		"no prompt":   {"ui: {prompt: true}\n", []string{"LLEM_NO_PROMPT=0"}, []string{"ui.prompt: false LLEM_NO_PROMPT"}, nil},
		"empty variables": {"ui: {prompt: true}\n", []string{"LLEM_NO_PROMPT=", "LLEM_DATACENTER_PUE="},
			[]string{"ui.prompt: true config.yaml:1:6", "measurement.datacenter_pue: 1.0 default"}, nil},
		"null in the environment": {"measurement: {carbon_intensity_gco2_kwh: 5}", []string{"LLEM_CARBON_INTENSITY=null"}, []string{"measurement.carbon_intensity_gco2_kwh: null LLEM_CARBON_INTENSITY"}, nil},
		"the environment rights the file": {"measurement: {datacenter_pue: 0.5}", []string{"LLEM_DATACENTER_PUE=1.5"},
			[]string{"measurement.datacenter_pue: 1.5 LLEM_DATACENTER_PUE"}, nil},
		"a bad variable": {"", []string{"LLEM_CARBON_INTENSITY=not_a_number", "LLEM_RUNNER_VLLM=singularity:/x.sif", "LLEM_DATACENTER_PUE=017", "LLEM_RUNNER_PYTORCH=docker:"}, nil, []string{
			`LLEM_CARBON_INTENSITY: error: measurement.carbon_intensity_gco2_kwh: must be a number of at least 0, not the string "not_a_number" [wrong-type]`,
			`LLEM_DATACENTER_PUE: error: measurement.datacenter_pue: 017 with its leading zero is octal in YAML 1.1 and decimal in YAML 1.2 [ambiguous-value]`,
			`LLEM_RUNNER_PYTORCH: error: runners.pytorch: must be local or docker:<image>, not the string "docker:" [not-allowed]`,
			`LLEM_RUNNER_VLLM: error: runners.vllm: Singularity is not supported yet. Write local, or docker:<image>. [not-allowed]`,
		}},
		"mistakes": {`
ui: {verbosity: loud, prompt: yes}
advanced: {nvml_poll_interval_ms: 9}
measurement: {datacenter_pue: 0.99, energy_backend: nvlm}
runners: {vllm: "singularity:/x.sif", pytorch: podman}
execution: {n_cycles: 3, config_gap_seconds: -1}
foo: {}
model: gpt2
hf_token: x
verbosity: quiet
output: null
`, nil, nil, []string{
			`config.yaml:2:17: error: ui.verbosity: must be one of quiet, standard, verbose, not "loud" [not-allowed]`,
			`config.yaml:2:31: error: ui.prompt: must be true or false, not the string "yes" [wrong-type]`,
			`config.yaml:3:35: error: advanced.nvml_poll_interval_ms: must be an integer from 10 to 10000, not 9 [out-of-range]`,
			`config.yaml:4:31: error: measurement.datacenter_pue: must be a number of at least 1.0, not 0.99 [out-of-range]`,
			`config.yaml:4:53: error: measurement.energy_backend: must be one of auto, nvml, zeus, not "nvlm" [not-allowed]`,
			`config.yaml:5:17: error: runners.vllm: Singularity is not supported yet. Write local, or docker:<image>. [not-allowed]`,
			`config.yaml:5:48: error: runners.pytorch: must be local or docker:<image>, not the string "podman" [not-allowed]`,
			`config.yaml:6:13: error: execution.n_cycles: does not belong here: it is a key of the study file [unknown-field]`,
			`config.yaml:6:46: error: execution.config_gap_seconds: must be a number of at least 0, not -1 [out-of-range]`,
			`config.yaml:7:1: error: foo: there is no such field [unknown-field]`,
			`config.yaml:8:1: error: model: does not belong here: it is a field of an experiment file [unknown-field]`,
			`config.yaml:9:1: error: hf_token: does not belong here: a secret does not go into a file; hand it over in the environment, such as HF_TOKEN [unknown-field]`,
			`config.yaml:10:1: error: verbosity: there is no such field [unknown-field]`,
			`config.yaml:11:9: error: output: must be a mapping of results_dir, model_cache_dir, not null [wrong-type]`,
		}},
		"no config": {"- 1", nil, nil, []string{"config.yaml:1:1: error: the file holds a list and not a mapping of fields [not-a-mapping]"}},
	} {
		t.Run(name, func(t *testing.T) {
			settings, err := userConfig(t, test.text, test.environ...)
			var got []string
			if err != nil {
				for _, d := range diag.Of(err) {
					d.File = filepath.Base(d.File)
					got = append(got, d.String())
				}
				if diff := cmp.Diff(test.problems, got); diff != "" {
					t.Errorf("(-want +got)\n%s", diff)
				}
				return
			}
			if test.problems != nil {
				t.Fatal("accepted")
			}
			for _, want := range test.want {
				path, _, _ := strings.Cut(want, ": ")
				o, ok := settings.Origin(path)
				if !ok {
					t.Fatalf("there is no %s", path)
				}
				from := o.Statement.Origin
				if o.Kind() == loader.FromDocument {
					from = filepath.Base(from)
				}
				got = append(got, path+": "+o.Flow()+" "+from)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestUserDefaults holds the defaults of all settings, and that a missing file
// is as good as an empty one.
func TestUserDefaults(t *testing.T) {
	settings, err := loader.New().LoadUserConfigFrom(filepath.Join(t.TempDir(), "missing", "config.yaml"), getenv(nil))
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.MarshalIndent(settings, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	testkit.Golden(t, "testdata/user-defaults.json", string(text)+"\n")
	if len(settings.Origins()) != 13 {
		t.Errorf("%d settings", len(settings.Origins()))
	}
}

// TestUserConfigAgreesWithCUE holds that settings, right and wrong, are judged
// and resolved as CUE alone judges and resolves them.
func TestUserConfigAgreesWithCUE(t *testing.T) {
	if testkit.Race {
		t.Skip("CUE is asked thousands of times, by one goroutine")
	}
	byPlan, byCUE := loader.New(), loader.New(loader.WithCUEVerdicts())
	path := filepath.Join(t.TempDir(), "config.yaml")
	g := testkit.Generator{Schema: schema.User(), Broken: 5}
	rapid.Check(t, func(t *rapid.T) {
		text := g.Experiment().Draw(t, "settings")
		if rapid.Bool().Draw(t, "runner") {
			runner := rapid.SampledFrom([]string{"local", "docker:a/b:c", "docker:", "docker: x", "locally", "singularity:x", "", "docker:x\ny"}).Draw(t, "form")
			compact, _ := json.Marshal(runner) // a string always encodes
			text = `{"runners": {"vllm": ` + string(compact) + "}}"
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		want, cueErr := byCUE.LoadUserConfigFrom(path, getenv(nil))
		got, err := byPlan.LoadUserConfigFrom(path, getenv(nil))
		if (err == nil) != (cueErr == nil) {
			t.Fatalf("%s\nplan: %v\nCUE: %v", text, err, cueErr)
		}
		if err != nil {
			if diff := cmp.Diff(cueErr.Error(), err.Error()); diff != "" {
				t.Fatal(diff)
			}
			return
		}
		if diff := cmp.Diff(jsonCompact(t, want), jsonCompact(t, got)); diff != "" {
			t.Fatal(diff)
		}
	})
}
