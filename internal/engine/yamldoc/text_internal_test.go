package yamldoc

import (
	"bytes"
	"strings"
	"testing"
)

// TestOrdinary holds that every byte but printable ASCII and newlines is found,
// at every place, beside bytes of every kind.
func TestOrdinary(t *testing.T) {
	for c := range 256 {
		isOrdinary := c == '\n' || c >= ' ' && c <= '~'
		for _, filler := range []byte{' ', '~', '\n', 'a'} {
			for at := range 20 {
				text := bytes.Repeat([]byte{filler}, 20)
				text[at] = byte(c)
				want := len(text)
				if !isOrdinary {
					want = at
				}
				if got := ordinary(text); got != want {
					t.Fatalf("ordinary(%q) = %d, want %d", text, got, want)
				}
			}
		}
	}
}

// TestCut holds that a message of up to 200 bytes stays, and that a longer one ends
// with a whole character.
func TestCut(t *testing.T) {
	x := func(n int) string { return strings.Repeat("x", n) }
	for message, want := range map[string]string{
		"": "", x(200): x(200), x(201): x(200) + "…", x(300): x(200) + "…",
		x(199) + "é": x(199) + "…", x(198) + "éx": x(198) + "é…", x(197) + "模模": x(197) + "模…", x(198) + "模": x(198) + "…", x(199) + "\U0001F680": x(199) + "…", x(197) + "\U0001F680": x(197) + "…",
	} {
		if got := cut(message); got != want {
			t.Errorf("%q: got %q, want %q", message, got, want)
		}
	}
}

// TestOverIndicators has texts with the indicators in them: those that can begin
// something where they stand.
func TestOverIndicators(t *testing.T) {
	for text, want := range map[string]string{
		"a: b":                        ":",
		"[]{},:\"'":                   "[]{},:\"'",
		"a-b -c - d\n-\te\n-\r\n-\n-": "-----",
		"a?b ?c ? d\n?\te\n?\n?":      "????",
		"&a *b !c |d >e %f":           "&*!|>%",
		"a&b*c!d|e>f%g":               "",
		"\t&\n*\r![|]>{%}&,*":         "&*![|]>{%}&,*",
		"~@`#\u00a3\u00e9":            "",
		"a\u00e9:":                    ":",
	} {
		var found string
		for limit := range len(text) {
			at := overIndicators([]byte(text), limit)
			if at < 0 {
				break
			}
			found += text[at : at+1]
		}
		if found != want {
			t.Errorf("%q: got %q, want %q", text, found, want)
		}
	}
}
