package cue_test

import (
	"os"
	"path/filepath"
	"testing"

	"cuelang.org/go/cue"
	"cuelang.org/go/cue/cuecontext"
	"cuelang.org/go/cue/load"
	"cuelang.org/go/encoding/yaml"

	"github.com/llenergymeasure/llemcfg/internal/schema"
	"github.com/llenergymeasure/llemcfg/internal/testkit"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
)

// TestPolicyAgrees holds of files of testdata and of single mistakes that
// the loader with a policy and CUE by hand with the same file come to one
// verdict, and that what it resolves to is valid without the policy.
func TestPolicyAgrees(t *testing.T) {
	if testing.Short() {
		t.Skip("CUE judges some hundred files twice")
	}
	policy, err := loader.LoadPolicy("../testdata/examples/policy/lab.cue")
	if err != nil {
		t.Fatal(err)
	}
	narrowed, plain := loader.New(loader.WithPolicy(policy)), loader.New()
	files := mistakes(schema.Experiment())
	for _, folder := range []string{"valid", "invalid"} {
		names, err := filepath.Glob("../testdata/" + folder + "/*.yaml")
		if err != nil || len(names) < 100 {
			t.Fatal(err, len(names))
		}
		for _, name := range names {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if _, ok := seenOtherwise[filepath.Base(name)]; !ok {
				files = append(files, mistake{name: filepath.Base(name), text: string(text)})
			}
		}
	}
	instance := load.Instances([]string{"./testdata/examples/policy"}, &load.Config{Dir: ".."})[0]
	ctx := cuecontext.New()
	var root cue.Value
	accepted, refused := 0, 0
	for i := 0; i < len(files); i += 3 {
		if !testkit.InSample(i/3, 3) {
			continue
		}
		file := files[i]
		if i%300 == 0 { // a context keeps what it has seen
			ctx = cuecontext.New()
			root = ctx.BuildInstance(instance)
		}
		experiment, err := narrowed.LoadBytes("config.yaml", []byte(file.text))
		if err == nil {
			accepted++
			resolved, err := experiment.YAML()
			if err != nil {
				t.Fatal(err)
			}
			if _, err := plain.LoadBytes("resolved.yaml", resolved); err != nil {
				t.Errorf("%s: the policy allows what the schema refuses: %v", file.name, err)
			}
		} else if _, err := plain.LoadBytes("config.yaml", []byte(file.text)); err == nil {
			refused++
		}
		text, yamlErr := yaml.Extract("config.yaml", file.text)
		if yamlErr != nil {
			continue // the loader refuses it too, or it is in seenOtherwise
		}
		byHand := root.Unify(ctx.BuildFile(text)).Validate(cue.Concrete(true))
		if (byHand == nil) != (err == nil) {
			t.Errorf("%s: by hand: %v, the loader: %v", file.name, byHand, err)
		}
	}
	least := 3
	if testkit.Proof {
		least = 10
	}
	if accepted < least || refused < least {
		t.Errorf("the policy accepts %d files and refuses %d that the schema accepts: too few to tell", accepted, refused)
	}
}
