package main

import (
	"fmt"

	"github.com/llenergymeasure/llemcfg/pkg/diag"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
)

// fingerprints are the files that have been seen, by the fingerprint of their
// experiment. Nil fingerprints see nothing.
type fingerprints map[string]string

// warn adds a warning to an experiment that a file before it holds already.
// There is no experiment if the file is not valid.
func (f fingerprints) warn(file string, experiment *loader.Experiment) {
	if f == nil || experiment == nil {
		return
	}
	fingerprint := experiment.Fingerprint()
	first, ok := f[fingerprint]
	if !ok {
		f[fingerprint] = file
		return
	}
	experiment.Advisories = append(experiment.Advisories, diag.Diagnostic{
		Severity:   diag.Warning,
		Code:       diag.Duplicate,
		File:       file,
		Message:    fmt.Sprintf("is the same experiment as %s", first),
		Suggestion: "remove one of the two, or change what they are to compare",
	})
}
