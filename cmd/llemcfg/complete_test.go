package main

import (
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/llenergymeasure/llemcfg/internal/testkit"
)

// TestCompletion holds what a shell completes for each command: its first three
// arguments, and the value of each flag that has one. After a number in
// parentheses, which is how many there are, stand the first words; the last
// number tells the shell what else to offer: 0 files, 4 nothing, 8 files that end
// with these words, 16 folders.
func TestCompletion(t *testing.T) {
	golden, err := filepath.Abs("testdata/completion.txt")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir()) // where there are no files
	var b strings.Builder
	complete := func(args ...string) string {
		var out bytes.Buffer
		c := Command{Stdin: strings.NewReader(""), Stdout: &out, Stderr: io.Discard}
		if status := c.Main(append([]string{"__complete"}, args...)); status != exitOK {
			t.Errorf("%v: status %d", args, status)
		}
		lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
		words, directive := lines[:len(lines)-1], lines[len(lines)-1]
		text := fmt.Sprintf("(%d)", len(words))
		for _, word := range words[:min(len(words), 5)] {
			word, _, _ = strings.Cut(word, "\t")
			text += " " + word
		}
		return text + " " + directive
	}
	var walk func(cmd *cobra.Command, path []string)
	walk = func(cmd *cobra.Command, path []string) {
		fmt.Fprintf(&b, "%s\n", strings.Join(append([]string{"llemcfg"}, path...), " "))
		before := ""
		for n := range 3 {
			args := append([]string{}, path...)
			for i := range n {
				args = append(args, fmt.Sprintf("%d.yaml", i))
			}
			if got := complete(append(args, "")...); got != before {
				fmt.Fprintf(&b, "  %d: %s\n", n+1, got)
				before = got
			}
		}
		cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if f.NoOptDefVal == "" && !f.Hidden {
				fmt.Fprintf(&b, "  --%s: %s\n", f.Name, complete(append(append([]string{}, path...), "--"+f.Name, "")...))
			}
		})
		for _, sub := range cmd.Commands() {
			if sub.Name() != "help" && sub.Name() != "completion" && !sub.Hidden {
				walk(sub, append(append([]string{}, path...), sub.Name()))
			}
		}
	}
	walk((&Command{Stdin: strings.NewReader(""), Stdout: io.Discard, Stderr: io.Discard}).root(), nil)
	testkit.Golden(t, golden, b.String())
}
