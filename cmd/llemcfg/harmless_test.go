package main

import (
	"bytes"
	"io"
	"os"
	"testing"
)

// TestHarmless has documents as they are, and as a terminal is shown them: with the
// same values.
func TestHarmless(t *testing.T) {
	for _, c := range []struct{ format, text, want string }{
		{"yaml", "a: b\nc: [é]\n", "a: b\nc: [é]\n"},
		{"yaml", "a: \"b\u202ec\"\nd:\n  - e\n", "a: \"b\\u202ec\"\nd:\n  - e\n"},
		{"yaml", "a: b\u202ec\nd: {e: \u2066f}\n", "a: \"b\\u202ec\"\nd: {e: \"\\u2066f\"}\n"},
		{"json", "{\n  \"a\": \"b\"\n}\n", "{\n  \"a\": \"b\"\n}\n"},
		{"json", "{\n  \"a\": \"\u202e\"\n}\n", "{\n  \"a\": \"\\u202e\"\n}\n"},
		{"cue", "a: {\n\tb: \"c\"\n}\n", "a: {\n\tb: \"c\"\n}\n"},
		{"cue", "a: {\n\tb: \"\u202e\"\n}\n", "a: {\n\tb: \"\\u202e\"\n}\n"},
	} {
		if got, err := harmless([]byte(c.text), c.format); err != nil || string(got) != c.want {
			t.Errorf("%s: %q\ngot  %q %v\nwant %q", c.format, c.text, got, err, c.want)
		}
	}
}

// TestWidth holds that what is no terminal is 100 columns wide.
func TestWidth(t *testing.T) {
	f, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, w := range []io.Writer{f, &bytes.Buffer{}, nil} {
		if got := widthOf(w); got != 100 {
			t.Errorf("%T: %d", w, got)
		}
	}
}
