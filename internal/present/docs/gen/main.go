// Command gen writes docs/codes.md from the catalogue of codes.
package main

import (
	"log"
	"os"
	"path/filepath"

	"github.com/llenergymeasure/llemcfg/internal/present/docs"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// page is where the documentation has the codes, from internal/gen: that has
// this run once the description of the schema is written.
const page = "../../docs/codes.md"

func main() {
	log.SetFlags(0)
	if err := os.MkdirAll(filepath.Dir(page), 0o755); err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile(page, []byte(docs.Codes(diag.Catalogue())), 0o644); err != nil {
		log.Fatal(err)
	}
}
