// Package suppress leaves out the warnings that comments of a file ignore:
//
//	top_p: 0.9 # llemcfg: ignore[no-effect]
//
// The comment stands at the end of the line of the warning, or alone on a line
// above it.
package suppress

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
	"github.com/llenergymeasure/llemcfg/internal/lazy"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// comment is what ignores warnings: the codes are those in brackets.
var comment = lazy.Regexp(`(?:^|[ \t])#[ \t]*llemcfg:[ \t]*ignore\b[ \t]*(\[[^\]\n]*\])?`)

// directive is a comment that ignores warnings.
type directive struct {
	at     value.Range
	target int32 // the line of the warnings
	codes  []diag.Code
	used   map[diag.Code]bool
}

// Apply returns the diagnostics of a file without the warnings that its comments
// ignore, and with warnings of comments that ignore nothing. Those are left out
// where there are errors, which can keep warnings from being found. What is in
// other files, such as those of defaults, is ignored by comments there; text
// returns the text of any of the files, or nil.
func Apply(name string, text func(file string) []byte, limits yamldoc.Limits, ds []diag.Diagnostic) []diag.Diagnostic {
	files := map[string]*file{}
	of := func(name string) *file {
		if files[name] == nil {
			files[name] = newFile(name, text(name), limits)
		}
		return files[name]
	}
	hasErrors := false
	kept := ds[:0:0]
	for _, d := range ds {
		hasErrors = hasErrors || d.Severity == diag.Error
		if d.Severity != diag.Warning || d.Line == 0 || !of(d.File).ignores(d) {
			kept = append(kept, d)
		}
	}
	for _, d := range of(name).directives {
		kept = append(kept, d.complaints(name, hasErrors)...)
	}
	diag.Sort(kept)
	return kept
}

// file is a file with its directives.
type file struct {
	directives []*directive
	byTarget   map[int32][]*directive
}

func newFile(name string, text []byte, limits yamldoc.Limits) *file {
	f := &file{}
	if !bytes.Contains(text, []byte("llemcfg:")) || strings.EqualFold(filepath.Ext(name), ".json") {
		return f
	}
	f.directives, f.byTarget = find(name, text, limits), map[int32][]*directive{}
	for _, d := range f.directives {
		f.byTarget[d.target] = append(f.byTarget[d.target], d)
	}
	return f
}

func (f *file) ignores(d diag.Diagnostic) bool {
	ignored := false
	for _, c := range f.byTarget[int32(d.Line)] {
		if slices.Contains(c.codes, d.Code) {
			c.used[d.Code], ignored = true, true
		}
	}
	return ignored
}

// complaints are what is wrong with a directive.
func (c *directive) complaints(file string, hasErrors bool) []diag.Diagnostic {
	warn := func(message, suggestion string) diag.Diagnostic {
		d := diag.Diagnostic{Severity: diag.Warning, Code: diag.UnusedIgnore, File: file, Message: message, Suggestion: suggestion}
		d.Line, d.Column, d.EndLine, d.EndColumn = c.at.Coordinates()
		return d
	}
	if len(c.codes) == 0 {
		return []diag.Diagnostic{warn("names no code of a warning", "write the code in brackets, such as ignore["+string(diag.NoEffect)+"]")}
	}
	remove := func(code diag.Code) string {
		if len(c.codes) > 1 {
			return "remove " + string(code) + " from the comment"
		}
		return "remove the comment"
	}
	var ds []diag.Diagnostic
	for _, code := range c.codes {
		entry, known := diag.Find(code)
		switch {
		case !known:
			ds = append(ds, warn(fmt.Sprintf("there is no code %q", string(code)), "llemcfg explain --list lists them"))
		case entry.Severity == diag.Error:
			ds = append(ds, warn(fmt.Sprintf("%s is an error, and only warnings can be ignored", code), "correct what it is about, and "+remove(code)))
		case !c.used[code] && !hasErrors:
			ds = append(ds, warn(fmt.Sprintf("nothing is ignored: there is no %s warning on line %d", code, c.target), remove(code)))
		}
	}
	return ds
}

// find returns the directives of a text.
func find(name string, text []byte, limits yamldoc.Limits) []*directive {
	var all []*directive
	lines := bytes.Split(bytes.TrimPrefix(text, []byte("\xEF\xBB\xBF")), []byte("\n"))
	var inScalar func(value.Pos) bool
	for i, line := range lines {
		m := comment().FindSubmatchIndex(line)
		if m == nil {
			continue
		}
		start := m[0] + bytes.IndexByte(line[m[0]:], '#')
		at := value.Range{
			Start: value.Pos{Line: int32(i + 1), Column: column(line, start)},
			End:   value.Pos{Line: int32(i + 1), Column: column(line, m[1])},
		}
		if inScalar == nil {
			inScalar = scalars(name, text, limits)
		}
		if inScalar(at.Start) {
			continue
		}
		d := &directive{at: at, target: target(lines, i, start), used: map[diag.Code]bool{}}
		if m[2] >= 0 {
			for code := range strings.SplitSeq(string(line[m[2]+1:m[3]-1]), ",") {
				if code = strings.TrimSpace(code); code != "" {
					d.codes = append(d.codes, diag.Code(code))
				}
			}
		}
		all = append(all, d)
	}
	return all
}

func column(line []byte, offset int) int32 { return int32(utf8.RuneCount(line[:offset]) + 1) }

// target is the line that a comment on line i is about: its own, or the next
// that holds more than a comment.
func target(lines [][]byte, i, start int) int32 {
	if len(bytes.TrimSpace(lines[i][:start])) > 0 {
		return int32(i + 1)
	}
	for j := i + 1; j < len(lines); j++ {
		if line := bytes.TrimSpace(lines[j]); len(line) > 0 && line[0] != '#' {
			return int32(j + 1)
		}
	}
	return int32(i + 1)
}

// scalars reports of places whether they are within a key or a scalar, where a #
// begins no comment.
func scalars(name string, text []byte, limits yamldoc.Limits) func(value.Pos) bool {
	var ranges []value.Range
	var walk func(v *value.Value)
	walk = func(v *value.Value) {
		if v.Kind&(value.Map|value.List) == 0 {
			ranges = append(ranges, v.At)
		}
		for _, e := range v.Entries {
			if e.Key != "" {
				ranges = append(ranges, e.KeyAt)
			}
			if e.Value != nil && e.Alias == nil {
				walk(e.Value)
			}
		}
	}
	if root, _ := yamldoc.Parse(&value.Source{Name: name, Text: text}, limits); root != nil {
		walk(root)
	}
	slices.SortFunc(ranges, func(a, b value.Range) int { return a.Start.Compare(b.Start) })
	return func(at value.Pos) bool {
		i, exact := slices.BinarySearchFunc(ranges, at, func(r value.Range, at value.Pos) int { return r.Start.Compare(at) })
		return exact || i > 0 && at.Compare(ranges[i-1].End) < 0
	}
}
