// Package explain turns what a plan does not accept into diagnostics: one for
// each mistake, with the message that the schema states and with what to write
// instead. It knows nothing of CUE.
package explain

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/engine/judge"
	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamledit"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// Explainer is safe for concurrent use.
type Explainer struct {
	schema *spec.Schema
	plan   *judge.Plan
	// texts are the texts of one explanation, for its fixes.
	texts *texts
	// nested are the fields of the file that belong below a section before them.
	nested map[*value.Value]*unnested
	// root is the config that is explained.
	root *value.Value
}

// New makes an Explainer of what plan does not accept.
func New(s *spec.Schema, p *judge.Plan) *Explainer { return &Explainer{schema: s, plan: p} }

// explaining is x at work on one config.
func (x *Explainer) explaining(root *value.Value) *Explainer {
	return &Explainer{schema: x.schema, plan: x.plan, texts: newTexts(), nested: x.unnested(root), root: root}
}

// Explain returns the problems of a config that the plan does not accept. There
// is none only if the reader of the config has reported all of them.
func (x *Explainer) Explain(root *value.Value) []diag.Diagnostic {
	problems, _ := x.ExplainWhole(root)
	return problems
}

// ExplainWhole is Explain for a config of which there are warnings to give too:
// warnings returns those that do not depend on what is wrong.
func (x *Explainer) ExplainWhole(root *value.Value) (problems []diag.Diagnostic, warnings func() []diag.Diagnostic) {
	x = x.explaining(root)
	if problems = x.wrapper(root); problems != nil {
		// What is wrong below the key is wrong all the same.
		wrapper := root.Entries[0]
		below, _ := (&Explainer{schema: x.schema, plan: x.plan}).explain(wrapper.Value)
		for _, d := range below {
			d.Path = strings.TrimSuffix(value.Keys(wrapper.Key).Short()+"."+d.Path, ".")
			problems = append(problems, d)
		}
		return problems, func() []diag.Diagnostic { return nil }
	}
	problems, parts := x.explain(root)
	return problems, func() []diag.Diagnostic { return x.Warnings(parts) }
}

func (x *Explainer) explain(root *value.Value) (problems []diag.Diagnostic, parts *value.Value) {
	parts = x.plan.Report(root, func(p judge.Problem) (string, *value.Value) {
		ds, meant, as := x.diagnose(p)
		problems = append(problems, ds...)
		return meant, as
	})
	return problems, parts
}

// Advise returns the advisories that a resolved config breaks.
func (x *Explainer) Advise(resolved *value.Value) []diag.Diagnostic {
	var warnings []diag.Diagnostic
	for _, p := range x.plan.Advise(resolved) {
		d := x.rule(p)
		d.Severity = diag.Warning
		warnings = append(warnings, d)
	}
	return warnings
}

// Warnings are all warnings about a resolved config: its advisories, and what is
// written in it and probably not meant.
func (x *Explainer) Warnings(resolved *value.Value) []diag.Diagnostic {
	return slices.Concat(x.Advise(resolved), x.Suspicious(resolved), x.options(resolved))
}

// diagnose returns the diagnostics of one problem, and of an unknown field the
// name of the field of its section that is meant, with the value that is.
func (x *Explainer) diagnose(p judge.Problem) (ds []diag.Diagnostic, meant string, as *value.Value) {
	if u := x.nested[p.Value]; u != nil && p.Value != nil {
		return x.notNested(p, u), "", nil
	}
	switch {
	case p.Rule != nil:
		return []diag.Diagnostic{x.rule(p)}, "", nil
	case p.Field == nil:
		return x.unknown(p)
	case p.Value == nil:
		return []diag.Diagnostic{x.missing(p)}, "", nil
	default:
		return x.refused(p), "", nil
	}
}

// at begins a diagnostic at a problem's place.
func at(p judge.Problem, code diag.Code, message, suggestion string) diag.Diagnostic {
	d := diag.Diagnostic{
		Severity:   diag.Error,
		Code:       code,
		Path:       p.Path.Short(),
		Message:    message,
		Suggestion: suggestion,
	}
	if p.Source != nil {
		d.File = p.Source.Name
		if !p.Source.Synthetic {
			d.Line, d.Column, d.EndLine, d.EndColumn = p.At.Coordinates()
		}
	}
	return d
}

