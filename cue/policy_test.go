package cue_test

import (
	"os"
	"path/filepath"
	"testing"

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
	byHand := vetting(t, "./testdata/examples/policy", "")
	tried := map[bool]int{}
	allowed, refused := 0, 0
	for _, file := range files {
		_, plainErr := plain.LoadBytes("config.yaml", []byte(file.text))
		n := 6
		if plainErr != nil {
			n = 40 // the policy has no part in most of them
		}
		tried[plainErr == nil]++
		if !testkit.InSample(tried[plainErr == nil], n) {
			continue
		}
		experiment, err := narrowed.LoadBytes("config.yaml", []byte(file.text))
		switch {
		case err == nil:
			allowed++
			resolved, err := experiment.YAML()
			if err != nil {
				t.Fatal(err)
			}
			if _, err := plain.LoadBytes("resolved.yaml", resolved); err != nil {
				t.Errorf("%s: the policy allows what the schema refuses: %v", file.name, err)
			}
		case plainErr == nil:
			refused++
		}
		if report := byHand.report(t, file.text); (report == "") != (err == nil) {
			t.Errorf("%s: by hand: %s, the loader: %v", file.name, report, err)
		}
	}
	if allowed < 5 || refused < 5 {
		t.Errorf("the policy accepts %d files and refuses %d that the schema accepts: too few to tell", allowed, refused)
	}
	t.Logf("%d accepted, %d refused by the policy alone", allowed, refused)
}
