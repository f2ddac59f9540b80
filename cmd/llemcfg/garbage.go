package main

import (
	"os"
	"runtime"
	"runtime/debug"
)

// rarely is the garbage for each 100 bytes that are kept, where Go takes 100.
const rarely = 400

// firstCollection ends what collectLate has begun.
var firstCollection runtime.Cleanup

// collectLate has garbage collected for the first time at 16 MB, where Go begins
// at 4: most commands have ended by then. After that it is collected as usual.
func collectLate() {
	if os.Getenv("GOGC") != "" {
		return
	}
	usual := debug.SetGCPercent(rarely)
	firstCollection = runtime.AddCleanup(new(*int), func(percent int) { debug.SetGCPercent(percent) }, usual)
}

// collectRarely is for a batch, which keeps little and leaves much garbage.
// Collecting it each time that a few megabytes have doubled takes a third of the
// time of two cores.
func collectRarely() {
	firstCollection.Stop()
	debug.SetGCPercent(rarely)
}
