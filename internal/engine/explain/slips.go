package explain

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/llenergymeasure/llemcfg/internal/engine/judge"
	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
	"github.com/llenergymeasure/llemcfg/internal/lazy"
	"github.com/llenergymeasure/llemcfg/internal/safe"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// slip is something in a string that its author does not take for a part of it.
type slip struct {
	// is says what it is, and remedy what to do about it.
	is, remedy string
	// meant is the string without it, and tail what follows the value then.
	meant, tail string
}

const openingQuotes, closingQuotes = "“”„‟«»‘’‚‛‹›″′", "“”‟«»‘’‛‹›″′"

// commented is a value with a comment that YAML does not read as one.
var commented = lazy.Regexp(`^([^#]*[^#\s])(#+ .*|#)$`)

// slipOf finds the slip in a string, if there is one.
func slipOf(v *value.Value) (s slip, ok bool) {
	text := v.Text
	if v.Kind != value.String || text == "" {
		return slip{}, false
	}
	first, size := utf8.DecodeRuneInString(text)
	last, lastSize := utf8.DecodeLastRuneInString(text)
	switch {
	case first >= utf8.RuneSelf && len(text) >= size+lastSize && strings.ContainsRune(openingQuotes, first) && strings.ContainsRune(closingQuotes, last):
		return slip{is: "the typographic quotes are a part of the value", remedy: "use plain quotes or none", meant: text[size : len(text)-lastSize]}, true
	case !v.Quoted && (last == ',' || last == ';'):
		mark := "comma"
		if last == ';' {
			mark = "semicolon"
		}
		return slip{is: "the " + mark + " at the end is a part of the value", remedy: "remove the " + mark, meant: strings.TrimRight(text, ",; ")}, true
	case v.Quoted && text != strings.TrimSpace(text):
		return slip{is: "the white space at the beginning or the end is a part of the value", remedy: "remove the white space", meant: strings.TrimSpace(text)}, true
	}
	if v.Quoted || !strings.Contains(text, "#") {
		return slip{}, false
	}
	if m := commented().FindStringSubmatch(text); m != nil {
		return slip{is: "the # is a part of the value, since there is no space before it", remedy: "put a space before the #", meant: m[1], tail: " " + m[2]}, true
	}
	return slip{}, false
}

// placeholder is what a shell or a template would put a value in place of.
var placeholder = lazy.Regexp(`\$\{[A-Za-z_][A-Za-z0-9_]*\}|^\$[A-Za-z_][A-Za-z0-9_]*$|\$[A-Z_][A-Z0-9_]+\b|\{\{.*\}\}|^<[^<>]+>$|%[A-Z_]{2,}%`)

func placeholderIn(text string) string {
	if !strings.ContainsAny(text, "${<%") {
		return "" // as nearly every text
	}
	return placeholder().FindString(text)
}

// Suspicious are warnings about what is written in a config, resolved or not, and
// probably not meant: what other readers of YAML take for something else where the
// schema does not say what it is, and strings that hold what is no part of them.
func (x *Explainer) Suspicious(config *value.Value) []diag.Diagnostic {
	var warnings []diag.Diagnostic
	for _, f := range x.plan.Free(config, isSuspicious) {
		v := f.Entry.Value
		p := judge.Problem{Path: f.Path, At: v.At, Source: v.Source, Value: v}
		if f.Open {
			if message, suggestion := yamldoc.Ambiguity(v); message != "" {
				p := p
				p.At = f.Entry.At()
				warnings = append(warnings, warning(p, diag.YAMLVersion, message, suggestion))
			}
		}
		if !maySlip(v) {
			continue
		}
		if s, ok := slipOf(v); ok && (!f.Open || !v.Quoted) {
			d := warning(p, diag.SuspiciousText, s.is, s.suggestion())
			if s.meant != "" {
				a := advice{says: d.Suggestion, now: value.OfString(s.meant), tail: s.tail, safe: !f.Open}
				x = x.fixing(config)
				d.Fixes = x.fixes(p, a)
			}
			warnings = append(warnings, d)
		} else if found := placeholderIn(v.Text); found != "" && !f.Open {
			message := "the placeholder " + safe.Quote(found) + " is a part of the value, and nothing replaces it"
			warnings = append(warnings, warning(p, diag.SuspiciousText, message, "write the value itself"))
		}
	}
	return warnings
}

func warning(p judge.Problem, code diag.Code, message, suggestion string) diag.Diagnostic {
	d := at(p, code, message, suggestion)
	d.Severity = diag.Warning
	return d
}

// isSuspicious reports whether there is something to warn of.
func isSuspicious(v *value.Value, open bool) bool {
	if open {
		if message, _ := yamldoc.Ambiguity(v); message != "" {
			return true
		}
	}
	if !maySlip(v) {
		return false
	}
	_, slipped := slipOf(v)
	return slipped && (!open || !v.Quoted) || !open && placeholderIn(v.Text) != ""
}

// maySlip reports whether a text of a file may hold a slip or a placeholder: nearly
// none does, and all of them are looked at.
func maySlip(v *value.Value) bool {
	text := v.Text
	if v.Kind != value.String || v.Source == nil || v.Source.Synthetic {
		return false
	}
	for i := range len(text) {
		if inSlips[text[i]] {
			return true
		}
	}
	return text != "" && (text[len(text)-1] == ',' || text[len(text)-1] == ';')
}

