// Embed holds an experiment in a struct of its own, and writes it as JSON and YAML.
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"log"
	"os"

	"gopkg.in/yaml.v3"

	"github.com/llenergymeasure/llemcfg/pkg/loader"
)

// Job is an experiment with the machine that it runs on. The experiment is a
// named field: embedded, its methods would read and write the whole Job.
type Job struct {
	Machine    string            `json:"machine" yaml:"machine"`
	Experiment loader.Experiment `json:"experiment" yaml:"experiment"`
}

func main() {
	if err := run(os.Stdout, os.Stdin); err != nil {
		log.Fatal(err)
	}
}

// run reads a Job as YAML, and writes it as JSON and as YAML.
func run(w io.Writer, r io.Reader) error {
	var job Job
	d := yaml.NewDecoder(r)
	d.KnownFields(true)
	if err := d.Decode(&job); err != nil {
		return err
	}
	asJSON, err := json.Marshal(job)
	if err != nil {
		return err
	}
	asYAML, err := yaml.Marshal(job)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "%s\n---\n%s", asJSON, asYAML)
	return err
}
