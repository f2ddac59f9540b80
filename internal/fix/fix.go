// Package fix applies the fixes of diagnostics to a text until nothing changes.
package fix

import (
	"bytes"
	"unicode/utf8"

	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// Outcome is what came of fixing a text.
type Outcome struct {
	Text []byte
	// Left are the diagnostics of Text.
	Left []diag.Diagnostic
	// Fixed is how many fixes were applied.
	Fixed int
	// Unsafe is how many of Left have a fix that is not safe.
	Unsafe int
}

// maxRounds bounds the rounds. Each fixes something, and few fixes wait for
// another one: those of a text with several mistakes of syntax, of which only the
// first is known.
const maxRounds = 500

// All applies the fixes of a text, those that are not safe too if unsafe is set,
// and checks the result again, until no fix is left. The diagnostics are those of
// check; fixes are taken of those about the file. A round after which the text is
// not better is taken back.
func All(file string, text []byte, unsafe bool, check func([]byte) []diag.Diagnostic) Outcome {
	o := Outcome{Text: text, Left: check(text)}
	for range maxRounds {
		fixed, count := diag.ApplyFixes(o.Text, of(file, o.Left), unsafe)
		if count.Applied == 0 || bytes.Equal(fixed, o.Text) {
			break
		}
		left := check(fixed)
		if !better(fixed, left, o.Text, o.Left) {
			fixed, left, count = one(file, o, unsafe, check)
			if count.Applied == 0 {
				break
			}
		}
		o.Text, o.Left, o.Fixed = fixed, left, o.Fixed+count.Applied
	}
	for _, d := range of(file, o.Left) {
		if len(d.Fixes) > 0 && !d.Fixes[0].Safe {
			o.Unsafe++
		}
	}
	return o
}

// one applies the first fix that alone makes the text better: where several
// together do not.
func one(file string, o Outcome, unsafe bool, check func([]byte) []diag.Diagnostic) ([]byte, []diag.Diagnostic, diag.FixCount) {
	const few = 20 // or a file of many such fixes would take long
	tried := 0
	for _, d := range of(file, o.Left) {
		fixed, count := diag.ApplyFixes(o.Text, []diag.Diagnostic{d}, unsafe)
		if count.Applied == 0 {
			continue
		}
		if left := check(fixed); better(fixed, left, o.Text, o.Left) {
			return fixed, left, count
		}
		if tried++; tried == few {
			break
		}
	}
	return nil, nil, diag.FixCount{}
}

// better reports whether there are fewer errors, or as many and fewer warnings. A
// file that has become valid may have warnings that nobody saw before, and one
// that can be read now may have errors: then it counts that the reader got further.
func better(fixed []byte, now []diag.Diagnostic, text []byte, before []diag.Diagnostic) bool {
	if unread := unreadOf(text, before); unread >= 0 {
		return unreadOf(fixed, now) < unread
	}
	a, b := errors(now), errors(before)
	return a < b || a == b && len(now) < len(before)
}

// unreadOf is how many bytes follow the mistake from which on a text cannot be
// read, or -1.
func unreadOf(text []byte, ds []diag.Diagnostic) int {
	for _, d := range ds {
		if d.Path != "" || d.Code != diag.Syntax && d.Code != diag.NotAMap {
			continue
		}
		for range d.Line - 1 {
			_, text, _ = bytes.Cut(text, []byte("\n"))
		}
		for range d.Column - 1 {
			_, size := utf8.DecodeRune(text)
			text = text[size:]
		}
		return len(text)
	}
	return -1
}

func errors(ds []diag.Diagnostic) int {
	n := 0
	for _, d := range ds {
		if d.Severity == diag.Error {
			n++
		}
	}
	return n
}

func of(file string, ds []diag.Diagnostic) []diag.Diagnostic {
	var own []diag.Diagnostic
	for _, d := range ds {
		if d.File == file {
			own = append(own, d)
		}
	}
	return own
}
