// Package fix applies the fixes of diagnostics to a text until nothing changes.
package fix

import (
	"bytes"

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
		if !better(left, o.Left) {
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
		if left := check(fixed); better(left, o.Left) {
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
func better(now, before []diag.Diagnostic) bool {
	if line, unread := unreadFrom(before); unread {
		further, still := unreadFrom(now)
		return !still || further > line
	}
	a, b := errors(now), errors(before)
	return a < b || a == b && len(now) < len(before)
}

// unreadFrom is the line of the mistake from which on a text cannot be read, if
// there is one.
func unreadFrom(ds []diag.Diagnostic) (line int, unread bool) {
	for _, d := range ds {
		if d.Path == "" && (d.Code == diag.Syntax || d.Code == diag.NotAMap) {
			return d.Line, true
		}
	}
	return 0, false
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
