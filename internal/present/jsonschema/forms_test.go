package jsonschema_test

import (
	"strings"
	"testing"
	"testing/fstest"

	validator "github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/llenergymeasure/llemcfg/internal/engine/cuelang"
	"github.com/llenergymeasure/llemcfg/internal/engine/encode"
	"github.com/llenergymeasure/llemcfg/internal/engine/load"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/present/jsonschema"
	"github.com/llenergymeasure/llemcfg/internal/testkit"
)

// forms are ways to write a field in CUE. What is after // is refused by name,
// when the schema is described or when JSON Schema cannot say it.
var forms = []string{
	// Constants.
	`form: *"a" | "b"`, `form: "a" | *"b" | "c"`, `form!: "a" | "b"`, `form: *null | "a"`, `form: *null | 4 | 8`, `form: *null | true`,
	`form: *true | false`, `form!: (1 | 2 | 3)`, `form: *1 | 2.5`, `form: *"a" | 1 | true`, `form!: "a"`, `form!: 5`, `form: *"on" | bool`,
	`form: *1 | 2 | "auto" | null`, `form: *"a" | _words.accept`, `form: *"b" | _words.accept | error(_words.says)`, `form: *"x" | _words.accept`,
	`form: *"a" | #Words`, `form: *2 | #Port`, `form!: #Port | "any"`, `form!: null | #Words`, `form: #Words & "a"`,
	// Numbers.
	`form!: int`, `form!: number`, `form!: float`, `form: *1 | int`, `form: *0.5 | float`, `form!: uint8`, `form!: int64`, `form!: >=1`, `form!: int & >1`,
	`form!: >0 & <1`, `form!: >=0.1 & <=1.5`, `form: *1 | (int & >=1 & <10)`, `form: *1 | >=1 | "auto"`, `form: *"auto" | (int & >=1)`, `form!: <0 | "none"`,
	`form!: int & >=1 & <=5 | null`, `form!: (int & <5) | (int & >9)`, `form!: 0 | >=2`, `form!: 3 | >=2`, `form!: int & !=3`, `form!: number & !=0`,
	`form!: >=1 & <=5 & >=2 & <4`, `form!: int | >=0.5`, `form!: int | float`, `form!: >1 & <1`, `form: *3 | (>=1 & int)`, `form!: int & (1 | 2)`,
	// Strings.
	`form!: string`, `form!: !=""`, `form!: string & !=""`, `form!: =~"^a"`, `form!: string & =~"b$"`, `form!: =~"^a" | =~"b$"`, `form!: =~"^a" & =~"b$"`,
	`form!: !~"^a"`, `form: *"a" | =~"^b"`, `form!: strings.MinRunes(2)`, `form!: strings.MaxRunes(2)`, `form!: string & strings.MinRunes(1) & strings.MaxRunes(3)`,
	`form: *"ab" | strings.MinRunes(2)`, `form: *"a" | strings.MinRunes(2)`, `form!: =~"^a" & strings.MaxRunes(2)`, `form!: "a" | strings.MinRunes(3)`,
	`form!: string & !="a"`, `form: *"" | string`, `form!: =~"(?i)^A"`, `form!: strings.HasPrefix("a")`, `form!: bytes`, `form!: string | bytes`,
	// Lists.
	`form!: [...string]`, `form: [...string]`, `form: *[] | [...string]`, `form: *["a"] | [...string]`, `form: *[1] | [...string]`, `form!: [...]`, `form!: [..._]`,
	`form!: [...int] & list.MinItems(1)`, `form!: list.MaxItems(2) & [...int]`, `form!: [...int] & list.UniqueItems()`, `form!: [...("a" | "b")]`,
	`form!: [...(int & >=1)]`, `form!: [string, int]`, `form!: [string, ...int]`, `form!: []`, `form: *null | [...string]`, `form!: [...[...int]]`,
	`form!: [...#Thing]`, `form: *[] | [...#Thing]`, `form!: [...#Thing] & list.MinItems(1) & list.MaxItems(2)`, `form!: [...string] | string`,
	`form!: [...string] | [...int]`, `form!: [...(string | null)]`, `form!: [..._words.accept]`, `form!: 2*[int]`, `form!: [for x in [1] {x}]`, `form!: list.MinItems(1)`,
	// Maps and structs.
	`form: {[string]: int}`, `form: *{} | {[string]: int}`, `form!: {[string]: string | null}`, `form: {[=~"^x"]: int}`, `form!: {[=~"^x"]: #Thing}`,
	`form!: {[string]: #Thing}`, `form!: {...}`, `form!: {[string]: _}`, `form: *null | {[string]: _}`, `form!: {[string]: [...int]}`, `form!: {[string]: {[string]: int}}`,
	`form!: {[=~"^x"]: int, [=~"^y"]: string}`, `form!: {[=~"^x"]: int, ...}`, `form!: {["x"]: int}`, `form!: {[string & strings.MinRunes(2)]: int}`,
	"form: {\n// A.\nx: *1 | int\n}", "form!: {\n// A.\nx!: int\n// B.\ny?: string\n}", "form!: {\n// A.\nx: int\n...\n}", "form!: {\n// A.\nx!: int\n[string]: string\n}",
	`form: #Thing`, `form: #Plain`, `form: *null | #Thing`, `form!: #Thing | string`, `form: *"a" | string | #Thing`, `form: #Outer`, `form!: #Tree`,
	`form!: #Thing & #Plain`, `form!: #Thing | #Plain`, `form: #Plain & {b: 2}`, `form: close({})`, `form: {}`, `form!: #Outer.#Inner`,
	// Optional, and what depends on others.
	`form?: int`, `form?: string & =~"^a"`, `form?: [...int]`, `form?: #Thing`, `form?: #Plain`, `form?: int | null`, `form: int`, `form: string`,
	`form!: _`, `form!: _ | error("x")`, `form!: _|_`, `form!: other`, `form!: >=other`, `form!: int & >other`, "form!: int\nif form > 3 {other: 5}", "form!: int\nform: <10",
	`form!: matchN(1, [int, string])`, `form!: struct.MinFields(1)`, `form!: time.Duration`, `form!: *1 | 1 | int`, `form: *5 | (int & <5)`,
	// Combinations of these.
	`form!: [...(string & =~"^a")]`, `form!: [...(int & >0 & <3)]`, `form!: [...strings.MinRunes(2)] & list.MaxItems(2)`, `form!: [...[...string]] & list.MinItems(1)`,
	`form: *["a"] | (list.MinItems(1) & [...string]) | null`, `form!: list.MinItems(2) & list.MaxItems(2) & [...int]`, `form!: [...#Thing] | null`, `form!: [...#Outer]`,
	`form!: {[string]: [...#Thing]}`, `form!: {[=~"^x"]: (int & >=1) | "auto"}`, `form: *{x: 1} | {[string]: int}`, `form: *null | {[string]: {[string]: int}}`, `form!: {[string]: bool | null}`,
	`form!: {[=~"^x"]: [...int] & list.MinItems(1)}`, `form!: {[string]: #Tree}`, `form!: [...{[string]: int}]`, `form!: string & strings.MaxRunes(0)`, `form!: !="" & strings.MaxRunes(2)`,
	`form!: number & >0 & <=1.5 | "auto"`, `form: *false | bool | "auto"`, `form!: "a" | "b" | null | 1`, `form: *null | "a" | "b" | true`, `form!: int & >=-1 & <=1`, `form!: >=-0.5`,
	"form: {\n// A.\nx: {\n// B.\ny: *1 | int\n}\n}", "form?: {\n// A.\nx!: [...string]\n}", `form: *null | #Outer`, `form!: [...#Tree] & list.MaxItems(2)`,
	`"form"!: int`, `form!: int @unknown()`, `form!: {int, #x: 1}`, `form!: int & {_, #says: "x"}`, "form!: X={int}", `form!: [if true {int}][0]`,
}

