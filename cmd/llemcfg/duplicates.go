package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// vetExperiment is an experiment that a file holds.
type vetExperiment struct {
	fingerprint [sha256.Size]byte
	point       int // of a study; 0 for a file that is the experiment
}

// experimentOf is the experiment of a fingerprint in hex.
func experimentOf(fingerprint string, point int) vetExperiment {
	e := vetExperiment{point: point}
	hex.Decode(e.fingerprint[:], []byte(fingerprint)) // 64 digits
	return e
}

// fingerprints are the experiments that have been seen, by their fingerprints.
type fingerprints map[[sha256.Size]byte]seenExperiment

// seenExperiment is where an experiment has been seen first.
type seenExperiment struct {
	file  string
	point int
}

func (s seenExperiment) String() string {
	if s.point == 0 {
		return s.file
	}
	return fmt.Sprintf("point %d of %s", s.point, s.file)
}

// warn adds warnings to the result of a file whose experiments files before it
// hold already: one for the file, or for a study one for each of these files.
func (f fingerprints) warn(result *diag.Result, experiments []vetExperiment, strict bool) {
	type repeat struct {
		first  seenExperiment
		points []int
	}
	repeats := map[string]*repeat{}
	var files []string // in the order in which they come up
	for _, e := range experiments {
		first, ok := f[e.fingerprint]
		switch r := repeats[first.file]; {
		case !ok:
			f[e.fingerprint] = seenExperiment{result.File, e.point}
		case r == nil:
			repeats[first.file] = &repeat{first, []int{e.point}}
			files = append(files, first.file)
		default:
			r.points = append(r.points, e.point)
		}
	}
	for _, file := range files {
		d := diag.Diagnostic{
			Severity:   diag.Warning,
			Code:       diag.Duplicate,
			File:       result.File,
			Suggestion: "remove one of the two, or change what they are to compare",
		}
		switch r := repeats[file]; {
		case r.points[0] == 0:
			d.Message = fmt.Sprintf("is the same experiment as %s", r.first)
		case len(r.points) == 1:
			d.Message = fmt.Sprintf("point %d is the same experiment as %s", r.points[0], r.first)
		default:
			d.Message = fmt.Sprintf("%s points are experiments of %s too: point %d, for example, is the same as %s", grouped(len(r.points)), file, r.points[0], r.first)
		}
		if strict {
			d.Severity = diag.Error
		}
		result.Diagnostics = append(result.Diagnostics, d)
	}
}

// forget takes out a file that is no more what it was.
func (f fingerprints) forget(file string) {
	for fingerprint, first := range f {
		if first.file == file {
			delete(f, fingerprint)
		}
	}
}
