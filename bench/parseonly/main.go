// Command parseonly links what llemcfg links and only parses its files: what
// any program pays that has CUE in it.
package main

import (
	"fmt"
	"os"

	"gopkg.in/yaml.v3"

	_ "github.com/spf13/cobra"

	_ "github.com/llenergymeasure/llemcfg/pkg/loader"
)

func main() {
	for _, file := range os.Args[1:] {
		text, err := os.ReadFile(file)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		var node yaml.Node
		if err := yaml.Unmarshal(text, &node); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
	}
}
