package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/llenergymeasure/llemcfg/internal/present/glossary"
	"github.com/llenergymeasure/llemcfg/internal/safe"
	"github.com/llenergymeasure/llemcfg/internal/words"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
	"github.com/llenergymeasure/llemcfg/pkg/reference"
)

func (c *Command) explain() *cobra.Command {
	var recursive, list bool
	cmd := &cobra.Command{
		Use:   "explain [NAME]",
		Short: "Explain a field, a value, a code, or any other name",
		Long: `Explain everything that has a name:

  - a field or a section of an experiment, a key of a study, or a setting of the
    user: its type, default, allowed values and unit, the backends that use it,
    and the rules that concern it
  - a value, such as a preset or a quantization method
  - the code of a diagnostic, a rule, or a table of capabilities
  - a name from v1 or from another tool, and what to write instead

A field can be named by its path or by the last part of it. Without a name, the
experiment is explained. The codes are:

` + strings.Join(words.Lines(strings.Join(codeNames(), ", ")+".", 80), "\n"),
		Example: `  llemcfg explain decoder.top_p
  llemcfg explain vllm
  llemcfg explain sweep
  llemcfg explain runners.vllm
  llemcfg explain creative
  llemcfg explain wrong-type
  llemcfg explain max_model_len
  llemcfg explain --list`,
		Args:              atMostOne,
		ValidArgsFunction: completeExplained,
		RunE: func(_ *cobra.Command, args []string) error {
			g := glossary.New(reference.New())
			if list {
				if len(args) > 0 {
					return errors.New("--list takes no name")
				}
				return listNames(c.Stdout, g.Names())
			}
			name := "experiment"
			if len(args) > 0 {
				name = args[0]
			}
			text, ok := g.Explain(name, recursive)
			if !ok {
				return fmt.Errorf("unknown name %s%s", safe.Shorten(name), didYouMean(g, name))
			}
			_, err := io.WriteString(c.Stdout, text)
			return err
		},
	}
	cmd.Flags().BoolVar(&recursive, "recursive", false, "explain every field of the section too")
	cmd.Flags().BoolVar(&list, "list", false, "list all names")
	return cmd
}

// didYouMean is which name a misspelt one most likely stands for, as the end of a
// message.
func didYouMean(g *glossary.Glossary, name string) string {
	if near := g.Nearest(name); len(near) > 0 {
		return "; did you mean " + strings.Join(near, " or ") + "?"
	}
	return "; llemcfg explain --list lists all names"
}

// listNames writes a line for each name.
func listNames(w io.Writer, names []glossary.Name) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, n := range names {
		fmt.Fprintf(t, "%s\t%s\t%s\n", n.Kind, n.Name, n.Brief)
	}
	return t.Flush()
}

// codeNames lists the codes.
func codeNames() []string {
	var names []string
	for _, e := range diag.Catalogue() {
		names = append(names, string(e.Code))
	}
	return names
}

// completeExplained completes what can be explained. Fields of a section are
// offered once its name is there, and names other than fields once some letters are.
func completeExplained(_ *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
	var out []string
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	for _, n := range glossary.New(reference.New()).Names() {
		section := n.Name[:strings.LastIndex(n.Name, ".")+1]
		switch {
		case !strings.HasPrefix(n.Name, begun) || !strings.HasPrefix(begun, section) || strings.ContainsAny(n.Name, " *"):
		case n.Kind == glossary.Field || begun != "":
			out = append(out, cobra.CompletionWithDesc(n.Name, n.Brief))
		}
	}
	return out, cobra.ShellCompDirectiveNoFileComp
}
