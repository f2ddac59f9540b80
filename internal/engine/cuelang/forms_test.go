package cuelang

import (
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

// TestFormsThatAreRefused has fields that cannot be described, with what is wrong
// with them.
func TestFormsThatAreRefused(t *testing.T) {
	for form, want := range map[string]string{
		`"abc" | strings.MinRunes(5)`:        `two kinds of strings, one with a bound of its length`,
		`"abcdef" | strings.MaxRunes(5)`:     `two kinds of strings, one with a bound of its length`,
		`"" | !="" & strings.MaxRunes(2)`:    `two kinds of strings, one with a bound of its length`,
		`"abc" & strings.MinRunes(2)`:        `a word with a bound of its length`,
		`=~"a" & =~"b"`:                      `a string that has to match two patterns`,
		`int | >=0.5 & <=1`:                  `two ranges of numbers`,
		`1 | int & >=5`:                      `the number 1 beside a range that is without it`,
		`[string, int]`:                      `the list [string, int], whose items have places; write [...T]`,
		`[...string] | [...int]`:             `two kinds of lists`,
		`[] | [...int] & list.MinItems(2)`:   `two kinds of lists`,
		`{[string]: int} | {[string]: bool}`: `two kinds of mappings`,
		`{[string]: int, a: 2}`:              `neither a set of fields nor a map of one pattern nor open`,
		`{[!=""]: int}`:                      `the pattern of keys !=""; write string or =~ with a regular expression`,
		`!=1`:                                `!= with anything but the empty string`,
		`string & !="a"`:                     `!= with anything but the empty string`,
		`>"a"`:                               `a bound that is no number: "a"`,
		`strings.HasPrefix("a")`:             `a call of strings.HasPrefix`,
		`strings.MinRunes(1.5)`:              `a length has to be an integer`,
		`strings.MinRunes(-1)`:               `a length has to be an integer`,
		`strings.MinRunes(0)`:                `CUE does not prove that its values of kind string are those of the description`,
		`!~"^x"`:                             `the operator !~`,
		`bytes`:                              `a value of kind bytes`,
		`list.UniqueItems()`:                 `CUE does not accept the lengths of the description`,
		"#U\n}\n#U: [...#U]\n_x: {":          `U refers to itself`,
		"_u\n}\n_u: {a: int}\n_x: {":         `reached by a reference; give it a definition`,
		"_u\n}\n_u: [...int]\n_x: {":         `reached by a reference; give it a definition`,
		`int, "f": >=1, if f > 1 {g: int}`:   `a condition that is no rule: if f > 1`,
		`int, [string]: int`:                 `a field whose name is not fixed: [string]`,
		`int @role(x)`:                       `the attribute @role; there are @ask, `,
		`int @incidental(x)`:                 `@incidental(x) has an argument too many: "x"`,
		`int @ask()`:                         `@ask() needs an argument`,
		`nosuch`:                             `reference "nosuch" not found`,
		"int\n\tg?: int":                     `T.g: a comment above the field has to say what it is`,
		"int\n\t// G.\n\tg: int":             `T.g: a field that is neither required (!) nor optional (?) has to have a default`,
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
