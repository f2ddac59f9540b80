package yamldoc

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"strconv"
	"strings"
	"unicode/utf8"

	yaml4 "go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"
	"gopkg.in/yaml.v3"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/safe"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// parseAgain has the successor of yaml.v3 parse a text that yaml.v3 has refused
// with an error. What it accepts is YAML 1.2 that yaml.v3 does not know, such as a
// backslash before a slash, a question mark within brackets, or a tab on a blank
// line. What it refuses too is no YAML, and it says better where and why.
func (r *reader) parseAgain(text []byte, err error) *yaml.Node {
	message := strings.TrimPrefix(err.Error(), "yaml: ")
	at := value.Pos{Line: 1, Column: 1}
	if line, rest, ok := strings.Cut(strings.TrimPrefix(message, "line "), ": "); ok {
		if n, err := strconv.Atoi(line); err == nil && n > 0 {
			at.Line, message = int32(n), rest
		}
	}
	tooDeepToParse := strings.Contains(message, "exceeded max depth")
	var limits []loaderlimits.Option
	if tooDeepToParse {
		limits = append(limits, loaderlimits.DepthValue(r.limits.Depth))
	}
	var node yaml4.Node
	var located *yaml4.LoadError
	again := yaml4.Load(text, &node, yaml4.WithPlugin(loaderlimits.New(limits...)), yaml4.WithUniqueKeys(false))
	if again == nil && node.Kind == yaml4.DocumentNode && len(node.Content) == 1 {
		r.hasLongKeys = true
		return converter{}.node(node.Content[0])
	}
	if errors.As(again, &located) && located.Mark.Line > 0 {
		message = located.Message
		mark := located.Mark
		if isScanned(message) && located.ContextMark.Line > 0 {
			mark = located.ContextMark
		}
		at = value.Pos{Line: int32(mark.Line), Column: max(int32(mark.Column), 1)}
	}
	if tooDeepToParse {
		r.refuse(value.Point(at), diag.Limit, r.limits.TooDeep(), "")
		return nil
	}
	if isMappingValue(message) {
		at, message = r.betterPlace(at, message)
	}
	if repair := repairOf(r.src.Text, at, message); repair != nil {
		r.refuseWith(repair, diag.Syntax, "the text is not YAML: ")
		return nil
	}
	message, suggestion := sayAgain(message, lineUpTo(r.src.Text, at), charAt(r.src.Text, at))
	r.refuse(value.Point(at), diag.Syntax, "the text is not YAML: "+message, suggestion)
	return nil
}

// refuseWith refuses the text with what repairs it.
func (r *reader) refuseWith(repair *repair, code diag.Code, prefix string) {
	r.refuse(repair.at, code, prefix+safe.Text(repair.message), safe.Text(repair.suggestion))
	if strings.EqualFold(path.Ext(r.src.Name), ".toml") {
		return // whatever else reads the file expects TOML in it
	}
	r.fix(newIndex(r.src.Text), safe.Text(repair.suggestion), repair.safe, repair.edits...)
}

// converter makes nodes of yaml.v3 of those of its successor, which have the same
// fields.
type converter map[*yaml4.Node]*yaml.Node

var styles = map[yaml4.Style]yaml.Style{
	yaml4.TaggedStyle:       yaml.TaggedStyle,
	yaml4.DoubleQuotedStyle: yaml.DoubleQuotedStyle,
	yaml4.SingleQuotedStyle: yaml.SingleQuotedStyle,
	yaml4.LiteralStyle:      yaml.LiteralStyle,
	yaml4.FoldedStyle:       yaml.FoldedStyle,
	yaml4.FlowStyle:         yaml.FlowStyle,
}

var kinds = map[yaml4.Kind]yaml.Kind{
	yaml4.MappingNode:  yaml.MappingNode,
	yaml4.SequenceNode: yaml.SequenceNode,
	yaml4.ScalarNode:   yaml.ScalarNode,
	yaml4.AliasNode:    yaml.AliasNode,
}

func (c converter) node(n *yaml4.Node) *yaml.Node {
	if out, ok := c[n]; ok {
		return out
	}
	out := &yaml.Node{Kind: kinds[n.Kind], Tag: n.Tag, Value: n.Value, Anchor: n.Anchor, Line: n.Line, Column: n.Column}
	c[n] = out
	for from, to := range styles {
		if n.Style&from != 0 {
			out.Style |= to
		}
	}
	if n.Alias != nil {
		out.Alias = c.node(n.Alias)
	}
	for _, child := range n.Content {
		out.Content = append(out.Content, c.node(child))
	}
	return out
}

