package yamldoc

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	yaml4 "go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"
	"gopkg.in/yaml.v3"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/lazy"
	"github.com/llenergymeasure/llemcfg/internal/safe"
	"github.com/llenergymeasure/llemcfg/internal/words"
)

// repair is a change of a text that is no YAML, such that the parser reads on.
type repair struct {
	// message and suggestion replace those of the parser's error; the message may
	// be empty.
	message, suggestion string
	// at is where the mistake is; the zero Range is the parser's place.
	at   value.Range
	safe bool
	// edits may be none, if what is meant cannot be told.
	edits []textEdit
}

// broken is a text with the place at which a parser gave up.
type broken struct {
	*index
	at      value.Pos
	message string // the parser's
	offset  int    // of at
	// The line of at begins and ends at these offsets.
	begin, end int
}

// repairs are tried in this order.
var repairs = []func(*broken) *repair{
	(*broken).toml,
	(*broken).conflict,
	(*broken).documentEnd,
	(*broken).spaces,
	(*broken).tabs,
	(*broken).reserved,
	(*broken).alias,
	(*broken).afterValue,
	(*broken).escape,
	(*broken).comment,
	(*broken).assignment,
	(*broken).item,
	(*broken).commas,
	(*broken).quote,
	(*broken).brackets,
	(*broken).secondColon,
	(*broken).indentation,
}

// longestRepaired is how long a text may be that is parsed anew to try repairs.
const longestRepaired = 64 << 10

// repairOf finds the repair of a text, with which the parser gets further.
func repairOf(text []byte, at value.Pos, message string) *repair {
	b := &broken{index: newIndex(text), at: at, message: message}
	if len(b.text) > longestRepaired {
		return nil
	}
	b.offset = b.index.offset(at)
	b.begin = b.lines[min(int(at.Line), len(b.lines))-1]
	b.end = b.begin + lineLength(b.text[b.begin:])
	for _, try := range repairs {
		if r := try(b); r != nil && (len(r.edits) == 0 || b.readsOn(r.edits)) {
			if !r.at.IsValid() {
				r.at = value.Point(at)
			}
			return r
		}
	}
	return nil
}

// readsOn reports whether the parser gets further once edits are made.
func (b *broken) readsOn(edits []textEdit) bool {
	changed := apply(b.text, edits)
	at := failsAt(changed)
	if !at.IsValid() {
		return true
	}
	lines := 0
	for _, e := range edits {
		lines += strings.Count(e.text, "\n") - bytes.Count(b.text[e.start:e.end], newline)
	}
	return int(at.Line) > int(b.at.Line)+lines
}

// IsYAML reports whether a text is YAML, whatever it says.
func IsYAML(text string) bool { return failsAt([]byte(text)) == value.Pos{} }

// failsAt is where a text is no YAML; no place if it is YAML.
func failsAt(text []byte) value.Pos {
	var node yaml.Node
	if yaml.Unmarshal(text, &node) == nil {
		return value.Pos{}
	}
	var again yaml4.Node
	var located *yaml4.LoadError
	err := yaml4.Load(text, &again, yaml4.WithPlugin(loaderlimits.New()), yaml4.WithUniqueKeys(false))
	switch {
	case err == nil:
		return value.Pos{}
	case errors.As(err, &located) && located.Mark.Line > 0:
		return value.Pos{Line: int32(located.Mark.Line), Column: int32(located.Mark.Column)}
	default:
		return value.Pos{Line: 1, Column: 1}
	}
}

// line is the line of the place.
func (b *broken) line() string { return string(b.text[b.begin:b.end]) }

// field is the line that begins at an offset, without a comment.
func (b *broken) field(start int) string {
	line := b.text[start : start+lineLength(b.text[start:])]
	return string(bytes.TrimRight(withoutComment(line), " \t"))
}

// span is a range of the text.
func (b *broken) span(start, end int) value.Range {
	return value.Range{Start: b.pos(start), End: b.pos(end)}
}

// valueEnd is where a plain value ends that begins at an offset: before a comment
// or, within brackets, before what ends it there.
func (b *broken) valueEnd(start int) int {
	end := start + lineLength(b.text[start:])
	if i := bytes.Index(b.text[start:end], []byte(" #")); i >= 0 {
		end = start + i
	}
	if b.isInFlow(start) {
		if i := bytes.IndexAny(b.text[start:end], ",]}"); i >= 0 {
			end = start + i
		}
	}
	return start + len(bytes.TrimRight(b.text[start:end], " \t"))
}

