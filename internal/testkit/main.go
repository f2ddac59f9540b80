package testkit

import (
	"flag"
	"runtime/debug"
	"testing"
)

// Main runs the tests of a package as a Suite.
func Main(m *testing.M) { Suite{m}.Run() }

// Suite is the tests of a package. It collects garbage less often, but for
// benchmarks: nearly all that CUE allocates is garbage soon, and to look for it
// takes a fifth of the time.
type Suite struct{ *testing.M }

// Run runs them, and returns the exit status.
func (s Suite) Run() int {
	flag.Parse()
	if flag.Lookup("test.bench").Value.String() == "" {
		debug.SetGCPercent(400)
	}
	return s.M.Run()
}
