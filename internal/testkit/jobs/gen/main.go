// Command gen writes what is derived from the schema of jobs, as go generate does
// for that of experiments: the documentation, the JSON Schema and a first file.
package main

import (
	"log"
	"os"
	"path/filepath"

	"github.com/llenergymeasure/llemcfg/internal/testkit/jobs/derived"
)

//go:generate go run .

func main() {
	log.SetFlags(0)
	files, err := derived.Files()
	if err != nil {
		log.Fatal(err)
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join("..", "testdata", name), text, 0o644); err != nil {
			log.Fatal(err)
		}
	}
}