func (x *Explainer) rule(p judge.Problem) diag.Diagnostic {
	suggestion := p.Rule.Remedy
	if said := whoSays(p); said != "" {
		suggestion += " (" + said + ")"
	}
	d := at(p, p.Code, strings.Replace(p.Rule.Message(), "{}", p.Finding, 1), suggestion)
	for _, fixes := range []func(judge.Problem) []diag.Fix{x.selecting, x.takingOut, x.choosing} {
		if d.Fixes = fixes(p); d.Fixes != nil {
			break
		}
	}
	return d
}

// takingOut is the fix of keys that have the names of fields of the config, and
// are fields where they do not belong: they are moved, if none is written there.
func (x *Explainer) takingOut(p judge.Problem) []diag.Fix {
	names, _ := p.Path.Names()
	isNamed := slices.ContainsFunc(p.Rule.Forbids, func(c spec.Condition) bool { return c.Test == spec.NamesAField })
	if !isNamed || x.root == nil || p.Value == nil || len(names) == 0 {
		return nil
	}
	var keys []string
	for i := range p.Value.Entries {
		e := &p.Value.Entries[i]
		f := x.schema.Root().Field(e.Key)
		switch {
		case f == nil:
		case x.root.Lookup(e.Key) != nil || !x.plan.Takes(&f.Type, e.Value):
			return nil
		default:
			keys = append(keys, e.Key)
		}
	}
	doc := x.texts.of(p.Source)
	if doc == nil {
		return nil
	}
	edits, keeps := doc.change(func(c *yamledit.Document) bool {
		for _, key := range keys {
			if !moveTo(c, append(slices.Clone(names), key), advice{to: []string{key}}) {
				return false
			}
		}
		return true
	})
	if len(edits) == 0 {
		return nil
	}
	var added []value.Path
	for _, key := range keys {
		added = append(added, value.Keys(key))
	}
	return []diag.Fix{{Message: "write " + strings.Join(keys, ", ") + " at the top of the file", Safe: keeps, Edits: doc.claim(edits, added...)}}
}

// selecting is the fix of a section that is not the one in use: the guess that it
// is meant to be. A section that says nothing is certainly not, where the file says
// which one is.
func (x *Explainer) selecting(p judge.Problem) []diag.Fix {
	names, _ := p.Path.Names()
	if len(names) != 1 || p.Rule.Shows < 0 {
		return nil
	}
	section := names[0]
	path := p.Rule.Forbids[p.Rule.Shows].Path
	selector := x.schema.FieldAt(value.Keys(path...))
	if selector == nil || !selector.Selects || !slices.ContainsFunc(selector.Words, func(w spec.Word) bool { return w.Name == section }) {
		return nil
	}
	if p.Decides != nil && p.Decides.KeyAt.IsValid() && saysNothing(x.root.LookupPath(section)) {
		return x.fixes(p, advice{says: "remove " + section, remove: true, safe: true})
	}
	doc := x.texts.of(p.Source)
	if doc == nil {
		return nil
	}
	edits, _ := doc.change(func(c *yamledit.Document) bool {
		if e := c.Find(path...); e != nil {
			c.Set(e, value.OfString(section))
			return true
		}
		e := c.Root.Entry(section)
		if len(path) > 1 || e == nil {
			return false
		}
		c.InsertBefore(e, path[0], value.OfString(section))
		return true
	})
	if len(edits) == 0 {
		return nil
	}
	return []diag.Fix{{Message: "write " + strings.Join(path, ".") + ": " + section, Edits: doc.claim(edits, value.Keys(path...))}}
}

// saysNothing reports whether a mapping is written that has no entry but nulls.
func saysNothing(section *value.Entry) bool {
	return section != nil && section.Value.Kind == value.Map && !slices.ContainsFunc(section.Value.Entries, func(e value.Entry) bool { return e.Value.Kind != value.Null })
}

// choosing are the fixes of fields that may not be set together: each takes one of
// them away, the one written last first. It is certain which one has to go if it is
// an empty string and the others are not.
func (x *Explainer) choosing(p judge.Problem) []diag.Fix {
	type written struct {
		path value.Path
		*value.Entry
	}
	var all, empty []written
	for _, c := range p.Rule.Forbids {
		f := x.schema.FieldAt(value.Keys(c.Path...))
		if f == nil || f.Default == nil || c.Test != spec.Set && c.Test != spec.Is || len(c.Path) < 2 {
			return nil
		}
		isBroken := c.Test == spec.Set && f.Default.Kind != value.Null || c.Test == spec.Is && f.Default.Equal(c.Values[0])
		e := x.root.LookupPath(c.Path...)
		if e == nil {
			return nil
		}
		v := e.Value
		if isBroken || v.Source != p.Source {
			return nil // it would be set by default too
		}
		all = append(all, written{value.Keys(c.Path...), e})
		if v.Kind == value.String && v.Text == "" {
			empty = append(empty, all[len(all)-1])
		}
	}
	if len(all) < 2 {
		return nil
	}
	certain := len(empty) == len(all)-1
	if certain {
		all = empty
	}
	slices.SortFunc(all, func(a, b written) int { return b.KeyAt.Start.Compare(a.KeyAt.Start) })
	var fixes []diag.Fix
	for _, w := range all {
		entry := judge.Problem{Path: w.path, At: w.KeyAt, Source: p.Source, Value: w.Value}
		fixes = append(fixes, x.fixes(entry, advice{says: "remove " + w.path.Short(), remove: true, safe: certain && len(all) == 1})...)
	}
	return fixes
}

