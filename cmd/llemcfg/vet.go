package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"runtime"

	"github.com/spf13/cobra"

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
		Short: "Say everything that is wrong with experiment files",
		Long: `Say everything that is wrong with experiment files, each mistake once, with its
place and with what to write instead.

A PATH is a file, a folder, a pattern, or - for standard input. Of a folder all
.yaml, .yml and .json files are vetResult, those in the folders below it too, but
nothing whose name begins with a dot, nor what a .llemcfgignore in one of these
folders leaves out, with the syntax of .gitignore. In a pattern, * stands for anything in a
name, ** for any folders, and {a,b} for either. A path that matches nothing is an
error.

With --duplicates a warning says of a file that it is the same experiment as one
before it: by its fingerprint, whatever its order, comments and output_dir.
` + layeringHelp + policyHelp + `

With --fix, what is surely meant is written into the files: quotes around a
number go, a misspelt name becomes the one that is meant, a v1 name the v2.0 name.
Comments and layout stay. What has no such fix is left and reported; --unsafe-fixes
writes what is probably meant too, and --diff only shows what would change.

A warning is ignored where the comment "llemcfg: ignore[CODE]" stands at the end
of its line, or alone on a line above it. A comment that ignores nothing is
warned of.

Every mistake has a code in brackets; llemcfg explain CODE says more about it.

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
	f.BoolVar(&flags.strict, "strict", false, "make errors of warnings")
	f.StringVar(&flags.format, "format", "text", formatNames())
	f.StringVar(&flags.color, "color", "auto", "auto, always or never; auto colours on a terminal, unless NO_COLOR is set")
	f.BoolVarP(&flags.quiet, "quiet", "q", false, "say nothing but what is wrong: no summary, no progress bar")
	f.StringSliceVar(&flags.exclude, "exclude", nil, "leave out what matches this `pattern`; without a slash it is matched with names")
	f.StringVar(&flags.filesFrom, "files-from", "", "vet also the files named in `FILE`, one a line or ended by NULs; - for standard input")
	f.StringVar(&flags.stdinName, "stdin-name", stdinName, "what messages call standard input; a `name` that ends in .json makes it JSON")
	f.IntVarP(&flags.jobs, "jobs", "j", runtime.GOMAXPROCS(0), "how many files to vet at once")
	f.BoolVar(&flags.fix, "fix", false, "write what is surely meant into the files, and vet what is left")
	f.BoolVar(&flags.unsafeFixes, "unsafe-fixes", false, "with --fix or --diff, write what is probably meant too")
	f.BoolVar(&flags.diff, "diff", false, "print what --fix would change as a unified diff, and write nothing")
	f.BoolVar(&flags.failFast, "fail-fast", false, "stop after the first file that is not valid")
	f.IntVar(&flags.maxErrors, "max-errors", 0, "stop after `N` errors; 0 for no limit")
	f.IntVar(&flags.maxShown, "max-diagnostics", diag.DefaultLimit, "show up to `N` diagnostics of a file in text, errors first; 0 for all")
	f.IntVar(&flags.maxBytes, "max-bytes", yamldoc.DefaultLimits().Bytes, "read files of up to `N` bytes")
	f.BoolVar(&flags.cue, "cue", false, "have CUE itself judge every experiment, instead of the description that is proven to be the same; slower")
	f.BoolVar(&flags.watch, "watch", false, "vet again what changes, until interrupted")
	f.BoolVar(&flags.duplicates, "duplicates", false, "warn of files that are the same experiment as another")
	f.BoolVar(&flags.partial, "partial", false, "let required fields be missing, as in a file of --defaults")
	flags.layering.flags(cmd)
	flags.policy.flags(cmd)
	cmd.ValidArgsFunction = completeFiles(anyNumber)
	completeWords(cmd, "color", "auto", "always", "never")
	completeWords(cmd, "format", formats...)
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
	readsStdin := false
	for _, arg := range args {
		readsStdin = readsStdin || arg == inputs.Stdin
	}
	switch {
	case len(args) == 0 && f.filesFrom == "":
		return errors.New("vet what? Name a file, a folder, a pattern, or - for standard input")
	case f.jobs < 1:
		return fmt.Errorf("--jobs: %d is not at least 1", f.jobs)
	case f.maxErrors < 0:
		return fmt.Errorf("--max-errors: %d is negative", f.maxErrors)
	case f.maxShown < 0:
		return fmt.Errorf("--max-diagnostics: %d is negative", f.maxShown)
	case f.maxBytes < 1:
		return fmt.Errorf("--max-bytes: %d is not at least 1", f.maxBytes)
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
		return fmt.Errorf("--watch: %s ends with a last line and so never would; use text or jsonl", f.format)
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
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt)
	defer stop()
	// A second interrupt ends the process the hard way.
	defer context.AfterFunc(ctx, stop)()

	opts := []loader.Option{loader.WithMaxBytes(flags.maxBytes)}
	if flags.cue {
		opts = append(opts, loader.WithCUEVerdicts())
	}
	l, policy, err := c.loader(&flags.policy, opts...)
	if err != nil {
		return err
	}
	v := &vetJob{command: c, flags: flags, set: set, seen: fingerprints{}, loader: l, policy: policy}
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
		result.Diagnostics = experiment.Advisories()
	}
	var config *loader.ConfigError
	return result, !errors.As(err, &config) || config.Err == nil
}
