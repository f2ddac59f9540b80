// Package status says how far a locked study has come.
package status

import (
	"cmp"
	"encoding/json"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/llenergymeasure/llemcfg/internal/run/lock"
	"github.com/llenergymeasure/llemcfg/internal/run/state"
)

// Status is what has become of a run.
type Status string

// The statuses, in the order in which they are listed.
const (
	Succeeded   Status = "succeeded"
	Failed      Status = "failed"
	Running     Status = "running"
	Interrupted Status = "interrupted" // its process was killed
	Missing     Status = "missing"     // it was not started
)

// All are the statuses.
func All() []Status { return []Status{Succeeded, Failed, Running, Interrupted, Missing} }

// Entry is a run with what has become of it.
type Entry struct {
	lock.Run
	Status Status
	State  *state.State // nil if it was never started
}

// Each visits the runs of a lock in the order of execution. The states are read
// by several goroutines: what takes time is to wait for the file system.
func Each(l *lock.Lock, s *state.Store, visit func(Entry) error) error {
	type job struct {
		Entry
		err   error
		ready chan struct{}
	}
	workers := 4 * runtime.GOMAXPROCS(0)
	order, work := make(chan *job, 64*workers), make(chan *job, workers)
	stop := make(chan struct{})
	var done sync.WaitGroup
	defer done.Wait()
	defer close(stop)
	for range workers {
		done.Go(func() {
			for j := range work {
				j.Status, j.State, j.err = look(s, j.Run)
				close(j.ready)
			}
		})
	}
	done.Go(func() {
		defer close(order)
		defer close(work)
		for run, err := range l.All() {
			j := &job{Entry: Entry{Run: run}, err: err, ready: make(chan struct{})}
			select {
			case order <- j:
			case <-stop:
				return
			}
			if err != nil {
				close(j.ready)
				return
			}
			work <- j
		}
	})
	for j := range order {
		<-j.ready
		if j.err != nil {
			return j.err
		}
		if err := visit(j.Entry); err != nil {
			return err
		}
	}
	return nil
}

func look(s *state.Store, run lock.Run) (Status, *state.State, error) {
	found, alive, err := s.Look(state.Run{Fingerprint: run.Fingerprint, Cycle: run.Cycle})
	switch {
	case err != nil:
		return "", nil, err
	case alive == state.Live:
		return Running, found, nil
	case found == nil && alive == state.Stale, found != nil && found.Status == state.Running:
		return Interrupted, found, nil
	case found == nil:
		return Missing, nil, nil
	case found.Status == state.Succeeded:
		return Succeeded, found, nil
	default:
		return Failed, found, nil
	}
}

// Report says how far a study has come.
type Report struct {
	Study       string         `json:"study"`
	Fingerprint string         `json:"fingerprint"`
	Runs        int            `json:"runs"`
	Counts      map[Status]int `json:"counts"`
	// RatePerHour is how many runs succeeded an hour, lately; nil if that is not
	// known.
	RatePerHour *float64 `json:"rate_per_hour"`
	// SecondsLeft is how long the rest takes at that rate.
	SecondsLeft *float64  `json:"seconds_left"`
	Failures    []Failure `json:"failures"`
	// Commands are those that the runs that succeeded were done by, the most
	// frequent first. Results of different commands may not be comparable.
	Commands []Command `json:"commands"`
}

// Failure is a run that has failed or was interrupted.
type Failure struct {
	Index       int             `json:"index"`
	Number      int             `json:"number"`
	Cycle       int             `json:"cycle"`
	Coordinates json.RawMessage `json:"coordinates"`
	Status      Status          `json:"status"`
	Log         string          `json:"log"`
	*state.State
}

// Command is how many runs a command has done.
type Command struct {
	Command []string `json:"command"`
	Runs    int      `json:"runs"`
}

// lately is how many runs the rate is taken from.
const lately = 50

// New makes a report.
func New(l *lock.Lock, s *state.Store) (*Report, error) {
	r := &Report{Study: l.Header.Title(), Fingerprint: l.Header.Fingerprint, Runs: l.Runs(), Counts: map[Status]int{}, Failures: []Failure{}}
	for _, status := range All() {
		r.Counts[status] = 0
	}
	commands := map[string]*Command{}
	var recent []*state.State
	err := Each(l, s, func(e Entry) error {
		r.Counts[e.Status]++
		switch e.Status {
		case Succeeded:
			count(commands, e.State.Command)
			recent = latest(recent, e.State)
		case Failed, Interrupted:
			point, err := l.Point(e.Run)
			if err != nil {
				return err
			}
			r.Failures = append(r.Failures, Failure{
				Index: e.Index, Number: e.Number, Cycle: e.Cycle, Coordinates: point.Coordinates, Status: e.Status,
				Log: s.LogPath(state.Run{Fingerprint: e.Fingerprint, Cycle: e.Cycle}), State: e.State,
			})
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	r.Commands = sorted(commands)
	r.estimate(recent)
	return r, nil
}

func count(commands map[string]*Command, command []string) {
	key := strings.Join(command, "\x00")
	if commands[key] == nil {
		commands[key] = &Command{Command: command}
	}
	commands[key].Runs++
}

func sorted(commands map[string]*Command) []Command {
	list := []Command{}
	for _, c := range commands {
		list = append(list, *c)
	}
	slices.SortFunc(list, func(a, b Command) int {
		return cmp.Or(b.Runs-a.Runs, slices.Compare(a.Command, b.Command))
	})
	return list
}

// latest keeps the runs that ended last.
func latest(recent []*state.State, s *state.State) []*state.State {
	if s.Ended == nil {
		return recent
	}
	at, _ := slices.BinarySearchFunc(recent, s, func(a, b *state.State) int { return b.Ended.Compare(*a.Ended) })
	if at == lately {
		return recent
	}
	recent = slices.Insert(recent, at, s)
	return recent[:min(len(recent), lately)]
}

// estimate takes the rate from the runs that ended last, over the time from the
// start of the first of them to the end of the last.
func (r *Report) estimate(recent []*state.State) {
	if len(recent) == 0 {
		return
	}
	first, last := recent[0].Since, *recent[0].Ended
	for _, s := range recent {
		if s.Since.Before(first) {
			first = s.Since
		}
	}
	took := last.Sub(first)
	if took <= 0 {
		return
	}
	rate := float64(len(recent)) / took.Hours()
	r.RatePerHour = &rate
	left := float64(r.Runs-r.Counts[Succeeded]) / rate * time.Hour.Seconds()
	r.SecondsLeft = &left
}
