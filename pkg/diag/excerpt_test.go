package diag_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// TestExcerpts has texts and places with the line that is shown of each, and the
// mark below it.
func TestExcerpts(t *testing.T) {
	x := func(n int) string { return strings.Repeat("x", n) }
	for _, test := range []struct {
		text                             string
		line, column, endLine, endColumn int
		want                             string
	}{
		{"a: b\n", 1, 4, 1, 5, "a: b\n   ^"},
		{"a: bcd\n", 1, 4, 1, 7, "a: bcd\n   ^~~"},
		{"a: bcd\n", 1, 4, 1, 4, "a: bcd\n   ^"},
		{"a: bcd\n", 1, 4, 0, 0, "a: bcd\n   ^"},
		{"a: bcd\n", 1, 4, 1, 99, "a: bcd\n   ^~~"},
		{"a: b\n", 1, 5, 1, 5, "a: b\n    ^"},
		{"a: b\n", 1, 9, 1, 10, "a: b\n    ^"},
		{"a: b", 1, 5, 1, 5, "a: b\n    ^"},
		{"a: b  \nc", 1, 1, 1, 2, "a: b\n^"},
		{"a: b", 2, 1, 2, 1, ""},
		{"a: b\n", 2, 1, 2, 1, "\n^"},
		{"a: b\n", 3, 1, 3, 1, ""},
		{"a: b", 0, 1, 0, 1, ""},
		{"a: b", 1, 0, 1, 0, ""},
		{"", 1, 1, 1, 1, ""},
		{"\ufeffa: b\n", 1, 1, 1, 2, "a: b\n^"},
		{"a\rb\r\nc\n\nd", 2, 1, 2, 2, "b\n^"},
		{"a\rb\r\nc\n\nd", 3, 1, 3, 2, "c\n^"},
		{"a\rb\r\nc\n\nd", 5, 1, 5, 2, "d\n^"},
		{"a\r", 2, 1, 2, 1, "\n^"},
		{"a:\n  b: 1 # c\n  d: 2\n", 2, 3, 3, 7, "  b: 1 # c\n  ^~~~"},
		{"a:\n  b: 1  \n  d: 2\n", 2, 3, 3, 7, "  b: 1\n  ^~~~"},
		{"a:\n  # c\n  d: 2\n", 2, 2, 3, 7, "  # c\n ^"},
		{"a: 模型 b\n", 1, 4, 1, 6, "a: 模型 b\n   ^~~~"},
		{"模: b\n", 1, 4, 1, 5, "模: b\n    ^"},
		{"\ta:\tb\n", 1, 5, 1, 6, "    a:  b\n        ^"},
		{"a:\tb\n", 1, 3, 1, 4, "a:  b\n  ^~"},
		{"a: \x1bb\n", 1, 4, 1, 5, "a: \\x1bb\n   ^~~~"},
		{"a: \xff\xffb\n", 1, 6, 1, 7, "a: \\xff\\xffb\n           ^"},
		{x(60) + "b: c", 1, 61, 1, 62, x(60) + "b: c\n" + strings.Repeat(" ", 60) + "^"},
		{x(61) + "b: c", 1, 62, 1, 63, "…" + x(60) + "b: c\n" + strings.Repeat(" ", 61) + "^"},
		{x(99) + "\n" + x(61) + "b: c", 2, 62, 2, 63, "…" + x(60) + "b: c\n" + strings.Repeat(" ", 61) + "^"},
		{strings.Repeat("é", 61) + "b: c", 1, 62, 1, 63, "…" + strings.Repeat("é", 60) + "b: c\n" + strings.Repeat(" ", 61) + "^"},
		{"a: " + x(40), 1, 4, 1, 44, "a: " + x(40) + "\n   ^" + strings.Repeat("~", 39)},
		{"a: " + x(41), 1, 4, 1, 45, "a: " + x(40) + "…\n   ^" + strings.Repeat("~", 39)},
		{"a: " + strings.Repeat("模", 21), 1, 4, 1, 25, "a: " + strings.Repeat("模", 20) + "…\n   ^" + strings.Repeat("~", 39)},
		{"a: " + strings.Repeat("模", 19) + "x模", 1, 4, 1, 5, "a: " + strings.Repeat("模", 19) + "x…\n   ^~"},
		{"a: " + strings.Repeat("\U0001F680", 21), 1, 4, 1, 5, "a: " + strings.Repeat("\U0001F680", 20) + "…\n   ^~"},
	} {
		d := diag.Diagnostic{Severity: diag.Error, File: "a", Line: test.line, Column: test.column, EndLine: test.endLine, EndColumn: test.endColumn, Message: "no", Code: "c"}
		var b bytes.Buffer
		r := diag.Text(&b, diag.WithoutSummary())
		if err := r.Render(diag.Result{File: "a", Source: []byte(test.text), Diagnostics: []diag.Diagnostic{d}}); err != nil {
			t.Fatal(err)
		}
		_, shown, _ := strings.Cut(b.String(), "\n")
		want := ""
		if line, mark, ok := strings.Cut(test.want, "\n"); ok {
			want = fmt.Sprintf("  %d | %s\n    | %s\n", test.line, line, mark)
		}
		if shown != want {
			t.Errorf("%q, %d:%d-%d:%d: got\n%swant\n%s", test.text, test.line, test.column, test.endLine, test.endColumn, shown, want)
		}
	}
}

