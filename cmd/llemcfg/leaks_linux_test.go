package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"github.com/llenergymeasure/llemcfg/internal/testkit"
)

// TestLeaks holds that commands close what they open, and leave nothing running.
func TestLeaks(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(-1)) // which closes files, sooner or later
	t.Chdir(t.TempDir())
	lock, err := testkit.StudyLock(2, 1)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(os.WriteFile("l", lock, 0o600), os.WriteFile("a.yaml", []byte(good), 0o600),
		os.WriteFile("v1.yaml", []byte("model_name: gpt2\n"), 0o600), os.WriteFile("s.yaml", []byte("model: gpt2\nsweep: {n: [1, 2]}\n"), 0o600)); err != nil {
		t.Fatal(err)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	call := func(ctx context.Context, args string) {
		var out, errs bytes.Buffer
		status := (&Command{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &errs}).MainContext(ctx, strings.Fields(args))
		if status != exitOK && status != exitInterrupted {
			t.Errorf("%s: %d %s", args, status, errs.String())
		}
	}
	call(t.Context(), "study run l --state st --quiet -- true") // it starts what stays, such as the handler of signals
	for _, c := range []struct {
		ctx  context.Context
		args string
	}{
		{t.Context(), "vet a.yaml s.yaml"}, {ended, "vet --watch a.yaml"}, {t.Context(), "migrate --write v1.yaml"},
		{t.Context(), "study write s.yaml out"}, {t.Context(), "study lock s.yaml -o lock"}, {t.Context(), "study lock --check s.yaml lock"},
		{t.Context(), "study run l --state st --quiet --again -- true"}, {t.Context(), "study exec l --state st --index 0 --again -- true"},
		{t.Context(), "study status l --state st"}, {t.Context(), "study status l --state st --watch"}, {t.Context(), "study missing l --state st"},
		{t.Context(), "study slurm l --state st --max-array 9 --gpus 1 -- true"}, {t.Context(), "study slurm l --state st --max-array 9 --only missing -- true"},
		{t.Context(), "study kubernetes l --image i --volume v -- true"},
	} {
		files, running := openFiles(t), runtime.NumGoroutine()
		call(c.ctx, c.args)
		for range 1000 { // what has ended takes a moment to be gone
			if openFiles(t) <= files && runtime.NumGoroutine() <= running {
				break
			}
			time.Sleep(time.Millisecond)
		}
		if now := openFiles(t); now > files {
			t.Errorf("%s: %d files were open, and %d are", c.args, files, now)
		}
		if now := runtime.NumGoroutine(); now > running {
			t.Errorf("%s: %d goroutines ran, and %d do", c.args, running, now)
		}
	}
}

func openFiles(t *testing.T) int {
	open, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Fatal(err)
	}
	return len(open)
}
