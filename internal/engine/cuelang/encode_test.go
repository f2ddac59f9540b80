package cuelang

import (
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// TestSyntaxOfWhatHasNone holds that a value that could not be read becomes no CUE,
// at any depth, rather than one that CUE may judge.
func TestSyntaxOfWhatHasNone(t *testing.T) {
	list := func(v *value.Value) *value.Value {
		return &value.Value{Kind: value.List, Entries: []value.Entry{{Value: v}}}
	}
	in := func(v *value.Value) *value.Value {
		return &value.Value{Kind: value.Map, Entries: []value.Entry{{Key: "a", Value: v}}}
	}
	for _, v := range []*value.Value{{}, list(&value.Value{}), in(list(in(&value.Value{}))), {Kind: value.Int | value.Float, Text: "1"}} {
		if e, err := Syntax(v); err == nil {
			t.Errorf("%v becomes %s", v, text(e))
		}
	}
	if text, err := Format(value.OfNull()); err == nil {
		t.Errorf("null becomes the file %s", text)
	}
}

// TestLiterals has numbers as a config writes them, and as CUE is asked about them.
// One whose exponent is as large as its fraction is long would be an integer in
// CUE, but for another digit.
func TestLiterals(t *testing.T) {
	for literal, want := range map[string]string{
		"1.5": "1.5", "-1.5": "-1.5", "1e3": "1e3", "1.5e1": "1.50e1", "-1.5E1": "-1.50e1", "1.25e2": "1.250e2", "1.5e2": "1.5e2", "1.5e-1": "1.5e-1",
		"1.5e+1": "1.50e+1", "1e0": "1.0e0", "1.e0": "1.0e0", "1.5e99999999999999999999": "1.5e99999999999999999999",
	} {
		e, err := Syntax(&value.Value{Kind: value.Float, Text: literal})
		if err != nil || text(e) != want {
			t.Errorf("%s becomes %s and not %s: %v", literal, text(e), want, err)
		}
	}
}
