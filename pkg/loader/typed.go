package loader

import (
	"slices"

	"github.com/llenergymeasure/llemcfg/internal/engine/bind"
	"github.com/llenergymeasure/llemcfg/internal/engine/layers"
	"github.com/llenergymeasure/llemcfg/internal/engine/load"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// Section is an ExperimentConfig or one of its sections, such as a DecoderConfig.
type Section interface{ tree() *value.Value }

// Typed is the layer of a section that a program has built or changed, at a path
// such as decoder or vllm; an ExperimentConfig has the empty path. The layer sets
// every field of the section: a zero is a zero, and nil is null, which leaves the
// field to the backend. Its values have the origin name.
func Typed(name, path string, section Section) Layer {
	return layer("", func(*load.Engine) (*value.Value, []diag.Diagnostic, *ConfigError) {
		if section == nil {
			return nil, nil, misuse(name, "the section is nil")
		}
		var steps value.Path
		if path != "" {
			var err error
			if steps, err = value.ParsePath(path); err != nil {
				return nil, nil, load.NotALayer(name, err)
			}
			if slices.ContainsFunc(steps, func(s value.Step) bool { _, isKey := s.Key(); return !isKey }) {
				return nil, nil, misuse(name, "a section stands at a path of keys, and "+path+" has an index")
			}
		}
		v, err := bind.Checked(section.tree())
		if err != nil {
			return nil, nil, load.NotALayer(name, err)
		}
		source := &value.Source{Name: name, Synthetic: true}
		return layers.At(source, steps, layers.Changed(nil, v, source)), nil, nil
	})
}

// Resolve validates and resolves a config that a program has built or changed, as
// a file that sets every field. Start from a loaded Experiment to have the
// defaults. Its values have the origin "the program". The error is a *ConfigError
// or a *ValidationError.
func (l *Loader) Resolve(config ExperimentConfig) (*Experiment, error) {
	return l.LoadLayers(Typed(layers.Program.Name, "", config))
}
