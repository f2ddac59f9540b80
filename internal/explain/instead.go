package explain

import (
	"math"
	"strconv"
	"strings"

	"github.com/hbollon/go-edlib"

	"github.com/llenergymeasure/llemcfg/internal/plan"
	"github.com/llenergymeasure/llemcfg/internal/spec"
	"github.com/llenergymeasure/llemcfg/internal/value"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// instead says what to write in place of a value that is refused, where that
// can be told.
func (x *Explainer) instead(p plan.Problem) string {
	f, v := p.Field, p.Value
	if p.Code == diag.OutOfRange {
		return ""
	}
	if old := x.schema.OldValue(strings.Join(p.Path, "."), v.Text); old != nil && old.Now != nil {
		return "write " + old.Now.Text + ", as it is called in v2.0"
	}
	if v.Kind == value.Null {
		return orLeaveOut(f)
	}
	switch {
	case len(f.Words) > 0:
		return x.word(p)
	case f.Kinds.Has(value.Bool):
		return truth(v)
	case f.Kinds.Has(value.Int):
		return number(v, f)
	case f.Kinds.Has(value.String) && v.Kind&(value.Bool|value.Int|value.Float) != 0:
		return "write " + strconv.Quote(v.Text) + " in quotes"
	default:
		return ""
	}
}

func orLeaveOut(f *spec.Field) string {
	if f.Default == nil {
		return "write a value"
	}
	return "leave it out for its default, " + f.Default.Text
}

// word suggests the nearest of the words that are accepted.
func (x *Explainer) word(p plan.Problem) string {
	var words []string
	for _, w := range p.Field.Words {
		words = append(words, w.Name)
	}
	if near := nearest(p.Value.Text, words); near != "" {
		return "did you mean " + near + "?"
	}
	return ""
}

// truth suggests the bool that is meant.
func truth(v *value.Value) string {
	switch strings.ToLower(v.Text) {
	case "yes", "y", "on", "true", "1", "1.0":
		return "write true"
	case "no", "n", "off", "false", "0", "0.0":
		return "write false"
	default:
		return ""
	}
}

// number suggests the number that is meant.
func number(v *value.Value, f *spec.Field) string {
	text := strings.ReplaceAll(strings.TrimSpace(v.Text), "_", "")
	literal, err := strconv.ParseFloat(text, 64)
	if v.Kind&(value.String|value.Float) == 0 || err != nil || math.IsInf(literal, 0) || math.IsNaN(literal) {
		return ""
	}
	if !f.Kinds.Has(value.Float) {
		if literal != math.Trunc(literal) || math.Abs(literal) >= 1<<53 {
			return ""
		}
		text = strconv.FormatFloat(literal, 'f', 0, 64)
	}
	if v.Kind == value.String {
		return "write " + text + ", without quotes"
	}
	return "write " + text
}

// nearest gives the name that text most likely stands for, or none. How far it
// may be off grows with its length: one edit in three runes, at most three.
func nearest(text string, names []string) string {
	best, bestDistance := "", min(len(text)/3, 3)+1
	for _, name := range names {
		if d := edlib.OSADamerauLevenshteinDistance(strings.ToLower(text), name); d < bestDistance {
			best, bestDistance = name, d
		}
	}
	return best
}
