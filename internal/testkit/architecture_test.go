package testkit_test

import (
	"bytes"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/schema"
)

const module = "github.com/llenergymeasure/llemcfg/"

// TestArrows holds every package to the table of docs/architecture.md: it has a
// row, and imports packages of that row and of those above it.
func TestArrows(t *testing.T) {
	rows := rowsOfTheTable(t)
	rowOf := func(path string) int {
		return slices.IndexFunc(rows, func(folders []string) bool { return within(path, folders...) })
	}
	out, err := exec.CommandContext(t.Context(), "go", "list", "-json=ImportPath,Imports", module+"...").Output()
	if err != nil {
		t.Fatal(err)
	}
	empty := make(map[string]bool)
	for _, folder := range slices.Concat(rows...) {
		empty[folder] = true
	}
	for d := json.NewDecoder(bytes.NewReader(out)); d.More(); {
		var p struct {
			ImportPath string
			Imports    []string
		}
		if err := d.Decode(&p); err != nil {
			t.Fatal(err)
		}
		from := strings.TrimPrefix(p.ImportPath, module)
		row := rowOf(from)
		if row < 0 {
			t.Errorf("docs/architecture.md has no row for %s", from)
		}
		maps.DeleteFunc(empty, func(folder string, _ bool) bool { return within(from, folder) })
		for _, i := range p.Imports {
			to, own := strings.CutPrefix(i, module)
			switch {
			case own && rowOf(to) > row:
				t.Errorf("%s imports %s, which is below it", from, to)
			case strings.HasPrefix(i, "cuelang.org/go/") && !within(from, "internal/engine/cuelang", "internal/testkit"):
				t.Errorf("%s imports %s: engine/cuelang alone uses CUE", from, i)
			}
		}
	}
	for folder := range empty {
		t.Errorf("docs/architecture.md names %s, where there is no package", folder)
	}
}

// rowsOfTheTable are the folders of each row.
func rowsOfTheTable(t *testing.T) [][]string {
	text, err := os.ReadFile("../../docs/architecture.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(text), "| --- |")
	table, _, ok := strings.Cut(table, "\n\n")
	if !ok {
		t.Fatal("docs/architecture.md has no table")
	}
	var rows [][]string
	for line := range strings.Lines(table) {
		first, _, _ := strings.Cut(strings.TrimPrefix(line, "| "), " |")
		var folders []string
		for i, part := range strings.Split(first, "`") {
			if i%2 == 1 {
				folders = append(folders, part)
			}
		}
		if folders != nil {
			rows = append(rows, folders)
		}
	}
	return rows
}

func within(path string, folders ...string) bool {
	return slices.ContainsFunc(folders, func(folder string) bool { return path == folder || strings.HasPrefix(path, folder+"/") })
}

// TestNames holds that no two files differ only in the case of their names: the
// archive of a Go module cannot hold both, and some file systems cannot either.
func TestNames(t *testing.T) {
	seen := map[string]string{}
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if name := d.Name(); d.IsDir() && (name == ".git" || name == "node_modules") {
			return fs.SkipDir
		}
		folded := strings.ToLower(path)
		if other := seen[folded]; other != "" {
			t.Errorf("%s and %s differ only in case", other, path)
		}
		seen[folded] = path
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestTheEngineKnowsNoSchema holds that no string in the code of the engine is a
// name or a word of the schemas.
func TestTheEngineKnowsNoSchema(t *testing.T) {
	names := map[string]string{}
	for _, s := range []*spec.Schema{schema.Experiment(), schema.User()} {
		names[s.Version] = "the version"
		names["v"+s.Version] = "the version"
		for _, section := range s.Sections {
			names[section.Name], names["#"+section.Name] = "a section", "a section"
			for _, f := range section.Fields {
				names[f.Name] = "a field of " + section.Name
				for _, w := range f.Words {
					names[w.Name] = "a word of " + f.Name
				}
			}
		}
		for _, c := range s.Capabilities {
			names[c.Name] = "a table"
		}
		for _, p := range s.Presets {
			names[p.Name] = "a preset"
		}
	}
	// What YAML's readers know too: n may stand for no.
	for _, own := range []string{"n"} {
		delete(names, own)
	}
	err := filepath.WalkDir("../engine", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			literal, ok := n.(*ast.BasicLit)
			if !ok || literal.Kind != token.STRING {
				return true
			}
			text, err := strconv.Unquote(literal.Value)
			if err != nil {
				t.Error(err)
			}
			for _, word := range append(strings.Fields(text), text) {
				if what, known := names[strings.Trim(word, ".,:;()")]; known && (word == text || strings.HasPrefix(word, "v2")) {
					t.Errorf("%v: %q has %s", fset.Position(literal.Pos()), text, what)
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
