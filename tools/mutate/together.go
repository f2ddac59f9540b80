package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A build takes longer than most tests, so mutants are built together: each is a
// branch at the start of its function, and a file says which of them is on. What
// has no function, such as a constant, is built alone.

// branch returns the text that, put at the start of the function of the mutant,
// makes it one that the number n turns on.
func (m *mutant) branch(n int) string {
	body := string(m.source[m.inner:m.start]) + m.text + string(m.source[m.end:m.outer])
	if !m.returns {
		body += "\nreturn"
	}
	return fmt.Sprintf("if mutantOn == %q {%s\n}\n", strconv.Itoa(n), body)
}

// within notes for each mutant the function that it is in.
func within(fset *token.FileSet, file *ast.File, all []mutant) {
	for _, d := range file.Decls {
		f, ok := d.(*ast.FuncDecl)
		if !ok || f.Body == nil {
			continue
		}
		inner, outer := fset.Position(f.Body.Lbrace).Offset+1, fset.Position(f.Body.Rbrace).Offset
		for i := range all {
			if m := &all[i]; inner <= m.start && m.end <= outer {
				m.inner, m.outer, m.returns = inner, outer, f.Type.Results != nil
			}
		}
	}
}

// checker checks texts as the compiler would, in milliseconds.
type checker struct {
	fset     *token.FileSet
	imported types.Importer
	parsed   map[string]*ast.File
}

// newChecker reads what the packages of the module and those they import export.
func (m *module) newChecker(ctx context.Context) (*checker, error) {
	cmd := m.command(ctx, "", "go", "list", "-export", "-deps", "-json=ImportPath,Export", "./...")
	cmd.Stderr = os.Stderr
	text, err := cmd.Output()
	if err != nil {
		return nil, err
	}
	exports := map[string]string{}
	for d := json.NewDecoder(strings.NewReader(string(text))); d.More(); {
		var p struct{ ImportPath, Export string }
		if err := d.Decode(&p); err != nil {
			return nil, err
		}
		exports[p.ImportPath] = p.Export
	}
	c := &checker{fset: token.NewFileSet(), parsed: map[string]*ast.File{}}
	c.imported = importer.ForCompiler(c.fset, "gc", func(path string) (io.ReadCloser, error) { return os.Open(exports[path]) })
	return c, nil
}

// compiles reports whether the package does with another text for one of its files.
func (c *checker) compiles(p *pkg, name string, text []byte) (bool, error) {
	changed, err := parser.ParseFile(c.fset, name, text, parser.SkipObjectResolution)
	if err != nil {
		return false, nil // a mutant that is no Go
	}
	files := []*ast.File{changed}
	for _, other := range p.files {
		if other == name {
			continue
		}
		if c.parsed[other] == nil {
			if c.parsed[other], err = parser.ParseFile(c.fset, other, nil, parser.SkipObjectResolution); err != nil {
				return false, err
			}
		}
		files = append(files, c.parsed[other])
	}
	_, err = (&types.Config{Importer: c.imported}).Check(p.path, c.fset, files, nil)
	return err == nil, nil
}

// mutantOn is the file that is added to each package with a mutant.
const mutantOn = `package %s

import "os"

var mutantOn = func() string {
	text, err := os.ReadFile(%q)
	if err != nil {
		panic(err)
	}
	return string(text)
}()
`

// check finds out which of the mutants compile, and which of these do as a branch.
func (c *checker) check(dir string, x *mutant) error {
	file := filepath.Join(dir, filepath.FromSlash(x.name))
	var err error
	if x.compiles, err = c.compiles(x.of, file, x.apply()); err != nil || !x.compiles || x.outer == 0 {
		return err
	}
	text := slices.Concat(x.source[:x.inner], []byte(x.branch(0)), x.source[x.inner:], []byte("\nvar mutantOn string\n"))
	x.branches, err = c.compiles(x.of, file, text)
	return err
}

