package main

import (
	"fmt"
	"os"
	"runtime"
	"strings"
	"text/tabwriter"
	"time"
)

// libraries times every peer in one process on one thread, pass by pass in
// turn, and prints the best pass of each.
func libraries(sets []set, peers []peer, o options) error {
	results := make([]timings, len(peers))
	previous := runtime.GOMAXPROCS(1)
	for pass := range o.passes {
		for i, p := range peers {
			results[i].name, results[i].wrong = p.name, 0
			for j, s := range sets {
				took := micros(each(s.texts, p.check, func(err error) {
					if (err == nil) != s.valid {
						results[i].wrong++
					}
				}), len(s.texts))
				if pass == 0 {
					results[i].micros = append(results[i].micros, took)
				}
				results[i].micros[j] = min(results[i].micros[j], took)
			}
		}
	}
	runtime.GOMAXPROCS(previous)
	foreign, err := runScripts(sets, o)
	if err != nil {
		return err
	}
	results = append(results, foreign...)

	fmt.Printf("One thread, warm, %d files of each kind; µs a file, best of %d passes in turn:\n\n", len(sets[0].texts), o.passes)
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprint(w, "|")
	for _, s := range sets {
		fmt.Fprintf(w, " \t| %s\t| × floor", s.name)
	}
	fmt.Fprintln(w, "\t| wrong verdicts\t|")
	fmt.Fprintln(w, "|---\t"+strings.Repeat("|---\t|---\t", len(sets))+"|---\t|")
	for i, r := range results {
		fmt.Fprintf(w, "| %s", r.name)
		for j, micros := range r.micros {
			fmt.Fprintf(w, "\t| %.1f\t| %.2f", micros, micros/results[0].micros[j])
		}
		wrong := fmt.Sprint(r.wrong)
		if i < len(peers) && peers[i].floor {
			wrong = "–"
		}
		fmt.Fprintf(w, "\t| %s\t|\n", wrong)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return parallel(sets[0], peers[:2], o)
}

// timings are what a peer took on each set, in microseconds a file.
type timings struct {
	name   string
	micros []float64
	wrong  int
}

func each(files [][]byte, check func([]byte) error, verdict func(error)) time.Duration {
	start := time.Now()
	for _, text := range files {
		verdict(check(text))
	}
	return time.Since(start)
}

func micros(d time.Duration, n int) float64 { return float64(d.Nanoseconds()) / 1000 / float64(n) }
