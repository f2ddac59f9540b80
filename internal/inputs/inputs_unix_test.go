//go:build unix

package inputs_test

import (
	"slices"
	"syscall"
	"testing"
)

// TestNotOpened holds that no input is opened: opening a FIFO would block.
func TestNotOpened(t *testing.T) {
	tree(t, "d/a.yaml")
	if err := syscall.Mkfifo("d/pipe.yaml", 0o644); err != nil {
		t.Skip(err)
	}
	if got := expand(t, []string{"d", "d/*.yaml"}, nil, nil); !slices.Equal(got, []string{"d/a.yaml", "d/pipe.yaml"}) {
		t.Error(got)
	}
}
