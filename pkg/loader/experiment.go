package loader

import (
	"slices"

	"github.com/llenergymeasure/llemcfg/internal/engine/bind"
	"github.com/llenergymeasure/llemcfg/internal/engine/cuelang"
	"github.com/llenergymeasure/llemcfg/internal/engine/encode"
	"github.com/llenergymeasure/llemcfg/internal/engine/layers"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// Experiment is a valid experiment, resolved: every field has the value that
// the run will use, except that nil leaves a field to the backend.
//
// Marshalled to JSON or YAML it is the resolved config: every field in the order
// of the schema, null where nothing is set. Unmarshalled it is loaded as by a
// Loader without options, and is valid, or there is an error.
//
// Any YAML library will do. gopkg.in/yaml.v3 writes what the YAML method writes.
// Its forks write 1.0 as 1, which is the same in a field that takes a number. Where
// it is not, in PassthroughKwargs, marshalling with them returns an error, as it
// does for the few strings that they write wrongly. sigs.k8s.io/yaml goes through
// JSON and writes a float in PassthroughKwargs that is whole as an integer.
//
// In a struct of a program it is a named field. Embedded, its methods would write
// and read the whole struct:
//
//	type Job struct {
//		Name       string            `json:"name"`
//		Experiment loader.Experiment `json:"experiment"`
//	}
//
// A program may change the fields. Origins, diffs and advisories then say so, and
// Loader.Resolve validates the result.
type Experiment struct {
	ExperimentConfig

	origins
	advisories []diag.Diagnostic // of the config as it was loaded
}

// Advisories returns warnings about a config that is valid but likely not meant,
// in order of position. They are of the config as it is now: where a program has
// changed it, they have no fixes.
func (e *Experiment) Advisories() []diag.Diagnostic {
	if e.engine == nil {
		return nil
	}
	now, was := e.tree(), e.engine.Resolved(e.root)
	if was != nil && value.Equal(now, was) {
		return slices.Clone(e.advisories)
	}
	if _, err := bind.Checked(now); err != nil {
		return nil // it is no config
	}
	return e.engine.Advise(layers.Changed(was, now, layers.Program))
}

// IsDeterministic reports whether decoding always takes the likeliest token:
// the temperature is 0 or sampling is off.
func (d DecoderConfig) IsDeterministic() bool { return d.Temperature == 0 || !d.DoSample }

// YAML is the resolved config as YAML, whichever YAML library a program uses.
func (e *Experiment) YAML() ([]byte, error) { return yamlOf(e.tree()) }

func yamlOf(v *value.Value) ([]byte, error) {
	v, err := bind.Checked(v)
	if err != nil {
		return nil, err
	}
	return encode.YAML(v)
}

// CUE is the resolved config as CUE source.
func (e *Experiment) CUE() ([]byte, error) {
	v, err := bind.Checked(e.tree())
	if err != nil {
		return nil, err
	}
	return cuelang.Format(v)
}
