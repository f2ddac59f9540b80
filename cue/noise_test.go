package cue_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"cuelang.org/go/cue"
	"cuelang.org/go/cue/cuecontext"
	"cuelang.org/go/cue/errors"
	"cuelang.org/go/cue/load"
	"cuelang.org/go/encoding/yaml"

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

// reports are what cue vet prints of files, by asking the library that it asks:
// a process for each file would take half a minute.
func reports(t *testing.T, files []mistake) []string {
	t.Helper()
	instance := load.Instances([]string{"./cue/experiment"}, &load.Config{Dir: ".."})[0]
	var ctx *cue.Context
	var root cue.Value
	out := make([]string, len(files))
	for i, file := range files {
		if i%100 == 0 { // a context keeps what it has seen
			ctx = cuecontext.New()
			root = ctx.BuildInstance(instance)
		}
		text, err := yaml.Extract("config.yaml", file.text)
		if err != nil {
			t.Fatalf("%s: %v", file.name, err)
		}
		err = root.Unify(ctx.BuildFile(text)).Validate(cue.Concrete(true))
		var printed bytes.Buffer
		errors.Print(&printed, err, &errors.Config{Cwd: top(t)})
		out[i] = printed.String()
	}
	return out
}

// top is the root of the module.
func top(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// messagesOf are the lines of a report that are no places.
func messagesOf(report string) []string {
	var messages []string
	for line := range strings.Lines(report) {
		if !strings.HasPrefix(line, " ") {
			messages = append(messages, strings.TrimSuffix(strings.TrimSpace(line), ":"))
		}
	}
	return messages
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
	var sample []mistake
	for i, file := range files {
		if testkit.InSample(i, 3) {
			sample = append(sample, file)
		}
	}
	files = sample
	total, longest, single := 0, 0, 0
	for i, report := range reports(t, files) {
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
	t.Logf("%d of %d mistakes print one message; %d bytes in all, %d at most", single, len(files), total, longest)
}

// TestNoiseIsWhatCuePrints holds that the reports that TestNoise counts are those
// of the command.
func TestNoiseIsWhatCuePrints(t *testing.T) {
	files := mistakes(schema.Experiment())
	for i := 0; i < len(files); i += len(files) / 10 {
		name := filepath.Join(t.TempDir(), strconv.Itoa(i)+".yaml")
		if err := os.WriteFile(name, []byte(files[i].text), 0o600); err != nil {
			t.Fatal(err)
		}
		printed, _ := run(t, "..", nil, "vet", "-c", "./cue/experiment", name)
		want := messagesOf(reports(t, files[i:i+1])[0])
		if got := messagesOf(printed); len(got) != len(want) || len(got) > 0 && got[0] != want[0] {
			t.Errorf("%s: cue vet prints %q, and the test counts %q", files[i].name, got, want)
		}
	}
}
