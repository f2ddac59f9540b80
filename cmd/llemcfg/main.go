// Command llemcfg vets and resolves the configuration of LLM energy-measurement
// experiments.
package main

import "os"

func main() {
	collectLate()
	c := Command{Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr}
	os.Exit(c.Main(os.Args[1:]))
}
