package explain_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/llenergymeasure/llemcfg/internal/engine/explain"
	"github.com/llenergymeasure/llemcfg/internal/engine/judge"
	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// kettle is a schema of what explanations tell apart: words, bounds, units,
// sections, lists, a rule, an advisory and names of v1.
var kettle = &spec.Schema{
	Version: "7",
	Sections: []spec.Section{
		{Name: "Kettle", Fields: []spec.Field{
			{Name: "owner", Required: true, Example: "ada", Type: spec.Type{Kinds: value.String, Section: spec.NoSection, NotEmpty: true}},
			{Name: "mode", Default: text("boil"), Type: spec.Type{Kinds: value.String, Section: spec.NoSection, Words: []spec.Word{{Name: "boil"}, {Name: "simmer"}, {Name: "off"}}}},
			{Name: "level", Default: number("0.5"), Type: spec.Type{Kinds: value.Int | value.Float, Section: spec.NoSection, Min: "0", Max: "1"}},
			{Name: "minutes", Default: integer("3"), Unit: "s", Type: spec.Type{Kinds: value.Int, Section: spec.NoSection, Min: "1", MaxOpen: true, Max: "100"}},
			{Name: "whistle", Default: &spec.Scalar{Kind: value.Bool, Text: "true"}, Type: spec.Type{Kinds: value.Bool, Section: spec.NoSection}},
			{Name: "guests", Default: &spec.Scalar{Kind: value.List}, Type: spec.Type{Kinds: value.List, Section: spec.NoSection, MaxItems: 2, Items: &spec.Type{Kinds: value.String, Section: spec.NoSection}}},
			{Name: "heater", Type: spec.Type{Kinds: value.Map, Section: 1}},
		}},
		{Name: "Heater", Fields: []spec.Field{
			{Name: "watts", Default: integer("2000"), Type: spec.Type{Kinds: value.Int, Section: spec.NoSection, Min: "1"}},
			{Name: "plug", Default: text("C"), Type: spec.Type{Kinds: value.String | value.Null, Section: spec.NoSection}},
		}},
	},
	Rules: []spec.Rule{{
		Code: "too-strong", At: []string{"heater", "watts"}, Shows: 0,
		Forbids: []spec.Condition{
			{Path: []string{"mode"}, Test: spec.Is, Values: []spec.Scalar{*text("simmer")}},
			{Path: []string{"heater", "watts"}, Test: spec.Above, Values: []spec.Scalar{*integer("1000")}},
		},
		Reason: `too strong for mode="{}"`, Remedy: "write a smaller number",
	}},
	Advisories: []spec.Rule{{
		Code: "no-effect", At: []string{"minutes"}, Shows: 0,
		Forbids: []spec.Condition{
			{Path: []string{"mode"}, Test: spec.Is, Values: []spec.Scalar{*text("off")}},
			{Path: []string{"minutes"}, Test: spec.Written},
		},
		Reason: `has no effect with mode="{}"`, Remedy: "remove it",
	}},
	OldNames: []spec.OldName{
		{Path: []string{"user"}, To: "owner", Write: "owner", Message: "user was renamed to owner in v7"},
		{Path: []string{"power"}, To: "heater.watts", Write: "heater.watts", Message: "power was renamed to heater.watts in v7"},
		{Path: []string{"steam"}, Message: "steam was removed in v7"},
	},
	OtherNames: []spec.OtherName{
		{Name: "wattage", Means: [][]string{{"heater", "watts"}}, SameValue: true},
		{Name: "socket", Means: [][]string{{"heater", "plug"}}},
		{Name: "strength", Means: [][]string{{"heater", "watts"}, {"level"}, {"minutes"}}, SameValue: true},
	},
	OtherNulls: []string{"none"},
}

func text(s string) *spec.Scalar    { return &spec.Scalar{Kind: value.String, Text: s} }
func number(s string) *spec.Scalar  { return &spec.Scalar{Kind: value.Float, Text: s} }
func integer(s string) *spec.Scalar { return &spec.Scalar{Kind: value.Int, Text: s} }

var (
	plan      = judge.New(kettle, nil)
	explainer = explain.New(kettle, plan)
)

