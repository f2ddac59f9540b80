package main

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/llenergymeasure/llemcfg/internal/inputs"
	"github.com/llenergymeasure/llemcfg/internal/safe"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
)

func (c *Command) diff() *cobra.Command {
	var format string
	var againstDefaults bool
	var layering layering
	var policy policy
	cmd := &cobra.Command{
		Use:   "diff A B",
		Short: "Print how two experiments differ, with the origins of what differs",
		Long: `Print how the resolved configs of two experiments differ: path by path, the old
and the new value with their origins. Either file may be -, standard input.
With --against-defaults, a single file is compared with the defaults of the
schema. --defaults and --set apply to both files.
` + layeringHelp + policyHelp + `

Exit status: 0 the same, 1 different, 2 a file is not a valid experiment or
cannot be read.`,
		Example: `  llemcfg diff a.yaml b.yaml
  llemcfg diff --format json a.yaml b.yaml
  llemcfg diff --against-defaults experiment.yaml`,
		RunE: func(_ *cobra.Command, files []string) error {
			if err := oneOf("format", format, "text", "json"); err != nil {
				return err
			}
			if err := layering.check(); err != nil {
				return err
			}
			switch {
			case againstDefaults && len(files) != 1:
				return errors.New("diff --against-defaults takes one file")
			case !againstDefaults && len(files) != 2:
				return errors.New("diff takes two files")
			case len(files) == 2 && files[0] == inputs.Stdin && files[1] == inputs.Stdin:
				return errors.New("diff: only one of the files can be standard input")
			}
			l, _, err := c.loader(&policy)
			if err != nil {
				return err
			}
			experiments, err := c.loadAll(l, files, &layering)
			if err != nil {
				return err
			}
			if againstDefaults {
				return c.printDiff(format, difference{Old: "defaults", New: files[0], Changes: loader.DiffDefaults(experiments[0])})
			}
			return c.printDiff(format, difference{Old: files[0], New: files[1], Changes: loader.Diff(experiments[0], experiments[1])})
		},
	}
	cmd.Flags().StringVar(&format, "format", "text", "text or json")
	cmd.Flags().BoolVar(&againstDefaults, "against-defaults", false, "compare one file with the defaults of the schema")
	layering.flags(cmd)
	policy.flags(cmd)
	cmd.ValidArgsFunction = completeFiles(2)
	completeWords(cmd, "format", "text", "json")
	return cmd
}

// loadAll loads the files, all of them before it gives up: that one is not
// valid is trouble here, since 1 says that they differ.
func (c *Command) loadAll(l *loader.Loader, files []string, layering *layering) ([]*loader.Experiment, error) {
	var experiments []*loader.Experiment
	var trouble error
	for _, file := range files {
		experiment, err := c.load(l, layering, file)
		var failed exitStatus
		if err := c.complain(file, nil, err); errors.As(err, &failed) {
			trouble = exitStatus(exitTrouble)
		} else if err != nil {
			return nil, err
		}
		experiments = append(experiments, experiment)
	}
	return experiments, trouble
}

// difference is what diff prints.
type difference struct {
	Old     string          `json:"old"`
	New     string          `json:"new"`
	Same    bool            `json:"same"`
	Changes []loader.Change `json:"changes"`
}

func (c *Command) printDiff(format string, d difference) error {
	d.Same = len(d.Changes) == 0
	if d.Same {
		d.Changes = []loader.Change{}
	}
	var err error
	if format == "json" {
		err = printJSON(c.Stdout, d)
	} else {
		_, err = c.Stdout.Write(d.text(newPalette(isColored(c.Stdout))))
	}
	if err == nil && !d.Same {
		return exitStatus(exitInvalid)
	}
	return err
}

// text is a line for each change, below the names of the files.
func (d difference) text(p palette) []byte {
	var b bytes.Buffer
	if d.Same {
		return nil
	}
	fmt.Fprintf(&b, "%s\n%s\n", p.old.Sprint("--- "+safe.Text(d.Old)), p.now.Sprint("+++ "+safe.Text(d.New)))
	var paths, olds []string
	for _, change := range d.Changes {
		paths, olds = append(paths, safe.Text(change.Path)), append(olds, said(change.Old))
	}
	pathWidth, oldWidth := column(paths), column(olds)
	for i, change := range d.Changes {
		fmt.Fprintf(&b, "%s  %s  ->  %s\n", pad(paths[i], pathWidth), p.old.Sprint(pad(olds[i], oldWidth)), p.now.Sprint(said(change.New)))
	}
	return b.Bytes()
}

// said is a value with its origin.
func said(s *loader.Statement) string {
	if s == nil {
		return "none"
	}
	return safe.Text(s.Flow() + " (" + s.Origin + ")")
}
