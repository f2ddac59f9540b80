package cuelang

import (
	"os"
	"testing"
)

// BenchmarkDescribe measures the description and the proof of the schema of
// experiments.
func BenchmarkDescribe(b *testing.B) {
	source, err := ParseWith(os.DirFS("../../../cue"), nil)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := source.Describe("#ExperimentConfig"); err != nil {
			b.Fatal(err)
		}
	}
}
