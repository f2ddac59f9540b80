package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
)

// shellBlocks are the blocks of commands without their output.
var shellBlocks = regexp.MustCompile("(?ms)^```sh\n(llemcfg .*?)^```$")

// TestGuides runs the commands of llemcfg that the documents give without their
// output, block after block in a folder of their own, in which configs/ has a
// file of v1, and holds that each does its work.
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
			for _, block := range shellBlocks.FindAllSubmatch(text, -1) {
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
