//go:build unix

package main

import (
	"bufio"
	"bytes"
	"io"
	"os"
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
