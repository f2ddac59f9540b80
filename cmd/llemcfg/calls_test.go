//go:build unix

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/llenergymeasure/llemcfg/internal/testkit"
)

// TestCalls has calls with all that they print. In an archive of testdata/calls a
// file whose name begins with $ is a call, and holds what comes of it: standard
// output, standard error with ! before each line, and the exit status unless it
// is 0. What is after < is standard input, and ” is an empty argument. The others are the files that the calls
// find, with the user's settings below config. The calls run in this process, which
// takes milliseconds; what needs a shell is in testdata/script.
func TestCalls(t *testing.T) {
	archives, err := filepath.Glob("testdata/calls/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal(archives, err)
	}
	for _, name := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) { testCalls(t, name, printed) })
	}
}

// testCalls makes the calls of an archive, and compares what is printed.
func testCalls(t *testing.T, name string, print func(t *testing.T, args []string, input []byte) string) {
	golden, err := filepath.Abs(name)
	if err != nil {
		t.Fatal(err)
	}
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	work := t.TempDir()
	t.Chdir(work)
	t.Setenv("HOME", work)
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(work, "config"))
	for _, f := range archive.Files {
		if strings.HasPrefix(f.Name, "$ ") {
			continue
		}
		if err := os.MkdirAll(filepath.Dir(f.Name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(f.Name, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for i, f := range archive.Files {
		call, isCall := strings.CutPrefix(f.Name, "$ llemcfg")
		if !isCall {
			continue
		}
		var input []byte
		call, file, hasInput := strings.Cut(call, " < ")
		if hasInput {
			if input, err = os.ReadFile(file); err != nil {
				t.Fatal(err)
			}
		}
		args := strings.Fields(call)
		for i, arg := range args {
			if arg == "''" {
				args[i] = ""
			}
		}
		if got := strings.ReplaceAll(print(t, args, input), work, "$WORK"); testkit.Update() {
			archive.Files[i].Data = []byte(got)
		} else if got != string(f.Data) {
			t.Errorf("%s\ngot\n%s\nwant\n%s", f.Name, got, f.Data)
		}
	}
	if testkit.Update() {
		if err := os.WriteFile(golden, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// printed is all that comes of a call, in one text.
func printed(_ *testing.T, args []string, input []byte) string {
	status, out, errs := called(input, args)
	for line := range strings.Lines(errs) {
		out += "! " + line
	}
	if status != exitOK {
		out += fmt.Sprintln("exit status", status)
	}
	return out
}
