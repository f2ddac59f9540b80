// Package yamldoc reads a YAML or JSON document strictly: within limits, in
// the core schema of YAML 1.2, with nothing coerced and nothing guessed at,
// every value with the place where it was written. It knows nothing of CUE or
// of what a document is for.
package yamldoc

import (
	"path"
	"slices"
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// Parse reads the document in src; a name that ends in .json makes it JSON.
// The root is nil if there is no document to go on with, and then the
// problems, of which there is at least one, say why. Otherwise the problems
// are those of single values, which are Invalid in the tree or left out of it.
func Parse(src *value.Source, limits Limits) (root *value.Value, problems []diag.Diagnostic) {
	r := reader{src: src, limits: limits, isJSON: isJSON(src)}
	return r.document(false), r.problems
}

// ParseOptional is Parse, but for a document that holds nothing, such as comments
// only: it is an empty mapping.
func ParseOptional(src *value.Source, limits Limits) (root *value.Value, problems []diag.Diagnostic) {
	r := reader{src: src, limits: limits, isJSON: isJSON(src)}
	return r.document(true), r.problems
}

func (r *reader) document(optional bool) *value.Value {
	var root *value.Value
	if r.checkSize() && r.checkText() {
		if r.isJSON {
			root = r.readJSON()
		} else {
			root = r.readYAML()
		}
	}
	switch {
	case optional && !r.fatal && (root == nil || root.Kind == value.Null):
		return &value.Value{Kind: value.Map, At: start, Source: r.src}
	case root == nil && !r.fatal:
		r.refuse(start, diag.NotAMap, "the file is empty", writeFields)
	case !r.fatal && root.Kind == value.String && !root.Quoted && !r.isJSON:
		r.refuseText(root)
	case !r.fatal && root.Kind == value.List:
		r.refuseList(root)
	case !r.fatal && root.Kind != value.Map && root.Kind != value.Invalid:
		r.refuse(value.Point(root.At.Start), diag.NotAMap, "the file holds "+kindName(root.Kind)+" and not a mapping of fields", writeFields)
	}
	if r.fatal || root.Kind == value.Invalid {
		return nil
	}
	return root
}

// refuseText refuses a document that is a plain string.
func (r *reader) refuseText(root *value.Value) {
	repair := assignments(r.src.Text)
	if repair == nil && len(r.src.Text) <= longestRepaired {
		repair = toml(newIndex(r.src.Text))
	}
	if repair != nil {
		r.refuseWith(repair, diag.NotAMap, "")
		return
	}
	r.refuse(value.Point(root.At.Start), diag.NotAMap, "the file holds "+kindName(root.Kind)+" and not a mapping of fields", writeFields)
}

// ParseValue reads YAML that stands for a single value, of whatever kind, which
// is to be at path: the steps of the path count as levels of the limit of depth.
// A value that is reported as wrong is Invalid.
func ParseValue(src *value.Source, path value.Path, limits Limits) (v *value.Value, problems []diag.Diagnostic) {
	r := reader{src: src, limits: limits, path: slices.Clone(path), within: len(path)}
	if r.checkSize() && r.checkText() {
		v = r.readYAML()
	}
	if v == nil && !r.fatal {
		r.refuse(start, diag.NotAMap, "the text is empty", "")
	}
	if r.fatal {
		v = &value.Value{Source: src}
		// What leaves nothing to go on with in a document is about this value.
		for i := range r.problems {
			r.problems[i].Path = path.Short()
		}
	}
	return v, r.problems
}

// reader is the state of reading one document.
type reader struct {
	src      *value.Source
	limits   Limits
	isJSON   bool
	problems []diag.Diagnostic
	fatal    bool
	path     value.Path
	within   int // mappings and lists that what is read is in
	// hasLongKeys is set if the parser has not looked at the length of keys.
	hasLongKeys bool
}

// isJSON reports whether a document is read as JSON.
func isJSON(src *value.Source) bool { return strings.EqualFold(path.Ext(src.Name), ".json") }

// report adds a problem at the current path.
func (r *reader) report(at value.Range, code diag.Code, message, suggestion string) {
	d := diag.Diagnostic{
		Severity:   diag.Error,
		Code:       code,
		Path:       r.path.Short(),
		File:       r.src.Name,
		Message:    message,
		Suggestion: suggestion,
	}
	d.Line, d.Column, d.EndLine, d.EndColumn = at.Coordinates()
	r.problems = append(r.problems, d)
}

// refuse adds a problem that leaves nothing to go on with.
func (r *reader) refuse(at value.Range, code diag.Code, message, suggestion string) {
	path := r.path
	r.path = nil
	r.report(at, code, message, suggestion)
	r.path = path
	r.fatal = true
}

// start is where a document begins.
var start = value.Point(value.Pos{Line: 1, Column: 1})

// writeFields is what to do where there are none.
const writeFields = "write fields, each a name and its value"

func kindName(k value.Kind) string {
	switch k {
	case value.Null:
		return "nothing"
	default:
		return "a single value"
	}
}