// formValues are what is written for each.
var formValues = []string{
	"null", "true", "false", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "-1", "255", "256", "9223372036854775807", "-9223372036854775808",
	"0.0", "0.05", "0.1", "0.5", "0.999999", "1.0", "1.5", "1.5000001", "2.5", "3.0", "5.0", "1e3", "-0.5", "1.00000000000000000000001", "0.00000000000000001",
	`""`, `"a"`, `"b"`, `"c"`, `"x"`, `"A"`, `"ab"`, `"ba"`, `"aab"`, `"abc"`, `"abcd"`, `"é"`, `"éé"`, `"日本語"`, `"日本語学"`, `"auto"`, `"any"`, `"none"`, `"on"`, `"1"`, `"null"`, `"2h"`,
	"[]", `["a"]`, `["a", "b"]`, `["a", "a"]`, `["a", "b", "c"]`, "[1]", "[1, 2]", "[1, 1]", "[1, 2, 3]", "[0]", `["a", 1]`, `[1, "a"]`, "[null]", `["a", null]`, "[[1]]", "[[1], []]", `[["a"]]`, "[1.5]", "[[]]", "[{}]",
	`[{"a": 1}]`, `[{"a": 1}, {"a": 2, "b": "x"}]`, `[{"a": "x"}]`, `[{"a": 1, "c": 1}]`, `[{"a": 1}, {"a": 1}, {"a": 1}]`, `[{"b": "x"}]`,
	"{}", `{"a": 1}`, `{"a": 1, "b": "x"}`, `{"a": "x"}`, `{"b": 2}`, `{"b": 3}`, `{"x": 1}`, `{"x": 1, "y": "s"}`, `{"x1": 1}`, `{"x": 1.5}`, `{"x": "s"}`, `{"y": "s"}`, `{"x": {"a": 1}}`, `{"x": {}}`, `{"x": null}`, `{"x": [1, 2]}`,
	`{"x": {"y": 1}}`, `{"xy": 1}`, `{"a": 1, "c": 2}`, `{"inner": {"deep": {"n": 2}}}`, `{"inner": {"deep": {"n": 0}}}`, `{"inner": {"deep": {"m": 1}}}`, `{"n": 1}`, `{"children": []}`, `{"children": [{"children": [{}]}]}`, `{"children": [{"x": 1}]}`,
}