// isInFlow reports whether a bracket is open on the line before an offset.
func (b *broken) isInFlow(offset int) bool {
	depth := 0
	for _, c := range b.text[b.begin:offset] {
		switch c {
		case '[', '{':
			depth++
		case ']', '}':
			depth--
		}
	}
	return depth > 0
}

// longestShown is how long a text may be that a suggestion shows.
const longestShown = 60

func writeQuoted(text string) string {
	if len(text) > longestShown {
		return "put quotes around it"
	}
	return "write " + quoted(text)
}

// quoted is text in quotes, without escapes where single quotes do.
func quoted(text string) string {
	if strings.ContainsAny(text, `"\`) {
		return "'" + strings.ReplaceAll(text, "'", "''") + "'"
	}
	return `"` + text + `"`
}

const noBreakSpace = "\u00a0"

// spaces replaces spaces that only look like spaces.
func (b *broken) spaces() *repair {
	r := &repair{message: "there is a no-break space, U+00A0, on this line, which YAML does not read as a space", suggestion: "write a space", safe: true}
	begin := b.begin
	if b.at.Line > 1 {
		begin = b.lines[b.at.Line-2] // the parser may have read on
	}
	for i := begin; i < b.end; i++ {
		if bytes.HasPrefix(b.text[i:b.end], []byte(noBreakSpace)) {
			r.edits = append(r.edits, textEdit{i, i + len(noBreakSpace), " "})
		}
	}
	if len(r.edits) == 0 {
		return nil
	}
	r.at = b.span(r.edits[0].start, r.edits[0].end)
	return r
}

// tabs replaces the tabs that indent lines. It is certain what they stand for if
// the text means the same whatever their width is.
func (b *broken) tabs() *repair {
	line := b.text[b.begin:b.end]
	indent := line[:len(line)-len(bytes.TrimLeft(line, " \t"))]
	tab := bytes.IndexByte(indent, '\t')
	if tab < 0 {
		return nil
	}
	r := &repair{message: "a tab cannot indent a line", suggestion: "indent with spaces", at: b.span(b.begin+tab, b.begin+len(indent)), safe: true}
	var first *yaml.Node
	for _, width := range []int{2, 4, 8} {
		edits := b.expandTabs(width)
		var node yaml.Node
		if yaml.Unmarshal(apply(b.text, edits), &node) != nil {
			continue
		}
		if first == nil {
			first, r.edits = &node, edits
		} else if !sameNode(first, &node) {
			r.safe = false
		}
	}
	if edits := b.expandTabs(0); first == nil && failsAt(apply(b.text, edits)) == (value.Pos{}) {
		r.edits = edits // behind spaces that are the whole indentation
		hasSpace := func(start int) bool { return bytes.HasPrefix(b.text[start:], []byte(" ")) }
		isEmpty := func(e textEdit) bool { return e.text == "" }
		r.safe = !slices.ContainsFunc(edits, isEmpty) || !slices.ContainsFunc(b.lines, hasSpace) // or else the line may belong to what is indented
	}
	return r
}

// expandTabs are the edits that write spaces for the tabs that indent lines, of a
// width, which may be 0.
func (b *broken) expandTabs(width int) []textEdit {
	var edits []textEdit
	for _, start := range b.lines {
		line := b.text[start:]
		line = line[:lineLength(line)]
		indent := line[:len(line)-len(bytes.TrimLeft(line, " \t"))]
		if !bytes.Contains(indent, []byte("\t")) {
			continue
		}
		column := 0
		for _, c := range indent {
			switch {
			case c != '\t':
				column++
			case width > 0:
				column = (column/width + 1) * width
			}
		}
		edits = append(edits, textEdit{start, start + len(indent), strings.Repeat(" ", column)})
	}
	return edits
}

// sameNode reports whether two nodes hold the same.
func sameNode(a, b *yaml.Node) bool {
	if a.Kind != b.Kind || a.Value != b.Value || len(a.Content) != len(b.Content) {
		return false
	}
	for i := range a.Content {
		if !sameNode(a.Content[i], b.Content[i]) {
			return false
		}
	}
	return true
}

// reserved puts quotes around a value that begins with a character that none can
// begin with.
func (b *broken) reserved() *repair {
	if b.offset >= b.end || strings.IndexByte("@`%", b.text[b.offset]) < 0 || strings.Contains(b.message, "incompatible") {
		return nil
	}
	end := b.valueEnd(b.offset)
	text := string(b.text[b.offset:end])
	if inner, ok := strings.CutPrefix(text, "`"); ok {
		text = strings.TrimSuffix(inner, "`")
	}
	return &repair{
		message: "a value cannot begin with " + string(b.text[b.offset]), suggestion: writeQuoted(text),
		at: b.span(b.offset, end), safe: true, edits: []textEdit{{b.offset, end, quoted(text)}},
	}
}

