package state

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
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

// TestCreate holds that a file is made whole and once, whatever the file system
// says of links.
func TestCreate(t *testing.T) {
	none := func(from, to string) error {
		return &os.LinkError{Op: "link", Old: from, New: to, Err: errors.ErrUnsupported}
	}
	lost := func(from, to string) error { return errors.Join(os.Link(from, to), errors.New("the answer was lost")) }
	for name, link := range map[string]func(from, to string) error{"links": os.Link, "none": none, "lost": lost} {
		dir := t.TempDir()
		path := filepath.Join(dir, "1.claim-1")
		if err := create(path, []byte("first"), link); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if err := create(path, []byte("second"), link); err == nil || name != "lost" && !errors.Is(err, fs.ErrExist) {
			t.Errorf("%s: %v", name, err)
		}
		if text, err := os.ReadFile(path); err != nil || string(text) != "first" {
			t.Errorf("%s: %q %v", name, text, err)
		}
		other := filepath.Join(t.TempDir(), "a")
		if err := os.WriteFile(other, nil, 0o666); err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(path)
		want, otherErr := os.Stat(other)
		if err := errors.Join(err, otherErr); err != nil || info.Mode() != want.Mode() {
			t.Errorf("%s: %v, want %v: %v", name, info.Mode(), want.Mode(), err)
		}
		if left, err := filepath.Glob(filepath.Join(dir, "*")); err != nil || len(left) != 1 {
			t.Errorf("%s: %q are there", name, left)
		}
		if err := create(filepath.Join(dir, "none", "1"), nil, link); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestClaimErrors holds that what is wrong with a folder of states is said.
func TestClaimErrors(t *testing.T) {
	s := newStore(t, DefaultTimes())
	if err := os.WriteFile(s.folder(aRun.Fingerprint), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Claim(aRun, Owner{}); err == nil || !strings.HasPrefix(err.Error(), "the state folder: ") {
		t.Errorf("a file in its place: %v", err)
	}
	if err := errors.Join(os.Remove(s.folder(aRun.Fingerprint)), os.Remove(s.dir)); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Claim(aRun, Owner{}); err == nil || !strings.HasPrefix(err.Error(), "the state folder: mkdir ") {
		t.Errorf("no folder: %v", err)
	}
	if err := os.MkdirAll(s.folder(aRun.Fingerprint), 0o777); err != nil {
		t.Fatal(err)
	}
	path := s.path(aRun, ".claim-x")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	want := path + " is no file of a state folder"
	for what, err := range map[string]error{
		"a claim":   errOf(s.Claim(aRun, Owner{})),
		"tidying":   s.Tidy(aRun, Owner{}),
		"releasing": (&Claim{store: s, run: aRun, generation: 1, stop: make(chan struct{})}).Release(),
		"saving":    (&Claim{store: s, run: aRun, generation: 1}).Save(&State{}),
	} {
		if err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", what, err, want)
		}
	}
	busy := &BusyError{Owner: Owner{Host: "node7", PID: 7, Job: "slurm 1_2"}}
	if got, want := busy.Error(), "it is being done by process 7 on node7 (slurm 1_2)"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func errOf(_ *Claim, err error) error { return err }

// TestTidyBusy holds that the files of a run that another process does are left.
func TestTidyBusy(t *testing.T) {
	s := newStore(t, DefaultTimes())
	elsewhere(t, s, 1, 0)
	if err := s.Tidy(aRun, Owner{}); err != nil {
		t.Error(err)
	}
	if names := files(t, s); len(names) != 1 {
		t.Errorf("%q are left", names)
	}
	if err := s.Tidy(Run{"beef", 1}, Owner{}); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(s.folder("beef")); !errors.Is(err, fs.ErrNotExist) {
		t.Error("a folder is made of a run of which nothing is left")
	}
}

// TestRestore holds that the state that was there before comes back, or none.
func TestRestore(t *testing.T) {
	s := newStore(t, DefaultTimes())
	c, err := s.Claim(aRun, Owner{})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Release()
	old := &State{Status: Failed, Run: aRun, Attempt: 1, Command: []string{"<a>"}}
	for _, before := range []*State{nil, old, old, nil, nil} {
		if err := errors.Join(c.Save(&State{Status: Running, Run: aRun, Attempt: 2}), c.Restore(before)); err != nil {
			t.Fatal(err)
		}
		now, err := s.Load(aRun)
		if err != nil || (now == nil) != (before == nil) || now != nil && (now.Status != Failed || now.Attempt != 1) {
			t.Errorf("got %+v %v, want %+v", now, err, before)
		}
	}
	if text, err := os.ReadFile(s.path(aRun, ".json")); err == nil {
		t.Errorf("%s", text)
	}
	for range 2 {
		path, err := c.Config("c0ffee", []byte("n: 1\n"))
		if err != nil {
			t.Fatal(err)
		}
		if text, err := os.ReadFile(path); err != nil || string(text) != "n: 1\n" || filepath.Base(path) != "c0ffee.yaml" {
			t.Errorf("%s: %q %v", path, text, err)
		}
	}
}

// TestReplace holds that a file is replaced whole, and that what fails is said and
// leaves nothing.
func TestReplace(t *testing.T) {
	dir := t.TempDir()
	path, folder := filepath.Join(dir, "a"), filepath.Join(dir, "folder")
	if err := os.MkdirAll(filepath.Join(folder, "below"), 0o777); err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"first", "second"} {
		if err := replace(path, path+".tmp-x", []byte(text)); err != nil {
			t.Error(err)
		}
		if got, err := os.ReadFile(path); err != nil || string(got) != text {
			t.Errorf("%q %v", got, err)
		}
	}
	if err := replace(folder, folder+".tmp-x", nil); err == nil {
		t.Error("a folder is replaced")
	}
	if err := replace(filepath.Join(dir, "none", "a"), filepath.Join(dir, "none", "a.tmp-x"), nil); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
	if err := os.WriteFile(path+".tmp-y", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := replace(path, path+".tmp-y", nil); !errors.Is(err, fs.ErrExist) {
		t.Error(err)
	}
	if left, err := filepath.Glob(filepath.Join(dir, "*")); err != nil || len(left) != 3 {
		t.Errorf("%q are there", left)
	}
	if got, err := os.ReadFile(path); err != nil || string(got) != "second" {
		t.Errorf("%q %v", got, err)
	}
}
