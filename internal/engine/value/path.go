package value

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/llenergymeasure/llemcfg/internal/safe"
)

// Path leads from the root of a document to a value. The empty Path is the root.
type Path []Step

// Step is one step of a Path: a key of a Map, or an index into a List. Steps
// can be compared with ==. The zero Step is the empty key.
type Step struct {
	key  string
	item int // the index plus one; 0 in a key
}

// Key is the step to the entry of a key.
func Key(name string) Step { return Step{key: name} }

// Index is the step to an item of a List, from 0.
func Index(i int) Step { return Step{item: i + 1} }

// Key returns the key, and false if s is an index.
func (s Step) Key() (name string, ok bool) { return s.key, s.item == 0 }

// Index returns the index, and false if s is a key.
func (s Step) Index() (i int, ok bool) { return s.item - 1, s.item > 0 }

// String is the step as a path of its own.
func (s Step) String() string { return Path{s}.String() }

// Keys is the path of a sequence of keys.
func Keys(names ...string) Path {
	p := make(Path, len(names))
	for i, name := range names {
		p[i] = Key(name)
	}
	return p
}

// Names returns the keys of a path that has no index, and false if it has one.
func (p Path) Names() (names []string, ok bool) {
	names = make([]string, len(p))
	for i, step := range p {
		if names[i], ok = step.Key(); !ok {
			return nil, false
		}
	}
	return names, true
}

// With returns p with one more step, in memory of its own.
func (p Path) With(s Step) Path { return append(p[:len(p):len(p)], s) }

// Equal reports whether two paths have the same steps.
func (p Path) Equal(q Path) bool { return slices.Equal(p, q) }

// String writes keys with a dot between them and indices in brackets:
// passthrough_kwargs.stop[0]. A key that is not only of the letters a to z and A
// to Z, digits, _ and - is in double quotes, as a Go string literal. ParsePath
// reads it back.
func (p Path) String() string { return p.join(hasPlainRunes, strconv.Quote) }

// Short is String for messages: a long key is cut, and nothing in it can act on
// a terminal. ParsePath may not read it back.
func (p Path) Short() string {
	return p.join(func(key string) bool { return len(key) <= safe.QuoteLength && hasPlainRunes(key) }, safe.Quote)
}

func (p Path) join(isPlain func(string) bool, quote func(string) string) string {
	var b strings.Builder
	for i, step := range p {
		switch index, isIndex := step.Index(); {
		case isIndex:
			b.WriteByte('[')
			b.WriteString(strconv.Itoa(index))
			b.WriteByte(']')
			continue
		case i > 0:
			b.WriteByte('.')
		}
		if isPlain(step.key) {
			b.WriteString(step.key)
		} else {
			b.WriteString(quote(step.key))
		}
	}
	return b.String()
}

// ParsePath reads a path such as decoder.top_p, which begins with a key.
func ParsePath(text string) (Path, error) {
	p, rest, err := CutPath(text)
	if err == nil && rest != "" {
		return nil, fmt.Errorf("%s is not a path: %s cannot follow %s", safe.Quote(text), safe.Quote(rest), p.Short())
	}
	return p, err
}

// CutPath reads a path up to the first character that cannot be part of it, and
// returns the rest of the text.
func CutPath(text string) (p Path, rest string, err error) {
	rest = text
	for {
		var key string
		if strings.HasPrefix(rest, `"`) {
			quoted, err := strconv.QuotedPrefix(rest)
			if err != nil {
				return nil, rest, fmt.Errorf("%s is not a path: a quote is not closed", safe.Quote(text))
			}
			if key, err = strconv.Unquote(quoted); err != nil || !utf8.ValidString(key) {
				return nil, rest, fmt.Errorf("%s is not a path: a key is not UTF-8", safe.Quote(text))
			}
			rest = rest[len(quoted):]
		} else if key, rest = cutPlainKey(rest); key == "" {
			return nil, rest, fmt.Errorf("%s is not a path: the name of a field is missing", safe.Quote(text))
		}
		p = append(p, Key(key))
		for strings.HasPrefix(rest, "[") {
			digits, after, ok := strings.Cut(rest[1:], "]")
			i, err := strconv.Atoi(digits)
			if !ok || err != nil || strconv.Itoa(i) != digits || i < 0 {
				return nil, rest, fmt.Errorf("%s is not a path: the number of an item goes between [ and ]", safe.Quote(text))
			}
			p = append(p, Index(i))
			rest = after
		}
		if !strings.HasPrefix(rest, ".") {
			return p, rest, nil
		}
		rest = rest[1:]
	}
}

// cutPlainKey cuts what needs no quotes off the front.
func cutPlainKey(text string) (key, rest string) {
	for i := range len(text) {
		if !isPlainByte(text[i]) {
			return text[:i], text[i:]
		}
	}
	return text, ""
}

func hasPlainRunes(key string) bool {
	plain, rest := cutPlainKey(key)
	return plain != "" && rest == ""
}

func isPlainByte(c byte) bool {
	return c == '_' || c == '-' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}
