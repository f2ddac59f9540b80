//go:build unix

package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// TestSignal holds the same of a process and the signal that Ctrl-C sends.
func TestSignal(t *testing.T) {
	cmd := binary(t, "vet", "--format", "jsonl", experiments(t, 2), "-")
	stdin, err := cmd.StdinPipe() // nothing is ever written to it
	if err != nil {
		t.Fatal(err)
	}
	defer stdin.Close()
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(stdout)
	for range 2 {
		if line, err := lines.ReadString('\n'); err != nil {
			t.Fatalf("%v after %q", err, line)
		}
	}
	cmd.Process.Signal(os.Interrupt)
	rest, _ := io.ReadAll(lines)
	cmd.Wait()
	if cmd.ProcessState.ExitCode() != 130 || len(rest) > 0 {
		t.Errorf("%v after %s", cmd.ProcessState, rest)
	}
}

// TestClosedPipeOfProcess holds that a process whose reader has had enough says
// nothing, and ends as others do.
func TestClosedPipeOfProcess(t *testing.T) {
	cmd := binary(t, "vet", experiments(t, 500))
	var errors bytes.Buffer
	cmd.Stderr = &errors
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	stdout.Close()
	cmd.Wait()
	if errors.Len() > 0 {
		t.Errorf("stderr %q", errors.String())
	}
	if status, ok := cmd.ProcessState.Sys().(syscall.WaitStatus); !ok || status.Signal() != syscall.SIGPIPE && cmd.ProcessState.ExitCode() != 141 {
		t.Errorf("%v", cmd.ProcessState)
	}
}

// TestInterruptedWriting holds that Ctrl-C leaves no temporary file behind: what
// is being written is finished first.
func TestInterruptedWriting(t *testing.T) {
	for name, test := range map[string]struct {
		text string
		args []string
	}{
		"vet --fix":       {"model: gpt2\nn: \"5\"\n", []string{"vet", "--fix", "--format", "jsonl"}},
		"migrate --write": {"model_name: gpt2\n", []string{"migrate", "--write"}},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			for i := range 200 {
				if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%04d.yaml", i)), []byte(test.text), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			cmd := binary(t, append(test.args, dir)...)
			r, w, err := os.Pipe()
			if err != nil {
				t.Fatal(err)
			}
			defer r.Close()
			cmd.Stdout, cmd.Stderr = w, w
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			w.Close()
			if _, err := r.Read(make([]byte, 1)); err != nil { // of the report of the first file
				t.Fatal(err)
			}
			cmd.Process.Signal(os.Interrupt)
			if _, err := io.Copy(io.Discard, r); err != nil {
				t.Fatal(err)
			}
			cmd.Wait()
			if status := cmd.ProcessState.ExitCode(); status != 130 && status != 0 { // 0 if all were written before
				t.Errorf("%v", cmd.ProcessState)
			}
			left, err := filepath.Glob(filepath.Join(dir, ".llemcfg-*"))
			if err != nil || len(left) > 0 {
				t.Errorf("left over: %q, %v", left, err)
			}
		})
	}
}
