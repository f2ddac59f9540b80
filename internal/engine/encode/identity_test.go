package encode

import (
	"crypto/sha256"
	"encoding/hex"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
)

// kettle is a schema with a typed number, a free mapping and a field that is no
// part of the identity.
var kettle = &spec.Schema{Version: "7", Sections: []spec.Section{{Name: "Kettle", Fields: []spec.Field{
	{Name: "heat", Type: spec.Type{Kinds: value.Float, Section: spec.NoSection}},
	{Name: "free", Type: spec.Type{Kinds: value.Map | value.Null, Section: spec.NoSection}},
	{Name: "label", Type: spec.Type{Kinds: value.String, Section: spec.NoSection}, Incidental: true},
}}}}

func brew(heat float64, free *value.Value, label string) *value.Value {
	return &value.Value{Kind: value.Map, Entries: []value.Entry{
		{Key: "heat", Value: value.OfFloat(heat)}, {Key: "free", Value: free}, {Key: "label", Value: value.OfString(label)},
	}}
}

func freely(v *value.Value) *value.Value {
	return &value.Value{Kind: value.Map, Entries: []value.Entry{{Key: "x", Value: v}}}
}

// TestFingerprintText has the texts whose sums are fingerprints.
func TestFingerprintText(t *testing.T) {
	for name, test := range map[string]struct {
		v    *value.Value
		text string
	}{
		"plain":         {brew(1, value.OfNull(), "a"), `{"config":{"free":null,"heat":1},"schema_version":"7"}`},
		"a list":        {brew(0.5, freely(&value.Value{Kind: value.List, Entries: []value.Entry{{Value: value.OfInt(1)}, {Value: value.OfString("a")}, {Value: value.OfInt(2)}}}), ""), `{"config":{"free":{"x":[1,"a",2]},"heat":0.5},"schema_version":"7"}`},
		"no list":       {brew(0.5, freely(&value.Value{Kind: value.List}), ""), `{"config":{"free":{"x":[]},"heat":0.5},"schema_version":"7"}`},
		"2^53-1":        {brew(0.5, freely(value.OfInt(1<<53-1)), ""), `{"config":{"free":{"x":9007199254740991},"heat":0.5},"schema_version":"7"}`},
		"-(2^53-1)":     {brew(0.5, freely(value.OfInt(-1<<53+1)), ""), `{"config":{"free":{"x":-9007199254740991},"heat":0.5},"schema_version":"7"}`},
		"2^53":          {brew(0.5, freely(value.OfInt(1<<53)), ""), `{"config":{"free":{"x":9007199254740992},"heat":0.5},"exact":{"/free/x":"9007199254740992"},"schema_version":"7"}`},
		"2^53+1":        {brew(0.5, freely(value.OfInt(1<<53+1)), ""), `{"config":{"free":{"x":9007199254740992},"heat":0.5},"exact":{"/free/x":"9007199254740993"},"schema_version":"7"}`},
		"a whole float": {brew(0.5, freely(value.OfFloat(1)), ""), `{"config":{"free":{"x":1},"heat":0.5},"exact":{"/free/x":"1.0"},"schema_version":"7"}`},
		"negative zero": {brew(0.5, freely(value.OfFloat(math.Copysign(0, -1))), ""), `{"config":{"free":{"x":0},"heat":0.5},"exact":{"/free/x":"-0.0"},"schema_version":"7"}`},
	} {
		sum := sha256.Sum256([]byte(test.text))
		if got := Fingerprint(kettle, test.v); got != hex.EncodeToString(sum[:]) {
			t.Errorf("%s: %s is not the sum of %s", name, got, test.text)
		}
	}
}

// TestFingerprintIsInjective holds that two configs have one fingerprint just when
// they are equal but for their labels.
func TestFingerprintIsInjective(t *testing.T) {
	seen := map[string]*value.Value{}
	rapid.Check(t, func(t *rapid.T) {
		free := freely(trees(3).Draw(t, "free"))
		a := brew(1, free, "a")
		print := Fingerprint(kettle, a)
		if Fingerprint(kettle, brew(1, free, "b")) != print {
			t.Fatal("the label counts")
		}
		if Fingerprint(kettle, brew(2, free, "a")) == print {
			t.Fatal("the heat does not count")
		}
		if was := seen[print]; was != nil && !value.Equal(was, a) {
			t.Fatalf("one fingerprint for\n%s\n%s", JSON(was), JSON(a))
		}
		seen[print] = a
	})
}