var aliasName = lazy.Regexp(`^\*[A-Za-z_][\w-]*$`)

// alias puts quotes around a value that is taken for an alias. A name may be that
// of an anchor that was forgotten.
func (b *broken) alias() *repair {
	if b.offset >= b.end || b.text[b.offset] != '*' {
		return nil
	}
	end := b.valueEnd(b.offset)
	text := string(b.text[b.offset:end])
	if aliasName().MatchString(text) {
		return &repair{
			message:    "there is no anchor above that the alias " + safe.Shorten(text) + " could stand for",
			suggestion: "write an anchor, such as &name, before the value that is meant; or put quotes around a value that begins with *",
			at:         b.span(b.offset, end), edits: []textEdit{{b.offset, end, quoted(text)}},
		}
	}
	return &repair{
		message: "a value that begins with * is read as an alias, and this is not the name of an anchor", suggestion: writeQuoted(text),
		at: b.span(b.offset, end), safe: true, edits: []textEdit{{b.offset, end, quoted(text)}},
	}
}

var afterClosing = lazy.Regexp(`^(\s*(?:- )?(?:[\w.-]+|"[^"]*"|'[^']*')\s*:\s+)("(?:[^"\\]|\\.)*"|'[^']*'|\[.*\]|\{.*\})[ \t]*([^\s#].*?)[ \t]*(?:\s#.*)?$`)

// afterValue is about text after the quotes or the brackets that end a value.
func (b *broken) afterValue() *repair {
	m := afterClosing().FindStringSubmatchIndex(b.line())
	if m == nil {
		return nil
	}
	start, end := b.begin+m[6], b.begin+m[7]
	valueStart, valueEnd := b.begin+m[4], b.begin+m[5]
	at := b.span(start, end)
	switch rest := string(b.text[start:end]); {
	case rest == "," || rest == ";":
		name := map[string]string{",": "a comma", ";": "a semicolon"}[rest]
		r := &repair{message: name + " cannot follow a value here", suggestion: "remove it", at: at, safe: true, edits: []textEdit{{valueEnd, end, ""}}}
		for _, start := range b.lines[min(int(b.at.Line), len(b.lines)):] { // whoever writes one writes more
			line := b.text[start : start+lineLength(b.text[start:])]
			if m := afterClosing().FindSubmatchIndex(line); m != nil && string(line[m[6]:m[7]]) == rest {
				r.edits = append(r.edits, textEdit{start + m[5], start + m[7], ""})
			}
		}
		return r
	default:
		return &repair{
			message: "the value ends before this text", suggestion: "remove the text, or put quotes around all of the value",
			at: at, edits: []textEdit{{valueStart, end, quoted(string(b.text[valueStart:end]))}},
		}
	}
}

// escape writes a value with backslashes in single quotes, where they are
// themselves.
func (b *broken) escape() *repair {
	if !strings.Contains(b.message, "unknown escape character") {
		return nil
	}
	open := bytes.LastIndexByte(b.text[b.begin:min(b.offset, b.end)], '"')
	if open < 0 {
		return nil
	}
	open += b.begin
	end := bytes.IndexByte(b.text[open+1:b.end], '"')
	if end < 0 {
		return nil
	}
	end += open + 2
	text := string(b.text[open+1 : end-1])
	if strings.Contains(text, `\\`) {
		return nil // some are escapes
	}
	return &repair{
		message: "the backslash does not begin an escape that YAML knows", suggestion: writeQuoted(text),
		safe: true, edits: []textEdit{{open, end, "'" + strings.ReplaceAll(text, "'", "''") + "'"}},
	}
}

