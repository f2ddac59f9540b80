package cue_test

import (
	"bytes"
	"context"
	stderrors "errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"cuelang.org/go/cue"
	"cuelang.org/go/cue/build"
	"cuelang.org/go/cue/cuecontext"
	"cuelang.org/go/cue/errors"
	"cuelang.org/go/cue/load"
	"cuelang.org/go/encoding/yaml"

	"github.com/llenergymeasure/llemcfg/internal/schema"
	"github.com/llenergymeasure/llemcfg/internal/testkit"
)

// run runs the cue command in a directory, and returns its output and whether it
// succeeded.
func run(t *testing.T, dir string, env []string, args ...string) (output string, ok bool) {
	t.Helper()
	command := exec.CommandContext(context.Background(), "cue", args...)
	command.Dir = dir
	command.Env = append(os.Environ(), env...)
	var out bytes.Buffer
	command.Stdout, command.Stderr = &out, &out
	err := command.Run()
	var exit *exec.ExitError
	if err != nil && !stderrors.As(err, &exit) {
		t.Fatal(err)
	}
	return out.String(), err == nil
}

// accepted holds that the command cue vet accepts files, all in one call. It stops
// at the first that it refuses.
func accepted(t *testing.T, args []string, files []string) {
	t.Helper()
	args = append([]string{"vet", "-c"}, args...)
	for _, file := range files {
		args = append(args, strings.TrimPrefix(file, "../"))
	}
	if output, ok := run(t, "..", nil, args...); !ok {
		t.Errorf("cue vet refuses one of %v:\n%s", files, output)
	}
}

// vetter says what the command cue vet -c says of YAML texts, by asking the library
// that it asks: a process for each would take half a minute. It is not for several
// goroutines.
type vetter struct {
	instance   *build.Instance
	definition string
	ctx        *cue.Context
	schema     cue.Value
	left       int // how many more texts it sees: a context keeps what it has seen
}

// vetting checks texts by a package, such as ./cue/experiment, or by a definition
// in it if that is not empty.
func vetting(t *testing.T, pkg, definition string) *vetter {
	t.Helper()
	instance := load.Instances([]string{pkg}, &load.Config{Dir: ".."})[0]
	if instance.Err != nil {
		t.Fatal(instance.Err)
	}
	return &vetter{instance: instance, definition: definition}
}

// report is what the command prints of a text, and empty if it accepts it.
func (v *vetter) report(t *testing.T, text string) string {
	t.Helper()
	if v.left == 0 {
		v.ctx, v.left = cuecontext.New(), 200
		v.schema = v.ctx.BuildInstance(v.instance)
		if v.definition != "" {
			v.schema = v.schema.LookupPath(cue.ParsePath(v.definition))
		}
	}
	v.left--
	file, err := yaml.Extract("config.yaml", text)
	if err == nil {
		whole := v.ctx.BuildFile(file).Unify(v.schema)
		if err = whole.Err(); err != nil {
			err = whole.Validate()
		} else {
			err = whole.Validate(cue.Concrete(true))
		}
	}
	var printed bytes.Buffer
	errors.Print(&printed, err, &errors.Config{Cwd: top(t)})
	return printed.String()
}

// reportOf is report for a file.
func (v *vetter) reportOf(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return v.report(t, string(text))
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

// TestVetterIsTheCommand holds that what the other tests take for the output of the
// command is its output, but for the order of the places: of mistakes of many kinds,
// and of texts that are no YAML and no mapping.
func TestVetterIsTheCommand(t *testing.T) {
	texts := []string{"model: gpt2", "model: [", "5", "dataset: {}", "model: a\npytorch: {batch: 4}\nn: 0"}
	all := mistakes(schema.Experiment())
	for i := range all {
		if testkit.InSample(i, len(all)/8) {
			texts = append(texts, all[i].text)
		}
	}
	v := vetting(t, "./cue/experiment", "")
	for i, text := range texts {
		file := filepath.Join(t.TempDir(), strconv.Itoa(i)+".yaml")
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		printed, ok := run(t, "..", nil, "vet", "-c", "./cue/experiment", file)
		relative, err := filepath.Rel(top(t), file)
		if err != nil {
			t.Fatal(err)
		}
		printed = strings.NewReplacer("./"+relative, "config.yaml", relative, "config.yaml", file, "config.yaml").Replace(printed)
		if want := v.report(t, text); sorted(printed) != sorted(want) || ok != (want == "") {
			t.Errorf("%s\ncue vet, accepted %v:\n%s\nthe library:\n%s", text, ok, printed, want)
		}
	}
}

// sorted are the lines of a report in an order that does not depend on the name of
// the file, as that of its places does.
func sorted(report string) string {
	return strings.Join(slices.Sorted(strings.Lines(report)), "")
}
