package main

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/llenergymeasure/llemcfg/internal/testkit"
)

const root = "../.."

// documents are the files whose commands are run.
func documents(t *testing.T) []string {
	t.Helper()
	var files []string
	for _, pattern := range []string{"README.md", "docs/*.md", "docs/*/*.md", "examples/*.md"} {
		found, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	return files
}

// console are the blocks of commands with their output.
var console = regexp.MustCompile("(?ms)^```console\n(.*?)^```$")

// TestDocuments runs every command in the documents, in a shell at the root of
// the module, and holds that it prints what the document says. With -update it
// writes what it prints.
func TestDocuments(t *testing.T) {
	if testkit.Race {
		t.Skip("what go run builds has no race detector")
	}
	for _, file := range documents(t) {
		t.Run(filepath.Base(file), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := console.ReplaceAllFunc(text, func(block []byte) []byte {
				var out bytes.Buffer
				out.WriteString("```console\n")
				for line := range strings.Lines(string(console.FindSubmatch(block)[1])) {
					if command, ok := strings.CutPrefix(line, "$ "); ok {
						out.WriteString(line)
						out.Write(shell(t, command))
					}
				}
				out.WriteString("```")
				return out.Bytes()
			})
			if testkit.Update() {
				if err := os.WriteFile(file, got, 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(text), string(got)); diff != "" {
				t.Errorf("(-document +run)\n%s", diff)
			}
		})
	}
}

// asRun has the shell run this test binary as llemcfg, with the output of go run,
// where it would build the program anew for every command.
const asRun = `ran() { "$@" || { s=$?; echo "exit status $s" >&2; return 1; }; }
`

var goRun = regexp.MustCompile(`go run (?:-exec "(env [^"]*)" )?\./cmd/llemcfg`)

// cue is the program that go tool cue runs, after it has looked through all that
// the program is made of.
var cue = sync.OnceValues(func() (string, error) {
	program, err := exec.Command("go", "tool", "-n", "cue").Output()
	return strings.TrimSpace(string(program)), err
})

// shell runs a command line and returns all that it prints, the standard error
// after the rest: which of two streams comes first is chance.
func shell(t *testing.T, command string) []byte {
	t.Helper()
	if !testkit.Proof {
		command = asRun + goRun.ReplaceAllString(command, "ran $1 llemcfg")
		if strings.Contains(command, "go tool cue") {
			program, err := cue()
			if err != nil {
				t.Fatal(err)
			}
			command = strings.ReplaceAll(command, "go tool cue", program)
		}
	}
	cmd := exec.CommandContext(t.Context(), "sh", "-c", command)
	cmd.Dir = root
	var out, errors bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errors
	_ = cmd.Run() // what it prints says whether it failed
	return append(out.Bytes(), errors.Bytes()...)
}

// TestReadme holds that the Go program of the README prints what stands below
// it, and that its test command is what the project's check runs.
func TestReadme(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	program := regexp.MustCompile("(?s)```go\n(.*?)```\n\n```text\n(.*?)```").FindSubmatch(readme)
	if program == nil {
		t.Fatal("no program in the README")
	}
	dir := t.TempDir()
	source := filepath.Join(dir, "main.go")
	if err := os.WriteFile(source, program[1], 0o600); err != nil {
		t.Fatal(err)
	}
	// The program is compiled as a package of this module that is on no disk.
	absolute, err := filepath.Abs(filepath.Join(root, "readme", "main.go"))
	if err != nil {
		t.Fatal(err)
	}
	overlay, err := json.Marshal(map[string]any{"Replace": map[string]string{absolute: source}})
	if err != nil {
		t.Fatal(err)
	}
	overlayFile := filepath.Join(dir, "overlay.json")
	if err := os.WriteFile(overlayFile, overlay, 0o600); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(program[2]), string(shell(t, "go run -overlay "+overlayFile+" ./readme"))); diff != "" {
		t.Errorf("(-README +run)\n%s", diff)
	}

	check, err := os.ReadFile(filepath.Join(root, ".ci", "run"))
	if err != nil {
		t.Fatal(err)
	}
	command := regexp.MustCompile("(?s)```sh\n(go test .*?)\n```").FindSubmatch(readme)
	if command == nil || !bytes.Contains(check, append([]byte("step "), command[1]...)) {
		t.Errorf("the test command of the README is not what .ci/run runs")
	}
}
