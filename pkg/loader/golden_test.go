package loader_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/llenergymeasure/llemcfg/pkg/diag"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
)

var update = flag.Bool("update", false, "write the golden files anew")

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

// diagnosticsOf are those of an error of the loader.
func diagnosticsOf(t testing.TB, err error) []diag.Diagnostic {
	t.Helper()
	var config *loader.ConfigError
	var validation *loader.ValidationError
	switch {
	case errors.As(err, &validation):
		return validation.Diagnostics
	case errors.As(err, &config):
		return config.Diagnostics
	}
	t.Fatalf("an error of another type: %T %v", err, err)
	return nil
}

// golden compares got with the file beside the input.
func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
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
			golden(t, file+".out", render(diagnosticsOf(t, err)))
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
			golden(t, file+".resolved", resolved.String()+"\n")
			if _, err := os.Stat(file + ".out"); err == nil || len(experiment.Advisories) > 0 {
				golden(t, file+".out", render(experiment.Advisories))
			}
		})
	}
}
