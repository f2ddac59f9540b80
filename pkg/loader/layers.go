package loader

import (
	"errors"
	"io"

	"github.com/llenergymeasure/llemcfg/internal/engine/load"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/files"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// Layer is a part of a config: what one file, one program or one flag says.
type Layer struct{ layer load.Layer }

// layer is a layer whose tree read returns.
func layer(name string, read func(*load.Engine) (*value.Value, []diag.Diagnostic, *ConfigError)) Layer {
	return Layer{load.Layer{Name: name, Read: read}}
}

// engineLayers are the layers as the engine has them.
func engineLayers(all []Layer) []load.Layer {
	out := make([]load.Layer, len(all))
	for i := range all {
		out[i] = all[i].layer
	}
	return out
}

// File is the layer of a file: JSON if its name ends in .json, and YAML
// otherwise. Its values have origins such as defaults.yaml:3:1.
func File(path string) Layer {
	return layer(path, func(e *load.Engine) (*value.Value, []diag.Diagnostic, *ConfigError) {
		data, err := files.Read(path, e.Limits().Bytes)
		if err != nil {
			return nil, nil, Unreadable(path, err)
		}
		return e.Parse(path, data)
	})
}

// Bytes is the layer of a document that messages call name: JSON if the name
// ends in .json, and YAML otherwise.
func Bytes(name string, data []byte) Layer {
	return Layer{load.Bytes(name, data)}
}

// Reader is the layer of a document that is read from r when it is loaded, and
// that messages call name, as Bytes has it.
func Reader(name string, r io.Reader) Layer {
	return layer(name, func(e *load.Engine) (*value.Value, []diag.Diagnostic, *ConfigError) {
		data, err := io.ReadAll(io.LimitReader(r, int64(e.Limits().Bytes)+1))
		if err != nil {
			return nil, nil, Unreadable(name, err)
		}
		return e.Parse(name, data)
	})
}

// Map is the layer of a Go map of fields, as json.Unmarshal makes one; other
// integers, floats, strings, slices and maps will do too. Its values have the
// origin name.
func Map(name string, fields map[string]any) Layer {
	return layer("", func(e *load.Engine) (*value.Value, []diag.Diagnostic, *ConfigError) {
		tree, err := treeOf(&value.Source{Name: name, Synthetic: true}, fields, e.Limits())
		if err != nil {
			failed := load.NotALayer(name, err)
			if errors.As(err, new(overLimit)) {
				failed.Diagnostics[0].Code = diag.Limit
			}
			return nil, nil, failed
		}
		return tree, nil, nil
	})
}

// Tree is the layer of a tree that another package of this module has read.
func Tree(name string, root *value.Value) Layer {
	return layer(name, func(*load.Engine) (*value.Value, []diag.Diagnostic, *ConfigError) { return root, nil, nil })
}

// Set is the layer of one assignment, such as decoder.top_p=0.9: the text is
// read as the type that the schema has at the path, null is always null, and
// where the schema leaves the type open the text is YAML. Its value has the
// origin name and assignment, such as "--set decoder.top_p=0.9".
func Set(name, assignment string) Layer { return Layer{load.Set(name, assignment)} }

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
	err := l.engine.Resolve(engineLayers(all), func(root, resolved *value.Value) {
		e.origins = origins{l.engine, root}
		e.Advisories = l.engine.Advise(resolved)
		e.fill(resolved)
	})
	if err != nil {
		return nil, err
	}
	return e, nil
}
