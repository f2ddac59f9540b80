package schema_test

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	cuesource "github.com/llenergymeasure/llemcfg/cue"
	"github.com/llenergymeasure/llemcfg/internal/cuepaths"
	"github.com/llenergymeasure/llemcfg/internal/schema"
)

// TestOneFile holds that the package in one file is the same schema.
func TestOneFile(t *testing.T) {
	source, err := schema.Parse(cuesource.Files)
	if err != nil {
		t.Fatal(err)
	}
	text, err := source.OneFile()
	if err != nil {
		t.Fatal(err)
	}
	dir := fstest.MapFS{"schema.cue": &fstest.MapFile{Data: text}}
	one, err := schema.Parse(dir)
	if err != nil {
		t.Fatal(err)
	}
	want, err := source.Describe()
	if err != nil {
		t.Fatal(err)
	}
	got, err := one.Describe()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if _, err := cuepaths.Of(dir); err != nil {
		t.Error(err)
	}
}
