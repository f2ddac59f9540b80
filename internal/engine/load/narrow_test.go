package load_test

import (
	"strings"
	"testing"
	mapfs "testing/fstest"

	"github.com/llenergymeasure/llemcfg/internal/engine/cuelang"
	"github.com/llenergymeasure/llemcfg/internal/engine/load"
)

// kiln is a definition that the files below narrow.
const kiln = `package kiln

#Kiln: {
	// The heat.
	heat: *900 | (int & >=1) | error("must be an integer of at least 1")

	// The clay.
	clay!: string

	// The fire.
	fire: #Fire

	// The lid.
	lid: *null | #Lid

	// Notes.
	notes: *{} | {...}

	// Marks.
	marks: *[] | [...string]
} @schema()

// Fire.
#Fire: {
	// Minutes.
	minutes: *30 | (int & >=1)

	// The draft.
	draft: #Draft
}

// A draft.
#Draft: {
	// Open.
	open: *0.5 | (number & >=0 & <=1)
}

// A lid.
#Lid: {
	// Weight.
	weight: *2 | int
}
`

// TestNarrowed has files that narrow the definition, and configs with what each
// becomes, or with what is said of it.
func TestNarrowed(t *testing.T) {
	files := mapfs.MapFS{"kiln.cue": {Data: []byte(kiln)}}
	source, err := cuelang.Parse(files)
	if err != nil {
		t.Fatal(err)
	}
	base, err := source.Describe("#Kiln")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ file, config, want string }{
		{"heat: >=1000", "clay: red", "kiln.yaml:1:1: error: heat: must be at least 1000, and is not set (lab.cue:1) [missing-field]: write heat: …; lab.cue does not allow the default of heat, 900"},
		{"heat: >=1000", "clay: red\nheat: 950", "kiln.yaml:2:7: error: heat: must be at least 1000, not 950 (lab.cue:1) [not-allowed]"},
		{"heat: >=1000", "heat: 0", `kiln.yaml:1:1: error: clay: is required: it must be a string [missing-field]: add clay
kiln.yaml:1:7: error: heat: must be an integer of at least 1, not 0 [out-of-range]`},
		{"heat: >=1000 | error(\"must be hot here\")", "clay: red\nheat: 950", "kiln.yaml:2:7: error: heat: must be hot here (lab.cue:1) [not-allowed]"},
		{"clay: \"red\" | \"white\"", "clay: blue", `kiln.yaml:1:7: error: clay: must be "red" or "white", not "blue" (lab.cue:1) [not-allowed]`},
		{"clay: \"red\"", "{}", `heat: 900
clay: red
fire:
  minutes: 30
  draft:
    open: 0.5
lid: null
notes: {}
marks: []
`},
		{"fire: draft: open: <0.4", "clay: red", "kiln.yaml:1:1: error: fire.draft.open: must be below 0.4, and is not set (lab.cue:1) [missing-field]: write fire: {draft: {open: …}}; lab.cue does not allow the default of fire.draft.open, 0.5"},
		{"fire: draft: open: <0.4", "clay: red\nfire: {draft: {open: 0.45}}", "kiln.yaml:2:22: error: fire.draft.open: must be below 0.4, not 0.45 (lab.cue:1) [not-allowed]"},
		{"fire: draft: open: <0.4", "clay: red\nfire: {draft: {open: 2}}", "kiln.yaml:2:22: error: fire.draft.open: must be a number from 0 to 1, not 2 [out-of-range]"},
		{"lid: {...}", "clay: red\nlid: null", "kiln.yaml:2:6: error: lid: must be {...}, not null (lab.cue:1) [not-allowed]"},
		{"lid: weight: 7", "clay: red", `heat: 900
clay: red
fire:
  minutes: 30
  draft:
    open: 0.5
lid:
  weight: 7
notes: {}
marks: []
`},
		{"notes: a: 1", "clay: red\nnotes: {a: 2}", "kiln.yaml:2:12: error: notes.a: must be 1, not 2 (lab.cue:1) [not-allowed]"},
		{"notes: a: {b: 1}", "clay: red\nnotes: {a: [2]}", "kiln.yaml:2:12: error: notes.a: must be {b: 1}, not a list (lab.cue:1) [not-allowed]"},
		{"#default: {heat: 1000, fire: minutes: 40}\nheat: >900 | *901", "clay: red", `heat: 1000
clay: red
fire:
  minutes: 40
  draft:
    open: 0.5
lid: null
notes: {}
marks: []
`},
		{"\nmarks: [...=~\"^x\"]", "clay: red\nmarks: [xa, b]", `kiln.yaml:2:13: error: marks[1]: must be a text that matches "^x", not "b" (lab.cue:2) [not-allowed]`},
		{"marks: [\n\t\"a\" | \"b\",\n\t...(!=\"c\")\n]", "clay: red\nmarks: [c]", `kiln.yaml:2:9: error: marks[0]: must be "a" or "b", not "c" (lab.cue:2) [not-allowed]`},
		{"marks: [\n\t\"a\" | \"b\",\n\t...(!=\"c\")\n]", "clay: red\nmarks: [a, c]", `kiln.yaml:2:12: error: marks[1]: must be other than "c", not "c" (lab.cue:3) [not-allowed]`},
		{"import \"list\"\nmarks: list.MaxItems(1) & [...=~\"^x\"]", "clay: red\nmarks: [xa, xb]", `kiln.yaml:2:8: error: marks: must be list.MaxItems(1) & [...=~"^x"], not a list (lab.cue:2) [not-allowed]`},
		{"notes: a: [...{b: <3}]", "clay: red\nnotes: {a: [{b: 1}, {b: 4}]}", `kiln.yaml:2:25: error: notes.a[1].b: must be below 3, not 4 (lab.cue:1) [not-allowed]`},
		{"notes: a: null | {b: <3}", "clay: red\nnotes: {a: {b: 4}}", `kiln.yaml:2:16: error: notes.a.b: must be below 3, not 4 (lab.cue:1) [not-allowed]`},
		{"notes: a: {b: <3} | {b: >5}", "clay: red\nnotes: {a: {b: 4}}", `kiln.yaml:2:12: error: notes.a: must be {b: <3} | {b: >5}, not a mapping (lab.cue:1) [not-allowed]`},
		{"#default: heat: 1000\nfire: minutes: >=40 | *40", "clay: red\nheat: null\nfire: {minutes: null}", `kiln.yaml:2:7: error: heat: must be an integer of at least 1, not null [wrong-type]: leave it out for 1000, as line 1 of lab.cue says
kiln.yaml:3:17: error: fire.minutes: must be an integer of at least 1, not null [wrong-type]: leave it out for 40, as line 2 of lab.cue says`},
		{"clay: \"red\"", "clay: null", "kiln.yaml:1:7: error: clay: must be a string, not null [wrong-type]: leave it out for red, as line 1 of lab.cue says"},
		{"clay: !=\"red\"", "clay: red\nsize: 3", `kiln.yaml:1:7: error: clay: must be other than "red", not "red" (lab.cue:1) [not-allowed]
kiln.yaml:2:1: error: size: there is no such field [unknown-field]: remove it, or write one of heat, clay, fire, lid, notes, marks`},
	} {
		n, defects := cuelang.Narrow("lab.cue", []byte(c.file), "example.com/kiln", "#Kiln", files)
		if len(defects) > 0 {
			t.Errorf("%s: %v", c.file, defects)
			continue
		}
		config, problems := resolve(t, load.FromNarrowed(base, n), load.Bytes("kiln.yaml", []byte(c.config)))
		if got := config + strings.Join(problems, "\n"); got != c.want {
			t.Errorf("%s and %s\ngot\n%s\nwant\n%s", c.file, c.config, got, c.want)
		}
	}
}