// build is a copy of the module with some mutants, and the tests that were built
// of it.
type build struct {
	temp, overlay string
	binaries      map[*pkg]string
	off           bool                     // no mutant is on, so that a failure is shown in full
	took          map[string]time.Duration // by the tests that passed then
}

// together returns the build with all mutants that are branches. Which of them is
// on is what turn says last.
func (m *module) together(mutants []*mutant) (*build, error) {
	b, err := newBuild()
	if err != nil {
		return nil, err
	}
	type change struct {
		at   int
		text string
	}
	changes, sources := map[string][]change{}, map[string][]byte{}
	added := map[*pkg]bool{}
	replace := map[string]string{}
	var errs []error
	write := func(in, text string) {
		replace[in] = filepath.Join(b.temp, strconv.Itoa(len(replace))+".go")
		errs = append(errs, os.WriteFile(replace[in], []byte(text), 0o600))
	}
	for n, x := range mutants {
		if !x.branches {
			continue
		}
		file := filepath.Join(m.dir, filepath.FromSlash(x.name))
		changes[file], sources[file] = append(changes[file], change{x.inner, x.branch(n)}), x.source
		if !added[x.of] {
			added[x.of] = true
			parsed, err := parser.ParseFile(token.NewFileSet(), file, x.source, parser.PackageClauseOnly)
			if err != nil {
				return nil, errors.Join(err, b.remove())
			}
			write(filepath.Join(x.of.dir, "mutant_on.go"), fmt.Sprintf(mutantOn, parsed.Name.Name, b.on()))
		}
	}
	for file, all := range changes {
		slices.SortStableFunc(all, func(a, b change) int { return b.at - a.at })
		text := string(sources[file])
		for _, c := range all {
			text = text[:c.at] + c.text + text[c.at:]
		}
		write(file, text)
	}
	if err := errors.Join(errors.Join(errs...), b.write(replace), b.turn(-1)); err != nil {
		return nil, errors.Join(err, b.remove())
	}
	return b, nil
}

// alone returns the build with one mutant.
func (m *module) alone(x *mutant) (*build, error) {
	b, err := newBuild()
	if err != nil {
		return nil, err
	}
	changed := filepath.Join(b.temp, "0.go")
	replace := map[string]string{filepath.Join(m.dir, filepath.FromSlash(x.name)): changed}
	if err := errors.Join(os.WriteFile(changed, x.apply(), 0o600), b.write(replace)); err != nil {
		return nil, errors.Join(err, b.remove())
	}
	return b, nil
}

func newBuild() (*build, error) {
	temp, err := os.MkdirTemp("", "mutate-")
	return &build{temp: temp, overlay: filepath.Join(temp, "overlay.json"), binaries: map[*pkg]string{}, took: map[string]time.Duration{}}, err
}

// write says which files stand for which.
func (b *build) write(replace map[string]string) error {
	text, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return err
	}
	return os.WriteFile(b.overlay, text, 0o600)
}

func (b *build) on() string { return filepath.Join(b.temp, "on") }

// turn turns the mutant on, and the others off.
func (b *build) turn(n int) error { return os.WriteFile(b.on(), []byte(strconv.Itoa(n)), 0o600) }

func (b *build) remove() error { return os.RemoveAll(b.temp) }

// tests returns the program with the tests of a package, and builds it when they
// are first asked for.
func (b *build) tests(ctx context.Context, m *module, p *pkg) (string, error) {
	if b.binaries[p] == "" {
		name := filepath.Join(b.temp, "test"+strconv.Itoa(len(b.binaries)))
		cmd := m.command(ctx, b.overlay, "go", "test", "-c", "-vet=off", "-ldflags=-s -w", "-o", name, p.path)
		if text, err := cmd.CombinedOutput(); err != nil {
			return "", fmt.Errorf("%w: %s: %w\n%s", errCompile, p.path, err, text)
		}
		b.binaries[p] = name
	}
	return b.binaries[p], nil
}
