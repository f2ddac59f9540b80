package cuelang

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	mapfs "testing/fstest"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
)

const imports = "package t\n\nimport (\n\t\"list\"\n\t\"strings\"\n)\n\n_l: list.MinItems(1)\n_s: strings.MinRunes(1)\n"

// describe returns the description of the definition #T of a source.
func describe(text string) (*spec.Schema, error) {
	source, err := Parse(mapfs.MapFS{"t.cue": {Data: []byte(imports + text)}})
	if err != nil {
		return nil, err
	}
	return source.Describe("#T")
}

// TestForms has fields with what their descriptions are, again as CUE.
func TestForms(t *testing.T) {
	for form, want := range map[string]string{
		`bool | null`:                       `null | bool`,
		`int & >=1 & <=9223372036854775807`: `int64 & >=1`,
		`int & >=-9223372036854775808`:      `int64`,
		`>0 & <1`:                           `number & >0 & <1`,
		`int & >=1 & <5`:                    `int64 & >=1 & <5`,
		`float & >=0.5`:                     `float & >=0.5`,
		`"b" | =~"^x"`:                      `"b" | string & =~"^x"`,
		`strings.MinRunes(2) & strings.MaxRunes(4) & !=""`: `string & !="" & strings.MinRunes(2) & strings.MaxRunes(4)`,
		`"abcde" | strings.MinRunes(5)`:                    `string & strings.MinRunes(5)`,
		`"abcde" | strings.MaxRunes(5)`:                    `string & strings.MaxRunes(5)`,
		`"" | strings.MaxRunes(5)`:                         `string & strings.MaxRunes(5)`,
		`[]`:                                               `[]`,
		`[] | [...int]`:                                    `[...(int64)]`,
		`[...int] | []`:                                    `[...(int64)]`,
		`string | [...string] & list.MinItems(1)`:          `string | [...(string)] & list.MinItems(1)`,
		`[...bool] & list.MinItems(1) & list.MaxItems(2)`:  `[...(bool)] & list.MaxItems(2) & list.MinItems(1)`,
		`[...string] & list.MinItems(0)`:                   `[...(string)]`,
		`{[=~"^x"]: int}`:                                  `{[=~"^x"]: int64}`,
		`{...}`:                                            `{...}`,
		`_`:                                                `_`,
		`1 | 2.5 | true | "a"`:                             `true | 1 | 2.5 | "a"`,
		`(1 | 2) & >=1`:                                    `1 | 2`,
	} {
		s, err := describe("#T: {\n\t// A field.\n\tf!: " + form + "\n}")
		if err != nil {
			t.Errorf("%s: %v", form, err)
		} else if got := render(s.Root().Fields[0].Type); got != want {
			t.Errorf("%s is described as %s, want %s", form, got, want)
		}
	}
}

// TestSectionTwice holds that a section that is asked for twice is that section.
func TestSectionTwice(t *testing.T) {
	s, err := describe("#T: {\n\t// A field.\n\tf!: #U & #U\n}\n#U: {\n\t// A number.\n\tn!: int\n}")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, section := range s.Sections {
		names = append(names, section.Name)
	}
	if got := strings.Join(names, " "); got != "T U" {
		t.Errorf("the sections are %s", got)
	}
}

