package yamldoc

import (
	"fmt"
	"strings"
)

// Limits bound what a document may cost. Each is checked before anything of
// that size is built.
type Limits struct {
	Bytes  int // the size of the file
	Depth  int // mappings and lists within each other
	Nodes  int // keys, values and items, each alias counted as everything that it refers to
	Scalar int // the bytes of one key or value
	// Indicators are the characters that can begin something in YAML, such as
	// brackets, commas and quotes, wherever they stand. They bound what the
	// parser builds before anything else can be counted.
	Indicators int
}

// DefaultLimits are far above any experiment, and low enough to refuse a
// hostile file in milliseconds.
func DefaultLimits() Limits {
	return Limits{Bytes: 1 << 20, Depth: 64, Nodes: 100_000, Scalar: 64 << 10, Indicators: 100_000}
}

// TooDeep says that something is over the limit of depth.
func (l Limits) TooDeep() string {
	return fmt.Sprintf("mappings and lists are nested more than %d deep", l.Depth)
}

// TooMany says that a document is over the limit of nodes.
func (l Limits) TooMany() string {
	return fmt.Sprintf("there are more than %d keys, values and items, each alias counted as everything that it refers to", l.Nodes)
}

// TooLong says that a key or value of size bytes is over the limit.
func (l Limits) TooLong(size int) string {
	return fmt.Sprintf("a single key or value has %d bytes, and at most %d are read", size, l.Scalar)
}

func (l Limits) tooManyIndicators() string {
	return fmt.Sprintf("the file holds more than %d brackets, commas, colons, quotes and other YAML punctuation", l.Indicators)
}

// overIndicators returns the offset of the first indicator past the limit, or -1.
func overIndicators(text []byte, limit int) int {
	if len(text) <= limit {
		return -1
	}
	count := 0
	for i, c := range text {
		if c > '~' || !isIndicator[c] {
			continue
		}
		switch c {
		case '-', '?': // begin something before a space only
			if i+1 < len(text) && strings.IndexByte(" \t\r\n", text[i+1]) < 0 {
				continue
			}
		case '&', '*', '!', '|', '>', '%': // and these after one
			if i > 0 && strings.IndexByte(" \t\r\n[]{},", text[i-1]) < 0 {
				continue
			}
		}
		if count++; count > limit {
			return i
		}
	}
	return -1
}

var isIndicator = func() (is [128]bool) {
	for _, c := range "[]{},:\"'-?&*!|>%" {
		is[c] = true
	}
	return is
}()
