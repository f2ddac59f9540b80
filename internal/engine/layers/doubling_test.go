package layers_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/llenergymeasure/llemcfg/internal/engine/encode"
	"github.com/llenergymeasure/llemcfg/internal/engine/layers"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
)

// shapes are documents that grow with n, up to the limits and some of them past.
var shapes = map[string]func(n int) (name, text string){
	"keys":             block("x:\n", "  key%d: 1\n"),
	"quoted keys":      block("x:\n", "  \"kéy %d\": 'two words' # why\n"),
	"one line":         flow("{", "k%d: 1, ", "}"),
	"one line, é":      flow("{", "é%d: ü, ", "}"),
	"list":             block("x:\n  l:\n", "  - %d\n"),
	"list of mappings": block("x:\n  l:\n", "  - {a: %d, b: [1, 2]}\n"),
	"deep":             quarter("x:\n", "  k%d: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: 1}}}}}}}}}}\n"),
	"literal":          block("x:\n", "  k%d: |\n    some text\n    and more\n"),
	"long string": func(n int) (string, string) {
		return "a.yaml", "x: {k: '" + strings.Repeat("text ", min(n, 13_000)) + "'}\n"
	},
	"aliases":         block("x:\n  a: &a {b: 1}\n", "  k%d: *a\n"),
	"merges":          block("x:\n  a: &a {b: 1, c: 2}\n", "  k%d: {<<: *a, c: 3}\n"),
	"comments":        block("x:\n  k: 1\n", "  # comment %d\n"),
	"duplicate keys":  block("x:\n", "  key: %d\n"),
	"templates":       block("x:\n", "  k%d: {{ name }}\n"),
	"numbers refused": block("x:\n", "  k%d: 017\n"),
	"quotes open":     block("x:\n", "  k%d: 'it''s'\n", "  last: 'open\n"),
	"bracket open":    block("x: [\n", "  k%d,\n"),
	"YAML 1.2 only":   block("x:\n  s: \"\\/\"\n", "  k%d: [a?, 1]\n"),
	"JSON":            json("{\"x\": {", "\"k%d\": [1, \"é\"], ", "\"z\": 1}}"),
}

func block(before, line string, after ...string) func(int) (string, string) {
	return func(n int) (string, string) {
		return "a.yaml", before + repeated(line, n) + strings.Join(after, "")
	}
}

// quarter has a quarter as many lines, of which each is many nodes.
func quarter(before, line string) func(int) (string, string) {
	return func(n int) (string, string) { return block(before, line)(n / 4) }
}

func flow(before, part, after string) func(int) (string, string) {
	return func(n int) (string, string) { return "a.yaml", "x: " + before + repeated(part, n) + after + "\n" }
}

func json(before, part, after string) func(int) (string, string) {
	return func(n int) (string, string) { return "a.json", before + repeated(part, n) + after }
}

func repeated(format string, n int) string {
	var b strings.Builder
	for i := range n {
		if strings.Contains(format, "%d") {
			fmt.Fprintf(&b, format, i)
		} else {
			b.WriteString(format)
		}
	}
	return b.String()
}

// TestShapes holds that the shapes are what they are meant to be: the sizes that
// are measured are read, or refused for another reason than their size.
func TestShapes(t *testing.T) {
	for name, shape := range shapes {
		file, text := shape(100)
		_, problems := yamldoc.Parse(&value.Source{Name: file, Text: []byte(text)}, yamldoc.DefaultLimits())
		refused := map[string]bool{"duplicate keys": true, "templates": true, "numbers refused": true, "quotes open": true, "bracket open": true}
		if refused[name] != (len(problems) > 0) {
			t.Errorf("%s: %d problems", name, len(problems))
		}
	}
}

// BenchmarkDoubling reports, for each shape, how many times longer each stage
// takes with twice as much: 2 is linear, 4 quadratic.
func BenchmarkDoubling(b *testing.B) {
	const n = 4_000
	for name, shape := range shapes {
		b.Run(name, func(b *testing.B) {
			var once, twice map[string]time.Duration
			for b.Loop() {
				once, twice = fastest(once, stages(b, shape, n)), fastest(twice, stages(b, shape, 2*n))
			}
			for stage := range once {
				b.ReportMetric(float64(twice[stage])/float64(once[stage]), stage+"-ratio")
			}
		})
	}
}

// stages are the times that each stage takes.
func stages(b *testing.B, shape func(int) (string, string), n int) map[string]time.Duration {
	times := map[string]time.Duration{}
	timed := func(stage string, do func()) {
		runtime.GC() // what came before counts no more
		begin := time.Now()
		do()
		times[stage] = time.Since(begin)
	}
	file, text := shape(n)
	var root *value.Value
	timed("parse", func() {
		root, _ = yamldoc.Parse(&value.Source{Name: file, Text: []byte(text)}, yamldoc.DefaultLimits())
	})
	if root == nil {
		return times
	}
	other := reversed(root)
	timed("merge", func() { layers.Merge(root, other) })
	timed("equal", func() { value.Equal(root, other) })
	timed("diff", func() { layers.Diff(free, root, other) })
	timed("origins", func() { layers.Facts(free, root) })
	if hasInvalid(root) {
		return times
	}
	timed("json", func() { encode.JSON(root) })
	timed("yaml", func() {
		if _, err := encode.YAML(root); err != nil {
			b.Fatal(err)
		}
	})
	timed("hash", func() { encode.ConfigHash(root) })
	timed("fingerprint", func() { encode.Fingerprint(free, root) })
	return times
}

func hasInvalid(v *value.Value) bool {
	for i := range v.Entries {
		if hasInvalid(v.Entries[i].Value) {
			return true
		}
	}
	return v.Kind == value.Invalid
}

func fastest(a, b map[string]time.Duration) map[string]time.Duration {
	for stage, d := range a {
		b[stage] = min(b[stage], d)
	}
	return b
}
