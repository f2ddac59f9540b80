package cuelang

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	mapfs "testing/fstest"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
)

func described(text string) (*spec.Schema, error) {
	source, err := Parse(mapfs.MapFS{"mill.cue": {Data: []byte("package mill\n\n" + text)}})
	if err != nil {
		return nil, err
	}
	return source.Describe("#Mill")
}

// TestTables has a package with every attribute and every table, and what is read of
// each.
func TestTables(t *testing.T) {
	s, err := described(`// A mill.
#Mill: {
	// Its power.
	power: *"wind" | "water" @selects()

	// What the wind moves.
	wind: *null | #Wind

	// What the water moves.
	water: *null | #Water

	// How it grinds.
	grist: #Grist

	// What it is given as it is.
	extra: *{} | {...} @passthrough()

	// What a name is for.
	label: *"" | string @incidental() @own(mill) @example(old mill)

	// How many GPUs.
	gpus: *1 | (int & >=1) @gpus() @unit(GPU)

	// Where it is.
	place: *"" | string @env(MILL_PLACE) @ask(CUE knows)

	// Its frame.
	frame: {
		// Its beams.
		beams: *2 | (int & <=9)
	}

	// Its hub.
	hub: #Wind.#Hub | error("no hub")

	// Its stones.
	stones: *[] | [...{
		// How wide.
		width: *1 | int
	}]

	// Whether it is open.
	open: *true | bool @env(MILL_CLOSED, means="false")
} @schema(version=Version, url=URL, varies=Varies, file=File, advisories=Advisories, misplaced=Misplaced, reading=Reading, limits=Sizes, otherNames=OtherNames, otherOptions=OtherOptions, otherValues=OtherValues, otherNulls=OtherNulls, oldFile=OldFile, oldNull=OldNull, unknownOption=UnknownOption, oldNames=OldNames, oldValues=OldValues, oldDefaults=OldDefaults, oldUnset=OldUnset)

// Wind.
#Wind: {
	// Its sails.
	sails: *4 | (int & >=2)

	// A hub.
	#Hub: {
		// Its size.
		size: *#small | int
		#small: 1
	}
}

// Water.
#Water: {
	// Its wheels.
	wheels: *1 | (int & >=1)
}

// Grist.
#Grist: {
	// How fine.
	preset: *"rough" | "fine" @presets(Grists)

	// The gap.
	gap: *Grists[preset].gap | (number & >0)

	// Whether the miller is there.
	miller: *true | bool @switches()
}

Grists: {
	rough: gap: 2.5
	fine: gap: 0.5
}

Version: "3"
URL: "https://example.com"
Varies: "vary"
File: "mill.yaml"
Sizes: {sails: 12}
Advisories: {
	idle: {
		code: "no-effect", at: "grist.gap", about: "grist", shows: "when"
		forbids: {
			when: {path: "power", is: "wind"}
			unset: {path: "wind", set: false}
			set: {path: "water", set: true}
			not: {path: "power", isNot: "water"}
			none: {path: "gpus", isNoneOf: [1, 2]}
			above: {path: "gpus", above: 3}
			below: {path: "grist.gap", below: 4.5}
			like: {path: "label", matches: "^x"}
			differ: {path: "gpus", differsFrom: "label"}
			names: {path: "extra", namesAField: true}
			wrote: {path: "label", written: true}
		}
		reason: "has no effect with {}", remedy: "remove it", message: "has no effect with {}. remove it."
		example: {power: "wind"}
	}
	other: {code: "conflict", at: "label", about: "label", shows: "none", forbids: a: {path: "label", is: "x"}, reason: "r", remedy: "m", example: {label: "x"}}
}
Misplaced: "a.b": message: "elsewhere"
Reading: {
	one: {says: "one", example: "a: 1"}
	two: says: "two"
}
OtherNames: {
	rotor: {means: ["wind.sails", "water.wheels"], nearly: ["water.wheels"], sameValue: true}
	docs: {means: [], nearly: [], sameValue: false, instead: "write it down"}
}
OtherOptions: ["x", "y"]
OtherValues: {
	power: {breeze: "wind", stream: nearly: "water"}
	gpus: all: 8
}
OtherNulls: ["none"]
OldFile: "old.yaml"
OldNull: "no null"
UnknownOption: "unknown"
OldNames: {
	sails: {to: "wind.sails", write: "wind.sails", message: "sails moved"}
	"a.*": {
		gone: "gone", qualifies: "q", option: true, options: true, optionOf: "o", required: true, ignored: "i", noEffect: true, inherits: true, study: true, campaign: true, note: "n", message: "a is gone"
		yieldsTo: ["b", "c"]
		idle: {by: "power", is: "wind", says: "idle"}
		homes: [{to: "label", selected: "wind", by: "x", is: "y", matches: "^z", null: true}, {to: "gpus"}]
	}
}
OldValues: {
	power: {air: now: "wind", none: {gone: "nobody"}, both: {now: "water", loses: "half"}}
}
OldDefaults: {
	gpus: {value: 2}
}
OldUnset: {
	label: {says: "none"}
}

// What each can do.
Can: {
	wind: ["turn"]
	water: ["flow", "fall"]
} @capability()
`)
	if err != nil {
		t.Fatal(err)
	}
	whole, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	var parts map[string]any
	if err := json.Unmarshal(whole, &parts); err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		list, ok := parts[name].([]any)
		if !ok {
			list = []any{parts[name]}
		}
		for _, part := range list {
			if lean := lean(part); lean != nil {
				text, err := json.Marshal(lean)
				if err != nil {
					t.Fatal(err)
				}
				lines = append(lines, name+" "+string(text))
			}
		}
	}
	const want = `Advisories {"At":["grist","gap"],"Code":"no-effect","Example":"power: wind\n","Forbids":[{"Path":["power"],"Test":3,"Values":[{"Kind":16,"Text":"wind"}]},{"Path":["wind"],"Test":2},{"Path":["water"],"Test":1},{"Path":["power"],"Test":4,"Values":[{"Kind":16,"Text":"water"}]},{"Path":["gpus"],"Test":5,"Values":[{"Kind":4,"Text":"1"},{"Kind":4,"Text":"2"}]},{"Path":["gpus"],"Test":6,"Values":[{"Kind":4,"Text":"3"}]},{"Path":["grist","gap"],"Test":7,"Values":[{"Kind":8,"Text":"4.5"}]},{"Path":["label"],"Test":8,"Values":[{"Kind":16,"Text":"^x"}]},{"Other":["label"],"Path":["gpus"],"Test":9},{"Path":["extra"],"Test":10},{"Path":["label"],"Test":11}],"Name":"idle","Reason":"has no effect with {}","Remedy":"remove it"}
Advisories {"At":["label"],"Code":"conflict","Example":"label: x\n","Forbids":[{"Path":["label"],"Test":3,"Values":[{"Kind":16,"Text":"x"}]}],"Name":"other","Reason":"r","Remedy":"m","Shows":-1}
Capabilities {"Doc":"What each can do.","Name":"Can","Rows":[{"Backend":"wind","Values":["turn"]},{"Backend":"water","Values":["flow","fall"]}]}
Definition "#Mill"
File "mill.yaml"
Limits {"sails":12}
Misplaced {"Message":"elsewhere","Path":["a","b"]}
OldDefaults {"Path":"gpus","Value":{"Kind":4,"Text":"2"}}
OldFile "old.yaml"
OldNames {"Homes":[{"To":"wind.sails"}],"Message":"sails moved","Path":["sails"],"To":"wind.sails","Write":"wind.sails"}
OldNames {"Campaign":true,"Gone":"gone","Homes":[{"Backend":"wind","By":"x","Is":"y","Matches":"^z","Null":true,"To":"label"},{"To":"gpus"}],"Idle":{"By":"power","Is":"wind","Says":"idle"},"Ignored":"i","Inherits":true,"Message":"a is gone","NoEffect":true,"Note":"n","Option":true,"OptionOf":"o","Options":true,"Path":["a","*"],"Qualifies":"q","Required":true,"Study":true,"YieldsTo":["b","c"]}
OldNull "no null"
OldUnset {"Path":"label","Says":"none"}
OldValues {"Now":{"Kind":16,"Text":"wind"},"Old":"air","Path":"power"}
OldValues {"Gone":"nobody","Old":"none","Path":"power"}
OldValues {"Loses":"half","Now":{"Kind":16,"Text":"water"},"Old":"both","Path":"power"}
OtherNames {"Means":[["wind","sails"],["water","wheels"]],"Name":"rotor","Nearly":[["water","wheels"]],"SameValue":true}
OtherNames {"Instead":"write it down","Name":"docs"}
OtherNulls "none"
OtherOptions "x"
OtherOptions "y"
OtherValues {"Now":{"Kind":16,"Text":"wind"},"Path":"power","Word":"breeze"}
OtherValues {"Nearly":true,"Now":{"Kind":16,"Text":"water"},"Path":"power","Word":"stream"}
OtherValues {"Now":{"Kind":4,"Text":"8"},"Path":"gpus","Word":"all"}
Presets {"Name":"rough","Values":[{"Field":"gap","Value":{"Kind":8,"Text":"2.5"}}]}
Presets {"Name":"fine","Values":[{"Field":"gap","Value":{"Kind":8,"Text":"0.5"}}]}
Reading {"Example":"a: 1","Name":"one","Says":"one"}
Reading {"Name":"two","Says":"two"}
Sections {"Doc":"A mill.","Fields":[{"Default":{"Kind":16,"Text":"wind"},"Doc":"Its power.","Kinds":16,"Name":"power","Selects":true,"Words":[{"Name":"wind"},{"Name":"water"}]},{"Default":{"Kind":1,"Text":"null"},"Doc":"What the wind moves.","Kinds":33,"Name":"wind","Section":1},{"Default":{"Kind":1,"Text":"null"},"Doc":"What the water moves.","Kinds":33,"Name":"water","Section":2},{"Doc":"How it grinds.","Kinds":32,"Name":"grist","Section":3},{"Default":{"Kind":32},"Doc":"What it is given as it is.","Kinds":32,"Name":"extra","Passthrough":true},{"Default":{"Kind":16},"Doc":"What a name is for.","Example":"old mill","Incidental":true,"Kinds":16,"Name":"label","Own":"mill"},{"Default":{"Kind":4,"Text":"1"},"Doc":"How many GPUs.","GPUs":true,"Kinds":4,"Min":"1","Name":"gpus","Unit":"GPU"},{"AskCUE":"CUE knows","Default":{"Kind":16},"Doc":"Where it is.","Env":"MILL_PLACE","Kinds":16,"Name":"place"},{"Doc":"Its frame.","Kinds":32,"Name":"frame","Section":4},{"Doc":"Its hub.","Kinds":32,"Name":"hub","Section":5},{"Default":{"Kind":64},"Doc":"Its stones.","Items":{"Kinds":32,"Section":6},"Kinds":64,"Name":"stones"},{"Default":{"Kind":2,"Text":"true"},"Doc":"Whether it is open.","Env":"MILL_CLOSED","EnvMeans":"false","Kinds":2,"Name":"open"}],"Name":"Mill"}
Sections {"Doc":"Wind.","Fields":[{"Default":{"Kind":4,"Text":"4"},"Doc":"Its sails.","Kinds":4,"Min":"2","Name":"sails"}],"Name":"Wind"}
Sections {"Doc":"Water.","Fields":[{"Default":{"Kind":4,"Text":"1"},"Doc":"Its wheels.","Kinds":4,"Min":"1","Name":"wheels"}],"Name":"Water"}
Sections {"Doc":"Grist.","Fields":[{"Default":{"Kind":16,"Text":"rough"},"Doc":"How fine.","Kinds":16,"Name":"preset","Presets":"Grists","Words":[{"Name":"rough"},{"Name":"fine"}]},{"Default":{"Kind":8,"Text":"2.5"},"DefaultBy":[{"Default":{"Kind":8,"Text":"2.5"},"Field":"preset","Is":"rough"},{"Default":{"Kind":8,"Text":"0.5"},"Field":"preset","Is":"fine"}],"Doc":"The gap.","Kinds":12,"Min":"0","MinOpen":true,"Name":"gap"},{"Default":{"Kind":2,"Text":"true"},"Doc":"Whether the miller is there.","Kinds":2,"Name":"miller","Switches":true}],"Name":"Grist"}
Sections {"Fields":[{"Default":{"Kind":4,"Text":"2"},"Doc":"Its beams.","Kinds":4,"Max":"9","Name":"beams"}],"Name":"MillFrame"}
Sections {"Doc":"A hub.","Fields":[{"Default":{"Kind":4,"Text":"1"},"Doc":"Its size.","Kinds":4,"Name":"size"}],"Name":"Hub"}
Sections {"Fields":[{"Default":{"Kind":4,"Text":"1"},"Doc":"How wide.","Kinds":4,"Name":"width"}],"Name":"MillStones"}
URL "https://example.com"
UnknownOption "unknown"
Varies "vary"
Version "3"`
	if got := strings.Join(lines, "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// lean is a value of JSON without what says nothing, nil if that is all.
func lean(v any) any {
	switch v := v.(type) {
	case map[string]any:
		maps.DeleteFunc(v, func(key string, part any) bool {
			v[key] = lean(part)
			return v[key] == nil || key == "Section" && v[key] == float64(spec.NoSection)
		})
		if len(v) == 0 {
			return nil
		}
		return v
	case []any:
		for i := range v {
			v[i] = lean(v[i])
		}
		if len(v) == 0 {
			return nil
		}
		return v
	case nil:
		return nil
	default:
		if v == false || v == "" || v == 0.0 {
			return nil
		}
		return v
	}
}

// TestDefects has a package with much that is wrong in it, and what is said of it,
// all at once.
func TestDefects(t *testing.T) {
	_, err := described(`// A mill.
#Mill: {
	// Power.
	power: *"wind" | "water" @selects()

	// Wind.
	wind: *null | string

	// Selects.
	chosen: *1 | int @selects()

	// Extra.
	extra: *"" | string @passthrough()

	// GPUs.
	gpus: *"" | string @gpus()

	// Switch.
	switch: *1 | int @switches()

	// Presets.
	preset: *"a" | "b" @presets(Nothing)

	// Number.
	size: *1 | int @own(x) @example(2) @unit(a, b)

	// Depends.
	twice: *(2 * size) | int

	// Optional.
	maybe?: int | null

	// Default.
	none: int

	// Merges.
	map: *{a: 1} | {[string]: int}

	// Asked.
	asked: *"" | string @ask(why) @env() @env(X, mean=y) @nosuch(1) @own()

	// Section.
	inner: #Inner

	nodoc: *1 | int

	// Alias.
	alias: X={a: 1, b: X.a}

	if size > 1 {other: 1}
	for x in [1] {more: 1}
} @schema(version=Nope, advisories=Bad, rules=Rules, otherNames=Names) @schema(nosuch=1) @other()

// Inner.
#Inner: {
	// Words.
	words: *"a" | "b" @presets(Choices)

	// By words.
	by: *Choices[words].by | int
}

Choices: {a: {by: 1, gone: 2}, b: by: "x"}
Rules: {}
Names: {a: {means: [], nearly: []}, b: {means: ["size"], nearly: ["wind.x"], instead: "c"}}
Bad: one: {
	code: "x", at: "size.nosuch", about: "wrong", shows: "a", reason: "r", remedy: "m", extra: 1, example: {}
	forbids: {
		a: {path: "nosuch", is: 1}
		b: {path: "size", is: 1, above: 2}
		c: {path: "size"}
		d: {path: "size", matches: "("}
		e: {path: "maybe", isNot: 2}
		f: {path: "size", unheard: 2}
		g: {path: "size.size", is: 1}
	}
}
`)
	const want = `mill.cue:50:2: Mill: an alias: X={a: 1, b: X.a}
mill.cue:52:2: Mill: a condition that is no rule: if size > 1
mill.cue:53:2: Mill: a condition that is no rule: for … in [1]
mill.cue:27:2: #Mill.size: @unit(a, b) has an argument too many: "b"
mill.cue:33:10: Mill.maybe: an optional field that may be null: say one of them
mill.cue:36:8: Mill.none: a field that is neither required (!) nor optional (?) has to have a default
mill.cue:39:7: Mill.map: the default {
	a: 1
}: CUE adds its keys to a mapping that is written; write *{} | …, or @ask(why)
mill.cue:42:2: #Mill.asked: @env() needs an argument
mill.cue:42:2: #Mill.asked: @env(X, mean=y) has an argument too many: "mean=y"
mill.cue:42:2: #Mill.asked: the attribute @nosuch; there are @ask, @env, @example, @gpus, @incidental, @own, @passthrough, @presets, @selects, @switches, @unit
mill.cue:42:2: #Mill.asked: @own() needs an argument
mill.cue:47:9: Mill.nodoc: a comment above the field has to say what it is
mill.cue:6:9: Mill.power: @selects: the word wind is the name of no section beside the field
mill.cue:6:9: Mill.power: @selects: the word water is the name of no section beside the field
mill.cue:12:10: Mill.chosen: @selects: the field has to be one of a few words
mill.cue:15:9: Mill.extra: @passthrough: the field has to be a free mapping
mill.cue:18:8: Mill.gpus: @gpus: the field has to be an integer
mill.cue:21:10: Mill.switch: @switches: the field has to be true or false
mill.cue:24:10: Mill.preset: @presets(Nothing): the field has to be one of a few words, and Nothing a table of them
mill.cue:27:8: Mill.size: the attribute states the value x, which the field does not accept
mill.cue:30:9: Mill.twice: it depends on the field size, which is no choice of presets
mill.cue:62:6: Inner.by: with words: b: the default "x" is no value that the field accepts when it is written
mill.cue:69:86: Bad.one.extra: a rule has no extra; it has code, at, about, forbids, shows, reason, remedy, message, example
mill.cue:68:6: Bad.one: there is no field size.nosuch
mill.cue:68:6: Bad.one: about is wrong, and has to be the section of size.nosuch or, if it is in none, the field
mill.cue:71:3: Bad.one.forbids.a: there is no field nosuch
mill.cue:72:3: Bad.one.forbids.b: a condition with more than one test
mill.cue:73:3: Bad.one.forbids.c: a condition without a test
mill.cue:74:3: Bad.one.forbids.d: error parsing regexp: missing closing ): '('
mill.cue:75:3: Bad.one.forbids.e: maybe is optional, and a condition that holds for an absent field needs one that may be null: maybe: *null | …
mill.cue:76:3: Bad.one.forbids.f: a condition has no unheard; it has set, is, isNot, isNoneOf, above, below, matches, differsFrom, namesAField, written
mill.cue:76:3: Bad.one.forbids.f: the test unheard
mill.cue:76:3: Bad.one.forbids.f: a condition without a test
mill.cue:77:3: Bad.one.forbids.g: there is no field size.size
mill.cue:67:9: Names.a: a: a name has either fields that it means or something to do instead
mill.cue:67:58: Names.b.nearly: there is no field wind.x
mill.cue:67:37: Names.b: b: a name has either fields that it means or something to do instead
mill.cue:4:1: #Mill: @schema(rules=Rules): the definition does not ask these rules: for r in Rules …, for r in #added …
mill.cue:4:1: #Mill: @schema: there is no Nope
mill.cue:4:1: #Mill: @schema(nosuch=1) has an argument too many: "nosuch=1"
mill.cue:4:1: #Mill: the attribute @other; a definition may have @schema
mill.cue:65:22: Choices.a.gone: a preset of a field that is not beside words`
	if got := strings.ReplaceAll(fmt.Sprint(err), "`", "'"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
