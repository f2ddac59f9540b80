package loader_test

import (
	"flag"
	"log"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/testkit"
)

// TestMain tries properties on a few configs under the race detector, to which one
// config is like another.
func TestMain(m *testing.M) {
	if testkit.Race {
		if err := flag.Set("rapid.checks", "10"); err != nil {
			log.Fatal(err)
		}
	}
	testkit.Main(m)
}
