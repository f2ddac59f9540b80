package main

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/llenergymeasure/llemcfg/internal/present/docs"
	"github.com/llenergymeasure/llemcfg/pkg/reference"
)

// explainPath returns what there is to know of a field or a section, if there is
// one at path. The empty path is the experiment itself.
func explainPath(path string, recursive bool) (text string, ok bool) {
	return docs.Explain(reference.New(), path, recursive)
}

// meant says which field a misspelt path most likely stands for, as the end of
// a message; nothing if none does.
func meant(path string) string {
	near := docs.Nearest(reference.New(), path)
	if near == "" {
		return "; llemcfg explain lists them"
	}
	return "; did you mean " + near + "?"
}

// completePaths completes the path of a field.
func completePaths(_ *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var out []string
	for _, p := range reference.New().All() {
		// Fields of a section are offered once its name is there.
		if strings.HasPrefix(p.Path, begun) && (p.Section == "" || strings.HasPrefix(begun, p.Section)) {
			out = append(out, cobra.CompletionWithDesc(p.Path, p.Doc))
		}
	}
	return out, cobra.ShellCompDirectiveNoFileComp
}
