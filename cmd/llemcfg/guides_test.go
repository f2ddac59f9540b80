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
// output, one after the other in a folder of their own that has some v1 configs,
// and holds that each can do its work.
func TestGuides(t *testing.T) {
	bin := t.TempDir()
	if out, err := exec.Command("go", "build", "-o", filepath.Join(bin, "llemcfg"), ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	old, err := filepath.Glob(filepath.Join(root, "testdata", "migrate", "v1", "*.yaml"))
	if err != nil || len(old) == 0 {
		t.Fatal("no v1 configs", err)
	}
	for _, file := range documents(t) {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(file, func(t *testing.T) {
			dir := t.TempDir()
			v1, err := os.ReadFile(old[0])
			if err != nil {
				t.Fatal(err)
			}
			if err := os.Mkdir(filepath.Join(dir, "configs"), 0o700); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, "configs", "v1.yaml"), v1, 0o600); err != nil {
				t.Fatal(err)
			}
			for _, block := range shellBlocks.FindAllSubmatch(text, -1) {
				for _, line := range regexp.MustCompile(`(?m)^llemcfg .*$`).FindAllString(string(block[1]), -1) {
					cmd := exec.CommandContext(t.Context(), "sh", "-c", line)
					cmd.Dir = dir
					cmd.Env = append(os.Environ(), "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"))
					out, _ := cmd.CombinedOutput()
					if status := cmd.ProcessState.ExitCode(); status != exitOK && status != exitInvalid {
						t.Errorf("%s\nexit status %d\n%s", line, status, out)
					}
				}
			}
		})
	}
}
