package load

import (
	"github.com/llenergymeasure/llemcfg/internal/engine/layers"
	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// Layer is a part of a config: what one document, one program or one flag states.
type Layer struct {
	// Name is that of a document, or empty.
	Name string
	// Read returns the tree of the layer, with what its reader has found wrong in
	// it; or an error if there is no tree.
	Read func(*Engine) (*value.Value, []diag.Diagnostic, *diag.ConfigError)
}

// Bytes is the layer of a document that messages call name: JSON if the name
// ends in .json, and YAML otherwise.
func Bytes(name string, data []byte) Layer {
	return Layer{name, func(e *Engine) (*value.Value, []diag.Diagnostic, *diag.ConfigError) {
		return e.Parse(name, data)
	}}
}

// Set is the layer of one assignment, such as decoder.top_p=0.9: the text is
// read as the type that the schema has at the path. Its value has the origin
// name and assignment.
func Set(name, assignment string) Layer {
	return Layer{"", func(e *Engine) (*value.Value, []diag.Diagnostic, *diag.ConfigError) {
		source := &value.Source{Name: name + " " + assignment, Synthetic: true}
		tree, problems, err := layers.Override(e.schema, source, assignment, e.limits)
		if err != nil {
			return nil, nil, NotALayer(source.Name, err)
		}
		return tree, problems, nil
	}}
}

// Environment are the layers of the variables of the environment that the
// schema names and that are set: getenv returns what a variable is set to, and
// an empty text if it is not.
func (e *Engine) Environment(getenv func(string) string) []Layer {
	var all []Layer
	var walk func(section *spec.Section, path value.Path)
	walk = func(section *spec.Section, path value.Path) {
		for i := range section.Fields {
			f := &section.Fields[i]
			below := path.With(value.Key(f.Name))
			if f.Section != spec.NoSection && f.Kinds&^(value.Map|value.Null) == 0 && len(below) < maxDepth {
				walk(&e.schema.Sections[f.Section], below)
			}
			if f.Env == "" {
				continue
			}
			text := getenv(f.Env)
			if text == "" {
				continue
			}
			if f.EnvMeans != "" {
				text = f.EnvMeans
			}
			all = append(all, variable(f.Env, below, text))
		}
	}
	walk(e.schema.Root(), nil)
	return all
}

// maxDepth bounds the search for variables in sections that hold themselves.
const maxDepth = 16

func variable(name string, path value.Path, text string) Layer {
	return Layer{"", func(e *Engine) (*value.Value, []diag.Diagnostic, *diag.ConfigError) {
		source := &value.Source{Name: name, Synthetic: true}
		v, problems := layers.Typed(e.schema, source, path, text, e.limits)
		return layers.At(source, path, v), problems, nil
	}}
}

// NotALayer is the error of a layer that has no tree.
func NotALayer(name string, err error) *diag.ConfigError {
	return &diag.ConfigError{File: name, Diagnostics: []diag.Diagnostic{{
		Severity: diag.Error, Code: diag.Syntax, File: name, Message: err.Error(),
	}}}
}

// Parse reads a document: JSON if its name ends in .json, and YAML otherwise. The
// tree has the text, for fixes; Resolve lets go of it.
func (e *Engine) Parse(name string, data []byte) (*value.Value, []diag.Diagnostic, *diag.ConfigError) {
	return e.parse(name, data, yamldoc.Parse)
}

// ParseOptional is Parse for a document that may be empty.
func (e *Engine) ParseOptional(name string, data []byte) (*value.Value, []diag.Diagnostic, *diag.ConfigError) {
	return e.parse(name, data, yamldoc.ParseOptional)
}

func (e *Engine) parse(name string, data []byte, parse func(*value.Source, yamldoc.Limits) (*value.Value, []diag.Diagnostic)) (*value.Value, []diag.Diagnostic, *diag.ConfigError) {
	source := &value.Source{Name: name, Text: data}
	root, problems := parse(source, e.limits)
	if root == nil {
		return nil, nil, &diag.ConfigError{File: name, Diagnostics: problems}
	}
	return root, problems, nil
}

// merge reads the layers and makes one tree of them. The name is that of the
// highest document, or else of the highest layer.
func (e *Engine) merge(all []Layer) (name string, root *value.Value, trees []*value.Value, problems []diag.Diagnostic, failed error) {
	var config *diag.ConfigError
	trees = make([]*value.Value, 0, len(all))
	for _, layer := range all {
		tree, found, err := layer.Read(e)
		problems = append(problems, found...)
		switch {
		case err != nil && config == nil:
			config = err
		case err != nil:
			config.Diagnostics = append(config.Diagnostics, err.Diagnostics...)
		default:
			trees = append(trees, tree)
		}
		if layer.Name != "" {
			name = layer.Name
		}
	}
	switch {
	case config != nil:
		config.Diagnostics = append(config.Diagnostics, problems...)
		diag.Sort(config.Diagnostics)
		return name, nil, nil, nil, config
	case len(trees) == 0:
		return name, &value.Value{Kind: value.Map, Source: &value.Source{Name: "no layers", Synthetic: true}}, nil, nil, nil
	}
	root = layers.Merge(trees...)
	if name == "" {
		name = root.Source.Name
	}
	if len(trees) > 1 && root.Nodes() > e.limits.Nodes {
		return name, nil, nil, nil, &diag.ConfigError{File: name, Diagnostics: []diag.Diagnostic{{
			Severity: diag.Error, Code: diag.Limit, File: name, Message: e.limits.TooMany() + ", in all layers together",
		}}}
	}
	return name, root, trees, problems, nil
}
