package expand

import (
	"crypto/sha256"
	"fmt"
	"math/big"
	"strings"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/engine/encode"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
)

func read(t *testing.T, text string) *value.Value {
	t.Helper()
	root, problems := yamldoc.Parse(&value.Source{Name: "a.yaml", Text: []byte(text)}, yamldoc.DefaultLimits())
	if len(problems) > 0 {
		t.Fatal(text, problems)
	}
	return root
}

// TestRanges has ranges with their values, for a field that takes integers and
// for one that takes numbers; or what is wrong, at which path.
func TestRanges(t *testing.T) {
	for _, c := range []struct{ text, integers, numbers string }{
		{"{min: 1, max: 7, step: 2}", "1 3 5 7", "1.0 3.0 5.0 7.0"},
		{"{min: 1, max: 8, step: 2}", "1 3 5 7", "1.0 3.0 5.0 7.0"},
		{"{min: 0.1, max: 0.3, step: 0.1}", "0.1! 0.2! 0.3!", "0.1 0.2 0.3"},
		{"{min: -1, max: 1, step: 0.5}", "-1 -0.5! 0 0.5! 1", "-1.0 -0.5 0.0 0.5 1.0"},
		{"{min: 3, max: 3, step: 1}", "3", "3.0"},
		{"{min: 1e18, max: 1e19, step: 9e18}", "1000000000000000000 10000000000000000000!", "1.0e+18 1.0e+19"},
		{"{min: 0, max: 1, num: 2}", "0 1", "0.0 1.0"},
		{"{min: 0, max: 9, num: 4}", "0 3 6 9", "0.0 3.0 6.0 9.0"},
		{"{min: 0, max: 1, num: 3}", "0 0.5! 1", "0.0 0.5 1.0"},
		{"{pow2: {min: 1, max: 8}}", "1 2 4 8", "1.0 2.0 4.0 8.0"},
		{"{pow2: {min: 3, max: 17}}", "4 8 16", "4.0 8.0 16.0"},
		{"{pow2: {min: 0.2, max: 1.9}}", "0.25! 0.5! 1", "0.25 0.5 1.0"},
		{"{pow2: {min: 0.25, max: 0.25}}", "0.25!", "0.25"},
		{"{log: {min: 1, max: 1000, num: 4}}", "1 10 100 1000", "1.0 10.0 100.0 1000.0"},
		{"{log: {min: 1, max: 16, num: 3}}", "1 4 16", "1.0 4.0 16.0"},
		{"{log: {min: 1, max: 16, num: 5}}", "1 2 4 8 16", "1.0 2.0 4.0 8.0 16.0"},
		{"{log: {min: 1, max: 2, num: 3}}", "1 1.41421! 2", "1.0 1.4142135623730951 2.0"},
		{"{log: {min: 2, max: 20, num: 4}}", "2 4.30887! 9.28318! 20", "2.0 4.308869380063768 9.283177667225559 20.0"},
		{"{log: {min: 0.5, max: 0.5, num: 2}}", "0.5! 0.5!", "0.5 0.5"},
		{"{log: {min: 0.001, max: 0.1, num: 3}}", "0.001! 0.01! 0.1!", "0.001 0.01 0.1"},

		{"{min: 1, max: 2}", ": the range has no step: a range is " + rangeForms + " (add step)", ""},
		{"{max: 2, step: 1}", ": the range has no min: a range is " + rangeForms + " (add min)", ""},
		{"{min: 1, num: 2}", ": the range has no max: a range is " + rangeForms + " (add max)", ""},
		{"{pow2: {min: 1}}", "pow2: the range has no max: a range is " + rangeForms + " (add max)", ""},
		{"{log: {min: 1, max: 2}}", "log: the range has no num: a range is " + rangeForms + " (add num)", ""},
		{"{log: 3}", "log: must be a mapping: a range is " + rangeForms + " ()", ""},
		{"{pow2: [1, 2]}", "pow2: must be a mapping: a range is " + rangeForms + " ()", ""},
		{"{min: 1, max: 2, num: 2, step: 1}", "num: is no part of a range: a range is " + rangeForms + " ()", ""},
		{"{pow2: {min: 1, max: 2, num: 2}}", "pow2.num: is no part of a range: a range is " + rangeForms + " ()", ""},
		{"{min: 2, max: 1, step: 1}", "max: the range has no values: max is below min, 2 (swap min and max)", ""},
		{"{pow2: {min: 5, max: 7}}", "pow2.max: the range has no values: there is no power of two from min to max ()", ""},
		{"{min: 1, max: 2, step: 0}", "step: must be above 0 ()", ""},
		{"{min: 1, max: 2, step: -1}", "step: must be above 0 ()", ""},
		{"{pow2: {min: 0, max: 2}}", "pow2.min: must be above 0 ()", ""},
		{"{log: {min: 0, max: 2, num: 2}}", "log.min: must be above 0 ()", ""},
		{"{log: {min: -1, max: 2, num: 2}}", "log.min: must be above 0 ()", ""},
		{"{min: 1, max: 2, num: 1}", "num: must be at least 2: both ends are included ()", ""},
		{"{min: 1, max: 2, num: 2.0}", "num: must be an integer of at least 2: how many values there are ()", ""},
		{"{min: 1, max: 2, num: " + fmt.Sprint(maxRange+1) + "}", "num: " + tooManyValues(Grouped(int(maxRange+1))) + " ()", ""},
		{"{min: 1, max: " + fmt.Sprint(maxRange+1) + ", step: 1}", "step: " + tooManyValues(Grouped(int(maxRange+1))) + " (write a larger step)", ""},
		{"{min: 0, max: 1e20, step: 1}", "step: " + tooManyValues("about 10^20") + " (write a larger step)", ""},
		{"{min: a, max: 2, step: 1}", "min: must be a number ()", ""},
		{"{min: 1, max: 2, step: true}", "step: must be a number ()", ""},
		{"{min: 0.1" + strings.Repeat("1", 397) + ", max: 2, step: 1}", "", "0.1111111111111111 1.1111111111111112"},
		{"{min: 0.1" + strings.Repeat("1", 398) + ", max: 2, step: 1}", "min: the number is written with more than 400 characters ()", ""},
	} {
		n, problem := readRange(read(t, c.text))
		if problem != nil {
			got := fmt.Sprintf("%s: %s (%s)", strings.Join(problem.path, "."), problem.message, problem.suggestion)
			if got != c.integers || c.numbers != "" {
				t.Errorf("%s\ngot  %s\nwant %s", c.text, got, c.integers)
			}
			if missing := strings.Contains(got, "has no step: ") || strings.Contains(got, "has no min: ") || strings.Contains(got, "has no max: ") || strings.Contains(got, "has no num: "); (problem.entry == nil) != missing {
				t.Errorf("%s: it is at %v", c.text, problem.entry)
			}
			continue
		}
		valuesOf := func(kinds value.Kind) string {
			var all []string
			for i := range n.count {
				if v, problem := n.value(i, kinds); problem != "" {
					all = append(all, problem+"!")
				} else {
					all = append(all, encode.Flow(v))
				}
			}
			return strings.Join(all, " ")
		}
		if c.integers == "" { // too long to be shown
			c.integers = valuesOf(value.Int)
		}
		if integers, numbers := valuesOf(value.Int), valuesOf(value.Int|value.Float); integers != c.integers || numbers != c.numbers {
			t.Errorf("%s\ngot  %s | %s\nwant %s | %s", c.text, integers, numbers, c.integers, c.numbers)
		}
	}
	if n, problem := readRange(read(t, "{min: 1, max: "+fmt.Sprint(maxRange)+", step: 1}")); problem != nil || int64(n.count) != maxRange {
		t.Errorf("a range of %d values: %v", maxRange, problem)
	}
}

