package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/llenergymeasure/llemcfg/internal/files"
	"github.com/llenergymeasure/llemcfg/internal/run/lock"
	"github.com/llenergymeasure/llemcfg/internal/safe"
	"github.com/llenergymeasure/llemcfg/internal/version"
	"github.com/llenergymeasure/llemcfg/pkg/ssot"
	"github.com/llenergymeasure/llemcfg/pkg/study"
)

// lockFlags are the flags of study lock.
type lockFlags struct {
	studyFlags
	output string
	check  bool
}

func (c *Command) studyLock() *cobra.Command {
	var flags lockFlags
	cmd := &cobra.Command{
		Use:   "lock FILE",
		Short: "Fix a study: every experiment and every run of it, in one file",
		Long: `Print the lock of a study: every experiment, resolved, and every run in the order
of execution, as JSON lines with checksums. The commands that run a study read
only its lock, so you can edit the study file while it runs. The same study always
has the same lock, byte for byte.

With --check FILE LOCK, nothing is written: the exit status is 0 if LOCK is the
lock of FILE as it is now, and 1 if it is not.`,
		Example: `  llemcfg study lock study.yaml > study.lock.jsonl
  llemcfg study lock study.yaml -o study.lock.jsonl
  llemcfg study lock --check study.yaml study.lock.jsonl`,
		RunE: func(_ *cobra.Command, args []string) error {
			switch {
			case flags.check && flags.output != "":
				return errors.New("study lock --check writes nothing, and takes no --output")
			case flags.check && len(args) != 2:
				return errors.New("study lock --check takes a study and its lock")
			case !flags.check && len(args) != 1:
				return errors.New("study lock takes one study")
			}
			l, err := c.lockStudy(args[0], &flags)
			if err != nil {
				return err
			}
			switch {
			case flags.check:
				err = c.checkLock(l, args[0], args[1])
			case flags.output != "":
				err = files.WriteFunc(flags.output, l.write, 0o644)
			default:
				err = l.write(c.Stdout)
			}
			return errors.Join(err, l.writer.Close())
		},
	}
	cmd.Flags().StringVarP(&flags.output, "output", "o", "", "write to this file instead of standard output")
	completeAnyFile(cmd, "output")
	cmd.Flags().BoolVar(&flags.check, "check", false, "only check whether a lock is that of the study")
	flags.flags(cmd)
	cmd.ValidArgsFunction = completeFiles(2)
	return cmd
}

// lockedStudy is a study whose points have been judged.
type lockedStudy struct {
	writer  *lock.Writer
	header  lock.Header
	study   *study.Study
	outcome *study.Outcome
}

// lockStudy judges all points of a study.
func (c *Command) lockStudy(file string, flags *lockFlags) (*lockedStudy, error) {
	s, err := c.loadStudy(file, &flags.studyFlags)
	if err != nil {
		return nil, err
	}
	w, err := lock.NewWriter("")
	if err != nil {
		return nil, err
	}
	l := &lockedStudy{writer: w, study: s}
	if err := l.judge(c, flags); err != nil {
		return nil, errors.Join(err, w.Close())
	}
	return l, nil
}

func (l *lockedStudy) judge(c *Command, flags *lockFlags) error {
	// The hash of the study's design is that of all configs in one list, which
	// are at hand here.
	configs := study.NewDesign()
	var trouble error
	l.outcome = l.study.Stream(func(p study.Point) bool {
		trouble = l.writer.Point(lockPoint(p, configs))
		return trouble == nil
	})
	if trouble != nil {
		return trouble
	}
	if err := c.complainOf(l.outcome); err != nil {
		return err
	}
	execution, err := json.Marshal(l.study.Execution)
	if err != nil {
		return err
	}
	l.header = lock.Header{
		Tool: version.String(), SchemaVersion: ssot.SchemaVersion,
		Fingerprint: l.outcome.Fingerprint(), DesignHash: configs.Hash(),
		Files: lockFiles(l.study.Files), Counts: lock.Counts(l.outcome.Counts),
		Set: flags.layering.sets, Strict: flags.strict,
		Execution: execution, Runners: l.study.Runners,
	}
	if l.study.Name != "" {
		l.header.Name = &l.study.Name
	}
	return nil
}

