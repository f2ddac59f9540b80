package loader

import (
	"github.com/llenergymeasure/llemcfg/cue"
	"github.com/llenergymeasure/llemcfg/internal/engine/cuelang"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
	"github.com/llenergymeasure/llemcfg/internal/files"
	"github.com/llenergymeasure/llemcfg/internal/schema"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// Policy is CUE that narrows the schema of an experiment: it allows fewer
// values, sets other defaults and adds rules, with messages of its own. It
// cannot allow what the schema refuses. It is safe for concurrent use.
type Policy struct {
	narrowing *cuelang.Narrowing
	name      string
	text      []byte
}

// importPath is that of the CUE package of the schema, which a policy imports
// without a registry.
const importPath = "github.com/llenergymeasure/llemcfg/cue"

// LoadPolicy reads a policy from a CUE file. The error is a *ConfigError: the file
// cannot be read, is not CUE, contradicts itself, or has a field that the
// schema does not have.
func LoadPolicy(path string) (*Policy, error) {
	data, err := files.Read(path, yamldoc.DefaultLimits().Bytes)
	if err != nil {
		return nil, files.Unreadable(path, err)
	}
	return ParsePolicy(path, data)
}

// ParsePolicy is LoadPolicy for data, which messages call name.
func ParsePolicy(name string, data []byte) (*Policy, error) {
	narrowing, defects := cuelang.Narrow(name, data, importPath, schema.Experiment().Definition, cue.Files)
	if len(defects) == 0 {
		return &Policy{narrowing, name, data}, nil
	}
	failed := &ConfigError{File: name}
	for _, d := range defects {
		failed.Diagnostics = append(failed.Diagnostics, diag.Diagnostic{
			Severity: diag.Error, Code: diag.SchemaError, File: name,
			Path: d.Path, Line: d.Line, Column: d.Column, Message: "the policy is not valid: " + d.Message,
		})
	}
	diag.Sort(failed.Diagnostics)
	return nil, failed
}

// WithPolicy has a Loader refuse what a policy refuses, and resolve an experiment
// with the defaults of the policy. A diagnostic of the policy ends in the file
// and line that is its reason. CUE judges every config, as WithCUEVerdicts has
// it.
func WithPolicy(p *Policy) Option {
	return func(o *options) {
		if p == nil || p.narrowing == nil {
			o.wrong = misuse("WithPolicy", "there is no policy: read one with LoadPolicy")
			return
		}
		o.policy = p
	}
}
