package load

import (
	"fmt"
	"strings"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// TestLocate has paths as CUE says them, with where they are in a file: the value,
// or the innermost one that is there of those that would have it.
func TestLocate(t *testing.T) {
	source := &value.Source{Name: "a.yaml", Text: []byte("a: {b: 1, \"0\": x}\nl: [u, {c: v}]\n")}
	root, problems := yamldoc.Parse(source, yamldoc.DefaultLimits())
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for path, want := range map[string]string{
		"a": "a 1:4 true", "a b": "a.b 1:8 true", "a 0": "a.0 1:16 true", "a 1": "a.1 1:4 false", "a b c": "a.b.c 1:8 false",
		"l": "l 2:4 true", "l 0": "l[0] 2:5 true", "l 1 c": "l[1].c 2:12 true", "l 2": "l.2 2:4 false", "l x": "l.x 2:4 false", "z": "z 1:1 false",
	} {
		var d diag.Diagnostic
		found := locate(&d, root, strings.Fields(path))
		if got := fmt.Sprintf("%s %d:%d %v", d.Path, d.Line, d.Column, found != nil); got != want || d.File != "a.yaml" {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
	source.Synthetic = true
	var d diag.Diagnostic
	if locate(&d, root, []string{"a", "b"}); d.Path != "a.b" || d.File != "a.yaml" || d.Line != 0 {
		t.Errorf("without lines: %+v", d)
	}
}
