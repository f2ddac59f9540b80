// Command gen writes the Go code that follows from the CUE schema: its
// description as data, the tables of pkg/ssot, and the types of pkg/loader.
package main

import (
	"bytes"
	"fmt"
	"go/format"
	"log"
	"os"
	"path/filepath"

	cuesource "github.com/llenergymeasure/llemcfg/cue"
	"github.com/llenergymeasure/llemcfg/internal/schema"
	"github.com/llenergymeasure/llemcfg/internal/spec"
)

//go:generate go run .
//go:generate go run ../../cmd/llemcfg docs --format markdown --output ../../docs/reference.md
//go:generate go run ../../cmd/llemcfg docs --format html --output ../../docs/reference.html
//go:generate go run ../../cmd/llemcfg schema --output ../../schema/experiment.schema.json

// root is the module's folder, seen from this one.
const root = "../.."

func main() {
	log.SetFlags(0)
	source, err := schema.Parse(cuesource.Files)
	if err != nil {
		log.Fatal(err)
	}
	described, err := source.Describe()
	if err != nil {
		log.Fatal(err)
	}
	for _, beyond := range described.Beyond {
		log.Printf("beyond the description, so that CUE alone decides about every file: %s", beyond)
	}
	for path, write := range map[string]func(*bytes.Buffer, *spec.Schema){
		"internal/spec/spec_gen.go":  writeSpec,
		"pkg/ssot/enums_gen.go":      writeEnums,
		"pkg/ssot/tables_gen.go":     writeTables,
		"pkg/loader/types_gen.go":    writeTypes,
		"pkg/loader/sections_gen.go": writeSections,
	} {
		if err := generate(filepath.Join(root, path), described, write); err != nil {
			log.Fatal(err)
		}
	}
}

func generate(path string, s *spec.Schema, write func(*bytes.Buffer, *spec.Schema)) error {
	var b bytes.Buffer
	b.WriteString("// Code generated from the CUE schema by internal/gen. DO NOT EDIT.\n\n")
	write(&b, s)
	text, err := format.Source(b.Bytes())
	if err != nil {
		return fmt.Errorf("%s: %w\n%s", path, err, b.Bytes())
	}
	return os.WriteFile(path, text, 0o644)
}
