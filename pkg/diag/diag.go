// Package diag defines a Diagnostic, which reports one mistake in a file with its
// place, and renders diagnostics as text and in machine-readable formats. It does
// not depend on YAML, CUE or the schema.
package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/safe"
)

// Severity says how bad it is. The zero Severity is not valid.
type Severity uint8

// The severities: an Error makes a file invalid, a Warning does not.
const (
	Error Severity = iota + 1
	Warning
)

// String is "error" or "warning".
func (s Severity) String() string {
	switch s {
	case Error:
		return "error"
	case Warning:
		return "warning"
	default:
		return fmt.Sprintf("Severity(%d)", uint8(s))
	}
}

// MarshalText writes "error" or "warning".
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads "error" or "warning".
func (s *Severity) UnmarshalText(text []byte) error {
	for _, known := range []Severity{Error, Warning} {
		if known.String() == string(text) {
			*s = known
			return nil
		}
	}
	return fmt.Errorf("%q is no severity", text)
}

// Diagnostic is one mistake in one file.
type Diagnostic struct {
	Severity Severity `json:"severity"`
	// Code is the kind of mistake, in kebab-case; it does not change between releases.
	Code Code `json:"code"`
	// Path is the field, such as decoder.top_p; empty for the file as a whole.
	Path string `json:"path"`
	// File is the name that the file was loaded under.
	File string `json:"file,omitempty"`
	// Line and Column are where it begins, and EndLine and EndColumn the place
	// after its last character. They count from 1, columns in runes. All are 0
	// where there is no place, as for a file that cannot be read; the end is the
	// beginning where only that is known.
	Line      int `json:"line"`
	Column    int `json:"column"`
	EndLine   int `json:"end_line"`
	EndColumn int `json:"end_column"`
	// Message says what was found and what is allowed.
	Message string `json:"message"`
	// Suggestion says what to write instead; it may be empty.
	Suggestion string `json:"suggestion"`
	// Fixes are changes of the text of which each takes the mistake away, the
	// likeliest first.
	Fixes []Fix `json:"fixes,omitempty"`
}

// Error is the diagnostic on one line: file:line:column: severity: path: message [code].
func (d Diagnostic) Error() string { return d.String() }

// String is the diagnostic on one line: file:line:column: severity: path: message [code].
// What a terminal could act on, in the file's name too, is escaped.
func (d Diagnostic) String() string {
	return d.place() + ": " + d.Severity.String() + ": " + d.text() + " [" + string(d.Code) + "]"
}

// place is file:line:column, as far as it is known.
func (d Diagnostic) place() string {
	if d.Line > 0 {
		return fmt.Sprintf("%s:%d:%d", safe.Text(d.File), d.Line, d.Column)
	}
	return safe.Text(d.File)
}

// isPoint reports whether only its beginning is known.
func (d *Diagnostic) isPoint() bool {
	return d.EndLine < d.Line || d.EndLine == d.Line && d.EndColumn <= d.Column
}

// text is path: message, as far as there is a path.
func (d Diagnostic) text() string {
	if d.Path != "" {
		return safe.Text(d.Path + ": " + d.Message)
	}
	return safe.Text(d.Message)
}

// help is what the suggestion adds to the message: nothing where it is the end or
// a sentence of the message already, and only what stands in parentheses where the
// rest is.
func (d Diagnostic) help() string {
	help := d.Suggestion
	if before, note, ok := strings.Cut(help, " ("); ok && d.says(before) && strings.HasSuffix(note, ")") {
		help = strings.TrimSuffix(note, ")")
	}
	if d.says(help) {
		return ""
	}
	return safe.Text(help)
}

// says reports whether the message ends with a text or has it as a sentence.
func (d Diagnostic) says(text string) bool {
	return strings.HasSuffix(strings.TrimSuffix(d.Message, "."), text) || strings.Contains(d.Message, ". "+text+". ")
}

// Sort puts diagnostics in the order of their places; of several at one place
// the order is that of path, code and message.
func Sort(ds []Diagnostic) {
	slices.SortStableFunc(ds, func(a, b Diagnostic) int {
		return cmp.Or(
			cmp.Compare(a.File, b.File),
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Path, b.Path),
			cmp.Compare(a.Code, b.Code),
			cmp.Compare(a.Message, b.Message),
		)
	})
}