// TestExcerptsInAnyOrder holds that the lines shown do not depend on the order in
// which places are asked for.
func TestExcerptsInAnyOrder(t *testing.T) {
	text := []byte("a: 1\nbc: 2\r\nd: 3\n")
	shown := func(ds ...diag.Diagnostic) string {
		var b bytes.Buffer
		if err := diag.Text(&b, diag.WithoutSummary()).Render(diag.Result{File: "a", Source: text, Diagnostics: ds}); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	var all []diag.Diagnostic
	for _, at := range [][2]int{{3, 1}, {2, 3}, {2, 1}, {2, 4}, {1, 4}, {1, 1}, {3, 4}} {
		all = append(all, diag.Diagnostic{Severity: diag.Error, File: "a", Line: at[0], Column: at[1], EndLine: at[0], EndColumn: at[1] + 1, Message: "no", Code: "c"})
	}
	want := ""
	for _, d := range all {
		want += shown(d)
	}
	if got := shown(all...); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// TestHelp has messages and suggestions with what the suggestion adds.
func TestHelp(t *testing.T) {
	for _, test := range []struct{ message, suggestion, want string }{
		{"there is no such field", "remove it", "remove it"},
		{"there is no such field", "", ""},
		{"no. Use fp16.", "Use fp16", ""},
		{"no. Use fp16", "Use fp16", ""},
		{"no. Use fp16.", "Use fp16 (or bf16)", "or bf16"},
		{"no. Use fp16.", "Use bf16 (or fp32)", "Use bf16 (or fp32)"},
		{"no. Use fp16.", "Use fp16 (or bf16) now", "Use fp16 (or bf16) now"},
		{"no. Use fp16.", "Use fp16(or bf16)", "Use fp16(or bf16)"},
		{"no", "write \x1b", `write \x1b`},
	} {
		var b bytes.Buffer
		r := diag.Text(&b, diag.WithoutSummary())
		if err := r.Render(diag.Result{File: "a", Diagnostics: []diag.Diagnostic{{Severity: diag.Error, File: "a", Message: test.message, Suggestion: test.suggestion, Code: "c"}}}); err != nil {
			t.Fatal(err)
		}
		_, got, _ := strings.Cut(b.String(), "\n")
		want := ""
		if test.want != "" {
			want = "  help: " + test.want + "\n"
		}
		if got != want {
			t.Errorf("%q and %q: got %q, want %q", test.message, test.suggestion, got, want)
		}
	}
}

// TestSort holds the order of diagnostics, of which each comes after those before it
// for one reason alone.
func TestSort(t *testing.T) {
	want := []diag.Diagnostic{
		{File: "a", Line: 2, Column: 2, Path: "b", Code: "b", Message: "b"},
		{File: "b", Line: 1, Column: 2, Path: "b", Code: "b", Message: "b"},
		{File: "b", Line: 2, Column: 1, Path: "b", Code: "b", Message: "b"},
		{File: "b", Line: 2, Column: 2, Path: "a", Code: "b", Message: "b"},
		{File: "b", Line: 2, Column: 2, Path: "b", Code: "a", Message: "b"},
		{File: "b", Line: 2, Column: 2, Path: "b", Code: "b", Message: "a"},
		{File: "b", Line: 2, Column: 2, Path: "b", Code: "b", Message: "b", Suggestion: "first"},
		{File: "b", Line: 2, Column: 2, Path: "b", Code: "b", Message: "b"},
		{File: "b", Line: 10, Column: 1},
	}
	got := []diag.Diagnostic{want[8], want[6], want[5], want[4], want[3], want[2], want[1], want[7], want[0]}
	diag.Sort(got)
	if !slices.EqualFunc(got, want, func(a, b diag.Diagnostic) bool { return a.String() == b.String() && a.Suggestion == b.Suggestion }) {
		t.Errorf("got %v", got)
	}
}

// fullDisk takes so many bytes, and no more.
type fullDisk struct{ left int }

var errFull = errors.New("no space left")

func (w *fullDisk) Write(p []byte) (int, error) {
	n := min(w.left, len(p))
	if w.left -= n; n < len(p) {
		return n, errFull
	}
	return n, nil
}

// TestFullDisk holds that no format swallows the error of a write, wherever it comes.
func TestFullDisk(t *testing.T) {
	for format, renderer := range formats {
		size := len(render(t, format, results())) - len("VERSION")
		for _, room := range []int{0, 1, size / 2, size - 2} {
			var w io.Writer = &fullDisk{room}
			r := renderer(w)
			var errs []error
			for _, result := range results() {
				errs = append(errs, r.Render(result))
			}
			if err := errors.Join(append(errs, r.Close())...); !errors.Is(err, errFull) {
				t.Errorf("%s, with room for %d of %d bytes: %v", format, room, size, err)
			}
		}
	}
}
