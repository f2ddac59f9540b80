package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/files"
	"github.com/spf13/cobra"

	"github.com/llenergymeasure/llemcfg/internal/run/lock"
	"github.com/llenergymeasure/llemcfg/internal/run/slurm"
	"github.com/llenergymeasure/llemcfg/internal/run/state"
	"github.com/llenergymeasure/llemcfg/internal/run/status"
)

// slurmFlags are those of study slurm.
type slurmFlags struct {
	slurm.Options
	only   string
	gpus   int
	output string
	submit bool
}

func (c *Command) studySlurm() *cobra.Command {
	var f slurmFlags
	cmd := &cobra.Command{
		Use:   "slurm LOCK --state DIR -- CMD ...",
		Short: "Write Slurm job arrays that run a locked study",
		Long: `Write the batch scripts of Slurm job arrays that run a locked study: one array for
each number of GPUs that experiments need, split where it is longer than Slurm
allows (MaxArraySize of scontrol, or 1001 if Slurm is not installed here).
Each task of an array does --runs-per-task runs with llemcfg study run, one after
the other with their gaps; CMD and its placeholders are those of that command.

A single script is written to standard output. With --output, all scripts are
written to a folder, with submit.sh, which submits them. Nothing is submitted
without --submit. To continue after failures or interruptions, use the same
command with --only missing: tasks that are still running keep their runs.

The lock, the state folder, the working directory and llemcfg itself must be on a
file system that all nodes share.`,
		Example: `  llemcfg study slurm study.lock.jsonl --state state --time 2:00:00 -- python run.py {config} > study.sbatch
  llemcfg study slurm study.lock.jsonl --state state --output jobs --throttle 8 --sbatch=--account=energy -- python run.py {config}
  llemcfg study slurm study.lock.jsonl --state state --only missing --submit -- python run.py {config}`,
		RunE: func(cmd *cobra.Command, args []string) error {
			path, command, err := lockAndCommand(cmd, args)
			if err != nil {
				return err
			}
			f.Command = command
			return c.slurm(cmd.Context(), path, &f)
		},
	}
	stateFlag(cmd, &f.State)
	cmd.Flags().StringVar(&f.Time, "time", "", "the time limit of a task, as sbatch has it")
	cmd.Flags().StringVar(&f.Partition, "partition", "", "the partition")
	cmd.Flags().IntVar(&f.Throttle, "throttle", 0, "how many tasks of an array run at once; 0 for no limit")
	cmd.Flags().IntVar(&f.MaxArray, "max-array", 0, "the longest array; 0 asks Slurm")
	cmd.Flags().IntVar(&f.RunsPerTask, "runs-per-task", 1, "how many runs a task does")
	cmd.Flags().IntVar(&f.gpus, "gpus", -1, "the GPUs of every task, whatever its experiments need; 0 asks for none")
	cmd.Flags().StringVar(&f.GPUType, "gpu-type", "", "the type of the GPUs, as in gpu:a100:2")
	cmd.Flags().StringArrayVar(&f.Extra, "sbatch", nil, "a further option of sbatch, such as --sbatch=--account=energy")
	cmd.Flags().StringVar(&f.only, "only", "", "missing: only runs that have not succeeded; failed: only those that have failed")
	cmd.Flags().StringVarP(&f.output, "output", "o", "", "write the scripts to this folder")
	cmd.Flags().BoolVar(&f.submit, "submit", false, "submit the arrays")
	cmd.Flags().StringVar(&f.Program, "llemcfg", "", "the path of llemcfg on the nodes; by default that of this one")
	completeWords(cmd, "only", "missing", "failed")
	if err := cmd.MarkFlagDirname("output"); err != nil {
		panic(err) // there is no such flag
	}
	cmd.ValidArgsFunction = completeLock
	return cmd
}

func (c *Command) slurm(ctx context.Context, path string, f *slurmFlags) error {
	if err := f.check(); err != nil {
		return err
	}
	l, err := lock.Open(path)
	if err != nil {
		return err
	}
	defer l.Close()
	if err := l.Verify(); err != nil {
		return err
	}
	chosen, err := wanted(l, f.State, f.only)
	if err != nil {
		return err
	}
	groups, err := lock.Groups(l, chosen, f.gpus)
	if err != nil {
		return err
	}
	if len(groups) == 0 {
		fmt.Fprintln(c.Stderr, "llemcfg: there is nothing to run: all runs that were asked for have succeeded")
		return nil
	}
	if err := f.resolve(ctx, path); err != nil {
		return err
	}
	arrays := slurm.Arrays(groups, &f.Options)
	var scripts []namedScript
	for i := range arrays {
		name := fmt.Sprintf("array-%d-of-%d.sbatch", i+1, len(arrays))
		scripts = append(scripts, namedScript{name, slurm.Script(&l.Header, arrays, i, &f.Options)})
	}
	return c.deliver(ctx, &l.Header, scripts, f)
}

