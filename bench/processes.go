package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"syscall"
	"text/tabwriter"
	"time"
)

// program is a command that vets files.
type program struct {
	name string
	args []string // what comes before the files
	env  []string // beside what this process has
}

// processes times whole commands, on one valid file and on many.
func processes(dir string, valid set, o options) error {
	one := filepath.Join(dir, "one.yaml")
	if err := os.WriteFile(one, valid.texts[0], 0o600); err != nil {
		return err
	}
	folder := filepath.Join(dir, "many")
	many, err := writeMany(folder, valid, parallelBatches*o.batch)
	if err != nil {
		return err
	}
	programs, err := build(dir)
	if err != nil {
		return err
	}
	fmt.Printf("\nWhole processes: the best of %d runs in turn on one valid file, and of %d on %d valid files; cue vet gets these once:\n\n", 10*o.passes, o.passes, o.batch)
	first, err := bestRuns(programs, []string{one}, 10*o.passes)
	if err != nil {
		return err
	}
	batch, err := bestRuns(programs[:1], many[:o.batch], 1)
	if err != nil {
		return err
	}
	others, err := bestRuns(programs[1:], many[:o.batch], o.passes)
	if err != nil {
		return err
	}
	batch = append(batch, others...)
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "| \t| 1 file, ms\t| × cue vet\t| × parse\t| %d files, s\t| peak memory, MB\t|\n", o.batch)
	fmt.Fprintln(w, "|---\t|---\t|---\t|---\t|---\t|---\t|")
	parse := first[len(first)-1].wall
	for i, p := range programs {
		fmt.Fprintf(w, "| %s\t| %.1f\t| %.2f\t| %.2f\t| %.2f\t| %.0f\t|\n", p.name, float64(first[i].wall.Microseconds())/1000,
			float64(first[i].wall)/float64(first[0].wall), float64(first[i].wall)/float64(parse),
			batch[i].wall.Seconds(), float64(batch[i].peak)/1000)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	long, err := bestRuns(programs[1:3], []string{folder}, o.passes)
	if err != nil {
		return err
	}
	fmt.Printf("\nllemcfg vet of a folder of %d valid files: %.2f s and %.0f MB on %d cores, %.2f × the throughput of one.\n", len(many),
		long[0].wall.Seconds(), float64(long[0].peak)/1000, runtime.NumCPU(), float64(long[1].wall)/float64(long[0].wall))
	return nil
}

// parallelBatches is how many times more files it takes until starting the
// process and listing the folders, which one core does, hardly count.
const parallelBatches = 10

// usage is what a run of a program took.
type usage struct {
	wall time.Duration
	peak int64 // kB
}

// bestRuns runs programs in turn, and gives the shortest time of each and the
// least memory.
func bestRuns(programs []program, files []string, runs int) ([]usage, error) {
	best := make([]usage, len(programs))
	for run := range runs {
		for i, p := range programs {
			u, err := p.run(files)
			if err != nil {
				return nil, err
			}
			if run == 0 {
				best[i] = u
			}
			best[i] = usage{min(best[i].wall, u.wall), min(best[i].peak, u.peak)}
		}
	}
	return best, nil
}

// writeMany writes n files, the texts of a set as often as it takes, in folders
// of a thousand.
func writeMany(dir string, s set, n int) (files []string, err error) {
	for i := range n {
		folder := filepath.Join(dir, fmt.Sprintf("%03d", i/1000))
		if i%1000 == 0 {
			if err := os.MkdirAll(folder, 0o700); err != nil {
				return nil, err
			}
		}
		file := filepath.Join(folder, fmt.Sprintf("%03d.yaml", i%1000))
		if err := os.WriteFile(file, s.texts[i%len(s.texts)], 0o600); err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	return files, nil
}

// build makes the programs: first cue vet, then llemcfg on all cores and on one,
// last what only parses.
func build(dir string) ([]program, error) {
	overlay, err := parseOnlyOverlay(dir)
	if err != nil {
		return nil, err
	}
	cue, llemcfg, parse := filepath.Join(dir, "cue"), filepath.Join(dir, "llemcfg"), filepath.Join(dir, "parseonly")
	for _, args := range [][]string{
		{"-o", cue, "cuelang.org/go/cmd/cue"},
		{"-o", llemcfg, "./cmd/llemcfg"},
		{"-o", parse, "-overlay", overlay, "./cmd/llemcfg"},
	} {
		cmd := exec.Command("go", append([]string{"build"}, args...)...)
		cmd.Dir = ".."
		if output, err := cmd.CombinedOutput(); err != nil {
			return nil, fmt.Errorf("go build %v: %w\n%s", args, err, output)
		}
	}
	return []program{
		{"cue vet", []string{cue, "vet", "-c", "./cue/experiment"}, nil},
		{"llemcfg vet", []string{llemcfg, "vet"}, nil},
		{"llemcfg vet, on one core", []string{llemcfg, "vet"}, []string{"GOMAXPROCS=1"}},
		{"a program that links the same and only parses", []string{parse}, nil},
	}, nil
}

// parseOnlyOverlay writes what makes the build of llemcfg take parseonly for its
// main function: a program that links the very same packages.
func parseOnlyOverlay(dir string) (file string, err error) {
	replaced, err := filepath.Abs("../cmd/llemcfg/main.go")
	if err != nil {
		return "", err
	}
	by, err := filepath.Abs("parseonly/main.go")
	if err != nil {
		return "", err
	}
	text, err := json.Marshal(map[string]any{"Replace": map[string]string{replaced: by}})
	if err != nil {
		return "", err
	}
	file = filepath.Join(dir, "overlay.json")
	return file, os.WriteFile(file, text, 0o600)
}

// run runs the program, whatever its exit status. It does so by a small process
// in between: Linux counts the memory of the process that starts another as the
// other's.
func (p program) run(files []string) (u usage, err error) {
	self, err := os.Executable()
	if err != nil {
		return usage{}, err
	}
	cmd := exec.Command(self, append(append([]string{measureFlag}, p.args...), files...)...)
	cmd.Dir = ".." // where cue finds its module
	cmd.Env = append(os.Environ(), p.env...)
	output, err := cmd.Output()
	if err != nil {
		return usage{}, err
	}
	_, err = fmt.Sscan(string(output), &u.wall, &u.peak)
	return u, err
}

// measureFlag makes this program the process in between.
const measureFlag = "--measure"

func measure(args []string) error {
	cmd := exec.Command(args[0], args[1:]...)
	start := time.Now()
	var exit *exec.ExitError
	if err := cmd.Run(); err != nil && !errors.As(err, &exit) {
		return err
	}
	fmt.Println(int64(time.Since(start)), cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss)
	return nil
}
