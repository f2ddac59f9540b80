package main

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"github.com/llenergymeasure/llemcfg/internal/testkit"
)

// ofTheMachine is a default that depends on how many cores there are.
var ofTheMachine = regexp.MustCompile(`(--jobs int .*)\(default [0-9]+\)`)

// TestHelp holds the help of every command: what it says, its flags and their
// defaults.
func TestHelp(t *testing.T) {
	var b strings.Builder
	var walk func(cmd *cobra.Command, path []string)
	walk = func(cmd *cobra.Command, path []string) {
		var out, errs bytes.Buffer
		c := Command{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &errs}
		if status := c.Main(append(path, "--help")); status != exitOK || errs.Len() > 0 {
			t.Errorf("%v: status %d, %s", path, status, errs.String())
		}
		fmt.Fprintf(&b, "==== llemcfg %s\n%s\n", strings.Join(path, " "), ofTheMachine.ReplaceAllString(out.String(), "$1(default one per core)"))
		for _, below := range cmd.Commands() {
			if below.IsAvailableCommand() && below.Name() != "help" && below.Name() != "completion" { // theirs are of a library
				walk(below, append(path[:len(path):len(path)], below.Name()))
			}
		}
	}
	c := Command{}
	walk(c.root(), nil)
	testkit.Golden(t, "testdata/help.txt", b.String())
}