// whoSays names the line that decides that a rule is broken.
func whoSays(p judge.Problem) string {
	if p.Decides == nil {
		return ""
	}
	name := strings.Join(p.Rule.Forbids[p.Rule.Shows].Path, ".")
	if !p.Decides.KeyAt.IsValid() {
		return fmt.Sprintf("%s is %s where nothing else is written", name, p.Finding)
	}
	return fmt.Sprintf("%s says %s: %s", lineOf(p.Decides, p.Source), name, p.Finding)
}

// lineOf is where an entry stands, as seen from a source.
func lineOf(e *value.Entry, from *value.Source) string {
	line := fmt.Sprintf("line %d", e.KeyAt.Start.Line)
	switch source := e.Value.Source; {
	case source != nil && source.Synthetic:
		return source.Name
	case source != nil && from != nil && source.Name != from.Name:
		return line + " of " + source.Name
	default:
		return line
	}
}

func (x *Explainer) missing(p judge.Problem) diag.Diagnostic {
	suggestion := "add " + p.Field.Name
	if p.Field.Example != "" {
		suggestion += ", for example " + p.Field.Name + ": " + p.Field.Example
	}
	return at(p, diag.MissingField, "is required: it "+x.says(&p.Field.Type), suggestion)
}

// refused is about a value that is not in the type where it stands.
func (x *Explainer) refused(p judge.Problem) []diag.Diagnostic {
	switch {
	case p.Err != nil:
		return []diag.Diagnostic{at(p, diag.SchemaError, p.Err.Error(), "")}
	case p.Message != "":
		return []diag.Diagnostic{at(p, p.Code, p.Message, "")}
	case p.Type.Section != spec.NoSection && p.Type.Says == "" && p.Type.Kinds&^(value.Map|value.Null) == 0:
		return []diag.Diagnostic{x.noSection(p)}
	}
	if p.Value.Kind == value.Map && !p.Type.Kinds.Has(value.Map) {
		if ds := x.oldSection(p); ds != nil {
			return ds
		}
		if d, ok := x.onlyOf(p); ok {
			return []diag.Diagnostic{d}
		}
	}
	if p.Value.Kind == value.List && p.Type.Kinds.Has(value.Map) && !p.Type.Kinds.Has(value.List) {
		if edits := x.withoutDashes(p, nil); edits != nil {
			d := at(p, p.Code, x.says(p.Type)+", not a list", "write its fields below it without dashes")
			d.Fixes = []diag.Fix{{Message: d.Suggestion, Edits: edits}} // the dashes may be there to tell them apart
			return []diag.Diagnostic{d}
		}
	}
	if says := refusal(p.Type, p.Value); says != "" {
		return []diag.Diagnostic{at(p, p.Code, says, "")}
	}
	message := x.says(p.Type)
	if found := describe(p.Value, p.Type); found != "" {
		message += ", not " + found
	}
	a, slipped := x.withoutSlip(p)
	if !slipped {
		a = x.instead(p)
	}
	if a.now != nil && a.now.Kind&(value.Map|value.List) == 0 && !x.plan.Takes(p.Type, a.now) {
		a = x.within(p, a)
	}
	d := at(p, p.Code, message, a.says)
	d.Fixes = x.fixes(p, a)
	return []diag.Diagnostic{d}
}

