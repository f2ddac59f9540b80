package cue_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/schema"
	"github.com/llenergymeasure/llemcfg/internal/testkit"
)

// mistake is a file with a single mistake.
type mistake struct {
	name, text string
	// want is part of the message, or empty if it is CUE's own.
	want string
}

// mistakes makes every field of every section wrong in every way that its
// description suggests, each in a file of its own.
func mistakes(s *spec.Schema) []mistake {
	var all []mistake
	root := s.Root()
	for i := range root.Fields {
		f := &root.Fields[i]
		for _, w := range wrong(f) {
			text := others(root, w.key, "\n") + w.key + ": " + w.text + "\n"
			all = append(all, mistake{w.key + ": " + w.text, text, w.want})
		}
		if f.Section == spec.NoSection {
			continue
		}
		before := others(root, f.Name, "\n")
		if slices.ContainsFunc(root.Field("backend").Words, func(w spec.Word) bool { return w.Name == f.Name }) {
			before += "backend: " + f.Name + "\n"
		}
		section := &s.Sections[f.Section]
		for j := range section.Fields {
			for _, w := range wrong(&section.Fields[j]) {
				text := before + f.Name + ": {" + others(section, w.key, ", ") + w.key + ": " + w.text + "}\n"
				all = append(all, mistake{f.Name + "." + w.key + ": " + w.text, text, w.want})
			}
		}
	}
	return all
}

// others are the required fields of a section but for one, each with a value.
func others(s *spec.Section, but, end string) string {
	var out strings.Builder
	for i := range s.Fields {
		if f := &s.Fields[i]; f.Required && f.Name != but {
			out.WriteString(f.Name + ": " + f.Example + end)
		}
	}
	return out.String()
}

type wrongValue struct{ key, text, want string }

// wrong are the mistakes that can be made with a field, and with its name.
func wrong(f *spec.Field) []wrongValue {
	all := []wrongValue{{f.Name + "_x", "1", "field not allowed"}}
	add := func(text string) { all = append(all, wrongValue{f.Name, text, f.Says}) }
	for text, kind := range map[string]value.Kind{"[]": value.List, "null": value.Null, "true": value.Bool, "{}": value.Map, `"nothing like it"`: value.String} {
		if !f.Kinds.Has(kind) || kind == value.String && len(f.Words) > 0 {
			add(text)
		}
	}
	if f.Kinds.Has(value.Int) && !f.Kinds.Has(value.Float) {
		add("5.5")
		add("9223372036854775808")
	}
	if f.Min != "" {
		add("-9")
	}
	if f.Max != "" {
		add(f.Max + "1")
	}
	return all
}

// TestNoise holds that cue vet prints one short message for one mistake, and
// that this is the message that the schema states for the field.
func TestNoise(t *testing.T) {
	files := mistakes(schema.Experiment())
	for _, text := range []string{"- model: gpt2", "just text", "5", "null"} {
		files = append(files, mistake{"a file that is " + text, text, "mismatched types"})
	}
	if len(files) < 300 {
		t.Fatalf("only %d mistakes", len(files))
	}
	v := vetting(t, "./cue/experiment", "")
	total, longest, single, tried := 0, 0, 0, 0
	for i := range files {
		if !testkit.InSample(i, 4) {
			continue
		}
		tried++
		report := v.report(t, files[i].text)
		messages := messagesOf(report)
		switch {
		case len(messages) == 0:
			t.Errorf("%s is accepted:\n%s", files[i].name, files[i].text)
		case len(messages) > 1 || len(report) > 600 || !strings.Contains(messages[0], files[i].want):
			t.Errorf("%s: %d messages in %d bytes, want one in at most 600 with %q:\n%s", files[i].name, len(messages), len(report), files[i].want, report)
		default:
			single++
		}
		total, longest = total+len(report), max(longest, len(report))
	}
	t.Logf("%d of %d mistakes print one message; %d bytes in all, %d at most", single, tried, total, longest)
}
