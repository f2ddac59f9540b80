package main

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/llenergymeasure/llemcfg/internal/safe"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
	"github.com/llenergymeasure/llemcfg/pkg/study"
)

// listFlags are the flags of study list.
type listFlags struct {
	studyFlags
	status []string
	where  []string
	format string
	runs   bool
}

func (c *Command) studyList() *cobra.Command {
	var flags listFlags
	cmd := &cobra.Command{
		Use:   "list FILE",
		Short: "Print a line for each point of a study, or for each run",
		Long: `Print a line for each point of a study: its number, its status, and its values of
the fields that vary. The status of a point:

  run         it is a valid experiment
  excluded    it matches a row of exclude
  skipped     it is not a valid experiment; the line says why
  duplicate   it is the same experiment as an earlier point that runs
  equivalent  it differs from one only in fields that have no effect

With --runs, print a line for each run instead, in the order of execution, with
the pause before it.

Mistakes in the file are reported on standard error.`,
		Example: `  llemcfg study list study.yaml
  llemcfg study list --status skipped,duplicate study.yaml
  llemcfg study list --where backend=vllm --format jsonl study.yaml
  llemcfg study list --runs study.yaml`,
		Args: needs(1, "study list needs a study file, or - for standard input"),
		RunE: func(_ *cobra.Command, args []string) error { return c.runStudyList(args[0], &flags) },
	}
	flags.flags(cmd)
	words := statusWords()
	cmd.Flags().StringSliceVar(&flags.status, "status", nil, "only points with this status: "+strings.Join(words, ", "))
	cmd.Flags().StringArrayVar(&flags.where, "where", nil, "only points that have `path=value`; all of several")
	cmd.Flags().StringVar(&flags.format, "format", "text", "text, json, jsonl or csv")
	cmd.Flags().BoolVar(&flags.runs, "runs", false, "print the runs, in the order of execution")
	cmd.ValidArgsFunction = completeFiles(1)
	completeWords(cmd, "format", "text", "json", "jsonl", "csv")
	completeWords(cmd, "status", words...)
	return cmd
}

func statusWords() []string {
	var words []string
	for _, s := range study.Statuses() {
		words = append(words, string(s))
	}
	return words
}

func (c *Command) runStudyList(file string, flags *listFlags) error {
	if err := oneOf("format", flags.format, "text", "json", "jsonl", "csv"); err != nil {
		return err
	}
	for _, status := range flags.status {
		if err := oneOf("status", status, statusWords()...); err != nil {
			return err
		}
	}
	if flags.runs && len(flags.status) > 0 {
		return errors.New("--status: every run is of a point that runs")
	}
	gaps, err := c.userGaps()
	if err != nil {
		return err
	}
	s, err := c.loadStudy(file, &flags.studyFlags, gaps)
	if err != nil {
		return err
	}
	var filters []*study.Filter
	for _, where := range flags.where {
		filter, err := s.Where(where)
		if err != nil {
			return fmt.Errorf("--where: %w", err)
		}
		filters = append(filters, filter)
	}
	out := bufio.NewWriterSize(c.Stdout, 64<<10)
	if flags.runs {
		return c.listRuns(out, s, flags.format, filters)
	}
	return c.listPoints(out, s, flags, filters)
}

func (c *Command) listPoints(out *bufio.Writer, s *study.Study, flags *listFlags, filters []*study.Filter) error {
	w := newPointWriter(out, flags.format, s)
	progress := c.progress("judging", false, s.Len)
	var failed error
	outcome := s.Stream(func(p study.Point) bool {
		progress.step(false)
		if len(flags.status) > 0 && !slices.Contains(flags.status, string(p.Status)) || !matchesAll(filters, p) {
			return true
		}
		failed = w.write(p)
		return failed == nil
	})
	progress.end()
	if failed == nil {
		failed = w.end()
	}
	if failed == nil {
		failed = out.Flush()
	}
	if failed != nil {
		return failed
	}
	return c.complainOf(outcome)
}

func matchesAll(filters []*study.Filter, p study.Point) bool {
	for _, f := range filters {
		if !f.Matches(p) {
			return false
		}
	}
	return true
}

func (c *Command) listRuns(out *bufio.Writer, s *study.Study, format string, filters []*study.Filter) error {
	outcome := s.Outcome()
	if err := c.complainOf(outcome); err != nil {
		return err
	}
	w := newRunWriter(out, format, s, outcome)
	for r := range outcome.Runs() {
		if len(filters) > 0 {
			if p, _ := s.Point(r.Number); !matchesAll(filters, p) {
				continue
			}
		}
		if err := w.write(r); err != nil {
			return err
		}
	}
	if err := w.end(); err != nil {
		return err
	}
	return out.Flush()
}

// lister writes items in a format, each as it comes.
type lister[T any] struct {
	write func(T) error
	end   func() error
}

// jsonLister writes a JSON array, or a line for each item.
func jsonLister[T any](out *bufio.Writer, lines bool, encode func(b []byte, item T) []byte) lister[T] {
	var b []byte
	first := true
	return lister[T]{
		write: func(item T) error {
			b = encode(b[:0], item)
			switch {
			case lines:
			case first:
				out.WriteString("[\n")
			default:
				out.WriteString(",\n")
			}
			first = false
			if lines {
				b = append(b, '\n')
			}
			_, err := out.Write(b)
			return err
		},
		end: func() error {
			switch {
			case lines:
				return nil
			case first:
				_, err := out.WriteString("[]\n")
				return err
			}
			_, err := out.WriteString("\n]\n")
			return err
		},
	}
}

