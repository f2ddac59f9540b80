package loader

import (
	"github.com/llenergymeasure/llemcfg/internal/engine/cuelang"
	"github.com/llenergymeasure/llemcfg/internal/engine/encode"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// Experiment is a valid experiment, resolved: every field has the value that
// the run will use, except that nil leaves a field to the backend.
//
// Marshalled to JSON, or to YAML by gopkg.in/yaml.v3, it is the resolved config:
// every field in the order of the schema, null where nothing is set, floats
// written as floats. Read it back with a Loader: encoding/json does not know
// what a Dataset is.
type Experiment struct {
	ExperimentConfig

	// Advisories are warnings about a config that is valid but likely not
	// meant: in order of position.
	Advisories []diag.Diagnostic

	origins
}

// IsDeterministic reports whether decoding always takes the likeliest token:
// the temperature is 0 or sampling is off.
func (d DecoderConfig) IsDeterministic() bool { return d.Temperature == 0 || !d.DoSample }

// YAML is the resolved config as YAML, whichever YAML library a program uses.
func (e *Experiment) YAML() ([]byte, error) {
	v, err := checked(e.tree())
	if err != nil {
		return nil, err
	}
	return encode.YAML(v)
}

// CUE is the resolved config as CUE source.
func (e *Experiment) CUE() ([]byte, error) {
	v, err := checked(e.tree())
	if err != nil {
		return nil, err
	}
	return cuelang.Format(v)
}
