package loader_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/schema"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
	"github.com/llenergymeasure/llemcfg/pkg/study"
)

// several are the files of testdata/invalid with more than one mistake, and
// how many. All others have one.
var several = map[string]int{
	"json-mistakes.json":                      3,
	"fields-of-one-section.yaml":              3,
	"warning-beside-an-error.yaml":            4,
	"warning-that-depends.yaml":               3,
	"precision-misspelt-field-and-value.yaml": 2,
	"values-of-a-study-in-the-plural.yaml":    2, // the name, and the list
	"v1-file.yaml":                            5,
	"section-mismatch-and-bad-value.yaml":     2,
	"study-keys.yaml":                         5,
	"ten-mistakes.yaml":                       10,
	"model-list-of-ambiguous.yaml":            2, // a list, and what is in it
	"passthrough_kwargs-misspelt.yaml":        2, // the name, and what is in it
	"v1-baseline.yaml":                        3,
	"v1-dataset.yaml":                         4,
	"v1-io.yaml":                              2,
	"v1-batching.yaml":                        2,
	"v1-names-batching.yaml":                  4,
	"v1-names-batching_options.yaml":          4,
	"v1-names-decoder.yaml":                   3,
	"v1-names-decoder_config.yaml":            9,
	"v1-names-io_config.yaml":                 2,
	"v1-names-parallelism.yaml":               2,
	"v1-names-prompt_source.yaml":             2,
	"v1-names-prompts.yaml":                   2,
	"v1-names-pytorch.yaml":                   23,
	"v1-names-quantization.yaml":              3,
	"v1-names-quantization_config.yaml":       3,
	"v1-names-sharding.yaml":                  2,
	"v1-names-sharding_config.yaml":           2,
	"v1-names-study.yaml":                     6,
	"v1-names-tensorrt.yaml":                  18,
	"v1-names-top.yaml":                       32,
	"v1-names-vllm.yaml":                      24,
	"v1-parallelism.yaml":                     3,
	"v1-tensorrt-quantization-method.yaml":    2,
	"v1-warmup.yaml":                          6,
	"yaml-alias-in-two-places.yaml":           2,
}

// TestOneMistakeOneDiagnostic holds that there is a diagnostic for each mistake,
// and no more: no echo.
func TestOneMistakeOneDiagnostic(t *testing.T) {
	l := loader.New()
	for _, file := range inputs(t, "invalid") {
		name := filepath.Base(file)
		_, err := l.Load(file)
		if strings.HasPrefix(name, "v1-names-") {
			// All names of a section of v1 at once, each on a line of its own. A
			// value that is wrong under the new name too is a second mistake.
			keys := map[int]bool{}
			for _, d := range diag.Of(err) {
				if d.Code == diag.OldVersion {
					continue
				}
				if keys[d.Line] && d.Code != diag.WrongType {
					t.Errorf("%s: a second diagnostic on a line: %v", name, d)
				}
				keys[d.Line] = true
			}
			continue
		}
		want := 1
		if n, ok := several[name]; ok {
			want = n
		}
		ds := slices.DeleteFunc(diag.Of(err), func(d diag.Diagnostic) bool { return d.Code == diag.OldVersion })
		if len(ds) != want {
			t.Errorf("%s has %d mistakes and %d diagnostics: %v", name, want, len(ds), ds)
		}
	}
}

