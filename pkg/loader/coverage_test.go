package loader_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
	"github.com/llenergymeasure/llemcfg/internal/schema"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
)

// TestEveryRowHasFixtures holds that each row of the schema (field, bound,
// word, rule, preset, old name) has a file in testdata that passes by it and
// one that fails by it.
func TestEveryRowHasFixtures(t *testing.T) {
	schema := schema.Experiment()
	written, refused := surveyFixtures(t)
	pass := func(path, text string) bool {
		return slices.ContainsFunc(written[path], func(v *value.Value) bool {
			if v.Kind&(value.Int|value.Float) != 0 && text != "" {
				return value.CompareNumbers(v.Text, text) == 0
			}
			return text == "" || v.Text == text
		})
	}
	fail := func(path string, code diag.Code) bool { return slices.Contains(refused[path], code) }

	for path, f := range fieldPaths(schema, schema.Root(), "") {
		if !pass(path, "") {
			t.Errorf("%s: no valid file writes it", path)
		}
		if !fail(path, diag.WrongType) {
			t.Errorf("%s: no invalid file has a value of a wrong type", path)
		}
		for _, word := range f.Words {
			if !pass(path, word.Name) {
				t.Errorf("%s: no valid file has %s", path, word.Name)
			}
		}
		if (len(f.Words) > 0 || f.NotEmpty) && !fail(path, diag.NotAllowed) {
			t.Errorf("%s: no invalid file has a string that is not allowed", path)
		}
		for _, bound := range []string{f.Min, f.Max} {
			if bound != "" && (!pass(path, bound) || !fail(path, diag.OutOfRange)) {
				t.Errorf("%s: the bound %s is not tried from both sides", path, bound)
			}
		}
		if f.Required && !fail(path, diag.MissingField) {
			t.Errorf("%s: no invalid file lacks it", path)
		}
	}
	for _, rule := range slices.Concat(schema.Rules, schema.Advisories) {
		if path := strings.Join(rule.At, "."); !fail(path, diag.Code(rule.Code)) {
			t.Errorf("%s: no file breaks it", rule.Name)
		}
	}
	for _, old := range schema.OldNames {
		path := strings.Join(old.Path, ".")
		if !fail(path, diag.RenamedField) && !fail(path, diag.RemovedField) && !strings.HasSuffix(path, "*") {
			t.Errorf("%s: no invalid file uses it", path)
		}
	}
}

// surveyFixtures returns the values that the valid files write at each path, and
// the codes of the diagnostics at each path.
func surveyFixtures(t *testing.T) (written map[string][]*value.Value, refused map[string][]diag.Code) {
	t.Helper()
	written, refused = map[string][]*value.Value{}, map[string][]diag.Code{}
	l := loader.New()
	for _, file := range slices.Concat(inputs(t, "valid"), inputs(t, "invalid")) {
		experiment, err := l.Load(file)
		var ds []diag.Diagnostic
		if err != nil {
			ds = diag.Of(err)
		} else {
			ds = experiment.Advisories()
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			root, _ := yamldoc.Parse(&value.Source{Name: filepath.Base(file), Text: text}, yamldoc.DefaultLimits())
			collect(written, root, "")
		}
		for _, d := range ds {
			refused[d.Path] = append(refused[d.Path], d.Code)
		}
	}
	return written, refused
}

func collect(into map[string][]*value.Value, v *value.Value, prefix string) {
	for _, e := range v.Entries {
		into[prefix+e.Key] = append(into[prefix+e.Key], e.Value)
		collect(into, e.Value, prefix+e.Key+".")
	}
}

// fieldPaths are all fields by their paths.
func fieldPaths(schema *spec.Schema, s *spec.Section, prefix string) map[string]*spec.Field {
	paths := map[string]*spec.Field{}
	for i := range s.Fields {
		f := &s.Fields[i]
		paths[prefix+f.Name] = f
		if f.Section != spec.NoSection {
			for path, f := range fieldPaths(schema, &schema.Sections[f.Section], prefix+f.Name+".") {
				paths[path] = f
			}
		}
	}
	return paths
}

// TestRuleExamples holds that the example of each rule breaks that rule and
// nothing else.
func TestRuleExamples(t *testing.T) {
	l := loader.New()
	for _, rule := range schema.Experiment().Rules {
		_, err := l.LoadBytes("example.yaml", []byte(rule.Example))
		if err == nil {
			t.Errorf("%s: its example is valid", rule.Name)
			continue
		}
		ds := diag.Of(err)
		if len(ds) != 1 || string(ds[0].Code) != rule.Code || ds[0].Path != strings.Join(rule.At, ".") {
			t.Errorf("%s: its example gets %v", rule.Name, ds)
		}
	}
	for _, rule := range schema.Experiment().Advisories {
		experiment, err := l.LoadBytes("example.yaml", []byte(rule.Example))
		if err != nil {
			t.Errorf("%s: its example is invalid: %v", rule.Name, err)
			continue
		}
		ds := experiment.Advisories()
		if len(ds) != 1 || string(ds[0].Code) != rule.Code || ds[0].Path != strings.Join(rule.At, ".") {
			t.Errorf("%s: its example gets %v", rule.Name, ds)
		}
	}
}

// TestClosed holds that every section refuses a key that it does not have, and
// only that key.
func TestClosed(t *testing.T) {
	schema := schema.Experiment()
	l := loader.New()
	for _, f := range append(schema.Root().Fields, spec.Field{}) {
		text, path := "bogus: 1\n", "bogus"
		if f.Name != "" {
			if f.Section == spec.NoSection {
				continue
			}
			text, path = f.Name+": {bogus: 1"+requiredOf(&schema.Sections[f.Section])+"}\n", f.Name+".bogus"
		}
		text = "model: gpt2\n" + backendFor(schema, f.Name) + text
		_, err := l.LoadBytes("closed.yaml", []byte(text))
		if err == nil {
			t.Errorf("accepted: %s", text)
			continue
		}
		ds := slices.DeleteFunc(diag.Of(err), func(d diag.Diagnostic) bool { return d.Code == diag.Conflict })
		if len(ds) != 1 || ds[0].Path != path || ds[0].Code != diag.UnknownField {
			t.Errorf("%s: %v", text, ds)
		}
		if _, cueErr := shared.judge(t, text, false); cueErr == nil {
			t.Errorf("CUE accepts: %s", text)
		}
	}
}

// requiredOf writes the fields that a section cannot do without.
func requiredOf(s *spec.Section) string {
	var text string
	for _, f := range s.Fields {
		if f.Required {
			text += ", " + f.Name + ": " + f.Example
		}
	}
	return text
}

// backendFor writes the backend that a section belongs to, if it is one's.
func backendFor(schema *spec.Schema, section string) string {
	for _, word := range schema.Root().Field("backend").Words {
		if word.Name == section {
			return "backend: " + section + "\n"
		}
	}
	return ""
}