// TestFormsThatAreRefused has fields that cannot be described, with what is wrong
// with them.
func TestFormsThatAreRefused(t *testing.T) {
	for form, want := range map[string]string{
		`"abc" | strings.MinRunes(5)`:             `two kinds of strings, one with a bound of its length`,
		`"abcdef" | strings.MaxRunes(5)`:          `two kinds of strings, one with a bound of its length`,
		`"" | !="" & strings.MaxRunes(2)`:         `two kinds of strings, one with a bound of its length`,
		`"abc" & strings.MinRunes(2)`:             `a word with a bound of its length`,
		`=~"a" & =~"b"`:                           `a string that has to match two patterns`,
		`int | >=0.5 & <=1`:                       `two ranges of numbers`,
		`1 | int & >=5`:                           `the number 1 beside a range that is without it`,
		`[string, int]`:                           `the list [string, int], whose items have places; write [...T]`,
		`[...string] | [...int]`:                  `two kinds of lists`,
		`[] | [...int] & list.MinItems(2)`:        `two kinds of lists`,
		`{[string]: int} | {[string]: bool}`:      `two kinds of mappings`,
		`{[string]: int, a: 2}`:                   `neither a set of fields nor a map of one pattern nor open`,
		`{[string]: "abc" | strings.MinRunes(5)}`: `two kinds of strings, one with a bound of its length`,
		`{[!=""]: int}`:                           `the pattern of keys !=""; write string or =~ with a regular expression`,
		`!=1`:                                     `!= with anything but the empty string`,
		`string & !="a"`:                          `!= with anything but the empty string`,
		`>"a"`:                                    `a bound that is no number: "a"`,
		`strings.HasPrefix("a")`:                  `a call of strings.HasPrefix`,
		`strings.MinRunes(1.5)`:                   `a length has to be an integer`,
		`strings.MinRunes(-1)`:                    `a length has to be an integer`,
		`strings.MinRunes(0)`:                     `CUE does not prove that its values of kind string are those of the description`,
		`!~"^x"`:                                  `the operator !~`,
		`bytes`:                                   `a value of kind bytes`,
		`list.UniqueItems()`:                      `CUE does not accept the lengths of the description`,
		"#U\n}\n#U: [...#U]\n_x: {":               `U refers to itself`,
		"_u\n}\n_u: {a: int}\n_x: {":              `reached by a reference; give it a definition`,
		"_u\n}\n_u: [...int]\n_x: {":              `reached by a reference; give it a definition`,
		"[...(#P | 5 | int & >=5)]\n\t#P: {\n\t\t// N.\n\t\tn!: int\n\t}": `CUE does not prove that its values of kind int64 are those of the description`,
		`int, "f": >=1, if f > 1 {g: int}`:                                `a condition that is no rule: if f > 1`,
		`int, [string]: int`:                                              `a field whose name is not fixed: [string]`,
		`int @role(x)`:                                                    `the attribute @role; there are @ask, `,
		`int @incidental(x)`:                                              `@incidental(x) has an argument too many: "x"`,
		`int @ask()`:                                                      `@ask() needs an argument`,
		"int\n\t...":                                                      `T: ... beside fields: every struct of fields is closed`,
		`nosuch`:                                                          `reference "nosuch" not found`,
		`[...nosuch]`:                                                     `#T.f: reference "nosuch" not found`,
		`{[nosuch]: int}`:                                                 `#T.f: reference "nosuch" not found`,
		`{[string]: nosuch}`:                                              `#T.f.[]: reference "nosuch" not found`,
		`{[string, int]: int}`:                                            `square bracket must have exactly one element`,
		`{...int}`:                                                        `missing ',' in struct literal`,
		`{a: int | *1}`:                                                   `t.cue:12:10: TF.a: a comment above the field has to say what it is`,
		`"a" & "b"`:                                                       `#T.f: conflicting values "b" and "a"`,
		`int & string`:                                                    `#T.f: conflicting values int and string (mismatched types int and string)`,
		`>5 & <3`:                                                         `#T.f: incompatible number bounds <3 and >5`,
		`(1 | 2) & (3 | 4)`:                                               `#T.f: 2 errors in empty disjunction: (and 2 more errors)`,
		`2.0 & int`:                                                       `#T.f: conflicting values 2.0 and int (mismatched types float and int)`,
		`error("x")`:                                                      `#T.f: x`,
		`#T`:                                                              `#T.f: structural cycle`,
		"int\n\tg?: int":                                                  `T.g: a comment above the field has to say what it is`,
		"int\n\t// G.\n\tg: int":                                          `T.g: a field that is neither required (!) nor optional (?) has to have a default`,
	} {
		s, err := describe("#T: {\n\t// A field.\n\tf!: " + form + "\n}")
		if err == nil {
			t.Errorf("%s is described as %s, want an error: %s", form, render(s.Root().Fields[0].Type), want)
		} else if !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", form, err, want)
		}
	}
}

