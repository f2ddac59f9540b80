package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"github.com/spf13/cobra"

	"github.com/llenergymeasure/llemcfg/internal/bridge"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
	"github.com/llenergymeasure/llemcfg/internal/files"
	"github.com/llenergymeasure/llemcfg/internal/inputs"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
)

// vetFlags are the flags of vet.
type vetFlags struct {
	strict, quiet   bool
	format, color   string
	exclude         []string
	filesFrom       string
	stdinName       string
	jobs            int
	failFast, watch bool
	maxErrors       int
	maxShown        int
	maxBytes        int
	cue             bool
	duplicates      bool
	partial         bool
	layering        layering
	policy          policy
	// fix applies safe fixes, unsafeFixes all, and diff shows them instead.
	fix, unsafeFixes, diff bool
}

// fixes reports whether fixes are applied or shown.
func (f *vetFlags) fixes() bool { return f.fix || f.unsafeFixes || f.diff }

func (c *Command) vet() *cobra.Command {
	var flags vetFlags
	cmd := &cobra.Command{
		Use:   "vet [PATH...]",
		Short: "Report everything that is wrong with experiment files",
		Long: `Report everything that is wrong with experiment files: each mistake once, with
its place and with what to write instead.

A PATH is a file, a folder, a pattern, or - for standard input. In a folder, all
.yaml, .yml and .json files are checked, including those in folders below it,
except names that begin with a dot and whatever a .llemcfgignore file in one of
these folders excludes, in the syntax of .gitignore. In a pattern, * matches any
part of a name, ** any folders, and {a,b} either. A path that matches nothing is
an error.

With --duplicates, a file that describes the same experiment as an earlier one
gets a warning, and so does a point of a study that runs. Experiments are compared
by fingerprint, so order, comments and output_dir do not matter.
` + layeringHelp + policyHelp + `

With --fix, mistakes whose correction is certain are corrected in the files, such
as quotes around a number, a misspelt name, or a name from v1. Comments and layout
are kept. Everything else is reported. --unsafe-fixes also applies corrections
that are only likely, and --diff shows the changes without writing them.

The comment "llemcfg: ignore[CODE]" at the end of a line, or alone on the line
above it, suppresses a warning there. A comment that suppresses nothing is itself
reported.

Every mistake has a code in brackets. llemcfg explain CODE describes it.

Exit status: 0 all valid, 1 something is invalid, 2 something could not be read,
130 interrupted.`,
		Example: `  llemcfg vet experiment.yaml
  llemcfg vet --strict experiments
  llemcfg vet 'experiments/**/*.yaml' --exclude drafts
  llemcfg vet --format json experiment.yaml | jq .summary
  git diff --name-only -z -- '*.yaml' | llemcfg vet --files-from -
  llemcfg vet --duplicates experiments
  llemcfg vet --fix experiments
  llemcfg vet --defaults lab.yaml --set n=10 experiment.yaml
  llemcfg vet --policy lab.cue experiments
  llemcfg vet --partial lab.yaml
  llemcfg vet --watch experiments`,
		RunE: func(cmd *cobra.Command, args []string) error { return c.runVet(cmd.Context(), args, flags) },
	}
	f := cmd.Flags()
	f.BoolVar(&flags.strict, "strict", false, "treat warnings as errors")
	f.StringVar(&flags.format, "format", "text", formatNames())
	f.StringVar(&flags.color, "color", "auto", "auto, always or never; auto colours on a terminal, unless NO_COLOR is set")
	f.BoolVarP(&flags.quiet, "quiet", "q", false, "print only what is wrong: no summary, no progress bar")
	f.StringSliceVar(&flags.exclude, "exclude", nil, "exclude what matches this `pattern`; without a slash it is matched against names")
	f.StringVar(&flags.filesFrom, "files-from", "", "also check the files named in `FILE`, one per line or separated by NULs; - for standard input")
	f.StringVar(&flags.stdinName, "stdin-name", stdinName, "what messages call standard input; a `name` that ends in .json makes it JSON")
	f.IntVarP(&flags.jobs, "jobs", "j", runtime.GOMAXPROCS(0), "how many files to check at once")
	f.BoolVar(&flags.fix, "fix", false, "apply the corrections that are certain, and report what is left")
	f.BoolVar(&flags.unsafeFixes, "unsafe-fixes", false, "with --fix or --diff, also apply corrections that are only likely")
	f.BoolVar(&flags.diff, "diff", false, "print what --fix would change as a unified diff, without writing it")
	f.BoolVar(&flags.failFast, "fail-fast", false, "stop after the first file that is not valid")
	f.IntVar(&flags.maxErrors, "max-errors", 0, "stop after `N` errors; 0 for no limit")
	f.IntVar(&flags.maxShown, "max-diagnostics", diag.DefaultLimit, "show up to `N` diagnostics of a file in text, errors first; 0 for all")
	f.IntVar(&flags.maxBytes, "max-bytes", yamldoc.DefaultLimits().Bytes, "read files of up to `N` bytes")
	f.BoolVar(&flags.cue, "cue", false, "let CUE itself check every experiment, instead of the equivalent checks in Go; slower")
	f.BoolVar(&flags.watch, "watch", false, "check again whatever changes, until interrupted")
	f.BoolVar(&flags.duplicates, "duplicates", false, "warn of files that describe the same experiment as another")
	f.BoolVar(&flags.partial, "partial", false, "allow required fields to be missing, as in a --defaults file")
	flags.layering.flags(cmd)
	flags.policy.flags(cmd)
	cmd.ValidArgsFunction = completeFiles(anyNumber)
	completeWords(cmd, "color", "auto", "always", "never")
	completeWords(cmd, "format", formats...)
	completeAnyFile(cmd, "files-from")
	return cmd
}

