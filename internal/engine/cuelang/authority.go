package cuelang

import (
	"fmt"
	"io/fs"
	"runtime"
	"strings"
	"sync"

	"cuelang.org/go/cue"
	"cuelang.org/go/cue/cuecontext"
	"cuelang.org/go/cue/errors"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// Authority is CUE, asked for its verdict. It is safe for concurrent use.
//
// What a CUE context has seen stays in its memory, so there are no more of them
// than cores, and each is thrown away when it has been asked a number of
// questions.
type Authority struct {
	source func() (*Source, error)
	idle   chan *engine // one for each core; nil is one that is yet to be made
}

// NewAuthority asks a CUE package. Nothing is read or compiled until the first
// question.
func NewAuthority(source func() (*Source, error)) *Authority {
	a := &Authority{
		source: source,
		idle:   make(chan *engine, runtime.GOMAXPROCS(0)),
	}
	for range cap(a.idle) {
		a.idle <- nil
	}
	return a
}

// AuthorityOf asks the CUE package in a folder.
func AuthorityOf(dir fs.FS) *Authority {
	return NewAuthority(sync.OnceValues(func() (*Source, error) { return Parse(dir) }))
}

// engine is the package compiled in a context of its own.
type engine struct {
	ctx  *cue.Context
	root cue.Value
	// defs are the definitions and fields that have been looked up.
	defs map[string]cue.Value
	// left is how many more questions may be asked; one about a whole
	// experiment counts as many.
	left int
}

const (
	questions      = 2_000
	wholeQuestions = 20 // what a question about a whole experiment counts
)

// ask gives an engine to f for as long as f runs.
func (a *Authority) ask(cost int, f func(*engine) error) error {
	e := <-a.idle
	defer func() { a.idle <- e }()
	if e == nil {
		source, err := a.source()
		if err != nil {
			return fmt.Errorf("the schema cannot be read: %w", err)
		}
		ctx := cuecontext.New()
		root, err := source.withoutChecks().build(ctx)
		if err != nil {
			return fmt.Errorf("the schema does not compile: %w", err)
		}
		e = &engine{ctx: ctx, root: root, defs: map[string]cue.Value{}, left: questions}
	}
	err := f(e)
	if e.left -= cost; e.left <= 0 {
		e = nil
	}
	return err
}

func (e *engine) lookup(path cue.Path) cue.Value {
	name := path.String()
	v, ok := e.defs[name]
	if !ok {
		v = e.root.LookupPath(path)
		e.defs[name] = v
	}
	return v
}

// Verdict is what CUE says of a value.
type Verdict struct {
	// Err is CUE's own error, or nil if it accepts the value.
	Err errors.Error
}

// Message is CUE's message without the path; the first if there are several.
func (v Verdict) Message() string {
	if v.Err == nil {
		return ""
	}
	format, args := errors.Errors(v.Err)[0].Msg()
	return strings.TrimSuffix(fmt.Sprintf(format, args...), ":")
}

// Path leads from the experiment to what Message is about.
func (v Verdict) Path() []string {
	if v.Err == nil {
		return nil
	}
	path := errors.Errors(v.Err)[0].Path()
	if len(path) > 0 && strings.HasPrefix(path[0], "#") {
		path = path[1:]
	}
	return path
}

func verdictOf(err error) Verdict {
	if err == nil {
		return Verdict{}
	}
	return Verdict{Err: errors.Promote(err, "")}
}

// Field asks CUE about the value of a field, apart from all others. It returns
// the value resolved, or else what CUE says of it.
func (a *Authority) Field(section *spec.Section, field *spec.Field, v *value.Value) (resolved *value.Value, message string, err error) {
	err = a.ask(1, func(e *engine) error {
		f := e.lookup(cue.MakePath(cue.Def(section.Name), selector(field)))
		if !f.Exists() {
			return fmt.Errorf("the schema has no field %s.%s", section.Name, field.Name)
		}
		written, err := e.build(v)
		if err != nil {
			return err
		}
		whole := f.Unify(written)
		if verdict := verdictOf(whole.Validate(cue.Concrete(true))); verdict.Err != nil {
			message = verdict.Message()
			return nil
		}
		resolved, err = decodeFree(whole)
		if err == nil {
			resolved.At, resolved.Source = v.At, v.Source
		}
		return err
	})
	return resolved, message, err
}

// Whole asks CUE about a whole config, and returns the resolved one if CUE
// accepts it, with its fields in the order of the schema and without places.
func (a *Authority) Whole(schema *spec.Schema, v *value.Value) (resolved *value.Value, verdict Verdict, err error) {
	err = a.ask(wholeQuestions, func(e *engine) error {
		written, err := e.build(v)
		if err != nil {
			return err
		}
		whole := e.lookup(cue.ParsePath(schema.Definition)).Unify(written)
		verdict = verdictOf(whole.Validate(cue.Concrete(true)))
		if verdict.Err != nil {
			return nil
		}
		resolved, err = decodeSection(whole, schema, schema.Root())
		return err
	})
	return resolved, verdict, err
}

func (e *engine) build(v *value.Value) (cue.Value, error) {
	expr, err := Syntax(v)
	if err != nil {
		return cue.Value{}, err
	}
	return e.ctx.BuildExpr(expr), nil
}
