package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// watching is a folder, and a vet --watch under way in it. The tests wait for it
// side by side, so that no one's folder is that of the process.
type watching struct {
	*testing.T
	*os.Root
	out, errors *lines
	slowest     time.Duration
}

func newWatching(t *testing.T) *watching {
	t.Helper()
	t.Parallel()
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	inside := root.Name() + string(filepath.Separator)
	return &watching{T: t, Root: root, out: &lines{out: make(chan string, 100), inside: inside}, errors: &lines{out: make(chan string, 100)}}
}

// start vets and watches files and folders by their names in the folder.
func (w *watching) start(names []string, flags ...string) {
	w.Helper()
	args := append([]string{"vet", "--watch"}, flags...)
	for _, name := range names {
		args = append(args, filepath.Join(w.Root.Name(), name))
	}
	ctx, cancel := context.WithCancel(w.Context())
	c := Command{Stdin: strings.NewReader(""), Stdout: w.out, Stderr: w.errors}
	ended := make(chan int, 1)
	go func() { ended <- c.MainContext(ctx, args) }()
	w.Cleanup(func() {
		cancel()
		select {
		case status := <-ended:
			if status != 130 {
				w.Errorf("status %d", status)
			}
		case <-time.After(20 * time.Second):
			w.Error("the interrupt did not end it")
		}
		w.Logf("a change was reported within %v", w.slowest)
	})
}

// expect takes the lines that come next.
func (w *watching) expect(want ...string) {
	w.Helper()
	start := time.Now()
	for _, line := range want {
		w.out.expect(w.T, line)
	}
	w.slowest = max(w.slowest, time.Since(start))
}

// write writes a file in one step, so that no half of it is seen.
func (w *watching) write(name, text string) {
	w.Helper()
	w.do(w.WriteFile(name+"~", []byte(text), 0o600), w.Rename(name+"~", name))
}

func (w *watching) do(errs ...error) {
	w.Helper()
	for _, err := range errs {
		if err != nil {
			w.Fatal(err)
		}
	}
}

const (
	good = "model: gpt2\n"
	bad  = "model: gpt2\nn: 0\n"
)

func refused(name string) []string {
	return []string{
		name + ":2:4: error: n: must be an integer of at least 1, not 0 [out-of-range]",
		"  2 | n: 0",
		"    |    ^",
	}
}

// TestWatchFolders holds that edits are seen below folders that are removed and
// made again, or replaced by others, also the one that was named, and that the
// totals are those of all files.
func TestWatchFolders(t *testing.T) {
	w := newWatching(t)
	w.do(w.MkdirAll("runs/deep", 0o700))
	w.write("runs/a.yaml", good)
	w.write("runs/deep/b.yaml", good)
	w.start([]string{"runs"})
	w.expect("2 files: 2 valid, 0 invalid")
	w.errors.expect(t, "llemcfg: watching for changes; interrupt to end")

	edit := func(name string, files int) {
		t.Helper()
		w.write(name, bad)
		w.expect(append(refused(name), fmt.Sprintf("%d files: %d valid, 1 invalid, 1 error", files, files-1))...)
		w.write(name, good)
		w.expect(name+": valid", fmt.Sprintf("%d files: %d valid, 0 invalid", files, files))
	}
	edit("runs/deep/b.yaml", 2)

	// A deletion is said.
	w.do(w.Remove("runs/a.yaml"))
	w.expect("runs/a.yaml: removed", "1 file: 1 valid, 0 invalid")
	w.write("runs/a.yaml", good)
	w.expect("runs/a.yaml: valid", "2 files: 2 valid, 0 invalid")

	// A folder is removed, and made again.
	w.do(w.RemoveAll("runs/deep"))
	w.expect("runs/deep/b.yaml: removed", "1 file: 1 valid, 0 invalid")
	w.do(w.Mkdir("runs/deep", 0o700))
	w.write("runs/deep/b.yaml", good)
	w.expect("runs/deep/b.yaml: valid", "2 files: 2 valid, 0 invalid")
	edit("runs/deep/b.yaml", 2)

	// It is replaced by another, as a checkout does it.
	w.do(w.Mkdir("other", 0o700))
	w.write("other/b.yaml", bad)
	w.do(w.Rename("runs/deep", "gone"), w.Rename("other", "runs/deep"))
	w.expect(append(refused("runs/deep/b.yaml"), "2 files: 1 valid, 1 invalid, 1 error")...)
	w.write("runs/deep/b.yaml", good)
	w.expect("runs/deep/b.yaml: valid", "2 files: 2 valid, 0 invalid")
	edit("runs/deep/b.yaml", 2)

	// So is the folder that was named.
	w.do(w.Rename("runs", "runs.old"))
	w.expect("runs/a.yaml: removed", "runs/deep/b.yaml: removed",
		"runs: error: there is no such file [unreadable]", "1 file: 0 valid, 1 invalid, 1 error")
	w.do(w.Rename("runs.old", "runs"))
	w.expect("runs/a.yaml: valid", "runs/deep/b.yaml: valid", "2 files: 2 valid, 0 invalid")
	edit("runs/a.yaml", 2)
	edit("runs/deep/b.yaml", 2)
}

