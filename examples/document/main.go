// Document renders the parameters of every section as HTML, from pkg/reference.
package main

import (
	"html/template"
	"io"
	"log"
	"os"

	"github.com/llenergymeasure/llemcfg/pkg/reference"
)

var page = template.Must(template.New("page").Parse(`<!doctype html>
<title>Experiments, version {{.SchemaVersion}}</title>
{{range .Sections}}<h2>{{or .Path "experiment"}}</h2>
<p>{{.Doc}}</p>
<dl>
{{range .Parameters}}<dt><code>{{.Path}}</code>, default {{.Default}}</dt><dd>{{.Doc}}</dd>
{{end}}</dl>
{{end}}`))

func main() {
	if err := run(os.Stdout); err != nil {
		log.Fatal(err)
	}
}

func run(w io.Writer) error { return page.Execute(w, reference.New()) }