// isLongKey reports whether a key is too long for YAML to find its colon, and not
// announced by a question mark.
func (x *index) isLongKey(key value.Range) bool {
	before := bytes.TrimRight(x.text[:x.offset(key.Start)], " \t")
	return key.End.Column-key.Start.Column > longestKey && key.Start.Line == key.End.Line && !bytes.HasSuffix(before, []byte("?"))
}

// noDocument is what is said where the line that ends the directives is missing.
const noDocument = "no document"

// betterPlace is where the reason stands of a colon that cannot stand at a place:
// what the parser has read on from, to a colon on a later line.
func (r *reader) betterPlace(at value.Pos, message string) (value.Pos, string) {
	if bytes.Contains(lineUpTo(r.src.Text, at), []byte(": ")) {
		return at, message
	}
	before := lineAt(r.src.Text, at.Line-1) // the line itself, if it is the first
	if bytes.HasPrefix(before, []byte("%")) {
		return value.Pos{Line: at.Line, Column: 1}, noDocument
	}
	if bracket, closing := r.openBracket(at); bracket.IsValid() {
		return bracket, "did not find expected ',' or '" + closing + "'"
	}
	words := bytes.TrimLeft(before, " ")
	indent := len(before) - len(words)
	if len(words) == 0 || strings.IndexByte("-\"'[]{},&*!|>%@`", words[0]) >= 0 || bytes.Contains(words, []byte(":")) {
		return at, message
	}
	if line := lineAt(r.src.Text, at.Line); indent > len(line)-len(bytes.TrimLeft(line, " ")) {
		return at, message
	}
	return value.Pos{Line: at.Line - 1, Column: int32(indent) + 1}, "could not find expected ':'"
}

// openBracket is where the outermost bracket stands that is open at a place, and
// what closes it.
func (r *reader) openBracket(at value.Pos) (bracket value.Pos, closing string) {
	x := newIndex(r.src.Text)
	end := x.offset(at)
	var open []int
	begins := true // a value can
	for i := 0; i < end; i++ {
		switch c := x.text[i]; {
		case begins && (c == '"' || c == '\''):
			i = closingQuote(x.text, i, c) - 1
			begins = false
		case c == '#' && (i == 0 || isSpace(x.text[i-1])):
			i += lineLength(x.text[i:]) - 1
		case (c == '[' || c == '{') && (begins || len(open) > 0):
			open = append(open, i)
			begins = true
		case (c == ']' || c == '}') && len(open) > 0:
			open = open[:len(open)-1]
		case isSpace(c):
			begins = begins || c == '\n' || c == '\r' || i > 0 && strings.IndexByte(":-?", x.text[i-1]) >= 0
		default:
			begins = len(open) > 0 && c == ','
		}
	}
	if len(open) == 0 {
		return value.Pos{}, ""
	}
	if x.text[open[0]] == '[' {
		return x.pos(open[0]), "]"
	}
	return x.pos(open[0]), "}"
}

// longestKey is how far a colon may be from the start of its key, as YAML has it.
const longestKey = 1024

var longKey = fmt.Sprintf("a key has at most %d characters in YAML", longestKey)

func isNoKey(said string) bool { return strings.Contains(said, "could not find expected ':'") }

func isMappingValue(said string) bool {
	return strings.Contains(said, "mapping values are not allowed")
}

// isScanned reports whether the parser missed something in what it was scanning;
// where that begins says more than where the parser gave up.
func isScanned(message string) bool {
	return strings.Contains(message, "unexpected end of stream") ||
		strings.Contains(message, "could not find expected ':'") ||
		strings.Contains(message, "expected ',' or") ||
		strings.Contains(message, "alphabetic or numeric character") ||
		strings.Contains(message, "expected '>'")
}

