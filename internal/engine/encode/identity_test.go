package encode

import (
	"crypto/sha256"
	"encoding/hex"
	"math"
	"testing"

	"pgregory.net/rapid"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
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
