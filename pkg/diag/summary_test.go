package diag_test

import (
	"testing"

	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// TestSummary has summaries as people read them.
func TestSummary(t *testing.T) {
	for want, s := range map[string]diag.Summary{
		"0 files: 0 valid, 0 invalid":                                                                 {},
		"1 file: 1 valid, 0 invalid":                                                                  {Files: 1, Valid: 1},
		"2 files: 1 valid, 1 invalid, 1 error":                                                        {Files: 2, Valid: 1, Invalid: 1, Errors: 1},
		"2 files: 2 valid, 0 invalid, 1 warning":                                                      {Files: 2, Valid: 2, Warnings: 1},
		"3 files: 1 valid, 2 invalid, 2 errors, 3 warnings; 1 fixable with --fix":                     {Files: 3, Valid: 1, Invalid: 2, Errors: 2, Warnings: 3, Fixable: 1},
		"1 file: 0 valid, 1 invalid, 1 error; 2 fixed, 1 left":                                        {Files: 1, Invalid: 1, Errors: 1, Fixed: 2},
		"1 file: 0 valid, 1 invalid, 1 error, 1 warning; 0 fixed, 2 left; 1 more with --unsafe-fixes": {Files: 1, Invalid: 1, Errors: 1, Warnings: 1, Fixable: 1, Unsafe: 1},
	} {
		if got := s.String(); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
	if got, want := (diag.Summary{Fixed: 3, Errors: 1, Warnings: 1, Unsafe: 2}).Fixes(), "3 fixed, 2 left; 2 more with --unsafe-fixes"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestSummaryAdd holds what of a result is counted.
func TestSummaryAdd(t *testing.T) {
	fix := func(safe bool) []diag.Fix { return []diag.Fix{{Safe: safe}} }
	var s diag.Summary
	s.Add(diag.Result{})
	s.Add(diag.Result{Diagnostics: []diag.Diagnostic{{Severity: diag.Warning}, {Severity: diag.Warning, Fixes: fix(false)}}})
	s.Add(diag.Result{Diagnostics: []diag.Diagnostic{{Severity: diag.Error, Fixes: fix(true)}, {Severity: diag.Warning}}, Fixed: 2, Unsafe: 3})
	want := diag.Summary{Files: 3, Valid: 2, Invalid: 1, Errors: 1, Warnings: 3, Fixable: 1, Fixed: 2, Unsafe: 3}
	if s != want {
		t.Errorf("got  %+v\nwant %+v", s, want)
	}
}
