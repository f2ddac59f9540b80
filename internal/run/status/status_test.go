package status_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/run/lock"
	"github.com/llenergymeasure/llemcfg/internal/run/state"
	"github.com/llenergymeasure/llemcfg/internal/run/status"
	"github.com/llenergymeasure/llemcfg/internal/testkit"
)

// study is a lock of two points that run three cycles each, and a store in which
// run i has the state of that index, if it is not empty.
func study(t *testing.T, states ...state.Status) (*lock.Lock, *state.Store) {
	t.Helper()
	text, err := testkit.StudyLock(2, 3)
	if err != nil {
		t.Fatal(err)
	}
	l, err := lock.New("study.lock.jsonl", bytes.NewReader(text), int64(len(text)))
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "state")
	store, err := state.Create(dir)
	if err != nil {
		t.Fatal(err)
	}
	for run, err := range l.All() {
		if err != nil {
			t.Fatal(err)
		}
		if run.Index >= len(states) || states[run.Index] == "" {
			continue
		}
		write(t, dir, run, &state.State{
			Status: states[run.Index], Run: state.Run{Fingerprint: run.Fingerprint, Cycle: run.Cycle},
			Index: run.Index, Command: []string{"python", fmt.Sprint(run.Index % 2)},
		})
	}
	return l, store
}

func write(t *testing.T, dir string, run lock.Run, s *state.State) {
	t.Helper()
	text, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(dir, run.Fingerprint)
	if err := errors.Join(os.MkdirAll(folder, 0o777), os.WriteFile(filepath.Join(folder, fmt.Sprint(run.Cycle, ".json")), text, 0o666)); err != nil {
		t.Fatal(err)
	}
}

// TestEach holds that all runs are visited in their order, each with what has
// become of it, and that the visit that fails is the last.
func TestEach(t *testing.T) {
	l, store := study(t, state.Succeeded, state.Failed, "", state.Running)
	want := []status.Status{status.Succeeded, status.Failed, status.Missing, status.Interrupted, status.Missing, status.Missing}
	var got []status.Status
	err := status.Each(l, store, func(e status.Entry) error {
		if e.Index != len(got) || (e.State == nil) != (e.Status == status.Missing) {
			t.Errorf("%+v", e)
		}
		got = append(got, e.Status)
		return nil
	})
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%v %v, want %v", got, err, want)
	}
	stop := errors.New("stop")
	visits := 0
	err = status.Each(l, store, func(status.Entry) error {
		if visits++; visits == 2 {
			return stop
		}
		return nil
	})
	if err != stop || visits != 2 {
		t.Errorf("%d visits, %v", visits, err)
	}
}

// TestReport holds the counts of a report, and the commands, the most frequent
// first.
func TestReport(t *testing.T) {
	l, store := study(t, state.Succeeded, state.Succeeded, state.Succeeded, state.Failed)
	r, err := status.New(l, store)
	if err != nil {
		t.Fatal(err)
	}
	if r.Runs != 6 || r.Counts[status.Succeeded] != 3 || r.Counts[status.Failed] != 1 || r.Counts[status.Missing] != 2 {
		t.Errorf("%+v", r)
	}
	if len(r.Commands) != 2 || r.Commands[0].Runs != 2 || r.Commands[0].Command[1] != "0" || r.Commands[1].Runs != 1 {
		t.Errorf("%+v", r.Commands)
	}
	if len(r.Failures) != 1 || r.Failures[0].Index != 3 || r.Failures[0].Status != status.Failed {
		t.Errorf("%+v", r.Failures)
	}
}

// TestDamage holds that a lock or a state that is damaged ends the visits with an
// error that says so.
func TestDamage(t *testing.T) {
	text, err := testkit.StudyLock(2, 3)
	if err != nil {
		t.Fatal(err)
	}
	at := bytes.Index(text, []byte(`{"index":1,`))
	text[at+len(`{"index":`)] = '7'
	l, err := lock.New("study.lock.jsonl", bytes.NewReader(text), int64(len(text)))
	if err != nil {
		t.Fatal(err)
	}
	_, store := study(t)
	visits := 0
	err = status.Each(l, store, func(status.Entry) error { visits++; return nil })
	if err == nil || visits != 1 {
		t.Errorf("%d visits of a damaged lock, %v", visits, err)
	}

	l, store = study(t, state.Succeeded)
	run, err := l.Run(0)
	if err != nil {
		t.Fatal(err)
	}
	path := strings.TrimSuffix(store.LogPath(state.Run{Fingerprint: run.Fingerprint, Cycle: run.Cycle}), ".log") + ".json"
	for text, want := range map[string]string{
		"{":                     "is not the state of a run",
		"{}":                    "is the state of another run",
		`{"status":"sleeping"}`: "is the state of another run",
		fmt.Sprintf(`{"status":"sleeping","fingerprint":%q,"cycle":1}`, run.Fingerprint): `has the unknown status "sleeping"`,
	} {
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		if err := status.Each(l, store, func(status.Entry) error { return nil }); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", text, err, want)
		}
	}
}
