package cuelang_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/llenergymeasure/llemcfg/internal/engine/cuelang"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// TestChecks holds that a file that checks the package itself stops its
// description, and that no config is judged by it.
func TestChecks(t *testing.T) {
	files := fstest.MapFS{"root.cue": {Data: []byte("package p\n\n// The root.\n#Root: {\n\t// N.\n\tn: *1 | int\n} @schema()\n")}}
	right, err := cuelang.Parse(files)
	if err != nil {
		t.Fatal(err)
	}
	schema, err := right.Describe("#Root")
	if err != nil {
		t.Fatal(err)
	}
	files["checks.cue"] = &fstest.MapFile{Data: []byte("@checks()\n\npackage p\n\nChecks: error(\"the package is wrong\")\n")}
	wrong, err := cuelang.Parse(files)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := wrong.Describe("#Root"); err == nil || !strings.Contains(err.Error(), "the package is wrong") {
		t.Errorf("described: %v", err)
	}
	_, verdict, err := cuelang.AuthorityOf(files).Whole(schema, &value.Value{Kind: value.Map})
	if err != nil || verdict.Err != nil {
		t.Errorf("judged: %v, %v", err, verdict.Err)
	}
}
