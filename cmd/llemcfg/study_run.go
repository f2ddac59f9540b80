package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/llenergymeasure/llemcfg/internal/run/lock"
	"github.com/llenergymeasure/llemcfg/internal/run/task"
)

// runFlags are those of study run.
type runFlags struct {
	taskFlags
	indices          string
	keepGoing, quiet bool
	limit            int

	task, taskGPUs, runsPerTask int
}

func (c *Command) studyRun() *cobra.Command {
	var flags runFlags
	cmd := &cobra.Command{
		Use:   "run LOCK --state DIR -- CMD ...",
		Short: "Do all runs of a locked study that have not succeeded",
		Long: `Do all runs of a locked study that have not succeeded, on this machine, one after
the other in the order of execution, with the gaps between them. If the study does
not set the length of a gap, your settings do. After Ctrl-C or a power failure,
the same command continues where it stopped.
` + taskHelp() + `

A run that fails ends the command, except with --keep-going. Exit status: 0 all
have succeeded; that of the first CMD that failed; 75 if other processes are still
doing some of the runs; 130 interrupted; 2 if CMD could not be started, or the lock
or the state folder cannot be used.`,
		Example: `  llemcfg study run study.lock.jsonl --state state -- python run.py {config}
  llemcfg study run study.lock.jsonl --state state --limit 1 -- python run.py --output {output_dir} {config}
  llemcfg study run study.lock.jsonl --state state --indices 3,7-19 --keep-going -- ./measure.sh {config}`,
		RunE: func(cmd *cobra.Command, args []string) error {
			path, command, err := lockAndCommand(cmd, args)
			if err != nil {
				return err
			}
			if flags.limit < 0 {
				return fmt.Errorf("--limit must be at least 0, not %d", flags.limit)
			}
			if flags.runsPerTask < 1 {
				return fmt.Errorf("--runs-per-task must be at least 1, not %d", flags.runsPerTask)
			}
			t, end, err := c.task(path, command, flags.taskFlags)
			if err != nil {
				return err
			}
			defer end()
			if err := t.Lock.Verify(); err != nil {
				return err
			}
			list, err := flags.chosen(t.Lock)
			if err != nil {
				return err
			}
			progress := c.runProgress(flags.quiet, t, list)
			loop := task.Loop{Task: t, Indices: list, KeepGoing: flags.keepGoing, Limit: flags.limit, Observer: progress}
			summary, err := loop.Run(cmd.Context())
			progress.close()
			if err != nil {
				return err
			}
			return progress.conclude(summary)
		},
	}
	cmd.Flags().StringVar(&flags.indices, "indices", "", "only the runs with these indices, such as 3,7-19")
	cmd.Flags().BoolVar(&flags.keepGoing, "keep-going", false, "continue after a run has failed")
	cmd.Flags().IntVar(&flags.limit, "limit", 0, "do at most this many runs; 0 for all")
	cmd.Flags().IntVar(&flags.task, "task", -1, "only the runs of this task of a cluster, counted from 0")
	cmd.Flags().IntVar(&flags.runsPerTask, "runs-per-task", 1, "how many runs a --task has")
	cmd.Flags().IntVar(&flags.taskGPUs, "task-gpus", -1, "for --task, count only the runs that need this many GPUs")
	cmd.Flags().BoolVarP(&flags.quiet, "quiet", "q", false, "show no progress")
	flags.flags(cmd)
	return cmd
}

// chosen are the indices of the runs that are to be done.
func (f *runFlags) chosen(l *lock.Lock) ([]int, error) {
	switch {
	case f.task >= 0 && f.indices != "":
		return nil, errors.New("--task and --indices cannot be used together")
	case f.task >= 0:
		list, err := lock.Task(l, f.taskGPUs, f.runsPerTask, f.task)
		if err != nil {
			return nil, fmt.Errorf("--task: %w", err)
		}
		return list, nil
	case f.indices != "":
		list, err := lock.ParseIndices(f.indices, l.Runs())
		if err != nil {
			return nil, fmt.Errorf("--indices: %w", err)
		}
		return list, nil
	}
	all := make([]int, l.Runs())
	for i := range all {
		all[i] = i
	}
	return all, nil
}
