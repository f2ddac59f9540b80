package explain_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/engine/explain"
	"github.com/llenergymeasure/llemcfg/internal/engine/judge"
	"github.com/llenergymeasure/llemcfg/internal/engine/layers"
	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

func bare(kinds value.Kind) spec.Type { return spec.Type{Kinds: kinds, Section: spec.NoSection} }

func below(i int, kinds value.Kind) spec.Type { return spec.Type{Kinds: kinds, Section: i} }

func ofWords(words ...string) spec.Type {
	t := bare(value.String)
	for _, w := range words {
		t.Words = append(t.Words, spec.Word{Name: w})
	}
	return t
}

func bounded(kinds value.Kind, min, max string) spec.Type {
	t := bare(kinds)
	t.Min, t.Max = min, max
	return t
}

func itemsOf(items spec.Type) spec.Type {
	t := bare(value.List)
	t.Items = &items
	return t
}

var (
	noValue = &spec.Scalar{Kind: value.Null, Text: "null"}
	yes     = &spec.Scalar{Kind: value.Bool, Text: "true"}
)

// cafe is a schema of what kettle lacks: sections of which one is selected, options
// that are handed on, a switch, items and entries, rules that fixes are known for,
// names and values of v1 of every kind, and those of other tools.
var cafe = &spec.Schema{
	Version: "2.0", Varies: "sweep",
	Sections: []spec.Section{
		{Name: "Cafe", Fields: []spec.Field{
			{Name: "owner", Required: true, Type: spec.Type{Kinds: value.String, Section: spec.NoSection, NotEmpty: true, Refuses: []spec.Refusal{{Pattern: "^http", Says: "must be a name, and not a link"}}, Forms: []spec.Form{{Pattern: "^[a-z ,#]+$"}}}},
			{Name: "machine", Default: text("lever"), Selects: true, Type: ofWords("lever", "pump")},
			{Name: "lever", Default: noValue, Type: below(1, value.Map|value.Null)},
			{Name: "pump", Default: noValue, Type: below(2, value.Map|value.Null)},
			{Name: "roast", Type: below(3, value.Map)},
			{Name: "alarm", Default: noValue, Type: below(4, value.Map|value.Null)},
			{Name: "extras", Default: noValue, Passthrough: true, Type: bare(value.Map | value.Null)},
			{Name: "size", Default: text("medium"), Type: ofWords("small", "medium", "large", "large_cup")},
			{Name: "heat", Default: number("93.5"), DefaultBy: []spec.DefaultBy{{Field: "machine", Is: "pump", Default: *number("90.0")}}, Type: bounded(value.Int|value.Float, "80", "99.5")},
			{Name: "shots", Default: integer("1"), Type: bounded(value.Int, "1", "4")},
			{Name: "milk", Default: text("none"), Type: bare(value.String | value.Map)},
			{Name: "orders", Default: &spec.Scalar{Kind: value.List}, Type: itemsOf(below(5, value.Map))},
			{Name: "prices", Default: &spec.Scalar{Kind: value.Map}, Type: spec.Type{Kinds: value.Map, Section: spec.NoSection, Entries: []spec.Entry{{Pattern: "^[a-z]+$", Type: bare(value.Int | value.Float)}}}},
			{Name: "asked", Default: noValue, AskCUE: "why", Type: spec.Any()},
			{Name: "share", Default: number("0.5"), Type: bounded(value.Int|value.Float, "0.1", "1")},
			{Name: "wait", Default: integer("100"), Unit: "ms", Type: bounded(value.Int, "0", "")},
			{Name: "open", Default: yes, Type: bare(value.Bool)},
			{Name: "grind", Type: below(6, value.Map)},
		}},
		{Name: "Lever", Fields: []spec.Field{
			{Name: "springs", Default: integer("2"), Unit: "kg", Type: bounded(value.Int, "1", "")},
			{Name: "force", Default: number("9.0"), Type: bare(value.Int | value.Float)},
			{Name: "weight", Default: noValue, Type: bare(value.Int | value.Null)},
			{Name: "arm", Default: noValue, Type: bare(value.String | value.Null)},
		}},
		{Name: "Pump", Fields: []spec.Field{
			{Name: "bars", Default: number("9.0"), Type: bare(value.Int | value.Float)},
			{Name: "max_flow_rate", Default: number("9.0"), Type: bare(value.Int | value.Float)},
			{Name: "max_flow_ratio", Default: number("9.0"), Type: bare(value.Int | value.Float)},
			{Name: "force", Default: number("9.0"), Type: bare(value.Int | value.Float)},
		}},
		{Name: "Roast", Fields: []spec.Field{
			{Name: "level", Default: text("dark"), Type: ofWords("light", "dark")},
			{Name: "grams", Default: integer("18"), Type: bounded(value.Int, "1", "")},
			{Name: "fresh", Default: yes, Type: bare(value.Bool)},
		}},
		{Name: "Alarm", Fields: []spec.Field{
			{Name: "enabled", Switches: true, Default: yes, Type: bare(value.Bool)},
			{Name: "after", Default: integer("60"), Unit: "s", Type: bounded(value.Int, "1", "")},
		}},
		{Name: "Order", Fields: []spec.Field{
			{Name: "cup", Required: true, Type: bare(value.String)},
			{Name: "sugar_cubes", Default: integer("0"), Type: bounded(value.Int, "0", "3")},
		}},
		{Name: "Grind", Fields: []spec.Field{
			{Name: "fine", Default: &spec.Scalar{Kind: value.Bool, Text: "false"}, Type: bare(value.Bool)},
			{Name: "steps", Default: integer("3"), Type: bounded(value.Int, "1", "9")},
			{Name: "turns", Default: number("2.0"), Type: bare(value.Int | value.Float)},
		}},
	},
	Rules: []spec.Rule{
		{Code: "section-mismatch", At: []string{"lever"}, Shows: 0, Forbids: []spec.Condition{
			{Path: []string{"machine"}, Test: spec.IsNot, Values: []spec.Scalar{*text("lever")}}, {Path: []string{"lever"}, Test: spec.Set},
		}, Reason: `there is a lever and machine="{}"`, Remedy: "remove one"},
		{Code: "section-mismatch", At: []string{"pump"}, Shows: 0, Forbids: []spec.Condition{
			{Path: []string{"machine"}, Test: spec.IsNot, Values: []spec.Scalar{*text("pump")}}, {Path: []string{"pump"}, Test: spec.Set},
		}, Reason: `there is a pump and machine="{}"`, Remedy: "remove one"},
		{Code: "conflict", At: []string{"lever", "weight"}, Shows: -1, Forbids: []spec.Condition{
			{Path: []string{"lever", "weight"}, Test: spec.Set}, {Path: []string{"lever", "arm"}, Test: spec.Set},
		}, Reason: "a weight and an arm", Remedy: "keep one"},
		{Code: "conflict", At: []string{"asked"}, Shows: 0, Forbids: []spec.Condition{
			{Path: []string{"machine"}, Test: spec.IsNot, Values: []spec.Scalar{*text("lever")}}, {Path: []string{"asked"}, Test: spec.Set},
		}, Reason: `a {} is not asked`, Remedy: "do not ask"},
		{Code: "key-collision", At: []string{"extras"}, Shows: 0, Forbids: []spec.Condition{{Path: []string{"extras"}, Test: spec.NamesAField}}, Reason: "has {}, which are fields", Remedy: "write them above"},
	},
	OldNames: []spec.OldName{
		{Path: []string{"boss"}, To: "owner", Write: "owner", Required: true, Message: "boss was renamed to owner"},
		{Path: []string{"barista", "name"}, To: "owner", Write: "owner", Message: "barista.name became owner"},
		{Path: []string{"barista", "*"}, Message: "the rest of barista was removed"},
		{Path: []string{"steam", "level"}, To: "roast.level", Write: "roast.level", Message: "steam.level became roast.level"},
		{Path: []string{"roast", "weight"}, To: "roast.grams", Write: "roast.grams", Message: "weight was renamed to grams"},
		{Path: []string{"cup"}, To: "size", Write: "size", Message: "cup was renamed to size"},
		{Path: []string{"springs"}, To: "lever.springs", Write: "lever.springs", Message: "springs moved to lever"},
		{Path: []string{"coil"}, To: "lever.springs", Write: "lever.springs", Ignored: "v1 did not read it", Message: "coil became lever.springs"},
		{Path: []string{"press"}, Write: "lever.force or pump.force", Homes: []spec.OldHome{{To: "lever.force", Backend: "lever"}, {To: "pump.force", Backend: "pump"}}, Message: "press depends on the machine"},
		{Path: []string{"squeeze"}, Write: "lever.force", Homes: []spec.OldHome{{To: "lever.force", Backend: "lever", By: "press"}}, Message: "squeeze depends on press"},
		{Path: []string{"wring"}, Write: "lever.force", Homes: []spec.OldHome{{To: "lever.force", Backend: "lever", Matches: "^[0-9]"}}, Message: "wring depends on its value"},
		{Path: []string{"knead"}, Write: "lever.force", Homes: []spec.OldHome{{To: "lever.force", Backend: "lever", Null: true}}, Message: "knead depends on its value"},
		{Path: []string{"size", "kind"}, To: "size", Write: "size", Message: "size.kind became size"},
		{Path: []string{"gasket"}, Option: true, Message: "gasket was removed"},
		{Path: []string{"lever", "washer"}, Option: true, Message: "washer was removed"},
		{Path: []string{"music"}, NoEffect: true, Message: "music was removed"},
		{Path: []string{"filter"}, Idle: &spec.OldIdle{By: "machine", Is: "lever"}, Message: "filter was removed"},
		{Path: []string{"repeat"}, Study: true, Message: "repeat belongs in a study"},
		{Path: []string{"days"}, Study: true, Campaign: true, Message: "days was of a campaign"},
	},
	OldValues: []spec.OldValue{
		{Path: "size", Old: "tall", Now: text("large")}, {Path: "size", Old: "odd", Now: text("small"), Loses: "that it is odd"}, {Path: "size", Old: "venti", Gone: "nobody wants it"},
	},
	Misplaced: []spec.Misplaced{{Path: []string{"loyalty"}, Message: "loyalty belongs in the policy"}},
	OtherNames: []spec.OtherName{
		{Name: "volume", Means: [][]string{{"shots"}}, SameValue: true},
		{Name: "pressure", Means: [][]string{{"lever", "force"}, {"pump", "bars"}}, Nearly: [][]string{{"pump", "bars"}}, SameValue: true},
		{Name: "docs", Instead: "write it in the README"},
		{Name: "milk_kind", Means: [][]string{{"milk"}}},
		{Name: "owner.name", Means: [][]string{{"owner"}}, SameValue: true},
		{Name: "girth", Means: [][]string{{"size"}}, SameValue: true},
	},
	OtherOptions: []string{"gasket", "washer", "hose"},
	OtherValues: []spec.OtherValue{
		{Path: "size", Word: "xl", Now: *text("large")}, {Path: "size", Word: "xxl", Now: *text("large"), Nearly: true},
		{Path: "shots", Word: "-1", Now: *integer("4")}, {Path: "shots", Word: "null", Now: *integer("2")}, {Path: "heat", Word: "null", Now: *number("93.5")},
		{Path: "lever.force", Word: "max", Now: *integer("12")}, {Path: "roast.level", Word: "cinnamon", Now: *text("light")},
	},
	OtherNulls: []string{"none"},
}

var (
	cafePlan = judge.New(cafe, func(_ *spec.Section, _ *spec.Field, v *value.Value) (*value.Value, string, error) {
		switch v.Text {
		case "5":
			return nil, "must not be 5", nil
		case "6":
			return nil, "", errors.New("CUE is not there")
		}
		return v, "", nil
	})
	cafeExplainer = explain.New(cafe, cafePlan)
)

// told is a diagnostic with what to do, and each of its fixes with the text that it
// makes; a ? is before one that is a guess, and help that is repeated is left out.
func told(text string, d diag.Diagnostic) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d:%d-%d %s: %s [%s]", d.Line, d.Column, d.EndColumn, d.Path, d.Message, d.Code)
	if d.Suggestion != "" {
		b.WriteString("\n  " + d.Suggestion)
	}
	for _, f := range d.Fixes {
		b.WriteString("\n")
		if !f.Safe {
			b.WriteString("?")
		}
		if f.Message != d.Suggestion {
			b.WriteString(" " + f.Message + ":")
		}
		one := d
		one.Fixes = []diag.Fix{f}
		fixed, _ := diag.ApplyFixes([]byte(text), []diag.Diagnostic{one}, true)
		fmt.Fprintf(&b, " %q", fixed)
	}
	return b.String()
}