func lockPoint(p study.Point, configs *study.Design) *lock.Point {
	out := &lock.Point{Number: p.Number, Status: string(p.Status), Of: p.Of, Reason: reasonOf(p), Coordinates: appendCoordinates(nil, p)}
	if p.Status == study.Run {
		r := p.Resolve()
		configs.Add(r)
		out.Fingerprint, out.ConfigHash = p.Fingerprint, r.ConfigHash
		out.Backend, out.GPUs, out.Experiment = r.Backend, r.GPUs, r.JSON
	}
	return out
}

// lockFiles names files as seen from the folder of the study, so that the lock
// does not depend on where it is made.
func lockFiles(read []study.File) []lock.File {
	var list []lock.File
	for _, f := range read {
		name := f.Name
		if seen, err := filepath.Rel(filepath.Dir(read[0].Name), name); err == nil {
			name = filepath.ToSlash(seen)
		}
		digest := sha256.Sum256(f.Data)
		list = append(list, lock.File{Path: name, SHA256: hex.EncodeToString(digest[:])})
	}
	return list
}

func (l *lockedStudy) write(w io.Writer) error { return l.writer.Finish(w, l.header, l.runs()) }

// runs are the runs with the gaps that the study sets.
func (l *lockedStudy) runs() iter.Seq[lock.Run] {
	x := l.study.Execution
	seconds := map[study.Gap]*float64{study.ExperimentGap: x.ExperimentGapSeconds, study.CycleGap: x.CycleGapSeconds}
	return func(yield func(lock.Run) bool) {
		for r := range l.outcome.Runs() {
			run := lock.Run{Index: r.Index, Number: r.Number, Cycle: r.Cycle, Gap: lock.Gap(r.Gap), GapSeconds: seconds[r.Gap]}
			if !yield(run) {
				return
			}
		}
	}
}

// checkLock says how a lock differs from that of the study.
func (c *Command) checkLock(l *lockedStudy, file, path string) error {
	old, err := lock.Open(path)
	if err != nil {
		return err
	}
	defer old.Close()
	if err := old.Verify(); err != nil {
		return err
	}
	digest := sha256.New()
	if err := l.write(digest); err != nil {
		return err
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	had := sha256.New()
	if _, err := io.Copy(had, f); err != nil {
		return err
	}
	if bytes.Equal(had.Sum(nil), digest.Sum(nil)) {
		return nil
	}
	fmt.Fprintf(c.Stderr, "%s is not the lock of %s as it is now:\n", safe.Text(path), safe.Text(file))
	for _, difference := range differences(&old.Header, &l.header) {
		fmt.Fprintf(c.Stderr, "  %s\n", safe.Text(difference))
	}
	return exitStatus(exitInvalid)
}

// nameOf is the name of a study, in quotes.
func nameOf(h *lock.Header) string {
	if h.Name == nil {
		return "none"
	}
	return strconv.Quote(*h.Name)
}

// differences are those of two headers, in words.
func differences(old, now *lock.Header) []string {
	var list []string
	add := func(differ bool, format string, args ...any) {
		if differ {
			list = append(list, fmt.Sprintf(format, args...))
		}
	}
	isSame := old.Fingerprint == now.Fingerprint
	add(!isSame, "the experiments that run are others: there are %d, and the lock has %d", now.Counts.Run, old.Counts.Run)
	add(isSame && old.DesignHash != now.DesignHash, "the experiments that run are the same, in another order or with another output_dir")
	add(!bytes.Equal(old.Execution, now.Execution), "how they are run has changed: %s, and the lock has %s", now.Execution, old.Execution)
	add(!maps.Equal(old.Runners, now.Runners), "where they are run has changed")
	add(nameOf(old) != nameOf(now), "its name is now %s, and was %s", nameOf(now), nameOf(old))
	add(!slices.Equal(old.Set, now.Set) || old.Strict != now.Strict, "it was locked with other flags")
	add(old.Tool != now.Tool || old.SchemaVersion != now.SchemaVersion, "it was locked by llemcfg %s with schema %s", old.Tool, old.SchemaVersion)
	for _, f := range now.Files {
		add(!slices.Contains(old.Files, f), "%s has changed", f.Path)
	}
	add(len(list) == 0, "points that do not run have changed")
	if isSame {
		list = append(list, "what runs is the same: runs that have succeeded stay so")
	}
	return list
}
