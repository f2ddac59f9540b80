package fix_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/fix"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// FuzzFix holds that no text makes a fix panic, that a fix never leaves more
// errors than there were, and that fixing once more changes nothing.
func FuzzFix(f *testing.F) {
	for _, pattern := range []string{"../../testdata/invalid/*.yaml", "../../testdata/migrate/*/*.yaml"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			if len(text) > 2000 {
				continue // the fuzzer would spend its time on them
			}
			f.Add(string(text), false)
			f.Add(strings.TrimRight(string(text), "\n"), true)
			f.Add(strings.ReplaceAll(string(text), "\n", "\r\n"), true)
		}
	}
	look := check("fuzz.yaml")
	f.Fuzz(func(t *testing.T, text string, unsafe bool) {
		before := look([]byte(text))
		o := fix.All("fuzz.yaml", []byte(text), unsafe, look)
		if o.Fixed == 0 && string(o.Text) != text {
			t.Errorf("%q: nothing is fixed, and it is %q", text, o.Text)
		}
		if o.Fixed > 0 && len(o.Left) >= len(before) && invalid(o.Left) && !isUnread(before) {
			t.Errorf("%q: fixed to %q, which is no better: %v", text, o.Text, o.Left)
		}
		if again := fix.All("fuzz.yaml", o.Text, unsafe, look); again.Fixed > 0 {
			t.Errorf("%q became %q, and that %q", text, o.Text, again.Text)
		}
	})
}

// isUnread reports whether more than is known may be wrong with a text.
func isUnread(ds []diag.Diagnostic) bool {
	return slices.ContainsFunc(ds, func(d diag.Diagnostic) bool { return d.Code == diag.Syntax || d.Code == diag.NotAMap })
}