// pot is a schema with sections, of which one is in the other, fields that do not
// count in each, and a list.
var pot = &spec.Schema{Version: "7", Sections: []spec.Section{
	{Name: "Pot", Fields: []spec.Field{
		{Name: "lid", Type: spec.Type{Kinds: value.Map | value.Null, Section: 1}},
		{Name: "body", Type: spec.Type{Kinds: value.Map, Section: 1}},
		{Name: "note", Incidental: true, Type: spec.Type{Kinds: value.String, Section: spec.NoSection}},
		{Name: "free", Type: spec.Type{Kinds: value.Map | value.Null, Section: spec.NoSection}},
	}},
	{Name: "Part", Fields: []spec.Field{
		{Name: "size", Type: spec.Type{Kinds: value.Int | value.Float, Section: spec.NoSection}},
		{Name: "maker", Incidental: true, Type: spec.Type{Kinds: value.String, Section: spec.NoSection}},
		{Name: "knob", Type: spec.Type{Kinds: value.Map | value.Null, Section: 2}},
		{Name: "marks", Type: spec.Type{Kinds: value.List, Section: spec.NoSection}},
	}},
	{Name: "Knob", Fields: []spec.Field{
		{Name: "any", Type: spec.Type{Kinds: value.Map | value.Null, Section: spec.NoSection}},
		{Name: "made", Incidental: true, Type: spec.Type{Kinds: value.Int, Section: spec.NoSection}},
	}},
}}

// TestFingerprintOfSections has configs with the texts whose sums are their
// fingerprints, by whichever way they are made.
func TestFingerprintOfSections(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"{}", `{"config":{},"schema_version":"7"}`},
		{"lid: null\nnote: a", `{"config":{"lid":null},"schema_version":"7"}`},
		{"note: x\nbody: {maker: y}", `{"config":{"body":{}},"schema_version":"7"}`},
		{"lid: {size: 1.5, maker: a}\nbody: {maker: b, size: 2.0, marks: [1, [], x, [2, 3]]}", `{"config":{"body":{"marks":[1,[],"x",[2,3]],"size":2},"lid":{"size":1.5}},"schema_version":"7"}`},
		{"body: {knob: {made: 3, any: {b: 1.5, a: \"\\n\\\"\\\\\\x01é\"}}}", `{"config":{"body":{"knob":{"any":{"a":"\n\"\\\u0001é","b":1.5}}}},"schema_version":"7"}`},
		{"body: {knob: {made: 3, any: {b: 1.0}}, maker: z}\nfree: {\"a/~\": [0, 2.0]}\nnote: n", `{"config":{"body":{"knob":{"any":{"b":1}}},"free":{"a/~":[0,2]}},"exact":{"/body/knob/any/b":"1.0","/free/a~1~0/1":"2.0"},"schema_version":"7"}`},
		{"body: {size: 9007199254740993, marks: [1, -9007199254740993]}\nlid: {size: 1.0}", `{"config":{"body":{"marks":[1,-9007199254740992],"size":9007199254740992},"lid":{"size":1}},"exact":{"/body/marks/1":"-9007199254740993","/body/size":"9007199254740993"},"schema_version":"7"}`},
		{"lid: {knob: null}\nfree: null", `{"config":{"free":null,"lid":{"knob":null}},"schema_version":"7"}`},
	} {
		config, problems := yamldoc.Parse(&value.Source{Name: "pot.yaml", Text: []byte(c.text)}, yamldoc.DefaultLimits())
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		want := sha256.Sum256([]byte(c.want))
		f := NewFingerprinter(pot)
		for range 2 {
			if got := f.Sum(config); got != want {
				t.Errorf("%s: another sum than that of %s", c.text, c.want)
			}
		}
		var texts [][]byte
		isWhole := true
		for i, name := range f.Fields() {
			var text []byte
			if e := config.Lookup(name); e != nil {
				before := []byte(nil)
				var ok bool
				if text, ok = f.AppendField(before, i, e.Value); !ok {
					isWhole = false
					if len(text) > 0 {
						t.Errorf("%s: %s of a field that cannot be taken", c.text, text)
					}
				}
			}
			texts = append(texts, text)
		}
		if isWhole != !strings.Contains(c.want, "exact") || isWhole && f.SumOf(texts) != want {
			t.Errorf("%s: field by field it has another sum than that of %s", c.text, c.want)
		}
	}
	if got := strings.Join(NewFingerprinter(pot).Fields(), " "); got != "body free lid" {
		t.Errorf("the fields are %s", got)
	}
	if got := ConfigHashOf([]byte("{}")); got != "44136fa355b3678a" {
		t.Errorf("the hash is %s", got)
	}
}
