// Package loader turns an experiment file into a complete, typed Experiment, or
// into everything that is wrong with it, with places.
//
//	experiment, err := loader.New().Load("experiment.yaml")
//
// The schema is the CUE package in the folder cue of this module; the types here
// are generated from it.
package loader

import (
	"fmt"
	"sync"

	"github.com/llenergymeasure/llemcfg/cue"
	"github.com/llenergymeasure/llemcfg/internal/engine/load"
	"github.com/llenergymeasure/llemcfg/internal/schema"
)

// Loader loads experiments. The zero Loader is one without options. It is safe
// for concurrent use, and does not grow with what it has loaded.
type Loader struct {
	engine *load.Engine
	// user is the engine of the user's settings, made when it is first needed.
	user func() *load.Engine
	// wrong says what is wrong with the options; nil if nothing is.
	wrong *ConfigError
}

// ready is the engine, or what is wrong with the options.
func (l *Loader) ready() (*load.Engine, error) {
	switch {
	case l == nil:
		return nil, misuse("loader", "the *Loader is nil: make one with New")
	case l.wrong != nil:
		return nil, l.wrong
	case l.engine == nil:
		return standard(), nil
	default:
		return l.engine, nil
	}
}

// Option changes how a Loader works.
type Option func(*options)

type options struct {
	engine []load.Option
	policy *Policy
	wrong  *ConfigError
}

// WithMaxBytes sets the size up to which a file is read, at least 1 byte; it is
// 1 MiB otherwise.
func WithMaxBytes(n int) Option {
	return func(o *options) {
		if n < 1 {
			o.wrong = misuse("WithMaxBytes", fmt.Sprintf("the size must be at least 1 byte, not %d", n))
			return
		}
		o.engine = append(o.engine, load.WithMaxBytes(n))
	}
}

// WithCUEVerdicts has CUE itself judge every config: each is unified with the
// definitions of the schema, and CUE alone accepts and resolves it. Otherwise
// a description of the schema does so, which CUE has proven to be the same when
// this package was built. It costs about a millisecond for each config, and 0.2
// seconds for the first.
func WithCUEVerdicts() Option {
	return func(o *options) { o.engine = append(o.engine, load.WithCUEVerdicts()) }
}

// New makes a Loader. CUE is started only by WithCUEVerdicts and WithPolicy, and
// by ValidationError.CUEError. A wrong option is the error of whatever is loaded.
func New(opts ...Option) *Loader {
	var o options
	for _, opt := range opts {
		if opt == nil {
			o.wrong = misuse("New", "an option is nil")
			continue
		}
		opt(&o)
	}
	if o.wrong != nil {
		return &Loader{wrong: o.wrong}
	}
	engine := load.New(schema.Experiment(), cue.Files, o.engine...)
	if o.policy != nil {
		engine = load.FromNarrowed(schema.Experiment(), o.policy.narrowing, o.engine...)
	}
	return &Loader{
		engine: engine,
		user:   sync.OnceValue(func() *load.Engine { return load.New(schema.User(), cue.Files, o.engine...) }),
	}
}

// Load reads a file: JSON if its name ends in .json, and YAML otherwise. The
// error is a *ConfigError or a *ValidationError.
func (l *Loader) Load(path string) (*Experiment, error) { return l.LoadLayers(File(path)) }

// LoadBytes reads data, which messages call name: JSON if name ends in .json,
// and YAML otherwise. The error is a *ConfigError or a *ValidationError.
func (l *Loader) LoadBytes(name string, data []byte) (*Experiment, error) {
	return l.LoadLayers(Bytes(name, data))
}
