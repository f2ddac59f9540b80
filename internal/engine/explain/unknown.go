package explain

import (
	"fmt"
	"slices"
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/engine/judge"
	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamledit"
	"github.com/llenergymeasure/llemcfg/internal/lazy"
	"github.com/llenergymeasure/llemcfg/internal/safe"
	"github.com/llenergymeasure/llemcfg/internal/words"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// unknown says of a key that it is a name of v1, misspelt, or in the wrong
// section; and which field of its own section is meant, if one is.
func (x *Explainer) unknown(p judge.Problem) (ds []diag.Diagnostic, meant string, as *value.Value) {
	if p.Type != nil {
		return x.noKey(p), "", nil
	}
	for _, m := range x.schema.Misplaced {
		if value.Keys(m.Path...).Equal(p.Path) {
			return []diag.Diagnostic{at(p, diag.UnknownField, m.Message, "remove it")}, "", nil
		}
	}
	if ds := x.oldSection(p); ds != nil {
		return ds, "", nil
	}
	if old := x.oldName(p.Path); old != nil {
		d, meant, as := x.renamed(p, old)
		return []diag.Diagnostic{d}, meant, as
	}
	if x.hasOldNamesIn(p.Path) && p.Value.Kind&(value.Map|value.Null) != 0 {
		d := at(p, diag.RemovedField, "removed in v"+x.schema.Version, "remove it")
		d.Fixes = x.fixes(p, advice{says: "remove it", remove: true, safe: true}) // there is nothing in it
		return []diag.Diagnostic{d}, "", nil
	}
	key, _ := p.Path[len(p.Path)-1].Key() // nothing else is unknown
	section := p.Path[:len(p.Path)-1]
	names := fieldNames(p.Section)
	message := "there is no such field"
	if len(section) > 0 {
		message += " in " + section.Short()
	}
	if same := foldedName(key); p.Section.Field(same) != nil { // in another spelling
		a := advice{says: "write " + same, to: append(namesOf(section), same), safe: true}
		return x.advised(p, message, a), same, p.Value
	}
	if name := x.schema.OtherName(key); name != nil && name.Instead != "" {
		if d, ok := x.anchorOnly(p, message, len(section)); ok {
			return []diag.Diagnostic{d}, "", nil
		}
		return x.advised(p, message, advice{says: name.Instead, does: "remove it", remove: true}), "", nil
	}
	if a, ok := x.otherName(p, key); ok {
		if in, _ := section.Names(); a.to != nil && slices.Equal(a.to[:len(a.to)-1], in) {
			meant = a.to[len(a.to)-1]
			if as = a.now; as == nil {
				as = p.Value
			} else {
				as.At, as.Source = p.Value.At, p.Value.Source
			}
		}
		return x.advised(p, message, a), meant, as
	}
	if x.schema.IsOtherOption(key) {
		if a, ok := x.otherOption(p, key); ok {
			return x.advised(p, message, a), "", nil
		}
	}
	if name, sign := unspaced(key); name != "" && p.Value.Kind == value.Null && p.Section.Field(name) != nil {
		return []diag.Diagnostic{x.notSpaced(p, message, name, sign, key)}, name, nil
	}
	if d, ok := x.anchorOnly(p, message, len(section)); ok {
		return []diag.Diagnostic{d}, "", nil
	}
	if near, certain := NearestOf(key, names); near != "" {
		a := advice{says: "did you mean " + near + "?", does: "write " + near, to: append(namesOf(section), near), safe: certain}
		if !certain {
			return x.advised(p, message, a), near, nil
		}
		return x.advised(p, message, a), near, p.Value
	}
	if to := strings.Split(key, "."); len(to) > 1 && x.schema.FieldAt(value.Keys(append(namesOf(section), to...)...)) != nil {
		nested := assignment(to, nil, p.Value)
		a := advice{says: "write it in its section: " + nested, to: append(namesOf(section), to...), safe: true}
		return x.advised(p, message, a), "", nil
	}
	if homes := x.homes(key, p.Section); len(homes) > 0 {
		a := advice{says: elsewhere(key, homes, len(section) > 0)}
		if len(homes) == 1 || homes[0] == key {
			a.to, a.safe = x.home(homes[0], key)
			a.safe = len(homes) == 1 && (a.safe || homes[0] == x.selected())
		}
		return x.advised(p, message, a), "", nil
	}
	if name, home := x.nearestElsewhere(key, p.Section); name != "" {
		a := advice{says: "did you mean " + name + ", " + home + "?"}
		if homes := x.homes(name, p.Section); len(homes) == 1 {
			a.to, _ = x.home(homes[0], name)
		}
		return x.advised(p, message, a), "", nil
	}
	if near := abbreviated(key, names); near != "" {
		a := advice{says: "did you mean " + near + "?", does: "write " + near, to: append(namesOf(section), near)}
		return x.advised(p, message, a), near, nil
	}
	suggestion := "remove it"
	if len(names) <= fewNames {
		suggestion += ", or write one of " + strings.Join(names, ", ")
	}
	return x.advised(p, message, advice{says: suggestion, does: "remove it", remove: true}), "", nil
}

// unspaced is the name in a key such as top_k:5 or top_k=5, and what follows it.
func unspaced(key string) (name, sign string) {
	if i := strings.IndexAny(key, ":="); i > 0 && i < len(key)-1 {
		return strings.TrimSpace(key[:i]), key[i : i+1]
	}
	return "", ""
}

// notSpaced is about a field within brackets that has no space after its colon, so
// that the value is a part of the key.
func (x *Explainer) notSpaced(p judge.Problem, message, name, sign, key string) diag.Diagnostic {
	text := strings.TrimSpace(key[strings.Index(key, sign)+1:])
	d := at(p, diag.UnknownField, message+", since no colon and space follow "+name, "write "+name+": "+safe.Shorten(text))
	if doc := x.texts.of(p.Source); doc != nil && !strings.ContainsAny(key, `"'`) {
		for _, e := range doc.replace(p.At, func(string) string { return name + ": " + text }) {
			d.Fixes = []diag.Fix{{Message: d.Suggestion, Safe: true, Edits: doc.claim([]diag.Edit{e}, p.Path[:len(p.Path)-1].With(value.Key(name)))}}
		}
	}
	return d
}

// withSpace is what to do about a value that is a field of the section that is due,
// with no space after its colon. It is fixed where it is alone on its line.
func (x *Explainer) withSpace(p judge.Problem, name, sign string) (suggestion string, fixes []diag.Fix) {
	_, text, _ := strings.Cut(p.Value.Text, sign)
	text = strings.TrimSpace(text)
	suggestion = "write " + name + ": " + safe.Shorten(text) + ", with a space after the colon"
	doc := x.texts.of(p.Source)
	if doc == nil || strings.ContainsAny(text, " \t\n") {
		return suggestion, nil
	}
	start, end := doc.offset(p.At.Start), doc.offset(p.At.End)
	if start < 0 || end < start || strings.TrimSpace(doc.text[strings.LastIndexByte(doc.text[:start], '\n')+1:start]) != "" {
		return suggestion, nil
	}
	return suggestion, []diag.Fix{{Message: suggestion, Safe: true, Edits: []diag.Edit{doc.edit(start, end, name+": "+text)}}}
}

// anchorOnly is about a key that only holds an anchor for use elsewhere.
func (x *Explainer) anchorOnly(p judge.Problem, message string, depth int) (diag.Diagnostic, bool) {
	if p.Source == nil || p.Source.Synthetic || p.Source.Text == nil || depth > 0 || !p.At.IsValid() {
		return diag.Diagnostic{}, false
	}
	doc := x.texts.of(p.Source)
	if doc == nil {
		return diag.Diagnostic{}, false
	}
	after := doc.offset(p.At.End)
	if after < 0 {
		return diag.Diagnostic{}, false
	}
	m := anchor().FindStringSubmatch(doc.text[after:])
	if m == nil {
		return diag.Diagnostic{}, false
	}
	name := safe.Shorten(m[1])
	d := at(p, diag.UnknownField, message+"; a key that only holds the anchor &"+name+" cannot stand here",
		"write &"+name+" and the value where it is used first, and *"+name+" where it is used again")
	key, _ := p.Path[0].Key()
	near, _ := NearestOf(key, fieldNames(p.Section))
	certain := near == "" && strings.Contains(doc.text[after:], "*"+m[1])
	edits, _ := doc.change(func(c *yamledit.Document) bool {
		comments := len(c.Comments())
		if c.Expand() != nil || c.Root.Entry(key) == nil {
			return false
		}
		c.Remove(c.Root.Entry(key))
		certain = certain && len(c.Comments()) == comments // none is to be lost
		return yamldoc.IsYAML(c.String())
	})
	if len(edits) > 0 {
		d.Fixes = []diag.Fix{{Message: "write what is meant where the aliases are, and remove " + key, Safe: certain, Edits: edits}}
	}
	return d, true
}

// anchor is what follows a key whose value has an anchor.
var anchor = lazy.Regexp(`^[ \t]*:[ \t]+&([^\s,\[\]{}]+)`)

// advised is the diagnostic of an unknown field with what to do about it.
func (x *Explainer) advised(p judge.Problem, message string, a advice) []diag.Diagnostic {
	d := at(p, diag.UnknownField, message, a.says)
	d.Fixes = x.fixes(p, a)
	return []diag.Diagnostic{d}
}

// home is the path of a field in the section that has it, and whether it is
// certain that this is meant: not where the section is one of several things
// that may be written, or is used only with another field.
func (x *Explainer) home(section, key string) (to []string, certain bool) {
	if section == key {
		return []string{key}, true
	}
	f := x.schema.Root().Field(section)
	return []string{section, key}, f.Kinds&^value.Null == value.Map && !f.Kinds.Has(value.Null)
}

// fewNames is how many names a suggestion lists.
const fewNames = 8

// renamed is the diagnostic of a name of v1. A field of the same section that
// has taken over counts as meant.
func (x *Explainer) renamed(p judge.Problem, old *spec.OldName) (d diag.Diagnostic, meant string, as *value.Value) {
	if old.Write == "" {
		d = at(p, diag.RemovedField, old.Message, "remove it")
		if key, ok := p.Path[len(p.Path)-1].Key(); ok && old.Option && !strings.HasSuffix(strings.Join(old.Path, "."), "*") {
			if a, ok := x.otherOption(p, key); ok {
				section, _ := p.Path[:len(p.Path)-1].Names()
				// v1 may have had a meaning of its own for another one.
				a.safe = x.schema.IsOtherOption(key) && len(section) == 1 && section[0] == x.selected()
				d.Suggestion = a.says
				d.Fixes = x.fixes(p, a)
				return d, "", nil
			}
		}
		switch {
		case old.Campaign:
			d.Suggestion = "migrate the file"
		case old.Study:
			d.Suggestion = "remove it, or write a study, which llemcfg study show reads"
		default:
			d.Fixes = x.fixes(p, advice{says: "remove it", remove: true, safe: old.NoEffect || x.isIdle(old)})
		}
		return d, "", nil
	}
	if home := x.homeOf(old); home != "" {
		now := *old
		now.To, now.Write = home, home
		old = &now
	}
	d = at(p, diag.RenamedField, old.Message, "write "+x.rewritten(p, old))
	to := strings.Split(old.To, ".")
	a := advice{says: d.Suggestion, to: to, safe: old.Ignored == ""}
	as = p.Value
	if was := x.schema.OldValue(old.To, p.Value.Text); was != nil && p.Value.Kind&(value.Map|value.List) == 0 {
		if as = nil; was.Now != nil {
			a.now = was.Now.Value()
			as = was.Now.Value()
			as.At, as.Source = p.Value.At, p.Value.Source
		} else {
			a.to = nil
		}
	}
	f := x.schema.FieldAt(value.Keys(to...))
	if f == nil || p.Value.Kind&f.Kinds == 0 && a.now == nil && !(p.Value.Kind == value.Int && f.Kinds.Has(value.Float)) {
		a.safe = false
	}
	if old.To != "" && f != nil && a.to != nil {
		d.Fixes = x.fixes(p, a)
	}
	if value.Keys(to[:len(to)-1]...).Equal(p.Path[:len(p.Path)-1]) {
		meant = to[len(to)-1]
	}
	if p.Section.Field(meant) == nil {
		// The whole section is in the form of v1, and what it lacks is not missing.
		meant, as = "", nil
		for _, f := range p.Section.Fields {
			if f.Required && len(p.Path) > 1 {
				meant = f.Name
			}
		}
	}
	return d, meant, as
}

// isIdle reports whether a name of v1 had no effect in a file like this.
func (x *Explainer) isIdle(old *spec.OldName) bool {
	if old.Idle == nil {
		return false
	}
	e := x.root.LookupPath(strings.Split(old.Idle.By, ".")...)
	return e == nil || e.Value.Kind == value.Null || e.Value.Text == old.Idle.Is
}

// homeOf is where the value of a v1 name stands now, if that depends on nothing
// but which section is selected, and the file says it; else it is empty.
func (x *Explainer) homeOf(old *spec.OldName) string {
	selected, home := x.written(x.selector()), ""
	for _, h := range old.Homes {
		if h.Backend == "" || h.By != "" || h.Matches != "" || h.Null {
			return ""
		}
		if h.Backend == selected {
			home = h.To
		}
	}
	return home
}

// rewritten is how the value of a v1 name is written now, with the value itself
// where it can stand as it is.
func (x *Explainer) rewritten(p judge.Problem, old *spec.OldName) string {
	const short = 40
	v := p.Value
	if old.Write != old.To || v == nil || v.Kind&(value.Null|value.Bool|value.Int|value.Float|value.String) == 0 ||
		len(v.Text) > short || v.Kind == value.String && !yamldoc.IsPlainString(v.Text) {
		return old.Write
	}
	text := v.Text
	if was := x.schema.OldValue(old.To, text); was != nil {
		if was.Now == nil {
			return old.Write
		}
		text = was.Now.Text
	}
	if text == "" || strings.ContainsAny(text, ":#,[]{}\"'&*!|>%@` ") {
		return old.Write
	}
	if f := x.schema.FieldAt(value.Keys(strings.Split(old.To, ".")...)); f == nil || !fits(&f.Type, v.Kind, text) {
		return old.Write
	}
	section, field, nested := strings.Cut(old.To, ".")
	switch {
	case !nested:
		return old.To + ": " + text
	case len(p.Path) == 2 && p.Path[0] == value.Key(section):
		return field + ": " + text
	default:
		return section + ": {" + field + ": " + text + "}"
	}
}

// oldName is what became of the v1 name at a path; nil of what v1 had no name
// for, such as what is in a list.
func (x *Explainer) oldName(path value.Path) *spec.OldName {
	if names, ok := path.Names(); ok {
		return x.schema.OldName(names)
	}
	return nil
}

func (x *Explainer) hasOldNamesIn(path value.Path) bool {
	names, ok := path.Names()
	return ok && x.schema.HasOldNamesIn(names)
}

// fits reports whether a field takes a value of the kind, or the word.
func fits(f *spec.Type, kind value.Kind, text string) bool {
	if kind == value.Int && f.Kinds.Has(value.Float) {
		kind = value.Float
	}
	return f.Kinds.Has(kind) && (len(f.Words) == 0 || kind != value.String ||
		slices.ContainsFunc(f.Words, func(w spec.Word) bool { return w.Name == text }))
}

// oldSection returns a diagnostic for each key of a section that v1 had.
func (x *Explainer) oldSection(p judge.Problem) []diag.Diagnostic {
	if p.Value.Kind != value.Map || !x.hasOldNamesIn(p.Path) {
		return nil
	}
	var ds []diag.Diagnostic
	for _, e := range p.Value.Entries {
		child := p
		child.Path = p.Path.With(value.Key(e.Key))
		child.At, child.Source, child.Value = e.KeyAt, e.Value.Source, e.Value
		if old := x.oldName(child.Path); old != nil {
			d, _, _ := x.renamed(child, old)
			ds = append(ds, d)
		} else {
			ds = append(ds, x.advised(child, "there is no such field", advice{says: "remove it", remove: true})...)
		}
	}
	return ds
}

// homes are the paths of the fields elsewhere that have the name.
func (x *Explainer) homes(name string, not *spec.Section) []string {
	var homes []string
	root := x.schema.Root()
	if root != not && root.Field(name) != nil {
		homes = append(homes, name)
	}
	for _, f := range root.Fields {
		if f.Section == spec.NoSection || &x.schema.Sections[f.Section] == not {
			continue
		}
		if x.schema.Sections[f.Section].Field(name) != nil {
			homes = append(homes, f.Name)
		}
	}
	return homes
}

// nearestElsewhere returns the field of another section that a name most likely
// stands for, and where that is.
func (x *Explainer) nearestElsewhere(key string, not *spec.Section) (name, home string) {
	var names []string
	root := x.schema.Root()
	if root != not {
		names = fieldNames(root)
		if near := Nearest(key, names); near != "" {
			return near, "at the top of the file"
		}
	}
	for _, f := range root.Fields {
		if f.Section == spec.NoSection || &x.schema.Sections[f.Section] == not {
			continue
		}
		names = fieldNames(&x.schema.Sections[f.Section])
		if near := Nearest(key, names); near != "" {
			return near, "under " + f.Name + ":"
		}
	}
	return "", ""
}

func fieldNames(s *spec.Section) []string {
	names := make([]string, len(s.Fields))
	for i := range s.Fields {
		names[i] = s.Fields[i].Name
	}
	return names
}

func elsewhere(key string, homes []string, inSection bool) string {
	switch {
	case homes[0] == key:
		return key + " belongs at the top of the file"
	case inSection:
		return fmt.Sprintf("%s is a field of %s: move it there, or remove it", key, strings.Join(homes, " and of "))
	default:
		return fmt.Sprintf("%s belongs under %s:", key, strings.Join(homes, ": or "))
	}
}

// describe says in a few words what a value is; nothing where what the field
// accepts says it all.
func describe(v *value.Value, f *spec.Type) string {
	switch v.Kind {
	case value.Null:
		if v.Text == "" {
			return "null: nothing is written here"
		}
		return "null"
	case value.Bool, value.Int, value.Float:
		return safe.Shorten(v.Text)
	case value.String:
		switch {
		case v.Text == "" && f.NotEmpty:
			return ""
		case v.Text == "":
			return "an empty string"
		case len(f.Words) > 0:
			return safe.Quote(v.Text)
		}
		return "the string " + safe.Quote(v.Text)
	case value.Map:
		return "a mapping"
	case value.List:
		if f.Kinds.Has(value.List) {
			return "a list of " + words.Count(len(v.Entries), "item")
		}
		return "a list"
	default:
		return "this"
	}
}
