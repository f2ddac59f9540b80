package main

import "github.com/spf13/cobra"

// study is the command whose commands are about many experiments at once.
func (c *Command) study() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "study",
		Short: "Run the experiments of a study",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(c.studyExec(), c.studyRun(), c.studyStatus(), c.studyMissing())
	return cmd
}
