package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/llenergymeasure/llemcfg/internal/run/lock"
	"github.com/llenergymeasure/llemcfg/internal/run/state"
	"github.com/llenergymeasure/llemcfg/internal/run/status"
	"github.com/llenergymeasure/llemcfg/internal/safe"
	"github.com/llenergymeasure/llemcfg/internal/words"
)

func (c *Command) studyStatus() *cobra.Command {
	var dir, format string
	var watch bool
	var every time.Duration
	cmd := &cobra.Command{
		Use:   "status LOCK --state DIR",
		Short: "Print the progress of a locked study",
		Long: `Print how many runs of a locked study have succeeded, have failed, are running,
were interrupted (their process was killed; the next run or exec repeats them) and
are missing, the rate and the time left, and each failure with the last lines of
its output. If the runs that succeeded were done by different commands, these are
listed, since their results may not be comparable.

--format csv prints a line for each run. With --watch, the status is printed again
every few seconds until all runs have succeeded.`,
		Example: `  llemcfg study status study.lock.jsonl --state state
  llemcfg study status study.lock.jsonl --state state --watch
  llemcfg study status study.lock.jsonl --state state --format csv > runs.csv`,
		Args: needs(1, "study status needs the lock of a study"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := oneOf("format", format, "text", "json", "csv"); err != nil {
				return err
			}
			if every <= 0 {
				return fmt.Errorf("--every: %s is not a time to wait", every)
			}
			l, store, err := openStudy(args[0], dir)
			if err != nil {
				return err
			}
			defer l.Close()
			if format == "csv" {
				return writeRunsCSV(c.Stdout, l, store)
			}
			if watch {
				return c.watchStatus(cmd.Context(), l, store, format, every)
			}
			_, err = c.printStatus(l, store, format, false)
			return err
		},
	}
	stateFlag(cmd, &dir)
	cmd.Flags().StringVar(&format, "format", "text", "text, json or csv")
	cmd.Flags().BoolVar(&watch, "watch", false, "print again until all runs have succeeded")
	cmd.Flags().DurationVar(&every, "every", 5*time.Second, "how often --watch prints")
	completeWords(cmd, "format", "text", "json", "csv")
	cmd.ValidArgsFunction = completeLock
	return cmd
}

// printStatus reports whether there is nothing left to do.
func (c *Command) printStatus(l *lock.Lock, store *state.Store, format string, clear bool) (over bool, err error) {
	report, err := status.New(l, store)
	if err != nil {
		return false, err
	}
	over = report.Counts[status.Succeeded] == report.Runs
	if format == "json" {
		return over, printJSON(c.Stdout, report)
	}
	text := statusText(report)
	if clear {
		text = append([]byte("\x1b[H\x1b[2J"), text...)
	}
	_, err = c.Stdout.Write(text)
	return over, err
}

func (c *Command) watchStatus(ctx context.Context, l *lock.Lock, store *state.Store, format string, every time.Duration) error {
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		over, err := c.printStatus(l, store, format, isTerminal(c.Stdout))
		if err != nil || over {
			return err
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return exitStatus(exitInterrupted)
		}
	}
}

// shownFailures is how many failures are printed at most.
const shownFailures = 20

// rate is a number of runs with about three digits.
func rate(perHour float64) string {
	if perHour >= 100 {
		return strconv.FormatFloat(perHour, 'f', 0, 64)
	}
	return strconv.FormatFloat(perHour, 'g', 3, 64)
}

