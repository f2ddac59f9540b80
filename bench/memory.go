package main

import (
	"fmt"
	"os"
	"runtime"
	"strings"
	"sync"
	"text/tabwriter"
	"time"

	"github.com/llenergymeasure/llemcfg/pkg/loader"
)

// memory loads a great many files, valid and broken, on all cores, and tells
// how much is alive before and after.
func memory(sets []set, o options) error {
	l := loader.New()
	load := func(total int) {
		workers := runtime.NumCPU()
		var group sync.WaitGroup
		for worker := range workers {
			group.Go(func() {
				for i := range total / workers {
					texts := sets[(i+worker)%len(sets)].texts
					_, _ = l.LoadBytes("experiment.yaml", texts[i%len(texts)])
				}
			})
		}
		group.Wait()
	}
	load(10_000)
	before := alive()
	start := time.Now()
	load(o.million)
	took := time.Since(start)
	fmt.Printf("\n%d loads, a third of them of broken files, on %d cores: %.1f s, %+.2f MB more alive than before.\n",
		o.million, runtime.NumCPU(), took.Seconds(), float64(alive()-before)/1e6)
	runtime.KeepAlive(l)
	return nil
}

func alive() int64 {
	runtime.GC()
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return int64(stats.HeapAlloc)
}

// sizes tells how the cost grows with the size of a file.
func sizes(o options) error {
	fmt.Printf("\nOne valid file of more and more lines under passthrough_kwargs; µs a file:\n\n")
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "| lines\t| yaml.v3 alone\t| llemcfg\t| ratio\t|")
	fmt.Fprintln(w, "|---\t|---\t|---\t|---\t|")
	l := loader.New()
	for _, lines := range []int{1, 10, 100, 1000, 10_000} {
		var b strings.Builder
		b.WriteString("model: gpt2\npassthrough_kwargs:\n")
		for i := range lines {
			fmt.Fprintf(&b, "  option_%d: %d\n", i, i)
		}
		text := []byte(b.String())
		var parse, whole time.Duration
		for pass := range o.passes {
			if d := repeat(max(1, 3000/lines), func() { _ = parseOnly(text) }); pass == 0 || d < parse {
				parse = d
			}
			if d := repeat(max(1, 3000/lines), func() { _, _ = l.LoadBytes("experiment.yaml", text) }); pass == 0 || d < whole {
				whole = d
			}
		}
		fmt.Fprintf(w, "| %d\t| %.0f\t| %.0f\t| %.2f\t|\n", lines, float64(parse.Nanoseconds())/1000, float64(whole.Nanoseconds())/1000, float64(whole)/float64(parse))
	}
	return w.Flush()
}

func repeat(n int, f func()) time.Duration {
	start := time.Now()
	for range n {
		f()
	}
	return time.Since(start) / time.Duration(n)
}
