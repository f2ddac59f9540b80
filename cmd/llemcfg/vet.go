package main

import (
	"errors"

	"github.com/spf13/cobra"

	"github.com/llenergymeasure/llemcfg/pkg/diag"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
)

func (c *Command) vet() *cobra.Command {
	var strict bool
	var format string
	cmd := &cobra.Command{
		Use:   "vet FILE...",
		Short: "Say everything that is wrong with experiment files",
		Example: `  llemcfg vet experiment.yaml
  llemcfg vet --strict experiments/*.yaml
  llemcfg vet --format json experiment.yaml | jq .summary`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, files []string) error {
			if err := oneOf("format", format, "text", "json"); err != nil {
				return err
			}
			renderer := diag.Text(c.Stdout)
			if format == "json" {
				renderer = diag.JSON(c.Stdout)
			}
			return vetFiles(files, strict, renderer)
		},
	}
	cmd.Flags().BoolVar(&strict, "strict", false, "make errors of warnings")
	cmd.Flags().StringVar(&format, "format", "text", "text or json")
	cmd.ValidArgsFunction = completeFiles(anyNumber)
	completeWords(cmd, "format", "text", "json")
	return cmd
}

func vetFiles(files []string, strict bool, renderer diag.Renderer) error {
	l := loader.New()
	status := exitStatus(exitOK)
	for _, file := range files {
		experiment, err := l.Load(file)
		result, readable := resultOf(file, experiment, err, strict)
		if err := renderer.Render(result); err != nil {
			return err
		}
		switch {
		case !readable:
			status = exitTrouble
		case !result.Valid():
			status = max(status, exitInvalid)
		}
	}
	if err := renderer.Close(); err != nil {
		return err
	}
	if status != exitOK {
		return status
	}
	return nil
}

// resultOf gives what came of loading a file, and whether it could be read at all.
func resultOf(file string, experiment *loader.Experiment, err error, strict bool) (result diag.Result, readable bool) {
	result = diag.Result{File: file}
	var config *loader.ConfigError
	var validation *loader.ValidationError
	switch {
	case err == nil:
		result.Diagnostics = experiment.Advisories
	case errors.As(err, &validation):
		result.Diagnostics = validation.Diagnostics
	case errors.As(err, &config):
		result.Diagnostics = config.Diagnostics
	}
	if strict {
		for i := range result.Diagnostics {
			result.Diagnostics[i].Severity = diag.Error
		}
	}
	return result, config == nil || config.Err == nil
}
