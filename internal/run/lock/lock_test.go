package lock_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/run/lock"
	"github.com/llenergymeasure/llemcfg/internal/testkit"
	"pgregory.net/rapid"
)

func read(text []byte) (*lock.Lock, error) {
	return lock.New("study.lock.jsonl", bytes.NewReader(text), int64(len(text)))
}

func made(t testing.TB, points, cycles int) []byte {
	t.Helper()
	text, err := testkit.StudyLock(points, cycles)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// TestLines holds that each line is JSON, that all runs have lines of one
// width, and that the same study has the same bytes.
func TestLines(t *testing.T) {
	text := made(t, 4, 2)
	if !bytes.Equal(text, made(t, 4, 2)) {
		t.Error("the same study has other bytes")
	}
	lines := strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
	var kinds []string
	width := 0
	for _, line := range lines {
		var keys map[string]any
		if err := json.Unmarshal([]byte(line), &keys); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		switch {
		case keys["kind"] != nil:
			kinds = append(kinds, "header")
		case keys["status"] != nil:
			kinds = append(kinds, keys["status"].(string))
		case keys["index"] != nil:
			kinds = append(kinds, "index")
			if width != 0 && len(line) != width {
				t.Errorf("%q has another width than %d", line, width)
			}
			width = len(line)
		case keys["sha256"] != nil:
			kinds = append(kinds, "footer")
		}
	}
	if got, want := strings.Join(kinds, " "), "header run run skipped run index index index index index index footer"; got != want {
		t.Errorf("the lines are %s, want %s", got, want)
	}
}

// TestRead holds that a run found by its index is the one that is read in
// order, and that its point is the one that it names.
func TestRead(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		points, cycles := rapid.IntRange(1, 40).Draw(r, "points"), rapid.IntRange(1, 5).Draw(r, "cycles")
		l, err := read(made(t, points, cycles))
		if err != nil {
			r.Fatal(err)
		}
		if err := l.Verify(); err != nil {
			r.Fatal(err)
		}
		n := 0
		for run, err := range l.All() {
			if err != nil {
				r.Fatal(err)
			}
			alone, err := l.Run(n)
			if err != nil {
				r.Fatal(err)
			}
			if alone.GapSeconds != nil && run.GapSeconds != nil {
				alone.GapSeconds = run.GapSeconds
			}
			if alone != run {
				r.Fatalf("run %d is %+v in order and %+v alone", n, run, alone)
			}
			point, err := l.Point(run)
			if err != nil {
				r.Fatal(err)
			}
			if point.Number != run.Number || point.GPUs != run.GPUs || point.Fingerprint != run.Fingerprint {
				r.Fatalf("run %+v has point %+v", run, point)
			}
			n++
		}
		if n != l.Runs() || n != l.Header.Counts.Runs {
			r.Fatalf("%d runs of %d", n, l.Runs())
		}
		for _, outside := range []int{-1, n} {
			if _, err := l.Run(outside); err == nil || !strings.Contains(err.Error(), "has no run") {
				r.Fatalf("run %d: %v", outside, err)
			}
		}
	})
}

// TestDamage holds that a lock that was cut off anywhere, or has any byte
// changed, is noticed, by who reads one run of it and by who reads all.
func TestDamage(t *testing.T) {
	text := made(t, 4, 2)
	for at := range text {
		if _, err := read(text[:at]); err == nil {
			t.Fatalf("cut off after %d of %d bytes, it opens", at, len(text))
		}
		edited := bytes.Clone(text)
		edited[at] ^= 1
		if use(edited) == nil {
			t.Fatalf("%q at byte %d of %q is not noticed", edited[at], at, text)
		}
	}
}

// use opens a lock and reads all.
func use(text []byte) error {
	l, err := read(text)
	if err != nil {
		return err
	}
	for run, err := range l.All() {
		if err != nil {
			return err
		}
		if _, err := l.Point(run); err != nil {
			return err
		}
	}
	return l.Verify()
}

func TestMessages(t *testing.T) {
	text := string(made(t, 4, 2))
	lines := strings.SplitAfter(text, "\n")
	for name, test := range map[string]struct{ text, want string }{
		"empty":            {"", "is not the lock of a study; llemcfg study lock writes one"},
		"a study":          {"model: gpt2\nsweep: {}\n", "is not the lock of a study"},
		"other JSON":       {"{\"kind\":\"else\"}\n", "is not the lock of a study"},
		"without footer":   {strings.Join(lines[:len(lines)-2], ""), "is cut off"},
		"in the header":    {text[:100], "is cut off"},
		"in a line":        {text[:len(text)-300], "is cut off"},
		"without its end":  {strings.TrimSuffix(text, "\n"), "is cut off"},
		"a name edited":    {strings.Replace(text, "made for tests", "mine", 1), "is damaged or was edited: the header: its checksum does not match"},
		"a line taken out": {strings.Replace(text, lines[2], "", 1), "is damaged or was edited: the size"},
		"another version":  {strings.Replace(text, `"format":1`, `"format":7`, 1), "is a lock of format 7, and this llemcfg reads format 1"},
		"a value edited":   {strings.Replace(text, `"n":1,"decoder"`, `"n":9,"decoder"`, 1), "is damaged or was edited: the point of run 0: its checksum does not match"},
		"a run edited":     {strings.Replace(text, `"index":1,"number":2`, `"index":1,"number":1`, 1), "is damaged or was edited: run 1: its checksum does not match"},
	} {
		t.Run(name, func(t *testing.T) {
			err := use([]byte(test.text))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %s", err, test.want)
			}
		})
	}
}