// TestSourcesThatAreRefused has packages that cannot be read, compiled or
// described, with the error.
func TestSourcesThatAreRefused(t *testing.T) {
	file := func(text string) fs.FS { return mapfs.MapFS{"t.cue": {Data: []byte(text)}} }
	for want, files := range map[string]fs.FS{
		"there is no *.cue file":             mapfs.MapFS{"t.txt": {Data: []byte("#T: {}")}},
		"read t.cue: invalid argument":       mapfs.MapFS{"t.cue": {Mode: fs.ModeDir}},
		"expected '}', found 'EOF'":          file("package t\n#T: {f: int"),
		`reference "nosuch" not found`:       file("package t\n#T: {f: nosuch}"),
		`builtin package "nosuch" undefined`: mapfs.MapFS{"t.cue": {Data: []byte("package t\nimport \"nosuch\"\n#T: {f: nosuch.X}")}},
		"the package has no definition #T":   file("package t\n#S: {}"),
		"#T is no struct of fields":          file("package t\n#T: int"),
	} {
		source, err := Parse(files)
		if err == nil {
			_, err = source.Describe("#T")
		}
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

// TestManyForms has forms with what each is described as, again as CUE, and with its
// message, all of them in one definition; and forms of which each is refused.
func TestManyForms(t *testing.T) {
	accepted := []struct{ form, want string }{
		{`int8`, `int64 & >=-128 & <=127`},
		{`int16 | null`, `null | int64 & >=-32768 & <=32767`},
		{`int32`, `int64 & >=-2147483648 & <=2147483647`},
		{`int64`, `int64`},
		{`uint`, `int64 & >=0`},
		{`uint8`, `int64 & >=0 & <=255`},
		{`uint16`, `int64 & >=0 & <=65535`},
		{`uint32`, `int64 & >=0 & <=4294967295`},
		{`uint64`, `int64 & >=0`},
		{`uint & <=10`, `int64 & >=0 & <=10`},
		{`int32 & >=0`, `int64 & >=0 & <=2147483647`},
		{`number`, `number`},
		{`null`, `null`},
		{`string`, `string`},
		{`float`, `float`},
		{`int`, `int64`},
		{`bool`, `bool`},
		{`true`, `true`},
		{`false | true`, `false | true`},
		{`bool & true`, `true`},
		{`(true | 1) & (true | 2)`, `true`},
		{`("a" | "b") & ("b" | "c")`, `"b"`},
		{`=~"^x" | =~"^y"`, `string & =~"^x" | string & =~"^y"`},
		{`!="" & =~"^a"`, `string & =~"^a" & !=""`},
		{`"a" | string`, `string`},
		{`"a" | !=""`, `string & !=""`},
		{`"abc" | =~"^a"`, `string & =~"^a"`},
		{`=~"^a" | "abc" | "b"`, `"b" | string & =~"^a"`},
		{`(int | string) & (string | bool)`, `string`},
		{`(int | null) & (string | null)`, `null`},
		{`(1 | 2 | 3) & (2 | 3 | 4)`, `2 | 3`},
		{`(1 | 2 | 9) & <5`, `1 | 2`},
		{`(1 | 2.5) & int`, `1`},
		{`1 | 1.0`, `1 | 1.0`},
		{`2 | 1 | 2`, `2 | 1`},
		{`>=1 & >=2 & <=9 & <=8`, `number & >=2 & <=8`},
		{`>1 & >=1`, `number & >1`},
		{`>=1 & >1`, `number & >1`},
		{`<5 & <=5`, `number & <5`},
		{`int & >1`, `int64 & >1`},
		{`int & >0.5`, `int64 & >0.5`},
		{`>=-1.5`, `number & >=-1.5`},
		{`int & >=1 & <=1`, `int64 & >=1 & <=1`},
		{`number | null | "auto"`, `null | number | "auto"`},
		{`>=0 & <=1 | "auto"`, `number & >=0 & <=1 | "auto"`},
		{`[...int] & list.MaxItems(2)`, `[...(int64)] & list.MaxItems(2)`},
		{`[...int] & [...(>=1)]`, `[...(int64 & >=1)]`},
		{`[...]`, `[...]`},
		{`[...] & list.MinItems(2) & list.MinItems(3)`, `[...] & list.MinItems(3)`},
		{`list.MaxItems(3) & list.MaxItems(2) & [...string]`, `[...(string)] & list.MaxItems(2)`},
		{`[...[...int]]`, `[...([...(int64)])]`},
		{`[] & [...int]`, `[]`},
		{`[...int] | string | null`, `null | string | [...(int64)]`},
		{`[] | [...int] & list.MinItems(0)`, `[...(int64)]`},
		{`[...strings.MinRunes(2)]`, `[...(string & strings.MinRunes(2))]`},
		{`[...(int | string)]`, `[...(int64 | string)]`},
		{`{[string]: int}`, `{[string]: int64}`},
		{`{[=~"^a"]: int}`, `{[=~"^a"]: int64}`},
		{`{[string]: int} & {...}`, `{[string]: int64}`},
		{`{...} & {[string]: string}`, `{[string]: string}`},
		{`{[string]: _}`, `{...}`},
		{`{...} | null`, `null | {...}`},
		{`{[string]: {[string]: bool}}`, `{[string]: {[string]: bool}}`},
		{`{[string]: [...int]}`, `{[string]: [...(int64)]}`},
		{`strings.MinRunes(2)`, `string & strings.MinRunes(2)`},
		{`strings.MaxRunes(4)`, `string & strings.MaxRunes(4)`},
		{`strings.MinRunes(2) & strings.MinRunes(3)`, `string & strings.MinRunes(3)`},
		{`strings.MaxRunes(4) & strings.MaxRunes(3)`, `string & strings.MaxRunes(3)`},
		{`strings.MinRunes(2) | null`, `null | string & strings.MinRunes(2)`},
		{`"ab" | strings.MinRunes(2)`, `string & strings.MinRunes(2)`},
		{`"a" | strings.MaxRunes(1)`, `string & strings.MaxRunes(1)`},
		{`=~"^a" & strings.MinRunes(2)`, `string & =~"^a" & strings.MinRunes(2)`},
		{`strings.MinRunes(1) & strings.MaxRunes(1)`, `string & strings.MinRunes(1) & strings.MaxRunes(1)`},
		{`strings.MinRunes(2) | int`, `int64 | string & strings.MinRunes(2)`},
		{`"x" | strings.MinRunes(1) & strings.MaxRunes(2)`, `string & strings.MinRunes(1) & strings.MaxRunes(2)`},
		{`strings.MinRunes(1)`, `string & strings.MinRunes(1)`},
		{`*null | string`, `null | string`},
		{`*[] | [...int]`, `[...(int64)]`},
		{`int | error("must be whole")`, `int64; must be whole`},
		{`int | error("a \(1+1)")`, `int64; a 2`},
		{`string | error("x") | null`, `null | string; x`},
		{`(int)`, `int64`},
		{`((int) | (null))`, `null | int64`},
		{`int & _`, `int64`},
		{`_ & int`, `int64`},
		{`{} & {[string]: int}`, `{[string]: int64}`},
		{`_l & [...int]`, `[...(int64)] & list.MinItems(1)`},
		{`_s`, `string & strings.MinRunes(1)`},
		{`_s & =~"a"`, `string & =~"a" & strings.MinRunes(1)`},
		{`list.MinItems(1)`, `[...] & list.MinItems(1)`},
		{`"a\nb" | "c"`, `"a\nb" | "c"`},
		{`1K`, `1000`},
		{`0x10`, `16`},
		{`1_000`, `1000`},
		{`1.50`, `1.50`},
		{`1e3`, `1e+3`},
		{`5 & int`, `5`},
		{`null | null`, `null`},
		{`_m.a`, `int64`},
		{`_m["b"]`, `string`},
		{`{[K=string]: int}`, `{[string]: int64}`},
		{`{[string]: #S}`, `{[string]: {...}}`},
		{`[...#S]`, `[...({...})]`},
		{`#S`, `{...}; section S`},
		{`#S & #S`, `{...}; section S`},
		{`#S | #S`, `{...}; section S`},
		{`#S | null`, `null | {...}; section S`},
		{`#N & #S`, `{...}; section S`},
		{`#N & #N`, `null | {...}; section S`},
		{`(#S | null) & #S`, `{...}; section S`},
		{`#S & {...}`, `{...}; section S`},
		{`{...} & #S`, `{...}; section S`},
		{`#S | int | null`, `null | int64 | {...}; section S`},
		{`[...int] | #S`, `[...(int64)] | {...}; section S`},
		{`#S | error("s")`, `{...}; section S`}, // what is wrong is said of its fields
		{`null | #S | error("s")`, `null | {...}; section S`},
		{`_w`, `"a" | "b"`},
		{`_w & "a"`, `"a"`},
		{`_w & _w`, `"a" | "b"`},
		{`_w | "c"`, `"a" | "b" | "c"`},
		{`"c" | _w | "a"`, `"a" | "b" | "c"`},
		{`"a" & string`, `"a"`},
		{`"" & ""`, `""`},
		{`[...string] & []`, `[]`},
		{`list.MaxItems(0)`, `[]`},
		{`list.MaxItems(0) & [...int]`, `[]`},
		{`[...(int | error("i"))]`, `[...(int64)]`},
		{`{[string]: int | error("e")}`, `{[string]: int64}`},
		{`(int | error("a")) | error("b")`, `int64; b`},
		{`(int | error("a")) & (>=1 | error("b"))`, `int64 & >=1; b`},
		{`(int | error("a")) & >=1`, `int64 & >=1; a`},
		{`int & (>=1 | error("b"))`, `int64 & >=1; b`},
		{`(string | error("a")) & !=""`, `string & !=""; a`},
		{`(int | string) & (>=1 | "a")`, `int64 & >=1 | "a"`},
		{`(number | null) & (>=0 | null)`, `null | number & >=0`},
		{`(1 | 2 | "a") & (int | "a" | "b")`, `1 | 2 | "a"`},
		{`(1 | 2.5) & number`, `1 | 2.5`},
		{`(1 | 2) & <=1 & >=1`, `1`},
		{`bool & (true | "x")`, `true`},
		{`(bool | 1) & (false | 1)`, `false | 1`},
		{`(true | 1) | (false | 2)`, `true | false | 1 | 2`},
		{`int & 5`, `5`},
		{`(int & >=1) | (int & >=1) | null`, `null | int64 & >=1`},
		{`1 & (1 | 2)`, `1`},
		{`1 & number`, `1`},
		{`1.5 & float`, `1.5`},
		{`>=1 & int8`, `int64 & >=1 & <=127`},
		{`int8 & uint8`, `int64 & >=0 & <=127`},
		{`uint & int8`, `int64 & >=0 & <=127`},
		{`<=3 & <=3`, `number & <=3`},
		{`<3 & <=3`, `number & <3`},
		{`<=3 & <3`, `number & <3`},
	}
	refused := []struct{ form, want string }{
		{`rune`, `uint & <=1114111`},
		{`float32`, `float32`},
		{`float64`, `float64`},
		{`int128`, `int128`},
		{`("a" | "b") & !=""`, `("a" | "b") & !="": a word with a bound of its length`},
		{`("a" | "") & !=""`, `("a" | "") & !="": a word with a bound of its length`},
		{`=~"^x" & ("xa" | "xb")`, `=~"^x" & ("xa" | "xb"): a string that has to match two patterns`},
		{`"" | !=""`, `"" | !="": two kinds of strings, one with a bound of its length`},
		{`-1 | 1`, `-1: the operator -`},
		{`5 | int & >=5`, `CUE does not prove that its values of kind int64 are those of the description, int64 & >=5`},
		{`5 | >=5 & <9`, `CUE does not prove that its values of kind int64 are those of the description, number & >=5 & <9`},
		{`5 | 6 | int`, `CUE does not prove that its values of kind int64 are those of the description, int64`},
		{`int | float & >=1`, `int | float & >=1: two ranges of numbers`},
		{`int & >=1 | float`, `int & >=1 | float: two ranges of numbers`},
		{`[...int] & list.UniqueItems()`, `CUE does not accept the lengths of the description, [...(int64)] & list.UniqueItems(): of length 64 it accepts a value: false`},
		{`list.UniqueItems() & [...string] & list.MinItems(1)`, `CUE does not accept the lengths of the description, [...(string)] & list.MinItems(1) & list.UniqueItems(): of length 65 it accepts a value: false`},
		{`[...int] | [...int]`, `[...int] | [...int]: two kinds of lists`},
		{`{[string]: int} & {[string]: int}`, `{[string]: int} & {[string]: int}: a mapping that has to be of two kinds`},
		{`{}`, `the struct {}, which is neither a set of fields nor a map of one pattern nor open`},
		{`{[=~"^x"]: int, [=~"^y"]: string}`, `the struct {[=~"^x"]: int, [=~"^y"]: string}, which is neither a set of fields nor a map of one pattern nor open`},
		{`{... , a: 1}`, `the struct {..., a: 1}, which is neither a set of fields nor a map of one pattern nor open`},
		{`*1 | int`, `CUE does not prove that its values of kind int64 are those of the description, int64`},
		{`int | *5`, `CUE does not prove that its values of kind int64 are those of the description, int64`},
		{`*"a" | "a" | "b"`, `CUE does not prove that its values of kind string are those of the description, "a" | "b"`},
		{`'abc'`, `'abc': a value of kind bytes`},
		{`-5`, `-5: the operator -`},
		{`+5`, `5: the operator +`},
		{`1 + 1`, `2: the operator +`},
		{`"a" + "b"`, `"ab": the operator +`},
		{`len("abc")`, `a call of len`},
		{`[1, 2]`, `the list [1, 2], whose items have places; write [...T]`},
		{`[int]`, `the list [int], whose items have places; write [...T]`},
		{`>=1 | <=-1`, `>=1 | <=-1: two ranges of numbers`},
		{`!=null`, `!=null: != with anything but the empty string`},
		{`int & !=5`, `!=5: != with anything but the empty string`},
		{`string & =~"("`, "the pattern (: error parsing regexp: missing closing ): `(`"},
		{`{[int]: int}`, `the pattern of keys int; write string or =~ with a regular expression`},
		{`{[=~"a" | =~"b"]: int}`, `the pattern of keys =~"a" | =~"b"; write string or =~ with a regular expression`},
		{`{["a"]: int}`, `the pattern of keys "a"; write string or =~ with a regular expression`},
		{`#S | #R`, `#S | #R: two kinds of mappings`},
		{`#S | {...}`, `#S | {...}: two kinds of mappings`},
		{`{...} | {[string]: int}`, `{...} | {[string]: int}: two kinds of mappings`},
		{`#S & {[string]: int}`, `#S & {[string]: int}: a mapping that has to be of two kinds`},
		{`{#S, ...}`, `the struct {#S, ...}, which is neither a set of fields nor a map of one pattern nor open`},
		{`"a" & =~"^a"`, `"a" & =~"^a": a string that has to match two patterns`},
		{`=~"^a" & =~"^a"`, `=~"^a" & =~"^a": a string that has to match two patterns`},
		{`[...int] & [...string]`, `[...int] & [...string]: a list whose items have to be of two kinds`},
		{`strings.MaxRunes(0)`, `strings.MaxRunes(0)`},
		{`[#S]`, `the list [#S], whose items have places; write [...T]`},
		{`close({a: int})`, `a call of close`},
		{`{a: int, ...}`, `the struct {a: int, ...}, which is neither a set of fields nor a map of one pattern nor open`},
		{`(number | null) & >=0`, `CUE does not prove that its values of kind int64 are those of the description, number & >=0`},
		{`=~"a" & !~"b"`, `!~"b": the operator !~`},
		{`[...string] & list.MinItems(2) & list.MaxItems(1)`, `no value has the lengths of the description, [...(string)] & list.MaxItems(1) & list.MinItems(2)`},
		{`strings.MinRunes(3) & strings.MaxRunes(2)`, `no value has the lengths of the description, string & strings.MinRunes(3) & strings.MaxRunes(2)`},
		{`(>=1 & <=5) | (>=1 & <=9)`, `(>=1 & <=5) | (>=1 & <=9): two ranges of numbers`},
		{`(>=1 & <=5) | (>=2 & <=5)`, `(>=1 & <=5) | (>=2 & <=5): two ranges of numbers`},
		{`>=1 | >=1`, `CUE does not prove that its values of kind int64 are those of the description, number & >=1`},
		{`>=1 | >1`, `>=1 | >1: two ranges of numbers`},
		{`<=1 | <1`, `<=1 | <1: two ranges of numbers`},
		{`(int & >=1) | (float & >=1)`, `(int & >=1) | (float & >=1): two ranges of numbers`},
		{`_m[_k]`, `_m[_k]: invalid non-ground value string (must be concrete string)`},
		{`_m["c"]`, `_m["c"]: undefined field: c`},
	}
	whole := func(forms []struct{ form, want string }) string {
		var b strings.Builder
		b.WriteString("#T: {\n")
		for i, c := range forms {
			fmt.Fprintf(&b, "\t// A field.\n\tf%d!: %s\n", i, c.form)
		}
		return b.String() + `}
_k: string
_m: {a: int, b: string}
_w: "a" | "b"
#S: {
	// A.
	a: int | *1
}
#R: {
	// B.
	b: int | *2
}
#N: null | #S
`
	}
	s, err := describe(whole(accepted))
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range s.Root().Fields {
		got := render(f.Type)
		if f.Says != "" {
			got += "; " + f.Says
		}
		if f.Section != spec.NoSection {
			got += "; section " + s.Sections[f.Section].Name
		}
		if got != accepted[i].want {
			t.Errorf("%s is described as %s, want %s", accepted[i].form, got, accepted[i].want)
		}
	}
	_, err = describe(whole(refused))
	if err == nil {
		t.Fatal("all of them are described")
	}
	said := strings.Split(err.Error(), "\n")
	for i, c := range refused {
		want := fmt.Sprintf("t.cue:%d:%d: T.f%d: cannot be described: %s; state it otherwise", 12+2*i, len(fmt.Sprintf("\tf%d!: ", i))+1, i, c.want)
		if i >= len(said) || !strings.HasPrefix(said[i], want) {
			t.Errorf("%s: no\n%s in\n%s", c.form, want, said[min(i, len(said)-1)])
		}
	}
}

// TestMeanings has a choice of words and of forms, each with what is said of it.
func TestMeanings(t *testing.T) {
	s, err := describe(`#T: {
	// Words.
	w!: _w.word | null
	// Forms.
	f!: _f.is
	// Both.
	b!: _w.word | _f.is
	// Neither.
	n!: _n.is
}
_w: {
	words: {one: "the first", two: "the second"}
	word: or([for word, _ in words {word}])
}
_f: {
	forms: {"^a": {write: "a<n>", means: "an a"}, "^b": {write: "b<n>", means: "a b"}}
	refuses: {"^c": "no c", "^d": "no d"}
	is: or([for pattern, _ in forms {=~pattern}])
}
_n: is: "three"
`)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, f := range s.Root().Fields {
		fmt.Fprintf(&b, "%s: %+v %+v %+v\n", f.Name, f.Words, f.Forms, f.Refuses)
	}
	const want = `w: [{Name:one Doc:the first} {Name:two Doc:the second}] [] []
f: [] [{Pattern:^a Write:a<n> Doc:an a} {Pattern:^b Write:b<n> Doc:a b}] [{Pattern:^c Says:no c} {Pattern:^d Says:no d}]
b: [{Name:one Doc:the first} {Name:two Doc:the second}] [{Pattern:^a Write:a<n> Doc:an a} {Pattern:^b Write:b<n> Doc:a b}] [{Pattern:^c Says:no c} {Pattern:^d Says:no d}]
n: [{Name:three Doc:}] [] []
`
	if b.String() != want {
		t.Errorf("got\n%swant\n%s", &b, want)
	}
	for more, want := range map[string]string{
		`_w: {words: {one: "the first"}, word: "one" | "two"}`:                     "words: field not found: two",
		`_w: {words: {one: 1, two: "x"}, word: or([for word, _ in words {word}])}`: "cannot use value 1 (type int) as string",
		`_w: {word: =~"a", refuses: "^b": 1}`:                                      "cannot use value 1 (type int) as string",
		`_w: {word: =~"a", forms: "^b": means: "x"}`:                               "forms: field not found: means",
		`_w: {word: =~"a", forms: "a": means: "x"}`:                                "forms.a: field not found: write",
	} {
		if _, err := describe("#T: {\n\t// Words.\n\tw!: _w.word\n}\n" + more); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", more, err)
		}
	}
}
