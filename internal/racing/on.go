//go:build race

package racing

// Enabled is set when the race detector is.
const Enabled = true
