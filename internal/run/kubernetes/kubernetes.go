// Package kubernetes writes the Jobs that run a locked study on Kubernetes.
package kubernetes

import (
	"bytes"
	"fmt"
	"math"
	"path"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/llenergymeasure/llemcfg/internal/engine/encode"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/lazy"
	"github.com/llenergymeasure/llemcfg/internal/run/lock"
	"github.com/llenergymeasure/llemcfg/internal/safe"
	"github.com/llenergymeasure/llemcfg/internal/words"
)

// Options say how the Jobs are to be.
type Options struct {
	Image     string
	Program   string // llemcfg in the image
	Command   []string
	Namespace string
	// Claim is the name of the PersistentVolumeClaim of the lock and the states,
	// Mount where it is in a container; Lock and State are paths there.
	Claim, Mount, Lock, State string
	Parallelism               int
	RunsPerTask               int
	Retries                   int   // of a task that fails
	NoRetry                   []int // the exit statuses after which there is none
	TTLSeconds                int
	GPUResource               string
	// Divided means that a Job has only the runs that need its number of GPUs.
	Divided bool
}

// MaxCompletions is how many tasks an Indexed Job may have.
const MaxCompletions = 100_000

// The parts of a manifest, in the order in which they are written.
type (
	job struct {
		APIVersion string   `yaml:"apiVersion"`
		Kind       string   `yaml:"kind"`
		Metadata   metadata `yaml:"metadata"`
		Spec       jobSpec  `yaml:"spec"`
	}
	metadata struct {
		Name        string    `yaml:"name,omitempty"`
		Namespace   string    `yaml:"namespace,omitempty"`
		Labels      labels    `yaml:"labels"`
		Annotations *comments `yaml:"annotations,omitempty"`
	}
	labels struct {
		Name  string `yaml:"app.kubernetes.io/name"`
		Study string `yaml:"llemcfg/study,omitempty"`
		ID    string `yaml:"llemcfg/fingerprint"`
	}
	comments struct {
		Study       text   `yaml:"llemcfg/study"`
		Fingerprint string `yaml:"llemcfg/fingerprint"`
	}
	jobSpec struct {
		CompletionMode       string        `yaml:"completionMode"`
		Completions          int           `yaml:"completions"`
		Parallelism          int           `yaml:"parallelism"`
		BackoffLimitPerIndex int           `yaml:"backoffLimitPerIndex"`
		PodFailurePolicy     failurePolicy `yaml:"podFailurePolicy"`
		TTL                  int           `yaml:"ttlSecondsAfterFinished"`
		Template             template      `yaml:"template"`
	}
	failurePolicy struct {
		Rules []rule `yaml:"rules"`
	}
	rule struct {
		Action     string      `yaml:"action"`
		ExitCodes  *exitCodes  `yaml:"onExitCodes,omitempty"`
		Conditions []condition `yaml:"onPodConditions,omitempty"`
	}
	exitCodes struct {
		Container string `yaml:"containerName"`
		Operator  string `yaml:"operator"`
		Values    []int  `yaml:"values,flow"`
	}
	condition struct {
		Type string `yaml:"type"`
	}
	template struct {
		Metadata metadata `yaml:"metadata"`
		Spec     podSpec  `yaml:"spec"`
	}
	podSpec struct {
		RestartPolicy string      `yaml:"restartPolicy"`
		Containers    []container `yaml:"containers"`
		Volumes       []volume    `yaml:"volumes"`
	}
	container struct {
		Name      string     `yaml:"name"`
		Image     string     `yaml:"image"`
		Command   []text     `yaml:"command"`
		Resources *resources `yaml:"resources,omitempty"`
		Mounts    []mount    `yaml:"volumeMounts"`
	}
	resources struct {
		Limits map[string]string `yaml:"limits"`
	}
	mount struct {
		Name string `yaml:"name"`
		Path string `yaml:"mountPath"`
	}
	volume struct {
		Name  string `yaml:"name"`
		Claim claim  `yaml:"persistentVolumeClaim"`
	}
	claim struct {
		Name string `yaml:"claimName"`
	}
)

// containerName is the name of the container, and volumeName that of the volume.
const (
	containerName = "run"
	volumeName    = "study"
)

// Manifest writes a Job for each group of runs, as YAML documents.
func Manifest(h *lock.Header, groups []lock.Group, o *Options) ([]byte, error) {
	var b bytes.Buffer
	fmt.Fprintf(&b, "# %s of study %s.\n", words.Count(len(groups), "Job"), safe.Text(h.Title()))
	b.WriteString(`# Each pod does the runs of one index, one after the other with their gaps; across
# pods, neither the order of execution nor the gaps are kept. Applied again after
# it was deleted, a Job does only what has not succeeded.
`)
	for _, g := range groups {
		j, err := newJob(h, g, o)
		if err != nil {
			return nil, err
		}
		b.WriteString("---\n")
		e := yaml.NewEncoder(&b)
		e.SetIndent(2)
		if err := e.Encode(j); err != nil {
			return nil, err
		}
		if err := e.Close(); err != nil {
			return nil, err
		}
	}
	return b.Bytes(), nil
}

