package fix_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/llenergymeasure/llemcfg/internal/fix"
	"github.com/llenergymeasure/llemcfg/internal/schema"
	"github.com/llenergymeasure/llemcfg/internal/testkit"
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
	f.Fuzz(func(t *testing.T, text string, unsafe bool) { laws(t, look, text, unsafe) })
}

// TestRandomMistakes holds of configs with random mistakes what FuzzFix does of
// random texts.
func TestRandomMistakes(t *testing.T) {
	look := check("random.yaml")
	configs := testkit.Generator{Schema: schema.Experiment(), Broken: 20}.Experiment()
	rapid.Check(t, func(t *rapid.T) { laws(t, look, configs.Draw(t, "config"), rapid.Bool().Draw(t, "unsafe")) })
}

// laws holds what is so of every text that is fixed.
func laws(t interface{ Errorf(string, ...any) }, look func([]byte) []diag.Diagnostic, text string, unsafe bool) {
	before := look([]byte(text))
	o := fix.All("fuzz.yaml", []byte(text), unsafe, look)
	if o.Fixed == 0 && string(o.Text) != text {
		t.Errorf("%q: nothing is fixed, and it is %q", text, o.Text)
	}
	better := errorsIn(o.Left) < errorsIn(before) || errorsIn(o.Left) == errorsIn(before) && len(o.Left) < len(before)
	if o.Fixed > 0 && !better && invalid(o.Left) && !isUnread(before) {
		t.Errorf("%q: fixed to %q, which is no better: %v", text, o.Text, o.Left)
	}
	if again := fix.All("fuzz.yaml", o.Text, unsafe, look); again.Fixed > 0 {
		t.Errorf("%q became %q, and that %q", text, o.Text, again.Text)
	}
}

// isUnread reports whether more than is known may be wrong with a text.
func isUnread(ds []diag.Diagnostic) bool {
	return slices.ContainsFunc(ds, func(d diag.Diagnostic) bool { return d.Code == diag.Syntax || d.Code == diag.NotAMap })
}
