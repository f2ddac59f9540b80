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
