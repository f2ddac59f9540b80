// Package batch does the same work on many things at once and hands over what
// came of them in their order, in memory that does not grow with how many there
// are. It knows nothing of what the work is.
package batch

import (
	"context"
	"errors"
	"iter"
	"sync"
)

// ErrStop ends a batch early, without an error, when the consumer returns it.
var ErrStop = errors.New("stop")

// ahead is how many results for each worker may wait for an earlier one.
const ahead = 16

// Run gives each thing to work, on up to jobs goroutines at once, and each
// result to consume, one after the other, in the order of the things.
//
// When ctx is done, Run hands over what has been done so far and returns the
// cause, without waiting for work that is under way. When consume returns an
// error, Run returns it at once; ErrStop is returned as nil.
func Run[T, R any](ctx context.Context, things iter.Seq[T], jobs int, work func(context.Context, T) R, consume func(R) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)

	jobs = max(jobs, 1)
	next, stop := iter.Pull(things)
	r := &run[T, R]{
		next:    next,
		consume: consume,
		slots:   make([]slot[R], ahead*jobs),
		ended:   make(chan struct{}),
	}
	r.moved.L = &r.mu

	var workers sync.WaitGroup
	for range jobs {
		workers.Go(func() {
			for {
				thing, place, ok := r.take()
				if !ok {
					return
				}
				r.put(place, work(ctx, thing))
			}
		})
	}
	go func() {
		workers.Wait() // stop must not meet next
		stop()
	}()

	select {
	case <-r.ended:
	case <-ctx.Done():
		r.drain()
	}
	if r.err != nil && !errors.Is(r.err, ErrStop) {
		return r.err
	}
	return context.Cause(ctx)
}

// run is a batch under way. There is no goroutine that gives out things or
// gathers results: handing a thing to another goroutine, and waking it, costs as
// much as loading a file. Each worker takes its next thing itself, and whichever
// completes the result that is next in order consumes that and those after it.
type run[T, R any] struct {
	taking sync.Mutex // is held while a thing is taken, which may take a while
	next   func() (T, bool)

	mu          sync.Mutex
	moved       sync.Cond // consumed or over has changed
	slots       []slot[R] // of the result at place p at p modulo their number
	taken       int       // places
	consumed    int       // places
	consume     func(R) error
	isConsuming bool
	isExhausted bool // no thing is left to take
	over        bool
	ended       chan struct{} // is closed when over
	err         error         // of consume
}

// slot keeps a result until those before it are consumed.
type slot[R any] struct {
	result R
	isDone bool
}

// take returns the next thing and its place in the order.
func (r *run[T, R]) take() (thing T, place int, ok bool) {
	r.taking.Lock()
	defer r.taking.Unlock()
	if !r.waitForRoom() {
		return thing, 0, false
	}
	thing, ok = r.next()

	r.mu.Lock()
	defer r.mu.Unlock()
	if !ok {
		r.isExhausted = true
		r.endIfDone()
		return thing, 0, false
	}
	place = r.taken
	r.taken++
	return thing, place, true
}

// waitForRoom waits until there is a slot to take a thing for. It is false when
// nothing is to be taken any more.
func (r *run[T, R]) waitForRoom() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	for !r.over && r.taken-r.consumed == len(r.slots) {
		r.moved.Wait()
	}
	return !r.over
}

// put stores a result and, unless another worker is at it, consumes all that
// are next in order.
func (r *run[T, R]) put(place int, result R) {
	r.mu.Lock()
	defer r.mu.Unlock()
	*r.slot(place) = slot[R]{result, true}
	if r.isConsuming {
		return
	}
	r.isConsuming = true
	for !r.over && r.slot(r.consumed).isDone {
		r.consumeNext()
	}
	r.isConsuming = false
	r.moved.Broadcast()
	r.endIfDone()
}

func (r *run[T, R]) slot(place int) *slot[R] { return &r.slots[place%len(r.slots)] }

// consumeNext consumes the result that is next in order, with the lock released.
func (r *run[T, R]) consumeNext() {
	s := r.slot(r.consumed)
	result := s.result
	*s = slot[R]{}
	r.mu.Unlock()
	err := r.consume(result)
	r.mu.Lock()
	r.consumed++
	r.moved.Broadcast()
	if err != nil {
		r.err = err
		r.end()
	}
}

func (r *run[T, R]) endIfDone() {
	if r.isExhausted && r.consumed == r.taken {
		r.end()
	}
}

func (r *run[T, R]) end() {
	if !r.over {
		r.over = true
		r.moved.Broadcast()
		close(r.ended)
	}
}

// drain ends the run and consumes what is done already.
func (r *run[T, R]) drain() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.over {
		return
	}
	r.end()
	for r.isConsuming {
		r.moved.Wait()
	}
	for r.consumed < r.taken && r.err == nil {
		if !r.slot(r.consumed).isDone {
			r.consumed++
			continue
		}
		r.consumeNext()
	}
}
