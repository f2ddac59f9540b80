package explain

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hbollon/go-edlib"

	"github.com/llenergymeasure/llemcfg/internal/engine/judge"
	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/safe"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// instead says what to write in place of a value that is refused, where that
// can be told.
func (x *Explainer) instead(p judge.Problem) string {
	f, v := p.Type, p.Value
	if p.Code == diag.OutOfRange {
		return fraction(v, f)
	}
	if old := x.schema.OldValue(p.Path.String(), v.Text); old != nil && old.Now != nil {
		return "write " + old.Now.Text + ", as it is called in v" + x.schema.Version
	}
	if v.Kind == value.Null {
		return orLeaveOut(p)
	}
	if v.Kind == value.List && f.Kinds&(value.Map|value.List) == 0 {
		return outOfList(v)
	}
	switch {
	case len(f.Words) > 0:
		return x.word(p)
	case f.Kinds.Has(value.Bool):
		return truth(v)
	case f.Kinds.Has(value.Int):
		return number(v, f)
	case f.Kinds.Has(value.String) && v.Kind&(value.Bool|value.Int|value.Float) != 0:
		return "write " + safe.Quote(v.Text) + " in quotes"
	default:
		return ""
	}
}

func orLeaveOut(p judge.Problem) string {
	if p.Type != &p.Field.Type || p.Field.Default == nil || len(p.Field.Default.Parts) > 0 || p.Field.Default.Kind&(value.List|value.Map) != 0 {
		return "write a value"
	}
	return "leave it out for its default, " + p.Field.Default.Text
}

// word suggests the nearest of the words that are accepted.
func (x *Explainer) word(p judge.Problem) string {
	var words []string
	for _, w := range p.Type.Words {
		words = append(words, w.Name)
	}
	if near := nearest(p.Value.Text, words); near != "" {
		return "did you mean " + near + "?"
	}
	return ""
}

// outOfList suggests the only item of a list where a single value is due.
func outOfList(v *value.Value) string {
	if len(v.Entries) != 1 {
		return "write a single value, not a list"
	}
	item := v.Entries[0].Value
	if item.Kind&(value.Bool|value.Int|value.Float|value.String) == 0 || item.Text == "" || len(item.Text) > longestName {
		return "write a single value, not a list"
	}
	text := item.Text
	if item.Kind == value.String {
		text = safe.Quote(text)
	}
	return "write " + text + ", not in a list"
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
func number(v *value.Value, f *spec.Type) string {
	if v.Kind&(value.String|value.Float) == 0 || len(v.Text) > longestNumber {
		return ""
	}
	text, how := meantNumber(strings.TrimSpace(v.Text), f)
	literal, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsInf(literal, 0) || math.IsNaN(literal) {
		return ""
	}
	if !f.Kinds.Has(value.Float) {
		if literal != math.Trunc(literal) || math.Abs(literal) >= 1<<53 {
			return ""
		}
		text = strconv.FormatFloat(literal, 'f', 0, 64)
	}
	if how == "" && v.Kind == value.String {
		how = ", without quotes"
	}
	return "write " + text + how
}

// longestNumber is how long a text may be and still be a number somebody wrote.
const longestNumber = 40

var (
	grouped  = regexp.MustCompile(`^[+-]?[0-9]{1,3}(,[0-9]{3})+$`)
	comma    = regexp.MustCompile(`^[+-]?[0-9]+,[0-9]+$`)
	withUnit = regexp.MustCompile(`^([+-]?[0-9]+(?:\.[0-9]+)?) ?(%|[A-Za-z]+)$`)
)

// meantNumber reads a text as people write numbers, and says what has to go.
func meantNumber(text string, f *spec.Type) (number, how string) {
	text = strings.ReplaceAll(text, "_", "")
	switch {
	case !f.Kinds.Has(value.Float) && grouped.MatchString(text):
		return strings.ReplaceAll(text, ",", ""), ", without commas"
	case f.Kinds.Has(value.Float) && comma.MatchString(text):
		return strings.ReplaceAll(text, ",", "."), ", with a point"
	}
	parts := withUnit.FindStringSubmatch(text)
	switch {
	case parts == nil:
		return text, ""
	case parts[2] != "%":
		return parts[1], ", without the unit"
	case f.Kinds.Has(value.Float):
		percent, _ := strconv.ParseFloat(parts[1], 64)
		return strconv.FormatFloat(percent/100, 'g', -1, 64), ", as a fraction"
	default:
		return "", ""
	}
}

// fraction suggests what is meant by a percentage where a fraction is due.
func fraction(v *value.Value, f *spec.Type) string {
	top, err := strconv.ParseFloat(f.Max, 64)
	bottom, _ := strconv.ParseFloat(f.Min, 64)
	if err != nil || top != 1 || v.Float < 10 || v.Float/100 < bottom || v.Float > 100 || len(v.Text) > longestNumber {
		return ""
	}
	return "write " + strconv.FormatFloat(v.Float/100, 'g', -1, 64) + " if " + v.Text + " is in percent"
}

// nearest gives the name that text most likely stands for, or none. How far it
// may be off grows with its length: one edit in three runes, at most three. A
// text that is the beginning of one name only stands for that.
func nearest(text string, names []string) string {
	if len(text) > longestName {
		return ""
	}
	text = strings.Map(visible, strings.ReplaceAll(strings.ToLower(text), "-", "_"))
	best, bestDistance := "", min(utf8.RuneCountInString(text)/3, 3)+1
	for _, name := range names {
		if d := edlib.OSADamerauLevenshteinDistance(text, name); d < bestDistance {
			best, bestDistance = name, d
		}
	}
	if best != "" {
		return best
	}
	for _, name := range names {
		if strings.HasPrefix(name, text) && (len(text) >= 4 || 2*len(text) >= len(name)) {
			if best != "" {
				return ""
			}
			best = name
		}
	}
	return best
}

// longestName is how long a text may be and still be a misspelt name.
const longestName = 64

// visible drops the characters that nobody sees, and that nobody meant to write.
func visible(c rune) rune {
	if unicode.Is(unicode.Cf, c) {
		return -1
	}
	return c
}