// TestWatchRestless holds that a file that is written all the time is reported
// now and then, and does not keep others from being so.
func TestWatchRestless(t *testing.T) {
	w := newWatching(t)
	w.write("a.yaml", good)
	w.write("log.yaml", good)
	w.start([]string{"."})
	w.expect("2 files: 2 valid, 0 invalid")
	w.errors.expect(t, "llemcfg: watching for changes; interrupt to end")
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			case <-time.After(30 * time.Millisecond):
				w.WriteFile("log~", fmt.Appendf(nil, "model: gpt2\nrandom_seed: %d\n", i), 0o600)
				w.Rename("log~", "log.yaml")
			}
		}
	}()
	w.expect("log.yaml: valid", "2 files: 2 valid, 0 invalid")
	w.expect("log.yaml: valid", "2 files: 2 valid, 0 invalid")
	w.write("a.yaml", bad)
	for line := ""; line != refused("a.yaml")[0]; {
		select {
		case line = <-w.out.out:
		case <-time.After(20 * time.Second):
			t.Fatal("nothing came")
		}
	}
	close(stop)
	<-stopped
}

// TestWatchOverflow holds that the watch goes on after the system has lost
// events, which it does when nobody takes them.
func TestWatchOverflow(t *testing.T) {
	w := newWatching(t)
	w.write("a.yaml", good)
	w.do(w.WriteFile("1~", nil, 0o600), w.WriteFile("2~", nil, 0o600))
	w.start([]string{"."})
	w.expect("1 file: 1 valid, 0 invalid")
	w.errors.expect(t, "llemcfg: watching for changes; interrupt to end")
	// The watch waits for what it prints to be taken.
	w.out.mu.Lock()
	w.write("a.yaml", bad)
	time.Sleep(200 * time.Millisecond)
	for range 20_000 { // more than twice what Linux keeps
		w.do(w.Chmod("1~", 0o600), w.Chmod("2~", 0o600)) // of one alone it would make one event
	}
	w.write("b.yaml", good)
	w.out.mu.Unlock()
	w.expect(append(refused("a.yaml"), "1 file: 0 valid, 1 invalid, 1 error", "b.yaml: valid", "2 files: 1 valid, 1 invalid, 1 error")...)
	w.write("a.yaml", good)
	w.expect("a.yaml: valid", "2 files: 2 valid, 0 invalid")
}

// TestWatchDefaults holds that all files are vetted again when what stands below
// them changes.
func TestWatchDefaults(t *testing.T) {
	w := newWatching(t)
	w.do(w.MkdirAll("lab", 0o700), w.Mkdir("runs", 0o700))
	w.write("runs/a.yaml", good)
	w.write("runs/b.yaml", good)
	w.write("lab/lab.yaml", "n: 5\n")
	w.start([]string{"runs"}, "--defaults", filepath.Join(w.Root.Name(), "lab/lab.yaml"))
	w.expect("2 files: 2 valid, 0 invalid")
	w.errors.expect(t, "llemcfg: watching for changes; interrupt to end")
	w.write("lab/lab.yaml", "backend: vllm\nprecision: fp32\n")
	for range 2 {
		w.out.expect(t, "lab/lab.yaml:2:1: warning: precision: the vllm backend does not run in precision fp32. Use fp16 or bf16, or another backend. [unsupported]")
		w.out.expect(t, "  2 | precision: fp32")
		w.out.expect(t, "    | ^~~~~~~~~")
	}
	w.out.expect(t, "2 files: 2 valid, 0 invalid, 2 warnings")
}