// onlyOf is about a mapping in place of a value that other tools write as the only
// field of a section, such as model: {name: gpt2}.
func (x *Explainer) onlyOf(p judge.Problem) (diag.Diagnostic, bool) {
	names, ok := p.Path.Names()
	if !ok || len(p.Value.Entries) != 1 || p.Type != &p.Field.Type {
		return diag.Diagnostic{}, false
	}
	e := &p.Value.Entries[0]
	other := x.schema.OtherName(strings.Join(names, ".") + "." + e.Key)
	if other == nil || !slices.Equal(other.Means[0], names) || !x.plan.Takes(p.Type, e.Value) {
		return diag.Diagnostic{}, false
	}
	d := at(p, p.Code, x.says(p.Type)+", not "+describe(p.Value, p.Type), "write "+assignment(names, nil, e.Value))
	if doc := x.texts.of(p.Source); doc != nil {
		edits, keeps := doc.change(func(c *yamledit.Document) bool {
			into, inner := c.Find(names...), c.Find(append(slices.Clone(names), e.Key)...)
			if into == nil || inner == nil {
				return false
			}
			c.Collapse(into, inner)
			return true
		})
		if len(edits) > 0 {
			d.Fixes = []diag.Fix{{Message: d.Suggestion, Safe: keeps, Edits: edits}}
		}
	}
	return d, true
}

// within is an advice for a value that would be refused for another reason: if it
// were a number out of bounds, the guess that the nearest bound is meant.
func (x *Explainer) within(p judge.Problem, a advice) advice {
	var bound advice
	if a.now.Kind&numbers != 0 && p.Type.Kinds&numbers != 0 {
		bound = nearestBound(a.now, p.Type)
	}
	if bound.now == nil || !x.plan.Takes(p.Type, bound.now) {
		a.now = nil
		return a
	}
	return advice{says: "as a number it is " + a.now.Text + ", which is out of the range", does: bound.does, now: bound.now, tail: a.tail}
}

// homesIn names the fields of a section that take the text, if they are few: the
// author of decoder: creative means one of them. What is long or would need
// quotes is not shown again.
func homesIn(section *spec.Section, text string) []string {
	const short = 40
	if len(text) > short || !yamldoc.IsPlainString(text) || strings.ContainsAny(text, ":#,[]{}") {
		return nil
	}
	var homes []string
	for i := range section.Fields {
		f := &section.Fields[i]
		takes := f.Kinds.Has(value.String) && len(f.Words) == 0 && len(f.Forms) == 0
		for _, w := range f.Words {
			takes = takes || w.Name == text
		}
		if takes {
			homes = append(homes, f.Name)
		}
	}
	if len(homes) > fewHomes {
		return nil
	}
	return homes
}

// refusal is the message of its own that a string has which is refused.
func refusal(t *spec.Type, v *value.Value) string {
	for _, r := range t.Refuses {
		if matches, err := regexp.MatchString(r.Pattern, v.Text); err == nil && matches && v.Kind == value.String {
			return r.Says
		}
	}
	return ""
}

// noSection is about a value where a section is due.
func (x *Explainer) noSection(p judge.Problem) diag.Diagnostic {
	section := &x.schema.Sections[p.Type.Section]
	message := "must be a mapping of " + strings.Join(fieldNames(section), ", ")
	a := advice{says: "write its fields below it, indented"}
	switch p.Value.Kind {
	case value.Null:
		a = advice{says: "leave it out for its defaults", remove: true, safe: p.Value.Text == ""}
	case value.List:
		if edits := x.withoutDashes(p, section); edits != nil {
			d := at(p, diag.WrongType, message+orNull(p)+", not "+describe(p.Value, p.Type), "write its fields below it without dashes")
			d.Fixes = []diag.Fix{{Message: d.Suggestion, Safe: true, Edits: edits}}
			return d
		}
	case value.Bool:
		switch {
		case p.Value.Text == "false" && p.Type.Kinds.Has(value.Null):
			a = advice{says: "write null, or leave it out", now: &value.Value{Kind: value.Null, Text: "null"}, safe: true}
		case p.Value.Text == "true" && !p.Type.Kinds.Has(value.Null):
			a = advice{says: "leave it out for its defaults, or write its fields below it, indented", remove: true, safe: isOn(section)}
		default:
			x.inField(p, section, &a)
		}
	case value.Int, value.Float:
		x.inField(p, section, &a)
	case value.String:
		if name, sign := unspaced(p.Value.Text); section.Field(name) != nil && !p.Value.Quoted {
			d := at(p, diag.WrongType, message+orNull(p)+", not "+describe(p.Value, p.Type), "")
			d.Suggestion, d.Fixes = x.withSpace(p, name, sign)
			return d
		} else if null := x.otherNull(p); null.now != nil {
			a = null
		} else if word := x.wordWithin(section, p); word.says != "" {
			a = word
		} else if homes := homesIn(section, p.Value.Text); len(homes) > 0 {
			a = among(p, homes, p.Value.Text)
			a.safe = len(homes) == 1
		} else {
			x.inField(p, section, &a)
		}
	}
	d := at(p, diag.WrongType, message+orNull(p)+", not "+describe(p.Value, p.Type), a.says)
	d.Fixes = x.fixes(p, a)
	return d
}

