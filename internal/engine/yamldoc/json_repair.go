package yamldoc

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

// jsonRepairOf finds the repair of a text that is no JSON from an offset on, with
// which the reader gets further.
func jsonRepairOf(x *index, offset int, message string) *repair {
	if len(x.text) > longestRepaired {
		return nil
	}
	r := jsonRepair(x, offset, message)
	if r == nil || len(r.edits) == 0 {
		return nil
	}
	moved := 0
	for _, e := range r.edits {
		if e.start <= offset {
			moved += len(e.text) - (e.end - e.start)
		}
	}
	if at := jsonFailsAt(apply(x.text, r.edits)); at >= 0 && at <= offset+moved {
		return nil
	}
	return r
}

// jsonFailsAt is the offset from which on a text is no JSON, or -1.
func jsonFailsAt(text []byte) int {
	decoder := jsontext.NewDecoder(bytes.NewReader(text), jsontext.AllowDuplicateNames(true))
	for {
		_, err := decoder.ReadToken()
		var syntactic *jsontext.SyntacticError
		switch {
		case errors.Is(err, io.EOF):
			return -1
		case errors.As(err, &syntactic):
			return int(syntactic.ByteOffset)
		case err != nil:
			return 0
		}
	}
}

var (
	zeros      = lazily(`-?0+$`)
	pythonWord = lazily(`^(True|False|None|TRUE|FALSE|NULL|Null)\b`)
	jsonWords  = map[string]string{"true": "true", "false": "false", "none": "null", "null": "null"}
	inSingles  = lazily(`'([^'"\\\n]*)'`)
)

func jsonRepair(x *index, offset int, message string) *repair {
	before, rest := x.text[:offset], x.text[offset:]
	trimmed := bytes.TrimRight(before, " \t\r\n")
	char := byte(0)
	if len(rest) > 0 {
		char = rest[0]
	}
	switch {
	case bytes.HasSuffix(trimmed, []byte(",")) && (char == '}' || char == ']'):
		return &repair{suggestion: "remove the comma before the closing bracket", safe: true, edits: []textEdit{{len(trimmed) - 1, len(trimmed), ""}}}
	case char == ',':
		return &repair{suggestion: "remove the comma", safe: true, edits: []textEdit{{offset, offset + 1, ""}}}
	case char == '\'':
		r := &repair{suggestion: "use double quotes", safe: true}
		for _, m := range inSingles().FindAllIndex(x.text[offset:], -1) {
			r.edits = append(r.edits, textEdit{offset + m[0], offset + m[0] + 1, `"`}, textEdit{offset + m[1] - 1, offset + m[1], `"`})
		}
		return r
	case char >= '0' && char <= '9' && zeros().Match(trimmed) && len(trimmed) == offset:
		// JSON has no octal numbers.
		start := zeros().FindIndex(trimmed)[0]
		if trimmed[start] == '-' {
			start++
		}
		return &repair{suggestion: "write the number without its leading zero", safe: true, edits: []textEdit{{start, offset, ""}}}
	case pythonWord().Match(rest):
		word := pythonWord().Find(rest)
		write := jsonWords[strings.ToLower(string(word))]
		return &repair{suggestion: "write " + write, safe: true, edits: []textEdit{{offset, offset + len(word), write}}}
	case strings.Contains(message, "expecting ','") && char == '"':
		return &repair{suggestion: "put a comma before it", safe: true, edits: []textEdit{{len(trimmed), len(trimmed), ","}}}
	case strings.Contains(message, "EOF"):
		open := openInJSON(x.text)
		if open == "" {
			return nil
		}
		return &repair{suggestion: "close what is open: write " + open + " at the end", safe: true, edits: []textEdit{{len(trimmed), len(trimmed), open}}}
	default:
		return nil
	}
}

// openInJSON are the brackets that close what is open at the end of a text, if it
// does not end within a string.
func openInJSON(text []byte) string {
	var open []byte
	for i := 0; i < len(text); i++ {
		switch c := text[i]; c {
		case '"':
			if i = closingQuote(text, i, '"') - 1; i >= len(text)-1 && text[len(text)-1] != '"' {
				return ""
			}
		case '{':
			open = append(open, '}')
		case '[':
			open = append(open, ']')
		case '}', ']':
			if len(open) == 0 {
				return ""
			}
			open = open[:len(open)-1]
		}
	}
	slices.Reverse(open)
	return string(open)
}
