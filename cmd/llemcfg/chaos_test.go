//go:build chaos && unix

package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/llenergymeasure/llemcfg/internal/run/lock"
	"github.com/llenergymeasure/llemcfg/internal/run/state"
	"github.com/llenergymeasure/llemcfg/internal/run/status"
	"github.com/llenergymeasure/llemcfg/internal/testkit"
)

// TestChaos has four workers do the same 200 runs in one state folder, each in
// an order of its own, by processes of which many are killed at any moment,
// until all have succeeded. Then each run has succeeded, none whose success was
// recorded was started again, and nothing is left over.
func TestChaos(t *testing.T) {
	const workers, runs, seed = 4, 200, 16
	dir := t.TempDir()
	text, err := testkit.StudyLock(runs*3/2, 1)
	if err != nil {
		t.Fatal(err)
	}
	c := &chaos{
		t: t, lock: filepath.Join(dir, "study.lock.jsonl"), state: filepath.Join(dir, "state"),
		starts: filepath.Join(dir, "starts"), recorded: make([]atomic.Int64, runs),
	}
	if err := os.WriteFile(c.lock, text, 0o644); err != nil {
		t.Fatal(err)
	}
	var done sync.WaitGroup
	for w := range workers {
		done.Go(func() { c.work(rand.New(rand.NewPCG(seed, uint64(w))), runs) })
	}
	done.Wait()
	c.check(runs)
	t.Logf("%d runs, %d processes, %d killed, %d found another one at work, %d starts of the command",
		runs, c.processes.Load(), c.killed.Load(), c.busy.Load(), c.count())
}

type chaos struct {
	t                       *testing.T
	lock, state, starts     string
	processes, killed, busy atomic.Int64
	// recorded is when the success of a run was first seen recorded, in
	// nanoseconds.
	recorded []atomic.Int64
}

// work tries all runs until they have succeeded.
func (c *chaos) work(r *rand.Rand, runs int) {
	order := r.Perm(runs)
	for len(order) > 0 {
		index := order[0]
		order = order[1:]
		if !c.exec(r, index) {
			order = append(order, index)
		}
	}
}

// exec does a run by a process that may be killed, and reports whether it has
// succeeded.
func (c *chaos) exec(r *rand.Rand, index int) bool {
	c.processes.Add(1)
	cmd := exec.Command("llemcfg", "study", "exec", c.lock, "--index", fmt.Sprint(index), "--state", c.state, "--",
		"sh", "-c", `echo "{index} $(date +%s%N)" >> "$0"; sleep 0.03`, c.starts)
	if err := cmd.Start(); err != nil {
		c.t.Error(err)
		return true
	}
	if r.IntN(2) == 0 {
		kill := time.AfterFunc(time.Duration(r.IntN(100))*time.Millisecond, func() { cmd.Process.Kill() })
		defer kill.Stop()
	}
	err := cmd.Wait()
	switch ended := cmd.ProcessState.Sys().(syscall.WaitStatus); {
	case err == nil:
		c.recorded[index].CompareAndSwap(0, time.Now().UnixNano())
		return true
	case ended.Signaled() && ended.Signal() == syscall.SIGKILL:
		c.killed.Add(1)
	case ended.ExitStatus() == exitBusy:
		c.busy.Add(1)
	case ended.ExitStatus() == 128+int(syscall.SIGTERM):
		// The command was ended with an earlier owner.
	default:
		c.t.Errorf("run %d: %v", index, err)
		return true
	}
	return false
}

// check checks what is left when all is done.
func (c *chaos) check(runs int) {
	l, err := lock.Open(c.lock)
	if err != nil {
		c.t.Fatal(err)
	}
	defer l.Close()
	store, err := state.Open(c.state)
	if err != nil {
		c.t.Fatal(err)
	}
	missing, err := withStatus(l, store, func(s status.Status) bool { return s != status.Succeeded })
	if err != nil || len(missing) > 0 {
		c.t.Errorf("runs %s have not succeeded: %v", lock.FormatIndices(missing), err)
	}
	text, err := os.ReadFile(c.starts)
	if err != nil {
		c.t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		var index int
		var at int64
		if _, err := fmt.Sscan(line, &index, &at); err != nil {
			c.t.Fatalf("%q: %v", line, err)
		}
		if at > c.recorded[index].Load() {
			c.t.Errorf("run %d was started after its success was recorded", index)
		}
	}
	files, err := filepath.Glob(filepath.Join(c.state, "*", "*"))
	if err != nil {
		c.t.Fatal(err)
	}
	for _, file := range files {
		switch filepath.Ext(file) {
		case ".json", ".log", ".yaml":
		default:
			c.t.Errorf("%s is left over", filepath.Base(file))
		}
	}
	if len(files) != 3*runs {
		c.t.Errorf("%d files for %d runs", len(files), runs)
	}
}

func (c *chaos) count() int {
	text, _ := os.ReadFile(c.starts)
	return strings.Count(string(text), "\n")
}