// check finds what is wrong with the flags before anything is done.
func (f *vetFlags) check(args []string) error {
	if err := oneOf("format", f.format, formats...); err != nil {
		return err
	}
	if err := oneOf("color", f.color, "auto", "always", "never"); err != nil {
		return err
	}
	if err := f.layering.check(); err != nil {
		return err
	}
	readsStdin := slices.Contains(args, inputs.Stdin)
	switch {
	case len(args) == 0 && f.filesFrom == "":
		return errors.New("vet needs a file, a folder, a pattern, or - for standard input")
	case f.jobs < 1:
		return fmt.Errorf("--jobs must be at least 1, not %d", f.jobs)
	case f.maxErrors < 0:
		return fmt.Errorf("--max-errors must be at least 0, not %d", f.maxErrors)
	case f.maxShown < 0:
		return fmt.Errorf("--max-diagnostics must be at least 0, not %d", f.maxShown)
	case f.maxBytes < 1:
		return fmt.Errorf("--max-bytes must be at least 1, not %d", f.maxBytes)
	case readsStdin && f.filesFrom == inputs.Stdin:
		return errors.New("--files-from: standard input cannot be both a list and a file")
	case f.unsafeFixes && !f.fix && !f.diff:
		return errors.New("--unsafe-fixes needs --fix or --diff")
	case f.fix && !f.diff && readsStdin:
		return errors.New("--fix: standard input cannot be written; --diff shows what it would change")
	case f.fixes() && f.watch:
		return errors.New("--watch cannot be used with --fix or --diff")
	case f.diff && f.format != "text":
		return fmt.Errorf("--diff prints a diff, not %s", f.format)
	case readsStdin && f.watch:
		return errors.New("--watch: standard input cannot be watched")
	case f.watch && f.format != "text" && f.format != "jsonl":
		return fmt.Errorf("--watch cannot be used with --format %s, which is one document; use text or jsonl", f.format)
	default:
		return nil
	}
}

func (c *Command) runVet(ctx context.Context, args []string, flags vetFlags) error {
	if err := flags.check(args); err != nil {
		return err
	}
	names, err := c.readList(flags.filesFrom)
	if err != nil {
		return fmt.Errorf("--files-from: %w", err)
	}
	set, err := inputs.New(args, names, flags.exclude)
	if err != nil {
		return fmt.Errorf("--exclude: %w", err)
	}
	ctx, stop := untilInterrupted(ctx)
	defer stop()

	opts := []loader.Option{loader.WithMaxBytes(flags.maxBytes)}
	if flags.cue {
		opts = append(opts, loader.WithCUEVerdicts())
	}
	l, policy, err := c.loader(&flags.policy, opts...)
	if err != nil {
		return err
	}
	v := &vetJob{command: c, flags: flags, set: set, seen: fingerprints{}, loader: l, policy: policy, writing: new(sync.RWMutex)}
	if flags.watch {
		return v.watch(ctx)
	}
	return v.run(ctx, set.All())
}

func (c *Command) readList(file string) ([]string, error) {
	switch file {
	case "":
		return nil, nil
	case inputs.Stdin:
		return inputs.ReadList(c.Stdin)
	}
	list, err := files.ReadList(file, inputs.MaxList)
	if err != nil {
		return nil, fmt.Errorf("%s: %s", file, files.Reason(err))
	}
	return inputs.ReadList(bytes.NewReader(list))
}

// resultOf returns what came of loading a file, and whether it could be read at
// all.
func resultOf(file string, experiment *loader.Experiment, err error) (result diag.Result, readable bool) {
	result = diag.Result{File: file, Diagnostics: diag.Of(err)}
	if err == nil && experiment != nil {
		result.Diagnostics = bridge.Advisories(experiment)
	}
	var config *loader.ConfigError
	return result, !errors.As(err, &config) || config.Err == nil
}