// TestCafe has texts with what is said of them, line by line, and the texts that
// fixes make. None that is certain loses a comment.
func TestCafe(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"owner: http://x\n", "1:8-16 owner: must be a name, and not a link [not-allowed]"},
		{"owner: ADA\n", `1:8-11 owner: must be a string that matches ^[a-z ,#]+$, not the string "ADA" [not-allowed]`},
		{"owner: “ada”\n", `1:8-13 owner: must be a string that matches ^[a-z ,#]+$, not the string "“ada”" [not-allowed]
  use plain quotes or none: write ada
 "owner: ada\n"`},
		{"owner: ada;\nmachine: “pump”\n", `1:8-12 owner: must be a string that matches ^[a-z ,#]+$, not the string "ada;" [not-allowed]
  remove the semicolon: write ada
 "owner: ada\nmachine: “pump”\n"
2:10-16 machine: must be one of lever, pump, not "“pump”" [not-allowed]
  use plain quotes or none: write pump
 "owner: ada;\nmachine: pump\n"`},
		{"owner: ada# boss\n", ""},
		{"owner: [ada]\n", `1:8-13 owner: must be a string that matches ^[a-z ,#]+$, not a list [wrong-type]
  write ada, not in a list
 "owner: ada\n"`},
		{"owner: [ada, bob]\n", `1:8-18 owner: must be a string that matches ^[a-z ,#]+$, not a list [wrong-type]
  write a single value; a study varies it: sweep: {owner: [ada, bob]}`},
		{"owner: {name: ada}\n", `1:8-19 owner: must be a string that matches ^[a-z ,#]+$, not a mapping [wrong-type]
  write owner: ada
 "owner: ada\n"`},
		{"owner: {name: ADA}\n", "1:8-19 owner: must be a string that matches ^[a-z ,#]+$, not a mapping [wrong-type]"},
		{"owner: {title: ada}\n", "1:8-20 owner: must be a string that matches ^[a-z ,#]+$, not a mapping [wrong-type]"},
		{"owner:\n  name: ada # why\nsize: large\n", `2:3-12 owner: must be a string that matches ^[a-z ,#]+$, not a mapping [wrong-type]
  write owner: ada
 "owner: ada # why\nsize: large\n"`},
		{"owner: {name: ada, title: x}\n", "1:8-29 owner: must be a string that matches ^[a-z ,#]+$, not a mapping [wrong-type]"},
		{"owner:\n- name: ada\n", `2:1-12 owner: must be a string that matches ^[a-z ,#]+$, not a list [wrong-type]
  write a single value, not a list`},
		{"owner: ada\nmachine: [pump]\n", `2:10-16 machine: must be one of lever, pump, not a list [wrong-type]
  write pump, not in a list
 "owner: ada\nmachine: pump\n"`},
		{"owner: ada\nmachine: [lever, pump]\n", `2:10-23 machine: must be one of lever, pump, not a list [wrong-type]
  write a single value; a study varies it: sweep: {machine: [lever, pump]}`},
		{"owner: ada\nshots: [1, 2]\n", `2:8-14 shots: must be an integer from 1 to 4, not a list [wrong-type]
  write a single value; a study varies it: sweep: {shots: [1, 2]}`},
		{"owner: ada\nsize: [small, \"a b\", large]\n", `2:7-28 size: must be one of small, medium, large, large_cup, not a list [wrong-type]
  write a single value; a study varies it: sweep: {size: [small, a b, large]}`},
		{"owner: ada\nsize: [small, \"a: b\"]\n", `2:7-22 size: must be one of small, medium, large, large_cup, not a list [wrong-type]
  write a single value; a study varies it: sweep: {size: […]}`},
		{"owner: ada\nsize: []\n", `2:7-9 size: must be one of small, medium, large, large_cup, not a list [wrong-type]
  write a single value, not a list`},
		{"owner: ada\nroast: {level: [light, dark]}\n", `2:16-29 roast.level: must be one of light, dark, not a list [wrong-type]
  write a single value; a study varies it: sweep: {roast.level: [light, dark]}`},
		{"owner: ada\nmilk: [oat]\n", `2:7-12 milk: must be a string, or a mapping, not a list [wrong-type]
  write oat, not in a list
 "owner: ada\nmilk: oat\n"`},
		{"owner: ada\nmilk: [oat, soy]\n", "2:7-17 milk: must be a string, or a mapping, not a list [wrong-type]"},
		{"owner: ada\nshots: [[1]]\n", `2:8-13 shots: must be an integer from 1 to 4, not a list [wrong-type]
  write a single value, not a list`},
		{"owner: ada\nmilk: [yes]\n", `2:7-12 milk: must be a string, or a mapping, not a list [wrong-type]
  write "yes", not in a list
 "owner: ada\nmilk: \"yes\"\n"`},
		{"owner: ada\nsize: [yes]\n", `2:7-12 size: must be one of small, medium, large, large_cup, not a list [wrong-type]
  write a single value, not a list`},
		{"owner: ada\nsize: [tall]\n", `2:7-13 size: must be one of small, medium, large, large_cup, not a list [wrong-type]
  write large, not in a list
 "owner: ada\nsize: large\n"`},
		{"owner: ada\nsize: [medum]\n", `2:7-14 size: must be one of small, medium, large, large_cup, not a list [wrong-type]
  write medium, not in a list
 "owner: ada\nsize: medium\n"`},
		{"owner: ada\nsize: [\"\"]\n", `2:7-11 size: must be one of small, medium, large, large_cup, not a list [wrong-type]
  write a single value, not a list`},
		{"owner: ada\nsize: tall\n", `2:7-11 size: must be one of small, medium, large, large_cup, not "tall" [not-allowed]
  write large, as it is called in v2.0
 "owner: ada\nsize: large\n"`},
		{"owner: ada\nsize: odd\n", `2:7-10 size: must be one of small, medium, large, large_cup, not "odd" [not-allowed]
  write small, as it is called in v2.0
? "owner: ada\nsize: small\n"`},
		{"owner: ada\nsize: venti\n", `2:7-12 size: must be one of small, medium, large, large_cup, not "venti" [not-allowed]`},
		{"owner: ada\nsize: XL\n", `2:7-9 size: must be one of small, medium, large, large_cup, not "XL" [not-allowed]
  write large
 "owner: ada\nsize: large\n"`},
		{"owner: ada\nsize: xxl\n", `2:7-10 size: must be one of small, medium, large, large_cup, not "xxl" [not-allowed]
  the nearest is large
? write large: "owner: ada\nsize: large\n"`},
		{"owner: ada\nsize: mediun\n", `2:7-13 size: must be one of small, medium, large, large_cup, not "mediun" [not-allowed]
  did you mean medium?
 write medium: "owner: ada\nsize: medium\n"`},
		{"owner: ada\nsize: larg\n", `2:7-11 size: must be one of small, medium, large, large_cup, not "larg" [not-allowed]
  did you mean large?
 write large: "owner: ada\nsize: large\n"`},
		{"owner: ada\nsize: arge\n", `2:7-11 size: must be one of small, medium, large, large_cup, not "arge" [not-allowed]
  did you mean large?
 write large: "owner: ada\nsize: large\n"`},
		{"owner: ada\nsize: edi\n", `2:7-10 size: must be one of small, medium, large, large_cup, not "edi" [not-allowed]
  did you mean medium?
? write medium: "owner: ada\nsize: medium\n"`},
		{"owner: ada\nsize: l\n", `2:7-8 size: must be one of small, medium, large, large_cup, not "l" [not-allowed]`},
		{"owner: ada\nsize: e\n", `2:7-8 size: must be one of small, medium, large, large_cup, not "e" [not-allowed]`},
		{"owner: ada\nsize: 5\n", "2:7-8 size: must be one of small, medium, large, large_cup, not 5 [wrong-type]"},
		{"owner: ada\nsize:\n", `2:6-6 size: must be one of small, medium, large, large_cup, not null: nothing is written here [wrong-type]
  leave it out for its default, medium
 "owner: ada\n"`},
		{"owner: ada\nsize: null # c\n", `2:7-11 size: must be one of small, medium, large, large_cup, not null [wrong-type]
  leave it out for its default, medium
? "owner: ada\n"`},
		{"owner: ada\nheat: null\n", `2:7-11 heat: must be a number from 80 to 99.5, not null [wrong-type]
  leave it out for its default, 93.5
 "owner: ada\n"`},
		{"owner: ada\nheat:\n", `2:6-6 heat: must be a number from 80 to 99.5, not null: nothing is written here [wrong-type]
  leave it out for its default, 93.5
 "owner: ada\n"`},
		{"owner: ada\nheat: null\nmachine: pump\n", `2:7-11 heat: must be a number from 80 to 99.5, not null [wrong-type]
  write 93.5, which other tools mean by null, or leave it out for its default, 90.0
? write 93.5: "owner: ada\nheat: 93.5\nmachine: pump\n"`},
		{"owner: ada\nshots: null\n", `2:8-12 shots: must be an integer from 1 to 4, not null [wrong-type]
  write 2, which other tools mean by null, or leave it out for its default, 1
? write 2: "owner: ada\nshots: 2\n"`},
		{"owner: ada\nshare: null\n", `2:8-12 share: must be a number from 0.1 to 1, not null [wrong-type]
  leave it out for its default, 0.5
? "owner: ada\n"`},
		{"owner: ada\norders: null\n", `2:9-13 orders: must be a list, each a mapping of cup, sugar_cubes, not null [wrong-type]
  write a value`},
		{"owner: ada\nopen: null\n", `2:7-11 open: must be true or false, not null [wrong-type]
  leave it out for its default, true
 "owner: ada\n"`},
		{"owner: ada\nwait: ~\n", `2:7-8 wait: must be an integer of at least 0, not null [wrong-type]
  leave it out for its default, 100
? "owner: ada\n"`},
		{"owner: ada\nroast: {grams: null}\n", `2:16-20 roast.grams: must be an integer of at least 1, not null [wrong-type]
  leave it out for its default, 18
? "owner: ada\n"`},
		{"owner: ada\nheat: 100\n", `2:7-10 heat: must be a number from 80 to 99.5, not 100 [out-of-range]
? write 99.5, the greatest that is allowed: "owner: ada\nheat: 99.5\n"`},
		{"owner: ada\nheat: 79.5\n", `2:7-11 heat: must be a number from 80 to 99.5, not 79.5 [out-of-range]
? write 80, the least that is allowed: "owner: ada\nheat: 80\n"`},
		{"owner: ada\nheat: \"93\"\n", `2:7-11 heat: must be a number from 80 to 99.5, not the string "93" [wrong-type]
  write 93, without quotes
 "owner: ada\nheat: 93\n"`},
		{"owner: ada\nheat: 93,5\n", `2:7-11 heat: must be a number from 80 to 99.5, not the string "93,5" [wrong-type]
  write 93.5, with a point
 "owner: ada\nheat: 93.5\n"`},
		{"owner: ada\nheat: 90%\n", `2:7-10 heat: must be a number from 80 to 99.5, not the string "90%" [wrong-type]
  as a number it is 0.9, which is out of the range
? write 80, the least that is allowed: "owner: ada\nheat: 80\n"`},
		{"owner: ada\nheat: 93C\n", `2:7-10 heat: must be a number from 80 to 99.5, not the string "93C" [wrong-type]
  write a number, without the unit`},
		{"owner: ada\nheat: x\n", `2:7-8 heat: must be a number from 80 to 99.5, not the string "x" [wrong-type]`},
		{"owner: ada\nshots: 0\n", `2:8-9 shots: must be an integer from 1 to 4, not 0 [out-of-range]
? write 1, the least that is allowed: "owner: ada\nshots: 1\n"`},
		{"owner: ada\nshots: 5\n", `2:8-9 shots: must be an integer from 1 to 4, not 5 [out-of-range]
? write 4, the greatest that is allowed: "owner: ada\nshots: 4\n"`},
		{"owner: ada\nshots: -1\n", `2:8-10 shots: must be an integer from 1 to 4, not -1 [out-of-range]
  write 4
 "owner: ada\nshots: 4\n"`},
		{"owner: ada\nshots: 2.5\n", `2:8-11 shots: must be an integer from 1 to 4, not 2.5 [wrong-type]
  write 2 or 3
? write 3, the nearest integer: "owner: ada\nshots: 3\n"`},
		{"owner: ada\nshots: -2.5\n", `2:8-12 shots: must be an integer from 1 to 4, not -2.5 [wrong-type]
  as a number it is -3, which is out of the range
? write 1, the least that is allowed: "owner: ada\nshots: 1\n"`},
		{"owner: ada\nshots: 2.0\n", `2:8-11 shots: must be an integer from 1 to 4, not 2.0 [wrong-type]
  write 2
 "owner: ada\nshots: 2\n"`},
		{"owner: ada\nshots: 1,000\n", `2:8-13 shots: must be an integer from 1 to 4, not the string "1,000" [wrong-type]
  as a number it is 1000, which is out of the range
? write 4, the greatest that is allowed: "owner: ada\nshots: 4\n"`},
		{"owner: ada\nshots: 3 cups\n", `2:8-14 shots: must be an integer from 1 to 4, not the string "3 cups" [wrong-type]
  write a number, without the unit`},
		{"owner: ada\nshots: 2k\n", `2:8-10 shots: must be an integer from 1 to 4, not the string "2k" [wrong-type]
  write a number, without the unit`},
		{"owner: ada\nshots: 10%\n", `2:8-11 shots: must be an integer from 1 to 4, not the string "10%" [wrong-type]`},
		{"owner: ada\nshots: \"9\"\n", `2:8-11 shots: must be an integer from 1 to 4, not the string "9" [wrong-type]
  as a number it is 9, which is out of the range
? write 4, the greatest that is allowed: "owner: ada\nshots: 4\n"`},
		{"owner: ada\nshots: 2,\n", `2:8-10 shots: must be an integer from 1 to 4, not the string "2," [wrong-type]
  remove the comma: write 2
 "owner: ada\nshots: 2\n"`},
		{"owner: ada\nshots: 9007199254740993.0\n", "2:8-26 shots: must be an integer from 1 to 4, not 9007199254740993.0 [wrong-type]"},
		{"owner: ada\nshots: two # c\n", `2:8-11 shots: must be an integer from 1 to 4, not the string "two" [wrong-type]`},
		{"owner: ada\nshots: 0.00000000000000000000000000000000000000001\n", "2:8-51 shots: must be an integer from 1 to 4, not 0.00000000000000000000000000000000000000001 [wrong-type]"},
		{"owner: ada\nshare: 50\n", `2:8-10 share: must be a number from 0.1 to 1, not 50 [out-of-range]
  write 0.5 if 50 is in percent
? "owner: ada\nshare: 0.5\n"`},
		{"owner: ada\nshare: 10\n", `2:8-10 share: must be a number from 0.1 to 1, not 10 [out-of-range]
  write 0.1 if 10 is in percent
? "owner: ada\nshare: 0.1\n"`},
		{"owner: ada\nshare: 9.9\n", `2:8-11 share: must be a number from 0.1 to 1, not 9.9 [out-of-range]
? write 1, the greatest that is allowed: "owner: ada\nshare: 1\n"`},
		{"owner: ada\nshare: 100\n", `2:8-11 share: must be a number from 0.1 to 1, not 100 [out-of-range]
  write 1 if 100 is in percent
? "owner: ada\nshare: 1\n"`},
		{"owner: ada\nshare: 100.5\n", `2:8-13 share: must be a number from 0.1 to 1, not 100.5 [out-of-range]
? write 1, the greatest that is allowed: "owner: ada\nshare: 1\n"`},
		{"owner: ada\nshare: 1.00000000000000000001\n", `2:8-30 share: must be a number from 0.1 to 1, not 1.00000000000000000001 [out-of-range]
  write 1, which it is as a 64-bit number
 "owner: ada\nshare: 1\n"`},
		{"owner: ada\nshare: -0.5\n", `2:8-12 share: must be a number from 0.1 to 1, not -0.5 [out-of-range]
? write 0.1, the least that is allowed: "owner: ada\nshare: 0.1\n"`},
		{"owner: ada\nshare: 50%\n", `2:8-11 share: must be a number from 0.1 to 1, not the string "50%" [wrong-type]
  write 0.5, as a fraction
 "owner: ada\nshare: 0.5\n"`},
		{"owner: ada\nwait: 2s\n", `2:7-9 wait: must be an integer of at least 0, not the string "2s" [wrong-type]
  write 2000, in milliseconds
 "owner: ada\nwait: 2000\n"`},
		{"owner: ada\nwait: 2 sec\n", `2:7-12 wait: must be an integer of at least 0, not the string "2 sec" [wrong-type]
  write 2000, in milliseconds
 "owner: ada\nwait: 2000\n"`},
		{"owner: ada\nwait: 5ms\n", `2:7-10 wait: must be an integer of at least 0, not the string "5ms" [wrong-type]
  write 5, without the unit
 "owner: ada\nwait: 5\n"`},
		{"owner: ada\nwait: 5 milliseconds\n", `2:7-21 wait: must be an integer of at least 0, not the string "5 milliseconds" [wrong-type]
  write 5, without the unit
 "owner: ada\nwait: 5\n"`},
		{"owner: ada\nwait: 5 MS\n", `2:7-11 wait: must be an integer of at least 0, not the string "5 MS" [wrong-type]
  write 5, without the unit
 "owner: ada\nwait: 5\n"`},
		{"owner: ada\nwait: 5 h\n", `2:7-10 wait: must be an integer of at least 0, not the string "5 h" [wrong-type]
  write a number of milliseconds, without the unit`},
		{"owner: ada\nwait: 3000us\n", `2:7-13 wait: must be an integer of at least 0, not the string "3000us" [wrong-type]
  write 3, in milliseconds
 "owner: ada\nwait: 3\n"`},
		{"owner: ada\nwait: 2k\n", `2:7-9 wait: must be an integer of at least 0, not the string "2k" [wrong-type]
  write 2000 or 2048`},
		{"owner: ada\nwait: -1\n", `2:7-9 wait: must be an integer of at least 0, not -1 [out-of-range]
? write 0, the least that is allowed: "owner: ada\nwait: 0\n"`},
		{"owner: ada\nopen: yes\n", `2:7-10 open: must be true or false, not the string "yes" [wrong-type]
  write true
 "owner: ada\nopen: true\n"`},
		{"owner: ada\nopen: \"no\"\n", `2:7-11 open: must be true or false, not the string "no" [wrong-type]
  write false
 "owner: ada\nopen: false\n"`},
		{"owner: ada\nopen: 1\n", `2:7-8 open: must be true or false, not 1 [wrong-type]
  write true
 "owner: ada\nopen: true\n"`},
		{"owner: ada\nopen: 0.0\n", `2:7-10 open: must be true or false, not 0.0 [wrong-type]
  write false
 "owner: ada\nopen: false\n"`},
		{"owner: ada\nopen: Y\n", `2:7-8 open: must be true or false, not the string "Y" [wrong-type]
  write true
 "owner: ada\nopen: true\n"`},
		{"owner: ada\nopen: off\n", `2:7-10 open: must be true or false, not the string "off" [wrong-type]
  write false
 "owner: ada\nopen: false\n"`},
		{"owner: ada\nopen: 2\n", "2:7-8 open: must be true or false, not 2 [wrong-type]"},
		{"owner: ada\nasked: 5\n", "2:8-9 asked: must not be 5 [not-allowed]"},
		{"owner: ada\nasked: 6\n", "2:8-9 asked: CUE is not there [schema]"},
		{"owner: ada\nasked: 7\n", ""},
		{"owner: ada\nroast: 20\n", `2:8-10 roast: must be a mapping of level, grams, fresh, not 20 [wrong-type]
  write roast: {grams: 20}
? "owner: ada\nroast: {grams: 20}\n"`},
		{"owner: ada\nroast: 20g\n", `2:8-11 roast: must be a mapping of level, grams, fresh, not the string "20g" [wrong-type]
  write its fields below it, indented`},
		{"owner: ada\nroast: light\n", `2:8-13 roast: must be a mapping of level, grams, fresh, not the string "light" [wrong-type]
  write roast: {level: light}
 "owner: ada\nroast: {level: light}\n"`},
		{"owner: ada\nroast: cinnamon\n", `2:8-16 roast: must be a mapping of level, grams, fresh, not the string "cinnamon" [wrong-type]
  write roast: {level: light}`},
		{"owner: ada\nroast: true\n", `2:8-12 roast: must be a mapping of level, grams, fresh, not true [wrong-type]
  leave it out for its defaults, or write its fields below it, indented
 "owner: ada\n"`},
		{"owner: ada\nroast: false\n", `2:8-13 roast: must be a mapping of level, grams, fresh, not false [wrong-type]
  write roast: {fresh: false}
? "owner: ada\nroast: {fresh: false}\n"`},
		{"owner: ada\ngrind: true\n", `2:8-12 grind: must be a mapping of fine, steps, turns, not true [wrong-type]
  leave it out for its defaults, or write its fields below it, indented
? "owner: ada\n"`},
		{"owner: ada\nroast: null\n", `2:8-12 roast: must be a mapping of level, grams, fresh, not null [wrong-type]
  leave it out for its defaults
? "owner: ada\n"`},
		{"owner: ada\nroast:\n", `2:7-7 roast: must be a mapping of level, grams, fresh, not null: nothing is written here [wrong-type]
  leave it out for its defaults
 "owner: ada\n"`},
		{"owner: ada\nroast: ~ # c\n", `2:8-9 roast: must be a mapping of level, grams, fresh, not null [wrong-type]
  leave it out for its defaults
? "owner: ada\n"`},
		{"owner: ada\nroast: [x]\n", `2:8-11 roast: must be a mapping of level, grams, fresh, not a list [wrong-type]
  write its fields below it, indented`},
		{"owner: ada\nroast:\n- level: light\n- grams: 5\n", `3:1-11 roast: must be a mapping of level, grams, fresh, not a list [wrong-type]
  write its fields below it without dashes
 "owner: ada\nroast:\n  level: light\n  grams: 5\n"`},
		{"owner: ada\nroast:\n- level: light\n  grams: 5\n", `3:1-11 roast: must be a mapping of level, grams, fresh, not a list [wrong-type]
  write its fields below it without dashes
 "owner: ada\nroast:\n  level: light\n  grams: 5\n"`},
		{"owner: ada\nroast:\n- level: light\n- level: dark\n", `3:1-14 roast: must be a mapping of level, grams, fresh, not a list [wrong-type]
  write its fields below it, indented`},
		{"owner: ada\nroast:\n  - level: light\n    x: 1\n", `3:3-9 roast: must be a mapping of level, grams, fresh, not a list [wrong-type]
  write its fields below it, indented`},
		{"owner: ada\nroast: [{level: light}]\n", `2:8-24 roast: must be a mapping of level, grams, fresh, not a list [wrong-type]
  write its fields below it, indented`},
		{"owner: ada\nroast: level:light\n", `2:8-19 roast: must be a mapping of level, grams, fresh, not the string "level:light" [wrong-type]
  write level: light, with a space after the colon`},
		{"owner: ada\nroast:\n  level:light\n", `3:3-14 roast: must be a mapping of level, grams, fresh, not the string "level:light" [wrong-type]
  write level: light, with a space after the colon
 "owner: ada\nroast:\n  level: light\n"`},
		{"owner: ada\nroast:\n  level=light\n", `3:3-14 roast: must be a mapping of level, grams, fresh, not the string "level=light" [wrong-type]
  write level: light, with a space after the colon
 "owner: ada\nroast:\n  level: light\n"`},
		{"owner: ada\nroast: \"level:light\"\n", `2:8-21 roast: must be a mapping of level, grams, fresh, not the string "level:light" [wrong-type]
  write its fields below it, indented`},
		{"owner: ada\nroast: x:y\n", `2:8-11 roast: must be a mapping of level, grams, fresh, not the string "x:y" [wrong-type]
  write its fields below it, indented`},
		{"owner: ada\nroast: 5.5\n", `2:8-11 roast: must be a mapping of level, grams, fresh, not 5.5 [wrong-type]
  write its fields below it, indented`},
		{"owner: ada\nalarm: false\n", `2:8-13 alarm: must be a mapping of enabled, after, or null, not false [wrong-type]
  write null, or leave it out
 "owner: ada\nalarm: null\n"`},
		{"owner: ada\nalarm: true\n", `2:8-12 alarm: must be a mapping of enabled, after, or null, not true [wrong-type]
  write alarm: {enabled: true}
 "owner: ada\nalarm: {enabled: true}\n"`},
		{"owner: ada\nalarm: 45s\n", `2:8-11 alarm: must be a mapping of enabled, after, or null, not the string "45s" [wrong-type]
  write alarm: {after: 45}
 "owner: ada\nalarm: {after: 45}\n"`},
		{"owner: ada\nalarm: 45\n", `2:8-10 alarm: must be a mapping of enabled, after, or null, not 45 [wrong-type]
  write alarm: {after: 45}
? "owner: ada\nalarm: {after: 45}\n"`},
		{"owner: ada\nalarm: none\n", `2:8-12 alarm: must be a mapping of enabled, after, or null, not the string "none" [wrong-type]
  write null
 "owner: ada\nalarm: null\n"`},
		{"owner: ada\nalarm: xyz\n", `2:8-11 alarm: must be a mapping of enabled, after, or null, not the string "xyz" [wrong-type]
  write its fields below it, indented`},
		{"owner: ada\nlever: 3\n", `2:8-9 lever: must be a mapping of springs, force, weight, arm, or null, not 3 [wrong-type]
  write its fields below it, indented`},
		{"owner: ada\nlever: long\n", `2:8-12 lever: must be a mapping of springs, force, weight, arm, or null, not the string "long" [wrong-type]
  write lever: {arm: long}
 "owner: ada\nlever: {arm: long}\n"`},
		{"owner: ada\nlever: \"a: b\"\n", `2:8-14 lever: must be a mapping of springs, force, weight, arm, or null, not the string "a: b" [wrong-type]
  write its fields below it, indented`},
		{"owner: ada\nextras: 5\n", "2:9-10 extras: must be a mapping, or null, not 5 [wrong-type]"},
		{"owner: ada\nextras: [1]\n", "2:9-12 extras: must be a mapping, or null, not a list [wrong-type]"},
		{"owner: ada\norders: [{cup: a, n: 1}]\n", `2:19-20 orders[0].n: there is no such field in orders[0] [unknown-field]
  remove it, or write one of cup, sugar_cubes`},
		{"owner: ada\norders: [{cup: a, sugar: 1}]\n", `2:19-24 orders[0].sugar: there is no such field in orders[0] [unknown-field]
  did you mean sugar_cubes?`},
		{"owner: ada\norders: [{}]\n", `2:10-12 orders[0].cup: is required: it must be a string [missing-field]
  add cup`},
		{"owner: ada\norders: [x]\n", `2:10-11 orders[0]: must be a mapping of cup, sugar_cubes, not the string "x" [wrong-type]
  write {cup: x}`},
		{"owner: ada\norders: {cup: a}\n", "2:9-17 orders: must be a list, each a mapping of cup, sugar_cubes, not a mapping [wrong-type]"},
		{"owner: ada\norders:\n- cup: a\n  sugar_cubes: 5\n- cup: 5\n  sugarcubes: 1\n  Sugar-Cubes: 2\n", `4:16-17 orders[0].sugar_cubes: must be an integer from 0 to 3, not 5 [out-of-range]
? write 3, the greatest that is allowed: "owner: ada\norders:\n- cup: a\n  sugar_cubes: 3\n- cup: 5\n  sugarcubes: 1\n  Sugar-Cubes: 2\n"
5:8-9 orders[1].cup: must be a string, not 5 [wrong-type]
  write "5" in quotes
 "owner: ada\norders:\n- cup: a\n  sugar_cubes: 5\n- cup: \"5\"\n  sugarcubes: 1\n  Sugar-Cubes: 2\n"
6:3-13 orders[1].sugarcubes: there is no such field in orders[1] [unknown-field]
  did you mean sugar_cubes?
7:3-14 orders[1].Sugar-Cubes: there is no such field in orders[1] [unknown-field]
  write sugar_cubes`},
		{"owner: ada\norders: [{cup: a, sugar_cubes: \"2\"}, {cup: [b]}]\n", `2:32-35 orders[0].sugar_cubes: must be an integer from 0 to 3, not the string "2" [wrong-type]
  write 2, without quotes
 "owner: ada\norders: [{cup: a, sugar_cubes: 2}, {cup: [b]}]\n"
2:44-47 orders[1].cup: must be a string, not a list [wrong-type]
  write b, not in a list`},
		{"owner: ada\norders: [{cup: !!str 5, sugar_cubes: &x 4}]\n", "2:38-42 orders[0].sugar_cubes: must be an integer from 0 to 3, not 4 [out-of-range]"},
		{"owner: ada\nprices: {a: x, B: 5, c: \"6\"}\n", `2:13-14 prices.a: must be a number, not the string "x" [wrong-type]
2:16-17 prices.B: the key "B" does not match ^[a-z]+$ [unknown-field]
  rename it, or remove it
2:25-28 prices.c: must be a number, not the string "6" [wrong-type]
  write 6, without quotes
 "owner: ada\nprices: {a: x, B: 5, c: 6}\n"`},
		{"owner: ada\nprices: [a: 5]\n", "2:9-15 prices: must be a mapping, not a list [wrong-type]"},
		{"owner: ada\nprices:\n- a: 5\n- b: 6\n", `3:1-7 prices: must be a mapping, not a list [wrong-type]
  write its fields below it without dashes
? "owner: ada\nprices:\n  a: 5\n  b: 6\n"`},
		{"owner: ada\nMachine: pump\n", `2:1-8 Machine: there is no such field [unknown-field]
  write machine
 "owner: ada\nmachine: pump\n"`},
		{"owner: ada\nowner_: x\n", `2:1-7 owner_: there is no such field [unknown-field]
  did you mean owner?`},
		{"owner: ada\nlever: {Springs: 0}\n", `2:9-16 lever.Springs: there is no such field in lever [unknown-field]
  write springs
 "owner: ada\nlever: {springs: 0}\n"
2:18-19 lever.Springs: must be an integer of at least 1, not 0 [out-of-range]
? write 1, the least that is allowed: "owner: ada\nlever: {Springs: 1}\n"`},
		{"owner: ada\nmachin: pump\nlever: {spring: 3}\n", `2:1-7 machin: there is no such field [unknown-field]
  did you mean machine?
 write machine: "owner: ada\nmachine: pump\nlever: {spring: 3}\n"
3:9-15 lever.spring: there is no such field in lever [unknown-field]
  did you mean springs?
 write springs: "owner: ada\nmachin: pump\nlever: {springs: 3}\n"
3:1-6 lever: there is a lever and machine="pump". remove one. [section-mismatch]
  remove one (line 2 says machine: pump)
? write machine: lever: "owner: ada\nmachin: pump\nmachine: lever\nlever: {spring: 3}\n"`},
		{"owner: ada\ndocs: x\n", `2:1-5 docs: there is no such field [unknown-field]
  write it in the README
? remove it: "owner: ada\n"`},
		{"owner: ada\ndocs: &d [1]\nextras: {a: *d}\n", `2:1-5 docs: there is no such field; a key that only holds the anchor &d cannot stand here [unknown-field]
  write &d and the value where it is used first, and *d where it is used again
 write what is meant where the aliases are, and remove docs: "owner: ada\nextras: {a: [1]}\n"`},
		{"owner: ada\n.x: &d {spring: 4}\nlever:\n  <<: *d\n", `2:1-3 ".x": there is no such field; a key that only holds the anchor &d cannot stand here [unknown-field]
  write &d and the value where it is used first, and *d where it is used again
 write what is meant where the aliases are, and remove .x: "owner: ada\nlever:\n  spring: 4\n"
2:9-15 lever.spring: there is no such field in lever [unknown-field]
  did you mean springs?
 write springs: "owner: ada\n.x: &d {springs: 4}\nlever:\n  <<: *d\n"`},
		{"owner: ada\nx: &d 3\nshots: *d # c\n", `2:1-2 x: there is no such field; a key that only holds the anchor &d cannot stand here [unknown-field]
  write &d and the value where it is used first, and *d where it is used again
 write what is meant where the aliases are, and remove x: "owner: ada\nshots: 3 # c\n"`},
		{"owner: ada\nx: &d 3 # lost\nshots: *d\n", `2:1-2 x: there is no such field; a key that only holds the anchor &d cannot stand here [unknown-field]
  write &d and the value where it is used first, and *d where it is used again
? write what is meant where the aliases are, and remove x: "owner: ada\nshots: 3\n"`},
		{"owner: ada\nsizes: &d small\nsize: *d\n", `2:1-6 sizes: there is no such field; a key that only holds the anchor &d cannot stand here [unknown-field]
  write &d and the value where it is used first, and *d where it is used again
? write what is meant where the aliases are, and remove sizes: "owner: ada\nsize: small\n"`},
		{"owner: ada\nx: &d 3\n", `2:1-2 x: there is no such field; a key that only holds the anchor &d cannot stand here [unknown-field]
  write &d and the value where it is used first, and *d where it is used again
? write what is meant where the aliases are, and remove x: "owner: ada\n"`},
		{"owner: ada\nvolume: 2\n", `2:1-7 volume: there is no such field [unknown-field]
  write shots: 2
 "owner: ada\nshots: 2\n"`},
		{"owner: ada\nvolume: 9\n", `2:1-7 volume: there is no such field [unknown-field]
  write shots: …
 "owner: ada\nshots: 9\n"
2:9-10 volume: must be an integer from 1 to 4, not 9 [out-of-range]
? write 4, the greatest that is allowed: "owner: ada\nvolume: 4\n"`},
		{"owner: ada\nVolume: \"2\"\n", `2:1-7 Volume: there is no such field [unknown-field]
  write shots: …
? "owner: ada\nshots: \"2\"\n"
2:9-12 Volume: must be an integer from 1 to 4, not the string "2" [wrong-type]
  write 2, without quotes
 "owner: ada\nVolume: 2\n"`},
		{"owner: ada\nvolume: -1\n", `2:1-7 volume: there is no such field [unknown-field]
  write shots: 4
 "owner: ada\nshots: 4\n"`},
		{"owner: ada\npressure: 9\n", `2:1-9 pressure: there is no such field [unknown-field]
  write lever: {force: 9}
 "owner: ada\nlever:\n  force: 9\n"`},
		{"owner: ada\npressure: 9\nmachine: pump\n", `2:1-9 pressure: there is no such field [unknown-field]
  write pump: {bars: 9}
? "owner: ada\npump:\n  bars: 9\nmachine: pump\n"`},
		{"owner: ada\nlever: {pressure: 8}\n", `2:9-17 lever.pressure: there is no such field in lever [unknown-field]
  write force: 8
 "owner: ada\nlever: {force: 8}\n"`},
		{"owner: ada\nmachine: pump\npump: {pressure: 8}\n", `3:8-16 pump.pressure: there is no such field in pump [unknown-field]
  write bars: 8
? "owner: ada\nmachine: pump\npump: {bars: 8}\n"`},
		{"owner: ada\nmilk_kind: oat\n", `2:1-10 milk_kind: there is no such field [unknown-field]
  write milk instead`},
		{"owner: ada\ngirth: xxl\n", `2:1-6 girth: there is no such field [unknown-field]
  write size: large
? "owner: ada\nsize: large\n"`},
		{"owner: ada\ngirth: xl\n", `2:1-6 girth: there is no such field [unknown-field]
  write size: large
 "owner: ada\nsize: large\n"`},
		{"owner: ada\ngirth: tall\n", `2:1-6 girth: there is no such field [unknown-field]
  write size: large
 "owner: ada\nsize: large\n"`},
		{"owner: ada\ngirth: {a: 1}\n", `2:1-6 girth: there is no such field [unknown-field]
  write size instead`},
		{"owner: ada\nhose: 5\n", `2:1-5 hose: there is no such field [unknown-field]
  pass it on to the backend: write extras: {hose: 5}
 "owner: ada\nextras:\n  hose: 5\n"`},
		{"owner: ada\nlever: {hose: x}\n", `2:9-13 lever.hose: there is no such field in lever [unknown-field]
  pass it on to the backend: write extras: {hose: x} at the top of the file
 "owner: ada\nextras:\n  hose: x\n"`},
		{"owner: ada\nhose: \"a: b\"\nextras: {b: 1}\n", `2:1-5 hose: there is no such field [unknown-field]
  pass it on to the backend: write extras: {hose: …}
 "owner: ada\nextras: {b: 1, hose: \"a: b\"}\n"`},
		{"owner: ada\nlever: {springs:5}\n", `2:9-18 lever."springs:5": there is no such field in lever, since no colon and space follow springs [unknown-field]
  write springs: 5
 "owner: ada\nlever: {springs: 5}\n"`},
		{"owner: ada\nlever: {springs=5, force: 1}\n", `2:9-18 lever."springs=5": there is no such field in lever, since no colon and space follow springs [unknown-field]
  write springs: 5
 "owner: ada\nlever: {springs: 5, force: 1}\n"`},
		{"owner: ada\nlever: {\"springs:5\"}\n", `2:9-20 lever."springs:5": there is no such field in lever, since no colon and space follow springs [unknown-field]
  write springs: 5
 "owner: ada\nlever: {springs: 5}\n"`},
		{"owner: ada\nlever: {springs: 3, springs:5}\n", `2:21-30 lever."springs:5": there is no such field in lever, since no colon and space follow springs [unknown-field]
  write springs: 5
 "owner: ada\nlever: {springs: 3, springs: 5}\n"`},
		{"owner: ada\nlever: {x:5}\n", `2:9-12 lever."x:5": there is no such field in lever [unknown-field]
  remove it, or write one of springs, force, weight, arm
? remove it: "owner: ada\n"`},
		{"owner: ada\nlever: {springs: }\n", `2:18-18 lever.springs: must be an integer of at least 1, not null: nothing is written here [wrong-type]
  leave it out for its default, 2
? "owner: ada\n"`},
		{"owner: ada\nlever.springs: 5\n", `2:1-14 "lever.springs": there is no such field [unknown-field]
  write it in its section: lever: {springs: 5}
 "owner: ada\nlever:\n  springs: 5\n"`},
		{"owner: ada\nlever.springs: [5]\nlever: {force: 1}\n", `2:1-14 "lever.springs": there is no such field [unknown-field]
  write it in its section: lever: {springs: …}
 "owner: ada\nlever: {force: 1, springs: [5]}\n"`},
		{"owner: ada\nroast.lvl: light\n", `2:1-10 "roast.lvl": there is no such field [unknown-field]
  remove it
? "owner: ada\n"`},
		{"owner: ada\ngrams: 20\n", `2:1-6 grams: there is no such field [unknown-field]
  grams belongs under roast:
 "owner: ada\nroast:\n  grams: 20\n"`},
		{"owner: ada\nforce: 9\n", `2:1-6 force: there is no such field [unknown-field]
  force belongs under lever: or pump:`},
		{"owner: ada\nforce: 9\nmachine: pump\n", `2:1-6 force: there is no such field [unknown-field]
  force belongs under lever: or pump:`},
		{"owner: ada\nbars: 9\n", `2:1-5 bars: there is no such field [unknown-field]
  bars belongs under pump:`},
		{"owner: ada\nbars: 9\nmachine: pump\n", `2:1-5 bars: there is no such field [unknown-field]
  bars belongs under pump:
 "owner: ada\npump:\n  bars: 9\nmachine: pump\n"`},
		{"owner: ada\nsprings_: 2\n", `2:1-9 springs_: there is no such field [unknown-field]
  did you mean springs, under lever:?
? "owner: ada\nlever:\n  springs: 2\n"`},
		{"owner: ada\nroast: {shots: 2}\n", `2:9-14 roast.shots: there is no such field in roast [unknown-field]
  shots belongs at the top of the file
 "owner: ada\nshots: 2\n"`},
		{"owner: ada\nroast: {shots: 2}\nshots: 1\n", `2:9-14 roast.shots: there is no such field in roast [unknown-field]
  shots belongs at the top of the file`},
		{"owner: ada\nroast: {force: 2}\n", `2:9-14 roast.force: there is no such field in roast [unknown-field]
  force is a field of lever and of pump: move it there, or remove it`},
		{"owner: ada\nroast: {bars: 2}\n", `2:9-13 roast.bars: there is no such field in roast [unknown-field]
  bars is a field of pump: move it there, or remove it`},
		{"owner: ada\ngram: 20\n", `2:1-5 gram: there is no such field [unknown-field]
  did you mean grams, under roast:?
? "owner: ada\nroast:\n  grams: 20\n"`},
		{"owner: ada\nroast: {heats: 90}\n", `2:9-14 roast.heats: there is no such field in roast [unknown-field]
  did you mean heat, at the top of the file?
? "owner: ada\nheat: 90\n"`},
		{"owner: ada\norders: [{cup: a, sug_cub: 1}]\n", `2:19-26 orders[0].sug_cub: there is no such field in orders[0] [unknown-field]
  did you mean sugar_cubes?`},
		{"owner: ada\norders: [{cup: a, su: 1}]\n", `2:19-21 orders[0].su: there is no such field in orders[0] [unknown-field]
  remove it, or write one of cup, sugar_cubes`},
		{"owner: ada\nlever: {zzz: 1}\n", `2:9-12 lever.zzz: there is no such field in lever [unknown-field]
  remove it, or write one of springs, force, weight, arm
? remove it: "owner: ada\n"`},
		{"owner: ada\nzzz: {a: 1}\n", `2:1-4 zzz: there is no such field [unknown-field]
  remove it
? "owner: ada\n"`},
		{"owner: ada\nzzz:\n  a: 1 # c\n\nsize: small\n", `2:1-4 zzz: there is no such field [unknown-field]
  remove it
? "owner: ada\n\nsize: small\n"`},
		{"owner: ada\nloyalty: 5\n", `2:1-8 loyalty: loyalty belongs in the policy [unknown-field]
  remove it`},
		{"boss: ada\n", `1:1-5 boss: boss was renamed to owner [renamed-field]
  write owner: ada
 "owner: ada\n"`},
		{"boss: 5\n", `1:1-5 boss: boss was renamed to owner [renamed-field]
  write owner
? "owner: 5\n"
1:7-8 boss: must be a string that matches ^[a-z ,#]+$, not 5 [wrong-type]
  write "5" in quotes`},
		{"boss: \"5\"\n", `1:1-5 boss: boss was renamed to owner [renamed-field]
  write owner
 "owner: \"5\"\n"
1:7-10 boss: must be a string that matches ^[a-z ,#]+$, not the string "5" [not-allowed]`},
		{"boss: ada lovelace\n", `1:1-5 boss: boss was renamed to owner [renamed-field]
  write owner
 "owner: ada lovelace\n"`},
		{"boss: ada\nowner: bob\n", `1:1-5 boss: boss was renamed to owner [renamed-field]
  write owner: ada`},
		{"barista: {name: ada, age: 5}\n", `1:11-15 barista.name: barista.name became owner [renamed-field]
  write owner: ada
 "barista: {age: 5}\nowner: ada\n"
1:22-25 barista.age: the rest of barista was removed [removed-field]
  remove it
? "barista: {name: ada}\n"
1:1-1 owner: is required: it must be a string that matches ^[a-z ,#]+$ [missing-field]
  add owner
1:1-1 : this file has field names of v1 [old-version]
  llemcfg migrate cafe.yaml turns a v1 file into a v2.0 file`},
		{"barista:\n", `1:1-8 barista: removed in v2.0 [removed-field]
  remove it
 "{}\n"
1:1-1 owner: is required: it must be a string that matches ^[a-z ,#]+$ [missing-field]
  add owner`},
		{"barista: {}\n", `1:1-8 barista: removed in v2.0 [removed-field]
  remove it
 "{}\n"
1:1-1 owner: is required: it must be a string that matches ^[a-z ,#]+$ [missing-field]
  add owner`},
		{"barista: x\n", `1:1-8 barista: there is no such field [unknown-field]
  remove it
? "{}\n"
1:1-1 owner: is required: it must be a string that matches ^[a-z ,#]+$ [missing-field]
  add owner`},
		{"owner: ada\nsteam: {level: light}\n", `2:9-14 steam.level: steam.level became roast.level [renamed-field]
  write roast: {level: light}
 "owner: ada\nroast:\n  level: light\n"`},
		{"owner: ada\nsteam: {level: blue}\n", `2:9-14 steam.level: steam.level became roast.level [renamed-field]
  write roast.level`},
		{"owner: ada\nsteam: {level: light, x: 1}\n", `2:9-14 steam.level: steam.level became roast.level [renamed-field]
  write roast: {level: light}
 "owner: ada\nsteam: {x: 1}\nroast:\n  level: light\n"
2:23-24 steam.x: there is no such field [unknown-field]
  remove it
? "owner: ada\nsteam: {level: light}\n"`},
		{"owner: ada\nroast: {weight: 20}\n", `2:9-15 roast.weight: weight was renamed to grams [renamed-field]
  write grams: 20
 "owner: ada\nroast: {grams: 20}\n"`},
		{"owner: ada\nroast: {weight: 20, grams: 3}\n", `2:9-15 roast.weight: weight was renamed to grams [renamed-field]
  write grams: 20`},
		{"owner: ada\ncup: tall\n", `2:1-4 cup: cup was renamed to size [renamed-field]
  write size: large
 "owner: ada\nsize: large\n"`},
		{"owner: ada\ncup: venti\n", `2:1-4 cup: cup was renamed to size [renamed-field]
  write size`},
		{"owner: ada\ncup: odd\n", `2:1-4 cup: cup was renamed to size [renamed-field]
  write size: small
 "owner: ada\nsize: small\n"`},
		{"owner: ada\ncup: small\n", `2:1-4 cup: cup was renamed to size [renamed-field]
  write size: small
 "owner: ada\nsize: small\n"`},
		{"owner: ada\ncup: [small]\n", `2:1-4 cup: cup was renamed to size [renamed-field]
  write size
? "owner: ada\nsize: [small]\n"
2:6-13 cup: must be one of small, medium, large, large_cup, not a list [wrong-type]
  write small, not in a list
 "owner: ada\ncup: small\n"`},
		{"owner: ada\ncup: \"\"\n", `2:1-4 cup: cup was renamed to size [renamed-field]
  write size
 "owner: ada\nsize: \"\"\n"
2:6-8 cup: must be one of small, medium, large, large_cup, not an empty string [not-allowed]`},
		{"owner: ada\ncup: {a: 1}\n", `2:1-4 cup: cup was renamed to size [renamed-field]
  write size
? "owner: ada\nsize: {a: 1}\n"
2:6-12 cup: must be one of small, medium, large, large_cup, not a mapping [wrong-type]`},
		{"owner: ada\nsprings: 3\n", `2:1-8 springs: springs moved to lever [renamed-field]
  write lever: {springs: 3}
 "owner: ada\nlever:\n  springs: 3\n"`},
		{"owner: ada\nsprings: x\n", `2:1-8 springs: springs moved to lever [renamed-field]
  write lever.springs`},
		{"owner: ada\nsprings: 3\nlever: {force: 1}\n", `2:1-8 springs: springs moved to lever [renamed-field]
  write lever: {springs: 3}
 "owner: ada\nlever: {force: 1, springs: 3}\n"`},
		{"owner: ada\nsprings: 3\nlever: {springs: 1}\n", `2:1-8 springs: springs moved to lever [renamed-field]
  write lever: {springs: 3}`},
		{"owner: ada\ncoil: 3\n", `2:1-5 coil: coil became lever.springs [renamed-field]
  write lever: {springs: 3}
? "owner: ada\nlever:\n  springs: 3\n"`},
		{"owner: ada\npress: 3\n", `2:1-6 press: press depends on the machine [renamed-field]
  write lever.force or pump.force`},
		{"owner: ada\npress: 3\nmachine: lever\n", `2:1-6 press: press depends on the machine [renamed-field]
  write lever: {force: 3}
 "owner: ada\nlever:\n  force: 3\nmachine: lever\n"`},
		{"owner: ada\npress: 3\nmachine: pump\n", `2:1-6 press: press depends on the machine [renamed-field]
  write pump: {force: 3}
 "owner: ada\npump:\n  force: 3\nmachine: pump\n"`},
		{"owner: ada\ngasket: 5\n", `2:1-7 gasket: gasket was removed [removed-field]
  pass it on to the backend: write extras: {gasket: 5}
? "owner: ada\nextras:\n  gasket: 5\n"`},
		{"owner: ada\nlever: {washer: 5}\n", `2:9-15 lever.washer: washer was removed [removed-field]
  pass it on to the backend: write extras: {washer: 5} at the top of the file
 "owner: ada\nextras:\n  washer: 5\n"`},
		{"owner: ada\nmachine: pump\nlever: {washer: 5}\n", `3:9-15 lever.washer: washer was removed [removed-field]
  pass it on to the backend: write extras: {washer: 5} at the top of the file
? "owner: ada\nmachine: pump\nextras:\n  washer: 5\n"
3:1-6 lever: there is a lever and machine="pump". remove one. [section-mismatch]
  remove one (line 2 says machine: pump)
? write machine: lever: "owner: ada\nmachine: lever\nlever: {washer: 5}\n"`},
		{"owner: ada\nmusic: x\n", `2:1-6 music: music was removed [removed-field]
  remove it
 "owner: ada\n"`},
		{"owner: ada\nfilter: x\n", `2:1-7 filter: filter was removed [removed-field]
  remove it
 "owner: ada\n"`},
		{"owner: ada\nfilter: x\nmachine: pump\n", `2:1-7 filter: filter was removed [removed-field]
  remove it
? "owner: ada\nmachine: pump\n"`},
		{"owner: ada\nfilter: x\nmachine: lever\n", `2:1-7 filter: filter was removed [removed-field]
  remove it
 "owner: ada\nmachine: lever\n"`},
		{"owner: ada\nrepeat: 5\n", `2:1-7 repeat: repeat belongs in a study [removed-field]
  remove it, or write a study, which llemcfg study show reads`},
		{"owner: ada\ndays: 5\n", `2:1-5 days: days was of a campaign [removed-field]
  migrate the file
1:1-1 : this file is a v1 campaign [old-version]
  llemcfg migrate cafe.yaml writes a study of it, or says what prevents that`},
		{"owner: ada\nmusic: 1\nfilter: 2\n", `2:1-6 music: music was removed [removed-field]
  remove it
 "owner: ada\nfilter: 2\n"
3:1-7 filter: filter was removed [removed-field]
  remove it
 "owner: ada\nmusic: 1\n"
1:1-1 : this file has field names of v1 [old-version]
  llemcfg migrate cafe.yaml turns a v1 file into a v2.0 file`},
		{"owner: ada\nrepeat: 1\nmusic: 2\n", `2:1-7 repeat: repeat belongs in a study [removed-field]
  remove it, or write a study, which llemcfg study show reads
3:1-6 music: music was removed [removed-field]
  remove it
 "owner: ada\nrepeat: 1\n"`},
		{"owner: ada\npump: {bars: 9}\n", `2:1-5 pump: there is a pump and machine="lever". remove one. [section-mismatch]
  remove one (machine is lever where nothing else is written)
? write machine: pump: "owner: ada\nmachine: pump\npump: {bars: 9}\n"`},
		{"owner: ada\nmachine: lever\npump: {bars: 9}\n", `3:1-5 pump: there is a pump and machine="lever". remove one. [section-mismatch]
  remove one (line 2 says machine: lever)
? write machine: pump: "owner: ada\nmachine: pump\npump: {bars: 9}\n"`},
		{"owner: ada\nmachine: lever\npump: {bars: null}\n", `3:14-18 pump.bars: must be a number, not null [wrong-type]
  leave it out for its default, 9.0
? "owner: ada\nmachine: lever\n"
3:1-5 pump: there is a pump and machine="lever". remove one. [section-mismatch]
  remove one (line 2 says machine: lever)
 remove pump: "owner: ada\nmachine: lever\n"`},
		{"owner: ada\npump: {}\n", `2:1-5 pump: there is a pump and machine="lever". remove one. [section-mismatch]
  remove one (machine is lever where nothing else is written)
? write machine: pump: "owner: ada\nmachine: pump\npump: {}\n"`},
		{"owner: ada\n# c\npump:\n  bars: 9\n", `3:1-5 pump: there is a pump and machine="lever". remove one. [section-mismatch]
  remove one (machine is lever where nothing else is written)
? write machine: pump: "owner: ada\n# c\nmachine: pump\npump:\n  bars: 9\n"`},
		{"owner: ada\nmachine: pump\nlever: {springs: 3}\n", `3:1-6 lever: there is a lever and machine="pump". remove one. [section-mismatch]
  remove one (line 2 says machine: pump)
? write machine: lever: "owner: ada\nmachine: lever\nlever: {springs: 3}\n"`},
		{"owner: ada\nlever: {weight: 3, arm: x}\n", `2:9-15 lever.weight: a weight and an arm. keep one. [conflict]
  keep one
? remove lever.arm: "owner: ada\nlever: {weight: 3}\n"
? remove lever.weight: "owner: ada\nlever: {arm: x}\n"`},
		{"owner: ada\nlever:\n  arm: \"\"\n  weight: 3\n", `4:3-9 lever.weight: a weight and an arm. keep one. [conflict]
  keep one
 remove lever.arm: "owner: ada\nlever:\n  weight: 3\n"`},
		{"owner: ada\nlever:\n  arm: x # c\n  weight: 3\n", `4:3-9 lever.weight: a weight and an arm. keep one. [conflict]
  keep one
? remove lever.weight: "owner: ada\nlever:\n  arm: x # c\n"
? remove lever.arm: "owner: ada\nlever:\n  weight: 3\n"`},
		{"owner: ada\nextras: {shots: 2, x: 1}\n", `2:10-15 extras: has shots, which are fields. write them above. [key-collision]
  write them above
 write shots at the top of the file: "owner: ada\nextras: {x: 1}\nshots: 2\n"`},
		{"owner: ada\nextras: {shots: 2}\nshots: 1\n", `2:10-15 extras: has shots, which are fields. write them above. [key-collision]
  write them above`},
		{"owner: ada\nextras:\n  shots: 2\n  size: large\n", `3:3-8 extras: has shots, size, which are fields. write them above. [key-collision]
  write them above
 write shots, size at the top of the file: "owner: ada\nsize: large\nshots: 2\n"`},
		{"owner: ada\nextras: {shots: x}\n", `2:10-15 extras: has shots, which are fields. write them above. [key-collision]
  write them above`},
		{"cafe:\n  owner: ada\n  size: 5\n", `1:1-5 cafe: there is no such field; the fields of the config stand at the top of the file [unknown-field]
  remove the line cafe: and move what is below it to the left
 "owner: ada\nsize: 5\n"
3:9-10 cafe.size: must be one of small, medium, large, large_cup, not 5 [wrong-type]`},
		{"cafe: {owner: ada}\n", `1:1-5 cafe: there is no such field; the fields of the config stand at the top of the file [unknown-field]
  remove the line cafe: and move what is below it to the left`},
		{"{cafe: {owner: ada}}\n", `1:2-6 cafe: there is no such field; the fields of the config stand at the top of the file [unknown-field]
  remove the line cafe: and move what is below it to the left`},
		{"cafe:\n  boss: ada # c\n", `1:1-5 cafe: there is no such field; the fields of the config stand at the top of the file [unknown-field]
  remove the line cafe: and move what is below it to the left
 "boss: ada # c\n"
2:3-7 cafe.boss: boss was renamed to owner [renamed-field]
  write owner: ada`},
		{"cafe: {size: large}\n", `1:1-5 cafe: there is no such field [unknown-field]
  remove it
? "{}\n"
1:1-1 owner: is required: it must be a string that matches ^[a-z ,#]+$ [missing-field]
  add owner`},
		{"roast:\n  owner: ada\n", `2:3-8 roast.owner: there is no such field in roast [unknown-field]
  owner belongs at the top of the file
 "owner: ada\n"
1:1-1 owner: is required: it must be a string that matches ^[a-z ,#]+$ [missing-field]
  add owner`},
		{"owner: ada\nroast:\nlevel: light\ngrams: x\nsize: large\n", `3:1-6 level: there is no such field at the top of the file, and nothing is written below roast [unknown-field]
  indent level, grams below roast:
 "owner: ada\nroast:\n  level: light\n  grams: x\nsize: large\n"
4:8-9 grams: must be an integer of at least 1, not the string "x" [wrong-type]`},
		{"owner: ada\nlever:\nsprings: 3\n# c\nforce: 1\nzzz: 1\n", `3:1-8 springs: there is no such field at the top of the file, and nothing is written below lever [unknown-field]
  indent springs, force below lever:
 "owner: ada\nlever:\n  springs: 3\n  # c\n  force: 1\nzzz: 1\n"
6:1-4 zzz: there is no such field [unknown-field]
  remove it
? "owner: ada\nlever:\nsprings: 3\n# c\nforce: 1\n"`},
		{"{owner: ada, roast: , level: light}\n", `1:23-28 level: there is no such field at the top of the file, and nothing is written below roast [unknown-field]
  indent level below roast:`},
		{"owner: ada\nlever:\nzzz: 3\n", `3:1-4 zzz: there is no such field [unknown-field]
  remove it
? "owner: ada\nlever:\n"`},
		{"owner: ada\nroast:\nshots: 3\nlevel: dark\n", `2:7-7 roast: must be a mapping of level, grams, fresh, not null: nothing is written here [wrong-type]
  leave it out for its defaults
 "owner: ada\nshots: 3\nlevel: dark\n"
4:1-6 level: there is no such field [unknown-field]
  did you mean lever?
 write lever: "owner: ada\nroast:\nshots: 3\nlever: dark\n"
4:8-12 level: must be a mapping of springs, force, weight, arm, or null, not the string "dark" [wrong-type]
  write lever: {arm: dark}
 "owner: ada\nroast:\nshots: 3\nlevel: {arm: dark}\n"`},
		{"roast:\nlevel: light\n", `2:1-6 level: there is no such field at the top of the file, and nothing is written below roast [unknown-field]
  indent level below roast:
 "roast:\n  level: light\n"
1:1-1 owner: is required: it must be a string that matches ^[a-z ,#]+$ [missing-field]
  add owner`},
		{"owner: ada\nshots: 017\n", `2:8-11 shots: 017 with its leading zero is octal in YAML 1.1 and decimal in YAML 1.2 [ambiguous-value]
  write 17, or 15 if it is octal
? write 17: "owner: ada\nshots: 17\n"`},
		{"owner: ada\nshots: 08\n", `2:8-10 shots: 08 with its leading zero is a string in YAML 1.1 and decimal in YAML 1.2 [ambiguous-value]
  write 8
 "owner: ada\nshots: 8\n"`},
		{"owner: ada\nheat: 0_90\n", `2:7-11 heat: "0_90" is a number in YAML 1.1 and a string in YAML 1.2 [ambiguous-value]
  write 90
 "owner: ada\nheat: 90\n"`},
		{"owner: ada\nowner: 017\n", `2:8-11 owner: 017 with its leading zero is octal in YAML 1.1 and decimal in YAML 1.2 [ambiguous-value]
  write 17, or "017" for a string
2:1-6 owner: the key "owner" is written twice: first on line 1, column 1, and again here [duplicate-key]
  keep one of the two
? keep the second, as most readers of YAML do: "owner: 017\n"`},
		{"owner: ada\nmilk: 1_0\n", `2:7-10 milk: "1_0" is a number in YAML 1.1 and a string in YAML 1.2 [ambiguous-value]
  write "1_0" in quotes
 "owner: ada\nmilk: \"1_0\"\n"`},
		{"owner: ada\nroast: {1: 2}\n", `2:9-10 roast: a key must be a string, and 1 is not [invalid-key]
  write "1" in quotes`},
		{"owner: ada\nextras: {1: 2, a: 017}\n", `2:10-11 extras: a key must be a string, and 1 is not [invalid-key]
  write "1" in quotes
 put quotes around the key: "owner: ada\nextras: {\"1\": 2, a: 017}\n"
2:19-22 extras.a: 017 with its leading zero is octal in YAML 1.1 and decimal in YAML 1.2 [ambiguous-value]
  write 17, or "017" for a string`},
		{"1: 2\nowner: ada\n", `1:1-2 : a key must be a string, and 1 is not [invalid-key]
  write "1" in quotes`},
		{"owner: ada\nopen: 017\n", `2:7-10 open: 017 with its leading zero is octal in YAML 1.1 and decimal in YAML 1.2 [ambiguous-value]
  write 17, or "017" for a string`},
		{"owner: ada\nlever: {arm: 1_0, weight: 1_0}\n", `2:14-17 lever.arm: "1_0" is a number in YAML 1.1 and a string in YAML 1.2 [ambiguous-value]
  write "1_0" in quotes
 "owner: ada\nlever: {arm: \"1_0\", weight: 1_0}\n"
2:27-30 lever.weight: "1_0" is a number in YAML 1.1 and a string in YAML 1.2 [ambiguous-value]
  write 10
 "owner: ada\nlever: {arm: 1_0, weight: 10}\n"`},
		{"owner: ada\nmachine: lever\npump: {}\n", `3:1-5 pump: there is a pump and machine="lever". remove one. [section-mismatch]
  remove one (line 2 says machine: lever)
 remove pump: "owner: ada\nmachine: lever\n"`},
		{"owner: ada\nmachine: pump\nlever: {arm: null} # c\n", `3:1-6 lever: there is a lever and machine="pump". remove one. [section-mismatch]
  remove one (line 2 says machine: pump)
? remove lever: "owner: ada\nmachine: pump\n"`},
		{"owner: ada\nmachine: pump\nlever:\n  arm: null\n", `3:1-6 lever: there is a lever and machine="pump". remove one. [section-mismatch]
  remove one (line 2 says machine: pump)
 remove lever: "owner: ada\nmachine: pump\n"`},
		{"owner: ada\nlever: {arm: null}\n", ""},
		{"owner: ada\nsize: {kind: tall}\n", `2:8-12 size.kind: size.kind became size [renamed-field]
  write size: large`},
		{"owner: ada\nsize: {kind: small, x: 1}\n", `2:8-12 size.kind: size.kind became size [renamed-field]
  write size: small
2:21-22 size.x: there is no such field [unknown-field]
  remove it
? "owner: ada\nsize: {kind: small}\n"`},
		{"owner: ada\nsize: >-\n  tall\n", `2:7-7 size: must be one of small, medium, large, large_cup, not "tall" [not-allowed]
  write large, as it is called in v2.0
 "owner: ada\nsize: large\n"`},
		{"owner: ada\ncup: >-\n  tall\n", `2:1-4 cup: cup was renamed to size [renamed-field]
  write size: large`},
		{"owner: ada\ncup: &x tall\nmilk: *x\n", `2:1-4 cup: cup was renamed to size [renamed-field]
  write size: large
 "owner: ada\nsize: &x large\nmilk: *x\n"`},
		{"owner: ada\nshots: !!str 3\n", `2:8-15 shots: must be an integer from 1 to 4, not the string "3" [wrong-type]
  write 3, without quotes
 "owner: ada\nshots: 3\n"`},
		{"owner: ada\nshots: &x \"3\"\nmilk: *x\n", `2:8-14 shots: must be an integer from 1 to 4, not the string "3" [wrong-type]
  write 3, without quotes
 "owner: ada\nshots: &x 3\nmilk: *x\n"`},
		{"owner: ada\npressure: max\n", `2:1-9 pressure: there is no such field [unknown-field]
  write lever: {force: 12}
 "owner: ada\nlever:\n  force: 12\n"`},
		{"owner: ada\npressure: max\nlever: {arm: x}\n", `2:1-9 pressure: there is no such field [unknown-field]
  write lever: {force: 12}
 "owner: ada\nlever: {arm: x, force: 12}\n"`},
		{"owner: ada\nlever: {pressure: max}\n", `2:9-17 lever.pressure: there is no such field in lever [unknown-field]
  write force: 12
 "owner: ada\nlever: {force: 12}\n"`},
		{"owner: ada\nheat:\nmachine: pump\n", `2:6-6 heat: must be a number from 80 to 99.5, not null: nothing is written here [wrong-type]
  write 93.5, which other tools mean by null, or leave it out for its default, 90.0
? write 93.5: "owner: ada\nheat: 93.5\nmachine: pump\n"`},
		{"owner: ada\nheat:   # c\nmachine: pump\n", `2:6-6 heat: must be a number from 80 to 99.5, not null: nothing is written here [wrong-type]
  write 93.5, which other tools mean by null, or leave it out for its default, 90.0
? write 93.5: "owner: ada\nheat: 93.5   # c\nmachine: pump\n"`},
		{"owner: ada\nsize: rge\n", `2:7-10 size: must be one of small, medium, large, large_cup, not "rge" [not-allowed]
  did you mean large or large_cup?`},
		{"owner: ada\nsize: arge_c\n", `2:7-13 size: must be one of small, medium, large, large_cup, not "arge_c" [not-allowed]
  did you mean large_cup?
? write large_cup: "owner: ada\nsize: large_cup\n"`},
		{"owner: ada\nlever: {springs: 3 kg}\n", `2:18-22 lever.springs: must be an integer of at least 1, not the string "3 kg" [wrong-type]
  write 3, without the unit
 "owner: ada\nlever: {springs: 3}\n"`},
		{"owner: ada\nlever: {springs: 3 KGS}\n", `2:18-23 lever.springs: must be an integer of at least 1, not the string "3 KGS" [wrong-type]
  write 3, without the unit
 "owner: ada\nlever: {springs: 3}\n"`},
		{"owner: ada\nlever: {springs: 3lb}\n", `2:18-21 lever.springs: must be an integer of at least 1, not the string "3lb" [wrong-type]
  write a number of kg, without the unit`},
		{"owner: ada\nlever: {springs: 3k}\n", `2:18-20 lever.springs: must be an integer of at least 1, not the string "3k" [wrong-type]
  write 3000 or 3072`},
		{"owner: ada\npump: {max_flo_rati: 1}\nmachine: pump\n", `2:8-20 pump.max_flo_rati: there is no such field in pump [unknown-field]
  did you mean max_flow_rate?
? write max_flow_rate: "owner: ada\npump: {max_flow_rate: 1}\nmachine: pump\n"`},
		{"owner: ada\npump: {max_flo_rat: 1}\nmachine: pump\n", `2:8-19 pump.max_flo_rat: there is no such field in pump [unknown-field]
  did you mean max_flow_rate?
 write max_flow_rate: "owner: ada\npump: {max_flow_rate: 1}\nmachine: pump\n"`},
		{"owner: ada\npump: {ma_flo_rati: 1}\nmachine: pump\n", `2:8-19 pump.ma_flo_rati: there is no such field in pump [unknown-field]
  did you mean max_flow_rate?
? write max_flow_rate: "owner: ada\npump: {max_flow_rate: 1}\nmachine: pump\n"`},
		{"owner: ada\nlever: {volume: 2}\n", `2:9-15 lever.volume: there is no such field in lever [unknown-field]
  write shots: 2 at the top of the file
 "owner: ada\nshots: 2\n"`},
		{"owner: ada\nlever: {docs: 2}\n", `2:9-13 lever.docs: there is no such field in lever [unknown-field]
  write it in the README
? remove it: "owner: ada\n"`},
		{"owner: ada\nsize: tall,\n", `2:7-12 size: must be one of small, medium, large, large_cup, not "tall," [not-allowed]
  write large, as it is called in v2.0
 "owner: ada\nsize: large\n"`},
		{"owner: ada\nsize: “xl”\n", `2:7-11 size: must be one of small, medium, large, large_cup, not "“xl”" [not-allowed]
  write large
 "owner: ada\nsize: large\n"`},
		{"owner: ada\nshots: “017”\n", `2:8-13 shots: must be an integer from 1 to 4, not the string "“017”" [wrong-type]`},
		{"owner: ada\nsize: “”\n", `2:7-9 size: must be one of small, medium, large, large_cup, not "“”" [not-allowed]`},
		{"owner: ada\nsize: tall# c\n", `2:7-14 size: must be one of small, medium, large, large_cup, not "tall# c" [not-allowed]
  write large, as it is called in v2.0
 "owner: ada\nsize: large # c\n"`},
		{"owner: ada\nsize: zzz;\n", `2:7-11 size: must be one of small, medium, large, large_cup, not "zzz;" [not-allowed]`},
		{"owner: ada\nshots: 9,\n", `2:8-10 shots: must be an integer from 1 to 4, not the string "9," [wrong-type]`},
		{"owner: ada\nshots: \" 3\"\n", `2:8-12 shots: must be an integer from 1 to 4, not the string " 3" [wrong-type]
  remove the white space: write 3
 "owner: ada\nshots: 3\n"`},
		{"owner: ada\nroast:\n  level:light dark\n", `3:3-19 roast: must be a mapping of level, grams, fresh, not the string "level:light dark" [wrong-type]
  write level: light dark, with a space after the colon`},
		{"owner: ada\nsqueeze: 3\nmachine: lever\n", `2:1-8 squeeze: squeeze depends on press [renamed-field]
  write lever.force`},
		{"owner: ada\nwring: 3\nknead: 4\nmachine: lever\n", `2:1-6 wring: wring depends on its value [renamed-field]
  write lever.force
3:1-6 knead: knead depends on its value [renamed-field]
  write lever.force
1:1-1 : this file has field names of v1 [old-version]
  llemcfg migrate cafe.yaml turns a v1 file into a v2.0 file`},
		{"owner: ada\npress: 3\nmachine: x\n", `2:1-6 press: press depends on the machine [renamed-field]
  write lever.force or pump.force
3:10-11 machine: must be one of lever, pump, not "x" [not-allowed]`},
		{"owner: ada\nmilk: 5\n", `2:7-8 milk: must be a string, or a mapping, not 5 [wrong-type]
  write "5" in quotes
 "owner: ada\nmilk: \"5\"\n"`},
		{"owner: ada\nmilk: true\n", `2:7-11 milk: must be a string, or a mapping, not true [wrong-type]
  write "true" in quotes
? "owner: ada\nmilk: \"true\"\n"`},
		{"owner: ada\nlever: {arm: 5}\n", `2:14-15 lever.arm: must be a string, or null, not 5 [wrong-type]
  write "5" in quotes
 "owner: ada\nlever: {arm: \"5\"}\n"`},
		{"owner: ada\nlever: {arm: none}\n", ""},
		{"owner: ada\nlever: {weight: none}\n", `2:17-21 lever.weight: must be an integer, or null, not the string "none" [wrong-type]
  write null
 "owner: ada\nlever: {weight: null}\n"`},
		{"owner: ada\nlever: {weight: nothing}\n", `2:17-24 lever.weight: must be an integer, or null, not the string "nothing" [wrong-type]`},
		{"owner: ada\n\"zzz\": 1\n", `2:1-6 zzz: there is no such field [unknown-field]
  remove it
? "owner: ada\n"`},
		{"owner: ada\n'sizee': small\n", `2:1-8 sizee: there is no such field [unknown-field]
  did you mean size?
 write size: "owner: ada\n'size': small\n"`},
		{"owner: ada\nsizee : small\n", `2:1-6 sizee: there is no such field [unknown-field]
  did you mean size?
 write size: "owner: ada\nsize : small\n"`},
		{"owner: ada\nkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 1\n", `2:1-66 "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk…": there is no such field [unknown-field]
  remove it
? "owner: ada\n"`},
		{"owner: ada\nsize: kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk\n", `2:7-72 size: must be one of small, medium, large, large_cup, not "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk…" [not-allowed]`},
		{"{\"owner\": 5, \"Shots\": 2, \"size\": \"tall\", \"roast\": [{\"level\": \"light\"}], \"lever\": \"x\"}", `1:11-12 owner: must be a string that matches ^[a-z ,#]+$, not 5 [wrong-type]
  write "5" in quotes
1:14-21 Shots: there is no such field [unknown-field]
  write shots
 "{\"owner\": 5, \"shots\": 2, \"size\": \"tall\", \"roast\": [{\"level\": \"light\"}], \"lever\": \"x\"}"
1:34-40 size: must be one of small, medium, large, large_cup, not "tall" [not-allowed]
  write large, as it is called in v2.0
 "{\"owner\": 5, \"Shots\": 2, \"size\": \"large\", \"roast\": [{\"level\": \"light\"}], \"lever\": \"x\"}"
1:51-71 roast: must be a mapping of level, grams, fresh, not a list [wrong-type]
  write its fields below it, indented
1:82-85 lever: must be a mapping of springs, force, weight, arm, or null, not the string "x" [wrong-type]
  write lever: {arm: x}
 "{\"owner\": 5, \"Shots\": 2, \"size\": \"tall\", \"roast\": [{\"level\": \"light\"}], \"lever\": {\"arm\": \"x\"}}"`},
		{"{\"boss\": \"ada\", \"grams\": 3}", `1:2-8 boss: boss was renamed to owner [renamed-field]
  write owner: ada
 "{\"owner\": \"ada\", \"grams\": 3}"
1:17-24 grams: there is no such field [unknown-field]
  grams belongs under roast:
 "{\"boss\": \"ada\", \"roast\": {\"grams\": 3}}"`},
		{"{\"owner\": \"ada\", \"zzz\": 1}", `1:18-23 zzz: there is no such field [unknown-field]
  remove it
? "{\"owner\": \"ada\"}"`},
		{"{\"owner\": \"ada\",\n \"lever\": {\"springs\": \"3\"},\n \"machine\": \"lever\", \"pump\": {\"bars\": 1}}", `2:23-26 lever.springs: must be an integer of at least 1, not the string "3" [wrong-type]
  write 3, without quotes
 "{\"owner\": \"ada\",\n \"lever\": {\"springs\": 3},\n \"machine\": \"lever\", \"pump\": {\"bars\": 1}}"
3:22-28 pump: there is a pump and machine="lever". remove one. [section-mismatch]
  remove one (line 3 says machine: lever)
? write machine: pump: "{\"owner\": \"ada\",\n \"lever\": {\"springs\": \"3\"},\n \"machine\": \"pump\", \"pump\": {\"bars\": 1}}"`},
		{"owner: ada\nshots: 2\nshotz: 3\n", `3:1-6 shotz: there is no such field [unknown-field]
  did you mean shots?`},
		{"owner: ada\nlever: 5 # c\n", `2:8-9 lever: must be a mapping of springs, force, weight, arm, or null, not 5 [wrong-type]
  write its fields below it, indented`},
		{"owner: ada\nshare: 1e2\n", `2:8-11 share: must be a number from 0.1 to 1, not 1e2 [out-of-range]
  write 1 if 1e2 is in percent
? "owner: ada\nshare: 1\n"`},
		{"owner: ada\nshare: 0.5e2\n", `2:8-13 share: must be a number from 0.1 to 1, not 0.5e2 [out-of-range]
  write 0.5 if 0.5e2 is in percent
? "owner: ada\nshare: 0.5\n"`},
		{"owner: ada\nwait: 1e3\n", `2:7-10 wait: must be an integer of at least 0, not 1e3 [wrong-type]
  write 1000
 "owner: ada\nwait: 1000\n"`},
		{"owner: ada\nwait: 1_0s\n", `2:7-11 wait: must be an integer of at least 0, not the string "1_0s" [wrong-type]
  write 10000, in milliseconds
 "owner: ada\nwait: 10000\n"`},
		{"owner: ada\nwait: 1.5 s\n", `2:7-12 wait: must be an integer of at least 0, not the string "1.5 s" [wrong-type]
  write 1500, in milliseconds
 "owner: ada\nwait: 1500\n"`},
		{"owner: ada\nwait: 1.2345s\n", `2:7-14 wait: must be an integer of at least 0, not the string "1.2345s" [wrong-type]
  write 1234 or 1235
? write 1235, the nearest integer: "owner: ada\nwait: 1235\n"`},
		{"owner: ada\nwait: +2s\n", `2:7-10 wait: must be an integer of at least 0, not the string "+2s" [wrong-type]
  write 2000, in milliseconds
 "owner: ada\nwait: 2000\n"`},
		{"owner: ada\nwait: 2 S\n", `2:7-10 wait: must be an integer of at least 0, not the string "2 S" [wrong-type]
  write a number of milliseconds, without the unit`},
		{"owner: ada\nroast: {level: Light, Fresh: no}\n", `2:16-21 roast.level: must be one of light, dark, not "Light" [not-allowed]
  did you mean light?
 write light: "owner: ada\nroast: {level: light, Fresh: no}\n"
2:23-28 roast.Fresh: there is no such field in roast [unknown-field]
  write fresh
 "owner: ada\nroast: {level: Light, fresh: no}\n"
2:30-32 roast.Fresh: must be true or false, not the string "no" [wrong-type]
  write false
 "owner: ada\nroast: {level: Light, Fresh: false}\n"`},
		{"owner: ada\nroast:\n  # c\n  lvel: light\n  grams: \"5\" # d\n", `4:3-7 roast.lvel: there is no such field in roast [unknown-field]
  did you mean level?
 write level: "owner: ada\nroast:\n  # c\n  level: light\n  grams: \"5\" # d\n"
5:10-13 roast.grams: must be an integer of at least 1, not the string "5" [wrong-type]
  write 5, without quotes
 "owner: ada\nroast:\n  # c\n  lvel: light\n  grams: 5 # d\n"`},
		{"owner: ada\norders:\n- cup: a\n- \n", `4:2-2 orders[1]: must be a mapping of cup, sugar_cubes, not null: nothing is written here [wrong-type]
  leave it out for its defaults`},
		{"owner: ada\norders: [{cup: a}, null]\n", `2:20-24 orders[1]: must be a mapping of cup, sugar_cubes, not null [wrong-type]
  leave it out for its defaults`},
		{"owner: ada\nprices: {a: null}\n", `2:13-17 prices.a: must be a number, not null [wrong-type]
  write a value`},
		{"owner: ada\nshare: 10.5\n", `2:8-12 share: must be a number from 0.1 to 1, not 10.5 [out-of-range]
  write 0.105 if 10.5 is in percent
? "owner: ada\nshare: 0.105\n"`},
		{"owner: ada\nlever: {springs=}\n", `2:9-17 lever."springs=": there is no such field in lever [unknown-field]
  did you mean springs?
 write springs: "owner: ada\nlever: {springs}\n"
2:17-17 lever."springs=": must be an integer of at least 1, not null: nothing is written here [wrong-type]
  leave it out for its default, 2
? "owner: ada\n"`},
		{"owner: ada\nlever: {\"=5\": 1}\n", `2:9-13 lever."=5": there is no such field in lever [unknown-field]
  remove it, or write one of springs, force, weight, arm
? remove it: "owner: ada\n"`},
		{"owner: ada\nroast:\n  level:\"x\"\n", `3:3-12 roast: must be a mapping of level, grams, fresh, not the string "level:\"x\"" [wrong-type]
  write level: "x", with a space after the colon
 "owner: ada\nroast:\n  level: \"x\"\n"`},
		{"owner: ada\nextras: {shots: 2}\n", `2:10-15 extras: has shots, which are fields. write them above. [key-collision]
  write them above
 write shots at the top of the file: "owner: ada\nshots: 2\n"`},
		{"owner: ada\nextras:\n  shots: 2\n  hose: 1\n  open: false\n", `3:3-8 extras: has open, shots, which are fields. write them above. [key-collision]
  write them above
 write shots, open at the top of the file: "owner: ada\nextras:\n  hose: 1\nopen: false\nshots: 2\n"`},
		{"owner: ada\nshots: 1\nextras: {shots: 2}\n", `3:10-15 extras: has shots, which are fields. write them above. [key-collision]
  write them above`},
		{"owner: ada\nextras: {shots: 9}\n", `2:10-15 extras: has shots, which are fields. write them above. [key-collision]
  write them above`},
		{"owner: ada\nextras: {shots: 2, size: huge}\n", `2:10-15 extras: has shots, size, which are fields. write them above. [key-collision]
  write them above`},
		{"owner: ada\nextras:\n  lever: {force: 1}\n", `3:3-8 extras: has lever, which are fields. write them above. [key-collision]
  write them above`},
		{"{owner: ada, extras: {shots: 2}}\n", `1:23-28 extras: has shots, which are fields. write them above. [key-collision]
  write them above
 write shots at the top of the file: "{owner: ada, shots: 2}\n"`},
		{"owner: ada\nextras: {hose: 1}\n", ""},
		{"owner: ada\nextras: {pump: {bars: 1}} # c\n", `2:10-14 extras: has pump, which are fields. write them above. [key-collision]
  write them above`},
		{"owner: ada\nextras:\n  # c\n  shots: 2 # d\n", `4:3-8 extras: has shots, which are fields. write them above. [key-collision]
  write them above
? write shots at the top of the file: "owner: ada\nshots: 2 # d\n"`},
		{"x: &x {shots: 2}\nowner: ada\nextras: *x\n", `1:1-2 x: there is no such field; a key that only holds the anchor &x cannot stand here [unknown-field]
  write &x and the value where it is used first, and *x where it is used again
 write what is meant where the aliases are, and remove x: "owner: ada\nextras: {shots: 2}\n"
1:8-13 extras: has shots, which are fields. write them above. [key-collision]
  write them above`},
		{"owner: ada\nmachine: pump\nlever: {}\n", `3:1-6 lever: there is a lever and machine="pump". remove one. [section-mismatch]
  remove one (line 2 says machine: pump)
 remove lever: "owner: ada\nmachine: pump\n"`},
		{"owner: ada\nmachine: pump\nlever: {weight: null}\nsize: large\n", `3:1-6 lever: there is a lever and machine="pump". remove one. [section-mismatch]
  remove one (line 2 says machine: pump)
 remove lever: "owner: ada\nmachine: pump\nsize: large\n"`},
		{"owner: ada\nmachine: pump\nlever:\n  weight: null # c\n", `3:1-6 lever: there is a lever and machine="pump". remove one. [section-mismatch]
  remove one (line 2 says machine: pump)
? remove lever: "owner: ada\nmachine: pump\n"`},
		{"owner: ada\nlever:\n  force: 1\nmachine: pump\n", `2:1-6 lever: there is a lever and machine="pump". remove one. [section-mismatch]
  remove one (line 4 says machine: pump)
? write machine: lever: "owner: ada\nlever:\n  force: 1\nmachine: lever\n"`},
		{"owner: ada\npump:\n  bars: 1\n", `2:1-5 pump: there is a pump and machine="lever". remove one. [section-mismatch]
  remove one (machine is lever where nothing else is written)
? write machine: pump: "owner: ada\nmachine: pump\npump:\n  bars: 1\n"`},
		{"owner: ada\n# c\npump: {bars: 1}\n", `3:1-5 pump: there is a pump and machine="lever". remove one. [section-mismatch]
  remove one (machine is lever where nothing else is written)
? write machine: pump: "owner: ada\n# c\nmachine: pump\npump: {bars: 1}\n"`},
		{"{owner: ada, pump: {bars: 1}}\n", `1:14-18 pump: there is a pump and machine="lever". remove one. [section-mismatch]
  remove one (machine is lever where nothing else is written)
? write machine: pump: "{owner: ada, machine: pump, pump: {bars: 1}}\n"`},
		{"owner: ada\nmachine: 'lever'\npump: {bars: 1}\n", `3:1-5 pump: there is a pump and machine="lever". remove one. [section-mismatch]
  remove one (line 2 says machine: lever)
? write machine: pump: "owner: ada\nmachine: 'pump'\npump: {bars: 1}\n"`},
		{"owner: ada\nmachine: lever # c\npump: {bars: 1}\n", `3:1-5 pump: there is a pump and machine="lever". remove one. [section-mismatch]
  remove one (line 2 says machine: lever)
? write machine: pump: "owner: ada\nmachine: pump # c\npump: {bars: 1}\n"`},
		{"owner: ada\nlever: {}\npump: {}\n", `3:1-5 pump: there is a pump and machine="lever". remove one. [section-mismatch]
  remove one (machine is lever where nothing else is written)
? write machine: pump: "owner: ada\nlever: {}\nmachine: pump\npump: {}\n"`},
		{"owner: ada\nmachine: pump\nlever: {weight: 1, arm: a}\n", `3:1-6 lever: there is a lever and machine="pump". remove one. [section-mismatch]
  remove one (line 2 says machine: pump)
? write machine: lever: "owner: ada\nmachine: lever\nlever: {weight: 1, arm: a}\n"
3:9-15 lever.weight: a weight and an arm. keep one. [conflict]
  keep one
? remove lever.arm: "owner: ada\nmachine: pump\nlever: {weight: 1}\n"
? remove lever.weight: "owner: ada\nmachine: pump\nlever: {arm: a}\n"`},
		{"owner: ada\nlever: {weight: 1, arm: a}\n", `2:9-15 lever.weight: a weight and an arm. keep one. [conflict]
  keep one
? remove lever.arm: "owner: ada\nlever: {weight: 1}\n"
? remove lever.weight: "owner: ada\nlever: {arm: a}\n"`},
		{"owner: ada\nlever: {weight: 1, arm: \"\"}\n", `2:9-15 lever.weight: a weight and an arm. keep one. [conflict]
  keep one
 remove lever.arm: "owner: ada\nlever: {weight: 1}\n"`},
		{"owner: ada\nlever:\n  arm: ''\n  weight: 1\n", `4:3-9 lever.weight: a weight and an arm. keep one. [conflict]
  keep one
 remove lever.arm: "owner: ada\nlever:\n  weight: 1\n"`},
		{"owner: ada\nlever:\n  arm: a # c\n  weight: 1 # d\n", `4:3-9 lever.weight: a weight and an arm. keep one. [conflict]
  keep one
? remove lever.weight: "owner: ada\nlever:\n  arm: a # c\n"
? remove lever.arm: "owner: ada\nlever:\n  weight: 1 # d\n"`},
		{"owner: ada\nlever:\n  arm: a\n  weight: 1\n  force: 2\n", `4:3-9 lever.weight: a weight and an arm. keep one. [conflict]
  keep one
? remove lever.weight: "owner: ada\nlever:\n  arm: a\n  force: 2\n"
? remove lever.arm: "owner: ada\nlever:\n  weight: 1\n  force: 2\n"`},
		{"owner: {name: ada} # c\n", `1:8-19 owner: must be a string that matches ^[a-z ,#]+$, not a mapping [wrong-type]
  write owner: ada
 "owner: ada # c\n"`},
		{"owner: &x {name: ada}\n", `1:8-22 owner: must be a string that matches ^[a-z ,#]+$, not a mapping [wrong-type]
  write owner: ada
 "owner: ada\n"`},
		{"owner:\n  name: ada\n  # end\nsize: large\n", `2:3-12 owner: must be a string that matches ^[a-z ,#]+$, not a mapping [wrong-type]
  write owner: ada
? "owner: ada\nsize: large\n"`},
		{"owner: {name: 'ada'}\n", `1:8-21 owner: must be a string that matches ^[a-z ,#]+$, not a mapping [wrong-type]
  write owner: ada
 "owner: 'ada'\n"`},
		{"owner: {\"name\": ada}\nsize: {kind: large}\n", `1:8-21 owner: must be a string that matches ^[a-z ,#]+$, not a mapping [wrong-type]
  write owner: ada
 "owner: ada\nsize: {kind: large}\n"
2:8-12 size.kind: size.kind became size [renamed-field]
  write size: large`},
		{"{owner: {name: ada}}\n", `1:9-20 owner: must be a string that matches ^[a-z ,#]+$, not a mapping [wrong-type]
  write owner: ada
 "{owner: ada}\n"`},
		{"owner:\n  name:\n    ada\n", `2:3-8 owner: must be a string that matches ^[a-z ,#]+$, not a mapping [wrong-type]
  write owner: ada
 "owner: ada\n"`},
		{"owner: ada\nalarm: '45s'\n", `2:8-13 alarm: must be a mapping of enabled, after, or null, not the string "45s" [wrong-type]
  write alarm: {after: 45}
 "owner: ada\nalarm: {after: 45}\n"`},
		{"owner: ada\nalarm: 2m\n", `2:8-10 alarm: must be a mapping of enabled, after, or null, not the string "2m" [wrong-type]
  write alarm: {after: 120}
 "owner: ada\nalarm: {after: 120}\n"`},
		{"owner: ada\nalarm: x\n", `2:8-9 alarm: must be a mapping of enabled, after, or null, not the string "x" [wrong-type]
  write its fields below it, indented`},
		{"owner: ada\ngrind: false\n", `2:8-13 grind: must be a mapping of fine, steps, turns, not false [wrong-type]
  write grind: {fine: false}
? "owner: ada\ngrind: {fine: false}\n"`},
		{"owner: ada\ngrind: fine\n", `2:8-12 grind: must be a mapping of fine, steps, turns, not the string "fine" [wrong-type]
  write its fields below it, indented`},
		{"owner: ada\nroast: none\n", `2:8-12 roast: must be a mapping of level, grams, fresh, not the string "none" [wrong-type]
  write its fields below it, indented`},
		{"owner: ada\nlever: none\n", `2:8-12 lever: must be a mapping of springs, force, weight, arm, or null, not the string "none" [wrong-type]
  write null
 "owner: ada\nlever: null\n"`},
		{"owner: ada\nlever: max\n", `2:8-11 lever: must be a mapping of springs, force, weight, arm, or null, not the string "max" [wrong-type]
  write lever: {force: 12}`},
		{"owner: ada\nroast: 'light'\n", `2:8-15 roast: must be a mapping of level, grams, fresh, not the string "light" [wrong-type]
  write roast: {level: light}
 "owner: ada\nroast: {level: 'light'}\n"`},
		{"owner: ada\nroast: 0\n", `2:8-9 roast: must be a mapping of level, grams, fresh, not 0 [wrong-type]
  write its fields below it, indented`},
		{"owner: ada\nroast: 2.5\n", `2:8-11 roast: must be a mapping of level, grams, fresh, not 2.5 [wrong-type]
  write its fields below it, indented`},
		{"owner: ada\npump: 5\n", `2:7-8 pump: must be a mapping of bars, max_flow_rate, max_flow_ratio, force, or null, not 5 [wrong-type]
  write its fields below it, indented`},
		{"owner: ada\nlever: 5\n", `2:8-9 lever: must be a mapping of springs, force, weight, arm, or null, not 5 [wrong-type]
  write its fields below it, indented`},
		{"owner: ada\nlever: a-b\n", `2:8-11 lever: must be a mapping of springs, force, weight, arm, or null, not the string "a-b" [wrong-type]
  write lever: {arm: a-b}
 "owner: ada\nlever: {arm: a-b}\n"`},
		{"owner: ada\nlever: 'a, b'\n", `2:8-14 lever: must be a mapping of springs, force, weight, arm, or null, not the string "a, b" [wrong-type]
  write its fields below it, indented`},
		{"owner: ada\nlever: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n", `2:8-48 lever: must be a mapping of springs, force, weight, arm, or null, not the string "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" [wrong-type]
  write lever: {arm: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx}
 "owner: ada\nlever: {arm: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx}\n"`},
		{"owner: ada\nlever: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n", `2:8-49 lever: must be a mapping of springs, force, weight, arm, or null, not the string "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" [wrong-type]
  write its fields below it, indented`},
		{"owner: ada\nroast: ~\n", `2:8-9 roast: must be a mapping of level, grams, fresh, not null [wrong-type]
  leave it out for its defaults
? "owner: ada\n"`},
		{"owner: ada\nroast: null # c\n", `2:8-12 roast: must be a mapping of level, grams, fresh, not null [wrong-type]
  leave it out for its defaults
? "owner: ada\n"`},
		{"owner: ada\nroast: []\n", `2:8-10 roast: must be a mapping of level, grams, fresh, not a list [wrong-type]
  write its fields below it, indented`},
		{"owner: ada\nroast: [light]\n", `2:8-15 roast: must be a mapping of level, grams, fresh, not a list [wrong-type]
  write its fields below it, indented`},
		{"owner: ada\nroast: level=light\n", `2:8-19 roast: must be a mapping of level, grams, fresh, not the string "level=light" [wrong-type]
  write level: light, with a space after the colon`},
		{"owner: ada\nroast: level\n", `2:8-13 roast: must be a mapping of level, grams, fresh, not the string "level" [wrong-type]
  write its fields below it, indented`},
		{"owner: ada\nroast: 'level=light'\n", `2:8-21 roast: must be a mapping of level, grams, fresh, not the string "level=light" [wrong-type]
  write its fields below it, indented`},
		{"owner: ada\nroast:\n- level: light\n- grams: 3\n", `3:1-11 roast: must be a mapping of level, grams, fresh, not a list [wrong-type]
  write its fields below it without dashes
 "owner: ada\nroast:\n  level: light\n  grams: 3\n"`},
		{"owner: ada\nroast:\n  - level: light\n    grams: 3\n", `3:3-13 roast: must be a mapping of level, grams, fresh, not a list [wrong-type]
  write its fields below it without dashes
 "owner: ada\nroast:\n    level: light\n    grams: 3\n"`},
		{"owner: ada\nroast:\n- level: light\n-  grams: 3\n", `3:1-12 roast: must be a mapping of level, grams, fresh, not a list [wrong-type]
  write its fields below it, indented`},
		{"owner: ada\nroast:\n- level: light\n- 5\n", `3:1-4 roast: must be a mapping of level, grams, fresh, not a list [wrong-type]
  write its fields below it, indented`},
		{"owner: ada\nroast:\n- mild: light\n", `3:1-14 roast: must be a mapping of level, grams, fresh, not a list [wrong-type]
  write its fields below it, indented`},
		{"owner: ada\nroast:\n- {level: light}\n", `3:1-17 roast: must be a mapping of level, grams, fresh, not a list [wrong-type]
  write its fields below it, indented`},
		{"owner: ada\nroast:\n- # c\n  level: light\n", `3:1-15 roast: must be a mapping of level, grams, fresh, not a list [wrong-type]
  write its fields below it, indented`},
		{"owner: ada\nprices:\n- a: 1\n- b: 2\n", `3:1-7 prices: must be a mapping, not a list [wrong-type]
  write its fields below it without dashes
? "owner: ada\nprices:\n  a: 1\n  b: 2\n"`},
		{"owner: ada\nextras:\n  - a: 1\n  - a: 2\n", `3:3-9 extras: must be a mapping, or null, not a list [wrong-type]`},
		{"owner: ada\nmilk:\n- a: 1\n", `3:1-7 milk: must be a string, or a mapping, not a list [wrong-type]
  write its fields below it without dashes
? "owner: ada\nmilk:\n  a: 1\n"`},
		{"owner: ada\norders:\n  cup: a\n", `3:3-9 orders: must be a list, each a mapping of cup, sugar_cubes, not a mapping [wrong-type]`},
		{"owner: ada\norders: [{cup: a}, 5]\n", `2:20-21 orders[1]: must be a mapping of cup, sugar_cubes, not 5 [wrong-type]
  write its fields below it, indented`},
		{"owner: ada\norders:\n- cup: a\n  sugar_cubs: 1\n", `4:3-13 orders[0].sugar_cubs: there is no such field in orders[0] [unknown-field]
  did you mean sugar_cubes?`},
		{"owner: ada\norders: [{sugar_cubes: 9}]\n", `2:24-25 orders[0].sugar_cubes: must be an integer from 0 to 3, not 9 [out-of-range]
? write 3, the greatest that is allowed: "owner: ada\norders: [{sugar_cubes: 3}]\n"
2:10-26 orders[0].cup: is required: it must be a string [missing-field]
  add cup`},
		{"owner: ada\norders: [{cup: a, sugar_cubes: \"2\"}]\n", `2:32-35 orders[0].sugar_cubes: must be an integer from 0 to 3, not the string "2" [wrong-type]
  write 2, without quotes
 "owner: ada\norders: [{cup: a, sugar_cubes: 2}]\n"`},
		{"owner: ada\norders: [{cup: a, sugar_cubs: 2}]\n", `2:19-29 orders[0].sugar_cubs: there is no such field in orders[0] [unknown-field]
  did you mean sugar_cubes?`},
		{"owner: ada\norders: [{cup: &x a, sugar_cubes: !!str 2}]\n", `2:35-42 orders[0].sugar_cubes: must be an integer from 0 to 3, not the string "2" [wrong-type]
  write 2, without quotes`},
		{"owner: ada\norders:\n- cup: a\n  'sugar_cubs' : 2\n", `4:3-15 orders[0].sugar_cubs: there is no such field in orders[0] [unknown-field]
  did you mean sugar_cubes?`},
		{"owner: ada\norders:\n- cup: a\n  sugar_cubes: &y '2' # c\n", `4:16-22 orders[0].sugar_cubes: must be an integer from 0 to 3, not the string "2" [wrong-type]
  write 2, without quotes`},
		{"owner: ada\norders:\n- cup: a\n  sugar_cubes: [1]\n", `4:16-19 orders[0].sugar_cubes: must be an integer from 0 to 3, not a list [wrong-type]
  write 1, not in a list`},
		{"owner: ada\nprices: {a: \"5\"}\n", `2:13-16 prices.a: must be a number, not the string "5" [wrong-type]
  write 5, without quotes
 "owner: ada\nprices: {a: 5}\n"`},
		{"owner: ada\nprices: {a: [5]}\n", `2:13-16 prices.a: must be a number, not a list [wrong-type]
  write 5, not in a list
 "owner: ada\nprices: {a: 5}\n"`},
		{"owner: ada\nprices: {A: 5}\n", `2:10-11 prices.A: the key "A" does not match ^[a-z]+$ [unknown-field]
  rename it, or remove it`},
		{"é: 1\nowner: ada\norders: [{cup: é, sugar_cubes: '2'}]\n", `1:1-2 "é": there is no such field [unknown-field]
  remove it
? "owner: ada\norders: [{cup: é, sugar_cubes: '2'}]\n"
3:32-35 orders[0].sugar_cubes: must be an integer from 0 to 3, not the string "2" [wrong-type]
  write 2, without quotes
 "é: 1\nowner: ada\norders: [{cup: é, sugar_cubes: 2}]\n"`},
		{"steam: {level: light}\nowner: ada\n", `1:9-14 steam.level: steam.level became roast.level [renamed-field]
  write roast: {level: light}
 "roast:\n  level: light\nowner: ada\n"`},
		{"steam:\n  level: light\nowner: ada\nroast:\n  grams: 2\n", `2:3-8 steam.level: steam.level became roast.level [renamed-field]
  write roast: {level: light}
 "owner: ada\nroast:\n  grams: 2\n  level: light\n"`},
		{"steam: {level: light}\nowner: ada\nroast: mild\n", `1:9-14 steam.level: steam.level became roast.level [renamed-field]
  write roast: {level: light}
3:8-12 roast: must be a mapping of level, grams, fresh, not the string "mild" [wrong-type]
  write its fields below it, indented`},
		{"steam: {level: light}\nowner: ada\nroast:\n", `1:9-14 steam.level: steam.level became roast.level [renamed-field]
  write roast: {level: light}
 "owner: ada\nroast:\n  level: light\n"
3:7-7 roast: must be a mapping of level, grams, fresh, not null: nothing is written here [wrong-type]
  leave it out for its defaults
 "steam: {level: light}\nowner: ada\n"`},
		{"steam: {level: light}\nowner: ada\nroast: {level: dark}\n", `1:9-14 steam.level: steam.level became roast.level [renamed-field]
  write roast: {level: light}`},
		{"steam: {level: mild}\nowner: ada\n", `1:9-14 steam.level: steam.level became roast.level [renamed-field]
  write roast.level`},
		{"{steam: {level: light}, owner: ada}\n", `1:10-15 steam.level: steam.level became roast.level [renamed-field]
  write roast: {level: light}
 "{roast: {level: light}, owner: ada}\n"`},
		{"owner: ada\nsprings: 1\n", `2:1-8 springs: springs moved to lever [renamed-field]
  write lever: {springs: 1}
 "owner: ada\nlever:\n  springs: 1\n"`},
		{"owner: ada\nsprings: 1\ncoil: 2\n", `2:1-8 springs: springs moved to lever [renamed-field]
  write lever: {springs: 1}
 "owner: ada\nlever:\n  springs: 1\ncoil: 2\n"
3:1-5 coil: coil became lever.springs [renamed-field]
  write lever: {springs: 2}
? "owner: ada\nsprings: 1\nlever:\n  springs: 2\n"
1:1-1 : this file has field names of v1 [old-version]
  llemcfg migrate cafe.yaml turns a v1 file into a v2.0 file`},
		{"owner: ada\nsprings: 0\n", `2:1-8 springs: springs moved to lever [renamed-field]
  write lever: {springs: 0}`},
		{"owner: ada\nmachine: pump\nsprings: 1\n", `3:1-8 springs: springs moved to lever [renamed-field]
  write lever: {springs: 1}`},
		{"owner: ada\nlever: {force: 1}\nsprings: 1\n", `3:1-8 springs: springs moved to lever [renamed-field]
  write lever: {springs: 1}
 "owner: ada\nlever: {force: 1, springs: 1}\n"`},
		{"owner: ada\nlever: null\nsprings: 1\n", `3:1-8 springs: springs moved to lever [renamed-field]
  write lever: {springs: 1}`},
		{"boss: ada\nbarista: {name: bob}\n", `1:1-5 boss: boss was renamed to owner [renamed-field]
  write owner: ada
 "owner: ada\nbarista: {name: bob}\n"
2:11-15 barista.name: barista.name became owner [renamed-field]
  write owner: bob
 "boss: ada\nowner: bob\n"
1:1-1 : this file has field names of v1 [old-version]
  llemcfg migrate cafe.yaml turns a v1 file into a v2.0 file`},
		{"'boss': ada # c\n", `1:1-7 boss: boss was renamed to owner [renamed-field]
  write owner: ada
 "'owner': ada # c\n"`},
		{"\"boss\" : ada\n", `1:1-7 boss: boss was renamed to owner [renamed-field]
  write owner: ada
 "\"owner\" : ada\n"`},
		{"boss:\n  ada\n", `1:1-5 boss: boss was renamed to owner [renamed-field]
  write owner: ada
 "owner:\n  ada\n"`},
		{"boss: [ada]\n", `1:1-5 boss: boss was renamed to owner [renamed-field]
  write owner
? "owner: [ada]\n"
1:7-12 boss: must be a string that matches ^[a-z ,#]+$, not a list [wrong-type]
  write ada, not in a list
 "boss: ada\n"`},
		{"owner: ada\nroast: {weight: 5}\n", `2:9-15 roast.weight: weight was renamed to grams [renamed-field]
  write grams: 5
 "owner: ada\nroast: {grams: 5}\n"`},
		{"owner: ada\nroast: {weight: 5, grams: 6}\n", `2:9-15 roast.weight: weight was renamed to grams [renamed-field]
  write grams: 5`},
		{"owner: ada\nroast: {weight: '5'}\n", `2:9-15 roast.weight: weight was renamed to grams [renamed-field]
  write roast.grams
? "owner: ada\nroast: {grams: '5'}\n"
2:17-20 roast.weight: must be an integer of at least 1, not the string "5" [wrong-type]
  write 5, without quotes
 "owner: ada\nroast: {weight: 5}\n"`},
		{"owner: ada\ncup: small\nsize: large\n", `2:1-4 cup: cup was renamed to size [renamed-field]
  write size: small`},
		{"owner: ada\npress: 1\n", `2:1-6 press: press depends on the machine [renamed-field]
  write lever.force or pump.force`},
		{"owner: ada\nmachine: pump\npress: 1\n", `3:1-6 press: press depends on the machine [renamed-field]
  write pump: {force: 1}
 "owner: ada\nmachine: pump\npump:\n  force: 1\n"`},
		{"owner: ada\nsqueeze: 1\npress: 2\n", `2:1-8 squeeze: squeeze depends on press [renamed-field]
  write lever.force
3:1-6 press: press depends on the machine [renamed-field]
  write lever.force or pump.force
1:1-1 : this file has field names of v1 [old-version]
  llemcfg migrate cafe.yaml turns a v1 file into a v2.0 file`},
		{"owner: ada\nroast:\nlevel: light\ngrams: 2\n", `3:1-6 level: there is no such field at the top of the file, and nothing is written below roast [unknown-field]
  indent level, grams below roast:
 "owner: ada\nroast:\n  level: light\n  grams: 2\n"`},
		{"owner: ada\nroast:\nlevel: light\nsize: large\ngrams: 2\n", `3:1-6 level: there is no such field at the top of the file, and nothing is written below roast [unknown-field]
  indent level below roast:
 "owner: ada\nroast:\n  level: light\nsize: large\ngrams: 2\n"
5:1-6 grams: there is no such field [unknown-field]
  grams belongs under roast:
 "owner: ada\nroast:\n  grams: 2\nlevel: light\nsize: large\n"`},
		{"owner: ada\nroast: # c\n# d\nlevel: mild # e\ngrams: 2\n", `4:1-6 level: there is no such field at the top of the file, and nothing is written below roast [unknown-field]
  indent level, grams below roast:
 "owner: ada\nroast: # c\n  # d\n  level: mild # e\n  grams: 2\n"
4:8-12 level: must be one of light, dark, not "mild" [not-allowed]`},
		{"owner: ada\nroast: null\nlevel: light\n", `2:8-12 roast: must be a mapping of level, grams, fresh, not null [wrong-type]
  leave it out for its defaults
? "owner: ada\nlevel: light\n"
3:1-6 level: there is no such field [unknown-field]
  did you mean lever?
 write lever: "owner: ada\nroast: null\nlever: light\n"
3:8-13 level: must be a mapping of springs, force, weight, arm, or null, not the string "light" [wrong-type]
  write lever: {arm: light}
 "owner: ada\nroast: null\nlevel: {arm: light}\n"`},
		{"owner: ada\nroast:\nlever:\nforce: 2\nlevel: light\n", `2:7-7 roast: must be a mapping of level, grams, fresh, not null: nothing is written here [wrong-type]
  leave it out for its defaults
 "owner: ada\nlever:\nforce: 2\nlevel: light\n"
4:1-6 force: there is no such field at the top of the file, and nothing is written below lever [unknown-field]
  indent force below lever:
 "owner: ada\nroast:\nlever:\n  force: 2\nlevel: light\n"
5:1-6 level: there is no such field [unknown-field]
  did you mean lever?`},
		{"owner: ada\nroast:\nlevel: light\n\ngrams: 0\nfresh: maybe\n", `3:1-6 level: there is no such field at the top of the file, and nothing is written below roast [unknown-field]
  indent level, grams, fresh below roast:
 "owner: ada\nroast:\n  level: light\n\n  grams: 0\n  fresh: maybe\n"
5:8-9 grams: must be an integer of at least 1, not 0 [out-of-range]
6:8-13 fresh: must be true or false, not the string "maybe" [wrong-type]`},
		{"owner: ada\nroast: {}\nlevel: light\n", `3:1-6 level: there is no such field [unknown-field]
  did you mean lever?
 write lever: "owner: ada\nroast: {}\nlever: light\n"
3:8-13 level: must be a mapping of springs, force, weight, arm, or null, not the string "light" [wrong-type]
  write lever: {arm: light}
 "owner: ada\nroast: {}\nlevel: {arm: light}\n"`},
		{"cafe:\n  owner: ada\n", `1:1-5 cafe: there is no such field; the fields of the config stand at the top of the file [unknown-field]
  remove the line cafe: and move what is below it to the left
 "owner: ada\n"`},
		{"cafe:\n  boss: ada\n", `1:1-5 cafe: there is no such field; the fields of the config stand at the top of the file [unknown-field]
  remove the line cafe: and move what is below it to the left
 "boss: ada\n"
2:3-7 cafe.boss: boss was renamed to owner [renamed-field]
  write owner: ada`},
		{"cafe:\n  owner: ada\nsize: large\n", `1:1-5 cafe: there is no such field [unknown-field]
  remove it
? "size: large\n"
1:1-1 owner: is required: it must be a string that matches ^[a-z ,#]+$ [missing-field]
  add owner`},
		{"cafe:\n  size: large\n", `1:1-5 cafe: there is no such field [unknown-field]
  remove it
? "{}\n"
1:1-1 owner: is required: it must be a string that matches ^[a-z ,#]+$ [missing-field]
  add owner`},
		{"cafe: # c\n  # d\n  owner: ada\n  roast:\n    level: light\n", `1:1-5 cafe: there is no such field; the fields of the config stand at the top of the file [unknown-field]
  remove the line cafe: and move what is below it to the left
? "# d\nowner: ada\nroast:\n  level: light\n"`},
		{"boss:\n  owner: ada\n", `1:1-5 boss: boss was renamed to owner [renamed-field]
  write owner
? "owner:\n  owner: ada\n"
2:3-13 boss: must be a string that matches ^[a-z ,#]+$, not a mapping [wrong-type]`},
		{"owner: ada\n\nsize:\n\nopen: true\n", `3:6-6 size: must be one of small, medium, large, large_cup, not null: nothing is written here [wrong-type]
  leave it out for its default, medium
 "owner: ada\n\nopen: true\n"`},
		{"owner: ada\n\nsize:\n", `3:6-6 size: must be one of small, medium, large, large_cup, not null: nothing is written here [wrong-type]
  leave it out for its default, medium
 "owner: ada\n"`},
		{"owner: ada\nsize:\n\n\n", `2:6-6 size: must be one of small, medium, large, large_cup, not null: nothing is written here [wrong-type]
  leave it out for its default, medium
 "owner: ada\n\n\n"`},
		{"size:\n\nowner: ada\n", `1:6-6 size: must be one of small, medium, large, large_cup, not null: nothing is written here [wrong-type]
  leave it out for its default, medium
 "\nowner: ada\n"`},
		{"owner: ada\n\nsize: # c\n\nopen: true\n", `3:6-6 size: must be one of small, medium, large, large_cup, not null: nothing is written here [wrong-type]
  leave it out for its default, medium
? "owner: ada\n\nopen: true\n"`},
		{"owner: ada\r\n\r\nsize:\r\n\r\nopen: true\r\n", `3:6-6 size: must be one of small, medium, large, large_cup, not null: nothing is written here [wrong-type]
  leave it out for its default, medium
 "owner: ada\r\n\r\nopen: true\r\n"`},
		{"\ufeffsize:\nowner: ada\n", `1:6-6 size: must be one of small, medium, large, large_cup, not null: nothing is written here [wrong-type]
  leave it out for its default, medium
 "\ufeffowner: ada\n"`},
		{"owner: ada\nopen: true\n  \nsize:", `4:6-6 size: must be one of small, medium, large, large_cup, not null: nothing is written here [wrong-type]
  leave it out for its default, medium
 "owner: ada\nopen: true\n"`},
		{"owner: ada\nsize: null\nopen: null\n", `2:7-11 size: must be one of small, medium, large, large_cup, not null [wrong-type]
  leave it out for its default, medium
 "owner: ada\nopen: null\n"
3:7-11 open: must be true or false, not null [wrong-type]
  leave it out for its default, true
 "owner: ada\nsize: null\n"`},
		{"owner: ada\nsize:\n# c\nopen: true\n", `2:6-6 size: must be one of small, medium, large, large_cup, not null: nothing is written here [wrong-type]
  leave it out for its default, medium
 "owner: ada\n# c\nopen: true\n"`},
		{"owner: ada\nshots: \"2\"\r\nopen: 'true'\r\n", `2:8-11 shots: must be an integer from 1 to 4, not the string "2" [wrong-type]
  write 2, without quotes
 "owner: ada\nshots: 2\r\nopen: 'true'\r\n"
3:7-13 open: must be true or false, not the string "true" [wrong-type]
  write true
 "owner: ada\nshots: \"2\"\r\nopen: true\r\n"`},
		{"\ufeffowner: ada\nshots: '2'\n", `2:8-11 shots: must be an integer from 1 to 4, not the string "2" [wrong-type]
  write 2, without quotes
 "\ufeffowner: ada\nshots: 2\n"`},
		{"owner: ada\nmilk: é\nshots: 'é'\n", `3:8-11 shots: must be an integer from 1 to 4, not the string "é" [wrong-type]`},
		{"owner: ada\nshots: &x '2' # c\n", `2:8-14 shots: must be an integer from 1 to 4, not the string "2" [wrong-type]
  write 2, without quotes
 "owner: ada\nshots: &x 2 # c\n"`},
		{"owner: ada\nshots: !!str 2\n", `2:8-15 shots: must be an integer from 1 to 4, not the string "2" [wrong-type]
  write 2, without quotes
 "owner: ada\nshots: 2\n"`},
		{"owner: ada\nshots: |\n  2\n", `2:8-4 shots: must be an integer from 1 to 4, not the string "2\n" [wrong-type]
  remove the white space: write 2
 "owner: ada\nshots: 2\n"`},
		{"owner: ada\nshots:\n  '2'\n", `3:3-6 shots: must be an integer from 1 to 4, not the string "2" [wrong-type]
  write 2, without quotes
 "owner: ada\nshots:\n  2\n"`},
		{"owner: ada\nshots: >-\n  2\nopen: true\n", `2:8-4 shots: must be an integer from 1 to 4, not the string "2" [wrong-type]
  write 2, without quotes
 "owner: ada\nshots: 2\nopen: true\n"`},
		{"owner: ada\nx: &x '2'\nshots: *x\n", `2:1-2 x: there is no such field; a key that only holds the anchor &x cannot stand here [unknown-field]
  write &x and the value where it is used first, and *x where it is used again
 write what is meant where the aliases are, and remove x: "owner: ada\nshots: '2'\n"
3:8-10 shots: must be an integer from 1 to 4, not the string "2" [wrong-type]
  write 2, without quotes
 "owner: ada\nx: &x '2'\nshots: 2\n"`},
		{"owner: ada\nshots: 2#c\n", `2:8-11 shots: must be an integer from 1 to 4, not the string "2#c" [wrong-type]`},
		{"owner: ada\nshots: 2# c\n", `2:8-12 shots: must be an integer from 1 to 4, not the string "2# c" [wrong-type]
  put a space before the #: write 2 # c
 "owner: ada\nshots: 2 # c\n"`},
		{"owner: ada\nshots: ' 2 '\n", `2:8-13 shots: must be an integer from 1 to 4, not the string " 2 " [wrong-type]
  remove the white space: write 2
 "owner: ada\nshots: 2\n"`},
		{"owner: ada\nshots: “2”\n", `2:8-11 shots: must be an integer from 1 to 4, not the string "“2”" [wrong-type]
  use plain quotes or none: write 2
 "owner: ada\nshots: 2\n"`},
		{"owner: ada\nshots: “9”\n", `2:8-11 shots: must be an integer from 1 to 4, not the string "“9”" [wrong-type]`},
		{"owner: ada\nshots: “x”\n", `2:8-11 shots: must be an integer from 1 to 4, not the string "“x”" [wrong-type]`},
		{"owner: ada\nshots: ','\n", `2:8-11 shots: must be an integer from 1 to 4, not the string "," [wrong-type]`},
		{"owner: ada\nshots: ;\n", `2:8-9 shots: must be an integer from 1 to 4, not the string ";" [wrong-type]`},
		{"owner: ada\nopen: yes,\n", `2:7-11 open: must be true or false, not the string "yes," [wrong-type]
  write true
 "owner: ada\nopen: true\n"`},
		{"owner: ada\nopen: 'false' # c\n", `2:7-14 open: must be true or false, not the string "false" [wrong-type]
  write false
 "owner: ada\nopen: false # c\n"`},
		{"owner: ada\nheat: 95%\n", `2:7-10 heat: must be a number from 80 to 99.5, not the string "95%" [wrong-type]
  as a number it is 0.95, which is out of the range
? write 80, the least that is allowed: "owner: ada\nheat: 80\n"`},
		{"owner: ada\nshare: 50 %\n", `2:8-12 share: must be a number from 0.1 to 1, not the string "50 %" [wrong-type]
  write 0.5, as a fraction
 "owner: ada\nshare: 0.5\n"`},
		{"owner: ada\nshare: 150%\n", `2:8-12 share: must be a number from 0.1 to 1, not the string "150%" [wrong-type]
  as a number it is 1.5, which is out of the range
? write 1, the greatest that is allowed: "owner: ada\nshare: 1\n"`},
		{"owner: ada\nshare: 33.3%\n", `2:8-13 share: must be a number from 0.1 to 1, not the string "33.3%" [wrong-type]
  write 0.333, as a fraction
 "owner: ada\nshare: 0.333\n"`},
		{"owner: ada\nshare: 1/2\n", `2:8-11 share: must be a number from 0.1 to 1, not the string "1/2" [wrong-type]`},
		{"owner: ada\nwait: 1.5s\n", `2:7-11 wait: must be an integer of at least 0, not the string "1.5s" [wrong-type]
  write 1500, in milliseconds
 "owner: ada\nwait: 1500\n"`},
		{"owner: ada\nwait: 1.5ms\n", `2:7-12 wait: must be an integer of at least 0, not the string "1.5ms" [wrong-type]
  write 1 or 2
? write 2, the nearest integer: "owner: ada\nwait: 2\n"`},
		{"owner: ada\nwait: -1s\n", `2:7-10 wait: must be an integer of at least 0, not the string "-1s" [wrong-type]
  as a number it is -1000, which is out of the range
? write 0, the least that is allowed: "owner: ada\nwait: 0\n"`},
		{"owner: ada\nwait: 2 min\n", `2:7-12 wait: must be an integer of at least 0, not the string "2 min" [wrong-type]
  write a number of milliseconds, without the unit`},
		{"owner: ada\nwait: 2kg\n", `2:7-10 wait: must be an integer of at least 0, not the string "2kg" [wrong-type]
  write a number of milliseconds, without the unit`},
		{"owner: ada\nlever: {springs: 2kg}\n", `2:18-21 lever.springs: must be an integer of at least 1, not the string "2kg" [wrong-type]
  write 2, without the unit
 "owner: ada\nlever: {springs: 2}\n"`},
		{"owner: ada\nwait: 1,000\n", `2:7-12 wait: must be an integer of at least 0, not the string "1,000" [wrong-type]
  write 1000, without commas
 "owner: ada\nwait: 1000\n"`},
		{"owner: ada\nwait: 100.0\n", `2:7-12 wait: must be an integer of at least 0, not 100.0 [wrong-type]
  write 100
 "owner: ada\nwait: 100\n"`},
		{"owner: ada\nwait: 100.5\n", `2:7-12 wait: must be an integer of at least 0, not 100.5 [wrong-type]
  write 100 or 101
? write 101, the nearest integer: "owner: ada\nwait: 101\n"`},
		{"owner: ada\nshare: 33.3\n", `2:8-12 share: must be a number from 0.1 to 1, not 33.3 [out-of-range]
  write 0.333 if 33.3 is in percent
? "owner: ada\nshare: 0.333\n"`},
		{"owner: ada\nshare: 50.\n", `2:8-11 share: must be a number from 0.1 to 1, not 50. [out-of-range]
  write 0.5 if 50. is in percent
? "owner: ada\nshare: 0.5\n"`},
		{"owner: ada\nshare: 5.0e1\n", `2:8-13 share: must be a number from 0.1 to 1, not 5.0e1 [out-of-range]
  write 0.5 if 5.0e1 is in percent
? "owner: ada\nshare: 0.5\n"`},
		{"owner: ada\nshare: 9\n", `2:8-9 share: must be a number from 0.1 to 1, not 9 [out-of-range]
? write 1, the greatest that is allowed: "owner: ada\nshare: 1\n"`},
		{"owner: ada\nshare: 101\n", `2:8-11 share: must be a number from 0.1 to 1, not 101 [out-of-range]
? write 1, the greatest that is allowed: "owner: ada\nshare: 1\n"`},
		{"owner: ada\nalarm: {after: 2.3m}\n", `2:16-20 alarm.after: must be an integer of at least 1, not the string "2.3m" [wrong-type]
  write 138, in seconds
 "owner: ada\nalarm: {after: 138}\n"`},
		{"owner: ada\nalarm: {after: 1500ms}\n", `2:16-22 alarm.after: must be an integer of at least 1, not the string "1500ms" [wrong-type]
  write 1 or 2
? write 2, the nearest integer: "owner: ada\nalarm: {after: 2}\n"`},
		{"owner: ada\nalarm: {after: 1.1h}\n", `2:16-20 alarm.after: must be an integer of at least 1, not the string "1.1h" [wrong-type]
  write 3960, in seconds
 "owner: ada\nalarm: {after: 3960}\n"`},
		{"owner: ada\nalarm: {after: 1.1k}\n", `2:16-20 alarm.after: must be an integer of at least 1, not the string "1.1k" [wrong-type]
  write 1100 or 1126.4`},
		{"owner: ada\nalarm: {after: 2K}\n", `2:16-18 alarm.after: must be an integer of at least 1, not the string "2K" [wrong-type]
  write 2000 or 2048`},
		{"owner: ada\nalarm: {after: 5 sec}\n", `2:16-21 alarm.after: must be an integer of at least 1, not the string "5 sec" [wrong-type]
  write 5, without the unit
 "owner: ada\nalarm: {after: 5}\n"`},
		{"owner: ada\nalarm: {after: 3 Minutes}\n", `2:16-25 alarm.after: must be an integer of at least 1, not the string "3 Minutes" [wrong-type]
  write a number of seconds, without the unit`},
		{"owner: ada\nalarm: {after: 3 seconds}\n", `2:16-25 alarm.after: must be an integer of at least 1, not the string "3 seconds" [wrong-type]
  write 3, without the unit
 "owner: ada\nalarm: {after: 3}\n"`},
		{"owner: ada\nalarm: {after: 3 mins}\n", `2:16-22 alarm.after: must be an integer of at least 1, not the string "3 mins" [wrong-type]
  write 180, in seconds
 "owner: ada\nalarm: {after: 180}\n"`},
		{"owner: ada\nalarm: {after: 3 minute}\n", `2:16-24 alarm.after: must be an integer of at least 1, not the string "3 minute" [wrong-type]
  write 180, in seconds
 "owner: ada\nalarm: {after: 180}\n"`},
		{"owner: ada\nalarm: {after: 3 hours}\n", `2:16-23 alarm.after: must be an integer of at least 1, not the string "3 hours" [wrong-type]
  write 10800, in seconds
 "owner: ada\nalarm: {after: 10800}\n"`},
		{"owner: ada\nalarm: {after: 3 hour}\n", `2:16-22 alarm.after: must be an integer of at least 1, not the string "3 hour" [wrong-type]
  write 10800, in seconds
 "owner: ada\nalarm: {after: 10800}\n"`},
		{"owner: ada\nwait: 3 seconds\n", `2:7-16 wait: must be an integer of at least 0, not the string "3 seconds" [wrong-type]
  write 3000, in milliseconds
 "owner: ada\nwait: 3000\n"`},
		{"owner: ada\nwait: 3 sec\n", `2:7-12 wait: must be an integer of at least 0, not the string "3 sec" [wrong-type]
  write 3000, in milliseconds
 "owner: ada\nwait: 3000\n"`},
		{"owner: ada\nwait: 5000us\n", `2:7-13 wait: must be an integer of at least 0, not the string "5000us" [wrong-type]
  write 5, in milliseconds
 "owner: ada\nwait: 5\n"`},
		{"owner: ada\nwait: 3 Millisecond\n", `2:7-20 wait: must be an integer of at least 0, not the string "3 Millisecond" [wrong-type]
  write 3, without the unit
 "owner: ada\nwait: 3\n"`},
		{"owner: ada\nwait: 3 MS\n", `2:7-11 wait: must be an integer of at least 0, not the string "3 MS" [wrong-type]
  write 3, without the unit
 "owner: ada\nwait: 3\n"`},
		{"owner: ada\nwait: 5%\n", `2:7-9 wait: must be an integer of at least 0, not the string "5%" [wrong-type]`},
		{"owner: ada\nheat: 9 3\n", `2:7-10 heat: must be a number from 80 to 99.5, not the string "9 3" [wrong-type]`},
		{"owner: ada\nmachine: pump\nlever:\n  # c\n", ""},
		{"owner: ada\nmachine: pump\nlever: {arm: null}\n", `3:1-6 lever: there is a lever and machine="pump". remove one. [section-mismatch]
  remove one (line 2 says machine: pump)
 remove lever: "owner: ada\nmachine: pump\n"`},
		{"owner: ada\nlever: {}\nmachine: pump\n", `2:1-6 lever: there is a lever and machine="pump". remove one. [section-mismatch]
  remove one (line 3 says machine: pump)
 remove lever: "owner: ada\nmachine: pump\n"`},
		{"owner: ada\nmachine: pump\n\nlever: {} # c\n\nsize: large\n", `4:1-6 lever: there is a lever and machine="pump". remove one. [section-mismatch]
  remove one (line 2 says machine: pump)
? remove lever: "owner: ada\nmachine: pump\n\nsize: large\n"`},
		{"owner: ada\nmachine: pump\nasked: 1\n", `3:1-6 asked: a pump is not asked. do not ask. [conflict]
  do not ask (line 2 says machine: pump)`},
		{"owner: ada\nmachine: pump\nasked: {}\n", `3:1-6 asked: a pump is not asked. do not ask. [conflict]
  do not ask (line 2 says machine: pump)`},
		{"owner: ada\nmachine: pump\nasked: null\n", ""},
		{"\ufeffsteam: {level: light}\nowner: ada\n", `1:9-14 steam.level: steam.level became roast.level [renamed-field]
  write roast: {level: light}
 "\ufeffroast:\n  level: light\nowner: ada\n"`},
		{"\ufeffsprings: 2\nowner: ada\n", `1:1-8 springs: springs moved to lever [renamed-field]
  write lever: {springs: 2}
 "\ufefflever:\n  springs: 2\nowner: ada\n"`},
		{"\ufeffcafe:\n  owner: ada\n", `1:1-5 cafe: there is no such field; the fields of the config stand at the top of the file [unknown-field]
  remove the line cafe: and move what is below it to the left
 "\ufeffowner: ada\n"`},
		{"\ufeffowner: {name: ada}\n", `1:8-19 owner: must be a string that matches ^[a-z ,#]+$, not a mapping [wrong-type]
  write owner: ada
 "\ufeffowner: ada\n"`},
		{"\ufeffroast: [light]\nowner: ada\n", `1:8-15 roast: must be a mapping of level, grams, fresh, not a list [wrong-type]
  write its fields below it, indented`},
		{"{\"owner\": \"ada\", \"roast\": [{\"level\": \"light\"}]}\n", `1:27-47 roast: must be a mapping of level, grams, fresh, not a list [wrong-type]
  write its fields below it, indented`},
		{"{\"owner\": \"ada\", \"springs\": 2}\n", `1:18-27 springs: springs moved to lever [renamed-field]
  write lever: {springs: 2}
 "{\"owner\": \"ada\", \"lever\": {\"springs\": 2}}\n"`},
		{"{\"owner\": \"ada\", \"size\": null}\n", `1:26-30 size: must be one of small, medium, large, large_cup, not null [wrong-type]
  leave it out for its default, medium
 "{\"owner\": \"ada\"}\n"`},
		{"{\"boss\": \"ada\"}\n", `1:2-8 boss: boss was renamed to owner [renamed-field]
  write owner: ada
 "{\"owner\": \"ada\"}\n"`},
		{"{\"owner\": [\"ada\"], \"shots\": \"2\"}\n", `1:11-18 owner: must be a string that matches ^[a-z ,#]+$, not a list [wrong-type]
  write ada, not in a list
 "{\"owner\": \"ada\", \"shots\": \"2\"}\n"
1:29-32 shots: must be an integer from 1 to 4, not the string "2" [wrong-type]
  write 2, without quotes
 "{\"owner\": [\"ada\"], \"shots\": 2}\n"`},
		{"x: &x {name: ada}\nowner: *x\n", `1:1-2 x: there is no such field; a key that only holds the anchor &x cannot stand here [unknown-field]
  write &x and the value where it is used first, and *x where it is used again
 write what is meant where the aliases are, and remove x: "owner: {name: ada}\n"
2:8-10 owner: must be a string that matches ^[a-z ,#]+$, not a mapping [wrong-type]
  write owner: ada`},
		{"owner: {<<: {name: ada}}\n", `1:8-25 owner: must be a string that matches ^[a-z ,#]+$, not a mapping [wrong-type]
  write owner: ada`},
		{"extras: {x: &x {name: ada}}\nowner: *x\n", `2:8-10 owner: must be a string that matches ^[a-z ,#]+$, not a mapping [wrong-type]
  write owner: ada`},
		{"owner: ada\ngrind: 5\n", `2:8-9 grind: must be a mapping of fine, steps, turns, not 5 [wrong-type]
  write grind: {steps: 5}, or grind: {turns: 5}`},
		{"owner: ada\ngrind: 9.5\n", `2:8-11 grind: must be a mapping of fine, steps, turns, not 9.5 [wrong-type]
  write grind: {turns: 9.5}
? "owner: ada\ngrind: {turns: 9.5}\n"`},
		{"owner: ada\ngrind: 50\n", `2:8-10 grind: must be a mapping of fine, steps, turns, not 50 [wrong-type]
  write grind: {turns: 50}
? "owner: ada\ngrind: {turns: 50}\n"`},
		{"owner: ada\ngrind: '5'\n", `2:8-11 grind: must be a mapping of fine, steps, turns, not the string "5" [wrong-type]
  write grind: {steps: 5}, or grind: {turns: 5}`},
		{"owner: ada\ngrind: 5%\n", `2:8-10 grind: must be a mapping of fine, steps, turns, not the string "5%" [wrong-type]
  write grind: {turns: 0.05}
 "owner: ada\ngrind: {turns: 0.05}\n"`},
		{"owner: ada\nweight: 5\n", `2:1-7 weight: there is no such field [unknown-field]
  weight belongs under lever:
 "owner: ada\nlever:\n  weight: 5\n"`},
		{"owner: ada\nforce: 5\n", `2:1-6 force: there is no such field [unknown-field]
  force belongs under lever: or pump:`},
		{"owner: ada\nlever: {bars: 1}\n", `2:9-13 lever.bars: there is no such field in lever [unknown-field]
  bars is a field of pump: move it there, or remove it`},
		{"owner: ada\nmachine: pump\nforce: 2\n", `3:1-6 force: there is no such field [unknown-field]
  force belongs under lever: or pump:`},
		{"owner: ada\nfine: true\n", `2:1-5 fine: there is no such field [unknown-field]
  fine belongs under grind:
 "owner: ada\ngrind:\n  fine: true\n"`},
		{"owner: ada\nturns: 1\n", `2:1-6 turns: there is no such field [unknown-field]
  turns belongs under grind:
 "owner: ada\ngrind:\n  turns: 1\n"`},
		{"owner: ada\nafter: 5\n", `2:1-6 after: there is no such field [unknown-field]
  after belongs under alarm:
? "owner: ada\nalarm:\n  after: 5\n"`},
		{"owner: ada\nenabled: true\n", `2:1-8 enabled: there is no such field [unknown-field]
  enabled belongs under alarm:
? "owner: ada\nalarm:\n  enabled: true\n"`},
		{"owner: ada\nlever.force: 2\n", `2:1-12 "lever.force": there is no such field [unknown-field]
  write it in its section: lever: {force: 2}
 "owner: ada\nlever:\n  force: 2\n"`},
		{"owner: ada\npump.bars: 2\n", `2:1-10 "pump.bars": there is no such field [unknown-field]
  write it in its section: pump: {bars: 2}`},
		{"owner: ada\nroast.level: light\nroast: {grams: 2}\n", `2:1-12 "roast.level": there is no such field [unknown-field]
  write it in its section: roast: {level: light}
 "owner: ada\nroast: {grams: 2, level: light}\n"`},
		{"owner: ada\nroast: {lever.force: 2}\n", `2:9-20 roast."lever.force": there is no such field in roast [unknown-field]
  remove it, or write one of level, grams, fresh
? remove it: "owner: ada\n"`},
		{"owner: ada\nroast.nothing: 2\n", `2:1-14 "roast.nothing": there is no such field [unknown-field]
  remove it
? "owner: ada\n"`},
		{"owner: ada\nmediums: 1\n", `2:1-8 mediums: there is no such field [unknown-field]
  remove it
? "owner: ada\n"`},
		{"owner: ada\nmachinery: pump\n", `2:1-10 machinery: there is no such field [unknown-field]
  did you mean machine?
 write machine: "owner: ada\nmachine: pump\n"`},
		{"owner: ada\nmachins: pump\n", `2:1-8 machins: there is no such field [unknown-field]
  did you mean machine?
 write machine: "owner: ada\nmachine: pump\n"`},
		{"owner: ada\nMACHINE: pump\n", `2:1-8 MACHINE: there is no such field [unknown-field]
  write machine
 "owner: ada\nmachine: pump\n"`},
		{"owner: ada\nprice: 1\n", `2:1-6 price: there is no such field [unknown-field]
  did you mean prices?
 write prices: "owner: ada\nprices: 1\n"
2:8-9 price: must be a mapping, not 1 [wrong-type]`},
		{"owner: ada\npump: {max_flow: 1}\n", `2:8-16 pump.max_flow: there is no such field in pump [unknown-field]
  remove it, or write one of bars, max_flow_rate, max_flow_ratio, force
? remove it: "owner: ada\n"
2:1-5 pump: there is a pump and machine="lever". remove one. [section-mismatch]
  remove one (machine is lever where nothing else is written)
? write machine: pump: "owner: ada\nmachine: pump\npump: {max_flow: 1}\n"`},
		{"owner: ada\npump: {max_flow_rat: 1}\n", `2:8-20 pump.max_flow_rat: there is no such field in pump [unknown-field]
  did you mean max_flow_rate?
 write max_flow_rate: "owner: ada\npump: {max_flow_rate: 1}\n"
2:1-5 pump: there is a pump and machine="lever". remove one. [section-mismatch]
  remove one (machine is lever where nothing else is written)
? write machine: pump: "owner: ada\nmachine: pump\npump: {max_flow_rat: 1}\n"`},
		{"owner: ada\npump: {max_flow_ratios: 1}\n", `2:8-23 pump.max_flow_ratios: there is no such field in pump [unknown-field]
  did you mean max_flow_ratio?
 write max_flow_ratio: "owner: ada\npump: {max_flow_ratio: 1}\n"
2:1-5 pump: there is a pump and machine="lever". remove one. [section-mismatch]
  remove one (machine is lever where nothing else is written)
? write machine: pump: "owner: ada\nmachine: pump\npump: {max_flow_ratios: 1}\n"`},
		{"owner: ada\npump: {maxflowrate: 1}\n", `2:8-19 pump.maxflowrate: there is no such field in pump [unknown-field]
  did you mean max_flow_rate?
 write max_flow_rate: "owner: ada\npump: {max_flow_rate: 1}\n"
2:1-5 pump: there is a pump and machine="lever". remove one. [section-mismatch]
  remove one (machine is lever where nothing else is written)
? write machine: pump: "owner: ada\nmachine: pump\npump: {maxflowrate: 1}\n"`},
		{"owner: ada\npump: {max-flow-rate: 1}\n", `2:8-21 pump.max-flow-rate: there is no such field in pump [unknown-field]
  write max_flow_rate
 "owner: ada\npump: {max_flow_rate: 1}\n"
2:1-5 pump: there is a pump and machine="lever". remove one. [section-mismatch]
  remove one (machine is lever where nothing else is written)
? write machine: pump: "owner: ada\nmachine: pump\npump: {max-flow-rate: 1}\n"`},
		{"owner: ada\npump: {max flow rate: 1}\n", `2:8-21 pump."max flow rate": there is no such field in pump [unknown-field]
  write max_flow_rate
 "owner: ada\npump: {max_flow_rate: 1}\n"
2:1-5 pump: there is a pump and machine="lever". remove one. [section-mismatch]
  remove one (machine is lever where nothing else is written)
? write machine: pump: "owner: ada\nmachine: pump\npump: {max flow rate: 1}\n"`},
		{"owner: ada\nx: &y 5\nshots: 2\n", `2:1-2 x: there is no such field; a key that only holds the anchor &y cannot stand here [unknown-field]
  write &y and the value where it is used first, and *y where it is used again
? write what is meant where the aliases are, and remove x: "owner: ada\nshots: 2\n"`},
		{"owner: ada\nx: &y {shots: 2}\n<<: *y\n", `2:1-2 x: there is no such field; a key that only holds the anchor &y cannot stand here [unknown-field]
  write &y and the value where it is used first, and *y where it is used again
 write what is meant where the aliases are, and remove x: "owner: ada\nshots: 2\n"`},
		{"owner: ada\nsise: &y small\nmilk: *y\n", `2:1-5 sise: there is no such field; a key that only holds the anchor &y cannot stand here [unknown-field]
  write &y and the value where it is used first, and *y where it is used again
? write what is meant where the aliases are, and remove sise: "owner: ada\nmilk: small\n"`},
		{"owner: ada\nx: &y # c\n  a: 1\nextras: *y\n", `2:1-2 x: there is no such field; a key that only holds the anchor &y cannot stand here [unknown-field]
  write &y and the value where it is used first, and *y where it is used again
? write what is meant where the aliases are, and remove x: "owner: ada\nextras: {a: 1}\n"`},
		{"owner: ada\nwait: '12'\norders:\n- {cup: a}\n- cup: 'b'\n  sugar_cubes: '1'\n- [c]\n", `2:7-11 wait: must be an integer of at least 0, not the string "12" [wrong-type]
  write 12, without quotes
 "owner: ada\nwait: 12\norders:\n- {cup: a}\n- cup: 'b'\n  sugar_cubes: '1'\n- [c]\n"
6:16-19 orders[1].sugar_cubes: must be an integer from 0 to 3, not the string "1" [wrong-type]
  write 1, without quotes
 "owner: ada\nwait: '12'\norders:\n- {cup: a}\n- cup: 'b'\n  sugar_cubes: 1\n- [c]\n"
7:3-6 orders[2]: must be a mapping of cup, sugar_cubes, not a list [wrong-type]
  write its fields below it, indented`},
		{"boss: ada\nsize: tall\ncup: tall\n", `1:1-5 boss: boss was renamed to owner [renamed-field]
  write owner: ada
 "owner: ada\nsize: tall\ncup: tall\n"
2:7-11 size: must be one of small, medium, large, large_cup, not "tall" [not-allowed]
  write large, as it is called in v2.0
 "boss: ada\nsize: large\ncup: tall\n"
3:1-4 cup: cup was renamed to size [renamed-field]
  write size: large
1:1-1 : this file has field names of v1 [old-version]
  llemcfg migrate cafe.yaml turns a v1 file into a v2.0 file`},
		{"owner: ada\ncup: [tall]\n", `2:1-4 cup: cup was renamed to size [renamed-field]
  write size
? "owner: ada\nsize: [tall]\n"
2:6-12 cup: must be one of small, medium, large, large_cup, not a list [wrong-type]
  write a single value, not a list`},
		{"owner: ada\ncup: 5\n", `2:1-4 cup: cup was renamed to size [renamed-field]
  write size
? "owner: ada\nsize: 5\n"
2:6-7 cup: must be one of small, medium, large, large_cup, not 5 [wrong-type]`},
		{"owner: ada\ncup:\n", `2:1-4 cup: cup was renamed to size [renamed-field]
  write size
? "owner: ada\nsize:\n"
2:5-5 cup: must be one of small, medium, large, large_cup, not null: nothing is written here [wrong-type]
  leave it out for its default, medium
 "owner: ada\n"`},
		{"owner: ada\nroast: {weight: null}\n", `2:9-15 roast.weight: weight was renamed to grams [renamed-field]
  write roast.grams
? "owner: ada\nroast: {grams: null}\n"
2:17-21 roast.weight: must be an integer of at least 1, not null [wrong-type]
  leave it out for its default, 18
? "owner: ada\n"`},
	} {
		name := "cafe.yaml"
		if strings.HasPrefix(c.text, "{\"") {
			name = "cafe.json"
		}
		root, problems := yamldoc.Parse(&value.Source{Name: name, Text: []byte(c.text)}, yamldoc.DefaultLimits())
		cafeExplainer.Settle(root, problems)
		var lines []string
		ds := append(problems, cafeExplainer.Explain(root)...)
		for _, d := range append(ds, cafeExplainer.OldFiles(ds)...) {
			lines = append(lines, told(c.text, d))
			if fixed, _ := diag.ApplyFixes([]byte(c.text), []diag.Diagnostic{d}, false); strings.Count(string(fixed), "#") < strings.Count(c.text, "#") {
				t.Errorf("%s: a fix that is certain loses a comment: %s", c.text, fixed)
			}
		}
		if got := strings.Join(lines, "\n"); got != c.want {
			t.Errorf("%s\ngot\n%s\nwant\n%s", c.text, got, c.want)
		}
	}
}

