package main

import (
	"fmt"

	"github.com/llenergymeasure/llemcfg/pkg/diag"
	"github.com/llenergymeasure/llemcfg/pkg/study"
)

// vetStudy is the work on an input that is a study. What points are skipped for
// is a warning, once for each reason.
func (v *vetJob) vetStudy(name string, data []byte) vetResult {
	opts := []study.Option{study.WithMaxBytes(v.flags.maxBytes), study.WithJobs(1),
		study.WithDefaults(v.flags.layering.defaults...), study.WithSet(v.flags.layering.sets...)}
	if v.flags.strict {
		opts = append(opts, study.WithStrict())
	}
	if v.policy != nil {
		opts = append(opts, study.WithPolicy(v.policy))
	}
	s, err := study.LoadBytes(name, data, opts...)
	result, readable := resultOf(name, nil, err)
	var experiments []vetExperiment
	if err == nil {
		outcome := s.Outcome()
		result.Diagnostics = append(append(result.Diagnostics, s.Warnings...), outcome.Diagnostics...)
		if outcome.Err() == nil {
			// What skips all points is in the error that none runs.
			result.Diagnostics = append(result.Diagnostics, skippedPoints(outcome)...)
			if v.flags.duplicates {
				result.Diagnostics = append(result.Diagnostics, repeatedPoints(name, outcome.Counts)...)
				for p := range outcome.Running() {
					experiments = append(experiments, experimentOf(p.Fingerprint, p.Number))
				}
			}
		}
		diag.Sort(result.Diagnostics)
	}
	return vetResult{Result: result, readable: readable, experiments: experiments}
}

// skippedPoints are a warning for each reason for which points are skipped.
func skippedPoints(o *study.Outcome) []diag.Diagnostic {
	var ds []diag.Diagnostic
	for _, r := range o.Skips {
		d := r.Diagnostic
		d.Severity, d.Code = diag.Warning, diag.Skipped
		which := fmt.Sprintf("%s of %s points are skipped, the first is %d", grouped(r.Points), grouped(o.Counts.Points), r.First)
		if r.Points == 1 {
			which = fmt.Sprintf("point %d is skipped", r.First)
		}
		d.Message = which + ": " + d.Message
		ds = append(ds, d)
	}
	return ds
}

// repeatedPoints are warnings of points that are no new experiments.
func repeatedPoints(file string, counts study.Counts) []diag.Diagnostic {
	var ds []diag.Diagnostic
	warn := func(n int, one, many, suggestion string) {
		if n > 0 {
			ds = append(ds, diag.Diagnostic{Severity: diag.Warning, Code: diag.Duplicate, File: file, Line: 1, Column: 1,
				Message: quantity(n, one, many), Suggestion: suggestion})
		}
	}
	warn(counts.Duplicate, "point of this study repeats an earlier one", "points of this study repeat earlier ones", "llemcfg study list --status duplicate shows them")
	const idle = " only in fields without effect"
	warn(counts.Equivalent, "point of this study differs from an earlier one"+idle, "points of this study differ from earlier ones"+idle, "llemcfg study list --status equivalent shows them")
	return ds
}