// comment writes # for what begins comments elsewhere.
func (b *broken) comment() *repair {
	line := b.line()
	text := strings.TrimLeft(line, " ")
	start := b.begin + len(line) - len(text)
	for _, mark := range []string{"//", "--", ";"} {
		if strings.HasPrefix(text, mark) && !strings.HasPrefix(text, "---") {
			return &repair{
				message: "this line is neither a field nor a comment", suggestion: "begin a comment with #",
				at: b.span(start, start+len(mark)), safe: true, edits: []textEdit{{start, start + len(mark), "#"}},
			}
		}
	}
	return nil
}

var (
	// assigned is a line with a key and a value that YAML does not read as two.
	assigned = lazy.Regexp(`^( *)([A-Za-z_][\w.-]*)(:[\x{A0}\x{3000}]*| *= *| *：[ \x{3000}]*)([^\s:=\x{A0}].*)$`)
	twoWords = lazy.Regexp(`^( *)([A-Za-z_]\w*) +([^\s:#]+)$`)
)

// assignment writes a colon and a space between a key and a value.
func (b *broken) assignment() *repair {
	line := b.field(b.begin)
	if edit, how, ok := assignmentOf(line, b.begin); ok {
		r := &repair{
			message: "this line has no colon with a space after it, so that it is not read as a key and a value", suggestion: how,
			at: b.span(b.begin+len(line)-len(strings.TrimLeft(line, " ")), b.begin+len(line)), safe: true, edits: []textEdit{edit},
		}
		// Whoever writes one line so writes the next ones so.
		for next := int(b.at.Line); next < len(b.lines); next++ {
			start := b.lines[next]
			edit, _, ok := assignmentOf(b.field(start), start)
			if !ok {
				break
			}
			r.edits = append(r.edits, edit)
		}
		return r
	}
	if !isNoKey(b.message) {
		return nil
	}
	if m := twoWords().FindStringSubmatchIndex(line); m != nil && len(line) < longestShown {
		return &repair{
			message: "this is not a key, since no colon and space follow it", suggestion: "write " + line[m[4]:m[5]] + ": " + line[m[6]:m[7]],
			at: b.span(b.begin+m[4], b.begin+m[5]), edits: []textEdit{{b.begin + m[5], b.begin + m[6], ": "}},
		}
	}
	return nil
}

// assignmentOf is the edit that makes a key and a value of a line, and how it is
// said.
func assignmentOf(line string, begin int) (edit textEdit, how string, ok bool) {
	m := assigned().FindStringSubmatchIndex(line)
	if m == nil {
		return textEdit{}, "", false
	}
	key, sign, text := line[m[4]:m[5]], line[m[6]:m[7]], line[m[8]:m[9]]
	if strings.HasPrefix(text, "//") {
		return textEdit{}, "", false // a URL
	}
	if len(key)+len(text) > longestShown {
		key, text = "key", "value"
	}
	how = "put a space after the colon: write " + key + ": " + text
	if sign != ":" {
		how = "write " + key + ": " + text
	}
	return textEdit{begin + m[6], begin + m[7], ": "}, how, true
}

// assignments is the repair of a text of which each line is read as text.
func assignments(text []byte) *repair {
	b := &broken{index: newIndex(text)}
	if len(b.text) > longestRepaired {
		return nil
	}
	r := &repair{message: "no line has a colon with a space after it, so that the file is read as text", safe: true}
	for _, start := range b.lines {
		line := b.field(start)
		if trimmed := strings.TrimSpace(line); trimmed == "" || trimmed[0] == '#' {
			continue
		}
		edit, how, ok := assignmentOf(line, start)
		if !ok {
			return nil
		}
		if r.edits == nil {
			r.suggestion = how
			r.at = b.span(start, start+len(line))
		}
		r.edits = append(r.edits, edit)
	}
	if len(r.edits) == 0 {
		return nil
	}
	if len(r.edits) > 1 {
		r.suggestion += ", and all lines alike"
	} else {
		r.message = "the line has no colon with a space after it, so that it is read as text"
	}
	return r
}

var itemOnLine = lazy.Regexp(`^\s*[\w.-]+:\s+(- ([^\s#'"&*!|>%@` + "`" + `{\[-][^:#,\[\]{}]*?))\s*(?: #.*)?$`)

// item writes a list that begins on the line of its key in brackets.
func (b *broken) item() *repair {
	if !strings.Contains(b.message, "block sequence entries are not allowed") {
		return nil
	}
	m := itemOnLine().FindStringSubmatchIndex(b.line())
	if m == nil {
		return nil
	}
	text := b.line()[m[4]:m[5]]
	if len(text) > longestShown {
		return nil
	}
	return &repair{
		message: "a list cannot begin on the line of its key", suggestion: "write [" + text + "], or begin the list on the next line",
		at: b.span(b.begin+m[2], b.begin+m[3]), safe: true, edits: []textEdit{{b.begin + m[2], b.begin + m[3], "[" + text + "]"}},
	}
}

