package main

import (
	"fmt"
	"os"
	"runtime"
	"sync"
	"text/tabwriter"
	"time"

	"github.com/llenergymeasure/llemcfg/pkg/loader"
)

// libraries times every peer in one process on one thread, pass by pass in
// turn, and prints the best pass of each.
func libraries(c corpus, peers []peer, o options) error {
	type result struct {
		valid, broken time.Duration
		wrong         int
	}
	results := make([]result, len(peers))
	previous := runtime.GOMAXPROCS(1)
	for pass := range o.passes {
		for i, p := range peers {
			var wrong int
			valid := each(c.valid, p.check, func(err error) { wrong += count(err != nil) })
			broken := each(c.broken, p.check, func(err error) { wrong += count(err == nil) })
			if pass == 0 || valid < results[i].valid {
				results[i].valid = valid
			}
			if pass == 0 || broken < results[i].broken {
				results[i].broken = broken
			}
			results[i].wrong = wrong
		}
	}
	runtime.GOMAXPROCS(previous)

	fmt.Printf("One thread, warm, %d valid files and %d with one mistake; µs a file, best of %d passes in turn:\n\n", len(c.valid), len(c.broken), o.passes)
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "| \t| valid\t| × floor\t| broken\t| × floor\t| wrong verdicts\t|")
	fmt.Fprintln(w, "|---\t|---\t|---\t|---\t|---\t|---\t|")
	floor := results[0].valid
	for i, p := range peers {
		wrong := fmt.Sprint(results[i].wrong)
		if p.floor {
			wrong = "–"
		}
		fmt.Fprintf(w, "| %s\t| %.1f\t| %.2f\t| %.1f\t| %.2f\t| %s\t|\n", p.name,
			micros(results[i].valid, len(c.valid)), float64(results[i].valid)/float64(floor),
			micros(results[i].broken, len(c.broken)), float64(results[i].broken)/float64(results[0].broken), wrong)
	}
	foreign, err := runScripts(c, o)
	if err != nil {
		return err
	}
	floorValid, floorBroken := micros(floor, len(c.valid)), micros(results[0].broken, len(c.broken))
	for _, t := range foreign {
		fmt.Fprintf(w, "| %s\t| %.1f\t| %.2f\t| %.1f\t| %.2f\t| %d\t|\n", t.name, t.valid, t.valid/floorValid, t.broken, t.broken/floorBroken, t.wrong)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	parallel(c, o)
	return nil
}

func each(files [][]byte, check func([]byte) error, verdict func(error)) time.Duration {
	start := time.Now()
	for _, text := range files {
		verdict(check(text))
	}
	return time.Since(start)
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

func micros(d time.Duration, n int) float64 { return float64(d.Microseconds()) / float64(n) }

// parallel compares the throughput of one goroutine and of as many as there are
// cores.
func parallel(c corpus, o options) {
	l := loader.New()
	best := func(workers int) time.Duration {
		var best time.Duration
		for pass := range o.passes {
			start := time.Now()
			var group sync.WaitGroup
			for range workers {
				group.Go(func() {
					for range 10 {
						for _, text := range c.valid {
							_, _ = l.LoadBytes("experiment.yaml", text)
						}
					}
				})
			}
			group.Wait()
			if d := time.Since(start) / time.Duration(workers); pass == 0 || d < best {
				best = d
			}
		}
		return best
	}
	cores := runtime.NumCPU()
	previous := runtime.GOMAXPROCS(1)
	one := best(1)
	runtime.GOMAXPROCS(cores)
	all := best(cores)
	runtime.GOMAXPROCS(previous)
	fmt.Printf("\nBy library on %d cores: %.2f × the throughput of one.\n\n", cores, float64(one)/float64(all))
}
