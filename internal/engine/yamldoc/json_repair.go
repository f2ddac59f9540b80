package yamldoc

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/lazy"
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
	zeros      = lazy.Regexp(`-?0+$`)
	pythonWord = lazy.Regexp(`^(True|False|None|TRUE|FALSE|NULL|Null)\b`)
	jsonWords  = map[string]string{"true": "true", "false": "false", "none": "null", "null": "null"}
	quotes     = lazy.Regexp(`"(?:[^"\\\n]|\\.)*"|'([^'"\\\n]*)'`)
)

func jsonRepair(x *index, offset int, message string) *repair {
	before, rest := x.text[:offset], x.text[offset:]
	trimmed := bytes.TrimRight(before, " \t\r\n")
	char := byte(0)
	if len(rest) > 0 {
		char = rest[0]
	}
	switch {
	case char == ',':
		return &repair{suggestion: "remove the comma", safe: true, edits: []textEdit{{offset, offset + 1, ""}}}
	case char == '\'':
		r := &repair{suggestion: "use double quotes", safe: true}
		for _, m := range quotes().FindAllSubmatchIndex(x.text[offset:], -1) {
			if m[2] >= 0 { // and no single quotes within double ones
				r.edits = append(r.edits, textEdit{offset + m[0], offset + m[0] + 1, `"`}, textEdit{offset + m[1] - 1, offset + m[1], `"`})
			}
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
	case char == '/' || char == '#':
		// The comments are lost, and nobody may want that.
		r := &repair{suggestion: "remove the comment, which JSON does not have", edits: commentsInJSON(x.text, offset)}
		if len(r.edits) > 1 {
			r.suggestion = "remove the comments, which JSON does not have"
		}
		return r
	case strings.Contains(message, "EOF"):
		open := openInJSON(x.text)
		if open == "" {
			return nil
		}
		return &repair{suggestion: "close what is open: write " + open + " at the end", safe: true, edits: []textEdit{{len(trimmed), len(trimmed), open}}}
	default:
		return bareWord(x, offset)
	}
}

var (
	almostNumber = lazy.Regexp(`^\+?(-?[0-9]*)(\.[0-9]*)?$`)
	likeName     = lazy.Regexp(`^[A-Za-z][\w./-]*$`)
	noNumber     = lazy.Regexp(`(?i)^[+-]*(nan|inf|infinity)$`)
)

// bareWord is about a key or a value that is no JSON, such as gpt2 or 1-2: it lacks
// its quotes. What begins with a digit may also be meant as a number.
func bareWord(x *index, offset int) *repair {
	isPart := func(c byte) bool {
		return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' || strings.IndexByte("_./+-", c) >= 0
	}
	start, end := offset, offset
	for start > 0 && isPart(x.text[start-1]) {
		start--
	}
	for end < len(x.text) && isPart(x.text[end]) {
		end++
	}
	word, before := string(x.text[start:end]), bytes.TrimRight(x.text[:start], " \t\r\n")
	if word == "" || len(word) > longestShown || len(before) == 0 || bytes.IndexByte([]byte("{[:,"), before[len(before)-1]) < 0 || noNumber().MatchString(word) {
		return nil
	}
	r := &repair{at: value.Range{Start: x.pos(start), End: x.pos(end)}, edits: []textEdit{{start, end, `"` + word + `"`}}}
	if m := almostNumber().FindStringSubmatch(word); m != nil && strings.ContainsAny(word, "0123456789") {
		text := m[1] + m[2]
		if m[1] == "" || m[1] == "-" {
			text = m[1] + "0" + m[2]
		}
		text = strings.TrimSuffix(text, ".")
		r.message, r.suggestion, r.safe = "JSON does not write a number as "+word, "write "+text, true
		r.edits[0].text = text
		return r
	}
	if r.message = word + " is neither a number nor a text in quotes"; likeName().MatchString(word) {
		r.message, r.safe = "the text "+word+" has no quotes", true
	}
	r.suggestion = `put it in quotes, if it is a text: write "` + word + `"`
	if r.safe {
		r.suggestion = `write "` + word + `"`
	}
	return r
}

// commentsInJSON are the edits that remove all comments from an offset on.
func commentsInJSON(text []byte, offset int) []textEdit {
	var edits []textEdit
	for i := offset; i < len(text); i++ {
		rest, end := text[i:], i
		switch {
		case text[i] == '"':
			i = closingQuote(text, i, '"') - 1
			continue
		case text[i] == '#' || bytes.HasPrefix(rest, []byte("//")):
			end = i + lineLength(rest)
		case bytes.HasPrefix(rest, []byte("/*")):
			length := bytes.Index(rest, []byte("*/"))
			if length < 0 {
				return edits
			}
			end = i + length + len("*/")
		default:
			continue
		}
		start := i
		for start > 0 && (text[start-1] == ' ' || text[start-1] == '\t') {
			start--
		}
		if (start == 0 || text[start-1] == '\n') && end < len(text) && text[end] == '\n' {
			end++ // the line goes with it
		}
		edits = append(edits, textEdit{start, end, ""})
		i = end - 1
	}
	return edits
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
