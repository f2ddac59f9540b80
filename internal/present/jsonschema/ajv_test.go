//go:build node

package jsonschema_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// ajv returns the verdict of the validator ajv on JSON texts.
func ajv(t *testing.T, texts []string) []bool {
	t.Helper()
	file := filepath.Join(t.TempDir(), "schema.json")
	if err := os.WriteFile(file, text(t), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("node", "../../../tools/node/ajv.mjs", file)
	cmd.Stdin = strings.NewReader(strings.Join(texts, "\n") + "\n")
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Fields(string(out))
	if len(lines) != len(texts) {
		t.Fatalf("%d verdicts on %d texts", len(lines), len(texts))
	}
	verdicts := make([]bool, len(lines))
	for i, line := range lines {
		verdicts[i] = line == "true"
	}
	return verdicts
}

// rounded writes every number that is in the notation of one as JavaScript
// reads it.
func rounded(t *testing.T, text string) string {
	return rewrite(t, text, func(n json.Number) json.Number {
		if f, err := n.Float64(); err == nil && strings.ContainsAny(n.String(), ".eE") {
			return json.Number(value.FormatFloat(f))
		}
		return n
	})
}

// TestAgreesWithAjv holds that ajv and the description come to the same verdict on random
// configs. To the exception of TestAgreesWithCUE one more comes: JavaScript
// rounds numbers to floats before ajv sees them, so 1.00000000000000000001 is 1.
func TestAgreesWithAjv(t *testing.T) {
	cs := random(t, 1_000)
	texts := make([]string, len(cs))
	for i, c := range cs {
		texts[i] = c.Text
	}
	notation, rounding := 0, 0
	for i, got := range ajv(t, texts) {
		c := cs[i]
		if got == c.Valid {
			continue
		}
		switch near := plain(t, rounded(t, c.Text)); {
		case got && accepts(byDescription, plain(t, c.Text)):
			notation++
		case got && accepts(byDescription, near):
			rounding++
		default:
			t.Errorf("ajv accepts: %s, the description: %v: %s", strconv.FormatBool(got), c.Valid, c.Text)
		}
	}
	t.Logf("%d configs; %d with an integer in the notation of a number, %d that a float cannot hold", len(cs), notation, rounding)
}
