package main

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/testkit"
)

// changes are what the test says otherwise in the CUE: a default, a bound and a
// comment.
var changes = []struct{ file, old, new string }{
	{"cue/experiment.cue", "n: *100 |", "n: *123 |"},
	{"cue/decoder.cue", "_temperature: _range & {min: 0, max: 2}", "_temperature: _range & {min: 0, max: 1.75}"},
	{"cue/backends.cue", "The maximum number of sequences processed concurrently.", "The number of sequences that a test allows."},
}

// said is what each output then says, and did not say before.
var said = []struct {
	output string
	parts  []string
}{
	{"docs/reference.md", []string{"| `123` |", "| 0 to 1.75 |", "The number of sequences that a test allows."}},
	{"docs/reference.html", []string{"<code>123</code>", "0 to 1.75", "The number of sequences that a test allows."}},
	{"schema/experiment.schema.json", []string{`"default": 123`, `"maximum": 1.75`, "The number of sequences that a test allows."}},
	{"explain --recursive", []string{"default 123", "The number of sequences that a test allows."}},
	{"explain decoder.temperature", []string{"0 to 1.75"}},
	{"init --full", []string{"#n: 123", "0 to 1.75", "The number of sequences that a test allows."}},
	{"docs --format json", []string{`"value": 123`, `"max": 1.75`, "The number of sequences that a test allows."}},
	{"docs --format man", []string{"default: 123", "0 to 1.75", "The number of sequences that a test allows."}},
	{"show valid.yaml", []string{"n: 123"}},
	{"vet invalid.yaml", []string{"must be a number from 0 to 1.75, not 1.9"}},
}

// TestEverythingFollows changes a default, a bound and a comment in a copy of
// the module, runs go generate there, and holds that every output follows, with
// no file of Go edited but what is generated.
func TestEverythingFollows(t *testing.T) {
	if !testkit.Proof || testing.Short() || testkit.Race {
		t.Skip("it compiles the module anew: with -tags proof")
	}
	original := tree(t, root)
	after := copyOf(t, original)
	for _, c := range changes {
		path := filepath.Join(after, c.file)
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		changed := strings.Replace(string(text), c.old, c.new, 1)
		if changed == string(text) {
			t.Fatalf("%s no longer says %q; choose something else to change", c.file, c.old)
		}
		if err := os.WriteFile(path, []byte(changed), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	run(t, after, 0, "go", "generate", "./...")
	was, is := build(t, root), build(t, after)
	for _, s := range said {
		then, now := was.output(t, s.output, 0), is.output(t, s.output, wantStatus(s.output))
		for _, part := range s.parts {
			if strings.Contains(then, part) {
				t.Errorf("%s says %q before the change too: it proves nothing", s.output, part)
			}
			if !strings.Contains(now, part) {
				t.Errorf("%s does not say %q", s.output, part)
			}
		}
	}
	for path, text := range tree(t, after) {
		edited := !bytes.Equal(text, original[path])
		if edited && strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_gen.go") {
			t.Errorf("%s was changed", path)
		}
	}
}

// wantStatus is the exit status of a command after the change.
func wantStatus(command string) int {
	if strings.HasPrefix(command, "vet ") {
		return 1
	}
	return 0
}

// built is the module at dir, with its command in a folder of two experiments.
type built struct{ dir, work string }

func build(t *testing.T, dir string) built {
	t.Helper()
	b := built{dir: dir, work: t.TempDir()}
	run(t, dir, 0, "go", "build", "-o", filepath.Join(b.work, "llemcfg"), "./cmd/llemcfg")
	for name, text := range map[string]string{"valid.yaml": "model: gpt2\n", "invalid.yaml": "model: gpt2\ndecoder:\n  temperature: 1.9\n"} {
		if err := os.WriteFile(filepath.Join(b.work, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return b
}

// output is a file of the module, or what a command prints.
func (b built) output(t *testing.T, what string, status int) string {
	t.Helper()
	if _, err := os.Stat(filepath.Join(b.dir, what)); err != nil {
		return run(t, b.work, status, filepath.Join(b.work, "llemcfg"), strings.Fields(what)...)
	}
	text, err := os.ReadFile(filepath.Join(b.dir, what))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func run(t *testing.T, dir string, status int, name string, args ...string) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), name, args...)
	cmd.Dir = dir
	out, _ := cmd.CombinedOutput()
	if got := cmd.ProcessState.ExitCode(); got != status {
		t.Fatalf("%s %v: exit status %d\n%s", name, args, got, out)
	}
	return string(out)
}

// left are the folders that a copy of the module is without.
var left = []string{".git", "node_modules"}

func copyOf(t *testing.T, files map[string][]byte) string {
	t.Helper()
	dir := t.TempDir()
	for path, text := range files {
		to := filepath.Join(dir, path)
		if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to, text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// tree are the files of a folder.
func tree(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && slices.Contains(left, entry.Name()):
			return fs.SkipDir
		case !entry.Type().IsRegular():
			return nil
		}
		name, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		files[name], err = os.ReadFile(path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
