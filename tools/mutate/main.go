// Mutate measures what the tests notice. It changes the hand-written Go of a
// module in one place at a time and runs the tests of the package, then those of
// the packages that import it, until one fails. The tree is not modified: the go
// command reads the changed file from an overlay.
//
//	go -C tools run ./mutate -seed 1 -count 200
//
// A mutant is killed if a test fails or takes much longer than without it, and
// skipped if it does not compile. The exit status is 0 if all others were killed,
// 1 if some survived, and 2 if something else went wrong.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"context"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	var o options
	flag.StringVar(&o.dir, "C", "..", "the `folder` of the module")
	flag.Uint64Var(&o.seed, "seed", 1, "the seed of the choice")
	flag.IntVar(&o.count, "count", 200, "how many mutants that compile to try")
	flag.IntVar(&o.skip, "skip", 0, "how many mutants of the choice to pass over, to go on with an earlier run")
	flag.StringVar(&o.only, "only", "", "only files whose path in the module matches the `regexp`")
	flag.StringVar(&o.without, "without", "", "not the tests of packages that match the `regexp`, unless it is their own")
	flag.Parse()
	survived, err := o.run(ctx, os.Stdout)
	switch {
	case err != nil:
		fmt.Fprintln(os.Stderr, "mutate:", err)
		os.Exit(2)
	case survived > 0:
		os.Exit(1)
	}
}

type options struct {
	dir, only, without string
	seed               uint64
	count, skip        int
}

// run tries mutants, reports each, and returns how many survived.
func (o *options) run(ctx context.Context, out io.Writer) (survived int, err error) {
	only, err := regexp.Compile(o.only)
	if err != nil {
		return 0, err
	}
	without, err := regexp.Compile(o.without)
	if err != nil {
		return 0, err
	}
	dir, err := filepath.Abs(o.dir)
	if err != nil {
		return 0, err
	}
	m := &module{dir: dir, took: map[string]time.Duration{}}
	if err := m.list(ctx); err != nil {
		return 0, err
	}
	if o.without != "" {
		for _, p := range m.packages {
			p.tests = slices.DeleteFunc(p.tests, func(name string) bool { return name != p.path && without.MatchString(name) })
		}
	}
	mutants, err := m.mutants(only)
	if err != nil {
		return 0, err
	}
	r := rand.New(rand.NewPCG(o.seed, 0))
	r.Shuffle(len(mutants), func(i, j int) { mutants[i], mutants[j] = mutants[j], mutants[i] })
	fmt.Fprintf(out, "%d mutants in %d packages; seed %d\n", len(mutants), len(m.packages), o.seed)
	killed, broken := 0, 0
	for i := range mutants {
		if killed+survived == o.count {
			break
		}
		if i < o.skip {
			continue
		}
		x := &mutants[i]
		v, by, err := m.try(ctx, x)
		if err != nil {
			return survived, err
		}
		rel, _ := filepath.Rel(dir, x.file)
		switch v {
		case skipped:
			broken++
			continue
		case dead:
			killed++
		case alive:
			survived++
		}
		fmt.Fprintf(out, "%4d %-8s %s:%d %s %s\n", i, v, rel, x.line, x.what, by)
		if v == alive {
			source, err := os.ReadFile(x.file)
			if err != nil {
				return survived, err
			}
			fmt.Fprint(out, x.diff(source))
		}
	}
	fmt.Fprintf(out, "%d killed, %d survived (%.1f %% killed); %d did not compile\n",
		killed, survived, 100*float64(killed)/float64(max(killed+survived, 1)), broken)
	return survived, nil
}

type verdict string

const (
	skipped verdict = "skipped"
	dead    verdict = "killed"
	alive   verdict = "SURVIVED"
)

// module is what is known of the packages.
type module struct {
	dir      string
	packages map[string]*pkg
	took     map[string]time.Duration // by the tests of a package, without a mutant
}

type pkg struct {
	path  string
	files []string
	tests []string // the packages whose tests import it, its own first
}

// list asks the go command for the packages and for what their tests import.
func (m *module) list(ctx context.Context) error {
	cmd := exec.CommandContext(ctx, "go", "list", "-test", "-json=ImportPath,Dir,GoFiles,Deps,Module", "./...")
	cmd.Dir, cmd.Stderr = m.dir, os.Stderr
	text, err := cmd.Output()
	if err != nil {
		return err
	}
	m.packages = map[string]*pkg{}
	tests := map[string][]string{}
	for d := json.NewDecoder(bytes.NewReader(text)); d.More(); {
		var p struct {
			ImportPath, Dir string
			GoFiles, Deps   []string
		}
		if err := d.Decode(&p); err != nil {
			return err
		}
		switch name, isTest := strings.CutSuffix(p.ImportPath, ".test"); {
		case isTest:
			tests[name] = p.Deps
		case strings.Contains(name, " "): // recompiled for a test
		default:
			x := &pkg{path: name}
			for _, f := range p.GoFiles {
				x.files = append(x.files, filepath.Join(p.Dir, f))
			}
			m.packages[name] = x
		}
	}
	for of, deps := range tests {
		for _, dep := range deps {
			dep, _, _ = strings.Cut(dep, " ")
			if x := m.packages[dep]; x != nil && !slices.Contains(x.tests, of) {
				x.tests = append(x.tests, of)
			}
		}
	}
	return nil
}

