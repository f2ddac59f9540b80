//go:build unix

package main

import (
	"bytes"
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
// is 0. What is after < is standard input. The others are the files that the calls
// find, with the user's settings below config. The calls run in this process, which
// takes milliseconds; what needs a shell is in testdata/script.
func TestCalls(t *testing.T) {
	archives, err := filepath.Glob("testdata/calls/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal(archives, err)
	}
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range archives {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
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
				call, isCall := strings.CutPrefix(f.Name, "$ llemcfg ")
				if !isCall {
					continue
				}
				if got := printed(call); testkit.Update() {
					archive.Files[i].Data = got
				} else if !bytes.Equal(got, f.Data) {
					t.Errorf("%s\ngot\n%s\nwant\n%s", f.Name, got, f.Data)
				}
			}
		})
		if testkit.Update() {
			if err := os.WriteFile(filepath.Join(here, name), txtar.Format(archive), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// printed is all that comes of a call, with $WORK for the folder that it runs in.
func printed(call string) []byte {
	var out, errs bytes.Buffer
	var input []byte
	args, file, hasInput := strings.Cut(call, " < ")
	if hasInput {
		var err error
		if input, err = os.ReadFile(file); err != nil {
			panic(err)
		}
	}
	status := (&Command{Stdin: bytes.NewReader(input), Stdout: &out, Stderr: &errs}).Main(strings.Fields(args))
	for line := range strings.Lines(errs.String()) {
		out.WriteString("! " + line)
	}
	if status != exitOK {
		fmt.Fprintln(&out, "exit status", status)
	}
	work, err := os.Getwd()
	if err != nil {
		panic(err)
	}
	return bytes.ReplaceAll(out.Bytes(), []byte(work), []byte("$WORK"))
}
