package loader

import (
	"fmt"
	"io"
	"io/fs"
	"sync/atomic"

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
		if out[i] = all[i].layer; out[i].Read == nil {
			out[i].Read = func(*load.Engine) (*value.Value, []diag.Diagnostic, *ConfigError) {
				return nil, nil, misuse(fmt.Sprintf("layer %d", i+1), "it is the zero Layer: make one with File, FS, Bytes, Reader, Map, Typed or Set")
			}
		}
	}
	return out
}

// File is the layer of a file: JSON if its name ends in .json, and YAML
// otherwise. Its values have origins such as defaults.yaml:3:1.
func File(path string) Layer {
	return layer(path, func(e *load.Engine) (*value.Value, []diag.Diagnostic, *ConfigError) {
		data, err := files.Read(path, e.Limits().Bytes)
		if err != nil {
			return nil, nil, files.Unreadable(path, err)
		}
		return e.Parse(path, data)
	})
}

// Bytes is the layer of a document that messages call name: JSON if the name
// ends in .json, and YAML otherwise.
func Bytes(name string, data []byte) Layer {
	return Layer{load.Bytes(name, data)}
}

// FS is File for a file of a file system, such as one that go:embed makes.
func FS(fsys fs.FS, path string) Layer {
	return layer(path, func(e *load.Engine) (*value.Value, []diag.Diagnostic, *ConfigError) {
		if fsys == nil {
			return nil, nil, misuse(path, "the file system of the layer is nil")
		}
		data, err := files.ReadFS(fsys, path, e.Limits().Bytes)
		if err != nil {
			return nil, nil, files.Unreadable(path, err)
		}
		return e.Parse(path, data)
	})
}

// Reader is the layer of a document that is read from r when it is loaded, and
// that messages call name, as Bytes has it. It can be loaded once: after that r
// is used up, and loading the layer again is an error.
func Reader(name string, r io.Reader) Layer {
	var used atomic.Bool
	return layer(name, func(e *load.Engine) (*value.Value, []diag.Diagnostic, *ConfigError) {
		switch {
		case r == nil:
			return nil, nil, misuse(name, "the reader of the layer is nil")
		case used.Swap(true):
			return nil, nil, misuse(name, "the layer has been read already, and a reader can be read once: read all of it, and use Bytes")
		}
		data, err := io.ReadAll(io.LimitReader(r, int64(e.Limits().Bytes)+1))
		if err != nil {
			return nil, nil, files.Unreadable(name, err)
		}
		return e.Parse(name, data)
	})
}

// Map is the layer of a Go map of fields, as json.Unmarshal makes one; other
// integers, floats, strings, slices and maps will do too. Its values have the
// origin name.
func Map(name string, fields map[string]any) Layer { return Layer{goLayer(name, fields)} }

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
	engine, err := l.ready()
	if err != nil {
		return nil, err
	}
	return loadWith(engine, engineLayers(all))
}

func loadWith(engine *load.Engine, all []load.Layer) (*Experiment, error) {
	e := &Experiment{}
	err := engine.Resolve(all, func(root, resolved *value.Value) {
		e.origins = origins{engine, root}
		e.advisories = engine.Advise(resolved)
		e.fill(resolved)
	})
	if err != nil {
		return nil, err
	}
	return e, nil
}
