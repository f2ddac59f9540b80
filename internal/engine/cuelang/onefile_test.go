package cuelang_test

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	cuesource "github.com/llenergymeasure/llemcfg/cue"
	"github.com/llenergymeasure/llemcfg/internal/engine/cuelang"
	"github.com/llenergymeasure/llemcfg/internal/schema"
	"github.com/llenergymeasure/llemcfg/internal/testkit/fieldpaths"
)

// TestOneFile holds that the package in one file is the same schema.
func TestOneFile(t *testing.T) {
	source, err := cuelang.Parse(cuesource.Files)
	if err != nil {
		t.Fatal(err)
	}
	text, err := source.OneFile()
	if err != nil {
		t.Fatal(err)
	}
	dir := fstest.MapFS{"schema.cue": &fstest.MapFile{Data: text}}
	one, err := cuelang.Parse(dir)
	if err != nil {
		t.Fatal(err)
	}
	got, err := one.Describe("#ExperimentConfig")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(schema.Experiment(), got); diff != "" {
		t.Error(diff)
	}
	if _, err := fieldpaths.OfExperiment(dir); err != nil {
		t.Error(err)
	}
}
