package loader_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/testkit"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
)

const testdata = "../../testdata"

// inputs are the YAML and JSON files of a folder of testdata.
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

// render writes diagnostics as a golden file has them: without the folder, and
// with what to write instead.
func render(ds []diag.Diagnostic) string {
	var b strings.Builder
	for _, d := range ds {
		d.File = filepath.Base(d.File)
		fmt.Fprintln(&b, d)
		if d.Suggestion != "" {
			fmt.Fprintf(&b, "  help: %s\n", strings.ReplaceAll(d.Suggestion, testdata+"/invalid/", ""))
		}
	}
	return b.String()
}

// TestInvalid holds that each file of testdata/invalid is refused with the
// diagnostics in the .out file beside it.
func TestInvalid(t *testing.T) {
	l := loader.New()
	for _, file := range inputs(t, "invalid") {
		t.Run(filepath.Base(file), func(t *testing.T) {
			_, err := l.Load(file)
			if err == nil {
				t.Fatal("accepted")
			}
			testkit.Golden(t, file+".out", render(diag.Of(err)))
		})
	}
}

// TestValid holds that each file of testdata/valid is accepted, resolved as the
// .resolved file beside it has it, with the warnings in the .out file if there
// is one.
func TestValid(t *testing.T) {
	l := loader.New()
	for _, file := range inputs(t, "valid") {
		t.Run(filepath.Base(file), func(t *testing.T) {
			experiment, err := l.Load(file)
			if err != nil {
				t.Fatal(err)
			}
			compact, err := json.Marshal(experiment)
			if err != nil {
				t.Fatal(err)
			}
			var resolved bytes.Buffer
			if err := json.Indent(&resolved, compact, "", "  "); err != nil {
				t.Fatal(err)
			}
			testkit.Golden(t, file+".resolved", resolved.String()+"\n")
			if _, err := os.Stat(file + ".out"); err == nil || len(experiment.Advisories()) > 0 {
				testkit.Golden(t, file+".out", render(experiment.Advisories()))
			}
		})
	}
}
