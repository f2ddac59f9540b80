package main

import (
	"github.com/spf13/cobra"

	cuesource "github.com/llenergymeasure/llemcfg/cue"
	"github.com/llenergymeasure/llemcfg/internal/engine/cuelang"
	"github.com/llenergymeasure/llemcfg/internal/present/jsonschema"
	"github.com/llenergymeasure/llemcfg/internal/schema"
)

func (c *Command) schema() *cobra.Command {
	var format, of string
	var out destination
	formats := []string{"jsonschema", "cue"}
	cmd := &cobra.Command{
		Use:   "schema",
		Short: "Print the schema, for an editor or for CUE",
		Long: `Print the schema of experiment files, or of study files: as JSON Schema (draft
2020-12), with which editors complete and check a file while you write it, or as
the CUE package in one file.

The JSON Schema accepts what vet accepts, except that to JSON Schema 50.0 is the
integer that it equals.`,
		Example: `  llemcfg schema --output experiment.schema.json
  llemcfg schema --of study --output study.schema.json
  llemcfg schema --format cue --output schema.cue
  cue vet -c -d '#ExperimentConfig' schema.cue experiment.yaml`,
		Args: none,
		RunE: func(*cobra.Command, []string) error {
			if err := oneOf("format", format, formats...); err != nil {
				return err
			}
			if err := oneOf("of", of, "experiment", "study"); err != nil {
				return err
			}
			text, err := schemaText(format, of)
			if err != nil {
				return err
			}
			return c.write(out, text)
		},
	}
	cmd.Flags().StringVar(&format, "format", "jsonschema", "jsonschema or cue")
	completeWords(cmd, "format", formats...)
	cmd.Flags().StringVar(&of, "of", "experiment", "experiment or study; the CUE package has both")
	completeWords(cmd, "of", "experiment", "study")
	out.flags(cmd)
	return cmd
}

func schemaText(format, of string) ([]byte, error) {
	switch {
	case format == "jsonschema" && of == "study":
		return jsonschema.OfStudy(schema.Study(), schema.Experiment())
	case format == "jsonschema":
		return jsonschema.Of(schema.Experiment())
	}
	source, err := cuelang.Parse(cuesource.Files)
	if err != nil {
		return nil, err
	}
	return source.OneFile()
}
