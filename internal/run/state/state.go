// Package state keeps what has become of the runs of studies, as files in a
// folder that any number of processes on any number of machines may use at
// once, over NFS too:
//
//	DIR/<fingerprint>/<cycle>.json       the State of a run, replaced atomically
//	DIR/<fingerprint>/<cycle>.log        what its last attempt printed
//	DIR/<fingerprint>/<cycle>.claim-<n>  a Claim, while a process does the run
//	DIR/<fingerprint>/<hash>.yaml        the experiment, by its config_hash
//
// A run is known by the fingerprint of its experiment and its cycle, whichever
// study it belongs to, so that studies share what they have in common.
package state

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"time"
)

// Status is what has become of a run.
type Status string

// The statuses that a file of a state has. A run without a file was not started.
const (
	Running   Status = "running"
	Succeeded Status = "succeeded"
	Failed    Status = "failed"
)

// Run is what tells runs apart.
type Run struct {
	Fingerprint string `json:"fingerprint"`
	Cycle       int    `json:"cycle"`
}

// State is what a file of a state says.
type State struct {
	Status Status `json:"status"`
	Run
	// Study, Index and Point say for which lock it was run: the study's name or
	// else its fingerprint, the index of the run and the number of the point.
	Study string `json:"study"`
	Index int    `json:"index"`
	Point int    `json:"point"`
	// Attempt counts how often it was started, from 1.
	Attempt int `json:"attempt"`

	// How the result came to be.
	Command    []string `json:"command"` // with its placeholders
	Runner     string   `json:"runner"`
	ConfigHash string   `json:"config_hash"`
	Tool       string   `json:"tool"`                 // the version of llemcfg
	GitCommit  string   `json:"git_commit,omitempty"` // of the working directory
	Owner

	Since time.Time `json:"since"`
	// Ended and what follows are there when it is over.
	Ended      *time.Time `json:"ended,omitempty"`
	Seconds    float64    `json:"seconds,omitempty"`
	ExitStatus *int       `json:"exit_status,omitempty"`
	// Signal is the signal that ended the command, such as SIGKILL.
	Signal string `json:"signal,omitempty"`
	// Interrupted is the signal that was passed on to the command before it
	// failed, such as SIGTERM.
	Interrupted string   `json:"interrupted,omitempty"`
	LastLines   []string `json:"last_lines,omitempty"`
}

// Owner is a process that does a run.
type Owner struct {
	Host string `json:"host"`
	PID  int    `json:"pid"`
	// Job is the job of the cluster's scheduler, such as slurm 1234_5.
	Job string `json:"job,omitempty"`
}

func (o Owner) String() string {
	text := fmt.Sprintf("process %d on %s", o.PID, o.Host)
	if o.Job != "" {
		text += " (" + o.Job + ")"
	}
	return text
}

// Times are how often a claim is renewed, and after what time without renewal
// it may be taken over.
type Times struct{ Renew, Stale time.Duration }

// DefaultTimes are a minute and five.
func DefaultTimes() Times { return Times{Renew: time.Minute, Stale: 5 * time.Minute} }

// Store is a folder of states. It is safe for concurrent use.
type Store struct {
	dir   string
	times Times

	mu     sync.Mutex
	probed time.Time     // when the clock of the file server was looked at
	ahead  time.Duration // how far it is ahead of the clock here
}

// Open opens a folder of states that is there already.
func Open(dir string) (*Store, error) {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("there is no state folder %s: nothing was run with it yet", dir)
	case err != nil:
		return nil, fmt.Errorf("the state folder: %w", err)
	case !info.IsDir():
		return nil, fmt.Errorf("the state folder %s is a file", dir)
	}
	return &Store{dir: dir, times: DefaultTimes()}, nil
}

// Create opens a folder of states, and makes it if the folder that it is in is
// there.
func Create(dir string) (*Store, error) {
	if err := os.Mkdir(dir, 0o777); err != nil && !errors.Is(err, fs.ErrExist) {
		if errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("the state folder %s cannot be made: there is no folder %s", dir, filepath.Dir(dir))
		}
		return nil, fmt.Errorf("the state folder cannot be made: %w", err)
	}
	return Open(dir)
}

// WithTimes returns a Store of the same folder with other times.
func (s *Store) WithTimes(t Times) *Store { return &Store{dir: s.dir, times: t} }

// Poll is how often to look whether a claim is renewed.
func (s *Store) Poll() time.Duration { return s.times.Renew / 6 }

// folder is where everything about an experiment is.
func (s *Store) folder(fingerprint string) string { return filepath.Join(s.dir, fingerprint) }

func (s *Store) path(r Run, suffix string) string {
	return filepath.Join(s.dir, r.Fingerprint, strconv.Itoa(r.Cycle)+suffix)
}

// LogPath is where the output of a run is kept.
func (s *Store) LogPath(r Run) string { return s.path(r, ".log") }

// Load returns the state of a run, or nil if it was never started. It does not
// tell whether the process that does a run is still there; Look does.
func (s *Store) Load(r Run) (*State, error) {
	data, err := os.ReadFile(s.path(r, ".json"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("the state of a run: %w", err)
	}
	var state State
	if err := json.Unmarshal(data, &state); err != nil {
		return nil, fmt.Errorf("%s is not the state of a run: %w; delete it to run it again", s.path(r, ".json"), err)
	}
	switch {
	case state.Run != r:
		return nil, fmt.Errorf("%s is the state of another run; delete it to run it again", s.path(r, ".json"))
	case state.Status != Running && state.Status != Succeeded && state.Status != Failed:
		return nil, fmt.Errorf("%s has the unknown status %q; another version of llemcfg wrote it", s.path(r, ".json"), state.Status)
	}
	return &state, nil
}

// Alive is what Look says about a run that is being done.
type Alive string

// Whether the process that does a run is still there.
const (
	Idle  Alive = ""      // no process does it
	Live  Alive = "live"  // a process renews its claim
	Stale Alive = "stale" // a process has left its claim behind
)

// Look returns the state of a run, nil if it has none, and whether a process
// does it now. A state that is running without a live claim was interrupted: by
// SIGKILL, or with its machine.
func (s *Store) Look(r Run) (*State, Alive, error) {
	state, err := s.Load(r)
	if err != nil || state != nil && state.Status != Running {
		return state, Idle, err
	}
	current, err := s.current(r)
	if err != nil || current == nil {
		return state, Idle, err
	}
	now, err := s.nearly(r)
	if err != nil {
		return nil, Idle, err
	}
	if current.isGone(now, s.times.Stale) {
		return state, Stale, nil
	}
	return state, Live, nil
}

// nearly is the time by the clock of the file server, which is asked for once in
// a while: whoever looks at many runs need not write a file for each.
func (s *Store) nearly(r Run) (time.Time, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.probed.IsZero() || time.Since(s.probed) > s.times.Renew {
		now, err := s.now(r)
		if err != nil {
			return time.Time{}, err
		}
		s.probed = time.Now()
		s.ahead = now.Sub(s.probed)
	}
	return time.Now().Add(s.ahead), nil
}
