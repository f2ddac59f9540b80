package cuelang

import (
	"testing"

	cuesource "github.com/llenergymeasure/llemcfg/cue"
)

// BenchmarkDescribe measures the description and the proof of the schema of
// experiments.
func BenchmarkDescribe(b *testing.B) {
	source, err := Parse(cuesource.Files)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := source.Describe("#ExperimentConfig"); err != nil {
			b.Fatal(err)
		}
	}
}
