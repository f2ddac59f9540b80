// Tables prints which backend supports which precision, with package ssot alone.
package main

import (
	"fmt"
	"io"
	"os"

	"github.com/llenergymeasure/llemcfg/pkg/ssot"
)

func main() { run(os.Stdout) }

func run(w io.Writer) {
	for _, backend := range ssot.Backends() {
		fmt.Fprintf(w, "%s:", backend)
		for _, precision := range ssot.Precisions() {
			if backend.SupportsPrecision(precision) {
				fmt.Fprintf(w, " %s", precision)
			}
		}
		fmt.Fprintln(w)
	}
}
