package main

import (
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"sync"
	"text/tabwriter"
	"time"
)

// parallel compares the throughput of one goroutine on one core with that of as
// many as there are cores, with the garbage collector as Go sets it, which runs
// each time that 4 MB are allocated while little is kept, and eight times less
// often.
func parallel(s set, peers []peer, o options) error {
	cores := runtime.NumCPU()
	fmt.Printf("\nThe same valid files on %d goroutines; µs a file, best of %d passes:\n\n", cores, o.passes)
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "| \t| GOGC\t| one core\t| %d cores\t| throughput, × one\t|\n", cores)
	fmt.Fprintln(w, "|---\t|---\t|---\t|---\t|---\t|")
	defer debug.SetGCPercent(debug.SetGCPercent(100))
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	for _, percent := range []int{100, 800} {
		debug.SetGCPercent(percent)
		for _, p := range peers {
			one, all := bestOn(1, s, p, o), bestOn(cores, s, p, o)
			fmt.Fprintf(w, "| %s\t| %d\t| %.1f\t| %.1f\t| %.2f\t|\n", p.name, percent, one, all, one/all)
		}
	}
	return w.Flush()
}

// bestOn returns what a peer takes on so many cores, in microseconds a file.
func bestOn(cores int, s set, p peer, o options) float64 {
	runtime.GOMAXPROCS(cores)
	const rounds = 10
	var best time.Duration
	for pass := range o.passes {
		start := time.Now()
		var group sync.WaitGroup
		for range cores {
			group.Go(func() {
				for range rounds {
					for _, text := range s.texts {
						_ = p.check(text)
					}
				}
			})
		}
		group.Wait()
		if took := time.Since(start); pass == 0 || took < best {
			best = took
		}
	}
	return micros(best, rounds*cores*len(s.texts))
}
