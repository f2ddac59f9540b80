package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/llenergymeasure/llemcfg/internal/safe"
	"github.com/llenergymeasure/llemcfg/internal/version"
	"github.com/llenergymeasure/llemcfg/pkg/ssot"
)

// The exit statuses.
const (
	exitOK      = 0 // everything is valid
	exitInvalid = 1 // something is invalid
	exitTrouble = 2 // the command could not do its work

	// 128 and the number of a signal, as a shell reports a process that it ended.
	exitInterrupted = 128 + 2  // SIGINT
	exitClosedPipe  = 128 + 13 // SIGPIPE
)

// Command is the command line, with the streams that it uses.
type Command struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
}

// Main runs the command with its arguments, the program's name not among them,
// and returns the exit status.
func (c *Command) Main(args []string) int { return c.MainContext(context.Background(), args) }

// MainContext is Main, interrupted when ctx is done.
func (c *Command) MainContext(ctx context.Context, args []string) int {
	stdout, stderr := &output{Writer: c.Stdout}, &output{Writer: c.Stderr}
	c = &Command{Stdin: &input{Reader: c.Stdin}, Stdout: stdout, Stderr: stderr}
	root := c.root()
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	var status exitStatus
	if err == nil || errors.As(err, &status) && status != exitStatus(exitInterrupted) {
		// Not everything that writes returns its errors: help does not.
		if lost := cmp.Or(stdout.err, stderr.err); lost != nil {
			err = lost
		}
	}
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &status):
		return int(status)
	case errors.Is(err, syscall.EPIPE), errors.Is(err, io.ErrClosedPipe):
		return exitClosedPipe // whoever was reading has had enough
	default:
		fmt.Fprintf(c.Stderr, "llemcfg: %s\n", safe.Text(err.Error()))
		return exitTrouble
	}
}

// untilInterrupted is a context that Ctrl-C ends, once: a second Ctrl-C ends the
// process.
func untilInterrupted(ctx context.Context) (context.Context, context.CancelFunc) {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt)
	context.AfterFunc(ctx, stop)
	return ctx, stop
}

// interrupted says so, and is the status.
func (c *Command) interrupted() error {
	fmt.Fprintln(c.Stderr, "llemcfg: interrupted")
	return exitStatus(exitInterrupted)
}

// exitStatus ends a command that has said everything already.
type exitStatus int

func (s exitStatus) Error() string { return fmt.Sprintf("exit status %d", int(s)) }

func (c *Command) root() *cobra.Command {
	var showVersion bool
	root := &cobra.Command{
		Use:   "llemcfg",
		Short: "Vet and resolve the configuration of LLM energy-measurement experiments",
		Long: `llemcfg turns the YAML file of an experiment into a complete, typed
configuration, or reports everything that is wrong with it.

Exit status: 0 all valid, 1 something is invalid, 2 the command could not do
its work. Commands with other statuses list them in their help.`,
		Example:           "  llemcfg vet experiment.yaml\n  llemcfg show experiment.yaml",
		SilenceErrors:     true,
		SilenceUsage:      true,
		Args:              known,
		PersistentPreRunE: complete, // of every command: none has its own
		RunE: func(cmd *cobra.Command, _ []string) error {
			if showVersion {
				_, err := fmt.Fprintf(c.Stdout, "llemcfg %s\n", version.Get().Version)
				return err
			}
			return cmd.Help()
		},
	}
	root.Flags().BoolVar(&showVersion, "version", false, "print the version of llemcfg")
	root.CompletionOptions.SetDefaultShellCompDirective(cobra.ShellCompDirectiveNoFileComp)
	root.SetIn(c.Stdin)
	root.SetOut(c.Stdout)
	root.SetErr(c.Stderr)
	root.AddCommand(c.vet(), c.show(), c.diff(), c.hash(), c.config(), c.migrate(), c.initFile(), c.study(), c.explain(), c.capabilities(), c.docs(), c.schema(), c.man(), c.version())
	root.SetHelpCommand(help())
	if err := completion(root); err != nil {
		panic(err) // cobra makes no such command any more
	}
	return root
}

// backendNames are the words that a flag for a backend takes. A command is made
// whenever any is run, so that it costs no more than a list of constants.
func backendNames() []string {
	var names []string
	for _, b := range ssot.Backends() {
		names = append(names, string(b))
	}
	return names
}

// oneOf reports a flag that has to be one of a few words and is not.
func oneOf(flag, got string, words ...string) error {
	if slices.Contains(words, got) {
		return nil
	}
	return fmt.Errorf("--%s: %q is not one of %s", flag, got, strings.Join(words, ", "))
}