var missingComma = lazy.Regexp(`([^\s,\[{:])( +)("?[A-Za-z_][\w-]*"?: )`)

// commas writes the commas that are missing between the entries of a mapping in
// braces.
func (b *broken) commas() *repair {
	if !strings.Contains(b.message, "expected ',' or '}'") || b.offset >= b.end || b.text[b.offset] != '{' {
		return nil
	}
	closing := bytes.IndexByte(b.text[b.offset:b.end], '}')
	if closing < 0 {
		return nil
	}
	r := &repair{message: "a comma is missing between the entries of a mapping", safe: true}
	for _, m := range missingComma().FindAllSubmatchIndex(b.text[b.offset:b.offset+closing], -1) {
		r.edits = append(r.edits, textEdit{b.offset + m[3], b.offset + m[3], ","})
		if r.suggestion == "" {
			r.suggestion = "put a comma before " + strings.TrimSuffix(string(b.text[b.offset+m[6]:b.offset+m[7]]), ": ")
			r.at = b.span(b.offset+m[4], b.offset+m[6])
		}
	}
	if len(r.edits) == 0 {
		return nil
	}
	return r
}

// quote closes quotes at the end of their line, where nothing else can be meant.
func (b *broken) quote() *repair {
	if !strings.Contains(b.message, "unexpected end of stream") || b.offset >= b.end {
		return nil
	}
	mark := b.text[b.offset]
	if mark != '"' && mark != '\'' || bytes.IndexByte(b.text[b.offset+1:], mark) >= 0 {
		return nil
	}
	end := b.offset + len(bytes.TrimRight(b.text[b.offset:b.end], " \t"))
	hasComment := bytes.Contains(b.text[b.offset:end], []byte(" #"))
	if hasComment {
		end = b.valueEnd(b.offset)
	}
	if b.isInFlow(b.offset) {
		return nil
	}
	return &repair{
		message: "the quotes that open here are not closed", suggestion: "close the quotes at the end of the line",
		at: b.span(b.offset, end), safe: !hasComment, edits: []textEdit{{end, end, string(mark)}},
	}
}

// brackets closes brackets at the end of their line.
func (b *broken) brackets() *repair {
	if !strings.Contains(b.message, "expected ',' or") || b.offset >= b.end {
		return nil
	}
	line := b.text[b.begin:b.end]
	end := b.begin + len(bytes.TrimRight(withoutComment(line), " \t"))
	var open []byte
	for _, c := range b.text[b.begin:end] {
		switch c {
		case '"', '\'':
			return nil // what is within them is not looked at
		case '[':
			open = append(open, ']')
		case '{':
			open = append(open, '}')
		case ']', '}':
			if len(open) == 0 || open[len(open)-1] != c {
				return nil
			}
			open = open[:len(open)-1]
		}
	}
	if len(open) == 0 || closesMore(b.text[end:]) {
		return nil
	}
	slices.Reverse(open)
	what := "mapping"
	if b.text[b.offset] == '[' {
		what = "list"
	}
	return &repair{
		message: "the " + what + " that begins here is not closed, or a comma is missing in it", suggestion: "close it: write " + string(open) + " at the end of the line",
		at: b.span(b.offset, b.offset+1), safe: true, edits: []textEdit{{end, end, string(open)}},
	}
}

// closesMore reports whether a text closes a bracket that it does not open.
func closesMore(text []byte) bool {
	depth := 0
	for _, c := range text {
		switch c {
		case '[', '{':
			depth++
		case ']', '}':
			if depth--; depth < 0 {
				return true
			}
		}
	}
	return false
}

var withColon = lazy.Regexp(`^\s*(?:- )?[\w.-]+:\s+([^\s'"\[{|>&*!].*?)\s*(?: #.*)?$`)

// secondColon puts quotes around a value that has a colon in it. A line end may
// be missing as well.
func (b *broken) secondColon() *repair {
	m := withColon().FindStringSubmatchIndex(b.line())
	if m == nil || !strings.Contains(b.line()[m[2]:m[3]], ": ") {
		return nil
	}
	text := b.line()[m[2]:m[3]]
	if len(text) > longestShown {
		return nil
	}
	return &repair{
		message: "there is a second colon and space on this line", suggestion: "put quotes around the value, if all of this is the value: " + quoted(text),
		edits: []textEdit{{b.begin + m[2], b.begin + m[3], quoted(text)}},
	}
}

