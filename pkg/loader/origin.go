package loader

import (
	"github.com/llenergymeasure/llemcfg/internal/engine/bind"
	"github.com/llenergymeasure/llemcfg/internal/engine/encode"
	"github.com/llenergymeasure/llemcfg/internal/engine/layers"
	"github.com/llenergymeasure/llemcfg/internal/engine/load"
	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// Origin is a value of a resolved config, as it was loaded, with where it came
// from.
type Origin struct {
	// Path leads to the value, such as decoder.top_p.
	Path string `json:"-"`
	Statement
	// Overrode is what lower layers, the preset and the schema say of the same
	// path, the highest first.
	Overrode []Statement `json:"overrode"`
}

// Statement is a value that a layer, a preset or the schema says.
type Statement struct {
	// Value is nil, a bool, an int64, a float64, a string, a []any or a
	// map[string]any. A float that is whole is written with its point in JSON.
	Value any `json:"value"`
	// Origin is default for a default of the schema; such as "preset creative"
	// for what a preset supplies; file:line:column for what a file says, with
	// ", anchor file:line:column" where an alias stands for it; and the name of
	// a layer that has no lines, such as "--set decoder.top_p=0.9".
	Origin string `json:"origin"`

	exact *value.Value
	kind  Kind
}

// Kind is the kind of thing that a value comes from.
type Kind uint8

// The kinds of origins.
const (
	FromDefault  Kind = iota + 1 // the schema's own default
	FromPreset                   // a choice in the config that brings defaults
	FromDocument                 // a file, or a document of another name
	FromOther                    // a flag, a variable of the environment, a Go map
)

// Kind is the kind of thing that the value comes from.
func (s Statement) Kind() Kind { return s.kind }

// MarshalJSON writes value and origin, floats as floats.
func (s Statement) MarshalJSON() ([]byte, error) {
	return bind.JSON(bind.Mapping(bind.Entry("value", s.tree()), bind.Entry("origin", value.OfString(s.Origin))))
}

// Flow is the value as YAML on one line; empty if it is none that a config can
// hold.
func (s Statement) Flow() string {
	v, err := bind.Checked(s.tree())
	if err != nil {
		return ""
	}
	return encode.Flow(v)
}

func (s Statement) tree() *value.Value {
	if s.exact != nil {
		return s.exact
	}
	return bind.AnyTo(s.Value)
}

// MarshalJSON writes value, origin and overrode.
func (o Origin) MarshalJSON() ([]byte, error) {
	over := &value.Value{Kind: value.List}
	for _, s := range o.Overrode {
		said := bind.Mapping(bind.Entry("value", s.tree()), bind.Entry("origin", value.OfString(s.Origin)))
		over.Entries = append(over.Entries, value.Entry{Value: said})
	}
	return bind.JSON(bind.Mapping(
		bind.Entry("value", o.tree()), bind.Entry("origin", value.OfString(o.Statement.Origin)), bind.Entry("overrode", over),
	))
}

// IsDefault reports whether nothing but the schema says it.
func (o Origin) IsDefault() bool { return o.kind == FromDefault }

// origins knows where the values of a resolved config came from. Few ask, so it
// keeps what was written, and not what it resolves to.
type origins struct {
	engine *load.Engine
	root   *value.Value
}

// current is the config as it is now, with places: a value that has not changed
// since it was loaded has the place that it was loaded from, and any other the
// origin "the program".
func (o origins) current(now *value.Value) *value.Value {
	if o.engine == nil {
		return layers.Changed(nil, now, layers.Program)
	}
	return layers.Changed(o.engine.Resolved(o.root), now, layers.Program)
}

func (o origins) schema() *spec.Schema {
	if o.engine == nil {
		return standard().Schema()
	}
	return o.engine.Schema()
}

func (o origins) origin(now *value.Value, path string) (Origin, bool) {
	steps, err := value.ParsePath(path)
	if err != nil || o.engine == nil {
		return Origin{}, false
	}
	fact, ok := layers.FactAt(o.schema(), o.current(now), steps)
	if !ok {
		return Origin{}, false
	}
	return originFrom(fact), true
}

func (o origins) all(now *value.Value) []Origin {
	if o.engine == nil {
		return nil
	}
	var all []Origin
	for _, fact := range layers.Facts(o.schema(), o.current(now)) {
		all = append(all, originFrom(fact))
	}
	return all
}

// Origin returns the value at a path such as decoder.top_p, which may also be a
// section or an item of a list, and where it came from. It is false if the
// config has no such value. A key that is not a plain word is quoted:
// passthrough_kwargs."a key". A value that a program has changed since it was
// loaded has the origin "the program".
func (e *Experiment) Origin(path string) (Origin, bool) { return e.origin(e.tree(), path) }

// Origins returns those of all values, in the order of the schema: of scalars,
// lists and empty mappings, and of a mapping that a layer wrote over something
// else.
func (e *Experiment) Origins() []Origin { return e.all(e.tree()) }

func originFrom(fact layers.Fact) Origin {
	o := Origin{Path: fact.Path.String(), Statement: statementFrom(fact.Statement)}
	for _, said := range fact.Overrode {
		o.Overrode = append(o.Overrode, statementFrom(said))
	}
	return o
}

func statementFrom(s layers.Statement) Statement {
	said := Statement{Value: bind.AnyFrom(s.Value), Origin: s.From.String(), exact: s.Value}
	switch {
	case s.From.Source != nil && s.From.Source.Synthetic:
		said.kind = FromOther
	case s.From.Source != nil:
		said.kind = FromDocument
	case s.From.Choice != "":
		said.kind = FromPreset
	default:
		said.kind = FromDefault
	}
	return said
}
