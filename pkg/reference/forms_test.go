package reference_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/llenergymeasure/llemcfg/internal/engine/cuelang"
	"github.com/llenergymeasure/llemcfg/pkg/reference"
)

// TestForms has fields as CUE writes them, each with the values that are worth
// testing, and, after the bar, with its example.
func TestForms(t *testing.T) {
	const schema = `package forms

import ("strings", "list")

_use: [strings.MinRunes, list.MinItems]

// A thing.
#Thing: {
	// A.
	a!: int & >=3
	// B.
	b: *"y" | string
	// C.
	c!: string @example(see)
	// D.
	d!: int & >=2 @example(7)
}
// Plain.
#Plain: {
	// A.
	a: *1 | int
}
// A tree.
#Tree: {
	// Its children.
	children!: [...#Tree]
}
// The root.
#Root: {
	// The form.
	FORM
} @schema()
`
	for form, want := range map[string]string{
		`form: *5 | int`:                     "-9223372036854775808 -9223372036854775807 0 5 9223372036854775807 | 5",
		`form!: int & >=1`:                   "1 2 9223372036854775807 | 1",
		`form!: int & >1 & <9`:               "2 3 8 | 2",
		`form!: int & >=-4 & <=-4`:           "-4 | -4",
		`form!: int & >=0 & <=4`:             "0 1 4 | 0",
		`form!: int & >=0.5 & <=4.5`:         "1 2 4 | 1",
		`form!: int & >=-3 @example(4)`:      "-3 -2 0 4 9223372036854775807 | 4",
		`form: *0.5 | number`:                "0.5 | 0.5",
		`form!: number & >=0 & <=1`:          "0.0 0.5 1.0 | 0.0",
		`form!: number & >0 & <1`:            "0.5 | 0.5",
		`form!: number & >=2`:                "2.0 | 2.0",
		`form!: number & <=2`:                "2.0 | 2.0",
		`form!: number & >2`:                 " | 3",
		`form!: number & <2`:                 " | 1",
		`form!: number`:                      " | 1",
		`form!: bool`:                        "true false | true",
		`form: *null | bool`:                 "true false null | true",
		`form!: 1 | 2`:                       "1 2 | 1",
		`form: *2 | 1 | "auto"`:              "2 1 auto | 2",
		`form: *"b" | "a"`:                   "b a | b",
		`form: *"auto" | (int & >=1 & <=8)`:  "auto 1 2 8 | auto",
		`form!: string`:                      `"" | ""`,
		`form!: !=""`:                        " | text",
		`form: *"x" | string`:                `x "" | x`,
		`form!: string @example(see)`:        `see "" | see`,
		`form!: =~"^a[0-9]{2}b+(c|d)$"`:      " | a11bc",
		`form!: =~"^[^a-zA-Z0-9]?.$"`:        " | x",
		`form!: =~"^[_]$"`:                   " | _",
		`form!: =~"^a$" | =~"^b$"`:           " | a",
		`form!: strings.MinRunes(6)`:         " | textxx",
		`form!: !="" & strings.MaxRunes(2)`:  " | te",
		`form!: strings.MaxRunes(4)`:         `"" | ""`,
		`form!: [...string]`:                 "[text] | [text]",
		`form: *[] | [...string]`:            "[] [text] | [text]",
		`form!: [...int] & list.MinItems(2)`: "[1, 1] | [1, 1]",
		`form!: [...(float & >4)]`:           "[5.0] | [5.0]",
		`form!: [...(float & <4)]`:           "[3.0] | [3.0]",
		`form!: [...(float & >=1 & <=4)]`:    "[2.5] | [2.5]",
		`form!: [...float]`:                  "[1.0] | [1.0]",
		`form!: [...(number & >4)]`:          "[5] | [5]",
		`form!: [...bool]`:                   "[true] | [true]",
		`form!: [...(int & >=7)]`:            "[7] | [7]",
		`form!: [...(int & <=-7)]`:           "[-7] | [-7]",
		`form!: [...(2 | 3)]`:                "[2] | [2]",
		`form!: [...("a" | "b")]`:            "[a] | [a]",
		`form!: [...[...int]]`:               "[[1]] | [[1]]",
		`form!: [...]`:                       "[text] | [text]",
		`form!: []`:                          "[] | []",
		`form!: [...#Tree]`:                  "[{children: [{children: [{children: [{children: []}]}]}]}] | [{children: [{children: [{children: [{children: []}]}]}]}]",
		`form!: {[string]: int}`:             "{name: 1} | {name: 1}",
		`form!: {[=~"^x[0-9]"]: "a"}`:        "{x1: a} | {x1: a}",
		`form!: {[string]: _}`:               "{} | {}",
		`form: *null | {[string]: bool}`:     "{name: true} null | {name: true}",
		`form!: [...#Thing]`:                 "[{a: 3, c: see, d: 7}] | [{a: 3, c: see, d: 7}]",
		`form!: #Thing`:                      " | ",
		`form: *null | #Plain`:               "null | ",
	} {
		source, err := cuelang.Parse(fstest.MapFS{"forms.cue": &fstest.MapFile{Data: []byte(strings.Replace(schema, "FORM", form, 1))}})
		if err != nil {
			t.Fatal(form, err)
		}
		described, err := source.Describe("#Root")
		if err != nil {
			t.Error(form, err)
			continue
		}
		p := reference.Of(described).Parameter("form")
		var tests []string
		for _, v := range p.Tests {
			tests = append(tests, v.YAML)
		}
		got := strings.Join(tests, " ") + " | "
		if p.Example != nil {
			got += p.Example.YAML
		}
		if got != want {
			t.Errorf("%s\ngot  %s\nwant %s", form, got, want)
		}
	}
}
