package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/fsnotify/fsnotify"

	"github.com/llenergymeasure/llemcfg/internal/inputs"
	"github.com/llenergymeasure/llemcfg/internal/safe"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// What the system tells of changes is only when to look. What has changed is
// found by looking: the system forgets folders that are replaced, does not see
// behind symbolic links and on other machines, and loses events when there are
// many.
const (
	settle   = 50 * time.Millisecond  // without another event, since an editor saves a file in several steps
	longest  = 500 * time.Millisecond // from the first event on, since some files never rest
	lookAt   = 500 * time.Millisecond // from one look to the next without any event
	lookLoad = 10                     // times what the last look took, if that is more
)

// watch vets everything, and then what changes, until ctx is done.
func (v *vetJob) watch(ctx context.Context) error {
	w := v.watcher()
	told, err := fsnotify.NewWatcher()
	if err != nil {
		fmt.Fprintf(v.command.Stderr, "llemcfg: --watch: the system does not tell of changes, and they are looked for: %s\n", safe.Text(err.Error()))
	} else {
		defer told.Close()
		w.told = told
	}
	if err := w.begin(ctx); err != nil {
		return err
	}
	fmt.Fprintln(v.command.Stderr, "llemcfg: watching for changes; interrupt to end")
	return w.loop(ctx)
}

// watcher makes a watcher that the system tells nothing.
func (v *vetJob) watcher() *watcher {
	w := &watcher{
		vetJob: v, folders: map[string]fs.FileInfo{}, stamps: map[string]fs.FileInfo{},
		defaults: map[string]fs.FileInfo{}, totals: map[string]diag.Summary{}, touched: map[string]bool{},
	}
	v.record = w.record
	return w
}

// begin vets everything.
func (w *watcher) begin(ctx context.Context) error {
	start := time.Now()
	w.addFolders()
	for in := range w.set.All() {
		w.stamps[in.Name] = stamp(in)
	}
	w.defaultsChanged()
	w.cost = time.Since(start)
	if err := w.round(ctx, w.set.All()); err != nil {
		return err
	}
	w.talks = !w.flags.quiet && w.flags.format == "text"
	quiet := *w.vetJob
	quiet.flags.quiet = true // report prints the totals of all files
	w.vetJob = &quiet
	return nil
}

// round vets inputs; that some are not valid does not end the watch.
func (v *vetJob) round(ctx context.Context, in iter.Seq[inputs.Input]) error {
	err := v.run(ctx, in)
	var status exitStatus
	if errors.As(err, &status) && int(status) != exitInterrupted {
		return nil
	}
	return err
}

type watcher struct {
	*vetJob
	told     *fsnotify.Watcher // nil if the system tells nothing
	folders  map[string]fs.FileInfo
	stamps   map[string]fs.FileInfo  // of the inputs, by name; nil where there is nothing
	defaults map[string]fs.FileInfo  // of the files of --defaults
	totals   map[string]diag.Summary // what was found in the inputs
	touched  map[string]bool         // what events have named since the last look
	cost     time.Duration           // of the last look
	talks    bool                    // it says what is valid, too, and the totals
}

// stamp tells whether an input has changed.
func stamp(in inputs.Input) fs.FileInfo {
	info, err := os.Stat(in.Name)
	if err != nil || in.Err != nil {
		return nil
	}
	return info
}

func isSame(a, b fs.FileInfo) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	return os.SameFile(a, b) && a.Size() == b.Size() && a.ModTime().Equal(b.ModTime())
}

// addFolders has the system tell of changes in the folders that there are now,
// until there are no new ones.
func (w *watcher) addFolders() {
	for isNew := w.told != nil; isNew; {
		isNew = false
		now := map[string]fs.FileInfo{}
		for _, folder := range append(w.set.Folders(), w.defaultsFolders()...) {
			folder, info := nearest(folder)
			if info == nil {
				continue
			}
			now[folder] = info
			if had := w.folders[folder]; had == nil || !os.SameFile(had, info) {
				w.told.Remove(folder) // it may be another folder of that name
				if err := w.told.Add(folder); err == nil {
					isNew = true
				}
			}
		}
		for folder := range w.folders {
			if now[folder] == nil {
				w.told.Remove(folder)
			}
		}
		w.folders = now
	}
}

func (w *watcher) defaultsFolders() []string {
	var folders []string
	for _, file := range w.flags.layering.defaults {
		folders = append(folders, filepath.Dir(file))
	}
	return folders
}

