package lock_test

import (
	"slices"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/run/lock"
	"pgregory.net/rapid"
)

func TestFormat(t *testing.T) {
	for _, test := range []struct {
		in   []int
		want string
	}{
		{nil, ""},
		{[]int{3}, "3"},
		{[]int{3, 7, 8, 9}, "3,7-9"},
		{[]int{0, 1, 3, 4}, "0-1,3-4"},
	} {
		if got := lock.FormatIndices(test.in); got != test.want {
			t.Errorf("Format(%v) = %q, want %q", test.in, got, test.want)
		}
	}
}

func TestParse(t *testing.T) {
	for in, want := range map[string][]int{
		"3":            {3},
		"3,7-9":        {3, 7, 8, 9},
		" 7 - 9 , 3,8": {3, 7, 8, 9},
	} {
		if got, err := lock.ParseIndices(in, 10); err != nil || !slices.Equal(got, want) {
			t.Errorf("Parse(%q) = %v, %v, want %v", in, got, err, want)
		}
	}
	for in, want := range map[string]string{
		"":                     `"" is not an index or a range of indices, such as 3 or 7-19`,
		"a":                    `"a" is not an index or a range of indices, such as 3 or 7-19`,
		"3,":                   `"" is not an index or a range of indices, such as 3 or 7-19`,
		"-3":                   `"-3" is not an index or a range of indices, such as 3 or 7-19`,
		"9-7":                  `"9-7": the range ends before it begins`,
		"0-10":                 `"0-10": the last index is 9`,
		"99999999999999999999": `"99999999999999999999" is not an index or a range of indices, such as 3 or 7-19`,
	} {
		if _, err := lock.ParseIndices(in, 10); err == nil || err.Error() != want {
			t.Errorf("Parse(%q): %v, want %s", in, err, want)
		}
	}
}

func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		list := rapid.SliceOfNDistinct(rapid.IntRange(0, 60), 1, 40, rapid.ID).Draw(r, "indices")
		slices.Sort(list)
		got, err := lock.ParseIndices(lock.FormatIndices(list), 61)
		if err != nil || !slices.Equal(got, list) {
			r.Fatalf("%v comes back as %v, %v", list, got, err)
		}
	})
}
