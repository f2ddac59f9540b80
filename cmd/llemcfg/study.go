package main

import (
	"fmt"
	"io"
	"runtime"
	"slices"

	"github.com/spf13/cobra"

	"github.com/llenergymeasure/llemcfg/internal/inputs"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
	"github.com/llenergymeasure/llemcfg/pkg/study"
)

func (c *Command) study() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "study",
		Short: "Show, list, write and run the experiments of a study",
		Long: `A study file describes many experiments: what they share, what varies, and how
they are run. These commands show its experiments, write them to files, lock them,
and run them.

llemcfg vet checks studies as well as experiments.`,
		Example: "  llemcfg study show study.yaml\n  llemcfg study list study.yaml",
		Args:    known,
		RunE:    func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(c.studyShow(), c.studyList(), c.studyGet(), c.studyWrite(), c.studyDiff(),
		c.studyLock(), c.studyExec(), c.studyRun(), c.studyStatus(), c.studyMissing(), c.studySlurm(), c.studyKubernetes())
	return cmd
}

// studyFlags are the flags of commands that load a study.
type studyFlags struct {
	strict    bool
	maxPoints int
	jobs      int
	layering  layering
	policy    policy
}

func (f *studyFlags) flags(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&f.strict, "strict", false, "skip experiments that have a warning")
	cmd.Flags().IntVar(&f.maxPoints, "max-points", study.DefaultMaxPoints(), "allow up to `N` points")
	cmd.Flags().IntVarP(&f.jobs, "jobs", "j", runtime.GOMAXPROCS(0), "how many points to judge at once")
	f.layering.flags(cmd)
	f.policy.flags(cmd)
}

func (f *studyFlags) check() error {
	switch {
	case f.maxPoints < 1:
		return fmt.Errorf("--max-points must be at least 1, not %d", f.maxPoints)
	case f.jobs < 1:
		return fmt.Errorf("--jobs must be at least 1, not %d", f.jobs)
	}
	return f.layering.check()
}

func (f *studyFlags) options() []study.Option {
	opts := []study.Option{study.WithMaxPoints(f.maxPoints), study.WithJobs(f.jobs),
		study.WithDefaults(f.layering.defaults...), study.WithSet(f.layering.sets...)}
	if f.strict {
		opts = append(opts, study.WithStrict())
	}
	return opts
}

// loadStudy loads a study; - is standard input. The error is an exit status, and
// then all has been said. Warnings are for vet.
func (c *Command) loadStudy(file string, flags *studyFlags, opts ...study.Option) (*study.Study, error) {
	if err := flags.check(); err != nil {
		return nil, err
	}
	policy, err := c.loadPolicy(&flags.policy)
	if err != nil {
		return nil, err
	}
	if policy != nil {
		opts = append(opts, study.WithPolicy(policy))
	}
	opts = append(flags.options(), opts...)
	var s *study.Study
	if file == inputs.Stdin {
		var data []byte
		if data, err = io.ReadAll(c.Stdin); err != nil {
			return nil, fmt.Errorf("%s: %w", stdinName, err)
		}
		s, err = study.LoadBytes(stdinName, data, opts...)
	} else {
		s, err = study.Load(file, opts...)
	}
	return s, c.refuse(file, err)
}

// refuse prints what is wrong with a file, and returns the exit status.
func (c *Command) refuse(file string, err error) error {
	if err == nil {
		return nil
	}
	return c.complain(file, nil, err)
}

// userGaps is the option that takes the pauses of the user's settings.
func (c *Command) userGaps() (study.Option, error) {
	settings, err := c.userSettings()
	if err != nil {
		return nil, err
	}
	return study.WithUserSettings(settings), nil
}

// complainOf prints what only the points of a study show, and returns the exit
// status if there are errors.
func (c *Command) complainOf(o *study.Outcome) error {
	errs := slices.DeleteFunc(slices.Clone(o.Diagnostics), func(d diag.Diagnostic) bool { return d.Severity != diag.Error })
	if len(errs) == 0 {
		return nil
	}
	if err := c.text(c.Stderr).Render(diag.Result{File: errs[0].File, Diagnostics: errs}); err != nil {
		return err
	}
	return exitStatus(exitInvalid)
}
