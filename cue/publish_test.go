package cue_test

import (
	"bytes"
	"context"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// TestPublish publishes the module to a registry with the script of the release,
// and holds that it has CUE alone, and that the tools of CUE work on a module
// that depends on it.
func TestPublish(t *testing.T) {
	if testing.Short() || runtime.GOOS == "windows" {
		t.Skip("it runs a registry and a shell script")
	}
	address := freeAddress(t)
	ctx, stop := context.WithCancel(context.Background())
	registry := exec.CommandContext(ctx, "cue", "mod", "registry", address)
	if err := registry.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { stop(); _ = registry.Wait() })
	waitFor(t, address)
	env := []string{"CUE_REGISTRY=" + address + "+insecure", "CUE_CACHE_DIR=" + filepath.Join(t.TempDir(), "cache")}
	// The cache is read-only, which the removal of a temporary folder stumbles over.
	t.Cleanup(func() {
		_ = exec.Command("chmod", "-R", "u+w", strings.TrimPrefix(env[1], "CUE_CACHE_DIR=")).Run() //nolint:noctx
	})

	publish := exec.CommandContext(ctx, "../tools/publish-cue", "v0.3.0")
	publish.Env = append(os.Environ(), env...)
	output, err := publish.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	for line := range strings.Lines(string(output)) {
		line = strings.TrimSpace(line)
		if !strings.HasSuffix(line, ".cue") && line != "LICENSE" && !strings.HasPrefix(line, "published ") {
			t.Errorf("publishes %s", line)
		}
	}

	dir := t.TempDir()
	for name, text := range map[string]string{
		"cue.mod/module.cue": "module: \"example.com/lab@v0\"\nlanguage: version: \"v0.16.0\"\ndeps: \"github.com/llenergymeasure/llemcfg@v0\": v: \"v0.3.0\"\n",
		"lab.cue":            "package lab\n\nimport \"github.com/llenergymeasure/llemcfg/cue:llemcfg\"\n\nrun: llemcfg.#ExperimentConfig & {model: \"gpt2\", n: 5}\n",
		"experiment.yaml":    "model: gpt2\nn: 0\n",
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, args := range [][]string{
		{"mod", "tidy", "--check"}, {"vet", "-c", "."}, {"fmt", "--check", "."}, {"trim", "."}, {"export", "."},
	} {
		if output, ok := run(t, dir, env, args...); !ok {
			t.Errorf("cue %s: %s", strings.Join(args, " "), output)
		}
	}
	output2, ok := run(t, dir, env, "vet", "-c", "github.com/llenergymeasure/llemcfg/cue/experiment", "experiment.yaml")
	if ok || !strings.HasPrefix(output2, "n: must be an integer of at least 1:\n") {
		t.Errorf("vet with the published package: %s", output2)
	}
}

// TestTools holds that cue formats and simplifies nothing more in the package,
// and exports it as JSON Schema.
func TestTools(t *testing.T) {
	if output, ok := run(t, "..", nil, "fmt", "--check", "-s", "./cue/..."); !ok {
		t.Errorf("cue fmt --check -s: %s", output)
	}
	if output, ok := run(t, "..", nil, "mod", "tidy", "--check"); !ok {
		t.Errorf("cue mod tidy --check: %s", output)
	}
	output, ok := run(t, "..", nil, "def", "--out", "jsonschema", "./cue", "-e", "#ExperimentConfig")
	if !ok || !bytes.Contains([]byte(output), []byte(`"DecoderConfig"`)) {
		t.Errorf("cue def --out jsonschema: %s", output)
	}
}

func freeAddress(t *testing.T) string {
	t.Helper()
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return listener.Addr().String()
}

// waitFor waits until somebody listens.
func waitFor(t *testing.T, address string) {
	t.Helper()
	for range 200 {
		conn, err := net.DialTimeout("tcp", address, time.Second)
		if err == nil {
			_ = conn.Close()
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("nobody listens on %s", address)
}
