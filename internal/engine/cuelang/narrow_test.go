package cuelang

import (
	"fmt"
	"strings"
	"testing"
	mapfs "testing/fstest"

	"cuelang.org/go/cue/parser"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
)

// kiln is a definition that the files below narrow.
const kilnText = `package kiln

// A kiln.
#Kiln: {
	// The heat.
	heat: *900 | (int & >=1) | error("heat must be an integer of at least 1")

	// The clay.
	clay!: string

	// How it burns.
	fire: #Fire

	// The kind.
	kind: *"gas" | "wood" | "oil"

` + rules + `} @schema()

#Fire: {
	// Minutes.
	minutes: *30 | (int & >=1)

	// Damper.
	damper: *0.5 | (number & >=0 & <=1)
}
`

const rules = `	#added: [string]: {at: string, code: string, message: string, holds: bool}
	for name, r in #added if r.holds {error("\(r.at): \(r.message)")}
`

var kiln = mapfs.MapFS{"kiln.cue": {Data: []byte(kilnText)}}

func narrowed(text string) (*Narrowing, []Defect) {
	return Narrow("lab.cue", []byte(text), "example.com/kiln", "#Kiln", kiln)
}

// TestNarrowRefuses has files that narrow nothing, with what is wrong with them.
func TestNarrowRefuses(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"heat: >=", "1:9 : expected operand, found 'EOF'"},
		{"heat: >=1000\nheat: <900", "2:7 heat: incompatible number bounds <900 and >=1000"},
		{"fire: minutes: 5\nfire: minutes: 6", `2:16 fire.minutes: conflicting values 6 and 5
1:16 fire.minutes: conflicting values 30 and 5`},
		{"hat: 1", "1:1 hat: field not allowed"},
		{"\n  fire: {\n    minute: 1\n  }", "3:5 fire.minute: field not allowed"},
		{"import \"example.com/other\"\nheat: other.x", "1:8 : imports example.com/other: it may import the packages of CUE and example.com/kiln"},
		{"import \"nosuch\"\nheat: nosuch.x", `0:0 : builtin package "nosuch" undefined`},
		{"heat: nosuch", `1:7 heat: reference "nosuch" not found`},
		{"import \"strings\"\nclay: strings.NoSuch(2)", "2:7 clay: cannot call non-function strings.NoSuch (type _|_)"},
		{"#Kiln: heat: 950\n#few: 5\nheat: #few\n_hot: heat: 1\n_warm: 950\nfire: minutes: _warm\n#defaults: heat: 5", `1:1 : nothing uses #Kiln, and by itself it has no effect: fields stand at the top of the file, other defaults in #default, and rules in #added
4:1 : nothing uses _hot, and by itself it has no effect: fields stand at the top of the file, other defaults in #default, and rules in #added
7:1 : nothing uses #defaults, and by itself it has no effect: fields stand at the top of the file, other defaults in #default, and rules in #added`},
		{"#default: heat: 0", "1:11 : #default.heat: heat must be an integer of at least 1"},
		{"#default: heat: int", "1:11 : #default.heat must be a value"},
		{"\n#default: {\n\tfire: minutes: 0.5\n\theat: 5\n}", `3:8 : #default.fire.minutes: conflicting values 0.5 and 30 (mismatched types float and int)
3:8 : #default.fire.minutes: conflicting values 0.5 and int (mismatched types float and int)`},
		{"#default: fire: minuts: 1", "1:17 : #default.fire.minuts: field not allowed"},
		{"heat: >=500 | *500\n#default: heat: 100", `2:11 : #default.heat: conflicting values 900 and 100
2:11 : #default.heat: invalid value 100 (out of bound >=500)`},
		{"#added: a: {at: \"heat\", code: 5, message: \"m\", holds: false}", "1:31 #added.a.code: conflicting values 5 and string (mismatched types int and string)"},
		{"#added: a: {at: \"heat\", code: string, message: \"m\", holds: false}", "1:31 #added.a.code: non-concrete value string"},
	} {
		n, defects := narrowed(c.text)
		var lines []string
		for _, d := range defects {
			lines = append(lines, fmt.Sprintf("%d:%d %s: %s", d.Line, d.Column, d.Path, d.Message))
		}
		if got := strings.Join(lines, "\n"); got != c.want || n != nil {
			t.Errorf("%s\ngot\n%s\nwant\n%s", c.text, got, c.want)
		}
	}
}

