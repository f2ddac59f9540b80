package expand

import (
	"fmt"
	"math"
	"math/big"
	"slices"
	"strconv"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/schema"
	"github.com/llenergymeasure/llemcfg/internal/words"
)

// maxRange is how many values a range may have.
var maxRange = int64(schema.StudyLimit(schema.StudyRangeValues))

// numbers are the values of a range, computed when they are asked for.
type numbers struct {
	count int
	at    func(i int) *big.Rat // exact, or nil
	near  func(i int) float64  // where at is nil: the nearest float64
}

// rangeForms are how a range is written, for messages.
const rangeForms = "{min, max, step}, {min, max, num}, {log: {min, max, num}} or {pow2: {min, max}}"

// rangeProblem is what is wrong with a range.
type rangeProblem struct {
	entry               *value.Entry // where; nil for the range itself
	path                []string     // from the range
	message, suggestion string
}

// readRange reads a mapping that stands for a list of numbers.
func readRange(v *value.Value) (numbers, *rangeProblem) {
	if len(v.Entries) == 1 {
		switch e := &v.Entries[0]; e.Key {
		case "log", "pow2":
			if e.Value.Kind != value.Map {
				return numbers{}, &rangeProblem{e, []string{e.Key}, "must be a mapping: a range is " + rangeForms, ""}
			}
			read, keys := readLog, []string{"min", "max", "num"}
			if e.Key == "pow2" {
				read, keys = readPow2, keys[:2]
			}
			return readBounds(e.Value, []string{e.Key}, keys, read)
		}
	}
	if v.Lookup("num") != nil && v.Lookup("step") == nil {
		return readBounds(v, nil, []string{"min", "max", "num"}, readNum)
	}
	return readBounds(v, nil, []string{"min", "max", "step"}, readStep)
}

// bounds are the numbers that a range is written with.
type bounds struct {
	min, max, step *big.Rat
	num            int
	v              *value.Value
	path           []string
}

// problem is one with what is written for a key of the range.
func (b *bounds) problem(key, message, suggestion string) *rangeProblem {
	return &rangeProblem{b.v.Lookup(key), append(slices.Clone(b.path), key), message, suggestion}
}

// readBounds reads the keys of a range, and then the range.
func readBounds(v *value.Value, path, keys []string, read func(*bounds) (numbers, *rangeProblem)) (numbers, *rangeProblem) {
	b := &bounds{v: v, path: path}
	for i := range v.Entries {
		if e := &v.Entries[i]; !slices.Contains(keys, e.Key) {
			return numbers{}, &rangeProblem{e, append(slices.Clone(path), e.Key), "is no part of a range: a range is " + rangeForms, ""}
		}
	}
	for _, key := range keys {
		e := v.Lookup(key)
		if e == nil {
			return numbers{}, &rangeProblem{nil, path, "the range has no " + key + ": a range is " + rangeForms, "add " + key}
		}
		if key == "num" {
			if e.Value.Kind != value.Int {
				return numbers{}, b.problem(key, "must be an integer of at least 2: how many values there are", "")
			}
			num := e.Value.Int()
			switch {
			case num < 2:
				return numbers{}, b.problem(key, "must be at least 2: both ends are included", "")
			case num > maxRange:
				return numbers{}, b.problem(key, tooManyValues(words.Grouped(strconv.FormatInt(num, 10))), "")
			}
			b.num = int(num)
			continue
		}
		number, message := exactly(e.Value)
		if message != "" {
			return numbers{}, b.problem(key, message, "")
		}
		switch key {
		case "min":
			b.min = number
		case "max":
			b.max = number
		case "step":
			b.step = number
		}
	}
	if b.max.Cmp(b.min) < 0 {
		return numbers{}, b.problem("max", fmt.Sprintf("the range has no values: max is below min, %s", shorten(b.v.Lookup("min").Value.Text)), "swap min and max")
	}
	return read(b)
}

// longestLiteral is how long a number may be written in a range.
const longestLiteral = 400