func read(t interface{ Fatal(...any) }, text string) *value.Value {
	root, problems := yamldoc.Parse(&value.Source{Name: "kettle.yaml", Text: []byte(text)}, yamldoc.DefaultLimits())
	if len(problems) > 0 {
		t.Fatal(text, problems)
	}
	return root
}

// TestMistakes holds what is said of each kind of mistake, and what its fix makes
// of the text; a ? is before a fix that is a guess.
func TestMistakes(t *testing.T) {
	for _, c := range []struct{ text, want, help, fixed string }{
		{"mode: boil", "1:1 owner: is required: it must be a string that is not empty [missing-field]", "add owner, for example owner: ada", ""},
		{"owner: ''", "1:8 owner: must be a string that is not empty [not-allowed]", "", ""},
		{"owner: 7", "1:8 owner: must be a string that is not empty, not 7 [wrong-type]", `write "7" in quotes`, `owner: "7"`},
		{"owner: ada\nmodes: off", "2:1 modes: there is no such field [unknown-field]", "did you mean mode?", "owner: ada\nmode: off"},
		{"owner: ada\nwats: 5", "2:1 wats: there is no such field [unknown-field]", "did you mean watts, under heater:?", "?owner: ada\nheater:\n  watts: 5"},
		{"owner: ada\nwatts: 5", "2:1 watts: there is no such field [unknown-field]", "watts belongs under heater:", "owner: ada\nheater:\n  watts: 5"},
		{"owner: ada\nheater.watts: 5", `2:1 "heater.watts": there is no such field [unknown-field]`, "write it in its section: heater: {watts: 5}", "owner: ada\nheater:\n  watts: 5"},
		{"owner: ada\nzzz: 5", "2:1 zzz: there is no such field [unknown-field]", "remove it, or write one of owner, mode, level, minutes, whistle, guests, heater", "?owner: ada"},
		{"user: ada", "1:1 user: user was renamed to owner in v7 [renamed-field]", "write owner: ada", "owner: ada"},
		{"owner: ada\nsteam: 1", "2:1 steam: steam was removed in v7 [removed-field]", "remove it", "?owner: ada"},
		{"owner: ada\nmode: simer", `2:7 mode: must be one of boil, simmer, off, not "simer" [not-allowed]`, "did you mean simmer?", "owner: ada\nmode: simmer"},
		{"owner: ada\nmode: fly", `2:7 mode: must be one of boil, simmer, off, not "fly" [not-allowed]`, "", ""},
		{"owner: ada\nlevel: 50", "2:8 level: must be a number from 0 to 1, not 50 [out-of-range]", "write 0.5 if 50 is in percent", "?owner: ada\nlevel: 0.5"},
		{"owner: ada\nlevel: -1", "2:8 level: must be a number from 0 to 1, not -1 [out-of-range]", "", "?owner: ada\nlevel: 0"},
		{"owner: ada\nlevel: 50%", `2:8 level: must be a number from 0 to 1, not the string "50%" [wrong-type]`, "write 0.5, as a fraction", "owner: ada\nlevel: 0.5"},
		{"owner: ada\nminutes: 0", "2:10 minutes: must be an integer of at least 1 and below 100, not 0 [out-of-range]", "", "?owner: ada\nminutes: 1"},
		{"owner: ada\nminutes: 100", "2:10 minutes: must be an integer of at least 1 and below 100, not 100 [out-of-range]", "", ""},
		{"owner: ada\nminutes: 2 min", `2:10 minutes: must be an integer of at least 1 and below 100, not the string "2 min" [wrong-type]`, "write 120, in seconds", ""}, // which is too many
		{"owner: ada\nminutes: '2'", `2:10 minutes: must be an integer of at least 1 and below 100, not the string "2" [wrong-type]`, "write 2, without quotes", "owner: ada\nminutes: 2"},
		{"owner: ada\nminutes: 2.5", "2:10 minutes: must be an integer of at least 1 and below 100, not 2.5 [wrong-type]", "write 2 or 3", "?owner: ada\nminutes: 3"},
		{"owner: ada\nwhistle: on", `2:10 whistle: must be true or false, not the string "on" [wrong-type]`, "write true", "owner: ada\nwhistle: true"},
		{"owner: ada\nwhistle: maybe", `2:10 whistle: must be true or false, not the string "maybe" [wrong-type]`, "", ""},
		{"owner: ada\nguests: [a, b, c]", "2:9 guests: must be a list of at most 2 items, each a string, not a list of 3 items [out-of-range]", "", ""},
		{"owner: ada\nguests: [a, 2]", "2:13 guests[1]: must be a string, not 2 [wrong-type]", `write "2" in quotes`, "owner: ada\nguests: [a, \"2\"]"},
		{"owner: ada\nmode: [off]", "2:7 mode: must be one of boil, simmer, off, not a list [wrong-type]", `write "off", not in a list`, "owner: ada\nmode: \"off\""},
		{"owner: ada\nheater: 5", "2:9 heater: must be a mapping of watts, plug, not 5 [wrong-type]", "write heater: {watts: 5}", "?owner: ada\nheater: {watts: 5}"},
		{"owner: ada\nheater:", "2:8 heater: must be a mapping of watts, plug, not null: nothing is written here [wrong-type]", "leave it out for its defaults", "owner: ada"},
		{"owner: ada\nmode: simmer\nheater: {watts: 1500}", `3:10 heater.watts: too strong for mode="simmer". write a smaller number. [too-strong]`, "write a smaller number (line 2 says mode: simmer)", ""},
		{"owner: ada\nlevel: 100", "2:8 level: must be a number from 0 to 1, not 100 [out-of-range]", "write 1 if 100 is in percent", "?owner: ada\nlevel: 1"},
		{"owner: ada\nlevel: 101", "2:8 level: must be a number from 0 to 1, not 101 [out-of-range]", "", "?owner: ada\nlevel: 1"},
		{"owner: ada\nlevel: 9", "2:8 level: must be a number from 0 to 1, not 9 [out-of-range]", "", "?owner: ada\nlevel: 1"},
		{"owner: ada\nwattage: 5", "2:1 wattage: there is no such field [unknown-field]", "write heater: {watts: 5}", "owner: ada\nheater:\n  watts: 5"},
		{"owner: ada\nheater: {wattage: 5}", "2:10 heater.wattage: there is no such field in heater [unknown-field]", "write watts: 5", "owner: ada\nheater: {watts: 5}"},
		{"owner: ada\nheater: {level: 1}", "2:10 heater.level: there is no such field in heater [unknown-field]", "level belongs at the top of the file", "owner: ada\nlevel: 1"},
		{"owner: ada\nsocket: D", "2:1 socket: there is no such field [unknown-field]", "write heater.plug instead", ""},
		{"owner: ada\nstrength: 5", "2:1 strength: there is no such field [unknown-field]", "write heater.watts, level or minutes", ""},
	} {
		t.Run(c.text, func(t *testing.T) {
			root := read(t, c.text)
			ds := explainer.Explain(root)
			if len(ds) != 1 {
				t.Fatalf("%d diagnostics: %v", len(ds), ds)
			}
			d := ds[0]
			fixed := ""
			if len(d.Fixes) > 0 {
				applied, _ := diag.ApplyFixes([]byte(c.text), ds, true)
				fixed = strings.TrimSpace(string(applied))
				if !d.Fixes[0].Safe {
					fixed = "?" + fixed
				}
			}
			if got, want := fmt.Sprintf("%d:%d %s: %s [%s]\n%s\n%s", d.Line, d.Column, d.Path, d.Message, d.Code, d.Suggestion, fixed), fmt.Sprintf("%s\n%s\n%s", c.want, c.help, c.fixed); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// TestRequiredBesideAnOldName holds that what is missing is named beside a name
// of an earlier version that belongs to a section.
func TestRequiredBesideAnOldName(t *testing.T) {
	var got []string
	for _, d := range explainer.Explain(read(t, "power: 5")) {
		got = append(got, d.Path+": "+string(d.Code))
	}
	if want := "power: renamed-field, owner: missing-field"; strings.Join(got, ", ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, ", "), want)
	}
}

// TestUnits has amounts in each unit, with what is suggested for a field in
// seconds.
func TestUnits(t *testing.T) {
	for text, want := range map[string]string{
		"5000ms": "write 5, in seconds", "1m": "write 60, in seconds", "1 min": "write 60, in seconds", "1 mins": "write 60, in seconds",
		"1minute": "write 60, in seconds", "1 minutes": "write 60, in seconds", "0.01h": "write 36, in seconds", "0.01 hour": "write 36, in seconds",
		"0.01 hours": "write 36, in seconds", "7s": "write 7, without the unit", "7 sec": "write 7, without the unit", "7 secs": "write 7, without the unit",
		"7 second": "write 7, without the unit", "7 Seconds": "write 7, without the unit", "7 days": "write a number of seconds, without the unit", "2k": "write 2000 or 2048",
	} {
		ds := explainer.Explain(read(t, "owner: ada\nminutes: "+text))
		if len(ds) != 1 || ds[0].Suggestion != want {
			t.Errorf("%s: %v, want %s", text, ds, want)
		}
	}
}

// TestOneEach holds that each of several mistakes has its diagnostic, and that
// ExplainParts leaves out what is missing and what breaks a rule.
func TestOneEach(t *testing.T) {
	root := read(t, "mode: simmer\nlevel: 7\nsteam: 1\nheater: {watts: 0, plug: 1}")
	codes := func(ds []diag.Diagnostic) string {
		var all []string
		for _, d := range ds {
			all = append(all, string(d.Code)+" "+d.Path)
		}
		slices.Sort(all)
		return strings.Join(all, ", ")
	}
	const parts = "out-of-range heater.watts, out-of-range level, removed-field steam, wrong-type heater.plug"
	if got, want := codes(explainer.Explain(root)), "missing-field owner, "+parts; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	if got := codes(explainer.ExplainParts(root)); got != parts {
		t.Errorf("got %s\nwant %s", got, parts)
	}
	if ds := explainer.ExplainParts(read(t, "mode: simmer\nheater: {watts: 2000}")); ds != nil {
		t.Errorf("parts of a config that are valid each for itself: %v", ds)
	}
}

// TestAdvise holds that what breaks an advisory is warned of.
func TestAdvise(t *testing.T) {
	for text, want := range map[string]string{
		"{owner: ada, mode: off, minutes: 5}":  `kettle.yaml:1:25: warning: minutes: has no effect with mode="off". remove it. [no-effect]`,
		"{owner: ada, mode: off}":              "",
		"{owner: ada, mode: boil, minutes: 5}": "",
	} {
		got := ""
		for _, d := range explainer.Advise(plan.Resolve(read(t, text))) {
			got += d.String()
		}
		if got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
}

// TestComplete holds for any file that there are diagnostics exactly if the plan
// does not accept it, that each says what and where, and that a safe fix
// does away with it.
func TestComplete(t *testing.T) {
	values := []string{"1", "0", "-1", "0.5", "50%", "'7'", "true", "null", "none", "''", "ada", "boil", "bol", "[]", "[a, b]", "{}", "{watts: 5}", "{watts: '5', plg: 1}"}
	keys := []string{"owner", "mode", "level", "minutes", "whistle", "guests", "heater", "user", "steam", "watts", "plug", "Mode", "mod", "x", "''"}
	rapid.Check(t, func(t *rapid.T) {
		var b strings.Builder
		for _, key := range rapid.SliceOfNDistinct(rapid.SampledFrom(keys), 1, 4, rapid.ID[string]).Draw(t, "keys") {
			b.WriteString(key + ": " + rapid.SampledFrom(values).Draw(t, "value") + "\n")
		}
		text := b.String()
		root := read(t, text)
		ds := explainer.Explain(root)
		if accepted := plan.Resolve(root) != nil; accepted != (len(ds) == 0) {
			t.Fatalf("accepted: %v, and the diagnostics are %v", accepted, ds)
		}
		for _, d := range ds {
			if d.Severity != diag.Error || d.Code == "" || d.Message == "" || d.File != "kettle.yaml" || d.Line < 1 || d.Column < 1 {
				t.Fatalf("%+v", d)
			}
		}
		for _, d := range ds {
			if len(d.Fixes) == 0 || !d.Fixes[0].Safe {
				continue
			}
			fixed, _ := diag.ApplyFixes([]byte(text), []diag.Diagnostic{d}, false)
			for _, left := range explainer.Explain(read(t, string(fixed))) {
				if d.Code == left.Code && d.Path == left.Path {
					t.Fatalf("%s\nis not fixed in\n%s", d, fixed)
				}
			}
		}
	})
}

// TestNearest holds which name a text stands for.
func TestNearest(t *testing.T) {
	names := []string{"temperature", "top_p", "top_k", "max_new_tokens", "seed"}
	for text, want := range map[string]string{
		"temprature": "temperature", "Temperature": "temperature", "tmperatur": "temperature",
		"top-p": "top_p", "top": "", "max_new": "max_new_tokens", "max-new-tokens": "max_new_tokens", "sed": "seed", "sd": "",
		"te\u00ADmperature": "temperature", "": "", "colour": "", strings.Repeat("temperature", 6): "",
	} {
		if got := explain.Nearest(text, names); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
	if got := explain.Nearest("seed", nil); got != "" {
		t.Errorf("of no names: %q", got)
	}
}

// TestFewNames holds that the names of a section are listed if they are few.
func TestFewNames(t *testing.T) {
	for n, want := range map[int]string{
		1: "remove it, or write one of a0", 8: "remove it, or write one of a0, a1, a2, a3, a4, a5, a6, a7", 9: "remove it",
	} {
		section := spec.Section{Name: "Root"}
		for i := range n {
			section.Fields = append(section.Fields, spec.Field{Name: fmt.Sprint("a", i), Default: integer("1"), Type: bare(value.Int)})
		}
		s := &spec.Schema{Version: "1", Sections: []spec.Section{section}}
		ds := explain.New(s, judge.New(s, nil)).Explain(read(t, "zzzzzz: 1\n"))
		if len(ds) != 1 || ds[0].Suggestion != want {
			t.Errorf("%d names: %v, %q", n, ds, ds[0].Suggestion)
		}
	}
}

// TestNearestOf has texts with the name that each stands for, and whether that is
// certain: of several as near, or one that is three edits away, it is not.
func TestNearestOf(t *testing.T) {
	names := []string{"temperature", "max_batch_size", "max_match_size", "seed", "tensor_parallel_size", "n"}
	for text, want := range map[string]string{
		"temperature": "temperature true", "temperatur": "temperature true", "temperatue": "temperature true", "temprtur": " false", "temperatureabc": "temperature false", "temperatureab": "temperature true", "tmprature": "temperature true",
		"emprature": "temperature true", "emprtature": "temperature false", "empratue": " false", "tepmerature": "temperature true", "tepmeratrue": "temperature true",
		"max_batch_size": "max_batch_size true", "max_xatch_size": "max_batch_size false", "max_batch_sise": "max_batch_size true", "max_match_sise": "max_match_size true", "max_batch": "max_batch_size false",
		"sed": "seed true", "sead": "seed true", "seeds": "seed true", "sxxd": " false", "tensor": "tensor_parallel_size false", "tens": "tensor_parallel_size false", "ten": " false", "m": " false", "N": "n true", "": " false",
	} {
		near, certain := explain.NearestOf(text, names)
		if got := fmt.Sprint(near, " ", certain); got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
}

// TestNearestLaws holds that a name is nearest to itself, that one typing mistake
// in a long name is forgiven, and that nothing but a name comes out.
func TestNearestLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		names := rapid.SliceOfNDistinct(rapid.StringMatching(`[a-z]{3,12}`), 1, 5, rapid.ID[string]).Draw(t, "names")
		name := rapid.SampledFrom(names).Draw(t, "name")
		if got := explain.Nearest(strings.ToUpper(name), names); got != name {
			t.Fatalf("%s: %s", name, got)
		}
		i := rapid.IntRange(0, len(name)-1).Draw(t, "at")
		if got := explain.Nearest(name[:i]+"_"+name[i+1:], []string{name}); got != name {
			t.Fatalf("%s with another character at %d: %q", name, i, got)
		}
		text := rapid.StringMatching(`[a-z_-]{0,70}`).Draw(t, "text")
		if got := explain.Nearest(text, names); got != "" && !slices.Contains(names, got) {
			t.Fatalf("%q stands for %q", text, got)
		}
	})
}
