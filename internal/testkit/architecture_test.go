package testkit_test

import (
	"bytes"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
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

// engineOrder are the packages of the engine, the lowest first. Each may import
// those before it, and none after it.
var engineOrder = []string{"value", "spec", "yamldoc", "yamledit", "cuelang", "encode", "bind", "layers", "judge", "explain", "load"}

// TestArrows holds which packages may import which: see docs/architecture.md.
func TestArrows(t *testing.T) {
	out, err := exec.CommandContext(t.Context(), "go", "list", "-json=ImportPath,Imports", module+"...").Output()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for d := json.NewDecoder(bytes.NewReader(out)); d.More(); {
		var p struct {
			ImportPath string
			Imports    []string
		}
		if err := d.Decode(&p); err != nil {
			t.Fatal(err)
		}
		from := strings.TrimPrefix(p.ImportPath, module)
		seen[from] = true
		for _, i := range p.Imports {
			to, own := strings.CutPrefix(i, module)
			switch {
			case !own && strings.HasPrefix(i, "cuelang.org/go/") && within(from, "internal/engine", "pkg", "cmd", "internal/present", "internal/migrate") && from != "internal/engine/cuelang":
				t.Errorf("%s imports %s: engine/cuelang alone uses CUE", from, i)
			case own && !mayImport(from, to):
				t.Errorf("%s imports %s", from, to)
			}
		}
	}
	for _, name := range engineOrder {
		if !seen["internal/engine/"+name] {
			t.Errorf("there is no package internal/engine/%s", name)
		}
	}
}

func within(path string, folders ...string) bool {
	return slices.ContainsFunc(folders, func(folder string) bool { return path == folder || strings.HasPrefix(path, folder+"/") })
}

// mayImport reports whether one package of the module may import another.
func mayImport(from, to string) bool {
	if name, ok := strings.CutPrefix(from, "internal/engine/"); ok {
		other, isEngine := strings.CutPrefix(to, "internal/engine/")
		i, j := slices.Index(engineOrder, name), slices.Index(engineOrder, other)
		return to == "pkg/diag" || to == "internal/safe" || isEngine && i >= 0 && j >= 0 && j < i
	}
	switch {
	case from == "pkg/diag":
		return within(to, "internal/safe", "internal/version", "internal/words")
	case from == "internal/schema":
		return within(to, "internal/engine/spec", "internal/engine/value")
	case within(from, "pkg"):
		return !within(to, "cmd", "internal/present", "internal/migrate", "internal/gen")
	case within(from, "internal/present", "internal/migrate", "internal/run"):
		return !within(to, "cmd", "internal/gen")
	case within(from, "internal/gen") && to == "internal/testkit/jobs":
		return true // it writes the types of this schema too
	case within(from, "cmd", "internal/gen"):
		return !within(to, "internal/testkit")
	default:
		return !within(to, "cmd")
	}
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
