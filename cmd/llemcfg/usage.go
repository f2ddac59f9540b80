package main

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// known reports an argument of a command that has only other commands: it is the
// name of none.
func known(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	cmd.SuggestionsMinimumDistance = 2
	message := fmt.Sprintf("unknown command %q", args[0])
	if cmd.HasParent() {
		message += " of " + cmd.CommandPath()
	}
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		return fmt.Errorf("%s; did you mean %s?", message, strings.Join(near, " or "))
	}
	if _, err := os.Stat(args[0]); err == nil && !cmd.HasParent() {
		return fmt.Errorf("%s; to check that file: %s vet %s", message, cmd.Name(), args[0])
	}
	if !cmd.HasSubCommands() {
		return errors.New(message)
	}
	return fmt.Errorf("%s; %s --help lists them", message, cmd.CommandPath())
}

// needs is what a command says that is called with another number of arguments.
func needs(n int, message string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) != n {
			return errors.New(message)
		}
		return nil
	}
}

// none reports an argument of a command that takes none.
func none(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return fmt.Errorf("%s takes no argument, and %q is one", shortPath(cmd), args[0])
	}
	return nil
}

// atMostOne reports a second argument.
func atMostOne(cmd *cobra.Command, args []string) error {
	if len(args) > 1 {
		return fmt.Errorf("%s takes at most one argument, and %q is another", shortPath(cmd), args[1])
	}
	return nil
}

// shortPath is the name of a command without that of the program.
func shortPath(cmd *cobra.Command) string {
	_, path, _ := strings.Cut(cmd.CommandPath(), " ")
	return path
}

// complete reports flags that a command needs and does not have, and empty flags
// and arguments: they come of variables that are not set, and to pass over them
// would do something else than what is meant. What follows -- may be the arguments
// of another program.
func complete(cmd *cobra.Command, args []string) error {
	if cmd.DisableFlagParsing {
		return nil // as __complete, which is asked about empty words
	}
	var missing []string
	empty := ""
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		_, required := f.Annotations[cobra.BashCompOneRequiredFlag]
		switch {
		case required && !f.Changed:
			missing = append(missing, "--"+f.Name)
		case f.Changed && isEmpty(f.Value) && empty == "":
			empty = "--" + f.Name
		}
	})
	switch {
	case len(missing) > 0:
		return fmt.Errorf("%s needs %s", shortPath(cmd), strings.Join(missing, " and "))
	case empty != "":
		return fmt.Errorf("%s is empty", empty)
	}
	if dash := cmd.ArgsLenAtDash(); dash >= 0 {
		args = args[:dash]
	}
	if i := slices.Index(args, ""); i >= 0 {
		return fmt.Errorf("argument %d is empty", i+1)
	}
	return nil
}

// isEmpty reports whether a flag that is given has no value, or an empty one
// among several.
func isEmpty(v pflag.Value) bool {
	if list, ok := v.(pflag.SliceValue); ok {
		return slices.Contains(list.GetSlice(), "")
	}
	return v.String() == ""
}

// help is the command that prints the help of others.
func help() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Print the help of a command",
		Long:  "Print the help of a command, as COMMAND --help does.",
		RunE: func(cmd *cobra.Command, args []string) error {
			about, rest, err := cmd.Root().Find(args)
			if err == nil {
				err = known(about, rest)
			}
			if err != nil {
				return err
			}
			about.InitDefaultHelpFlag() // which is made when a command is run
			return about.Help()
		},
		ValidArgsFunction: func(cmd *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
			about, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			var names []string
			for _, c := range about.Commands() {
				if c.IsAvailableCommand() && strings.HasPrefix(c.Name(), begun) {
					names = append(names, cobra.CompletionWithDesc(c.Name(), c.Short))
				}
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
	}
}

// completion is the command that cobra makes, of which an unknown shell is an
// error.
func completion(root *cobra.Command) error {
	root.InitDefaultCompletionCmd()
	cmd, _, err := root.Find([]string{"completion"})
	if err != nil {
		return err
	}
	cmd.Args = known
	cmd.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
	return nil
}
