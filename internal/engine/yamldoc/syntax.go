package yamldoc

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	yaml4 "go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/safe"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// refuseSyntax reports that the text is not YAML. yaml.v3, which said so, names
// at most a line, and not always the right one; its successor reads the text
// once more for the place.
func (r *reader) refuseSyntax(err error) {
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
	if errors.As(yaml4.Load(r.src.Text, &node, yaml4.WithPlugin(loaderlimits.New(limits...)), yaml4.WithUniqueKeys(false)), &located) &&
		located.Mark.Line > 0 {
		message = located.Message
		mark := located.Mark
		if unclosed(message) && located.ContextMark.Line > 0 {
			mark = located.ContextMark
		}
		at = value.Pos{Line: int32(mark.Line), Column: max(int32(mark.Column), 1)}
	}
	if tooDeepToParse {
		r.refuse(value.Point(at), diag.Limit, r.limits.TooDeep(), "")
		return
	}
	if isMappingValue(message) && at.Column == 1 && len(lineAt(r.src.Text, at.Line)) > longestKey {
		r.refuse(value.Point(at), diag.Limit, fmt.Sprintf("a key has at most %d characters in YAML", longestKey), "")
		return
	}
	message, suggestion := sayAgain(message, lineUpTo(r.src.Text, at), charAt(r.src.Text, at))
	r.refuse(value.Point(at), diag.Syntax, "the text is not YAML: "+message, suggestion)
}

// longestKey is how far a colon may be from the start of its key, as YAML has it.
const longestKey = 1024

func isMappingValue(said string) bool {
	return strings.Contains(said, "mapping values are not allowed")
}

// unclosed reports whether the parser missed the end of something; where that
// begins says more than where the parser gave up.
func unclosed(message string) bool {
	return strings.Contains(message, "unexpected end of stream") ||
		strings.Contains(message, "could not find expected ':'") ||
		strings.Contains(message, "expected ',' or")
}

// sayings are what the parser says, in words for people, and what usually brings
// it to say so.
var sayings = []struct{ said, message, suggestion string }{
	{"tab character that violates indentation", "a tab cannot indent a line", "indent with spaces"},
	{"did not find expected <document start>", "the file goes on here after its first value has ended", "write each field with a key, a colon and a value, and put quotes around all of a value that has quotes in it"},
	{"did not find expected key", "no key of the mapping can be read here", "indent the keys of a mapping alike, and put quotes around all of a value that has quotes in it"},
	{"could not find expected ':'", "this is no key, since no colon and space follow it", "write a colon and a space after the key"},
	{"did not find expected ',' or ']'", "the list that begins here is not closed, or a comma is missing in it", "close the list with ]"},
	{"did not find expected ',' or '}'", "the mapping that begins here is not closed, or a comma is missing in it", "close the mapping with }"},
	{"found unexpected end of stream", "the quotes that open here are not closed", "close the quotes"},
	{"did not find expected '-' indicator", "no item of the list can be read here", "indent the items of a list alike"},
	{"did not find expected node content", "a value is due here", "write a value, or close the bracket"},
	{"found unknown escape character", "the backslash begins no escape that YAML knows", "use single quotes around a value with a backslash"},
	{"did not find expected alphabetic or numeric character", "a name is due after * or &", "put quotes around a value that begins with * or &"},
	{"block sequence entries are not allowed", "a list cannot begin here", "begin the list on a line of its own, indented"},
	{"could not find expected directive name", "a value cannot begin with %", "put quotes around a value that begins with %"},
}

// sayAgain gives the parser's message, and what to do, for people; before is the
// line up to the place, and char what stands at it.
func sayAgain(said string, before []byte, char rune) (message, suggestion string) {
	switch {
	case isMappingValue(said):
		if bytes.Contains(before, []byte(": ")) {
			return "there is a second colon and space on this line", "put quotes around a value that has a colon and a space in it"
		}
		return "a key cannot stand here, within the value above", "indent the keys of a mapping alike"
	case strings.Contains(said, "cannot start any token") && char == '\t':
		return "a tab cannot indent a line", "indent with spaces"
	case strings.Contains(said, "cannot start any token"):
		return "a value cannot begin with " + safe.Text(string(char)), "put quotes around it"
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
