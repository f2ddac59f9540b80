//go:build linux

package main

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/testkit"
)

// TestMemory holds that a batch of 9,000 files, half of them broken, is all
// reported, with the right counts, in less than 150 MB, and that it hardly
// takes more than 3,000 of them do.
func TestMemory(t *testing.T) {
	if testing.Short() || testkit.Race {
		t.Skip("it writes 12,000 files")
	}
	// The peak of a process begins with that of the one that started it, so that
	// this has to be a small one, which keeps nothing of what is printed either.
	const small = "LLEMCFG_TEST_MEMORY"
	if os.Getenv(small) == "" {
		self, err := os.Executable()
		if err != nil {
			t.Fatal(err)
		}
		cmd := exec.CommandContext(t.Context(), self, "-test.run", "^TestMemory$", "-test.v")
		cmd.Env = append(os.Environ(), small+"=yes")
		out, err := cmd.CombinedOutput()
		t.Logf("%s", out)
		if err != nil {
			t.Fatal(err)
		}
		return
	}
	peak := func(format, dir string) (kibibytes int64, printed string) {
		t.Helper()
		out, err := os.Create(filepath.Join(t.TempDir(), "out"))
		if err != nil {
			t.Fatal(err)
		}
		defer out.Close()
		cmd := binary(t, "vet", "--format", format, dir)
		var stderr bytes.Buffer
		cmd.Stdout, cmd.Stderr = out, &stderr
		cmd.Run()
		if cmd.ProcessState.ExitCode() != 1 || stderr.Len() > 0 {
			t.Fatalf("%v: %s", cmd.ProcessState, stderr.Bytes())
		}
		return cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss, out.Name()
	}
	read := func(printed string) []byte {
		t.Helper()
		text, err := os.ReadFile(printed)
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	dir := experiments(t, 9_000)
	few, _ := peak("jsonl", experiments(t, 3_000))
	many, list := peak("jsonl", dir)
	whole, document := peak("json", dir)
	t.Logf("JSON Lines: %d KiB for 3,000 files, %d KiB for 9,000; JSON: %d KiB", few, many, whole)

	lines := read(list)
	if n, broken := bytes.Count(lines, []byte("\n")), bytes.Count(lines, []byte(`"valid":false`)); n != 9_000 || broken != 4_500 {
		t.Errorf("%d lines, %d of them broken", n, broken)
	}
	var parsed struct {
		Summary struct{ Files, Valid, Invalid int }
	}
	if err := json.Unmarshal(read(document), &parsed); err != nil || parsed.Summary.Files != 9_000 || parsed.Summary.Valid != 4_500 || parsed.Summary.Invalid != 4_500 {
		t.Errorf("%v: %+v", err, parsed)
	}
	const limit = 150_000_000 / 1024
	if many > limit || whole > limit {
		t.Errorf("%d and %d KiB, more than %d", many, whole, limit)
	}
	if many > few*3/2 {
		t.Errorf("%d KiB for 9,000 files, and %d for 3,000", many, few)
	}
}
