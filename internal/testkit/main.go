package testkit

import (
	"flag"
	"runtime/debug"
	"testing"
)

// Main runs the tests of a package. It collects garbage less often, but for
// benchmarks: nearly all that CUE allocates is garbage soon, and to look for it
// takes a fifth of the time.
func Main(m *testing.M) {
	flag.Parse()
	if flag.Lookup("test.bench").Value.String() == "" {
		debug.SetGCPercent(400)
	}
	m.Run()
}