// inSlips has the bytes of which every slip and placeholder has one, but for the
// marks at the end.
var inSlips = func() (has [256]bool) {
	for c := range has {
		has[c] = c <= ' ' || c >= utf8.RuneSelf || strings.IndexByte("#$<{%", byte(c)) >= 0
	}
	return has
}()

// fixing is x with the texts of a config for fixes.
func (x *Explainer) fixing(root *value.Value) *Explainer {
	if x.texts != nil {
		return x
	}
	return &Explainer{schema: x.schema, plan: x.plan, texts: newTexts(), root: root}
}

func (s *slip) suggestion() string {
	if s.meant == "" || len(s.meant) > longestName {
		return s.remedy
	}
	return s.remedy + ": write " + safe.Text(s.meant) + safe.Text(s.tail)
}

// withoutSlip is what to do about a value that is refused and would not be, were
// it not for a slip in it.
func (x *Explainer) withoutSlip(p judge.Problem) (advice, bool) {
	s, ok := slipOf(p.Value)
	if !ok || s.meant == "" {
		return advice{}, false
	}
	now := yamldoc.ReadPlain(s.meant)
	if now == nil {
		return advice{}, false
	}
	now.At, now.Source = p.Value.At, p.Value.Source
	if x.plan.Takes(p.Type, now) {
		return advice{says: s.suggestion(), now: now, tail: s.tail, safe: true}, true
	}
	p.Value = now
	if a := x.instead(p); a.now != nil {
		a.tail = s.tail
		return a, true
	}
	return advice{}, false
}

// options warns of what is handed on to a backend under the name of a field of
// the section in use, or nearly that name.
func (x *Explainer) options(resolved *value.Value) []diag.Diagnostic {
	root := x.schema.Root()
	var warnings []diag.Diagnostic
	var names []string
	for i := range root.Fields {
		f := &root.Fields[i]
		if !f.Passthrough {
			continue
		}
		options := resolved.Lookup(f.Name)
		if options == nil || options.Value.Kind != value.Map {
			continue
		}
		section := x.inUse(resolved)
		if section == nil {
			return nil
		}
		if names == nil && len(options.Value.Entries) > 0 {
			names = fieldNames(&x.schema.Sections[section.Section])
		}
		for j := range options.Value.Entries {
			e := &options.Value.Entries[j]
			if name, exact := x.meantByOption(e.Key, names); name != "" {
				x = x.fixing(resolved)
				warnings = append(warnings, x.option(resolved, section, f, e, name, exact))
			}
		}
	}
	return warnings
}

// inUse is the field of the section that a resolved config selects, or nil.
func (x *Explainer) inUse(resolved *value.Value) *spec.Field {
	root := x.schema.Root()
	for i := range root.Fields {
		if f := &root.Fields[i]; f.Selects {
			if e := resolved.Lookup(f.Name); e != nil && e.Value.Kind == value.String {
				if section := root.Field(e.Value.Text); section != nil && section.Section != spec.NoSection {
					return section
				}
			}
		}
	}
	return nil
}

// meantByOption is the name of the field that an option has, or nearly has; empty
// if it has none.
func (x *Explainer) meantByOption(key string, names []string) (name string, exact bool) {
	if slices.Contains(names, key) {
		return key, true
	}
	near, certain := NearestOf(key, names)
	if !certain || x.schema.IsOtherOption(key) {
		return "", false
	}
	return near, false
}

// option is the warning of an option that the field in hands on under a name, or
// nearly that name, of the section in use.
func (x *Explainer) option(resolved *value.Value, section, in *spec.Field, e *value.Entry, name string, exact bool) diag.Diagnostic {
	to := []string{section.Name, name}
	p := judge.Problem{Path: value.Keys(in.Name, e.Key), At: e.KeyAt, Source: e.Value.Source, Value: e.Value}
	a := advice{says: "write " + assignment(to, nil, e.Value), to: to, safe: exact}
	field := strings.Join(to, ".")
	message := section.Name + " has a field of this name, where the value is checked; here it is handed on unchecked"
	if !exact {
		message = "this is nearly the name of the field " + field
		a.says = "did you mean " + assignment(to, nil, e.Value) + "?"
	}
	if has := resolved.Lookup(section.Name); has != nil && has.Value.Kind == value.Map {
		if there := has.Value.Lookup(name); there != nil && there.Value.Kind != value.Null && there.KeyAt.IsValid() {
			if exact {
				message = field + " is set"
				if there.Value.Text != "" { // it is no list
					message += " to " + safe.Shorten(there.Value.Text)
				}
				message += ", and the backend is handed this value as well"
			}
			a = advice{says: "remove one of the two"}
			if exact && there.Value.Text == e.Value.Text && there.Value.Kind == e.Value.Kind && there.Value.Kind&(value.Map|value.List) == 0 {
				message = field + " is set to the same value"
				a = advice{says: "remove it here", remove: true, safe: true}
			}
		}
	}
	if a.to != nil && !x.plan.Takes(&x.schema.FieldAt(value.Keys(to...)).Type, e.Value) {
		a.to = nil
	}
	d := warning(p, diag.FieldInPassthrough, message, a.says)
	d.Fixes = x.fixes(p, a)
	return d
}
