package yamldoc

import (
	"bytes"
	"sort"
	"unicode/utf8"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// index finds the place of an offset in a text, and the offset of a place, in
// logarithmic time, so that a file of one long line costs no more than others.
type index struct {
	text  []byte // without its byte order mark
	lines []int  // the offset at which each line begins
	// runes are how many runes begin before each block of the text; nil if all
	// of it is ASCII.
	runes []int
}

const indexBlock = 256 // bytes

// newIndex makes the index of a text. Lines end in LF, CR or CR LF.
func newIndex(text []byte) *index {
	x := &index{text: bytes.TrimPrefix(text, utf8BOM)}
	x.lines = append(make([]int, 0, 1+bytes.Count(x.text, newline)), 0)
	isASCII := true
	for i, c := range x.text {
		switch {
		case c > '\r' && c < utf8.RuneSelf: // nearly all
		case c == '\n', c == '\r' && !bytes.HasPrefix(x.text[i+1:], newline):
			x.lines = append(x.lines, i+1)
		case c >= utf8.RuneSelf:
			isASCII = false
		}
	}
	if !isASCII {
		count := 0
		for i, c := range x.text {
			if i%indexBlock == 0 {
				x.runes = append(x.runes, count)
			}
			if utf8.RuneStart(c) {
				count++
			}
		}
	}
	return x
}

// runesBefore is how many runes begin before an offset.
func (x *index) runesBefore(offset int) int {
	if x.runes == nil {
		return offset
	}
	block := min(offset/indexBlock, len(x.runes)-1)
	count := x.runes[block]
	for _, c := range x.text[block*indexBlock : offset] {
		if utf8.RuneStart(c) {
			count++
		}
	}
	return count
}

// runesOf is how many runes a part of the text has.
func (x *index) runesOf(part string) int32 {
	if x.runes == nil {
		return int32(len(part))
	}
	return int32(utf8.RuneCountInString(part))
}

// pos is the place of an offset.
func (x *index) pos(offset int) value.Pos {
	offset = max(0, min(offset, len(x.text)))
	line := sort.SearchInts(x.lines, offset+1) - 1
	column := x.runesBefore(offset) - x.runesBefore(x.lines[line])
	return value.Pos{Line: int32(line) + 1, Column: int32(column) + 1}
}

// offset is that of a place; of one that the text does not have, the nearest.
func (x *index) offset(at value.Pos) int {
	line := max(0, min(int(at.Line)-1, len(x.lines)-1))
	start, end := x.lines[line], len(x.text)
	if line+1 < len(x.lines) {
		end = x.lines[line+1]
	}
	column := max(0, int(at.Column)-1)
	if x.runes == nil {
		return min(start+column, end)
	}
	want := x.runesBefore(start) + column
	// The last block that begins before the rune.
	block := sort.SearchInts(x.runes, want) - 1
	offset := max(start, block*indexBlock)
	for count := x.runesBefore(offset); offset < end; offset++ {
		if utf8.RuneStart(x.text[offset]) {
			if count == want {
				break
			}
			count++
		}
	}
	return offset
}
