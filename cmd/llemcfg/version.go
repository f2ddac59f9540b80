package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/llenergymeasure/llemcfg/internal/version"
	"github.com/llenergymeasure/llemcfg/pkg/ssot"
)

func (c *Command) version() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "version",
		Short: "Print the versions of llemcfg, of the schema and of CUE",
		Long: `Print the versions of llemcfg, of the schema and of CUE.

A release has its version, such as v0.1.0; a build of another commit has the
commit's time and hash, and +dirty if files were changed since. A build that
records no version, such as that of go run, is called devel.`,
		Example: "  llemcfg version\n  llemcfg version --format json",
		Args:    none,
		RunE: func(*cobra.Command, []string) error {
			if err := oneOf("format", format, versionFormats...); err != nil {
				return err
			}
			info := version.Get()
			if format == "json" {
				return printJSON(c.Stdout, struct {
					version.Info
					Schema string `json:"schema"`
				}{info, ssot.SchemaVersion})
			}
			_, err := fmt.Fprintf(c.Stdout, "llemcfg %s\nschema %s\ncue %s\n", info.Version, ssot.SchemaVersion, info.CUE)
			return err
		},
	}
	cmd.Flags().StringVar(&format, "format", "text", "text or json")
	completeWords(cmd, "format", versionFormats...)
	return cmd
}

var versionFormats = []string{"text", "json"}