// level is an indentation with a line that has it.
type level struct{ indent, line int }

// levels are the indentations that are open before a line, outermost first.
func (b *broken) levels(before int) []level {
	var open []level
	for i, start := range b.lines[:before] {
		line := b.text[start:]
		line = line[:lineLength(line)]
		rest := bytes.TrimLeft(line, " ")
		indent := len(line) - len(rest)
		if len(rest) == 0 || rest[0] == '#' || bytes.HasPrefix(line, []byte("---")) {
			continue
		}
		for {
			for len(open) > 0 && open[len(open)-1].indent > indent {
				open = open[:len(open)-1]
			}
			if len(open) == 0 || open[len(open)-1].indent < indent {
				open = append(open, level{indent, i + 1})
			} else {
				open[len(open)-1].line = i + 1
			}
			inner := bytes.TrimLeft(bytes.TrimPrefix(rest, []byte("-")), " ")
			if !bytes.HasPrefix(rest, []byte("- ")) || len(inner) == 0 {
				break
			}
			indent += len(rest) - len(inner)
			rest = inner
		}
	}
	return open
}

// indentation indents a line as one before it.
func (b *broken) indentation() *repair {
	if !isMappingValue(b.message) && !strings.Contains(b.message, "did not find expected key") &&
		!strings.Contains(b.message, "<document start>") && !strings.Contains(b.message, "expected '-' indicator") {
		return nil
	}
	line := b.text[b.begin:b.end]
	found := len(line) - len(bytes.TrimLeft(line, " "))
	open := b.levels(int(b.at.Line) - 1)
	if len(open) == 0 || slices.ContainsFunc(open, func(l level) bool { return l.indent == found }) || found == len(line) {
		return nil
	}
	at := b.span(b.begin, b.begin+found)
	if found < open[0].indent {
		return b.outdented(open[0], found)
	}
	// The line is meant to be as far to the right as one of these.
	near := slices.Clone(open)
	if found > 1 && len(near) > 1 {
		near = near[1:] // what is indented is within something
	}
	distance := func(l level) int { return max(l.indent-found, found-l.indent) }
	best := slices.MinFunc(near, func(a, b level) int { return distance(a) - distance(b) })
	near = slices.DeleteFunc(near, func(l level) bool { return distance(l) > distance(best) })
	r := &repair{message: fmt.Sprintf("this line is indented by %s, which matches no line above that it could belong with", words.Count(found, "space")), at: at}
	var hows []string
	for _, l := range slices.Backward(near) {
		hows = append(hows, fmt.Sprintf("by %s, as line %d is", words.Count(l.indent, "space"), l.line))
	}
	r.suggestion = "indent it " + strings.Join(hows, ", or ")
	if best.indent == 0 && len(near) == 1 {
		r.suggestion = fmt.Sprintf("do not indent it, as line %d is not", best.line)
	}
	last := open[len(open)-1]
	// Two more spaces than a line that has a value may be meant as a level.
	r.safe = len(near) == 1 && (found < last.indent || found-last.indent == 1)
	if len(near) == 1 {
		r.edits = []textEdit{{b.begin, b.begin + found, strings.Repeat(" ", best.indent)}}
	}
	return r
}

// outdented is the repair of a line that is further to the left than all before.
func (b *broken) outdented(first level, found int) *repair {
	r := &repair{
		message:    fmt.Sprintf("the fields above are indented by %s, and this one by %s", words.Count(first.indent, "space"), words.Count(found, "space")),
		suggestion: fmt.Sprintf("indent all of them by %s", words.Count(found, "space")), at: value.Point(b.pos(b.begin + found)), safe: true,
	}
	if found == 0 {
		r.suggestion = "do not indent the fields above"
	}
	for _, start := range b.lines[:b.at.Line-1] {
		line := b.text[start:]
		indent := len(line) - len(bytes.TrimLeft(line, " "))
		if move := first.indent - found; indent >= move {
			r.edits = append(r.edits, textEdit{start, start + move, ""})
		} else if rest := bytes.TrimSpace(line[:lineLength(line)]); len(rest) > 0 && rest[0] != '#' {
			return nil
		}
	}
	return r
}
