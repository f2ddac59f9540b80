package yamldoc

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/safe"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// readJSON reads JSON as JSON: read as YAML, it would lose the escapes of
// characters past U+FFFF.
func (r *reader) readJSON() *value.Value {
	text := bytes.TrimPrefix(r.src.Text, utf8BOM)
	if len(bytes.TrimSpace(text)) == 0 {
		return nil
	}
	j := jsonReader{
		reader:  r,
		index:   newIndex(text),
		decoder: jsontext.NewDecoder(bytes.NewReader(text), jsontext.AllowDuplicateNames(true)),
	}
	root := j.read(1)
	if r.fatal {
		return nil
	}
	at := j.next()
	switch _, err := j.decoder.ReadToken(); {
	case err == nil:
		r.refuse(value.Point(at), diag.Syntax, "a second value begins here, and a file holds one", "put it in a file of its own")
	case !errors.Is(err, io.EOF):
		j.refuseSyntax(err)
	}
	return root
}

type jsonReader struct {
	*reader
	*index
	decoder *jsontext.Decoder
	nodes   int
}

// next is the place of the next token.
func (j *jsonReader) next() value.Pos {
	start := int(j.decoder.InputOffset())
	for start < len(j.text) && strings.IndexByte(" \t\r\n,:", j.text[start]) >= 0 {
		start++
	}
	return j.pos(start)
}

// since is the range of what has been read since a place.
func (j *jsonReader) since(start value.Pos) value.Range {
	return value.Range{Start: start, End: j.pos(int(j.decoder.InputOffset()))}
}

func (j *jsonReader) refuseSyntax(err error) {
	offset := len(j.text)
	message := err.Error()
	var syntactic *jsontext.SyntacticError
	if errors.As(err, &syntactic) {
		offset = min(int(syntactic.ByteOffset), len(j.text))
		message = syntactic.Err.Error()
	}
	hint, at := jsonHint(j.text, offset, message), value.Point(j.pos(offset))
	repair := jsonRepairOf(j.index, offset, message)
	if repair != nil {
		hint = repair.suggestion
		message = cmp.Or(repair.message, message)
		if repair.at.IsValid() {
			at = repair.at
		}
	}
	j.refuse(at, diag.Syntax, "the text is not JSON: "+safe.Text(cut(message)), hint)
	if repair != nil {
		j.fix(j.index, repair.suggestion, repair.safe, repair.edits...)
	}
}

// jsonHint says what usually brings the reader to say this at a place.
func jsonHint(text []byte, offset int, message string) string {
	rest := string(text[offset:min(len(text), offset+1)])
	switch {
	case strings.Contains(message, "surrogate"):
		return "write the character itself, or both halves of its escape"
	case rest == ",":
		return "remove the comma before the closing bracket"
	case rest == "/" || rest == "#":
		return "remove the comment, which JSON does not have"
	case rest == "'":
		return "use double quotes"
	case rest == "N" || rest == "I" || rest == "-" && strings.Contains(message, "number"):
		return "write a finite number"
	case rest >= "0" && rest <= "9" && bytes.HasSuffix(text[:offset], []byte("0")):
		return "write the number without its leading zero"
	case strings.Contains(message, "EOF"), (rest == "}" || rest == "]") && strings.Contains(message, "expecting ','"):
		return "close what is open: quotes, brackets and braces"
	case strings.Contains(message, "expecting ','"):
		return "put a comma before it"
	default:
		return ""
	}
}

// admit counts one more node within depth mappings and lists, if the limits
// allow it.
func (j *jsonReader) admit(at value.Range, depth, size int) bool {
	j.nodes++
	switch {
	case depth > j.limits.Depth:
		j.refuse(at, diag.Limit, j.limits.TooDeep(), "")
	case j.nodes > j.limits.Nodes:
		j.refuse(at, diag.Limit, j.limits.TooMany(), "")
	case size > j.limits.Scalar:
		j.refuse(at, diag.Limit, j.limits.TooLong(size), "")
	default:
		return true
	}
	return false
}

// read reads the next value; depth is that of a mapping or a list in its place.
func (j *jsonReader) read(depth int) *value.Value {
	begin := j.next()
	v := &value.Value{At: value.Point(begin), Source: j.src}
	token, err := j.decoder.ReadToken()
	if err != nil {
		j.refuseSyntax(err)
		return v
	}
	at := j.since(begin)
	switch kind := token.Kind(); kind {
	case '{':
		if j.admit(at, depth, 0) {
			j.readMap(v, depth)
		}
	case '[':
		if j.admit(at, depth, 0) {
			j.readList(v, depth)
		}
	case '"':
		v.Kind, v.Text, v.Quoted = value.String, token.String(), true
		j.admit(at, depth-1, len(v.Text))
	case '0':
		literal := token.String()
		if !j.admit(at, depth-1, len(literal)) {
			break
		}
		if p := resolvePlain(v, literal); p != nil {
			v.Kind = value.Invalid
			j.report(at, p.code, p.message, p.suggestion)
		}
	default:
		v.Kind, v.Text = value.Null, "null"
		if kind != 'n' {
			v.Kind, v.Text = value.Bool, fmt.Sprint(token.Bool())
		}
		j.admit(at, depth-1, 0)
	}
	v.At = j.since(begin)
	return v
}

func (j *jsonReader) readMap(v *value.Value, depth int) {
	v.Kind = value.Map
	var seen keySet
	for !j.fatal && j.decoder.PeekKind() != '}' {
		begin := j.next()
		token, err := j.decoder.ReadToken()
		if err != nil {
			j.refuseSyntax(err)
			return
		}
		key, at := token.String(), j.since(begin)
		if !j.admit(at, depth, len(key)) {
			return
		}
		if problem := KeyProblem(key); problem != "" {
			j.report(at, diag.InvalidKey, problem, normaliseKey)
		}
		j.path = append(j.path, value.Key(key))
		entry := value.Entry{Key: key, KeyAt: at, Value: j.read(depth + 1)}
		if first := seen.add(v.Entries, key); first >= 0 {
			j.reportDuplicate(v.Entries[first].KeyAt, at, key)
		} else {
			v.Entries = append(v.Entries, entry)
		}
		j.path = j.path[:len(j.path)-1]
	}
	j.close()
}

func (j *jsonReader) readList(v *value.Value, depth int) {
	v.Kind = value.List
	for !j.fatal && j.decoder.PeekKind() != ']' {
		j.path = append(j.path, value.Index(len(v.Entries)))
		item := j.read(depth + 1)
		v.Entries = append(v.Entries, value.Entry{KeyAt: item.At, Value: item})
		j.path = j.path[:len(j.path)-1]
	}
	j.close()
}

// close reads the end of a mapping or a list.
func (j *jsonReader) close() {
	if j.fatal {
		return
	}
	if _, err := j.decoder.ReadToken(); err != nil {
		j.refuseSyntax(err)
	}
}