// exactly is a number as it is written.
func exactly(v *value.Value) (number *big.Rat, message string) {
	switch {
	case v.Kind&(value.Int|value.Float) == 0:
		return nil, "must be a number"
	case len(v.Text) > longestLiteral:
		return nil, fmt.Sprintf("the number is written with more than %d characters", longestLiteral)
	}
	number, ok := new(big.Rat).SetString(v.Text)
	if !ok {
		return nil, "must be a number of fewer digits"
	}
	return number, ""
}

func tooManyValues(count string) string {
	return fmt.Sprintf("the range has %s values, and at most %s are allowed", count, words.Grouped(strconv.FormatInt(maxRange, 10)))
}

func readStep(b *bounds) (numbers, *rangeProblem) {
	if b.step.Sign() <= 0 {
		return numbers{}, b.problem("step", "must be above 0", "")
	}
	steps := new(big.Rat).Sub(b.max, b.min)
	steps.Quo(steps, b.step)
	whole := new(big.Int).Quo(steps.Num(), steps.Denom())
	if !whole.IsInt64() || whole.Int64() >= maxRange {
		return numbers{}, b.problem("step", tooManyValues(counted(whole.Add(whole, big.NewInt(1)))), "write a larger step")
	}
	return numbers{count: int(whole.Int64()) + 1, at: func(i int) *big.Rat {
		offset := new(big.Rat).Mul(b.step, new(big.Rat).SetInt64(int64(i)))
		return offset.Add(offset, b.min)
	}}, nil
}

// counted is a count for a message, as a power of ten where it is very long.
func counted(count *big.Int) string {
	digits := count.String()
	if len(digits) > 15 {
		return fmt.Sprintf("about 10^%d", len(digits)-1)
	}
	return words.Grouped(digits)
}

func readNum(b *bounds) (numbers, *rangeProblem) {
	width := new(big.Rat).Sub(b.max, b.min)
	return numbers{count: b.num, at: func(i int) *big.Rat {
		offset := new(big.Rat).Mul(width, big.NewRat(int64(i), int64(b.num-1)))
		return offset.Add(offset, b.min)
	}}, nil
}

func readPow2(b *bounds) (numbers, *rangeProblem) {
	if b.min.Sign() <= 0 {
		return numbers{}, b.problem("min", "must be above 0", "")
	}
	two := func(exponent int) *big.Rat {
		power := new(big.Rat).SetInt(new(big.Int).Lsh(big.NewInt(1), uint(max(exponent, -exponent))))
		if exponent < 0 {
			power.Inv(power)
		}
		return power
	}
	// min is 2 to more than first-1 and less than first+1.
	first := b.min.Num().BitLen() - b.min.Denom().BitLen()
	for two(first).Cmp(b.min) < 0 {
		first++
	}
	count := 0
	for two(first+count).Cmp(b.max) <= 0 {
		count++
	}
	if count == 0 {
		return numbers{}, b.problem("max", "the range has no values: there is no power of two from min to max", "")
	}
	return numbers{count: count, at: func(i int) *big.Rat { return two(first + i) }}, nil
}

// readLog reads evenly spaced ratios: value i is min·(max/min)^(i/(num-1)).
func readLog(b *bounds) (numbers, *rangeProblem) {
	if b.min.Sign() <= 0 {
		return numbers{}, b.problem("min", "must be above 0", "")
	}
	ratio := new(big.Rat).Quo(b.max, b.min)
	return numbers{
		count: b.num,
		at: func(i int) *big.Rat {
			power, root := lowest(i, b.num-1)
			base, ok := exactRoot(ratio, root)
			if !ok {
				return nil
			}
			return base.Mul(pow(base, power), b.min)
		},
		near: func(i int) float64 {
			power, root := lowest(i, b.num-1)
			x := approximateRoot(ratio, root)
			product := new(big.Float).SetPrec(precision).SetRat(b.min)
			for ; power > 0; power >>= 1 {
				if power&1 == 1 {
					product.Mul(product, x)
				}
				x = new(big.Float).SetPrec(precision).Mul(x, x)
			}
			f, _ := product.Float64()
			return f
		},
	}, nil
}