// TestNoText holds that nothing is fixed in what is no file, of which the same is said
// but for its places, and that no more fixes are made than are worth their time.
func TestNoText(t *testing.T) {
	said := func(source *value.Source, text string) (all []string, fixes int) {
		source.Text = []byte(text)
		root, problems := yamldoc.Parse(source, yamldoc.DefaultLimits())
		if len(problems) > 0 {
			return nil, 0
		}
		ds, warnings := cafeExplainer.ExplainWhole(root)
		for _, d := range append(ds, warnings()...) {
			all = append(all, d.Path+": "+d.Message)
			fixes += len(d.Fixes)
		}
		return all, fixes
	}
	for _, text := range []string{
		"owner: ADA\nroast:\n- level: light\nsprings: 2\n", "cafe:\n  owner: ada\n", "owner: {name: ada}\nroast: light\n", "owner: ada\nroast:\nlevel: light\n", "owner: ada\nlever: {weight: 1, arm: a}\n",
		"owner: ada\nextras: {shots: 2}\npump: {}\n", "owner: ada\nsize: tall\nx: &x 1\nshots: *x\n", "owner: ada\nprices:\n- a: 1\n",
	} {
		inFile, fixes := said(&value.Source{Name: "cafe.yaml"}, text)
		inNone, none := said(&value.Source{Name: "--set", Synthetic: true}, text)
		if fixes == 0 || none != 0 || len(inFile) == 0 || len(inNone) == 0 {
			t.Errorf("%s: %d fixes in a file, %d in none; %q and %q", text, fixes, none, inFile, inNone)
		}
	}
	var many strings.Builder
	many.WriteString("owner: ada\nprices:\n")
	for i := range 150 {
		fmt.Fprintf(&many, "  a%c%c:\n  - 5\n", 'a'+i/26, 'a'+i%26)
	}
	if all, fixes := said(&value.Source{Name: "cafe.yaml"}, many.String()); len(all) != 150 || fixes != 100 {
		t.Errorf("%d fixes of %d problems", fixes, len(all))
	}
}

