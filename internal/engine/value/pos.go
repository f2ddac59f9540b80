package value

import (
	"cmp"
	"fmt"
)

// Pos is a place between two characters of a Source: the one before the column
// of that number. Lines and columns count from 1, columns in runes; a byte order
// mark is not counted. The zero Pos is no place.
type Pos struct{ Line, Column int32 }

// IsValid reports whether p is a place.
func (p Pos) IsValid() bool { return p.Line > 0 }

// String is line:column.
func (p Pos) String() string { return fmt.Sprintf("%d:%d", p.Line, p.Column) }

// Compare orders places: -1, 0 or +1.
func (p Pos) Compare(q Pos) int {
	if p.Line != q.Line {
		return cmp.Compare(p.Line, q.Line)
	}
	return cmp.Compare(p.Column, q.Column)
}

// Range is a part of a Source: from Start up to, and without, the character at
// End. It is empty where they are equal. The zero Range is no place.
type Range struct{ Start, End Pos }

// String is line:column-line:column.
func (r Range) String() string { return r.Start.String() + "-" + r.End.String() }

// Point is the empty range at p.
func Point(p Pos) Range { return Range{p, p} }

// Coordinates are the lines and columns of both ends, as a diagnostic has them.
func (r Range) Coordinates() (line, column, endLine, endColumn int) {
	return int(r.Start.Line), int(r.Start.Column), int(r.End.Line), int(r.End.Column)
}

// IsValid reports whether r is a place.
func (r Range) IsValid() bool { return r.Start.IsValid() }