var generated = regexp.MustCompile(`(?m)^// Code generated .* DO NOT EDIT\.$`)

// mutants returns those of all hand-written files.
func (m *module) mutants(only *regexp.Regexp) ([]mutant, error) {
	var all []mutant
	for _, path := range slices.Sorted(maps.Keys(m.packages)) {
		p := m.packages[path]
		for _, file := range p.files {
			source, err := os.ReadFile(file)
			if err != nil {
				return nil, err
			}
			rel, err := filepath.Rel(m.dir, file)
			if err != nil {
				return nil, err
			}
			if generated.Match(source) || !only.MatchString(filepath.ToSlash(rel)) {
				continue
			}
			found, err := mutantsOf(file, source)
			if err != nil {
				return nil, err
			}
			all = append(all, found...)
		}
	}
	return all, nil
}

// measure returns how long the tests of a package take as they are. They have to
// pass.
func (m *module) measure(ctx context.Context, name string) (time.Duration, error) {
	if took, ok := m.took[name]; ok {
		return took, nil
	}
	for range 2 { // the first builds what the tests need
		start := time.Now()
		if text, err := m.test(ctx, name, "", 10*time.Minute); err != nil {
			return 0, fmt.Errorf("without a mutant: %s: %w\n%s", name, err, text)
		}
		m.took[name] = time.Since(start)
	}
	return m.took[name], nil
}

// try says what becomes of a mutant, and which package's tests killed it.
func (m *module) try(ctx context.Context, x *mutant) (v verdict, by string, err error) {
	temp, err := os.MkdirTemp("", "mutate-")
	if err != nil {
		return "", "", err
	}
	defer os.RemoveAll(temp)
	source, err := os.ReadFile(x.file)
	if err != nil {
		return "", "", err
	}
	changed, overlay := filepath.Join(temp, filepath.Base(x.file)), filepath.Join(temp, "overlay.json")
	text, err := json.Marshal(map[string]any{"Replace": map[string]string{x.file: changed}})
	if err != nil {
		return "", "", err
	}
	if err := errors.Join(os.WriteFile(changed, x.apply(source), 0o600), os.WriteFile(overlay, text, 0o600)); err != nil {
		return "", "", err
	}
	p := m.packageOf(x.file)
	if err := m.command(ctx, overlay, "go", "build", "-o", os.DevNull, p.path).Run(); err != nil {
		return skipped, "", ctx.Err()
	}
	slices.SortFunc(p.tests, func(a, b string) int {
		switch {
		case a == p.path:
			return -1
		case b == p.path:
			return 1
		default:
			return int(m.took[a] - m.took[b])
		}
	})
	for _, name := range p.tests {
		took, err := m.measure(ctx, name)
		if err != nil {
			return "", "", err
		}
		limit := max(5*took, 30*time.Second)
		if _, err := m.test(ctx, name, overlay, limit); err != nil {
			return dead, "by " + name, ctx.Err()
		}
	}
	return alive, "", ctx.Err()
}

func (m *module) packageOf(file string) *pkg {
	for _, p := range m.packages {
		if slices.Contains(p.files, file) {
			return p
		}
	}
	panic("no package has " + file)
}

// test runs the tests of a package.
func (m *module) test(ctx context.Context, name, overlay string, limit time.Duration) ([]byte, error) {
	// The test binary stops itself at the limit; building it is not counted.
	cmd := m.command(ctx, overlay, "go", "test", "-short", "-vet=off", "-failfast", "-p=1", "-count=1", "-timeout="+limit.String(), name)
	return cmd.CombinedOutput()
}

// command is one that reads the overlay, if there is one, as do the go commands
// that it runs.
func (m *module) command(ctx context.Context, overlay, name string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir, cmd.WaitDelay = m.dir, 10*time.Second
	cmd.Env = append(os.Environ(), "PWD="+m.dir)
	if overlay != "" {
		cmd.Env = append(cmd.Env, strings.TrimSpace("GOFLAGS="+os.Getenv("GOFLAGS")+" -overlay="+overlay))
	}
	return cmd
}
