// Package slurm writes the batch scripts that run a locked study as arrays of
// Slurm jobs.
package slurm

import (
	"bytes"
	"context"
	"fmt"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"text/template"
	"time"

	"github.com/llenergymeasure/llemcfg/internal/lazy"
	"github.com/llenergymeasure/llemcfg/internal/run/lock"
	"github.com/llenergymeasure/llemcfg/internal/safe"
	"github.com/llenergymeasure/llemcfg/internal/words"
)

// Options say how the arrays are to be. Paths are absolute: a script may be
// submitted from anywhere.
type Options struct {
	Program     string // llemcfg itself
	Lock, State string
	Folder      string   // that the commands run in
	Logs        string   // of Slurm's own logs; empty for Slurm's default
	Command     []string // with placeholders
	Time        string
	Partition   string
	Throttle    int // how many tasks run at once; 0 is no limit
	MaxArray    int // tasks of an array
	RunsPerTask int
	GPUType     string
	Extra       []string // options of sbatch
}

// Array is one array of jobs.
type Array struct {
	GPUs  int
	Tasks [][]int // of indices of runs
}

// Runs is the number of runs.
func (a *Array) Runs() int {
	n := 0
	for _, task := range a.Tasks {
		n += len(task)
	}
	return n
}

// Arrays divides groups of runs into arrays.
func Arrays(groups []lock.Group, o *Options) []Array {
	var arrays []Array
	for _, g := range groups {
		tasks := g.Tasks(o.RunsPerTask)
		for len(tasks) > 0 {
			n := min(len(tasks), o.MaxArray)
			arrays = append(arrays, Array{g.GPUs, tasks[:n]})
			tasks = tasks[n:]
		}
	}
	return arrays
}

// DefaultMaxArray is Slurm's default of MaxArraySize.
const DefaultMaxArray = 1001

var maxArraySize = lazy.Regexp(`(?m)^MaxArraySize\s*=\s*([0-9]+)`)

// MaxArray asks Slurm how many tasks an array may have.
func MaxArray(ctx context.Context) int {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	text, err := exec.CommandContext(ctx, "scontrol", "show", "config").Output()
	if err != nil {
		return DefaultMaxArray // there is no Slurm here
	}
	if found := maxArraySize().FindSubmatch(text); found != nil {
		if n, err := strconv.Atoi(string(found[1])); err == nil && n > 0 {
			return n
		}
	}
	return DefaultMaxArray
}

var script = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("").Parse(`#!/bin/bash
{{- range .Options}}
#SBATCH {{.}}
{{- end}}

# Study {{.Study}}, array {{.Number}} of {{.Of}}: {{.Runs}} in {{.Tasks}}.
# Each task does its runs one after the other, with the gaps of the study between
# them. Tasks run at the same time and in any order: across tasks, neither the
# order of execution nor the gaps are kept. Where they matter, have one task do
# all runs on a machine of its own:
# --runs-per-task {{.Total}}{{with .AllGPUs}} --gpus {{.}}{{end}} --sbatch=--exclusive

set -euo pipefail

runs=(
{{.List}})

exec {{.Command}}
`))
})

// Script is the batch script of arrays[i]. It is clean for shellcheck.
func Script(h *lock.Header, arrays []Array, i int, o *Options) []byte {
	a := &arrays[i]
	total, allGPUs := 0, 0
	for j := range arrays {
		total += arrays[j].Runs()
		if arrays[j].GPUs != arrays[0].GPUs {
			allGPUs = max(allGPUs, arrays[j].GPUs, arrays[0].GPUs)
		}
	}
	command := safe.ShellCommand([]string{o.Program, "study", "run", o.Lock, "--state", o.State}) +
		` --indices "${runs[SLURM_ARRAY_TASK_ID]}" --keep-going -- ` + safe.ShellCommand(o.Command)
	var b bytes.Buffer
	err := script().Execute(&b, map[string]any{
		"Options": options(h, a, o),
		"Study":   safe.Text(h.Title()),
		"Number":  i + 1, "Of": len(arrays),
		"Runs": words.Count(a.Runs(), "run"), "Tasks": words.Count(len(a.Tasks), "task"),
		"Total": total, "AllGPUs": allGPUs,
		"List":    list(a.Tasks),
		"Command": command,
	})
	if err != nil {
		panic(err) // the template fits every header
	}
	return b.Bytes()
}

// options are those of sbatch.
func options(h *lock.Header, a *Array, o *Options) []string {
	array := "0-" + strconv.Itoa(len(a.Tasks)-1)
	if len(a.Tasks) == 1 {
		array = "0"
	}
	if o.Throttle > 0 {
		array += "%" + strconv.Itoa(o.Throttle)
	}
	list := []string{"--job-name=" + JobName(h), "--array=" + array, "--chdir=" + option(o.Folder)}
	if a.GPUs > 0 {
		kind := "gpu:"
		if o.GPUType != "" {
			kind += o.GPUType + ":"
		}
		list = append(list, "--gres="+kind+strconv.Itoa(a.GPUs))
	}
	if o.Partition != "" {
		list = append(list, "--partition="+o.Partition)
	}
	if o.Time != "" {
		// A minute before the time is over the command is asked to end, and the
		// run is recorded as failed.
		list = append(list, "--time="+o.Time, "--signal=B:TERM@60")
	}
	if o.Logs != "" {
		list = append(list, "--output="+option(strings.ReplaceAll(o.Logs, "%", "%%")+"/%A_%a.out"))
	}
	return append(list, o.Extra...)
}

// option quotes a value as sbatch reads it.
func option(s string) string {
	if strings.ContainsAny(s, " \t'#\"\\") {
		return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
	}
	return s
}

// JobName is the name of a study without what a name of a job cannot have.
func JobName(h *lock.Header) string {
	title := h.Title()
	if h.Name == nil {
		title = "study-" + title[:min(len(title), 12)]
	}
	return strings.Map(func(c rune) rune {
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.' {
			return c
		}
		return '-'
	}, title)
}

// list has the runs of each task as a word, filled into lines.
func list(tasks [][]int) string {
	texts := make([]string, len(tasks))
	for i, task := range tasks {
		texts[i] = lock.FormatIndices(task)
		if strings.Contains(texts[i], ",") {
			texts[i] = `"` + texts[i] + `"` // which shellcheck would take for a mistake
		}
	}
	var b strings.Builder
	for _, line := range words.Lines(strings.Join(texts, " "), 94) {
		b.WriteString("  " + line + "\n")
	}
	return b.String()
}

// Submit is the script that submits the others, which are in its folder. What
// it is called with goes to sbatch.
func Submit(h *lock.Header, names []string) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "#!/bin/bash\n# Submits the %s of study %s. Its arguments go to sbatch.\nset -euo pipefail\n\nhere=$(cd \"$(dirname \"$0\")\" && pwd)\n",
		words.Count(len(names), "array"), safe.Text(h.Title()))
	for _, name := range names {
		fmt.Fprintf(&b, "sbatch \"$@\" \"$here\"/%s\n", safe.ShellWord(name))
	}
	return b.Bytes()
}
