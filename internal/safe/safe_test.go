package safe_test

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/llenergymeasure/llemcfg/internal/safe"
)

func TestText(t *testing.T) {
	for in, want := range map[string]string{
		"plain text":          "plain text",
		"Zoë 模型 🚀":            "Zoë 模型 🚀",
		"a\x1b[31mb":          `a\x1b[31mb`,
		"two\nlines\tand\r":   `two\nlines\tand\r`,
		"del\x7f nul\x00":     `del\x7f nul\x00`,
		"c1\u0085\u009b":      `c1\u0085\u009b`,
		"bidi \u202egpj.exe":  `bidi \u202egpj.exe`,
		"isolate \u2066x":     `isolate \u2066x`,
		"zero\u200bwidth":     `zero\u200bwidth`,
		"tag\U000E0041":       `tag\U000e0041`,
		"bytes \xff\x80":      `bytes \xff\x80`,
		"replacement \uFFFD.": "replacement \uFFFD.",
	} {
		if got := safe.Text(in); got != want {
			t.Errorf("Text(%+q) = %q, want %q", in, got, want)
		}
	}
}

// TestShortens has texts of files as a message quotes them, and as it shows them
// without quotes.
func TestShortens(t *testing.T) {
	long := strings.Repeat("é", safe.QuoteLength)
	for in, want := range map[string][2]string{
		"":                {`""`, ""},
		`a"b`:             {`"a\"b"`, `a"b`},
		"a\x1b b\xff":     {`"a\x1b b\xff"`, `a\x1b b?`},
		long:              {`"` + long + `"`, long[:safe.QuoteLength] + "…"},
		long + "a":        {`"` + long + `…"`, long[:safe.QuoteLength] + "…"},
		"a" + long:        {`"a` + long[:len(long)-2] + `…"`, "a" + long[:safe.QuoteLength-2] + "?…"},
		long[:60]:         {`"` + long[:60] + `"`, long[:60]},
		long[:60] + "abc": {`"` + long[:60] + `abc"`, long[:60] + "…"},
	} {
		if got := [2]string{safe.Quote(in), safe.Shorten(in)}; got != want {
			t.Errorf("%q\ngot  %q\nwant %q", in, got, want)
		}
	}
}

// TestIsDeceptive holds the ends of every range of characters that show as
// nothing or act on the text around them.
func TestIsDeceptive(t *testing.T) {
	for _, r := range [][2]rune{
		{0x200B, 0x200F}, {0x2028, 0x202E}, {0x2060, 0x206F}, {0xFEFF, 0xFEFF}, {0x061C, 0x061C}, {0x180E, 0x180E},
		{0xAD, 0xAD}, {0xFFF9, 0xFFFB}, {0xE0000, 0xE0FFF}, {0x3000, 0x3000}, {0xA0, 0xA0},
	} {
		for _, c := range r {
			if !safe.IsDeceptive(c) {
				t.Errorf("%U is not", c)
			}
		}
		for _, c := range []rune{r[0] - 1, r[1] + 1} {
			if safe.IsDeceptive(c) {
				t.Errorf("%U is", c)
			}
		}
	}
}

// FuzzText holds that nothing is left for a terminal to act on, and that
// harmless text is not changed.
func FuzzText(f *testing.F) {
	for _, s := range []string{"", "gpt2", "a\x1b[2Jb", "\u202e\xff\x00", "日本\u2066", `a\"b`, "tag\U000E0041\u007f"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		out := safe.Text(s)
		if !utf8.ValidString(out) {
			t.Fatalf("%q is not UTF-8", out)
		}
		for _, c := range out {
			if unicode.IsControl(c) || unicode.Is(unicode.Bidi_Control, c) {
				t.Fatalf("%q holds %U", out, c)
			}
		}
		if again := safe.Text(out); again != out {
			t.Fatalf("%q is not stable: %q", out, again)
		}
		if back, err := safe.Unliteral(safe.Literal(s)); err != nil || back != s {
			t.Fatalf("%q is read back as %q: %v", s, back, err)
		}
		if !utf8.ValidString(s) {
			return
		}
		text, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		escaped := safe.JSON(string(text))
		var back string
		if err := json.Unmarshal([]byte(escaped), &back); err != nil || back != s {
			t.Fatalf("%q is %q as JSON: %v", s, escaped, err)
		}
	})
}
