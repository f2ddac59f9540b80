package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"github.com/llenergymeasure/llemcfg/internal/files"
	"github.com/llenergymeasure/llemcfg/internal/present/scaffold"
	"github.com/llenergymeasure/llemcfg/internal/schema"
	"github.com/llenergymeasure/llemcfg/pkg/reference"
)

func (c *Command) initFile() *cobra.Command {
	var o scaffold.Options
	var study bool
	backends := backendNames()
	cmd := &cobra.Command{
		Use:   "init [FILE]",
		Short: "Write a commented experiment or study file to start from",
		Long: `Write an experiment file to start from. It is valid as it is and has a comment for
every field. It is written to standard output, or to a file that must not exist
yet. Its first line tells the YAML language server where the JSON Schema is.`,
		Example: `  llemcfg init experiment.yaml
  llemcfg init --backend vllm --full experiment.yaml
  llemcfg init --study study.yaml`,
		Args:              atMostOne,
		ValidArgsFunction: completeFiles(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if cmd.Flags().Changed("backend") {
				if err := oneOf("backend", o.Backend, backends...); err != nil {
					return err
				}
			}
			write := scaffold.Experiment
			if study {
				write = scaffold.Study
			}
			if study && o.Full {
				return errors.New("--full cannot be used with --study")
			}
			text := write(reference.New(), o)
			if len(args) == 0 {
				_, err := io.WriteString(c.Stdout, text)
				return err
			}
			err := files.Create(args[0], []byte(text), 0o644)
			if errors.Is(err, fs.ErrExist) {
				return fmt.Errorf("%s exists, and is left as it is", args[0])
			}
			return err
		},
	}
	cmd.Flags().StringVar(&o.Backend, "backend", "", "the backend to run on: "+strings.Join(backends, ", "))
	cmd.Flags().BoolVar(&study, "study", false, "write a study of several experiments")
	cmd.Flags().BoolVar(&o.Full, "full", false, "write every field, as a comment with its default")
	cmd.Flags().StringVar(&o.Schema, "schema", "", "where the JSON Schema is, as a path or an address (default "+schema.Experiment().URL+")")
	completeAnyFile(cmd, "schema")
	completeWords(cmd, "backend", backends...)
	return cmd
}
