package main

import (
	"fmt"

	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// fingerprints are the files that have been seen, by the fingerprint of their
// experiment.
type fingerprints map[string]string

// warn adds a warning to the result of a file whose experiment a file before it
// holds already. There is no fingerprint of a file that is not valid.
func (f fingerprints) warn(result *diag.Result, fingerprint string, strict bool) {
	if fingerprint == "" {
		return
	}
	first, ok := f[fingerprint]
	if !ok {
		f[fingerprint] = result.File
		return
	}
	d := diag.Diagnostic{
		Severity:   diag.Warning,
		Code:       diag.Duplicate,
		File:       result.File,
		Message:    fmt.Sprintf("is the same experiment as %s", first),
		Suggestion: "remove one of the two, or change what they are to compare",
	}
	if strict {
		d.Severity = diag.Error
	}
	result.Diagnostics = append(result.Diagnostics, d)
}

// forget takes out a file that is no more what it was.
func (f fingerprints) forget(file string) {
	for fingerprint, first := range f {
		if first == file {
			delete(f, fingerprint)
		}
	}
}
