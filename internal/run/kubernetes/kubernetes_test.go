package kubernetes_test

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
	"pgregory.net/rapid"

	"github.com/llenergymeasure/llemcfg/internal/run/kubernetes"
	"github.com/llenergymeasure/llemcfg/internal/run/lock"
)

// job is what the tests read of a Job.
type job struct {
	Metadata struct {
		Name        string
		Labels      map[string]string
		Annotations map[string]string
	}
	Spec struct {
		Completions, Parallelism int
		PodFailurePolicy         struct {
			Rules []struct {
				Action      string
				OnExitCodes struct{ Values []int } `yaml:"onExitCodes"`
			}
		} `yaml:"podFailurePolicy"`
		Template struct {
			Spec struct {
				Containers []struct {
					Command   []string
					Resources struct{ Limits map[string]string }
				}
			}
		}
	}
}

func options() kubernetes.Options {
	return kubernetes.Options{
		Image: "lab/llemcfg:1", Program: "llemcfg", Command: []string{"python", "run.py"}, Claim: "studies",
		Mount: "/study", Lock: "/study/a.lock", State: "/study/state", Parallelism: 8, RunsPerTask: 1, GPUResource: "nvidia.com/gpu",
	}
}

func jobs(t interface{ Fatal(...any) }, h *lock.Header, groups []lock.Group, o *kubernetes.Options) []job {
	text, err := kubernetes.Manifest(h, groups, o)
	if err != nil {
		t.Fatal(err)
	}
	var all []job
	for d := yaml.NewDecoder(bytes.NewReader(text)); ; {
		var j job
		if err := d.Decode(&j); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err, string(text))
		}
		all = append(all, j)
	}
}

var (
	dnsLabel = regexp.MustCompile(`^[a-z]([-a-z0-9]*[a-z0-9])?$`)
	label    = regexp.MustCompile(`^([A-Za-z0-9]([-_.A-Za-z0-9]*[A-Za-z0-9])?)?$`)
)

// TestNames holds that any name of a study becomes names and labels that
// Kubernetes takes, and stays in an annotation as it is.
func TestNames(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.OneOf(rapid.String(), rapid.StringMatching(`[A-Za-z0-9 _.-]{0,80}`), rapid.SampledFrom([]string{"...", "-a-", "9lives", "x\ny", "\n", "# {{"})).Draw(t, "name")
		o := options()
		o.Divided = rapid.Bool().Draw(t, "divided")
		h := &lock.Header{Name: &name, Fingerprint: strings.Repeat("0123456789abcdef", 4)}
		if rapid.Bool().Draw(t, "unnamed") {
			h.Name = nil
		}
		seen := map[string]bool{}
		for _, j := range jobs(t, h, []lock.Group{{GPUs: 1, Indices: []int{0}}, {GPUs: 16, Indices: []int{1, 2}}}, &o) {
			// Kubernetes adds -INDEX and five characters to the names of pods.
			if m := j.Metadata; len(m.Name) > 50 || !dnsLabel.MatchString(m.Name) || o.Divided && seen[m.Name] {
				t.Fatalf("the name is %q", m.Name)
			}
			seen[j.Metadata.Name] = true
			for key, v := range j.Metadata.Labels {
				if len(v) > 63 || !label.MatchString(v) {
					t.Fatalf("the label %s is %q", key, v)
				}
			}
			if got := j.Metadata.Annotations["llemcfg/study"]; got != h.Title() {
				t.Fatalf("the annotation is %q, want %q", got, h.Title())
			}
		}
	})
}

// TestReadableNames holds that the name of a job is that of its study as far as
// Kubernetes takes it.
func TestReadableNames(t *testing.T) {
	for study, want := range map[string]string{
		"batch-sizes": "batch-sizes-0123456789ab", "Llama 8B": "llama-8b-0123456789ab", "9 lives": "lives-0123456789ab",
		"AZ az 09": "az-az-09-0123456789ab", "trailing...": "trailing-0123456789ab",
	} {
		h := &lock.Header{Name: &study, Fingerprint: strings.Repeat("0123456789abcdef", 4)}
		o := options()
		if got := jobs(t, h, []lock.Group{{GPUs: 1, Indices: []int{0}}}, &o)[0].Metadata.Name; got != want {
			t.Errorf("the job of %q is %q, want %q", study, got, want)
		}
	}
}

// expand replaces what Kubernetes does in the words of a command.
func expand(word string) string {
	return regexp.MustCompile(`\$\$|\$\([^)]*\)`).ReplaceAllStringFunc(word, func(s string) string {
		if s == "$$" {
			return "$"
		}
		return "<" + s + ">"
	})
}

