// Batch loads experiments over a file of defaults, and prints what each changes:
//
//	batch defaults.yaml a.yaml b.yaml
package main

import (
	"fmt"
	"io"
	"os"

	"github.com/llenergymeasure/llemcfg/pkg/loader"
)

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: batch DEFAULTS FILE...")
		os.Exit(2)
	}
	if !run(os.Stdout, os.Args[1], os.Args[2:]) {
		os.Exit(1)
	}
}

// run reports whether all files are valid.
func run(w io.Writer, defaults string, names []string) bool {
	l, valid := loader.New(), true
	for _, name := range names {
		experiment, err := l.LoadLayers(loader.File(defaults), loader.File(name))
		if err != nil {
			fmt.Fprintln(w, err)
			valid = false
			continue
		}
		fmt.Fprintln(w, name, experiment.Fingerprint()[:12])
		for _, change := range loader.DiffDefaults(experiment) {
			fmt.Fprintf(w, "  %s: %s (%s)\n", change.Path, change.New.Flow(), change.New.Origin)
		}
	}
	return valid
}
