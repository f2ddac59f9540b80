// Package loader turns an experiment file into a complete, typed Experiment, or
// into everything that is wrong with it, with places.
//
//	experiment, err := loader.New().Load("experiment.yaml")
//
// The schema itself is CUE, in the folder cue of this module; nothing of it is
// written down here.
package loader

import (
	"io/fs"
	"strconv"

	"github.com/llenergymeasure/llemcfg/cue"
	"github.com/llenergymeasure/llemcfg/internal/engine/cuelang"
	"github.com/llenergymeasure/llemcfg/internal/engine/explain"
	"github.com/llenergymeasure/llemcfg/internal/engine/judge"
	"github.com/llenergymeasure/llemcfg/internal/engine/layers"
	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
	"github.com/llenergymeasure/llemcfg/internal/schema"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// Loader loads experiments. It is safe for concurrent use, and does not grow
// with what it has loaded.
type Loader struct {
	limits    yamldoc.Limits
	schema    *spec.Schema
	plan      *judge.Plan
	authority *cuelang.Authority
	explainer *explain.Explainer
	// cueOnly leaves every verdict to CUE.
	cueOnly bool
}

// Option changes how a Loader works.
type Option func(*Loader)

// WithMaxBytes sets the size up to which a file is read; it is 1 MiB otherwise.
func WithMaxBytes(n int) Option { return func(l *Loader) { l.limits.Bytes = n } }

// WithCUEOnly leaves every verdict to CUE, also on configs that need not be
// asked about. It is there to compare with.
func WithCUEOnly() Option { return func(l *Loader) { l.cueOnly = true } }

// New makes a Loader. CUE is started by the first config that is not valid.
func New(opts ...Option) *Loader { return newLoader(schema.Experiment(), cue.Files, opts) }

// newLoader makes a Loader of a schema: its description, and the CUE itself.
func newLoader(described *spec.Schema, files fs.FS, opts []Option) *Loader {
	l := &Loader{
		limits:    yamldoc.DefaultLimits(),
		schema:    described,
		plan:      judge.New(described),
		authority: cuelang.NewAuthority(files),
		cueOnly:   described.AsksCUE(),
	}
	l.explainer = explain.New(l.schema, l.plan, l.authority)
	for _, o := range opts {
		o(l)
	}
	return l
}

// Load reads a file: JSON if its name ends in .json, and YAML otherwise. The
// error is a *ConfigError or a *ValidationError.
func (l *Loader) Load(path string) (*Experiment, error) { return l.LoadLayers(File(path)) }

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
	return l.LoadLayers(Bytes(name, data))
}

// resolve reads the layers and has use look at what they come to: the tree as it
// is written, and resolved, which is there while use runs.
func (l *Loader) resolve(all []Layer, use func(root, resolved *value.Value)) error {
	name, root, problems, err := l.merge(all)
	if err != nil {
		return err
	}
	if len(problems) == 0 && l.accepts(root, use) {
		return nil
	}
	problems = append(problems, l.explainer.Explain(root)...)
	if len(problems) == 0 {
		// The plan alone refuses it, or nobody has words for what CUE refuses.
		answer := l.ask(root)
		if answer.resolved != nil {
			use(root, answer.resolved)
			return nil
		}
		problems = append(problems, answer.diagnostic(root))
	}
	diag.Sort(problems)
	return &ValidationError{File: name, Diagnostics: problems, cueError: func() error { return l.ask(root).err() }}
}

// accepts has use look at the resolved experiment if it is valid, without much
// ado if it is not.
func (l *Loader) accepts(root *value.Value, use func(root, resolved *value.Value)) bool {
	if !l.cueOnly {
		return l.plan.With(root, func(resolved *value.Value) { use(root, resolved) })
	}
	answer := l.ask(root)
	if answer.resolved != nil {
		use(root, answer.resolved)
	}
	return answer.resolved != nil
}

// resolved is a tree that has been found valid, resolved once more.
func (l *Loader) resolved(root *value.Value) *value.Value {
	if !l.cueOnly {
		if resolved := l.plan.Resolve(root); resolved != nil {
			return resolved
		}
	}
	return l.ask(root).resolved
}

// answer is what CUE says of a whole experiment.
type answer struct {
	resolved *value.Value
	verdict  cuelang.Verdict
	trouble  error // the schema itself does not work
}

func (l *Loader) ask(root *value.Value) answer {
	resolved, verdict, err := l.authority.Experiment(l.schema, root)
	if resolved != nil {
		layers.Place(resolved, root)
	}
	return answer{resolved, verdict, err}
}

// err is CUE's own error, unaltered, or nil if it accepts the experiment.
func (a answer) err() error {
	if a.trouble != nil || a.verdict.Err == nil {
		return a.trouble
	}
	return a.verdict.Err
}

// diagnostic says in CUE's words what no other diagnostic says.
func (a answer) diagnostic(root *value.Value) diag.Diagnostic {
	d := diag.Diagnostic{Severity: diag.Error, Code: diag.SchemaError, Message: a.verdict.Message()}
	if a.trouble != nil {
		d.Message = a.trouble.Error()
	}
	at, v, source := root.At, root, root.Source
	path := value.Keys(a.verdict.Path()...)
	for i, name := range a.verdict.Path() {
		e := v.Lookup(name)
		if item, err := strconv.Atoi(name); err == nil && v.Kind == value.List && item < len(v.Entries) {
			path[i], e = value.Index(item), &v.Entries[item]
		}
		if e == nil {
			break
		}
		at, v, source = e.At(), e.Value, e.Value.Source
	}
	d.Path = path.Short()
	d.File = source.Name
	if !source.Synthetic {
		d.Line, d.Column, d.EndLine, d.EndColumn = at.Coordinates()
	}
	return d
}
