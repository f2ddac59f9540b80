package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/llenergymeasure/llemcfg/internal/testkit"
)

// TestFailingInput has commands whose standard input cannot be read.
func TestFailingInput(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("a.yaml", []byte("model: gpt2\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	const unreadable = "<stdin>: error: the cable is cut [unreadable]\n"
	for args, want := range map[string]string{
		"vet -":               " | " + unreadable + "1 file: 0 valid, 1 invalid, 1 error\n",
		"vet --files-from -":  "llemcfg: --files-from: the cable is cut\n",
		"show -":              unreadable,
		"diff - a.yaml":       unreadable,
		"hash -":              unreadable,
		"hash --check -":      "llemcfg: --check: -: the cable is cut\n",
		"migrate -":           "llemcfg: <stdin>: the cable is cut\n",
		"study show -":        "llemcfg: <stdin>: the cable is cut\n",
		"study lock -":        "llemcfg: <stdin>: the cable is cut\n",
		"study diff - a.yaml": "llemcfg: <stdin>: the cable is cut\n",
	} {
		var out, errs bytes.Buffer
		c := &Command{Stdin: iotest.ErrReader(errors.New("the cable is cut")), Stdout: &out, Stderr: &errs}
		status := c.Main(strings.Fields(args))
		got := errs.String()
		if out.Len() > 0 {
			got += " | " + out.String()
		}
		if status != exitTrouble || got != want {
			t.Errorf("%s: status %d\ngot  %s\nwant %s", args, status, got, want)
		}
	}

	// What comes after a failure is no file.
	var out bytes.Buffer
	c := &Command{Stdin: iotest.TimeoutReader(strings.NewReader(strings.Repeat("#", 600) + "\nmodel: gpt2\n")), Stdout: &out, Stderr: io.Discard}
	if status := c.Main([]string{"hash", "-"}); status != exitTrouble || out.Len() > 0 {
		t.Errorf("%d %s", status, out.String())
	}
}

// TestChangedLock holds that what works with a lock refuses one that was changed, and
// starts nothing.
func TestChangedLock(t *testing.T) {
	t.Chdir(t.TempDir())
	lock, err := testkit.StudyLock(2, 1)
	if err != nil {
		t.Fatal(err)
	}
	changed := bytes.Replace(lock, []byte(`"n":2`), []byte(`"n":3`), 1)
	if err := errors.Join(os.WriteFile("l", changed, 0o600), os.WriteFile("s.yaml", []byte("model: gpt2\nsweep: {n: [1, 2]}\n"), 0o600)); err != nil {
		t.Fatal(err)
	}
	for _, args := range []string{
		"study run l --state st -- true", "study slurm l --state st --max-array 9 -- true", "study kubernetes l --image i --volume v -- true", "study lock --check s.yaml l",
	} {
		status, out, errs := called(nil, strings.Fields(args))
		if want := "llemcfg: l is damaged or was edited: the whole: its SHA-256 does not match; lock the study again\n"; status != exitTrouble || out != "" || errs != want {
			t.Errorf("%s: status %d\n%s\ngot  %s\nwant %s", args, status, out, errs, want)
		}
	}
}

// TestLockPrinted holds that study lock prints what it writes to a file.
func TestLockPrinted(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("s.yaml", []byte("model: gpt2\nsweep: {n: [1, 2]}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	call := func(args string) string {
		status, out, errs := called(nil, strings.Fields(args))
		if status != exitOK || errs != "" {
			t.Errorf("%s: %d %s", args, status, errs)
		}
		return out
	}
	printed := call("study lock s.yaml")
	if got := call("study lock s.yaml -o l"); got != "" {
		t.Errorf("%q", got)
	}
	if written, err := os.ReadFile("l"); err != nil || string(written) != printed || len(printed) == 0 {
		t.Errorf("%v\n%s\n%s", err, printed, written)
	}
	// So does a page.
	if page := call("study show --format html s.yaml"); !strings.HasPrefix(page, "<!DOCTYPE html>") || !strings.HasSuffix(page, "</html>\n") {
		t.Errorf("%.80s", page)
	}
}

// TestNotWritten holds that files which cannot be replaced are left, and are no
// success.
func TestNotWritten(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a file may have several names here")
	}
	t.Chdir(t.TempDir())
	for name, text := range map[string]string{"v1.yaml": "model_name: gpt2\nn: 3\nfp_precision: bfloat16\nrandom_seed: 1\ndataset: alpaca\nwarmup: {n_warmup: 1}\nbaseline: {enabled: false}\n", "a.yaml": "model: gpt2\nn: \"3\"\n"} {
		if err := errors.Join(os.WriteFile(name, []byte(text), 0o600), os.Link(name, name+".other")); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct{ args, out, errs string }{
		{"vet --fix a.yaml", "a.yaml:2:4: error: n: must be an integer of at least 1, not the string \"3\" [wrong-type]\n  2 | n: \"3\"\n    |    ^~~\n  help: write 3, without quotes\n1 file: 0 valid, 1 invalid, 1 error; 1 fixable with --fix\n",
			"llemcfg: a.yaml: not written: it has 2 names (hard links), and the others would keep the old content\n"},
		{"migrate --write v1.yaml", "", "v1.yaml: not written: it has 2 names (hard links), and the others would keep the old content\n"},
	} {
		status, out, errs := called(nil, strings.Fields(c.args))
		if status != exitTrouble || out != c.out || errs != c.errs {
			t.Errorf("%s: %d\n%s\n%s", c.args, status, out, errs)
		}
	}
}

// finishing is a stream that has a study run when it is first written to.
type finishing struct {
	bytes.Buffer
	finish func()
}

func (f *finishing) Write(p []byte) (int, error) {
	if f.Len() == 0 {
		f.finish()
	}
	return f.Buffer.Write(p)
}

// TestWatchedStatus holds that study status --watch prints until all has succeeded.
func TestWatchedStatus(t *testing.T) {
	t.Chdir(t.TempDir())
	lock, err := testkit.StudyLock(2, 1)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(os.WriteFile("l", lock, 0o600), os.Mkdir("st", 0o777)); err != nil {
		t.Fatal(err)
	}
	out := &finishing{}
	out.finish = func() {
		c := &Command{Stdin: strings.NewReader(""), Stdout: &bytes.Buffer{}, Stderr: &bytes.Buffer{}}
		if status := c.Main(strings.Fields("study run l --state st -- go version")); status != exitOK {
			t.Error(status)
		}
	}
	var errs bytes.Buffer
	status := (&Command{Stdin: strings.NewReader(""), Stdout: out, Stderr: &errs}).Main(strings.Fields("study status l --state st --watch --every 1ms"))
	want := "study made for tests: 2 runs\n  succeeded 0\n  missing   2\nstudy made for tests: 2 runs\n  succeeded 2\n"
	if status != exitOK || out.String() != want || errs.Len() > 0 {
		t.Errorf("%d\n%s%s", status, out.String(), errs.String())
	}
}
