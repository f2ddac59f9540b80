package layers

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
	"github.com/llenergymeasure/llemcfg/internal/safe"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// written is the place of everything in a layer without lines.
var written = value.Point(value.Pos{Line: 1, Column: 1})

// Assignment takes an assignment such as decoder.top_p=0.9 apart, and says what
// is wrong with one that is none.
func Assignment(assignment string) (path value.Path, text string, err error) {
	path, rest, err := value.CutPath(assignment)
	if err != nil {
		return nil, "", err
	}
	text, ok := strings.CutPrefix(rest, "=")
	if !ok {
		return nil, "", fmt.Errorf("%s is not an assignment: write path=value, such as n=200", safe.Quote(assignment))
	}
	for i, step := range path {
		if _, isIndex := step.Index(); isIndex {
			return nil, "", fmt.Errorf("%s is an item of a list, and a list can only be set as a whole", path[:i+1].Short())
		}
		key, _ := step.Key()
		if problem := yamldoc.KeyProblem(key); problem != "" {
			return nil, "", errors.New(problem)
		}
	}
	return path, text, nil
}

// Override is the layer of one assignment. Where the schema has a string at the
// path, the text after = is that string, and may stand in quotes; elsewhere it
// is read as YAML; null is always null. Problems are of the text as YAML: what
// the schema says of the value and of the path is said when the layers have
// been merged. The error says that it is not an assignment.
func Override(schema *spec.Schema, source *value.Source, assignment string, limits yamldoc.Limits) (*value.Value, []diag.Diagnostic, error) {
	path, text, err := Assignment(assignment)
	if err != nil {
		return nil, nil, err
	}
	v, problems := Typed(schema, source, path, text, limits)
	return At(source, path[:min(len(path), limits.Depth)], v), problems, nil
}

// At is the tree in which v is at path, which has keys only.
func At(source *value.Source, path value.Path, v *value.Value) *value.Value {
	for i := len(path) - 1; i >= 0; i-- {
		key, _ := path[i].Key()
		v = &value.Value{
			Kind: value.Map, At: written, Source: source,
			Entries: []value.Entry{{Key: key, KeyAt: written, Value: v}},
		}
	}
	return v
}

// Typed reads the text that is given for the field at path, outside any file,
// as the schema has its type. A value that is reported as wrong is Invalid.
func Typed(schema *spec.Schema, source *value.Source, path value.Path, text string, limits yamldoc.Limits) (*value.Value, []diag.Diagnostic) {
	v := &value.Value{Kind: value.String, At: written, Source: source, Text: text}
	f := schema.FieldAt(path)
	isString := f != nil && f.Kinds.Has(value.String)
	switch {
	case len(path) > limits.Depth:
		v.Kind = value.Invalid
		return v, []diag.Diagnostic{{
			Severity: diag.Error, Code: diag.Limit, Path: path[:1].Short(), File: source.Name, Message: limits.TooDeep(),
		}}
	case text == "":
		return v, nil
	case text == "null":
		v.Kind = value.Null
		return v, nil
	case isString && utf8.ValidString(text) && !isQuoted(text) && !(f.Kinds.Has(value.Map) && text[0] == '{'):
		return v, nil
	}
	// The fragment is a source of its own: its lines are not the layer's.
	fragment := &value.Source{Name: source.Name, Text: []byte(text), Synthetic: true}
	v, problems := yamldoc.ParseValue(fragment, path, limits)
	fragment.Text = nil
	for i := range problems {
		problems[i].Line, problems[i].Column, problems[i].EndLine, problems[i].EndColumn = 0, 0, 0, 0
	}
	return v, problems
}

func isQuoted(text string) bool {
	last := text[len(text)-1]
	return len(text) > 1 && (last == '"' || last == '\'') && text[0] == last
}
