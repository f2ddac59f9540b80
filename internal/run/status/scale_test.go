//go:build scale

package status_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/llenergymeasure/llemcfg/internal/run/lock"
	"github.com/llenergymeasure/llemcfg/internal/run/state"
	"github.com/llenergymeasure/llemcfg/internal/run/status"
	"github.com/llenergymeasure/llemcfg/internal/testkit"
)

// TestScale has a study of 100,000 runs on 1,000 nodes: each run has left what
// study exec leaves, 1,000 have failed, and each node does one. It logs the
// files, the bytes and the time of status, and of finding one run.
func TestScale(t *testing.T) {
	const runs, nodes = 100_000, 1_000
	text, err := testkit.StudyLock(runs*3/2, 1)
	if err != nil {
		t.Fatal(err)
	}
	l, err := lock.New("study.lock.jsonl", bytes.NewReader(text), int64(len(text)))
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "state")
	store, err := state.Create(dir)
	if err != nil {
		t.Fatal(err)
	}
	since := time.Date(2026, 11, 25, 10, 0, 0, 0, time.UTC)
	for run, err := range l.All() {
		if err != nil {
			t.Fatal(err)
		}
		s := &state.State{
			Status: state.Succeeded, Run: state.Run{Fingerprint: run.Fingerprint, Cycle: run.Cycle},
			Study: "made for tests", Index: run.Index, Point: run.Number, Attempt: 1,
			Command: []string{"python", "measure.py", "--output", "{output_dir}", "{config}"}, Runner: "docker:llem/pytorch:2.0",
			ConfigHash: run.Fingerprint[:16], Tool: "v0.1.0", GitCommit: run.Fingerprint[:40],
			Owner: state.Owner{Host: fmt.Sprintf("node%04d", run.Index%nodes), PID: 4711, Job: fmt.Sprintf("slurm 815_%d", run.Index)},
			Since: since.Add(time.Duration(run.Index/nodes) * time.Minute), ExitStatus: new(0), Seconds: 60,
		}
		s.Ended = new(s.Since.Add(time.Minute))
		switch {
		case run.Index >= runs-nodes:
			s.Status, s.Ended, s.ExitStatus, s.Seconds = state.Running, nil, nil, 0
		case run.Index%100 == 7:
			s.Status, s.ExitStatus, s.LastLines = state.Failed, new(1), []string{"Traceback (most recent call last):", "torch.OutOfMemoryError: CUDA out of memory."}
		}
		leave(t, dir, run, s)
	}
	var files, folders, size int64
	err = filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			folders++
			return nil
		}
		files++
		info, err := d.Info()
		size += info.Size()
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d files in %d folders, %d bytes; the lock has %d bytes", files, folders, size, len(text))

	start := time.Now()
	report, err := status.New(l, store)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("status: %v on %d cores", time.Since(start).Round(time.Millisecond), runtime.GOMAXPROCS(0))
	if got, want := fmt.Sprint(report.Counts), "map[failed:990 interrupted:0 missing:0 running:1000 succeeded:98010]"; got != want || len(report.Failures) != 990 {
		t.Errorf("the counts are %s, want %s, with %d failures", got, want, len(report.Failures))
	}

	start = time.Now()
	run, err := l.Run(runs - 1)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.Point(run); err != nil {
		t.Fatal(err)
	}
	t.Logf("run %d and its point: %v", run.Index, time.Since(start))
}

// leave leaves what a run has: its state, its log, its experiment, and the claim
// of the process that does it.
func leave(t *testing.T, dir string, run lock.Run, s *state.State) {
	text, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(dir, run.Fingerprint)
	if err := os.Mkdir(folder, 0o777); err != nil {
		t.Fatal(err)
	}
	left := map[string][]byte{"1.json": text, "1.log": []byte("done\n"), s.ConfigHash + ".yaml": []byte("model: gpt2\n")}
	if s.Status == state.Running {
		left["1.claim-1"] = []byte(fmt.Sprintf(`{"host":%q,"pid":4711,"attempt":"x"}`, s.Host))
	}
	for name, text := range left {
		if err := os.WriteFile(filepath.Join(folder, name), text, 0o666); err != nil {
			t.Fatal(err)
		}
	}
}
