package cuelang_test

import (
	"testing"

	cuesource "github.com/llenergymeasure/llemcfg/cue"
	"github.com/llenergymeasure/llemcfg/internal/engine/cuelang"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/schema"
)

// TestDecodeIntegers holds that CUE's resolved config has the ends of 64 bits.
func TestDecodeIntegers(t *testing.T) {
	authority := cuelang.NewAuthority(func() (*cuelang.Source, error) { return cuelang.Parse(cuesource.Files) })
	for _, i := range []int64{-1 << 63, -1, 0, 1<<63 - 1} {
		config := &value.Value{Kind: value.Map, Entries: []value.Entry{
			{Key: "model", Value: value.OfString("gpt2")}, {Key: "random_seed", Value: value.OfInt(i)},
		}}
		resolved, verdict, err := authority.Whole(schema.Experiment(), config)
		if err != nil || verdict.Err != nil {
			t.Fatal(i, err, verdict.Err)
		}
		if got := resolved.Lookup("random_seed").Value.Int(); got != i {
			t.Errorf("got %d, want %d", got, i)
		}
	}
}
