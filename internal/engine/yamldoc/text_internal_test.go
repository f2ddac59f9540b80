package yamldoc

import (
	"bytes"
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
