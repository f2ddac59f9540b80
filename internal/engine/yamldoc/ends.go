package yamldoc

import (
	"bytes"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// yaml.v3 says where a node begins, and not where it ends. What follows finds
// the end in the text, which is known to be YAML.

// rangeOf is where a scalar, an alias, or the beginning of a collection stands.
func (x *index) rangeOf(n *yaml.Node) value.Range {
	at := posOf(n)
	if n.Kind == yaml.AliasNode {
		end := at
		end.Column += 1 + x.runesOf(n.Value)
		return value.Range{Start: at, End: end}
	}
	offset := x.offset(at)
	if isPlain(n) && n.Value != "" && hasPrefix(x.text[offset:], n.Value) && strings.IndexByte(n.Value, '\n') < 0 {
		end := at // nearly all scalars
		end.Column += x.runesOf(n.Value)
		return value.Range{Start: at, End: end}
	}
	end := x.scalarEnd(n, offset)
	if end-offset <= 0 {
		return value.Point(at)
	}
	return value.Range{Start: at, End: x.pos(end)}
}

func hasPrefix(text []byte, prefix string) bool {
	return len(text) >= len(prefix) && string(text[:len(prefix)]) == prefix
}

// scalarEnd is the offset after a scalar that begins at an offset, or after the
// properties of a collection.
func (x *index) scalarEnd(n *yaml.Node, offset int) int {
	content, end := skipProperties(x.text, offset)
	if n.Kind != yaml.ScalarNode {
		return end
	}
	switch n.Style &^ yaml.TaggedStyle {
	case yaml.DoubleQuotedStyle:
		return closingQuote(x.text, content, '"')
	case yaml.SingleQuotedStyle:
		return closingQuote(x.text, content, '\'')
	case yaml.LiteralStyle, yaml.FoldedStyle:
		header := content + lineLength(x.text[content:])
		last := matchFolded(x.text, header, n.Value)
		if last == header { // it holds nothing but line ends
			return content + len(bytes.TrimRight(withoutComment(x.text[content:header]), " \t"))
		}
		return last + lineLength(x.text[last:])
	default:
		if n.Value == "" {
			return end
		}
		return matchFolded(x.text, content, n.Value)
	}
}

// closeFlow is the place after the bracket that closes a collection whose last
// part ends at a place; that place itself if it has no brackets.
func (x *index) closeFlow(n *yaml.Node, last value.Pos) value.Pos {
	if n.Style&yaml.FlowStyle == 0 {
		return last
	}
	opening, _ := skipProperties(x.text, x.offset(posOf(n)))
	if opening == len(x.text) || x.text[opening] != '[' && x.text[opening] != '{' {
		return last // a: b, as an item of [a: b]
	}
	for i := max(opening+1, x.offset(last)); i < len(x.text); i++ {
		switch x.text[i] {
		case ' ', '\t', '\r', '\n', ',', ':', '?':
		case '#':
			i += lineLength(x.text[i:]) - 1
		case ']', '}':
			return x.pos(i + 1)
		default:
			return last
		}
	}
	return last
}

// skipProperties goes past anchors and tags, and what is between them and the
// node that has them. It returns where that node begins, and where its last
// property ends, which is offset if it has none.
func skipProperties(text []byte, offset int) (content, end int) {
	content, end = offset, offset
	for content < len(text) && (text[content] == '&' || text[content] == '!') {
		ends := " \t\r\n,[]{}"
		if bytes.HasPrefix(text[content:], []byte("!<")) {
			ends = ">"
		}
		size := bytes.IndexAny(text[content:], ends)
		if size < 0 {
			return len(text), len(text)
		}
		if ends == ">" {
			size++
		}
		end = content + size
		content = end
		for content < len(text) {
			if c := text[content]; c == '#' {
				content += lineLength(text[content:])
			} else if isSpace(c) {
				content++
			} else {
				break
			}
		}
	}
	return content, end
}

// closingQuote is the offset after the quotes that open at an offset.
func closingQuote(text []byte, offset int, quote byte) int {
	for i := offset + 1; i < len(text); i++ {
		switch {
		case text[i] == '\\' && quote == '"':
			i++
		case text[i] != quote:
		case quote == '\'' && i+1 < len(text) && text[i+1] == quote:
			i++
		default:
			return i + 1
		}
	}
	return len(text)
}

// matchFolded is the offset after the text of a scalar without quotes. Folding
// changes spaces and line ends only, and so the rest is there as it stands.
func matchFolded(text []byte, offset int, scalar string) int {
	end := offset
	for i := 0; i < len(scalar); i++ {
		if isSpace(scalar[i]) {
			continue
		}
		for offset < len(text) && isSpace(text[offset]) {
			offset++
		}
		if offset == len(text) || text[offset] != scalar[i] {
			return end
		}
		offset++
		end = offset
	}
	return end
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

// lineLength is how many bytes text has before the end of its first line.
func lineLength(text []byte) int {
	if i := bytes.IndexAny(text, "\n\r"); i >= 0 {
		return i
	}
	return len(text)
}

func withoutComment(line []byte) []byte {
	before, _, _ := bytes.Cut(line, []byte(" #"))
	return before
}
