package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/llenergymeasure/llemcfg/internal/run/lock"
	"github.com/llenergymeasure/llemcfg/internal/run/state"
	"github.com/llenergymeasure/llemcfg/internal/run/task"
	"github.com/llenergymeasure/llemcfg/internal/safe"
	"github.com/llenergymeasure/llemcfg/internal/version"
)

// exitBusy is the exit status when another process does the run; it is that of
// sysexits.h for what may be tried again later.
const exitBusy = 75

// taskHelp is what the commands that do runs have in common.
func taskHelp() string {
	var b strings.Builder
	b.WriteString(`
These placeholders are replaced anywhere in an argument of CMD:

`)
	for _, p := range task.Placeholders() {
		fmt.Fprintf(&b, "  %-14s %s\n", p[0], p[1])
	}
	b.WriteString(`
The environment of CMD has LLEM_STUDY (the name of the study, or its fingerprint
if it has no name), LLEM_INDEX, LLEM_FINGERPRINT, LLEM_RUNNER, and, if the study
sets execution.skip_preflight, LLEM_SKIP_PREFLIGHT=1. The output of CMD is shown
and also kept in DIR/<fingerprint>/<cycle>.log. Signals are passed on to CMD.

The state of a run is in DIR/<fingerprint>/<cycle>.json. A run that has succeeded
is not repeated, whichever lock or command did it, except with --again. Any number
of processes, on any number of machines, can share DIR.`)
	return b.String()
}

// taskFlags are those of the commands that do runs.
type taskFlags struct {
	state string
	again bool
}

func (f *taskFlags) flags(cmd *cobra.Command) {
	stateFlag(cmd, &f.state)
	cmd.Flags().BoolVar(&f.again, "again", false, "also repeat runs that have succeeded")
	cmd.ValidArgsFunction = completeLock
}

func stateFlag(cmd *cobra.Command, dir *string) {
	cmd.Flags().StringVar(dir, "state", "", "the folder of the states of runs")
	if err := errors.Join(cmd.MarkFlagRequired("state"), cmd.MarkFlagDirname("state")); err != nil {
		panic(err) // there is no such flag
	}
}

// completeLock completes the lock, which comes first.
func completeLock(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveDefault
	}
	return []string{"jsonl"}, cobra.ShellCompDirectiveFilterFileExt
}

// lockAndCommand are the arguments LOCK -- CMD ….
func lockAndCommand(cmd *cobra.Command, args []string) (path string, command []string, err error) {
	dash := cmd.ArgsLenAtDash()
	if dash != 1 || len(args) < 2 {
		return "", nil, fmt.Errorf("%s takes a lock, and after -- the command: %s", cmd.CommandPath(), cmd.Use)
	}
	return args[0], args[1:], nil
}

// task prepares the runs of a lock. The function that is returned with it ends
// what was begun.
func (c *Command) task(path string, command []string, flags taskFlags) (*task.Task, func(), error) {
	l, err := lock.Open(path)
	if err != nil {
		return nil, nil, err
	}
	var execution struct {
		SkipPreflight bool `json:"skip_preflight"`
	}
	if err := json.Unmarshal(l.Header.Execution, &execution); err != nil {
		return nil, nil, errors.Join(fmt.Errorf("%s: its section execution: %w", path, err), l.Close())
	}
	t := &task.Task{
		Lock: l, Command: command, Again: flags.again, Tool: version.String(), SkipPreflight: execution.SkipPreflight,
		Settings: c.taskSettings, Stdout: c.Stdout, Stderr: c.Stderr,
		Notify: func(format string, args ...any) {
			fmt.Fprintf(c.Stderr, "llemcfg: %s\n", safe.Text(fmt.Sprintf(format, args...)))
		},
	}
	if err := t.Check(); err != nil {
		return nil, nil, errors.Join(err, l.Close())
	}
	if t.Store, err = state.Create(flags.state); err != nil {
		return nil, nil, errors.Join(err, l.Close())
	}
	signals := make(chan os.Signal, 16)
	signal.Notify(signals, task.Signals()...)
	t.Signals = signals
	stopSurviving := task.SurviveBrokenPipe()
	return t, func() {
		signal.Stop(signals)
		stopSurviving()
		_ = l.Close() // it was only read
	}, nil
}

// taskSettings loads the user's settings that runs depend on. That they are not
// valid is trouble, since other statuses are those of the command.
func (c *Command) taskSettings() (*task.Settings, error) {
	settings, err := c.userSettings()
	if err != nil { // and that has been said
		return nil, exitStatus(exitTrouble)
	}
	s := &task.Settings{
		ResultsDir:    settings.Output.ResultsDir,
		ExperimentGap: time.Duration(settings.Execution.ConfigGapSeconds * float64(time.Second)),
		CycleGap:      time.Duration(settings.Execution.CycleGapSeconds * float64(time.Second)),
	}
	text, err := json.Marshal(settings.Runners)
	return s, errors.Join(err, json.Unmarshal(text, &s.Runners))
}