func newJob(h *lock.Header, g lock.Group, o *Options) (*job, error) {
	tasks := (len(g.Indices) + o.RunsPerTask - 1) / o.RunsPerTask
	if tasks > MaxCompletions {
		least := (len(g.Indices) + MaxCompletions - 1) / MaxCompletions
		return nil, fmt.Errorf("%d tasks are more than the %d of a Job: use --runs-per-task %d", tasks, MaxCompletions, least)
	}
	l := labels{Name: "llemcfg", Study: label(h.Title()), ID: short(h)}
	j := &job{
		APIVersion: "batch/v1", Kind: "Job",
		Metadata: metadata{
			Name: jobName(h, g, o), Namespace: o.Namespace, Labels: l,
			Annotations: &comments{Study: text(h.Title()), Fingerprint: h.Fingerprint},
		},
		Spec: jobSpec{
			CompletionMode: "Indexed", Completions: tasks, Parallelism: min(o.Parallelism, tasks),
			BackoffLimitPerIndex: o.Retries, TTL: o.TTLSeconds,
			PodFailurePolicy: failurePolicy{Rules: []rule{
				// A pod that was evicted or preempted has not failed.
				{Action: "Ignore", Conditions: []condition{{"DisruptionTarget"}}},
			}},
			Template: template{
				Metadata: metadata{Labels: l},
				Spec: podSpec{
					RestartPolicy: "Never",
					Containers: []container{{
						Name: containerName, Image: o.Image, Command: command(g, o),
						Mounts: []mount{{volumeName, o.Mount}},
					}},
					Volumes: []volume{{volumeName, claim{o.Claim}}},
				},
			},
		},
	}
	if len(o.NoRetry) > 0 {
		policy := &j.Spec.PodFailurePolicy
		policy.Rules = append(policy.Rules, rule{Action: "FailIndex", ExitCodes: &exitCodes{containerName, "In", o.NoRetry}})
	}
	if g.GPUs > 0 {
		j.Spec.Template.Spec.Containers[0].Resources = &resources{Limits: map[string]string{o.GPUResource: strconv.Itoa(g.GPUs)}}
	}
	return j, nil
}

// command is that of the container. Kubernetes replaces $(NAME), and reads $$ as
// one $.
func command(g lock.Group, o *Options) []text {
	var out []text
	given := func(words ...string) {
		for _, word := range words {
			out = append(out, text(strings.ReplaceAll(word, "$", "$$")))
		}
	}
	given(o.Program, "study", "run", o.Lock, "--state", o.State)
	out = append(out, "--task", "$(JOB_COMPLETION_INDEX)", "--runs-per-task", text(strconv.Itoa(o.RunsPerTask)))
	if o.Divided {
		out = append(out, "--task-gpus", text(strconv.Itoa(g.GPUs)))
	}
	out = append(out, "--keep-going", "--")
	given(o.Command...)
	return out
}

// text is a string that keeps its line ends: gopkg.in/yaml.v3 loses one that a
// block begins with.
type text string

func (t text) MarshalYAML() (any, error) { return encode.Node(value.OfString(string(t))), nil }

// maxJobName leaves room for what Kubernetes adds to the names of pods, and for
// the number of the index.
const maxJobName = 50

// jobName is the study's name as the name of a Job, with what tells it from
// others.
func jobName(h *lock.Header, g lock.Group, o *Options) string {
	end := "-" + short(h)
	if o.Divided {
		end += fmt.Sprintf("-%dgpu", g.GPUs)
	}
	name := "study"
	if h.Name != nil {
		if own := dnsLabel(*h.Name); own != "" {
			name = own
		}
	}
	return strings.Trim(name[:min(len(name), maxJobName-len(end))], "-") + end
}

// short is as much of the study's fingerprint as tells studies apart.
func short(h *lock.Header) string { return h.Fingerprint[:min(len(h.Fingerprint), 12)] }

// dnsLabel keeps lower-case letters, digits and dashes; it begins with a letter.
func dnsLabel(s string) string {
	s = strings.Map(func(c rune) rune {
		switch {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
			return c
		case c >= 'A' && c <= 'Z':
			return c - 'A' + 'a'
		default:
			return '-'
		}
	}, s)
	return strings.TrimRight(strings.TrimLeft(s, "-0123456789"), "-")
}

// label is s as the value of a label: up to 63 letters, digits, dashes, dots and
// underscores, the first and the last a letter or a digit.
func label(s string) string {
	s = strings.Map(func(c rune) rune {
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.' {
			return c
		}
		return '-'
	}, s)
	s = strings.TrimLeft(s, "-_.")
	return strings.TrimRight(s[:min(len(s), 63)], "-_.")
}

// Check reports options that Kubernetes would refuse, or that would not do what
// they are meant to.
func (o *Options) Check() error {
	for flag, name := range map[string]string{"namespace": o.Namespace, "volume": o.Claim} {
		if name != "" && !dnsName().MatchString(name) {
			return fmt.Errorf("--%s: %q is not a name of Kubernetes: lower-case letters, digits and dashes", flag, name)
		}
	}
	if o.Image == "" || strings.ContainsAny(o.Image, " \t\r\n") {
		return fmt.Errorf("--image: %q is not the name of an image", o.Image)
	}
	for flag, p := range map[string]string{"lock": o.Lock, "state": o.State} {
		mount := strings.TrimSuffix(path.Clean(o.Mount), "/") + "/"
		if !path.IsAbs(o.Mount) || !strings.HasPrefix(path.Clean(p), mount) {
			return fmt.Errorf("--%s: %s is not below %s, where the volume is", flag, p, o.Mount)
		}
	}
	for flag, n := range map[string]int{"parallelism": o.Parallelism, "runs-per-task": o.RunsPerTask, "retries": o.Retries + 1, "ttl": o.TTLSeconds + 1} {
		if n < 1 || n > math.MaxInt32 {
			return fmt.Errorf("--%s: the number is too small or too large", flag)
		}
	}
	for _, status := range o.NoRetry {
		if status < 1 || status > 255 {
			return fmt.Errorf("--no-retry: %d is not the exit status of a command that fails", status)
		}
	}
	slices.Sort(o.NoRetry)
	o.NoRetry = slices.Compact(o.NoRetry)
	return nil
}

// dnsName is what Kubernetes calls a DNS subdomain.
var dnsName = lazy.Regexp(`^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$`)