// TestCommand holds that a container runs the command as it was given, on the
// runs of its index, whatever Kubernetes replaces.
func TestCommand(t *testing.T) {
	word := rapid.StringOf(rapid.RuneFrom([]rune("a$()b é'\"\n")))
	rapid.Check(t, func(t *rapid.T) {
		o := options()
		o.Command = rapid.SliceOfN(word, 1, 3).Draw(t, "command")
		got := jobs(t, &lock.Header{Fingerprint: "f00d"}, []lock.Group{{Indices: []int{0}}}, &o)[0].Spec.Template.Spec.Containers[0].Command
		for i := range got {
			got[i] = expand(got[i])
		}
		want := append([]string{"llemcfg", "study", "run", "/study/a.lock", "--state", "/study/state",
			"--task", "<$(JOB_COMPLETION_INDEX)>", "--runs-per-task", "1", "--keep-going", "--"}, o.Command...)
		if !slices.Equal(got, want) {
			t.Fatalf("got %q\nwant %q", got, want)
		}
	})
}

// TestTasks holds that the indices of a Job are enough for its runs and no more,
// and that a Job of more than Kubernetes takes is refused with what to do.
func TestTasks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := options()
		o.RunsPerTask = rapid.IntRange(1, 7).Draw(t, "runs per task")
		o.Parallelism = rapid.IntRange(1, 9).Draw(t, "parallelism")
		n, gpus := rapid.IntRange(1, 40).Draw(t, "runs"), rapid.IntRange(0, 2).Draw(t, "GPUs")
		j := jobs(t, &lock.Header{Fingerprint: "f00d"}, []lock.Group{{GPUs: gpus, Indices: make([]int, n)}}, &o)[0]
		if got := j.Spec.Completions; got*o.RunsPerTask < n || (got-1)*o.RunsPerTask >= n || j.Spec.Parallelism != min(o.Parallelism, got) {
			t.Fatalf("%d tasks of %d runs for %d, %d at once", got, o.RunsPerTask, n, j.Spec.Parallelism)
		}
		limits := j.Spec.Template.Spec.Containers[0].Resources.Limits
		if got := limits["nvidia.com/gpu"]; got != []string{"", "1", "2"}[gpus] || len(limits) > 1 {
			t.Fatalf("%d GPUs: %v", gpus, limits)
		}
	})
	o := options()
	_, err := kubernetes.Manifest(&lock.Header{}, []lock.Group{{Indices: make([]int, kubernetes.MaxCompletions+1)}}, &o)
	if err == nil || !strings.HasSuffix(err.Error(), "use --runs-per-task 2") {
		t.Error(err)
	}
}

// TestCheck holds which options are refused, and why.
func TestCheck(t *testing.T) {
	o := options()
	o.NoRetry = []int{3, 1, 3}
	if err := o.Check(); err != nil || !slices.Equal(o.NoRetry, []int{1, 3}) {
		t.Error(err, o.NoRetry)
	}
	rules := jobs(t, &lock.Header{Fingerprint: "f00d"}, []lock.Group{{Indices: []int{0}}}, &o)[0].Spec.PodFailurePolicy.Rules
	if len(rules) != 2 || rules[0].Action != "Ignore" || rules[1].Action != "FailIndex" || !slices.Equal(rules[1].OnExitCodes.Values, o.NoRetry) {
		t.Errorf("%+v", rules)
	}
	for _, c := range []struct {
		want   string
		change func(*kubernetes.Options)
	}{
		{"--namespace: ", func(o *kubernetes.Options) { o.Namespace = "Lab" }},
		{"--volume: ", func(o *kubernetes.Options) { o.Claim = "a_b" }},
		{"--image: ", func(o *kubernetes.Options) { o.Image = "" }},
		{"--image: ", func(o *kubernetes.Options) { o.Image = "a b" }},
		{"--lock: ", func(o *kubernetes.Options) { o.Lock = "/study/../a.lock" }},
		{"--state: ", func(o *kubernetes.Options) { o.State = "/studyx" }},
		{"--lock: ", func(o *kubernetes.Options) { o.Mount, o.State = "/else", "/else/state" }},
		{"--parallelism: ", func(o *kubernetes.Options) { o.Parallelism = 0 }},
		{"--runs-per-task: ", func(o *kubernetes.Options) { o.RunsPerTask = 0 }},
		{"--retries: ", func(o *kubernetes.Options) { o.Retries = -1 }},
		{"--ttl: ", func(o *kubernetes.Options) { o.TTLSeconds = 1 << 31 }},
		{"--no-retry: ", func(o *kubernetes.Options) { o.NoRetry = []int{0} }},
		{"--no-retry: ", func(o *kubernetes.Options) { o.NoRetry = []int{256} }},
	} {
		o := options()
		c.change(&o)
		if err := o.Check(); err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("want %s…, got %v", c.want, err)
		}
	}
}