// TestTogether has texts with what all fixes, safe or not, make of each at once: two
// that would write one key twice are not both made.
func TestTogether(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"owner: ada\ngrams: 20\nfresh: true\n", `"owner: ada\nroast:\n  grams: 20\nfresh: true\n"`},
		{"owner: ada\ngrams: 20\nfresh: true\nroast: {level: dark}\n", `"owner: ada\nfresh: true\nroast: {level: dark, grams: 20}\n"`},
		{"owner: ada\nvolume: 2\nShots: 3\n", `"owner: ada\nshots: 2\nShots: 3\n"`},
		{"owner: ada\nShots: 3\nsize: tall\nvolume: 2\n", `"owner: ada\nshots: 3\nsize: large\nvolume: 2\n"`},
		{"boss: bob\nbarista: {name: ada}\n", `"owner: bob\nbarista: {name: ada}\n"`},
		{"owner: ada\nspringz: 4\nsprings: 3\ncoil: 5\n", `"owner: ada\nlever:\n  springs: 4\nsprings: 3\ncoil: 5\n"`},
		{"owner: ada\nlever: {Springs: 1, SPRINGS: 2}\n", `"owner: ada\nlever: {springs: 1, SPRINGS: 2}\n"`},
		{"owner: ada\nextras: {shots: 2, size: large}\nvolume: 3\n", `"owner: ada\nextras: {shots: 2, size: large}\nshots: 3\n"`},
		{"owner: ada\norders: [{cup: 5, sugar_cubes: 7}, {cup: 6}]\n", `"owner: ada\norders: [{cup: \"5\", sugar_cubes: 3}, {cup: \"6\"}]\n"`},
		{"owner: ada\npump: {bars: x}\nlever: {arm: 3}\n", `"owner: ada\nmachine: pump\npump: {bars: x}\nlever: {arm: \"3\"}\n"`},
		{"owner: ada\nlever: {weight: 3, arm: x}\nhose: 1\n", `"owner: ada\nlever: {weight: 3, arm: x}\nextras:\n  hose: 1\n"`},
		{"\ufeffowner: ada\r\nshots: 9\r\nsize: tall # é\r\nroast:\r\n  wieght: 3\r\n  Grams: 4\r\n", `"\ufeffowner: ada\r\nshots: 4\r\nsize: large # é\r\nroast:\r\n  grams: 4\r\nlever:\r\n  weight: 3\r\n"`},
		{"owner: ada\n\nzzz: 1\n\n\nsize: large\n\nyyy: 2\n", `"owner: ada\n\nsize: large\n"`},
		{"owner: ada\nzzz: 1\n\nsize: large\n", `"owner: ada\n\nsize: large\n"`},
		{"owner: ada\n\nzzz: 1", `"owner: ada\n"`},
		{"{\"owner\": 5, \"Shots\": \"3\", \"zzz\": 1}\n", `"{\"owner\": 5, \"shots\": 3, \"zzz\": 1}\n"`},
	} {
		var ds []diag.Diagnostic
		ds = append(ds, cafeExplainer.Explain(read(t, c.text))...)
		fixed, _ := diag.ApplyFixes([]byte(c.text), ds, true)
		if got := fmt.Sprintf("%q", fixed); got != c.want {
			t.Errorf("%s\ngot\n%s\nwant\n%s", c.text, got, c.want)
		}
	}
}

