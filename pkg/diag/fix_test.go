package diag_test

import (
	"testing"

	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

func fixOf(safe bool, edits ...diag.Edit) diag.Diagnostic {
	return diag.Diagnostic{Fixes: []diag.Fix{{Safe: safe, Edits: edits}}}
}

func replace(line, column, endColumn int, text string) diag.Edit {
	return diag.Edit{Line: line, Column: column, EndLine: line, EndColumn: endColumn, NewText: text}
}

func TestApplyFixes(t *testing.T) {
	const text = "\ufeffä: 1\r\nbc: 2\n"
	for _, test := range []struct {
		name   string
		ds     []diag.Diagnostic
		unsafe bool
		want   string
		count  diag.FixCount
	}{
		{"columns are runes, and a byte order mark has none", []diag.Diagnostic{fixOf(true, replace(1, 1, 2, "x"))}, false,
			"\ufeffx: 1\r\nbc: 2\n", diag.FixCount{Applied: 1}},
		{"several, in any order", []diag.Diagnostic{fixOf(true, replace(2, 5, 6, "3")), fixOf(true, replace(1, 1, 2, "x"))}, false,
			"\ufeffx: 1\r\nbc: 3\n", diag.FixCount{Applied: 2}},
		{"insert at the end", []diag.Diagnostic{fixOf(true, replace(3, 1, 1, "d: 4\n"))}, false,
			"\ufeffä: 1\r\nbc: 2\nd: 4\n", diag.FixCount{Applied: 1}},
		{"unsafe ones only if asked for", []diag.Diagnostic{fixOf(false, replace(2, 1, 3, "x"))}, false,
			text, diag.FixCount{Unsafe: 1}},
		{"unsafe ones", []diag.Diagnostic{fixOf(false, replace(2, 1, 3, "x"))}, true,
			"\ufeffä: 1\r\nx: 2\n", diag.FixCount{Applied: 1}},
		{"all edits of a fix or none", []diag.Diagnostic{fixOf(true, replace(2, 1, 2, "x")), fixOf(true, replace(1, 1, 2, "y"), replace(2, 2, 3, "z"))}, false,
			"\ufeffä: 1\r\nxc: 2\n", diag.FixCount{Applied: 1, Blocked: 1}},
		{"a place that is not in the text", []diag.Diagnostic{fixOf(true, replace(2, 9, 10, "x")), fixOf(true, replace(9, 1, 1, "x"))}, false,
			text, diag.FixCount{Blocked: 2}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, count := diag.ApplyFixes([]byte(text), test.ds, test.unsafe)
			if string(got) != test.want || count != test.count {
				t.Errorf("%q, %+v; want %q, %+v", got, count, test.want, test.count)
			}
		})
	}
}
