package expand

import (
	"cmp"
	"fmt"
	"math/big"
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/lazy"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

const number = `([+-]?[0-9]+(?:\.[0-9]+)?)`

var (
	// span is a range as many languages write it: 8..64, 8-64, 8:64 and 8 to 64.
	span = lazy.Regexp(`^` + number + ` ?(?:\.\.[.=<]?|-|–|:|to) ?` + number + `$`)
	// calls are the ranges of Python and NumPy. Their end is no value of the first.
	calls   = lazy.Regexp(`^(?:np\.)?(?:range|arange)\( ?` + number + ` ?, ?` + number + ` ?(?:, ?` + number + ` ?)?\)$`)
	spaced  = lazy.Regexp(`^(?:np\.)?(linspace|geomspace)\( ?` + number + ` ?, ?` + number + ` ?, ?([0-9]+) ?\)$`)
	several = lazy.Regexp(`^` + number + `(?: ?[,;] ?| )` + number + `(?:(?: ?[,;] ?| )` + number + `)*$`)
	parts   = lazy.Regexp(number)
)

// sayRange says in the diagnostic of a text where numbers are due how a range or a
// list is written, if the text is one in another notation.
func sayRange(d *diag.Diagnostic, v *value.Value, kinds value.Kind, alone bool) {
	if v.Kind != value.String || d.Suggestion != "" {
		return
	}
	text := strings.TrimSpace(v.Text)
	if written, more := rangeOf(text, kinds); written != "" {
		if d.Suggestion = "write " + written + more; !alone {
			d.Suggestion = "write " + written + " in place of the list" + more
		}
		return
	}
	if !alone || !several().MatchString(text) {
		return
	}
	list := "[" + strings.Join(parts().FindAllString(text, -1), ", ") + "]"
	d.Suggestion = "write a list: " + list
	if !v.Quoted && v.Source != nil && !v.Source.Synthetic && v.Source.Text != nil && d.Line == d.EndLine {
		d.Fixes = []diag.Fix{{Message: d.Suggestion, Safe: true, Edits: []diag.Edit{{
			Line: d.Line, Column: d.Column, EndLine: d.EndLine, EndColumn: d.EndColumn, NewText: list,
		}}}}
	}
}

// rangeOf is a range in another notation as it is written here, and what to know of
// that.
func rangeOf(text string, kinds value.Kind) (written, more string) {
	if m := span().FindStringSubmatch(text); m != nil {
		if kinds.Has(value.Float) {
			return fmt.Sprintf("{min: %s, max: %s, num: 5}", m[1], m[2]), ", with the number of values that is meant"
		}
		return fmt.Sprintf("{min: %s, max: %s, step: 1}", m[1], m[2]), ", with the step that is meant"
	}
	if m := calls().FindStringSubmatch(text); m != nil {
		step := cmp.Or(m[3], "1")
		if last := lastBefore(m[1], m[2], step); last != "" {
			return fmt.Sprintf("{min: %s, max: %s, step: %s}", m[1], last, step), "; max is a value of the range"
		}
	}
	if m := spaced().FindStringSubmatch(text); m != nil {
		if m[1] == "geomspace" {
			return fmt.Sprintf("{log: {min: %s, max: %s, num: %s}}", m[2], m[3], m[4]), ""
		}
		return fmt.Sprintf("{min: %s, max: %s, num: %s}", m[2], m[3], m[4]), ""
	}
	return "", ""
}

// lastBefore is the last value before the end of a range of Python; empty if there
// is none.
func lastBefore(first, end, step string) string {
	a, ok1 := new(big.Rat).SetString(first)
	b, ok2 := new(big.Rat).SetString(end)
	s, ok3 := new(big.Rat).SetString(step)
	if !ok1 || !ok2 || !ok3 || s.Sign() <= 0 || a.Cmp(b) >= 0 {
		return ""
	}
	// ceil((b - a) / s) - 1 steps lie before the end.
	n := new(big.Rat).Quo(new(big.Rat).Sub(b, a), s)
	steps := new(big.Int).Quo(new(big.Int).Sub(n.Num(), big.NewInt(1)), n.Denom())
	last := new(big.Rat).Add(a, new(big.Rat).Mul(s, new(big.Rat).SetInt(steps)))
	if last.IsInt() {
		return last.Num().String()
	}
	return strings.TrimRight(last.FloatString(10), "0")
}
