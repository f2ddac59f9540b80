package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"
)

func (c *Command) explain() *cobra.Command {
	var recursive bool
	cmd := &cobra.Command{
		Use:   "explain PATH",
		Short: "Say what a field is, with its type, default and allowed values",
		Long: `Say what a field or a section of an experiment file is: its type, default,
allowed values and unit, who heeds it, and the rules it has a part in. Without a
path it is the experiment itself.`,
		Example: `  llemcfg explain decoder.top_p
  llemcfg explain vllm
  llemcfg explain --recursive`,
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: completePaths,
		RunE: func(_ *cobra.Command, args []string) error {
			path := ""
			if len(args) > 0 {
				path = args[0]
			}
			text, ok := explainPath(path, recursive)
			if !ok {
				return fmt.Errorf("there is no field %s%s", path, meant(path))
			}
			_, err := io.WriteString(c.Stdout, text)
			return err
		},
	}
	cmd.Flags().BoolVar(&recursive, "recursive", false, "say it of every field of the section too")
	return cmd
}