// TestNarrow has files with the defaults that they state, and configs, whose places
// are left out, with what each becomes, or what of it is refused, and what it lacks.
func TestNarrow(t *testing.T) {
	// The description of the kiln is of what it is without the rules that are added.
	source, err := Parse(mapfs.MapFS{"kiln.cue": {Data: []byte(strings.Replace(kilnText, rules, "", 1))}})
	if err != nil {
		t.Fatal(err)
	}
	described, err := source.Describe("#Kiln")
	if err != nil {
		t.Fatal(err)
	}
	described.Definition = Narrowed
	const lab = "package lab\n\nimport (\n\tk \"example.com/kiln\"\n\t\"strings\"\n)\n\nk.#Kiln\n\nheat: *1000 | (int & >=1000 & <=1200) | error(\"heat must be 1000 to 1200 in this lab\")\nclay: strings.MinRunes(2)\nfire: {\n\tminutes: *40 | 50\n\tdamper: >=0.2\n}\nkind: \"gas\" | \"wood\"\n#added: tall: {at: \"fire.damper\", code: \"conflict\", message: \"the damper is {}. open it.\", holds: fire.damper < 0.3}\n"
	for _, c := range []struct{ file, config, want string }{
		{"", "clay: red", `implied {}
preferred {}
resolved {heat: 900, clay: red, fire: {minutes: 30, damper: 0.5}, kind: gas}`},
		{"import \"strings\"\nclay: strings.MinRunes(4)", "clay: red", `implied {}
preferred {}
2 clay :  (requires strings.MinRunes(4))`},
		{"import s \"strings\"\nclay: s.MinRunes(4)", "clay: red", `implied {}
preferred {}
2 clay :  (requires s.MinRunes(4))`},
		{"heat: 950", "clay: red\nheat: 950", `implied {heat: 950 lab.cue:1:1}
preferred {}
resolved {heat: 950 lab.cue:1:1, clay: red, fire: {minutes: 30, damper: 0.5}, kind: gas}`},
		{"heat: 950", "clay: red\nheat: 900", `implied {heat: 950 lab.cue:1:1}
preferred {}
1 heat :  (requires 950)`},
		{"#default: {\n\theat: 800\n\tfire: damper: 0.1\n}\nfire: minutes: 20", "clay: red", `implied {fire: {minutes: 20 lab.cue:5:7} lab.cue:5:7}
preferred {fire: {damper: 0.1 lab.cue:3:8} lab.cue:3:8, heat: 800 lab.cue:2:2}
resolved {heat: 900, clay: red, fire: {minutes: 20 lab.cue:5:7, damper: 0.5}, kind: gas}`},
		{lab, "clay: red", `implied {fire: {damper: 0.5 lab.cue:14:2, minutes: 40 lab.cue:13:2} lab.cue:14:2, heat: 1000 lab.cue:10:1, kind: gas lab.cue:16:1}
preferred {}
resolved {heat: 1000 lab.cue:10:1, clay: red lab.cue:11:1, fire: {minutes: 40 lab.cue:13:2, damper: 0.5 lab.cue:14:2}, kind: gas lab.cue:16:1}`},
		{lab, "clay: r\nheat: 900\nkind: oil", `implied {fire: {damper: 0.5 lab.cue:14:2, minutes: 40 lab.cue:13:2} lab.cue:14:2, heat: 1000 lab.cue:10:1, kind: gas lab.cue:16:1}
preferred {}
10 heat : heat must be 1000 to 1200 in this lab (requires *1000 | (int & >=1000 & <=1200) | error("heat must be 1000 to 1200 in this lab"))
11 clay :  (requires strings.MinRunes(2))
16 kind :  (requires "gas" or "wood")`},
		{lab, "clay: red\nfire: {minutes: 60, damper: 0.1}", `implied {fire: {damper: 0.5 lab.cue:14:2, minutes: 40 lab.cue:13:2} lab.cue:14:2, heat: 1000 lab.cue:10:1, kind: gas lab.cue:16:1}
preferred {}
13 fire.minutes :  (requires *40 | 50)
17 fire.damper conflict: the damper is {}. open it. (requires )`},
		{lab, "clay: red\nfire: {damper: 0.25}", `implied {fire: {damper: 0.5 lab.cue:14:2, minutes: 40 lab.cue:13:2} lab.cue:14:2, heat: 1000 lab.cue:10:1, kind: gas lab.cue:16:1}
preferred {}
17 fire.damper conflict: the damper is {}. open it. (requires )`},
		{lab, "clay: red\nheat: warm", `implied {fire: {damper: 0.5 lab.cue:14:2, minutes: 40 lab.cue:13:2} lab.cue:14:2, heat: 1000 lab.cue:10:1, kind: gas lab.cue:16:1}
preferred {}
10 heat : heat must be 1000 to 1200 in this lab (requires *1000 | (int & >=1000 & <=1200) | error("heat must be 1000 to 1200 in this lab"))`},
		{"heat: int\nclay: string\nkind: \"wood\" | \"oil\"\nfire: damper: !=0.5", "{}", `implied {heat: 900 lab.cue:1:1}
preferred {}
2 clay :  (requires a text)
3 kind :  (requires "wood" or "oil")
4 fire.damper :  (requires other than 0.5)
lacking 2 clay (requires a text)
lacking 4 fire.damper (requires other than 0.5)
lacking 3 kind (requires "wood" or "oil")`},
		{"heat: (>=5 & <=2000) | 1\nclay: =~\"^a\" & !=\"ab\"\nfire: {minutes: <20 | >90, damper: *0.5 | <=0.4}\nkind: !~\"^o\"", "clay: ab\nheat: 3\nfire: {minutes: 25, damper: 0.45}\nkind: oil", `implied {fire: {damper: 0.5 lab.cue:3:28} lab.cue:3:28, heat: 900 lab.cue:1:1, kind: gas lab.cue:4:1}
preferred {}
1 heat :  (requires (>=5 & <=2000) | 1)
2 clay :  (requires a text that matches "^a" and other than "ab")
3 fire.minutes :  (requires below 20 or above 90)
3 fire.damper :  (requires *0.5 | <=0.4)
4 kind :  (requires a text that does not match "^o")`},
		{"#limit: int\nclay: !=\"\"\nfire: minutes: >=#limit", "{}", `implied {}
preferred {}
2 clay :  (requires other than "")
3 fire.minutes :  (requires at least #limit)
lacking 2 clay (requires other than "")`},
	} {
		n, defects := narrowed(c.file)
		if len(defects) > 0 {
			t.Errorf("%s: %v", c.file, defects)
			continue
		}
		config, problems := yamldoc.Parse(&value.Source{Name: "kiln.yaml", Text: []byte(c.config)}, yamldoc.DefaultLimits())
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		lines := []string{"implied " + placed(n.Implied), "preferred " + placed(n.Preferred)}
		authority := NewAuthority(func() (*Source, error) { return n.Source, nil })
		resolved, verdict, err := authority.Whole(described, config)
		if err != nil {
			t.Errorf("%s: %v", c.file, err)
			continue
		}
		if resolved != nil {
			n.Place(resolved)
			lines = append(lines, "resolved "+placed(resolved))
		}
		for _, r := range n.Refusals(verdict) {
			lines = append(lines, fmt.Sprintf("%d %s %s: %s (requires %s)", r.Line, strings.Join(r.Path, "."), r.Code, r.Message, r.Requires))
		}
		lacking, err := authority.Lacking(n, config)
		if err != nil {
			t.Error(err)
		}
		for _, r := range lacking {
			lines = append(lines, fmt.Sprintf("lacking %d %s (requires %s)", r.Line, strings.Join(r.Path, "."), r.Requires))
		}
		if got := strings.Join(lines, "\n"); got != c.want {
			t.Errorf("%s and %s\ngot\n%s\nwant\n%s", c.file, c.config, got, c.want)
		}
	}
}

