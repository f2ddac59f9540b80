//go:build !race

// Package racing tells tests whether the race detector is on: it makes
// everything some ten times slower and larger, and what a test counts in
// thousands or in megabytes shows it nothing new.
package racing

// Enabled is set when the race detector is.
const Enabled = false
