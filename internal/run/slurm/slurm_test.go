package slurm_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/llenergymeasure/llemcfg/internal/run/lock"
	"github.com/llenergymeasure/llemcfg/internal/run/slurm"
)

// groups draws groups of runs.
func groups(t *rapid.T) []lock.Group {
	var all []lock.Group
	next := 0
	for gpus := range rapid.IntRange(1, 3).Draw(t, "groups") {
		g := lock.Group{GPUs: gpus}
		for range rapid.IntRange(1, 30).Draw(t, "runs") {
			next += rapid.IntRange(1, 3).Draw(t, "step")
			g.Indices = append(g.Indices, next)
		}
		all = append(all, g)
	}
	return all
}

// TestArrays holds that the arrays have all runs, in their order, within what a
// task and an array may have.
func TestArrays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := groups(t)
		o := &slurm.Options{RunsPerTask: rapid.IntRange(1, 5).Draw(t, "runs per task"), MaxArray: rapid.IntRange(1, 5).Draw(t, "tasks of an array")}
		runs := map[int][]int{}
		for _, a := range slurm.Arrays(all, o) {
			if len(a.Tasks) == 0 || len(a.Tasks) > o.MaxArray {
				t.Fatalf("an array of %d tasks", len(a.Tasks))
			}
			n := 0
			for _, task := range a.Tasks {
				if len(task) == 0 || len(task) > o.RunsPerTask {
					t.Fatalf("a task of %d runs", len(task))
				}
				n += len(task)
				runs[a.GPUs] = append(runs[a.GPUs], task...)
			}
			if a.Runs() != n {
				t.Fatalf("%d runs, want %d", a.Runs(), n)
			}
		}
		for _, g := range all {
			if !slices.Equal(runs[g.GPUs], g.Indices) {
				t.Fatalf("runs %v, want %v", runs[g.GPUs], g.Indices)
			}
		}
	})
}

