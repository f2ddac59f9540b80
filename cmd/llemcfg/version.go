package main

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"

	"github.com/llenergymeasure/llemcfg/pkg/ssot"
)

func (c *Command) version() *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Print the versions of llemcfg, of the schema and of CUE",
		Example: "  llemcfg version",
		Args:    cobra.NoArgs,
		Run: func(*cobra.Command, []string) {
			own, cue := buildVersions()
			fmt.Fprintf(c.Stdout, "llemcfg %s\nschema %s\ncue %s\n", own, ssot.SchemaVersion, cue)
		},
	}
}

// buildVersions are the versions of this module and of CUE's that the binary
// was built with.
func buildVersions() (own, cue string) {
	own, cue = "unknown", "unknown"
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return own, cue
	}
	own = info.Main.Version
	for _, dep := range info.Deps {
		if dep.Path == "cuelang.org/go" {
			cue = dep.Version
		}
	}
	return own, cue
}
