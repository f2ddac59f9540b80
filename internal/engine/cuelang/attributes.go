package cuelang

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"cuelang.org/go/cue"
	"cuelang.org/go/cue/ast"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// attribute is what an attribute of a field may have for arguments, and what it
// states.
type attribute struct {
	// text is set if it has one argument without a name.
	text bool
	// keys are the names that its other arguments may have.
	keys  []string
	state func(f *spec.Field, text string, keys map[string]string) error
}

// fieldAttributes are all attributes that a field may have.
var fieldAttributes = map[string]attribute{
	"unit":        {text: true, state: func(f *spec.Field, text string, _ map[string]string) error { f.Unit = text; return nil }},
	"own":         {text: true, state: func(f *spec.Field, text string, _ map[string]string) error { f.Own = text; return nil }},
	"example":     {text: true, state: func(f *spec.Field, text string, _ map[string]string) error { f.Example = text; return nil }},
	"incidental":  {state: func(f *spec.Field, _ string, _ map[string]string) error { f.Incidental = true; return nil }},
	"selects":     {state: func(f *spec.Field, _ string, _ map[string]string) error { f.Selects = true; return nil }},
	"passthrough": {state: func(f *spec.Field, _ string, _ map[string]string) error { f.Passthrough = true; return nil }},
	"gpus":        {state: func(f *spec.Field, _ string, _ map[string]string) error { f.GPUs = true; return nil }},
	"switches":    {state: func(f *spec.Field, _ string, _ map[string]string) error { f.Switches = true; return nil }},
	"presets":     {text: true, state: func(f *spec.Field, text string, _ map[string]string) error { f.Presets = text; return nil }},
	"ask":         {text: true, state: func(f *spec.Field, text string, _ map[string]string) error { f.AskCUE = text; return nil }},
	"env": {text: true, keys: []string{"means"}, state: func(f *spec.Field, text string, keys map[string]string) error {
		f.Env, f.EnvMeans = text, keys["means"]
		return nil
	}},
}

// attributes notes what the attributes of a field state. One that is not known,
// or that has arguments it does not take, is a defect.
func (d *describer) attributes(f *spec.Field, v cue.Value) {
	for _, a := range v.Attributes(cue.FieldAttr) {
		known, ok := fieldAttributes[a.Name()]
		if !ok {
			d.defectAt(v, "the attribute @%s; there are @%s", a.Name(), strings.Join(slices.Sorted(maps.Keys(fieldAttributes)), ", @"))
			continue
		}
		text, keys, err := arguments(a, known.text, known.keys)
		if err == nil {
			err = known.state(f, text, keys)
		}
		if err != nil {
			d.defectAt(v, "%v", err)
		}
	}
}

func arguments(a cue.Attribute, wantText bool, keys []string) (text string, named map[string]string, err error) {
	named = map[string]string{}
	first := 0
	if wantText {
		first = 1
		if text, err = a.String(0); err != nil || text == "" {
			return "", nil, fmt.Errorf("@%s(%s) needs an argument", a.Name(), a.Contents())
		}
	}
	for i := first; i < a.NumArgs() && a.Contents() != ""; i++ {
		key, arg := a.Arg(i)
		if !slices.Contains(keys, key) || arg == "" {
			return "", nil, fmt.Errorf("@%s(%s) has an argument too many: %q", a.Name(), a.Contents(), strings.TrimSuffix(key+"="+arg, "="))
		}
		named[key] = arg
	}
	return text, named, nil
}

// roles holds that what the attributes of a section state is so.
func (d *describer) roles(section *spec.Section, fields []sourceField) {
	for i := range section.Fields {
		f := &section.Fields[i]
		at := fields[i].exprs[0]
		d.path = []string{section.Name, f.Name}
		if f.Selects {
			for _, w := range f.Words {
				if other := section.Field(w.Name); other == nil || other.Section == spec.NoSection {
					d.defect(at, "@selects: the word %s is the name of no section beside the field", w.Name)
				}
			}
			if len(f.Words) == 0 || f.Kinds != value.String {
				d.defect(at, "@selects: the field has to be one of a few words")
			}
		}
		if f.Passthrough && (f.Section != spec.NoSection || !f.Kinds.Has(value.Map)) {
			d.defect(at, "@passthrough: the field has to be a free mapping")
		}
		if f.GPUs && !f.Kinds.Has(value.Int) {
			d.defect(at, "@gpus: the field has to be an integer")
		}
		if f.Switches && f.Kinds != value.Bool {
			d.defect(at, "@switches: the field has to be true or false")
		}
		if f.Presets != "" && (len(f.Words) == 0 || !d.table(f.Presets).Exists()) {
			d.defect(at, "@presets(%s): the field has to be one of a few words, and %s a table of them", f.Presets, f.Presets)
		}
		for _, text := range []string{f.Own, f.Example} {
			if text != "" && f.AskCUE == "" && !d.accepts(&f.Type, text) {
				d.defect(at, "the attribute states the value %s, which the field does not accept", text)
			}
		}
	}
}

