package loader_test

import (
	"flag"
	"log"
	"runtime/debug"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/testkit"
)

// TestMain collects garbage less often: nearly all that CUE allocates is garbage
// soon, and to look for it takes a fifth of the time. Under the race detector, to
// which one config is like another, properties are tried on a few.
func TestMain(m *testing.M) {
	if testkit.Race {
		if err := flag.Set("rapid.checks", "10"); err != nil {
			log.Fatal(err)
		}
	} else {
		debug.SetGCPercent(400)
	}
	m.Run()
}
