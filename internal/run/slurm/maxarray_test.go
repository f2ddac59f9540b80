//go:build unix

package slurm_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/run/slurm"
)

// TestMaxArray has what scontrol prints, if there is one, with how long an array
// may be then.
func TestMaxArray(t *testing.T) {
	for script, want := range map[string]int{
		"": slurm.DefaultMaxArray,
		`[ "$*" = "show config" ] && printf 'MaxJobId = 7\nMaxArraySize            = 50\n'`: 50,
		"echo 'XMaxArraySize = 50'":                  slurm.DefaultMaxArray,
		"echo 'MaxArraySize = 0'":                    slurm.DefaultMaxArray,
		"echo 'MaxArraySize = 1'":                    1,
		"echo 'MaxArraySize = 99999999999999999999'": slurm.DefaultMaxArray,
		"echo 'MaxArraySize = 50'; exit 1":           slurm.DefaultMaxArray,
	} {
		dir := t.TempDir()
		t.Setenv("PATH", dir)
		if script != "" {
			if err := os.WriteFile(filepath.Join(dir, "scontrol"), []byte("#!/bin/sh\n"+script+"\n"), 0o755); err != nil {
				t.Fatal(err)
			}
		}
		if got := slurm.MaxArray(t.Context()); got != want {
			t.Errorf("%q: %d, want %d", script, got, want)
		}
	}
}
