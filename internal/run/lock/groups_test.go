package lock_test

import (
	"bytes"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/llenergymeasure/llemcfg/internal/run/lock"
	"github.com/llenergymeasure/llemcfg/internal/testkit"
)

func drawn(t *rapid.T) *lock.Lock {
	text, err := testkit.StudyLock(rapid.IntRange(1, 12).Draw(t, "points"), rapid.IntRange(1, 3).Draw(t, "cycles"))
	if err != nil {
		t.Fatal(err)
	}
	l, err := lock.New("a.lock", bytes.NewReader(text), int64(len(text)))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// TestGroups holds that every run is in one group, that of its GPUs, in the
// order of execution, and that the tasks of all groups are the same runs again.
func TestGroups(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := drawn(t)
		defer l.Close()
		var only []int
		if rapid.Bool().Draw(t, "some") {
			only = []int{}
			for i := range l.Runs() {
				if rapid.Bool().Draw(t, "one of them") {
					only = append(only, i)
				}
			}
		}
		every := rapid.IntRange(-1, 2).Draw(t, "GPUs of every run")
		size := rapid.IntRange(1, 5).Draw(t, "runs per task")
		groups, err := lock.Groups(l, only, every)
		if err != nil {
			t.Fatal(err)
		}
		var all []int
		for i, g := range groups {
			if i > 0 && groups[i-1].GPUs >= g.GPUs {
				t.Fatalf("%d GPUs after %d", g.GPUs, groups[i-1].GPUs)
			}
			if len(g.Indices) == 0 || !slices.IsSorted(g.Indices) {
				t.Fatalf("runs %v", g.Indices)
			}
			for _, index := range g.Indices {
				run, err := l.Run(index)
				if err != nil {
					t.Fatal(err)
				}
				if want := max(every, -1); want < 0 && g.GPUs != run.GPUs || want >= 0 && g.GPUs != want {
					t.Fatalf("run %d of %d GPUs is in the group of %d", index, run.GPUs, g.GPUs)
				}
			}
			tasks := g.Tasks(size)
			for j, task := range tasks {
				if len(task) != size && (j < len(tasks)-1 || len(task) == 0 || len(task) > size) {
					t.Fatalf("task %d of %d has %d runs", j, len(tasks), len(task))
				}
			}
			if !slices.Equal(slices.Concat(tasks...), g.Indices) {
				t.Fatalf("tasks %v of runs %v", tasks, g.Indices)
			}
			all = append(all, g.Indices...)
		}
		slices.Sort(all)
		want := only
		if only == nil {
			want = numbers(l.Runs())
		}
		if !slices.Equal(all, want) {
			t.Fatalf("runs %v, want %v", all, want)
		}
	})
}

// TestTask holds that the tasks, each asked for by its number, are those of the
// groups, and that there are no others.
func TestTask(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := drawn(t)
		defer l.Close()
		size := rapid.IntRange(1, 5).Draw(t, "runs per task")
		for gpus := -1; gpus <= 3; gpus++ {
			var want [][]int
			groups, err := lock.Groups(l, nil, -1)
			if err != nil {
				t.Fatal(err)
			}
			for _, g := range groups {
				if g.GPUs == gpus {
					want = g.Tasks(size)
				}
			}
			if gpus < 0 && l.Runs() > 0 {
				want = lock.Group{Indices: numbers(l.Runs())}.Tasks(size)
			}
			for task := -1; task <= len(want); task++ {
				got, err := lock.Task(l, gpus, size, task)
				if exists := task >= 0 && task < len(want); exists != (err == nil) {
					t.Fatalf("task %d of %d: %v", task, len(want), err)
				} else if exists && !slices.Equal(got, want[task]) {
					t.Fatalf("task %d: %v, want %v", task, got, want[task])
				}
			}
		}
	})
}

func numbers(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}
