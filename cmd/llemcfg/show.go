package main

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/spf13/cobra"
	"gopkg.in/yaml.v3"

	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
	"github.com/llenergymeasure/llemcfg/internal/inputs"
	"github.com/llenergymeasure/llemcfg/internal/safe"
	"github.com/llenergymeasure/llemcfg/internal/suppress"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
)

func (c *Command) show() *cobra.Command {
	var format string
	var origin, onlyChanged bool
	var layering layering
	var policy policy
	cmd := &cobra.Command{
		Use:   "show FILE",
		Short: "Print an experiment with every field resolved",
		Long: `Print an experiment as a run uses it: every field, in the order of the schema,
with its default where the file does not set it. The output is an experiment file
itself. Mistakes in the file are reported on standard error. The file - is
standard input.
` + layeringHelp + policyHelp + `

With --origin, each line shows one value: its path, the value, where it came
from, and what it overrides. An origin is default, a preset, a place in a file,
or a flag. --format json prints {"path": {"value", "origin",
"overrode"}}.`,
		Example: `  llemcfg show experiment.yaml
  llemcfg show --format json experiment.yaml
  llemcfg show --defaults lab.yaml --set decoder.top_p=0.9 --origin experiment.yaml
  llemcfg show --changed experiment.yaml`,
		Args: needs(1, "show needs an experiment file, or - for standard input"),
		RunE: func(_ *cobra.Command, args []string) error {
			if err := oneOf("format", format, "yaml", "json", "cue"); err != nil {
				return err
			}
			origin = origin || onlyChanged
			if origin && format == "cue" {
				return fmt.Errorf("--format: cue cannot show origins")
			}
			if err := layering.check(); err != nil {
				return err
			}
			l, _, err := c.loader(&policy)
			if err != nil {
				return err
			}
			experiment, err := c.load(l, &layering, args[0])
			if err := c.complain(args[0], experiment, err); err != nil {
				return err
			}
			if origin {
				return c.printOrigins(experiment.Origins(), format, onlyChanged)
			}
			text, err := resolved(experiment, format)
			if err == nil && isTerminal(c.Stdout) {
				text, err = harmless(text, format)
			}
			if err != nil {
				return err
			}
			_, err = c.Stdout.Write(text)
			return err
		},
	}
	cmd.Flags().StringVar(&format, "format", "yaml", "yaml, json or cue")
	cmd.Flags().BoolVar(&origin, "origin", false, "print where each value came from, and what it overrode")
	cmd.Flags().BoolVar(&onlyChanged, "changed", false, "print, with its origin, only what is not a default of the schema")
	layering.flags(cmd)
	policy.flags(cmd)
	cmd.ValidArgsFunction = completeFiles(1)
	completeWords(cmd, "format", "yaml", "json", "cue")
	return cmd
}

// complain prints what there is to say of a file to standard error, and gives
// the exit status if it is no experiment.
func (c *Command) complain(file string, experiment *loader.Experiment, err error) error {
	result, readable := resultOf(file, experiment, err)
	if file == inputs.Stdin {
		file = stdinName
	}
	if err == nil && len(result.Diagnostics) > 0 {
		result.Diagnostics = suppress.Apply(file, c.source, yamldoc.DefaultLimits(), result.Diagnostics)
	}
	if len(result.Diagnostics) > 0 {
		if err := c.text(c.Stderr).Render(result); err != nil {
			return err
		}
	}
	switch {
	case !readable:
		return exitStatus(exitTrouble)
	case err != nil:
		return exitStatus(exitInvalid)
	}
	return nil
}

// printOrigins prints a line for each value, or JSON.
func (c *Command) printOrigins(origins []loader.Origin, format string, onlyChanged bool) error {
	if onlyChanged {
		origins = changed(origins)
	}
	if format == "json" {
		return writeOriginsJSON(c.Stdout, origins)
	}
	return writeOrigins(c.Stdout, origins, newPalette(isColored(c.Stdout)))
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
		return experiment.YAML()
	}
}

// harmless is a document with the same values in which nothing is left that a
// terminal could act on: what is not shown as it is, is escaped.
func harmless(text []byte, format string) ([]byte, error) {
	switch {
	case safe.Except(string(text), "\n") == string(text):
		return text, nil
	case format == "json":
		return []byte(safe.JSON(string(text))), nil
	case format == "cue":
		return []byte(safe.Except(string(text), "\n\t")), nil
	}
	// In YAML an escape needs double quotes around it.
	var document yaml.Node
	if err := yaml.Unmarshal(text, &document); err != nil {
		return nil, err
	}
	quoteUnsafe(&document)
	text, err := marshalYAML(&document)
	return []byte(safe.Except(string(text), "\n")), err
}

func quoteUnsafe(n *yaml.Node) {
	if n.Kind == yaml.ScalarNode && safe.Text(n.Value) != n.Value {
		n.Style = yaml.DoubleQuotedStyle
	}
	for _, below := range n.Content {
		quoteUnsafe(below)
	}
}
