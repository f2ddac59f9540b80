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
		{"no fix, and a fix of nothing", []diag.Diagnostic{{}, fixOf(true)}, true,
			text, diag.FixCount{Blocked: 1}},
		{"the first of several", []diag.Diagnostic{{Fixes: []diag.Fix{fixOf(true, replace(2, 1, 2, "x")).Fixes[0], fixOf(true, replace(2, 2, 3, "y")).Fixes[0]}}}, false,
			"\ufeffä: 1\r\nxc: 2\n", diag.FixCount{Applied: 1}},
		{"edits of a fix that touch", []diag.Diagnostic{fixOf(true, replace(2, 1, 2, "x"), replace(2, 2, 2, "y"), replace(2, 2, 3, "z"))}, false,
			"\ufeffä: 1\r\nxyz: 2\n", diag.FixCount{Applied: 1}},
		{"edits of a fix that overlap", []diag.Diagnostic{fixOf(true, replace(2, 1, 3, "x"), replace(2, 2, 3, "y"))}, false,
			text, diag.FixCount{Blocked: 1}},
		{"edits of a fix that are not in order", []diag.Diagnostic{fixOf(true, replace(2, 2, 3, "x"), replace(2, 1, 2, "y"))}, false,
			text, diag.FixCount{Blocked: 1}},
		{"an edit that ends before it begins", []diag.Diagnostic{fixOf(true, replace(2, 3, 2, "x"))}, false,
			text, diag.FixCount{Blocked: 1}},
		{"fixes that touch, the later one first", []diag.Diagnostic{fixOf(true, replace(2, 2, 3, "x")), fixOf(true, replace(2, 1, 2, "y")), fixOf(true, replace(2, 4, 5, "z"))}, false,
			"\ufeffä: 1\r\nbx:z2\n", diag.FixCount{Applied: 2, Blocked: 1}},
		{"fixes that touch, the earlier one first", []diag.Diagnostic{fixOf(true, replace(2, 1, 2, "y")), fixOf(true, replace(2, 2, 3, "x"))}, false,
			"\ufeffä: 1\r\nyc: 2\n", diag.FixCount{Applied: 1, Blocked: 1}},
		{"two insertions at a place", []diag.Diagnostic{fixOf(true, replace(2, 1, 1, "x")), fixOf(true, replace(2, 1, 1, "y"))}, false,
			"\ufeffä: 1\r\nxbc: 2\n", diag.FixCount{Applied: 1, Blocked: 1}},
		{"the ends of lines", []diag.Diagnostic{fixOf(true, replace(1, 5, 5, "x")), fixOf(true, replace(2, 6, 6, "y"))}, false,
			"\ufeffä: 1x\r\nbc: 2y\n", diag.FixCount{Applied: 2}},
		{"past the ends of lines", []diag.Diagnostic{fixOf(true, replace(1, 7, 7, "x")), fixOf(true, replace(2, 7, 7, "y")), fixOf(true, replace(3, 2, 2, "z"))}, false,
			text, diag.FixCount{Blocked: 3}},
		{"over lines", []diag.Diagnostic{fixOf(true, diag.Edit{Line: 1, Column: 4, EndLine: 2, EndColumn: 5, NewText: "x"})}, false,
			"\ufeffä: x2\n", diag.FixCount{Applied: 1}},
		{"no places", []diag.Diagnostic{fixOf(true, replace(0, 1, 1, "x")), fixOf(true, replace(1, 0, 1, "x")), fixOf(true, replace(1, 1, 0, "x")), fixOf(true, replace(4, 2, 2, "x")), fixOf(true, replace(5, 1, 1, "x"))}, false,
			text, diag.FixCount{Blocked: 5}},
		{"the line after the last", []diag.Diagnostic{fixOf(true, replace(4, 1, 1, "x"))}, false,
			text + "x", diag.FixCount{Applied: 1}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, count := diag.ApplyFixes([]byte(text), test.ds, test.unsafe)
			if string(got) != test.want || count != test.count {
				t.Errorf("%q, %+v; want %q, %+v", got, count, test.want, test.count)
			}
		})
	}
}

// TestLineEnds has texts with the place of a line, where x is inserted; all that
// ends a line does.
func TestLineEnds(t *testing.T) {
	for _, test := range []struct {
		text         string
		line, column int
		want         string
	}{
		{"", 1, 1, "x"},
		{"", 2, 1, "x"},
		{"a", 1, 2, "ax"},
		{"a", 2, 1, "ax"},
		{"a", 2, 2, "a"},
		{"a", 3, 1, "a"},
		{"a\rb\r", 2, 1, "a\rxb\r"},
		{"a\rb\r", 3, 1, "a\rb\rx"},
		{"a\r\nb\r", 2, 2, "a\r\nbx\r"},
		{"a\r\r\nb", 3, 1, "a\r\r\nxb"},
		{"a\n\nb", 2, 1, "a\nx\nb"},
		{"\ufeff", 1, 1, "\ufeffx"},
		{"\ufeffa\nb", 2, 1, "\ufeffa\nxb"},
		{"\xff\xffa", 1, 3, "\xff\xffxa"},
	} {
		got, _ := diag.ApplyFixes([]byte(test.text), []diag.Diagnostic{fixOf(true, replace(test.line, test.column, test.column, "x"))}, false)
		if string(got) != test.want {
			t.Errorf("%q, %d:%d: got %q, want %q", test.text, test.line, test.column, got, test.want)
		}
	}
}
