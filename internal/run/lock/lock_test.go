package lock_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"slices"
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

// TestWriter holds what a Writer refuses.
func TestWriter(t *testing.T) {
	digest := strings.Repeat("ab", 32)
	point := func(number int) *lock.Point {
		return &lock.Point{Number: number, Status: "run", Fingerprint: digest, GPUs: 1, Experiment: json.RawMessage("{}")}
	}
	for name, test := range map[string]struct {
		points []*lock.Point
		runs   []lock.Run
		counts int
		want   string
	}{
		"nothing":           {nil, nil, 0, ""},
		"one run":           {[]*lock.Point{point(3)}, []lock.Run{{Index: 0, Number: 3}}, 1, ""},
		"runs of a width":   {[]*lock.Point{point(3)}, []lock.Run{{Number: 3, GapSeconds: new(0.125)}, {Index: 1, Number: 3, GapSeconds: new(100.0)}}, 2, ""},
		"skipped":           {[]*lock.Point{{Number: 1, Status: "skipped"}}, []lock.Run{{Number: 1}}, 1, "run 0: point 1 does not run"},
		"unknown":           {[]*lock.Point{point(3)}, []lock.Run{{Number: 2}}, 1, "run 0: point 2 does not run"},
		"no fingerprint":    {[]*lock.Point{{Number: 1, Experiment: json.RawMessage("{}")}}, nil, 0, `point 1: "" is not a fingerprint`},
		"short fingerprint": {[]*lock.Point{{Number: 1, Fingerprint: "abcd", Experiment: json.RawMessage("{}")}}, nil, 0, `point 1: "abcd" is not a fingerprint`},
		"twice":             {[]*lock.Point{point(3), point(3)}, nil, 0, "point 3 comes after point 3"},
		"back":              {[]*lock.Point{point(3), point(2)}, nil, 0, "point 2 comes after point 3"},
		"another index":     {[]*lock.Point{point(3)}, []lock.Run{{Index: 1, Number: 3}}, 1, "run 0 comes as the run with index 1"},
		"too few":           {[]*lock.Point{point(3)}, []lock.Run{{Number: 3}}, 2, "the study counts 2 runs and has 1"},
		"endless":           {[]*lock.Point{point(3)}, []lock.Run{{Number: 3, GapSeconds: new(math.Inf(1))}}, 1, "a gap of +Inf seconds"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			w, err := lock.NewWriter(dir)
			if err != nil {
				t.Fatal(err)
			}
			defer func() {
				if err := w.Close(); err != nil {
					t.Error(err)
				}
				if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
					t.Error(left, err)
				}
			}()
			for _, p := range test.points {
				if err == nil {
					err = w.Point(p)
				}
			}
			var out bytes.Buffer
			if err == nil {
				// A header may be longer than what is read at once.
				err = w.Finish(&out, lock.Header{Counts: lock.Counts{Runs: test.counts}, Execution: json.RawMessage("{}"), Set: []string{strings.Repeat("x", 9000)}}, slices.Values(test.runs))
			}
			if got := fmt.Sprint(err); err == nil && test.want != "" || err != nil && got != test.want {
				t.Fatalf("got %v, want %q", err, test.want)
			}
			if err != nil {
				return
			}
			if err := use(out.Bytes()); err != nil {
				t.Error(err)
			}
			l, err := read(out.Bytes())
			if err != nil || len(l.Header.Set[0]) != 9000 || l.Runs() != len(test.runs) {
				t.Errorf("%v: %d runs", err, l.Runs())
			}
		})
	}
}
