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
// result to consume, on the caller's goroutine, in the order of the things.
//
// When ctx is done, Run hands over what has been done so far and returns the
// cause, without waiting for work that is under way. When consume returns an
// error, Run returns it at once; ErrStop is returned as nil.
func Run[T, R any](ctx context.Context, things iter.Seq[T], jobs int, work func(context.Context, T) R, consume func(R) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)

	// Each thing has a slot for its result; the queue of slots keeps the order
	// and bounds how far the workers get ahead of the consumer.
	type task struct {
		thing T
		slot  chan R
	}
	jobs = max(jobs, 1)
	tasks := make(chan task)
	queue := make(chan chan R, ahead*jobs)

	go func() {
		defer close(queue)
		defer close(tasks)
		for thing := range things {
			slot := make(chan R, 1)
			select {
			case queue <- slot:
			case <-ctx.Done():
				return
			}
			select {
			case tasks <- task{thing, slot}:
			case <-ctx.Done():
				return
			}
		}
	}()

	var workers sync.WaitGroup
	for range jobs {
		workers.Go(func() {
			for t := range tasks {
				if ctx.Err() != nil {
					return
				}
				t.slot <- work(ctx, t.thing)
			}
		})
	}

	err := collect(ctx, queue, consume)
	if errors.Is(err, ErrStop) {
		return nil
	}
	return err
}

func collect[R any](ctx context.Context, queue <-chan chan R, consume func(R) error) error {
	for {
		var slot chan R
		var more bool
		select {
		case slot, more = <-queue:
		case <-ctx.Done():
			return drain(ctx, queue, nil, consume)
		}
		if !more {
			return context.Cause(ctx)
		}
		select {
		case r := <-slot:
			if err := consume(r); err != nil {
				return err
			}
		case <-ctx.Done():
			return drain(ctx, queue, slot, consume)
		}
	}
}

// drain hands over what is done already, beginning with the slot if it is not nil.
func drain[R any](ctx context.Context, queue <-chan chan R, slot chan R, consume func(R) error) error {
	for {
		if slot != nil {
			select {
			case r := <-slot:
				if err := consume(r); err != nil {
					return err
				}
			default: // not done
			}
		}
		select {
		case next, more := <-queue:
			if !more {
				return context.Cause(ctx)
			}
			slot = next
		default:
			return context.Cause(ctx)
		}
	}
}
