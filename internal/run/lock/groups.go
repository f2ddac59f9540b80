package lock

import (
	"fmt"
	"slices"
)

// Group are the runs that need the same number of GPUs, in the order of
// execution.
type Group struct {
	GPUs    int
	Indices []int
}

// Groups groups runs by the GPUs that they need, the fewest first. Of a nil list
// of indices it takes all; a list ascends. If every is not negative, each run
// gets so many GPUs, whatever it needs.
func Groups(l *Lock, indices []int, every int) ([]Group, error) {
	byGPUs := map[int][]int{}
	for run, err := range l.All() {
		if err != nil {
			return nil, err
		}
		if indices != nil {
			if _, ok := slices.BinarySearch(indices, run.Index); !ok {
				continue
			}
		}
		gpus := run.GPUs
		if every >= 0 {
			gpus = every
		}
		byGPUs[gpus] = append(byGPUs[gpus], run.Index)
	}
	var groups []Group
	for gpus, list := range byGPUs {
		groups = append(groups, Group{gpus, list})
	}
	slices.SortFunc(groups, func(a, b Group) int { return a.GPUs - b.GPUs })
	return groups, nil
}

// Tasks divides runs into tasks of so many runs; the last may have fewer.
func (g Group) Tasks(runsPerTask int) [][]int {
	return slices.Collect(slices.Chunk(g.Indices, runsPerTask))
}

// Task returns the runs of one task. A negative number of GPUs stands for the
// one group of all runs.
func Task(l *Lock, gpus, runsPerTask, task int) ([]int, error) {
	every := -1
	if gpus < 0 {
		every = 0
	}
	groups, err := Groups(l, nil, every)
	if err != nil {
		return nil, err
	}
	for _, g := range groups {
		if gpus >= 0 && g.GPUs != gpus {
			continue
		}
		tasks := g.Tasks(runsPerTask)
		if task < 0 || task >= len(tasks) {
			return nil, fmt.Errorf("there is no task %d: the last is %d", task, len(tasks)-1)
		}
		return tasks[task], nil
	}
	return nil, fmt.Errorf("no run of %s needs %d GPUs", l.Path(), gpus)
}