// placed is a tree with where its values are from.
func placed(v *value.Value) string {
	var parts []string
	for _, e := range v.Entries {
		part := e.Key + ": "
		if e.Value.Kind == value.Map {
			part += placed(e.Value)
		} else {
			part += e.Value.Text
		}
		if e.KeyAt.IsValid() && e.Value.Source != nil {
			part += " " + e.Value.Source.Name + ":" + e.KeyAt.Start.String()
		}
		parts = append(parts, part)
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// TestInWords has expressions with what they take, in words where that is clear.
func TestInWords(t *testing.T) {
	for expr, want := range map[string]string{
		"int": "an integer", "number": "a number", "float": "a number with a point", "string": "a text", "bool": "true or false", "null": "null", "x": "x",
		">=1": "at least 1", "<=1": "at most 1", ">1": "above 1", "<1": "below 1", "!=1": "other than 1", `=~"a"`: `a text that matches "a"`, `!~"a"`: `a text that does not match "a"`, "-1": "-1", "!x": "!x",
		"(int)": "an integer", "int | string": "an integer or a text", "int & >1": "an integer and above 1", "1 | 2 | 3": "1 or 2 or 3", "1 | 2 & 3": "1 | 2 & 3", "(1 | 2) & >1": "(1 | 2) & >1",
		"*1 | int": "*1 | int", "int & >1 & <3": "int & >1 & <3", "[...int]": "[...int]", "1 + 2": "1 + 2", "f(1) | 2": "f(1) | 2",
	} {
		e, err := parser.ParseExpr("test", expr)
		if err != nil {
			t.Fatal(err)
		}
		if got := inWords(e); got != want {
			t.Errorf("%s: got %s, want %s", expr, got, want)
		}
	}
}
