package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/schema"
)

// TestIdentities holds that the schema's version changes with the fingerprints of
// its experiments: two programs of one version never disagree about them.
func TestIdentities(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(root, identities))
	if err != nil {
		t.Fatal(err)
	}
	s := schema.Experiment()
	got, err := identityOf(s)
	if err != nil {
		t.Fatal(err)
	}
	if want := identityIn(string(text), s.Version); got != want {
		t.Errorf("the fingerprints of version %s were other ones: change SchemaVersion in cue/experiment.cue and run go generate. "+
			"Only if the version has never been released, remove its line from %s instead.", s.Version, identities)
	}
}

// TestIdentityFollowsTheSchema holds that a default, a field, a preset and what is
// incidental are part of the identity, and a comment is not.
func TestIdentityFollowsTheSchema(t *testing.T) {
	identity := func() string {
		id, err := identityOf(schema.Experiment())
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	before := identity()
	root := schema.Experiment().Root()
	for i := range root.Fields {
		f := &root.Fields[i]
		if f.Required || f.Default == nil {
			continue
		}
		was := *f
		f.Incidental = !f.Incidental
		if identity() == before {
			t.Errorf("%s may be incidental or not: the identity is the same", f.Name)
		}
		*f = was
		f.Doc = "another comment"
		if identity() != before {
			t.Errorf("%s: the identity depends on the comment", f.Name)
		}
		*f = was
	}
}
