package main

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/spf13/cobra"
	"gopkg.in/yaml.v3"

	"github.com/llenergymeasure/llemcfg/pkg/diag"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
)

func (c *Command) show() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "show FILE",
		Short: "Print an experiment with every field resolved",
		Long: `Print an experiment as the run will use it: every field, in the order of the
schema, with its default where the file does not write it. What it prints is an
experiment file again. What is wrong with the file goes to standard error.`,
		Example: "  llemcfg show experiment.yaml\n  llemcfg show --format json experiment.yaml",
		Args:    cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if err := oneOf("format", format, "yaml", "json", "cue"); err != nil {
				return err
			}
			experiment, err := loader.New().Load(args[0])
			result, readable := resultOf(args[0], experiment, err, false)
			if len(result.Diagnostics) > 0 {
				if err := diag.Text(c.Stderr).Render(result); err != nil {
					return err
				}
			}
			switch {
			case !readable:
				return exitStatus(exitTrouble)
			case err != nil:
				return exitStatus(exitInvalid)
			}
			text, err := resolved(experiment, format)
			if err != nil {
				return err
			}
			_, err = c.Stdout.Write(text)
			return err
		},
	}
	cmd.Flags().StringVar(&format, "format", "yaml", "yaml, json or cue")
	cmd.ValidArgsFunction = completeFiles(1)
	completeWords(cmd, "format", "yaml", "json", "cue")
	return cmd
}

func resolved(experiment *loader.Experiment, format string) ([]byte, error) {
	var b bytes.Buffer
	switch format {
	case "json":
		compact, err := json.Marshal(experiment)
		if err != nil {
			return nil, err
		}
		err = json.Indent(&b, compact, "", "  ")
		b.WriteByte('\n')
		return b.Bytes(), err
	case "cue":
		return experiment.CUE()
	default:
		e := yaml.NewEncoder(&b)
		e.SetIndent(2)
		if err := e.Encode(experiment); err != nil {
			return nil, fmt.Errorf("writing YAML: %w", err)
		}
		err := e.Close()
		return b.Bytes(), err
	}
}
