package main

import (
	"strings"
	"testing"

	"github.com/llenergymeasure/llemcfg/pkg/loader"
)

func TestExplain(t *testing.T) {
	l := loader.New()
	for text, want := range map[string]string{
		"model: gpt2":       "a.yaml: valid\n",
		"[]":                "a.yaml: not a config: ",
		"n: 5":              "a.yaml: complete the file:\n  add model\n",
		"model: gpt2\nn: 0": "a.yaml: correct the file:\n  line 2: n: must be an integer of at least 1, not 0\n",
	} {
		_, err := l.LoadBytes("a.yaml", []byte(text))
		var out strings.Builder
		if explain(&out, "a.yaml", err); !strings.HasPrefix(out.String(), want) {
			t.Errorf("%s: %s", text, out.String())
		}
	}
	_, err := l.Load("missing.yaml")
	var out strings.Builder
	if explain(&out, "missing.yaml", err); out.String() != "missing.yaml: create the file\n" {
		t.Error(out.String())
	}
}
