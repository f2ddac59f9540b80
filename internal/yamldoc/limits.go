package yamldoc

import "fmt"

// Limits bound what a document may cost. Each is checked before anything of
// that size is built.
type Limits struct {
	Bytes  int // the size of the file
	Depth  int // mappings and lists within each other
	Nodes  int // keys, values and items, each alias counted as all that it stands for
	Scalar int // the bytes of one key or value
}

// DefaultLimits are far above any experiment, and low enough to refuse a
// hostile file in milliseconds.
func DefaultLimits() Limits {
	return Limits{Bytes: 1 << 20, Depth: 64, Nodes: 100_000, Scalar: 64 << 10}
}

func tooDeep(l Limits) string {
	return fmt.Sprintf("mappings and lists are nested more than %d deep", l.Depth)
}

func tooMany(l Limits) string {
	return fmt.Sprintf("the file holds more than %d keys, values and items, each alias counted as all that it stands for", l.Nodes)
}

func tooLong(l Limits, size int) string {
	return fmt.Sprintf("a single key or value has %d bytes, and at most %d are read", size, l.Scalar)
}
