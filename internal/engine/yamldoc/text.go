package yamldoc

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"unicode/utf8"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/words"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

func (r *reader) checkSize() bool {
	if len(r.src.Text) <= r.limits.Bytes {
		return true
	}
	r.refuse(start, diag.Limit,
		"the file is larger than "+words.Count(r.limits.Bytes, "byte"),
		"check that this is an experiment file, or raise the limit")
	return false
}

// checkText finds what neither YAML nor JSON may hold, before a parser that
// names no place for it does.
func (r *reader) checkText() bool {
	text := r.src.Text
	if encoding := otherEncoding(text); encoding != "" {
		r.refuse(start, diag.Encoding, "the text is "+encoding, "save the file as UTF-8")
		return false
	}
	for i := len(text) - len(bytes.TrimPrefix(text, utf8BOM)); i < len(text); {
		if i += ordinary(text[i:]); i == len(text) {
			break
		}
		c, size := rune(text[i]), 1
		if c >= utf8.RuneSelf {
			c, size = utf8.DecodeRune(text[i:])
		}
		if message, suggestion := forbidden(c, size, r.isJSON); message != "" {
			at := value.Point(PosOf(text, i))
			at.End.Column++
			r.refuse(at, diag.Encoding, message, suggestion)
			if c != utf8.RuneError { // that stands for a byte of another encoding
				x := newIndex(text)
				from := i - (len(text) - len(x.text))
				r.fix(x, "remove it", false, textEdit{from, from + size, ""})
			}
			return false
		}
		i += size
	}
	return true
}

// ordinary is how many bytes of text, from its beginning on, are printable ASCII
// or newlines, as nearly all are. It looks at eight at once: a byte that is less
// than a space sets its highest bit when a space is subtracted from it, and one
// past ~ when 1 is added, or has it set.
func ordinary(text []byte) int {
	const each, highest = 0x0101010101010101, 0x8080808080808080
	n := 0
	for ; n+8 <= len(text); n += 8 {
		eight := binary.LittleEndian.Uint64(text[n:])
		other := eight ^ '\n'*each // 0 where a newline is
		newlines := ^((other&^highest + ^uint64(highest)) | other) & highest
		eight |= newlines >> 2 // a newline is no less than a space then
		if ((eight-' '*each)|(eight+each)|eight)&highest != 0 {
			break
		}
	}
	for n < len(text) && (text[n] == '\n' || isPrintable(text[n])) {
		n++
	}
	return n
}

// otherEncoding is the encoding of a text in UTF-16 or UTF-32, or empty. Without a
// byte order mark it is told by the first character, which is one of ASCII in any
// config.
func otherEncoding(text []byte) string {
	has := func(prefix string) bool { return bytes.HasPrefix(text, []byte(prefix)) }
	var first [4]bool // which of the first bytes are not NUL
	for i := range min(len(text), len(first)) {
		first[i] = text[i] != 0
	}
	switch {
	case len(text) >= len(first) && (first == [4]bool{0: true} || first == [4]bool{3: true}):
		return "UTF-32"
	case len(text) >= 2 && first[0] != first[1]:
		return "UTF-16"
	case has("\xFF\xFE\x00\x00"), has("\x00\x00\xFE\xFF"):
		return "UTF-32"
	case has("\xFF\xFE"), has("\xFE\xFF"):
		return "UTF-16"
	default:
		return ""
	}
}

// forbidden says why c, read from size bytes, may not stand in a document after
// its byte order mark.
func forbidden(c rune, size int, json bool) (message, suggestion string) {
	switch {
	case c == '\t', c == '\r':
		return "", ""
	case c == 0:
		return "the file is not text: it has a NUL character, U+0000", "save the file as UTF-8 text"
	case c == utf8.RuneError && size == 1:
		return "the text is not UTF-8", "save the file as UTF-8"
	case json && c >= ' ':
		return "", "" // within strings, JSON allows it
	case c == 0xFEFF:
		// yaml.v3 drops characters after one.
		return "a byte order mark, U+FEFF, can only be the first character of a file", `remove it, or write "\ufeff" in double quotes`
	case c < ' ', c == 0x7F, c >= 0x80 && c < 0xA0 && c != 0x85:
		return fmt.Sprintf("the control character U+%04X is not allowed", c), fmt.Sprintf(`remove it, or write "\u%04x" in double quotes`, c)
	case c == 0x85, c == 0x2028, c == 0x2029:
		return fmt.Sprintf("the line separator U+%04X ends a line in YAML 1.1 and does not in YAML 1.2", c),
			fmt.Sprintf(`remove it, or write "\u%04x" in double quotes`, c)
	case c == 0xFFFE, c == 0xFFFF:
		return fmt.Sprintf("U+%04X is not a character", c), "remove it"
	default:
		return "", ""
	}
}

// PosOf is the place of a byte offset in text. Lines end in LF, CR or CR LF; a
// byte order mark is no column.
func PosOf(text []byte, offset int) value.Pos {
	before, rest := text[:min(offset, len(text))], text[min(offset, len(text)):]
	return advance(value.Pos{Line: 1, Column: 1}, bytes.TrimPrefix(before, utf8BOM), rest)
}

// advance is the place after text that begins at a place; rest is what follows.
func advance(at value.Pos, text, rest []byte) value.Pos {
	for i := 0; i < len(text); {
		c, size := utf8.DecodeRune(text[i:])
		i += size
		switch {
		case c == '\n', c == '\r' && !bytes.HasPrefix(text[i:], newline) && (i < len(text) || !bytes.HasPrefix(rest, newline)):
			at = value.Pos{Line: at.Line + 1, Column: 1}
		case c != '\r':
			at.Column++
		}
	}
	return at
}

var (
	utf8BOM = []byte("\xEF\xBB\xBF")
	newline = []byte("\n")
)
