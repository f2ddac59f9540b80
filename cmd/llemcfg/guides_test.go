package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
)

// guideBlocks are the blocks of commands without their output, and those that
// are a file: their first line is a comment with its name.
var guideBlocks = regexp.MustCompile("(?ms)^```(?:sh\n(llemcfg .*?)|[a-z]+\n(# ([a-z]+[.][a-z]+)\n.*?))^```$")

// TestGuides runs the commands of llemcfg that the documents give without their
// output, block after block in a folder of their own, in which configs/ has a
// file of v1, and holds that each does its work. Blocks that are files are
// written there.
func TestGuides(t *testing.T) {
	for _, file := range documents(t) {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(filepath.Base(file), func(t *testing.T) {
			dir := t.TempDir()
			if err := os.Mkdir(filepath.Join(dir, "configs"), 0o755); err != nil {
				t.Fatal(err)
			}
			old := []byte("model_name: gpt2\nnum_input_prompts: 5\n")
			if err := os.WriteFile(filepath.Join(dir, "configs", "old.yaml"), old, 0o644); err != nil {
				t.Fatal(err)
			}
			for _, block := range guideBlocks.FindAllSubmatch(text, -1) {
				if name := string(block[3]); name != "" {
					if err := os.WriteFile(filepath.Join(dir, name), block[2], 0o644); err != nil {
						t.Fatal(err)
					}
					continue
				}
				// The tests' own binary is on the path under the name llemcfg.
				cmd := exec.CommandContext(t.Context(), "sh", "-e", "-c", string(block[1]))
				cmd.Dir = dir
				if output, err := cmd.CombinedOutput(); err != nil {
					t.Errorf("%s\n%v\n%s", block[1], err, output)
				}
			}
		})
	}
}