// lowest is a fraction in its lowest terms.
func lowest(a, b int) (int, int) {
	for x, y := a, b; ; x, y = y, x%y {
		if y == 0 {
			return a / x, b / x
		}
	}
}

func pow(x *big.Rat, n int) *big.Rat {
	e := big.NewInt(int64(n))
	return new(big.Rat).SetFrac(new(big.Int).Exp(x.Num(), e, nil), new(big.Int).Exp(x.Denom(), e, nil))
}

// exactRoot is the n-th root of x if that is a fraction.
func exactRoot(x *big.Rat, n int) (*big.Rat, bool) {
	num, ok := integerRoot(x.Num(), n)
	if !ok {
		return nil, false
	}
	denom, ok := integerRoot(x.Denom(), n)
	if !ok {
		return nil, false
	}
	return new(big.Rat).SetFrac(num, denom), true
}

// integerRoot is the n-th root of a positive integer if that is an integer.
func integerRoot(x *big.Int, n int) (*big.Int, bool) {
	if n == 1 || x.BitLen() == 1 {
		return new(big.Int).Set(x), true
	}
	if n >= x.BitLen() { // it lies between 1 and 2
		return nil, false
	}
	low, high := big.NewInt(1), new(big.Int).Lsh(big.NewInt(1), uint(x.BitLen()/n+1))
	e := big.NewInt(int64(n))
	for low.Cmp(high) <= 0 {
		middle := new(big.Int).Add(low, high)
		middle.Rsh(middle, 1)
		switch new(big.Int).Exp(middle, e, nil).Cmp(x) {
		case 0:
			return middle, true
		case -1:
			low.Add(middle, big.NewInt(1))
		default:
			high.Sub(middle, big.NewInt(1))
		}
	}
	return nil, false
}

// precision, in bits, is far above that of a float64, so that rounding once more
// does no harm: what is computed with it is irrational.
const precision = 320

// approximateRoot is the n-th root of x, which is at least 1, by Newton's method.
func approximateRoot(x *big.Rat, n int) *big.Float {
	target := new(big.Float).SetPrec(precision).SetRat(x)
	mantissa := new(big.Float)
	exponent := target.MantExp(mantissa)
	m, _ := mantissa.Float64()
	start := math.Exp((math.Log(m) + float64(exponent)*math.Ln2) / float64(n))
	root := new(big.Float).SetPrec(precision).SetFloat64(start)
	degree := new(big.Float).SetPrec(precision).SetInt64(int64(n))
	for range 5 { // each doubles the bits that are right, from some 40
		power := new(big.Float).SetPrec(precision).SetInt64(1)
		square := new(big.Float).Copy(root)
		for e := n - 1; e > 0; e >>= 1 {
			if e&1 == 1 {
				power.Mul(power, square)
			}
			square = new(big.Float).SetPrec(precision).Mul(square, square)
		}
		// root + (x/root^(n-1) - root)/n
		step := new(big.Float).SetPrec(precision).Quo(target, power)
		step.Sub(step, root)
		step.Quo(step, degree)
		root.Add(root, step)
	}
	return root
}

// value is value i of the range for a field that takes the kinds, with the
// problem of a field that takes integers alone.
func (n *numbers) value(i int, kinds value.Kind) (v *value.Value, problem string) {
	exact := n.at(i)
	if kinds.Has(value.Float) {
		if exact == nil {
			return value.OfFloat(n.near(i)), ""
		}
		f, _ := exact.Float64()
		return value.OfFloat(f), ""
	}
	switch {
	case exact == nil:
		return nil, strconv.FormatFloat(n.near(i), 'g', 6, 64)
	case !exact.IsInt():
		f, _ := exact.Float64()
		return nil, strconv.FormatFloat(f, 'g', -1, 64)
	case !exact.Num().IsInt64():
		return nil, shorten(exact.Num().String())
	}
	return value.OfInt(exact.Num().Int64()), ""
}
