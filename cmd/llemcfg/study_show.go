package main

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/llenergymeasure/llemcfg/internal/safe"
	"github.com/llenergymeasure/llemcfg/internal/words"
	"github.com/llenergymeasure/llemcfg/pkg/study"
)

func (c *Command) studyShow() *cobra.Command {
	var flags studyFlags
	var format string
	cmd := &cobra.Command{
		Use:   "show FILE",
		Short: "Print what varies in a study, and how many experiments it contains",
		Long: `Print what varies in a study, how many points it has with each status, how many
runs that makes, how long the pauses and warm-ups take, and the first and the last
points.

--format json prints only the counts. --format html prints a self-contained page
with all points as a matrix.`,
		Example: "  llemcfg study show study.yaml\n  llemcfg study show --format html study.yaml > study.html",
		Args:    needs(1, "study show needs a study file, or - for standard input"),
		RunE: func(_ *cobra.Command, args []string) error {
			if err := oneOf("format", format, "text", "json", "html"); err != nil {
				return err
			}
			gaps, err := c.userGaps()
			if err != nil {
				return err
			}
			s, err := c.loadStudy(args[0], &flags, gaps)
			if err != nil {
				return err
			}
			outcome := s.Outcome()
			if err := c.complainOf(outcome); err != nil {
				return err
			}
			switch format {
			case "json":
				return printJSON(c.Stdout, outcome.Counts)
			case "html":
				return c.printStudyPage(s)
			}
			_, err = c.Stdout.Write(studyText(s, outcome, widthOf(c.Stdout)))
			return err
		},
	}
	flags.flags(cmd)
	cmd.Flags().StringVar(&format, "format", "text", "text, json or html")
	cmd.ValidArgsFunction = completeFiles(1)
	completeWords(cmd, "format", "text", "json", "html")
	return cmd
}

// widthOf is how many columns there are to write in.
func widthOf(w io.Writer) int {
	if f := fileOf(w); f != nil {
		if width, _, err := term.GetSize(int(f.Fd())); err == nil && width >= 20 {
			return width
		}
	}
	return 100
}

// shownPoints is how many of the first and of the last points are shown.
const shownPoints = 3

func studyText(s *study.Study, o *study.Outcome, width int) []byte {
	var b bytes.Buffer
	title := s.Name
	if title == "" {
		title = s.File
	}
	fmt.Fprintf(&b, "%s\n\n", safe.Text(title))
	writeAxes(&b, s, width)
	writeCounts(&b, o, width)
	writeRuns(&b, s, o)
	writeSomePoints(&b, s, width)
	return b.Bytes()
}

func writeAxes(b *bytes.Buffer, s *study.Study, width int) {
	var names []string
	for _, a := range s.Axes() {
		names = append(names, safe.Text(a.Name))
	}
	column := column(names)
	for i, a := range s.Axes() {
		line := "  " + pad(names[i], column) + "  "
		text := axisText(a)
		if a.Only != "" {
			text += "  (" + a.Only + ")"
		}
		writeFolded(b, line, safe.Text(text), width)
	}
	if n := s.Entries(); n > 0 {
		fmt.Fprintf(b, "  %s  %s\n", pad("experiments", column), quantity(n, "entry", "entries"))
	}
	if len(names) > 0 || s.Entries() > 0 {
		b.WriteByte('\n')
	}
}

// axisText is what an axis or a group varies over.
func axisText(a study.Axis) string {
	if a.Group {
		return quantity(a.Options, "row", "rows") + " of " + strings.Join(a.Paths, ", ")
	}
	const most = 8
	values := a.Values
	if len(values) <= most {
		return strings.Join(values, ", ")
	}
	return strings.Join(values[:most-2], ", ") + ", … " + values[len(values)-1] + fmt.Sprintf("  (%s values)", grouped(len(values)))
}

// writeFolded writes words after a heading, in lines that fit.
func writeFolded(b *bytes.Buffer, heading, text string, width int) {
	indent := widths.StringWidth(heading)
	lines := words.Lines(text, width-indent)
	b.WriteString(heading + strings.Join(lines, "\n"+strings.Repeat(" ", indent)) + "\n")
}

func writeCounts(b *bytes.Buffer, o *study.Outcome, width int) {
	counts := o.Counts
	n := len(grouped(counts.Points))
	line := func(what string, k int) { fmt.Fprintf(b, "  %-10s  %*s\n", what, n, grouped(k)) }
	line("points", counts.Points)
	line("run", counts.Run)
	for _, c := range []struct {
		what string
		n    int
	}{{"excluded", counts.Excluded}, {"skipped", counts.Skipped}, {"duplicate", counts.Duplicate}, {"equivalent", counts.Equivalent}} {
		if c.n == 0 {
			continue
		}
		line(c.what, c.n)
		if c.what != "skipped" {
			continue
		}
		for _, r := range o.Skips {
			writeFolded(b, fmt.Sprintf("    %*s  ", n+10, grouped(r.Points)), safe.Text(reason(r.Diagnostic)), width)
		}
	}
	b.WriteByte('\n')
}

func writeRuns(b *bytes.Buffer, s *study.Study, o *study.Outcome) {
	fmt.Fprintf(b, "  %s: %s, %s\n", quantity(o.Counts.Runs, "run", "runs"), quantity(int(s.Execution.NCycles), "cycle", "cycles"), s.Execution.CycleOrder)
	idle := o.IdleTime()
	fmt.Fprintf(b, "  pauses take %s, and warm-ups at least %s\n\n", duration(idle.Gaps), duration(idle.WarmUps))
}

// duration is a time as people say it.
func duration(d time.Duration) string {
	if d < time.Minute {
		return fmt.Sprintf("%g s", d.Seconds())
	}
	d = d.Round(time.Minute)
	h, m := int(d/time.Hour), int(d%time.Hour/time.Minute)
	switch {
	case h == 0:
		return fmt.Sprintf("%d min", m)
	case m == 0:
		return fmt.Sprintf("%s h", grouped(h))
	default:
		return fmt.Sprintf("%s h %d min", grouped(h), m)
	}
}

func writeSomePoints(b *bytes.Buffer, s *study.Study, width int) {
	n := digits(s.Len())
	write := func(number int) {
		p, _ := s.Point(number)
		line := pointLine(p, n)
		if widths.StringWidth(line) > width-2 {
			line = widths.Truncate(line, width-2, "…")
		}
		b.WriteString("  " + line + "\n")
	}
	if s.Len() <= 2*shownPoints+1 {
		for i := range s.Len() {
			write(i + 1)
		}
		return
	}
	for i := range shownPoints {
		write(i + 1)
	}
	b.WriteString("  " + strings.Repeat(" ", n-1) + "…\n")
	for i := s.Len() - shownPoints; i < s.Len(); i++ {
		write(i + 1)
	}
}

// grouped writes a number with commas.
func grouped(n int) string { return words.Grouped(strconv.Itoa(n)) }

func quantity(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return grouped(n) + " " + many
}
