package state

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"
)

// How claims work. A claim is a file whose name has a generation, from 1. It is
// made by a hard link to a file that is whole already, or else by O_EXCL; of
// several processes one succeeds, over NFS too. Its owner writes it anew every
// minute, which sets its modification time by the clock of the file server.
// Whoever finds that the newest claim was left behind makes the one of the next
// generation, which again only one process can. The owner of an older
// generation, if it was only paused, sees the newer one and ends its command.
// Ages are differences of two modification times on the same server, so that
// clocks of machines need not agree.

// ErrLost means that another process has taken over a claim that was not
// renewed in time.
var ErrLost = errors.New("another process has taken over the run, since its claim was not renewed in time")

// BusyError means that another process does the run.
type BusyError struct {
	Owner
	// Age is the time since it renewed its claim.
	Age time.Duration
	// Certain means that the process was seen, and Age does not matter.
	Certain bool
}

func (e *BusyError) Error() string { return "it is being done by " + e.Owner.String() }

// Claim is the right to do a run. Its methods are for one goroutine, but for
// Lost.
type Claim struct {
	store      *Store
	run        Run
	generation int
	content    []byte

	stop chan struct{}
	done sync.WaitGroup
	lost chan struct{}
}

// claimant is what the file of a claim says.
type claimant struct {
	Owner
	process
	Attempt string `json:"attempt"` // tells two claims of one process apart
}

// Claim claims a run for this process. The error is a *BusyError if another
// process has it.
func (s *Store) Claim(r Run, owner Owner) (*Claim, error) {
	if err := os.Mkdir(s.folder(r.Fingerprint), 0o777); err != nil && !errors.Is(err, fs.ErrExist) {
		return nil, fmt.Errorf("the state folder: %w", err)
	}
	content, err := json.Marshal(claimant{Owner: owner, process: thisProcess(), Attempt: token()})
	if err != nil {
		return nil, err
	}
	for range 1000 {
		claim, err := s.claim(r, content)
		if claim != nil || err != nil {
			return claim, err
		}
	}
	return nil, fmt.Errorf("%s: the claims change all the time", s.folder(r.Fingerprint))
}

// claim tries once; it returns neither a claim nor an error if others were
// quicker.
func (s *Store) claim(r Run, content []byte) (*Claim, error) {
	current, err := s.current(r)
	if err != nil {
		return nil, err
	}
	generation := 1
	if current != nil {
		now, err := s.now(r)
		if err != nil {
			return nil, err
		}
		if !current.isGone(now, s.times.Stale) {
			return nil, &BusyError{Owner: current.Owner, Age: now.Sub(current.renewed), Certain: current.isHere()}
		}
		generation = current.generation + 1
	}
	path := s.claimPath(r, generation)
	switch err := create(path, content, os.Link); {
	case errors.Is(err, fs.ErrExist), errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("claiming the run: %w", err)
	}
	c := &Claim{store: s, run: r, generation: generation, content: content, stop: make(chan struct{}), lost: make(chan struct{})}
	if current != nil {
		// The claim that was left behind may have been cleared away meanwhile,
		// and another one of the first generation made.
		if _, err := os.Lstat(s.claimPath(r, current.generation)); err != nil {
			return nil, errors.Join(ignoreMissing(os.Remove(path)), ignoreMissing(err))
		}
	}
	if err := s.clear(r, c.generation-1); err != nil {
		return nil, errors.Join(err, os.Remove(path))
	}
	c.done.Go(c.keep)
	return c, nil
}

// create makes a file with a content, whole, unless it is there already. link is
// os.Link, which not every file system can do.
func create(path string, content []byte, link func(from, to string) error) error {
	temporary := temporaryBeside(path)
	if err := os.WriteFile(temporary, content, 0o666); err != nil {
		return errors.Join(err, ignoreMissing(os.Remove(temporary)))
	}
	defer os.Remove(temporary)
	err := link(temporary, path)
	if err == nil || errors.Is(err, fs.ErrExist) || errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if isLinkedTo(temporary, path) {
		return nil // the answer of the server was lost
	}
	// The file system has no hard links.
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	if err := errors.Join(err, f.Close()); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	return nil
}