// TestRoots holds, for small integers, that a root is found if and only if there
// is one, and that the nearest number to one that is not is near.
func TestRoots(t *testing.T) {
	for n := 1; n <= 6; n++ {
		roots := map[int64]int64{}
		for root := int64(1); root <= 32; root++ {
			power := int64(1)
			for range n {
				power *= root
			}
			roots[power] = root
		}
		for x := int64(1); x <= 1000; x++ {
			got, ok := integerRoot(big.NewInt(x), n)
			if want, is := roots[x]; ok != is && n > 1 || ok && n > 1 && got.Int64() != want || n == 1 && got.Int64() != x {
				t.Fatalf("root %d of %d: %v, %v", n, x, got, ok)
			}
			near, _ := approximateRoot(new(big.Rat).SetInt64(x), n).Float64()
			power := 1.0
			for range n {
				power *= near
			}
			if d := power/float64(x) - 1; d > 1e-14 || d < -1e-14 {
				t.Fatalf("root %d of %d: %v", n, x, near)
			}
		}
	}
	for _, c := range []struct {
		x    string
		n    int
		want string
	}{{"4/9", 2, "2/3"}, {"4/8", 2, ""}, {"8/3", 3, ""}, {"3/8", 3, ""}, {"8/27", 3, "2/3"}, {"7/3", 1, "7/3"}, {"1", 99, "1"}, {"2", 99, ""}} {
		x, _ := new(big.Rat).SetString(c.x)
		got := ""
		if root, ok := exactRoot(x, c.n); ok {
			got = root.RatString()
		}
		if got != c.want {
			t.Errorf("root %d of %s is %q and not %q", c.n, c.x, got, c.want)
		}
	}
	for _, c := range [][4]int{{6, 4, 3, 2}, {0, 5, 0, 1}, {5, 5, 1, 1}, {7, 3, 7, 3}, {3, 12, 1, 4}} {
		if a, b := lowest(c[0], c[1]); a != c[2] || b != c[3] {
			t.Errorf("%d/%d is %d/%d", c[0], c[1], a, b)
		}
	}
}

