package explain

import (
	"math"
	"math/big"
	"math/bits"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hbollon/go-edlib"

	"github.com/llenergymeasure/llemcfg/internal/engine/judge"
	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
	"github.com/llenergymeasure/llemcfg/internal/lazy"
	"github.com/llenergymeasure/llemcfg/internal/safe"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// instead is what to write in place of a value that is refused, where that can
// be told.
func (x *Explainer) instead(p judge.Problem) advice {
	f, v := p.Type, p.Value
	if p.Code == diag.OutOfRange {
		if a, ok := x.otherWord(p); ok {
			return a
		}
		if a := fraction(v, f); a.now != nil {
			return a
		}
		return nearestBound(v, f)
	}
	if old := x.schema.OldValue(p.Path.String(), v.Text); old != nil && old.Now != nil {
		return advice{says: "write " + old.Now.Text + ", as it is called in v" + x.schema.Version, now: old.Now.Value(), safe: old.Loses == ""}
	}
	if a := x.otherNull(p); a.now != nil {
		return a
	}
	if a, ok := x.otherWord(p); ok {
		return a
	}
	if v.Kind == value.Null {
		return x.orLeaveOut(p)
	}
	if v.Kind == value.List && !f.Kinds.Has(value.List) {
		return x.outOfList(p)
	}
	switch {
	case len(f.Words) > 0:
		return x.word(p)
	case f.Kinds.Has(value.Bool):
		return truth(v)
	case f.Kinds.Has(value.Int):
		return number(p)
	case f.Kinds.Has(value.String) && v.Kind&(value.Bool|value.Int|value.Float) != 0:
		// Where a section may stand too, a number may be meant for a field of it.
		certain := v.Kind != value.Bool && f.Section == spec.NoSection
		return advice{says: "write " + safe.Quote(v.Text) + " in quotes", now: value.OfString(v.Text), safe: certain}
	default:
		return advice{}
	}
}

// otherNull suggests null where a word that stands for it is written.
func (x *Explainer) otherNull(p judge.Problem) advice {
	if p.Type.Kinds.Has(value.Null) && p.Value.Kind == value.String && x.schema.IsOtherNull(p.Value.Text) {
		return advice{says: "write null", now: &value.Value{Kind: value.Null, Text: "null"}, safe: true}
	}
	return advice{}
}

// otherWord suggests what a word or a number of another tool means.
func (x *Explainer) otherWord(p judge.Problem) (a advice, ok bool) {
	names, ok := p.Path.Names()
	if !ok || p.Type != &p.Field.Type {
		return advice{}, false
	}
	now, nearly := x.otherValue(names, p.Field, p.Value)
	switch {
	case now == nil:
		return advice{}, false
	case nearly:
		return advice{says: "the nearest is " + now.Text, does: "write " + now.Text, now: now}, true
	default:
		return advice{says: "write " + now.Text, now: now, safe: true}, true
	}
}

// orLeaveOut is what to do about a null in a field that does not take it.
func (x *Explainer) orLeaveOut(p judge.Problem) advice {
	var a advice
	var fallback string
	switch below := x.below(p); {
	case below != nil:
		// It is not certain: null may mean the default of the schema.
		fallback = below.Value.Text
		a = advice{says: "leave it out for " + fallback + ", as " + lineOf(below, p.Source) + " says", remove: true}
	case p.Type != &p.Field.Type || p.Field.Default == nil || len(p.Field.Default.Parts) > 0 || p.Field.Default.Kind&(value.List|value.Map) != 0:
		return advice{says: "write a value"}
	default:
		// Of a number, null may mean the default or no limit: it is certain only where
		// they are the same. Of a word or a bool there is no such reading.
		fallback = x.fallback(p).Text
		a = advice{says: "leave it out for its default, " + fallback, remove: true, safe: len(p.Type.Words) > 0 || p.Type.Kinds == value.Bool}
	}
	if names, ok := p.Path.Names(); ok {
		switch other := x.schema.OtherValue(strings.Join(names, "."), "null"); {
		case other == nil:
		case value.CompareNumbers(other.Now.Text, fallback) == 0:
			a.safe = true
		default:
			a = advice{says: "write " + other.Now.Text + ", which other tools mean by null, or " + a.says, does: "write " + other.Now.Text, now: other.Now.Value()}
		}
	}
	return a
}

// below is what a field has from a lower layer, such as a policy or a file of
// defaults, where it is left out; nil if no layer has a value that it accepts.
func (x *Explainer) below(p judge.Problem) *value.Entry {
	names, ok := p.Path.Names()
	if !ok || p.Type != &p.Field.Type {
		return nil
	}
	e := x.root.LookupPath(names...)
	for e != nil {
		if e = e.Over; e != nil && x.plan.Takes(p.Type, e.Value) && len(e.Value.Text) <= longestName {
			return e
		}
	}
	return nil
}

// fallback is the default of a field, by the choice that the file makes beside it.
func (x *Explainer) fallback(p judge.Problem) *spec.Scalar {
	beside := x.root
	for _, step := range p.Path[:len(p.Path)-1] {
		name, _ := step.Key()
		e := beside.Lookup(name)
		if e == nil {
			return p.Field.Default
		}
		beside = e.Value
	}
	for i := range p.Field.DefaultBy {
		by := &p.Field.DefaultBy[i]
		if e := beside.Lookup(by.Field); e != nil && e.Value.Text == by.Is {
			return &by.Default
		}
	}
	return p.Field.Default
}

// word suggests the nearest of the words that are accepted.
func (x *Explainer) word(p judge.Problem) advice {
	var words []string
	for _, w := range p.Type.Words {
		words = append(words, w.Name)
	}
	if near, certain := NearestOf(p.Value.Text, words); near != "" {
		return advice{says: "did you mean " + near + "?", does: "write " + near, now: value.OfString(near), safe: certain}
	}
	return wordWith(p.Value.Text, words)
}

// wordWith suggests the few words that have a text in them, such as fp16 and bf16 of
// 16.
func wordWith(text string, words []string) advice {
	const few = 3
	text = foldedName(text)
	with := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return !strings.Contains(w, text) })
	switch {
	case len(text) < 2 || len(with) == 0 || len(with) > few:
		return advice{}
	case len(with) == 1:
		return advice{says: "did you mean " + with[0] + "?", does: "write " + with[0], now: value.OfString(with[0])}
	default:
		return advice{says: "did you mean " + orList(with) + "?"}
	}
}

