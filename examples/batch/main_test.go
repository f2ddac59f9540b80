package main

import (
	"os"
	"strings"
	"testing"
)

func TestRun(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, text := range map[string]string{
		"defaults.yaml": "n: 500\n", "a.yaml": "model: gpt2\n", "b.yaml": "model: gpt2\nn: 0\n",
	} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var out strings.Builder
	if run(&out, "defaults.yaml", []string{"a.yaml", "b.yaml"}) {
		t.Error("b.yaml is valid")
	}
	for _, want := range []string{"  model: gpt2 (a.yaml:1:1)\n  n: 500 (defaults.yaml:1:1)\n", "b.yaml:2:4: error: n: must be an integer of at least 1, not 0"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is missing in\n%s", want, out.String())
		}
	}
}
