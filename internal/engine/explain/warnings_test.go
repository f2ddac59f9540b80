package explain_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/engine/explain"
	"github.com/llenergymeasure/llemcfg/internal/engine/judge"
	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// stove is a schema with a section that is selected, and with a mapping that is
// handed on to it.
var stove = &spec.Schema{
	Version: "7",
	Sections: []spec.Section{
		{Name: "Stove", Fields: []spec.Field{
			{Name: "fuel", Default: text("gas"), Selects: true, Type: spec.Type{Kinds: value.String, Section: spec.NoSection, Words: []spec.Word{{Name: "gas"}, {Name: "wood"}}}},
			{Name: "label", Default: text(""), Type: spec.Type{Kinds: value.String, Section: spec.NoSection}},
			{Name: "gas", Default: &spec.Scalar{Kind: value.Null}, Type: spec.Type{Kinds: value.Map | value.Null, Section: 1}},
			{Name: "extra", Passthrough: true, Default: &spec.Scalar{Kind: value.Null}, Type: spec.Type{Kinds: value.Map | value.Null, Section: spec.NoSection}},
		}},
		{Name: "Gas", Fields: []spec.Field{
			{Name: "flames", Default: integer("4"), Type: spec.Type{Kinds: value.Int, Section: spec.NoSection, Min: "1"}},
			{Name: "pressure", Default: number("1.0"), Type: spec.Type{Kinds: value.Int | value.Float, Section: spec.NoSection}},
			{Name: "hoses", Default: &spec.Scalar{Kind: value.List}, Type: spec.Type{Kinds: value.List, Section: spec.NoSection, Items: &spec.Type{Kinds: value.String, Section: spec.NoSection}}},
		}},
	},
	OtherOptions: []string{"presure"},
}