// nearest is a folder, or the nearest one above it that exists.
func nearest(folder string) (string, fs.FileInfo) {
	for folder = filepath.Clean(folder); ; folder = filepath.Dir(folder) {
		info, err := os.Stat(folder)
		if err == nil && info.IsDir() {
			return folder, info
		}
		if folder == filepath.Dir(folder) {
			return folder, nil
		}
	}
}

func (w *watcher) loop(ctx context.Context) error {
	var events chan fsnotify.Event
	var failures chan error
	if w.told != nil {
		events, failures = w.told.Events, w.told.Errors
	}
	var first time.Time // event since the last look
	next := time.NewTimer(w.interval())
	for {
		select {
		case <-ctx.Done():
			return w.command.interrupted()
		case _, ok := <-failures:
			if !ok {
				failures = nil
			}
			// Whatever was not told, such as what a full queue has lost, is found
			// by the next look.
		case event, ok := <-events:
			if !ok {
				events = nil
				continue
			}
			if event.Op == fsnotify.Chmod {
				continue
			}
			w.touched[filepath.Clean(event.Name)] = true
			now := time.Now()
			if first.IsZero() {
				first = now
			}
			next.Reset(min(settle, first.Add(longest).Sub(now)))
		case <-next.C:
			if err := w.look(ctx); err != nil {
				return err
			}
			first = time.Time{}
			next.Reset(w.interval())
		}
	}
}

func (w *watcher) interval() time.Duration { return max(lookAt, lookLoad*w.cost) }

// look vets what has changed.
func (w *watcher) look(ctx context.Context) error {
	start := time.Now()
	w.addFolders()
	all := w.defaultsChanged()
	now := map[string]fs.FileInfo{}
	var changed []inputs.Input
	for in := range w.set.All() {
		had, known := w.stamps[in.Name]
		now[in.Name] = stamp(in)
		if all || !known || !isSame(had, now[in.Name]) || w.touched[filepath.Clean(in.Name)] {
			changed = append(changed, in)
		}
	}
	clear(w.touched)
	var gone []string
	for _, name := range slices.Sorted(maps.Keys(w.stamps)) {
		if _, there := now[name]; there {
			continue
		}
		delete(w.totals, name)
		if w.stamps[name] != nil { // and not a folder without files, which has some now
			gone = append(gone, name)
		}
	}
	w.stamps = now
	w.cost = time.Since(start)
	return w.report(ctx, changed, gone)
}

// defaultsChanged reports whether a file of defaults, which all inputs stand
// above, has changed.
func (w *watcher) defaultsChanged() bool {
	changed := false
	for _, file := range w.flags.layering.defaults {
		now := stamp(inputs.Input{Name: file})
		changed = changed || !isSame(w.defaults[file], now)
		w.defaults[file] = now
	}
	return changed
}

// report vets inputs, and says what has become of them and of all.
func (w *watcher) report(ctx context.Context, changed []inputs.Input, gone []string) error {
	if len(changed)+len(gone) == 0 {
		return nil
	}
	for _, name := range gone {
		w.seen.forget(name)
		if err := w.sayRemoved(name); err != nil {
			return err
		}
	}
	for _, in := range changed {
		w.seen.forget(in.Name)
	}
	if len(changed) > 0 {
		if err := w.round(ctx, slices.Values(changed)); err != nil {
			return err
		}
	}
	if !w.talks {
		return nil
	}
	var total diag.Summary
	for _, one := range w.totals {
		total.Files += one.Files
		total.Valid += one.Valid
		total.Invalid += one.Invalid
		total.Errors += one.Errors
		total.Warnings += one.Warnings
	}
	_, err := fmt.Fprintln(w.command.Stdout, total)
	return err
}

// record keeps what was found in an input.
func (w *watcher) record(f *vetResult) error {
	var one diag.Summary
	one.Add(f.Result)
	w.totals[f.File] = one
	if !w.talks || len(f.Diagnostics) > 0 {
		return nil
	}
	_, err := fmt.Fprintf(w.command.Stdout, "%s: valid\n", safe.Text(f.File))
	return err
}

func (w *watcher) sayRemoved(file string) error {
	if w.flags.format == "jsonl" {
		return json.NewEncoder(w.command.Stdout).Encode(struct {
			File    string `json:"file"`
			Removed bool   `json:"removed"`
		}{file, true})
	}
	_, err := fmt.Fprintf(w.command.Stdout, "%s: removed\n", safe.Text(file))
	return err
}
