// Package loader turns an experiment file into a complete, typed Experiment, or
// into everything that is wrong with it, with places.
//
//	experiment, err := loader.New().Load("experiment.yaml")
//
// The schema itself is CUE, in the folder cue of this module; nothing of it is
// written down here.
package loader

import (
	"github.com/llenergymeasure/llemcfg/cue"
	"github.com/llenergymeasure/llemcfg/internal/explain"
	"github.com/llenergymeasure/llemcfg/internal/plan"
	"github.com/llenergymeasure/llemcfg/internal/schema"
	"github.com/llenergymeasure/llemcfg/internal/spec"
	"github.com/llenergymeasure/llemcfg/internal/value"
	"github.com/llenergymeasure/llemcfg/internal/yamldoc"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// Loader loads experiments. It is safe for concurrent use, and does not grow
// with what it has loaded.
type Loader struct {
	limits    yamldoc.Limits
	schema    *spec.Schema
	plan      *plan.Plan
	authority *schema.Authority
	explainer *explain.Explainer
}

// Option changes how a Loader works.
type Option func(*Loader)

// WithMaxBytes sets the size up to which a file is read; it is 1 MiB otherwise.
func WithMaxBytes(n int) Option { return func(l *Loader) { l.limits.Bytes = n } }

// New makes a Loader. CUE is started by the first config that is not valid.
func New(opts ...Option) *Loader {
	l := &Loader{
		limits:    yamldoc.DefaultLimits(),
		schema:    spec.Embedded(),
		authority: schema.NewAuthority(cue.Files),
	}
	l.plan = plan.New(l.schema)
	l.explainer = explain.New(l.schema, l.plan, l.authority)
	for _, o := range opts {
		o(l)
	}
	return l
}

// Load reads a file: JSON if its name ends in .json, and YAML otherwise. The
// error is a *ConfigError or a *ValidationError.
func (l *Loader) Load(path string) (*Experiment, error) {
	data, err := l.Read(path)
	if err != nil {
		return nil, err
	}
	return l.LoadBytes(path, data)
}

// Read reads a file for LoadBytes: a regular one, and no more of it than tells
// that it is over the limit. The error is a *ConfigError.
func (l *Loader) Read(path string) ([]byte, error) {
	data, err := readFile(path, l.limits.Bytes)
	if err != nil {
		return nil, Unreadable(path, err)
	}
	return data, nil
}

// LoadBytes reads data, which messages call name: JSON if name ends in .json,
// and YAML otherwise. The error is a *ConfigError or a *ValidationError.
func (l *Loader) LoadBytes(name string, data []byte) (*Experiment, error) {
	source := &value.Source{Name: name, Text: data}
	root, problems := yamldoc.Parse(source, l.limits)
	source.Text = nil // or an Experiment would hold on to it
	if root == nil {
		diag.Sort(problems)
		return nil, &ConfigError{File: name, Diagnostics: problems}
	}
	if resolved := l.plan.Resolve(root, nil); resolved != nil && len(problems) == 0 {
		return l.experiment(resolved), nil
	}
	problems = append(problems, l.explainer.Explain(root)...)
	if len(problems) == 0 {
		return l.askCUE(name, root)
	}
	diag.Sort(problems)
	return nil, &ValidationError{File: name, Diagnostics: problems, cueError: func() error { return l.cueError(root) }}
}

// askCUE leaves the verdict to CUE alone.
func (l *Loader) askCUE(name string, root *value.Value) (*Experiment, error) {
	resolved, verdict, err := l.authority.Experiment(l.schema, root)
	message := verdict.Message()
	if err != nil {
		message = err.Error()
	}
	if message == "" {
		return l.experiment(resolved), nil
	}
	return nil, &ValidationError{
		File: name,
		Diagnostics: []diag.Diagnostic{{
			Severity: diag.Error, Code: diag.SchemaError, File: name,
			Line: int(root.At.Line), Column: int(root.At.Column), Message: message,
		}},
		cueError: func() error { return l.cueError(root) },
	}
}

func (l *Loader) cueError(root *value.Value) error {
	_, verdict, err := l.authority.Experiment(l.schema, root)
	if err != nil || verdict.Err == nil {
		return err
	}
	return verdict.Err
}

func (l *Loader) experiment(resolved *value.Value) *Experiment {
	e := &Experiment{resolved: resolved, Advisories: l.explainer.Advise(resolved)}
	diag.Sort(e.Advisories)
	e.fill(resolved)
	return e
}
