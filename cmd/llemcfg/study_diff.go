package main

import (
	"bytes"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"github.com/llenergymeasure/llemcfg/internal/safe"
	"github.com/llenergymeasure/llemcfg/pkg/study"
)

func (c *Command) studyDiff() *cobra.Command {
	var flags studyFlags
	var format string
	cmd := &cobra.Command{
		Use:   "diff A B",
		Short: "Print which experiments two studies share, and which they do not",
		Long: `Print which experiments are only in study A, which are only in study B, and how
many are in both. They are compared by fingerprint, so their order does not
matter. The values that were added to or removed from each axis come first.

Exit status: 0 the same experiments, 1 different ones, 2 a file is not a valid
study or cannot be read.`,
		Example: "  llemcfg study diff old.yaml new.yaml",
		Args:    needs(2, "study diff compares two files: name both"),
		RunE: func(_ *cobra.Command, args []string) error {
			if err := oneOf("format", format, "text", "json"); err != nil {
				return err
			}
			var sides [2]side
			for i, file := range args {
				s, err := c.loadStudy(file, &flags)
				if err == nil {
					err = c.complainOf(s.Outcome())
				}
				var status exitStatus
				if errors.As(err, &status) {
					return exitStatus(exitTrouble) // 1 says that they differ
				}
				if err != nil {
					return err
				}
				sides[i] = newSide(s)
			}
			d := compare(sides[0], sides[1])
			d.Old, d.New = args[0], args[1]
			var err error
			if format == "json" {
				err = printJSON(c.Stdout, d)
			} else {
				_, err = c.Stdout.Write(d.text(newPalette(isColored(c.Stdout))))
			}
			if err == nil && len(d.Added)+len(d.Removed) > 0 {
				return exitStatus(exitInvalid)
			}
			return err
		},
	}
	flags.flags(cmd)
	cmd.Flags().StringVar(&format, "format", "text", "text or json")
	cmd.ValidArgsFunction = completeFiles(2)
	completeWords(cmd, "format", "text", "json")
	return cmd
}

// side is one of the studies that are compared.
type side struct {
	points map[string]study.Point
	order  []string            // fingerprints
	values map[string][]string // by path
	paths  []string
}

func newSide(s *study.Study) side {
	out := side{points: map[string]study.Point{}, values: map[string][]string{}}
	seen := map[string]bool{}
	for p := range s.Outcome().Running() {
		out.points[p.Fingerprint] = p
		out.order = append(out.order, p.Fingerprint)
		for _, c := range p.Coordinates() {
			v := c.Flow()
			if key := c.Path + "\x00" + v; !seen[key] {
				seen[key] = true
				if out.values[c.Path] == nil {
					out.paths = append(out.paths, c.Path)
				}
				out.values[c.Path] = append(out.values[c.Path], v)
			}
		}
	}
	return out
}

// studyDifference is what study diff prints.
type studyDifference struct {
	Old         string             `json:"old"`
	New         string             `json:"new"`
	Same        int                `json:"same"`
	Coordinates []coordinateChange `json:"coordinates"`
	Added       []changedPoint     `json:"added"`
	Removed     []changedPoint     `json:"removed"`
}

// coordinateChange is how the values of a path differ.
type coordinateChange struct {
	Path    string   `json:"path"`
	Added   []string `json:"added"`
	Removed []string `json:"removed"`
}

// changedPoint is a point that only one of the studies has.
type changedPoint struct {
	Number      int               `json:"number"`
	Fingerprint string            `json:"fingerprint"`
	Coordinates map[string]string `json:"coordinates"`

	line string
}

func compare(a, b side) studyDifference {
	d := studyDifference{Coordinates: []coordinateChange{}, Added: only(b, a), Removed: only(a, b)}
	d.Same = len(b.order) - len(d.Added)
	paths := slices.Clone(a.paths)
	for _, path := range b.paths {
		if !slices.Contains(paths, path) {
			paths = append(paths, path)
		}
	}
	for _, path := range paths {
		change := coordinateChange{path, without(b.values[path], a.values[path]), without(a.values[path], b.values[path])}
		if len(change.Added)+len(change.Removed) > 0 {
			d.Coordinates = append(d.Coordinates, change)
		}
	}
	return d
}

// only are the points of one study that the other has not.
func only(of, other side) []changedPoint {
	points := []changedPoint{}
	for _, fingerprint := range of.order {
		if _, ok := other.points[fingerprint]; ok {
			continue
		}
		p := of.points[fingerprint]
		changed := changedPoint{Number: p.Number, Fingerprint: fingerprint, Coordinates: map[string]string{}}
		for _, c := range p.Coordinates() {
			changed.Coordinates[c.Path] = c.Flow()
			changed.line += " " + c.Path + "=" + c.Flow()
		}
		points = append(points, changed)
	}
	return points
}

func without(values, others []string) []string {
	out := []string{}
	for _, v := range values {
		if !slices.Contains(others, v) {
			out = append(out, v)
		}
	}
	return out
}

func (d studyDifference) text(p palette) []byte {
	var b bytes.Buffer
	if len(d.Added)+len(d.Removed) == 0 {
		fmt.Fprintf(&b, "the same %s\n", quantity(d.Same, "experiment", "experiments"))
		return b.Bytes()
	}
	fmt.Fprintf(&b, "%s\n%s\n", p.old.Sprint("--- "+safe.Text(d.Old)), p.now.Sprint("+++ "+safe.Text(d.New)))
	for _, c := range d.Coordinates {
		fmt.Fprintf(&b, "%s:", safe.Text(c.Path))
		for _, v := range c.Removed {
			b.WriteString(" " + p.old.Sprint("-"+safe.Text(v)))
		}
		for _, v := range c.Added {
			b.WriteString(" " + p.now.Sprint("+"+safe.Text(v)))
		}
		b.WriteByte('\n')
	}
	for _, x := range d.Removed {
		b.WriteString(p.old.Sprintf("- %d %s", x.Number, safe.Text(x.line)) + "\n")
	}
	for _, x := range d.Added {
		b.WriteString(p.now.Sprintf("+ %d %s", x.Number, safe.Text(x.line)) + "\n")
	}
	fmt.Fprintf(&b, "%s the same, %s new, %s gone\n", grouped(d.Same), grouped(len(d.Added)), grouped(len(d.Removed)))
	return b.Bytes()
}
