package explain

import (
	"strings"
	"testing"
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