// TestTasksOfScripts runs the scripts as Slurm does, each task with its number in
// the environment, and holds that it becomes llemcfg with the runs of the task
// and the command, whatever characters there are in words and paths.
func TestTasksOfScripts(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there is no bash")
	}
	folder := t.TempDir()
	program := filepath.Join(folder, "it's $HOME \"llemcfg\"")
	if err := os.WriteFile(program, []byte("#!/bin/sh\nprintf '%s\\n' \"$@\"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	word := rapid.StringOf(rapid.RuneFrom([]rune("aZ0 '\"$`\\\t{}()*?!#~&|;<>=-é%,")))
	rapid.Check(t, func(t *rapid.T) {
		o := &slurm.Options{
			Program: program, Lock: "/" + word.Draw(t, "lock"), State: "/" + word.Draw(t, "state"), Folder: "/",
			Command:     rapid.SliceOfN(word, 1, 3).Draw(t, "command"),
			RunsPerTask: rapid.IntRange(1, 12).Draw(t, "runs per task"), MaxArray: 4,
		}
		name := word.Draw(t, "name")
		h := &lock.Header{Name: &name, Fingerprint: "0123456789abcdef"}
		arrays := slurm.Arrays(groups(t), o)
		i := rapid.IntRange(0, len(arrays)-1).Draw(t, "array")
		task := rapid.IntRange(0, len(arrays[i].Tasks)-1).Draw(t, "task")
		text := slurm.Script(h, arrays, i, o)
		cmd := exec.Command("bash")
		cmd.Stdin, cmd.Env = strings.NewReader(string(text)), append(os.Environ(), fmt.Sprint("SLURM_ARRAY_TASK_ID=", task))
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		want := append([]string{"study", "run", o.Lock, "--state", o.State, "--indices", lock.FormatIndices(arrays[i].Tasks[task]), "--keep-going", "--"}, o.Command...)
		if diff := cmp.Diff(strings.Join(want, "\n")+"\n", string(out)); diff != "" {
			t.Fatalf("(-want +got)\n%s", diff)
		}
	})
}

// TestScript holds a script with every option.
func TestScript(t *testing.T) {
	name := "scaling\nstudy"
	o := &slurm.Options{
		Program: "/usr/bin/llemcfg", Lock: "/s/a.lock", State: "/s/state dir", Folder: `/s/with "quotes"`, Logs: "/s/100%",
		Command: []string{"python", "run.py", "{config}"}, Time: "1:00:00", Partition: "gpu", Throttle: 3,
		MaxArray: 2, RunsPerTask: 2, GPUType: "a100", Extra: []string{"--mem=8G"},
	}
	arrays := slurm.Arrays([]lock.Group{{GPUs: 1, Indices: []int{0, 2, 4, 5, 6}}, {GPUs: 4, Indices: []int{1}}}, o)
	text := slurm.Script(&lock.Header{Name: &name}, arrays, 0, o)
	const want = `#!/bin/bash
#SBATCH --job-name=scaling-study
#SBATCH --array=0-1%3
#SBATCH --chdir="/s/with \"quotes\""
#SBATCH --gres=gpu:a100:1
#SBATCH --partition=gpu
#SBATCH --time=1:00:00
#SBATCH --signal=B:TERM@60
#SBATCH --output=/s/100%%/%A_%a.out
#SBATCH --mem=8G

# Study scaling\nstudy, array 1 of 3: 4 runs in 2 tasks.
# Each task does its runs one after the other, with the gaps of the study between
# them. Tasks run at the same time and in any order: across tasks, neither the
# order of execution nor the gaps are kept. Where they matter, have one task do
# all runs on a machine of its own:
# --runs-per-task 6 --gpus 4 --sbatch=--exclusive

set -euo pipefail

runs=(
  "0,2" 4-5
)

exec /usr/bin/llemcfg study run /s/a.lock --state "/s/state dir" --indices "${runs[SLURM_ARRAY_TASK_ID]}" --keep-going -- python run.py "{config}"
`
	if diff := cmp.Diff(want, string(text)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	text = slurm.Script(&lock.Header{Fingerprint: "0123456789abcdef"}, arrays, 2, o)
	for _, line := range []string{"--job-name=study-0123456789ab\n", "--array=0%3\n", "--gres=gpu:a100:4\n", ": 1 run in 1 task.\n"} {
		if !strings.Contains(string(text), line) {
			t.Errorf("no %q in\n%s", line, text)
		}
	}
}

// TestJobName holds that any name becomes one that Slurm takes, and that a study
// without a name has one.
func TestJobName(t *testing.T) {
	for name, want := range map[string]string{
		"azAZ09-_.":    "azAZ09-_.",
		"`a{ @A[ /0: ": "-a---A---0--",
		"Zoë/模型":       "Zo----",
	} {
		if got := slurm.JobName(&lock.Header{Name: &name}); got != want {
			t.Errorf("%q becomes %q and not %q", name, got, want)
		}
	}
	for hash, want := range map[string]string{"0123456789abcdef": "study-0123456789ab", "0123": "study-0123"} {
		if got := slurm.JobName(&lock.Header{Fingerprint: hash}); got != want {
			t.Errorf("%s is called %q and not %q", hash, got, want)
		}
	}
	valid := regexp.MustCompile(`^[A-Za-z0-9_.-]+$`)
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.StringN(1, 20, -1).Draw(t, "name")
		if got := slurm.JobName(&lock.Header{Name: &name}); !valid.MatchString(got) || valid.MatchString(name) && got != name {
			t.Fatalf("%q becomes %q", name, got)
		}
	})
}

// TestSubmit holds that the scripts are submitted in order, each with the
// arguments of this one.
func TestSubmit(t *testing.T) {
	name := "s"
	got := string(slurm.Submit(&lock.Header{Name: &name}, []string{"array-1.sh", "two words.sh"}))
	const want = `#!/bin/bash
# Submits the 2 arrays of study s. Its arguments go to sbatch.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
sbatch "$@" "$here"/array-1.sh
sbatch "$@" "$here"/"two words.sh"
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
