package main

import (
	"strings"
	"testing"

	"github.com/llenergymeasure/llemcfg/pkg/reference"
)

// TestRun holds that every parameter is documented.
func TestRun(t *testing.T) {
	var out strings.Builder
	if err := run(&out); err != nil {
		t.Fatal(err)
	}
	all := reference.New().All()
	if len(all) == 0 {
		t.Error("there are no parameters")
	}
	for _, p := range all {
		if !strings.Contains(out.String(), "<dt><code>"+p.Path+"</code>, default ") {
			t.Errorf("%s is missing", p.Path)
		}
	}
}