// accepts reports whether a type has the value that a text stands for: a string
// where it has strings, and else a literal.
func (d *describer) accepts(t *spec.Type, text string) bool {
	literal := text
	if t.Kinds.Has(value.String) {
		literal = renderConstant(spec.Scalar{Kind: value.String, Text: text})
	}
	v := d.ctx.CompileString("x: ("+render(*t)+") & ("+literal+")", cue.InferBuiltins(true))
	return v.Validate(cue.Concrete(true)) == nil
}

// dependences describes the defaults that follow a choice, and refuses every
// other field that depends on another one.
func (d *describer) dependences(whole cue.Value, section *spec.Section, fields []sourceField, lets map[string]ast.Expr) {
	d.roles(section, fields)
	chosen := map[string]cue.Value{} // the section after each choice, by the choice
	for i := range section.Fields {
		f := &section.Fields[i]
		d.path = []string{section.Name, f.Name}
		for _, name := range d.siblings(fields[i].exprs, fields, lets) {
			chooser := section.Field(name)
			if chooser == nil || chooser == f || chooser.Presets == "" || f.AskCUE != "" {
				d.defect(fields[i].exprs[0], "it depends on the field %s, which is no choice of presets", name)
				continue
			}
			for _, word := range chooser.Words {
				choice := chooser.Name + ": " + word.Name
				if _, ok := chosen[choice]; !ok {
					chosen[choice] = whole.FillPath(cue.MakePath(cue.Str(chooser.Name)), word.Name)
				}
				if err := d.defaultBy(chosen[choice], f, chooser, word.Name); err != nil {
					d.defect(fields[i].exprs[0], "with %s: %v", choice, err)
				}
			}
		}
	}
}

// defaultBy looks what a field becomes by a choice that has been made. A preset may
// also state what is the default anyway.
func (d *describer) defaultBy(chosen cue.Value, f, chooser *spec.Field, word string) error {
	v := chosen.LookupPath(cue.MakePath(selector(f)))
	if err := d.proveField(f, v); err != nil {
		return err
	}
	has, c := hasDefault(v)
	if !has || f.Default == nil {
		return errors.New("it has no default")
	}
	now, err := d.constantOf(c, f.Kinds)
	if err != nil {
		return err
	}
	named := d.table(chooser.Presets).LookupPath(cue.MakePath(cue.Str(word), cue.Str(f.Name)))
	if !now.Equal(*f.Default) || named.Exists() {
		f.DefaultBy = append(f.DefaultBy, spec.DefaultBy{Field: chooser.Name, Is: word, Default: now})
	}
	return nil
}

// siblings are the fields of the section that expressions refer to, also
// through lets.
func (d *describer) siblings(exprs []ast.Expr, fields []sourceField, lets map[string]ast.Expr) []string {
	var names []string
	seen := map[string]bool{}
	var walk func(n ast.Node)
	walk = func(n ast.Node) {
		ast.Walk(n, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.SelectorExpr:
				walk(n.X)
				return false
			case *ast.Field:
				if _, ok := n.Label.(*ast.Ident); !ok {
					walk(n.Label)
				}
				walk(n.Value)
				return false
			case *ast.Ident:
				if seen[n.Name] {
					return false
				}
				if e, ok := lets[n.Name]; ok {
					seen[n.Name] = true
					walk(e)
				}
				if slices.ContainsFunc(fields, func(f sourceField) bool { return f.name == n.Name }) {
					seen[n.Name] = true
					names = append(names, n.Name)
				}
			}
			return true
		}, nil)
	}
	for _, e := range exprs {
		walk(e)
	}
	return names
}