func isLinkedTo(a, b string) bool {
	first, err := os.Lstat(a)
	if err != nil {
		return false
	}
	second, err := os.Lstat(b)
	return err == nil && os.SameFile(first, second)
}

// found is a claim as another process sees it.
type found struct {
	claimant
	generation int
	renewed    time.Time // by the server's clock
}

// isGone reports whether the owner has left the claim behind.
func (f *found) isGone(now time.Time, stale time.Duration) bool {
	return now.Sub(f.renewed) > stale || f.process.isOfThisMachine() && !f.isRunning(f.PID)
}

// isHere reports whether the owner was seen running on this machine.
func (f *found) isHere() bool { return f.process.isOfThisMachine() && f.isRunning(f.PID) }

// current returns the newest claim of a run, or nil.
func (s *Store) current(r Run) (*found, error) {
	for {
		generation, err := s.newest(r)
		if generation == 0 || err != nil {
			return nil, err
		}
		f, err := s.find(r, generation)
		if !errors.Is(err, fs.ErrNotExist) {
			return f, err
		}
	}
}

func (s *Store) find(r Run, generation int) (*found, error) {
	// Opening a file has NFS ask the server for its attributes.
	file, err := os.Open(s.claimPath(r, generation))
	if err != nil {
		return nil, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	content := make([]byte, info.Size())
	n, err := file.ReadAt(content, 0)
	if n < len(content) && err != nil {
		return nil, fmt.Errorf("reading a claim: %w", err)
	}
	f := &found{generation: generation, renewed: info.ModTime()}
	// A claim made by O_EXCL may be empty still. Then only its age counts.
	_ = json.Unmarshal(content, &f.claimant)
	return f, nil
}

// newest returns the generation of the newest claim, or 0.
func (s *Store) newest(r Run) (int, error) {
	newest := 0
	err := s.each(r, func(_ string, generation int) error {
		newest = max(newest, generation)
		return nil
	})
	return newest, err
}

const claimSuffix = ".claim-"

func (s *Store) claimPath(r Run, generation int) string {
	return s.path(r, claimSuffix+strconv.Itoa(generation))
}

// each visits the files of claims of a run, and its temporary files as those of
// generation 0.
func (s *Store) each(r Run, visit func(path string, generation int) error) error {
	folder, err := os.Open(s.folder(r.Fingerprint))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("the state folder: %w", err)
	}
	defer folder.Close()
	names, err := folder.Readdirnames(-1)
	if err != nil {
		return fmt.Errorf("the state folder: %w", err)
	}
	own := strconv.Itoa(r.Cycle) + "."
	for _, name := range names {
		if !strings.HasPrefix(name, own) {
			continue
		}
		path := filepath.Join(folder.Name(), name)
		if strings.Contains(name, temporaryMark) {
			err = visit(path, 0)
		} else if text, isClaim := strings.CutPrefix(name, strconv.Itoa(r.Cycle)+claimSuffix); isClaim {
			generation, parseErr := strconv.Atoi(text)
			if parseErr != nil {
				return fmt.Errorf("%s is no file of a state folder", path)
			}
			err = visit(path, generation)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// clear removes the claims up to a generation, the oldest first, and what
// temporary files a kill has left behind.
func (s *Store) clear(r Run, upTo int) error {
	paths := map[int]string{}
	err := s.each(r, func(path string, generation int) error {
		if generation == 0 {
			return ignoreMissing(os.Remove(path))
		}
		if generation <= upTo {
			paths[generation] = path
		}
		return nil
	})
	for generation := 1; generation <= upTo; generation++ {
		if path, ok := paths[generation]; ok {
			err = errors.Join(err, ignoreMissing(os.Remove(path)))
		}
	}
	return err
}

// Tidy removes what a kill has left of a run that has succeeded.
func (s *Store) Tidy(r Run, owner Owner) error {
	left := 0
	err := s.each(r, func(string, int) error {
		left++
		return nil
	})
	if left == 0 || err != nil {
		return err
	}
	claim, err := s.Claim(r, owner)
	if _, isBusy := errors.AsType[*BusyError](err); isBusy {
		return nil
	}
	if err != nil {
		return err
	}
	return claim.Release()
}

// now is the time by the clock of the file server.
func (s *Store) now(r Run) (time.Time, error) {
	probe, err := os.OpenFile(temporaryBeside(s.path(r, "")), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrPermission) || isReadOnly(err) {
		return time.Now(), nil // who may only look has no better clock
	}
	if err != nil {
		return time.Time{}, fmt.Errorf("the state folder: %w", err)
	}
	_, err = probe.Write([]byte{'\n'})
	info, statErr := probe.Stat()
	if err := errors.Join(err, statErr, probe.Close(), ignoreMissing(os.Remove(probe.Name()))); err != nil {
		return time.Time{}, fmt.Errorf("the state folder: %w", err)
	}
	return info.ModTime(), nil
}

// keep renews the claim until it is released or lost.
func (c *Claim) keep() {
	tick := time.NewTicker(c.store.times.Renew)
	defer tick.Stop()
	for {
		select {
		case <-c.stop:
			return
		case <-tick.C:
			// What fails otherwise is tried again by the next renewal.
			if errors.Is(c.renew(), ErrLost) {
				close(c.lost)
				return
			}
		}
	}
}

func (c *Claim) renew() error {
	if err := c.check(); err != nil {
		return err
	}
	file, err := os.OpenFile(c.store.claimPath(c.run, c.generation), os.O_WRONLY, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return ErrLost
	}
	if err != nil {
		return err
	}
	_, err = file.WriteAt(c.content, 0)
	return errors.Join(err, file.Close())
}

// check returns ErrLost if the claim is no longer the newest.
func (c *Claim) check() error {
	newest, err := c.store.newest(c.run)
	if err == nil && newest != c.generation {
		return ErrLost
	}
	return err
}

// Lost is closed when another process has taken over the claim.
func (c *Claim) Lost() <-chan struct{} { return c.lost }

// Save replaces the state of the run. The error is ErrLost if the claim is.
func (c *Claim) Save(state *State) error {
	if err := c.check(); err != nil {
		return err
	}
	var text bytes.Buffer
	e := json.NewEncoder(&text)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(state); err != nil {
		return err
	}
	return c.replace(c.store.path(c.run, ".json"), text.Bytes())
}

// Restore puts back the state that was there before the first Save; nil is none.
func (c *Claim) Restore(state *State) error {
	if state != nil {
		return c.Save(state)
	}
	return ignoreMissing(os.Remove(c.store.path(c.run, ".json")))
}

// Config writes the experiment to the file of its config_hash, unless it is
// there, and returns the path.
func (c *Claim) Config(hash string, text []byte) (string, error) {
	path := filepath.Join(c.store.folder(c.run.Fingerprint), hash+".yaml")
	if old, err := os.ReadFile(path); err == nil && string(old) == string(text) {
		return path, nil
	}
	return path, c.replace(path, text)
}

func (c *Claim) replace(path string, content []byte) error {
	// By its name it belongs to the run, whose next claim removes it.
	return replace(path, temporaryBeside(c.store.path(c.run, "")), content)
}

// Log makes a new log of the run, in place of an earlier one.
func (c *Claim) Log() (*os.File, error) {
	path := c.store.LogPath(c.run)
	// A process that has lost its claim may still write to the earlier one.
	if err := ignoreMissing(os.Remove(path)); err != nil {
		return nil, err
	}
	return os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL|os.O_APPEND, 0o666)
}

// Release gives up the claim.
func (c *Claim) Release() error {
	close(c.stop)
	c.done.Wait()
	if err := c.check(); err != nil {
		if errors.Is(err, ErrLost) {
			return nil // what is there belongs to the process that took over
		}
		return err
	}
	return c.store.clear(c.run, c.generation)
}
