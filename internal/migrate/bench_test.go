package migrate_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/migrate"
)

// BenchmarkMigrate shows by doubling that each shape costs no more than in
// proportion to its keys.
func BenchmarkMigrate(b *testing.B) {
	shapes := []struct {
		name        string
		passthrough bool
		head, line  string
	}{
		{"unknown", false, "model_name: gpt2\n", "unknown_%d: 1\n"},
		{"dropped", false, "model_name: gpt2\nio:\n", "  key_%d: 1  # why\n"},
		{"passed", true, "model_name: gpt2\nbackend: vllm\nvllm:\n", "  option_%d: 1\n"},
		{"moved", false, "model_name: gpt2\nextra_metadata:\n", "  option_%d: 1\n"},
		{"comments", false, "model_name: gpt2\nio:\n", "  # %[1]d\n\n  key_%[1]d: 1\n"},
	}
	for _, s := range shapes {
		for _, n := range []int{1000, 2000, 4000, 8000} {
			var text strings.Builder
			text.WriteString(s.head)
			for i := range n {
				fmt.Fprintf(&text, s.line, i)
			}
			b.Run(fmt.Sprintf("%s/%d", s.name, n), func(b *testing.B) {
				m := migrate.New(migrate.Options{Passthrough: s.passthrough})
				for b.Loop() {
					m.Migrate("v1.yaml", []byte(text.String()))
				}
			})
		}
	}
}
