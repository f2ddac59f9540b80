package state

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

var aRun = Run{Fingerprint: "f00d", Cycle: 1}

func newStore(t *testing.T, times Times) *Store {
	t.Helper()
	s, err := Create(filepath.Join(t.TempDir(), "state"))
	if err != nil {
		t.Fatal(err)
	}
	return s.WithTimes(times)
}

// elsewhere leaves the claim of a process on another machine, of an age.
func elsewhere(t *testing.T, s *Store, generation int, age time.Duration) {
	t.Helper()
	content, err := json.Marshal(claimant{Owner: Owner{Host: "node7", PID: 7}, Attempt: "x"})
	if err != nil {
		t.Fatal(err)
	}
	path := s.claimPath(aRun, generation)
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o666); err != nil {
		t.Fatal(err)
	}
	at := time.Now().Add(-age)
	if err := os.Chtimes(path, at, at); err != nil {
		t.Fatal(err)
	}
}

func files(t *testing.T, s *Store) []string {
	t.Helper()
	entries, err := os.ReadDir(s.folder(aRun.Fingerprint))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// TestOneOwner holds that of many processes that claim a run at once one
// succeeds, and that nothing is left when it is released.
func TestOneOwner(t *testing.T) {
	for _, left := range []string{"no claim", "a claim that was left behind"} {
		t.Run(left, func(t *testing.T) {
			for range 20 {
				s := newStore(t, DefaultTimes())
				if left != "no claim" {
					elsewhere(t, s, 1, 6*time.Minute)
				}
				var claims []*Claim
				var mu sync.Mutex
				var busy atomic.Int64
				var done sync.WaitGroup
				for range 8 {
					done.Go(func() {
						c, err := s.Claim(aRun, Owner{Host: "here", PID: os.Getpid()})
						if _, isBusy := errors.AsType[*BusyError](err); isBusy {
							busy.Add(1)
						} else if err != nil {
							t.Error(err)
						} else {
							mu.Lock()
							claims = append(claims, c)
							mu.Unlock()
						}
					})
				}
				done.Wait()
				if len(claims) != 1 || busy.Load() != 7 {
					t.Fatalf("%d have it and %d have not", len(claims), busy.Load())
				}
				if err := claims[0].Release(); err != nil {
					t.Fatal(err)
				}
				if names := files(t, s); len(names) > 0 {
					t.Errorf("%q are left", names)
				}
			}
		})
	}
}

// TestAge holds that a claim of another machine counts for five minutes.
func TestAge(t *testing.T) {
	s := newStore(t, DefaultTimes())
	elsewhere(t, s, 3, 4*time.Minute)
	_, err := s.Claim(aRun, Owner{})
	busy, isBusy := errors.AsType[*BusyError](err)
	if !isBusy || busy.Host != "node7" || busy.Certain || busy.Age.Round(time.Minute) != 4*time.Minute {
		t.Fatalf("a claim of four minutes: %+v", err)
	}
	if _, alive, err := s.Look(aRun); alive != Live || err != nil {
		t.Errorf("it looks %s, %v", alive, err)
	}
	elsewhere(t, s, 3, 6*time.Minute)
	if _, alive, err := s.Look(aRun); alive != Stale || err != nil {
		t.Errorf("left behind, it looks %s, %v", alive, err)
	}
	c, err := s.Claim(aRun, Owner{})
	if err != nil {
		t.Fatalf("a claim of six minutes: %v", err)
	}
	if c.generation != 4 {
		t.Errorf("the claim that takes over has generation %d", c.generation)
	}
	if err := c.Release(); err != nil {
		t.Error(err)
	}
}

// TestRenewal holds that a claim that is renewed is not taken over, and that an
// owner that was paused for too long notices that it was.
func TestRenewal(t *testing.T) {
	const renew = 20 * time.Millisecond
	s := newStore(t, Times{Renew: renew, Stale: time.Hour})
	c, err := s.Claim(aRun, Owner{})
	if err != nil {
		t.Fatal(err)
	}
	old := time.Now().Add(-2 * time.Hour)
	if err := os.Chtimes(s.claimPath(aRun, 1), old, old); err != nil {
		t.Fatal(err)
	}
	deadline := time.Now().Add(10 * time.Second)
	for {
		info, err := os.Stat(s.claimPath(aRun, 1))
		if err != nil || time.Now().After(deadline) {
			t.Fatalf("it is not renewed: %v", err)
		}
		if time.Since(info.ModTime()) < time.Hour {
			break
		}
		time.Sleep(renew / 4)
	}
	elsewhere(t, s, 2, 0)
	select {
	case <-c.Lost():
	case <-time.After(10 * time.Second):
		t.Fatal("it does not notice that it was taken over")
	}
	if err := c.Save(&State{Status: Succeeded, Run: aRun}); !errors.Is(err, ErrLost) {
		t.Errorf("saving what is lost: %v", err)
	}
	if err := c.Release(); err != nil {
		t.Error(err)
	}
	if got, want := len(files(t, s)), 2; got != want {
		t.Errorf("%d claims are left, want %d: those of the process that took over", got, want)
	}
}

// TestEmptyClaim holds that a claim whose process was killed before it had
// written it counts by its age.
func TestEmptyClaim(t *testing.T) {
	s := newStore(t, DefaultTimes())
	elsewhere(t, s, 1, 0)
	if err := os.Truncate(s.claimPath(aRun, 1), 0); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Claim(aRun, Owner{}); err == nil {
		t.Error("a new claim is taken over")
	}
	elsewhere(t, s, 1, 6*time.Minute)
	c, err := s.Claim(aRun, Owner{})
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Release(); err != nil {
		t.Error(err)
	}
}

// TestLeftovers holds that the next claim of a run removes the temporary files
// that a kill has left, those of other runs excepted.
func TestLeftovers(t *testing.T) {
	s := newStore(t, DefaultTimes())
	elsewhere(t, s, 1, 6*time.Minute)
	for _, name := range []string{"1.tmp-AAAA", "1.claim-2.tmp-BBBB", "11.tmp-CCCC"} {
		if err := os.WriteFile(filepath.Join(s.folder(aRun.Fingerprint), name), nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Tidy(aRun, Owner{}); err != nil {
		t.Fatal(err)
	}
	if names := files(t, s); len(names) != 1 || names[0] != "11.tmp-CCCC" {
		t.Errorf("%q are left", names)
	}
}
