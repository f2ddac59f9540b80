package main

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/llenergymeasure/llemcfg/internal/present/docs"
	"github.com/llenergymeasure/llemcfg/pkg/reference"
)

func (c *Command) capabilities() *cobra.Command {
	var backend, format string
	backends := backendNames()
	cmd := &cobra.Command{
		Use:   "capabilities",
		Short: "Print what each backend can do",
		Example: `  llemcfg capabilities
  llemcfg capabilities --backend vllm
  llemcfg capabilities --format json`,
		Args: none,
		RunE: func(cmd *cobra.Command, _ []string) error {
			only := backends
			if cmd.Flags().Changed("backend") {
				if err := oneOf("backend", backend, backends...); err != nil {
					return err
				}
				only = []string{backend}
			}
			if err := oneOf("format", format, docs.CapabilityFormats()...); err != nil {
				return err
			}
			text, err := docs.Capabilities(reference.New(), format, only)
			if err != nil {
				return err
			}
			_, err = c.Stdout.Write(text)
			return err
		},
	}
	cmd.Flags().StringVar(&backend, "backend", "", "only this backend: "+strings.Join(backends, ", "))
	cmd.Flags().StringVar(&format, "format", "text", strings.Join(docs.CapabilityFormats(), ", "))
	completeWords(cmd, "backend", backends...)
	completeWords(cmd, "format", docs.CapabilityFormats()...)
	return cmd
}
