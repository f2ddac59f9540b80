package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"

	"github.com/llenergymeasure/llemcfg/internal/inputs"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
)

// looking is a watcher that looks when it is told to, with what it prints.
type looking struct {
	*testing.T
	*watcher
	out, errs bytes.Buffer
	now       time.Time
}

func startLooking(t *testing.T, flags vetFlags, names ...string) *looking {
	t.Helper()
	set, err := inputs.New(names, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	w := &looking{T: t, now: time.Now().Add(-time.Hour)}
	flags.jobs, flags.maxBytes = 1, 1<<20
	c := &Command{Stdin: strings.NewReader(""), Stdout: &w.out, Stderr: &w.errs}
	v := &vetJob{command: c, flags: flags, set: set, seen: fingerprints{}, loader: loader.New(), writing: new(sync.RWMutex)}
	w.watcher = v.watcher()
	return w
}

// write writes a file, an hour ago and each time a second later.
func (w *looking) write(name, text string) {
	w.Helper()
	w.now = w.now.Add(time.Second)
	if err := errors.Join(os.WriteFile(name, []byte(text), 0o600), os.Chtimes(name, w.now, w.now)); err != nil {
		w.Fatal(err)
	}
}

// sees has it look, and compares what it prints.
func (w *looking) sees(want string) {
	w.Helper()
	w.out.Reset()
	err := w.look(w.Context())
	if got := w.out.String(); err != nil || got != want || w.errs.Len() > 0 {
		w.Errorf("%v %s\ngot\n%swant\n%s", err, w.errs.String(), got, want)
	}
}

// TestLook has changes with what a watch says of them when it looks.
func TestLook(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.MkdirAll("runs/deep", 0o700); err != nil {
		t.Fatal(err)
	}
	w := startLooking(t, vetFlags{format: "text", duplicates: true}, "runs", "a.yaml")
	w.write("a.yaml", good)
	w.write("runs/b.yaml", "model: gpt2\nn: 5\n")
	w.write("runs/deep/c.yaml", "model: gpt2\nn: 5\nrandom_seed: 1\n")
	if err := w.begin(t.Context()); err != nil || w.out.String() != "3 files: 3 valid, 0 invalid\n" {
		t.Fatal(err, w.out.String())
	}
	w.sees("")
	w.write("a.yaml", good) // another time
	w.sees("a.yaml: valid\n3 files: 3 valid, 0 invalid\n")
	w.write("a.yaml", bad)
	broken := strings.Join(refused("a.yaml"), "\n") + "\n"
	w.sees(broken + "3 files: 2 valid, 1 invalid, 1 error\n")
	w.sees("")
	w.touched["a.yaml"] = true // an event has named it
	w.sees(broken + "3 files: 2 valid, 1 invalid, 1 error\n")
	w.sees("")

	// A copy is said, until one of the two is gone, or is another.
	w.write("a.yaml", "model: gpt2\nn: 5\n")
	same := "a.yaml: warning: is the same experiment as runs/b.yaml [duplicate]\n  help: remove one of the two, or change what they are to compare\n"
	w.sees(same + "3 files: 3 valid, 0 invalid, 1 warning\n")
	w.write("runs/b.yaml", "model: gpt2\nn: 6\n")
	w.sees("runs/b.yaml: valid\n3 files: 3 valid, 0 invalid, 1 warning\n")
	w.touched["a.yaml"] = true
	w.sees("a.yaml: valid\n3 files: 3 valid, 0 invalid\n")

	// Files come and go.
	w.write("runs/new.yaml", "model: gpt2\nn: 7\n")
	if err := os.Remove("runs/deep/c.yaml"); err != nil {
		t.Fatal(err)
	}
	w.sees("runs/deep/c.yaml: removed\nruns/new.yaml: valid\n3 files: 3 valid, 0 invalid\n")
	if err := os.Rename("runs", "other"); err != nil {
		t.Fatal(err)
	}
	w.sees("runs/b.yaml: removed\nruns/new.yaml: removed\nruns: error: there is no such file [unreadable]\n2 files: 1 valid, 1 invalid, 1 error\n")
	w.sees("")
	if err := os.Rename("other", "runs"); err != nil {
		t.Fatal(err)
	}
	w.sees("runs/b.yaml: valid\nruns/new.yaml: valid\n3 files: 3 valid, 0 invalid\n")
	if err := os.Remove("a.yaml"); err != nil {
		t.Fatal(err)
	}
	w.sees("a.yaml: error: there is no such file [unreadable]\n3 files: 2 valid, 1 invalid, 1 error\n")
	w.sees("")
	w.write("a.yaml", good)
	w.sees("a.yaml: valid\n3 files: 3 valid, 0 invalid\n")

	// An interrupt ends it.
	ctx, interrupt := context.WithCancel(t.Context())
	interrupt()
	w.write("a.yaml", bad)
	if err := w.look(ctx); err != exitStatus(exitInterrupted) {
		t.Error(err)
	}
}

// TestLookForms has what is said of changes in other forms, and where nothing is to
// be said of what is valid.
func TestLookForms(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, c := range []struct {
		flags         vetFlags
		removed, made string
	}{
		{vetFlags{format: "jsonl"}, `{"file":"runs/b.yaml","removed":true}` + "\n", `{"file":"runs/b.yaml","valid":true,"diagnostics":[]}` + "\n"},
		{vetFlags{format: "text", quiet: true}, "runs/b.yaml: removed\n", ""},
		{vetFlags{format: "text"}, "runs/b.yaml: removed\n1 file: 1 valid, 0 invalid\n", "runs/b.yaml: valid\n2 files: 2 valid, 0 invalid\n"},
	} {
		if err := os.MkdirAll("runs", 0o700); err != nil {
			t.Fatal(err)
		}
		w := startLooking(t, c.flags, "runs")
		w.write("runs/a.yaml", good)
		w.write("runs/b.yaml", good)
		if err := w.begin(t.Context()); err != nil {
			t.Fatal(err)
		}
		if err := os.Remove("runs/b.yaml"); err != nil {
			t.Fatal(err)
		}
		w.sees(c.removed)
		w.write("runs/b.yaml", good)
		w.sees(c.made)
	}
}

// TestLookDefaults holds that everything is looked at anew when what stands below it
// changes, comes or goes.
func TestLookDefaults(t *testing.T) {
	t.Chdir(t.TempDir())
	w := startLooking(t, vetFlags{format: "text", layering: layering{defaults: []string{"lab.yaml", "none.yaml"}}}, "a.yaml", "b.yaml")
	w.write("lab.yaml", "n: 3\n")
	w.write("none.yaml", "random_seed: 3\n")
	w.write("a.yaml", good)
	w.write("b.yaml", good)
	if err := w.begin(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.sees("")
	const all = "a.yaml: valid\nb.yaml: valid\n2 files: 2 valid, 0 invalid\n"
	w.write("lab.yaml", "n: 4\n")
	w.sees(all)
	w.sees("")
	w.write("none.yaml", "random_seed: 4\n")
	w.sees(all)
	if err := os.Remove("none.yaml"); err != nil {
		t.Fatal(err)
	}
	w.sees(strings.Repeat("none.yaml: error: there is no such file [unreadable]\n", 2) + "2 files: 0 valid, 2 invalid, 2 errors\n")
	w.sees("")
	w.write("none.yaml", "random_seed: 4\n")
	w.sees(all)
	if got := fmt.Sprint(w.defaultsFolders()); got != "[. .]" {
		t.Error(got)
	}
}

// TestWatchedFolders holds of which folders the system is to tell.
func TestWatchedFolders(t *testing.T) {
	work := t.TempDir()
	t.Chdir(work)
	if err := os.MkdirAll("runs/deep", 0o700); err != nil {
		t.Fatal(err)
	}
	w := startLooking(t, vetFlags{format: "text", layering: layering{defaults: []string{"lab/lab.yaml"}}}, "runs", "none/a.yaml")
	told, err := fsnotify.NewWatcher()
	if err != nil {
		t.Skip(err)
	}
	defer told.Close()
	w.told = told
	expect := func(want ...string) {
		t.Helper()
		w.addFolders()
		got := map[string]bool{}
		for _, name := range told.WatchList() {
			got[name] = true
		}
		if len(got) != len(want) {
			t.Errorf("%v, want %v", told.WatchList(), want)
		}
		for _, name := range want {
			if !got[name] {
				t.Errorf("%v, want %v", told.WatchList(), want)
			}
		}
	}
	expect(".", "runs", "runs/deep")
	if err := os.MkdirAll("lab", 0o700); err != nil {
		t.Fatal(err)
	}
	expect(".", "runs", "runs/deep", "lab")
	if err := os.MkdirAll("none", 0o700); err != nil {
		t.Fatal(err)
	}
	expect(".", "none", "runs", "runs/deep", "lab")
	if err := os.Rename("runs/deep", "deep"); err != nil { // it is the same folder, elsewhere
		t.Fatal(err)
	}
	expect(".", "none", "runs", "lab")
}

// TestEndedRun holds that nothing is written once a run has ended.
func TestEndedRun(t *testing.T) {
	t.Chdir(t.TempDir())
	w := startLooking(t, vetFlags{format: "text"}, ".")
	w.write("a.yaml", "model: gpt2\nn: \"3\"\n")
	w.write("b.yaml", good)
	if n := w.count(); n != 2 {
		t.Errorf("%d files", n)
	}
	ctx, end := context.WithCancel(t.Context())
	end()
	if err := w.replace(ctx, "a.yaml", []byte("model: gpt2\nn: \"3\"\n"), []byte(good)); err == nil || err.Error() != "the command has ended" {
		t.Error(err)
	}
	if text, err := os.ReadFile("a.yaml"); err != nil || string(text) == good {
		t.Errorf("%s %v", text, err)
	}
	if err := w.replace(t.Context(), "a.yaml", []byte("model: gpt2\nn: \"3\"\n"), []byte(good)); err != nil {
		t.Error(err)
	}
	w.finishWriting()
	if !w.writing.TryLock() {
		t.Error("it is still locked")
	}
}
