package loader_test

import (
	"os"
	"runtime"
	"sync"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/llenergymeasure/llemcfg/pkg/loader"
)

// texts are the files of a folder of testdata, read once.
func texts(tb testing.TB, folder string) map[string][]byte {
	tb.Helper()
	all := map[string][]byte{}
	for _, file := range inputs(tb, folder) {
		text, err := os.ReadFile(file)
		if err != nil {
			tb.Fatal(err)
		}
		all[file] = text
	}
	return all
}

// typical is an experiment as people write them: 30 lines, with comments.
const typical = "../../testdata/examples/experiment.yaml"

// BenchmarkLoad loads one valid file, warm, beside what yaml.v3 takes to parse
// it and nothing else.
func BenchmarkLoad(b *testing.B) {
	text, err := os.ReadFile(typical)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("parse", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			var node yaml.Node
			if err := yaml.Unmarshal(text, &node); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("load", func(b *testing.B) {
		b.ReportAllocs()
		l := loader.New()
		for b.Loop() {
			if _, err := l.LoadBytes("experiment.yaml", text); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkParallel loads one valid file on as many goroutines as there are
// cores: -cpu 1,2 compares.
func BenchmarkParallel(b *testing.B) {
	text, err := os.ReadFile(typical)
	if err != nil {
		b.Fatal(err)
	}
	l := loader.New()
	b.ReportAllocs()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			if _, err := l.LoadBytes("experiment.yaml", text); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkInvalid loads a file with one mistake, warm.
func BenchmarkInvalid(b *testing.B) {
	text, err := os.ReadFile(typical)
	if err != nil {
		b.Fatal(err)
	}
	text = append(text, "\nrandom_sed: 1\n"...)
	value := append([]byte(nil), text...)
	for name, text := range map[string][]byte{"unknown field": text, "bad value": append(value[:len(value)-len("random_sed: 1\n")], "passthrough_kwargs: 1\n"...)} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			l := loader.New()
			for b.Loop() {
				if _, err := l.LoadBytes("experiment.yaml", text); err == nil {
					b.Fatal("accepted")
				}
			}
		})
	}
}

// BenchmarkMemory loads 100,000 varied files, valid and broken, on four
// goroutines, and reports how much more is alive afterwards.
func BenchmarkMemory(b *testing.B) {
	files := texts(b, "valid")
	for name, text := range texts(b, "invalid") {
		files[name] = text
	}
	l := loader.New()
	load := func(total int) {
		const workers = 4
		var group sync.WaitGroup
		for range workers {
			group.Go(func() {
				for done := 0; done < total/workers; {
					for name, text := range files {
						_, _ = l.LoadBytes(name, text)
						done++
					}
				}
			})
		}
		group.Wait()
	}
	load(2_000) // what a Loader needs anyway
	for b.Loop() {
		before := liveHeap()
		load(100_000)
		b.ReportMetric(float64(liveHeap()-before)/1e6, "MB-growth")
	}
	runtime.KeepAlive(l)
}

func liveHeap() int64 {
	runtime.GC()
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return int64(stats.HeapAlloc)
}
