package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"text/tabwriter"
	"time"
)

// program is a command that vets files.
type program struct {
	name string
	args []string // what comes before the files
}

// processes times whole commands, on one file and on many.
func processes(dir string, c corpus, o options) error {
	one := filepath.Join(dir, "one.yaml")
	if err := os.WriteFile(one, c.valid[0], 0o600); err != nil {
		return err
	}
	many := filepath.Join(dir, "many")
	if err := writeMany(many, c, o.batch); err != nil {
		return err
	}
	programs, err := build(dir)
	if err != nil {
		return err
	}
	fmt.Printf("Whole processes: the best of %d runs in turn on one valid file, and one run on %d files, half of them broken:\n\n", 4*o.passes, o.batch)
	first := make([]time.Duration, len(programs))
	for pass := range 4 * o.passes {
		for i, p := range programs {
			wall, _, err := timed(p.args, []string{one})
			if err != nil {
				return err
			}
			if pass == 0 || wall < first[i] {
				first[i] = wall
			}
		}
	}
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "| \t| 1 file, ms\t| × cue vet\t| %d files, s\t| peak memory, MB\t|\n", o.batch)
	fmt.Fprintln(w, "|---\t|---\t|---\t|---\t|---\t|")
	files, err := filepath.Glob(filepath.Join(many, "*.yaml"))
	if err != nil {
		return err
	}
	for i, p := range programs {
		wall, peak, err := timed(p.args, files)
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "| %s\t| %.1f\t| %.2f\t| %.2f\t| %.0f\t|\n", p.name,
			float64(first[i].Microseconds())/1000, float64(first[i])/float64(first[0]), wall.Seconds(), float64(peak)/1000)
	}
	return w.Flush()
}

// writeMany writes the corpus out, valid and broken files in turn, as often as
// it takes.
func writeMany(dir string, c corpus, n int) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	for i := range n {
		texts := c.valid
		if i%2 == 1 {
			texts = c.broken
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%06d.yaml", i)), texts[i/2%len(texts)], 0o600); err != nil {
			return err
		}
	}
	return nil
}

// build makes the programs; the first is cue vet, which the others are compared
// with.
func build(dir string) ([]program, error) {
	for _, target := range []struct{ name, module, pkg string }{
		{"cue", "..", "cuelang.org/go/cmd/cue"},
		{"llemcfg", "..", "./cmd/llemcfg"},
		{"parseonly", ".", "./parseonly"},
	} {
		cmd := exec.Command("go", "build", "-o", filepath.Join(dir, target.name), target.pkg)
		cmd.Dir = target.module
		if output, err := cmd.CombinedOutput(); err != nil {
			return nil, fmt.Errorf("%s: %w\n%s", target.pkg, err, output)
		}
	}
	return []program{
		{"cue vet", []string{filepath.Join(dir, "cue"), "vet", "-c", "-d", "#ExperimentConfig", "./cue"}},
		{"llemcfg vet", []string{filepath.Join(dir, "llemcfg"), "vet"}},
		{"a program that links the same and only parses", []string{filepath.Join(dir, "parseonly")}},
	}, nil
}

// timed runs a program, whatever its exit status, and gives how long it took
// and the most memory it held, in kB. The program is run by a small process in
// between: Linux counts the memory of the process that starts another as the
// other's.
func timed(args, files []string) (wall time.Duration, peak int64, err error) {
	self, err := os.Executable()
	if err != nil {
		return 0, 0, err
	}
	cmd := exec.Command(self, append(append([]string{measureFlag}, args...), files...)...)
	cmd.Dir = ".." // where cue finds its module
	output, err := cmd.Output()
	if err != nil {
		return 0, 0, err
	}
	_, err = fmt.Sscan(string(output), &wall, &peak)
	return wall, peak, err
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