// TestCounted has counts as a message has them.
func TestCounted(t *testing.T) {
	for digits, want := range map[string]string{"7": "7", "1000": "1,000", "123456789012345": "123,456,789,012,345", "1234567890123456": "about 10^15"} {
		count, _ := new(big.Int).SetString(digits, 10)
		if got := counted(count); got != want {
			t.Errorf("%s is %s and not %s", digits, got, want)
		}
	}
}

// TestSeen holds that a sum is found under the number that it was first added as,
// also where sums begin alike and where the table is as full as it may be.
func TestSeen(t *testing.T) {
	const most = 100
	s := newSeen(most)
	sum := func(i int) *[32]byte {
		out := sha256.Sum256([]byte{byte(i)})
		if i%2 == 0 { // all of these are to be in one place
			out[0], out[1], out[2], out[3] = 255, 255, 255, 255
		}
		return &out
	}
	for i := range most {
		if got := s.lookup(sum(i)); got != -1 {
			t.Fatalf("%d is there as %d", i, got)
		}
		if number, isNew := s.add(sum(i), i); number != i || !isNew {
			t.Fatalf("%d is added as %d, %v", i, number, isNew)
		}
		for j := range i + 1 {
			if number, isNew := s.add(sum(j), i+1); number != j || isNew || s.lookup(sum(j)) != j {
				t.Fatalf("%d is found as %d, %v", j, number, isNew)
			}
		}
	}
	if len(s.slots) != 256 {
		t.Errorf("%d slots for %d sums", len(s.slots), most)
	}
}

// TestPut has mappings with what they are once x is put at a path, and what it is
// over.
func TestPut(t *testing.T) {
	for _, c := range []struct{ text, path, want, over string }{
		{"{}", "a", "{a: x}", ""},
		{"{a: 1, b: 2}", "a", "{a: x, b: 2}", "1"},
		{"{a: 1, b: 2}", "b", "{a: 1, b: x}", "2"},
		{"{a: 1}", "b", "{a: 1, b: x}", ""},
		{"{a: {b: 1, c: 2}}", "a.b", "{a: {b: x, c: 2}}", "1"},
		{"{a: {b: 1}}", "a.c", "{a: {b: 1, c: x}}", ""},
		{"{a: 1}", "a.b.c", "{a: {b: {c: x}}}", ""},
		{"{a: null, d: 1}", "a.b", "{a: {b: x}, d: 1}", ""},
		{"{d: 1}", "a.b", "{d: 1, a: {b: x}}", ""},
	} {
		root := read(t, c.text)
		names := strings.Split(c.path, ".")
		got := put(root, names, value.Entry{Key: names[len(names)-1], Value: value.OfString("x")})
		if text := encode.Flow(got); text != c.want {
			t.Errorf("%s at %s: %s, want %s", c.text, c.path, text, c.want)
		}
		over := ""
		at := got
		for i, name := range names {
			e := at.Lookup(name)
			if at = e.Value; i == len(names)-1 && e.Over != nil {
				over = e.Over.Value.Text
			}
		}
		if over != c.over {
			t.Errorf("%s at %s is over %q and not %q", c.text, c.path, over, c.over)
		}
		if text := encode.Flow(root); text != encode.Flow(read(t, c.text)) {
			t.Errorf("%s becomes %s", c.text, text)
		}
	}
}
