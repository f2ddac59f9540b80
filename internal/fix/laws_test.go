package fix_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// TestEachFixTakesOneMistakeAway applies each fix of each file of testdata/invalid
// alone: there is an error less then, and none that was not there before. What is
// wrong behind a mistake of syntax was there, and nobody saw it.
func TestEachFixTakesOneMistakeAway(t *testing.T) {
	const folder = "../../testdata/invalid"
	files, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	applied := 0
	for _, entry := range files {
		name := entry.Name()
		if ext := filepath.Ext(name); ext != ".yaml" && ext != ".json" {
			continue
		}
		text, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		look := check(name)
		before := look(text)
		for _, d := range before {
			for _, f := range d.Fixes {
				d.Fixes = []diag.Fix{f}
				fixed, count := diag.ApplyFixes(text, []diag.Diagnostic{d}, true)
				if count.Applied != 1 {
					t.Errorf("%s: %v: the fix cannot be applied: %v", name, d, f)
					continue
				}
				applied++
				after := look(fixed)
				if isUnread(before) {
					continue
				}
				if d.Severity == diag.Error && errorsIn(after) >= errorsIn(before) {
					t.Errorf("%s: %v\n%s: %d errors after %d: %v", name, d, fixed, errorsIn(after), errorsIn(before), after)
				}
				for _, found := range after {
					if found.Severity == diag.Error && !knew(before, found) {
						t.Errorf("%s: %v: the fix makes a new mistake: %v", name, d, found)
					}
				}
			}
		}
	}
	t.Logf("%d fixes", applied)
}

func errorsIn(ds []diag.Diagnostic) int {
	n := 0
	for _, d := range ds {
		if d.Severity == diag.Error {
			n++
		}
	}
	return n
}

// knew reports whether a diagnostic was there, perhaps under another name.
func knew(before []diag.Diagnostic, found diag.Diagnostic) bool {
	for _, d := range before {
		if d.Code == found.Code && (d.Message == found.Message || d.Path == found.Path) {
			return true
		}
	}
	return false
}
