// Package kubernetes has Kubernetes' own code judge the manifests that llemcfg
// writes: it decodes them strictly, sets defaults, and runs what the API server
// runs when a Job is created.
package kubernetes

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/serializer"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/apiserver/pkg/endpoints/request"
	"k8s.io/apiserver/pkg/registry/rest"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	"k8s.io/kubernetes/pkg/apis/batch"
	_ "k8s.io/kubernetes/pkg/apis/batch/install"
	_ "k8s.io/kubernetes/pkg/apis/core/install"
	"k8s.io/kubernetes/pkg/registry/batch/job"
)

// program is llemcfg, built for the test.
func program(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "llemcfg")
	build := exec.Command("go", "build", "-o", path, "./cmd/llemcfg")
	build.Dir = "../.."
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return path
}

// create does what the API server does with a Job that is to be created.
func create(document []byte) (*batch.Job, error) {
	strict := serializer.NewCodecFactory(legacyscheme.Scheme, serializer.EnableStrict)
	external, kind, err := strict.UniversalDeserializer().Decode(document, nil, nil)
	if err != nil {
		return nil, err
	}
	if kind.String() != "batch/v1, Kind=Job" {
		return nil, fmt.Errorf("it is a %s", kind)
	}
	legacyscheme.Scheme.Default(external)
	internal, err := legacyscheme.Scheme.ConvertToVersion(external, runtime.InternalGroupVersioner)
	if err != nil {
		return nil, err
	}
	j := internal.(*batch.Job)
	if j.Namespace == "" {
		j.Namespace = "default"
	}
	ctx := request.WithNamespace(request.NewContext(), j.Namespace)
	rest.FillObjectMetaSystemFields(j)
	j.UID = types.UID("3c3b5a1e-0000-4000-8000-000000000000")
	if err := rest.BeforeCreate(job.Strategy, ctx, j); err != nil {
		return nil, err
	}
	if warnings := job.Strategy.WarningsOnCreate(ctx, j); len(warnings) > 0 {
		return nil, fmt.Errorf("warnings: %q", warnings)
	}
	return j, nil
}

func documents(manifest []byte) [][]byte { return bytes.Split(manifest, []byte("---\n"))[1:] }

func TestManifests(t *testing.T) {
	llemcfg := program(t)
	longest := strings.Repeat("An unusually long name, with 模型 and \\\"quotes\\\", ", 6)
	sweeps := map[string]struct {
		sweep string
		jobs  int
	}{
		"one GPU":       {"precision: [bf16, fp16]", 1},
		"several GPUs":  {"vllm.tensor_parallel_size: [1, 2, 8]", 3},
		"10,000 points": {"n: {min: 1, max: 10000, step: 1}", 1},
	}
	flags := map[string][]string{
		"defaults": nil,
		"all":      {"--namespace", "energy", "--parallelism", "64", "--runs-per-task", "3", "--retries", "0", "--no-retry", "2,64,3", "--ttl", "0s", "--mount", "/data", "--gpu-resource", "amd.com/gpu"},
		"no GPUs":  {"--gpus", "0", "--no-retry", ""},
	}
	for _, name := range []string{"null", `"precision"`, `"007 -x-"`, `"` + longest + `"`} {
		for sweep, s := range sweeps {
			if name != "null" && sweep == "10,000 points" {
				continue // the name makes no difference to it
			}
			for which, f := range flags {
				t.Run(fmt.Sprintf("%.20s/%s/%s", name, sweep, which), func(t *testing.T) {
					dir := t.TempDir()
					study := fmt.Sprintf("name: %s\nmodel: gpt2\nsweep: {%s}\nexecution: {n_cycles: 3}\n", name, s.sweep)
					if err := os.WriteFile(filepath.Join(dir, "study.yaml"), []byte(study), 0o644); err != nil {
						t.Fatal(err)
					}
					run(t, dir, llemcfg, "study", "lock", "study.yaml", "-o", "study.lock.jsonl")
					args := append([]string{"study", "kubernetes", "study.lock.jsonl", "--image", "registry.example/llem:2.0", "--volume", "studies"}, f...)
					manifest := run(t, dir, llemcfg, append(args, "--", "python", "run.py", "{config}", "$(HOME) $X")...)
					all := documents(manifest)
					if want := s.jobs; len(all) != want && which != "no GPUs" {
						t.Errorf("%d Jobs, want %d", len(all), want)
					}
					for _, document := range all {
						j, err := create(document)
						if err != nil {
							t.Fatalf("%v\n%s", err, document)
						}
						// The API server asks for names of pods, which are longer, to be names of hosts.
						if len(fmt.Sprintf("%s-%d-abcde", j.Name, *j.Spec.Completions)) > 63 {
							t.Errorf("the name %s is too long for pods", j.Name)
						}
					}
				})
			}
		}
	}
}

// TestRefused holds that the check is one: what the API server would refuse is.
func TestRefused(t *testing.T) {
	llemcfg := program(t)
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "study.yaml"), []byte("model: gpt2\nsweep: {n: [1, 2]}\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	run(t, dir, llemcfg, "study", "lock", "study.yaml", "-o", "study.lock.jsonl")
	manifest := run(t, dir, llemcfg, "study", "kubernetes", "study.lock.jsonl", "--image", "x", "--volume", "y", "--", "true")
	good := string(documents(manifest)[0])
	for old, now := range map[string]string{
		"restartPolicy: Never":        "restartPolicy: OnFailure",
		"completionMode: Indexed":     "completionMode: NonIndexed",
		"containerName: run":          "containerName: other",
		"parallelism: 1":              "parallelism: -1",
		"backoffLimitPerIndex":        "backoffLimitPerIndices",
		"values: [2]":                 "values: [2, 0]",
		"name: study-":                "name: Study-",
		"llemcfg/fingerprint: ":       "llemcfg/fingerprint: -",
		"ttlSecondsAfterFinished: 60": "ttlSecondsAfterFinished: x",
		"claimName: \"y\"":            "claimName: \"\"",
	} {
		if !strings.Contains(good, old) {
			t.Fatalf("%q is not in\n%s", old, good)
		}
		if _, err := create([]byte(strings.Replace(good, old, now, 1))); err == nil {
			t.Errorf("%q in place of %q is accepted", now, old)
		}
	}
}

func run(t *testing.T, dir, program string, args ...string) []byte {
	t.Helper()
	cmd := exec.Command(program, args...)
	cmd.Dir = dir
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%q: %v\n%s", args, err, &errs)
	}
	return out
}
