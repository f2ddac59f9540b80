package loader

import (
	"errors"
	"slices"
	"sync"

	"github.com/llenergymeasure/llemcfg/cue"
	"github.com/llenergymeasure/llemcfg/internal/engine/bind"
	"github.com/llenergymeasure/llemcfg/internal/engine/load"
	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/schema"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// How sections are written by other libraries, and read back.

// standard is the engine of a Loader without options.
var standard = sync.OnceValue(func() *load.Engine { return load.New(schema.Experiment(), cue.Files) })

// sectionOf is the section of a generated type, with the schema that it is in.
func sectionOf(name string) (*spec.Schema, int) {
	for _, s := range []*spec.Schema{schema.Experiment(), schema.User()} {
		if i := slices.IndexFunc(s.Sections, func(s spec.Section) bool { return s.Name == name }); i >= 0 {
			return s, i
		}
	}
	panic("loader: the schema has no section " + name)
}

var sectionEngines sync.Map // by the name of the section

// engineOf is an engine that judges one section as part of a file.
func engineOf(name string) *load.Engine {
	if e, ok := sectionEngines.Load(name); ok {
		return e.(*load.Engine)
	}
	s, i := sectionOf(name)
	e, _ := sectionEngines.LoadOrStore(name, load.New(s.Below(i), cue.Files))
	return e.(*load.Engine)
}

func unmarshalJSON(section string, data []byte, fill func(*value.Value)) error {
	e := engineOf(section)
	return e.Resolve([]load.Layer{jsonLayer(data)}, func(_, resolved *value.Value) { fill(resolved) })
}

func unmarshalYAML(section string, unmarshal func(any) error, fill func(*value.Value)) error {
	tree, err := decodedLayer(unmarshal)
	if err != nil {
		return err
	}
	e := engineOf(section)
	return e.Resolve([]load.Layer{tree}, func(_, resolved *value.Value) { fill(resolved) })
}

// jsonLayer is the layer of JSON that encoding/json hands over. It may be a part
// of a document, so that its lines mean nothing.
func jsonLayer(data []byte) load.Layer {
	return load.Layer{Read: func(e *load.Engine) (*value.Value, []diag.Diagnostic, *ConfigError) {
		root, problems, failed := e.Parse(".json", data)
		if failed != nil {
			failed.File = "JSON"
			unplace(failed.Diagnostics)
			return nil, nil, failed
		}
		root.Source.Name, root.Source.Synthetic = "JSON", true
		unplace(problems)
		return root, problems, nil
	}}
}

func unplace(ds []diag.Diagnostic) {
	for i := range ds {
		d := &ds[i]
		d.File, d.Fixes = "JSON", nil
		d.Line, d.Column, d.EndLine, d.EndColumn = 0, 0, 0, 0
	}
}

// decodedLayer is the layer of a value that a YAML library decodes.
func decodedLayer(unmarshal func(any) error) (load.Layer, error) {
	var decoded any
	if err := unmarshal(&decoded); err != nil {
		return load.Layer{}, err
	}
	return goLayer("YAML", decoded), nil
}

// goLayer is the layer of a Go value that is to be a map.
func goLayer(name string, x any) load.Layer {
	return load.Layer{Read: func(e *load.Engine) (*value.Value, []diag.Diagnostic, *ConfigError) {
		tree, err := bind.TreeOf(&value.Source{Name: name, Synthetic: true}, x, e.Limits())
		if err == nil && tree.Kind != value.Map {
			err = errors.New("a config must be a mapping of fields")
		}
		if err != nil {
			failed := load.NotALayer(name, err)
			switch {
			case errors.As(err, new(bind.OverLimit)):
				failed.Diagnostics[0].Code = diag.Limit
			case tree != nil:
				failed.Diagnostics[0].Code = diag.NotAMap
			}
			return nil, nil, failed
		}
		return tree, nil, nil
	}}
}

// UnmarshalJSON loads the experiment as a Loader without options does, so that an
// Experiment reads what it wrote. Its origins say JSON. The error is a
// *ConfigError or a *ValidationError.
func (e *Experiment) UnmarshalJSON(data []byte) error { return e.load(jsonLayer(data)) }

// UnmarshalYAML is UnmarshalJSON for any YAML library; the origins say YAML.
func (e *Experiment) UnmarshalYAML(unmarshal func(any) error) error {
	tree, err := decodedLayer(unmarshal)
	if err != nil {
		return err
	}
	return e.load(tree)
}

func (e *Experiment) load(layer load.Layer) error {
	loaded, err := loadWith(standard(), []load.Layer{layer})
	if err != nil {
		return err
	}
	*e = *loaded
	return nil
}

// UnmarshalJSON reads and validates settings; the origins say JSON. The error is
// a *ConfigError or a *ValidationError.
func (s *UserSettings) UnmarshalJSON(data []byte) error { return s.load(jsonLayer(data)) }

// UnmarshalYAML is UnmarshalJSON for any YAML library; the origins say YAML.
func (s *UserSettings) UnmarshalYAML(unmarshal func(any) error) error {
	tree, err := decodedLayer(unmarshal)
	if err != nil {
		return err
	}
	return s.load(tree)
}

func (s *UserSettings) load(layer load.Layer) error {
	e := engineOf(schema.User().Root().Name)
	return e.Resolve([]load.Layer{layer}, func(root, resolved *value.Value) {
		*s = UserSettings{origins: origins{e, root}}
		s.fill(resolved)
	})
}
