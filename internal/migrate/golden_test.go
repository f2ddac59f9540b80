package migrate_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/migrate"
	"github.com/llenergymeasure/llemcfg/internal/testkit"
)

const testdata = "../../testdata/migrate"

// inputs are the YAML and JSON files of a folder of testdata/migrate.
func inputs(t testing.TB, folder string) []string {
	t.Helper()
	var files []string
	for _, pattern := range []string{"*.yaml", "*.json"} {
		found, err := filepath.Glob(filepath.Join(testdata, folder, pattern))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	if len(files) == 0 {
		t.Fatalf("no files in %s", folder)
	}
	return files
}

// report writes a result as a golden file has it.
func report(r *migrate.Result) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s", r.Verdict)
	if r.Verdict != migrate.Refused {
		fmt.Fprintf(&b, ", valid: %v", r.Valid())
	}
	b.WriteString("\n")
	for _, s := range r.Steps {
		if s.Action != migrate.Kept {
			fmt.Fprintln(&b, s)
		}
	}
	for _, c := range r.Comments {
		fmt.Fprintf(&b, "comment gone: %s\n", c)
	}
	for _, d := range r.Diagnostics {
		d.File = filepath.Base(d.File)
		fmt.Fprintln(&b, d)
		if d.Suggestion != "" {
			fmt.Fprintf(&b, "  help: %s\n", d.Suggestion)
		}
	}
	return b.String()
}

// TestGolden holds that each v1 file becomes the .migrated file beside it, if
// it is not refused, with the .report beside it.
func TestGolden(t *testing.T) {
	m := migrate.New(migrate.Options{})
	passing := migrate.New(migrate.Options{Passthrough: true})
	for _, folder := range []string{"v1", "forms"} {
		for _, file := range inputs(t, folder) {
			t.Run(filepath.Base(file), func(t *testing.T) {
				text, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				with := m
				if strings.HasPrefix(filepath.Base(file), "passthrough") {
					with = passing
				}
				r := with.Migrate(filepath.Base(file), text)
				testkit.Golden(t, file+".report", report(r))
				if testkit.Update() && r.Verdict == migrate.Refused {
					os.Remove(file + ".migrated")
				}
				if r.Verdict == migrate.Refused {
					if _, err := os.Stat(file + ".migrated"); err == nil {
						t.Error("refused, but there is a .migrated file")
					}
					return
				}
				testkit.Golden(t, file+".migrated", string(r.Text))
			})
		}
	}
}
