package batch_test

import (
	"context"
	"errors"
	"iter"
	"math/rand/v2"
	"slices"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/llenergymeasure/llemcfg/internal/batch"
)

func count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func double(_ context.Context, i int) int { return 2 * i }

// TestOrder holds that results come in the order of the things, whatever time
// each takes, and that no more than jobs are worked on at once.
func TestOrder(t *testing.T) {
	for _, jobs := range []int{0, 1, 3, 16} {
		synctest.Test(t, func(t *testing.T) {
			var got, want []int
			var running, most atomic.Int32
			err := batch.Run(t.Context(), count(500), jobs, func(_ context.Context, i int) int {
				if n := running.Add(1); n > most.Load() {
					most.Store(n)
				}
				time.Sleep(time.Duration(rand.IntN(1000)))
				running.Add(-1)
				return i
			}, func(i int) error {
				got = append(got, i)
				return nil
			})
			for i := range count(500) {
				want = append(want, i)
			}
			if err != nil || !slices.Equal(got, want) {
				t.Errorf("with %d jobs: %v, %v", jobs, got, err)
			}
			if int(most.Load()) > max(jobs, 1) {
				t.Errorf("%d at once with %d jobs", most.Load(), jobs)
			}
		})
	}
}

func TestNothing(t *testing.T) {
	err := batch.Run(t.Context(), count(0), 4, double, func(int) error { return errors.New("called") })
	if err != nil {
		t.Error(err)
	}
}

// TestBounded holds that the producer does not run away from a slow consumer.
func TestBounded(t *testing.T) {
	var produced, consumed, most int
	things := func(yield func(int) bool) {
		for i := range 10_000 {
			produced++
			if !yield(i) {
				return
			}
		}
	}
	synctest.Test(t, func(t *testing.T) {
		err := batch.Run(t.Context(), things, 2, double, func(int) error {
			time.Sleep(time.Nanosecond) // lets everybody else go as far as they can
			synctest.Wait()
			consumed++
			most = max(most, produced-consumed)
			return nil
		})
		if err != nil || consumed != 10_000 {
			t.Errorf("%d consumed: %v", consumed, err)
		}
	})
	if most > 64 {
		t.Errorf("%d were under way at once", most)
	}
}

func TestConsumerEnds(t *testing.T) {
	broken := errors.New("broken")
	for _, end := range []error{batch.ErrStop, broken} {
		synctest.Test(t, func(t *testing.T) {
			consumed := 0
			err := batch.Run(t.Context(), count(1_000_000), 4, double, func(int) error {
				if consumed++; consumed == 10 {
					return end
				}
				return nil
			})
			want := end
			if end == batch.ErrStop {
				want = nil
			}
			if err != want || consumed != 10 {
				t.Errorf("%d consumed: %v, want %v", consumed, err, want)
			}
		})
	}
}

// TestInterrupted holds that what is done is handed over, and that nothing waits
// for work that does not end.
func TestInterrupted(t *testing.T) {
	interrupted := errors.New("interrupted")
	ctx, cancel := context.WithCancelCause(t.Context())
	release := make(chan struct{})
	defer close(release)
	var got []int
	err := batch.Run(ctx, count(8), 4, func(_ context.Context, i int) int {
		if i == 3 {
			<-release // as a file on a disk that is gone
		}
		if i == 7 {
			cancel(interrupted)
			time.Sleep(10 * time.Millisecond)
		}
		return i
	}, func(i int) error {
		got = append(got, i)
		return nil
	})
	if !errors.Is(err, interrupted) || len(got) < 3 || slices.Contains(got, 3) || !slices.IsSorted(got) {
		t.Errorf("%v: %v", got, err)
	}
}
