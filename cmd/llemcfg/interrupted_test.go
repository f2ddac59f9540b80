package main

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"
)

// TestInterrupted has commands that are interrupted, with what they print until then.
func TestInterrupted(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, text := range map[string]string{"v1.yaml": "model_name: gpt2\n", "s.yaml": "model: gpt2\nsweep: {n: [1, 2]}\n"} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir("st", 0o777); err != nil {
		t.Fatal(err)
	}
	ctx, interrupt := context.WithCancel(t.Context())
	call := func(args string) (status int, out, errs string) {
		var stdout, stderr bytes.Buffer
		status = (&Command{Stdin: strings.NewReader(""), Stdout: &stdout, Stderr: &stderr}).MainContext(ctx, strings.Fields(args))
		return status, stdout.String(), stderr.String()
	}
	if status, _, errs := call("study lock s.yaml -o l"); status != exitOK {
		t.Fatal(errs)
	}
	interrupt()
	const interrupted = "llemcfg: interrupted\n"
	for _, c := range []struct{ args, out, errs string }{
		{"vet s.yaml", "0 files: 0 valid, 0 invalid\n", interrupted},
		{"migrate --write v1.yaml", "", interrupted},
		{"study write s.yaml out", "", interrupted},
		{"study status l --state st --watch", "study aa307d96f53f1947c17b73ba0410703883ae679d599c252c95d283269255604a: 2 runs\n  succeeded 0\n  missing   2\n", ""},
		{"study run l --state st -- true", "", "llemcfg: interrupted: 0 runs succeeded, 2 not started; the same command goes on\n"},
	} {
		status, out, errs := call(c.args)
		if status != exitInterrupted || out != c.out || errs != c.errs {
			t.Errorf("%s: status %d\ngot  %q\nwant %q\ngot  %q\nwant %q", c.args, status, out, c.out, errs, c.errs)
		}
	}
	if text, err := os.ReadFile("v1.yaml"); err != nil || string(text) != "model_name: gpt2\n" {
		t.Errorf("%s %v", text, err)
	}
}
