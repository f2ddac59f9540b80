//go:build !race

// Package testkit is what tests of several packages use.
package testkit

// Race reports whether the race detector is on: it makes everything some ten
// times slower and larger, and what a test counts in thousands or in megabytes
// shows it nothing new.
const Race = false