// csvLister writes a heading, and then rows.
func csvLister[T any](out *bufio.Writer, heading []string, row func(T) []string) lister[T] {
	w := csv.NewWriter(out)
	isHeaded := false
	head := func() error {
		if isHeaded {
			return nil
		}
		isHeaded = true
		return w.Write(heading)
	}
	return lister[T]{
		write: func(item T) error {
			if err := head(); err != nil {
				return err
			}
			return w.Write(row(item))
		},
		end: func() error {
			if err := head(); err != nil {
				return err
			}
			w.Flush()
			return w.Error()
		},
	}
}

func newPointWriter(out *bufio.Writer, format string, s *study.Study) lister[study.Point] {
	switch format {
	case "json", "jsonl":
		return jsonLister(out, format == "jsonl", appendPoint)
	case "csv":
		paths := s.Paths()
		heading := append([]string{"number", "status", "of", "fingerprint", "config_hash", "reason"}, paths...)
		return csvLister(out, heading, func(p study.Point) []string {
			of := ""
			if p.Of > 0 {
				of = strconv.Itoa(p.Of)
			}
			row := []string{strconv.Itoa(p.Number), string(p.Status), of, p.Fingerprint, p.ConfigHash(), reasonOf(p)}
			row = append(row, make([]string, len(paths))...)
			for _, c := range p.Coordinates() {
				row[6+slices.Index(paths, c.Path)] = c.Flow()
			}
			return row
		})
	default:
		width := len(strconv.Itoa(s.Len()))
		return lister[study.Point]{
			write: func(p study.Point) error {
				_, err := fmt.Fprintln(out, pointLine(p, width))
				return err
			},
			end: func() error { return nil },
		}
	}
}

// pointLine is a point in one line.
func pointLine(p study.Point, width int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%*d  %-10s", width, p.Number, p.Status)
	if p.Of > 0 {
		fmt.Fprintf(&b, "  of %d", p.Of)
	}
	for i, c := range p.Coordinates() {
		if b.WriteByte(' '); i == 0 {
			b.WriteByte(' ')
		}
		b.WriteString(safe.Text(c.Path + "=" + c.Flow()))
	}
	switch p.Status {
	case study.Skipped:
		b.WriteString("  " + safe.Text(reasonOf(p)))
	case study.Equivalent:
		b.WriteString("  without effect: " + strings.Join(p.Differs(p.Of), ", "))
	}
	return strings.TrimRight(b.String(), " ")
}

// reasonOf is the first message of a point that is skipped.
func reasonOf(p study.Point) string {
	if len(p.Reasons) == 0 {
		return ""
	}
	return reason(p.Reasons[0])
}

// reason is what a diagnostic says, with the path that it is about.
func reason(d diag.Diagnostic) string {
	if d.Path == "" {
		return d.Message
	}
	return d.Path + ": " + d.Message
}

// appendPoint appends a point as JSON.
func appendPoint(b []byte, p study.Point) []byte {
	b = fmt.Appendf(b, `{"number":%d,"status":%q,"of":`, p.Number, p.Status)
	if p.Of > 0 {
		b = strconv.AppendInt(b, int64(p.Of), 10)
	} else {
		b = append(b, "null"...)
	}
	b = appendTextOrNull(append(b, `,"fingerprint":`...), p.Fingerprint)
	b = appendTextOrNull(append(b, `,"config_hash":`...), p.ConfigHash())
	b = appendCoordinates(append(b, `,"coordinates":`...), p)
	b = appendTextOrNull(append(b, `,"reason":`...), reasonOf(p))
	return append(b, '}')
}

// appendCoordinates appends an object with the coordinates in their order.
func appendCoordinates(b []byte, p study.Point) []byte {
	b = append(b, '{')
	for i, c := range p.Coordinates() {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(append(appendText(b, c.Path), ':'), c.JSON()...)
	}
	return append(b, '}')
}

func appendText(b []byte, text string) []byte {
	quoted, err := json.Marshal(text)
	if err != nil {
		panic(err) // a string always encodes
	}
	return append(b, quoted...)
}

// appendTextOrNull appends a string that is empty where there is none.
func appendTextOrNull(b []byte, text string) []byte {
	if text == "" {
		return append(b, "null"...)
	}
	return appendText(b, text)
}

func newRunWriter(out *bufio.Writer, format string, s *study.Study, o *study.Outcome) lister[study.RunOf] {
	seconds := func(r study.RunOf) string { return strconv.FormatFloat(r.GapSeconds, 'f', -1, 64) }
	switch format {
	case "json", "jsonl":
		return jsonLister(out, format == "jsonl", func(b []byte, r study.RunOf) []byte {
			gap := seconds(r)
			if !strings.Contains(gap, ".") {
				gap += ".0"
			}
			return fmt.Appendf(b, `{"index":%d,"number":%d,"cycle":%d,"gap_seconds":%s,"fingerprint":%q}`,
				r.Index, r.Number, r.Cycle, gap, r.Fingerprint)
		})
	case "csv":
		return csvLister(out, []string{"index", "number", "cycle", "gap_seconds", "fingerprint"}, func(r study.RunOf) []string {
			return []string{strconv.Itoa(r.Index), strconv.Itoa(r.Number), strconv.Itoa(r.Cycle), seconds(r), r.Fingerprint}
		})
	default:
		index, number, cycle := digits(o.Counts.Runs-1), digits(s.Len()), digits(int(s.Execution.NCycles))
		return lister[study.RunOf]{
			write: func(r study.RunOf) error {
				gap := ""
				if r.GapSeconds > 0 {
					gap = "  after " + seconds(r) + " s"
				}
				_, err := fmt.Fprintf(out, "%*d  point %*d  cycle %*d%s\n", index, r.Index, number, r.Number, cycle, r.Cycle, gap)
				return err
			},
			end: func() error { return nil },
		}
	}
}

func digits(n int) int { return len(strconv.Itoa(n)) }
