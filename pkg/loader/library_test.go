package loader_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/llenergymeasure/llemcfg/pkg/loader"
)

// TestChangesAsJSON holds what the JSON of a change says of each side.
func TestChangesAsJSON(t *testing.T) {
	load := func(text string) *loader.Experiment {
		e, err := loader.New().LoadBytes("a.yaml", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	changes := loader.Diff(load("model: m\npassthrough_kwargs: {x: 1.0}"), load("model: m\nn: 7\npassthrough_kwargs: {x: [a]}"))
	got, err := json.Marshal(changes)
	want := `[{"path":"n","old":{"value":100,"origin":"default"},"new":{"value":7,"origin":"a.yaml:2:1"}},` +
		`{"path":"passthrough_kwargs.x","old":{"value":1.0,"origin":"a.yaml:2:22"},"new":{"value":["a"],"origin":"a.yaml:3:22"}}]`
	if err != nil || string(got) != want {
		t.Errorf("got  %s %v\nwant %s", got, err, want)
	}
	if got, err := json.Marshal(changes[1].New); err != nil || string(got) != `{"value":["a"],"origin":"a.yaml:3:22"}` {
		t.Errorf("%s %v", got, err)
	}
}

// TestUserConfigPath holds where the settings of a user are, and that they are read
// from there.
func TestUserConfigPath(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the folder has another variable")
	}
	dir := t.TempDir()
	t.Setenv("XDG_CONFIG_HOME", dir)
	path, err := loader.UserConfigPath()
	if err != nil || filepath.Dir(filepath.Dir(path)) != dir {
		t.Fatal(path, err)
	}
	settings, err := loader.New().LoadUserConfig()
	if err != nil || settings.Execution.ConfigGapSeconds != 60 {
		t.Errorf("without a file: %+v %v", settings, err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("execution: {config_gap_seconds: 7}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if settings, err = loader.New().LoadUserConfig(); err != nil || settings.Execution.ConfigGapSeconds != 7 {
		t.Errorf("with one: %+v %v", settings, err)
	}
	text, err := settings.YAML()
	if err != nil || !strings.Contains(string(text), "  config_gap_seconds: 7.0\n") {
		t.Errorf("%s %v", text, err)
	}
	if err := os.WriteFile(path, []byte("execution: 7\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err = loader.New().LoadUserConfig(); err == nil || !strings.Contains(err.Error(), path+":1:12: error: execution: must be a mapping") {
		t.Error(err)
	}
	t.Setenv("XDG_CONFIG_HOME", "relative")
	if _, err = loader.UserConfigPath(); err == nil || !strings.HasPrefix(err.Error(), "there is no folder for settings: ") {
		t.Error(err)
	}
	if _, err = loader.New().LoadUserConfig(); err == nil {
		t.Error("a relative folder is passed over")
	}
	t.Setenv("XDG_CONFIG_HOME", "")
	t.Setenv("HOME", "")
	if settings, err = loader.New().LoadUserConfig(); err != nil || settings.Execution.ConfigGapSeconds != 60 {
		t.Errorf("without a home: %+v %v", settings, err)
	}
}

// TestLoadPolicy holds that a policy is read from a file, or why not.
func TestLoadPolicy(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lab.cue")
	if _, err := loader.LoadPolicy(path); err == nil || !strings.Contains(err.Error(), "lab.cue: error: there is no such file [unreadable]") {
		t.Error(err)
	}
	if err := os.WriteFile(path, []byte("n: >="), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := loader.LoadPolicy(path); err == nil || !strings.Contains(err.Error(), "lab.cue") {
		t.Error(err)
	}
}

// TestUnmarshalErrors has JSON with what is said of it as a part of an experiment.
func TestUnmarshalErrors(t *testing.T) {
	for text, want := range map[string]string{
		"3":           "JSON is not a config\nJSON: error: the file holds a single value and not a mapping of fields [not-a-mapping]",
		`{"top_p":2}`: "JSON is not valid\nJSON: error: top_p: must be a number from 0 to 1, not 2 [out-of-range]",
		`{"topp":1}`:  "JSON is not valid\nJSON: error: topp: there is no such field [unknown-field]",
	} {
		var decoder loader.DecoderConfig
		if err := json.Unmarshal([]byte(text), &decoder); err == nil || err.Error() != want {
			t.Errorf("%s\ngot  %v\nwant %s", text, err, want)
		}
	}
}