// TestWhoSays has layers, the highest last, with what is said of the line that
// decides that a rule is broken.
func TestWhoSays(t *testing.T) {
	in := func(name string, synthetic bool, text string) *value.Value {
		root, problems := yamldoc.Parse(&value.Source{Name: name, Synthetic: synthetic, Text: []byte(text)}, yamldoc.DefaultLimits())
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		return root
	}
	lever := in("b.yaml", false, "owner: ada\nlever: {springs: 3}\n")
	for want, root := range map[string]*value.Value{
		"b.yaml:2 remove one (line 1 of a.yaml says machine: pump)":            layers.Merge(in("a.yaml", false, "machine: pump"), lever),
		"b.yaml:2 remove one (--set says machine: pump)":                       layers.Merge(lever, in("--set", true, "machine: pump")),
		"b.yaml:2 remove one (line 3 says machine: pump)":                      in("b.yaml", false, "owner: ada\nlever: {springs: 3}\nmachine: pump\n"),
		"--set:0 remove one (line 1 of a.yaml says machine: pump)":             layers.Merge(in("a.yaml", false, "machine: pump\nowner: ada"), in("--set", true, "lever: {springs: 3}")),
		"a.yaml:2 remove one (machine is lever where nothing else is written)": in("a.yaml", false, "owner: ada\npump: {bars: 3}"),
	} {
		ds := cafeExplainer.Explain(root)
		if len(ds) != 1 {
			t.Errorf("%s: %v", want, ds)
			continue
		}
		if got := fmt.Sprintf("%s:%d %s", ds[0].File, ds[0].Line, ds[0].Suggestion); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// TestOldFiles holds in which files that there are names of v1 is said, and what the
// command is.
func TestOldFiles(t *testing.T) {
	of := func(file string, line int, path string, code diag.Code) diag.Diagnostic {
		return diag.Diagnostic{File: file, Line: line, Path: path, Code: code}
	}
	for name, c := range map[string]struct {
		of   []diag.Diagnostic
		want string
	}{
		"one name":                 {[]diag.Diagnostic{of("a.yaml", 1, "boss", diag.RenamedField)}, ""},
		"two names":                {[]diag.Diagnostic{of("a.yaml", 1, "boss", diag.RenamedField), of("a.yaml", 2, "music", diag.RemovedField)}, "a.yaml: llemcfg migrate a.yaml turns a v1 file into a v2.0 file"},
		"in two files":             {[]diag.Diagnostic{of("a.yaml", 1, "boss", diag.RenamedField), of("b.yaml", 2, "music", diag.RemovedField)}, ""},
		"of a study":               {[]diag.Diagnostic{of("a.yaml", 1, "boss", diag.RenamedField), of("a.yaml", 2, "repeat", diag.RemovedField)}, ""},
		"of a campaign":            {[]diag.Diagnostic{of("a b.yaml", 1, "days", diag.RemovedField)}, "a b.yaml: llemcfg migrate FILE writes a study of it, or says what prevents that"},
		"without a line":           {[]diag.Diagnostic{of("a.yaml", 0, "boss", diag.RenamedField), of("a.yaml", 2, "music", diag.RemovedField)}, ""},
		"other problems":           {[]diag.Diagnostic{of("a.yaml", 1, "boss", diag.UnknownField), of("a.yaml", 2, "music", diag.RemovedField)}, ""},
		"a path cut short":         {[]diag.Diagnostic{of("a.yaml", 1, "boss…", diag.RenamedField), of("a.yaml", 2, "music", diag.RemovedField)}, ""},
		"of no name that is known": {[]diag.Diagnostic{of("-x", 1, "other", diag.RenamedField), of("-x", 2, "a[0]", diag.RemovedField)}, "-x: llemcfg migrate FILE turns a v1 file into a v2.0 file"},
	} {
		got := ""
		for _, d := range cafeExplainer.OldFiles(c.of) {
			got += d.File + ": " + d.Suggestion
			if d.Severity != diag.Warning || d.Code != diag.OldVersion || d.Line != 1 || d.Column != 1 || d.EndLine != 1 || d.EndColumn != 1 || !strings.HasPrefix(d.Message, "this file ") {
				t.Errorf("%s: %+v", name, d)
			}
		}
		if got != c.want {
			t.Errorf("%s: got %s, want %s", name, got, c.want)
		}
	}
}
