// Errors shows what a program can do about each kind of error.
package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/llenergymeasure/llemcfg/pkg/diag"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
)

func main() {
	for _, name := range os.Args[1:] {
		_, err := loader.New().Load(name)
		explain(os.Stdout, name, err)
	}
}

// explain prints what is to be done about an error of a Loader.
func explain(w io.Writer, name string, err error) {
	var config *loader.ConfigError
	switch {
	case err == nil:
		fmt.Fprintf(w, "%s: valid\n", name)
	case errors.Is(err, fs.ErrNotExist):
		fmt.Fprintf(w, "%s: create the file\n", name)
	case errors.As(err, &config):
		fmt.Fprintf(w, "%s: not a config: %s\n", name, config.Diagnostics[0].Message)
	case errors.Is(err, diag.MissingField):
		fmt.Fprintf(w, "%s: complete the file:\n", name)
		for _, d := range diag.Of(err) {
			if d.Code == diag.MissingField {
				fmt.Fprintf(w, "  add %s\n", d.Path)
			}
		}
	default:
		fmt.Fprintf(w, "%s: correct the file:\n", name)
		for _, d := range diag.Of(err) {
			fmt.Fprintf(w, "  line %d: %s: %s\n", d.Line, d.Path, d.Message)
		}
	}
}
