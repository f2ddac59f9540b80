package lock

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// FormatIndices writes indices, which ascend, as ranges, such as 3,7-19.
func FormatIndices(indices []int) string {
	var b strings.Builder
	for i := 0; i < len(indices); {
		last := i
		for last+1 < len(indices) && indices[last+1] == indices[last]+1 {
			last++
		}
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(strconv.Itoa(indices[i]))
		if last > i {
			b.WriteByte('-')
			b.WriteString(strconv.Itoa(indices[last]))
		}
		i = last + 1
	}
	return b.String()
}

// ParseIndices reads ranges of indices below limit: in ascending order, each once.
func ParseIndices(text string, limit int) ([]int, error) {
	var indices []int
	for part := range strings.SplitSeq(text, ",") {
		first, last, isRange := strings.Cut(strings.TrimSpace(part), "-")
		if !isRange {
			last = first
		}
		from, err := parseIndex(first)
		if err != nil {
			return nil, fmt.Errorf("%q is not an index or a range of indices, such as 3 or 7-19", part)
		}
		to, err := parseIndex(last)
		if err != nil {
			return nil, fmt.Errorf("%q is not an index or a range of indices, such as 3 or 7-19", part)
		}
		switch {
		case to < from:
			return nil, fmt.Errorf("%q: the range ends before it begins", part)
		case to >= limit:
			return nil, fmt.Errorf("%q: the last index is %d", part, limit-1)
		}
		for i := from; i <= to; i++ {
			indices = append(indices, i)
		}
	}
	slices.Sort(indices)
	return slices.Compact(indices), nil
}

func parseIndex(text string) (int, error) {
	n, err := strconv.ParseUint(strings.TrimSpace(text), 10, 31)
	return int(n), err
}
