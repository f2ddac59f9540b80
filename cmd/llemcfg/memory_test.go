//go:build linux

package main

import (
	"bytes"
	"encoding/json"
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
	// What JSON Lines are kept in here is the test's memory, not the process's.
	peak := func(format, dir string) (kibibytes int64, out []byte) {
		t.Helper()
		cmd := binary(t, "vet", "--format", format, dir)
		var stdout, stderr bytes.Buffer
		cmd.Stdout, cmd.Stderr = &stdout, &stderr
		cmd.Run()
		if cmd.ProcessState.ExitCode() != 1 || stderr.Len() > 0 {
			t.Fatalf("%v: %s", cmd.ProcessState, stderr.Bytes())
		}
		return cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss, stdout.Bytes()
	}
	dir := experiments(t, 9_000)
	few, _ := peak("jsonl", experiments(t, 3_000))
	many, lines := peak("jsonl", dir)
	whole, document := peak("json", dir)
	t.Logf("JSON Lines: %d KiB for 3,000 files, %d KiB for 9,000; JSON: %d KiB", few, many, whole)

	if n, broken := bytes.Count(lines, []byte("\n")), bytes.Count(lines, []byte(`"valid":false`)); n != 9_000 || broken != 4_500 {
		t.Errorf("%d lines, %d of them broken", n, broken)
	}
	var parsed struct {
		Summary struct{ Files, Valid, Invalid int }
	}
	if err := json.Unmarshal(document, &parsed); err != nil || parsed.Summary.Files != 9_000 || parsed.Summary.Valid != 4_500 || parsed.Summary.Invalid != 4_500 {
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
