package testkit

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"iter"

	"github.com/llenergymeasure/llemcfg/internal/run/lock"
)

// StudyLock is a lock as a study of that many points would have it: every third
// point is skipped, the others run that many cycles, interleaved, without gaps.
// Point i needs i%2+1 GPUs.
func StudyLock(points, cycles int) ([]byte, error) {
	none := 0.0
	return StudyLockWithGaps(points, cycles, &none, &none)
}

// StudyLockWithGaps is StudyLock with gaps of so many seconds; nil leaves them to
// the user's settings.
func StudyLockWithGaps(points, cycles int, experiment, cycle *float64) ([]byte, error) {
	w, err := lock.NewWriter("")
	if err != nil {
		return nil, err
	}
	defer w.Close()
	counts := lock.Counts{Points: points}
	var numbers []int
	for number := 1; number <= points; number++ {
		p := &lock.Point{Number: number, Status: "skipped", Reason: "a rule forbids it"}
		if number%3 == 0 {
			counts.Skipped++
		} else {
			counts.Run++
			numbers = append(numbers, number)
			digest := sha256.Sum256(fmt.Append(nil, "point ", number))
			p = &lock.Point{
				Number: number, Status: "run",
				Fingerprint: hex.EncodeToString(digest[:]), ConfigHash: hex.EncodeToString(digest[:8]),
				Backend: "pytorch", GPUs: number%2 + 1,
				Coordinates: json.RawMessage(fmt.Sprintf(`{"n":%d,"precision":"bf16"}`, number)),
				Experiment:  json.RawMessage(fmt.Sprintf(`{"model":"gpt2","backend":"pytorch","n":%d,"decoder":{"temperature":1.0}}`, number)),
			}
		}
		if err := w.Point(p); err != nil {
			return nil, err
		}
	}
	counts.Runs = len(numbers) * cycles
	name := "made for tests"
	header := lock.Header{
		Tool: "test", SchemaVersion: "2.0", Name: &name, Fingerprint: "f00d", DesignHash: "beef",
		Counts: counts, Execution: json.RawMessage(`{"skip_preflight":true}`), Runners: map[string]string{"pytorch": "local"},
	}
	var out bytes.Buffer
	err = w.Finish(&out, header, runsOf(numbers, cycles, experiment, cycle))
	return out.Bytes(), err
}

func runsOf(numbers []int, cycles int, experiment, cycle *float64) iter.Seq[lock.Run] {
	return func(yield func(lock.Run) bool) {
		for i := range len(numbers) * cycles {
			r := lock.Run{Index: i, Number: numbers[i%len(numbers)], Cycle: i/len(numbers) + 1}
			if i > 0 {
				r.Gap, r.GapSeconds = lock.ExperimentGap, experiment
				if i%len(numbers) == 0 {
					r.Gap, r.GapSeconds = lock.CycleGap, cycle
				}
			}
			if !yield(r) {
				return
			}
		}
	}
}
