package loader

import (
	"fmt"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// TestMarshalFork has experiments as a fork of gopkg.in/yaml.v3 writes them, without
// what it writes of an experiment of defaults; or why it cannot.
func TestMarshalFork(t *testing.T) {
	plain := lines(t, "model: m")
	for text, want := range map[string]string{
		"model: m":                              "",
		"model: 'yes'":                          `model: "yes"`,
		"model: m\ndecoder: {temperature: 1}":   "", // a number is written as it is read: as 1.0 or 1
		"model: m\ndecoder: {temperature: 0.5}": "temperature: 0.5",
		"model: m\nlora: {adapter_id: a/b}":     "lora: | adapter_id: a/b | adapter_path: null | merge_weights: false",
		"model: m\npassthrough_kwargs: {}":      "passthrough_kwargs: {}",
		"model: m\npassthrough_kwargs: {x: 1, y: {z: [true, null, 1.5, ~]}}": "passthrough_kwargs: | x: 1 | \"y\": | z: | - true | - null | - 1.5 | - null",
		"model: m\npassthrough_kwargs: {x: 1.0}":                             "!the float 1.0",
		"model: m\npassthrough_kwargs: {x: [1.0]}":                           "!the float 1.0",
		"model: m\npassthrough_kwargs: {\"<<\": 1}":                          "!the key <<",
		"model: m\npassthrough_kwargs: {x: \" a\\nb\"}":                      `!the string " a\nb"`,
		"model: m\npassthrough_kwargs: {x: \"\\na\"}":                        `!the string "\na"`,
		"model: m\npassthrough_kwargs: {x: \" a\"}":                          "passthrough_kwargs: | x: ' a'",
		"model: m\npassthrough_kwargs: {x: \"a\\nb\"}":                       "passthrough_kwargs: | x: |- | a | b",
		"model: m\npassthrough_kwargs: {x: \"a\\u2028\"}":                    `!the string "a\u2028"`,
		"model: m\npassthrough_kwargs: {\"a\\u2029\": 1}":                    `!the string "a\u2029"`,
	} {
		experiment, err := New().LoadBytes("a.yaml", []byte(text))
		if err != nil {
			t.Fatal(text, err)
		}
		out, err := yaml.Marshal(experiment)
		if refused, ok := strings.CutPrefix(want, "!"); ok {
			if err == nil || !strings.Contains(err.Error(), "this YAML library would write "+refused+" as another value: use the YAML method of Experiment") {
				t.Errorf("%s: %s %v, want %s", text, out, err, refused)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		var got []string
		for line := range strings.Lines(string(out)) {
			if line = strings.TrimSpace(line); !plain[line] {
				got = append(got, line)
			}
		}
		if got := strings.Join(got, " | "); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", text, got, want)
		}
		again, err := New().LoadBytes("again.yaml", out)
		if err != nil || again.Fingerprint() != experiment.Fingerprint() {
			t.Errorf("%s: it is another experiment: %v\n%s", text, err, out)
		}
	}
}

// lines are those that the fork writes of an experiment.
func lines(t *testing.T, text string) map[string]bool {
	experiment, err := New().LoadBytes("a.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	out, err := yaml.Marshal(experiment)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(string(out), "model: m\nbackend: pytorch\n\"n\": 100\n") || !strings.HasSuffix(string(out), "\noutput_dir: null\n") {
		t.Errorf("the order is another:\n%s", out)
	}
	all := map[string]bool{}
	for line := range strings.Lines(string(out)) {
		all[strings.TrimSpace(line)] = true
	}
	return all
}

// TestYAMLTexts has scalars with the text that goccy/go-yaml asks for.
func TestYAMLTexts(t *testing.T) {
	for want, v := range map[string]interface{ MarshalYAML() ([]byte, error) }{
		"1.0e-09": yamlFloat(1e-9), "0.5": yamlFloat(0.5), "2.0": yamlWhole(2), "x": yamlString("x"), `"1"`: yamlString("1"), `"<<"`: yamlKey("<<"), "k": yamlKey("k"),
	} {
		if got, err := v.MarshalYAML(); err != nil || string(got) != want {
			t.Errorf("%v: got %s %v, want %s", fmt.Sprint(v), got, err, want)
		}
	}
}