// TestWarnings has valid configs with what they are warned of, what to write
// instead, and what a fix makes of the text; a ? is before a fix that is a guess.
func TestWarnings(t *testing.T) {
	plan := judge.New(stove, nil)
	explainer := explain.New(stove, plan)
	for _, c := range []struct{ text, want, fixed string }{
		{"{}", "", ""},
		{"gas: {flames: 2}\nextra: {burners: 2}", "", ""},
		{"extra: {flames: 2}", "1:9-15 extra.flames: gas has a field of this name, where the value is checked; here it is handed on unchecked: write gas: {flames: 2} [field-in-passthrough]", "gas:\n  flames: 2"},
		{"gas: {pressure: 2.5}\nextra: {flames: 2}", "2:9-15 extra.flames: gas has a field of this name, where the value is checked; here it is handed on unchecked: write gas: {flames: 2} [field-in-passthrough]", "gas: {pressure: 2.5, flames: 2}"},
		{"gas: {flames: 2}\nextra: {flames: 2}", "2:9-15 extra.flames: gas.flames is set to the same value: remove it here [field-in-passthrough]", "gas: {flames: 2}"},
		{"gas: {flames: 2}\nextra: {flames: 3}", "2:9-15 extra.flames: gas.flames is set to 2, and the backend is handed this value as well: remove one of the two [field-in-passthrough]", ""},
		{"gas: {flames: 2}\nextra: {flames: '2'}", "2:9-15 extra.flames: gas.flames is set to 2, and the backend is handed this value as well: remove one of the two [field-in-passthrough]", ""},
		{"gas: {hoses: [a]}\nextra: {hoses: [a]}", "2:9-14 extra.hoses: gas.hoses is set, and the backend is handed this value as well: remove one of the two [field-in-passthrough]", ""},
		{"extra: {flames: many}", "1:9-15 extra.flames: gas has a field of this name, where the value is checked; here it is handed on unchecked: write gas: {flames: many} [field-in-passthrough]", ""},
		{"extra: {flames: '2: 3'}", "1:9-15 extra.flames: gas has a field of this name, where the value is checked; here it is handed on unchecked: write gas: {flames: …} [field-in-passthrough]", ""},
		{"extra:\n  flame: 2", "2:3-8 extra.flame: this is nearly the name of the field gas.flames: did you mean gas: {flames: 2}? [field-in-passthrough]", "?gas:\n  flames: 2"},
		{"gas: {flames: 2}\nextra:\n  flame: 2", "3:3-8 extra.flame: this is nearly the name of the field gas.flames: remove one of the two [field-in-passthrough]", ""},
		{"extra: {presure: 2}", "", ""},
		{"extra: {flames: 2, pressure: 0.5}", "1:9-15 extra.flames: gas has a field of this name, where the value is checked; here it is handed on unchecked: write gas: {flames: 2} [field-in-passthrough]\n1:20-28 extra.pressure: gas has a field of this name, where the value is checked; here it is handed on unchecked: write gas: {pressure: 0.5} [field-in-passthrough]", "extra: {pressure: 0.5}\ngas:\n  flames: 2extra: {flames: 2}\ngas:\n  pressure: 0.5"},
		{"extra: {flames: 2, extra: {flames: 3}}", "1:9-15 extra.flames: gas has a field of this name, where the value is checked; here it is handed on unchecked: write gas: {flames: 2} [field-in-passthrough]", "extra: {extra: {flames: 3}}\ngas:\n  flames: 2"},
		{"fuel: wood\nextra: {flames: 2}", "", ""},
		{"extra: {pressure: 0.12345678901234567890123456789012345678901}", "1:9-17 extra.pressure: gas has a field of this name, where the value is checked; here it is handed on unchecked: write gas: {pressure: …} [field-in-passthrough]", "gas:\n  pressure: 0.12345678901234567890123456789012345678901"},
		{"extra: {hoses: [a, b]}", "1:9-14 extra.hoses: gas has a field of this name, where the value is checked; here it is handed on unchecked: write gas: {hoses: …} [field-in-passthrough]", ""},
		{"label: “a”", "1:8-11 label: the typographic quotes are a part of the value: use plain quotes or none: write a [suspicious-text]", "label: a"},
		{"label: “a", "", ""},
		{"label: é", "", ""},
		{"label: a,", "1:8-10 label: the comma at the end is a part of the value: remove the comma: write a [suspicious-text]", "label: a"},
		{"label: a ;", "1:8-11 label: the semicolon at the end is a part of the value: remove the semicolon: write a [suspicious-text]", "label: a"},
		{"label: a;", "1:8-10 label: the semicolon at the end is a part of the value: remove the semicolon: write a [suspicious-text]", "label: a"},
		{"label: ','", "", ""},
		{"label: \" a\"", "1:8-12 label: the white space at the beginning or the end is a part of the value: remove the white space: write a [suspicious-text]", `label: "a"`},
		{"label: \"  \"", "1:8-12 label: the white space at the beginning or the end is a part of the value: remove the white space [suspicious-text]", ""},
		{"label: a# b", "1:8-12 label: the # is a part of the value, since there is no space before it: put a space before the #: write a # b [suspicious-text]", "label: a # b"},
		{"label: a#b", "", ""},
		{"label: 'a# b'", "", ""},
		{"label: a#", "1:8-10 label: the # is a part of the value, since there is no space before it: put a space before the #: write a # [suspicious-text]", "label: a #"},
		{"label: '#'", "", ""},
		{"label: a b", "", ""},
		{"label: ${HOME}/a", `1:8-17 label: the placeholder "${HOME}" is a part of the value, and nothing replaces it: write the value itself [suspicious-text]`, ""},
		{"label: $HOME", `1:8-13 label: the placeholder "$HOME" is a part of the value, and nothing replaces it: write the value itself [suspicious-text]`, ""},
		{"label: a $HOME b", `1:8-17 label: the placeholder "$HOME" is a part of the value, and nothing replaces it: write the value itself [suspicious-text]`, ""},
		{"label: costs $5", "", ""},
		{"label: <name>", `1:8-14 label: the placeholder "<name>" is a part of the value, and nothing replaces it: write the value itself [suspicious-text]`, ""},
		{"label: a<b>", "", ""},
		{"label: '{{ name }}'", `1:8-20 label: the placeholder "{{ name }}" is a part of the value, and nothing replaces it: write the value itself [suspicious-text]`, ""},
		{"label: '%TEMP%'", `1:8-16 label: the placeholder "%TEMP%" is a part of the value, and nothing replaces it: write the value itself [suspicious-text]`, ""},
		{"label: 5% of 10%", "", ""},
		{"label: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,", "1:8-79 label: the comma at the end is a part of the value: remove the comma [suspicious-text]", "label: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"},
		{"extra: {a: a, b: \"b,\", c: yes, d: $HOME}", `1:27-30 extra.c: is the string "yes" here, and a bool in YAML 1.1, which PyYAML reads: write "yes" in quotes [yaml-version]`, ""},
		{"extra: {a: [x#, \"a,\"]}", "1:13-15 extra.a[0]: the # is a part of the value, since there is no space before it: put a space before the #: write x # [suspicious-text]", `?extra: {a: [x #, "a,"]}`},
		{"extra:\n  a: x# y\n  b: off", `2:6-10 extra.a: the # is a part of the value, since there is no space before it: put a space before the #: write x # y [suspicious-text]
3:6-9 extra.b: is the string "off" here, and a bool in YAML 1.1, which PyYAML reads: write "off" in quotes [yaml-version]`, "?extra:\n  a: x # y\n  b: off"},
	} {
		root := read(t, c.text)
		resolved := plan.Resolve(root)
		if resolved == nil {
			t.Fatal(c.text, explainer.Explain(root))
		}
		ds := explainer.Warnings(resolved)
		var got []string
		fixed := ""
		for _, d := range ds {
			if d.Severity != diag.Warning {
				t.Errorf("%s: %v", c.text, d)
			}
			got = append(got, fmt.Sprintf("%d:%d-%d %s: %s: %s [%s]", d.Line, d.Column, d.EndColumn, d.Path, d.Message, d.Suggestion, d.Code))
			if len(d.Fixes) > 0 {
				applied, _ := diag.ApplyFixes([]byte(c.text), []diag.Diagnostic{d}, true)
				fixed += map[bool]string{true: "", false: "?"}[d.Fixes[0].Safe] + strings.TrimSpace(string(applied))
			}
		}
		if strings.Join(got, "\n") != c.want || fixed != c.fixed {
			t.Errorf("%s\ngot\n%s\n%s\nwant\n%s\n%s", c.text, strings.Join(got, "\n"), fixed, c.want, c.fixed)
		}
	}
}

// TestNoWarnings holds that what a flag or a program sets is not taken for a slip of
// whoever writes a file.
func TestNoWarnings(t *testing.T) {
	plan := judge.New(stove, nil)
	for _, text := range []string{"label: a,", "label: “a”", "label: $HOME", "label: a# b", "extra: {a: b#}", "extra: {a: yes}"} {
		for synthetic, want := range map[bool]int{true: 0, false: 1} {
			root, problems := yamldoc.Parse(&value.Source{Name: "a.yaml", Synthetic: synthetic, Text: []byte(text)}, yamldoc.DefaultLimits())
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			if ds := explain.New(stove, plan).Warnings(plan.Resolve(root)); len(ds) != want {
				t.Errorf("%s: %v, want %d", text, ds, want)
			}
		}
	}
}
