package safe_test

import (
	"os/exec"
	"strings"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/safe"
	"pgregory.net/rapid"
)

func TestQuote(t *testing.T) {
	for in, want := range map[string]string{
		"run.py":       "run.py",
		"--n=3":        "--n=3",
		"":             `""`,
		"{config}":     `"{config}"`,
		"it's":         `"it's"`,
		`$HOME "x" \`:  `"\$HOME \"x\" \\"`,
		"two\nlines":   "\"two\nlines\"",
		"`id` #! ~ *?": "\"\\`id\\` #! ~ *?\"",
	} {
		if got := safe.ShellWord(in); got != want {
			t.Errorf("Quote(%q) = %s, want %s", in, got, want)
		}
	}
}

// TestJoin holds that a shell reads the words that were written.
func TestJoin(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		words := rapid.SliceOfN(rapid.StringOf(rapid.RuneFrom([]rune("aZ0 '\"$`\\\n\t{}()*?!#~&|;<>=-é"))), 1, 6).Draw(r, "words")
		out, err := exec.Command("sh", "-c", "printf '%s\\037' "+safe.ShellCommand(words)).Output()
		if err != nil {
			r.Fatal(err)
		}
		if got, want := string(out), strings.Join(words, "\x1f")+"\x1f"; got != want {
			r.Fatalf("the shell reads %q, want %q", got, want)
		}
	})
}
