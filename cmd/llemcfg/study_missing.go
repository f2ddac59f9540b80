package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/llenergymeasure/llemcfg/internal/run/lock"
	"github.com/llenergymeasure/llemcfg/internal/run/state"
	"github.com/llenergymeasure/llemcfg/internal/run/status"
)

func (c *Command) studyMissing() *cobra.Command {
	var dir string
	cmd := &cobra.Command{
		Use:   "missing LOCK --state DIR",
		Short: "Print the indices of the runs that have not succeeded",
		Long: `Print the indices of the runs that have not succeeded, as ranges: 3,7-19. This
includes runs in progress. If all have succeeded, nothing is printed.`,
		Example: "  llemcfg study missing study.lock.jsonl --state state",
		Args:    needs(1, "study missing needs the lock of a study"),
		RunE: func(_ *cobra.Command, args []string) error {
			l, store, err := openStudy(args[0], dir)
			if err != nil {
				return err
			}
			defer l.Close()
			missing, err := withStatus(l, store, func(s status.Status) bool { return s != status.Succeeded })
			if err != nil || len(missing) == 0 {
				return err
			}
			_, err = fmt.Fprintln(c.Stdout, lock.FormatIndices(missing))
			return err
		},
	}
	stateFlag(cmd, &dir)
	cmd.ValidArgsFunction = completeLock
	return cmd
}

func openStudy(path, dir string) (*lock.Lock, *state.Store, error) {
	l, err := lock.Open(path)
	if err != nil {
		return nil, nil, err
	}
	store, err := state.Open(dir)
	if err != nil {
		_ = l.Close() // it was only read
		return nil, nil, err
	}
	return l, store, nil
}

// withStatus returns the indices of the runs with a status that is wanted.
func withStatus(l *lock.Lock, store *state.Store, wanted func(status.Status) bool) ([]int, error) {
	var list []int
	err := status.Each(l, store, func(e status.Entry) error {
		if wanted(e.Status) {
			list = append(list, e.Index)
		}
		return nil
	})
	return list, err
}