// isOn reports whether all switches of a section are on by default, so that true in
// place of the section says no more than its defaults.
func isOn(section *spec.Section) bool {
	return !slices.ContainsFunc(section.Fields, func(f spec.Field) bool {
		return f.Kinds.Has(value.Bool) && (f.Default == nil || f.Default.Text != "true" || slices.ContainsFunc(f.DefaultBy, func(by spec.DefaultBy) bool { return by.Default.Text != "true" }))
	})
}

// wordWithin suggests the field of the section for which another tool's word stands.
func (x *Explainer) wordWithin(section *spec.Section, p judge.Problem) advice {
	path, ok := p.Path.Names()
	if !ok || p.Type != &p.Field.Type {
		return advice{}
	}
	for i := range section.Fields {
		f := &section.Fields[i]
		if now, _ := x.otherValue(append(slices.Clip(path), f.Name), f, p.Value); now != nil {
			return advice{says: among(p, []string{f.Name}, now.Text).says}
		}
	}
	return advice{}
}

func orNull(p judge.Problem) string {
	if p.Type.Kinds.Has(value.Null) {
		return ", or null"
	}
	return ""
}

// fewHomes is how many fields of a section are named to whoever wrote a value in
// place of the section.
const fewHomes = 2

// among suggests a value for one of some fields of the section that is due.
func among(p judge.Problem, homes []string, text string) (a advice) {
	begin := "{"
	if p.Type == &p.Field.Type { // and not an item or an entry of the field
		begin = p.Field.Name + ": {"
		if len(homes) == 1 {
			a.field = homes[0]
		}
	}
	a.says = "write " + begin + strings.Join(homes, ": "+text+"}, or "+begin) + ": " + text + "}"
	return a
}

// inField suggests a number or a bool for the few fields of the section that take
// it, read as they would read it: baseline: 45s means duration_seconds: 45. The only
// one is certainly meant if the value has its unit, or is a bool and it the switch
// of the section.
func (x *Explainer) inField(p judge.Problem, section *spec.Section, a *advice) {
	var homes []string
	var now *value.Value
	certain := false
	for i := range section.Fields {
		f := &section.Fields[i]
		v := p.Value
		if v.Kind == value.String {
			if v = number(judge.Problem{Type: &f.Type, Field: f, Value: v}).now; v == nil {
				continue
			}
		}
		if v.Kind == value.Bool && p.Type.Kinds.Has(value.Null) && !f.Switches {
			continue // that the section is wanted says nothing of it
		}
		if x.plan.Takes(&f.Type, v) {
			homes, now = append(homes, f.Name), v
			certain = f.Switches || withUnit().MatchString(p.Value.Text)
		}
	}
	if len(homes) == 0 || len(homes) > fewHomes {
		return
	}
	*a = among(p, homes, now.Text)
	a.safe = certain && len(homes) == 1
	if p.Value.Kind == value.String && len(homes) == 1 {
		a.now = now
	}
}

// withoutDashes removes the dashes of a list of mappings that are the fields of a
// section, or any keys where that is nil. Nil if they are not, or if the list is in
// brackets.
func (x *Explainer) withoutDashes(p judge.Problem, section *spec.Section) []diag.Edit {
	doc := x.texts.of(p.Source)
	if doc == nil || doc.json {
		return nil
	}
	var edits []diag.Edit
	written := map[string]bool{}
	column := 0
	for i := range p.Value.Entries {
		item := p.Value.Entries[i].Value
		if item.Kind != value.Map || len(item.Entries) == 0 || item.Source != p.Source {
			return nil
		}
		for j := range item.Entries {
			e := &item.Entries[j]
			if section != nil && section.Field(e.Key) == nil || written[e.Key] || int(e.KeyAt.Start.Column) != cmp.Or(column, int(e.KeyAt.Start.Column)) {
				return nil
			}
			written[e.Key], column = true, int(e.KeyAt.Start.Column)
		}
		first := doc.offset(item.Entries[0].KeyAt.Start)
		if first < 0 {
			return nil
		}
		line := doc.text[strings.LastIndexByte(doc.text[:first], '\n')+1 : first]
		if strings.Trim(line, " ") != "-" {
			return nil
		}
		dash := first - len(line) + strings.IndexByte(line, '-')
		edits = append(edits, doc.edit(dash, dash+1, " "))
	}
	return edits
}
