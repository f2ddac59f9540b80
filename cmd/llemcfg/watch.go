package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"

	"github.com/llenergymeasure/llemcfg/internal/inputs"
)

// settle is how long a change has to be over before it is looked at: an editor
// saves a file in several steps.
const settle = 50 * time.Millisecond

// watch vets everything, and then what changes, until ctx is done.
func (v *vetting) watch(ctx context.Context) error {
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return fmt.Errorf("--watch: %w", err)
	}
	defer watcher.Close()
	w := watched{vetting: v, watcher: watcher, folders: map[string]bool{}, changed: map[string]bool{}}
	w.addFolders()
	clear(w.changed)
	if err := v.round(ctx, v.set.All()); err != nil {
		return err
	}
	fmt.Fprintln(v.command.Stderr, "llemcfg: watching for changes; interrupt to end")
	return w.loop(ctx)
}

// round vets inputs; that some are not valid does not end the watch.
func (v *vetting) round(ctx context.Context, in iter.Seq[inputs.Input]) error {
	err := v.run(ctx, in)
	var status exitStatus
	if errors.As(err, &status) && int(status) != exitInterrupted {
		return nil
	}
	return err
}

type watched struct {
	*vetting
	watcher *fsnotify.Watcher
	folders map[string]bool // those that are watched
	changed map[string]bool // the files, and the new folders
}

// addFolders watches what folders there are now. What is in a new one has changed.
func (w *watched) addFolders() {
	now := map[string]bool{}
	for _, folder := range w.set.Folders() {
		folder = filepath.Clean(folder)
		now[folder] = true
		if !w.folders[folder] && w.watcher.Add(folder) == nil {
			w.changed[folder] = true
		}
	}
	w.folders = now
}

func (w *watched) loop(ctx context.Context) error {
	settled := time.NewTimer(time.Hour)
	settled.Stop()
	for {
		select {
		case <-ctx.Done():
			fmt.Fprintln(w.command.Stderr, "llemcfg: interrupted")
			return exitStatus(exitInterrupted)
		case err := <-w.watcher.Errors:
			return fmt.Errorf("--watch: %w", err)
		case event := <-w.watcher.Events:
			if event.Has(fsnotify.Chmod) && event.Op == fsnotify.Chmod {
				continue
			}
			w.changed[filepath.Clean(event.Name)] = true
			settled.Reset(settle)
		case <-settled.C:
			w.addFolders()
			if err := w.again(ctx); err != nil {
				return err
			}
		}
	}
}

// again vets what has changed, if that is any of the inputs.
func (w *watched) again(ctx context.Context) error {
	var in []inputs.Input
	for i := range w.set.All() {
		if w.changed[filepath.Clean(i.Name)] || w.changed[filepath.Dir(i.Name)] {
			in = append(in, i)
		}
	}
	clear(w.changed)
	if len(in) == 0 {
		return nil
	}
	return w.round(ctx, func(yield func(inputs.Input) bool) {
		for _, i := range in {
			if !yield(i) {
				return
			}
		}
	})
}
