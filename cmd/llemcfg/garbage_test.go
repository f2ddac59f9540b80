package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"testing"
	"time"
)

// TestGarbage holds that only the first collection comes late, that all are rare
// in a batch, and that GOGC is heeded.
func TestGarbage(t *testing.T) {
	percent := func() int {
		gogc := []metrics.Sample{{Name: "/gc/gogc:percent"}}
		metrics.Read(gogc)
		return int(gogc[0].Value.Uint64())
	}
	const usual = 100
	defer debug.SetGCPercent(debug.SetGCPercent(usual))

	t.Setenv("GOGC", "100")
	collectLate()
	if got := percent(); got != usual {
		t.Errorf("with GOGC set, garbage is collected at %d %%, not %d", got, usual)
	}
	os.Unsetenv("GOGC") // until the end of the test

	collectLate()
	if got := percent(); got != rarely {
		t.Errorf("the first collection is at %d %%", got)
	}
	for range 1000 {
		if runtime.GC(); percent() == usual {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	if got := percent(); got != usual {
		t.Errorf("after a collection, the next is at %d %%, not %d", got, usual)
	}

	collectLate()
	collectRarely()
	for range 3 {
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
	if got := percent(); got != rarely {
		t.Errorf("after some collections in a batch, the next is at %d %%", got)
	}
}
