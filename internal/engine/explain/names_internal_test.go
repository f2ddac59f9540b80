package explain

import (
	"slices"
	"strings"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// TestAbbreviated has abbreviations with the only name that each may be of.
func TestAbbreviated(t *testing.T) {
	long := strings.Repeat("k", 62) // and with more it is too long
	names := []string{"gpu_memory_utilization", "gpu_memory", "max_num_seqs", "max_seq_len", "top_p", long + "_abcdef"}
	for text, want := range map[string]string{
		"gpu_mem_util": "gpu_memory_utilization", "mem_util": "gpu_memory_utilization", "memUtil": "gpu_memory_utilization", "mem-util": "gpu_memory_utilization", "uti": "gpu_memory_utilization",
		"gpu_mem": "", "util_mem": "", "gpu_memory_utilization_x": "", "max_seq": "", "max_num": "max_num_seqs", "max_len": "max_seq_len",
		"ut": "", "gpu_me_util": "", "top": "top_p", "": "", "_": "", "moon": "",
		long[:60] + "_abc": long + "_abcdef", long[:61] + "_abc": "",
	} {
		if got := abbreviated(text, names); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// TestFoldedName has names as people write them, as a schema would.
func TestFoldedName(t *testing.T) {
	for text, want := range map[string]string{
		"top_p": "top_p", "top-p": "top_p", "top p": "top_p", "topP": "top_p", "TopP": "top_p", "TOP_P": "top_p", "maxNewTokens": "max_new_tokens", "max2Tokens": "max2_tokens",
		"“top_p”": "top_p", "to\u00adp_p": "top_p", "\u200btop": "top", "": "", "ÉTÉ": "été", "n.x": "n.x",
	} {
		if got := foldedName(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// TestOrList has names as alternatives.
func TestOrList(t *testing.T) {
	for want, names := range map[string][]string{"a or b": {"a", "b"}, "a, b or c": {"a", "b", "c"}} {
		if got := orList(names); got != want {
			t.Errorf("%v: %s", names, got)
		}
	}
}

// TestFewestEdits holds that the bound is never above the distance, and finds what
// is far apart.
func TestFewestEdits(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"a", "", 1}, {"", "ab", 2}, {"abc", "abc", 0}, {"abc", "abd", 1}, {"abc", "xyz", 3}, {"aab", "ab", 1}, {"ab", "ba", 0}, {"é", "e", 1}} {
		if got := fewestEdits(c.a, c.b); got != c.want {
			t.Errorf("%q and %q: %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

// TestClaim has fixes that add a key, one after the other, with the edits of each
// that adds one which has been added: they meet those of the first.
func TestClaim(t *testing.T) {
	edit := func(line, column, endLine, endColumn int) diag.Edit {
		return diag.Edit{Line: line, Column: column, EndLine: endLine, EndColumn: endColumn, NewText: "x"}
	}
	mark := func(line, column int) diag.Edit {
		return diag.Edit{Line: line, Column: column, EndLine: line, EndColumn: column}
	}
	a, b := value.Keys("a"), value.Keys("b")
	for name, c := range map[string]struct {
		first, second, want []diag.Edit
		keys                []value.Path
	}{
		"another key":                  {[]diag.Edit{edit(2, 1, 2, 5)}, []diag.Edit{edit(4, 1, 4, 2)}, []diag.Edit{edit(4, 1, 4, 2)}, []value.Path{b}},
		"no key":                       {[]diag.Edit{edit(2, 1, 2, 5)}, []diag.Edit{edit(4, 1, 4, 2)}, []diag.Edit{edit(4, 1, 4, 2)}, nil},
		"before the second":            {[]diag.Edit{edit(2, 1, 2, 5)}, []diag.Edit{edit(4, 1, 4, 2)}, []diag.Edit{mark(2, 1), edit(4, 1, 4, 2)}, []value.Path{a}},
		"before it on its line":        {[]diag.Edit{edit(2, 1, 2, 5)}, []diag.Edit{edit(2, 6, 2, 7)}, []diag.Edit{mark(2, 1), edit(2, 6, 2, 7)}, []value.Path{a}},
		"after the second":             {[]diag.Edit{edit(4, 3, 4, 5)}, []diag.Edit{edit(2, 1, 2, 2)}, []diag.Edit{edit(2, 1, 2, 2), mark(4, 3)}, []value.Path{a}},
		"after it on its line":         {[]diag.Edit{edit(2, 3, 2, 5)}, []diag.Edit{edit(2, 1, 2, 2)}, []diag.Edit{edit(2, 1, 2, 2), mark(2, 3)}, []value.Path{a}},
		"between two":                  {[]diag.Edit{edit(3, 1, 3, 5)}, []diag.Edit{edit(2, 1, 2, 2), edit(4, 1, 4, 2)}, []diag.Edit{edit(2, 1, 2, 2), mark(3, 1), edit(4, 1, 4, 2)}, []value.Path{a}},
		"within the second":            {[]diag.Edit{edit(3, 2, 3, 5)}, []diag.Edit{edit(2, 1, 4, 2)}, []diag.Edit{edit(2, 1, 4, 2)}, []value.Path{a}},
		"where the second begins":      {[]diag.Edit{edit(3, 2, 3, 5)}, []diag.Edit{edit(3, 2, 3, 9)}, []diag.Edit{edit(3, 2, 3, 9)}, []value.Path{a}},
		"where the second ends":        {[]diag.Edit{edit(3, 2, 3, 5)}, []diag.Edit{edit(3, 1, 3, 2)}, []diag.Edit{edit(3, 1, 3, 2)}, []value.Path{a}},
		"of several, the first counts": {[]diag.Edit{edit(2, 1, 2, 5), edit(6, 1, 6, 5)}, []diag.Edit{edit(4, 1, 4, 2)}, []diag.Edit{mark(2, 1), edit(4, 1, 4, 2)}, []value.Path{a, b}},
	} {
		d := &document{}
		if got := d.claim(c.first, a); !slices.Equal(got, c.first) {
			t.Errorf("%s: the first are %v", name, got)
		}
		second := slices.Clone(c.second)
		if got := d.claim(second, c.keys...); !slices.Equal(got, c.want) || !slices.Equal(second, c.second) {
			t.Errorf("%s: got %v, want %v", name, got, c.want)
		}
	}
}
