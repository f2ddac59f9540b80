package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// initialisms are words that Go writes in capitals.
var initialisms = map[string]string{
	"id": "ID", "gpu": "GPU", "tp": "TP", "sq": "SQ", "sdpa": "SDPA", "awq": "AWQ", "gptq": "GPTQ",
	"fp32": "FP32", "fp16": "FP16", "bf16": "BF16", "fp8": "FP8", "int8": "INT8", "int4": "INT4",
	"4bit": "4Bit", "8bit": "8Bit", "nvml": "NVML", "gco2": "GCO2", "kwh": "KWh", "pue": "PUE", "ms": "MS", "ui": "UI",
}

// namer makes Go names of the names of the schema. A word that begins the name
// of a definition is written as it is there: #VLLMConfig makes vllm VLLM.
type namer struct {
	// pkg is the package of the types, and enumsIn that of the choices.
	pkg, enumsIn string
	words        map[string]string
	// taken are the names that the code written by hand has in the packages that
	// are generated into.
	taken map[string]bool
}

func newNamer(taken map[string]bool, schemas ...*spec.Schema) namer {
	n := namer{pkg: "loader", enumsIn: "ssot", words: map[string]string{}, taken: taken}
	for short, long := range initialisms {
		n.words[short] = long
	}
	for _, s := range schemas {
		for i := range s.Sections {
			word := strings.TrimSuffix(s.Sections[i].Name, "Config")
			n.words[strings.ToLower(word)] = word
		}
	}
	return n
}

// isLoader reports whether the types are those of package loader, which reads and
// writes each of them by methods.
func (n namer) isLoader() bool { return n.pkg == "loader" }

func (n namer) name(snake string) string {
	var b strings.Builder
	for _, word := range strings.Split(snake, "_") {
		one, plural := strings.CutSuffix(word, "s")
		if known, ok := n.words[word]; ok {
			b.WriteString(known)
		} else if known, ok := n.words[one]; ok && plural && strings.ToUpper(known) == known {
			b.WriteString(known + "s") // such as GPUs
		} else if word != "" {
			b.WriteString(strings.ToUpper(word[:1]) + word[1:])
		}
	}
	return b.String()
}

// enum is a set of strings with a Go type of its own.
type enum struct {
	Name  string
	Field *spec.Field
}

// enums are the choices of the schema. One that two sections name alike, or that
// is called as something written by hand, carries the name of its section.
func (n namer) enums(s *spec.Schema) []enum {
	count := map[string]int{}
	for i := range s.Sections {
		for j := range s.Sections[i].Fields {
			if f := &s.Sections[i].Fields[j]; isEnum(f) {
				count[f.Name]++
			}
		}
	}
	var out []enum
	for i := range s.Sections {
		for j := range s.Sections[i].Fields {
			f := &s.Sections[i].Fields[j]
			if !isEnum(f) {
				continue
			}
			name := n.name(f.Name)
			if count[f.Name] > 1 || n.isTaken(name, f) {
				name = strings.TrimSuffix(s.Sections[i].Name, "Config") + name
			}
			out = append(out, enum{name, f})
		}
	}
	return out
}

// isTaken reports whether the name of a choice, of all its values or of one of them is
// taken.
func (n namer) isTaken(name string, f *spec.Field) bool {
	return n.taken[name] || n.taken[plural(name)] || slices.ContainsFunc(f.Words, func(w spec.Word) bool { return n.taken[name+n.name(w.Name)] })
}

// takenNames are the names of what the Go files of a folder declare, but for those
// that are generated.
func takenNames(taken map[string]bool, folder string) error {
	files, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil {
		return err
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_gen.go") || strings.HasSuffix(file, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		for _, decl := range parsed.Decls {
			switch d := decl.(type) {
			case *ast.FuncDecl:
				if d.Recv == nil {
					taken[d.Name.Name] = true
				}
			case *ast.GenDecl:
				for _, s := range d.Specs {
					switch s := s.(type) {
					case *ast.TypeSpec:
						taken[s.Name.Name] = true
					case *ast.ValueSpec:
						for _, name := range s.Names {
							taken[name.Name] = true
						}
					}
				}
			}
		}
	}
	return nil
}

// checkSections is an error if a section is called as something written by hand.
func (n namer) checkSections(s *spec.Schema) error {
	for i := range s.Sections {
		if name := s.Sections[i].Name; n.taken[name] {
			return fmt.Errorf("the definition #%s has the name of something in the Go packages; give it another one", name)
		}
	}
	return nil
}

// isEnum reports whether f is one of a few words and nothing else.
func isEnum(f *spec.Field) bool {
	return len(f.Words) > 0 && len(f.Forms) == 0 && f.Kinds&^value.Null == value.String
}

// union reports whether f holds either a section or a string.
func union(f *spec.Field) bool {
	return f.Section != spec.NoSection && f.Kinds&^value.Null == value.Map|value.String
}

// comment writes text as a Go comment of lines of about 76 characters.
func comment(indent, text string) string {
	var b strings.Builder
	line := indent + "//"
	for _, word := range strings.Fields(text) {
		if len(line)+1+len(word) > 78 && line != indent+"//" {
			b.WriteString(line + "\n")
			line = indent + "//"
		}
		line += " " + word
	}
	b.WriteString(line + "\n")
	return b.String()
}
