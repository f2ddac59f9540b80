package loader_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/schema"
	"github.com/llenergymeasure/llemcfg/internal/testkit"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
)

// TestEdgesAgreeWithCUE holds that the loader and plain CUE say the same of
// every field with a value of every kind, at every edge of its bounds and a
// hair beyond, and of every pair of rules. To ask CUE about a whole experiment
// takes it ten times as long as to ask about the one field of it that is written.
func TestEdgesAgreeWithCUE(t *testing.T) {
	t.Parallel()
	if testkit.Race {
		t.Skip("CUE is asked thousands of times, by one goroutine")
	}
	schema := schema.Experiment()
	l := loader.New()
	var texts []string
	for path, f := range fieldPaths(schema, schema.Root(), "") {
		for _, literal := range edges(f) {
			texts = append(texts, experimentWith(schema, path, literal))
			agreeOnField(t, l, schema, path, literal)
		}
	}
	for i, one := range schema.Rules {
		for _, other := range schema.Rules[i+1:] {
			texts = append(texts, mergeExamples(one.Example, other.Example))
		}
	}
	for i, text := range texts {
		if testkit.InSample(i, 24) {
			shared.agree(t, t, l, text)
		}
	}
}

// agreeOnField checks that the loader and plain CUE say the same of one field of an
// experiment that is otherwise valid, but for the rules.
func agreeOnField(t *testing.T, l *loader.Loader, schema *spec.Schema, path, literal string) {
	t.Helper()
	text := experimentWith(schema, path, literal)
	experiment, err := l.LoadBytes("config.yaml", []byte(text))
	refused := slices.ContainsFunc(diag.Of(err), func(d diag.Diagnostic) bool {
		return !slices.ContainsFunc(schema.Rules, func(r spec.Rule) bool { return r.Code == string(d.Code) })
	})

	top, field, nested := strings.Cut(path, ".")
	section, written := "", literal
	if nested {
		section, written = schema.Sections[schema.Root().Field(top).Section].Name, sectionWith(schema, top, field, literal)
	}
	want, cueErr := shared.judgeField(t, top, section, written)
	if refused != (cueErr != nil) {
		t.Errorf("%s\nloader: %v\nCUE: %v", text, err, cueErr)
	}
	if err != nil || cueErr != nil {
		return
	}
	got, err := json.Marshal(experiment)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, decodeJSON(t, got).(map[string]any)[top], sameNumber); diff != "" {
		t.Errorf("%s\nresolved (-CUE +loader):\n%s", text, diff)
	}
}

// edges are values worth trying for a field.
func edges(f *spec.Field) []string {
	literals := []string{
		"null", "true", "false", `"yes"`, `""`, `"x"`, "[]", "{}", "[1]", "{a: 1}", "0", "1", "-1", "1.0", "0.5", "1e3",
		"9223372036854775807", "-9223372036854775808", `"1"`,
	}
	for _, w := range f.Words {
		literals = append(literals, w.Name, strconv.Quote(w.Name), strconv.Quote(strings.ToUpper(w.Name)), strconv.Quote(w.Name+"x"))
	}
	for _, bound := range []string{f.Min, f.Max} {
		if bound == "" {
			continue
		}
		if i, err := strconv.ParseInt(bound, 10, 64); err == nil {
			literals = append(literals, fmt.Sprint(i), fmt.Sprint(i-1), fmt.Sprint(i+1))
		}
		long := bound
		if !strings.Contains(bound, ".") {
			long += "."
		}
		x, _ := strconv.ParseFloat(bound, 64)
		literals = append(literals, bound, long+"0", long+"000000000000000000000001",
			value.FormatFloat(x-0.001), value.FormatFloat(x+0.001), "-"+long+"000000000000000000000001")
	}
	return literals
}

// experimentWith writes an experiment that is valid but for one field.
func experimentWith(schema *spec.Schema, path, literal string) string {
	section, field, nested := strings.Cut(path, ".")
	text := "model: gpt2\n" + backendFor(schema, section)
	switch {
	case path == "model":
		return "model: " + literal + "\n"
	case path == "backend":
		return "model: gpt2\nbackend: " + literal + "\n"
	case nested:
		return text + section + ": " + sectionWith(schema, section, field, literal) + "\n"
	default:
		return text + path + ": " + literal + "\n"
	}
}

// sectionWith writes a section that is valid but for one field.
func sectionWith(schema *spec.Schema, section, field, literal string) string {
	required := requiredOf(&schema.Sections[schema.Root().Field(section).Section])
	if strings.Contains(required, " "+field+": ") {
		required = ""
	}
	return "{" + field + ": " + literal + required + "}"
}

// mergeExamples puts two examples into one file, as far as they have different
// keys at the top.
func mergeExamples(one, other string) string {
	text := one
	skip := false
	for line := range strings.Lines(other) {
		if key, _, ok := strings.Cut(line, ":"); ok && !strings.HasPrefix(line, " ") {
			skip = strings.HasPrefix(text, key+":") || strings.Contains(text, "\n"+key+":")
		}
		if !skip {
			text += line
		}
	}
	return text
}