const formSchema = `package forms

import ("strings", "list")

_use: [strings.MinRunes, list.MinItems]

_words: {
	words: {a: "first", b: "second"}
	accept: or([for w, _ in words {w}])
	says:   "must be a or b"
}
#Words: "a" | "b"
#Port:  int & >=1 & <=8
// A thing.
#Thing: {
	// A.
	a!: int
	// B.
	b: *"y" | string
}
// Plain.
#Plain: {
	// B.
	b: *1 | int
}
// Outer.
#Outer: {
	// Inner.
	inner: #Inner
	// Inner.
	#Inner: {
		// Deep.
		deep: {
			// N.
			n: *1 | (int & >0)
		}
	}
}
// A tree.
#Tree: {
	// Its children.
	children: *[] | [...#Tree]
}
// The root.
#Root: {
	// Another field.
	other: *2 | int
	// The form.
	FORM
} @schema()
`

// TestForms holds that the description, CUE itself and JSON Schema come to the
// same verdict on every value of every form, and to the same resolved config;
// or that the form is refused by name.
func TestForms(t *testing.T) {
	type config struct {
		text     string
		plain    bool // its integers are written as such
		instance any
	}
	configs := []config{{"{}", true, map[string]any{}}}
	for _, v := range formValues {
		text := `{"form": ` + v + `}`
		configs = append(configs, config{text, plain(t, text) == text, instanceOf(t, text)})
	}
	understood := 0
	for i, form := range forms {
		if testing.Short() && i%4 != 0 {
			continue
		}
		files := fstest.MapFS{"forms.cue": &fstest.MapFile{Data: []byte(strings.Replace(formSchema, "FORM", form, 1))}}
		source, err := cuelang.Parse(files)
		if err != nil {
			t.Fatalf("%s: %v", form, err)
		}
		e, err := load.FromCUE(source, "#Root")
		if err != nil {
			if !strings.Contains(err.Error(), "Root") && !strings.Contains(err.Error(), "form") && !strings.Contains(err.Error(), "source") {
				t.Errorf("%s: %v", form, err)
			}
			if testing.Verbose() {
				t.Logf("refused: %s: %v", form, strings.SplitN(err.Error(), "; state", 2)[0])
			}
			continue
		}
		understood++
		literal := load.New(e.Schema(), files, load.WithCUEVerdicts())
		var compiled *validator.Schema
		schemaText, schemaErr := jsonschema.Of(e.Schema())
		if schemaErr == nil {
			compiled = compile(t, schemaText)
		} else if testing.Verbose() {
			t.Logf("no JSON Schema: %s: %v", form, schemaErr)
		}
		for j, c := range configs {
			got, _ := resolved(e, c.text)
			if got != "" || testkit.InSample(i+j, 3) { // most values are refused as the one before is
				if want, _ := resolved(literal, c.text); got != want {
					t.Errorf("%s: %s\nthe description: %s\nCUE: %s", form, c.text, got, want)
				}
			}
			if schemaErr == nil && c.plain && (compiled.Validate(c.instance) == nil) != (got != "") {
				t.Errorf("%s: %s: JSON Schema accepts it: %v", form, c.text, got == "")
			}
		}
	}
	if understood < 100 && !testing.Short() {
		t.Errorf("only %d of %d forms are understood", understood, len(forms))
	}
	t.Logf("%d forms understood", understood)
}

// validates reports whether JSON Schema accepts a JSON text.
func validates(t testing.TB, s *validator.Schema, text string) bool {
	return s.Validate(instanceOf(t, text)) == nil
}

// instanceOf is a JSON text as the validator reads it.
func instanceOf(t testing.TB, text string) any {
	t.Helper()
	instance, err := validator.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return instance
}

// resolved is the resolved config as JSON, or empty and what is wrong with it.
func resolved(e *load.Engine, text string) (config, problems string) {
	err := e.Resolve([]load.Layer{load.Bytes("form.yaml", []byte(text))}, func(_, resolved *value.Value) {
		config = string(encode.JSON(resolved))
	})
	if err != nil {
		problems = err.Error()
	}
	return config, problems
}
