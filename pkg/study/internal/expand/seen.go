package expand

import "encoding/binary"

// seen is a set of SHA-256 sums, each with the number under which it was added:
// 0, 1, 2 and so on. It takes a quarter of what a Go map would, and no time of
// the garbage collector.
type seen struct {
	slots []uint32 // 1 + the number of a sum; 0 is free
	sums  [][32]byte
}

// newSeen makes room for so many sums.
func newSeen(most int) *seen {
	size := 16
	for size < most+most/2 {
		size *= 2
	}
	// What is not used of so much memory is not there.
	return &seen{slots: make([]uint32, size), sums: make([][32]byte, 0, most)}
}

// slot returns where a sum is, or where it would be.
func (s *seen) slot(sum *[32]byte) int {
	// A sum is as good as its own hash.
	at := int(binary.LittleEndian.Uint32(sum[:])) % len(s.slots)
	for s.slots[at] != 0 && s.sums[s.slots[at]-1] != *sum {
		at = (at + 1) % len(s.slots)
	}
	return at
}

// add returns the number of a sum that is there, or adds it as next.
func (s *seen) add(sum *[32]byte, next int) (number int, isNew bool) {
	at := s.slot(sum)
	if s.slots[at] != 0 {
		return int(s.slots[at] - 1), false
	}
	s.slots[at] = uint32(next + 1)
	s.sums = append(s.sums, *sum)
	return next, true
}

// lookup returns the number of a sum, or -1 if it is not there.
func (s *seen) lookup(sum *[32]byte) int { return int(s.slots[s.slot(sum)]) - 1 }
