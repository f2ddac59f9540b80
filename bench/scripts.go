package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
)

// script is a peer in another language. It times itself: what it prints is
// "VALID BROKEN WRONG", in microseconds a file and files.
type script struct {
	name string
	// needs is a command that succeeds where the peer can run.
	needs []string
	args  []string
}

var scripts = []script{
	{
		"Python: libyaml, Pydantic 2",
		[]string{"python3", "-c", "import yaml, pydantic; yaml.CSafeLoader"},
		[]string{"python3", "scripts/pydantic_peer.py"},
	},
	{
		"Node.js: js-yaml, ajv",
		[]string{"node", "-e", "require('js-yaml'); require('ajv/dist/2020')"},
		[]string{"node", "scripts/ajv_peer.js"},
	},
}

// timings are what a peer took, in microseconds a file.
type timings struct {
	name          string
	valid, broken float64
	wrong         int
}

// runScripts runs the scripts that can run here on the files of the corpus.
func runScripts(c corpus, o options) ([]timings, error) {
	dir, err := os.MkdirTemp("", "llemcfg-bench-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	for kind, texts := range map[string][][]byte{"valid": c.valid, "broken": c.broken} {
		for i, text := range texts {
			if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%s%06d.yaml", kind, i)), text, 0o600); err != nil {
				return nil, err
			}
		}
	}
	var all []timings
	for _, s := range scripts {
		if exec.Command(s.needs[0], s.needs[1:]...).Run() != nil {
			continue
		}
		args := append(s.args[1:len(s.args):len(s.args)], dir, strconv.Itoa(o.passes), filepath.Join("..", jsonSchema))
		output, err := exec.Command(s.args[0], args...).Output()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", s.name, err)
		}
		t := timings{name: s.name}
		if _, err := fmt.Sscan(string(output), &t.valid, &t.broken, &t.wrong); err != nil {
			return nil, fmt.Errorf("%s: %w", s.name, err)
		}
		all = append(all, t)
	}
	return all, nil
}
