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
	"github.com/llenergymeasure/llemcfg/internal/engine/cuelang"
	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/testkit/jobs"
)

//go:generate go run .
//go:generate go run ../present/docs/gen
//go:generate go run ../../cmd/llemcfg docs --format markdown --output ../../docs/reference.md
//go:generate go run ../../cmd/llemcfg docs --format html --output ../../docs/reference.html
//go:generate go run ../../cmd/llemcfg schema --output ../../schema/experiment.schema.json
//go:generate go run ../../cmd/llemcfg schema --of study --output ../../schema/study.schema.json

// root is the module's folder, seen from this one.
const root = "../.."

func main() {
	log.SetFlags(0)
	source, err := cuelang.Parse(cuesource.Files)
	if err != nil {
		log.Fatal(err)
	}
	experiment, err := source.Describe("#ExperimentConfig")
	if err != nil {
		log.Fatal(err)
	}
	user, err := source.Describe("#UserConfig")
	if err != nil {
		log.Fatal(err)
	}
	study, err := source.Describe("#StudyConfig")
	if err != nil {
		log.Fatal(err)
	}
	taken := map[string]bool{}
	for _, folder := range []string{"pkg/loader", "pkg/ssot"} {
		if err := takenNames(taken, filepath.Join(root, folder)); err != nil {
			log.Fatal(err)
		}
	}
	n := newNamer(taken, experiment, user)
	for _, s := range []*spec.Schema{experiment, user} {
		if err := n.checkSections(s); err != nil {
			log.Fatal(err)
		}
	}
	for _, file := range []struct {
		path   string
		schema *spec.Schema
		write  func(*bytes.Buffer, namer, *spec.Schema)
	}{
		{"internal/schema/experiment_gen.go", experiment, writeSpec("experiment")},
		{"internal/schema/user_gen.go", user, writeSpec("user")},
		{"internal/schema/study_gen.go", study, writeSpec("study")},
		{"pkg/ssot/enums_gen.go", experiment, writeEnums},
		{"pkg/ssot/user_enums_gen.go", user, writeEnums},
		{"pkg/ssot/tables_gen.go", experiment, writeTables},
		{"pkg/loader/types_gen.go", experiment, writeTypes},
		{"pkg/loader/sections_gen.go", experiment, writeSections},
		{"pkg/loader/user_types_gen.go", user, writeTypes},
		{"pkg/loader/user_sections_gen.go", user, writeSections},
	} {
		write := func(b *bytes.Buffer) { file.write(b, n, file.schema) }
		if err := generate(filepath.Join(root, file.path), write); err != nil {
			log.Fatal(err)
		}
	}
	if err := generateJobs(filepath.Join(root, jobsTypes)); err != nil {
		log.Fatal(err)
	}
	if err := noteIdentity(filepath.Join(root, identities), experiment); err != nil {
		log.Fatal(err)
	}
}

// jobsTypes is where the types of the second schema of the tests are.
const jobsTypes = "internal/testkit/jobs/typed"

// generateJobs writes the types of the second schema of the tests, as those of
// experiments are.
func generateJobs(folder string) error {
	source, err := jobs.Parse(jobs.Source)
	if err != nil {
		return err
	}
	schema, err := source.Describe(jobs.Definition)
	if err != nil {
		return err
	}
	n := newNamer(map[string]bool{}, schema)
	n.pkg, n.enumsIn = "typed", "typed"
	for name, write := range map[string]func(*bytes.Buffer, namer, *spec.Schema){
		"enums_gen.go": writeEnums, "types_gen.go": writeTypes, "sections_gen.go": writeSections,
	} {
		if err := generate(filepath.Join(folder, name), func(b *bytes.Buffer) { write(b, n, schema) }); err != nil {
			return err
		}
	}
	return nil
}

func generate(path string, write func(*bytes.Buffer)) error {
	var b bytes.Buffer
	b.WriteString("// Code generated from the CUE schema by internal/gen. DO NOT EDIT.\n\n")
	write(&b)
	text, err := format.Source(b.Bytes())
	if err != nil {
		return fmt.Errorf("%s: %w\n%s", path, err, b.Bytes())
	}
	return os.WriteFile(path, text, 0o644)
}
