package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

// script is a peer in another language. It times itself: of each set it prints
// a line with the microseconds a file and the number of wrong verdicts.
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

// runScripts runs the scripts that can run here on the files of the corpus.
func runScripts(sets []set, o options) ([]timings, error) {
	dir, err := os.MkdirTemp("", "llemcfg-bench-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	var names []string
	for _, s := range sets {
		name := s.name
		if s.valid {
			name += "=valid"
		}
		names = append(names, name)
		for i, text := range s.texts {
			if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%s%06d.yaml", s.name, i)), text, 0o600); err != nil {
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
		args = append(args, names...)
		output, err := exec.Command(s.args[0], args...).Output()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", s.name, err)
		}
		t := timings{name: s.name}
		from := strings.NewReader(string(output))
		for range sets {
			var micros float64
			var wrong int
			if _, err := fmt.Fscan(from, &micros, &wrong); err != nil {
				return nil, fmt.Errorf("%s: %w", s.name, err)
			}
			t.micros, t.wrong = append(t.micros, micros), t.wrong+wrong
		}
		all = append(all, t)
	}
	return all, nil
}