// outOfList suggests the only item of a list where a single value is due, and of
// several values the study that they are for.
func (x *Explainer) outOfList(p judge.Problem) advice {
	v := p.Value
	single := "write a single value, not a list"
	if len(v.Entries) != 1 && p.Type.Kinds.Has(value.Map) && p.Type.Section == spec.NoSection {
		return advice{}
	}
	if len(v.Entries) != 1 {
		names, ok := p.Path[:len(p.Path)-1].With(value.Key(p.Field.Name)).Names() // of a field under another name
		if ok && x.schema.Varies != "" && len(v.Entries) > 1 && p.Type == &p.Field.Type {
			single = "write a single value; a study varies it: " + x.schema.Varies + ": {" + strings.Join(names, ".") + ": " + listed(v) + "}"
		}
		return advice{says: single}
	}
	item := v.Entries[0].Value
	if p.Type.Kinds.Has(value.Map) && !x.plan.Takes(p.Type, item) {
		return advice{} // it may be meant for a field of a section
	}
	if item.Kind&(value.Bool|value.Int|value.Float|value.String) == 0 || item.Text == "" || len(item.Text) > longestName {
		return advice{says: single}
	}
	certain := true
	if !x.plan.Takes(p.Type, item) {
		p.Value, p.Code = item, diag.NotAllowed
		a := x.instead(p)
		if item, certain = a.now, a.safe; item == nil {
			return advice{says: single}
		}
	}
	text := item.Text
	if ambiguous, _ := yamldoc.Ambiguity(item); item.Kind == value.String && (ambiguous != "" || !yamldoc.IsPlainString(text)) {
		text = safe.Quote(text)
	}
	return advice{says: "write " + text + ", not in a list", now: item, safe: certain}
}

// listed is a short list of plain values as it is written, and […] for any other.
func listed(v *value.Value) string {
	const longest = 60
	var items []string
	length := 0
	for i := range v.Entries {
		item := v.Entries[i].Value
		if length += len(item.Text); length > longest || item.Kind&(value.Bool|value.Int|value.Float|value.String) == 0 ||
			strings.ContainsAny(item.Text, ":#,[]{}\"'&*!|>%@`\n") || item.Kind == value.String && !yamldoc.IsPlainString(item.Text) {
			return "[…]"
		}
		items = append(items, item.Text)
	}
	return "[" + strings.Join(items, ", ") + "]"
}

// truth suggests the bool that is meant.
func truth(v *value.Value) advice {
	switch strings.ToLower(v.Text) {
	case "yes", "y", "on", "true", "1", "1.0":
		return advice{says: "write true", now: value.OfBool(true), safe: true}
	case "no", "n", "off", "false", "0", "0.0":
		return advice{says: "write false", now: value.OfBool(false), safe: true}
	default:
		return advice{}
	}
}

