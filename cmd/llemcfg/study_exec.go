package main

import (
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"github.com/llenergymeasure/llemcfg/internal/run/state"
	"github.com/llenergymeasure/llemcfg/internal/run/task"
)

func (c *Command) studyExec() *cobra.Command {
	var index int
	var flags taskFlags
	cmd := &cobra.Command{
		Use:   "exec LOCK --index I --state DIR -- CMD ...",
		Short: "Do one run of a locked study",
		Long: `Do one run of a locked study: write its experiment to a file, and run CMD with it.
The tasks of a cluster use this command; llemcfg study run does all runs.
` + taskHelp() + `

Exit status: that of CMD, or 128 plus the number of the signal that ended it; 0 if
the run has succeeded before; 75 if another process is doing it; 2 if CMD could
not be started, or the lock or the state folder cannot be used.`,
		Example: `  llemcfg study exec study.lock.jsonl --index 7 --state state -- python run.py {config}`,
		RunE: func(cmd *cobra.Command, args []string) error {
			path, command, err := lockAndCommand(cmd, args)
			if err != nil {
				return err
			}
			t, end, err := c.task(path, command, flags)
			if err != nil {
				return err
			}
			defer end()
			result, err := t.Do(cmd.Context(), index)
			if _, isBusy := errors.AsType[*state.BusyError](err); isBusy {
				t.Notify("run %d: %v", index, err)
				return exitStatus(exitBusy)
			}
			if _, isInterrupted := errors.AsType[*task.InterruptedError](err); isInterrupted {
				t.Notify("run %d: %v", index, err)
				return exitStatus(exitInterrupted)
			}
			switch {
			case err != nil:
				return err
			case result.IsOld:
				t.Notify("run %d has succeeded already, at %s; --again runs it again", index, result.State.Ended.Format(time.RFC3339))
			}
			return orNil(exitStatus(result.ExitStatus()))
		},
	}
	cmd.Flags().IntVar(&index, "index", 0, "the index of the run, counted from 0")
	if err := cmd.MarkFlagRequired("index"); err != nil {
		panic(fmt.Sprint(err)) // there is no such flag
	}
	flags.flags(cmd)
	return cmd
}
