package loader_test

import (
	"runtime/debug"
	"testing"
)

// TestMain collects garbage less often: nearly all that CUE allocates is garbage
// soon, and to look for it takes a fifth of the time.
func TestMain(m *testing.M) {
	debug.SetGCPercent(400)
	m.Run()
}
