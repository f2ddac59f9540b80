package yamldoc

import (
	"errors"
	"strings"

	yaml4 "go.yaml.in/yaml/v4"

	"github.com/llenergymeasure/llemcfg/internal/value"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// refuseSyntax reports that the text is not YAML. yaml.v3, which said so, names
// at most a line, and not always the right one; its successor reads the text
// once more for the place.
func (r *reader) refuseSyntax(err error) {
	message := strings.TrimPrefix(err.Error(), "yaml: ")
	at := value.Pos{Line: 1, Column: 1}
	var node yaml4.Node
	var located *yaml4.LoadError
	if errors.As(yaml4.Unmarshal(r.src.Text, &node), &located) {
		message = located.Message
		mark := located.Mark
		if unclosed(message) && located.ContextMark.Line > 0 {
			mark = located.ContextMark
		}
		at = value.Pos{Line: int32(mark.Line), Column: max(int32(mark.Column), 1)}
	}
	r.refuse(at, diag.Syntax, "the text is not YAML: "+message, syntaxHint(message))
}

// unclosed reports whether the parser missed the end of something; where that
// begins says more than where the text ran out.
func unclosed(message string) bool {
	return strings.Contains(message, "unexpected end of stream") ||
		strings.Contains(message, "expected ',' or")
}

// syntaxHint says what usually brings the parser to say this.
func syntaxHint(message string) string {
	for said, hint := range map[string]string{
		"mapping values are not allowed":        "put quotes around a value that has \": \" in it, and indent the keys of a mapping alike",
		"cannot start any token":                "indent with spaces, not tabs, and put quotes around a value that begins with @, ` or %",
		"did not find expected key":             "indent the keys of a mapping alike, and put quotes around a value that goes on after a closing quote",
		"could not find expected ':'":           "write a colon and a space after the key",
		"did not find expected ',' or ']'":      "close the list with ]",
		"did not find expected ',' or '}'":      "close the mapping with }",
		"found unexpected end of stream":        "close the quotes",
		"did not find expected '-' indicator":   "indent the items of a list alike",
		"unknown anchor":                        "write the anchor, such as &name, before the alias that uses it",
		"found unknown escape character":        "use single quotes around a value with a backslash",
		"did not find expected alphabetic or n": "put quotes around a value that begins with * or &",
	} {
		if strings.Contains(message, said) {
			return hint
		}
	}
	return ""
}
