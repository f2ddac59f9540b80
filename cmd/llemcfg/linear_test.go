//go:build unix

package main

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// shapes are files that grow with n, up to the limits of the reader at about 40,000.
var shapes = []struct {
	name string
	text func(n int) string
}{
	{"unknown-keys", func(n int) string { return "model: gpt2\n" + each(n, "qx%05d: 1\n") }},
	{"near-misses", func(n int) string { return "model: gpt2\n" + each(n/10, "precision_%05d: 1\n") }},
	{"wrong-types", func(n int) string { return "model: gpt2\nvllm:\n" + each(n, "  block_%05d: []\n") }},
	{"same-key", func(n int) string { return "model: gpt2\n" + each(n, "n: %d\n") }},
	{"kwargs", func(n int) string { return "model: gpt2\npassthrough_kwargs:\n" + each(n, "  k%05d: 1\n") }},
	{"kwargs-reversed", func(n int) string { return "model: gpt2\npassthrough_kwargs:\n" + each(-n, "  k%05d: 1\n") }},
	{"list", func(n int) string { return "model: gpt2\npassthrough_kwargs:\n  l:\n" + each(n, "    - %d\n") }},
	{"list-on-a-line", func(n int) string { return "model: gpt2\npassthrough_kwargs: {l: [" + each(n, "%d, ") + "0]}\n" }},
	{"maps-in-a-list", func(n int) string {
		return "model: gpt2\npassthrough_kwargs:\n  l:\n" + each(n/4, "    - {a: %d, b: [1, 2]}\n")
	}},
	{"ambiguous", func(n int) string { return "model: gpt2\npassthrough_kwargs:\n" + each(n/2, "  k%05d: 12:30:45\n") }},
	{"comments", func(n int) string { return "model: gpt2\n" + each(n, "# comment %05d\n") + "n: 0\n" }},
	{"ignored", func(n int) string {
		return "model: gpt2\npassthrough_kwargs:\n" + each(n/4, "  k%05d: 1 # llemcfg: ignore[no-effect]\n")
	}},
	{"aliases", func(n int) string {
		return "model: gpt2\npassthrough_kwargs:\n  a: &a {b: 1}\n" + each(n/8, "  k%05d: *a\n")
	}},
	{"long-text", func(n int) string {
		return "model: gpt2\npassthrough_kwargs:\n  t: |\n" + each(n/10, "    line %05d\n")
	}},
	{"quoted", func(n int) string {
		return "model: gpt2\npassthrough_kwargs:\n" + each(n/2, "  k%05d: \"a\\tb \\u202e\"\n")
	}},
	{"syntax-error", func(n int) string { return "model: gpt2\npassthrough_kwargs:\n" + each(n, "  k%05d: 1\n") + "x: [\n" }},
	{"v1", func(n int) string { return "model_name: gpt2\nbatching: {batch_size: 4}\n" + each(n, "qx%05d: 1\n") }},
}

// each writes a line for each number below n, or backwards for a negative one.
func each(n int, line string) string {
	var b strings.Builder
	for i := range max(n, -n) {
		if n < 0 {
			i = -n - 1 - i
		}
		fmt.Fprintf(&b, line, i)
	}
	return b.String()
}

// fileCommands are the commands that read files; FILE and OTHER stand for two.
var fileCommands = [][]string{
	{"vet", "FILE"},
	{"vet", "--max-diagnostics", "0", "FILE"},
	{"vet", "--format", "sarif", "FILE"},
	{"vet", "--fix", "--diff", "FILE"},
	{"vet", "--partial", "--duplicates", "FILE"},
	{"show", "FILE"},
	{"show", "--format", "json", "FILE"},
	{"show", "--format", "cue", "FILE"},
	{"show", "--origin", "FILE"},
	{"hash", "FILE"},
	{"diff", "FILE", "OTHER"},
	{"diff", "--against-defaults", "FILE"},
	{"migrate", "FILE"},
	{"migrate", "--diff", "--passthrough", "FILE"},
	{"config", "vet"},
	{"study", "show", "FILE"},
}

// BenchmarkDoubling measures, for each command and shape, how many times as long
// a file of twice the size takes: 2 where the time grows with the size, 4 where
// it grows with its square. It needs -benchtime 1x.
func BenchmarkDoubling(b *testing.B) {
	dir := b.TempDir()
	b.Setenv("XDG_CONFIG_HOME", dir)
	if err := os.MkdirAll(filepath.Join(dir, "llenergymeasure"), 0o700); err != nil {
		b.Fatal(err)
	}
	const n = 10_000
	for _, args := range fileCommands {
		for _, shape := range shapes {
			b.Run(strings.ReplaceAll(strings.Join(args, "_"), "_FILE", "")+"/"+shape.name, func(b *testing.B) {
				var once, twice time.Duration
				for range b.N {
					once, twice = took(b, dir, args, shape.text, n), took(b, dir, args, shape.text, 2*n)
				}
				b.ReportMetric(float64(twice)/float64(once), "times")
				b.ReportMetric(float64(twice.Microseconds())/1000, "ms")
				b.ReportMetric(0, "ns/op")
			})
		}
	}
}

// reversed is a text with its kwargs in another order, so that a diff has to find
// what belongs together.
func reversed(text string) string {
	head, kwargs, ok := strings.Cut(text, "passthrough_kwargs:\n")
	lines := strings.SplitAfter(kwargs, "\n")
	if !ok || slices.ContainsFunc(lines, func(line string) bool { return line != "" && !strings.HasPrefix(line, "  k") }) {
		return text
	}
	slices.Reverse(lines)
	return head + "passthrough_kwargs:\n" + strings.Join(lines, "")
}

// took is the shortest processor time of three that a command takes for a file.
func took(b *testing.B, dir string, args []string, text func(int) string, n int) time.Duration {
	b.Helper()
	file, other := filepath.Join(dir, "file.yaml"), filepath.Join(dir, "other.yaml")
	settings := filepath.Join(dir, "llenergymeasure", "config.yaml")
	for name, text := range map[string]string{
		file: text(n), settings: text(n),
		other: reversed(text(n)),
	} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	args = append([]string(nil), args...)
	for i := range args {
		switch args[i] {
		case "FILE":
			args[i] = file
		case "OTHER":
			args[i] = other
		}
	}
	shortest := time.Duration(math.MaxInt64)
	for range 3 {
		var errors bytes.Buffer
		c := Command{Stdin: strings.NewReader(""), Stdout: io.Discard, Stderr: &errors}
		start := processorTime(b)
		c.Main(args)
		shortest = min(shortest, processorTime(b)-start)
	}
	return shortest
}

// processorTime is what the process has taken so far, whatever others do on the
// machine meanwhile.
func processorTime(b *testing.B) time.Duration {
	b.Helper()
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		b.Fatal(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
