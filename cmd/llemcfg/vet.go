package main

import (
	"errors"

	"github.com/spf13/cobra"

	"github.com/llenergymeasure/llemcfg/pkg/diag"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
)

func (c *Command) vet() *cobra.Command {
	var strict, duplicates bool
	var format string
	var layering layering
	cmd := &cobra.Command{
		Use:   "vet FILE...",
		Short: "Say everything that is wrong with experiment files",
		Long: `Say everything that is wrong with experiment files, each by itself.
` + layeringHelp + `

With --duplicates it also warns of a file that is the same experiment as one
before it: by its fingerprint, whatever its order, comments and output_dir.`,
		Example: `  llemcfg vet experiment.yaml
  llemcfg vet --strict experiments/*.yaml
  llemcfg vet --duplicates experiments/*.yaml
  llemcfg vet --defaults lab.yaml --set n=10 experiment.yaml
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
			if err := layering.check(); err != nil {
				return err
			}
			v := vetting{strict: strict, layering: &layering}
			if duplicates {
				v.seen = fingerprints{}
			}
			return c.vetFiles(files, v, renderer)
		},
	}
	cmd.Flags().BoolVar(&strict, "strict", false, "make errors of warnings")
	cmd.Flags().BoolVar(&duplicates, "duplicates", false, "warn of files that are the same experiment as another")
	cmd.Flags().StringVar(&format, "format", "text", "text or json")
	layering.flags(cmd)
	return cmd
}

// vetting is how files are vetted.
type vetting struct {
	strict   bool
	layering *layering
	seen     fingerprints // nil if duplicates do not matter
}

func (c *Command) vetFiles(files []string, v vetting, renderer diag.Renderer) error {
	l := loader.New()
	status := exitStatus(exitOK)
	for _, file := range files {
		experiment, err := c.load(l, v.layering, file)
		v.seen.warn(file, experiment)
		result, readable := resultOf(file, experiment, err, v.strict)
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
