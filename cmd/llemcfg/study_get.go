package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/llenergymeasure/llemcfg/internal/lazy"
	"github.com/llenergymeasure/llemcfg/pkg/study"
)

func (c *Command) studyGet() *cobra.Command {
	var flags studyFlags
	var format string
	var origin bool
	cmd := &cobra.Command{
		Use:   "get FILE NUMBER|FINGERPRINT",
		Short: "Print one experiment of a study, with every field resolved",
		Long: `Print the experiment of a point as llemcfg show prints an experiment: every
field, with its default where the study does not set it. Name the point by its
number, or by at least the first 8 digits of its fingerprint.

With --origin, each line shows one value, its place in the study, and the part of
the study that sets it: base, shared, axis, row or entry.

A skipped point is not a valid experiment: its mistakes are reported on standard
error, and the exit status is 1.`,
		Example: "  llemcfg study get study.yaml 3\n  llemcfg study get --origin study.yaml 3",
		Args:    needs(2, "study get needs a study file, and the number or fingerprint of a point"),
		RunE: func(_ *cobra.Command, args []string) error {
			if err := oneOf("format", format, "yaml", "json", "cue"); err != nil {
				return err
			}
			if origin && format == "cue" {
				return errors.New("--format: cue cannot show origins")
			}
			s, err := c.loadStudy(args[0], &flags)
			if err != nil {
				return err
			}
			p, err := findPoint(s, args[1])
			if err != nil {
				return err
			}
			experiment, err := p.Experiment()
			if err := c.complain(args[0], experiment, err); err != nil {
				return err
			}
			if origin {
				return c.printOrigins(experiment.Origins(), format, false)
			}
			text, err := resolved(experiment, format)
			if err != nil {
				return err
			}
			_, err = c.Stdout.Write(text)
			return err
		},
	}
	flags.flags(cmd)
	cmd.Flags().StringVar(&format, "format", "yaml", "yaml, json or cue")
	cmd.Flags().BoolVar(&origin, "origin", false, "print where each value came from, and what it overrode")
	cmd.ValidArgsFunction = completeFiles(1)
	completeWords(cmd, "format", "yaml", "json", "cue")
	return cmd
}

var beginsFingerprint = lazy.Regexp(`^[0-9a-f]{8,64}$`)

// findPoint finds the point of a number or of the beginning of a fingerprint.
// What could be either is a number if the study has it.
func findPoint(s *study.Study, name string) (study.Point, error) {
	if number, err := strconv.Atoi(name); err == nil {
		if p, ok := s.Point(number); ok {
			return p, nil
		}
		if !beginsFingerprint().MatchString(name) {
			return study.Point{}, fmt.Errorf("there is no point %s: the study has points 1 to %d", name, s.Len())
		}
	}
	if !beginsFingerprint().MatchString(name) {
		return study.Point{}, fmt.Errorf("%q is neither the number of a point nor at least 8 digits of a fingerprint", name)
	}
	var found []study.Point
	for p := range s.Outcome().Running() {
		if strings.HasPrefix(p.Fingerprint, name) {
			found = append(found, p)
		}
	}
	switch len(found) {
	case 0:
		return study.Point{}, fmt.Errorf("no point that runs has a fingerprint that begins with %s", name)
	case 1:
		return found[0], nil
	default:
		return study.Point{}, fmt.Errorf("%d points that run have fingerprints that begin with %s: write more of it", len(found), name)
	}
}
