package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
)

func (c *Command) explain() *cobra.Command {
	var recursive bool
	cmd := &cobra.Command{
		Use:   "explain [PATH | CODE]",
		Short: "Say what a field is, or what the code of a diagnostic means",
		Long: `Say what a field or a section of an experiment file is, or a key of a study: its
type, default, allowed values and unit, the backends that use it, and the rules
it has a part in. Without a path it is the experiment itself.

Or say what the code of a diagnostic means and what to do about it, with an
example. The codes:
` + strings.Join(codeNames(), ", ") + ".",
		Example: `  llemcfg explain decoder.top_p
  llemcfg explain vllm
  llemcfg explain sweep
  llemcfg explain --recursive
  llemcfg explain wrong-type`,
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: completeExplained,
		RunE: func(_ *cobra.Command, args []string) error {
			name := strings.Join(args, "")
			text, ok := explainPath(name, recursive)
			if !ok {
				text, ok = explainCode(name)
			}
			if !ok {
				return fmt.Errorf("there is no field and no code %s%s", name, meant(name))
			}
			_, err := io.WriteString(c.Stdout, text)
			return err
		},
	}
	cmd.Flags().BoolVar(&recursive, "recursive", false, "say it of every field of the section too")
	return cmd
}

// completeExplained completes what can be explained.
func completeExplained(cmd *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
	names, directive := completePaths(cmd, args, begun)
	if len(args) > 0 {
		return names, directive
	}
	for _, code := range codeNames() {
		if begun != "" && strings.HasPrefix(code, begun) {
			names = append(names, code)
		}
	}
	return names, directive
}