// number suggests the number that is meant.
func number(p judge.Problem) advice {
	v, f := p.Value, p.Type
	if v.Kind&(value.String|value.Float) == 0 || len(v.Text) > longestNumber {
		return advice{}
	}
	unit := ""
	if p.Type == &p.Field.Type {
		unit = p.Field.Unit
	}
	text, how := meantNumber(strings.TrimSpace(v.Text), f, unit)
	literal, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsInf(literal, 0) || math.IsNaN(literal) {
		return advice{says: how}
	}
	if !f.Kinds.Has(value.Float) {
		if math.Abs(literal) >= 1<<53 {
			return advice{}
		}
		if literal != math.Trunc(literal) {
			return nearestIntegers(literal)
		}
		text = strconv.FormatFloat(literal, 'f', 0, 64)
	}
	if how == "" && v.Kind == value.String {
		how = ", without quotes"
	}
	return advice{says: "write " + text + how, now: yamldoc.ReadPlain(text), safe: true}
}

// nearestIntegers suggests an integer for a number that is none.
func nearestIntegers(literal float64) advice {
	text := func(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
	nearest := text(math.Round(literal))
	return advice{
		says: "write " + text(math.Floor(literal)) + " or " + text(math.Ceil(literal)),
		does: "write " + nearest + ", the nearest integer", now: yamldoc.ReadPlain(nearest),
	}
}

// longestNumber is how long a text may be and still be a number somebody wrote.
const longestNumber = 40

var (
	grouped  = lazy.Regexp(`^[+-]?[0-9]{1,3}(,[0-9]{3})+$`)
	comma    = lazy.Regexp(`^[+-]?[0-9]+,[0-9]+$`)
	withUnit = lazy.Regexp(`^([+-]?[0-9]+(?:\.[0-9]+)?) ?(%|[A-Za-z]+)$`)
)

// meantNumber reads a text as people write numbers, in a unit if the field has
// one, and says what has to go. Where no number is certain, it says what is.
func meantNumber(text string, f *spec.Type, unit string) (number, how string) {
	text = strings.ReplaceAll(text, "_", "")
	switch {
	case !f.Kinds.Has(value.Float) && grouped().MatchString(text):
		return strings.ReplaceAll(text, ",", ""), ", without commas"
	case f.Kinds.Has(value.Float) && comma().MatchString(text):
		return strings.ReplaceAll(text, ",", "."), ", with a point"
	}
	parts := withUnit().FindStringSubmatch(text)
	if parts == nil {
		return text, ""
	}
	written := parts[2]
	switch {
	case written == "%" && f.Kinds.Has(value.Float):
		return times(parts[1], "0.01"), ", as a fraction"
	case written == "%":
		return "", ""
	case unit == "":
		return "", "write a number, without the unit"
	case sameUnit(written, unit):
		return parts[1], ", without the unit"
	}
	if factor := factors[unit][written]; factor != "" {
		return times(parts[1], factor), ", in " + unitName(unit)
	}
	switch written {
	case "k", "K":
		return "", "write " + times(parts[1], "1000") + " or " + times(parts[1], "1024")
	}
	return "", "write a number of " + unitName(unit) + ", without the unit"
}

// factors are what a number in a unit is multiplied by for the unit of a field.
var factors = map[string]map[string]string{
	"s":  {"ms": "0.001", "m": "60", "min": "60", "mins": "60", "minute": "60", "minutes": "60", "h": "3600", "hour": "3600", "hours": "3600"},
	"ms": {"s": "1000", "sec": "1000", "seconds": "1000", "us": "0.001"},
}

// times is a number times another, both as they are written: 2.3 times 60 is 138,
// which it is not in floating point.
func times(a, b string) string {
	x, ok := new(big.Rat).SetString(a)
	y, also := new(big.Rat).SetString(b)
	if !ok || !also {
		panic(a + " times " + b) // both have the form of a number
	}
	product, _ := x.Mul(x, y).Float64()
	return strconv.FormatFloat(product, 'f', -1, 64)
}

// names are those of the units that are written short.
var names = map[string]string{"s": "seconds", "ms": "milliseconds"}

func unitName(unit string) string {
	if name := names[unit]; name != "" {
		return name
	}
	return unit
}

// sameUnit reports whether a unit is written as people write it.
func sameUnit(written, unit string) bool {
	written = strings.ToLower(written)
	singular := strings.TrimSuffix(unitName(unit), "s")
	return written == strings.ToLower(unit) || written == singular || written == singular+"s" ||
		unit == "s" && (written == "sec" || written == "secs")
}

// fraction suggests what is meant by a percentage where a fraction is due.
func fraction(v *value.Value, f *spec.Type) advice {
	top, err := strconv.ParseFloat(f.Max, 64)
	bottom, _ := strconv.ParseFloat(f.Min, 64)
	if err != nil || top != 1 || v.Float < 10 || v.Float/100 < bottom || v.Float > 100 || len(v.Text) > longestNumber {
		return advice{}
	}
	now := yamldoc.ReadPlain(times(v.Text, "0.01"))
	return advice{says: "write " + now.Text + " if " + v.Text + " is in percent", now: now}
}

// nearestBound is the nearest number that is allowed. That is no suggestion: it
// is a guess, for whoever asks for guesses.
func nearestBound(v *value.Value, f *spec.Type) advice {
	bound, open, which := f.Max, f.MaxOpen, "greatest"
	if f.Min != "" && value.CompareNumbers(v.Text, f.Min) < 0 {
		bound, open, which = f.Min, f.MinOpen, "least"
	}
	if bound == "" || open {
		return advice{}
	}
	if limit, err := strconv.ParseFloat(bound, 64); err == nil && v.Kind == value.Float && v.Float == limit {
		return advice{says: "write " + bound + ", which it is as a 64-bit number", now: yamldoc.ReadPlain(bound), safe: true}
	}
	return advice{does: "write " + bound + ", the " + which + " that is allowed", now: yamldoc.ReadPlain(bound)}
}

// NearestOf is Nearest, and whether no other name is as near and the two differ
// by little.
func NearestOf(text string, names []string) (near string, certain bool) {
	near = Nearest(text, names)
	if near == "" {
		return "", false
	}
	text = foldedName(text)
	distance := edlib.OSADamerauLevenshteinDistance(text, near)
	for _, name := range names {
		if name != near && fewestEdits(text, name) <= distance && edlib.OSADamerauLevenshteinDistance(text, name) <= distance {
			return near, false
		}
	}
	return near, distance <= 2
}

// Nearest returns the name that text most likely stands for, or none. How far it
// may be off grows with its length: one edit in three runes, at most three. A
// text that is the beginning of one name only stands for that.
func Nearest(text string, names []string) string {
	if len(text) > longestName {
		return ""
	}
	text = foldedName(text)
	runes := utf8.RuneCountInString(text)
	best, bestDistance := "", min(runes/3, 3)+1
	for _, name := range names {
		longer := utf8.RuneCountInString(name) - runes
		if max(longer, -longer) >= bestDistance || fewestEdits(text, name) >= bestDistance {
			continue
		}
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

// abbreviated returns the only one of some names that has the words of a text, or
// words that begin like them, in this order: gpu_memory_utilization for
// gpu_mem_util. Among all names there are too many for that.
func abbreviated(text string, names []string) string {
	if len(text) > longestName {
		return ""
	}
	words := strings.FieldsFunc(foldedName(text), isSeparator)
	const shortest = 3 // words of fewer letters may mean much
	if len(words) == 0 || slices.ContainsFunc(words, func(word string) bool { return len(word) < shortest }) {
		return ""
	}
	found := ""
	for _, name := range names {
		if !hasBeginnings(strings.FieldsFunc(name, isSeparator), words) {
			continue
		}
		if found != "" {
			return ""
		}
		found = name
	}
	return found
}

// hasBeginnings reports whether a list has words that begin like others, in their
// order.
func hasBeginnings(has, words []string) bool {
	for _, word := range words {
		i := slices.IndexFunc(has, func(part string) bool { return strings.HasPrefix(part, word) })
		if i < 0 {
			return false
		}
		has = has[i+1:]
	}
	return true
}

func isSeparator(c rune) bool { return c == '_' }

// fewestEdits is a lower bound of the distance of two texts that is found in no
// time: it takes an edit for each rune by which one is longer, and for each that
// only one of them has.
func fewestEdits(a, b string) int {
	var inA, inB uint64 // runes by their last bits, which may take two for one
	lengths := 0
	for _, c := range a {
		inA |= 1 << (c & 63)
		lengths++
	}
	for _, c := range b {
		inB |= 1 << (c & 63)
		lengths--
	}
	return max(lengths, -lengths, bits.OnesCount64(inA&^inB), bits.OnesCount64(inB&^inA))
}

// foldedName is a name as the schema would write it: of maxInputTokens, Max-Input
// Tokens and “max_input_tokens”.
func foldedName(text string) string {
	if !strings.ContainsFunc(text, func(c rune) bool { return c != '_' && (c < 'a' || c > 'z') && (c < '0' || c > '9') }) {
		return text // as nearly all are
	}
	text = strings.TrimFunc(strings.Map(visible, text), func(c rune) bool { return strings.ContainsRune(openingQuotes+closingQuotes, c) })
	if strings.ContainsFunc(text, unicode.IsUpper) {
		text = strings.ToLower(humps().ReplaceAllString(text, "${1}_${2}"))
	}
	return underscores.Replace(text)
}

var underscores = strings.NewReplacer("-", "_", " ", "_")

var humps = lazy.Regexp(`([a-z0-9])([A-Z])`)

// longestName is how long a text may be and still be a misspelt name.
const longestName = 64

// visible drops the characters that nobody sees, and that nobody meant to write.
func visible(c rune) rune {
	if unicode.Is(unicode.Cf, c) {
		return -1
	}
	return c
}
