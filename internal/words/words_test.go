package words_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/mattn/go-runewidth"
	"pgregory.net/rapid"

	"github.com/llenergymeasure/llemcfg/internal/words"
)

func TestCount(t *testing.T) {
	for n, want := range map[int]string{0: "0 runs", 1: "1 run", 2: "2 runs", 10_000: "10000 runs"} {
		if got := words.Count(n, "run"); got != want {
			t.Errorf("Count(%d) = %s, want %s", n, got, want)
		}
	}
}

func TestAre(t *testing.T) {
	for n, want := range map[int]string{0: "are", 1: "is", 2: "are"} {
		if got := words.Are(n); got != want {
			t.Errorf("Are(%d) = %s, want %s", n, got, want)
		}
	}
}

func TestGrouped(t *testing.T) {
	for digits, want := range map[string]string{"0": "0", "999": "999", "1000": "1,000", "1234567": "1,234,567", "100000000": "100,000,000"} {
		if got := words.Grouped(digits); got != want {
			t.Errorf("Grouped(%s) = %s, want %s", digits, got, want)
		}
	}
}

func TestLines(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int
		want  []string
	}{
		{"", 10, nil},
		{" \n ", 10, nil},
		{"one two  three", 7, []string{"one two", "three"}},
		{"one two", 6, []string{"one", "two"}},
		{"a longestword b", 5, []string{"a", "longestword", "b"}},
		{"日本 日本", 8, []string{"日本", "日本"}}, // two columns a character
		{"日本 日本", 9, []string{"日本 日本"}},
	} {
		if got := words.Lines(c.text, c.width); !slices.Equal(got, c.want) {
			t.Errorf("Lines(%q, %d) = %q, want %q", c.text, c.width, got, c.want)
		}
	}
}

// TestLaws holds that no word is lost, that lines of several words fit, and that
// no line could have taken the first word of the next.
func TestLaws(t *testing.T) {
	columns := &runewidth.Condition{}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.RuneFrom([]rune("ab \n\té日"))).Draw(t, "text")
		width := rapid.IntRange(0, 12).Draw(t, "width")
		lines := words.Lines(text, width)
		if got, want := strings.Fields(strings.Join(lines, " ")), strings.Fields(text); !slices.Equal(got, want) {
			t.Fatalf("words %q, want %q", got, want)
		}
		for i, line := range lines {
			if strings.Contains(line, " ") && columns.StringWidth(line) > width {
				t.Errorf("%q is longer than %d", line, width)
			}
			if i > 0 {
				next, _, _ := strings.Cut(line, " ")
				if columns.StringWidth(lines[i-1])+1+columns.StringWidth(next) <= width {
					t.Errorf("%q has room for %q", lines[i-1], next)
				}
			}
		}
	})
}
