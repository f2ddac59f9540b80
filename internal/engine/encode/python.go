package encode

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"unicode/utf16"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// Python writes v as Python's json.dumps(v, sort_keys=True) does: a space
// after each comma and colon, keys in the order of their code points, ASCII
// alone, floats as their repr.
func Python(v *value.Value) []byte {
	var b bytes.Buffer
	writePython(&b, v)
	return b.Bytes()
}

func writePython(b *bytes.Buffer, v *value.Value) {
	switch v.Kind {
	case value.String:
		writePythonString(b, v.Text)
	case value.List:
		b.WriteByte('[')
		for i, item := range v.Entries {
			if i > 0 {
				b.WriteString(", ")
			}
			writePython(b, item.Value)
		}
		b.WriteByte(']')
	case value.Map:
		// Bytes of UTF-8 sort as the code points that they stand for.
		entries := slices.SortedFunc(slices.Values(v.Entries), func(a, b value.Entry) int { return cmp.Compare(a.Key, b.Key) })
		b.WriteByte('{')
		for i, e := range entries {
			if i > 0 {
				b.WriteString(", ")
			}
			writePythonString(b, e.Key)
			b.WriteString(": ")
			writePython(b, e.Value)
		}
		b.WriteByte('}')
	default:
		b.WriteString(literal(v))
	}
}

func writePythonString(b *bytes.Buffer, s string) {
	b.WriteByte('"')
	for _, c := range s {
		switch {
		case c == '"', c == '\\':
			b.WriteByte('\\')
			b.WriteRune(c)
		case c >= ' ' && c <= '~':
			b.WriteRune(c)
		case c >= '\b' && c <= '\r' && c != '\v':
			b.WriteByte('\\')
			b.WriteByte("btn_fr"[c-'\b'])
		case c > 0xFFFF:
			high, low := utf16.EncodeRune(c)
			fmt.Fprintf(b, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(b, `\u%04x`, c)
		}
	}
	b.WriteByte('"')
}
