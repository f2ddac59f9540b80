// Package load is an engine for one schema: it turns layers of YAML and JSON into
// a resolved config, or into everything that is wrong with them. It puts the
// other packages of the engine together, and knows no schema.
package load

import (
	"io/fs"
	"slices"
	"strconv"
	"sync"

	"github.com/llenergymeasure/llemcfg/internal/engine/cuelang"
	"github.com/llenergymeasure/llemcfg/internal/engine/explain"
	"github.com/llenergymeasure/llemcfg/internal/engine/judge"
	"github.com/llenergymeasure/llemcfg/internal/engine/layers"
	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// Engine judges configs by one schema. It is safe for concurrent use, and does
// not grow with what it has judged.
type Engine struct {
	limits    yamldoc.Limits
	schema    *spec.Schema
	plan      *judge.Plan
	authority *cuelang.Authority
	explainer *explain.Explainer
	// cueVerdicts is set if CUE judges every config.
	cueVerdicts bool
	// narrowing is the file that narrows the schema, or nil.
	narrowing *cuelang.Narrowing
}

// Option changes how an Engine works.
type Option func(*Engine)

// WithMaxBytes sets the size up to which a document is read; it is 1 MiB
// otherwise.
func WithMaxBytes(n int) Option { return func(e *Engine) { e.limits.Bytes = n } }

// WithCUEVerdicts has CUE judge every config: each is unified with the
// definition, and nothing is accepted or resolved by the description.
func WithCUEVerdicts() Option { return func(e *Engine) { e.cueVerdicts = true } }

// New makes an Engine of a description that has been proven, and the *.cue files
// that it describes. CUE is started by the first question to it, if there is
// one.
func New(described *spec.Schema, files fs.FS, opts ...Option) *Engine {
	return newEngine(described, cuelang.AuthorityOf(files), opts)
}

// FromCUE makes an Engine of CUE source: it compiles the package, describes the
// definition, such as #Job, and proves the description.
func FromCUE(source *cuelang.Source, definition string, opts ...Option) (*Engine, error) {
	described, err := source.Describe(definition)
	if err != nil {
		return nil, err
	}
	return newEngine(described, cuelang.NewAuthority(func() (*cuelang.Source, error) { return source, nil }), opts), nil
}

func newEngine(described *spec.Schema, authority *cuelang.Authority, opts []Option) *Engine {
	e := &Engine{limits: yamldoc.DefaultLimits(), schema: described, authority: authority}
	e.plan = judge.New(described, e.authority.Field)
	e.explainer = explain.New(described, e.plan)
	for _, o := range opts {
		o(e)
	}
	return e
}

// Schema is the description. It is shared: do not change it.
func (e *Engine) Schema() *spec.Schema { return e.schema }

// Limits are those of the documents that it reads.
func (e *Engine) Limits() yamldoc.Limits { return e.limits }

// Defaults is the root section with every field that has a default and nothing
// else.
func (e *Engine) Defaults() *value.Value { return e.plan.Defaults() }

// Advise returns the warnings about a resolved config, in order of position.
func (e *Engine) Advise(resolved *value.Value) []diag.Diagnostic {
	warnings := e.explainer.Warnings(resolved)
	diag.Sort(warnings)
	return warnings
}

// Resolve reads the layers, lowest first, and has use look at the config that
// they make together: the tree as it is written, and the resolved one, which is
// valid while use runs. The error is a *ConfigError or a *ValidationError.
func (e *Engine) Resolve(all []Layer, use func(root, resolved *value.Value)) error {
	name, root, trees, problems, err := e.merge(all)
	if err != nil {
		return err
	}
	err = e.Judge(name, root, problems, use)
	for _, tree := range trees {
		tree.Source.Text = nil // or whoever keeps the tree would hold on to it
	}
	return err
}

// Judge is Resolve for a tree that has been read; problems are those of its
// readers, and name is what an error calls it.
func (e *Engine) Judge(name string, root *value.Value, problems []diag.Diagnostic, use func(root, resolved *value.Value)) error {
	if len(problems) == 0 && e.accepts(root, use) {
		return nil
	}
	e.explainer.Settle(root, problems)
	implying := e.implying(root)
	problems = append(problems, e.explainer.Explain(implying)...)
	problems = append(problems, e.refusals(root, problems)...)
	if len(problems) == 0 {
		// CUE refuses what the description accepts: the literal way is on, or the
		// schema itself is at fault.
		answer := e.ask(root)
		if answer.resolved != nil {
			use(root, answer.resolved)
			return nil
		}
		problems = append(problems, answer.diagnostic(root))
	}
	problems = append(problems, slices.DeleteFunc(e.explainer.WarningsBeside(implying), func(d diag.Diagnostic) bool {
		return slices.ContainsFunc(problems, func(p diag.Diagnostic) bool { return p.Path == d.Path && p.Path != "" })
	})...)
	problems = append(problems, e.explainer.OldFiles(problems)...)
	diag.Sort(problems)
	return &diag.ValidationError{File: name, Diagnostics: problems, CUE: sync.OnceValue(func() error { return e.ask(root).err() })}
}

// accepts has use look at the resolved config if it is valid.
func (e *Engine) accepts(root *value.Value, use func(root, resolved *value.Value)) bool {
	if !e.cueVerdicts {
		return e.plan.With(root, func(resolved *value.Value) { use(root, resolved) })
	}
	answer := e.ask(root)
	if answer.resolved != nil {
		use(root, answer.resolved)
	}
	return answer.resolved != nil
}

// Resolved is a tree that has been found valid, resolved once more.
func (e *Engine) Resolved(root *value.Value) *value.Value {
	if !e.cueVerdicts {
		if resolved := e.plan.Resolve(root); resolved != nil {
			return resolved
		}
	}
	resolved := e.ask(root).resolved
	if e.narrowing != nil && resolved != nil {
		e.narrowing.Place(resolved)
	}
	return resolved
}

// answer is what CUE says of a whole config.
type answer struct {
	resolved *value.Value
	verdict  cuelang.Verdict
	trouble  error // the schema itself does not work
}

func (e *Engine) ask(root *value.Value) answer {
	root = e.preferring(root)
	resolved, verdict, err := e.authority.Whole(e.schema, root)
	if resolved != nil {
		layers.Place(resolved, root)
	}
	return answer{resolved, verdict, err}
}

// err is CUE's own error, unaltered, or nil if it accepts the config.
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
	locate(&d, root, a.verdict.Path())
	return d
}

// locate states the place of the value at a path, or of the innermost mapping
// that would have it, and returns the entry if there is one.
func locate(d *diag.Diagnostic, root *value.Value, names []string) *value.Entry {
	at, v, source := root.At, root, root.Source
	path := value.Keys(names...)
	var found *value.Entry
	for i, name := range names {
		found = v.Lookup(name)
		if item, err := strconv.Atoi(name); err == nil && v.Kind == value.List && item < len(v.Entries) {
			path[i], found = value.Index(item), &v.Entries[item]
		}
		if found == nil {
			break
		}
		at, v, source = found.At(), found.Value, found.Value.Source
	}
	d.Path = path.Short()
	d.File = source.Name
	if !source.Synthetic {
		d.Line, d.Column, d.EndLine, d.EndColumn = at.Coordinates()
	}
	return found
}
