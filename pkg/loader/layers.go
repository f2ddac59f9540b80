package loader

import (
	"io"

	"github.com/llenergymeasure/llemcfg/internal/engine/layers"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// Layer is a part of a config: what one file, one program or one flag says.
type Layer struct {
	// name is that of a document, or empty.
	name string
	read func(*Loader) (*value.Value, []diag.Diagnostic, *ConfigError)
}

// File is the layer of a file: JSON if its name ends in .json, and YAML
// otherwise. Its values have origins such as defaults.yaml:3:1.
func File(path string) Layer {
	return Layer{path, func(l *Loader) (*value.Value, []diag.Diagnostic, *ConfigError) {
		data, err := readFile(path, l.limits.Bytes)
		if err != nil {
			return nil, nil, Unreadable(path, err)
		}
		return l.parse(path, data)
	}}
}

// Bytes is the layer of a document that messages call name: JSON if the name
// ends in .json, and YAML otherwise.
func Bytes(name string, data []byte) Layer {
	return Layer{name, func(l *Loader) (*value.Value, []diag.Diagnostic, *ConfigError) { return l.parse(name, data) }}
}

// Reader is the layer of a document that is read from r when it is loaded, and
// that messages call name, as Bytes has it.
func Reader(name string, r io.Reader) Layer {
	return Layer{name, func(l *Loader) (*value.Value, []diag.Diagnostic, *ConfigError) {
		data, err := io.ReadAll(io.LimitReader(r, int64(l.limits.Bytes)+1))
		if err != nil {
			return nil, nil, Unreadable(name, err)
		}
		return l.parse(name, data)
	}}
}

// Map is the layer of a Go map of fields, as json.Unmarshal makes one; other
// integers, floats, strings, slices and maps will do too. Its values have the
// origin name.
func Map(name string, fields map[string]any) Layer {
	return Layer{"", func(*Loader) (*value.Value, []diag.Diagnostic, *ConfigError) {
		tree, err := treeOf(&value.Source{Name: name, Synthetic: true}, fields)
		if err != nil {
			return nil, nil, notALayer(name, err)
		}
		return tree, nil, nil
	}}
}

// Set is the layer of one assignment, such as decoder.top_p=0.9: the text is
// read as the type that the schema has at the path, null is always null, and
// where the schema leaves the type open the text is YAML. Its value has the
// origin name and assignment, such as "--set decoder.top_p=0.9".
func Set(name, assignment string) Layer {
	return Layer{"", func(l *Loader) (*value.Value, []diag.Diagnostic, *ConfigError) {
		source := &value.Source{Name: name + " " + assignment, Synthetic: true}
		tree, problems, err := layers.Override(l.schema, source, assignment, l.limits)
		if err != nil {
			return nil, nil, notALayer(source.Name, err)
		}
		return tree, problems, nil
	}}
}

// LoadLayers loads the experiment that several layers make together, lowest
// first:
//
//	LoadLayers(File("defaults.yaml"), File("experiment.yaml"), Set("--set", "n=200"))
//
// Mappings merge deeply. A scalar, a list or a null takes the place of what
// lower layers say. The schema judges what comes of it, so that a layer may
// lack what another has; below all layers are the preset, wherever it is
// chosen, and the defaults of the schema. The error is a *ConfigError or a
// *ValidationError; its diagnostics name the layer that is at fault.
func (l *Loader) LoadLayers(all ...Layer) (*Experiment, error) {
	e := &Experiment{}
	err := l.resolve(all, func(root, resolved *value.Value) {
		e.origins = origins{l, root}
		e.Advisories = l.explainer.Advise(resolved)
		e.fill(resolved)
	})
	if err != nil {
		return nil, err
	}
	diag.Sort(e.Advisories)
	return e, nil
}

// merge reads the layers and makes one tree of them. The name is that of the
// highest document, or else of the highest layer.
func (l *Loader) merge(all []Layer) (name string, root *value.Value, problems []diag.Diagnostic, failed error) {
	var config *ConfigError
	trees := make([]*value.Value, 0, len(all))
	for _, layer := range all {
		tree, found, err := layer.read(l)
		problems = append(problems, found...)
		switch {
		case err != nil && config == nil:
			config = err
		case err != nil:
			config.Diagnostics = append(config.Diagnostics, err.Diagnostics...)
		default:
			trees = append(trees, tree)
		}
		if layer.name != "" {
			name = layer.name
		}
	}
	switch {
	case config != nil:
		config.Diagnostics = append(config.Diagnostics, problems...)
		diag.Sort(config.Diagnostics)
		return name, nil, nil, config
	case len(trees) == 0:
		return name, &value.Value{Kind: value.Map, Source: &value.Source{Name: "no layers", Synthetic: true}}, nil, nil
	}
	root = layers.Merge(trees...)
	if name == "" {
		name = root.Source.Name
	}
	return name, root, problems, nil
}

func (l *Loader) parse(name string, data []byte) (*value.Value, []diag.Diagnostic, *ConfigError) {
	source := &value.Source{Name: name, Text: data}
	root, problems := yamldoc.Parse(source, l.limits)
	source.Text = nil // or an Experiment would hold on to it
	if root == nil {
		return nil, nil, &ConfigError{File: name, Diagnostics: problems}
	}
	return root, problems, nil
}

func notALayer(name string, err error) *ConfigError {
	return &ConfigError{File: name, Diagnostics: []diag.Diagnostic{{
		Severity: diag.Error, Code: diag.Syntax, File: name, Message: err.Error(),
	}}}
}
