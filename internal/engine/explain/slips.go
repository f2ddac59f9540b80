package explain

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/llenergymeasure/llemcfg/internal/engine/judge"
	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
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
var commented = regexp.MustCompile(`^([^#]*[^#\s])(#+ .*|#)$`)

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
	if m := commented.FindStringSubmatch(text); m != nil && !v.Quoted {
		return slip{is: "the # is a part of the value, since there is no space before it", remedy: "put a space before the #", meant: m[1], tail: " " + m[2]}, true
	}
	return slip{}, false
}

// placeholder is what a shell or a template would put a value in place of.
var placeholder = regexp.MustCompile(`\$\{[A-Za-z_][A-Za-z0-9_]*\}|^\$[A-Za-z_][A-Za-z0-9_]*$|\$[A-Z_][A-Z0-9_]+\b|\{\{.*\}\}|^<[^<>]+>$|%[A-Z_]{2,}%`)

// slips warns of strings that are accepted, and that hold something that is
// surely not meant.
func (x *Explainer) slips(resolved *value.Value) []diag.Diagnostic {
	var warnings []diag.Diagnostic
	warn := func(path value.Path, e *value.Entry, message, suggestion string) *diag.Diagnostic {
		d := at(judge.Problem{Path: path, At: e.Value.At, Source: e.Value.Source}, diag.SuspiciousText, message, suggestion)
		d.Severity = diag.Warning
		warnings = append(warnings, d)
		return &warnings[len(warnings)-1]
	}
	x.plan.EachText(resolved, func(path value.Path, e *value.Entry, open bool) {
		if e.Value.Source == nil || e.Value.Source.Synthetic {
			return
		}
		if s, ok := slipOf(e.Value); ok && (!open || !e.Value.Quoted) {
			d := warn(path, e, s.is, s.suggestion())
			if meant := value.OfString(s.meant); s.meant != "" {
				d.Fixes = x.fixes(judge.Problem{Path: path, At: e.Value.At, Source: e.Value.Source, Value: e.Value}, advice{says: d.Suggestion, now: meant, tail: s.tail, safe: !open})
			}
		} else if found := placeholder.FindString(e.Value.Text); found != "" && !open {
			warn(path, e, "the placeholder "+safe.Quote(found)+" is a part of the value, and nothing replaces it", "write the value itself")
		}
	})
	return warnings
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
	section := x.inUse(resolved)
	if section == nil {
		return nil
	}
	var warnings []diag.Diagnostic
	for i := range root.Fields {
		f := &root.Fields[i]
		if !f.Passthrough {
			continue
		}
		options := resolved.Lookup(f.Name)
		if options == nil || options.Value.Kind != value.Map {
			continue
		}
		for j := range options.Value.Entries {
			e := &options.Value.Entries[j]
			if d, ok := x.option(resolved, section, value.Keys(f.Name, e.Key), e); ok {
				warnings = append(warnings, d)
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

// option is the warning of one option that is handed on.
func (x *Explainer) option(resolved *value.Value, section *spec.Field, path value.Path, e *value.Entry) (d diag.Diagnostic, ok bool) {
	names := fieldNames(&x.schema.Sections[section.Section])
	name, exact := e.Key, slices.Contains(names, e.Key)
	if !exact {
		near, certain := NearestOf(e.Key, names)
		if !certain || x.schema.IsOtherOption(e.Key) {
			return d, false
		}
		name = near
	}
	to := []string{section.Name, name}
	p := judge.Problem{Path: path, At: e.KeyAt, Source: e.Value.Source, Value: e.Value}
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
				message = field + " is set to " + safe.Shorten(there.Value.Text) + ", and the backend is handed this value as well"
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
	d = at(p, diag.FieldInPassthrough, message, a.says)
	d.Severity = diag.Warning
	d.Fixes = x.fixes(p, a)
	return d, true
}
