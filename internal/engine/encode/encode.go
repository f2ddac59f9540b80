// Package encode writes values as JSON and as YAML, so that reading them again
// returns the same values: floats always look like floats, and strings like
// strings.
//
// The values are those of a config that has been read: strings are UTF-8, floats
// finite, and none is Invalid. Anything else is a defect of the caller, and
// panics.
package encode

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
)

// JSON writes v on one line.
func JSON(v *value.Value) []byte {
	var b bytes.Buffer
	writeJSON(&b, v)
	return b.Bytes()
}

func writeJSON(b *bytes.Buffer, v *value.Value) {
	switch v.Kind {
	case value.String:
		b.Write(jsonString(v.Text))
	case value.List:
		b.WriteByte('[')
		for i, item := range v.Entries {
			if i > 0 {
				b.WriteByte(',')
			}
			writeJSON(b, item.Value)
		}
		b.WriteByte(']')
	case value.Map:
		b.WriteByte('{')
		for i, e := range v.Entries {
			if i > 0 {
				b.WriteByte(',')
			}
			b.Write(jsonString(e.Key))
			b.WriteByte(':')
			writeJSON(b, e.Value)
		}
		b.WriteByte('}')
	default:
		b.WriteString(literal(v))
	}
}

func jsonString(s string) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(s) // a string always encodes
	// A reader of YAML takes U+0085 for a line end, also in JSON.
	return bytes.ReplaceAll(bytes.TrimSuffix(b.Bytes(), []byte("\n")), []byte("\u0085"), []byte(`\u0085`))
}

// literal writes a scalar that is no string: a number as the number that it
// was read as.
func literal(v *value.Value) string {
	switch v.Kind {
	case value.Float:
		return value.FormatFloat(v.Float)
	case value.Null:
		return "null"
	case value.Bool, value.Int:
		return v.Text
	default:
		panic(fmt.Sprintf("encode: a value of kind %d", v.Kind))
	}
}

// YAML writes v in block style, with an indent of two.
func YAML(v *value.Value) ([]byte, error) {
	var b bytes.Buffer
	e := yaml.NewEncoder(&b)
	e.SetIndent(2)
	if err := e.Encode(Node(v)); err != nil {
		return nil, err
	}
	err := e.Close()
	return b.Bytes(), err
}

// Flow writes v as YAML on one line.
func Flow(v *value.Value) string {
	n := Node(v)
	if n.Kind == yaml.ScalarNode && (v.Kind != value.String || isWord(v.Text)) {
		return n.Value
	}
	inline(n)
	text, err := yaml.Marshal(n)
	if err != nil {
		panic("encode: " + err.Error())
	}
	return string(bytes.TrimSuffix(text, []byte("\n")))
}

func inline(n *yaml.Node) {
	n.Style |= yaml.FlowStyle
	for _, child := range n.Content {
		inline(child)
	}
}

// Node is v as yaml.v3 has it.
func Node(v *value.Value) *yaml.Node {
	switch v.Kind {
	case value.String:
		return stringNode(v.Text)
	case value.List:
		n := &yaml.Node{Kind: yaml.SequenceNode}
		for _, item := range v.Entries {
			n.Content = append(n.Content, Node(item.Value))
		}
		return n
	case value.Map:
		n := &yaml.Node{Kind: yaml.MappingNode}
		for _, e := range v.Entries {
			n.Content = append(n.Content, stringNode(e.Key), Node(e.Value))
		}
		return n
	case value.Float:
		return &yaml.Node{Kind: yaml.ScalarNode, Value: yamlFloat(v.Float)}
	default:
		return &yaml.Node{Kind: yaml.ScalarNode, Value: literal(v)}
	}
}

// yamlFloat is the literal of a float with a point, without which YAML 1.1 reads
// a number with an exponent as a string.
func yamlFloat(f float64) string {
	literal := value.FormatFloat(f)
	if mantissa, exponent, ok := strings.Cut(literal, "e"); ok && !strings.Contains(mantissa, ".") {
		return mantissa + ".0e" + exponent
	}
	return literal
}

// stringNode quotes what would not be read back as this string, by yaml.v3 or
// by a reader of YAML 1.1, to which yes is a bool, or by yamldoc. No reader of
// YAML 1.1 takes y and n for bools, as its text would have it, and n is a field.
func stringNode(s string) *yaml.Node {
	var n yaml.Node
	if isWord(s) {
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: s}
	}
	// A text of several lines has to be escaped too, so that there are no blocks:
	// yaml.v3 loses lines at the start of some.
	if err := n.Encode(s); err != nil || n.Style == 0 && !yamldoc.IsPlain(s) || yamldoc.HasToBeEscaped(s) {
		n = yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: s, Style: yaml.DoubleQuotedStyle}
	}
	return &n
}

// isWord reports whether s needs no quotes anywhere, whoever reads it, as most
// strings do. To ask yaml.v3 takes a hundred times as long.
func isWord(s string) bool {
	if s == "" || !isLetter(s[0]) {
		return false
	}
	for i := range len(s) {
		if c := s[i]; !isLetter(c) && (c < '0' || c > '9') && !strings.ContainsRune("_-./", rune(c)) {
			return false
		}
	}
	return yamldoc.IsPlain(s)
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }
