// Command parseonly only parses its files. It is built in place of the main
// function of llemcfg, with all that llemcfg links: what any program pays that
// has CUE in it.
package main

import (
	"fmt"
	"os"

	"gopkg.in/yaml.v3"
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