// check refuses what would not be read by sbatch as it is meant.
func (f *slurmFlags) check() error {
	if f.only != "" {
		if err := oneOf("only", f.only, "missing", "failed"); err != nil {
			return err
		}
	}
	for name, value := range map[string]int{"throttle": f.Throttle, "max-array": f.MaxArray, "runs-per-task": f.RunsPerTask - 1} {
		if value < 0 {
			return fmt.Errorf("--%s: the number is too small", name)
		}
	}
	for name, value := range map[string]string{"time": f.Time, "partition": f.Partition, "gpu-type": f.GPUType} {
		if strings.ContainsAny(value, " \t\r\n\"'\\#") {
			return fmt.Errorf("--%s: %q is not a word", name, value)
		}
	}
	for _, extra := range f.Extra {
		if !strings.HasPrefix(extra, "-") || strings.ContainsAny(extra, "\r\n") {
			return fmt.Errorf("--sbatch: %q is not an option of sbatch, such as --account=energy", extra)
		}
	}
	return nil
}

// resolve fills in what depends on where the command runs.
func (f *slurmFlags) resolve(ctx context.Context, path string) error {
	var errs [4]error
	f.Lock, errs[0] = filepath.Abs(path)
	f.State, errs[1] = filepath.Abs(f.State)
	f.Folder, errs[2] = os.Getwd()
	if f.Program == "" {
		f.Program, errs[3] = os.Executable()
	}
	if err := errors.Join(errs[:]...); err != nil {
		return err
	}
	if f.output != "" {
		var err error
		if f.Logs, err = filepath.Abs(f.output); err != nil {
			return err
		}
	}
	for _, path := range []string{f.Folder, f.Logs} {
		if strings.ContainsAny(path, "\r\n") {
			return fmt.Errorf("%q: sbatch cannot be told a path with a line break", path)
		}
	}
	if f.MaxArray == 0 {
		f.MaxArray = slurm.MaxArray(ctx)
	}
	return nil
}

// wanted returns the indices of the runs that --only wants; nil is all.
func wanted(l *lock.Lock, dir, word string) ([]int, error) {
	if word == "" {
		return nil, nil
	}
	store, err := state.Open(dir)
	if err != nil {
		return nil, err
	}
	list, err := withStatus(l, store, func(s status.Status) bool {
		if word == "failed" {
			return s == status.Failed
		}
		return s != status.Succeeded
	})
	if list == nil {
		list = []int{}
	}
	return list, err
}

type namedScript struct {
	name string
	text []byte
}

// deliver prints or writes the scripts, and submits them if that is wanted.
func (c *Command) deliver(ctx context.Context, h *lock.Header, scripts []namedScript, f *slurmFlags) error {
	switch {
	case f.output != "":
		if err := writeScripts(h, scripts, f.output); err != nil {
			return err
		}
		if !f.submit {
			_, err := fmt.Fprintln(c.Stdout, filepath.Join(f.output, "submit.sh"))
			return err
		}
	case f.submit:
	case len(scripts) > 1:
		return fmt.Errorf("the study needs %d arrays: name a folder for their scripts with --output, or use --submit", len(scripts))
	default:
		_, err := c.Stdout.Write(scripts[0].text)
		return err
	}
	for i, script := range scripts {
		sbatch := exec.CommandContext(ctx, "sbatch")
		sbatch.Stdin, sbatch.Stdout, sbatch.Stderr = bytes.NewReader(script.text), c.Stdout, c.Stderr
		if err := sbatch.Run(); err != nil {
			return fmt.Errorf("submitting array %d of %d: %w; those before it are submitted", i+1, len(scripts), err)
		}
	}
	return nil
}

func writeScripts(h *lock.Header, scripts []namedScript, folder string) error {
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return err
	}
	var names []string
	for _, script := range scripts {
		if err := files.Write(filepath.Join(folder, script.name), script.text, 0o644); err != nil {
			return err
		}
		names = append(names, script.name)
	}
	return files.Write(filepath.Join(folder, "submit.sh"), slurm.Submit(h, names), 0o755)
}
