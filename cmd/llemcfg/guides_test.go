package main

import (
	"bytes"
	"os"
	"regexp"
	"strings"
	"testing"
)

// shellBlocks are the blocks of commands without their output.
var shellBlocks = regexp.MustCompile("(?ms)^```sh\n(.*?)^```$")

// TestGuides runs the commands of llemcfg that the documents give without their
// output, one after the other in a folder of their own, and holds that each does
// its work.
func TestGuides(t *testing.T) {
	for _, file := range documents(t) {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(file, func(t *testing.T) {
			t.Chdir(t.TempDir())
			for _, block := range shellBlocks.FindAllSubmatch(text, -1) {
				for line := range strings.Lines(string(block[1])) {
					args := strings.Fields(line)
					if len(args) == 0 || args[0] != "llemcfg" {
						continue
					}
					var out bytes.Buffer
					c := Command{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &out}
					if status := c.Main(args[1:]); status != exitOK {
						t.Errorf("%sexit status %d\n%s", line, status, out.String())
					}
				}
			}
		})
	}
}
