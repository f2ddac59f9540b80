package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
)

func (c *Command) explain() *cobra.Command {
	return &cobra.Command{
		Use:       "explain CODE",
		Short:     "Say what the code of a diagnostic means and what to do about it",
		Example:   "  llemcfg explain wrong-type",
		Long:      "Say what the code of a diagnostic means and what to do about it, with an example.\n\nThe codes: " + strings.Join(codeNames(), ", ") + ".",
		Args:      cobra.ExactArgs(1),
		ValidArgs: codeNames(),
		RunE: func(_ *cobra.Command, args []string) error {
			text, ok := explainCode(args[0])
			if !ok {
				return fmt.Errorf("there is no code %q; llemcfg explain --help lists them", args[0])
			}
			_, err := io.WriteString(c.Stdout, text)
			return err
		},
	}
}
