package layers

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// Origin is where a value came from.
type Origin struct {
	// Source is the layer that wrote it, or nil for what no layer wrote.
	Source *value.Source
	// Choice is the choice that it follows from where no layer wrote it, such
	// as "preset creative"; empty for a default.
	Choice string
	// At is where the layer says it: the key, or where an alias stands.
	At value.Pos
	// Anchor is where the value stands that an alias is for.
	Anchor value.Pos
}

// String is default, the choice, file:line:column, or the name of a layer
// without lines, with the part of the document in parentheses if it has one.
func (o Origin) String() string {
	if o.Source != nil && o.Source.Part != "" {
		return o.place() + " (" + o.Source.Part + ")"
	}
	return o.place()
}

func (o Origin) place() string {
	switch {
	case o.Source == nil:
		return cmp.Or(o.Choice, "default")
	case o.Source.Synthetic:
		return o.Source.Name
	case o.Anchor.IsValid():
		return fmt.Sprintf("%s:%d:%d, anchor %s:%d:%d", o.Source.Name, o.At.Line, o.At.Column, o.Source.Name, o.Anchor.Line, o.Anchor.Column)
	default:
		return fmt.Sprintf("%s:%d:%d", o.Source.Name, o.At.Line, o.At.Column)
	}
}

// Statement is a value that a layer, a preset or the schema said.
type Statement struct {
	Value *value.Value
	From  Origin
}

// Fact is a value of a resolved config, with where it came from.
type Fact struct {
	Path value.Path
	Statement
	// Overrode is what lower layers, the preset and the schema said of it, the
	// highest first.
	Overrode []Statement
	// parts are the facts of what is in a mapping or a list.
	parts func() []Fact
}

// Facts are those of all values of a resolved config that have no parts, lists
// counted among them, and of the mappings that took the place of something
// else, in the order of the schema.
func Facts(schema *spec.Schema, resolved *value.Value) []Fact {
	var facts []Fact
	var add func(Fact)
	add = func(f Fact) {
		isLeaf := f.Value.Kind != value.Map || len(f.Value.Entries) == 0
		if isLeaf || len(f.Overrode) > 0 && f.Overrode[0].From.Source != nil {
			facts = append(facts, f)
		}
		if !isLeaf {
			for _, part := range f.parts() {
				add(part)
			}
		}
	}
	for _, part := range factsOf(schema, schema.Root(), resolved, nil, Origin{}) {
		add(part)
	}
	return facts
}

// FactAt returns the fact of the value at a path of a resolved config, if there
// is such a value.
func FactAt(schema *spec.Schema, resolved *value.Value, path value.Path) (Fact, bool) {
	parts := factsOf(schema, schema.Root(), resolved, nil, Origin{})
next:
	for i, step := range path {
		for _, part := range parts {
			if part.Path[i] != step {
				continue
			}
			if i == len(path)-1 {
				return part, true
			}
			parts = part.parts()
			continue next
		}
		break
	}
	return Fact{}, false
}

// factsOf are the facts of the parts of v, which came from within; section is
// what v is, or nil for a value that the schema leaves free.
func factsOf(schema *spec.Schema, section *spec.Section, v *value.Value, path value.Path, within Origin) []Fact {
	var facts []Fact
	for i := range v.Entries {
		e := &v.Entries[i]
		var f *spec.Field
		var below *spec.Section
		step := value.Key(e.Key)
		if v.Kind == value.List {
			step = value.Index(i)
		} else if section != nil {
			f = section.Field(e.Key)
			if f.Section != spec.NoSection {
				below = &schema.Sections[f.Section]
			}
		}
		fact := Fact{Path: path.With(step), Statement: Statement{e.Value, originOf(e, within)}}
		for over := e.Over; over != nil; over = over.Over {
			fact.Overrode = append(fact.Overrode, Statement{over.Value, originOf(over, Origin{})})
		}
		if f != nil {
			fact.addDefaults(f, v, e.KeyAt.IsValid())
		}
		fact.parts = func() []Fact { return factsOf(schema, below, fact.Value, fact.Path, fact.From) }
		facts = append(facts, fact)
	}
	return facts
}

// addDefaults adds what a preset and the schema say of a field of a section, if
// it is written, as what is overridden, and else as what it came from.
func (f *Fact) addDefaults(field *spec.Field, section *value.Value, isWritten bool) {
	var defaults []Statement
	for _, by := range field.DefaultBy {
		if chosen := section.Lookup(by.Field).Value; chosen.Kind == value.String && chosen.Text == by.Is {
			defaults = append(defaults, Statement{by.Default.Value(), Origin{Choice: by.Field + " " + by.Is}})
		}
	}
	if field.Default != nil {
		defaults = append(defaults, Statement{field.Default.Value(), Origin{}})
	}
	if !isWritten && len(defaults) > 0 {
		from := slices.IndexFunc(defaults, func(s Statement) bool { return value.Equal(s.Value, f.Value) })
		if from < 0 { // the field that chooses the default has been changed
			f.From = Origin{Source: Program, At: written.Start}
		} else {
			f.From = defaults[from].From
			defaults = slices.Delete(defaults, from, from+1)
		}
	}
	f.Overrode = append(f.Overrode, defaults...)
}

// originOf is where an entry came from that is in what came from within.
func originOf(e *value.Entry, within Origin) Origin {
	if !e.KeyAt.IsValid() {
		return Origin{}
	}
	o := Origin{Source: e.Value.Source, At: e.KeyAt.Start}
	switch {
	case within.Anchor.IsValid() && within.Source == o.Source:
		o.At, o.Anchor = within.At, e.KeyAt.Start
	case e.Alias != nil && e.Value.At.Start.Compare(e.KeyAt.Start) < 0:
		o.Anchor = e.Value.At.Start // key: *alias
	case e.Alias != nil:
		o.At, o.Anchor = e.Alias.Start, e.KeyAt.Start // <<: *alias, and the key is there
	}
	return o
}