func statusText(r *status.Report) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "study %s: %s\n", safe.Text(r.Study), words.Count(r.Runs, "run"))
	var shown []status.Status
	width := 0
	for _, s := range status.All() {
		if r.Counts[s] > 0 || s == status.Succeeded {
			shown, width = append(shown, s), max(width, len(s))
		}
	}
	for _, s := range shown {
		fmt.Fprintf(&b, "  %-*s %*d\n", width, s, len(strconv.Itoa(r.Runs)), r.Counts[s])
	}
	if r.RatePerHour != nil && r.Counts[status.Succeeded] < r.Runs {
		fmt.Fprintf(&b, "%s runs an hour, about %s left\n", rate(*r.RatePerHour), rough(time.Duration(*r.SecondsLeft*float64(time.Second))))
	}
	for i := range r.Failures {
		if i == shownFailures {
			fmt.Fprintf(&b, "\nand %d more; --format json and csv have all\n", len(r.Failures)-i)
			break
		}
		b.WriteByte('\n')
		writeFailure(&b, &r.Failures[i])
	}
	if len(r.Commands) > 1 {
		b.WriteString("\nThe runs that succeeded were done by different commands:\n")
		for _, command := range r.Commands {
			fmt.Fprintf(&b, "  %*d %s\n", len(strconv.Itoa(r.Runs)), command.Runs, safe.Text(safe.ShellCommand(command.Command)))
		}
	}
	return b.Bytes()
}

func writeFailure(b *bytes.Buffer, f *status.Failure) {
	what := string(f.Status)
	if f.State != nil && f.Status == status.Failed {
		what = ended(f.State)
		if f.Interrupted != "" {
			what += ", after " + f.Interrupted
		}
	}
	fmt.Fprintf(b, "run %d (point %d, cycle %d) %s", f.Index, f.Number, f.Cycle, safe.Text(what))
	if f.State != nil {
		fmt.Fprintf(b, " on %s", safe.Text(f.Host))
	}
	b.WriteByte('\n')
	if text := coordinates(f.Coordinates); text != "" {
		fmt.Fprintf(b, "  %s\n", text)
	}
	fmt.Fprintf(b, "  %s\n", safe.Text(f.Log))
	if f.State != nil {
		for _, line := range f.LastLines {
			fmt.Fprintf(b, "  | %s\n", safe.Except(line, "\t"))
		}
	}
}

// coordinates are those of a point on one line: path=value, in order, or the
// text itself if it is no object.
func coordinates(text json.RawMessage) string {
	var b strings.Builder
	d := json.NewDecoder(bytes.NewReader(text))
	if _, err := d.Token(); err != nil { // the brace
		return safe.Text(string(text))
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return safe.Text(string(text))
		}
		var v json.RawMessage
		if err := d.Decode(&v); err != nil {
			return safe.Text(string(text))
		}
		shown := string(v)
		var text *string // nil for null
		if json.Unmarshal(v, &text) == nil && text != nil {
			shown = *text
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		fmt.Fprintf(&b, "%v=%s", key, shown)
	}
	return safe.Text(b.String())
}

// writeRunsCSV writes a line for each run.
func writeRunsCSV(out io.Writer, l *lock.Lock, store *state.Store) error {
	w := csv.NewWriter(out)
	w.Write([]string{"index", "number", "cycle", "fingerprint", "status", "exit_status", "signal", "host", "job", "since", "ended", "seconds", "attempt", "log"})
	err := status.Each(l, store, func(e status.Entry) error {
		line := []string{strconv.Itoa(e.Index), strconv.Itoa(e.Number), strconv.Itoa(e.Cycle), e.Fingerprint, string(e.Status), "", "", "", "", "", "", "", "", ""}
		if s := e.State; s != nil {
			rest := []string{"", s.Signal, s.Host, s.Job, s.Since.Format(time.RFC3339), "", "", strconv.Itoa(s.Attempt), store.LogPath(s.Run)}
			if s.ExitStatus != nil {
				rest[0] = strconv.Itoa(*s.ExitStatus)
			}
			if s.Ended != nil {
				rest[5], rest[6] = s.Ended.Format(time.RFC3339), strconv.FormatFloat(s.Seconds, 'f', 3, 64)
			}
			copy(line[5:], rest)
		}
		return w.Write(line)
	})
	w.Flush()
	if err != nil {
		return err
	}
	return w.Error()
}
