package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"
)

// The exit statuses.
const (
	exitOK      = 0 // everything is valid
	exitInvalid = 1 // something is invalid
	exitTrouble = 2 // the command could not do its work
)

// Command is the command line, with the streams that it uses.
type Command struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
}

// Main runs the command with its arguments, the program's name not among them,
// and gives the exit status.
func (c *Command) Main(args []string) int {
	root := c.root()
	root.SetArgs(args)
	err := root.Execute()
	var status exitStatus
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &status):
		return int(status)
	default:
		fmt.Fprintf(c.Stderr, "llemcfg: %v\n", err)
		return exitTrouble
	}
}

// exitStatus ends a command that has said everything already.
type exitStatus int

func (s exitStatus) Error() string { return fmt.Sprintf("exit status %d", int(s)) }

func (c *Command) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "llemcfg",
		Short: "Vet and resolve the configuration of LLM energy-measurement experiments",
		Long: `llemcfg turns the YAML file of an experiment into a complete, typed,
trustworthy configuration, or says everything that is wrong with it.

Exit status: 0 all valid, 1 something is invalid, 2 the command could not do
its work.`,
		Example:       "  llemcfg vet experiment.yaml\n  llemcfg show experiment.yaml",
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.SetIn(c.Stdin)
	root.SetOut(c.Stdout)
	root.SetErr(c.Stderr)
	root.AddCommand(c.vet(), c.show(), c.diff(), c.hash(), c.config(), c.version())
	return root
}

// oneOf reports a flag that has to be one of a few words and is not.
func oneOf(flag, got string, words ...string) error {
	for _, w := range words {
		if got == w {
			return nil
		}
	}
	return fmt.Errorf("--%s: %q is not one of %v", flag, got, words)
}