// sayings are what the parser says, in words for people, and what usually brings
// it to say so.
var sayings = []struct{ said, message, suggestion string }{
	{"tab character that violates indentation", "a tab cannot indent a line", "indent with spaces"},
	{"did not find expected <document start>", "the value has ended, and the file continues here", "write each field with a key, a colon and a value, and put quotes around the whole of a value that contains quotes"},
	{"did not find expected key", "a key is expected here", "give all keys of a mapping the same indentation, and put quotes around the whole of a value that contains quotes"},
	{"could not find expected ':'", "this is not a key, since no colon and space follow it", "write a colon and a space after the key"},
	{"did not find expected ',' or ']'", "the list that begins here is not closed, or a comma is missing in it", "close the list with ]"},
	{"did not find expected ',' or '}'", "the mapping that begins here is not closed, or a comma is missing in it", "close the mapping with }"},
	{"found unexpected end of stream", "the quotes that open here are not closed", "close the quotes"},
	{"did not find expected '-' indicator", "an item of the list is expected here", "give all items of a list the same indentation"},
	{"did not find expected node content", "a value is missing here", "write a value, or close the bracket"},
	{"found unknown escape character", "the backslash does not begin an escape that YAML knows", "use single quotes around a value with a backslash"},
	{"did not find expected alphabetic or numeric character", "a name is missing after * or &", "put quotes around a value that begins with * or &"},
	{"block sequence entries are not allowed", "a list cannot begin here", "begin the list on a line of its own, indented"},
	{"did not find the expected '>'", "the tag that begins here is not closed", "close it with >, or put quotes around a value that begins with !"},
	{"did not find expected comment or line break", "a text cannot follow | or > on its line", "write the text on the next lines, indented; or put quotes around a value that begins with | or >"},
	{"did not find expected hexadecimal number", "this escape lacks hexadecimal digits", "write all of them, or use single quotes around a value with a backslash"},
	{"found invalid Unicode character escape code", "this escape stands for no character", "write the character itself, or use single quotes around a value with a backslash"},
	{"found undefined tag handle", "no line with %TAG says what the handle of this tag is", "remove the tag, or put quotes around a value that begins with !"},
	{"tab character where an indentation space is expected", "a tab cannot indent a line", "indent with spaces"},
	{"unknown directive name", "a line that begins with % is a directive, and this is none", "remove the line, or put quotes around a value that begins with %"},
	{"could not find expected directive name", "a value cannot begin with %", "put quotes around a value that begins with %"},
}

// sayAgain returns the parser's message, and what to do, for people; before is the
// line up to the place, and char what stands at it.
func sayAgain(said string, before []byte, char rune) (message, suggestion string) {
	switch {
	case isMappingValue(said):
		if bytes.Contains(before, []byte(": ")) {
			return "there is a second colon and space on this line", "put quotes around a value that has a colon and a space in it"
		}
		return "a key cannot stand here, within the value above", "give all keys of a mapping the same indentation"
	case strings.Contains(said, "cannot start any token") && char == '\t':
		return "a tab cannot indent a line", "indent with spaces"
	case strings.Contains(said, "cannot start any token"):
		return "a value cannot begin with " + safe.Text(string(char)), "put quotes around it"
	case strings.Contains(said, "incompatible YAML document"):
		return "only YAML 1.1 and 1.2 are read", "write %YAML 1.2, or remove the line"
	case said == noDocument:
		return "a line with --- must separate the lines that begin with % from the fields", "write --- before this line"
	case isNoKey(said) && char == '/' && len(bytes.TrimSpace(before)) == 0:
		return "this is not a key, since no colon and space follow it", "begin a comment with #"
	case strings.Contains(said, "unknown anchor"):
		return cut(said), "write the anchor, such as &name, before the alias that uses it; or put quotes around a value that begins with *"
	}
	for _, s := range sayings {
		if strings.Contains(said, s.said) {
			return s.message, s.suggestion
		}
	}
	return safe.Text(cut(said)), ""
}

// cut shortens a message that quotes a long text of the file.
func cut(message string) string {
	const enough = 200
	if len(message) <= enough {
		return message
	}
	end := enough
	for !utf8.RuneStart(message[end]) {
		end--
	}
	return message[:end] + "…"
}

// lineUpTo is the text of a line before a place.
func lineUpTo(text []byte, at value.Pos) []byte {
	line := lineAt(text, at.Line)
	end := 0
	for range at.Column - 1 {
		_, size := utf8.DecodeRune(line[end:])
		end += size
	}
	return line[:end]
}

// charAt is the character at a place.
func charAt(text []byte, at value.Pos) rune {
	c, _ := utf8.DecodeRune(lineAt(text, at.Line)[len(lineUpTo(text, at)):])
	return c
}

func lineAt(text []byte, number int32) []byte {
	text = bytes.TrimPrefix(text, utf8BOM)
	for ; number > 1; number-- {
		_, rest, found := bytes.Cut(text, newline)
		if !found {
			break
		}
		text = rest
	}
	line, _, _ := bytes.Cut(text, newline)
	return line
}
