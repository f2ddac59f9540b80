package encode

import (
	"os/exec"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
	"pgregory.net/rapid"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
)

// again reads what has been written of a tree, in the place of a value.
func again(t *rapid.T, text string) *value.Value {
	v, problems := yamldoc.ParseValue(&value.Source{Name: "again", Text: []byte(text)}, nil, yamldoc.DefaultLimits())
	if len(problems) > 0 {
		t.Fatalf("%v in\n%s", problems, text)
	}
	return v
}

// TestRoundTrip holds that reading what is written, in each form, gives the same
// values.
func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := normalKeys(trees(4).Draw(t, "tree"))
		block, err := YAML(v)
		if err != nil {
			t.Fatal(err)
		}
		for form, text := range map[string]string{"yaml": string(block), "flow": Flow(v)} {
			if got := again(t, text); !value.Equal(v, got) {
				t.Errorf("%s: %s\nwas  %s\nis   %s", form, text, JSON(v), JSON(got))
			}
		}
		if strings.Contains(Flow(v), "\n") {
			t.Errorf("more than a line: %s", Flow(v))
		}
		whole := &value.Value{Kind: value.Map, Entries: []value.Entry{{Key: "v", Value: v}}}
		root, problems := yamldoc.Parse(&value.Source{Name: "a.json", Text: JSON(whole)}, yamldoc.DefaultLimits())
		if len(problems) > 0 || !value.Equal(whole, root) {
			t.Errorf("JSON: %s %v", JSON(whole), problems)
		}
	})
}

// TestWords holds that what is written without asking yaml.v3 is what it writes,
// but for y and n.
func TestWords(t *testing.T) {
	no := []string{"yes", "no", "on", "off", "true", "false", "null"}
	drawn := rapid.OneOf(rapid.StringMatching(`[a-zA-Z.][a-zA-Z0-9_./-]{0,6}`), rapid.SampledFrom(no), rapid.Map(rapid.SampledFrom(no), strings.ToUpper))
	rapid.Check(t, func(t *rapid.T) {
		s := drawn.Draw(t, "string")
		if want := s[0] != '.' && !slices.Contains(no, strings.ToLower(s)); isWord(s) != want {
			t.Errorf("%s is a word: %v", s, !want)
		}
		if text, err := yaml.Marshal(s); isWord(s) && !strings.Contains("yYnN", s) && (err != nil || string(text) != s+"\n" || !yamldoc.IsPlainString(s)) {
			t.Errorf("%s: yaml.v3 writes %s, %v", s, text, err)
		}
	})
	for _, s := range []string{"", "a: b", "a,", "a ", "a #", "é", "aé", "a\n", "1", "-a", "~", "<<", "a[", "a\x00"} {
		if isWord(s) {
			t.Errorf("%q is no word", s)
		}
	}
}

// normalKeys drops the entries whose keys no config can hold.
func normalKeys(v *value.Value) *value.Value {
	var kept []value.Entry
	for _, e := range v.Entries {
		if yamldoc.KeyProblem(e.Key) == "" {
			e.Value = normalKeys(e.Value)
			kept = append(kept, e)
		}
	}
	v.Entries = kept
	return v
}

// TestPyYAMLReadsTheSame holds that PyYAML, which reads YAML 1.1, reads what is
// written as it reads the JSON.
func TestPyYAMLReadsTheSame(t *testing.T) {
	if exec.Command("python3", "-c", "import yaml").Run() != nil {
		t.Skip("there is no PyYAML")
	}
	var input strings.Builder
	for i := range 200 {
		v := normalKeys(trees(3).Example(i))
		block, err := YAML(v)
		if err != nil {
			t.Fatal(err)
		}
		input.WriteString(string(JSON(value.OfString(string(block)))) + "\t" + string(JSON(v)) + "\n")
	}
	python := exec.Command("python3", "-c", `
import json, sys, yaml
for line in sys.stdin.buffer.read().decode().split("\n")[:-1]:
    text, want = line.split("\t")
    got = yaml.safe_load(json.loads(text))
    if json.dumps(got, sort_keys=True) != json.dumps(json.loads(want), sort_keys=True):
        print(repr(json.loads(text)), got, want)
`)
	python.Stdin = strings.NewReader(input.String())
	if out, err := python.CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("%v\n%.2000s", err, out)
	}
}

// TestTellsLiterals holds what identities depend on: one value, one text.
func TestTellsLiterals(t *testing.T) {
	for text, v := range map[string]*value.Value{
		"1": value.OfInt(1), "1.0": value.OfFloat(1), "9007199254740991": value.OfInt(1<<53 - 1), "9007199254740992": value.OfInt(1 << 53),
		"1e-05": value.OfFloat(1e-5), "1e+16": value.OfFloat(1e16), "null": value.OfNull(), "true": value.OfBool(true), `"true"`: value.OfString("true"),
		"-9223372036854775808": value.OfInt(-1 << 63),
	} {
		if got := string(JSON(v)); got != text {
			t.Errorf("%s is written as %s", text, got)
		}
		if got := string(Python(v)); got != text {
			t.Errorf("%s is written as %s for Python", text, got)
		}
	}
}

// TestInvalidPanics holds that a value that its reader has refused is never
// written as something else.
func TestInvalidPanics(t *testing.T) {
	v := &value.Value{Kind: value.List, Entries: []value.Entry{{Value: &value.Value{}}}}
	for name, write := range map[string]func(){
		"JSON": func() { JSON(v) }, "Flow": func() { Flow(v) }, "Node": func() { Node(v) }, "Python": func() { Python(v) }, "ConfigHash": func() { ConfigHash(v) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s writes it", name)
				}
			}()
			write()
		}()
	}
}