// TestMistakeInEveryField makes, of each field of each section, each mistake
// that can be made with it, in a file that has nothing else wrong, and holds
// that there is exactly one diagnostic, with the code, at the place and on the
// path that follow from how the file was written.
func TestMistakeInEveryField(t *testing.T) {
	schema := schema.Experiment()
	l := loader.New()
	made := 0
	mistake := func(code diag.Code, f placed, key, value string, line, column int) {
		t.Helper()
		made++
		text, path := f.file(key, value), f.path(key)
		_, err := l.LoadBytes("m.yaml", []byte(text))
		if err == nil {
			t.Errorf("accepted:\n%s", text)
			return
		}
		ds := diag.Of(err)
		if len(ds) != 1 || ds[0].Code != code || ds[0].Path != path || ds[0].Line != line || ds[0].Column != column {
			t.Errorf("want %s at %d:%d on %s of\n%sgot %v", code, line, column, path, text, ds)
		}
	}
	for _, f := range places(schema) {
		line, keyColumn := f.at()
		valueColumn := keyColumn + len(f.field.Name) + 2
		name := f.field.Name

		meant := f.good() // the value is judged under the name that is meant
		if f.takes("null") {
			meant = "null"
		}
		mistake(diag.UnknownField, f, name+"_x", meant, line, keyColumn)
		mistake(diag.InvalidNumber, f, name, ".inf", line, valueColumn)
		mistake(diag.AmbiguousValue, f, name, "017", line, valueColumn)
		mistake(diag.InvalidTag, f, name, "!x y", line, valueColumn)
		if name != "passthrough_kwargs" {
			mistake(diag.DuplicateKey, f, name, f.good()+"\n"+strings.Repeat(" ", keyColumn-1)+name+": "+f.good(), line+1, keyColumn)
		}
		mistake(diag.WrongType, f, name, "[]", line, valueColumn)
		if !f.takes("null") {
			mistake(diag.WrongType, f, name, "null", line, valueColumn)
		}
		if !f.takes("bool") {
			mistake(diag.WrongType, f, name, "true", line, valueColumn)
		}
		if !f.takes("map") {
			mistake(diag.WrongType, f, name, "{}", line, valueColumn)
		}
		switch {
		case f.takes("string") && len(f.field.Words) == 0:
			mistake(diag.WrongType, f, name, "5", line, valueColumn)
		case f.takes("string"):
			mistake(diag.NotAllowed, f, name, "nothing-like-it", line, valueColumn)
		default:
			mistake(diag.WrongType, f, name, `"5"`, line, valueColumn)
			mistake(diag.WrongType, f, name, "yes", line, valueColumn)
		}
		if f.takes("int") && !f.takes("float") {
			mistake(diag.WrongType, f, name, "5.0", line, valueColumn)
			mistake(diag.InvalidNumber, f, name, "9223372036854775808", line, valueColumn)
		}
		if f.field.Min != "" {
			mistake(diag.OutOfRange, f, name, "-9", line, valueColumn)
		}
		if f.field.Max != "" {
			mistake(diag.OutOfRange, f, name, f.field.Max+"1", line, valueColumn)
		}
	}
	if made < 400 {
		t.Errorf("only %d mistakes were made", made)
	}
	t.Logf("%d mistakes, one diagnostic each", made)
}

// TestEveryCode raises every code of the catalogue from its example, and holds
// that the example has no other mistake.
func TestEveryCode(t *testing.T) {
	l := loader.New()
	for _, e := range diag.Catalogue() {
		switch e.Code {
		case diag.Unreadable:
			_, err := l.Load(filepath.Join(t.TempDir(), "missing.yaml"))
			if ds := diag.Of(err); len(ds) != 1 || ds[0].Code != e.Code {
				t.Errorf("%s: %v", e.Code, ds)
			}
			continue
		case diag.SchemaError:
			continue // see TestSchemaError
		case diag.Duplicate, diag.Skipped, diag.UnusedIgnore:
			continue // only vet says it: see the scripts of cmd/llemcfg
		}
		if study.Is(e.Example.Name, []byte(e.Example.Text)) {
			if ds := diagnosticsOfStudy(t, e.Example); len(ds) != 1 || ds[0].Code != e.Code || ds[0].Severity != e.Severity {
				t.Errorf("%s: %v", e.Code, ds)
			}
			continue
		}
		experiment, err := l.LoadBytes(e.Example.Name, []byte(e.Example.Text))
		var ds []diag.Diagnostic
		if err == nil {
			ds = experiment.Advisories()
		} else {
			ds = diag.Of(err)
		}
		if e.Code == diag.OldVersion {
			ds = ds[:1] // it is about the others
		}
		if len(ds) != 1 || ds[0].Code != e.Code || ds[0].Severity != e.Severity {
			t.Errorf("%s: %v", e.Code, ds)
		}
	}
}

func diagnosticsOfStudy(t *testing.T, example diag.Example) []diag.Diagnostic {
	t.Helper()
	s, err := study.LoadBytes(filepath.Join(t.TempDir(), example.Name), []byte(example.Text))
	if err != nil {
		return diag.Of(err)
	}
	return slices.Concat(s.Warnings, s.Outcome().Diagnostics)
}

// TestCatalogueIsComplete holds that the catalogue has every code of the rules,
// which CUE states, and every one that Go code names.
func TestCatalogueIsComplete(t *testing.T) {
	schema := schema.Experiment()
	var codes []string
	for _, rules := range [][]spec.Rule{schema.Rules, schema.Advisories} {
		for _, r := range rules {
			codes = append(codes, r.Code)
		}
	}
	source, err := os.ReadFile("../diag/codes.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`Code = "([^"]+)"`).FindAllSubmatch(source, -1) {
		codes = append(codes, string(m[1]))
	}
	slices.Sort(codes)
	codes = slices.Compact(codes)
	for _, c := range codes {
		if _, ok := diag.Find(diag.Code(c)); !ok {
			t.Errorf("%s is not in the catalogue", c)
		}
	}
	if entries := diag.Catalogue(); len(entries) != len(codes) {
		t.Errorf("%d entries for %d codes", len(entries), len(codes))
	}
}
